"""Files of figures through their pages: said what they mean, shown, written whole or not at all."""

import csv
import hashlib
import io
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from accounts.models import AuditEntry, ImportedFile
from outcomes.imports import places, rows
from outcomes.imports.running import MEANWHILE
from outcomes.models import Observation, SourceName
from outcomes.series import series_of
from partnerships.models import LocalAuthority
from tests.cdp_portal.workbooks import written
from tests.factories.outcomes import MetricFactory, ObservationFactory
from tests.factories.partnerships import FootprintAreaFactory, LocalAuthorityFactory
from tests.outcomes.imports.sheets import FINGERTIPS, fingertips_row

pytestmark = pytest.mark.django_db
D = Decimal
REAL = Path(__file__).resolve().parents[4] / "shared" / "real"
WHOLE = {"source": "Fingertips", "release_class": "member"}


def page(name: str, *more, slug: str = "sefton") -> str:
    return reverse(name, args=[*([slug] if slug else []), *more])


def in_csv(*lines) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(lines)
    return text.getvalue().encode()


def upload(client, content: bytes, *, name: str = "figures.csv", url: str = ""):
    """Follow the upload to the page that asks what the file means."""
    sent = {"file": SimpleUploadedFile(name, content)}
    return client.post(url or page("observation_import"), sent, follow=True)


def chosen(response) -> dict:
    """The form as the page proposes it."""
    form = response.context["form"]
    told = {name: form[name].value() for name in form.fields if form[name].value() not in (None, False)}
    return {name: value for name, value in told.items() if not isinstance(value, date)}


def said(client, asked, **more):
    """Answer the page with what it proposes and `more`, and follow to the preview."""
    return client.post(asked.wsgi_request.get_full_path(), chosen(asked) | more, follow=True)


def confirm(client, preview):
    return client.post(preview.wsgi_request.path, {"digest": preview.context["summary"].digest}, follow=True)


def brought_in(client, content: bytes, **more):
    """The whole way; gives the page after it."""
    return confirm(client, said(client, upload(client, content), **more))


def problems(response) -> list[str]:
    return [str(problem) for problem in response.context["summary"].problems]


@pytest.fixture
def authority(sefton):
    authority = LocalAuthorityFactory(gss_code="E08000014", name="Sefton")
    FootprintAreaFactory(partnership=sefton, authority=authority)
    LocalAuthorityFactory(gss_code="E06000001", name="Hartlepool", region_code="E12000009", region="South West")
    return authority


@pytest.fixture
def deaths(db):
    return MetricFactory(
        code="S13",
        name="Alcohol-specific deaths",
        unit="rate per 100,000",
        rolling_months=36,
        per=100000,
        standardised=True,
    )


@pytest.fixture
def people(db):
    return MetricFactory(code="H09", name="Numbers in treatment")


EXPORT = (
    FINGERTIPS,
    fingertips_row(Area_Code="E08000014", Area_Name="Sefton"),
    fingertips_row(Area_Code="E92000001", Area_Name="England", Value="11.12345"),
    fingertips_row(Area_Code="E12000002", Area_Name="North West region", Value="", Value_note="Too few"),
    fingertips_row(Area_Code="E12000009", Area_Name="South West region"),
    fingertips_row(Area_Code="E06000001", Area_Name="Hartlepool"),
    fingertips_row(Area_Code="E08000014", Area_Name="Sefton", Sex="Male", Value="19"),
    fingertips_row(Area_Code="E92000001", Area_Name="England", Category_Type="Deciles", Category="Most deprived"),
)


def corrected(**told) -> tuple:
    return (FINGERTIPS, fingertips_row(Area_Code="E08000014", Area_Name="Sefton", **told))


def test_an_export_of_fingertips_becomes_figures(alice, browse, sefton, authority, deaths):
    client = browse(alice)
    asked = upload(client, in_csv(*EXPORT))
    assert chosen(asked)["series_0"] == f"metric:{deaths.pk}"
    assert chosen(asked)["series_1"] == "out"
    preview = said(client, asked, release_class="public")
    summary = preview.context["summary"]
    assert summary.sentence == "3 new figures, 0 corrections, 0 unchanged, 4 left out. Nothing is removed."
    assert dict(summary.reasons) == {places.NOT_OURS: 2, rows.BREAKDOWN: 1, "A series that you left out": 1}
    assert summary.notes == [
        "1 number has more than 4 decimal places. Each is rounded to 4, half to even; the file keeps them all."
    ]
    assert Observation.objects.count() == 0
    done = confirm(client, preview)
    assert "3 new figures, 0 corrections, 0 unchanged, 4 left out." in done.content.decode()
    order = ["england", "region", "authority"]
    england, region, own = sorted(Observation.objects.all(), key=lambda one: order.index(one.area))
    assert (own.authority, own.value, own.lower, own.upper, own.numerator) == (
        authority,
        D("12.5"),
        D("10.25"),
        D(15),
        D(33),
    )
    assert (england.value, england.region_code, england.file_row) == (D("11.1234"), "", 3)
    assert (region.state, region.value, region.region_code, region.note) == ("suppressed", None, "E12000002", "Too few")
    assert {one.series == series_of(one) for one in (england, region, own)} == {True}
    assert {(one.starts_on, one.ends_on) for one in (england, region, own)} == {(date(2016, 1, 1), date(2019, 1, 1))}
    assert {(one.partnership, one.release_class, one.source) for one in (england, region, own)} == {
        (sefton, "public", "Fingertips, Office for Health Improvement and Disparities")
    }


def test_the_file_is_kept_as_the_source_with_hash_and_importer(alice, browse, authority, deaths):
    content = in_csv(*EXPORT)
    brought_in(browse(alice), content)
    imported = ImportedFile.objects.get()
    assert (imported.sha256, imported.confirmed_by, imported.new, imported.changed, imported.left_out) == (
        hashlib.sha256(content).hexdigest(), alice, 3, 0, 4,
    )  # fmt: skip
    assert set(Observation.objects.values_list("file", flat=True)) == {imported.pk}
    entries = AuditEntry.objects.filter(table_name="outcomes_observation")
    assert [(one.operation, one.user_id, one.reason) for one in entries] == [
        ("I", alice.pk, "Imported from figures.csv")
    ] * 3


def test_the_record_of_a_figure_names_the_file_to_those_inside(alice, max_, browse, authority, deaths):
    client = browse(alice)
    brought_in(client, in_csv(*EXPORT))
    imported = ImportedFile.objects.get()
    url = Observation.objects.get(area="authority").get_absolute_url()
    told = client.get(url).content.decode()
    assert imported.sha256 in told
    assert "figures.csv</a>, row 2" in told
    assert page("observation_import_detail", imported.pk) in told
    assert imported.sha256 not in browse(max_).get(url).content.decode()


def test_the_same_file_again_changes_nothing(alice, browse, authority, deaths):
    client = browse(alice)
    brought_in(client, in_csv(*EXPORT))
    before = list(Observation.objects.values())
    preview = said(client, upload(client, in_csv(*EXPORT)))
    summary = preview.context["summary"]
    assert (summary.new, summary.corrected, summary.unchanged, summary.may_be_confirmed) == (0, 0, 3, False)
    assert summary.sentence == "Nothing would change: what the file says is in the register already."
    assert confirm(client, preview).status_code == 409
    assert list(Observation.objects.values()) == before


def test_a_corrected_file_makes_revisions(alice, browse, authority, deaths):
    client = browse(alice)
    brought_in(client, in_csv(*EXPORT))
    preview = said(client, upload(client, in_csv(*corrected(Value="13", Count="34")), name="later.csv"))
    [change] = preview.context["summary"].corrections
    assert change.what == "Alcohol-specific deaths, Sefton, 1 January 2016 to 31 December 2018"
    assert change.fields == (("Figure", "12.5", "13"), ("Numerator", "33", "34"))
    confirm(client, preview)
    first, second = Observation.objects.filter(authority=authority).order_by("revision")
    assert (first.value, first.revision, first.revised_because) == (D("12.5"), 1, "")
    assert (second.value, second.revision, second.revised_because) == (D(13), 2, "Imported from later.csv")
    assert (second.series, second.row_version, second.file_row) == (first.series, 2, 2)


def test_a_correction_cannot_have_been_received_before_the_figure(alice, browse, authority, deaths):
    client = browse(alice)
    brought_in(client, in_csv(*EXPORT))
    day = {"received_on_day": "1", "received_on_month": "2", "received_on_year": "2020"}
    preview = said(client, upload(client, in_csv(*corrected(Value="13"))), **day)
    [problem] = problems(preview)
    assert problem.startswith("Row 2: this figure was received on ")


def test_what_changed_meanwhile_is_shown_again_and_not_written(alice, browse, sefton, authority, deaths):
    client = browse(alice)
    preview = said(client, upload(client, in_csv(*EXPORT)))
    ObservationFactory(
        partnership=sefton, metric=deaths, area="authority", authority=authority, value=9,
        starts_on=date(2016, 1, 1), ends_on=date(2019, 1, 1),
    )  # fmt: skip
    again = confirm(client, preview)
    assert again.status_code == 409
    assert again.context["summary"].corrected == 1
    assert Observation.objects.count() == 1
    assert "Someone changed the register while you were reading" in again.content.decode()


def test_what_the_database_refuses_is_said(alice, browse, authority, deaths, monkeypatch):
    client = browse(alice)
    brought_in(client, in_csv(*EXPORT))
    preview = said(client, upload(client, in_csv(*corrected(Value="13"))))
    monkeypatch.setattr("outcomes.imports.comparing.Known.revision", 0)
    answer = confirm(client, preview)
    assert (answer.status_code, answer.context["warning"]) == (409, MEANWHILE)


def test_a_second_confirmation_changes_nothing(alice, browse, authority, deaths):
    client = browse(alice)
    preview = said(client, upload(client, in_csv(*EXPORT)))
    for _ in range(2):
        done = confirm(client, preview)
    assert "figures.csv was imported before. Nothing was changed again." in done.content.decode()
    assert Observation.objects.count() == 3


NDTMS = (
    ("Adults in treatment",),
    ("", "", "Opiate", ""),
    ("Code", "Local authority", "2021-22", "2022-23"),
    ("E08000014", "Sefton", "1,398", "*"),
    ("", "Ponies", "3", "4"),
)


def test_a_table_is_asked_for_its_columns_and_unknown_names(alice, browse, sefton, authority, people):
    client = browse(alice)
    told = (("Area", "2021-22", "2022-23"), ("Sefton borough", "1,398", "*"), ("Middleton", "3", "4"))
    asked = upload(client, in_csv(*told))
    form = asked.context["form"]
    assert [form[f"area_{n}"].label for n in range(2)] == ["Sefton borough", "Middleton"]
    assert (chosen(asked)["area_0"], chosen(asked)["area_1"]) == (f"authority:{authority.gss_code}", "")
    refused = said(client, asked)
    assert refused.context["form"].errors["series_0"] == ["Choose a metric for one column at least"]
    preview = said(client, asked, series_0=f"metric:{people.pk}", area_0="partnership:", area_1="out")
    assert preview.context["summary"].words == "2 new figures, 0 corrections, 0 unchanged, 2 left out"
    confirm(client, preview)
    one, other = Observation.objects.order_by("starts_on")
    assert [(x.area, x.state, x.value) for x in (one, other)] == [
        ("partnership", "value", D(1398)),
        ("partnership", "suppressed", None),
    ]
    assert {(x.text, x.area, x.left_out, x.metric) for x in SourceName.objects.filter(partnership=sefton)} == {
        ("Sefton borough", "partnership", False, None),
        ("Middleton", "", True, None),
        ("Figure", "", False, people),
    }
    again = upload(client, in_csv(*told))
    assert (chosen(again)["area_0"], chosen(again)["area_1"]) == ("partnership:", "out")
    assert chosen(again)["series_0"] == f"metric:{people.pk}"


def test_a_release_asks_for_its_period_and_parts(alice, browse, authority, deaths):
    client = browse(alice)
    release = (
        ("id", "", "", "Deaths", "Rate", "", "Lower Confidence Limit", "Upper Confidence Limit"),
        ("E08000014", "", "Sefton", "1,888", "7.2", "U", "3.3", "13.5"),
        ("E07000030", "", "Eden", "10", "7.2", "U", "3.3", "13.5"),
        ("Source: ONS",),
    )
    asked = upload(client, "\r\n".join(",".join(f'"{c}"' for c in line) for line in release).encode("cp1252"))
    assert [chosen(asked)[f"series_{n}"] for n in (0, 2, 3)] == ["part:numerator", "part:lower", "part:upper"]
    wrong = said(client, asked, series_1=f"metric:{deaths.pk}", period="some day")
    assert wrong.context["form"].errors["period"][0].startswith("“some day” is not a period.")
    assert wrong.context["form"]["period"].value() == "some day"
    preview = said(client, asked, series_1=f"metric:{deaths.pk}", period="2016 - 18")
    assert dict(preview.context["summary"].reasons) == {places.KINDS[0][1]: 1, rows.FOOTNOTE: 1}
    confirm(client, preview)
    one = Observation.objects.get()
    assert (one.value, one.lower, one.upper, one.numerator) == (D("7.2"), D("3.3"), D("13.5"), D(1888))
    assert one.note == "Marked as unreliable in the file."


BAD = (
    ("Metric code", "Area", "Period", "Figure", "Lower limit", "Upper limit", "Numerator", "Denominator"),
    ("P1", "Sefton", "2021/22", "130", "", "", "", ""),
    ("P1", "Sefton", "2020/21", "0.5", "", "", "50", "100"),
    ("P1", "Sefton", "2019/20", "50", "51", "60", "", ""),
    ("P1", "Sefton", "2018/19", "50", "", "", "50", "0"),
    ("P1", "Sefton", "2098/99", "50", "", "", "", ""),
    ("P1", "Sefton", "2017", "50", "", "", "", ""),
    ("P1", "Sefton", "2017/18", "50", "", "", "", ""),
    ("P1", "Sefton", "2016/17", "-", "", "", "", ""),
    ("H09", "Sefton", "2021/22", "54%", "", "", "", ""),
    ("H09", "Sefton", "2022/23", "4", "", "", "", ""),
    ("H09", "Sefton", "2022/23", "5", "", "", "", ""),
    ("H09", "Sefton", "2022/23", "4", "", "", "", ""),
    ("H09", "Sefton", "soon", "4", "", "", "", ""),
)


def test_bad_input_is_refused_by_row_and_column(alice, browse, authority, people):
    MetricFactory(code="P1", name="Share", unit="percent", per=100)
    preview = said(browse(alice), upload(browse(alice), in_csv(*BAD)))
    assert problems(preview) == [
        "Row 2, column “Figure”: a percentage cannot be more than 100.",
        "Row 3, column “Figure”: the parts give 50. Check the unit of the figure.",
        "Row 4, column “Figure”: the figure must lie between its lower and upper limit.",
        "Row 5, column “Denominator”: the denominator must be more than 0.",
        "Row 6, column “Period”: the period cannot begin in the future.",
        (
            "Row 8, column “Period”: this period overlaps 2017 of the same metric, and its periods follow each other. "
            "Check the period."
        ),
        "Row 9, column “Figure”: “-” can mean nought or not known. Write 0, or [x] where it is not known.",
        (
            "Row 9, column “Period”: this period overlaps 2017 of the same metric, and its periods follow each other. "
            "Check the period."
        ),
        "Row 10, column “Figure”: there is a % sign, but “Numbers in treatment” is counted in people.",
        "Row 12: row 11 has another figure for the same area and period. Keep one of the two.",
        (
            "Row 14, column “Period”: “soon” is not a period. Write it like 2023, 2023/24, 2023/24 Q1 or 12 months to "
            "March 2024."
        ),
    ]
    assert preview.context["summary"].may_be_confirmed is False
    assert confirm(browse(alice), preview).status_code == 409
    assert Observation.objects.count() == 0


def test_hidden_and_other_sheets_and_formulas(alice, browse, authority, people):
    table = ("Area", "2021-22"), ("Sefton", 4)
    content = written(
        "xlsx", ("Notes", ("Contents",), ("see below",)), ("One", *table), ("Two", ("Area", "2022-23"), ("Sefton", 5))
    )
    client = browse(alice)
    asked = upload(client, content, name="figures.xlsx")
    told = asked.content.decode()
    assert "The sheet “Notes” holds no figures and is not read." in told
    assert "?sheet=Two" in told
    other = client.get(asked.wsgi_request.path + "?sheet=Two")
    preview = said(client, other, series_0=f"metric:{people.pk}")
    confirm(client, preview)
    assert Observation.objects.get().starts_on == date(2022, 4, 1)


def test_the_template_comes_back_with_its_periods(alice, browse, sefton, authority, people):
    ObservationFactory(partnership=sefton, metric=people, starts_on=date(2022, 4, 1), ends_on=date(2022, 7, 1))
    client = browse(alice)
    answer = client.get(page("observation_template") + "?format=csv")
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert lines[1][:5] == [
        "H09",
        "Numbers in treatment",
        "",
        sefton.name,
        "Quarter 2 2022-23 (July to September 2022)",
    ]
    lines[1][5] = "415"
    brought_in(client, in_csv(*lines))
    newest = Observation.objects.order_by("-pk")[0]
    assert (newest.area, newest.value, newest.starts_on) == ("partnership", D(415), date(2022, 7, 1))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty"),
        (b"Post,Organisation\nChief,Police\n", "No figures were found in this file"),
    ],
)
def test_what_is_no_file_of_figures_is_refused_beside_the_field(content, sentence, alice, browse, sefton):
    answer = upload(browse(alice), content)
    [error] = answer.context["form"].errors["file"]
    assert error.startswith(sentence)
    assert ImportedFile.objects.count() == 0


def test_a_file_that_nobody_explained_yet_leads_to_its_names(alice, browse, authority, deaths):
    client = browse(alice)
    asked = upload(client, in_csv(*EXPORT))
    pk = ImportedFile.objects.get().pk
    assert client.get(page("observation_import_detail", pk)).url == page("observation_import_names", pk)
    refused = said(client, asked, source="", provisional="on")
    assert list(refused.context["form"].errors) == ["source"]
    assert refused.context["form"]["provisional"].value() is True


def test_the_three_pages_are_for_those_who_record_figures(alice, bea, max_, charlie, browse, authority, deaths):
    upload(browse(alice), in_csv(*EXPORT))
    pk = ImportedFile.objects.get().pk
    for url in (
        page("observation_import"),
        page("observation_import_names", pk),
        page("observation_import_detail", pk),
    ):
        assert browse(alice).get(url).status_code in (200, 302)
        assert [browse(who).get(url).status_code for who in (charlie, bea, max_)] == [404, 403, 403]
        assert browse(alice).put(url).status_code == 405
    assert browse(charlie).get(page("observation_import_names", pk, slug="thurrock")).status_code == 404


def test_national_figures_are_an_administrators_and_public(ada, alice, browse, authority, deaths):
    url, client = page("national_observation_import", slug=""), browse(ada)
    assert browse(alice).get(url).status_code == 403
    asked = upload(client, in_csv(*EXPORT), url=url)
    assert "release_class" not in asked.context["form"].fields
    preview = said(client, asked)
    assert dict(preview.context["summary"].reasons) == {rows.BREAKDOWN: 1, "A series that you left out": 1}
    confirm(client, preview)
    assert Counter(Observation.objects.values_list("area", "partnership", "release_class")) == {
        ("authority", None, "public"): 2,
        ("region", None, "public"): 2,
        ("england", None, "public"): 1,
    }


def test_a_name_explained_nationally_helps_partnerships(ada, alice, browse, sefton, authority, people):
    told = (("Area", "2021-22"), ("Sefton borough", "1,398"))
    client = browse(ada)
    asked = upload(client, in_csv(*told), url=page("national_observation_import", slug=""))
    said(client, asked, series_0=f"metric:{people.pk}", area_0="authority:E08000014")
    own = upload(browse(alice), in_csv(*told))
    assert (chosen(own)["series_0"], chosen(own)["area_0"]) == (f"metric:{people.pk}", "authority:E08000014")


def test_queries_do_not_grow_with_rows(alice, browse, authority, deaths, django_assert_num_queries):
    client = browse(alice)
    for name, times in (("one.csv", 1), ("three.csv", 3)):
        periods = [f"{year} - {year - 1998}" for year in range(2010, 2010 + times)]
        export = [fingertips_row(Area_Code="E08000014", Area_Name="Sefton", Time_period=one) for one in periods]
        preview = said(client, upload(client, in_csv(FINGERTIPS, *export), name=name))
        assert preview.context["summary"].new == times
        with django_assert_num_queries(14):
            client.get(preview.wsgi_request.path)


def counted_independently(path: Path) -> Counter:
    """What a plain reading of the export of Fingertips says is in it."""
    told = Counter()
    known = set(LocalAuthority.objects.values_list("gss_code", "region_code"))
    codes = {code for pair in known for code in pair} | {"E92000001"}
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["Category Type"]:
                told["breakdown"] += 1
            elif row["Sex"] != "Persons":
                told["left out"] += 1
            elif row["Area Code"] in codes:
                told["figure" if row["Value"] else "suppressed"] += 1
            else:
                told["elsewhere"] += 1
    return told


@pytest.fixture
def register(db):
    call_command("load_reference", verbosity=0)


needs_real_files = pytest.mark.skipif(not REAL.exists(), reason="the real files are not here")


@needs_real_files
def test_a_real_export_of_fingertips(ada, browse, register):
    path, client = REAL / "fingertips_indicator_91380.csv", browse(ada)
    asked = upload(client, path.read_bytes(), url=page("national_observation_import", slug=""))
    preview = said(client, asked)
    expected = counted_independently(path)
    summary = preview.context["summary"]
    assert problems(preview) == []
    assert (summary.new, summary.corrected, summary.unchanged) == (expected["figure"] + expected["suppressed"], 0, 0)
    assert dict(summary.reasons) == {
        rows.BREAKDOWN: expected["breakdown"],
        "A series that you left out": expected["left out"],
    }
    assert expected["elsewhere"] == 0
    confirm(client, preview)
    assert Counter(Observation.objects.values_list("state", flat=True)) == {
        "value": expected["figure"],
        "suppressed": expected["suppressed"],
    }
    again = said(client, upload(client, path.read_bytes(), url=page("national_observation_import", slug="")))
    assert (again.context["summary"].changing, again.context["summary"].unchanged) == (0, summary.new)


@needs_real_files
def test_a_real_release_of_ons(ada, browse, register):
    path, client = REAL / "ons_drug_misuse_deaths_by_la_2016_18.csv", browse(ada)
    asked = upload(client, path.read_bytes(), url=page("national_observation_import", slug=""))
    metric = next(pk for pk in asked.context["form"].names.by_pk.values() if pk.code == "H05")
    preview = said(client, asked, series_1=f"metric:{metric.pk}", period="2016 - 18")
    assert problems(preview) == []
    codes = {code for pair in LocalAuthority.objects.values_list("gss_code", "region_code") for code in pair}
    told, lines = Counter(), csv.reader(path.read_text(encoding="cp1252").splitlines())
    for line in list(lines)[1:]:
        code = line[0].strip()
        if not any(line):
            told["blank"] += 1
        elif len(code) != 9 or not code[1:].isdigit():
            told["footnote"] += 1
        elif not any(line[3:]):
            told["heading"] += 1
        elif code in codes | {"E92000001"}:
            told["taken"] += 1
        else:
            told[code[:3]] += 1
    summary = preview.context["summary"]
    reasons = dict(summary.reasons)
    assert (summary.new, reasons[rows.BLANK_ROW], reasons[rows.FOOTNOTE], reasons[rows.HEADING]) == (
        told["taken"], told["blank"], told["footnote"], told["heading"],
    )  # fmt: skip
    assert reasons[places.KINDS[0][1]] == told["E07"]
    assert reasons["Wales, Scotland or Northern Ireland"] == told["W06"] + told["W92"]
    assert sum(reasons.values()) + summary.new == sum(told.values())
    confirm(client, preview)
    suppressed = Observation.objects.filter(state="suppressed").values_list("numerator", flat=True)
    assert max(suppressed) < 10
