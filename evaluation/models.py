"""What was planned for each quarter, what came of it, and what the office says about it (specification 3.5, 3.6, 2.9).

Plans by quarter belong to a version of the Renja: a perubahan has its own. What came of them belongs to the office and
the year, whichever version it is held against. In both an indicator is followed by its ``kunci`` and money by its
nomenklatur, so that a row that is removed and put back finds its quarters again.
"""

from pathlib import PurePath
from uuid import uuid4

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.db.models import Q

from evaluation.enums import AksiTriwulan, Triwulan
from planning.models import Nomenklatur, PerangkatDaerah, Renja
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

    Zero says that nothing is planned for the quarter; empty, that nobody has filled it in. ``versi_baris`` counts its
    changes (decision 12).
    """

    renja = models.ForeignKey(Renja, on_delete=models.CASCADE, related_name="target_triwulan")
    kunci = models.UUIDField("jati diri indikator")
    triwulan = TriwulanField()
    target = BesaranField()
    versi_baris = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["renja", "kunci", "triwulan"]
        verbose_name = "target triwulan"
        verbose_name_plural = "target triwulan"
        constraints = [
            models.UniqueConstraint(fields=["renja", "kunci", "triwulan"], name="target_triwulan_satu"),
            dalam_triwulan("target_triwulan"),
            *tidak_negatif("target_triwulan", "target"),
        ]

    def __str__(self):
        return f"{self.renja}, {self.get_triwulan_display()}"


class PaguTriwulan(models.Model):
    """The rupiah of a leaf for one quarter; that they stand at leaves only is guarded in ``evaluation.penjaga``."""

    renja = models.ForeignKey(Renja, on_delete=models.CASCADE, related_name="pagu_triwulan")
    nomenklatur = models.ForeignKey(Nomenklatur, on_delete=models.PROTECT, related_name="pagu_triwulan")
    triwulan = TriwulanField()
    pagu = RupiahField()
    versi_baris = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["renja", "nomenklatur__kode", "triwulan"]
        verbose_name = "pagu triwulan"
        verbose_name_plural = "pagu triwulan"
        constraints = [
            models.UniqueConstraint(fields=["renja", "nomenklatur", "triwulan"], name="pagu_triwulan_satu"),
            dalam_triwulan("pagu_triwulan"),
            *tidak_negatif("pagu_triwulan", "pagu"),
        ]

    def __str__(self):
        return f"{self.nomenklatur}, {self.get_triwulan_display()}"


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

    A quarter that is closed, or whose ``batas`` has passed, takes no more: see ``evaluation.triwulan``; the database
    holds it too (``evaluation.penjaga``).
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


class PembukaanTriwulan(models.Model):
    """The record of a quarter being closed, opened again, or given another deadline; never edited."""

    evaluasi = models.ForeignKey(EvaluasiTriwulan, on_delete=models.CASCADE, related_name="pembukaan")
    aksi = models.CharField(max_length=10, choices=AksiTriwulan)
    alasan = models.TextField(blank=True)
    batas = models.DateField("batas pengisian sesudahnya", null=True, blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    waktu = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-waktu", "-pk"]
        verbose_name = "pembukaan triwulan"
        verbose_name_plural = "pembukaan triwulan"

    def __str__(self):
        return f"{self.evaluasi}: {self.get_aksi_display()}"


def simpanan_bukti():
    """Where evidence is kept: a storage that is never served by address (``STORAGES["bukti"]``)."""
    return storages["bukti"]


def tempat_bukti(bukti, nama: str) -> str:
    """A name on disk that says nothing and cannot be guessed; only the kind of file stays."""
    return f"{bukti.perangkat_daerah_id}/{bukti.tahun}/tw{bukti.triwulan}/{uuid4().hex}{PurePath(nama).suffix.lower()}"


class Bukti(TriwulanKantor):
    """A file that shows what was reached: of one indicator (``kunci``), or of the quarter as a whole."""

    kunci = models.UUIDField("jati diri indikator", null=True, blank=True)
    berkas = models.FileField(storage=simpanan_bukti, upload_to=tempat_bukti, max_length=200)
    nama = models.CharField("nama berkas", max_length=200)
    jenis = models.CharField("jenis isi", max_length=100)
    ukuran = models.PositiveIntegerField(help_text="Bita.")
    sidik = models.CharField("SHA-256", max_length=64)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    waktu = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["perangkat_daerah", "tahun", "triwulan", "waktu", "pk"]
        verbose_name = "bukti"
        verbose_name_plural = "bukti"
        constraints = [dalam_triwulan("bukti")]

    def __str__(self):
        return self.nama
