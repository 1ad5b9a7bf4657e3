"""Send a paper up to another body, record what that body made of it, and write a paper anew in another template."""

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from cdp_portal.release import Audience
from meetings import papers
from meetings.actions.clearance import ask_again
from meetings.actions.meeting import add_meeting
from meetings.actions.shared import touch
from meetings.carrying import moves
from meetings.models import AgendaItem, Ground, Meeting, Paper, PaperAnswer, PaperReferral
from meetings.visible import class_of_paper

CLOSED_BELOW = "As at the meeting that the paper comes from"


@transaction.atomic
def refer_paper(*, paper: Paper, meeting: Meeting, purpose: str, by) -> PaperReferral:
    """Put the paper on the agenda of `meeting` (added when it is new), in the template of that meeting's body.

    Text carries over by meaning; what has no place there stays with the paper. Never more open than it is here.
    """
    if meeting.pk is None:
        add_meeting(meeting=meeting, by=by)
    item = _item(paper, meeting, purpose)
    made = Paper(
        item=item,
        kind=paper.kind,
        title=paper.title,
        template=papers.template_for(meeting) or paper.template,
        release_class=class_of_paper(paper),
        original_name=paper.original_name,
        pages=paper.pages,
        sha256=paper.sha256,
        warning=paper.warning,
        accessibility=paper.accessibility,
        accessibility_advice=paper.accessibility_advice,
    )
    if paper.file:
        made.file.save("paper.pdf", ContentFile(paper.file.read()), save=False)
    made.save()
    for answer, target in moves(paper, made.template):
        PaperAnswer.objects.create(paper=made, field=target or answer.field, text=answer.text)
    touch(meeting)
    return PaperReferral.objects.create(paper=paper, made=made, sent_at=timezone.now(), sent_by=by)


def _item(paper: Paper, meeting: Meeting, purpose: str) -> AgendaItem:
    last = meeting.items.aggregate(last=Max("position"))["last"] or 0
    item = AgendaItem(
        meeting=meeting,
        position=last + 1,
        title=paper.title,
        purpose=purpose,
        paper_state=AgendaItem.PaperState.EXPECTED,
        release_class=class_of_paper(paper),
    )
    if item.release_class == Audience.RESTRICTED:
        below = paper.item
        item.closed_ground = below.closed_ground or Ground.BOARD
        item.exempt_paragraph = below.exempt_paragraph
        item.exempt_reason = below.exempt_reason or CLOSED_BELOW
    item.save()
    return item


@transaction.atomic
def record_referral(*, form, by) -> bool:
    """Save what the office was told; False when somebody else saved first."""
    return form.save_checked()


@transaction.atomic
def change_template(*, form, by) -> bool:
    """Save the template that was chosen and take the texts over by meaning. What has no place keeps its field."""
    if not form.save_checked():
        return False
    paper = form.instance
    for answer, target in moves(paper, paper.template):
        if target and target.pk != answer.field_id:
            answer.field = target
            answer.save(update_fields=["field"])
    ask_again(paper, by=by)
    touch(paper.item.meeting)
    return True
