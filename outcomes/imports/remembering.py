"""What a person said of a file and of the names in it, kept for this file and for the next ones."""

from collections.abc import Mapping

from django.db import transaction

from accounts.models import ImportedFile
from outcomes.imports.answers import Answers
from outcomes.imports.places import Place
from outcomes.models import Metric, Observation, SourceName

Area = Observation.Area


@transaction.atomic
def remember(
    *,
    imported: ImportedFile,
    answers: Answers,
    metrics: Mapping[str, Metric | None],
    areas: Mapping[str, Place | None],
    by,
) -> None:
    """Keep the answers with the file, and what each name means; None leaves its rows out.

    Names are kept for the partnership of the file, or for national files.
    """
    imported.answers = answers.stored()
    imported.save(update_fields=["answers"])
    for text, metric in metrics.items():
        _keep(imported, SourceName.Kind.METRIC, text, {"metric": metric, "left_out": metric is None})
    for text, place in areas.items():
        _keep(imported, SourceName.Kind.AREA, text, _area_fields(place))


def _area_fields(place: Place | None) -> dict:
    if place is None:
        return {"left_out": True, "area": "", "authority_id": None, "region_code": ""}
    code = place.code if place.area == Area.REGION else ""
    return {"left_out": False, "area": place.area, "authority_id": place.authority, "region_code": code}


def _keep(imported: ImportedFile, kind: str, text: str, meaning: dict) -> None:
    name = {"partnership": imported.partnership, "kind": kind, "text": text[:300]}
    known = SourceName.objects.filter(**name).first()
    if known is None:
        SourceName.objects.create(**name, **meaning)
    elif any(getattr(known, field) != value for field, value in meaning.items()):
        for field, value in meaning.items():
            setattr(known, field, value)
        known.save()
