from dataclasses import replace
from types import SimpleNamespace

from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import national
from accounts.roles import Permission
from cdp_portal.asat import day_asked
from cdp_portal.charts import tile_map
from cdp_portal.exports import asked_format, export
from cdp_portal.lists import Column, listing
from partnerships.coverage import LABELS, coverage_on
from partnerships.coverage_map import CATEGORIES, tiles
from partnerships.exports import COVERAGE_COLUMNS, coverage_rows
from partnerships.filters import CoverageForm

TITLE = "Coverage"
COLUMNS = tuple(Column(label) for label in ("Local authority", "Region", "Covered", "Partnership", "Days in none"))


@require_safe
@national(Permission.NATIONAL_VIEW)
def coverage_list(request):
    """Which authorities are in whose footprint on a day: the sentence, the map, then what is missing or doubled."""
    day, day_form = day_asked(request)
    england = coverage_on(day)
    form = CoverageForm(request.GET, names=sorted({row.authority.region for row in england.rows}))
    answers = form.cleaned_data if form.is_valid() else {}
    region, state = answers.get("region", ""), answers.get("state", "")
    found = england.in_region(region)
    rows = [row for row in found.rows if state in ("", row.state)]
    if asked_format(request):
        return export(request, TITLE, COVERAGE_COLUMNS, coverage_rows(rows, day))
    table = listing(request, rows, COLUMNS, noun="local authority", nouns="local authorities")
    context = {
        "title": TITLE,
        "day": day,
        "day_form": day_form,
        "found": found,
        "place": region or "England",
        "map": tile_map("coverage", f"Coverage of {region or 'England'}", tiles(found), list(CATEGORIES.values())),
        "listing": replace(table, filter=SimpleNamespace(form=form)),
        "heading": f"Authorities: {LABELS[state].lower()}" if state else "All authorities, those in none first",
        "gaps": [row for row in found.rows if row.had_gaps],
        "wider": [row for row in found.rows if row.wider],
    }
    return render(request, "partnerships/coverage_list.html", context)
