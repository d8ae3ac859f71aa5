"""Who last changed a piece of an office's data through the forms: what a second person is told in a conflict."""

from django.conf import settings
from django.db import models

from .perangkat_daerah import PerangkatDaerah


class PenyuntingTerakhir(models.Model):
    """The last person who saved ``hal`` (``pejabat/12``, ``renstra/3/tujuan``, …) of an office, and when."""

    perangkat_daerah = models.ForeignKey(PerangkatDaerah, on_delete=models.CASCADE, related_name="penyunting")
    hal = models.CharField(max_length=80)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="suntingan")
    waktu = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-waktu"]
        verbose_name = "penyunting terakhir"
        verbose_name_plural = "penyunting terakhir"
        constraints = [models.UniqueConstraint(fields=["perangkat_daerah", "hal"], name="penyunting_satu_per_hal")]

    def __str__(self):
        return f"{self.hal}: {self.oleh}"
