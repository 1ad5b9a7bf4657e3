"""The sections about the delivery plan and the outcome figures."""

from collections import Counter

from outcomes.reporting import HighlightFigure, ObservationFigure, OutcomeFigures, PlanFigures
from returns.content.structure import Column, Fact, Section, Table


def section(title: str, figures: PlanFigures) -> Section:
    return Section(
        key="plan",
        title=title,
        how=(
            "From the adopted delivery plan in force on the last day of the quarter, as reported by then. Late: past "
            "its day and not done."
        ),
        facts=(
            Fact("plan", "Plan", figures.plan_title or "No plan in force"),
            Fact("actions", "Actions", figures.actions, "integer"),
            Fact("late", "Of these, late", figures.late, "integer"),
        ),
        tables=(_by_status(figures), _actions(figures)),
    )


def _by_status(figures: PlanFigures) -> Table:
    return Table(
        key="plan_states",
        title="Actions by state",
        columns=(Column("state", "State"), Column("actions", "Actions", "integer")),
        rows=tuple((label, count) for label, count in figures.by_status),
    )


def _actions(figures: PlanFigures) -> Table:
    return Table(
        key="plan_actions",
        title="Actions of the plan",
        columns=(
            Column("number", "Number", "integer"),
            Column("objective", "Objective"),
            Column("action", "Action"),
            Column("owner", "Owner"),
            Column("due_on", "Due on", "date"),
            Column("state", "State"),
            Column("late", "Late"),
        ),
        rows=tuple(
            (one.number, one.objective, one.text, one.owner, one.due_on, one.status_label, "Late" if one.late else "")
            for one in figures.items
        ),
        urls=tuple(one.url for one in figures.items),
    )


def outcomes(title: str, figures: OutcomeFigures) -> Section:
    known = sum(one.value is not None for one in figures.items)
    return Section(
        key="outcomes",
        title=title,
        how=(
            "The latest figure of each metric for a period that ended by the last day of the quarter, as last revised. "
            "Where there is none the reason stands in its place; absent is not zero. Restricted figures are left out."
        ),
        facts=(
            Fact("metrics", "Metrics", len(figures.items), "integer"),
            Fact("known", "Of these, with a figure", known, "integer"),
        ),
        tables=(_figures(figures), _provenance(figures)),
    )


def _figures(figures: OutcomeFigures) -> Table:
    return Table(
        key="outcome_figures",
        title="Outcome figures",
        identifying=2,
        columns=(
            Column("code", "Code"),
            Column("metric", "Metric"),
            Column("period", "Period"),
            Column("figure", "Figure", "number"),
            Column("unit", "Unit"),
            Column("previous", "Figure before", "number"),
            Column("change", "Change"),
        ),
        rows=tuple(
            (
                one.metric_code,
                one.metric,
                one.period,
                one.state_label if one.value is None else one.value,
                one.unit,
                "None" if one.previous is None else one.previous,
                one.direction_words,
            )
            for one in figures.items
        ),
        urls=tuple(one.url for one in figures.items),
    )


def _provenance(figures: OutcomeFigures) -> Table:
    return Table(
        key="outcome_sources",
        title="Where the outcome figures come from",
        columns=(
            Column("code", "Code"),
            Column("outcome", "Outcome"),
            Column("status", "Status"),
            Column("data_to", "Data up to", "date"),
            Column("source", "Source"),
            Column("note", "What it shows in words"),
        ),
        rows=tuple(
            (one.metric_code, one.outcome, _status(one), one.data_to, one.source, one.note) for one in figures.items
        ),
        urls=tuple(one.url for one in figures.items),
    )


def _status(one: ObservationFigure) -> str:
    if one.value is None:
        return one.state_label
    return "Provisional" if one.provisional else "Final"


def highlight(title: str, lines: list[HighlightFigure]) -> Section:
    """What a board would hear of the quarter, line by line."""
    counts = Counter(line.part for line in lines)
    return Section(
        key="highlight",
        title=title,
        how=(
            "What happened in the quarter, as at its last day: figures that came in, risks that moved, issues noticed, "
            "actions done, late or without news, and what follows for a board by fixed rules."
        ),
        facts=tuple(Fact(f"part_{place}", part, counts[part], "integer") for place, part in enumerate(counts)),
        tables=(
            Table(
                key="highlights",
                title="Highlights",
                identifying=2,
                columns=(
                    Column("part", "Part"),
                    Column("what", "What"),
                    Column("state", "State"),
                    Column("whose", "Whose"),
                    Column("why", "More"),
                ),
                rows=tuple((one.part, one.text, one.state, one.whose, one.why) for one in lines),
                urls=tuple(one.url for one in lines),
            ),
        ),
    )
