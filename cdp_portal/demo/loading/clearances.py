"""Who was asked to clear papers and what they said, and the papers that went up to another body."""

from cdp_portal.demo.loading.context import Load
from cdp_portal.demo.loading.times import in_london
from meetings.actions.referral import refer_paper
from meetings.clearing import clearable, fingerprint
from meetings.models import Clearance, Meeting, Paper, PaperReferral, TemplateField


def load_clearances(load: Load) -> None:
    """Written once: what somebody answered since stays. Papers must have their texts."""
    roles = {(field.template_id, field.key): field.label for field in TemplateField.objects.filter(part="clearance")}
    texts = {paper.pk: fingerprint(paper) for paper in Paper.objects.prefetch_related(*clearable())}
    officer = load.user("officer")
    rows = [
        {
            "partnership": paper.partnership,
            "paper": paper,
            "key": asked["key"],
            "role": roles[paper.template_id, asked["key"]],
            "seat": load.seats.get((paper.partnership.slug, asked.get("seat"))),
            "state": asked["state"],
            "due_on": asked["due_on"],
            "asked_at": in_london(asked["asked_at"]),
            "asked_by": officer,
            "decided_at": in_london(asked.get("decided_at")),
            "decided_by": officer if "decided_at" in asked else None,
            "how": asked.get("how", ""),
            "comment": asked.get("comment", ""),
            "text_sha256": texts[paper.pk] if "decided_at" in asked else "",
        }
        for literal, paper in load.papers
        for asked in literal.get("clearances", ())
    ]
    load.add(Clearance, rows, "paper", "key")


def load_referrals(load: Load) -> None:
    """Papers that went up and are in the data, and those that the portal puts on the other body's agenda."""
    by_title = {(paper.partnership_id, paper.title): paper for _literal, paper in load.papers}
    rows = [
        {
            "partnership": paper.partnership,
            "paper": paper,
            "made": by_title[paper.partnership_id, up["title"]],
            "sent_at": in_london(up["sent_at"]),
            "sent_by": load.user("officer"),
            **{name: up[name] for name in ("outcome", "outcome_on", "comment")},
        }
        for literal, paper in load.papers
        for up in [literal.get("went_up_as")]
        if up
    ]
    load.add(PaperReferral, rows, "paper", "made")
    for literal, paper in load.papers:
        if "goes_up_to" in literal:
            _send_up(load, paper, *literal["goes_up_to"])


def _send_up(load: Load, paper: Paper, body: str, day: str, purpose: str) -> None:
    if PaperReferral.objects.filter(paper=paper).exists():
        load.counts.unchanged += 1
        return
    meeting = Meeting.objects.get(partnership=paper.partnership, body__slug=body, slug=day)
    refer_paper(paper=paper, meeting=meeting, purpose=purpose, by=None)
    load.counts.created += 1
