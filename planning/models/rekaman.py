"""What django-auditlog writes down, with whose it is in columns of its own."""

from typing import Any

from auditlog.models import AbstractLogEntry, LogEntryManager
from django.conf import settings
from django.db import models

from .perangkat_daerah import Kabupaten, PerangkatDaerah
from .renja import Renja


class RekamanManager(LogEntryManager):
    def log_create(self, instance, force_log: bool = False, **isi: Any) -> "Rekaman | None":
        """One entry, if anything really differs; see ``planning.rekam``."""
        from planning.rekam import rapikan, tempat_objek

        ubahan = rapikan(type(instance), isi.pop("changes", None) or {})
        return super().log_create(instance, changes=ubahan, **tempat_objek(instance), **isi) if ubahan else None


class Rekaman(AbstractLogEntry):
    """One object added, changed or removed: by whom, from where, and each field from what to what.

    The database lets nobody change or remove an entry, and it stays when its office goes (hence no foreign keys in the
    database).
    """

    perangkat_daerah = models.ForeignKey(
        PerangkatDaerah, on_delete=models.DO_NOTHING, db_constraint=False, null=True, related_name="rekaman"
    )
    kabupaten = models.ForeignKey(
        Kabupaten, on_delete=models.DO_NOTHING, db_constraint=False, null=True, related_name="rekaman"
    )
    tahun = models.PositiveSmallIntegerField(null=True)
    renja = models.ForeignKey(
        Renja, on_delete=models.DO_NOTHING, db_constraint=False, null=True, related_name="rekaman"
    )
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="rekaman")

    objects = RekamanManager()

    class Meta(AbstractLogEntry.Meta):
        abstract = False
        ordering = ["-timestamp", "-pk"]
        verbose_name = "rekaman"
        verbose_name_plural = "rekaman"
        indexes = [models.Index(fields=["perangkat_daerah", "timestamp"], name="rekaman_kantor")]

    def __str__(self):
        return self.object_repr
