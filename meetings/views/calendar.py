"""The meetings of a month and of a year, and the themes of the year."""

from datetime import date

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe
from django_filters import FilterSet, ModelChoiceFilter

from accounts.access import for_partnership
from accounts.roles import Permission
from cdp_portal.lists import FilterForm
from cdp_portal.periods import FinancialYear, midnight, plus_months
from cdp_portal.sentences import counted
from meetings import months
from meetings.actions.meeting import set_themes
from meetings.forms.themes import ThemesForm
from meetings.models import Meeting, MeetingSeries
from meetings.views.shared import SECTION, meetings_trail
from partnerships.models import Body


class BodyFilter(FilterSet):
    body = ModelChoiceFilter(queryset=Body.objects.none(), label="Body")

    class Meta:
        model = Meeting
        fields = ["body"]
        form = FilterForm

    def __init__(self, *args, partnership, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["body"].queryset = Body.objects.filter(meetings__in=Meeting.objects.of(partnership)).distinct()


def _between(request, partnership, start: date, end: date) -> BodyFilter:
    """The filter over the meetings that start on a day from `start` up to but not including `end`."""
    first, last = (midnight(day) for day in (start, end))
    meetings = Meeting.objects.of(partnership).filter(starts_at__gte=first, starts_at__lt=last).with_publication()
    meetings = meetings.select_related("partnership").order_by("starts_at", "pk")
    return BodyFilter(request.GET, queryset=meetings, partnership=partnership)


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def meeting_month(request, partnership, month):
    """Meetings up to some weeks ahead are read too: their papers may be due in this month."""
    today, after = timezone.localdate(), plus_months(month, 1)
    found = _between(request, partnership, month, after + months.AHEAD)
    meetings = list(found.qs)
    runs = request.access.can(Permission.AGENDA_EDIT)
    own = [meeting for meeting in meetings if runs and meeting.partnership_id == partnership.pk]
    weeks = months.weeks(month, [one for one in meetings if one.held_on < after], months.dues_of(own, today))
    context = {
        "title": f"Meetings in {month:%B %Y}",
        "section": SECTION,
        "trail": meetings_trail(partnership),
        "filter": found,
        "month": month,
        "weeks": weeks,
        "weekdays": months.WEEKDAYS,
        "is_empty": all(day.is_empty for week in weeks for day in week),
        "before": plus_months(month, -1),
        "after": after,
        "year": FinancialYear.containing(month),
        "today": today,
    }
    return render(request, "meetings/meeting_month.html", context)


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def meeting_year(request, partnership, year):
    found = _between(request, partnership, year.start, year.end)
    meetings = list(found.qs)
    series = MeetingSeries.objects.filter(partnership=partnership, first_on__lt=year.end, last_on__gte=year.start)
    context = {
        "title": f"Meetings in {year}",
        "section": SECTION,
        "trail": meetings_trail(partnership),
        "filter": found,
        "year": year,
        "quarters": months.quarters(year, meetings),
        "is_empty": not meetings,
        "series": series.select_related("body", "partnership"),
        "can_edit": request.access.can(Permission.MEETING_EDIT),
    }
    return render(request, "meetings/meeting_year.html", context)


@for_partnership(Permission.MEETING_EDIT)
@require_http_methods(["GET", "POST"])
def themes_edit(request, partnership, year):
    """The theme of each meeting of the year on one page; a colleague's theme is never overwritten unseen."""
    first, last = (midnight(day) for day in (year.start, year.end))
    own = Meeting.objects.filter(partnership=partnership, starts_at__gte=first, starts_at__lt=last)
    own = own.exclude(status=Meeting.Status.CANCELLED).select_related("body").order_by("starts_at", "pk")
    form, status, meetings = ThemesForm(request.POST or None, meetings=own), 200, list(own)
    if request.method == "POST" and form.is_valid():
        changed = form.changed()
        stale = set_themes(changed=changed, of=partnership, by=request.user)
        if not stale:
            messages.success(request, f"Saved: {counted(len(changed), 'theme')} changed.")
            return redirect("meeting_year", partnership.slug, year)
        form, status = form.as_seen(stale), 409
    context = {
        "title": f"Themes of {year}",
        "section": SECTION,
        "trail": meetings_trail(partnership),
        "form": form,
        "meetings": meetings,
        "cancel_url": reverse("meeting_year", args=[partnership.slug, year]),
    }
    return render(request, "meetings/themes_edit.html", context, status=status)
