from django.urls import path

from grants import views

urlpatterns = [
    path("money/", views.allocation_list, name="allocation_list"),
    path("money/add/", views.allocation_add, name="allocation_add"),
    path("money/<int:pk>/", views.allocation_detail, name="allocation_detail"),
    path("money/lines/<int:pk>/", views.spend_line_detail, name="spend_line_detail"),
    path("money/<int:pk>/edit/", views.allocation_edit, name="allocation_edit"),
    path("money/<int:allocation>/plan/", views.spend_plan_edit, name="spend_plan_edit"),
    path("money/<int:allocation>/spend/<int:quarter>/", views.spend_edit, name="spend_edit"),
]
