"""`manage.py facts`: what the demonstration partnerships put on paper, and where the portal shows it."""

from django.core.exceptions import ObjectDoesNotExist
from django.core.management.base import BaseCommand
from django.urls import NoReverseMatch

from cdp_portal.demo.facts import FACTS, WORDS, Fact


def shown_at(fact: Fact) -> str:
    """The path of the page that shows the fact, or in words why there is none."""
    if fact.where is None:
        return "not yet"
    try:
        return fact.where() + (" (in words)" if fact.manner == WORDS else "")
    except ObjectDoesNotExist:
        return "not loaded: run `manage.py load_demo`"
    except NoReverseMatch:
        return "not yet: loaded, but without a page"


class Command(BaseCommand):
    help = "Prints each fact of the demonstration partnerships and where the portal shows it."

    def handle(self, *args, **options) -> None:
        shown = []
        for fact in FACTS:
            where = shown_at(fact)
            self.stdout.write(f"{fact.code}  {fact.statement}\n        {where}")
            if where.startswith("/"):
                shown.append(fact)
        words = sum(fact.manner == WORDS for fact in shown)
        self.stdout.write(f"{len(shown)} of {len(FACTS)} facts are shown, {words} of them only in words.")
