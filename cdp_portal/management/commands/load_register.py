"""`manage.py load_register`: the partnerships that published sources tell of, where the register has no entry yet."""

from django.core.management.base import BaseCommand, CommandError

from accounts.audit import acting
from cdp_portal.progress import progress
from partnerships import register


class Command(BaseCommand):
    help = "Adds partnerships from published sources. Those there already are left alone; a second run changes nothing."

    def handle(self, *args, **options) -> None:
        found = register.as_it_is()
        if not found.authorities:
            raise CommandError("The reference tables are empty. Run `manage.py load_reference` first.")
        with acting(reason="Published sources", action="load_register"):
            for row in progress(register.rows(), "Load the register", stream=self.stdout):
                register.add_entry(found, row)
        self.stdout.write(f"Register: {found}")
        for line in found.left_out:
            self.stdout.write(f"Left out: {line}")
