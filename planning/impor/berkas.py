"""The lines of a workbook as plain data: what was read, before anything is known of the Renja it is for.

This is what is kept between preview and confirmation; the rows are worked out from it anew each time, so that the
preview is never older than the Renja.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from itertools import islice
from typing import Any, BinaryIO

from .arsip import TERLALU_BESAR, Arsip, BerkasDitolak
from .buku import TEKS, Baris, Buku, Lembar, Sel, huruf_kolom
from .kepala import DICARI_SAMPAI, PER_NAMA, Kepala, cari_kepala, nomor_kolom
from .temuan import Temuan

#: Lines with something in a column that we read. The whole nomenklatur of a kecamatan has 200 codes.
BARIS_TERBANYAK = 5_000
#: Letters in all of them, kept until the import is confirmed: a page of text for each of a thousand rows.
HURUF_TERBANYAK = 2_000_000
#: A title is not longer.
PANJANG_JUDUL = 300
#: The mark of our template, in a cell above the headings: ``kalaena/2021/perubahan``.
PENANDA = "Penanda berkas (jangan diubah):"
_PENANDA = re.compile(r"penanda berkas[^:]*:\s*([-\w]+)/(\d{4})/([-\w]+)")
#: The title of table 3.1 as we print it.
_JUDUL = re.compile(r"rencana program dan kegiatan (?P<kantor>.+?) tahun (?P<tahun>20\d\d)\b")
#: ``T O T A L``, ``JUMLAH TOTAL``; not ``Jumlah Dokumen …``, which is an indicator.
_TOTAL = re.compile(r"(?:total|jumlah)(?:total|keseluruhan|seluruhnya|semua|pagu)?(?:\(?rp\.?\)?)?")


@dataclass
class BarisBerkas:
    """One line of the sheet: its cells by the name of their column."""

    nomor: int
    sel: dict[str, Sel]


@dataclass
class Berkas:
    """A sheet that holds plans, read. ``temuan`` is what is wrong with its headings and its origin."""

    lembar: str
    kolom: dict[str, str]
    """Name of a column → its letter in the sheet."""
    baris: list[BarisBerkas]
    total: dict[str, Sel]
    temuan: list[Temuan] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)
    diragukan: dict[str, list[str]] = field(default_factory=dict)
    """What to look at again, by the code of its row: of lines that were read from a printed table."""

    def alamat(self, kolom: str, nomor: int) -> str:
        """Where a cell stands, also an empty one."""
        return f"{self.kolom[kolom]}{nomor}"

    def ke_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def dari_json(cls, isi: dict[str, Any]) -> Berkas:
        return cls(
            lembar=isi["lembar"],
            kolom=isi["kolom"],
            baris=[BarisBerkas(b["nomor"], _sel_dari_json(b["sel"])) for b in isi["baris"]],
            total=_sel_dari_json(isi["total"]),
            temuan=[Temuan(**t) for t in isi["temuan"]],
            catatan=isi["catatan"],
            diragukan=isi.get("diragukan", {}),
        )


def _sel_dari_json(isi: dict[str, dict]) -> dict[str, Sel]:
    return {k: Sel(**s) for k, s in isi.items()}


@dataclass(frozen=True)
class Asal:
    """What the file should be for: office, year and version of the Renja."""

    slug: str
    kantor: str
    tahun: int
    versi: str


def baca_berkas(berkas: BinaryIO, asal: Asal) -> Berkas:
    """Read the sheet of a workbook that holds plans. Raises ``BerkasDitolak``."""
    buku = Buku(Arsip(berkas))
    dapat = [(lembar, k) for lembar in buku.lembar if not lembar.tersembunyi and (k := _kepala(buku, lembar, asal))]
    if not dapat:
        nama = ", ".join(f"“{lembar.nama}”" for lembar in buku.lembar if not lembar.tersembunyi)
        raise BerkasDitolak(
            "Tidak ada lembar dengan judul kolom Kode beserta Indikator, Target, atau Pagu dalam "
            f"{DICARI_SAMPAI} baris pertamanya. Lembar yang ada: {nama[:300] or 'semuanya tersembunyi'}. "
            "Pakai templat, atau Tabel 3.1 yang diunduh dari sini."
        )
    if len(dapat) > 1:
        nama = ", ".join(f"“{lembar.nama}”" for lembar, _ in dapat)
        raise BerkasDitolak(f"Ada {len(dapat)} lembar yang dapat dibaca: {nama[:300]}. Sisakan satu, hapus yang lain.")
    ((lembar, kepala),) = dapat
    hasil = Berkas(lembar.nama, {k: huruf_kolom(i) for k, i in kepala.kolom.items()}, [], {})
    periksa_kepala(hasil, kepala, asal)
    baca_baris(hasil, kepala, buku.baris(lembar), asal)
    return hasil


def _kepala(buku: Buku, lembar: Lembar, asal: Asal) -> Kepala | None:
    return cari_kepala(islice(buku.baris(lembar), DICARI_SAMPAI), asal.tahun)


def periksa_kepala(berkas: Berkas, kepala: Kepala, asal: Asal) -> None:
    n, n1 = asal.tahun, asal.tahun + 1
    for sel, judul in kepala.ganda:
        berkas.temuan.append(
            Temuan(berkas.lembar, sel.alamat, f"Kolom {judul} ada lebih dari satu. Hapus atau ganti judul yang lain.")
        )
    for sel in kepala.salah_tahun:
        pesan = f"“{sel.teks[:80]}” bukan tahun {n} atau {n1}. Pakai templat Renja tahun {n}."
        berkas.temuan.append(Temuan(berkas.lembar, sel.alamat, pesan))
    if kepala.asing:
        berkas.catatan.append(f"Kolom yang tidak dikenal dan tidak dibaca: {', '.join(kepala.asing)}."[:500])
    if hilang := [k.judul.format(n=n, n1=n1) for k in PER_NAMA.values() if _dicari(k.nama, berkas.kolom)]:
        berkas.catatan.append(f"Kolom yang tidak ada di berkas, sehingga isinya tidak diubah: {', '.join(hilang)}.")


def _dicari(nama: str, ada: dict[str, str]) -> bool:
    """Whether people should hear that this column is missing. In table 3.1 the unit stands with the target."""
    return nama not in ada and nama != "nomor" and not (nama == "satuan" and {"target", "target_n1"} & ada.keys())


def baca_baris(berkas: Berkas, kepala: Kepala, baris: Iterator[Baris], asal: Asal) -> None:
    huruf = 0
    for nomor, isi in baris:
        if nomor < min(kepala.akhir, DICARI_SAMPAI):
            _periksa_asal(berkas, isi, asal)
        if nomor <= kepala.akhir or (not berkas.baris and nomor_kolom(isi)):
            continue
        sel = {nama: isi[kolom] for nama, kolom in kepala.kolom.items() if kolom in isi}
        if "nama" in sel and sel["nama"].jenis != TEKS:
            del sel["nama"]  # a formula that found no name, on a line that waits to be filled in
        if not sel:
            continue
        if _adalah_total(sel):
            berkas.total = berkas.total or sel
            if berkas.baris:
                return  # what stands below the total is no plan: remarks, signatures
            continue
        berkas.baris.append(BarisBerkas(nomor, sel))
        huruf += sum(len(s.isi) for s in sel.values())
        if huruf > HURUF_TERBANYAK:
            raise BerkasDitolak(TERLALU_BESAR)
        if len(berkas.baris) > BARIS_TERBANYAK:
            raise BerkasDitolak(
                f"Lembar “{berkas.lembar}” berisi lebih dari {BARIS_TERBANYAK} baris. "
                "Hapus baris yang bukan rencana kecamatan ini."
            )


def _adalah_total(sel: dict[str, Sel]) -> bool:
    tulisan = sel.get("kode") or sel.get("nama")
    return tulisan is not None and bool(_TOTAL.fullmatch("".join(tulisan.teks.casefold().split()).rstrip(":")))


def _periksa_asal(berkas: Berkas, isi: dict[int, Sel], asal: Asal) -> None:
    """Above the headings: the mark of a template, or the title of a table, of another Renja?"""
    for sel in isi.values():
        teks = sel.teks[:PANJANG_JUDUL].casefold()
        if (penanda := _PENANDA.search(teks)) and penanda.groups() != (asal.slug, str(asal.tahun), asal.versi):
            milik = "/".join(penanda.groups())
            pesan = (
                f"Templat ini untuk {milik}, bukan {asal.slug}/{asal.tahun}/{asal.versi}. Unduh templat yang sesuai."
            )
            berkas.temuan.append(Temuan(berkas.lembar, sel.alamat, pesan))
        elif (judul := _JUDUL.search(teks)) and judul["kantor"] != " ".join(asal.kantor.casefold().split()):
            pesan = f"Tabel ini bukan milik {asal.kantor}: “{sel.teks[:120]}”."
            berkas.temuan.append(Temuan(berkas.lembar, sel.alamat, pesan))
