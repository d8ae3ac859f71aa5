"""Findings of the pemeriksaan: what the office accepts, with its reason, and how many there were at submission."""

from django.conf import settings
from django.db import models

from .alur import Dokumen
from .renja import Renja


class PenjelasanTemuan(models.Model):
    """Why a peringatan of a version is right as it stands. It holds for the very figures it was given for.

    ``sidik`` is the fingerprint of the finding (``renja.pemeriksaan.temuan``): when a figure changes, so does it, and
    the reason no longer stands for anything. Nothing is copied into another version.
    """

    renja = models.ForeignKey(Renja, on_delete=models.CASCADE, related_name="penjelasan")
    kode = models.CharField("kode aturan", max_length=10)
    sidik = models.CharField(max_length=64)
    alasan = models.CharField(max_length=500)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    waktu = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["renja", "kode", "pk"]
        verbose_name_plural = "penjelasan temuan"
        constraints = [
            models.UniqueConstraint(fields=["renja", "sidik"], name="penjelasan_satu_per_temuan"),
            models.CheckConstraint(name="penjelasan_beralasan", condition=~models.Q(alasan="")),
        ]

    def __str__(self):
        return f"{self.kode}: {self.alasan}"


class CacahTemuan(models.Model):
    """How many findings a document had when it was last submitted, for who looks at many documents at once.

    ``dijelaskan`` counts the peringatan that had a reason. Nothing is decided by it: the rules are asked again wherever
    it matters.
    """

    dokumen = models.OneToOneField(Dokumen, on_delete=models.CASCADE, related_name="cacah_temuan")
    galat = models.PositiveIntegerField()
    peringatan = models.PositiveIntegerField()
    saran = models.PositiveIntegerField()
    dijelaskan = models.PositiveIntegerField()
    waktu = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name_plural = "cacah temuan"

    def __str__(self):
        return f"{self.dokumen}: {self.galat} galat, {self.peringatan} peringatan, {self.saran} saran"
