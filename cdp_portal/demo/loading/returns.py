"""What each partnership is asked for, and one quarter of Sefton that is being drafted."""

from datetime import timedelta

from cdp_portal.demo import shared
from cdp_portal.demo.loading.context import Load
from cdp_portal.periods import Quarter
from returns.content import SECTIONS
from returns.models import Return, ReturnNarrative, ReturnRequirement

QUARTER = Quarter(2023, 3)


def load_returns(load: Load) -> None:
    rows = [
        {
            "partnership": partnership,
            "receiver": ReturnRequirement.Receiver.NATIONAL_UNIT,
            "title": "Quarterly return",
            "statement": shared.STATEMENT,
        }
        for _place, partnership in load.each()
    ]
    requirements = load.put(ReturnRequirement, rows, "partnership", "receiver")
    sefton = load.partnerships["sefton"]
    requirement = requirements[sefton.pk, ReturnRequirement.Receiver.NATIONAL_UNIT]
    drafted = {
        "partnership": sefton,
        "requirement": requirement,
        "financial_year": QUARTER.financial_year.label,
        "quarter_number": QUARTER.number,
        "due_on": QUARTER.last_day + timedelta(days=requirement.due_days),
        "headline": "All milestones of the first year are met, and more people are in treatment.",
    }
    # What people have done with the return since it was loaded stays.
    keep = ("headline", "due_on")
    (started,) = load.put(Return, [drafted], "requirement", "financial_year", "quarter_number", keep=keep).values()
    narratives = [{"return_of": started, "section": key} for key in SECTIONS]
    load.put(ReturnNarrative, narratives, "return_of", "section")
