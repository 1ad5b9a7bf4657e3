"""Issue a meeting pack."""

import hashlib

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from cdp_portal.pdf.pack import build_pack
from cdp_portal.release import Audience
from meetings import packs, rules
from meetings.models import Meeting, Pack


@transaction.atomic
def issue_pack(*, meeting: Meeting, audience: Audience, reason: str, by) -> Pack:
    """Build the PDF for `audience` and keep it as the next version. `reason` is needed from version 2 on.

    Raises ValidationError for an empty agenda, and cdp_portal.pdf.engine.PdfError when the PDF cannot be made.
    """
    meeting = Meeting.objects.select_for_update(of=("self",)).select_related("body", "partnership").get(pk=meeting.pk)
    rules.refuse(rules.why_no_pack(meeting, items=meeting.items.count()))
    version = next_version(meeting, audience)
    issued_at = timezone.now()
    reason = reason if version > 1 else ""
    built = build_pack(packs.pack_spec(meeting, audience, version=version, issued_at=issued_at, reason=reason))
    pack = Pack(
        meeting=meeting,
        version=version,
        audience=audience,
        pages=built.pages,
        sha256=hashlib.sha256(built.pdf).hexdigest(),
        reason=reason,
        issued_at=issued_at,
        issued_by=by,
    )
    pack.file.save(packs.file_name(pack), ContentFile(built.pdf), save=False)
    pack.save()
    return pack


def next_version(meeting: Meeting, audience: Audience | str) -> int:
    last = Pack.objects.filter(meeting=meeting, audience=audience).aggregate(last=Max("version"))["last"]
    return (last or 0) + 1
