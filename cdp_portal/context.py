"""What every page needs: where one is, what one may do there, and the navigation."""

from django.urls import reverse

from cdp_portal.asat import at

# In the order of the work; the first words of the address below the partnership tell the section.
SECTIONS = (
    (
        "Overview",
        "",
        ("", "edit", "footprint", "reorganisations", "sros", "bodies", "lines", "milestones", "proposals", "history"),
    ),
    ("People", "people/", ("people",)),
    ("Meetings", "meetings/", ("meetings", "decisions", "actions", "attendance", "chain")),
    ("Plan", "plan/", ("plan",)),
    ("Outcomes", "outcomes/", ("outcomes",)),
    ("Money", "money/", ("money",)),
    ("Returns", "returns/", ("returns",)),
)

REGISTER = ("Overview", "People")  # the sections that can be seen as at another day

# The pages about every partnership, for people with a national role.
NATIONAL = (
    ("Coverage", "coverage_list"),
    ("Milestones", "milestone_table"),
    ("Outcomes", "national_outcomes"),
    ("Areas", "area_list"),
    ("Standards", "standard_list"),
    ("Metrics", "common_metric_list"),
)


def page(request) -> dict:
    """`partnership`, `access`, `at` (see cdp_portal.asat) and `nav`: [(label, address, is it where one is), …]."""
    partnership = getattr(request, "partnership", None)
    return {
        "partnership": partnership,
        "access": getattr(request, "access", None),
        "at": at(request),
        "nav": _partnership_navigation(request, partnership) if partnership else _own_navigation(request),
    }


def _partnership_navigation(request, partnership) -> list[tuple[str, str, bool]]:
    root = partnership.get_absolute_url()
    first_word = request.path.removeprefix(root).partition("/")[0]
    return [
        (label, root + below + (at(request) if label in REGISTER else ""), first_word in words)
        for label, below, words in SECTIONS
    ]


def _own_navigation(request) -> list[tuple[str, str, bool]]:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    pages = [("What needs me", reverse("home")), ("Partnerships", reverse("partnership_list") + at(request))]
    if any(one.partnership_id is None for one in user.current_roles):
        pages += [(label, reverse(name) + at(request)) for label, name in NATIONAL]
    if user.is_administrator:
        pages.append(("Administration", reverse("admin:index")))
    return [(label, url, _is_at(request.path, url.partition("?")[0])) for label, url in pages]


def _is_at(path: str, url: str) -> bool:
    return path == url or (url != reverse("home") and path.startswith(url))
