"""On what ground an item is closed to the public. Exempt and confidential are two things in law, and kept apart.

Source of the paragraphs: Local Government Act 1972, Schedule 12A, Part 1 (England), in short words of our own.
"""

from django.db import models


class Ground(models.TextChoices):
    """Confidential matter was restricted by the government or a court, so the council has no choice."""

    EXEMPT = "exempt", "Exempt (Schedule 12A)"
    CONFIDENTIAL = "confidential", "Confidential"
    BOARD = "board", "Restricted by the board"


class ExemptParagraph(models.IntegerChoices):
    INDIVIDUAL = 1, "1: about an individual"
    IDENTITY = 2, "2: likely to reveal who an individual is"
    BUSINESS = 3, "3: someone’s financial or business affairs, the authority’s included"
    LABOUR = 4, "4: consultations or negotiations with staff about their work"
    LEGAL = 5, "5: legal advice that could be kept from a court"
    NOTICE = 6, "6: a notice, order or direction that the authority plans"
    CRIME = 7, "7: preventing, investigating or prosecuting crime"

    @property
    def matter(self) -> str:
        """What it is about, without its number."""
        return self.label.partition(": ")[2]


def restricted_with_ground() -> models.CheckConstraint:
    restricted = models.Q(release_class="restricted")
    return models.CheckConstraint(
        condition=(restricted & ~models.Q(closed_ground="")) | (~restricted & models.Q(closed_ground="")),
        name="meetings_agendaitem_restricted_with_ground",
        violation_error_message="A restricted item has a ground on which it is closed, and only a restricted item has.",
    )


def exempt_with_paragraph() -> models.CheckConstraint:
    paragraph = models.Q(exempt_paragraph__isnull=False, exempt_paragraph__range=(1, 7))
    exempt = models.Q(closed_ground=Ground.EXEMPT)
    return models.CheckConstraint(
        condition=(exempt & paragraph) | (~exempt & models.Q(exempt_paragraph__isnull=True)),
        name="meetings_agendaitem_exempt_with_paragraph",
        violation_error_message="An exempt item names a paragraph of Schedule 12A, and only an exempt item does.",
    )


def closed_words(item) -> str:
    """On what ground the item is closed, as a sentence; empty for an open one."""
    match item.closed_ground:
        case Ground.EXEMPT:
            paragraph = ExemptParagraph(item.exempt_paragraph)
            return f"Exempt under paragraph {paragraph.value} of Schedule 12A: {paragraph.matter}."
        case Ground.CONFIDENTIAL:
            return "Confidential."
        case Ground.BOARD:
            return "Restricted by the board."
    return ""
