"""Where a finding is mended: the page, and in a grid the very cell."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from planning.enums import JenisRenja
from planning.kendala import ALASAN, ISIAN, NASKAH, RENCANA_AKSI, RENSTRA, SUSUNAN, TEKS_TRIWULAN, USULAN
from planning.kendala import REALISASI as DI_REALISASI
from planning.models import Pengguna, Renja
from planning.perms import boleh_mengisi
from planning.versi import renja_terakhir
from renja.pemeriksaan.bahan import Bahan
from renja.pemeriksaan.letak import Letak, sel_isian
from renja.pemeriksaan.temuan import Tempat, Temuan
from renja.views.evaluasi_letak import alamat_rencana_aksi
from renja.views.triwulan.alamat import tulis_nama


@dataclass
class Alamat:
    """Addresses for one person. Whoever may not fill in is led to what they may read; nowhere else."""

    bahan: Bahan
    pengguna: Pengguna

    def __post_init__(self):
        self.renja = self.bahan.renja
        self.kantor = self.renja.perangkat_daerah
        self.letak = Letak(self.bahan)
        self.boleh = boleh_mengisi(self.pengguna, self.renja)
        # Whether the sheets of the quarters are about this version; one query, asked whatever was found.
        ada = renja_terakhir(Renja.objects.all(), self.kantor.pk, self.renja.tahun)
        self._berlaku = ada is not None and ada.pk == self.renja.pk

    def untuk(self, temuan: Temuan) -> str:
        """The address; empty if there is nothing to see there for this person."""
        tempat = temuan.tempat
        cari = {
            ISIAN: self._isian,
            SUSUNAN: self._susunan,
            RENSTRA: self._renstra,
            USULAN: self._usulan,
            NASKAH: self._naskah,
            ALASAN: self._alasan,
            RENCANA_AKSI: self._rencana_aksi,
            DI_REALISASI: self._realisasi,
            TEKS_TRIWULAN: self._teks,
        }.get(tempat.halaman)
        return cari(tempat) if cari else ""

    def _versi(self, nama: str, *lain: str) -> str:
        return reverse(nama, args=[self.kantor.slug, self.renja.tahun, self.renja.versi, *lain])

    def _isian(self, tempat: Tempat) -> str:
        nama = sel_isian(self.letak.simpul(tempat)[0], tempat) if self.boleh else ""
        return self._versi("isian") + _jangkar(nama or self.letak.garis(tempat))

    def _susunan(self, tempat: Tempat) -> str:
        return self._versi("susunan" if self.boleh else "isian")

    def _renstra(self, tempat: Tempat) -> str:
        r = self.bahan.renstra
        if r is None:
            return reverse("renstra_daftar", args=[self.kantor.slug])
        return reverse("renstra", args=[self.kantor.slug, r.tahun_awal, r.tahun_akhir])

    def _usulan(self, tempat: Tempat) -> str:
        return reverse("usulan", args=[self.kantor.slug, self.renja.tahun])

    def _naskah(self, tempat: Tempat) -> str:
        return self._versi("dokumen_bagian", tempat.objek, tempat.kolom)

    def _alasan(self, tempat: Tempat) -> str:
        return self._versi("alasan") if self.renja.asal_id else ""

    def _rencana_aksi(self, tempat: Tempat) -> str:
        if not self._berlaku:
            return ""
        nama = tulis_nama(tempat.objek, tempat.objek_id, tempat.nomor or 1, tempat.kolom) if self.boleh else ""
        return alamat_rencana_aksi(self.kantor, self.renja.tahun) + _jangkar(nama or self.letak.garis(tempat))

    def _realisasi(self, tempat: Tempat) -> str:
        """To the line, not the cell: whether the quarter is open says its own page."""
        if not self._berlaku:
            return ""
        alamat = reverse("realisasi", args=[self.kantor.slug, self.renja.tahun, tempat.nomor or 1])
        return alamat + _jangkar(self.letak.garis(tempat))

    def _teks(self, tempat: Tempat) -> str:
        if self.renja.jenis == JenisRenja.RANCANGAN_AWAL:
            return ""
        return f"{reverse('evaluasi_triwulan', args=[self.kantor.slug, self.renja.tahun, tempat.nomor or 1])}#teks"


def _jangkar(nama: str) -> str:
    return f"#{nama}" if nama else ""
