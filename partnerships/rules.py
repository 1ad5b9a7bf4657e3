"""When something may happen in the register, in sentences that a page can show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection

from cdp_portal.formats import gov_date, last_day
from cdp_portal.sentences import counted, joined
from partnerships.models import (
    Body,
    FootprintArea,
    MilestoneProgress,
    Partnership,
    ReportingLine,
    SeniorResponsibleOwner,
    TermsOfReference,
)

# The trigger of `partnerships_reportingline_no_circle` takes the same lock and climbs the same way.
_LOCK = "select pg_advisory_xact_lock(hashtext('partnerships_reportingline'))"
_CLIMB = """
with recursive climb(body, days, path) as (
  select %(to)s::bigint, daterange(%(starts)s::date, %(ends)s::date), array[%(to)s::bigint]
  union all
  select line.to_id, climb.days * daterange(line.starts_on, line.ends_on), climb.path || line.to_id
    from climb join partnerships_reportingline line on line.reporting_id = climb.body
   where climb.days && daterange(line.starts_on, line.ends_on)
     and line.id is distinct from %(line)s and climb.body <> %(reporting)s and line.to_id <> all(climb.path)
)
select path from climb where body = %(reporting)s order by array_length(path, 1), path limit 1
"""


@dataclass(frozen=True)
class Signing:
    """Whether an owner could sign a return on a day, and why (a sentence)."""

    could_sign: bool
    why: str


def signing(owner: SeniorResponsibleOwner, day: date) -> Signing:
    """The same rule as `SeniorResponsibleOwner.objects.who_could_sign(day)`, in words. Asks no query."""
    if owner.starts_on and day < owner.starts_on:
        return Signing(could_sign=False, why=f"Takes office on {gov_date(owner.starts_on)}.")
    if owner.ends_on and day >= owner.ends_on:
        return Signing(could_sign=False, why=f"Left office: the last day was {gov_date(last_day(owner.ends_on))}.")
    if owner.confirmed_on is None:
        nominated = f"Nominated on {gov_date(owner.nominated_on)}, but" if owner.nominated_on else "The nomination is"
        return Signing(could_sign=False, why=f"{nominated} not yet confirmed.")
    if day < owner.confirmed_on:
        return Signing(could_sign=False, why=f"The nomination is confirmed only from {gov_date(owner.confirmed_on)}.")
    office = f"In office since {gov_date(owner.starts_on)}" if owner.starts_on else "In office"
    return Signing(could_sign=True, why=f"{office}, confirmed on {gov_date(owner.confirmed_on)}.")


def formed_too_early(successors: list[Partnership], ends_on: date | None) -> list[Partnership]:
    """Those of the successors that were formed before their predecessor ends (`ends_on`: the first day without it)."""
    return [one for one in successors if ends_on and one.formed_on and one.formed_on < ends_on]


def joins_after(partnership: Partnership, ends_on: date) -> list[str]:
    """The names of authorities that would join the footprint only on or after that day. One query."""
    later = FootprintArea.objects.filter(partnership=partnership, starts_on__gte=ends_on).select_related("authority")
    return [area.authority.name for area in later]


def tier_clashes(partnership: Partnership, tier: str) -> list[str]:
    """The names of authorities that would be in two footprints of `tier` if the partnership changed to it."""
    mine = list(FootprintArea.objects.filter(partnership=partnership).select_related("authority"))
    theirs = FootprintArea.objects.filter(tier=tier, authority__in=[area.authority_id for area in mine])
    others = list(theirs.exclude(partnership=partnership))
    return sorted({str(area.authority) for area in mine if any(_share_a_day(area, other) for other in others)})


def _share_a_day(area: FootprintArea, other: FootprintArea) -> bool:
    if area.authority_id != other.authority_id:
        return False
    starts, ends = [area.starts_on or date.min, other.starts_on or date.min], [area.ends_on, other.ends_on]
    return max(starts) < min(end or date.max for end in ends)


def why_not_report(line: ReportingLine) -> str:
    """Why the line would close a circle on a day on which all its lines hold; empty when it would not.

    Until the transaction ends nobody else can record a line, so that the answer stays true.
    """
    given = {
        "to": line.to_id,
        "reporting": line.reporting_id,
        "starts": line.starts_on,
        "ends": line.ends_on,
        "line": line.pk,
    }
    with connection.cursor() as cursor:
        cursor.execute(_LOCK)
        cursor.execute(_CLIMB, given)
        found = cursor.fetchone()
    if found is None:
        return ""
    between = Body.objects.in_bulk(found[0][1:-1])
    names = joined(between[pk] for pk in found[0][1:-1])
    through = f", through {names}" if names else ""
    return f"{line.to} already reports to {line.reporting}{through}: a circle."


def why_not_begin_line(line: ReportingLine) -> str:
    """Why the line cannot begin on its first day: one of the bodies is not there yet; empty when it can."""
    for body in (line.reporting, line.to):
        if line.starts_on and body.starts_on and line.starts_on < body.starts_on:
            return f"{body} begins on {gov_date(body.starts_on)}. Enter that day or a later one."
    return ""


def why_not_last_line(line: ReportingLine) -> str:
    """Why the line cannot last as long as it would: one of the bodies ends before; empty when it can."""
    ended = [body for body in (line.reporting, line.to) if body.ends_on]
    if not ended:
        return ""
    first = min(ended, key=lambda body: body.ends_on)
    if line.ends_on and line.ends_on <= first.ends_on:
        return ""
    return f"The last day of {first} is {gov_date(last_day(first.ends_on))}. Enter that day or an earlier one."


def why_not_follow(predecessors: Iterable[Body], starts_on: date | None) -> str:
    """Why a body that begins then cannot follow those; empty when it can."""
    still = [body for body in predecessors if starts_on and body.ends_on and starts_on < body.ends_on]
    if not still:
        return ""
    last = max(still, key=lambda body: body.ends_on)
    return (
        f"It follows {last}, whose last day is {gov_date(last_day(last.ends_on))}. "
        f"Enter {gov_date(last.ends_on)} or a later day."
    )


def why_not_last(body: Body, ends_on: date | None) -> str:
    """Why a body cannot stay until then (`ends_on` is the first day without it); empty when it can."""
    if ends_on is None or body.pk is None:
        return ""
    next_one = body.successors.filter(starts_on__lt=ends_on).order_by("starts_on").first()
    if next_one is None:
        return ""
    begins = next_one.starts_on
    return (
        f"{next_one} follows it and begins on {gov_date(begins)}. Enter {gov_date(last_day(begins))} or an earlier day."
    )


def access_words(body: Body) -> str:
    """Who may come to a body's meetings and when the papers are out, in a sentence or two."""
    days = f"{counted(body.clear_days, 'clear working day')} before the meeting" if body.clear_days else "in time"
    if body.access_rule == Body.AccessRule.STATUTORY:
        return (
            f"Open to the public by law. Agenda and papers are published {days}; "
            "the public is kept out of exempt items only."
        )
    if body.access_rule == Body.AccessRule.PUBLIC:
        return f"Open to the public by choice, no law asks for it. Agenda and papers are published {days}."
    return f"Closed. Members and those who are invited attend; papers go to members {days}."


def why_not_rewrite(terms: TermsOfReference) -> str:
    """Why the text and the adoption of a version stay as they are; empty when they may be written."""
    if not terms.is_adopted:
        return ""
    return (
        f"Version {terms.version} was adopted on {gov_date(terms.adopted_on)}, so its text stays. "
        "To correct or change it, write the next version."
    )


def why_not_adopt(terms: TermsOfReference, adopted_on: date, today: date) -> str:
    """Why a version cannot have been adopted on that day; empty when it can."""
    if adopted_on > today:
        return "The day of adoption cannot be in the future. Leave it empty until the terms are adopted."
    for other in terms.body.terms.exclude(adopted_on=None).exclude(pk=terms.pk):
        known = f"Version {other.version} was adopted on {gov_date(other.adopted_on)}"
        is_later = terms.version is None or terms.version > other.version
        if is_later and adopted_on < other.adopted_on:
            return f"{known}, and a later version is adopted after it."
        if not is_later and adopted_on > other.adopted_on:
            return f"{known}, and an earlier version is adopted before it."
    return ""


def why_no_next_round(report: MilestoneProgress) -> str:
    """Why the round after this one cannot begin; empty when it can."""
    rounds = MilestoneProgress.objects.filter(partnership=report.partnership_id, milestone=report.milestone_id)
    if rounds.filter(cycle__gt=report.cycle).exists():
        return "The next round has begun already. Report progress on it."
    if not report.is_done:
        return "This round is not done yet. Report it as done, then begin the next."
    return ""
