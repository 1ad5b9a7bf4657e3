"""What each partnership is asked for, and one quarter of Sefton that is being drafted."""

from cdp_portal.demo import shared
from cdp_portal.demo.loading.context import Load
from cdp_portal.periods import Quarter
from returns.actions import start_return
from returns.models import Return, ReturnNarrative, ReturnRequirement

QUARTER = Quarter(2023, 3)
HEADLINE = "All milestones of the first year are met, and more people are in treatment."
NARRATIVES = {
    "people": f"The seat for people with lived experience is vacant. {shared.DEMONSTRATION}",
    "outcomes": "Only the numbers in treatment are published; for the rest the report of 6 December 2023 gives a "
    "direction.",
    "money": f"Spending is below plan where posts could not be filled. {shared.DEMONSTRATION}",
}


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
    draft_return(load, requirements[sefton.pk, ReturnRequirement.Receiver.NATIONAL_UNIT])


def draft_return(load: Load, requirement: ReturnRequirement) -> None:
    """Start the quarter's return; one that is there already stays as people have left it."""
    year, number = QUARTER.financial_year.label, QUARTER.number
    if Return.objects.filter(requirement=requirement, financial_year=year, quarter_number=number).exists():
        load.counts.unchanged += 1
        return
    draft = start_return(requirement=requirement, quarter=QUARTER, by=load.users["commissioner"])
    Return.objects.filter(pk=draft.pk).update(headline=HEADLINE)
    for section, text in NARRATIVES.items():
        ReturnNarrative.objects.filter(return_of=draft, section=section).update(text=text)
    load.counts.created += 1
