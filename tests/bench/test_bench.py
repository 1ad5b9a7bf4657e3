"""The arithmetic and the table of `make bench`. How fast anything is, is never a test."""

import json

import pytest

from bench.board_pack import ISSUED_AT
from bench.floors import joined, not_shown
from bench.measure import Cost, Stopwatch, interleaved, middle
from bench.rival_html import document
from bench.table import Comparison, Measured, as_data, figure, replaced, text
from cdp_portal import markdown
from cdp_portal.pdf.pack import AgendaRow, AuthoredPaper, PackCover, PackSpec, Section, UploadedPaper

PAGE = Measured("Home page", Cost(0.030, 0.020), sql=12)
FLOOR = Measured("its rows by psycopg2", Cost(0.003, 0.002), sql=5)
ADMIN = Measured("Django admin's list", Cost(0.050, 0.040), sql=9)
PACK = Measured("Pack", Cost(0.5, 0.9), pages=100)
ENGINE = Measured("the PDF engine alone", Cost(0.25, 0.6), pages=100)


def test_a_ratio_is_of_processor_time():
    assert Comparison(PAGE, FLOOR, "").ratio == 10


def test_without_processor_time_every_ratio_is_by_the_clock():
    remote = Measured("Home page", Cost(0.03, None))
    assert Comparison(remote, FLOOR, "").ratio == 10


def test_the_middle_of_costs_is_the_median_of_each_clock():
    assert middle([Cost(1, 5), Cost(9, 1), Cost(2, 2)]) == Cost(2, 2)
    assert middle([Cost(1, None), Cost(3, 1)]) == Cost(2, None)


def test_every_round_runs_every_job_and_a_job_may_measure_itself():
    ran = []
    jobs = {"plain": lambda: ran.append("plain"), "own": lambda: ran.append("own") or Cost(7, 7)}
    costs = interleaved(jobs, rounds=2, stopwatch=Stopwatch(), warm_ups=1)
    assert ran == ["plain", "own", "plain", "own", "own", "plain"]
    assert costs["own"] == Cost(7, 7)
    assert costs["plain"].clock < 1


@pytest.mark.parametrize(
    ("value", "shown"), [(0.4249, "0.42"), (1.04, "1.0"), (9.96, "10.0"), (17.4, "17"), (1234.5, "1,234")]
)
def test_figures_that_count(value, shown):
    assert figure(value) == shown


def test_the_table_names_a_page_once():
    rows = [Comparison(PAGE, FLOOR, ""), Comparison(PAGE, ADMIN, ""), Comparison(PACK, ENGINE, "")]
    assert text(rows).splitlines() == [
        "What                 Clock  Processor  SQL   Ratio  Against",
        "Home page            30 ms      20 ms   12    10 ×  its rows by psycopg2 (2.0 ms, 5 SQL)",
        "                                            0.50 ×  Django admin's list (40 ms, 9 SQL)",
        "Pack (200 pages/s)  500 ms     900 ms        1.5 ×  the PDF engine alone (600 ms, 400 pages/s)",
    ]


def test_the_data_can_be_kept_as_json():
    (row,) = as_data([Comparison(PACK, ENGINE, "A pack against the engine.")])
    assert json.loads(json.dumps(row)) == {
        "meaning": "A pack against the engine.",
        "subject": {"name": "Pack", "clock_ms": 500, "processor_ms": 900, "pages": 100, "pages_per_second": 200},
        "against": {
            "name": "the PDF engine alone",
            "clock_ms": 250,
            "processor_ms": 600,
            "pages": 100,
            "pages_per_second": 400,
        },
        "ratio": 1.5,
        "ratio_by": "processor time",
    }


def test_the_memory_of_a_process_stands_beside_its_name():
    large = Measured("Pack", Cost(10, 9), pages=2000, megabytes=1534.6)
    assert "Pack (200 pages/s, 1,535 MB)" in text([Comparison(large, ENGINE, "")])
    assert as_data([Comparison(large, ENGINE, "")])[0]["subject"]["megabytes"] == 1535


def test_packs_measured_again_take_the_place_of_the_old_rows():
    page, first, second, sheet = ({"subject": {"name": name}} for name in ("Home", "Pack A", "Pack B", "Sheet"))
    new = {"subject": {"name": "Pack"}}
    assert replaced([page, first, second, sheet], [new], "Pack") == [page, new, sheet]
    assert replaced([page], [new], "Pack") == [page, new]


def test_the_rivals_get_every_paper_and_the_page_of_each():
    paper = UploadedPaper("p2", "2", "Needs assessment", b"")
    written = AuthoredPaper("p1", "1", "Report", (), (Section("Purpose", markdown.parse("Words.")),))
    rows = tuple(AgendaRow(one.number, one.title, paper_key=one.key) for one in (written, paper))
    spec = PackSpec(PackCover("Tamarshire", "Board", "Pack", ""), rows, (written, paper), ISSUED_AT)
    html = document(spec, {"p2": [(595, 842), (842, 595)]}, {"p1": 4, "p2": 6})
    assert html.count('<a class="to" href="#p2">6</a>') == 2
    assert (html.count('class="blank s0"'), html.count('class="blank s1"')) == (1, 1)
    assert "target-counter" not in html


def test_a_floor_that_fetches_what_the_page_does_not_show_is_found_out():
    rows = [("Tom & Ann", 1), ("Nobody", None)]
    assert joined(rows) == "Tom & Ann\t1\nNobody\tNone"
    assert not_shown(rows, "<td>Tom &amp; Ann</td>") == ["Nobody"]
