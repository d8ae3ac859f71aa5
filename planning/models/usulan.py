"""Proposals of the people and their representatives (T-C.32, specification 2.4)."""

from django.db import models

from planning.enums import AsalUsulan, StatusUsulan

from .nomenklatur import Nomenklatur
from .perangkat_daerah import PerangkatDaerah
from .renstra import BesaranField, RupiahField, tidak_negatif


class Usulan(models.Model):
    """One proposal for one year. Empty words are taken from the nomenklatur or the Renja row that takes it up."""

    perangkat_daerah = models.ForeignKey(PerangkatDaerah, on_delete=models.CASCADE, related_name="usulan")
    tahun = models.PositiveSmallIntegerField()
    nomor = models.PositiveSmallIntegerField()
    asal = models.CharField(max_length=12, choices=AsalUsulan)
    nomenklatur = models.ForeignKey(Nomenklatur, on_delete=models.PROTECT, null=True, blank=True, related_name="usulan")
    uraian = models.CharField(max_length=500, blank=True)
    lokasi = models.CharField(max_length=500, blank=True)
    indikator = models.CharField(max_length=500, blank=True)
    volume = BesaranField()
    satuan = models.CharField(max_length=50, blank=True)
    pagu = RupiahField()
    status = models.CharField(max_length=12, choices=StatusUsulan, default=StatusUsulan.DIUSULKAN)
    catatan = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["nomor"]
        verbose_name_plural = "usulan"
        constraints = [
            models.UniqueConstraint(fields=["perangkat_daerah", "tahun", "nomor"], name="usulan_nomor_unik"),
            models.CheckConstraint(
                name="usulan_beruraian",
                condition=~models.Q(uraian="") | models.Q(nomenklatur__isnull=False),
                violation_error_message="Isi uraian usulan, atau pilih sub kegiatan yang menampungnya.",
            ),
            *tidak_negatif("usulan", "volume", "pagu"),
        ]

    def __str__(self):
        return self.uraian or str(self.nomenklatur)
