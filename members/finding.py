"""Organisations of the whole register that are like a name, so that none is kept twice under two spellings."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from members.likeness import best
from members.models import Organisation
from members.numbers import CHECKS

NUMBERS = tuple(CHECKS)
MOST = 5  # as many as one reads before deciding


@dataclass(frozen=True)
class Candidate:
    """An organisation that may be the one that is meant; `likeness` is from 0 to 1, 1 for the same official number."""

    pk: int
    name: str
    kind: str
    likeness: float
    has_number: bool

    @property
    def words(self) -> str:
        """“Turning Point (Treatment provider), with the same official number”."""
        return f"{self.name} ({self.kind}){', with the same official number' if self.has_number else ''}"


def other_names(text: str) -> list[str]:
    """One on each line, without empty and repeated ones."""
    return list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def alike(names: list[str], numbers: dict[str, str], *, but: int | None = None, most: int = MOST) -> list[Candidate]:
    """The organisations like any of the names or with one of the official numbers, the closest first. One query.

    `numbers` are official numbers by field; `but` is the organisation that the names are of.
    """
    kinds = dict(Organisation.Kind.choices)
    found = []
    rows = Organisation.objects.order_by().values_list("pk", "name", "other_names", "kind", *NUMBERS)
    for pk, name, others, kind, *own in rows.iterator(chunk_size=5000):
        if pk == but:
            continue
        has_number = any(number and numbers.get(field) == number for field, number in zip(NUMBERS, own, strict=True))
        known_as = [name, *other_names(others)] if others else [name]
        degree = 1.0 if has_number else max((best(asked, known_as) for asked in names), default=0.0)
        if degree:
            found.append(Candidate(pk, name, kinds[kind], degree, has_number))
    return sorted(found, key=lambda one: (-one.likeness, one.name.casefold()))[:most]


def called(asked: str) -> QuerySet[Organisation]:
    """The organisations whose names hold what was asked or are like it, or with that official number."""
    if not asked:
        return Organisation.objects.none()
    close = [one.pk for one in alike([asked], {}, most=MOST * 2)]
    plain = asked.replace(" ", "").upper()
    has_number = Q(*((field, plain) for field in NUMBERS), _connector=Q.OR)
    return Organisation.objects.filter(
        Q(name__icontains=asked) | Q(other_names__icontains=asked) | has_number | Q(pk__in=close)
    )
