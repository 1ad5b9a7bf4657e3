"""`manage.py load_demo`: six partnerships as they put themselves on paper, and one account for each role."""

from django.core.management.base import BaseCommand, CommandError

from accounts.audit import acting
from cdp_portal.demo.loading import STEPS
from cdp_portal.demo.loading.context import Load
from cdp_portal.demo.logins import LOGINS, PASSWORD
from cdp_portal.progress import progress
from partnerships.models import LocalAuthority


class Command(BaseCommand):
    help = "Loads the demonstration data. A second run changes nothing; a run that fails leaves nothing behind."

    def handle(self, *args, **options) -> None:
        if not LocalAuthority.objects.exists():
            raise CommandError("The reference tables are empty. Run `manage.py load_reference` first.")
        load = Load()
        with acting(reason="Demonstration data", action="load_demo"):
            for step in progress(STEPS, "Load the demonstration", stream=self.stdout):
                step(load)
        self.stdout.write(f"Demonstration data: {load.counts}")
        if options["verbosity"]:
            self.stdout.write(f"Sign in as {LOGINS[0].email}, for one, with the password {PASSWORD}")
