"""The tables of a Renja and how their headings tell them: specification 2 and 3, and our own exports."""

from __future__ import annotations

import re
from dataclasses import dataclass

TEKS, RUPIAH, BESARAN, PERSEN, KODE = "teks", "rupiah", "besaran", "persen", "kode"

_MAJU = r"prakiraan|perkiraan maju|n ?\+ ?1"
_SEBELUM, _SESUDAH = "sebelum", r"sesudah|setelah"
_AKHIR_TAHUN = "kondisi|akhir tahun"


@dataclass(frozen=True)
class Kolom:
    """A column: ``daun`` is its own heading, ``atas`` must and ``bukan`` must not stand in it or the groups above.

    ``{t}`` in ``nama`` is the year in the headings, without which it is none.
    """

    nama: str
    daun: str
    jenis: str = TEKS
    atas: str = ""
    bukan: str = ""

    def cocok(self, daun: str, jalur: str) -> bool:
        return (
            re.search(self.daun, daun) is not None
            and (not self.atas or re.search(self.atas, jalur) is not None)
            and (not self.bukan or re.search(self.bukan, jalur) is None)
        )


@dataclass(frozen=True)
class Bentuk:
    """A kind of table. ``wajib``: columns without which it is none (one of each group of ``a|b``)."""

    nama: str
    sebutan: str
    kolom: tuple[Kolom, ...]
    wajib: tuple[str, ...]
    tanpa: str = ""
    """A heading that no such table has."""
    bertingkat: bool = True
    """Whether its rows are program, kegiatan, sub kegiatan."""


_URUSAN = Kolom("uraian", r"^urusan|^program/kegiatan|^uraian$|^program, kegiatan", bukan="indikator")
_KODE = Kolom("kode", "^kode", KODE)
_NO = Kolom("no", r"^(?:no|nomor)\b")
_PROGRAM_DAUN = r"^program ?/? ?kegiatan|^program/kegiatan"

T21 = Bentuk(
    "2.1",
    "Tabel 2.1",
    (
        _KODE,
        _URUSAN,
        Kolom("indikator", "^indikator"),
        Kolom("k9", "^target program dan kegiatan", BESARAN),
        Kolom("k10", "^realisasi capaian program", BESARAN),
        Kolom("k11", "^tingkat capaian", PERSEN),
        Kolom("k8", "^tingkat realisasi", PERSEN),
        Kolom("k5", "^realisasi target kinerja", BESARAN),
        Kolom("k7", "^realisasi renja", BESARAN),
        Kolom("k6", "^target renja", BESARAN),
        Kolom("k4", "^target kinerja capaian", BESARAN),
        Kolom("catatan", "^catatan"),
    ),
    ("uraian", "k4", "k9", "k10"),
)

T22 = Bentuk(
    "2.2",
    "Tabel 2.2",
    (
        _NO,
        Kolom("spm", "^spm"),
        Kolom("ikk", "^(?:ikk|iku)$"),
        Kolom("realisasi_{t}", "", BESARAN, "realisasi"),
        Kolom("proyeksi_{t}", "", BESARAN, "proyeksi"),
        Kolom("target_{t}", "", BESARAN, "target"),
        Kolom("indikator", "^indikator"),
        Kolom("catatan", "^catatan"),
    ),
    ("indikator", "target_", "realisasi_|proyeksi_"),
    tanpa="tujuan|^program|sasaran renstra",
    bertingkat=False,
)

_PERUBAHAN = (
    _KODE,
    _NO,
    _URUSAN,
    Kolom("indikator_sebelum", "", TEKS, f"indikator.*{_SEBELUM}"),
    Kolom("indikator_sesudah", "", TEKS, f"indikator.*(?:{_SESUDAH})"),
    Kolom("kelompok_sebelum", "", TEKS, f"kelompok sasaran.*{_SEBELUM}"),
    Kolom("kelompok_sesudah", "", TEKS, f"kelompok sasaran.*(?:{_SESUDAH})"),
    Kolom("lokasi_sebelum", "", TEKS, f"lokasi.*{_SEBELUM}"),
    Kolom("lokasi_sesudah", "", TEKS, f"lokasi.*(?:{_SESUDAH})"),
    Kolom("selisih", r"jumlah perubahan|\(\+/-\)|selisih|bertambah", RUPIAH),
    Kolom("target_maju", "^target", BESARAN, _MAJU),
    Kolom("pagu_maju", "pagu|dana", RUPIAH, _MAJU),
    Kolom("target_sebelum", "", BESARAN, f"target.*{_SEBELUM}"),
    Kolom("target_sesudah", "", BESARAN, f"target.*(?:{_SESUDAH})"),
    Kolom("sumber_dana_sebelum", "", TEKS, f"sumber dana.*{_SEBELUM}"),
    Kolom("sumber_dana_sesudah", "", TEKS, f"sumber dana.*(?:{_SESUDAH})"),
    Kolom("pagu_sebelum", "", RUPIAH, f"(?:pagu|kebutuhan dana).*{_SEBELUM}"),
    Kolom("pagu_sesudah", "", RUPIAH, f"(?:pagu|kebutuhan dana).*(?:{_SESUDAH})"),
    Kolom("jenis_kegiatan", "^jenis kegiatan"),
    Kolom("skpd", "penanggung"),
)
T23P = Bentuk("2.3-P", "Tabel 2.3", _PERUBAHAN, ("uraian", "pagu_sebelum", "pagu_sesudah"), tanpa="kelompok sasaran")
T33P = Bentuk("3.3-P", "Tabel 3.3", _PERUBAHAN, ("uraian", "pagu_sebelum", "pagu_sesudah", "kelompok_"))

_AWAL, _HASIL = "rancangan awal", "hasil analisis"
T23 = Bentuk(
    "2.3",
    "Tabel 2.3",
    (
        _NO,
        Kolom("uraian", _PROGRAM_DAUN, TEKS, _AWAL),
        Kolom("indikator_sebelum", "^indikator", TEKS, _AWAL),
        Kolom("lokasi_sebelum", "^lokasi", TEKS, _AWAL),
        Kolom("target_sebelum", "^target", BESARAN, _AWAL),
        Kolom("pagu_sebelum", "pagu|dana", RUPIAH, _AWAL),
        Kolom("uraian_hasil", _PROGRAM_DAUN, TEKS, _HASIL),
        Kolom("indikator_sesudah", "^indikator", TEKS, _HASIL),
        Kolom("lokasi_sesudah", "^lokasi", TEKS, _HASIL),
        Kolom("target_sesudah", "^target", BESARAN, _HASIL),
        Kolom("pagu_sesudah", "pagu|dana", RUPIAH, _HASIL),
        Kolom("catatan", "^catatan"),
    ),
    ("uraian", "pagu_sebelum", "pagu_sesudah", "uraian_hasil"),
)

T24 = Bentuk(
    "2.4",
    "Tabel 2.4",
    (
        _NO,
        Kolom("uraian", _PROGRAM_DAUN),
        Kolom("lokasi", "^lokasi"),
        Kolom("indikator", "^indikator"),
        Kolom("besaran", "^besaran|^volume", BESARAN),
        Kolom("catatan", "^catatan"),
    ),
    ("uraian", "besaran"),
)

T31 = Bentuk(
    "3.1",
    "Tabel 3.1",
    (
        _KODE,
        _NO,
        _URUSAN,
        Kolom("lokasi", "^lokasi"),
        Kolom("indikator", "^indikator"),
        Kolom("target_maju", "^target", BESARAN, _MAJU),
        Kolom("pagu_maju", "pagu|dana", RUPIAH, _MAJU),
        Kolom("sumber_dana", "^sumber dana"),
        Kolom("target", "^target", BESARAN),
        Kolom("pagu", "pagu|kebutuhan dana", RUPIAH),
        Kolom("catatan", "^catatan"),
    ),
    ("uraian", "pagu", "pagu_maju"),
    tanpa=f"{_SEBELUM}|{_SESUDAH}|{_HASIL}",
)

T41 = Bentuk(
    "4.1",
    "Tabel 4.1",
    (
        _NO,
        _KODE,
        Kolom("uraian", f"{_PROGRAM_DAUN}|^urusan", bukan="indikator"),
        Kolom("indikator", "^indikator"),
        Kolom("lokasi", "^lokasi"),
        Kolom("target", "^target", BESARAN),
        Kolom("sumber_dana", "^sumber dana"),
        Kolom("pagu", "pagu|kebutuhan dana", RUPIAH),
    ),
    ("uraian", "pagu", "target"),
    tanpa=f"{_MAJU}|{_SEBELUM}|{_SESUDAH}|{_HASIL}|besaran",
)

TUJUAN = Bentuk(
    "tujuan",
    "Tabel Tujuan dan Sasaran",
    (
        _NO,
        Kolom("tujuan", "^tujuan"),
        Kolom("indikator_tujuan", "^indikator tujuan"),
        Kolom("sasaran", "^sasaran"),
        Kolom("indikator", "^indikator"),
        Kolom("target_{t}", "", BESARAN, "target"),
        Kolom("target", "^target", BESARAN),
    ),
    ("tujuan", "sasaran", "indikator"),
    bertingkat=False,
)

IKU = Bentuk(
    "iku",
    "Tabel IKU",
    (
        _NO,
        Kolom("sasaran", "^sasaran"),
        Kolom("indikator", "^indikator"),
        Kolom("satuan", "^satuan"),
        Kolom("formulasi", "formula"),
        Kolom("sumber_data", "^sumber data"),
        Kolom("penanggung_jawab", "penanggung"),
        Kolom("awal_{t}", "kondisi awal", BESARAN),
        Kolom("target_{t}", "", BESARAN, "target"),
    ),
    ("sasaran", "indikator", "target_|formulasi"),
    tanpa="^tujuan|^program|^anggaran",
    bertingkat=False,
)

PK = Bentuk(
    "pk",
    "Perjanjian Kinerja",
    (_NO, Kolom("sasaran", "^sasaran"), Kolom("indikator", "^indikator"), Kolom("target", "^target", BESARAN)),
    ("sasaran", "indikator", "target"),
    tanpa="^tujuan|^program|triwulan|^anggaran",
    bertingkat=False,
)

_PKS = r"^program ?/ ?kegiatan ?/ ?sub ?kegiatan|^program"
RKT = Bentuk(
    "rkt",
    "RKT",
    (
        _NO,
        Kolom("sasaran", "^sasaran"),
        Kolom("uraian", _PKS),
        Kolom("indikator", "^indikator.*(?:program|kegiatan)"),
        Kolom("indikator_sasaran", "^indikator"),
        Kolom("target", "^target", BESARAN),
        Kolom("anggaran", "^anggaran", RUPIAH),
    ),
    ("sasaran", "uraian", "anggaran"),
    tanpa="triwulan|realisasi",
)

_TW = {1: r"triwulan (?:i|1)\b|\btw ?(?:i|1)\b", 2: r"triwulan (?:ii|2)\b|\btw ?(?:ii|2)\b"}
_TW |= {3: r"triwulan (?:iii|3)\b|\btw ?(?:iii|3)\b", 4: r"triwulan (?:iv|4)\b|\btw ?(?:iv|4)\b"}
RENCANA_AKSI = Bentuk(
    "rencana-aksi",
    "Rencana Aksi",
    (
        _NO,
        Kolom("sasaran", "^sasaran"),
        Kolom("uraian", _PKS),
        Kolom("indikator", "^indikator.*(?:program|kegiatan)"),
        Kolom("indikator_sasaran", "^indikator"),
        *(Kolom(f"tw{n}_target", "^target", BESARAN, pola) for n, pola in _TW.items()),
        *(Kolom(f"tw{n}_rp", r"^rp|anggaran", RUPIAH, pola) for n, pola in _TW.items()),
        Kolom("akhir_target", "^target", BESARAN, _AKHIR_TAHUN),
        Kolom("akhir_rp", r"^rp|anggaran", RUPIAH, _AKHIR_TAHUN),
        Kolom("target", "^target", BESARAN),
        Kolom("penanggung_jawab", "penanggung"),
    ),
    ("uraian", "tw1_target", "tw1_rp", "tw4_rp"),
    tanpa="realisasi",
)

_P, _K = "^program/", "^kegiatan/"
EVALUASI = Bentuk(
    "evaluasi",
    "Evaluasi Rencana Aksi",
    (
        Kolom("p_uraian", "^uraian", TEKS, _P),
        Kolom("p_indikator", "^indikator", TEKS, _P),
        Kolom("p_satuan", "^satuan", BESARAN, _P),
        Kolom("p_target", "^target", BESARAN, _P),
        Kolom("p_realisasi", "^realisasi", BESARAN, _P),
        Kolom("p_capaian", "^capaian", PERSEN, _P),
        Kolom("uraian", "^uraian", TEKS, _K),
        Kolom("indikator", "^indikator", TEKS, _K),
        Kolom("satuan", "^satuan", BESARAN, _K),
        Kolom("target", "^target", BESARAN, _K),
        Kolom("realisasi", "^realisasi", BESARAN, _K),
        Kolom("capaian", "^capaian", PERSEN, _K),
        Kolom("keterangan", "^ket"),
    ),
    ("p_uraian", "uraian", "target", "realisasi", "capaian"),
)

NARASI = Bentuk(
    "narasi",
    "Narasi",
    (
        _NO,
        Kolom("program", "^program$"),
        Kolom("kegiatan", "^kegiatan$"),
        Kolom("sub_kegiatan", "^sub ?kegiatan$"),
        Kolom("target", "^target kinerja", BESARAN),
        Kolom("realisasi", "^realisasi kinerja", BESARAN),
        Kolom("capaian", "^capaian kinerja", PERSEN),
        Kolom("anggaran", "^(?:target )?anggaran", RUPIAH),
        Kolom("realisasi_rp", "^realisasi anggaran", RUPIAH),
        Kolom("capaian_rp", "^capaian anggaran", PERSEN),
        Kolom("satuan_realisasi", "^satuan realisasi"),
        Kolom("satuan", "^satuan"),
        Kolom("indikator", "^indikator"),
        Kolom("keterangan", "^keterangan"),
    ),
    ("kegiatan", "target", "realisasi", "anggaran", "realisasi_rp"),
)

SEMUA = (T21, T22, T33P, T23P, T23, T24, T31, T41, TUJUAN, IKU, PK, RENCANA_AKSI, RKT, EVALUASI, NARASI)
PER_NAMA = {b.nama: b for b in SEMUA}
