from grants.views.allocations import allocation_add, allocation_detail, allocation_edit, allocation_list
from grants.views.lines import spend_line_detail
from grants.views.spending import spend_edit, spend_plan_edit

__all__ = [
    "allocation_add",
    "allocation_detail",
    "allocation_edit",
    "allocation_list",
    "spend_edit",
    "spend_line_detail",
    "spend_plan_edit",
]
