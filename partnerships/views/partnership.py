from django.views.decorators.http import require_http_methods

from accounts.access import for_partnership
from accounts.records import edit_record
from accounts.roles import Permission
from partnerships.forms import PartnershipForm

SECTION = "Overview"


def trail(partnership, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The breadcrumbs of pages below the overview."""
    return [(SECTION, partnership.get_absolute_url()), *more]


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.PARTNERSHIP_EDIT)
def partnership_edit(request, partnership):
    form = PartnershipForm(request.POST or None, instance=partnership)
    context = {
        "title": "Edit partnership",
        "caption": partnership.name,
        "section": SECTION,
        "trail": trail(partnership),
    }
    return edit_record(request, form, context)
