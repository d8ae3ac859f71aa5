"""Which units fit what an indicator counts: one line for each word that an indicator may begin with.

The word is the first after *Jumlah* (``PERTAMA``), or the first of the whole indicator (``AWAL``). Words that are not
here are not judged. Units are small letters; of a unit such as *Orang/Bulan* one part suffices.
"""

from __future__ import annotations

import re
from functools import lru_cache

_ORANG = "orang jiwa peserta pegawai kk keluarga kader org"
_KERTAS = "dokumen laporan berkas buku eksemplar naskah"
_BARANG = "unit buah jenis paket set item pcs macam kopel"
_ACARA = "kali kegiatan laporan dokumen hari pertemuan rapat kunjungan frekuensi paket"

PERTAMA: dict[str, str] = {
    # people
    "orang": _ORANG, "pegawai": _ORANG, "asn": _ORANG, "aparatur": _ORANG, "aparat": _ORANG, "peserta": _ORANG,
    "pengunjung": _ORANG, "tamu": _ORANG, "warga": _ORANG, "masyarakat": f"{_ORANG} kelompok", "tenaga": _ORANG,
    "penduduk": _ORANG, "perempuan": _ORANG, "pemohon": _ORANG, "pelanggan": _ORANG, "anggota": _ORANG,
    "kader": _ORANG, "keluarga": "keluarga kk rumah",
    # papers
    "dokumen": _KERTAS, "laporan": _KERTAS, "peraturan": f"{_KERTAS} peraturan perdes desa",
    "surat": f"{_KERTAS} surat lembar pucuk buah", "izin": f"{_KERTAS} izin surat lembar",
    "perizinan": f"{_KERTAS} izin surat lembar", "rekening": "rekening bulan tagihan kali",
    "rekomendasi": f"{_KERTAS} rekomendasi surat", "lembar": "lembar",
    # things
    "unit": "unit buah", "paket": "paket", "mebel": _BARANG, "kendaraan": "unit buah", "peralatan": _BARANG,
    "komponen": _BARANG, "gedung": "unit gedung buah paket m2", "rumah": "unit rumah buah", "atk": _BARANG,
    "pakaian": "stel pasang potong helai set unit paket lembar", "makanan": "porsi kotak dos paket orang kali",
    # events and places
    "rapat": _ACARA, "kunjungan": f"{_ACARA} {_ORANG}", "pertemuan": _ACARA, "sosialisasi": f"{_ACARA} {_ORANG}",
    "kasus": "kasus laporan dokumen", "pengaduan": "pengaduan kasus laporan dokumen",
    "desa": "desa kelurahan", "kelurahan": "kelurahan desa", "kelompok": "kelompok lembaga",
    "lembaga": "lembaga kelompok organisasi kemasyarakatan",
}  # fmt: skip

_PERSEN = "% persen prosen persentase"
AWAL: dict[str, str] = {
    "persentase": _PERSEN,
    "prosentase": _PERSEN,
    "persen": _PERSEN,
    "rasio": f"{_PERSEN} rasio angka",
    "indeks": f"{_PERSEN} indeks nilai poin skor angka",
    "nilai": f"{_PERSEN} nilai poin skor angka indeks predikat kategori huruf",
}

#: Units as they are often written, and as they should be.
BAKU: dict[str, str] = {
    "exemplar": "Eksemplar", "examplar": "Eksemplar", "eksamplar": "Eksemplar", "eksempelar": "Eksemplar",
    "dok": "Dokumen", "dokumnen": "Dokumen", "lap": "Laporan", "org": "Orang", "bln": "Bulan", "thn": "Tahun",
    "lbr": "Lembar", "jns": "Jenis", "kegiatn": "Kegiatan", "pcs": "Buah", "persen": "%", "prosen": "%",
    "persentase": "%", "prosentase": "%",
}  # fmt: skip

_KATA = re.compile(r"[a-z0-9%]+")


@lru_cache(maxsize=4096)
def satuan_cocok(indikator: str, satuan: str) -> tuple[bool, str]:
    """Whether a unit fits an indicator, and the word that says so (empty if nothing is known)."""
    kata = _KATA.findall(indikator.casefold())
    ada = set(_KATA.findall(satuan.casefold()))
    if not kata or not ada:
        return True, ""
    if kata[0] in AWAL:
        return bool(ada & set(AWAL[kata[0]].split())), kata[0]
    if kata[0] != "jumlah" or len(kata) < 2:
        return True, ""
    if ada & set(_PERSEN.split()):
        return False, "jumlah"
    boleh = PERTAMA.get(kata[1])
    return (boleh is None or bool(ada & set(boleh.split()))), kata[1] if boleh else ""


def lazimnya(kata: str) -> str:
    """The units that fit a word, for people: ``Orang, Jiwa, Peserta``; the first three."""
    if kata == "jumlah":
        return "satuan hitung, bukan %"
    satuan = (AWAL.get(kata) or PERTAMA[kata]).split()
    if satuan[0] == "%":
        satuan = ["%", *satuan[len(_PERSEN.split()) :]]
    return ", ".join(s.capitalize() for s in satuan[:3])
