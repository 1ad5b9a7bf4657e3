"""One way in for files of figures: into a partnership, or for all of England; and where its pages lie."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from accounts.models import ImportedFile
from partnerships.models import Partnership


@dataclass(frozen=True)
class FigureDoor:
    """`scope` is empty for national figures, which are public."""

    scope: Partnership | None = None

    @property
    def code(self) -> str:
        """What the kind of its files is called, and how the names of its pages begin."""
        return "observation" if self.scope else "national_observation"

    @property
    def is_national(self) -> bool:
        return self.scope is None

    @property
    def files(self) -> QuerySet[ImportedFile]:
        return ImportedFile.objects.filter(partnership=self.scope, kind=self.code)

    @property
    def upload_url(self) -> str:
        return self._url("import")

    @property
    def template_url(self) -> str:
        return self._url("template")

    def preview_url(self, imported: ImportedFile) -> str:
        return self._url("import_detail", imported.pk)

    def names_url(self, imported: ImportedFile) -> str:
        return self._url("import_names", imported.pk)

    def _url(self, page: str, *more: int) -> str:
        return reverse(f"{self.code}_{page}", args=[*([self.scope.slug] if self.scope else []), *more])
