"""Files of the signed return: the same values in each, the same bytes for ever, nothing restricted in any."""

import csv
import hashlib
import io
import json
import re
import zipfile
from datetime import date
from decimal import Decimal

import pypdfium2
import pytest
from django.core.management import CommandError, call_command
from python_calamine import CalamineWorkbook

from cdp_portal.release import Audience
from returns import actions, exports
from returns.content import build, canonical
from returns.models import Return, ReturnNarrative, ReturnSignature
from tests.factories.grants import AllocationFactory, SpendFactory, SpendLineFactory, SpendPlanFactory
from tests.factories.outcomes import ObservationFactory
from tests.factories.partnerships import FootprintAreaFactory
from tests.factories.returns import ReturnSignatureFactory

FORMATS = list(exports.FORMATS)


@pytest.fixture
def figures(sefton, draft):
    """Money with pence, a figure, one that is restricted, a formula among the words."""
    area = FootprintAreaFactory(partnership=sefton, authority__name="Sefton")
    plan = SpendPlanFactory(allocation=AllocationFactory(area=area, amount=Decimal("1234567.89"), stream__name="Main"))
    SpendFactory(line=SpendLineFactory(plan=plan, title="Workers"), quarter=3, actual=Decimal("90.25"))
    ObservationFactory(partnership=sefton, metric__code="OPEN", value=Decimal("12.5"), **OLD)
    ObservationFactory(
        partnership=sefton,
        metric__code="SECRET",
        metric__name="Deaths by ward",
        note="Three people in one street",
        release_class=Audience.RESTRICTED,
        **OLD,
    )
    Return.objects.update(headline="=HYPERLINK(0)")
    ReturnNarrative.objects.filter(section="money").update(text="First.\n\nSecond.")
    draft.refresh_from_db()


OLD = {"starts_on": date(2022, 4, 1), "ends_on": date(2023, 4, 1), "received_on": date(2023, 6, 1)}


@pytest.fixture
def signature(figures, in_review, sam):
    found = Return.objects.select_related("requirement", "partnership").get()
    read = canonical.fingerprint(canonical.write(build(found)))
    return actions.sign(return_=found, row_version=found.row_version, read=read, by=sam)


def sheets(content: bytes) -> dict[str, list[list]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names if name != "About"}


def csv_files(content: bytes) -> dict[str, list[list[str]]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".csv")]
        return {name: list(csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig")))) for name in names}


def text_of(pdf: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


def plain(value) -> str:
    """A cell as text, whatever the file keeps it as; the CSV's guard against formulas is no part of the value."""
    if isinstance(value, float | Decimal):
        return f"{value:.10f}".rstrip("0").rstrip(".")
    text = str(value).removeprefix("'")
    try:
        return f"{float(text):.10f}".rstrip("0").rstrip(".")
    except ValueError:
        return text


def make(signature, key: str) -> bytes:
    return exports.FORMATS[key].make(signature)


@pytest.mark.parametrize("key", FORMATS)
def test_two_requests_give_the_same_bytes_and_so_does_one_after_the_figures_changed(
    browse, max_, signature, key, sefton
):
    client, url = browse(max_), f"{signature.return_of.get_absolute_url()}{key}/"
    first, second = client.get(url), client.get(url)
    FootprintAreaFactory(partnership=sefton)
    Return.objects.update(headline="Rewritten")
    third = client.get(url)
    assert first.content == second.content == third.content
    assert len(first.content) > 1000


def test_the_sheets_and_the_csv_files_hold_the_same_values(signature):
    xlsx, ods, files = (
        sheets(make(signature, "xlsx")),
        sheets(make(signature, "ods")),
        csv_files(make(signature, "csv")),
    )
    assert list(xlsx) == list(ods)
    assert len(xlsx) == len(files)
    for (name, rows), same, others in zip(xlsx.items(), ods.values(), files.values(), strict=True):
        texts = [[plain(cell) for cell in row] for row in rows]
        assert [[plain(cell) for cell in row] for row in same] == texts, name
        assert [[plain(cell) for cell in row] for row in others] == texts, name


def test_money_and_words_are_where_they_belong(signature):
    files = csv_files(make(signature, "csv"))
    assert files["grants-in-the-year-so-far.csv"][1][:3] == ["Sefton", "Main", "1234567.89"]
    assert files["grants-this-quarter.csv"][1][:5] == ["Sefton", "Main", "100.00", "90.25", "-9.75"]
    assert files["words.csv"][1][:2] == ["Headline", "'=HYPERLINK(0)"]
    assert sheets(make(signature, "xlsx"))["Words"][1][1] == "=HYPERLINK(0)"


def test_the_json_file_is_what_was_signed(signature):
    content = make(signature, "json")
    assert hashlib.sha256(content).hexdigest() == signature.sha256
    assert json.loads(content)["schema_version"] == 1


def test_the_pdf_reads_as_the_page(signature):
    text = text_of(make(signature, "pdf"))
    for words in (
        "Quarterly return",
        "£1,234,567.89",
        "First.",
        "Second.",
        "Director of Public Health, Sefton Council",
    ):
        assert words in text
    assert signature.sha256 in re.sub(r"[\r\n\u200b]", "", text)  # long words may break anywhere


@pytest.mark.parametrize("key", FORMATS)
def test_nothing_restricted_is_in_any_file(signature, key):
    content = make(signature, key)
    if key == "pdf":
        text = text_of(content)
    elif key in ("xlsx", "ods", "csv"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            text = "".join(archive.read(name).decode(errors="ignore") for name in archive.namelist())
    else:
        text = content.decode()
    assert "OPEN" in text
    assert [word for word in ("SECRET", "Deaths by ward", "one street") if word in text] == []


def test_nothing_restricted_is_on_the_page_even_for_those_cleared_for_it(browse, alice, sam, figures, draft, at):
    page = browse(alice).get(draft.get_absolute_url()).content.decode()
    assert ("OPEN" in page, "Deaths by ward" in page) == (True, False)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("pdf", "sefton-2023-24-q3-return-v1.pdf"),
        ("xlsx", "sefton-2023-24-q3-return-v1.xlsx"),
        ("ods", "sefton-2023-24-q3-return-v1.ods"),
        ("csv", "sefton-2023-24-q3-return-v1-csv.zip"),
        ("json", "sefton-2023-24-q3-return-v1.json"),
    ],
)
def test_the_names_of_the_files(browse, nat, signature, key, name):
    answer = browse(nat).get(f"{signature.return_of.get_absolute_url()}{key}/?version=1")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["Content-Type"] == exports.FORMATS[key].content_type


@pytest.mark.parametrize("below", ["docx/", "pdf/?version=2", "pdf/?version=0", "pdf/?version=x", "pdf/?version=99999"])
def test_files_that_do_not_exist_are_not_found(browse, max_, signature, below):
    assert browse(max_).get(signature.return_of.get_absolute_url() + below).status_code == 404


def test_a_return_that_nobody_signed_has_no_files(browse, alice, draft):
    answer = browse(alice).get(f"{draft.get_absolute_url()}pdf/", follow=True)
    assert answer.redirect_chain == [(draft.get_absolute_url(), 302)]
    assert "nobody has signed it yet" in answer.content.decode()


def test_a_file_that_this_portal_cannot_make_is_told_on_the_page(browse, max_, draft):
    ReturnSignatureFactory(return_of=draft, content='{"schema_version":99}')
    answer = browse(max_).get(f"{draft.get_absolute_url()}pdf/", follow=True)
    assert "This portal cannot read returns of schema version 99." in answer.content.decode()


def test_files_open_for_readers_alone(browse, charlie, signature):
    url = f"{signature.return_of.get_absolute_url()}json/"
    assert browse(charlie).get(url).status_code == 404
    assert browse(charlie).post(url).status_code == 405


# -- verify_return -----------------------------------------------------------------------------------------------------
def test_what_is_intact_is_said_to_be(signature, capsys):
    call_command("verify_return", "sefton", "2023-24-q3")
    said = capsys.readouterr().out
    assert f"ok  The content has the fingerprint {signature.sha256}, as signed." in said
    assert [f"ok  {key}: " in said for key in FORMATS] == [True] * len(FORMATS)
    assert said.endswith("What is stored is what was signed.\n")


def test_what_is_broken_is_said_to_be(draft, capsys):
    ReturnSignatureFactory(return_of=draft, content='{"changed":1}')
    with pytest.raises(CommandError, match="What is stored is not what was signed"):
        call_command("verify_return", "sefton", "2023-24-q3")
    assert "BROKEN  The content has the fingerprint" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("quarter", "sentence"),
    [("2023-24-q9", "There is no quarter 9"), ("2023-24-q2", "Nobody has signed a return of sefton for 2023-24-q2")],
)
def test_a_return_that_is_not_there_is_said_so(signature, quarter, sentence):
    with pytest.raises(CommandError, match=re.escape(sentence)):
        call_command("verify_return", "sefton", quarter)
    assert ReturnSignature.objects.count() == 1
