"""What was planned for each quarter, what came of it, and what the office says about it (specification 3.5, 3.6, 2.9).

Plans by quarter belong to a version of the Renja: a perubahan has its own. What came of them belongs to the office and
the year, whichever version it is held against: an indicator is followed by its ``kunci``, money by its nomenklatur.
"""

from django.db import models
from django.db.models import Q

from evaluation.enums import Triwulan
from planning.models import BarisRenja, IndikatorRenja, Nomenklatur, PerangkatDaerah
from planning.models.renstra import BesaranField, RupiahField, tidak_negatif


def dalam_triwulan(nama: str) -> models.CheckConstraint:
    """A year has four quarters."""
    return models.CheckConstraint(name=f"{nama}_triwulan", condition=Q(triwulan__gte=1, triwulan__lte=4))


class TriwulanField(models.PositiveSmallIntegerField):
    """Which quarter, 1 to 4."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"choices": Triwulan} | kwargs)


class TargetTriwulan(models.Model):
    """The target of an indicator for one quarter; together they make the target of the year (specification 4.2).

    Zero says that nothing is planned for the quarter; empty, that nobody has filled it in.
    """

    indikator = models.ForeignKey(IndikatorRenja, on_delete=models.CASCADE, related_name="target_triwulan")
    triwulan = TriwulanField()
    target = BesaranField()

    class Meta:
        ordering = ["indikator", "triwulan"]
        verbose_name = "target triwulan"
        verbose_name_plural = "target triwulan"
        constraints = [
            models.UniqueConstraint(fields=["indikator", "triwulan"], name="target_triwulan_unik"),
            dalam_triwulan("target_triwulan"),
            *tidak_negatif("target_triwulan", "target"),
        ]

    def __str__(self):
        return f"{self.indikator}, {self.get_triwulan_display()}"


class PaguTriwulan(models.Model):
    """The rupiah of a leaf for one quarter; that they stand at leaves only is guarded in ``evaluation.penjaga``."""

    baris = models.ForeignKey(BarisRenja, on_delete=models.CASCADE, related_name="pagu_triwulan")
    triwulan = TriwulanField()
    pagu = RupiahField()

    class Meta:
        ordering = ["baris", "triwulan"]
        verbose_name = "pagu triwulan"
        verbose_name_plural = "pagu triwulan"
        constraints = [
            models.UniqueConstraint(fields=["baris", "triwulan"], name="pagu_triwulan_unik"),
            dalam_triwulan("pagu_triwulan"),
            *tidak_negatif("pagu_triwulan", "pagu"),
        ]

    def __str__(self):
        return f"{self.baris}, {self.get_triwulan_display()}"


class TriwulanKantor(models.Model):
    """Something of one office in one quarter of one year. ``versi_baris`` counts its changes (decision 12)."""

    perangkat_daerah = models.ForeignKey(PerangkatDaerah, on_delete=models.CASCADE, related_name="%(class)s")
    tahun = models.PositiveSmallIntegerField()
    triwulan = TriwulanField()
    versi_baris = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.perangkat_daerah} {self.tahun}, {self.get_triwulan_display()}"


class Realisasi(TriwulanKantor):
    """What an indicator reached in one quarter (that quarter alone), with its evidence or reason."""

    kunci = models.UUIDField("jati diri indikator")
    realisasi = BesaranField()
    keterangan = models.TextField(blank=True)

    class Meta:
        ordering = ["perangkat_daerah", "tahun", "triwulan"]
        verbose_name = "realisasi kinerja"
        verbose_name_plural = "realisasi kinerja"
        constraints = [
            models.UniqueConstraint(
                fields=["perangkat_daerah", "tahun", "triwulan", "kunci"], name="realisasi_satu_per_triwulan"
            ),
            dalam_triwulan("realisasi"),
            *tidak_negatif("realisasi", "realisasi"),
        ]


class RealisasiPagu(TriwulanKantor):
    """What was spent on a leaf in one quarter (that quarter alone)."""

    nomenklatur = models.ForeignKey(Nomenklatur, on_delete=models.PROTECT, related_name="realisasi_pagu")
    rupiah = RupiahField()

    class Meta:
        ordering = ["perangkat_daerah", "tahun", "triwulan", "nomenklatur__kode"]
        verbose_name = "realisasi anggaran"
        verbose_name_plural = "realisasi anggaran"
        constraints = [
            models.UniqueConstraint(
                fields=["perangkat_daerah", "tahun", "triwulan", "nomenklatur"],
                name="realisasi_pagu_satu_per_triwulan",
            ),
            dalam_triwulan("realisasi_pagu"),
            *tidak_negatif("realisasi_pagu", "rupiah"),
        ]


class EvaluasiTriwulan(TriwulanKantor):
    """What the office says of a quarter as a whole (the foot of E.81), until when, and whether it is closed.

    A quarter that is closed takes no more realisations: guarded in ``evaluation.penjaga``.
    """

    faktor_pendorong = models.TextField("faktor pendorong keberhasilan kinerja", blank=True)
    faktor_penghambat = models.TextField("faktor penghambat pencapaian kinerja", blank=True)
    tindak_lanjut_triwulan = models.TextField("tindak lanjut dalam triwulan berikutnya", blank=True)
    tindak_lanjut_renja = models.TextField("tindak lanjut dalam Renja berikutnya", blank=True)
    batas = models.DateField("batas pengisian", null=True, blank=True)
    ditutup = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["perangkat_daerah", "tahun", "triwulan"]
        verbose_name = "evaluasi triwulan"
        verbose_name_plural = "evaluasi triwulan"
        constraints = [
            models.UniqueConstraint(
                fields=["perangkat_daerah", "tahun", "triwulan"], name="evaluasi_satu_per_triwulan"
            ),
            dalam_triwulan("evaluasi"),
        ]
