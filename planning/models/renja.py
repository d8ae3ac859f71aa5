"""One year's plan of an office, in versions (decisions 3 to 6).

A ``Renja`` is one version; its rows stand for nodes of the nomenklatur; each row has indicators. Everything a version
prints is inside it (words, units, figures), so that a version that was issued does not change when master data do.
"""

import uuid

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from planning.enums import STATUS_TERBUKA, JenisDokumen, JenisKegiatan, JenisRenja, StatusDokumen

from .nomenklatur import EdisiNomenklatur, Nomenklatur, SumberDana
from .perangkat_daerah import PerangkatDaerah
from .renstra import BesaranField, IndikatorDasar, RupiahField, tidak_negatif


class RenjaQuerySet(models.QuerySet):
    def terlihat_oleh(self, pengguna):
        """The Renja this person may see; the rule itself stands in ``planning.perms``."""
        from planning.perms import perangkat_daerah_terlihat

        return self.filter(perangkat_daerah_terlihat(pengguna, "perangkat_daerah__"))

    def dengan_status(self):
        """With ``Renja.status`` read in the same query."""
        dokumen = self.model._meta.get_field("dokumen").related_model
        status = dokumen.objects.filter(renja=models.OuterRef("pk"), jenis=JenisDokumen.RENJA).values("status")
        return self.annotate(status_dokumen=models.Subquery(status))


class Renja(models.Model):
    """One version of the Renja of an office for a year; ``asal`` is the version it was copied from."""

    perangkat_daerah = models.ForeignKey(PerangkatDaerah, on_delete=models.CASCADE, related_name="renja")
    tahun = models.PositiveSmallIntegerField()
    jenis = models.CharField(max_length=15, choices=JenisRenja)
    urutan = models.PositiveSmallIntegerField(default=0, help_text="0, atau 1, 2, … untuk perubahan.")
    edisi = models.ForeignKey(EdisiNomenklatur, on_delete=models.PROTECT, related_name="renja")
    asal = models.ForeignKey("self", on_delete=models.RESTRICT, null=True, blank=True, related_name="turunan")
    dibuat = models.DateTimeField(auto_now_add=True)
    diubah = models.DateTimeField(auto_now=True)

    objects = RenjaQuerySet.as_manager()

    class Meta:
        ordering = ["perangkat_daerah", "tahun", "-jenis", "urutan"]
        verbose_name = "Renja"
        verbose_name_plural = "Renja"
        constraints = [
            models.UniqueConstraint(fields=["perangkat_daerah", "tahun", "jenis", "urutan"], name="renja_versi_unik"),
            models.UniqueConstraint(
                fields=["perangkat_daerah", "tahun"],
                condition=Q(jenis=JenisRenja.POKOK),
                name="renja_satu_pokok",
                violation_error_message="Renja pokok tahun ini sudah ada.",
            ),
            models.UniqueConstraint(
                fields=["perangkat_daerah", "tahun"],
                condition=Q(jenis=JenisRenja.RANCANGAN_AWAL),
                name="renja_satu_rancangan_awal",
                violation_error_message="Rancangan awal RKPD tahun ini sudah ada.",
            ),
            models.CheckConstraint(
                name="renja_urutan",
                condition=Q(jenis=JenisRenja.PERUBAHAN, urutan__gte=1) | (~Q(jenis=JenisRenja.PERUBAHAN) & Q(urutan=0)),
            ),
            models.CheckConstraint(name="renja_tahun", condition=Q(tahun__gte=2000, tahun__lte=2100)),
        ]

    def __str__(self):
        return f"{self.judul} {self.perangkat_daerah.nama}"

    def get_absolute_url(self):
        return reverse("renja", args=[self.perangkat_daerah.slug, self.tahun, self.versi])

    @property
    def versi(self) -> str:
        """The version's name in addresses and commands: ``pokok``, ``perubahan``, ``perubahan-2``, …"""
        return self.jenis if self.urutan <= 1 else f"{self.jenis}-{self.urutan}"

    @property
    def status(self) -> StatusDokumen:
        """How far it has come as a document; no query if it was fetched ``dengan_status``."""
        if "status_dokumen" not in self.__dict__:
            self.status_dokumen = self.dokumen.filter(jenis=JenisDokumen.RENJA).values_list("status", flat=True).first()
        return StatusDokumen(self.status_dokumen or StatusDokumen.DRAF)

    @property
    def terkunci(self) -> bool:
        """Whether it was submitted or issued, so that nothing in it may be changed."""
        return self.status not in STATUS_TERBUKA

    @property
    def judul(self) -> str:
        """What people call it: ``Renja Perubahan Tahun 2021``."""
        ke = f" ke-{self.urutan}" if self.urutan > 1 else ""
        return f"{self.get_jenis_display()}{ke} Tahun {self.tahun}"


class SetelanTabel(models.Model):
    """How the tables of one Renja are printed where practice differs (specification 10). No row means the defaults."""

    renja = models.OneToOneField(Renja, on_delete=models.CASCADE, related_name="setelan_tersimpan")
    tahun_berjalan_21 = models.PositiveSmallIntegerField(
        "tahun berjalan Tabel 2.1", null=True, blank=True, help_text="Kosong: n-1, atau n untuk perubahan."
    )
    besaran_24 = models.CharField(
        "besaran Tabel 2.4", max_length=6, choices=[("volume", "Volume"), ("rp", "Rupiah")], default="volume"
    )
    bentuk_41 = models.CharField(
        "bentuk Tabel 4.1",
        max_length=1,
        blank=True,
        choices=[("A", "A (ringkas)"), ("B", "B (lengkap)")],
        help_text="Kosong: B, atau A untuk perubahan.",
    )
    bentuk_perubahan = models.CharField(
        "bentuk dokumen Renja Perubahan",
        max_length=1,
        choices=[("A", "A (empat bab)"), ("B", "B (lima bab)")],
        default="A",
    )
    rentang_22 = models.CharField(
        "rentang tahun Tabel 2.2",
        max_length=100,
        blank=True,
        validators=[
            RegexValidator(
                r"^target \d{4}-\d{4}; realisasi \d{4}-\d{4}; proyeksi \d{4}-\d{4}$",
                "Tulis seperti: target 2016-2021; realisasi 2017-2020; proyeksi 2021-2022",
            )
        ],
        help_text="Kosong: target n-2 s.d. n+1, realisasi n-2 s.d. n-1, proyeksi n s.d. n+1.",
    )
    urutan_lokasi = models.CharField(
        "letak Lokasi di Tabel 2.3 dan 3.1",
        max_length=8,
        choices=[("contoh", "Seperti contoh daerah"), ("lampiran", "Seperti lampiran peraturan")],
        default="contoh",
        help_text="Contoh: 2.3 sesudah Indikator, 3.1 sebelum Indikator. Lampiran: sebaliknya.",
    )
    kolom_e81 = models.CharField(
        "kolom Formulir E.81 yang diunduh",
        max_length=2,
        choices=[("15", "15 kolom (formulir resmi)"), ("17", "17 kolom (dengan capaian Renja)")],
        default="15",
    )
    isi_baris_induk = models.BooleanField(
        "Tabel 2.1 mengisi baris program dan kegiatan",
        default=False,
        help_text="Bawaan: angka hanya di tingkat yang diberi pagu.",
    )

    class Meta:
        verbose_name = "setelan tabel"
        verbose_name_plural = "setelan tabel"

    def __str__(self):
        return f"Setelan tabel {self.renja}"


class BarisRenja(models.Model):
    """A program, kegiatan or sub kegiatan in one version of a Renja.

    Pagu stands at leaves only, and the node belongs to the Renja's edition; both are guarded in the database
    (``planning.penjaga``). ``versi_baris`` counts the changes of this row (optimistic locking, decision 12).
    """

    renja = models.ForeignKey(Renja, on_delete=models.CASCADE, related_name="baris")
    nomenklatur = models.ForeignKey(Nomenklatur, on_delete=models.PROTECT, related_name="baris")
    pagu = RupiahField(help_text="Rupiah; hanya di tingkat yang diberi pagu.")
    pagu_n1 = RupiahField("pagu prakiraan maju", help_text="Rupiah, tahun n+1.")
    lokasi = models.CharField(max_length=1000, blank=True)
    kelompok_sasaran = models.CharField(max_length=500, blank=True)
    sumber_dana = models.ForeignKey(SumberDana, on_delete=models.PROTECT, null=True, blank=True, related_name="baris")
    catatan = models.CharField("catatan penting", max_length=1000, blank=True)
    jenis_kegiatan = models.CharField(max_length=10, choices=JenisKegiatan, blank=True)
    penanggung_jawab = models.CharField(max_length=200, blank=True)
    versi_baris = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["nomenklatur__kode"]
        verbose_name = "baris Renja"
        verbose_name_plural = "baris Renja"
        constraints = [
            models.UniqueConstraint(fields=["renja", "nomenklatur"], name="baris_renja_unik"),
            *tidak_negatif("baris_renja", "pagu", "pagu_n1"),
        ]

    def __str__(self):
        return str(self.nomenklatur)


class IndikatorRenja(IndikatorDasar):
    """An indicator of a row, with its target for the year (n) and the next (n+1).

    ``kunci`` is shared with the same indicator in other versions and in the Renstra (see ``IndikatorRenstra``).
    ``otomatis`` marks an indicator of a program or kegiatan that is the average of its children (specification 1.4).
    """

    baris = models.ForeignKey(BarisRenja, on_delete=models.CASCADE, related_name="indikator")
    kunci = models.UUIDField(default=uuid.uuid4, editable=False)
    otomatis = models.BooleanField("rata-rata capaian di bawahnya", default=False)
    target = BesaranField()
    target_n1 = BesaranField("target prakiraan maju")
    versi_baris = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ["baris", "nomor"]
        verbose_name = "indikator Renja"
        verbose_name_plural = "indikator Renja"
        constraints = [
            models.UniqueConstraint(fields=["baris", "nomor"], name="indikator_renja_nomor_unik"),
            models.UniqueConstraint(fields=["baris", "kunci"], name="indikator_renja_kunci_unik"),
            *tidak_negatif("indikator_renja", "target", "target_n1"),
        ]


class PlafonPagu(models.Model):
    """The ceiling that Bappelitbangda gives an office for a year; a version of the Renja is held against it."""

    perangkat_daerah = models.ForeignKey(PerangkatDaerah, on_delete=models.CASCADE, related_name="plafon")
    tahun = models.PositiveSmallIntegerField()
    jenis = models.CharField(max_length=15, choices=JenisRenja)
    pagu = models.BigIntegerField()

    class Meta:
        ordering = ["tahun"]
        verbose_name = "plafon pagu"
        verbose_name_plural = "plafon pagu"
        constraints = [
            models.UniqueConstraint(fields=["perangkat_daerah", "tahun", "jenis"], name="plafon_satu_per_versi"),
            *tidak_negatif("plafon", "pagu"),
        ]

    def __str__(self):
        return f"Plafon {self.perangkat_daerah.nama} {self.tahun}"


class BelanjaTidakLangsung(models.Model):
    """Personnel cost outside the programmes, printed above them in T-C.31 before 2021 (specification 2.3)."""

    renja = models.ForeignKey(Renja, on_delete=models.CASCADE, related_name="belanja_tidak_langsung")
    nomor = models.PositiveSmallIntegerField()
    uraian = models.CharField(max_length=300)
    indikator = models.CharField(max_length=500, blank=True)
    lokasi = models.CharField(max_length=500, blank=True)
    target = BesaranField()
    satuan = models.CharField(max_length=50, blank=True)
    pagu = RupiahField()

    class Meta:
        ordering = ["nomor"]
        verbose_name_plural = "belanja tidak langsung"
        constraints = [
            models.UniqueConstraint(fields=["renja", "nomor"], name="belanja_tidak_langsung_nomor_unik"),
            *tidak_negatif("belanja_tidak_langsung", "target", "pagu"),
        ]

    def __str__(self):
        return self.uraian
