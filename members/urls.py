from django.urls import path

from members.views import chairs, holders, imports, interests, organisations, seats

urlpatterns = [
    path("bodies/<int:pk>/chairs/", chairs.chair_turn_edit, name="chair_turn_edit"),
    path("people/", seats.seat_list, name="seat_list"),
    path("people/seats/add/", seats.seat_add, name="seat_add"),
    path("people/seats/import/", imports.seat_import, name="seat_import"),
    path("people/seats/import/template/", imports.seat_template, name="seat_template"),
    path("people/seats/import/<int:pk>/", imports.seat_import_detail, name="seat_import_detail"),
    path("people/seats/<int:pk>/edit/", seats.seat_edit, name="seat_edit"),
    path("people/seats/<int:seat>/holders/add/", holders.holder_add, name="holder_add"),
    path("people/holders/<int:pk>/edit/", holders.holder_edit, name="holder_edit"),
    path("people/holders/<int:pk>/remove/", holders.holder_remove, name="holder_remove"),
    path("people/interests/", interests.interest_list, name="interest_list"),
    path("people/holders/<int:holder>/interests/add/", interests.interest_add, name="interest_add"),
    path("people/holders/<int:holder>/interests/<int:pk>/edit/", interests.interest_edit, name="interest_edit"),
    path("people/holders/<int:holder>/interests/<int:pk>/remove/", interests.interest_remove, name="interest_remove"),
    path("people/organisations/", organisations.organisation_list, name="organisation_list"),
    path("people/organisations/find/", organisations.organisation_find, name="organisation_find"),
    path("people/organisations/add/", organisations.organisation_add, name="organisation_add"),
    path("people/organisations/import/", imports.organisation_import, name="organisation_import"),
    path("people/organisations/import/template/", imports.organisation_template, name="organisation_template"),
    path(
        "people/organisations/import/<int:pk>/", imports.organisation_import_detail, name="organisation_import_detail"
    ),
    path("people/organisations/<int:pk>/", organisations.organisation_detail, name="organisation_detail"),
    path("people/organisations/<int:pk>/edit/", organisations.organisation_edit, name="organisation_edit"),
]
