"""The emblem on an office's documents."""

from django.conf import settings
from django.db import models

from .perangkat_daerah import PerangkatDaerah


class Lambang(models.Model):
    """The emblem of the kabupaten as an office uploaded it: ``isi`` is a PNG that was drawn anew from the file sent."""

    perangkat_daerah = models.OneToOneField(PerangkatDaerah, on_delete=models.CASCADE, related_name="lambang")
    isi = models.BinaryField()
    sidik = models.CharField("SHA-256", max_length=64)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    waktu = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name_plural = "lambang"

    def __str__(self):
        return f"Lambang {self.perangkat_daerah}"
