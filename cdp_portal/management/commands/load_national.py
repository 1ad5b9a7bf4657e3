"""`manage.py load_national`: a database as large as England's, to see how the portal bears it. All of it is made up."""

from django.core.management.base import BaseCommand, CommandError

from cdp_portal.demo.logins import PASSWORD
from cdp_portal.national import is_loaded, load
from cdp_portal.national.logins import LOGINS
from partnerships.models import LocalAuthority, Partnership

KEPT = (
    "This database holds partnerships already. Made-up data must not stand among anybody's records, so nothing was "
    "done. Point DATABASE_URL at an empty database, run `manage.py migrate` and `manage.py load_reference` there, and "
    "try again."
)


class Command(BaseCommand):
    help = "Fills an empty database with made-up national data for measuring. A second run changes nothing."

    def handle(self, *args, **options) -> None:
        if is_loaded():
            self.stdout.write("The national data is here already. Nothing was changed.")
            return
        if Partnership.objects.exists():
            raise CommandError(KEPT)
        if not LocalAuthority.objects.exists():
            raise CommandError("The reference tables are empty. Run `manage.py load_reference` first.")
        count = load(stream=self.stdout)
        self.stdout.write(f"National data, all of it made up: {count:,} rows")
        for login in LOGINS:
            self.stdout.write(f"{login.what}: sign in as {login.email} with the password {PASSWORD}")
