"""Planned reorganisations with the authority that stands in for those to come."""

from cdp_portal.demo.loading.context import Load
from cdp_portal.demo.reorganisations import NOTE, REORGANISATIONS, SOURCE, TAKES_EFFECT_ON
from partnerships.models import LocalAuthority, Reorganisation, Succession


def load_reorganisations(load: Load) -> None:
    rows = [
        {
            "title": title,
            "status": Reorganisation.Status.PLANNED,
            "takes_effect_on": TAKES_EFFECT_ON,
            "note": NOTE,
            "source": SOURCE,
            "kept_by": load.partnerships[place],
        }
        for title, place, _ending, _name, _region in REORGANISATIONS
    ]
    plans = load.put(Reorganisation, rows, "title")
    authorities = [
        {
            "name": name,
            "kind": LocalAuthority.Kind.UNITARY,
            "region_code": code,
            "region": region,
            "planned_in": plans[title,],
            "starts_on": TAKES_EFFECT_ON,
            "source": SOURCE,
        }
        for title, _place, _ending, name, (code, region) in REORGANISATIONS
    ]
    planned = load.put(LocalAuthority, authorities, "planned_in", "name")
    successions = [
        {
            "reorganisation": plans[title,],
            "predecessor": load.authorities[code],
            "successor": planned[plans[title,].pk, name],
            "on": TAKES_EFFECT_ON,
        }
        for title, _place, ending, name, _region in REORGANISATIONS
        for code in ending
    ]
    load.put(Succession, successions, "reorganisation", "predecessor", "successor")
