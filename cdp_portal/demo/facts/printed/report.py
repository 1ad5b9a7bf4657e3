"""A printed report, and the statements that its partnership put on paper and that it must carry."""

from dataclasses import dataclass

from django.urls import reverse

from cdp_portal.pdf.phrases import letters
from cdp_portal.pdf.reading import read
from meetings.models import Paper


@dataclass(frozen=True)
class Statement:
    """One fact by its code, and words that stand in the printed report, each in one piece."""

    code: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    place: str
    day: str
    statements: tuple[Statement, ...]

    def path(self) -> str:
        """Where the paper of that day's meeting is printed. Raises Paper.DoesNotExist."""
        paper = Paper.objects.get(partnership__slug=self.place, item__meeting__slug=self.day)
        return reverse("paper_print", args=[self.place, self.day, paper.pk])

    def missing(self, pdf: bytes) -> list[str]:
        """For each statement that the printed report does not carry whole, its code and the words that are not there.

        Capitals, spaces and punctuation do not count, nor where a line or page breaks.
        """
        text = letters("".join(leaf.body for leaf in read(pdf).leaves))
        return [
            f"{one.code}: “{words}”" for one in self.statements for words in one.words if letters(words) not in text
        ]


def says(code: str, *words: str) -> Statement:
    return Statement(code, words)
