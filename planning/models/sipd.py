"""What of a Renja was typed into SIPD, the national system, and how it read then."""

from django.conf import settings
from django.db import models

from .nomenklatur import Nomenklatur
from .renja import Renja


class SalinanSipd(models.Model):
    """One leaf of a Renja copied by hand: ``isi`` are the fields as they were copied (``planning.sipd``)."""

    renja = models.ForeignKey(Renja, on_delete=models.CASCADE, related_name="salinan_sipd")
    nomenklatur = models.ForeignKey(Nomenklatur, on_delete=models.PROTECT, related_name="salinan_sipd")
    isi = models.JSONField()
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="salinan_sipd")
    waktu = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["nomenklatur__kode"]
        verbose_name = "salinan SIPD"
        verbose_name_plural = "salinan SIPD"
        constraints = [models.UniqueConstraint(fields=["renja", "nomenklatur"], name="salinan_sipd_unik")]

    def __str__(self):
        return f"{self.nomenklatur}, {self.oleh}"
