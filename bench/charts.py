"""Sixty charts as a page shows them, against the same pictures by the charting library alone."""

from django.db import connection
from django.template import engines
from django.test.utils import CaptureQueriesContext

from bench.measure import Stopwatch, interleaved
from bench.table import Comparison, Measured
from cdp_portal.charts import COMPACT, trend_chart
from cdp_portal.release import Audience
from outcomes.charting.charted import charted
from outcomes.series import Track, tracks_of
from partnerships.models import Partnership

NAME = "Charts"  # how the names of these rows begin
COUNT = 60
ROUNDS = 9
PAGE = """{% extends "base.html" %}{% block content %}<div class="app-small-charts">
{% for chart in charts %}{% include "outcomes/chart_small.html" with chart=chart url="/" only %}{% endfor %}
</div>{% endblock %}"""


def comparisons() -> list[Comparison]:
    """Two rows: from figures in memory, and from the database. The national data must be loaded."""
    partnership = Partnership.objects.get(slug="national-001")
    tracks = _tracks(partnership)
    pictures = [charted(track, uid=f"bare-{at}") for at, track in enumerate(tracks)]
    trends = [(one.uid, one.title, one.trend) for one in pictures if one.has_picture]
    template = engines["django"].from_string(PAGE)

    def page(found: list[Track]) -> str:
        return template.render({"charts": [charted(track, uid=f"chart-{at}") for at, track in enumerate(found)]})

    jobs = {
        "read": lambda: page(_tracks(partnership)),
        "page": lambda: page(tracks),
        "bare": lambda: [trend_chart(uid, title, trend, COMPACT) for uid, title, trend in trends],
    }
    if jobs["page"]().count("<svg") < len(trends):
        raise RuntimeError("The page does not show every chart.")
    costs = interleaved(jobs, rounds=ROUNDS, stopwatch=Stopwatch(connection))
    with CaptureQueriesContext(connection) as captured:
        jobs["read"]()
    bare = Measured(f"{len(trends)} pictures alone", costs["bare"])
    what = f"{COUNT} charts judged, said in words, drawn and set into a page by templates"
    return [
        Comparison(Measured(f"{NAME}: {COUNT} on a page", costs["page"]), bare, f"{what}, against the pictures alone."),
        Comparison(
            Measured(f"{NAME}: {COUNT} on a page, read and protected", costs["read"], sql=len(captured)),
            bare,
            f"{what}, from all figures of a partnership with small numbers withheld, against the pictures alone.",
        ),
    ]


def _tracks(partnership: Partnership) -> list[Track]:
    """The partnership's and its authorities' tracks, the longest first."""
    found = tracks_of(partnership, Audience.RESTRICTED)
    return sorted(found, key=lambda track: -len(track.known))[:COUNT]
