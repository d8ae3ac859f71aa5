"""Documents being printed outside a request: their pieces, each kept by what it shows, and how far they are."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from .renja import Renja


class Potongan(models.Model):
    """A run of pages that can be printed by itself (a chapter's text, a table), and its PDF once it is made.

    ``kunci`` is the hash of all that shows on it, so the same content is never printed twice, whoever asks for it;
    ``bentuk`` of a table the hash of all but what its rows say (``renja.cetakan.hemat``).
    ``halaman`` is how many pages it has, ``peta`` what stands where on them (``renja.keluaran.pdf.Peta``). ``antre`` is
    since when it waits for a worker, ``mulai`` since when one is at it, ``dipakai`` when it was last needed.
    """

    kunci = models.CharField(max_length=64, primary_key=True)
    html = models.TextField()
    pdf = models.BinaryField(null=True)
    bentuk = models.CharField(max_length=64, blank=True, db_index=True)
    halaman = models.PositiveIntegerField(null=True)
    peta = models.JSONField(default=dict)
    galat = models.TextField(blank=True)
    antre = models.DateTimeField(null=True)
    mulai = models.DateTimeField(null=True)
    dipakai = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "potongan cetakan"
        verbose_name_plural = "potongan cetakan"

    def __str__(self):
        return self.kunci[:12]

    @property
    def siap(self) -> bool:
        """Whether its PDF is made."""
        return self.halaman is not None


class Cetakan(models.Model):
    """One document with one content, asked for by people: its pieces in order, and the whole once they are joined.

    ``kunci`` is the hash of the whole content. ``susunan`` tells the pieces in order as the joining needs them; the
    pieces themselves are ``potongan``. ``gabung`` is since when a worker joins them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    renja = models.ForeignKey(Renja, on_delete=models.CASCADE, related_name="cetakan")
    dokumen = models.SlugField(max_length=30, db_index=False)
    kunci = models.CharField(max_length=64)
    judul = models.TextField()
    susunan = models.JSONField()
    potongan = models.ManyToManyField(Potongan, related_name="cetakan")
    pdf = models.BinaryField(null=True)
    sidik = models.CharField(max_length=64, blank=True)
    gabung = models.DateTimeField(null=True)
    galat = models.TextField(blank=True)
    dibatalkan = models.BooleanField(default=False)
    oleh = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    diminta = models.DateTimeField(auto_now_add=True)
    dipakai = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-diminta"]
        verbose_name = "cetakan"
        verbose_name_plural = "cetakan"
        constraints = [models.UniqueConstraint(fields=["renja", "dokumen", "kunci"], name="cetakan_satu_per_isi")]

    def __str__(self):
        return f"{self.judul} ({self.kunci[:12]})"

    @property
    def selesai(self) -> bool:
        return bool(self.sidik)
