"""Figures inside a text: placeholders that stay true when data change.

A text holds ``<span data-isian="pagu">…</span>`` (a figure or a name) and ``<div data-isian="capaian">…</div>`` (a
whole list); what stands between the marks is thrown away and written anew whenever the text is shown. Default texts
make them with ``{% isian "pagu" %}``; the editor inserts them from a list.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe

from planning.nilai import format_angka
from planning.terbilang import terbilang

from .fakta import Fakta
from .gambar import kunci_gambar

#: What stands where a figure is not known yet.
TITIK = "…"


@dataclass(frozen=True)
class Isian:
    """One placeholder: its name in the text, what the editor calls it, and how it is filled. ``blok``: it is a list."""

    kunci: str
    sebutan: str
    isi: Callable[[Fakta], str]
    blok: bool = False


def _rp(nilai: int | None) -> str:
    return TITIK if nilai is None else f"Rp\xa0{format_angka(nilai)}"


def _terbilang(nilai: int | None) -> str:
    return TITIK if nilai is None else terbilang(nilai)


def _cacah(level: str, sebelum: bool = False) -> Callable[[Fakta], str]:
    return lambda f: str(f.cacah(level, sebelum))


def _pagu_asal(f: Fakta) -> int | None:
    return f.asal.pagu if f.asal else None


def _selisih(f: Fakta) -> str:
    """By how much the pagu changed, in words a sentence takes: ``bertambah Rp 5``, ``berkurang Rp 5``, ``tetap``."""
    if f.asal is None or f.asal.pagu is None or f.pohon.pagu is None:
        return TITIK
    beda = f.pohon.pagu - f.asal.pagu
    return f"{'bertambah' if beda > 0 else 'berkurang'} Rp\xa0{format_angka(abs(beda))}" if beda else "tetap"


def _masa(f: Fakta) -> str:
    return f"{f.renstra.tahun_awal}–{f.renstra.tahun_akhir}" if f.renstra else TITIK


def _blok(nama: str) -> Callable[[Fakta], str]:
    return lambda f: render_to_string(f"dokumen/blok/{nama}.html", {"f": f})


#: Everything a text may ask for.
ISIAN: dict[str, Isian] = {
    i.kunci: i
    for i in (
        Isian("tahun", "Tahun Renja (n)", lambda f: str(f.n)),
        Isian("tahun-lalu", "Tahun sebelumnya (n-1)", lambda f: str(f.n - 1)),
        Isian("tahun-depan", "Tahun berikutnya (n+1)", lambda f: str(f.n + 1)),
        Isian("kantor", "Nama kantor", lambda f: f.kantor.nama),
        Isian("kecamatan", "Nama kecamatan", lambda f: f.kantor.nama_pendek),
        Isian("kabupaten", "Nama kabupaten", lambda f: str(f.kabupaten)),
        Isian("kepala-daerah", "Jabatan kepala daerah", lambda f: f.kabupaten.kepala_daerah_jabatan),
        Isian("badan-perencana", "Badan perencana", lambda f: f.kabupaten.badan_perencana),
        Isian("versi", "Nama dokumen Renja", lambda f: f.renja.get_jenis_display()),
        Isian("masa-renstra", "Masa Renstra", _masa),
        Isian("rpjmd", "RPJMD acuan", lambda f: (f.renstra and f.renstra.nama_rpjmd) or TITIK),
        Isian("nomor-keputusan", "Nomor Keputusan Camat", lambda f: f.nomor or TITIK),
        Isian("tanggal", "Tanggal Keputusan Camat", lambda f: date_format(f.tanggal, "j F Y") if f.tanggal else TITIK),
        Isian("cacah-program", "Jumlah program", _cacah("program")),
        Isian("cacah-kegiatan", "Jumlah kegiatan", _cacah("kegiatan")),
        Isian("cacah-sub-kegiatan", "Jumlah sub kegiatan", _cacah("sub_kegiatan")),
        Isian("cacah-program-sebelum", "Jumlah program sebelum perubahan", _cacah("program", True)),
        Isian("cacah-kegiatan-sebelum", "Jumlah kegiatan sebelum perubahan", _cacah("kegiatan", True)),
        Isian("cacah-sub-kegiatan-sebelum", "Jumlah sub kegiatan sebelum perubahan", _cacah("sub_kegiatan", True)),
        Isian("tingkat", "Kegiatan, atau kegiatan dan sub kegiatan", lambda f: f.dua_tingkat),
        Isian("tw-dinilai", "Triwulan yang dinilai", lambda f: f.tw_dinilai or TITIK),
        Isian("tahun-dinilai", "Tahun yang dinilai", lambda f: f.tahun_dinilai),
        Isian("pagu", "Jumlah pagu", lambda f: _rp(f.pohon.pagu)),
        Isian("pagu-terbilang", "Jumlah pagu dengan huruf", lambda f: _terbilang(f.pohon.pagu)),
        Isian("pagu-maju", "Jumlah prakiraan maju", lambda f: _rp(f.pohon.pagu_n1)),
        Isian("pagu-sebelum", "Jumlah pagu sebelum perubahan", lambda f: _rp(_pagu_asal(f))),
        Isian("pagu-selisih", "Perubahan jumlah pagu", _selisih),
        Isian("cacah-tujuan", "Jumlah tujuan", lambda f: str(len(f.tujuan))),
        Isian("cacah-sasaran", "Jumlah sasaran", lambda f: str(len(f.sasaran))),
        Isian("cacah-usulan", "Jumlah usulan", lambda f: str(len(f.usulan))),
        Isian("cacah-baru", "Jumlah yang baru", lambda f: str(len(f.baru))),
        Isian("cacah-dihapus", "Jumlah yang dihapus", lambda f: str(len(f.dihapus))),
        Isian("cacah-berubah-pagu", "Jumlah yang berubah pagunya", lambda f: str(len(f.berubah_pagu))),
        Isian("daftar-landasan", "Daftar landasan hukum", _blok("landasan"), blok=True),
        Isian("daftar-sistematika", "Daftar bab dokumen ini", _blok("sistematika"), blok=True),
        Isian("daftar-program", "Daftar program dan pagunya", _blok("program"), blok=True),
        Isian("daftar-tujuan", "Daftar tujuan dan sasaran", _blok("tujuan"), blok=True),
        Isian("daftar-baru", "Daftar yang baru", _blok("baru"), blok=True),
        Isian("daftar-dihapus", "Daftar yang dihapus", _blok("dihapus"), blok=True),
        Isian("daftar-berubah", "Daftar yang berubah pagunya", _blok("berubah"), blok=True),
        Isian("daftar-usulan", "Daftar usulan", _blok("usulan"), blok=True),
        Isian("pihak-pertama", "Pihak pertama perjanjian kinerja", _blok("pihak-pertama"), blok=True),
        Isian("pihak-kedua", "Pihak kedua perjanjian kinerja", _blok("pihak-kedua"), blok=True),
        Isian("capaian", "Narasi capaian tiap program dan kegiatan", _blok("capaian"), blok=True),
    )
}


def cari_isian(kunci: str) -> Isian | None:
    """A placeholder by its name: one of ``ISIAN``, or a picture of the office (``gambar-1a2b…``)."""
    if gambar := kunci_gambar(kunci):
        return Isian(kunci, "Gambar", lambda f: f.gambar(gambar), blok=True)
    return ISIAN.get(kunci)


def tulis_isian(kunci: str, fakta: Fakta) -> SafeString:
    """A placeholder with what it stands for now; nothing for a name that there is not."""
    isian = cari_isian(kunci)
    if isian is None:
        return mark_safe("")
    isi = isian.isi(fakta)
    if isian.blok:
        return mark_safe(f'<div data-isian="{kunci}">{isi}</div>')  # noqa: S308 -- from a template that escapes
    return mark_safe(f'<span data-isian="{kunci}">{escape(isi)}</span>')  # noqa: S308 -- escaped here
