"""Marks that something documents show has changed (``planning.revisi``)."""

from django.db import models


class Revisi(models.Model):
    """On SQLite one row whose ``nomor`` counts writes; on PostgreSQL a row for each writing statement."""

    nomor = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = "revisi"
        verbose_name_plural = "revisi"

    def __str__(self):
        return str(self.nomor or self.pk)
