"""Which golden column of the Renja Perubahan 2020 of Mangkutana is which of ours, and which row is which.

The tables of this document have no code in common (Tabel 3 prints none, Tabel 2.1 wrong ones: temuan 60-85), so rows
are joined by their names, and the key of a row is its code in the nomenklatur (without the organisation).
"""

from itertools import pairwise

from django.conf import settings

from .banding import JUMLAH, SINI, Banding, Kolom, baca, rapikan

FOLDER = SINI / "mangkutana-2020-renja-perubahan"
BEDA = SINI / "beda-mangkutana.csv"
FIXTURES = settings.BASE_DIR / "fixtures"

#: Other names of the same row: Tabel 2.1 and Tabel 3 against Tabel 3.3 (temuan 179-186), and what is left of two lost
#: names in Tabel 2.1, whose printed code is all there is (temuan 165).
NAMA_LAIN = {
    "1.06.01.01": "0.00.01",
    "1.06.01.01.02": "0.00.01.02",
    "Program peningkatan sarana dan prasaranan aparatur": "0.00.02",
    "Program Peningkatan Mendukung Pemberdayaan masyarakat desa": "4.36.69",
    "Program Peningkatan Pelayanan Mendukung Pemberdayaan masyarakat desa": "4.36.69",
    "Program peningkatan mendukung pemerintahan": "4.36.70",
    "Program Peningkatan Pelayanan Mendukung Pemerintahan": "4.36.70",
    "Program peningkatan mendukung ketentraman dan ketertiban": "4.36.71",
    "Program Peningkatan Pelayanan Mendukung Ketentraman dan Ketertiban": "4.36.71",
    "Program peningkatan mendukung Pelayanan Umum": "4.36.72",
    "Program": "4.36.72",
    "Penyediaan jasa komponen instalasi listrik/penerangan bangunan kantor": "0.00.01.10",
    "Penyediaan bahan bacaan dan peraturan peundang-undangan": "0.00.01.15",
    "Rapat koordinasi dan konsultasi keluar daerah": "0.00.01.18",
    "Pengadaan perlengkapan rumah jabatan": "0.00.02.08",
    "Penyusunan pelaporan kinerja instansi pemerintah": "0.00.05.06",
    "Fasilitasi dan pendampingan aspirasi masyarakat dalam musyawarah perencanaan pembangunan": "4.36.69.01",
    "Fasilitasi Pelayanan administrasi perizinan": "4.36.72.02",
}
_NOMENKLATUR = baca(FIXTURES / "acuan" / "nomenklatur-13-2006.csv")
_KODE = {rapikan(n["nama"]): n["kode"] for n in _NOMENKLATUR} | {rapikan(k): v for k, v in NAMA_LAIN.items()}

#: The lines of belanja have no code; their name is their key.
BELANJA = ("belanja", "rincian-belanja", "rincian_belanja")
#: Lines of indicators that only Tabel 3.3 prints.
LAINNYA = "indikator lain"
_ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


def tanpa_organisasi(kode: str) -> str:
    """``0.00.4.36.08.01.16`` → ``0.00.01.16`` (specification 7.3)."""
    return kode.replace(".4.36.08", "", 1)


def menurut_nama(baris: dict) -> str:
    """The key of a golden row of Tabel 2.1 and Tabel 3."""
    if baris["level"] == "jumlah":
        return JUMLAH
    nama = baris.get("uraian", baris.get("uraian_awal")) or baris["kode"]
    return nama if baris["level"] in BELANJA else _KODE[rapikan(nama)]


def menurut_kode(baris: dict) -> str:
    """The key of a golden row of Tabel 3.3; the heading of the second bidang is printed without its code."""
    return "4.36" if baris["level"] == "urusan" else tanpa_organisasi(baris["kode"])


def kita_21(baris: dict) -> str:
    """Ours of Tabel 2.1: of a kegiatan's indicators the golden table prints the one that has figures."""
    ada = baris["level"] != "kegiatan" or any(baris[k] for k in "45679")
    return tanpa_organisasi(baris["kode"]) if ada else LAINNYA


def kita_23(baris: dict) -> str:
    """Ours of Tabel 3: of a kegiatan's indicators the golden table prints the one of the rancangan awal."""
    if baris["level"] in BELANJA:
        return baris["2"]
    return tanpa_organisasi(baris["kode"]) if baris["level"] != "kegiatan" or baris["3"] else LAINNYA


def seperti_tercetak(nomor: str, baris: list[dict]) -> list[dict]:
    """Our lines in the writing of the golden files.

    These repeat the merged cells of a kegiatan on the line of each of its indicators, and number the programmes of
    Tabel 3 in arabic figures.
    """
    baris = [dict(b) for b in baris]
    for sebelum, b in pairwise(baris):
        if nomor == "3.3-P" and b["level"] == "kegiatan" and b["kode"] == sebelum["kode"]:
            b |= {k: sebelum[k] for k in ("5", "6", "7", "8", "14", "15", "18", "19")}
    for b in baris:
        if nomor == "2.3" and b["level"] == "program":
            b["1"] = str(_ROMAWI.index(b["1"]) + 1)
    return baris


TABEL = (
    Banding(
        "2.1",
        "2.1",
        "tabel-2-1.csv",
        (
            Kolom("kode", "1", "kode"),
            Kolom("uraian", "2", "teks"),
            Kolom("indikator", "3", "teks"),
            Kolom("k4_target_renstra", "4", "target", "satuan"),
            Kolom("k5_realisasi_sd_n3", "5", "target", "k5_satuan"),
            Kolom("k6_target_n2", "6", "target", "k6_satuan"),
            Kolom("k7_realisasi_n2", "7", "target", "k7_satuan"),
            Kolom("k8_tingkat", "8", "persen"),
            Kolom("k9_target_n1", "9", "target", "k9_satuan"),
            Kolom("k10_realisasi", "10", "target", "k10_satuan"),
            Kolom("k11_tingkat", "11", "persen"),
        ),
        kunci=menurut_nama,
        kunci_kita=kita_21,
    ),
    Banding(
        "2.2",
        "2",
        "tabel-2-pencapaian.csv",
        (
            Kolom("no", "1", "teks"),
            Kolom("indikator", "2", "teks"),
            *(Kolom(f"target_{t}", str(k), "angka") for k, t in enumerate(range(2018, 2022), 5)),
            *(Kolom(f"realisasi_{t}", str(k), "angka") for k, t in enumerate(range(2018, 2020), 9)),
            *(Kolom(f"proyeksi_{t}", str(k), "angka") for k, t in enumerate(range(2020, 2022), 11)),
            Kolom("catatan_analisis", "13", "teks"),
        ),
        kunci="no",
        kunci_kita="1",
        nama=("indikator",),
    ),
    Banding(
        "2.3",
        "3",
        "tabel-3-review.csv",
        (
            Kolom("no", "1", "teks"),
            Kolom("uraian_awal", "2", "teks"),
            Kolom("indikator_awal", "3", "teks"),
            Kolom("lokasi", "4", "teks"),
            Kolom("target_awal", "5", "target", "satuan_awal"),
            Kolom("pagu_awal", "6", "rp"),
            Kolom("uraian_hasil", "7", "teks"),
            Kolom("indikator_hasil", "8", "teks"),
            Kolom("lokasi", "9", "teks"),
            Kolom("target_hasil", "10", "target", "satuan_hasil"),
            Kolom("kebutuhan_dana", "11", "rp"),
            Kolom("catatan", "12", "teks"),
        ),
        kunci=menurut_nama,
        kunci_kita=kita_23,
        nama=("uraian_awal",),
    ),
    Banding(
        "3.3-P",
        "3.3",
        "tabel-3-3-perubahan.csv",
        (
            Kolom("kode", "1", "kode"),
            Kolom("uraian", "2", "teks"),
            Kolom("indikator_sebelum", "3", "teks"),
            Kolom("indikator_sesudah", "4", "teks"),
            Kolom("kelompok_sasaran_sebelum", "5", "teks"),
            Kolom("kelompok_sasaran_sesudah", "6", "teks"),
            Kolom("lokasi_sebelum", "7", "teks"),
            Kolom("lokasi_sesudah", "8", "teks"),
            Kolom("target_sebelum", "9", "target", "satuan_sebelum"),
            Kolom("target_sesudah", "10", "target", "satuan_sesudah"),
            Kolom("pagu_sebelum", "11", "rp"),
            Kolom("pagu_sesudah", "12", "rp"),
            Kolom("selisih", "13", "rp"),
            Kolom("sumber_dana_sebelum", "14", "teks"),
            Kolom("sumber_dana_sesudah", "15", "teks"),
            Kolom("prakiraan_target", "16", "target", "prakiraan_satuan"),
            Kolom("prakiraan_pagu", "17", "rp"),
            Kolom("jenis_kegiatan", "18", "teks"),
            Kolom("skpd_penanggung_jawab", "19", "teks"),
        ),
        kunci=menurut_kode,
        kunci_kita=lambda b: tanpa_organisasi(b["kode"]),
    ),
)
