from django.urls import path

from partnerships.views import proposal_parts, proposal_steps, proposals

urlpatterns = [
    path("proposals/", proposals.proposal_list, name="proposal_list"),
    path("proposals/add/", proposals.proposal_add, name="proposal_add"),
    path("proposals/<int:pk>/", proposals.proposal_detail, name="proposal_detail"),
    path("proposals/<int:pk>/edit/", proposals.proposal_edit, name="proposal_edit"),
    path("proposals/<int:pk>/remove/", proposals.proposal_remove, name="proposal_remove"),
    path("proposals/<int:pk>/put/", proposal_steps.proposal_put, name="proposal_put"),
    path("proposals/<int:pk>/decide/", proposal_steps.proposal_decide, name="proposal_decide"),
    path("proposals/<int:pk>/reopen/", proposal_steps.proposal_reopen, name="proposal_reopen"),
    path(
        "proposals/<int:proposal>/points/<slug:kind>/", proposal_parts.proposal_point_edit, name="proposal_point_edit"
    ),
    path("proposals/<int:proposal>/areas/", proposal_parts.proposed_area_edit, name="proposed_area_edit"),
    path("proposals/<int:proposal>/approvals/add/", proposal_parts.approval_add, name="approval_add"),
    path("proposals/approvals/<int:pk>/edit/", proposal_parts.approval_edit, name="approval_edit"),
    path("proposals/approvals/<int:pk>/remove/", proposal_parts.approval_remove, name="approval_remove"),
]
