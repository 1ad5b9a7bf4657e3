"""What was counted in each authority: whole numbers from its population, and figures made from their sums."""

from dataclasses import dataclass

from cdp_portal.national.releases import IN_TREATMENT, Release
from partnerships.models import LocalAuthority

# Of a thousand people, how many are counted in a year: rare things, so that small numbers come, and common ones.
RARE, COMMON = (0.015, 0.06, 0.2), (1.5, 4.0, 11.0)
SURE = 1.96


@dataclass(frozen=True)
class Count:
    """So many counted of so many; counts of places are added up."""

    counted: int
    of: int

    def __add__(self, other: "Count") -> "Count":
        return Count(self.counted + other.counted, self.of + other.of)


NOUGHT = Count(0, 0)


def count(release: Release, authority: LocalAuthority, period: int) -> Count:
    """The same for the same metric, authority and number of the period. The numbers in treatment add up."""
    if release.metric.code == "H09":
        return sum((_counted(at + 1, release, authority, period) for at in range(len(IN_TREATMENT))), NOUGHT)
    if release.metric.code in IN_TREATMENT:
        return _counted(IN_TREATMENT.index(release.metric.code) + 1, release, authority, period)
    return _counted(release.number + 10, release, authority, period)


def _counted(kind: int, release: Release, authority: LocalAuthority, period: int) -> Count:
    wave = (authority.pk * 37 + kind * 11 + period * 5) % 61
    people = (authority.population or 200_000) * (0.7 + wave / 100 - period * release.months * 0.001)
    if release.metric.per == 100:
        of = int(people * COMMON[kind % 3] / 1000)
        return Count(of * (25 + (wave + kind * 7) % 46) // 100, of)
    share = (RARE, COMMON)[kind % 4 > 0][kind % 3]
    return Count(int(people * share / 1000 * release.months / 12), int(people))


def figure(release: Release, found: Count) -> dict[str, object]:
    """The columns that hold the number: a share or rate with its 95% limits, or a plain count."""
    per = release.metric.per
    if not per:
        return {"value": found.counted}
    if not found.of:
        return {"state": "not_collected"}
    share = found.counted / found.of
    margin = SURE * (max(share * (1 - share), 0) / found.of) ** 0.5
    limits = {"lower": f"{max(share - margin, 0) * per:.1f}", "upper": f"{(share + margin) * per:.1f}"}
    if per == 100:
        limits["upper"] = f"{min(share + margin, 1) * per:.1f}"
    if release.metric.standardised:
        return {"value": f"{share * per:.1f}", **limits}
    return {"value": f"{share * per:.1f}", **limits, "numerator": found.counted, "denominator": found.of}
