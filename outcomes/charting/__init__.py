"""A track as a chart with what it says: headline, summary, picture, table, and how it was worked out.

`charted` makes it; templates/outcomes/chart_*.html show it, and `printed` hands the same to a report in PDF.
"""

from outcomes.charting.charted import Charted, charted
from outcomes.charting.held_against import Against
from outcomes.charting.table import ShownTable

__all__ = ["Against", "Charted", "ShownTable", "charted"]
