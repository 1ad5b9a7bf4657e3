"""“As at” a day: registers answer for any day, asked by `?day=2024-04-01` or by three boxes."""

from datetime import date

from django.http import HttpRequest, QueryDict
from django.utils import timezone

from cdp_portal.forms import DateField, PortalForm


class DayForm(PortalForm):
    """Three boxes for the day; sent by GET."""

    marks_optional = False
    day = DateField(label="Date", required=False)


def day_asked(request: HttpRequest) -> tuple[date, DayForm]:
    """The day that the address asks for, today in London without one, and the form to ask for another.

    What is not a date leaves today and an error on the form.
    """
    today = timezone.localdate()
    if not any(name == "day" or name.startswith("day_") for name in request.GET):
        return today, DayForm(initial={"day": today})
    form = DayForm(_in_boxes(request.GET))
    return (form.cleaned_data["day"] or today, form) if form.is_valid() else (today, form)


def _in_boxes(asked: QueryDict) -> QueryDict:
    if "day" not in asked:
        return asked
    parts = [*asked["day"].split("-", 2), "", ""][:3]
    boxes = QueryDict(mutable=True)
    boxes.update(dict(zip(("day_year", "day_month", "day_day"), parts, strict=True)))
    return boxes
