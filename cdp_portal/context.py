"""What every page needs: where one is, what one may do there, and the navigation."""

from django.urls import reverse

# In the order of the work; the first words of the address below the partnership tell the section.
SECTIONS = (
    ("Overview", "", ("", "edit", "footprint", "sros", "bodies", "lines", "milestones", "history")),
    ("People", "people/", ("people",)),
    ("Meetings", "meetings/", ("meetings", "decisions", "actions")),
    ("Plan", "plan/", ("plan",)),
    ("Outcomes", "outcomes/", ("outcomes",)),
    ("Money", "money/", ("money",)),
    ("Returns", "returns/", ("returns",)),
)


def page(request) -> dict:
    """`partnership`, `access` and `nav`: [(label, address, is the section one is in), …]."""
    partnership = getattr(request, "partnership", None)
    return {
        "partnership": partnership,
        "access": getattr(request, "access", None),
        "nav": _partnership_navigation(request, partnership) if partnership else _own_navigation(request),
    }


def _partnership_navigation(request, partnership) -> list[tuple[str, str, bool]]:
    root = partnership.get_absolute_url()
    first_word = request.path.removeprefix(root).partition("/")[0]
    return [(label, root + below, first_word in words) for label, below, words in SECTIONS]


def _own_navigation(request) -> list[tuple[str, str, bool]]:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    pages = [("What needs me", reverse("home")), ("Partnerships", reverse("partnership_list"))]
    if user.is_administrator:
        pages.append(("Administration", reverse("admin:index")))
    return [(label, url, request.path == url) for label, url in pages]
