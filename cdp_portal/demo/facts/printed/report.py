"""A printed report, and the statements that its partnership put on paper and that it must carry."""

from collections.abc import Callable
from dataclasses import dataclass

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

    def paper(self) -> Paper:
        """The paper of that day's meeting. Raises Paper.DoesNotExist."""
        return Paper.objects.get(partnership__slug=self.place, item__meeting__slug=self.day)


def says(code: str, *words: str) -> Statement:
    return Statement(code, words)


def missing(report: Report, printed: str, fold: Callable[[str], str]) -> list[str]:
    """For each statement that the printed text does not carry whole, its code and the words that are not there."""
    text = fold(printed)
    return [f"{one.code}: “{words}”" for one in report.statements for words in one.words if fold(words) not in text]
