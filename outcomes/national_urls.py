"""Pages of figures outside partnerships."""

from django.urls import path

from outcomes import views

urlpatterns = [
    path("import/", views.national_observation_import, name="national_observation_import"),
    path("import/<int:pk>/", views.national_observation_import_detail, name="national_observation_import_detail"),
    path("import/<int:pk>/names/", views.national_observation_import_names, name="national_observation_import_names"),
]
