"""Packs that were issued: built, proved and issued as an officer does it."""

from cdp_portal.demo.loading.context import Load
from cdp_portal.release import Audience
from meetings.actions.pack import build_draft, issue_pack
from meetings.models import Pack, PackFile


def load_packs(load: Load) -> None:
    """The last step: a pack tells when its papers changed after it."""
    officer = load.user("officer")
    for _place, literal, meeting in load.meetings:
        if "pack_for" not in literal:
            continue
        if Pack.objects.filter(meeting=meeting).exists():
            load.counts.unchanged += 1
            continue
        audience = Audience(literal["pack_for"])
        draft = build_draft(meeting=meeting, audience=audience, form=PackFile.Form.STANDARD, reason="", by=officer)
        issue_pack(draft=draft, seen=draft.sha256, by=officer)
        load.counts.created += 1
