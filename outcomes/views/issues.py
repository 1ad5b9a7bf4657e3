"""Emerging issues: the list, one issue, adding, editing, closing and opening again."""

from django.contrib import messages
from django.db.models import F
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe
from django_filters import ChoiceFilter, FilterSet, ModelChoiceFilter

from accounts.access import for_partnership
from accounts.history import Part, history_of
from accounts.records import TEMPLATE, add_record, edit_record
from accounts.roles import Permission
from cdp_portal.exports import asked_format, export
from cdp_portal.lists import Column, FilterForm, listing
from meetings.dealt_with import business_of
from members.models import Seat
from outcomes import issues
from outcomes.exports_issues import ISSUE_COLUMNS, actions_sheet, issue_rows
from outcomes.forms import CloseIssueForm, IssueForm
from outcomes.models import EmergingIssue, IssueAction
from outcomes.series import tracks_by_metric
from outcomes.views.plans import SECTION, trail_of

LIST = "Emerging issues"
COLUMNS = (
    Column("Issue", "number", ("number",)),
    Column("Noticed", "noticed", ("noticed_on",)),
    Column("Owner"),
    Column("Agreed actions"),
    Column("State", "state", ("status",)),
)


def _owners(request):
    """The seats that own an issue which the person may read."""
    owning = EmergingIssue.objects.filter(partnership=request.partnership).readable_by(request.access.audience)
    return Seat.objects.filter(pk__in=owning.values("owner_seat")).select_related("organisation")


class IssueFilter(FilterSet):
    status = ChoiceFilter(label="State", choices=EmergingIssue.Status.choices, empty_label="Any")
    owner_seat = ModelChoiceFilter(label="Owner", queryset=_owners)

    class Meta:
        model = EmergingIssue
        fields = ["status", "owner_seat"]
        form = FilterForm


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def issue_list(request, partnership):
    """The issues that the person may read: open ones first, the latest noticed first."""
    today = timezone.localdate()
    readable = EmergingIssue.objects.filter(partnership=partnership).readable_by(request.access.audience)
    rows = readable.with_actions(today).select_related("owner_seat__organisation", "noticed_by", "partnership")
    found = IssueFilter(request.GET, queryset=rows.open_first(), request=request)
    if asked_format(request):
        return export(request, LIST, ISSUE_COLUMNS, issue_rows(found.qs), more=[actions_sheet(found.qs, today)])
    context = {
        "title": LIST,
        "section": SECTION,
        "trail": trail_of(partnership),
        "listing": listing(request, found, COLUMNS, noun="issue"),
        "can_edit": request.access.can(Permission.RISK_EDIT),
    }
    return render(request, "outcomes/issue_list.html", context)


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def issue_detail(request, partnership, number):
    """An issue with what the partners agreed, the metrics that it touches and the meetings that dealt with it."""
    issue = issue_to_read(request, partnership, number)
    today, audience = timezone.localdate(), request.access.audience
    agreed = issue.actions.select_related("organisation", "owner_seat__organisation").order_by(
        F("done_on").asc(nulls_first=True), "due_on", "id"
    )
    may_finish = issues.may_finish(request.access, agreed, today)
    context = {
        "title": str(issue),
        "section": SECTION,
        "trail": _trail(partnership),
        "issue": issue,
        "actions": [
            (one, one.is_late(today), issue.is_open and not one.done_on and one.pk in may_finish) for one in agreed
        ],
        "metrics": tracks_by_metric(issue.partnership, audience, issue.metrics.select_related("outcome")),
        "business": business_of(issue.dealt_with.all(), audience),
        "is_own_seat": issue.owner_seat and issue.owner_seat.partnership_id == partnership.pk,
        "can_edit": request.access.can(Permission.RISK_EDIT),
    }
    if request.access.can(Permission.HISTORY_VIEW):
        context["entries"] = history_of(issue, Part(IssueAction, "issue"))
    return render(request, "outcomes/issue_detail.html", context)


@for_partnership(Permission.RISK_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def issue_add(request, partnership):
    form = IssueForm(request.POST or None, instance=EmergingIssue(partnership=partnership), partnership=partnership)
    context = {"title": "Add an issue", "section": SECTION, "trail": _trail(partnership)}

    def create() -> EmergingIssue:
        return issues.add_issue(form=form, by=request.user)

    back = reverse("issue_list", args=[partnership.slug])
    return add_record(request, form, context, create, said="Issue added.", cancel_url=back)


@for_partnership(Permission.RISK_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def issue_edit(request, partnership, number):
    issue = issue_to_read(request, partnership, number)
    form = IssueForm(request.POST or None, instance=issue, partnership=partnership)
    return edit_record(request, form, issue_context(partnership, issue, "Edit issue"))


@for_partnership(Permission.RISK_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def issue_close(request, partnership, number):
    """Ask what came of it, then close it."""
    issue = issue_to_read(request, partnership, number)
    if not issue.is_open:
        messages.info(request, f"{issue} is closed already.")
        return redirect(issue)
    form = CloseIssueForm(request.POST or None, issue=issue, initial={"outcome": issue.outcome})
    if request.method == "POST" and form.is_valid():
        if issues.close_issue(issue=issue, **form.cleaned_data, by=request.user):
            messages.success(request, f"{issue} is closed.")
        return redirect(issue)
    form.submit, form.cancel_url = "Close the issue", issue.get_absolute_url()
    return render(request, TEMPLATE, {"form": form, **issue_context(partnership, issue, "Close issue")})


@for_partnership(Permission.RISK_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def issue_reopen(request, partnership, number):
    issue = issue_to_read(request, partnership, number)
    if request.method == "POST" or issue.is_open:
        if issues.reopen_issue(issue=issue, by=request.user):
            messages.success(request, f"{issue} is open again.")
        return redirect(issue)
    asked = {
        "consequence": "It goes back among the open issues. What came of it so far stays on record.",
        "submit": "Open the issue again",
        "cancel_url": issue.get_absolute_url(),
    }
    context = issue_context(partnership, issue, "Open this issue again?")
    return render(request, "components/confirm.html", {**asked, **context})


def issue_to_read(request, partnership, number: int) -> EmergingIssue:
    """An issue that the person may read. Raises Http404."""
    found = EmergingIssue.objects.filter(partnership=partnership).readable_by(request.access.audience)
    loaded = found.select_related("owner_seat__organisation", "noticed_by", "partnership")
    return get_object_or_404(loaded, number=number)


def _trail(partnership, *more: tuple[str, str]) -> list[tuple[str, str]]:
    return [*trail_of(partnership), (LIST, reverse("issue_list", args=[partnership.slug])), *more]


def issue_context(partnership, issue: EmergingIssue, title: str) -> dict:
    trail = _trail(partnership, (str(issue), issue.get_absolute_url()))
    return {"title": title, "caption": f"{issue.number}. {issue.title}", "section": SECTION, "trail": trail}
