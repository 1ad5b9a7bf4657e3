"""Someone at a browser: signs in, and looks at every page it meets for faults."""

from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import expect

from cdp_portal.demo.logins import PASSWORD

AXE = (Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js").read_text()
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
# Only what is wrong comes back from the browser: the whole of axe's answer takes longer to carry than to find.
RUN_AXE = """async rules => (await axe.run(document, rules)).violations
  .flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html}`))"""
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 375, "height": 800}
STICKING_OUT = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  return [...document.body.querySelectorAll("*")].filter(part => part.getBoundingClientRect().right > room + 1)
    .map(part => part.outerHTML.slice(0, 120));
}"""
# A page that is refused on purpose (not found, conflict) is logged by the browser as a failed resource.
REFUSED = "the server responded with a status of 4"


def kind_of_page(path: str) -> str:
    """The name of the address, or the address itself where no page is."""
    try:
        return resolve(path).view_name
    except Resolver404:
        return path


class Person:
    def __init__(self, page, address: str, *, javascript: bool, size: dict) -> None:
        self.page, self.address, self.javascript, self.size = page, address, javascript, size
        page.set_viewport_size(size)
        self.devtools = page.context.new_cdp_session(page)
        self.told: list[str] = []  # by the browser's console
        self.met: set[str] = set()  # names of the addresses whose pages were looked at
        self.knows_the_way = False
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.told.append(str(error)))

    def _console(self, message) -> None:
        if message.type in ("error", "warning") and REFUSED not in message.text:
            self.told.append(message.text)

    def sign_in(self, account: str) -> None:
        self.go("/accounts/login/")
        self.page.get_by_label("E-mail").fill(f"{account}@cdp-portal.example")
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.press("Sign in")

    def go(self, path: str) -> None:
        self.page.goto(self.address + path)
        self.look()

    def press(self, name: str, **options) -> None:
        self._leave_by(self.page.get_by_role("button", name=name, **options).first)

    def follow(self, name: str, **options) -> None:
        self._leave_by(self.page.get_by_role("link", name=name, **options).first)

    def _leave_by(self, control) -> None:
        with self.page.expect_navigation():
            control.click()
        self.look()

    def fill(self, label: str, value: str) -> None:
        self.page.get_by_label(label).first.fill(value)

    def choose(self, label: str, option: str) -> None:
        self.page.get_by_label(label).first.select_option(label=option)

    def fill_date(self, legend: str, day: date | tuple[int, int, int]) -> None:
        """Type a date into its three boxes; a tuple (year, month, day) may be a day that does not exist."""
        year, month, number = (day.year, day.month, day.day) if isinstance(day, date) else day
        group = self.page.get_by_role("group", name=legend)
        for label, typed in (("Day", number), ("Month", month), ("Year", year)):
            group.get_by_label(label).fill(str(typed))

    def sees(self, text: str) -> None:
        """The page's own part holds these words."""
        expect(self.page.locator("main")).to_contain_text(text)

    @contextmanager
    def taking_steps_again(self):
        """For a journey that does the same for several records: only kinds of page not met before are looked at."""
        self.knows_the_way = True
        yield
        self.knows_the_way = False

    def look(self) -> None:
        name = kind_of_page(urlsplit(self.page.url).path)
        if self.knows_the_way and name in self.met:
            self.page.wait_for_load_state("load")
            return
        self.met.add(name)
        faults = self.faults()
        assert not faults, "\n".join([self.page.url, *faults])

    def faults(self) -> list[str]:
        """What is wrong with the page: axe and sideways scrolling on desk and phone, and the browser's console."""
        self.page.wait_for_load_state("load")
        self.page.evaluate(AXE)
        found = []
        for size in (NARROW, WIDE):
            self.page.set_viewport_size(size)
            at = f"at {size['width']} px"
            found += [f"{at}, sticks out: {part}" for part in self.page.evaluate(STICKING_OUT)[:3]]
            found += [f"{at}, axe: {one}" for one in self._axe()]
        self.page.set_viewport_size(self.size)
        found += self.told
        self.told.clear()
        return found

    def _axe(self) -> list[str]:
        with self._scripts_allowed():
            return self.page.evaluate(RUN_AXE, RULES)

    @contextmanager
    def _scripts_allowed(self):
        """Where scripts are off they are let run for axe alone; the page's own are past their time."""
        if self.javascript:
            yield
            return
        # The browser ignores a value that the same session told it last, so it is told the other one first.
        for disabled in (True, False):
            self.devtools.send("Emulation.setScriptExecutionDisabled", {"value": disabled})
        yield
        self.devtools.send("Emulation.setScriptExecutionDisabled", {"value": True})
