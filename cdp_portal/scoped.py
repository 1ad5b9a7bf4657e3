"""Rows that belong to one partnership."""

from typing import ClassVar

from django.db import models


class Scoped(models.Model):
    """A row of one partnership.

    A child takes the partnership from its parent: name the foreign key in `scoped_by`. The database does the same by
    trigger (accounts.tracking.InheritPartnership), so bulk writes and imports cannot disagree with it.
    """

    scoped_by: ClassVar[str] = ""
    partnership = models.ForeignKey(
        "partnerships.Partnership", models.PROTECT, related_name="+", editable=False, blank=True
    )

    class Meta:
        abstract = True

    def save(self, *args, **kwargs) -> None:
        if self.scoped_by and self._state.adding:
            self.partnership_id = getattr(self, self.scoped_by).partnership_id
        super().save(*args, **kwargs)
