"""The publication clock: by when papers are due and the pack is published, and what is late. It asks no query.

A body open to the public by law publishes five clear days before its meeting (Local Government Act 1972,
section 100B): neither the day of publication nor that of the meeting counts. Others keep a rule of their own.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.utils import timezone

from cdp_portal.formats import gov_date
from cdp_portal.sentences import counted
from cdp_portal.working_days import clear_working_days, working_days_before
from meetings.models.standing import PAPERS_DUE
from partnerships.models import Body

BY_LAW = 5  # clear working days, at the least
RULES = {
    Body.AccessRule.STATUTORY: "by law, open to the public",
    Body.AccessRule.PUBLIC: "by the body’s own rule, open to the public",
    Body.AccessRule.CLOSED: "by the body’s own rule, open to its members",
}


def clear_days_of(body: Body) -> int:
    """The clear working days that the body keeps; the law lets a statutory one keep no fewer than five."""
    return max(body.clear_days, BY_LAW) if body.access_rule == Body.AccessRule.STATUTORY else body.clear_days


def papers_due_days_of(body: Body) -> int:
    """Working days between papers and publication, by the body's standing orders if it has any."""
    orders = getattr(body, "standing_orders", None)
    return PAPERS_DUE if orders is None else orders.papers_due_days


@dataclass(frozen=True)
class Clock:
    """The dates of one meeting. `published_on` is the day of its first pack for those whom the body is open to."""

    held_on: date
    access_rule: str
    clear_days: int
    papers_due_days: int
    published_on: date | None = None

    @classmethod
    def of(cls, meeting) -> "Clock":
        """The clock of a meeting from `with_publication()`."""
        body, at = meeting.body, meeting.published_at
        published_on = timezone.localdate(at) if at else None
        return cls(meeting.held_on, body.access_rule, clear_days_of(body), papers_due_days_of(body), published_on)

    @cached_property
    def publish_by(self) -> date:
        """The last working day that leaves enough clear ones before the meeting."""
        return working_days_before(self.held_on, self.clear_days + 1)

    @cached_property
    def papers_due_on(self) -> date:
        return working_days_before(self.publish_by, self.papers_due_days)

    def days_late(self, today: date) -> int:
        """Clear working days that are missing: at publication, or until now while nothing is published; 0 in time."""
        day = min(self.published_on or today, self.held_on)
        return max(0, self.clear_days - clear_working_days(day, self.held_on)) if day > self.publish_by else 0

    def papers_days_late(self, today: date) -> int:
        """Working days since the papers were due; 0 in time."""
        return clear_working_days(self.papers_due_on, today + timedelta(days=1))

    @property
    def rule(self) -> str:
        """“5 clear working days by law, open to the public”."""
        return f"{counted(self.clear_days, 'clear working day')} {RULES[Body.AccessRule(self.access_rule)]}"

    def sentence(self, today: date) -> str:
        """“Publish by Tuesday 1 December 2026: 5 clear working days by law, …; 3 working days late.”"""
        late = lateness(self.days_late(today))
        if self.published_on:
            given = clear_working_days(self.published_on, self.held_on)
            when = f"Published on {day_name(self.published_on)}: {counted(given, 'clear working day')}"
            short = f"; {self.clear_days} are needed, {late}" if late else ", in time"
            return f"{when}{short}."
        if today >= self.held_on:
            return f"No papers were published. They were due out by {day_name(self.publish_by)}."
        return f"Publish by {day_name(self.publish_by)}: {self.rule}{f'; {late}' if late else ''}."

    def short(self, today: date) -> str:
        """For lists: “Published 30 November 2026”, “Publish by 1 December 2026”, each with how late it is; empty
        once the day has come without a pack."""
        late = lateness(self.days_late(today))
        if not self.published_on and today >= self.held_on:
            return ""
        when = (
            f"Published {gov_date(self.published_on)}"
            if self.published_on
            else f"Publish by {gov_date(self.publish_by)}"
        )
        return f"{when}, {late}" if late else when

    def notice(self, today: date) -> str:
        """What to do about a meeting called too late to publish its papers in time; empty when there is time."""
        if today <= self.publish_by or self.published_on or today > self.held_on:
            return ""
        what = f"Papers should have been out by {day_name(self.publish_by)}: {self.rule}."
        urgent = " An item that is added later needs the chair’s reason for urgency."
        return (
            f"{what} Publish them as soon as you can.{urgent if self.access_rule == Body.AccessRule.STATUTORY else ''}"
        )

    def papers_sentence(self, today: date) -> str:
        """When papers are due, and how late those are that are still missing."""
        late = lateness(self.papers_days_late(today))
        return f"Papers due {day_name(self.papers_due_on)}{f', {late}' if late else ''}."


def day_name(day: date) -> str:
    """“Tuesday 1 December 2026”."""
    return f"{day:%A} {gov_date(day)}"


def lateness(days: int) -> str:
    """“3 working days late”; empty for none."""
    return f"{counted(days, 'working day')} late" if days else ""
