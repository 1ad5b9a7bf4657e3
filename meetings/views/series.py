from datetime import date
from secrets import token_urlsafe

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import for_partnership
from accounts.models import SubmittedForm
from accounts.records import TEMPLATE as RECORD_FORM
from accounts.roles import Permission
from cdp_portal.forms import conflict_response, submit_once
from cdp_portal.forms.base import ONCE
from cdp_portal.forms.once import taken_in
from cdp_portal.sentences import counted
from meetings import clashes, repeating
from meetings.actions.series import add_series, change_series, coming_of, end_series
from meetings.forms.series import DateRows, SeriesEditForm, SeriesEndForm, SeriesForm, date_rows
from meetings.models import MeetingSeries
from meetings.views.shared import SECTION, meetings_trail

SEEN = "seen"


@for_partnership(Permission.MEETING_EDIT)
@require_http_methods(["GET", "POST"])
def series_add(request, partnership):
    """The rule. It travels in the address of the page of dates, so that going back loses nothing."""
    given = request.POST or request.GET or None
    form = SeriesForm(given, partnership=partnership)
    form.cancel_url = reverse("meeting_list", args=[partnership.slug])
    if request.method == "POST" and form.is_valid():
        rule = request.POST.copy()
        for name in ("csrfmiddlewaretoken", ONCE):
            rule.pop(name, None)
        return redirect(f"{reverse('series_dates', args=[partnership.slug])}?{rule.urlencode()}")
    context = {"title": "Add a series of meetings", "section": SECTION, "trail": meetings_trail(partnership)}
    return render(request, RECORD_FORM, {"form": form, **context})


@for_partnership(Permission.MEETING_EDIT)
@require_http_methods(["GET", "POST"])
def series_dates(request, partnership):
    """The dates that the rule gives, each to be changed or left out, with what speaks against it."""
    rule = SeriesForm(request.GET, partnership=partnership)
    back = f"{reverse('series_add', args=[partnership.slug])}?{request.GET.urlencode()}"
    if not rule.is_valid():
        return redirect(back)
    if request.method == "POST" and (location := taken_in(request, SubmittedForm)):
        return redirect(location)  # a second click: the meetings are there, and would stand in their own way
    series = rule.instance
    proposed = _proposed(series)
    rows = date_rows(request.POST or None, body=series.body, proposed=[one.day for one in proposed])
    saves = request.method == "POST" and rows.is_valid()
    told, is_news = _told(request, rows, series, proposed)
    if saves and not is_news:

        def create() -> MeetingSeries:
            return add_series(series=series, meetings=rows.meetings(), by=request.user)

        return submit_once(request, SubmittedForm, create, said=f"{counted(len(rows.meetings()), 'meeting')} added.")
    context = {
        "title": "Dates and themes",
        "caption": str(series.body),
        "section": SECTION,
        "trail": meetings_trail(partnership),
        "rule": repeating.in_words(series),
        "back": back,
        "formset": rows,
        "rows": [(row, told.get(row.typed_day, [])) for row in rows],
        "seen": ",".join(f"{day}" for day in told),
        "once": request.POST.get(ONCE) or token_urlsafe(24),
        "is_news": saves and is_news,
    }
    return render(request, "meetings/series_dates.html", context)


def _proposed(series: MeetingSeries) -> list[repeating.Proposed]:
    if series.rhythm == MeetingSeries.Rhythm.OWN:
        return []
    return repeating.dates(series.rhythm, series.day_rule, series.first_on, series.last_on)


def _told(request, rows: DateRows, series: MeetingSeries, proposed: list) -> tuple[dict[date, list[str]], bool]:
    """What speaks against the days in the rows, and whether some of it was not yet shown to the person."""
    days = [row.typed_day for row in rows if row.typed_day]
    told = clashes.notes(series.body, days, timezone.localdate())
    for one in proposed:
        if one.note:
            told.setdefault(one.day, []).append(one.note)
    seen = request.POST.get(SEEN, "").split(",")
    return told, any(f"{day}" not in seen for day in told)


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def series_detail(request, partnership, pk):
    known = MeetingSeries.objects.select_related("body", "partnership")
    series = get_object_or_404(known, partnership=partnership, pk=pk)
    context = {
        "title": str(series),
        "section": SECTION,
        "trail": meetings_trail(partnership),
        "series": series,
        "rule": repeating.in_words(series),
        "meetings": series.meetings.with_publication().select_related("partnership").order_by("starts_at"),
        "can_edit": request.access.can(Permission.MEETING_EDIT),
        "today": timezone.localdate(),
    }
    return render(request, "meetings/series_detail.html", context)


@for_partnership(Permission.MEETING_EDIT)
@require_http_methods(["GET", "POST"])
def series_edit(request, partnership, pk):
    series = get_object_or_404(MeetingSeries, partnership=partnership, pk=pk)
    form = SeriesEditForm(request.POST or None, instance=series)
    form.cancel_url = series.get_absolute_url()
    context = {
        "title": "Change all coming meetings",
        "caption": str(series),
        "intro": f"{counted(coming_of(series).count(), 'meeting').capitalize()} to come. What you change here is "
        "changed in each of them; meetings that were held or cancelled stay as they are.",
        "section": SECTION,
        "trail": meetings_trail(partnership, (str(series), series.get_absolute_url())),
    }
    if request.method == "POST" and form.is_valid():
        number = change_series(form=form, by=request.user)
        if number is None:
            return conflict_response(request, form, RECORD_FORM, context)
        messages.success(request, f"Saved, and {counted(number, 'coming meeting')} changed.")
        return redirect(series)
    return render(request, RECORD_FORM, {"form": form, **context})


@for_partnership(Permission.MEETING_EDIT)
@require_http_methods(["GET", "POST"])
def series_end(request, partnership, pk):
    series = get_object_or_404(MeetingSeries, partnership=partnership, pk=pk)
    form = SeriesEndForm(request.POST or None, series=series)
    if request.method == "POST" and form.is_valid():
        last_on, reason = form.cleaned_data["last_on"], form.cleaned_data["change_reason"]
        number = end_series(series=series, last_on=last_on, reason=reason, by=request.user)
        messages.success(request, f"The series ends; {counted(number, 'meeting')} cancelled.")
        return redirect(series)
    context = {
        "title": "End this series?",
        "caption": str(series),
        "consequence": "Meetings planned after the last day are cancelled: they stay in the list and do not count. "
        "Nothing that was held changes.",
        "submit": "End the series",
        "cancel_url": series.get_absolute_url(),
        "form": form,
        "section": SECTION,
        "trail": meetings_trail(partnership, (str(series), series.get_absolute_url())),
    }
    return render(request, "components/confirm.html", context)
