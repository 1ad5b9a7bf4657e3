"""Pages of the signed-in person, outside any partnership."""

from django.urls import path

from meetings.views import feed

urlpatterns = [
    path("", feed.calendar_feeds, name="calendar_feeds"),
    path("add/", feed.calendar_feed_add, name="calendar_feed_add"),
    path("<int:pk>/renew/", feed.calendar_feed_renew, name="calendar_feed_renew"),
    path("<int:pk>/revoke/", feed.calendar_feed_revoke, name="calendar_feed_revoke"),
    path("<slug:token>.ics", feed.calendar_feed, name="calendar_feed"),
]
