"""Ask for clearance of a paper, record what was answered, and ask again when the text changes."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone

from cdp_portal.working_days import working_days_after
from meetings.clearing import clearable, fingerprint
from meetings.models import Clearance, Paper, TemplateField
from members.models import Seat

AGAIN = "The text changed after it was cleared."
DAYS_TO_ANSWER = 5  # working days, as councils commonly give


def due_on(today: date) -> date:
    """The day by which an answer is asked for, unless another is chosen."""
    return working_days_after(today, DAYS_TO_ANSWER)


@transaction.atomic
def ask_clearance(*, paper: Paper, roles: Iterable[TemplateField], seat: Seat | None, due: date, by) -> int:
    """Ask each role about the text as it is; a role that was asked before is asked again. Gives how many were asked."""
    asked = {"seat": seat, "due_on": due, "state": Clearance.State.ASKED, "asked_at": timezone.now(), "asked_by": by}
    fresh = {"why_asked": "", "decided_at": None, "decided_by": None, "how": "", "comment": "", "text_sha256": ""}
    made = [
        Clearance.objects.update_or_create(paper=paper, key=role.key, defaults={"role": role.label, **asked, **fresh})
        for role in roles
    ]
    return len(made)


@transaction.atomic
def record_clearance(*, form, by) -> bool:
    """Save the answer of one role with the fingerprint of the text; False when somebody else saved first."""
    clearance = form.instance
    clearance.decided_at, clearance.decided_by = timezone.now(), by
    clearance.text_sha256 = fingerprint(Paper.objects.prefetch_related(*clearable()).get(pk=clearance.paper_id))
    return form.save_checked()


def ask_again(paper: Paper, *, by) -> int:
    """Ask those anew who cleared another text than the paper's. Gives how many. Runs in its caller's transaction."""
    paper = Paper.objects.prefetch_related(*clearable()).get(pk=paper.pk)
    now, today = fingerprint(paper), timezone.localdate()
    stale = [one for one in paper.clearances.all() if one.state == Clearance.State.CLEARED and one.text_sha256 != now]
    for clearance in stale:
        clearance.state, clearance.why_asked = Clearance.State.ASKED, AGAIN
        clearance.asked_at, clearance.asked_by, clearance.due_on = timezone.now(), by, due_on(today)
        clearance.decided_at = clearance.decided_by = None
        clearance.save()
    return len(stale)
