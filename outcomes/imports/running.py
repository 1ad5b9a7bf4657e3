"""A file of figures from its bytes to its summary, and from a confirmed summary into the database.

The file is read in batches, whatever its size; reading it to show and reading it to write is the same loop.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.audit import because
from accounts.models import ImportedFile
from cdp_portal.formats import gov_date
from outcomes.imports import comparing
from outcomes.imports.answers import Answers
from outcomes.imports.comparing import Known
from outcomes.imports.judging import Candidate, Judge
from outcomes.imports.metricnames import MetricNames
from outcomes.imports.opening import OpenFile, open_file
from outcomes.imports.periods import Period
from outcomes.imports.places import Places
from outcomes.imports.rows import FileFigure
from outcomes.imports.summary import Summary
from outcomes.imports.writing import Writer
from outcomes.models import Observation
from partnerships.models import Partnership
from partnerships.numbering import lock

BATCH = 2000
TWICE = "Row {row} has another figure for the same area and period. Keep one of the two."
SAME_AGAIN = "The same figure stands in the file twice"
MEANWHILE = "Somebody recorded one of these figures at the same moment. Look at the file again."


def run(imported: ImportedFile, answers: Answers, *, write: bool = False) -> Summary:
    """What the stored file would do, or (with `write`) does, in the transaction at hand: the caller ends it.

    Raises FileRefusedError for a file that cannot be read, ValidationError for a rule that the database holds.
    """
    with imported.content.open("rb") as stored:
        content = stored.read()
    with open_file(content, answers.sheet) as found:
        del content
        return _Run(imported, answers, found, write=write).summary


class _Run:
    def __init__(self, imported: ImportedFile, answers: Answers, found: OpenFile, *, write: bool):
        self.imported, self.answers, self.today = imported, answers, timezone.localdate()
        names = MetricNames(imported.partnership)
        self.judge = Judge(names, Places(imported.partnership), answers, _taken(imported.partnership, names))
        self.seen: dict[str, tuple[int, int]] = {}  # series: its row and a fingerprint of what it said
        self.writer = Writer(imported, answers) if write else None
        self.summary = Summary(found.sheet.name, found.layout.asks_columns, told=list(found.notes))
        self.summary.sign(answers)
        for problem in found.formulas():
            self.summary.add_problem(problem.row, problem.column, problem.sentence)
        for batch in _batches(self._candidates(found.figures(answers))):
            self._compare(batch)
        self.summary.problems.sort(key=lambda problem: problem.row)

    def _candidates(self, figures: Iterable[FileFigure]) -> Iterator[Candidate]:
        for figure in figures:
            judged = self.judge.judge(figure)
            if isinstance(judged, str):
                self.summary.left_out[judged] += 1
            elif isinstance(judged, Candidate):
                self.summary.cut += figure.cut
                if self._is_first(judged):
                    yield judged
            else:
                for fault in judged:
                    self.summary.add_problem(figure.row, fault.column, fault.sentence)

    def _is_first(self, one: Candidate) -> bool:
        """Is it the first row of the file about this figure? A second one that says otherwise is a problem."""
        said = hash(one[6:])
        row, before = self.seen.setdefault(one.series, (one.row, said))
        if row != one.row and before == said:
            self.summary.left_out[SAME_AGAIN] += 1
        elif row != one.row:
            self.summary.add_problem(one.row, "", TWICE.format(row=row))
        return row == one.row

    def _compare(self, batch: list[Candidate]) -> None:
        known = comparing.last_revisions([one.series for one in batch])
        for one in batch:
            before, values = known.get(one.series), comparing.values_of(one, self.answers)
            counts = self.summary.of(one)
            if before is None:
                counts.new += 1
                self._take(one, None, (), values)
            elif differing := comparing.differences(before.values, values, self.today):
                counts.corrected += 1
                self._take(one, before, differing, values)
            else:
                counts.unchanged += 1
        if self.writer:
            self.writer.flush()

    def _take(self, one: Candidate, before: Known | None, differing: Sequence[tuple], values: tuple) -> None:
        if before and self.answers.received_on < before.received_on:
            sentence = comparing.EARLIER.format(day=gov_date(before.received_on))
            self.summary.add_problem(one.row, "", sentence)
            return
        self.summary.sign(one.row, one.series, before and before.revision, one[6:])
        if self.summary.shows_more(is_new=before is None):
            fields = differing or comparing.new_fields(values)
            self.summary.add_change(comparing.change(self.summary.sheet, one, fields, is_new=before is None))
        if self.writer:
            self.writer.add(one, before)


def _batches(candidates: Iterator[Candidate]) -> Iterator[list[Candidate]]:
    while batch := list(islice(candidates, BATCH)):
        yield batch


def _taken(scope: Partnership | None, names: MetricNames) -> dict[int, set[Period]]:
    """The periods that figures of each metric whose periods follow each other are recorded for. One query."""
    recorded: dict[int, set[tuple[date, date]]] = {}
    following = [metric.pk for metric in names.metrics if not metric.rolling_months]
    found = Observation.objects.filter(partnership=scope, metric__in=following).order_by()
    for metric, *period in found.values_list("metric", "starts_on", "ends_on").distinct():
        recorded.setdefault(metric, set()).add(tuple(period))
    return recorded


@transaction.atomic
def confirm(*, imported: ImportedFile, answers: Answers, digest: str, by) -> Summary:
    """Write all that was shown, with the file as the reason, or nothing.

    Gives a summary with another digest when the file would do something else by now: then nothing is written.
    Raises ValidationError when the database refuses it.
    """
    because(f"Imported from {imported.name}")
    try:
        with transaction.atomic():
            if imported.partnership_id:
                lock(imported.partnership_id)
            summary = run(imported, answers, write=True)
            if summary.digest != digest or not summary.may_be_confirmed:
                transaction.set_rollback(True)
                return summary
    except IntegrityError as error:
        raise ValidationError(MEANWHILE) from error
    imported.confirmed_at, imported.confirmed_by = timezone.now(), by
    imported.new, imported.changed, imported.unchanged = summary.new, summary.corrected, summary.unchanged
    imported.left_out = sum(summary.left_out.values())
    imported.save()
    return summary
