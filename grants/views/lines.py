"""One line of a spending plan: what it pays for, planned and spent by quarter, and the meetings that dealt with it."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from accounts.access import for_partnership
from accounts.roles import Permission
from cdp_portal.periods import FinancialYear
from grants.models import SpendLine
from grants.position import LinePosition
from grants.views.allocations import SECTION, allocation_trail
from meetings.dealt_with import business_of


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def spend_line_detail(request, partnership, pk):
    """A grant line; it stays readable when a newer version of its plan has taken its place."""
    lines = SpendLine.objects.filter(partnership=partnership).select_related(
        "plan__allocation__authority",
        "plan__allocation__stream",
        "plan__allocation__partnership",
        "intervention",
        "provider",
        "plan_action__partnership",
    )
    line = get_object_or_404(lines, pk=pk)
    allocation = line.plan.allocation
    position = LinePosition(line, {entry.quarter: entry for entry in line.spend.all()})
    quarters = FinancialYear.parse(allocation.financial_year).quarters
    context = {
        "title": line.title,
        "section": SECTION,
        "trail": [*allocation_trail(partnership, allocation), (allocation.stream.name, allocation.get_absolute_url())],
        "line": line,
        "allocation": allocation,
        "is_current": not allocation.spend_plans.filter(version__gt=line.plan.version).exists(),
        "quarters": [
            (one, position.planned(one.number), position.actual(one.number), position.reason(one.number))
            for one in quarters
        ],
        "spent": position.spent,
        "business": business_of(line.dealt_with.all(), request.access.audience),
    }
    return render(request, "grants/spend_line_detail.html", context)
