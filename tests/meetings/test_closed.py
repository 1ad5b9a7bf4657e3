"""Restricted matter has a ground in law, and exempt matter its paragraph: the database sees to it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from meetings.forms import readers
from meetings.models import AgendaItem, ExemptParagraph
from tests.factories.meetings import AgendaItemFactory

GROUND = "A restricted item has a ground on which it is closed, and only a restricted item has."
PARAGRAPH = "An exempt item names a paragraph of Schedule 12A, and only an exempt item does."


@pytest.fixture
def item(sefton):
    return AgendaItemFactory(meeting__body__partnership=sefton, exempt_reason="Names people")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"release_class": "restricted"}, GROUND),
        ({"release_class": "member", "closed_ground": "board"}, GROUND),
        ({"release_class": "public", "closed_ground": "exempt", "exempt_paragraph": 3}, GROUND),
        ({"release_class": "restricted", "closed_ground": "exempt"}, PARAGRAPH),
        ({"release_class": "restricted", "closed_ground": "exempt", "exempt_paragraph": 8}, PARAGRAPH),
        ({"release_class": "restricted", "closed_ground": "exempt", "exempt_paragraph": 0}, PARAGRAPH),
        ({"release_class": "restricted", "closed_ground": "confidential", "exempt_paragraph": 3}, PARAGRAPH),
    ],
)
def test_a_ground_that_does_not_fit_is_refused_in_words_and_by_the_database(fields, sentence, item):
    for name, value in fields.items():
        setattr(item, name, value)
    with pytest.raises(ValidationError) as refused:
        item.validate_constraints()
    assert refused.value.messages == [sentence]
    with pytest.raises(IntegrityError), transaction.atomic():
        AgendaItem.objects.filter(pk=item.pk).update(**fields)


CHOICES = ["public", "member", *(f"exempt-{one.value}" for one in ExemptParagraph), "confidential", "board"]


@pytest.mark.parametrize("choice", CHOICES)
def test_every_choice_is_kept_as_it_was_made(choice, item):
    readers.close(item, choice)
    item.save()
    item.refresh_from_db()

    assert readers.choice_of(item) == choice
    assert (item.release_class == "restricted") is (choice not in ("public", "member"))


def test_the_choices_on_the_page_are_those():
    nested = [inner for _, group in readers.CHOICES if isinstance(group, list) for inner, _ in group]
    plain = [value for value, label in readers.CHOICES if isinstance(label, str)]
    assert plain + nested == CHOICES


def test_each_ground_asks_for_a_reason_of_its_own(item):
    asked = []
    for choice in ("public", "exempt-3", "confidential", "board"):
        readers.close(item, choice)
        asked.append(readers.why_missing(item))
    assert asked == [
        "",
        "Enter the reason why keeping it closed serves the public more than opening it",
        "Enter who restricted it: which government department, or which court",
        "Enter the reason for restricting this item",
    ]
