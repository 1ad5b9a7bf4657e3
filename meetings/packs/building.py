"""Make a pack and prove it: the file, the report of the check, and what tells later whether the records still agree."""

import hashlib
from dataclasses import asdict, dataclass
from datetime import datetime

from cdp_portal.pdf.pack import Before, BuiltPack, Layout, PackSpec, build_pack
from cdp_portal.release import Audience
from meetings.models import Meeting, Pack, PackFile
from meetings.packs.content import content_of
from meetings.packs.matter import Matter, matter_of
from meetings.packs.outline import fingerprint, outline_of
from meetings.packs.proving import report
from meetings.packs.spec import Edition, pack_spec, printed_papers


@dataclass(frozen=True)
class Made:
    """The file and all that is kept with it: the fields of a PackFile by name, and the fingerprint of the records."""

    built: BuiltPack
    kept: dict
    fingerprint: str


def next_version(meeting: Meeting, audience: str, form: str) -> int:
    last = last_pack(meeting, audience, form)
    return last.version + 1 if last else 1


def last_pack(meeting: Meeting, audience: str, form: str) -> Pack | None:
    return Pack.objects.filter(meeting=meeting, audience=audience, form=form).order_by("-version").first()


def make(meeting: Meeting, *, audience: Audience, form: str, reason: str, at: datetime) -> Made:
    """Build and prove the next version. Takes seconds, writes nothing, holds no lock. Raises PdfError."""
    matter = matter_of(meeting)
    outline = outline_of(matter, audience)
    last = last_pack(meeting, audience, form)
    edition = Edition(
        audience=audience,
        form=form,
        version=last.version + 1 if last else 1,
        issued_at=at,
        reason=reason if last else "",
        before=_before(last),
        standard=_standard(meeting, audience, outline) if form == PackFile.Form.LARGE_PRINT else None,
    )
    spec = pack_spec(matter, edition)
    built = build_pack(spec)
    kept = {
        "version": edition.version,
        "reason": edition.reason,
        "pages": built.pages,
        "sha256": hashlib.sha256(built.pdf).hexdigest(),
        "supplement_pages": built.supplement_pages,
        "supplement_sha256": hashlib.sha256(built.supplement).hexdigest() if built.supplement else "",
        "outline": outline,
        "layout": built.layout.as_data(),
        "changes": [asdict(change) for change in built.changes],
        "proof": report(matter, spec, built, audience),
        "content": content_of(spec),
    }
    return Made(built, kept, fingerprint_of(spec, matter, audience))


def fingerprint_now(meeting: Meeting, edition: Edition) -> str:
    """The fingerprint of what the records would give now."""
    matter = matter_of(meeting)
    return fingerprint_of(pack_spec(matter, edition), matter, edition.audience)


def fingerprint_of(spec: PackSpec, matter: Matter, audience: Audience) -> str:
    files = [paper.sha256 for line, paper in printed_papers(matter, audience)]
    return fingerprint([content_of(spec), files])


def _before(last: Pack | None) -> Before | None:
    """The version to follow. One without a layout was issued before layouts were kept: its pages are not followed."""
    if last is None or not last.layout:
        return None
    with last.file.open("rb") as stored:
        return Before(last.version, Layout.from_data(last.layout), stored.read())


def _standard(meeting: Meeting, audience: Audience, outline: list[dict]) -> Layout | None:
    """Where the usual print of the same matter has its pages, if there is one."""
    usual = last_pack(meeting, audience, PackFile.Form.STANDARD)
    return Layout.from_data(usual.layout) if usual and usual.layout and usual.outline == outline else None
