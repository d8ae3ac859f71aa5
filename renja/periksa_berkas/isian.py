"""From a checked file to a draft: the lines that an import takes, for the rows at the bottom of the file's tables.

Of several tables the most complete one of the version says what a row holds, the others fill its gaps. What cannot be
taken as printed (no code, no unit of the reference list, no figure) is left out; that, what was guessed, and what the
check found fault with is told with each row (``Berkas.diragukan``), and shown in the import's own preview.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import uuid4

from planning.enums import JenisRenja
from planning.impor.arsip import BerkasDitolak
from planning.impor.berkas import BarisBerkas, Berkas
from planning.impor.buku import ANGKA, TEKS, Sel, huruf_kolom
from planning.impor.kepala import PER_NAMA
from planning.impor.periksa import periksa as periksa_impor
from planning.kode import KodeSalah, kunci_lintas_edisi, normalkan_kode
from planning.models import Nomenklatur, Renja
from renja.pemeriksaan.temuan import Tingkat

from .alat import Entitas
from .angka import baca_besaran, baca_rupiah
from .lembar import SelCetak
from .periksa import Hasil
from .pohon import KEGIATAN, SUB, Simpul
from .resmi import inti, mirip

#: Tables by how much they say of a row, with the ending of their columns, for each kind of version.
_PERUBAHAN = (("3.3-P", "_sesudah"), ("2.3-P", "_sesudah"), ("3.1", ""), ("4.1", ""), ("rkt", ""), ("2.3", "_sesudah"))
_POKOK = (("3.1", ""), ("4.1", ""), ("rkt", ""), ("2.3", "_sesudah"), ("3.3-P", "_sebelum"), ("2.3-P", "_sebelum"))
#: Column of an import → the columns of printed tables that hold it; ``*`` takes the ending of the table.
_BARIS = {
    "pagu": ("pagu*", "anggaran"),
    "lokasi": ("lokasi*",),
    "sumber_dana": ("sumber_dana*",),
    "kelompok_sasaran": ("kelompok*",),
    "pagu_n1": ("pagu_maju",),
    "catatan": ("catatan",),
    "jenis_kegiatan": ("jenis_kegiatan",),
    "penanggung_jawab": ("skpd",),
}
_INDIKATOR = {"uraian": ("indikator*",), "target": ("target*",), "target_n1": ("target_maju",)}
_KOLOM = ("kode", *_INDIKATOR, "satuan", *_BARIS)
_RUPIAH, _BESARAN = {"pagu", "pagu_n1"}, {"target", "target_n1"}
_KOSONG = {"", "-", "–", "—"}
#: A name this much like the official one is it; a code goes with a name that is like its own at least so much.
_SERUPA, _COCOK = 92, 70
#: How often cells that the import refuses are taken out before the file is given up.
_PUTARAN = 4


@dataclass
class _Baris:
    """One line to be: its cells, and where each was printed."""

    kode: str
    sel: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """Column → kind of cell, text, printed place."""


def jadikan_isian(hasil: Hasil, renja: Renja) -> Berkas:
    """The lines for an import into this Renja. Raises ``BerkasDitolak`` if the file has none.

    A fixed number of queries, but for each round in which the import refuses cells.
    """
    return _Penyusun(hasil, renja).susun()


class _Penyusun:
    def __init__(self, hasil: Hasil, renja: Renja):
        self.hasil, self.renja = hasil, renja
        self.urutan = _PERUBAHAN if renja.jenis == JenisRenja.PERUBAHAN else _POKOK
        self.diragukan: dict[str, list[str]] = defaultdict(list)
        self.catatan: list[str] = []
        self._daun = renja.edisi.level_daun
        daftar = Nomenklatur.objects.filter(edisi=renja.edisi).values_list("kode", "nama", "level")
        self._semua = frozenset(k for k, _, _ in daftar)
        self._resmi = {k: nama for k, nama, level in daftar if level == self._daun}
        self._lintas = {kunci_lintas_edisi(k): k for k in self._resmi}
        self._per_nama: dict[str, list[str]] = defaultdict(list)
        for k, nama in self._resmi.items():
            self._per_nama[inti(nama)].append(k)

    def susun(self) -> Berkas:
        tahun = self.hasil.tahun
        if tahun is not None and tahun != self.renja.tahun:
            raise BerkasDitolak(
                f"Tabel dalam berkas ini tentang tahun {tahun}, sedangkan yang dipilih {self.renja.judul}. Pilih versi "
                f"tahun {tahun}, atau berkas tahun {self.renja.tahun}."
            )
        baris = [b for e in self._entitas() for b in self._satu(e)]
        if not baris:
            raise BerkasDitolak(
                "Tidak ada baris yang dapat dijadikan isian: yang diperlukan Tabel 2.3, 3.1, 3.3, 4.1, atau RKT dengan "
                f"kode atau nama {self.renja.edisi.get_level_daun_display().lower()} dari {self.renja.edisi}."
            )
        self._tandai(baris)
        return self._saring(baris)

    # --- Rows -----------------------------------------------------------------------------------------------------

    def _entitas(self) -> Iterator[Entitas]:
        level = SUB if self.renja.edisi.punya_sub_kegiatan else KEGIATAN
        yield from (e for e in self.hasil.isi.entitas if e.level == level)

    def _satu(self, e: Entitas) -> Iterator[_Baris]:
        simpul = [(s, akhir) for nama, akhir in self.urutan for s in e.anggota.values() if s.tabel.bentuk.nama == nama]
        if not simpul:
            return
        kode = self._kode(e)
        if kode is None:
            tempat = simpul[0][0].alamat("uraian")[0]
            pesan = f"“{e.nama[:120]}” ({tempat}) dilewati: kodenya tidak dikenali dalam {self.renja.edisi}."
            self.catatan.append(pesan)
            return
        utama, akhir = simpul[0]
        pertama = _Baris(kode)
        for kolom, asal in (_BARIS | _INDIKATOR).items():
            for s, a in simpul:
                if self._ambil(pertama, kolom, s, s.sel, _nama(asal, a), s.nomor):
                    break
        yield pertama
        for b in utama.lanjut:
            lain = _Baris(kode)
            for kolom, asal in _INDIKATOR.items():
                self._ambil(lain, kolom, utama, b.sel, _nama(asal, akhir), b.nomor)
            if "uraian" in lain.sel:
                yield lain

    def _ambil(self, ke: _Baris, kolom: str, s: Simpul, sel: dict[str, SelCetak], nama: list[str], nomor: int) -> bool:
        """Take a cell from the first of these columns that has something; whether one has."""
        for n in nama:
            isi = sel.get(n)
            if isi is None or isi.teks.strip() in _KOSONG:
                continue
            tempat = s.alamat(n)[0] if sel is s.sel else s.tabel.alamat(nomor, n)
            self._taruh(ke, kolom, isi, tempat)
            return True
        return False

    def _taruh(self, ke: _Baris, kolom: str, isi: SelCetak, tempat: str) -> None:
        if kolom not in _RUPIAH | _BESARAN:
            ke.sel[kolom] = (TEKS, " ".join(isi.teks.split()), tempat)
            return
        angka = baca_rupiah(isi) if kolom in _RUPIAH else baca_besaran(isi)
        if angka is None:
            self._ragukan(ke.kode, kolom, tempat, f"“{isi.teks.strip()[:60]}” bukan angka; dikosongkan.")
            return
        ke.sel[kolom] = (ANGKA, format(angka.nilai.normalize(), "f"), tempat)
        if kolom in _BESARAN and angka.satuan:
            lama = ke.sel.setdefault("satuan", (TEKS, angka.satuan, tempat))
            if lama[1].casefold() != angka.satuan.casefold():
                self._ragukan(ke.kode, "satuan", tempat, f"Satuannya {angka.satuan}, di {lama[2]} {lama[1]}.")

    # --- Codes ----------------------------------------------------------------------------------------------------

    def _kode(self, e: Entitas) -> str | None:
        """The code in the edition of the Renja: as printed where it goes with the name, else by the name."""
        tercetak = [(k, s) for s in e.anggota.values() if (k := self._kode_tercetak(s))]
        cocok = [(k, s) for k, s in tercetak if mirip(self._resmi[k], s.nama) >= _COCOK]
        if cocok:
            kode, s = cocok[0]
            if any(k != kode for k, _ in tercetak):
                self._ragukan(kode, "kode", s.alamat("kode")[0], "Tabel lain mencetak kode lain untuk nama ini.")
            return kode
        menurut_nama = self._per_nama.get(inti(e.nama)) or [
            k for k, nama in self._resmi.items() if mirip(nama, e.nama) >= _SERUPA
        ]
        if len(menurut_nama) != 1:
            return None
        kode = menurut_nama[0]
        s = next(iter(e.anggota.values()))
        if inti(e.nama) != inti(self._resmi[kode]):
            pesan = f"Ditentukan dari nama yang mirip: {self._resmi[kode]}."
            self._ragukan(kode, "kode", s.alamat("uraian")[0], pesan)
        elif any("kode" in x.tabel.kolom for x in e.anggota.values()):  # tables without codes leave only the name
            cetak = f"kode tercetak {s.kode_cetak}" if s.kode_cetak else "kode tidak tercetak"
            self._ragukan(kode, "kode", s.alamat("uraian")[0], f"Ditentukan dari namanya; {cetak}.")
        return kode

    def _kode_tercetak(self, s: Simpul) -> str | None:
        for teks in (s.kode, s.kode_cetak):
            if not teks:
                continue
            try:
                kode = normalkan_kode(teks, self.renja.edisi, self._semua)
            except KodeSalah:
                kode = teks
            kode = kode if kode in self._resmi else self._lintas.get(kunci_lintas_edisi(teks.strip(". ")))
            if kode:
                return kode
        return None

    # --- Doubts ---------------------------------------------------------------------------------------------------

    def _ragukan(self, kode: str, kolom: str, tempat: str, pesan: str) -> None:
        kalimat = f"{self._judul(kolom)} ({tempat}): {pesan}"
        if kalimat not in self.diragukan[kode]:
            self.diragukan[kode].append(kalimat)

    def _judul(self, kolom: str) -> str:
        return PER_NAMA[kolom].judul.format(n=self.renja.tahun, n1=self.renja.tahun + 1)

    def _tandai(self, baris: list[_Baris]) -> None:
        """Tell with each row what the check found in cells that were taken."""
        pemakai = {tempat: (b.kode, kolom) for b in baris for kolom, (_, _, tempat) in b.sel.items()}
        for t in self.hasil.temuan:
            if t.temuan.tingkat == Tingkat.SARAN:
                continue
            for tempat in t.sel:
                if tempat in pemakai:
                    self._ragukan(*pemakai[tempat], tempat, t.temuan.pesan)

    def _saring(self, baris: list[_Baris]) -> Berkas:
        """Without what the import would refuse, each told with its row."""
        for _ in range(_PUTARAN):
            berkas = self._berkas(baris)
            temuan = periksa_impor(self.renja, berkas, uuid4()).temuan
            if not temuan:
                return berkas
            for t in temuan:
                self._keluarkan(baris, t.sel, t.pesan)
        raise BerkasDitolak("Isi tabelnya tidak dapat dijadikan isian. Perbaiki dahulu temuan yang disebutkan.")

    def _keluarkan(self, baris: list[_Baris], alamat: str, pesan: str) -> None:
        for n, b in enumerate(baris, 1):
            for kolom in _KOLOM:
                if f"{huruf_kolom(_KOLOM.index(kolom))}{n}" == alamat:
                    tempat = b.sel.get(kolom, (TEKS, "", "baris ini"))[2]
                    self._ragukan(b.kode, kolom, tempat, f"Tidak diambil. {pesan}")
                    if kolom == "kode":
                        b.sel.clear()
                    b.sel.pop(kolom, None)

    def _berkas(self, baris: list[_Baris]) -> Berkas:
        ada = {"kode"} | {k for b in baris for k in b.sel}
        kolom = {k: huruf_kolom(i) for i, k in enumerate(_KOLOM) if k in ada}
        isi, sudah = [], set()
        for n, b in enumerate(baris, 1):
            if not b.sel:
                continue
            sel = {k: Sel(f"{kolom[k]}{n}", jenis, teks) for k, (jenis, teks, _) in b.sel.items()}
            if b.kode not in sudah:
                sel["kode"] = Sel(f"{kolom['kode']}{n}", TEKS, b.kode)
                sudah.add(b.kode)
            isi.append(BarisBerkas(n, sel))
        return Berkas("Tabel dalam berkas", kolom, isi, {}, [], self.catatan, dict(self.diragukan))


def _nama(asal: tuple[str, ...], akhir: str) -> list[str]:
    """The columns by their names in a table of this ending; also without it, where that differs."""
    nama = [n.replace("*", akhir) for n in asal]
    return list(dict.fromkeys([*nama, *(n.replace("*", "") for n in asal)]))
