"""What a person types into forms, as the browser sends it, and what the portal answers."""

from datetime import date


def boxes(name: str, day: date | None) -> dict[str, str]:
    """The three boxes of a date."""
    parts = (day.day, day.month, day.year) if day else ("", "", "")
    return {f"{name}_{part}": str(typed) for part, typed in zip(("day", "month", "year"), parts, strict=True)}


def said(response) -> list[str]:
    """The messages on the page that was led to."""
    return [str(message) for message in response.context["messages"]]
