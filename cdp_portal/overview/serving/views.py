"""Linking a paper, decision or action to what it serves, and taking a link away. Each noun has its own permission."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from accounts.access import for_partnership
from accounts.records import remove_record
from accounts.roles import Permission
from cdp_portal.overview.serving.form import MOST, ServingForm
from cdp_portal.overview.serving.kinds import KINDS, Kind
from cdp_portal.overview.serving.served import noun_of
from cdp_portal.release import Audience
from meetings.actions.link import link_business
from meetings.dealt_with import words_of
from meetings.models import Action, Decision, Paper
from meetings.views.action import action_to_read, action_trail
from meetings.views.decision import decision_to_read
from meetings.views.paper import paper_to_write
from meetings.views.shared import SECTION, meeting_trail

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@for_partnership(Permission.PAPER_EDIT)
def paper_serving_add(request, partnership, meeting, pk):
    return _add(request, partnership, *_paper(partnership, meeting, pk))


@require_http_methods(METHODS)
@for_partnership(Permission.DECISION_EDIT)
def decision_serving_add(request, partnership, number):
    return _add(request, partnership, *_decision(request, partnership, number))


@require_http_methods(METHODS)
@for_partnership(Permission.ACTION_EDIT)
def action_serving_add(request, partnership, number):
    return _add(request, partnership, *_action(request, partnership, number))


@require_http_methods(METHODS)
@for_partnership(Permission.PAPER_EDIT)
def paper_serving_remove(request, partnership, meeting, pk, kind, link):
    return _remove(request, *_paper(partnership, meeting, pk), kind, link)


@require_http_methods(METHODS)
@for_partnership(Permission.DECISION_EDIT)
def decision_serving_remove(request, partnership, number, kind, link):
    return _remove(request, *_decision(request, partnership, number), kind, link)


@require_http_methods(METHODS)
@for_partnership(Permission.ACTION_EDIT)
def action_serving_remove(request, partnership, number, kind, link):
    return _remove(request, *_action(request, partnership, number), kind, link)


def _paper(partnership, meeting: str, pk: int) -> tuple[Paper, list]:
    """The paper and the breadcrumbs down to it; so for the others. Raises Http404."""
    paper = paper_to_write(partnership, meeting, pk)
    return paper, meeting_trail(partnership, paper.item.meeting, (paper.title, paper.get_absolute_url()))


def _decision(request, partnership, number: int) -> tuple[Decision, list]:
    decision = decision_to_read(request, partnership, number)
    return decision, meeting_trail(partnership, decision.meeting, (str(decision), decision.get_absolute_url()))


def _action(request, partnership, number: int) -> tuple[Action, list]:
    action = action_to_read(request, partnership, number)
    return action, [*action_trail(partnership), (str(action), action.get_absolute_url())]


def _add(request: HttpRequest, partnership, business: Paper | Decision | Action, trail: list) -> HttpResponse:
    """First the kind, then the records of it: `?kind=risk`, narrowed by the words of `?q=`."""
    kind, asked = KINDS.get(request.GET.get("kind", "")), request.GET.get("q", "").strip()
    context = {
        "title": "Link to what this serves",
        "caption": words_of(business),
        "section": SECTION,
        "trail": trail,
        "kinds": KINDS.values(),
        "kind": kind,
        "asked": asked,
        "back": business.get_absolute_url(),
    }
    if kind is None:
        return render(request, "meetings/serving_add.html", context)
    audience = request.access.audience
    linked = kind.links.objects.filter(**{noun_of(business): business}).values("served")
    found = kind.found(partnership, audience, asked).exclude(pk__in=linked)
    form = ServingForm(
        request.POST or None,
        kind=kind,
        found=found[:MOST],
        offered=kind.offered(partnership, audience).exclude(pk__in=linked),
    )
    form.cancel_url = business.get_absolute_url()
    if request.method == "POST" and form.is_valid():
        return _save(request, kind, business, form)
    return render(request, "meetings/serving_add.html", {**context, "form": form, "count": found.count(), "most": MOST})


def _save(request: HttpRequest, kind: Kind, business: Paper | Decision | Action, form: ServingForm) -> HttpResponse:
    chosen = form.cleaned_data["served"]
    link_business(links=kind.links, business=business, served=chosen, note=form.cleaned_data["note"], by=request.user)
    what = kind.label.lower()
    messages.success(request, f"Linked to {len(chosen)} {what if len(chosen) == 1 else f'{what}s'}.")
    return redirect(business)


def _remove(request: HttpRequest, business: Paper | Decision | Action, trail: list, kind: str, link: int):
    """Ask once, then take the link away; both records stay."""
    if kind not in KINDS:
        raise Http404
    known = KINDS[kind]
    loaded = [f"served__{path}" for path in known.loaded]
    links = known.links.objects.filter(**{noun_of(business): business}).select_related("served", *loaded)
    found = get_object_or_404(links, pk=link)
    if not request.access.audience.may_see(getattr(found.served, "release_class", Audience.PUBLIC)):
        raise Http404
    context = {"caption": words_of(business), "section": SECTION, "trail": trail}
    name = f"the link to {known.label.lower()} “{known.words(found.served)}”"
    consequence = "Only the link goes. Both records stay, and their history says that they were linked."
    return remove_record(request, found, context, consequence=consequence, lead_to=business, called=name)
