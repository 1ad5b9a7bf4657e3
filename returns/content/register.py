"""The sections about the register: owners and footprint, national milestones."""

from cdp_portal.formats import NOT_KNOWN
from partnerships.reporting import MilestoneFigure, RegisterFigures
from returns.content.structure import Column, Fact, Section, Table


def section(title: str, figures: RegisterFigures) -> Section:
    return Section(
        key="register",
        title=title,
        how="From the register as at the last day of the quarter.",
        facts=(
            Fact("name", "Partnership", figures.name),
            Fact("tier", "Kind of footprint", figures.tier),
            Fact("authorities", "Local authorities covered", len(figures.footprint), "integer"),
            Fact("owners", "Senior responsible owners in office", len(figures.sros), "integer"),
            Fact("could_sign", "Of these, confirmed", sum(owner.could_sign for owner in figures.sros), "integer"),
            Fact("bodies", "Boards and groups", figures.bodies, "integer"),
        ),
        tables=(_owners(figures), _footprint(figures)),
    )


def _owners(figures: RegisterFigures) -> Table:
    return Table(
        key="owners",
        title="Senior responsible owners",
        identifying=2,
        columns=(
            Column("post", "Post"),
            Column("organisation", "Organisation"),
            Column("holder", "Holder"),
            Column("role", "Role"),
            Column("confirmed_on", "Confirmed on", "date"),
        ),
        rows=tuple(
            (
                owner.post,
                owner.organisation,
                owner.holder_name or "Name not given",
                "Shared" if owner.shared else "Sole",
                owner.confirmed_on or "Not confirmed",
            )
            for owner in figures.sros
        ),
        urls=tuple(owner.url for owner in figures.sros),
    )


def _footprint(figures: RegisterFigures) -> Table:
    return Table(
        key="footprint",
        title="Local authorities covered",
        columns=(Column("gss_code", "Official code"), Column("authority", "Authority"), Column("region", "Region")),
        rows=tuple((area.gss_code, area.name, area.region) for area in figures.footprint),
        urls=tuple(area.url for area in figures.footprint),
    )


def _no_day(milestone: MilestoneFigure) -> str:
    return NOT_KNOWN if milestone.done else ""


def milestones(title: str, figures: RegisterFigures) -> Section:
    return Section(
        key="milestones",
        title=title,
        how="What the national unit asks of every partnership, and how far this one has recorded that it has come.",
        facts=(
            Fact("done", "Milestones done", figures.milestones_done, "integer"),
            Fact("asked", "Milestones asked for", figures.milestones_total, "integer"),
        ),
        tables=(
            Table(
                key="milestones",
                title="Milestones",
                identifying=2,
                columns=(
                    Column("code", "Number"),
                    Column("milestone", "Milestone"),
                    Column("due_on", "Asked for by", "date"),
                    Column("state", "State"),
                    Column("achieved_on", "Done on", "date"),
                    Column("evidence", "Evidence"),
                ),
                rows=tuple(
                    (one.code, one.title, one.due_on, one.state_label, one.achieved_on or _no_day(one), one.evidence)
                    for one in figures.milestones
                ),
                urls=tuple(one.url for one in figures.milestones),
            ),
        ),
    )
