"""Figures as people type and paste them: rupiah, quantities, targets (specification 1.2).

Published documents mix dots and commas freely, and a wrong guess is a wrong budget by a factor of a thousand. So
every string has one documented meaning or is refused, with both meanings when there are two:

========================  ===================  ==========================================================
written                   rupiah               quantity
========================  ===================  ==========================================================
``1.234`` ``1 234``       1234                 1234 (Indonesian thousands; of a percent: refused, two meanings)
``1,234``                 1234                 refused: 1234 or 1,234
``1.234.567`` ``1,2…``    1234567              1234567
``1.234,5`` ``1,234.5``   refused: no sen      1234.5
``0,38`` ``0.375``        refused: no sen      0.38, 0.375 (thousands never start with 0)
``1.234,00`` ``12.0``     1234, 12             1234, 12
``925.921,475``           refused: 925.921 or 925.921.475
``1,921.387.010``         1921387010: a sign that stands twice is not a decimal sign, so none of them is
``56640,000``             refused: two values  56640
========================  ===================  ==========================================================

Rupiah are whole, so three figures after a lone sign are thousands; nobody writes three decimals of a rupiah. Empty
and ``-`` (also ``Rp -``) are *not filled in*, ``None``; ``0`` is zero. Brackets and minus signs are negative.
``1.23E+09`` is refused although it looks whole: Excel has rounded what it shows there.

Cells of a workbook may be passed as they come (``int``, ``float``): they have one meaning only. A float is read with
the 15 digits that Excel itself keeps, so that ``1100000.0000000002`` of a formula is 1100000.
"""

from __future__ import annotations

import re
from decimal import Decimal

from planning.nilai import bulatkan, format_angka

#: More digits than this Excel does not keep either; the budget of a whole country fits.
RUPIAH_TERBESAR = 10**15 - 1
#: What the database holds: 18 digits, four of them decimals.
BESARAN_TERBESAR = Decimal(10) ** 14
DESIMAL_BESARAN = 4
PANJANG_TERBESAR = 80
DIGIT_TERBANYAK = 20

#: Marks that cannot be seen and change nothing for figures, which run left to right anyway. Windows' calculator and
#: some browsers put them around what is copied.
_TAK_TERLIHAT = "\u00ad\u200b\u200c\u200d\u200e\u202a\u202c\u202d\u2060\u2066\u2068\u2069\ufeff"
#: Marks that make a figure look different from what it holds.
_BALIK_ARAH = re.compile("[\u061c\u200f\u202b\u202e\u2067]")
_SPASI = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_MINUS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63"
_RAPI = (
    {ord(c): None for c in _TAK_TERLIHAT}
    | {ord(c): " " for c in _SPASI}
    | {ord(c): "-" for c in _MINUS}
    | {lebar: chr(lebar - 0xFEE0) for lebar in range(0xFF01, 0xFF5F)}  # full-width forms of ASCII
)

_ANGKA = r"(?P<angka>[0-9](?:[0-9., ]*[0-9])?)"
_RP = r"(?:(?:rp|idr)\.? ?)?"
_AKHIR = r"(?: ?[.,](?:--?|=))?"  # 1.000,-  1.000.-  1.000,=
_RUPIAH = re.compile(
    rf"(?P<m1>-?) ?{_RP}(?P<m2>-?) ?(?P<buka>\(?) ?{_RP}(?P<m3>-?) ?{_ANGKA}{_AKHIR} ?(?P<tutup>\)?){_AKHIR}", re.I
)
_BESARAN = re.compile(rf"(?P<m1>-?) ?(?P<buka>\(?) ?(?P<m2>-?)(?P<m3>) ?{_ANGKA} ?(?P<tutup>\)?)")
_TARGET = re.compile(rf"(?P<jumlah>{_BESARAN.pattern})\s*(?P<satuan>.*)", re.S)
_RUPIAH_AWAL = re.compile(r"\(?-? ?(?:rp|idr)(?![a-z])", re.I)
_RUPIAH_KOSONG = re.compile(rf"{_RP}-?", re.I)

_ILMIAH = re.compile(r"\(?-?[0-9][0-9.,]*e[+-]?[0-9]", re.I)
_DISINGKAT = re.compile(r"[0-9][0-9., ]*(?:ribu|rb|juta|jt|mil[iy]ar|m|triliun|t)\b", re.I)


class MasukanSalah(ValueError):
    """What was entered cannot be read; the message says what is wrong and how to mend it."""


class MasukanRancu(MasukanSalah):
    """A figure that could mean two things; ``bacaan`` holds both values, the smaller first."""

    def __init__(self, pesan: str, bacaan: list[int] | list[Decimal]):
        super().__init__(pesan)
        self.bacaan = bacaan


def rapikan(teks: str) -> str:
    """Without what spreadsheets and PDFs leave around a figure: odd spaces, hidden marks, a leading apostrophe."""
    if _BALIK_ARAH.search(teks):
        raise MasukanSalah("Ada tanda tersembunyi yang membalik arah tulisan. Hapus isinya, lalu ketik ulang.")
    teks = teks.translate(_RAPI).strip()
    return teks[1:].strip() if teks[:1] in ("'", "’", "`") else teks


def baca_rupiah(nilai: str | float | Decimal | None, *, negatif: bool = False) -> int | None:
    """Whole rupiah; ``None`` when not filled in. Raises ``MasukanSalah`` or ``MasukanRancu``."""
    if (angka := _bilangan(nilai)) is not None:
        tulisan, hasil = format_angka(angka, 2), angka
        _boleh_negatif(tulisan, angka < 0, negatif)
    else:
        tulisan = _tulisan(nilai)
        if _RUPIAH_KOSONG.fullmatch(tulisan):
            return None
        cocok = _RUPIAH.fullmatch(tulisan) or _bukan_angka(tulisan)
        minus = _minus(cocok, tulisan, negatif)
        hasil = _pilih_rupiah(cocok["angka"], tulisan, -1 if minus else 1)
    _batas(tulisan, hasil, RUPIAH_TERBESAR)
    if hasil != int(hasil):
        raise MasukanSalah(
            f"{kutip(tulisan)} memuat pecahan rupiah. Tulis rupiah bulat tanpa sen, semua angkanya, seperti 1.234.000."
        )
    return int(hasil)


def baca_besaran(nilai: str | float | Decimal | None, *, negatif: bool = False) -> Decimal | None:
    """A quantity without a unit; ``None`` when not filled in. Raises ``MasukanSalah`` or ``MasukanRancu``."""
    angka, satuan = baca_target(nilai, negatif=negatif)
    if satuan:
        raise MasukanSalah(f"Di sini hanya angka; satuan {kutip(satuan)} diisi di kolom satuan.")
    return angka


def baca_target(nilai: str | float | Decimal | None, *, negatif: bool = False) -> tuple[Decimal | None, str]:
    """A quantity with its unit as the documents print it: ``3 Dokumen``, ``0,38 Rasio``, ``100%``, or a bare figure."""
    if (angka := _bilangan(nilai)) is not None:
        _boleh_negatif(str(angka), angka < 0, negatif)
        return _periksa_besaran(format_angka(angka, DESIMAL_BESARAN), angka), ""
    tulisan = _tulisan(nilai)
    if tulisan in ("", "-"):
        return None, ""
    cocok = _TARGET.fullmatch(tulisan)
    if _RUPIAH_AWAL.match(tulisan):
        raise MasukanSalah(f"{kutip(tulisan)} adalah rupiah, padahal di sini jumlah. Periksa kolomnya.")
    if cocok is None or _ILMIAH.match(tulisan):
        _bukan_angka(tulisan)
    satuan = _satuan(cocok["satuan"], tulisan)
    minus = _minus(cocok, tulisan, negatif)
    hasil = _pilih_besaran(cocok["angka"], cocok["jumlah"].strip(), -1 if minus else 1, persen=satuan == "%")
    return _periksa_besaran(tulisan, hasil), satuan


def tulis_besaran(angka: Decimal | None) -> str:
    """A quantity with all its decimals, so that ``baca_besaran`` reads the same value back: ``0,375``, ``1,2340``.

    Exactly three decimals would look like thousands, so they get a fourth.
    """
    if angka is None:
        return ""
    desimal = max(0, -angka.normalize().as_tuple().exponent)
    return format_angka(angka, 4 if desimal == 3 and abs(angka) >= 1 else desimal)


def kejanggalan_pagu(baru: int | None, lama: int | None) -> str | None:
    """The quiet warning: this pagu is about 10, 100 or 1.000 times last year's, or that part of it.

    “About” is within half as much again either way. Nothing to compare with, nothing to say.
    """
    if not baru or not lama or baru < 0 or lama < 0:
        return None
    besar, kecil = max(baru, lama), min(baru, lama)
    for kali, bagian in ((10, "sepersepuluh"), (100, "seperseratus"), (1000, "seperseribu")):
        if 2 * kali * kecil <= 3 * besar and 2 * besar <= 3 * kali * kecil:
            sebutan = f"{format_angka(kali)} kali" if baru > lama else bagian
            return f"Kira-kira {sebutan} pagu tahun lalu ({format_angka(lama)}). Periksa lagi jumlah angkanya."
    return None


# --- One figure, two conventions --------------------------------------------------------------------------------------


def _bacaan(angka: str) -> tuple[int | None, Decimal | None]:
    """The figure read with every sign as a thousands sign, and with the last one as the decimal sign.

    ``None`` where it cannot be read that way. Digits without signs are the first.
    """
    bagian, tanda = re.split("[., ]", angka), re.findall("[., ]", angka)
    if "" in bagian:
        return None, None
    semua = int("".join(bagian))
    if not tanda:
        return semua, None
    desimal = None
    if tanda[-1] != " " and tanda.count(tanda[-1]) == 1:
        depan = bagian[:-1]
        if len(depan) == 1 or (len(set(tanda[:-1])) == 1 and _bertiga(depan)):
            desimal = Decimal(f"{''.join(depan)}.{bagian[-1]}")
    return semua if _bertiga(bagian) else None, desimal


def _bertiga(bagian: list[str]) -> bool:
    """Whether these are thousands: one to three digits, not starting with 0, then threes."""
    pertama, *lain = bagian
    return len(pertama) <= 3 and pertama[0] != "0" and all(len(b) == 3 for b in lain)


def _pilih_rupiah(angka: str, tulisan: str, tanda: int) -> int | Decimal:
    ribuan, desimal = _dibaca(angka, tulisan)
    sejenis = len(set(re.findall("[., ]", angka))) <= 1
    if ribuan is not None and (sejenis or desimal is None):
        return tanda * ribuan
    if ribuan is None and not (desimal == int(desimal) and re.search("[.,]000$", angka)):
        return tanda * desimal
    utuh = ribuan if ribuan is not None else int(re.sub("[., ]", "", angka))
    if utuh == desimal:  # 0,000
        return utuh
    _batas(tulisan, utuh, RUPIAH_TERBESAR)
    bacaan = [tanda * int(bulatkan(desimal, 0)), tanda * utuh]
    kecil, besar = map(format_angka, bacaan)
    raise MasukanRancu(
        f"{kutip(tulisan)} dapat berarti {kecil} rupiah (tiga angka terakhir di belakang koma) atau {besar} rupiah "
        f"(semua tanda adalah pemisah ribuan). Tulis {kecil} atau {besar}.",
        bacaan,
    )


def _pilih_besaran(angka: str, tulisan: str, tanda: int, *, persen: bool) -> int | Decimal:
    ribuan, desimal = _dibaca(angka, tulisan)
    if ribuan is None or desimal is None:
        return tanda * (desimal if ribuan is None else ribuan)
    if not persen and not re.search("[, ]", angka):
        return tanda * ribuan  # 1.234
    _batas(tulisan, ribuan, BESARAN_TERBESAR)
    bacaan = [tanda * desimal, tanda * Decimal(ribuan)]
    kecil, besar = map(tulis_besaran, bacaan)
    tertulis = str(bacaan[1]) if persen else besar
    raise MasukanRancu(
        f"{kutip(tulisan)} dapat berarti {kecil} (tiga angka terakhir di belakang koma) atau {besar} (pemisah "
        f"ribuan). Tulis {kecil} atau {tertulis}.",
        bacaan,
    )


def _dibaca(angka: str, tulisan: str) -> tuple[int | None, Decimal | None]:
    """``_bacaan``, refusing what can be read in neither way and what is too long to be meant."""
    if sum(map(str.isdigit, angka)) > DIGIT_TERBANYAK:
        raise MasukanSalah(f"{kutip(tulisan)} terlalu panjang untuk satu angka.")
    ribuan, desimal = _bacaan(angka)
    if ribuan is None and desimal is None:
        raise MasukanSalah(
            f"Titik, koma, atau spasi dalam {kutip(tulisan)} tidak membagi angkanya per tiga. "
            "Tulis seperti 1.234.567 atau 1234567."
        )
    return ribuan, desimal


# --- What is checked, and how it is said ------------------------------------------------------------------------------


def _bilangan(nilai) -> Decimal | None:
    """The number in a workbook's cell; ``None`` when it holds text or nothing."""
    if nilai is None or isinstance(nilai, str):
        return None
    if isinstance(nilai, bool) or not isinstance(nilai, int | float | Decimal):
        isi = "tanggal atau jam" if hasattr(nilai, "isoformat") else "ya/tidak atau isian lain"
        raise MasukanSalah(f"Sel ini berisi {isi}, bukan angka. Ubah format selnya menjadi Angka, lalu isi lagi.")
    if abs(nilai) < 10**DIGIT_TERBANYAK:  # not so for NaN
        return Decimal(f"{nilai:.15g}") if isinstance(nilai, float) else Decimal(nilai)
    raise MasukanSalah("Angka di sel ini terlalu besar atau tak terhingga. Periksa rumus dan jumlah angkanya.")


def _tulisan(nilai: str | None) -> str:
    tulisan = rapikan(nilai or "")
    if len(tulisan) > PANJANG_TERBESAR:
        raise MasukanSalah(f"{kutip(tulisan)} terlalu panjang untuk satu angka.")
    return tulisan


def _minus(cocok: re.Match, tulisan: str, negatif: bool) -> bool:
    """Whether the figure is negative: one minus or a pair of brackets, not both."""
    if bool(cocok["buka"]) != bool(cocok["tutup"]):
        raise MasukanSalah(f"Tanda kurung pada {kutip(tulisan)} tidak berpasangan.")
    tanda = [t for t in (cocok["m1"], cocok["m2"], cocok["m3"], cocok["buka"]) if t]
    if len(tanda) > 1:
        raise MasukanSalah(f"{kutip(tulisan)} memuat dua tanda negatif. Tulis satu saja, seperti -1.500.")
    minus = bool(tanda) and cocok["angka"].strip("0., ") != ""
    _boleh_negatif(tulisan, minus, negatif)
    return minus


def _boleh_negatif(tulisan: str, minus: bool, boleh: bool) -> None:
    if minus and not boleh:
        raise MasukanSalah(
            f"{kutip(tulisan)} adalah angka negatif (tanda kurung atau minus), padahal isian ini tidak boleh kurang "
            "dari 0."
        )


def _batas(tulisan: str, hasil: int | Decimal, terbesar: int | Decimal) -> None:
    if abs(hasil) > terbesar:
        raise MasukanSalah(
            f"{kutip(tulisan)} terlalu besar (paling banyak {format_angka(terbesar)}). Periksa jumlah angkanya."
        )


def _periksa_besaran(tulisan: str, hasil: int | Decimal) -> Decimal:
    hasil = Decimal(hasil)
    _batas(tulisan, hasil, BESARAN_TERBESAR - 1)
    if hasil != bulatkan(hasil, DESIMAL_BESARAN):
        raise MasukanSalah(
            f"{kutip(tulisan)} memuat lebih dari {DESIMAL_BESARAN} angka di belakang koma. Bulatkan dulu."
        )
    return hasil


def _satuan(satuan: str, tulisan: str) -> str:
    satuan = " ".join(satuan.split())
    if ";" in satuan or re.search(r"(?<!\S)[(]?[0-9]", satuan):
        raise MasukanSalah(
            f"{kutip(tulisan)} memuat lebih dari satu angka. Isi satu target per indikator, seperti 3 Dokumen."
        )
    if satuan and not (satuan[0].isalpha() or satuan[0] == "%"):
        raise MasukanSalah(f"{kutip(tulisan)} tidak dapat dibaca. Tulis angka lalu satuan, seperti 3 Dokumen.")
    return satuan


def _bukan_angka(tulisan: str):
    """Say as exactly as possible why this is no figure."""
    dikutip = kutip(tulisan)
    if tulisan.startswith("#"):
        raise MasukanSalah(f"Sel Excel berisi kesalahan {dikutip}. Betulkan di Excel (atau lebarkan kolomnya) dahulu.")
    if tulisan.startswith("="):
        raise MasukanSalah(f"{dikutip} adalah rumus. Isi hasilnya, bukan rumusnya.")
    if _ILMIAH.match(tulisan):
        raise MasukanSalah(
            f"{dikutip} adalah angka yang disingkat Excel sehingga sebagian angkanya hilang. "
            "Ubah format selnya menjadi Angka tanpa desimal, lalu salin lagi."
        )
    if _DISINGKAT.search(tulisan):
        raise MasukanSalah(f"{dikutip} disingkat. Tulis semua angkanya, seperti 1.500.000.")
    raise MasukanSalah(f"{dikutip} bukan angka. Tulis angka saja, seperti 1.234.567; kosongkan bila belum ada.")


def kutip(tulisan: str) -> str:
    """In quotation marks, not longer than one line, without what cannot be printed."""
    bersih = "".join(c if c.isprintable() else " " for c in tulisan)
    return f"“{bersih if len(bersih) <= 40 else bersih[:39] + '…'}”"
