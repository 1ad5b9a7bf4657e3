"""What the seats owe to the plan, the outcomes, the risk register and the issues: found here, answered in a minute.

Each module is one kind of thing: `WORD` stands in addresses, `find(scope)` gives what is owed, `form(due, data)` the
short form that answers it, and `save(form, by)` keeps the answer.
"""

from outcomes.due.needing import needs

__all__ = ["needs"]
