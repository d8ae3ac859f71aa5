"""Which golden column of the Rencana Aksi 2024 of Kalaena and of its Evaluasi Triwulan IV is which of ours.

Two documents with a numbering of temuan each, and so two lists. Their sources are damaged: of a row whose ``mutu`` is
``rusak`` a blank cell may be one that was lost, and is not compared.
"""

import re
from pathlib import Path

from .banding import SINI, Banding, Kolom, baca

RENCANA_AKSI = SINI / "kalaena-2024-rencana-aksi"
EVALUASI = SINI / "kalaena-2024-evaluasi-tw4"
BEDA_RENCANA_AKSI = SINI / "beda-kalaena-2024-rencana-aksi.csv"
BEDA_EVALUASI = SINI / "beda-kalaena-2024-evaluasi.csv"

#: Codes that the documents do not print, by the number of the line (README of the fixture).
KODE_RKT = {
    "3": "7.01.02.2.04.0001",
    "8": "7.01.04",
    "9": "7.01.04.2.01",
    "10": "7.01.04.2.01.0001",
    "11": "7.01.04.2.01.0002",
    "12": "7.01.04.2.02",
    "13": "7.01.04.2.02.0001",
    "20": "7.01.06.2.01.0018",
    "46": "7.01.01.2.07.0010",
}
KODE_RA = {k: KODE_RKT[k] for k in ("3", "8", "9", "10", "11", "12", "13")} | {"36": KODE_RKT["46"]}
KODE_EVALUASI = {"3": KODE_RKT["3"], "14": KODE_RKT["20"], "30": KODE_RKT["46"]}

#: How the Evaluasi abbreviates units.
SINGKATAN = {"Dok": "Dokumen", "Lap": "Laporan", "Org": "Orang"}

SASARAN = "sasaran"
ROMAWI = ("I", "II", "III", "IV")


def berkode(path: Path, kode: dict[str, str]) -> list[dict[str, str]]:
    """The golden lines, each with its code in the form of the edition of 2024 (four digits)."""
    baris = baca(path)
    for b in baris:
        b["kode"] = b["kode"] or kode[b["no"]]
        if b["level"] == "subkegiatan" and len(b["kode"].rsplit(".", 1)[1]) == 2:
            b["kode"] = "{}.00{}".format(*b["kode"].rsplit(".", 1))
    return baris


def _bersasaran(tabel: str, berkas: str, kode: dict[str, str]):
    """The lines of RKT or Rencana Aksi with those of their sasaran, which stand in a file of their own."""

    def _baca(folder: Path) -> list[dict[str, str]]:
        sasaran = [
            {
                "level": SASARAN,
                "sasaran_no": b["sasaran_no"],
                "sasaran": b["sasaran"],
                "indikator_sasaran": b["indikator"],
                "target_sasaran": b["target"],
            }
            for b in baca(folder / "tabel-sasaran-rkt-rencana-aksi.csv")
            if b["tabel"] == tabel
        ]
        return [*sasaran, *berkode(folder / berkas, kode)]

    return _baca


def _terbaca(baris: dict, kolom: Kolom) -> bool:
    """The lines of sasaran have other columns than those of programmes."""
    return kolom.emas in baris and (baris[kolom.emas] != "" or baris.get("mutu") != "rusak")


def _baca_evaluasi(folder: Path) -> list[dict[str, str]]:
    """The lines, each with its own name as ``uraian`` and its unit spelled out."""
    hasil = berkode(folder / "evaluasi.csv", KODE_EVALUASI)
    for b in hasil:
        b["uraian"] = b[b["level"]]
        b["satuan"] = SINGKATAN.get(b["satuan"], b["satuan"])
    return hasil


def _terbaca_evaluasi(baris: dict, kolom: Kolom) -> bool:
    """A programme stands in the columns at the left, what is below it at the right.

    ``program_tercetak`` is the programme printed beside what is below one, and often blank.
    """
    if kolom.emas == "program_tercetak":
        return baris["level"] != "program" and baris[kolom.emas] != ""
    kiri = kolom.nomor.split()[0] in ("1", "2", "SATUAN", "3", "4", "5")
    return kiri == (baris["level"] == "program") and _terbaca(baris, kolom)


def kunci_emas(baris: dict) -> str:
    return f"sasaran {baris['sasaran_no']}" if baris["level"] == SASARAN else baris["kode"]


def kunci_kita(baris: dict) -> str:
    return f"sasaran {baris['1']}" if baris["level"] == SASARAN else baris["kode"]


def seperti_tercetak(nomor: str, baris: list[dict]) -> list[dict]:
    """Our lines in the writing of the golden files.

    These put the number of the sasaran on each line of RKT and Rencana Aksi, and the four quarters of the Evaluasi on
    one, with a line of its own for each programme.
    """
    if nomor in ("RKT", "RA"):
        return _isi_sasaran(baris)
    return _satu_baris(baris) if nomor.startswith("EVALUASI") else baris


def _isi_sasaran(baris: list[dict]) -> list[dict]:
    hasil, no = [], ""
    for b in baris:
        no = b["1"] or no
        hasil.append(b | {"1": no})
    return hasil


def _satu_baris(baris: list[dict]) -> list[dict]:
    hasil: dict[str, dict] = {}
    program = ""
    for b in baris:
        if b["1"]:
            program = ".".join(b["kode"].split(".")[:3])
            hasil[program] = {"level": "program", "kode": program} | {k: b[k] for k in ("1", "2", "SATUAN")}
        if b["3"]:
            _tambah_triwulan(hasil[program], b, "3", ("4", "5"))
        if b["kode"] not in hasil:
            hasil[b["kode"]] = {k: b[k] for k in ("level", "kode", "6", "7", "8")} | {"1": hasil[program]["1"]}
        _tambah_triwulan(hasil[b["kode"]], b, "9", ("10", "11", "12"))
    return list(hasil.values())


def _tambah_triwulan(satu: dict, baris: dict, target: str, lain: tuple[str, ...]) -> None:
    """Columns ``9 TW II`` and so on from a line ``TW 2 : 3``; a quarter printed twice or out of turn would fail."""
    tw, angka = re.fullmatch(r"TW (\d) :(.*)", baris[target]).groups()
    romawi = ROMAWI[int(tw) - 1]
    baru = {f"{target} TW {romawi}": angka.strip()} | {f"{k} TW {romawi}": baris[k] for k in lain}
    assert tw == "1" or f"{target} TW {ROMAWI[int(tw) - 2]}" in satu
    assert not baru.keys() & satu.keys()
    satu |= baru


_SASARAN_PROGRAM = (
    Kolom("sasaran_no", "1", "kode"),
    Kolom("sasaran", "2", "teks"),
    Kolom("indikator_sasaran", "3", "teks"),
    Kolom("target_sasaran", "4", "angka"),
    Kolom("uraian", "5", "teks"),
    Kolom("indikator", "6", "teks"),
)

TABEL_RENCANA_AKSI = (
    Banding(
        "TUJUAN",
        "2.1",
        "tabel-2-1-tujuan-sasaran.csv",
        (
            Kolom("no", "1", "kode"),
            Kolom("tujuan", "2", "teks"),
            Kolom("sasaran", "3", "teks"),
            Kolom("indikator", "4", "teks"),
            *(Kolom(f"target_{t}", str(k), "angka") for k, t in enumerate(range(2022, 2027), 5)),
        ),
        kunci="no",
        kunci_kita="1",
        nama=("indikator",),
    ),
    Banding(
        "IKU",
        "2.2",
        "tabel-2-2-iku.csv",
        (
            Kolom("no", "1", "kode"),
            Kolom("sasaran", "2", "teks"),
            Kolom("indikator", "3", "teks"),
            Kolom("satuan", "4", "teks"),
            Kolom("formulasi", "5", "teks"),
            Kolom("sumber_data", "6", "teks"),
            Kolom("penanggung_jawab", "7", "teks"),
            *(Kolom(f"target_{t}", str(k), "angka") for k, t in enumerate(range(2022, 2026), 8)),
        ),
        kunci="no",
        kunci_kita="1",
        nama=("indikator",),
    ),
    Banding(
        "PK",
        "2.3",
        "tabel-2-3-pk.csv",
        (
            Kolom("no", "1", "kode"),
            Kolom("sasaran", "2", "teks"),
            Kolom("indikator", "3", "teks"),
            Kolom("target", "4", "angka"),
        ),
        kunci="no",
        kunci_kita="1",
        nama=("indikator",),
    ),
    Banding(
        "RKT",
        "RKT",
        "tabel-rkt.csv",
        (*_SASARAN_PROGRAM, Kolom("target", "4", "target", "satuan"), Kolom("anggaran", "7", "rp")),
        kunci=kunci_emas,
        kunci_kita=kunci_kita,
        baca=_bersasaran("RKT", "tabel-rkt.csv", KODE_RKT),
        terbaca=_terbaca,
    ),
    Banding(
        "RA",
        "Rencana Aksi",
        "tabel-rencana-aksi.csv",
        (
            *_SASARAN_PROGRAM,
            Kolom("target_tahun", "4", "target", "satuan"),
            *(Kolom(f"tw{n}_target", f"{6 + n} Target", "angka") for n in range(1, 5)),
            *(Kolom(f"tw{n}_rp", f"{6 + n} Rp", "rp") for n in range(1, 5)),
            Kolom("akhir_target", "11 Target", "angka"),
            Kolom("akhir_rp", "11 Rp", "rp"),
            Kolom("penanggung_jawab_jabatan", "12", "teks"),
        ),
        kunci=kunci_emas,
        kunci_kita=kunci_kita,
        baca=_bersasaran("Rencana Aksi", "tabel-rencana-aksi.csv", KODE_RA),
        terbaca=_terbaca,
    ),
)

TABEL_EVALUASI = (
    Banding(
        "EVALUASI-TW4",
        "Evaluasi TW IV",
        "evaluasi.csv",
        (
            Kolom("uraian", "1", "teks"),
            Kolom("program_tercetak", "1", "teks"),
            Kolom("indikator", "2", "teks"),
            Kolom("target_tahun", "SATUAN", "target", "satuan"),
            Kolom("uraian", "6", "nama"),
            Kolom("indikator", "7", "teks"),
            Kolom("target_tahun", "8", "target", "satuan"),
            *(
                Kolom(f"tw{n}_{isi}", f"{kolom} TW {romawi}", jenis)
                for n, romawi in enumerate(ROMAWI, 1)
                for kiri, kanan, isi, jenis in (
                    ("3", "9", "target", "angka"),
                    ("4", "10", "realisasi", "angka"),
                    ("5", "11", "capaian", "persen"),
                )
                for kolom in (kiri, kanan)
            ),
            *(Kolom(f"keterangan_tw{n}", f"12 TW {romawi}", "ada") for n, romawi in enumerate(ROMAWI, 1)),
        ),
        kunci="kode",
        baca=_baca_evaluasi,
        terbaca=_terbaca_evaluasi,
    ),
)
