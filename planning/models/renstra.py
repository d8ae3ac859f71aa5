"""The five-year plan: tujuan, sasaran and their indicators, and what each programme is to reach by its end.

The figures of years before this system (decision 7) are entered here once, as ``KinerjaTahunan`` and
``KinerjaSasaran``; from then on tables take them from the Renja and realisations held here.
"""

import uuid

from django.db import models
from django.db.models import F, Q

from planning.enums import Agregasi, Arah

from .nomenklatur import Nomenklatur
from .perangkat_daerah import PerangkatDaerah


class BesaranField(models.DecimalField):
    """A quantity (target or realisasi): Decimal, at most four decimals, nothing is not zero."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"max_digits": 18, "decimal_places": 4, "null": True, "blank": True} | kwargs)


class RupiahField(models.BigIntegerField):
    """Whole rupiah (decision 3); nothing is not zero."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"null": True, "blank": True} | kwargs)


def tidak_negatif(nama: str, *kolom: str) -> list[models.CheckConstraint]:
    """One constraint per column: empty, or zero and up."""
    return [
        models.CheckConstraint(
            name=f"{nama}_{k}_tidak_negatif",
            condition=Q(**{k: None}) | Q(**{f"{k}__gte": 0}),
            violation_error_message="Nilai tidak boleh negatif.",
        )
        for k in kolom
    ]


class Renstra(models.Model):
    """The Renstra of one office over one period of years."""

    perangkat_daerah = models.ForeignKey(PerangkatDaerah, on_delete=models.CASCADE, related_name="renstra")
    tahun_awal = models.PositiveSmallIntegerField()
    tahun_akhir = models.PositiveSmallIntegerField()
    visi = models.TextField(blank=True)
    nama_rpjmd = models.CharField("RPJMD acuan", max_length=200, blank=True)

    class Meta:
        ordering = ["perangkat_daerah", "tahun_awal"]
        verbose_name_plural = "Renstra"
        constraints = [
            models.UniqueConstraint(fields=["perangkat_daerah", "tahun_awal"], name="renstra_satu_per_periode"),
            models.CheckConstraint(name="renstra_masa", condition=Q(tahun_akhir__gt=F("tahun_awal"))),
        ]

    def __str__(self):
        return f"Renstra {self.perangkat_daerah.nama} {self.tahun_awal}-{self.tahun_akhir}"


class Misi(models.Model):
    renstra = models.ForeignKey(Renstra, on_delete=models.CASCADE, related_name="misi")
    nomor = models.PositiveSmallIntegerField()
    uraian = models.TextField()

    class Meta:
        ordering = ["nomor"]
        verbose_name_plural = "misi"
        constraints = [models.UniqueConstraint(fields=["renstra", "nomor"], name="misi_nomor_unik")]

    def __str__(self):
        return self.uraian


class Tujuan(models.Model):
    renstra = models.ForeignKey(Renstra, on_delete=models.CASCADE, related_name="tujuan")
    nomor = models.PositiveSmallIntegerField()
    uraian = models.TextField()

    class Meta:
        ordering = ["nomor"]
        verbose_name_plural = "tujuan"
        constraints = [models.UniqueConstraint(fields=["renstra", "nomor"], name="tujuan_nomor_unik")]

    def __str__(self):
        return self.uraian


class Sasaran(models.Model):
    tujuan = models.ForeignKey(Tujuan, on_delete=models.CASCADE, related_name="sasaran")
    nomor = models.PositiveSmallIntegerField()
    uraian = models.TextField()

    class Meta:
        ordering = ["tujuan__nomor", "nomor"]
        verbose_name_plural = "sasaran"
        constraints = [models.UniqueConstraint(fields=["tujuan", "nomor"], name="sasaran_nomor_unik")]

    def __str__(self):
        return self.uraian


class ProgramSasaran(models.Model):
    """The sasaran that a programme serves; a programme serves one (specification 3.4).

    ``renstra`` is the sasaran's own, kept here so that the database can hold the rule (and ``planning.penjaga`` that
    they agree).
    """

    renstra = models.ForeignKey(Renstra, on_delete=models.CASCADE, related_name="program_sasaran")
    sasaran = models.ForeignKey(Sasaran, on_delete=models.CASCADE, related_name="program")
    nomenklatur = models.ForeignKey(Nomenklatur, on_delete=models.PROTECT, related_name="program_sasaran")

    class Meta:
        ordering = ["sasaran__tujuan__nomor", "sasaran__nomor", "nomenklatur__kode"]
        verbose_name = "program sasaran"
        verbose_name_plural = "program sasaran"
        constraints = [models.UniqueConstraint(fields=["renstra", "nomenklatur"], name="program_satu_sasaran")]

    def __str__(self):
        return f"{self.nomenklatur}: {self.sasaran}"


class IndikatorDasar(models.Model):
    """What every indicator has: its words, its unit, which way is good, how periods add up (decision 5)."""

    nomor = models.PositiveSmallIntegerField(default=1)
    uraian = models.CharField("indikator", max_length=500)
    satuan = models.CharField(max_length=50, blank=True)
    arah = models.CharField(max_length=10, choices=Arah, default=Arah.POSITIF)
    agregasi = models.CharField(max_length=15, choices=Agregasi, default=Agregasi.KUMULATIF)

    class Meta:
        abstract = True

    def __str__(self):
        return self.uraian


class IndikatorSasaran(IndikatorDasar):
    """An indicator of a tujuan or of a sasaran, with its target per year (T-C.30, IKU, PK).

    ``kunci`` is its identity: what it reaches each quarter is held under it.
    """

    renstra = models.ForeignKey(Renstra, on_delete=models.CASCADE, related_name="indikator_sasaran")
    tujuan = models.ForeignKey(Tujuan, on_delete=models.CASCADE, null=True, blank=True, related_name="indikator")
    sasaran = models.ForeignKey(Sasaran, on_delete=models.CASCADE, null=True, blank=True, related_name="indikator")
    kunci = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    iku = models.BooleanField("Indikator Kinerja Utama", default=False)
    spm = models.CharField("SPM/standar nasional", max_length=100, blank=True)
    ikk = models.CharField("IKK", max_length=100, blank=True)
    formula = models.TextField("formulasi perhitungan", blank=True)
    sumber_data = models.CharField(max_length=300, blank=True)
    penanggung_jawab = models.CharField(max_length=200, blank=True)
    catatan_analisis = models.TextField(blank=True)

    class Meta:
        ordering = ["nomor"]
        verbose_name = "indikator sasaran"
        verbose_name_plural = "indikator sasaran"
        constraints = [
            models.UniqueConstraint(fields=["renstra", "nomor"], name="indikator_sasaran_nomor_unik"),
            models.CheckConstraint(
                name="indikator_sasaran_satu_pemilik",
                condition=Q(tujuan__isnull=False, sasaran=None) | Q(tujuan=None, sasaran__isnull=False),
            ),
        ]


class KinerjaSasaran(models.Model):
    """Target, realisasi and proyeksi of one year for an indicator of a tujuan or sasaran (T-C.30)."""

    indikator = models.ForeignKey(IndikatorSasaran, on_delete=models.CASCADE, related_name="kinerja")
    tahun = models.PositiveSmallIntegerField()
    target = BesaranField()
    realisasi = BesaranField()
    proyeksi = BesaranField()

    class Meta:
        ordering = ["tahun"]
        verbose_name_plural = "kinerja sasaran"
        constraints = [
            models.UniqueConstraint(fields=["indikator", "tahun"], name="kinerja_sasaran_satu_per_tahun"),
            *tidak_negatif("kinerja_sasaran", "target", "realisasi", "proyeksi"),
        ]

    def __str__(self):
        return f"{self.indikator} {self.tahun}"


class IndikatorRenstra(IndikatorDasar):
    """An indicator of a program, kegiatan or sub kegiatan in the Renstra.

    ``kunci`` is the indicator's identity: the same indicator in a Renja, in its later versions and in the next years
    carries the same key, whatever becomes of its words.
    """

    renstra = models.ForeignKey(Renstra, on_delete=models.CASCADE, related_name="indikator")
    nomenklatur = models.ForeignKey(Nomenklatur, on_delete=models.PROTECT, related_name="indikator_renstra")
    kunci = models.UUIDField(default=uuid.uuid4, editable=False)
    target_akhir = BesaranField("target akhir Renstra")
    pagu_akhir = RupiahField("pagu sampai akhir Renstra")

    class Meta:
        ordering = ["nomenklatur__kode", "nomor"]
        verbose_name = "indikator Renstra"
        verbose_name_plural = "indikator Renstra"
        constraints = [
            models.UniqueConstraint(fields=["renstra", "nomenklatur", "nomor"], name="indikator_renstra_nomor_unik"),
            models.UniqueConstraint(fields=["renstra", "kunci"], name="indikator_renstra_kunci_unik"),
            *tidak_negatif("indikator_renstra", "target_akhir", "pagu_akhir"),
        ]


class KinerjaTahunan(models.Model):
    """Opening figures of one year for an indicator of the Renstra: what was planned and reached before this system.

    ``realisasi_sd`` is the realisasi accumulated to the end of ``tahun``, ``realisasi_rp_sd`` the rupiah spent until
    then since the Renstra began (E.81, column 6). ``satuan`` stands only where the old figure
    was counted in another unit than the indicator's; such a figure is shown, and not added to others.
    """

    indikator = models.ForeignKey(IndikatorRenstra, on_delete=models.CASCADE, related_name="kinerja")
    tahun = models.PositiveSmallIntegerField()
    target = BesaranField()
    realisasi = BesaranField()
    realisasi_sd = BesaranField("realisasi sampai dengan tahun ini")
    realisasi_rp_sd = RupiahField("realisasi anggaran sampai dengan tahun ini")
    satuan = models.CharField(max_length=50, blank=True)

    class Meta:
        ordering = ["tahun"]
        verbose_name_plural = "kinerja tahunan"
        constraints = [
            models.UniqueConstraint(fields=["indikator", "tahun"], name="kinerja_tahunan_satu_per_tahun"),
            *tidak_negatif("kinerja_tahunan", "target", "realisasi", "realisasi_sd", "realisasi_rp_sd"),
        ]

    def __str__(self):
        return f"{self.indikator} {self.tahun}"
