"""How figures of charts are said."""

from collections.abc import Callable
from decimal import Decimal

Number = Decimal | int
# A figure, the word for why there is none ("suppressed"), or None: no figure.
Figure = Decimal | int | str | None
Show = Callable[[Decimal], str]
NO_FIGURE = "no figure"


def plain(value: Number) -> str:
    """`1,234.5`, without idle zeros."""
    text = f"{Decimal(value):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(value: Number) -> str:
    """`34.5%`; the value is in points."""
    return f"{plain(value)}%"


def number(figure: Figure) -> Decimal | None:
    """The figure to draw, None where there is only a word or nothing."""
    return None if figure is None or isinstance(figure, str) else Decimal(figure)


def said(figure: Figure, show: Show) -> str:
    """The figure in words."""
    drawn = number(figure)
    if drawn is not None:
        return show(drawn)
    return figure if isinstance(figure, str) and figure else NO_FIGURE
