"""How each part of a partnership's work stands, in a sentence or two that lead to where it is kept."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from accounts.access import Access
from cdp_portal.formats import gov_date, gov_datetime, money
from cdp_portal.overview.due.gathering import everything
from cdp_portal.periods import FinancialYear, Quarter
from cdp_portal.release import Audience
from cdp_portal.sentences import counted, joined, lower_first
from grants.models import Allocation
from grants.reporting import AuthorityTotal
from grants.reporting import figures_for as money_figures
from meetings.models import Action, Meeting
from meetings.visible import OF_AN_ACTION, seen_by
from members.reporting import MembershipFigures
from outcomes.due.line import NO_OWNER, Due, Scope
from outcomes.models import DeliveryPlan, Observation, PlanAction
from outcomes.series import Track, tracks_of
from outcomes.words import direction_words, figure_words, period_words
from partnerships.models import Partnership
from partnerships.reporting import RegisterFigures
from returns.models import Return
from returns.rules import is_late, not_started

NOUNS = {
    "action of a meeting": "actions of meetings",
    "action on an issue": "actions on issues",
    "next step of a standard": "next steps of standards",
}
FIGURES = 5  # as many outcome figures as one reads at a glance


@dataclass(frozen=True)
class Line:
    """One sentence; with a `url` it is a link to its source. `state` is a word for a tag, such as Late."""

    text: str
    url: str = ""
    state: str = ""


@dataclass(frozen=True)
class Panel:
    heading: str
    url: str
    lines: tuple[Line, ...]


def people(partnership: Partnership, membership: MembershipFigures) -> Panel:
    lines = [Line(counted(membership.seats, "seat").capitalize(), membership.url)]
    if membership.vacant:
        words = counted(membership.vacant, "seat")
        if membership.longest_vacant_since:
            since = "since" if membership.vacant == 1 else "the longest since"
            words += f", {since} {gov_date(membership.longest_vacant_since)}"
        lines.append(Line(words, f"{membership.url}?holder=vacant", "Vacant"))
    coverage = reverse("membership_detail", args=[partnership.slug])
    if membership.missing_sectors:
        lines.append(Line(f"No seat for: {'; '.join(membership.missing_sectors)}", coverage))
    elif membership.sectors_expected:
        lines.append(Line("Every core kind of member has a seat", coverage))
    return Panel("People", membership.url, tuple(lines))


def meetings(partnership: Partnership, audience: Audience, day: date) -> Panel:
    """The next meeting (or the last), and the actions and decisions that this reader may see. Four queries."""
    known = Meeting.objects.of(partnership).select_related("body")
    coming = known.upcoming(timezone.now()).first()
    last = None if coming else known.counting().order_by("-starts_at").first()
    lines = [Line("No meeting is planned", reverse("meeting_list", args=[partnership.slug]))]
    if coming:
        lines = [Line(f"Next: {coming.body}, {gov_datetime(coming.starts_at)}", _meeting_url(partnership, coming))]
    elif last:
        lines.append(Line(f"Last: {last.body}, {gov_date(last.held_on)}", _meeting_url(partnership, last)))
    seen = Action.objects.filter(seen_by(audience, *OF_AN_ACTION), partnership=partnership)
    to_do, late = seen.open().count(), seen.overdue(day).count()
    url = reverse("action_list", args=[partnership.slug])
    lines.append(Line(counted(to_do, "open action").capitalize(), url))
    if late:
        lines.append(Line(counted(late, "action"), f"{url}?late=on", "Late"))
    return Panel("Meetings", reverse("meeting_list", args=[partnership.slug]), tuple(lines))


def _meeting_url(partnership: Partnership, meeting: Meeting) -> str:
    return reverse("meeting_detail", args=[partnership.slug, meeting.slug])


def grant_money(partnership: Partnership, day: date) -> Panel:
    """What each authority has and has spent in the current financial year, or the last one with money on record."""
    url = reverse("allocation_list", args=[partnership.slug])
    now = FinancialYear.containing(day)
    years = Allocation.objects.filter(partnership=partnership, financial_year__lte=now.label)
    latest = years.order_by("-financial_year").values_list("financial_year", flat=True).first()
    if latest is None:
        return Panel("Money", url, (Line("No allocation is on record", url),))
    quarter = Quarter.containing(day) if latest == now.label else FinancialYear.parse(latest).quarters[-1]
    totals = money_figures(partnership, quarter).totals
    return Panel("Money", url, tuple(Line(_money_words(one, latest), f"{url}?year={latest}") for one in totals))


def _money_words(one: AuthorityTotal, year: str) -> str:
    has = f"{money(one.allocation)} allocated" if one.allocation is not None else "allocations not all known"
    spent = f"{money(one.actual_to_date)} spent so far" if one.actual_to_date is not None else "spend not known"
    return f"{one.authority}, {year}: {has}, {spent}"


def plan(partnership: Partnership, day: date) -> Panel:
    """How the actions of the plan stand. Three queries."""
    url = reverse("plan_action_list", args=[partnership.slug])
    found = DeliveryPlan.objects.filter(partnership=partnership).to_show(day)
    if found is None:
        return Panel("Plan", url, (Line("No delivery plan is on record", url),))
    actions = PlanAction.objects.filter(objective__plan=found)
    counts = dict(actions.order_by().values_list("status").annotate(Count("pk")))
    words = [f"{counts[status]} {label.lower()}" for status, label in PlanAction.Status.choices if status in counts]
    lines = [Line(f"{found.title}: {', '.join(words) or 'no actions yet'}", url)]
    if late := actions.late(day).count():
        lines.append(Line(counted(late, "action"), url, "Late"))
    return Panel("Plan", url, tuple(lines))


def due(access: Access, day: date) -> Panel:
    """What is late or without news, what nobody owns and what nobody ever reported on, as this reader may see it."""
    url = reverse("due_list", args=[access.partnership.slug])
    found = everything(Scope({access.partnership.pk: access}, frozenset(), day))
    lines = [
        *_counted("Late or without news", [one for one in found if one.state], f"{url}?seat=everyone"),
        *_counted("Without an owner", [one for one in found if one.whose == NO_OWNER], f"{url}?seat=none"),
        *_counted("Never reported on", [one for one in found if one.never], f"{url}?seat=never"),
    ]
    return Panel("What is due", url, tuple(lines or [Line("Everything has an owner and is reported on", url)]))


def _counted(what: str, found: list[Due], url: str) -> list[Line]:
    """“Without an owner: 2 plan actions and 1 risk”; no line for nothing."""
    counts = Counter(lower_first(one.noun) for one in found)
    words = joined(counted(number, noun, NOUNS.get(noun, "")) for noun, number in counts.items())
    return [Line(f"{what}: {words}", url)] if found else []


def outcomes(partnership: Partnership, audience: Audience, day: date) -> Panel:
    """The latest known figures of the whole partnership that this reader may see, and how many are not known."""
    url = reverse("outcome_dashboard", args=[partnership.slug])
    whole = [
        track
        for track in tracks_of(partnership, audience, ended_by=day)
        if track.latest.area == Observation.Area.PARTNERSHIP
    ]
    known = [track for track in whole if track.latest.value is not None]
    lines = [_figure(track) for track in known[:FIGURES]]
    if len(known) > FIGURES:
        lines.append(Line(counted(len(known) - FIGURES, "more figure"), url))
    if unknown := len(whole) - len(known):
        lines.append(Line(f"{counted(unknown, 'figure')} not published or not known", url))
    return Panel("Outcomes", url, tuple(lines or [Line("No outcome figures are on record", url)]))


def _figure(track: Track) -> Line:
    latest = track.latest
    parts = [figure_words(latest), direction_words(track), period_words(latest.starts_on, latest.ends_on)]
    words = f"{latest.metric.name}: {', '.join(part for part in parts if part)}"
    return Line(words, latest.url)


def returns(partnership: Partnership, day: date) -> Panel:
    """Returns that are asked for and not begun, those on their way, and the last one sent. Three queries."""
    url = reverse("return_list", args=[partnership.slug])
    lines = [
        Line(f"Not started: {asked.title}, {quarter.short_label}, due {gov_date(due_on)}", url, _late(due_on < day))
        for asked, quarter, due_on in not_started([partnership], day)
    ]
    known = Return.objects.filter(partnership=partnership).select_related("requirement", "partnership")
    for one in known.unfinished().order_by("due_on", "id"):
        words = f"{one.get_state_display()}: {one.requirement.title}, {one.quarter.short_label}"
        lines.append(Line(f"{words}, due {gov_date(one.due_on)}", one.get_absolute_url(), _late(is_late(one, day))))
    sent = known.filter(state=Return.State.SUBMITTED).order_by("-financial_year", "-quarter_number").first()
    if sent:
        words = f"Last sent: {sent.requirement.title}, {sent.quarter.short_label}"
        lines.append(Line(words, sent.get_absolute_url()))
    return Panel("Returns", url, tuple(lines or [Line("No return is asked for", url)]))


def _late(late: bool) -> str:  # noqa: FBT001 - a word for a fact
    return "Late" if late else ""


def milestones(partnership: Partnership, register: RegisterFigures) -> Panel:
    url = reverse("milestone_list", args=[partnership.slug])
    if register.milestones and not any(milestone.known for milestone in register.milestones):
        return Panel("Milestones", url, (Line("Not known: nobody here has reported on them yet", url),))
    lines = [Line(f"{register.milestones_done} of {counted(register.milestones_total, 'milestone')} done", url)]
    late = [milestone for milestone in register.milestones if milestone.late]
    lines += [Line(f"{one.title}, again" if one.done else one.title, one.url, "Late") for one in late]
    return Panel("Milestones", url, tuple(lines))
