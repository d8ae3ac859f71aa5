"""The official tree of codes and names, in editions that live side by side (decision 2, specification 7)."""

from django.db import models
from django.db.models import Q

from planning.enums import INDUK_LEVEL, Level


class EdisiNomenklatur(models.Model):
    """One official list. A Renja belongs to one edition; which level is the leaf is a property of the edition."""

    kode = models.CharField(max_length=30, unique=True, help_text="Misalnya 050-3708-2020.")
    nama = models.CharField(max_length=100)
    tanggal = models.DateField("tanggal penetapan")
    tahun_mulai = models.PositiveSmallIntegerField(
        "mulai tahun anggaran", help_text="Tahun anggaran pertama yang memakai edisi ini."
    )
    lebar_sub_kegiatan = models.PositiveSmallIntegerField(
        null=True, blank=True, choices=[(2, "2 angka"), (4, "4 angka")], help_text="Lebar kode sub kegiatan."
    )
    level_daun = models.CharField(
        "tingkat yang diberi pagu",
        max_length=12,
        choices=[(Level.KEGIATAN, "Kegiatan"), (Level.SUB_KEGIATAN, "Sub kegiatan")],
        default=Level.SUB_KEGIATAN,
    )

    class Meta:
        ordering = ["tanggal"]
        verbose_name = "edisi nomenklatur"
        verbose_name_plural = "edisi nomenklatur"
        constraints = [
            models.CheckConstraint(
                name="edisi_lebar_menurut_daun",
                # "in" alone would let an empty width through: a check is only broken by what is false, not by NULL.
                condition=Q(level_daun=Level.KEGIATAN, lebar_sub_kegiatan=None)
                | Q(
                    level_daun=Level.SUB_KEGIATAN,
                    lebar_sub_kegiatan__isnull=False,
                    lebar_sub_kegiatan__in=[2, 4],
                ),
            )
        ]

    def __str__(self):
        return self.nama

    @property
    def punya_sub_kegiatan(self):
        return self.level_daun == Level.SUB_KEGIATAN


class Nomenklatur(models.Model):
    """One official row: a code, its level and its name in one edition.

    That the parent is of the same edition and of the level directly above is guarded in the database
    (``planning.penjaga``), since a check constraint cannot look at another row.
    """

    edisi = models.ForeignKey(EdisiNomenklatur, on_delete=models.PROTECT, related_name="nomenklatur")
    kode = models.CharField(max_length=20)
    level = models.CharField(max_length=12, choices=Level)
    induk = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="anak")
    nama = models.CharField(max_length=500)
    kinerja = models.CharField(max_length=500, blank=True)
    indikator = models.CharField("indikator baku", max_length=500, blank=True)
    satuan = models.CharField("satuan baku", max_length=50, blank=True)

    class Meta:
        ordering = ["edisi", "kode"]
        verbose_name_plural = "nomenklatur"
        constraints = [
            models.UniqueConstraint(fields=["edisi", "kode"], name="nomenklatur_kode_unik_per_edisi"),
            models.CheckConstraint(
                name="nomenklatur_berinduk",
                condition=Q(level=Level.URUSAN, induk=None)
                | Q(level=Level.BIDANG)
                | Q(level__in=[x for x in INDUK_LEVEL if x != Level.BIDANG], induk__isnull=False),
            ),
        ]

    def __str__(self):
        return f"{self.kode} {self.nama}"


class SumberDana(models.Model):
    """A source of funds: the official classification, and the words offices used before it."""

    kode = models.CharField(max_length=20, unique=True)
    nama = models.CharField(max_length=300)

    class Meta:
        ordering = ["kode"]
        verbose_name = "sumber dana"
        verbose_name_plural = "sumber dana"

    def __str__(self):
        return self.nama
