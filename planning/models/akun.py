"""What is kept about accounts: who logged in or failed to, codes for a lost phone, how often something was asked."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Kejadian(models.TextChoices):
    """What happened to an account; labels are what people read."""

    MASUK = "masuk", "Masuk"
    GAGAL = "gagal", "Gagal masuk"
    KODE_SALAH = "kode_salah", "Kode salah"
    TERKUNCI = "terkunci", "Ditolak karena terlalu sering gagal"
    KELUAR = "keluar", "Keluar"
    HABIS = "habis", "Sesi berakhir karena waktu"
    KELUAR_SEMUA = "keluar_semua", "Keluar dari semua peramban"
    SANDI = "sandi", "Kata sandi diganti"
    TAUTAN = "tautan", "Tautan kata sandi dibuat"
    FAKTOR_PASANG = "faktor_pasang", "Kode masuk dipasang"
    FAKTOR_LEPAS = "faktor_lepas", "Kode masuk dilepas"
    KODE_PEMULIHAN = "kode_pemulihan", "Masuk dengan kode pemulihan"
    KODE_BARU = "kode_baru", "Kode pemulihan baru dibuat"
    DIBUAT = "dibuat", "Akun dibuat"
    DIUBAH = "diubah", "Akun diubah"
    NONAKTIF = "nonaktif", "Akun dinonaktifkan"
    AKTIF = "aktif", "Akun diaktifkan lagi"
    WAJIB = "wajib", "Kode masuk camat diwajibkan"
    TIDAK_WAJIB = "tidak_wajib", "Kode masuk camat tidak lagi diwajibkan"


class CatatanAkun(models.Model):
    """One thing that happened to an account, or at the door. Only ever added to; the database keeps to that.

    ``sidik`` is the keyed hash of the name that was typed: a name nobody has is often a password in the wrong field,
    and so is not written down. ``jaringan`` is what counts as one address (IPv6: the first 64 bits).
    """

    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="catatan_akun"
    )
    sidik = models.CharField("sidik nama yang diketik", max_length=64)
    kejadian = models.CharField(max_length=20, choices=Kejadian)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    alamat = models.GenericIPAddressField("alamat jaringan", null=True)
    jaringan = models.CharField(max_length=45, blank=True)
    peramban = models.CharField(max_length=200, blank=True)
    keterangan = models.CharField(max_length=300, blank=True)
    waktu = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-waktu", "-pk"]
        verbose_name_plural = "catatan akun"
        indexes = [
            models.Index(fields=["sidik", "waktu"], name="catatan_akun_sidik"),
            models.Index(fields=["jaringan", "waktu"], name="catatan_akun_jaringan"),
            models.Index(fields=["pengguna", "-waktu"], name="catatan_akun_pengguna"),
        ]

    def __str__(self):
        return f"{self.waktu:%Y-%m-%d %H:%M} {self.get_kejadian_display()}"


class KodePemulihan(models.Model):
    """A code for the day the phone is lost: works once; only its keyed hash is kept."""

    pengguna = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="kode_pemulihan")
    sidik = models.CharField(max_length=64)
    dipakai = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "kode pemulihan"
        constraints = [models.UniqueConstraint(fields=["pengguna", "sidik"], name="kode_pemulihan_satu")]

    def __str__(self):
        return f"{self.pengguna_id}: {'dipakai' if self.dipakai else 'belum dipakai'}"


class Takaran(models.Model):
    """How often something was asked in the window that is running (``renja.laju``); one row for each kind and asker."""

    kunci = models.CharField(max_length=80, unique=True)
    jendela = models.PositiveBigIntegerField()
    cacah = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "takaran"

    def __str__(self):
        return f"{self.kunci}: {self.cacah}"
