from django.contrib import messages
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access import for_partnership, national
from accounts.records import add_record, edit_record
from accounts.roles import Permission
from cdp_portal.formats import gov_date, last_day
from cdp_portal.sentences import counted
from partnerships import actions
from partnerships.models import Partnership
from partnerships.partnership_forms import PartnershipAddForm, PartnershipForm

SECTION = "Overview"
TAKEN_OVER = "Saving makes the entry yours: from then on the partnership keeps it."


def trail(partnership, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The breadcrumbs of pages below the overview."""
    return [(SECTION, partnership.get_absolute_url()), *more]


@require_http_methods(["GET", "HEAD", "POST"])
@national(Permission.PARTNERSHIP_ADD)
def partnership_add(request):
    form = PartnershipAddForm(request.POST or None)
    back = reverse("partnership_list")
    context = {"title": "Add a partnership", "trail": [("Partnerships", back)]}

    def create() -> Partnership:
        return actions.add_partnership(partnership=form.save(commit=False), by=request.user)

    said = "Partnership added. Its footprint and its people come next."
    return add_record(request, form, context, create, said=said, cancel_url=back)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.PARTNERSHIP_EDIT)
def partnership_edit(request, partnership):
    form = PartnershipForm(request.POST or None, instance=partnership)
    context = {
        "title": "Edit partnership",
        "caption": partnership.name,
        "intro": "" if partnership.is_kept or request.user.is_administrator else TAKEN_OVER,
        "section": SECTION,
        "trail": trail(partnership),
    }

    def save() -> bool:
        ended = actions.edit_partnership(form=form, by=request.user)
        if ended:
            until = gov_date(last_day(partnership.ends_on))
            with_it = counted(ended, "authority stays", "authorities stay")
            messages.success(request, f"Its footprint ends with it: {with_it} in it until {until}.")
        return ended is not None

    return edit_record(request, form, context, save=save)
