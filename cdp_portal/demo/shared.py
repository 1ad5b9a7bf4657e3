"""Sources, notes and organisations that several partnerships share."""

SEFTON_REPORT = "Sefton Health and Wellbeing Board report, 6 December 2023"
SEFTON_DECISION = "Sefton Council, decision 69012, November 2022"
SOUTHEND_STRATEGY_REPORT = "Southend-on-Sea Health and Wellbeing Board report, 7 March 2022"
SOUTHEND_BOARD_REPORT = "Southend-on-Sea Health and Wellbeing Board report, 8 December 2022"
LLR_REPORT = "Leicestershire Health and Wellbeing Board report, 23 February 2023"
TOWER_HAMLETS_REPORT = "Tower Hamlets Health and Wellbeing Board report on establishing the partnership"
HOUSING_ALLOCATIONS = "Drug strategy housing support allocations 2022-25, as at 29 November 2023"

DEMONSTRATION = "Demonstration: added so that the portal can be tried; not from a published paper."
# Where a paper shows that something was so on a day, but not since when.
FIRST_KNOWN = "In force on this day at the latest; the day it began is not on paper."
TIME_UNKNOWN = "The time is not on paper."
NOMINATION_UNKNOWN = "Nor are the days of nomination and confirmation: this day stands in for them."

STATEMENT = (
    "I confirm that this return is a fair account of the partnership's work in the quarter, and that the partners "
    "named in it have seen what it says of them."
)

# name, kind, sector code, official code of the authority or ""
ORGANISATIONS = [
    ("Essex Police", "police", "POLICE", ""),
    ("Leicestershire Police", "police", "POLICE", ""),
    ("Merseyside Police", "police", "POLICE", ""),
    ("Metropolitan Police Service", "police", "POLICE", ""),
    ("Probation Service", "justice", "PROB", ""),
    ("HM Prison and Probation Service", "justice", "PROB", ""),
    ("Jobcentre Plus", "government", "DWP", ""),
]
# What else they are called, one name on each line.
OTHER_NAMES = {
    "HM Prison and Probation Service": "HMPPS",
    "Probation Service": "National Probation Service\nProbation",
    "Jobcentre Plus": "JCP",
    "Metropolitan Police Service": "Metropolitan Police\nMPS",
    "Sefton Council for Voluntary Service": "Sefton CVS",
    "Office of the Police and Crime Commissioner for Merseyside": "Merseyside PCC\nMerseyside OPCC",
    "University Hospitals of Leicester": "UHL\nUniversity Hospitals of Leicester NHS Trust",
}


def national_unit() -> dict:
    """The Joint Combating Drugs Unit as a partnership sees it: the body its senior responsible owner reports to."""
    return {
        "slug": "national-unit",
        "name": "Joint Combating Drugs Unit",
        "short_name": "National unit",
        "kind": "national",
        "remit": "Answers for the strategy across government departments and hears from every partnership.",
        "source": SOUTHEND_STRATEGY_REPORT,
    }
