"""Needs assessments, wholes before their parts."""

from cdp_portal.demo.loading.context import Load
from cdp_portal.demo.needs import NEEDS
from outcomes.models import NeedsAssessment

OF_OTHER_RECORDS = ("key", "organisation", "authority", "combined_into")


def load_needs(load: Load) -> None:
    for place, partnership in load.each():
        wholes: dict[str, NeedsAssessment] = {}
        for number, literal in enumerate(NEEDS.get(place.SLUG, ()), 1):
            row = {
                "partnership": partnership,
                "number": number,
                "organisation": load.organisations[literal["organisation"]] if "organisation" in literal else None,
                "authority": load.authorities[literal["authority"]] if "authority" in literal else None,
                "combined_into": wholes[literal["combined_into"]] if "combined_into" in literal else None,
                **{name: value for name, value in literal.items() if name not in OF_OTHER_RECORDS},
            }
            [written] = load.put(NeedsAssessment, [row], "partnership", "number").values()
            if "key" in literal:
                wholes[literal["key"]] = written
