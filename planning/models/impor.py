"""What was uploaded to be imported: kept between preview and confirmation, and remembered when it was done."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from .jejak import Urungan
from .renja import Renja


class Impor(models.Model):
    """One workbook for one Renja by one person.

    Until it is confirmed ``isi`` holds its lines (as ``planning.impor.berkas`` keeps them) and ``urungan`` is empty;
    afterwards ``isi`` holds at most what is still to be looked at, and ``urungan`` takes it back. ``benih`` makes the
    identity of indicators that are new.
    """

    renja = models.ForeignKey(Renja, on_delete=models.CASCADE, related_name="impor")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="impor")
    nama_berkas = models.CharField(max_length=150)
    benih = models.UUIDField(default=uuid.uuid4, editable=False)
    isi = models.JSONField(default=dict)
    urungan = models.OneToOneField(Urungan, on_delete=models.CASCADE, null=True, blank=True, related_name="impor")
    waktu = models.DateTimeField("diunggah", auto_now_add=True)

    class Meta:
        ordering = ["-waktu", "-pk"]
        verbose_name_plural = "impor"
        constraints = [
            models.UniqueConstraint(
                fields=["renja", "oleh"], condition=Q(urungan=None), name="impor_satu_menunggu_per_orang"
            ),
        ]

    def __str__(self):
        return self.nama_berkas
