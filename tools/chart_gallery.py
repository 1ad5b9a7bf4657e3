"""Every kind of chart with made-up figures, as pages show it: build/charts.html, for looking at after a change.

Run `.venv/bin/python tools/chart_gallery.py` and open the file wide, narrow, printed and in black and white.
"""

import os
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cdp_portal.settings")

import django  # noqa: E402

PAGE = """<!doctype html><html lang="en" class="govuk-template"><head><meta charset="utf-8"><title>Charts</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="static/app.css"></head>
<body class="govuk-template__body"><div class="govuk-width-container"><main class="govuk-main-wrapper">{}</main></div>
</body></html>"""
CARE = {"name": "Continuity of care from prison", "unit": "percent", "per": 100, "polarity": "higher"}
STEADY = (1290, 1301, 1288, 1310, 1295, 1305, 1281, 1299, 1312, 1290, 1300, 1296, 1303, 1287, 1298, 1305)
SHIFTED = (*STEADY[:12], 1240, 1331, 1328, 1335, 1341, 1338, 1345, 1350)


def main() -> None:
    django.setup()
    from django.template.loader import render_to_string  # noqa: PLC0415 - needs Django set up

    charts = list(made_up())
    parts = [render_to_string("outcomes/chart_figure.html", {"chart": chart}) for chart in charts]
    small = [render_to_string("outcomes/chart_small.html", {"chart": chart, "url": "#"}) for chart in charts]
    legend = render_to_string("outcomes/chart_legend.html")
    pairs = "".join(
        f'<div class="app-chart app-chart--{wide}">{one}</div><div class="app-chart app-chart--{thin}">{other}</div>'
        for wide, thin, one, other in drawn_alone()
    )
    page = PAGE.format("".join(parts) + f'<div class="app-small-charts">{"".join(small)}</div>{legend}{pairs}')
    (ROOT / "build" / "charts.html").write_text(page)


def made_up():
    from outcomes.charting import Against, charted  # noqa: PLC0415
    from outcomes.models import Metric, Target  # noqa: PLC0415

    people = Metric(pk=1, code="H09", name="Numbers in treatment", unit="people", polarity="higher")
    care = Metric(pk=2, code="H10", rolling_months=12, **CARE)
    deaths = Metric(pk=3, name="Deaths related to drug misuse", unit="per 100,000", polarity="lower", rolling_months=36)
    way = Target(value=Decimal(1520), due_on=date(2025, 3, 31), start_value=Decimal(1300), starts_on=date(2022, 4, 1))
    steps = [
        Target(value=Decimal(40), due_on=date(2022, 3, 31)),
        Target(value=Decimal(50), due_on=date(2025, 3, 31)),
    ]
    shares = [(38, 34, 42), "suppressed", None, (36, 32, 41), (35, 31, 39), (41, 37, 45), (44, 40, 48), "not_received"]
    pooled = [(Decimal(60 + place * 3 + place % 4) / 10, 5, Decimal(80 + place * 3) / 10) for place in range(18)]
    yield charted(track(people, STEADY), uid="steady")
    yield charted(track(people, SHIFTED), Against(targets=[way], baseline_on=date(2022, 3, 31)), uid="shift")
    england = track(care, range(30, 38), area="england", name="England", length=12)
    region = track(care, range(33, 41), area="region", name="North West", length=12)
    yield charted(track(care, shares, length=12), Against([england, region], steps), uid="rolling")
    yield charted(track(people, (5, 6, 7, 5, 3, 4, 5, 6, 7, 8, 9)), uid="run")
    yield charted(track(deaths, pooled, start=date(2003, 1, 1), step=12, length=36), uid="pooled")
    yield charted(track(people, (412, 437, 430)), uid="few")


def track(metric, values, *, start=date(2019, 4, 1), step=3, length=3, area="partnership", name="Sefton"):
    from outcomes.figures import Figure  # noqa: PLC0415
    from outcomes.series import Track  # noqa: PLC0415
    from outcomes.steps import months_on  # noqa: PLC0415

    rows = []
    for place, value in enumerate(values):
        if value is None:
            continue
        first = months_on(start, step * place)
        end = months_on(first, length)
        number, lower, upper = value if isinstance(value, tuple) else (value, None, None)
        state = value if isinstance(value, str) else "value"
        row = Figure(metric, area, name, first, end, state, None, received_on=end, release_class="member")
        rows.append(row if isinstance(value, str) else replace(row, value=number, lower=lower, upper=upper))
    return Track(rows[-1], tuple(rows))


def drawn_alone():
    """Pairs of pictures with the class of each: a ranking of areas, and a timeline."""
    from cdp_portal import charts  # noqa: PLC0415

    england, areas = charts.Reference("England", Decimal("24.6")), charts.in_order(list(some_areas()))
    yield (
        "wide",
        "narrow",
        *(
            charts.ranked_charts(f"ranked-{size.width:g}", "Areas", areas, reference=england, size=size)[0]
            for size in (charts.WIDE, charts.NARROW)
        ),
    )
    works, today = list(some_works()), date(2026, 11, 28)
    yield (
        "widest",
        "below-widest",
        *(
            charts.timeline(f"plan-{form.width:g}", "The plan", works, today, form)
            for form in (charts.WIDE_TIMELINE, charts.NARROW_TIMELINE)
        ),
    )


def some_areas():
    from cdp_portal.charts import Area  # noqa: PLC0415

    for place in range(12):
        value = Decimal(20 + place * 7 % 13)
        yield Area(f"Area {place}", value, (value - 2, value + 3))
    yield Area("Sefton", Decimal(24), (Decimal(21), Decimal(28)), ours=True)
    yield Area("Rutland", "fewer than 5")


def some_works():
    from cdp_portal.charts import Look, Milestone, Work  # noqa: PLC0415

    spring = date(2026, 4, 1)
    milestones = [Milestone("Recruit", date(2026, 7, 31), done=True), Milestone("Open", date(2027, 1, 15))]
    long = "Expand the pathway in custody suites with a dedicated team in each of the three suites of the force"
    yield Work(long, "On track", Look.SOLID, spring, date(2027, 3, 31), milestones, "Supply")
    yield Work("Share intelligence", "Done", Look.DONE, spring, date(2026, 9, 30), group="Supply")
    yield Work("Pilot", "Late", Look.CROSSES, due_on=date(2026, 9, 30), group="Treatment")
    yield Work("Housing support", "At risk", Look.STRIPES, spring, date(2028, 3, 31), group="Treatment")
    yield Work("Old campaign", "Dropped", Look.DASHED, spring, date(2026, 12, 31), group="Demand")
    yield Work("School training", "Not started", Look.HOLLOW, group="Demand")


if __name__ == "__main__":
    main()
