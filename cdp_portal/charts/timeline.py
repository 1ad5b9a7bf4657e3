"""Work over time: bars to their due days with milestones, and a line for today. One form is for phones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.safestring import SafeString

from cdp_portal.charts import svg
from cdp_portal.charts.timeline_parts import (
    Look,
    Milestone,
    Work,
    day_words,
    due_words,
    timeline_description,
)
from cdp_portal.charts.timeline_places import Days, named_months, spanned

BAR, PAD, AXIS, MOST_LINES = 16, 9, 46, 3


@dataclass(frozen=True)
class Form:
    """`beside`: the width of the column of names at the left; in the narrow form they stand above the bars."""

    width: float
    letters: int
    beside: float

    @property
    def line(self) -> float:
        return self.letters + 4


WIDE_TIMELINE = Form(width=940, letters=16, beside=340)
NARROW_TIMELINE = Form(width=340, letters=13, beside=0)


def timeline(uid: str, title: str, works: Sequence[Work], today: date, form: Form = WIDE_TIMELINE) -> SafeString:
    """Rows in the order given, under their groups. On a page give both forms; the page shows the one that fits."""
    first, last = spanned(works, today)
    days = Days(first, last, form.beside + 8, form.width - 10)
    elements: list[SafeString] = [_patterns(uid)]
    top: float = AXIS
    for group, members in groupby(works, key=lambda work: work.group):
        if group:
            heading, top = _heading(group, top, form)
            elements += heading
        for work in members:
            row, top = _row(uid, work, top, today, days, form)
            elements += row
    frame = [*_axis(days, top, form), *_today(today, days, top, form)]
    key, height = _key(uid, works, top + 6, form)
    description = timeline_description(works, today)
    return svg.drawing(uid, title, description, form.width, top + 6 + height, [*frame, *elements, *key])


def _axis(days: Days, bottom: float, form: Form) -> Iterator[SafeString]:
    taken = 0.0  # up to where there are names already: one moved in from the edge may meet the next
    for day, name in named_months(days, svg.text_width("Apr 2026", form.letters) + 12):
        x = days(day)
        half = svg.text_width(name, form.letters) / 2
        yield svg.line(x, AXIS - 8, x, bottom, stroke="#d2d4d5")
        place = min(max(x, days.left + half - 8), form.width - half)
        if place - half >= taken:
            yield svg.text(place, AXIS - 13, name, anchor="middle", fill=svg.GREY, size=form.letters)
            taken = place + half + 6


def _today(today: date, days: Days, bottom: float, form: Form) -> Iterator[SafeString]:
    x = days(today)
    words = f"Today, {day_words(today)}"
    half = svg.text_width(words, form.letters) / 2
    place = min(max(x, half), form.width - half)
    yield svg.line(x, AXIS - 28, x, bottom, stroke=svg.INK, width=2, dash="6 3")
    yield svg.text(place, form.letters - 1, words, anchor="middle", size=form.letters, bold=True)


def _heading(group: str, top: float, form: Form) -> tuple[list[SafeString], float]:
    lines = cut(group, form.width, form.letters, 2)
    elements = [svg.line(0, top + 6, form.width, top + 6, stroke=svg.GREY)]
    y = top + 8
    for words in lines:
        y += form.line
        elements.append(svg.text(0, y - 3, words, size=form.letters, bold=True, edged=True))
    return elements, y + 4


def _row(uid: str, work: Work, top: float, today: date, days: Days, form: Form) -> tuple[list[SafeString], float]:
    """Words and bar side by side, or the bar below the words; returns where the next row begins."""
    column = form.beside - 16 if form.beside else form.width
    lines = cut(work.name, column, form.letters, MOST_LINES)
    elements: list[SafeString] = []
    y = top + PAD
    for words in lines:
        y += form.line
        elements.append(svg.text(0, y - 4, words, size=form.letters, edged=not form.beside))
    y += form.line
    state = svg.fitted(due_words(work), column, form.letters)
    elements.append(svg.text(0, y - 4, state, size=form.letters, bold=True, edged=not form.beside))
    bar_top = top + PAD + 4 if form.beside else y + 3
    elements += _bar(uid, work, bar_top, days)
    elements += _next(work, today, bar_top + BAR + form.line, days, form)
    step = form.line if work.next_milestone else 0
    return elements, max(y, bar_top + BAR + step) + PAD


def cut(text: str, width: float, size: int, most: int) -> list[str]:
    """The text in at most so many lines; where there is more of it the last one ends in an ellipsis."""
    lines = svg.wrapped(text, width, size)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], svg.fitted(" ".join(lines[most - 1 :]), width, size)]


def _bar(uid: str, work: Work, top: float, days: Days) -> Iterator[SafeString]:
    if work.due_on:
        start = days(work.starts_on or days.first)
        yield filled(uid, work.look, start, top, max(days(work.due_on) - start, 4))
    for one in work.milestones:
        yield from _diamond(one, days(one.due_on), top + BAR / 2)


def filled(uid: str, look: Look, left: float, top: float, width: float) -> SafeString:
    """A bar as its state looks: without colours the fillings differ too."""
    solid = {Look.SOLID: svg.BLUE, Look.DONE: "#00703c"}
    ground = svg.element(
        "rect",
        x=left,
        y=top,
        width=width,
        height=BAR,
        fill=solid.get(look, svg.PAPER),
        stroke=svg.INK,
        stroke_width=1.5,
        stroke_dasharray="4 3" if look is Look.DASHED else "",
    )
    if look is Look.DONE:
        x, y = left + min(width / 2, 12), top + BAR / 2
        tick = svg.path_through([(x - 5, y), (x - 1, y + 4), (x + 5, y - 4)], stroke=svg.PAPER, width=2.5)
        return svg.group([ground, tick])
    if look in (Look.STRIPES, Look.CROSSES):
        over = svg.rect(left + 1, top + 1, max(width - 2, 1), BAR - 2, fill=f"url(#{uid}-{look.value})")
        return svg.group([ground, over])
    return ground


def _diamond(milestone: Milestone, x: float, y: float) -> Iterator[SafeString]:
    reach = 7
    corners = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)]
    points = " ".join(f"{a:.1f},{b:.1f}" for a, b in corners)
    fill = svg.INK if milestone.done else svg.PAPER
    yield svg.element("polygon", points=points, fill=fill, stroke=svg.INK, stroke_width=2)


def _next(work: Work, today: date, y: float, days: Days, form: Form) -> Iterator[SafeString]:
    """The milestone that is to be reached first, in words, below the bar."""
    milestone = work.next_milestone
    if milestone is None:
        return
    lead = "Overdue" if milestone.due_on < today else "Next"
    when = f", {day_words(milestone.due_on)}"
    room = days.right - days.left - svg.text_width(f"{lead}: {when}", form.letters)
    words = f"{lead}: {svg.fitted(milestone.name, room, form.letters)}{when}"
    left = days.left if form.beside else 0
    yield svg.text(left, y - 2, words, size=form.letters, fill=svg.GREY, edged=True)


def _patterns(uid: str) -> SafeString:
    stripes = [svg.line(*ends, stroke=svg.INK, width=2) for ends in ((0, 8, 8, 0), (-2, 2, 2, -2), (6, 10, 10, 6))]
    crosses = [svg.line(*ends, stroke=svg.INK, width=2) for ends in ((0, 0, 8, 8), (0, 8, 8, 0))]
    drawn = ((Look.STRIPES, stripes), (Look.CROSSES, crosses))
    patterns = (
        svg.element(
            "pattern",
            svg.group(strokes),
            id=f"{uid}-{look.value}",
            width=8,
            height=8,
            patternUnits="userSpaceOnUse",
        )
        for look, strokes in drawn
    )
    return svg.element("defs", svg.group(patterns))


def _key(uid: str, works: Sequence[Work], top: float, form: Form) -> tuple[list[SafeString], float]:
    """The fillings that occur with their words, then the diamonds; in as many columns as fit."""
    states = dict.fromkeys((work.look, work.state) for work in works)
    entries = [(filled(uid, look, 0, 0, 34), words) for look, words in states]
    if any(work.milestones for work in works):
        for done, words in ((True, "Milestone reached"), (False, "Milestone to come")):
            sample = svg.group(_diamond(Milestone("", date.min, done), 17, BAR / 2))
            entries.append((sample, words))
    widest = 34 + 10 + max((svg.text_width(words, form.letters) for _, words in entries), default=0) + 16
    columns = max(int(form.width // widest), 1)
    elements = []
    for index, (sample, words) in enumerate(entries):
        left, y = (index % columns) * widest, top + 8 + (index // columns) * (BAR + 10)
        elements.append(svg.element("g", sample, transform=f"translate({left + 1:g} {y:g})"))
        elements.append(svg.text(left + 44, y + 13, words, size=form.letters))
    return elements, -(-len(entries) // columns) * (BAR + 10) + 8
