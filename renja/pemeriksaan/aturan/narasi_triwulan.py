"""Remarks beside realisations and what is said of a quarter: letter N, 4 hundred."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from planning.models import IndikatorRenja
from planning.nilai import bulatkan
from planning.pohon import Simpul
from renja.pemeriksaan.bahan import Bahan
from renja.pemeriksaan.kata import ROMAWI, angka, berpersen, besaran, persen, polos, rp
from renja.pemeriksaan.naskah import Teks
from renja.pemeriksaan.temuan import Kelompok, Tingkat

from .daftar import Hal, aturan
from .narasi import rupiah_asing_dalam


def _aturan(kode: str, tingkat: Tingkat, judul: str, sumber: str):
    """A rule of texts about quarters, which do not hold back the Renja."""
    return aturan(kode, Kelompok.NARASI, tingkat, judul, sumber=sumber, menahan=False)


_TRIWULAN = re.compile(
    r"\b(?:triwulan|TW)\s*-?\s*(IV|I{1,3}|[1-4])\b(?:\s+(?:dan|s\.?d\.?|sampai)\s+(IV|I{1,3}|[1-4])\b)?", re.I
)
_KE = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
#: Words that say why another time is named: a plan, the past, a document about it.
_TENTANG_WAKTU = re.compile(
    r"dijadwal|direncana|rencana|jadwal|menunggu|sebelum|berikut|lalu|sudah|telah|evaluasi|lapor|lakip|lkjip|lkpj|renja|"
    r"rka|dpa|rkpd|apbdes|musrenbang|monev|mutasi|lanjut|tunda|mundur|geser|s\.d|sampai",
    re.I,
)
_TAHUN = re.compile(r"\b(20\d\d)\b")
_PERSEN = re.compile(
    r"\bcapaian\w*\s+(?:kinerja\w*\s+)?(?:sebesar\s+|mencapai\s+)?(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:%|persen)", re.I
)


def _hal(t: Teks, s: Simpul | None, i: IndikatorRenja | None, pesan: str, **nilai: str) -> Hal:
    mana = {"indikator": str(i.nomor)} if s and i and len(s.indikator) > 1 else {}
    return Hal(pesan, t.baris, t.kolom, nilai | mana, t.tempat)


@_aturan("N-401", Tingkat.PERINGATAN, "Keterangan menyebut triwulannya sendiri", "contoh: keterangan tersalin")
def triwulan_lain(b: Bahan) -> Iterator[Hal]:
    """A remark on something reached in a quarter that names only others, without saying why."""
    for s, i, t in b.keterangan:
        if not (b.kinerja.realisasi(i, t.tw) or 0):
            continue
        sebut = {_KE[x.upper()] for m in _TRIWULAN.finditer(t.isi) for x in m.groups() if x and not _bertahun(t, m)}
        if sebut and t.tw not in sebut and not (_TENTANG_WAKTU.search(t.isi) and max(sebut) < t.tw):
            tulisan = ", ".join(ROMAWI[x] for x in sorted(sebut))
            pesan = f"Keterangan triwulan {ROMAWI[t.tw]} “{i.uraian}” menyebut triwulan {tulisan}: “{t.isi}”"
            yield _hal(t, s, i, pesan, triwulan=ROMAWI[t.tw], tertulis=t.isi)


def _bertahun(t: Teks, m: re.Match) -> bool:
    """Whether a quarter is named with its year; then the year is looked at (N-402)."""
    return bool(re.match(r"\W+(?:tahun )?20\d\d\b", t.isi[m.end() :]))


_BULAN = (
    "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november",
    "desember",
)  # fmt: skip
_SEBUT_BULAN = re.compile(rf"\b({'|'.join(_BULAN)})\b", re.I)


@_aturan("N-407", Tingkat.PERINGATAN, "Keterangan menyebut bulan triwulannya", "contoh: nama bulan tersalin")
def bulan_lain(b: Bahan) -> Iterator[Hal]:
    """Months of other quarters alone; beside one of its own they tell a story (*Maret, dibayar April*)."""
    for s, i, t in b.keterangan:
        if not (b.kinerja.realisasi(i, t.tw) or 0):
            continue
        sebut = {(_BULAN.index(m.casefold()) // 3) + 1 for m in _SEBUT_BULAN.findall(t.isi)}
        if sebut and t.tw not in sebut and not _DIRENCANAKAN.search(t.isi):
            bulan = ", ".join(dict.fromkeys(m.capitalize() for m in _SEBUT_BULAN.findall(t.isi)))
            pesan = f"Keterangan triwulan {ROMAWI[t.tw]} “{i.uraian}” menyebut {bulan}: “{t.isi}”"
            yield _hal(t, s, i, pesan, tertulis=t.isi, bulan=bulan)


_DIRENCANAKAN = re.compile(r"dijadwal|direncana|rencana|menunggu|lalu|sebelum|tahun depan", re.I)


@_aturan("N-402", Tingkat.PERINGATAN, "Keterangan menyebut tahunnya sendiri", "contoh: tahun-salah")
def tahun_lain(b: Bahan) -> Iterator[Hal]:
    """Documents of the years beside may be named: the plan of the next, the report of the last."""
    for s, i, t in b.keterangan:
        for m in _TAHUN.finditer(t.isi):
            tahun, jarak = int(m[1]), abs(int(m[1]) - b.tahun)
            if jarak > 1 or (jarak == 1 and not _TENTANG_WAKTU.search(t.isi[: m.start()])):
                pesan = f"Keterangan triwulan {ROMAWI[t.tw]} “{i.uraian}” tahun {b.tahun} menyebut {tahun}: “{t.isi}”"
                yield _hal(t, s, i, pesan, tertulis=t.isi, tahun=str(tahun))


@_aturan("N-403", Tingkat.PERINGATAN, "Angka dalam keterangan sama dengan realisasinya", "contoh: 14 orang, 13")
def angka_lain(b: Bahan) -> Iterator[Hal]:
    """A figure with the indicator's own unit: the realisasi of the quarter, up to it, or a target."""
    for s, i, t in b.keterangan:
        satuan = polos(i.satuan).split(" ")[0]
        if not satuan.isalpha() or not any(c.isdigit() for c in t.isi):
            continue
        tertulis = [Decimal(x.replace(".", "")) for x in re.findall(rf"\b(\d[\d.]*)\s+{satuan}\b", t.isi, re.I)]
        k = b.kinerja
        boleh = {k.realisasi(i, t.tw), k.realisasi_sd(i, t.tw), k.target(i, t.tw), k.target_sd(i, t.tw), i.target}
        # One figure is the whole; several may be its parts.
        if len(tertulis) == 1 and tertulis[0] not in boleh and k.realisasi(i, t.tw) is not None:
            ada = besaran(k.realisasi(i, t.tw), i.satuan)
            pesan = (
                f"Keterangan triwulan {ROMAWI[t.tw]} “{i.uraian}” menyebut {angka(tertulis[0])} {i.satuan}, "
                f"sedangkan realisasinya {ada}."
            )
            yield _hal(t, s, i, pesan, tertulis=angka(tertulis[0]), realisasi=ada)


@_aturan("N-404", Tingkat.PERINGATAN, "Capaian dalam keterangan sama dengan hitungannya", "contoh: persen-salah")
def capaian_lain(b: Bahan) -> Iterator[Hal]:
    for s, i, t in b.keterangan:
        m = _PERSEN.search(t.isi)
        if not m or berpersen(i.satuan):
            continue
        tertulis = Decimal(m[1].replace(",", "."))
        hitungan = [c.persen for c in (b.kinerja.capaian_tw(s, i, t.tw), b.kinerja.capaian_sd(s, i, t.tw))]
        hitungan = [p for p in hitungan if isinstance(p, Decimal)]
        desimal = max(0, -tertulis.as_tuple().exponent)
        if hitungan and all(bulatkan(p, desimal) != tertulis for p in hitungan):
            pesan = (
                f"Keterangan triwulan {ROMAWI[t.tw]} “{i.uraian}” menyebut capaian {persen(tertulis)}, sedangkan "
                f"hitungannya {persen(hitungan[0])}."
            )
            yield _hal(t, s, i, pesan, tertulis=persen(tertulis), hitungan=persen(hitungan[0]))


@_aturan("N-405", Tingkat.SARAN, "Keterangan tidak tersalin dari baris lain", "contoh: salinan baris")
def tersalin(b: Bahan) -> Iterator[Hal]:
    ada: dict[str, Simpul] = {}
    for s, i, t in b.keterangan:
        isi = polos(t.isi)
        if isi.count(" ") < 5:
            continue
        lain = ada.setdefault(isi, s)
        if lain is not s:
            pesan = f"Keterangan triwulan {ROMAWI[t.tw]} “{i.uraian}” sama dengan {lain.kode_cetak}: “{t.isi}”"
            yield _hal(t, s, i, pesan, tertulis=t.isi, baris_lain=lain.kode_cetak)


@_aturan("N-406", Tingkat.PERINGATAN, "Faktor triwulan tidak menyebut triwulan yang belum tiba", "spesifikasi 2.9")
def faktor_mendatang(b: Bahan) -> Iterator[Hal]:
    for t in b.teks_faktor:
        if not t.kolom.startswith("faktor"):
            continue
        for kalimat in t.kalimat():
            nanti = {_KE[m[1].upper()] for m in _TRIWULAN.finditer(kalimat)} - set(range(1, t.tw + 1))
            if nanti and not _TENTANG_WAKTU.search(kalimat):
                tulisan = ", ".join(ROMAWI[x] for x in sorted(nanti))
                pesan = f"{t.kolom.capitalize()} menyebut triwulan {tulisan}, yang belum tiba: “{kalimat}”"
                yield _hal(t, None, None, pesan, tertulis=kalimat)


@_aturan("N-408", Tingkat.PERINGATAN, "Rupiah dalam catatan triwulan sama dengan tabel", "spesifikasi 1.4 (4)")
def rupiah_lain(b: Bahan) -> Iterator[Hal]:
    """Amounts that are nearly one of a table."""
    for t, nilai, mirip in rupiah_asing_dalam(b, [*b.teks_faktor, *(t for _, _, t in b.keterangan)]):
        if mirip:
            benar, apa = mirip
            pesan = f"{t.kolom.capitalize()} menyebut {rp(nilai)}, sedangkan {apa} {rp(benar)}."
            yield _hal(t, None, None, pesan, tertulis=rp(nilai), tabel=rp(benar))
