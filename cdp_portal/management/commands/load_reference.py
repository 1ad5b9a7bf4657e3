"""`manage.py load_reference`: areas, milestones, sectors, report templates, outcomes, metrics and grant streams."""

from django.core.management.base import BaseCommand

import grants.reference
import meetings.reference
import members.reference
import outcomes.reference
import partnerships.reference
from accounts.audit import acting
from cdp_portal.progress import progress
from cdp_portal.upsert import Counts

APPS = (partnerships.reference, members.reference, meetings.reference, outcomes.reference, grants.reference)


class Command(BaseCommand):
    help = "Loads the reference tables. A second run changes nothing; a run that fails leaves nothing behind."

    def handle(self, *args, **options) -> None:
        counts = Counts()
        steps = [step for app in APPS for step in app.STEPS]
        with acting(reason="Reference tables", action="load_reference"):
            for _label, run in progress(steps, "Load reference tables", stream=self.stdout):
                run(counts)
        self.stdout.write(f"Reference data: {counts}")
