"""Spreadsheets out of the portal: one description of typed tables, and writers that give it as bytes.

The same workbook gives the same bytes, whenever it is written.
"""

from cdp_portal.sheets.table import Column, Sheet, Workbook

__all__ = ["Column", "Sheet", "Workbook"]
