"""The words of the change sheet: what a version puts in, replaces and takes out, for readers and for the paper."""

from collections.abc import Sequence

from cdp_portal.pdf.labels import spoken
from cdp_portal.pdf.layout import TITLES, Change

_NEWS = {"new": "New", "replaced": "Changed", "removed": "Taken out"}
_DOING = {"new": "Insert", "replaced": "Replace", "removed": "Take out"}


def change_sheet(data: dict, changes: Sequence[Change]) -> dict:
    """What the template prints of `changes`; our own parts (cover, contents …) stand only in the table."""
    ours = set(TITLES.values())
    news = [change for change in changes if change.number or change.title not in ours]
    return {
        "opening": f"This is version {data['version']} of the pack. It follows version {data['before']['version']}.",
        "reason": data["reason"],
        "advice": f"Only the pages below change; all others stay and keep their numbers. The supplement holds "
        f"{_pages(changes)}, in this order.",
        "news": [f"{_NEWS[change.what]}: {change.name} ({spoken(change.labels)})." for change in news],
        "rows": [
            {
                "doing": _DOING[change.what],
                "pages": spoken(change.labels).split(" ", 1)[1],
                "where": f"after page {change.after}" if change.what == "new" else "",
                "name": change.name,
            }
            for change in changes
        ],
    }


def _pages(changes: Sequence[Change]) -> str:
    count = sum(len(change.labels) for change in changes if change.what != "removed")
    return "the page to put in" if count == 1 else f"the {count} pages to put in"
