"""Say whether what was signed is intact, and whether its files come out the same again."""

from django.core.management.base import BaseCommand, CommandError

from cdp_portal.pdf.engine import PdfError
from cdp_portal.periods import Quarter
from returns import verify
from returns.models import ReturnSignature


class Command(BaseCommand):
    help = "Recompute the fingerprint of every signature of a return and make its files again, twice."

    def add_arguments(self, parser) -> None:
        parser.add_argument("partnership", help="its address, such as sefton")
        parser.add_argument("quarter", help="such as 2023-24-q3")

    def handle(self, *args, partnership: str, quarter: str, **options) -> None:
        signatures = self._signatures(partnership, quarter)
        if not signatures:
            raise CommandError(f"Nobody has signed a return of {partnership} for {quarter}.")
        broken = 0
        for signature in signatures:
            self.stdout.write(f"{signature}, signed by {signature.signer_post}")
            broken += self._tell(signature)
        if broken:
            raise CommandError("What is stored is not what was signed. Restore it from a backup.")
        self.stdout.write("What is stored is what was signed.")

    def _tell(self, signature: ReturnSignature) -> int:
        """Write down each finding; how many are bad."""
        broken = 0
        try:
            for finding in verify.findings(signature):
                broken += not finding.good
                self.stdout.write(f"  {'ok' if finding.good else 'BROKEN'}  {finding.sentence}")
        except PdfError as error:
            raise CommandError(f"The content is intact, but its PDF cannot be made here. {error}") from error
        return broken

    def _signatures(self, partnership: str, quarter: str) -> list[ReturnSignature]:
        try:
            asked = Quarter.parse(quarter)
        except ValueError as error:
            raise CommandError(str(error)) from error
        found = ReturnSignature.objects.filter(
            partnership__slug=partnership,
            return_of__financial_year=str(asked.financial_year),
            return_of__quarter_number=asked.number,
        )
        return list(found.select_related("return_of__requirement").order_by("return_of", "version"))
