from datetime import date, time
from decimal import Decimal

import pytest
from django import forms
from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from cdp_portal.forms import (
    DateField,
    LastDayField,
    NumberField,
    PortalForm,
    PortalModelForm,
    PoundsField,
    TimeField,
    WholeNumberField,
)
from outcomes.models import PlanAction, PlanActionUpdate


class Everything(PortalForm):
    held_on = DateField(label="Day of the meeting", required=False)
    ends_on = LastDayField(label="Last day", required=False)
    starts = TimeField(label="Start", required=False)
    amount = PoundsField(label="Amount", required=False)
    credit = PoundsField(label="Credit", required=False, allow_negative=True)
    people = WholeNumberField(label="People", required=False)
    rate = NumberField(label="Rate", required=False)


def answer(**typed):
    form = Everything(typed)
    form.full_clean()
    return form


def boxes(name, day, month, year):
    return {f"{name}_day": day, f"{name}_month": month, f"{name}_year": year}


@pytest.mark.parametrize(
    ("typed", "error", "wrong"),
    [
        (("31", "2", "2026"), "Day of the meeting must be a real date", ("day", "month", "year")),
        (("", "2", "2026"), "Day of the meeting must include a day", ("day",)),
        (("1", "", ""), "Day of the meeting must include a month and year", ("month", "year")),
        (("1", "May", "2026"), "Day of the meeting must be a real date", ("month",)),
        (("1", "2", "26"), "Day of the meeting must have a year of 4 numbers, like 2026", ("year",)),
        (("1", "2", "٢٠٢٦"), "Day of the meeting must be a real date", ("year",)),
        (("1", "2", "0000"), "Day of the meeting must be a real date", ("day", "month", "year")),
    ],
)
def test_a_wrong_date_names_the_part(typed, error, wrong):
    form = answer(**boxes("held_on", *typed))

    assert form.errors["held_on"] == [error]
    assert form.fields["held_on"].widget.bad_parts == wrong
    html = str(form["held_on"])
    assert [part for part in ("day", "month", "year") if _is_marked(html, part)] == list(wrong)


def _is_marked(html: str, part: str) -> bool:
    box = next(piece for piece in html.split("<input") if f"held_on_{part}" in piece.split(">")[0])
    return "govuk-input--error" in box.split(">")[0]


def test_a_date_takes_spaces_and_leading_zeros():
    assert answer(**boxes("held_on", " 04", "12 ", "2026")).cleaned_data["held_on"] == date(2026, 12, 4)


def test_an_empty_date_is_none():
    assert answer().cleaned_data["held_on"] is None


def test_the_last_day_is_stored_as_the_day_after():
    assert answer(**boxes("ends_on", "31", "3", "2025")).cleaned_data["ends_on"] == date(2025, 4, 1)


def test_the_stored_day_is_shown_as_the_last_day():
    html = str(Everything(initial={"ends_on": date(2025, 4, 1)})["ends_on"])

    assert 'value="31"' in html
    assert 'value="3"' in html


def test_the_last_day_of_all_is_refused_in_words():
    assert answer(**boxes("ends_on", "31", "12", "9999")).errors["ends_on"] == ["Last day must be a real date"]


def test_an_unchanged_last_day_is_no_change():
    typed = boxes("ends_on", "31", "3", "2025")

    assert Everything(typed, initial={"ends_on": date(2025, 4, 1)}).changed_data == []


@given(st.dates(min_value=date(1900, 1, 1)))
def test_a_last_day_comes_back_as_it_was_shown(stored):
    field = LastDayField()
    day = field.prepare_value(stored)

    assert field.clean([str(day.day), str(day.month), f"{day.year:04}"]) == stored


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("£1,002,318.00", Decimal("1002318.00")),
        ("1 002 318", Decimal("1002318.00")),
        ("1250.5", Decimal("1250.50")),
        ("0", Decimal("0.00")),
    ],
)
def test_pounds_are_read_as_people_type_them(typed, amount):
    assert answer(amount=typed).cleaned_data["amount"] == amount


@pytest.mark.parametrize("typed", ["12.345", "1002,50", "1,2,3", "1e5", "NaN", "a lot", "--1", "£", "١٢"])
def test_what_is_not_pounds_and_pence_is_refused(typed):
    assert answer(amount=typed).errors["amount"] == ["Amount must be in pounds and pence, like 1250 or 1250.50"]


def test_negative_pounds_are_refused_unless_allowed():
    form = answer(amount="-20", credit="−20")

    assert form.errors == {"amount": ["Amount must be £0 or more"]}
    assert form.cleaned_data["credit"] == Decimal("-20.00")


def test_pounds_are_shown_with_commas_behind_a_pound_sign():
    assert 'value="1,002,318.50"' in str(Everything(initial={"amount": Decimal("1002318.50")})["amount"])


def test_unchanged_pounds_are_no_change():
    assert Everything({"amount": "1,002,318"}, initial={"amount": Decimal("1002318.00")}).changed_data == []


@pytest.mark.parametrize(
    ("typed", "moment"),
    [("2pm", time(14)), ("2.30 PM", time(14, 30)), ("14:30", time(14, 30)), ("9am", time(9)), ("midday", time(12))],
)
def test_times_are_read_as_people_type_them(typed, moment):
    assert answer(starts=typed).cleaned_data["starts"] == moment


def test_a_wrong_time_is_explained():
    assert answer(starts="soon").errors["starts"] == ["Start must be a time, like 2pm or 14:30"]


def test_whole_numbers_may_have_commas():
    assert answer(people="12,345").cleaned_data["people"] == 12345
    assert answer(people="1.5").errors["people"] == ["People must be a whole number"]


def test_numbers_are_read_as_the_pages_show_them():
    assert [answer(rate=typed).cleaned_data["rate"] for typed in ("1,338", "54.2", "12 345.75")] == [
        Decimal("1338"),
        Decimal("54.2"),
        Decimal("12345.75"),
    ]
    assert answer(rate="13,38").errors["rate"] == ["Rate must be a number, like 12 or 12.5"]


def test_what_may_be_left_empty_is_marked():
    html = render_to_string("components/record_form.html", {"form": Everything()})

    assert html.count(" (optional)") == 7


class Worded(PortalForm):
    title = forms.CharField(label="Title", max_length=5)
    sro = forms.CharField(label="SRO")
    state = forms.ChoiceField(label="State", choices=[("", "---------"), ("a", "A")])
    lead = forms.ChoiceField(label="Lead", choices=[("", "---------"), ("a", "A")], required=False)
    reason = forms.CharField(label="Reason", error_messages={"required": "Say why"})
    share = forms.CharField(label="Share in %", max_length=2)


def test_messages_are_plain_and_name_the_field():
    form = Worded({"title": "Too long", "state": "z", "share": "100"})

    assert form.errors == {
        "title": ["Title must be 5 characters or fewer"],
        "sro": ["Enter SRO"],
        "state": ["Select state from the list"],
        "reason": ["Say why"],
        "share": ["Share in % must be 2 characters or fewer"],
    }


def test_an_empty_choice_says_what_it_means():
    form = Worded()

    assert form.fields["state"].choices == [("", "Select state"), ("a", "A")]
    assert form.fields["lead"].choices == [("", "Not chosen"), ("a", "A")]


class Reported(PortalModelForm):
    class Meta:
        model = PlanActionUpdate
        fields = ["status"]


class ReportedByButton(PortalModelForm):
    class Meta(Reported.Meta):
        widgets = {"status": forms.RadioSelect}


def test_no_dashes_stand_for_the_empty_choice_of_a_model_field():
    known = list(PlanAction.Status.choices)
    assert list(Reported().fields["status"].choices) == [("", "Select how it is going"), *known]
    assert list(ReportedByButton().fields["status"].choices) == known
