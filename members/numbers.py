"""The official numbers of organisations: how each is written, and what to say when it is not. Knows no record."""

import re

from django.core.exceptions import ValidationError

# Postgres reads the same expressions in check constraints.
ODS, CHARITY, COMPANY = r"^[A-Z0-9]{3,6}$", r"^[0-9]{6,7}(-[0-9]{1,3})?$", r"^[A-Z0-9]{8}$"
ODS_WORDS = "NHS organisation code must be 3 to 6 letters and digits, like QYG or RW5"
CHARITY_WORDS = "Charity number must be 6 or 7 digits, like 1234567, or 1234567-1 for a part of a charity"
COMPANY_WORDS = "Company number must be 8 characters, like 01234567 or SC123456"


def ods_code(typed: str) -> str:
    return _checked(_plain(typed), ODS, ODS_WORDS)


def charity_number(typed: str) -> str:
    return _checked(_plain(typed), CHARITY, CHARITY_WORDS)


def company_number(typed: str) -> str:
    """With the zeros that people leave out at the beginning."""
    plain = _plain(typed)
    return _checked(plain.zfill(8) if plain.isdigit() and len(plain) >= 6 else plain, COMPANY, COMPANY_WORDS)


CHECKS = {"ods_code": ods_code, "charity_number": charity_number, "company_number": company_number}


def tidied(typed: dict[str, str]) -> dict[str, str]:
    """Numbers by field as they are kept; those that are not written rightly are left out."""
    kept = {}
    for field, check in CHECKS.items():
        try:
            kept[field] = check(typed.get(field, ""))
        except ValidationError:
            continue
    return kept


def _plain(typed: str) -> str:
    return re.sub(r"\s", "", typed).upper()


def _checked(plain: str, pattern: str, words: str) -> str:
    if plain and not re.fullmatch(pattern, plain):
        raise ValidationError(words)
    return plain
