"""`manage.py facts`: what the demonstration partnerships put on paper, and what the portal's pages say of it."""

from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from accounts.roles import Role
from cdp_portal.demo.facts import FACTS
from cdp_portal.demo.facts.check import NotShownError, Pages, pages_for, shown
from cdp_portal.demo.facts.fact import WORDS, Fact
from cdp_portal.demo.logins import LOGINS

READER = next(login.email for login in LOGINS if login.role == Role.NATIONAL_READER)


class Command(BaseCommand):
    help = (
        "Opens pages as the demonstration's national reader and prints each fact with what they say of it. "
        "Fails when one is not shown. Leaves nothing behind."
    )

    def handle(self, *args, **options) -> None:
        reader = User.objects.filter(email=READER).first()
        if reader is None:
            raise CommandError("The demonstration data is not loaded. Run `manage.py load_demo` first.")
        with pages_for(reader) as pages:
            missing = [fact.code for fact in FACTS if not self.look(fact, pages)]
        if missing:
            raise CommandError(f"{len(missing)} of {len(FACTS)} facts are not shown: {', '.join(missing)}")
        in_words = sum(fact.manner == WORDS for fact in FACTS)
        self.stdout.write(f"{len(FACTS)} of {len(FACTS)} facts are shown, {in_words} of them only in words.")

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
