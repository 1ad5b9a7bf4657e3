"""What every list page does with its rows: filter, sort by a column, cut into pages, count in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django_filters import Filter, FilterSet

from cdp_portal.formats import quantity
from cdp_portal.forms import DateField, PortalForm

PAGE_SIZE = 25
LARGEST_PAGE = 2000  # rows shown at once for printing


class FilterForm(PortalForm):
    """The form of a FilterSet: name it in the set's `Meta.form`."""

    marks_optional = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.options = {**getattr(field, "options", {}), "small": True}

    def empty_choice(self) -> str:
        return "Any"


class DayFilter(Filter):
    """A filter by a date typed in three boxes."""

    field_class = DateField


@dataclass(frozen=True)
class Column:
    """A column of a list. With a `key` and what to `order_by`, its header sorts; `numeric` puts it to the right."""

    label: str
    key: str = ""
    order_by: tuple[str, ...] = ()
    numeric: bool = False


@dataclass(frozen=True)
class Header:
    """A column as its header shows it now: `aria_sort` and the value of `sort` that a click asks for."""

    column: Column
    aria_sort: str
    next_sort: str


@dataclass(frozen=True)
class Listing:
    """What components/table_head.html, pagination.html and filter.html draw."""

    page: Page
    headers: list[Header]
    count: str
    filter: FilterSet | None

    @property
    def rows(self):
        return self.page.object_list

    @property
    def is_filtered(self) -> bool:
        return self.applied > 0

    @property
    def applied(self) -> int:
        """How many filters are in use."""
        if self.filter is None or not self.filter.form.is_bound:
            return 0
        answers = getattr(self.filter.form, "cleaned_data", {})
        return sum(1 for answer in answers.values() if _is_answer(answer))

    @property
    def page_numbers(self) -> list[int | str]:
        """The numbers to link to, with an ellipsis for those left out."""
        return list(self.page.paginator.get_elided_page_range(self.page.number, on_each_side=1, on_ends=1))

    @property
    def ellipsis(self) -> str:
        return str(self.page.paginator.ELLIPSIS)


def _is_answer(answer) -> bool:
    return answer.exists() if isinstance(answer, QuerySet) else answer not in (None, "", [])


def listing(
    request: HttpRequest,
    rows: QuerySet | FilterSet | Sequence,
    columns: Sequence[Column],
    *,
    noun: str,
    nouns: str = "",
    filtered_by: FilterSet | None = None,
) -> Listing:
    """One page of `rows` for a list page; `?show=all` puts all of them on one, to be printed.

    `rows` is a queryset, a FilterSet over one, or a list that the caller made with `filtered_by`; `columns` are what
    may be sorted by (`?sort=key`, `?sort=-key`), and without it the rows stay in their own order; `noun` is what one
    row is called (“meeting”).
    """
    filterset = rows if isinstance(rows, FilterSet) else filtered_by
    queryset = rows.qs if isinstance(rows, FilterSet) else rows
    asked = request.GET.get("sort", "")
    sorted_by = next((column for column in columns if column.order_by and column.key == asked.lstrip("-")), None)
    if sorted_by:
        queryset = queryset.order_by(*_directed(sorted_by.order_by, backwards=asked.startswith("-")), "pk")
    size = LARGEST_PAGE if request.GET.get("show") == "all" else PAGE_SIZE
    page = Paginator(queryset, size).get_page(request.GET.get("page"))
    headers = [_header(column, asked) for column in columns]
    return Listing(page, headers, count_in_words(page, noun, nouns or f"{noun}s"), filterset)


def _directed(names: tuple[str, ...], *, backwards: bool) -> list[str]:
    if not backwards:
        return list(names)
    return [name.removeprefix("-") if name.startswith("-") else f"-{name}" for name in names]


def _header(column: Column, asked: str) -> Header:
    if not column.order_by:
        return Header(column, "", "")
    if asked == column.key:
        return Header(column, "ascending", f"-{column.key}")
    return Header(column, "descending" if asked == f"-{column.key}" else "none", column.key)


def count_in_words(page: Page, noun: str, nouns: str) -> str:
    """“No meetings”, “1 meeting”, “12 meetings”, “26 to 50 of 73 meetings”."""
    total = page.paginator.count
    what = noun if total == 1 else nouns
    if total == 0:
        return f"No {what}"
    if page.paginator.num_pages == 1:
        return f"{quantity(total)} {what}"
    return f"{quantity(page.start_index())} to {quantity(page.end_index())} of {quantity(total)} {what}"
