"""What files of packs are called when they are downloaded."""

from cdp_portal.release import Audience
from meetings.models import PackFile

FORMS = {PackFile.Form.STANDARD: "", PackFile.Form.LARGE_PRINT: "-large-print"}


def file_name(pack: PackFile) -> str:
    """`sefton-2023-12-06-members-pack-1.pdf`, `sefton-2023-12-06-public-pack-2-large-print.pdf`."""
    return f"{_stem(pack)}.pdf"


def supplement_name(pack: PackFile) -> str:
    """`sefton-2023-12-06-members-pack-2-new-pages.pdf`."""
    return f"{_stem(pack)}-new-pages.pdf"


def _stem(pack: PackFile) -> str:
    meeting = pack.meeting
    audience = Audience(pack.audience).label.lower()
    return f"{meeting.partnership.slug}-{meeting.slug}-{audience}-pack-{pack.version}{FORMS[pack.form]}"
