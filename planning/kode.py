"""Codes of the nomenklatur (specification 7): as offices print and type them, as we keep them, and across editions."""

from __future__ import annotations

import re
from collections.abc import Collection

from planning.masukan import MasukanSalah, kutip, rapikan
from planning.models import EdisiNomenklatur


class KodeSalah(MasukanSalah):
    """What was written is no code of this edition, or could be several; the message says how to mend it."""


def kode_cetak(kode: str, edisi: EdisiNomenklatur, kode_organisasi: str) -> str:
    """The code as this office prints it.

    Before 2021 the office's organisation code stands after the bidang: ``4.36.70.02`` of office ``4.36.08`` prints as
    ``4.36.4.36.08.70.02`` (specification 7.3). Since 2021 the code is printed as it is.
    """
    if edisi.punya_sub_kegiatan or not kode_organisasi:
        return kode
    urusan, bidang, *bawah = kode.split(".")
    return ".".join([urusan, bidang, kode_organisasi, *bawah]) if bawah else kode


def kunci_lintas_edisi(kode: str) -> str:
    """One key for a node in every edition: ``7-1-1-2-1-1`` for 7.01.01.2.01.01 and 7.01.01.2.01.0001.

    Numbers without leading zeros joined by ``-`` (specification 7.2). Parts that are no number (``X``) stay as they
    are.
    """
    return "-".join(bagian.lstrip("0") or "0" for bagian in kode.split("."))


def normalkan_kode(teks: object, edisi: EdisiNomenklatur, daftar: Collection[str] | None = None) -> str:
    """The code as this edition keeps it, from any of the shapes of specification 7.2 and 7.3; else ``KodeSalah``.

    It has the right form and one meaning; whether the edition has such a node is for the caller to look up. The
    edition decides how a code is read, never its shape: ``1.06.01`` fits the old and the new structure. A few
    shapes cannot be read without the edition's codes: ``daftar`` if the caller has them (an import should pass a set),
    else they are looked up then.
    """
    kode = _bersihkan(teks)
    daftar = _Daftar(edisi, daftar)
    return _normalkan_baru(kode, edisi, daftar) if edisi.punya_sub_kegiatan else _normalkan_lama(kode, edisi, daftar)


class _Daftar:
    """The codes of an edition, fetched once and only when asked for."""

    def __init__(self, edisi: EdisiNomenklatur, kode: Collection[str] | None):
        self._edisi, self._kode = edisi, kode

    def __contains__(self, kode: str) -> bool:
        return kode in self.semua

    @property
    def semua(self) -> Collection[str]:
        if self._kode is None:
            self._kode = set(self._edisi.nomenklatur.values_list("kode", flat=True))
        return self._kode


def _bersihkan(teks: object) -> str:
    if hasattr(teks, "isoformat"):
        raise KodeSalah("Excel mengubah kode ini menjadi tanggal. Ubah format selnya menjadi Teks, lalu tulis lagi.")
    try:
        tulisan = rapikan("" if teks is None else str(teks))
    except MasukanSalah as e:
        raise KodeSalah(str(e)) from None
    kode = "".join(tulisan.split()).replace(",", ".").strip(".").upper()
    if not kode:
        raise KodeSalah("Kode belum diisi.")
    if not re.fullmatch("[0-9X.]{1,40}", kode):
        raise KodeSalah(f"{kutip(tulisan)} bukan kode: kode hanya memuat angka dan titik.")
    if ".." in kode:
        raise KodeSalah(f"Ada bagian yang kosong dalam kode {kutip(tulisan)}: dua titik berurutan.")
    return kode


# --- Since 2021: urusan.bidang.program.kegiatan.sub (specification 7.2) -----------------------------------------------

#: No number is zero: that is what tells ``…2.0.2`` (meant: 2.02) from a kegiatan 2.00 with sub kegiatan 02.
_BARU = re.compile(
    r"""(?:[0-9]|(?:[0-9]\.(?!00)[0-9]{2}|X\.XX)
        (?:\.(?!00)[0-9]{2}                      # program
        (?:\.[12]\.(?!00)[0-9]{2}                # kegiatan of a province (1) or a kabupaten (2)
        (?:\.(?!0+$)(?:[0-9]{4}|[0-9]{2}))?)?)?) # sub kegiatan
    """,
    re.X,
)
_LEBAR = (1, 2, 2, 1, 2)
_PANJANG_DIGIT = {5: 3, 8: 5, 10: 6, 12: 6}


def _normalkan_baru(kode: str, edisi: EdisiNomenklatur, daftar: _Daftar) -> str:
    bagian = kode.split(".")
    lebar = edisi.lebar_sub_kegiatan
    terpecah = _isi_nol(_kelompokkan(bagian), lebar) or _isi_nol(_gabung_nol(bagian), lebar)
    calon = list(dict.fromkeys(c for c in (_isi_nol(bagian, lebar), terpecah) if c))
    if len(calon) > 1:  # 7.1.1.2.1 is 7.01.01.2.01 or, digit by digit, 7.11.21
        calon = [c for c in calon if c in daftar] or calon
    if not calon:
        contoh = "7.01.01.2.01." + "1".zfill(lebar)
        raise KodeSalah(
            f"{kutip(kode)} bukan kode menurut {edisi.nama}. Tulis seperti 7.01.01 (program), 7.01.01.2.01 "
            f"(kegiatan), atau {contoh} (sub kegiatan)."
        )
    if len(calon) > 1:
        raise KodeSalah(f"{kutip(kode)} dapat berarti {' atau '.join(calon)}. Tulis kode lengkap.")
    return _ganti_x(calon[0], daftar)


def _isi_nol(bagian: list[str], lebar_sub: int) -> str | None:
    """Each part brought to its width; ``None`` if that makes no code. A sub kegiatan of 2 digits fits 4 and back."""
    if len(bagian) > 3 and re.fullmatch("[12][0-9]{2}", bagian[3]):  # SIMDA: 7.01.01.201.01
        bagian = [*bagian[:3], bagian[3][0], bagian[3][1:], *bagian[4:]]
    *atas, sub = bagian if len(bagian) == 6 else [*bagian, ""]
    if len(atas) > 5:
        return None
    isi = [b.rjust(lebar, "X" if b == "X" else "0") for b, lebar in zip(atas, _LEBAR, strict=False)]
    if sub:
        isi.append((sub.lstrip("0") if len(sub) <= 4 else sub).rjust(lebar_sub, "0"))
        if len(isi[-1]) > lebar_sub:
            return None
    kode = ".".join(isi)
    return kode if _BARU.fullmatch(kode) else None


def _gabung_nol(bagian: list[str]) -> list[str]:
    """A lone 0 belongs to the digit after it: 7.01.01.2.0.2 → 7.01.01.2.02."""
    hasil: list[str] = []
    for b in bagian:
        if hasil and hasil[-1] == "0" and len(b) == 1:
            hasil[-1] += b
        else:
            hasil.append(b)
    return hasil


def _kelompokkan(bagian: list[str]) -> list[str]:
    """Digit by digit, or without any dot: 7.0.1.0.1.2.0.1 → 7.01.01.2.01."""
    digit = "".join(bagian)
    if len(digit) not in _PANJANG_DIGIT or not digit.isdigit() or len(bagian) not in (1, len(digit)):
        return []
    hasil, sisa = [], digit
    for lebar in (*_LEBAR, 4)[: _PANJANG_DIGIT[len(digit)]]:
        hasil.append(sisa[:lebar])
        sisa = sisa[lebar:]
    return hasil


def _ganti_x(kode: str, daftar: _Daftar) -> str:
    """The regulations print the programs of every office under ``X.XX``; here stands the bidang instead."""
    if not kode.startswith("X.XX"):
        return kode
    bidang = [k for k in daftar.semua if k.count(".") == 1]
    if len(bidang) != 1:
        raise KodeSalah(f"Ganti X.XX dalam {kutip(kode)} dengan kode bidang perangkat daerah, misalnya 7.01.")
    return bidang[0] + kode.removeprefix("X.XX")


# --- Before 2021 (specification 7.3) ----------------------------------------------------------------------------------

_BIDANG = r"(?P<bidang>[0-9]\.[0-9]{2})"
_BAWAH = r"\.(?P<program>[0-9]{1,2})(?:\.(?P<kegiatan>[0-9]{1,3}))?"
#: As we keep it, without an organisation.
_TERSIMPAN = re.compile(rf"{_BIDANG}(?:{_BAWAH})?")
#: With the organisation inside, as e-planning prints it: 4.36.4.36.08.70.02.
_EPLAN = re.compile(rf"{_BIDANG}\.[0-9]\.[0-9]{{2}}\.[0-9]{{2}}(?:{_BAWAH})?")
#: With the number of the unit in its bidang: 1.06.01.01.19.
_P13 = re.compile(rf"{_BIDANG}\.[0-9]{{2}}{_BAWAH}")
#: The programs that every office has.
_SETIAP_SKPD = "0.00"


def _normalkan_lama(kode: str, edisi: EdisiNomenklatur, daftar: _Daftar) -> str:
    if cocok := _EPLAN.fullmatch(kode):
        return _susun(cocok)
    tersimpan = _TERSIMPAN.fullmatch(kode)
    if tersimpan and _susun(tersimpan) in daftar:
        return _susun(tersimpan)
    if (cocok := _P13.fullmatch(kode)) and (calon := _menurut_nomor(cocok, daftar)):
        if len(calon) > 1:
            raise KodeSalah(f"{kutip(kode)} dapat berarti {' atau '.join(calon)}. Tulis kode tanpa nomor unit.")
        return calon[0]
    if tersimpan and tersimpan["bidang"] in daftar:
        return _susun(tersimpan)
    raise KodeSalah(
        f"{kutip(kode)} bukan kode menurut {edisi.nama}, atau nomornya tidak ada dalam daftar. "
        "Tulis seperti 0.00.01 (program) atau 0.00.01.16 (kegiatan)."
    )


def _susun(cocok: re.Match) -> str:
    bawah = [n.zfill(2) for n in (cocok["program"], cocok["kegiatan"]) if n]
    return ".".join([cocok["bidang"], *bawah])


def _menurut_nomor(cocok: re.Match, daftar: _Daftar) -> list[str]:
    """The nodes with these numbers of program and kegiatan: of its own bidang or of every office, else of any."""
    nomor = _susun(cocok).removeprefix(cocok["bidang"])
    sama = sorted(k for k in daftar.semua if re.fullmatch(_BIDANG + re.escape(nomor), k))
    dekat = [k for k in sama if k.removesuffix(nomor) in (cocok["bidang"], _SETIAP_SKPD)]
    return dekat or sama
