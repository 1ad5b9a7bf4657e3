from django.db.models import F
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import for_partnership
from accounts.records import add_record, edit_record
from accounts.roles import Permission
from cdp_portal.exports import asked_format, export
from cdp_portal.lists import Column, listing
from meetings import exports, rules
from meetings.actions.action import add_action, change_action, update_action
from meetings.filters import ActionFilter
from meetings.forms.action import ActionForm, ActionUpdateForm
from meetings.links import asked_item
from meetings.models import Action, ActionUpdate, Decision, Meeting
from meetings.views.shared import SECTION, meetings_trail, refusal
from meetings.visible import OF_AN_ACTION, seen_by

LIST = "Actions"
REPORTED = ("text", "status", "evidence", "closed_on")
COLUMNS = (
    Column("Number", "number", ("number",)),
    Column("Action"),
    Column("Owner", "owner", ("owner_seat__organisation__name", "owner_seat__post_title")),
    Column("Due", "due", ("due_on",)),
    Column("State", "state", ("status",)),
)


def late_first(actions):
    """Open actions by the day they are due, so late ones first, those without a day last; then closed ones."""
    return actions.order_by(F("closed_on").desc(nulls_first=True), F("due_on").asc(nulls_last=True), "-number")


def visible_actions(request, partnership):
    """Actions that the person may read, each with whether its owner's seat is vacant."""
    seen = Action.objects.filter(seen_by(request.access.audience, *OF_AN_ACTION), partnership=partnership)
    return seen.with_vacancy(timezone.localdate())


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def action_list(request, partnership):
    today = timezone.localdate()
    actions = late_first(visible_actions(request, partnership))
    found = ActionFilter(
        request.GET,
        queryset=actions.select_related("owner_seat__organisation", "partnership"),
        partnership=partnership,
    )
    if asked_format(request):
        rows = exports.action_rows(found.qs.select_related("meeting__body"), today)
        return export(request, "Actions", exports.ACTION_COLUMNS, rows)
    context = {
        "section": SECTION,
        "trail": meetings_trail(partnership),
        "listing": listing(request, found, COLUMNS, noun="action"),
        "can_add": request.access.can(Permission.ACTION_EDIT),
        "today": today,
    }
    return render(request, "meetings/action_list.html", context)


@for_partnership(Permission.ACTION_EDIT)
@require_http_methods(["GET", "POST"])
def action_add(request, partnership):
    action = Action(partnership=partnership, **_source(request, partnership))
    source = action.decision or action.item
    form = ActionForm(
        request.POST or None,
        instance=action,
        initial={"release_class": source.release_class} if source else {},
    )
    context = {
        "title": "Add an action",
        "caption": str(action.decision or action.meeting or ""),
        "section": SECTION,
        "trail": action_trail(partnership),
    }

    def create() -> Action:
        return add_action(action=form.save(commit=False), by=request.user)

    back = (action.decision or action.meeting).get_absolute_url() if action.meeting else _list_url(partnership)
    return add_record(request, form, context, create, said="Action added.", cancel_url=back)


@for_partnership(Permission.ACTION_EDIT)
@require_http_methods(["GET", "POST"])
def action_edit(request, partnership, number):
    action = action_to_read(request, partnership, number)
    form = ActionForm(request.POST or None, instance=action)
    trail = [*action_trail(partnership), (str(action), action.get_absolute_url())]
    context = {"title": "Edit action", "caption": str(action), "section": SECTION, "trail": trail}
    return edit_record(request, form, context, save=lambda: change_action(form=form, by=request.user))


@for_partnership(Permission.ACTION_UPDATE)
@require_http_methods(["GET", "POST"])
def action_update(request, partnership, number):
    action = action_to_read(request, partnership, number)
    trail = [*action_trail(partnership), (str(action), action.get_absolute_url())]
    if sentence := rules.why_no_update(request.access, request.user, action, timezone.localdate()):
        return refusal(request, trail, "Report progress", sentence, back=action)
    form = ActionUpdateForm(
        request.POST or None,
        instance=ActionUpdate(action=action),
        initial={"status": action.status, "evidence": action.evidence},
    )
    context = {
        "title": "Report progress",
        "caption": str(action),
        "intro": action.text,
        "section": SECTION,
        "trail": trail,
    }

    def create() -> Action:
        update_action(action=action, by=request.user, **{name: form.cleaned_data[name] for name in REPORTED})
        return action

    back = action.get_absolute_url()
    return add_record(request, form, context, create, said="Progress saved.", cancel_url=back)


def action_to_read(request, partnership, number: int) -> Action:
    """An action that the person may read. Raises Http404."""
    known = visible_actions(request, partnership).select_related(
        "owner_seat__organisation", "owner_seat__body", "partnership", "meeting__body", "meeting__partnership"
    )
    return get_object_or_404(known.select_related("item", "decision__item"), number=number)


def _source(request, partnership) -> dict:
    """What the action follows from, as the address names it: `?decision=4`, or `?meeting=2023-12-06&item=7`."""
    number = request.GET.get("decision", "")
    if number.isascii() and number.isdigit() and len(number) < 10:
        decision = get_object_or_404(
            Decision.objects.select_related("meeting__body", "meeting__partnership", "item"),
            partnership=partnership,
            number=number,
        )
        return {"decision": decision, "meeting": decision.meeting, "item": decision.item}
    if slug := request.GET.get("meeting", ""):
        meeting = get_object_or_404(
            Meeting.objects.select_related("body", "partnership"), partnership=partnership, slug=slug
        )
        return {"meeting": meeting, "item": asked_item(request, meeting)}
    return {}


def _list_url(partnership) -> str:
    return reverse("action_list", args=[partnership.slug])


def action_trail(partnership) -> list[tuple[str, str]]:
    return meetings_trail(partnership, (LIST, _list_url(partnership)))
