"""“As at” a day: registers answer for any day, asked by `?day=2024-04-01` or by three boxes.

The day stays as one goes from page to page: `day_asked` notes it on the request, and every link to a page of the
register ends in the template variable `at` (“?day=2024-04-01”, empty for today). Breadcrumbs and navigation do so by
themselves.
"""

from datetime import date

from django.http import HttpRequest, QueryDict
from django.utils import timezone

from cdp_portal.forms import DateField, PortalForm

LEFT_OUT = ("page", "format")  # of the questions that another day keeps


class DayForm(PortalForm):
    """Three boxes for the day; sent by GET. `kept` are the other questions of the address, as (name, value)."""

    marks_optional = False
    kept: tuple[tuple[str, str], ...] = ()
    day = DateField(label="Date", required=False)


def day_asked(request: HttpRequest) -> tuple[date, DayForm]:
    """The day that the address asks for, today in London without one, and the form to ask for another.

    What is not a date leaves today and an error on the form. The request gets `as_at`: the day if another was asked.
    """
    today = timezone.localdate()
    asked = any(_is_about_the_day(name) for name in request.GET)
    form = DayForm(_in_boxes(request.GET)) if asked else DayForm(initial={"day": today})
    form.kept = tuple(
        (name, value)
        for name in request.GET
        if not _is_about_the_day(name) and name not in LEFT_OUT
        for value in request.GET.getlist(name)
    )
    day = (form.cleaned_data["day"] or today) if asked and form.is_valid() else today
    request.as_at = day if day != today else None
    return day, form


def at(request: HttpRequest) -> str:
    """What a link to another page of the register ends in: “?day=2024-04-01”, or nothing for today."""
    day = getattr(request, "as_at", None)
    return f"?day={day.isoformat()}" if day else ""


def dated(url: str, day: date | None) -> str:
    """`url` with the day that it is asked for, before its fragment; unchanged without a day."""
    if day is None:
        return url
    address, _, fragment = url.partition("#")
    joint = "&" if "?" in address else "?"
    return f"{address}{joint}day={day.isoformat()}{f'#{fragment}' if fragment else ''}"


def _is_about_the_day(name: str) -> bool:
    return name == "day" or name.startswith("day_")


def _in_boxes(asked: QueryDict) -> QueryDict:
    if "day" not in asked:
        return asked
    parts = [*asked["day"].split("-", 2), "", ""][:3]
    boxes = QueryDict(mutable=True)
    boxes.update(dict(zip(("day_year", "day_month", "day_day"), parts, strict=True)))
    return boxes
