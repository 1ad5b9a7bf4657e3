"""Build a pack, look at it, issue it. And keep who opened it."""

import hashlib
import secrets

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from accounts.audit import acting
from cdp_portal.pdf.turns import turn
from cdp_portal.release import Audience
from meetings import rules
from meetings.models import Meeting, Pack, PackDraft, PackFile, PackOpening
from meetings.packs import building
from meetings.packs.spec import Edition

SHARED = tuple(field.name for field in PackFile._meta.local_fields if field.name != "partnership")


def build_draft(*, meeting: Meeting, audience: Audience, form: str, reason: str, by) -> PackDraft:
    """Build and prove the next version and keep it as the draft, in the place of the one before.

    `reason` is needed from version 2 on. Nothing is locked while the PDF is made. Raises ValidationError for an empty
    agenda or a cancelled meeting, and PdfError when the PDF cannot be made or the machine is busy with others.
    """
    rules.refuse(rules.why_no_pack(meeting, items=meeting.items.count()))
    built_at = timezone.now()
    with turn():
        made = building.make(meeting, audience=audience, form=form, reason=reason, at=built_at)
    with transaction.atomic():
        Meeting.objects.select_for_update().get(pk=meeting.pk)  # one draft of a kind, whoever builds at the same time
        draft = PackDraft.objects.filter(meeting=meeting, audience=audience, form=form).first()
        draft = draft or PackDraft(meeting=meeting, audience=audience, form=form)
        _forget_files(draft)
        for name, value in made.kept.items():
            setattr(draft, name, value)
        draft.fingerprint, draft.built_at, draft.built_by, draft.issued = made.fingerprint, built_at, by, None
        _store(draft, made.built)
        draft.save()
    return draft


@transaction.atomic
def issue_pack(*, draft: PackDraft, seen: str, by) -> Pack:
    """Issue exactly the file that was proved. Issued twice, it is the same pack.

    `seen` is the SHA-256 of the draft that was looked at. Raises ValidationError when the proof failed or anything
    changed since: then it must be built again. Raises PdfError when an uploaded paper has gone missing.
    """
    locked = PackDraft.objects.select_for_update(of=("self",)).select_related("meeting__body", "meeting__partnership")
    draft = locked.get(pk=draft.pk)
    if draft.issued_id:
        return draft.issued
    rules.refuse(rules.why_no_issue(draft, seen=seen, today=timezone.localdate()))
    rules.refuse(_why_changed(draft))
    pack = Pack(**{name: getattr(draft, name) for name in SHARED}, issued_at=timezone.now(), issued_by=by)
    pack.file, pack.supplement = draft.file.name, draft.supplement.name  # the very files that were proved
    pack.save()
    draft.issued = pack
    draft.save(update_fields=["issued"])
    return pack


def open_pack(*, pack: Pack, what: str, by) -> None:
    """Write down that `by` opened the pack now."""
    with acting(by, action="pack_opening"):
        PackOpening.objects.create(pack=pack, what=what, opened_at=timezone.now(), opened_by=by)


def _why_changed(draft: PackDraft) -> str:
    meeting, audience = draft.meeting, Audience(draft.audience)
    if building.next_version(meeting, audience, draft.form) != draft.version:
        return f"Version {draft.version} was issued by someone else meanwhile. Build the pack again."
    edition = Edition(audience, draft.form, draft.version, draft.built_at, draft.reason)
    if building.fingerprint_now(meeting, edition) != draft.fingerprint:
        return "The agenda, a paper, the minutes or an action changed after this draft was built. Build it again."
    with draft.file.open("rb") as stored:
        unchanged = hashlib.sha256(stored.read()).hexdigest() == draft.sha256
    return "" if unchanged else "The file of this draft is no longer the one that was checked. Build it again."


def _store(draft: PackDraft, built) -> None:
    name = secrets.token_hex(12)
    draft.file.save(f"{name}.pdf", ContentFile(built.pdf), save=False)
    if built.supplement:
        draft.supplement.save(f"{name}-new-pages.pdf", ContentFile(built.supplement), save=False)
    else:
        draft.supplement = ""


def _forget_files(draft: PackDraft) -> None:
    """Remove the files of a draft that nobody issued, once its successor is safe."""
    if draft.pk is None or draft.issued_id:
        return
    storage = draft.file.storage
    for name in filter(None, (draft.file.name, draft.supplement.name)):
        transaction.on_commit(lambda name=name: storage.delete(name))
