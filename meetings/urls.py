from django.urls import path

from meetings.views import action, agenda, attendance, calendar, decision, feed, meeting, minute, pack, paper, series, standing

ONE = "meetings/<slug:meeting>/"

urlpatterns = [
    path("meetings/", meeting.meeting_list, name="meeting_list"),
    path("meetings/add/", meeting.meeting_add, name="meeting_add"),
    path("meetings/months/<month:month>/", calendar.meeting_month, name="meeting_month"),
    path("meetings/years/<year:year>/", calendar.meeting_year, name="meeting_year"),
    path("meetings/years/<year:year>/themes/", calendar.themes_edit, name="themes_edit"),
    path("meetings/series/add/", series.series_add, name="series_add"),
    path("meetings/series/add/dates/", series.series_dates, name="series_dates"),
    path("meetings/series/<int:pk>/", series.series_detail, name="series_detail"),
    path("meetings/series/<int:pk>/edit/", series.series_edit, name="series_edit"),
    path("meetings/series/<int:pk>/end/", series.series_end, name="series_end"),
    path(ONE, meeting.meeting_detail, name="meeting_detail"),
    path(f"{ONE}calendar/", feed.meeting_calendar, name="meeting_calendar"),
    path(f"{ONE}edit/", meeting.meeting_edit, name="meeting_edit"),
    path(f"{ONE}cancel/", meeting.meeting_cancel, name="meeting_cancel"),
    path(f"{ONE}agenda/", agenda.agenda_edit, name="agenda_edit"),
    path("bodies/<int:pk>/standing/", standing.standing_edit, name="standing_edit"),
    path(f"{ONE}attendance/", attendance.attendance_edit, name="attendance_edit"),
    path(f"{ONE}minutes/", minute.minute_edit, name="minute_edit"),
    path(f"{ONE}minutes/approve/", minute.minute_approve, name="minute_approve"),
    path(f"{ONE}papers/add/", paper.paper_add, name="paper_add"),
    path(f"{ONE}papers/<int:pk>/edit/", paper.paper_edit, name="paper_edit"),
    path(f"{ONE}papers/<int:pk>/remove/", paper.paper_remove, name="paper_remove"),
    path(f"{ONE}papers/<int:pk>/file/", paper.paper_download, name="paper_download"),
    path(f"{ONE}decisions/add/", decision.decision_add, name="decision_add"),
    path(f"{ONE}packs/issue/", pack.pack_issue, name="pack_issue"),
    path(f"{ONE}packs/<int:pk>/", pack.pack_download, name="pack_download"),
    path("decisions/", decision.decision_list, name="decision_list"),
    path("decisions/<int:number>/edit/", decision.decision_edit, name="decision_edit"),
    path("actions/", action.action_list, name="action_list"),
    path("actions/add/", action.action_add, name="action_add"),
    path("actions/<int:number>/edit/", action.action_edit, name="action_edit"),
    path("actions/<int:number>/update/", action.action_update, name="action_update"),
]
