"""The texts of documents that an office wrote itself; a part without a row shows its default text."""

from django.conf import settings
from django.db import models

from .renja import Renja


class BagianNaskah(models.Model):
    """One part of one document of a version: ``isi`` is clean HTML with empty placeholders (``renja.dokumen``).

    ``dokumen`` and ``kunci`` are the names of the document and of its part in addresses. An empty ``isi`` is a part
    that the office wants without a text. Nothing is copied into another version unless somebody asks for it.
    """

    renja = models.ForeignKey(Renja, on_delete=models.CASCADE, related_name="naskah")
    dokumen = models.SlugField(max_length=30, db_index=False)
    kunci = models.SlugField("bagian", max_length=50, db_index=False)
    isi = models.TextField(blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    waktu = models.DateTimeField(auto_now=True)
    versi_baris = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["renja", "dokumen", "kunci"]
        verbose_name = "naskah"
        verbose_name_plural = "naskah"
        constraints = [models.UniqueConstraint(fields=["renja", "dokumen", "kunci"], name="naskah_satu_per_bagian")]

    def __str__(self):
        return f"{self.dokumen}: {self.kunci}"

    @property
    def tanda(self) -> str:
        """What an editor that has this text open sends along: another row, or the row in another state, is another."""
        return f"{self.pk}-{self.versi_baris}"
