"""The one table of ratios, for people (`text`) and for programs (`as_data`)."""

from dataclasses import dataclass

from bench.measure import Cost

HEADERS = ("What", "Clock", "Processor", "SQL", "Ratio", "Against")


@dataclass(frozen=True)
class Measured:
    """Something that was measured. `sql` is its number of queries, `pages` what its rate counts, `megabytes` the most
    memory that its process had; None where there are none."""

    name: str
    cost: Cost
    sql: int | None = None
    pages: int | None = None
    megabytes: float | None = None

    @property
    def rate(self) -> float | None:
        """Pages per second on the clock."""
        return self.pages / self.cost.clock if self.pages else None


@dataclass(frozen=True)
class Comparison:
    """One row: `subject` takes `ratio` times what `against` takes. `meaning` says it in a sentence."""

    subject: Measured
    against: Measured
    meaning: str

    @property
    def ratio(self) -> float:
        """Of processor time; of the clock where one of them has no other."""
        mine, other = self.subject.cost, self.against.cost
        return mine.cpu / other.cpu if self.by_processor else mine.clock / other.clock

    @property
    def by_processor(self) -> bool:
        return self.subject.cost.cpu is not None and self.against.cost.cpu is not None


def text(rows: list[Comparison]) -> str:
    """The table in aligned columns; what is the same as in the row above is left out."""
    cells = [HEADERS]
    previous = None
    for row in rows:
        subject = ("", "", "", "") if row.subject == previous else _subject(row.subject)
        cells.append((*subject, f"{figure(row.ratio)} ×", _against(row.against)))
        previous = row.subject
    widths = [max(len(row[column]) for row in cells) for column in range(len(HEADERS))]
    lines = [
        "  ".join(_aligned(cell, width, at) for at, (cell, width) in enumerate(zip(row, widths, strict=True)))
        for row in cells
    ]
    return "\n".join(line.rstrip() for line in lines)


def _aligned(cell: str, width: int, column: int) -> str:
    return cell.rjust(width) if 0 < column < 5 else cell.ljust(width)


def _subject(subject: Measured) -> tuple[str, str, str, str]:
    told = [f"{figure(subject.rate)} pages/s"] if subject.rate else []
    told += [f"{figure(subject.megabytes)} MB"] if subject.megabytes else []
    rate = f" ({', '.join(told)})" if told else ""
    cpu = "" if subject.cost.cpu is None else f"{_ms(subject.cost.cpu)} ms"
    return subject.name + rate, f"{_ms(subject.cost.clock)} ms", cpu, "" if subject.sql is None else str(subject.sql)


def _against(against: Measured) -> str:
    details = [f"{_ms(against.cost.seconds)} ms"]
    details += [f"{against.sql} SQL"] if against.sql is not None else []
    details += [f"{figure(against.rate)} pages/s"] if against.rate else []
    details += [f"{figure(against.megabytes)} MB"] if against.megabytes else []
    return f"{against.name} ({', '.join(details)})"


def _ms(seconds: float) -> str:
    return figure(seconds * 1000)


def figure(value: float) -> str:
    """Two figures that count: 0.42, 3.1, 17, 1,234."""
    if value >= 10:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 1 else f"{value:.2f}"


def as_data(rows: list[Comparison]) -> list[dict]:
    """The rows as JSON-able dicts; times in milliseconds."""
    return [
        {
            "meaning": row.meaning,
            "subject": _measured_data(row.subject),
            "against": _measured_data(row.against),
            "ratio": round(row.ratio, 2),
            "ratio_by": "processor time" if row.by_processor else "clock",
        }
        for row in rows
    ]


def replaced(known: list[dict], new: list[dict], prefix: str) -> list[dict]:
    """`known` rows (of `as_data`) with those whose names begin with `prefix` replaced by `new`, where the first was."""
    olds = [number for number, row in enumerate(known) if row["subject"]["name"].startswith(prefix)]
    place = olds[0] if olds else len(known)
    before, after = known[:place], [row for row in known[place:] if not row["subject"]["name"].startswith(prefix)]
    return [*before, *new, *after]


def _measured_data(measured: Measured) -> dict:
    cpu = measured.cost.cpu
    facts = {
        "name": measured.name,
        "clock_ms": round(measured.cost.clock * 1000, 2),
        "processor_ms": None if cpu is None else round(cpu * 1000, 2),
        "sql": measured.sql,
        "pages": measured.pages,
        "pages_per_second": round(measured.rate, 1) if measured.rate else None,
        "megabytes": round(measured.megabytes) if measured.megabytes else None,
    }
    return {name: value for name, value in facts.items() if value is not None}
