"""Who plans: the kabupaten, its kecamatan offices, their officials over time, and the places they work for."""

from datetime import date

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from planning.enums import RumusNegatif, StatusPejabat


class Wilayah(models.Model):
    """A place by its Kemendagri code, from provinsi down to desa; offered as lokasi."""

    kode = models.CharField(max_length=13, primary_key=True)
    level = models.CharField(
        max_length=10,
        choices=[(x, x.capitalize()) for x in ("provinsi", "kabupaten", "kecamatan", "kelurahan", "desa")],
    )
    nama = models.CharField(max_length=100)

    class Meta:
        ordering = ["kode"]
        verbose_name_plural = "wilayah"

    def __str__(self):
        return self.nama


class Kabupaten(models.Model):
    """A kabupaten: its names as they are printed, and what its planning agency is called there."""

    kode = models.CharField("kode wilayah", max_length=5, unique=True)
    nama = models.CharField(max_length=100, help_text="Tanpa kata Kabupaten, misalnya Luwu Timur.")
    provinsi = models.CharField(max_length=100)
    ibu_kota = models.CharField(max_length=100)
    badan_perencana = models.CharField(max_length=100, default="Bappelitbangda")
    kepala_daerah_jabatan = models.CharField("jabatan kepala daerah", max_length=50, default="Bupati")
    hari_batas_triwulan = models.PositiveSmallIntegerField(
        "hari batas pengisian triwulan",
        default=10,
        help_text="Tanggal pada bulan sesudah triwulan berakhir.",
    )
    rumus_negatif = models.CharField(
        "rumus capaian bila makin rendah makin baik",
        max_length=20,
        choices=RumusNegatif,
        default=RumusNegatif.DUA_T_KURANG_R,
    )
    batas_capaian_rata2 = models.PositiveSmallIntegerField(
        "batas capaian saat dirata-rata",
        null=True,
        blank=True,
        choices=[(100, "100"), (120, "120"), (200, "200")],
        help_text="Persen; kosong: tidak dibatasi.",
    )
    label_predikat = models.CharField(
        "sebutan predikat",
        max_length=200,
        blank=True,
        validators=[RegexValidator(r"^[^;]+(;[^;]+){4}$", "Tulis lima sebutan dari tertinggi, dipisah titik koma.")],
        help_text="Kosong: Sangat Tinggi; Tinggi; Sedang; Rendah; Sangat Rendah.",
    )

    class Meta:
        ordering = ["kode"]
        verbose_name_plural = "kabupaten"
        constraints = [
            models.CheckConstraint(
                name="kabupaten_hari_batas",
                condition=Q(hari_batas_triwulan__gte=1, hari_batas_triwulan__lte=28),
                violation_error_message="Hari batas 1 sampai 28.",
            )
        ]

    def __str__(self):
        return f"Kabupaten {self.nama}"


class PerangkatDaerahQuerySet(models.QuerySet):
    def terlihat_oleh(self, pengguna):
        """The offices this person may see; the rule itself stands in ``planning.perms``."""
        from planning.perms import perangkat_daerah_terlihat

        return self.filter(perangkat_daerah_terlihat(pengguna))


class PerangkatDaerah(models.Model):
    """An office that plans: a kecamatan. Its slug is its place in every address of the site."""

    kabupaten = models.ForeignKey(Kabupaten, on_delete=models.PROTECT, related_name="perangkat_daerah")
    slug = models.SlugField(unique=True)
    nama = models.CharField(max_length=100, help_text="Misalnya Kecamatan Kalaena.")
    kode_wilayah = models.CharField(max_length=13, unique=True)
    kode_organisasi = models.CharField(
        max_length=10,
        blank=True,
        help_text="Kode organisasi yang disisipkan dalam kode rekening sebelum 2021, misalnya 4.36.08.",
    )
    alamat = models.CharField(max_length=200, blank=True)
    camat_wajib_kode = models.BooleanField(
        "camat masuk dengan kode", default=False, help_text="Camat tidak dapat masuk tanpa kode dari ponselnya."
    )

    objects = PerangkatDaerahQuerySet.as_manager()

    class Meta:
        ordering = ["kode_wilayah"]
        verbose_name = "perangkat daerah"
        verbose_name_plural = "perangkat daerah"

    def __str__(self):
        return self.nama

    @property
    def nama_pendek(self):
        """The name without the kind of office: ``Kalaena``."""
        return self.nama.removeprefix("Kecamatan ")


class PejabatQuerySet(models.QuerySet):
    def pada(self, tanggal: date):
        """Those in office on a day."""
        return self.filter(Q(mulai__lte=tanggal) & (Q(selesai=None) | Q(selesai__gte=tanggal)))


class Pejabat(models.Model):
    """Somebody holding a post for a time. The camat of 2021 is not the camat of 2024 (specification 1.5)."""

    perangkat_daerah = models.ForeignKey(PerangkatDaerah, on_delete=models.CASCADE, related_name="pejabat")
    jabatan = models.CharField(max_length=100, help_text="Misalnya Camat, Sekretaris Kecamatan.")
    status = models.CharField(max_length=10, choices=StatusPejabat, default=StatusPejabat.DEFINITIF)
    nama = models.CharField(max_length=150)
    nip = models.CharField(
        "NIP",
        max_length=18,
        blank=True,
        validators=[RegexValidator(r"^\d{18}$", "NIP terdiri atas 18 angka tanpa spasi.")],
    )
    pangkat = models.CharField(max_length=50, blank=True)
    golongan = models.CharField(max_length=10, blank=True)
    mulai = models.DateField("mulai menjabat")
    selesai = models.DateField("selesai menjabat", null=True, blank=True)

    objects = PejabatQuerySet.as_manager()

    class Meta:
        ordering = ["perangkat_daerah", "jabatan", "-mulai"]
        verbose_name_plural = "pejabat"
        constraints = [
            models.CheckConstraint(
                name="pejabat_selesai_setelah_mulai",
                condition=Q(selesai=None) | Q(selesai__gte=F("mulai")),
                violation_error_message="Tanggal selesai menjabat mendahului tanggal mulai.",
            ),
            models.UniqueConstraint(
                fields=["perangkat_daerah", "jabatan", "mulai"], name="pejabat_satu_per_jabatan_dan_tanggal"
            ),
        ]

    def __str__(self):
        return f"{self.nama}, {self.jabatan}"
