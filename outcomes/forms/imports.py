"""Forms that take in a file of figures and ask what it means."""

from itertools import groupby

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from cdp_portal.forms import DateField, Field, Fieldset, PortalForm
from cdp_portal.imports.errors import FileRefusedError
from cdp_portal.imports.filetype import MB
from cdp_portal.imports.lines import LARGEST_MB
from cdp_portal.release import Audience
from outcomes.imports.answers import Answers
from outcomes.imports.metricnames import MetricNames
from outcomes.imports.opening import Survey, open_file
from outcomes.imports.periods import read_period
from outcomes.imports.places import Place, Places
from outcomes.imports.rows import AreaName, SeriesName
from outcomes.models import Metric

OUT = "out"
PARTS = (
    ("part:lower", "Lower limit"),
    ("part:upper", "Upper limit"),
    ("part:numerator", "Numerator"),
    ("part:denominator", "Denominator"),
)
FROM_PAGE = ("period", "source", "received_on", "provisional", "release_class", "released_on")
AREAS = "What you say here is remembered for the next file."
NO_METRIC = "Choose a metric for one column at least"


class FigureFileForm(PortalForm):
    """One file of figures. Refused beside the field when none of the layouts is found in it."""

    submit = "Continue"
    file = forms.FileField(label="File", help_text="An Excel workbook (.xlsx), an OpenDocument spreadsheet or CSV.")

    def clean_file(self):
        upload = self.cleaned_data["file"]
        content = upload.read(LARGEST_MB * MB + 1)
        upload.seek(0)
        try:
            with open_file(content):
                return upload
        except FileRefusedError as refused:
            raise ValidationError(str(refused)) from None


class FigureNamesForm(PortalForm):
    """What the file calls things, each name once, and what holds for all of its figures."""

    submit = "Show what would change"
    marks_optional = False
    period = forms.CharField(
        label="Period of the figures",
        max_length=60,
        help_text="The file does not say it. Write it like 2023, 2023/24, 2016 - 18 or 12 months to March 2024.",
    )
    source = forms.CharField(label="Source", max_length=300, help_text="Who published the figures, and where.")
    received_on = DateField(label="Received on", required=False, help_text="Leave empty for today.")
    provisional = forms.BooleanField(label="The figures are provisional", required=False)
    release_class = forms.ChoiceField(label="Who may read them", choices=Audience.choices)
    released_on = DateField(
        label="Embargoed until",
        required=False,
        help_text="Before this day only those who read restricted matter see them. Leave empty if there is no embargo.",
    )

    def __init__(
        self, *args, survey: Survey, names: MetricNames, places: Places, before: Answers | None, name: str, **kw
    ):
        self.survey, self.names, self.places, self.before = survey, names, places, before
        super().__init__(*args, **kw)
        self.series = self._listed_series()
        self.areas = [area for area in survey.areas if self._asks(area)]
        if not survey.layout.asks_period:
            del self.fields["period"]
        if places.scope is None:  # national figures are public
            del self.fields["release_class"], self.fields["released_on"]
        self._add_series()
        self._add_areas()
        self.initial |= self._common(name)

    def _common(self, name: str) -> dict:
        said = self.before or Answers(
            source=self.survey.layout.source or name, period=getattr(self.survey.layout, "period_guess", "")
        )
        fields = ("period", "source", "provisional", "release_class", "released_on")
        received_on = said.received_on if self.before else None
        return {field: getattr(said, field) for field in fields} | {"received_on": received_on}

    def _listed_series(self) -> list[SeriesName]:
        """Each once: a table has several columns of the same titles."""
        once = {series.text: series for series in reversed(self.survey.series)}
        return [once[text] for text in dict.fromkeys(series.text for series in self.survey.series)]

    def _asks(self, area: AreaName) -> bool:
        """Is it a name that nobody has explained, one that was explained on this page, or an own authority?"""
        found = self.places.find(area)
        return found is None or area.text in self.places.remembered or self.places.may_be_itself(found)

    @property
    def is_table(self) -> bool:
        return self.survey.layout.asks_columns

    def _add_series(self) -> None:
        choices = [(OUT, "Leave out"), *([("Part of the figure beside it", PARTS)] if self.is_table else [])]
        choices += _by_outcome(self.names.metrics)
        for number, series in enumerate(self.series):
            rows = sum(count for one, count in self.survey.series.items() if one.text == series.text)
            self.fields[f"series_{number}"] = forms.ChoiceField(
                label=series.text if self.is_table else series.label or series.text,
                choices=choices,
                help_text=f"{rows:,} {'cell' if self.is_table else 'row'}{'' if rows == 1 else 's'}",
                initial=self._initial_series(series),
            )

    def _initial_series(self, series: SeriesName) -> str:
        role = self.before.roles.get(series.text) if self.before and self.is_table else None
        guess = self._guesses.get(series.text, "") if self.is_table else ""
        if role is not None and role != "value":
            return f"part:{role}" if role else OUT
        found = self.names.find(series)
        if found is None and guess:
            return f"part:{guess}"
        found = found or self.names.propose(series)
        return f"metric:{found.pk}" if isinstance(found, Metric) else OUT

    @property
    def _guesses(self) -> dict[str, str]:
        return {column.text: column.guess for column in self.survey.layout.columns}

    def _add_areas(self) -> None:
        offered = [(place.key, place.label) for place in self.places.choices()]
        for number, area in enumerate(self.areas):
            found, rows = self.places.find(area), self.survey.areas[area]
            initial = found.key if isinstance(found, Place) else OUT if found else self._alike(area)
            self.fields[f"area_{number}"] = forms.ChoiceField(
                label=area.label,
                choices=[("", "Choose an area"), (OUT, "Leave out"), *offered],
                help_text=f"{rows:,} row{'' if rows == 1 else 's'}",
                initial=initial,
                error_messages={"required": f"Choose what “{area.label}” is, or leave it out"},
            )

    def _alike(self, area: AreaName) -> str:
        found = self.places.propose(area)
        return found.key if found else ""

    def clean_period(self) -> str:
        try:
            read_period(self.cleaned_data["period"])
        except ValueError as error:
            raise ValidationError(str(error)) from None
        return self.cleaned_data["period"]

    def clean_received_on(self):
        day = self.cleaned_data["received_on"] or timezone.localdate()
        if day > timezone.localdate():
            raise ValidationError("The day of receipt cannot be in the future")
        return day

    def clean(self):
        cleaned = super().clean()
        if self.series and not any(
            str(cleaned.get(f"series_{n}")).startswith("metric:") for n in range(len(self.series))
        ):
            self.add_error("series_0", NO_METRIC)
        return cleaned

    def answers(self) -> Answers:
        given = {name: self.cleaned_data[name] for name in FROM_PAGE if name in self.cleaned_data}
        if self.places.scope is None:
            given["release_class"] = Audience.PUBLIC
        return Answers(sheet=self.survey.sheet, roles=self._roles() if self.is_table else {}, **given)

    def _roles(self) -> dict[str, str]:
        told = {series.text: self.cleaned_data[f"series_{number}"] for number, series in enumerate(self.series)}
        return {text: _role(choice) for text, choice in told.items()}

    def metrics(self) -> dict[str, Metric | None]:
        """What each series means; the parts of figures are none."""
        told = {series.text: self.cleaned_data[f"series_{number}"] for number, series in enumerate(self.series)}
        return {
            text: self.names.by_pk[int(choice.partition(":")[2])] if choice.startswith("metric:") else None
            for text, choice in told.items()
            if not choice.startswith("part:")
        }

    def meant_areas(self) -> dict[str, Place | None]:
        told = {area.text: self.cleaned_data[f"area_{number}"] for number, area in enumerate(self.areas)}
        return {text: self.places.by_key(key) for text, key in told.items()}

    def _layout(self) -> tuple:
        series = [Field(f"series_{number}", label="s") for number in range(len(self.series))]
        areas = [Field(f"area_{number}", label="s") for number in range(len(self.areas))]
        whole = [name for name in FROM_PAGE if name in self.fields]
        holds = "What the columns hold" if self.is_table else "What the file measures"
        return (
            Fieldset(holds, *series),
            *([Fieldset("Areas", *areas, hint=AREAS)] if areas else []),
            Fieldset("All figures in this file", *whole),
        )


def _role(choice: str) -> str:
    if choice.startswith("part:"):
        return choice.removeprefix("part:")
    return "value" if choice.startswith("metric:") else ""


def _by_outcome(metrics: list[Metric]) -> list:
    groups = groupby(metrics, key=lambda metric: str(metric.outcome or "Other metrics"))
    return [(title, [(f"metric:{one.pk}", f"{one.name} ({one.code})") for one in found]) for title, found in groups]
