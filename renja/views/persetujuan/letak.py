"""One document before one person: fetched through their rights; where it stands, and what they may do."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from planning.alur import Kemungkinan, dokumen_evaluasi, dokumen_renja, kemungkinan, langkah_untuk, pelaku_berikut
from planning.enums import STATUS_TERBUKA, Aksi, JenisDokumen, JenisRenja, Peran, StatusDokumen
from planning.kendala import (
    ALASAN,
    CATATAN,
    ISIAN,
    LEMBAR_VERIFIKASI,
    NASKAH,
    PEMERIKSAAN,
    REALISASI,
    RENCANA_AKSI,
    RENSTRA,
    SUSUNAN,
    TEKS_TRIWULAN,
    USULAN,
)
from planning.models import Dokumen, Pengguna, PerangkatDaerah, Renja
from planning.perms import boleh_mengisi_kantor
from planning.pohon import Pohon, muat_pohon
from planning.versi import renja_terakhir
from renja.pemeriksaan.dokumen import kunci_dokumen

from ..alamat_persetujuan import alamat_pemeriksaan, alamat_persetujuan
from ..ambil import TidakAda, ambil_renja
from ..evaluasi_letak import alamat_rencana_aksi
from ..evaluasi_triwulan import ambil_kantor_triwulan

MAJU = (Aksi.AJUKAN, Aksi.SETUJUI, Aksi.VERIFIKASI, Aksi.TETAPKAN)


@dataclass(frozen=True)
class Halangan:
    """What stands in the way: a sentence, and where to mend it (empty: nowhere in particular)."""

    kalimat: str
    alamat: str = ""


@dataclass
class LetakDokumen:
    """``dokumen`` need not be stored yet: nobody has taken a step. ``renja`` is the version whose rows it shows."""

    pengguna: Pengguna
    kantor: PerangkatDaerah
    dokumen: Dokumen
    renja: Renja | None
    halaman: str

    @property
    def tahun(self) -> int:
        return self.dokumen.tahun

    @property
    def jenis(self) -> JenisDokumen:
        return JenisDokumen(self.dokumen.jenis)

    @property
    def status(self) -> StatusDokumen:
        return StatusDokumen(self.dokumen.status)

    @property
    def terbuka(self) -> bool:
        return self.status in STATUS_TERBUKA

    @property
    def ditetapkan(self) -> bool:
        return self.status == StatusDokumen.DITETAPKAN

    def tersimpan(self) -> Dokumen:
        """The document, stored: what a step or a note belongs to."""
        if self.dokumen.pk is None:
            if self.jenis == JenisDokumen.EVALUASI:
                self.dokumen = dokumen_evaluasi(self.kantor, self.tahun, self.dokumen.triwulan)
            else:
                self.dokumen = dokumen_renja(self.renja, self.jenis)
        return self.dokumen

    def muat_ulang(self) -> None:
        """As it is stored now, after somebody else came first."""
        kini = Dokumen.objects.get(pk=self.dokumen.pk)
        kini.perangkat_daerah = self.kantor
        if kini.renja_id:
            kini.renja = self.renja
        self.dokumen = kini

    # --- Who ----------------------------------------------------------------------------------------------------------

    @property
    def badan(self) -> str:
        return self.kantor.kabupaten.badan_perencana

    @property
    def menunggu(self) -> str:
        """For whom it waits, in words; nothing when it is done."""
        nama = {
            Peran.STAF: f"staf perencana {self.kantor}",
            Peran.CAMAT: f"Camat {self.kantor.nama_pendek}",
            Peran.BAPPELITBANGDA: self.badan,
        }
        return " atau ".join(nama[p] for p in sorted(pelaku_berikut(self.dokumen)))

    @property
    def menunggu_saya(self) -> bool:
        return self.pengguna.peran in pelaku_berikut(self.dokumen)

    @cached_property
    def langkah(self) -> list[Kemungkinan]:
        """Every step this person may take from here, with what stands in the way."""
        return kemungkinan(self.dokumen, self.pengguna)

    @property
    def utama(self) -> Kemungkinan | None:
        """The one main action."""
        return next((k for k in self.langkah if k.langkah.aksi in MAJU), None)

    @property
    def lain(self) -> list[Kemungkinan]:
        return [k for k in self.langkah if k.langkah.aksi not in MAJU]

    def boleh(self, aksi: Aksi) -> bool:
        """Whether role, office and status allow this step; no query."""
        return any(k.aksi == aksi for k in langkah_untuk(self.dokumen, self.pengguna))

    @property
    def memeriksa(self) -> bool:
        """Whether it lies with this person for review: then they write notes."""
        return self.boleh(Aksi.KEMBALIKAN)

    @property
    def menjawab(self) -> bool:
        """Whether this person answers notes now."""
        return self.terbuka and boleh_mengisi_kantor(self.pengguna, self.kantor)

    @property
    def boleh_memulai_perubahan(self) -> bool:
        """An issued Renja is mended by a perubahan only."""
        return self.ditetapkan and self.jenis == JenisDokumen.RENJA and boleh_mengisi_kantor(self.pengguna, self.kantor)

    # --- Where --------------------------------------------------------------------------------------------------------

    @cached_property
    def pohon(self) -> Pohon | None:
        return muat_pohon(self.renja) if self.renja else None

    def halangan(self, kendala) -> list[Halangan]:
        """Sentences with the place where each is mended, for those who may mend it."""
        boleh = boleh_mengisi_kantor(self.pengguna, self.kantor)
        return [Halangan(str(k), self._tempat(k) if boleh or _milik_pemeriksa(k) else "") for k in kendala]

    def _tempat(self, kendala: str) -> str:
        tempat, kode = getattr(kendala, "tempat", ""), getattr(kendala, "kode", "")
        versi = [self.kantor.slug, self.tahun, self.renja.versi] if self.renja else []
        if tempat == CATATAN:
            return f"{self.halaman}#catatan"
        if tempat == LEMBAR_VERIFIKASI:
            return f"{self.halaman}verifikasi/"
        if tempat == RENSTRA:
            return reverse("kantor", args=[self.kantor.slug])
        if tempat in (REALISASI, TEKS_TRIWULAN):
            alamat = reverse("evaluasi_triwulan", args=[self.kantor.slug, self.tahun, self.dokumen.triwulan])
            return f"{alamat}#teks" if tempat == TEKS_TRIWULAN else f"{alamat}isian/"
        if tempat == RENCANA_AKSI:
            return alamat_rencana_aksi(self.kantor, self.tahun)
        if tempat == PEMERIKSAAN:
            return self.alamat_pemeriksaan
        if tempat == USULAN:
            return reverse("usulan", args=[self.kantor.slug, self.tahun])
        if tempat == NASKAH and versi:
            return reverse("dokumen_daftar", args=versi)
        if tempat in (ISIAN, ALASAN, SUSUNAN) and versi:
            try:
                alamat = reverse(tempat, args=versi)
            except NoReverseMatch:
                alamat = reverse("isian", args=versi)
            return alamat + (self.jangkar(kode) if tempat != SUSUNAN else "")
        return ""

    @property
    def alamat_pemeriksaan(self) -> str:
        """The findings that stand in the way of this document; empty if there is nothing to look at."""
        return alamat_pemeriksaan(self.renja, kunci_dokumen(self.dokumen)) if self.renja else ""

    def alamat_baris(self, kode: str) -> str:
        """The line of a row in the sheet where it is filled in."""
        if self.renja is None or not kode:
            return ""
        if self.jenis == JenisDokumen.RENJA:
            alamat = reverse("isian", args=[self.kantor.slug, self.tahun, self.renja.versi])
        elif self.jenis == JenisDokumen.RENCANA_AKSI:
            alamat = alamat_rencana_aksi(self.kantor, self.tahun)
        elif self.jenis == JenisDokumen.EVALUASI:
            alamat = f"{self.halaman.removesuffix('persetujuan/')}isian/"
        else:
            return ""
        return alamat + self.jangkar(kode)

    def jangkar(self, kode: str) -> str:
        """Where the sheet has the row with this code (its lines are named after the nomenklatur)."""
        simpul = self.pohon.per_kode.get(kode) if self.pohon and kode else None
        return f"#s{simpul.nomenklatur.pk}-1" if simpul else ""

    @property
    def remah(self) -> list[tuple[str, str]]:
        """What stands above the page: address and name."""
        slug, tahun = self.kantor.slug, str(self.tahun)
        hasil = [(reverse("beranda"), "Beranda"), (reverse("tahun", args=[slug, tahun]), f"Tahun {tahun}")]
        if self.jenis == JenisDokumen.EVALUASI:
            hasil += [
                (reverse("evaluasi", args=[slug, tahun]), "Evaluasi"),
                (self.halaman.removesuffix("persetujuan/"), self.dokumen.judul.split(" Tahun ")[0]),
            ]
        else:
            hasil.append((self.renja.get_absolute_url(), self.renja.judul))
        return hasil


def _milik_pemeriksa(kendala: str) -> bool:
    """What is mended by who reviews, not by the office."""
    return getattr(kendala, "tempat", "") in (LEMBAR_VERIFIKASI, TEKS_TRIWULAN)


def ambil_letak(
    request: HttpRequest,
    kecamatan: str,
    tahun: int,
    versi: str = "",
    jenis: str = JenisDokumen.RENJA,
    tw: int | None = None,
) -> LetakDokumen:
    """The document at this address, if this person may see its office; two queries, or three."""
    if tw is not None:
        kantor = ambil_kantor_triwulan(request, kecamatan, tahun, tw)
        renja = renja_terakhir(Renja.objects.terlihat_oleh(request.user), kantor.pk, tahun)
        milik = {"perangkat_daerah": kantor, "tahun": tahun, "triwulan": tw}
        jenis = JenisDokumen.EVALUASI
        ada = Dokumen.objects.filter(**milik).first()
        dokumen = ada or Dokumen(jenis=jenis, **milik)
    else:
        renja = ambil_renja(request, kecamatan, tahun, versi)
        if renja.jenis == JenisRenja.RANCANGAN_AWAL:
            raise TidakAda(
                "Rancangan awal RKPD tidak melalui persetujuan; yang diajukan adalah Renja.",
                renja.get_absolute_url(),
                str(renja),
            )
        kantor = renja.perangkat_daerah
        ada = Dokumen.objects.filter(renja=renja, jenis=jenis).first()
        dokumen = ada or Dokumen(jenis=jenis, renja=renja, tahun=tahun, perangkat_daerah=kantor)
        dokumen.renja = renja
    dokumen.perangkat_daerah = kantor
    return LetakDokumen(request.user, kantor, dokumen, renja, alamat_persetujuan(dokumen, kantor))
