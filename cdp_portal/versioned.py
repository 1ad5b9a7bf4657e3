"""Rows that are edited in forms carry a version, so that nobody's change is overwritten unseen."""

from django.db import models


class Versioned(models.Model):
    """`row_version` goes up with every change, by a database trigger (accounts.tracking.Track)."""

    row_version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True
