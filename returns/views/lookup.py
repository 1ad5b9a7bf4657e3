"""Finding a return through its partnership, and the words of its pages' frames."""

from django.http import Http404
from django.urls import reverse

from cdp_portal.periods import Quarter
from returns.models import Return

SECTION = "Returns"


def find(partnership, quarter: Quarter, receiver: str) -> Return:
    """The partnership's return for the quarter to the receiver; 404 when it has not been started."""
    found = (
        Return.objects.filter(partnership=partnership, requirement__receiver=receiver)
        .for_quarter(quarter)
        .select_related("requirement", "partnership", "prepared_by")
        .order_by("-requirement__active", "-pk")
        .first()
    )
    if found is None:
        raise Http404("No such return has been started.")
    return found


def address(return_: Return, name: str) -> str:
    """The address of a page of the return: `address(return_, "return_sign")`."""
    return reverse(name, args=[return_.partnership.slug, return_.quarter, return_.requirement.receiver])


def frame(return_: Return, title: str) -> dict:
    """What every page below a return shows around its own matter."""
    overview = reverse("partnership_detail", args=[return_.partnership.slug])
    returns = reverse("return_list", args=[return_.partnership.slug])
    return {
        "section": SECTION,
        "title": title,
        "caption": str(return_),
        "return_": return_,
        "cancel_url": return_.get_absolute_url(),
        "trail": [
            (str(return_.partnership), overview),
            (SECTION, returns),
            (return_.quarter.short_label, return_.get_absolute_url()),
        ],
    }
