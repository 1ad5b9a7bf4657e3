from django.urls import path

from returns.views.files import return_export
from returns.views.pages import return_detail, return_edit, return_list, return_start
from returns.views.steps import (
    return_mark_sent,
    return_reopen,
    return_send_back,
    return_sign,
    return_submit_for_review,
)

RETURN = "returns/<quarter:quarter>/<slug:receiver>/"

urlpatterns = [
    path("returns/", return_list, name="return_list"),
    path("returns/start/", return_start, name="return_start"),
    path(RETURN, return_detail, name="return_detail"),
    path(f"{RETURN}edit/", return_edit, name="return_edit"),
    path(f"{RETURN}submit-for-review/", return_submit_for_review, name="return_submit_for_review"),
    path(f"{RETURN}send-back/", return_send_back, name="return_send_back"),
    path(f"{RETURN}sign/", return_sign, name="return_sign"),
    path(f"{RETURN}mark-sent/", return_mark_sent, name="return_mark_sent"),
    path(f"{RETURN}reopen/", return_reopen, name="return_reopen"),
    path(f"{RETURN}<str:format>/", return_export, name="return_export"),
]
