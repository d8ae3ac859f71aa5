"""What the check of a file finds, and the readable list of its rules with their titles and sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from renja.pemeriksaan.temuan import Temuan, Tingkat

GALAT, PERINGATAN, SARAN = Tingkat.GALAT, Tingkat.PERINGATAN, Tingkat.SARAN


@dataclass(frozen=True)
class Aturan:
    """A rule: what it is about in one sentence, its kind, how grave, and where it stands."""

    kode: str
    jenis: str
    judul: str
    sumber: str
    tingkat: Tingkat = GALAT


_J, _H, _P, _TW = "jumlah-salah", "hierarki-tidak-sama", "persen-salah", "triwulan-tidak-sama-tahun"
_KS, _KT, _KG = "kode-salah", "kode-tidak-konsisten", "kode-ganda"
_A, _T, _TH = "antar-tabel-beda", "target-beda", "tahun-salah"

ATURAN = {
    a.kode: a
    for a in (
        Aturan("B-101", _J, "Kolom 10 Tabel 2.1 tidak sama dengan 5 + 7 + 9", "spesifikasi 2.1", PERINGATAN),
        Aturan("B-102", _J, "Kolom 10 hanya memuat angka kolom 9", "spesifikasi 2.1", SARAN),
        Aturan("B-103", _J, "Satuan kolom 5, 7, dan 9 bercampur sehingga tidak dapat dijumlahkan", "spesifikasi 2.1"),
        Aturan("B-104", _J, "Jumlah perubahan bukan selisih sesudah dan sebelum", "spesifikasi 2.7"),
        Aturan("B-105", _J, "Jumlah perubahan kosong padahal pagunya berubah", "spesifikasi 2.7", PERINGATAN),
        Aturan("B-106", _J, "Baris jumlah tidak sama dengan jumlah program", "spesifikasi 1.4"),
        Aturan("B-107", _J, "Baris jumlah tidak sama dengan jumlah baris terbawah", "spesifikasi 1.4", PERINGATAN),
        Aturan("B-108", _J, "Baris jumlah tidak memuat semua belanja", "spesifikasi 1.4", PERINGATAN),
        Aturan("B-201", _H, "Pagu induk tidak sama dengan jumlah anaknya", "spesifikasi 1.4"),
        Aturan("B-202", _H, "Pagu induk tidak sama dengan jumlah baris terbawah", "spesifikasi 1.4", PERINGATAN),
        Aturan("B-203", _H, "Baris berada di bawah induk yang salah", "spesifikasi 7.4"),
        Aturan("B-204", _H, "Program tidak tercetak padahal kegiatannya ada", "spesifikasi 1.4", PERINGATAN),
        Aturan("B-301", _P, "Persen tidak cocok dengan realisasi dan targetnya", "spesifikasi 4.1"),
        Aturan("B-302", _P, "Persen dipotong atau digenapkan, bukan dibulatkan", "spesifikasi 1.2", SARAN),
        Aturan("B-303", _P, "Persen kosong padahal dapat dihitung", "spesifikasi 4.1", PERINGATAN),
        Aturan("B-304", _P, "Persen dari target nol atau kosong", "spesifikasi 4.1", PERINGATAN),
        Aturan("B-305", _P, "Capaian kegiatan bukan rata-rata sub kegiatannya", "spesifikasi 1.4"),
        Aturan("B-306", _P, "Realisasi kinerja dan satuannya tidak sama dengan target", "spesifikasi 4.1", SARAN),
        Aturan("B-401", _KS, "Kode tidak mengikuti pola penulisan", "spesifikasi 7.2"),
        Aturan("B-402", _KS, "Kode bukan awalan kode barisan di bawahnya", "spesifikasi 7.2"),
        Aturan("B-403", _KS, "Kode menyalahi kode induknya", "spesifikasi 7.3"),
        Aturan("B-404", _KS, "Kode kosong", "spesifikasi 7", PERINGATAN),
        Aturan("B-405", _KS, "Kode milik nama lain dalam nomenklatur", "spesifikasi 7.2", PERINGATAN),
        Aturan("B-406", _KS, "Kode tidak ada dalam nomenklatur", "spesifikasi 7.1", PERINGATAN),
        Aturan("B-411", _KG, "Kode yang sama untuk dua baris", "spesifikasi 7"),
        Aturan("B-421", _KT, "Kode berbeda antartabel untuk nama yang sama", "spesifikasi 7"),
        Aturan("B-501", _A, "Pagu berbeda antartabel", "spesifikasi 9"),
        Aturan("B-502", _A, "Jumlah pagu berbeda antartabel", "spesifikasi 9"),
        Aturan("B-503", _A, "Nama berbeda antartabel", "spesifikasi 1.6", PERINGATAN),
        Aturan("B-504", _A, "Indikator berbeda antartabel", "spesifikasi 1.6", PERINGATAN),
        Aturan("B-505", _A, "Kolom kosong padahal terisi di tabel lain", "spesifikasi 9", SARAN),
        Aturan("B-506", _A, "Nama program tanpa kata “Program”", "spesifikasi 1.4", SARAN),
        Aturan("B-507", _A, "Jumlah baris berbeda antartabel", "spesifikasi 1.4", PERINGATAN),
        Aturan("B-508", _A, "Indikator sasaran tidak ada di tabel lain", "spesifikasi 1.6", PERINGATAN),
        Aturan("B-509", _A, "Sasaran berbeda antartabel", "spesifikasi 1.6", PERINGATAN),
        Aturan("B-510", _A, "Satuan berbeda antartabel", "spesifikasi 1.6", PERINGATAN),
        Aturan("B-511", _A, "Realisasi berbeda antara tabel dan narasi", "spesifikasi 5.1"),
        Aturan("B-512", _A, "Angka narasi tidak sama dengan tabel", "spesifikasi 1.4"),
        Aturan("B-513", _A, "Narasi tanpa angka padahal tabel memuatnya", "spesifikasi 5.1", PERINGATAN),
        Aturan("B-514", _A, "Dua baris bernama sama", "spesifikasi 1.4", PERINGATAN),
        Aturan(
            "B-516", _A, "Pagu rancangan awal RKPD tidak sama dengan pagu sebelum perubahan", "spesifikasi 2.3", SARAN
        ),
        Aturan("B-517", "ejaan", "Nama atau indikator yang sama dieja berbeda", "spesifikasi 1.6", SARAN),
        Aturan("B-601", _T, "Target berbeda antartabel", "spesifikasi 9"),
        Aturan("B-602", _T, "Satuan target tahun n dan n+1 berbeda", "spesifikasi 2.5", PERINGATAN),
        Aturan("B-603", _T, "Target narasi tidak sama dengan tabel", "spesifikasi 5.1"),
        Aturan("B-604", _T, "Proyeksi lebih rendah dari target tahun yang sama", "spesifikasi 2.2", PERINGATAN),
        Aturan("B-605", _T, "Indikator sasaran yang sama untuk dua sasaran", "spesifikasi 3.1", PERINGATAN),
        Aturan("B-606", _T, "Target triwulan berbeda antartabel", "spesifikasi 9"),
        Aturan("B-607", _T, "Target kelebihan atau kekurangan satu angka", "spesifikasi 9"),
        Aturan("B-608", _T, "Target rancangan awal RKPD tidak sama dengan sebelum perubahan", "spesifikasi 2.3", SARAN),
        Aturan("B-701", _TW, "Target triwulan tidak sama dengan target tahun", "spesifikasi 4.2"),
        Aturan("B-702", _TW, "Target triwulan sama dengan target tahun tiap triwulan", "spesifikasi 4.2", SARAN),
        Aturan("B-703", _TW, "Jumlah rupiah triwulan tidak sama dengan pagu tahun", "spesifikasi 3.5"),
        Aturan("B-801", _TH, "Tahun dalam judul berbeda dari tahun kolomnya", "spesifikasi 1.2", PERINGATAN),
    )
}


@dataclass(frozen=True)
class TemuanBerkas:
    """A finding with where it stands: tables by name, cells by address (``Tabel 2.1!K14``)."""

    temuan: Temuan
    tabel: tuple[str, ...]
    sel: tuple[str, ...]
    nama: str = ""
    """The name of the row, where ``temuan.baris`` is its code."""

    @property
    def aturan(self) -> Aturan:
        return ATURAN[self.temuan.kode]

    def ke_json(self) -> dict[str, Any]:
        t, a = self.temuan, self.aturan
        return {
            "kode": t.kode,
            "tingkat": str(t.tingkat),
            "jenis": a.jenis,
            "judul": a.judul,
            "sumber": a.sumber,
            "tabel": list(self.tabel),
            "baris": t.baris,
            "nama": self.nama,
            "kolom": t.kolom,
            "sel": list(self.sel),
            "pesan": t.pesan,
            "nilai": dict(t.nilai),
        }


def temuan(
    kode: str,
    tabel: str | tuple[str, ...],
    sel: tuple[str, ...],
    baris: str,
    pesan: str,
    kolom: str = "",
    nama: str = "",
    **nilai: str,
) -> TemuanBerkas:
    """A finding of rule ``kode``; ``nilai`` are its figures by name (``_`` is a blank)."""
    nama_tabel = (tabel,) if isinstance(tabel, str) else tuple(dict.fromkeys(tabel))
    isi = Temuan(kode, ATURAN[kode].tingkat, pesan, baris, kolom, {k.replace("_", " "): v for k, v in nilai.items()})
    return TemuanBerkas(isi, nama_tabel, sel, nama)
