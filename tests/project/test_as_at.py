"""The register as at 7 December 2022, page by page: nothing later, nothing ended as if it held, and the day stays.

A page of the register that takes `?day` must be named in PAGES, so that none escapes by being new.
"""

import inspect
import re
from datetime import date
from html.parser import HTMLParser
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve, reverse

from tests.factories import members, partnerships
from tests.project.test_access import ROUTES

pytestmark = pytest.mark.django_db
DAY = date(2022, 12, 7)
ASKED = f"day={DAY.isoformat()}"
# Each page with the record in its address.
PAGES = {
    "area_detail": "authority",
    "area_list": "",
    "body_detail": "body",
    "body_list": "",
    "coverage_list": "",
    "footprint_list": "",
    "interest_list": "",
    "membership_detail": "",
    "milestone_list": "",
    "milestone_table": "",
    "organisation_detail": "organisation",
    "organisation_list": "",
    "partnership_detail": "",
    "partnership_list": "",
    "reorganisation_detail": "reorganisation",
    "reorganisation_list": "",
    "seat_detail": "seat",
    "seat_list": "",
    "sro_detail": "sro",
    "sro_list": "",
    "terms_compare": "terms",
    "terms_detail": "terms",
}
# They show figures as they were known on the day, which tests/outcomes tells of.
OF_FIGURES = {"metric_detail", "outcome_dashboard", "outcome_dashboard_print"}
# Pages without the banner, and why.
WITHOUT_BANNER = {
    "reorganisation_detail": "a plan has one state, that of today",
    "terms_compare": "two versions side by side are the same on every day",
}
OVER_TIME = "app-other-days"  # the class of the parts of a page that tell of other days


def takes_a_day(name: str) -> bool:
    return "day_asked" in inspect.unwrap(ROUTES[name].callback).__code__.co_names


def test_every_page_that_takes_a_day_is_named():
    assert sorted(name for name in ROUTES if takes_a_day(name)) == sorted({*PAGES, *OF_FIGURES})


class Page(HTMLParser):
    """What a page says of the day (`text`), without what it says of other days, and its links (text, address)."""

    VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})

    def __init__(self, html: str):
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.said: list[str] = []
        self.links: list[list[str]] = []
        self.feed(html)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.said).split())

    def handle_starttag(self, tag, attrs):
        if tag in self.VOID:
            return
        given = dict(attrs)
        elsewhere = OVER_TIME in (given.get("class") or "").split() or tag in ("option", "script", "style")
        self.open.append((tag, elsewhere))
        if tag == "a" and given.get("href"):
            self.links.append(["", given["href"]])

    def handle_endtag(self, tag):
        while self.open:
            closed, _ = self.open.pop()
            if closed == tag:
                break

    def handle_data(self, data):
        if any(tag == "a" for tag, _ in self.open) and self.links:
            self.links[-1][0] += data
        if not any(elsewhere for _, elsewhere in self.open):
            self.said.append(data)


@pytest.fixture
def past(sefton):
    """Of every kind of record one that ended before the day, one that held on it and one of later."""
    sefton.formed_on = date(2022, 8, 1)
    sefton.save()
    milestone = partnerships.MilestoneFactory(recurs_months=12, title="Ask one")
    found = {"partnership": sefton}
    for word, period in (
        ("ENDED", {"starts_on": date(2022, 8, 1), "ends_on": date(2022, 10, 1)}),
        ("HELD", {"starts_on": date(2022, 10, 1), "ends_on": date(2023, 4, 1)}),
        ("LATER", {"starts_on": date(2023, 4, 1)}),
    ):
        # A code of its own, so that it is no place of the map of England, which is the same on every day.
        authority = partnerships.LocalAuthorityFactory(name=f"{word} borough", gss_code=f"X-{word}", **period)
        partnerships.FootprintAreaFactory(partnership=sefton, authority=authority, note=f"{word} note", **period)
        sro = partnerships.SeniorResponsibleOwnerFactory(partnership=sefton, post_title=f"{word} owner", **period)
        body = partnerships.BodyFactory(partnership=sefton, name=f"{word} board", **period)
        organisation = members.OrganisationFactory(name=f"{word} organisation", kept_by=sefton, **period)
        seat = members.SeatFactory(body=body, organisation=organisation, post_title=f"{word} post", **period)
        holder = members.SeatHolderFactory(seat=seat, name=f"{word} holder", **period)
        members.InterestFactory(holder=holder, text=f"{word} interest", declared_on=period["starts_on"], **period)
        if word == "HELD":
            found |= {"authority": authority, "sro": sro, "body": body, "organisation": organisation, "seat": seat}
    found["reorganisation"] = partnerships.ReorganisationFactory(kept_by=sefton, takes_effect_on=date(2028, 4, 1))
    partnerships.SuccessionFactory(
        reorganisation=found["reorganisation"], predecessor=found["authority"], on=date(2028, 4, 1)
    )
    later = {"starts_on": date(2023, 4, 1)}
    members.SeatHolderFactory(seat=found["seat"], name="LATER substitute", substitute=True, **later)
    parent = partnerships.BodyFactory(partnership=sefton, name="Health board", kind="hwb")
    for word, period in (("ENDED", {"ends_on": date(2022, 10, 1)}), ("LATER", later)):
        partnerships.ReportingLineFactory(reporting=found["body"], to=parent, frequency=f"{word} rhythm", **period)
    terms = {"body": found["body"], "text": "One.\n\nTwo."}
    found["terms"] = partnerships.TermsOfReferenceFactory(version=1, adopted_on=date(2022, 10, 1), **terms)
    partnerships.TermsOfReferenceFactory(version=2, adopted_on=date(2023, 4, 1), note="LATER version", **terms)
    partnerships.MilestoneProgressFactory(
        partnership=sefton, milestone=milestone, state="done", achieved_on=date(2022, 9, 1), evidence="First minute"
    )
    partnerships.MilestoneProgressFactory(
        partnership=sefton,
        milestone=milestone,
        cycle=2,
        state="done",
        begun_on=date(2023, 4, 1),
        achieved_on=date(2023, 5, 1),
        evidence="LATER minute",
    )
    return found


def address(name: str, past: dict) -> str:
    noun = PAGES[name]
    inside = "partnership" in inspect.signature(ROUTES[name].callback).parameters
    place = {"partnership": past["partnership"].slug} if inside else {}
    return reverse(name, kwargs=place | ({"pk": past[noun].pk} if noun else {}))


def opened(name: str, past: dict, client, query: str = ASKED):
    response = client.get(f"{address(name, past)}?{query}")
    assert response.status_code == 200, name
    return response


@pytest.fixture
def reader(past, ada, browse):
    """One who may open every page, the national ones too."""
    return browse(ada)


@pytest.mark.parametrize("name", PAGES)
def test_it_tells_of_the_day_alone(name, past, reader):
    html = opened(name, past, reader).content.decode()
    page = Page(html)
    assert sorted(set(re.findall(r"(?:ENDED|LATER) \w+", page.text))) == []
    if name not in WITHOUT_BANNER:
        assert "As at 7 December 2022." in page.text


@pytest.mark.parametrize("name", PAGES)
def test_the_day_stays_in_every_link_to_the_register(name, past, reader):
    page = Page(opened(name, past, reader).content.decode())
    own = address(name, past)
    wrong = [
        (text.strip(), href)
        for text, href in page.links
        if text.strip() != "Show today" and _is_register(own, href) and ASKED not in urlsplit(href).query
    ]
    assert wrong == []


def _is_register(own: str, href: str) -> bool:
    parts = urlsplit(urljoin(own, href))
    if parts.netloc or href.startswith("#"):
        return False
    try:
        return resolve(parts.path).url_name in PAGES
    except Resolver404:
        return False


@pytest.mark.parametrize("name", PAGES)
def test_files_carry_the_day_in_their_name_and_nothing_of_other_days(name, past, reader):
    page = Page(opened(name, past, reader).content.decode())
    own = f"{address(name, past)}?{ASKED}"
    files = [href for _, href in page.links if parse_qs(urlsplit(href).query).get("format") == ["csv"]]
    for href in files:
        response = reader.get(urljoin(own, href))
        assert f"-{DAY.isoformat()}.csv" in response["Content-Disposition"]
        content = b"".join(response.streaming_content) if response.streaming else response.content
        assert re.findall(r"(?:ENDED|LATER) \w+", content.decode("utf-8-sig")) == []


def test_what_is_looked_for_is_there_on_other_days(past, reader):
    """The tests above would find what they look for."""
    found = []
    for query in ("day=2022-09-01", ASKED, "day=2023-06-01"):
        page = Page(opened("sro_list", past, reader, query).content.decode())
        found.append(set(re.findall(r"(ENDED|HELD|LATER) owner", page.text)))
    assert found == [{"ENDED"}, {"HELD"}, {"LATER"}]
