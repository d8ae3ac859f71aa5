"""What is submitted, approved and issued: where each document stands, every step it took, and the notes along the way.

The steps themselves stand in ``planning.alur``; that a document which was submitted or issued does not change, and that
the record does not either, is kept by the database (``planning.penjaga_alur``).
"""

from django.conf import settings
from django.db import models
from django.db.models import Q

from planning.enums import Aksi, JenisDokumen, StatusDokumen

from .perangkat_daerah import Kabupaten, PerangkatDaerah
from .renja import Renja


class DokumenQuerySet(models.QuerySet):
    def terlihat_oleh(self, pengguna):
        """The documents this person may see; the rule itself stands in ``planning.perms``."""
        from planning.perms import perangkat_daerah_terlihat

        return self.filter(perangkat_daerah_terlihat(pengguna, "perangkat_daerah__"))


class Dokumen(models.Model):
    """One document of an office and year on its way: a version of the Renja, its PK or Rencana Aksi, an evaluation.

    ``renja`` is the version it is about; an evaluation is about a quarter (``triwulan``) instead. ``versi_baris``
    counts its steps, so that of two people who act at once one finds out (decision 12).
    """

    perangkat_daerah = models.ForeignKey(PerangkatDaerah, on_delete=models.CASCADE, related_name="dokumen")
    tahun = models.PositiveSmallIntegerField()
    jenis = models.CharField(max_length=15, choices=JenisDokumen)
    renja = models.ForeignKey(Renja, on_delete=models.CASCADE, null=True, blank=True, related_name="dokumen")
    triwulan = models.PositiveSmallIntegerField(null=True, blank=True)
    status = models.CharField(max_length=15, choices=StatusDokumen, default=StatusDokumen.DRAF)
    sejak = models.DateTimeField("berstatus ini sejak", auto_now_add=True)
    nomor = models.CharField("nomor Keputusan Camat", max_length=100, blank=True)
    tanggal = models.DateField("tanggal Keputusan Camat", null=True, blank=True)
    nomor_perbup = models.CharField("nomor Peraturan Bupati", max_length=100, blank=True)
    tanggal_perbup = models.DateField("tanggal Peraturan Bupati", null=True, blank=True)
    versi_baris = models.PositiveIntegerField(default=1, editable=False)

    objects = DokumenQuerySet.as_manager()

    class Meta:
        ordering = ["perangkat_daerah", "-tahun", "jenis", "triwulan"]
        verbose_name_plural = "dokumen"
        constraints = [
            models.UniqueConstraint(fields=["renja", "jenis"], name="dokumen_satu_per_versi"),
            models.UniqueConstraint(fields=["perangkat_daerah", "tahun", "triwulan"], name="dokumen_satu_per_triwulan"),
            models.CheckConstraint(
                name="dokumen_tentang",
                condition=Q(jenis=JenisDokumen.EVALUASI, renja=None, triwulan__gte=1, triwulan__lte=4)
                | (~Q(jenis=JenisDokumen.EVALUASI) & Q(renja__isnull=False, triwulan=None)),
            ),
            models.CheckConstraint(
                name="dokumen_ditetapkan_bernomor",
                condition=~Q(jenis=JenisDokumen.RENJA, status=StatusDokumen.DITETAPKAN)
                | (~Q(nomor="") & Q(tanggal__isnull=False)),
            ),
        ]

    def __str__(self):
        return f"{self.judul} {self.perangkat_daerah.nama}"

    @property
    def judul(self) -> str:
        """What people call it: ``Renja Perubahan Tahun 2021``, ``Evaluasi Triwulan II Tahun 2021``."""
        if self.jenis == JenisDokumen.RENJA:
            return self.renja.judul
        if self.jenis == JenisDokumen.EVALUASI:
            return f"Evaluasi Triwulan {['I', 'II', 'III', 'IV'][self.triwulan - 1]} Tahun {self.tahun}"
        perubahan = " Perubahan" if self.renja.urutan else ""
        return f"{self.get_jenis_display()}{perubahan} Tahun {self.tahun}"


class Transisi(models.Model):
    """One step of a document: who, when, from where, from which status to which, and why. Never edited, never lost."""

    dokumen = models.ForeignKey(Dokumen, on_delete=models.CASCADE, related_name="transisi")
    aksi = models.CharField(max_length=15, choices=Aksi)
    dari = models.CharField(max_length=15, choices=StatusDokumen)
    ke = models.CharField(max_length=15, choices=StatusDokumen)
    catatan = models.TextField(blank=True)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="transisi")
    alamat = models.GenericIPAddressField("alamat IP", null=True, blank=True)
    waktu = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-waktu", "-pk"]
        verbose_name_plural = "transisi"

    def __str__(self):
        return f"{self.dokumen}: {self.get_aksi_display()}"


class CatatanDokumen(models.Model):
    """A note on a document that is sent back, on one row (``kode``) or as a whole; the office answers it.

    ``transisi`` is the step it came with; until that step is taken it is the reviewer's draft.
    """

    dokumen = models.ForeignKey(Dokumen, on_delete=models.CASCADE, related_name="catatan")
    transisi = models.ForeignKey(Transisi, on_delete=models.PROTECT, null=True, blank=True, related_name="rincian")
    kode = models.CharField("kode baris", max_length=20, blank=True)
    isi = models.TextField("catatan")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="catatan_dokumen")
    waktu = models.DateTimeField(auto_now_add=True)
    jawaban = models.TextField(blank=True)
    dijawab_oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    dijawab = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["waktu", "pk"]
        verbose_name_plural = "catatan dokumen"

    def __str__(self):
        return self.isi


class ButirVerifikasi(models.Model):
    """One line of Bappelitbangda's checklist for a document: the question, ya or tidak, and what is to be done."""

    dokumen = models.ForeignKey(Dokumen, on_delete=models.CASCADE, related_name="butir")
    nomor = models.PositiveSmallIntegerField()
    uraian = models.CharField(max_length=300)
    hasil = models.BooleanField("sesuai", null=True, blank=True)
    tindak_lanjut = models.TextField(blank=True)

    class Meta:
        ordering = ["dokumen", "nomor"]
        verbose_name_plural = "butir verifikasi"
        constraints = [models.UniqueConstraint(fields=["dokumen", "nomor"], name="butir_verifikasi_unik")]

    def __str__(self):
        return self.uraian


class Tenggat(models.Model):
    """The last day for a document of a year in a kabupaten, and what says so (specification 6)."""

    kabupaten = models.ForeignKey(Kabupaten, on_delete=models.CASCADE, related_name="tenggat")
    tahun = models.PositiveSmallIntegerField()
    dokumen = models.CharField(max_length=30, help_text="renja, renja-perubahan, pk, rencana-aksi")
    tanggal = models.DateField()
    dasar = models.CharField("dasar", max_length=200, blank=True)

    class Meta:
        ordering = ["tahun", "tanggal"]
        verbose_name_plural = "tenggat"
        constraints = [models.UniqueConstraint(fields=["kabupaten", "tahun", "dokumen"], name="tenggat_satu")]

    def __str__(self):
        return f"{self.dokumen} {self.tahun}: {self.tanggal}"


class AlasanPerubahan(models.Model):
    """Why a pagu or a target of a perubahan differs from the version before (one row, one column)."""

    renja = models.ForeignKey(Renja, on_delete=models.CASCADE, related_name="alasan_perubahan")
    kode = models.CharField(max_length=20)
    kunci = models.UUIDField("jati diri indikator", null=True, blank=True, help_text="Kosong: pagu baris itu.")
    alasan = models.CharField(max_length=500)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    waktu = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["renja", "kode"]
        verbose_name_plural = "alasan perubahan"
        constraints = [
            models.UniqueConstraint(fields=["renja", "kode", "kunci"], name="alasan_satu_per_target"),
            models.UniqueConstraint(fields=["renja", "kode"], condition=Q(kunci=None), name="alasan_satu_per_pagu"),
        ]

    def __str__(self):
        return self.alasan


class DokumenTerbit(models.Model):
    """A file of an issued document: the very bytes that were made when it was issued, and how anybody can check them.

    ``kode`` is the document's short public address, the same for its files; ``sidik`` the SHA-256 of this file.
    """

    dokumen = models.ForeignKey(Dokumen, on_delete=models.PROTECT, related_name="terbitan")
    kode = models.CharField(max_length=16)
    jenis_berkas = models.CharField(max_length=4, choices=[("pdf", "PDF"), ("xlsx", "Excel")])
    nama = models.CharField(max_length=200)
    isi = models.BinaryField()
    sidik = models.CharField("SHA-256", max_length=64, db_index=True)
    waktu = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["dokumen", "jenis_berkas"]
        verbose_name_plural = "dokumen terbit"
        constraints = [
            models.UniqueConstraint(fields=["dokumen", "jenis_berkas"], name="terbit_satu_per_jenis"),
            models.UniqueConstraint(fields=["kode", "jenis_berkas"], name="terbit_kode_unik"),
        ]

    def __str__(self):
        return self.nama
