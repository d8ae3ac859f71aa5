"""Codes and the tree they make: letter S."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from planning.enums import Level
from planning.kendala import SUSUNAN
from planning.kode import KodeSalah, kunci_lintas_edisi, normalkan_kode
from planning.pohon import INDUK_BERBARIS, Simpul
from renja.pemeriksaan.bahan import Bahan
from renja.pemeriksaan.kata import polos, sebut
from renja.pemeriksaan.temuan import Kelompok, Tempat, Tingkat

from .daftar import Hal, aturan, hal_baris

_K = Kelompok.STRUKTUR


@aturan("S-101", _K, Tingkat.GALAT, "Kode diawali kode induknya", sumber="spesifikasi 7.2, 7.3")
def berawalan_induk(b: Bahan) -> Iterator[Hal]:
    for s in b.simpul:
        if s.level in INDUK_BERBARIS and s.induk and not s.kode.startswith(f"{s.induk.kode}."):
            pesan = f"Kode {s.kode} tidak diawali kode induknya {s.induk.kode} ({s.induk.nama})."
            yield hal_baris(s, "kode", pesan, kode=s.kode, induk=s.induk.kode)


_PROGRAM = r"[0-9X]\.(?:[0-9]{2}|XX)\.(?!00)[0-9]{2}"
_KEGIATAN = rf"{_PROGRAM}\.[12]\.(?!00)[0-9]{{2}}"
#: The form of a code by level: since 2021 by the width of a sub kegiatan, and before.
_BARU = {
    lebar: {
        Level.PROGRAM: re.compile(_PROGRAM),
        Level.KEGIATAN: re.compile(_KEGIATAN),
        Level.SUB_KEGIATAN: re.compile(rf"{_KEGIATAN}\.(?!0+$)[0-9]{{{lebar}}}"),
    }
    for lebar in (2, 4)
}
_LAMA = {
    Level.PROGRAM: re.compile(r"[0-9]\.[0-9]{2}\.[0-9]{2}"),
    Level.KEGIATAN: re.compile(r"[0-9]\.[0-9]{2}\.[0-9]{2}\.[0-9]{2,3}"),
}


@aturan("S-102", _K, Tingkat.GALAT, "Bentuk kode menurut edisinya", sumber="spesifikasi 7.2, 7.3")
def berbentuk_kode(b: Bahan) -> Iterator[Hal]:
    edisi = b.renja.edisi
    bentuk = _BARU[edisi.lebar_sub_kegiatan] if edisi.punya_sub_kegiatan else _LAMA
    for s in b.berbaris:
        if s.level not in bentuk or bentuk[s.level].fullmatch(s.kode) is None:
            try:
                benar = normalkan_kode(s.kode, edisi, b.resmi.get(edisi.pk, {}))
            except KodeSalah:
                benar = ""
            usul = f" Seharusnya {benar}." if benar else ""
            yield hal_baris(
                s, "kode", f"Kode {s.kode} tidak berbentuk kode {b.renja.edisi}.{usul}", kode=s.kode, seharusnya=benar
            )


@aturan("S-103", _K, Tingkat.GALAT, "Satu kode untuk satu baris", sumber="spesifikasi 7.2, kunci lintas edisi")
def kode_tunggal(b: Bahan) -> Iterator[Hal]:
    per_kunci: dict[str, list[Simpul]] = defaultdict(list)
    for s in b.berbaris:
        per_kunci[kunci_lintas_edisi(s.kode)].append(s)
    for pertama, *lain in per_kunci.values():
        for s in lain:
            pesan = f"Kode {s.kode} sama dengan {pertama.kode} bila nol di depan tidak dihitung."
            yield hal_baris(s, "kode", pesan, kode=s.kode, baris_lain=pertama.kode)


@aturan("S-104", _K, Tingkat.PERINGATAN, "Nama tidak berulang di bawah satu program", sumber="contoh: baris berulang")
def nama_tunggal(b: Bahan) -> Iterator[Hal]:
    per_nama: dict[tuple[str, str, str], Simpul] = {}
    for s in b.berbaris:
        program = s
        while program.induk and program.level != Level.PROGRAM:
            program = program.induk
        pertama = per_nama.setdefault((program.kode, s.level, polos(s.nama)), s)
        if pertama is not s:
            pesan = f"Nama {sebut(s)} sudah dipakai {pertama.kode_cetak} dalam program yang sama."
            yield hal_baris(s, "uraian", pesan, nama=s.nama, baris_lain=pertama.kode_cetak)


@aturan("S-105", _K, Tingkat.PERINGATAN, "Program dan kegiatan mempunyai baris di bawahnya", sumber="spesifikasi 1.4")
def berbawahan(b: Bahan) -> Iterator[Hal]:
    for s in b.berbaris:
        if not s.daun and not s.anak:
            bawah = "kegiatan" if s.level == Level.PROGRAM else "sub kegiatan"
            yield hal_baris(s, "kode", f"{Level(s.level).label} {sebut(s)} belum mempunyai {bawah}.", kode=s.kode)


@aturan("S-201", _K, Tingkat.PERINGATAN, "Edisi nomenklatur yang berlaku tahun itu", sumber="spesifikasi 7.1, 9")
def edisi_berlaku(b: Bahan) -> Iterator[Hal]:
    edisi, berlaku = b.renja.edisi, b.edisi_berlaku
    if edisi.tahun_mulai > b.tahun:
        pesan = f"{edisi} baru berlaku mulai tahun anggaran {edisi.tahun_mulai}, sedangkan Renja ini tahun {b.tahun}."
    elif berlaku and berlaku.tahun_mulai > edisi.tahun_mulai:
        pesan = f"Renja tahun {b.tahun} memakai {edisi}; sejak tahun {berlaku.tahun_mulai} berlaku {berlaku}."
    else:
        return
    nilai = {"edisi": edisi.kode, "tahun": str(b.tahun), "berlaku": berlaku.kode if berlaku else ""}
    yield Hal(pesan, kolom="kode", nilai=nilai, tempat=Tempat(SUSUNAN))


@aturan("S-202", _K, Tingkat.PERINGATAN, "Kode ada dalam edisi yang berlaku tahun itu", sumber="spesifikasi 7.1, 9")
def kode_dalam_edisi(b: Bahan) -> Iterator[Hal]:
    berlaku = b.edisi_berlaku
    if berlaku is None or berlaku.tahun_mulai <= b.renja.edisi.tahun_mulai:
        return
    ada = {kunci_lintas_edisi(kode) for kode in b.resmi.get(berlaku.pk, ())}
    for s in b.berbaris:
        if s.baris and kunci_lintas_edisi(s.kode) not in ada:
            pesan = f"{sebut(s)} tidak ada dalam {berlaku}, yang berlaku sejak tahun {berlaku.tahun_mulai}."
            yield hal_baris(s, "kode", pesan, kode=s.kode, edisi=berlaku.kode)


@aturan("S-203", _K, Tingkat.SARAN, "Nama menurut edisi yang berlaku tahun itu", sumber="spesifikasi 7.2, 9")
def nama_dalam_edisi(b: Bahan) -> Iterator[Hal]:
    berlaku = b.edisi_berlaku
    if berlaku is None or berlaku.tahun_mulai <= b.renja.edisi.tahun_mulai:
        return
    ada = {kunci_lintas_edisi(kode): n for kode, n in b.resmi.get(berlaku.pk, {}).items()}
    for s in b.berbaris:
        resmi = ada.get(kunci_lintas_edisi(s.kode))
        if s.baris and resmi and polos(resmi.nama) != polos(s.nama):
            pesan = f"Nama {sebut(s)} menjadi “{resmi.nama}” dalam {berlaku}."
            yield hal_baris(s, "uraian", pesan, nama=s.nama, resmi=resmi.nama)
