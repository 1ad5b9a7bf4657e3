"""`manage.py facts`: what the demonstration partnerships put on paper, and what the portal's pages say of it."""

from django.core.exceptions import ObjectDoesNotExist
from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from accounts.roles import Role
from cdp_portal.demo.facts import FACTS
from cdp_portal.demo.facts.check import NotShownError, Pages, pages_for, shown
from cdp_portal.demo.facts.fact import WORDS, Fact
from cdp_portal.demo.facts.printed import REPORTS
from cdp_portal.demo.facts.printed.report import Report
from cdp_portal.demo.logins import LOGINS

READER = next(login.email for login in LOGINS if login.role == Role.NATIONAL_READER)


class Command(BaseCommand):
    help = (
        "Opens pages as the demonstration's national reader and prints each fact with what they say of it, then prints "
        "the five reports and reads them. Fails when a fact is missing. Leaves nothing behind."
    )

    def handle(self, *args, **options) -> None:
        reader = User.objects.filter(email=READER).first()
        if reader is None:
            raise CommandError("The demonstration data is not loaded. Run `manage.py load_demo` first.")
        with pages_for(reader) as pages:
            missing = [fact.code for fact in FACTS if not self.look(fact, pages)]
            unprinted = [words for report in REPORTS for words in self.read_printed(report, pages)]
        if missing:
            raise CommandError(f"{len(missing)} of {len(FACTS)} facts are not shown: {', '.join(missing)}")
        if unprinted:
            raise CommandError(f"The printed reports leave out {len(unprinted)} statements, named above.")
        in_words = sum(fact.manner == WORDS for fact in FACTS)
        self.stdout.write(f"{len(FACTS)} of {len(FACTS)} facts are shown, {in_words} of them only in words.")
        statements = sum(len(report.statements) for report in REPORTS)
        self.stdout.write(f"{len(REPORTS)} printed reports carry all of their {statements} statements.")

    def read_printed(self, report: Report, pages: Pages) -> list[str]:
        """Print the report as the reader would and give what it does not carry."""
        try:
            path = report.path()
            missing = report.missing(pages.opened(path))
        except (ObjectDoesNotExist, NotShownError) as problem:
            path, missing = f"{report.place} {report.day}", [str(problem)]
        self.stdout.write(f"{path} carries {len(report.statements)} statements")
        for words in missing:
            self.stdout.write(f"        NOT PRINTED: {words}")
        return missing

    def look(self, fact: Fact, pages: Pages) -> bool:
        """Print the fact with each page and what it says, or what is missing; whether it is shown."""
        self.stdout.write(f"{fact.code}  {fact.statement}{' (in words)' if fact.manner == WORDS else ''}")
        try:
            said = shown(fact, pages)
        except NotShownError as missing:
            self.stdout.write(f"        NOT SHOWN: {missing}")
            return False
        path = ""
        for at, quoted in dict.fromkeys(said):
            if at != path:
                self.stdout.write(f"        {at}")
            path = at
            self.stdout.write(f"          {quoted}")
        return True
