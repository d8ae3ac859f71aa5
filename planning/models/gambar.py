"""Pictures in the texts of documents."""

from django.conf import settings
from django.db import models

from .perangkat_daerah import PerangkatDaerah


class GambarNaskah(models.Model):
    """A picture that an office uploaded for its texts: ``isi`` was drawn anew from the file sent, and never changes.

    A text names it by ``kunci`` (of its content and its ``uraian``, which is read out to who cannot see it), so the
    texts of every year of the office may use it.
    """

    perangkat_daerah = models.ForeignKey(PerangkatDaerah, on_delete=models.CASCADE, related_name="gambar_naskah")
    kunci = models.CharField(max_length=12)
    isi = models.BinaryField()
    mime = models.CharField(max_length=20)
    uraian = models.CharField("uraian gambar", max_length=200)
    lebar = models.PositiveIntegerField(help_text="piksel")
    tinggi = models.PositiveIntegerField(help_text="piksel")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    waktu = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-waktu"]
        verbose_name = "gambar naskah"
        verbose_name_plural = "gambar naskah"
        constraints = [models.UniqueConstraint(fields=["perangkat_daerah", "kunci"], name="gambar_satu_per_isi")]

    def __str__(self):
        return self.uraian
