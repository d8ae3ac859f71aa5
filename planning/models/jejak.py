"""The record of what people changed in a Renja: cell by cell, and what can be undone as a whole."""

from django.conf import settings
from django.db import models

from planning.rekam import alamat_kini

from .renja import Renja


class Perubahan(models.Model):
    """One cell that changed: who, when, from what to what, and the row's version it led to.

    It is the memory of optimistic locking (decision 12): whether *this* cell changed since somebody read its row, and
    by whom. It names its row by code as well, and so still reads when the row is gone. Values are plain text: rupiah
    and figures as digits, nothing as an empty text. The database lets nobody change or remove it, and it stays when its
    Renja goes (hence no foreign key in the database).
    """

    BARIS, INDIKATOR = "baris", "indikator"

    renja = models.ForeignKey(Renja, on_delete=models.DO_NOTHING, db_constraint=False, related_name="perubahan")
    objek = models.CharField(max_length=20, help_text="baris, indikator; lantai di atas menambahkan miliknya")
    objek_id = models.PositiveBigIntegerField()
    kode = models.CharField(max_length=20)
    nomor = models.PositiveSmallIntegerField("nomor indikator", null=True, blank=True)
    kolom = models.CharField(max_length=30)
    lama = models.TextField(blank=True)
    baru = models.TextField(blank=True)
    versi = models.PositiveIntegerField("versi baris sesudahnya")
    cara = models.CharField(max_length=10, help_text="isian, impor, urungan, salinan")
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="perubahan")
    alamat = models.GenericIPAddressField("alamat IP", null=True, blank=True, default=alamat_kini)
    waktu = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-waktu", "-pk"]
        verbose_name_plural = "perubahan"
        indexes = [
            models.Index(fields=["objek", "objek_id", "kolom", "versi"], name="perubahan_sel"),
            models.Index(fields=["renja", "waktu"], name="perubahan_waktu"),
        ]

    def __str__(self):
        return f"{self.kode} {self.kolom}: {self.lama} → {self.baru}"


class Urungan(models.Model):
    """Something done to many rows at once that can be undone: the rows before and after, by code.

    ``sebelum`` and ``sesudah`` hold rows as ``planning.isian.potret`` writes them; ``null`` stands for no row.
    """

    renja = models.ForeignKey(Renja, on_delete=models.CASCADE, related_name="urungan")
    judul = models.CharField(max_length=200)
    sebelum = models.JSONField()
    sesudah = models.JSONField()
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="urungan")
    waktu = models.DateTimeField(auto_now_add=True)
    diurungkan = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-waktu", "-pk"]
        verbose_name_plural = "urungan"

    def __str__(self):
        return self.judul
