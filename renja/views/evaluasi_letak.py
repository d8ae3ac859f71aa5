"""One quarter of one office before one person: how it stands, what they do next, and where that is."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from evaluation.capaian import Persen
from evaluation.enums import Triwulan
from evaluation.kinerja import Kinerja, muat_kinerja
from evaluation.perms import FAKTOR, TINDAK_LANJUT, bidang_diisi, boleh_menutup_triwulan
from evaluation.ringkasan import Ringkasan
from evaluation.triwulan import Keadaan, awal_triwulan
from planning.models import Pengguna, PerangkatDaerah, Renja
from planning.nilai import TIDAK_BERLAKU, format_angka
from planning.perms import boleh_membuka_triwulan, boleh_mengisi_kantor
from planning.pohon import Pohon, muat_pohon
from planning.tabel import TabelTidakTersedia
from planning.versi import renja_terakhir

from .ambil import tautan_tabel

#: The tables of one quarter, by their numbers.
TABEL = ("EVALUASI-TW{tw}", "E81-TW{tw}")


@dataclass(frozen=True)
class Langkah:
    """The one thing to do next: what it is called, and where."""

    label: str
    alamat: str


@dataclass(frozen=True)
class Lencana:
    """How a quarter stands, in words; ``kelas`` is for the colour that comes besides."""

    kelas: str
    kata: str


@dataclass(frozen=True)
class Letak:
    """A quarter as a person finds it; ``isi`` is how far it is filled in (left out where only the quarter's state is
    shown)."""

    pengguna: Pengguna
    kantor: PerangkatDaerah
    tahun: int
    renja: Renja | None
    kini: Keadaan
    isi: Ringkasan | None = None

    @property
    def tw(self) -> int:
        return self.kini.triwulan

    @property
    def nama(self) -> str:
        return Triwulan(self.tw).label

    def alamat(self, nama: str, *lain) -> str:
        return reverse(nama, args=[self.kantor.slug, self.tahun, self.tw, *lain])

    @property
    def halaman(self) -> str:
        return self.alamat("evaluasi_triwulan")

    @property
    def alamat_isian(self) -> str:
        return f"{self.halaman}isian/"

    @property
    def alamat_tutup(self) -> str:
        return self.alamat("evaluasi_tutup")

    @property
    def lencana(self) -> Lencana:
        kini = self.kini
        if kini.terkunci:
            return Lencana("tertutup", kini.status.label)
        if kini.evaluasi and kini.evaluasi.ditutup:
            ditutup = timezone.localtime(kini.evaluasi.ditutup).date()
            return Lencana("tertutup", f"Ditutup {date_format(ditutup, 'j F Y')}")
        if kini.terbuka:
            return Lencana("terbuka", f"Terbuka sampai {date_format(kini.batas, 'j F Y')}")
        if kini.belum_mulai:
            return Lencana("nanti", f"Belum dibuka; mulai {date_format(awal_triwulan(self.tahun, self.tw), 'j F Y')}")
        return Lencana("tertutup", f"Ditutup; batas {date_format(kini.batas, 'j F Y')} sudah lewat")

    @property
    def k(self) -> str:
        return tulis_persen(self.isi.k)

    @property
    def rp(self) -> str:
        return tulis_persen(self.isi.rp)

    # --- Rights -------------------------------------------------------------------------------------------------------

    @property
    def bidang(self) -> tuple[str, ...]:
        """The texts this person may write now."""
        return bidang_diisi(self.pengguna, self.kantor, self.kini)

    @property
    def boleh_mengisi(self) -> bool:
        """Whether this person enters figures and evidence now."""
        return self.kini.terbuka and boleh_mengisi_kantor(self.pengguna, self.kantor)

    @property
    def boleh_menutup(self) -> bool:
        return self.kini.terbuka and boleh_menutup_triwulan(self.pengguna, self.kantor)

    @property
    def boleh_membuka(self) -> bool:
        tertutup = not (self.kini.terbuka or self.kini.belum_mulai or self.kini.terkunci)
        return tertutup and boleh_membuka_triwulan(self.pengguna, self.kantor)

    @property
    def boleh_mengubah_batas(self) -> bool:
        terbuka = self.kini.terbuka or self.kini.belum_mulai
        return terbuka and boleh_membuka_triwulan(self.pengguna, self.kantor)

    # --- What next ----------------------------------------------------------------------------------------------------

    @property
    def langkah(self) -> Langkah | None:
        """The one thing this person does next with the quarter; ``None`` if there is nothing to do."""
        if self.boleh_mengisi:
            return self._langkah_pengisi()
        if self.kini.belum_mulai:
            return None
        if boleh_membuka_triwulan(self.pengguna, self.kantor):
            if self._kosong(TINDAK_LANJUT) and not self.kini.terbuka:
                return Langkah("Tulis tindak lanjut", f"{self.halaman}#teks")
        elif self.boleh_menutup and self.isi.angka_lengkap:
            return Langkah("Periksa dan tutup", self.alamat_tutup)
        return None

    def _langkah_pengisi(self) -> Langkah:
        if self.renja is None:
            return Langkah("Mulai Renja", reverse("tahun", args=[self.kantor.slug, self.tahun]))
        if not (self.isi.bertarget or self.isi.angka_lengkap):
            return Langkah("Isi rencana aksi dahulu", alamat_rencana_aksi(self.kantor, self.tahun))
        if not self.isi.angka_lengkap:
            return Langkah("Isi realisasi", self.alamat_isian)
        if self._kosong(FAKTOR):
            return Langkah("Tulis faktor dan tindak lanjut", f"{self.halaman}#teks")
        return Langkah("Tutup triwulan", self.alamat_tutup)

    def _kosong(self, bidang: tuple[str, ...]) -> bool:
        return self.kini.evaluasi is None or not all(getattr(self.kini.evaluasi, nama) for nama in bidang)

    @property
    def tabel(self) -> list[dict[str, str]]:
        """The tables of the quarter that this Renja has."""
        hasil = []
        for nomor in TABEL if self.renja else ():
            try:
                hasil.append(tautan_tabel(self.renja, nomor.format(tw=self.tw)))
            except TabelTidakTersedia:
                continue
        return hasil


def muat_tahun(request: HttpRequest, kantor: PerangkatDaerah, tahun: int) -> tuple[Renja | None, Kinerja]:
    """The version in force with its quarters; without a Renja there is a tree of nothing. Nine queries, or one."""
    renja = renja_terakhir(Renja.objects.terlihat_oleh(request.user), kantor.pk, tahun)
    if renja is None:
        return None, Kinerja(Pohon(Renja(perangkat_daerah=kantor, tahun=tahun), []))
    return renja, muat_kinerja(renja, muat_pohon(renja))


def umum(kantor: PerangkatDaerah, tahun: int) -> dict:
    """What every page of the quarters shows and links to."""
    return {
        "kantor": kantor,
        "badan": kantor.kabupaten.badan_perencana,
        # As text: the page would print the number 2021 as "2.021".
        "tahun_n": str(tahun),
        "alamat_rencana_aksi": alamat_rencana_aksi(kantor, tahun),
        "alamat_kinerja": f"{reverse('tahun', args=[kantor.slug, tahun])}kinerja/",
    }


def alamat_rencana_aksi(kantor: PerangkatDaerah, tahun: int) -> str:
    return f"{reverse('tahun', args=[kantor.slug, tahun])}rencana-aksi/"


def tulis_persen(persen: Persen) -> str:
    """Two decimals as in E.81 (specification 1.2); what does not apply or is not filled in is ``-``."""
    return "-" if persen is None or persen is TIDAK_BERLAKU else f"{format_angka(persen, 2)}%"
