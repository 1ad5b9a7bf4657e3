"""The day, month and year boxes of a date."""

from django import forms


class DateBoxes(forms.MultiWidget):
    """Three text boxes posted as `<name>_day`, `<name>_month` and `<name>_year`."""

    template_name = "govuk/widgets/date.html"
    use_fieldset = True
    parts = ("day", "month", "year")
    bad_parts: tuple[str, ...] = ()  # set by the field, so that the error marks the boxes at fault

    def __init__(self, attrs=None):
        boxes = {part: forms.TextInput(attrs={"inputmode": "numeric"}) for part in self.parts}
        super().__init__(boxes, attrs)

    def decompress(self, value):
        return [value.day, value.month, value.year] if value else [None, None, None]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        whole = context["widget"]["attrs"]
        bad = self.bad_parts or (self.parts if whole.get("aria-invalid") else ())
        for part, box in zip(self.parts, context["widget"]["subwidgets"], strict=True):
            box["label"] = part.capitalize()
            box["attrs"] = {
                "id": f"{whole['id']}_{part}" if whole.get("id") else None,
                "class": self._classes(part, in_error=part in bad),
                "inputmode": "numeric",
                "disabled": bool(whole.get("disabled")),
            }
        return context

    @staticmethod
    def _classes(part: str, *, in_error: bool) -> str:
        width = 4 if part == "year" else 2
        classes = f"govuk-input govuk-date-input__input govuk-input--width-{width}"
        return f"{classes} govuk-input--error" if in_error else classes

    def id_for_label(self, id_, index=None):
        return f"{id_}_{self.parts[0]}" if id_ else ""

    def error_id(self, id_: str) -> str:
        """The id of the box that an error message should lead to."""
        return f"{id_}_{(self.bad_parts or self.parts)[0]}"
