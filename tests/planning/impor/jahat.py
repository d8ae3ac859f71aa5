"""More than two hundred workbooks that are damaged or mean harm, each with what people must be told.

``KASUS`` maps a name to (how to make the file, a piece of the message). ``ADA`` stands for any message at all,
``BEBAS`` for a file that may turn out readable all the same (a flipped bit may hit nothing that matters).
"""

from __future__ import annotations

import gzip
import random
import struct
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO

from .tulis import NS, Mentah, angka, bagian, buku, galat, ganti, kemas, lembar, logika, rumus, sel

ADA, BEBAS = "", None
RUSAK = "rusak"
BUKAN = "bukan buku kerja Excel"
BESAR = "terlalu besar"
TANPA_KODE = "Tidak ada lembar dengan judul kolom Kode"

JUDUL = ["Kode", "Nama", "Indikator", "Satuan", "Target 2022", "Pagu 2022", "Lokasi", "Sumber Dana"]
KODE, NAMA = "7.01.01.2.01.01", "Penyusunan Dokumen Perencanaan"
BARIS = [KODE, NAMA, "Jumlah dokumen", "Dokumen", 4, 1_500_000, "Kalaena", "Pendapatan Daerah"]

Kasus = dict[str, tuple[Callable[[], bytes], str | None]]


@cache
def sah() -> bytes:
    """A file without fault, to be damaged."""
    return buku([JUDUL, BARIS])


@cache
def bagian_sah() -> dict[str, str]:
    return bagian({"Isian": lembar([JUDUL, BARIS])})


def baris(**isi) -> Callable[[], bytes]:
    """The usual line with other cells: ``pagu=-1``."""
    letak = dict(zip(("kode", "nama", "uraian", "satuan", "target", "pagu", "lokasi", "dana"), range(8), strict=True))

    def buat() -> bytes:
        satu = list(BARIS)
        for nama, nilai in isi.items():
            satu[letak[nama]] = nilai
        return buku([JUDUL, satu])

    return buat


# --- Not a workbook ---------------------------------------------------------------------------------------------------

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def bukan_buku() -> Kasus:
    awal = {
        "kosong": (b"", "Berkas kosong"),
        "satu-bita": (b"P", BUKAN),
        "pk-saja": (b"PK", RUSAK),
        "pk-lalu-sampah": (b"PK\x03\x04" + bytes(500), RUSAK),
        "csv": (b"Kode;Nama;Pagu\n7.01.01;Program;1000\n", BUKAN),
        "tsv-utf16": ("Kode\tPagu\n7.01.01\t1\n".encode("utf-16"), BUKAN),
        "html-bernama-xls": (b"<html><table><tr><td>Kode</td></tr></table></html>", BUKAN),
        "xml-2003": (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', BUKAN),
        "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", BUKAN),
        "gambar-png": (b"\x89PNG\r\n\x1a\n" + bytes(100), BUKAN),
        "gambar-jpeg": (b"\xff\xd8\xff\xe0" + bytes(100), BUKAN),
        "program-windows": (b"MZ\x90\x00" + bytes(200), BUKAN),
        "program-linux": (b"\x7fELF" + bytes(200), BUKAN),
        "gzip": (gzip.compress(b"Kode", mtime=0), BUKAN),
        "rar": (b"Rar!\x1a\x07\x01\x00", BUKAN),
        "7z": (b"7z\xbc\xaf\x27\x1c", BUKAN),
        "nol-semua": (bytes(4096), BUKAN),
        "xls-lama": (OLE + bytes(2000), "Excel lama (.xls)"),
        "xls-bersandi": (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600), "kata sandi"),
        "json": (b'{"kode": "7.01"}', BUKAN),
        "acak": (random.Random(1).randbytes(5000), BUKAN),
        "akhir-zip-saja": (b"PK\x05\x06" + bytes(18), BUKAN),
        "akhir-zip-terpotong": (b"PK\x05\x06" + bytes(5), RUSAK),
    }
    zip_lain = {
        "zip-kosong": ({}, BUKAN),
        "zip-berisi-teks": ({"catatan.txt": "halo"}, BUKAN),
        "docx": ({"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"}, BUKAN),
        "pptx": ({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"}, BUKAN),
        "ods": ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}, ".ods"),
        "xlsb": ({**_tanpa("xl/workbook.xml"), "xl/workbook.bin": "x"}, ".xlsb"),
        "makro-xlsm": ({**bagian_sah(), "xl/vbaProject.bin": "x" * 100}, "makro"),
        "makro-tersembunyi": ({**bagian_sah(), "xl/lain/VbaProject.BIN": "x"}, "makro"),
        "jar": ({"META-INF/MANIFEST.MF": "Manifest-Version: 1.0"}, BUKAN),
        "zip-dalam-zip": ({"dalam.xlsx": sah()}, BUKAN),
    }
    hasil = {nama: (lambda i=isi: i, pesan) for nama, (isi, pesan) in awal.items()}
    return hasil | {nama: (lambda i=isi: kemas(i), pesan) for nama, (isi, pesan) in zip_lain.items()}


def _tanpa(nama: str) -> dict[str, str]:
    return {k: v for k, v in bagian_sah().items() if k != nama}


# --- Damaged ----------------------------------------------------------------------------------------------------------


def rusak() -> Kasus:
    hasil: Kasus = {}
    for i in range(1, 21):
        hasil[f"terpotong-{i}"] = (lambda i=i: sah()[: len(sah()) * i // 21], RUSAK)
    for i in range(30):
        hasil[f"bita-berubah-{i}"] = (lambda i=i: _ubah_bita(sah(), i), BEBAS)
    for nama in bagian_sah():
        pendek = nama.rpartition("/")[2]
        wajib = nama not in ("_rels/.rels", "xl/styles.xml", "xl/sharedStrings.xml", "[Content_Types].xml")
        if nama != "[Content_Types].xml":  # nobody reads what it says
            for cara, isi in _isi_rusak():
                hasil[f"{pendek}-{cara}"] = (lambda n=nama, i=isi: kemas(bagian_sah() | {n: i}), RUSAK)
        hasil[f"{pendek}-hilang"] = (lambda n=nama: kemas(_tanpa(n)), ADA if wajib else BEBAS)
    return hasil


def _isi_rusak() -> Iterator[tuple[str, str | bytes]]:
    yield "kosong", ""
    yield "bukan-xml", "ini bukan xml"
    yield "tak-tertutup", "<worksheet><sheetData><row"
    yield "nol", bytes(300)
    yield "bukan-utf8", b"<?xml version='1.0' encoding='utf-8'?><a>\xff\xfe\xfa</a>"
    yield "sandi-gaib", b"<?xml version='1.0' encoding='klingon'?><a/>"
    yield "bersarang-dalam", "<a>" * 5000 + "</a>" * 5000
    yield "tawa-sejuta", _tawa_sejuta()
    yield "entitas-luar", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    yield "dtd-luar", '<!DOCTYPE a SYSTEM "http://contoh.invalid/a.dtd"><a/>'
    yield "entitas-tak-dikenal", "<a>&gaib;</a>"


def _tawa_sejuta() -> str:
    isi = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    return f'<!DOCTYPE a [<!ENTITY a0 "ha">{isi}]><a>&a9;</a>'


def _ubah_bita(isi: bytes, benih: int) -> bytes:
    acak = random.Random(benih)
    hasil = bytearray(isi)
    for _ in range(1 + benih % 3):
        hasil[acak.randrange(len(hasil))] ^= 1 << acak.randrange(8)
    return bytes(hasil)


# --- Bombs ------------------------------------------------------------------------------------------------------------


def bom() -> Kasus:
    juta = 1_000_000
    sel_kosong = '<c r="A2"/>' * (2 * juta)
    return {
        "bom-lembar-nol": (lambda: kemas(bagian_sah() | {LEMBAR: " " * (70 * juta)}), BESAR),
        "bom-gambar": (lambda: kemas(bagian_sah() | {"xl/media/a.bin": bytes(90 * juta)}), BESAR),
        "bom-kata": (lambda: kemas(bagian_sah() | {KATA: f"<sst><si><t>{'a' * 50 * juta}</t></si></sst>"}), BESAR),
        "bom-berlapis": (lambda: kemas({**bagian_sah(), "a.zip": kemas({"b": bytes(50 * juta)})}), BEBAS),
        "bom-ukuran-bohong": (_ukuran_bohong, ADA),
        "bom-bertumpuk": (_bertumpuk, ADA),
        "sejuta-baris-kosong": (lambda: _satu_lembar(_baris_kosong(1_048_576)), BEBAS),
        "sejuta-baris-lalu-isi": (lambda: _satu_lembar(_baris_kosong(1_048_575) + _baris_isi(1_048_576)), BEBAS),
        "baris-terakhir-excel": (lambda: _satu_lembar(_kepala() + _baris_isi(1_048_576)), ADA),
        "16384-kolom": (lambda: _satu_lembar(_kepala() + _baris_lebar(16_384)), BEBAS),
        "16384-judul": (lambda: buku([["Kode", "Pagu 2022", *["Pagu"] * 16_000]]), "lebih dari satu"),
        "dua-juta-sel-kosong": (lambda: _satu_lembar(f'<row r="2">{sel_kosong}</row>'), BESAR),
        "sejuta-sel-isi": (lambda: _satu_lembar(_kepala() + _baris_penuh(400_000)), BESAR),
        "sel-20-mb": (lambda: buku([JUDUL, [KODE, None, None, None, None, None, _acak_teks(4 * juta)]]), "1000"),
        "atribut-20-mb": (lambda: _satu_lembar(f'<row r="2" x="{"a" * 20 * juta}"/>'), BESAR),
        "atribut-4-mb": (lambda: _satu_lembar(f'<row r="2" x="{_acak_teks(4 * juta)}"/>'), BEBAS),
        "nama-unsur-4-mb": (lambda: _satu_lembar(f"<{'a' * 200_000}/>"), BEBAS),
        "komentar-panjang": (lambda: _satu_lembar(f"<!--{_acak_teks(4 * juta)}-->"), BEBAS),
        "200-ribu-kata": (lambda: kemas(bagian_sah() | {KATA: f"<sst>{_kata_banyak(200_000)}</sst>"}), BESAR),
        "100-ribu-gaya": (lambda: kemas(bagian_sah() | {GAYA: _gaya_banyak(100_000)}), BEBAS),
        "sejuta-gabungan": (lambda: _satu_lembar(_kepala() + _baris_isi(2), _gabungan(200_000)), BEBAS),
        "enam-ribu-baris-rencana": (lambda: buku([JUDUL, *[[None, None, "x"]] * 6000]), "lebih dari 5000 baris"),
        "ribuan-kode-salah": (lambda: buku([JUDUL, *[["9.99", f"N {i}"] for i in range(4900)]]), "tidak ada dalam"),
        "sepuluh-lembar-penuh": (lambda: _sepuluh(_baris_penuh(15_000)), TANPA_KODE),
        "61-lembar": (lambda: kemas(bagian({f"L{i}": lembar([["a"]]) for i in range(61)})), "61 lembar"),
        "2000-bagian": (lambda: kemas(bagian_sah() | {f"xl/x{i}.xml": "a" for i in range(2000)}), BESAR),
        "judul-berulang": (lambda: buku([*[[_judul_berulang()] * 8] * 4, JUDUL, BARIS]), BEBAS),
        "sepuluh-ribu-format": (lambda: kemas(bagian_sah() | {GAYA: _format_banyak(10_000)}), BESAR),
        "buku-setebal-novel": (lambda: buku([JUDUL, *[[KODE, *[_acak_teks(9000)] * 7]] * 60]), BESAR),
        "6-mb": (lambda: sah() + bytes(6 * juta), "lebih besar dari 5 MB"),
        "50-mb": (lambda: sah() + bytes(50 * juta), "lebih besar dari 5 MB"),
    }


LEMBAR, KATA, GAYA = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"


def _satu_lembar(isi: str, sesudah: str = "") -> bytes:
    return kemas(bagian({"Isian": f'<worksheet xmlns="{NS}"><sheetData>{isi}</sheetData>{sesudah}</worksheet>'}))


def _sepuluh(isi: str) -> bytes:
    penuh = f'<worksheet xmlns="{NS}"><sheetData>{isi}</sheetData></worksheet>'
    return kemas(bagian({f"L{i}": penuh for i in range(10)}))


def _baris_kosong(sampai: int) -> str:
    return _kepala() + "".join(f'<row r="{r}" s="1"/>' for r in range(2, sampai + 1))


def _kepala() -> str:
    return f'<row r="1">{"".join(sel(f"{h}1", j) for h, j in zip("ABCDEFGH", JUDUL, strict=True))}</row>'


def _baris_isi(r: int) -> str:
    return f'<row r="{r}">{sel(f"A{r}", "7.01.99")}</row>'


def _baris_lebar(kolom: int) -> str:
    return f'<row r="2">{sel("A2", KODE)}{"<c><v>1</v></c>" * kolom}</row>'


def _baris_penuh(banyak: int) -> str:
    return "".join(f'<row r="{r}">{"<c><v>1</v></c>" * 100}</row>' for r in range(2, banyak // 100))


def _kata_banyak(banyak: int) -> str:
    return "".join(f"<si><t>{i}</t></si>" for i in range(banyak))


def _gaya_banyak(banyak: int) -> str:
    xf = '<xf numFmtId="0"/>' * banyak
    return f'<styleSheet xmlns="{NS}"><cellXfs>{xf}</cellXfs></styleSheet>'


def _format_banyak(banyak: int) -> str:
    format_angka = "".join(f'<numFmt numFmtId="{i}" formatCode="{"0" * 250}"/>' for i in range(200, 200 + banyak))
    return f'<styleSheet xmlns="{NS}"><numFmts>{format_angka}</numFmts></styleSheet>'


def _judul_berulang() -> str:
    """Many beginnings of a title that never ends."""
    return "rencana program dan kegiatan " * 1000


def _gabungan(banyak: int) -> str:
    return "<mergeCells>" + "".join(f'<mergeCell ref="A{i}:B{i}"/>' for i in range(10, banyak)) + "</mergeCells>"


def _acak_teks(panjang: int) -> str:
    return random.Random(3).randbytes(panjang // 2).hex()


def _ukuran_bohong() -> bytes:
    """The directory says that the sheet is small; it is not."""
    isi = bytearray(kemas(bagian_sah() | {LEMBAR: " " * 70_000_000}))
    letak = 0
    while (letak := isi.find(b"PK\x01\x02", letak)) >= 0:
        struct.pack_into("<I", isi, letak + 24, 1000)
        letak += 4
    return bytes(isi)


def _bertumpuk() -> bytes:
    """Every entry of the directory points to the same data."""
    isi = bytearray(kemas(bagian_sah() | {f"xl/a{i}.xml": " " * 500_000 for i in range(300)}))
    letak = 0
    while (letak := isi.find(b"PK\x01\x02", letak)) >= 0:
        struct.pack_into("<I", isi, letak + 42, 0)
        letak += 4
    return bytes(isi)


# --- Wrong sheets and headings ----------------------------------------------------------------------------------------


def lembar_salah() -> Kasus:
    isi = lembar([JUDUL, BARIS])
    bp = bagian_sah
    return {
        "tanpa-judul": (lambda: buku([BARIS]), TANPA_KODE),
        "lembar-kosong": (lambda: buku([]), TANPA_KODE),
        "judul-di-baris-100": (lambda: buku([*[["x"]] * 99, JUDUL, BARIS]), TANPA_KODE),
        "tanpa-kolom-kode": (lambda: buku([JUDUL[1:], BARIS[1:]]), TANPA_KODE),
        "hanya-kode-dan-nama": (lambda: buku([JUDUL[:2], BARIS[:2]]), TANPA_KODE),
        "judul-angka": (lambda: buku([[1, 2, 3], BARIS]), TANPA_KODE),
        "judul-rumus-tanpa-hasil": (lambda: buku([[rumus("A9"), rumus("B9")], BARIS]), TANPA_KODE),
        "semua-tersembunyi": (lambda: kemas(bagian({"Isian": isi}, ("Isian",))), "tersembunyi"),
        "lembar-lain": (lambda: buku([["Catatan rapat"], ["halo"]], "Sheet1"), "“Sheet1”"),
        "dua-lembar-terbaca": (lambda: kemas(bagian({"Satu": isi, "Dua": isi})), "“Satu”, “Dua”"),
        "hubungan-luar": (
            lambda: kemas(ganti(bp(), HUB, 'Target="worksheets', 'TargetMode="External" Target="worksheets')),
            ADA,
        ),
        "hubungan-ke-atas": (lambda: kemas(ganti(bp(), HUB, "worksheets/sheet1", "../../../etc/passwd")), RUSAK),
        "hubungan-ke-diri": (lambda: kemas(ganti(bp(), HUB, "worksheets/sheet1.xml", "workbook.xml")), TANPA_KODE),
        "hubungan-buku-hilang": (lambda: kemas(ganti(bp(), "_rels/.rels", "xl/workbook", "xl/gaib")), RUSAK),
        "kata-hilang": (lambda: _satu_lembar('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'), RUSAK),
        "kata-bukan-nomor": (lambda: _satu_lembar('<row r="1"><c r="A1" t="s"><v>x</v></c></row>'), RUSAK),
        "kata-negatif": (lambda: _satu_lembar('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>'), RUSAK),
        "alamat-ngawur": (lambda: _satu_lembar('<row r="1"><c r="1A"><v>1</v></c></row>'), RUSAK),
        "baris-ngawur": (lambda: _satu_lembar('<row r="satu"><c r="A1"><v>1</v></c></row>'), RUSAK),
        "baris-raksasa": (lambda: _satu_lembar('<row r="99999999999999"><c><v>1</v></c></row>'), RUSAK),
        "gaya-ngawur": (lambda: _satu_lembar('<row r="1"><c r="A1" s="x"><v>1</v></c></row>'), RUSAK),
        "gaya-di-luar": (lambda: _satu_lembar(_kepala() + '<row r="2"><c r="A2" s="9999"><v>1</v></c></row>'), ADA),
        "pagu-ganda": (lambda: buku([["Kode", "Pagu", "Pagu 2022"], [KODE, 1, 2]]), "lebih dari satu"),
        "tahun-lain": (lambda: buku([["Kode", "Pagu 2019"], [KODE, 1]]), "bukan tahun 2022 atau 2023"),
        "sebelum-dan-sesudah": (lambda: buku([["Kode", "Pagu sebelum", "Pagu sesudah"], [KODE, 1, 2]]), "lebih dari"),
        "templat-kantor-lain": (lambda: _berpenanda("lain/2022/pokok"), "Templat ini untuk lain/2022/pokok"),
        "templat-tahun-lain": (lambda: _berpenanda("contoh/2021/pokok"), "bukan contoh/2022/pokok"),
        "templat-versi-lain": (lambda: _berpenanda("contoh/2022/perubahan"), "bukan contoh/2022/pokok"),
        "tabel-kantor-lain": (
            lambda: buku([["Rumusan Rencana Program dan Kegiatan Kecamatan Lain Tahun 2022"], JUDUL, BARIS]),
            "bukan milik Kecamatan Contoh",
        ),
    }


HUB = "xl/_rels/workbook.xml.rels"


def _berpenanda(penanda: str) -> bytes:
    return buku([["Penanda berkas (jangan diubah): " + penanda], JUDUL, BARIS])


# --- Wrong content ----------------------------------------------------------------------------------------------------


def isi_salah() -> Kasus:
    kasus: Kasus = {}
    pagu = {
        "negatif": (-1, "negatif"),
        "kurung": ("(5.000)", "negatif"),
        "teks": ("lima juta", "bukan angka"),
        "rancu": ("925.921,475", "dapat berarti"),
        "pecahan": (0.5, "pecahan"),
        "sen": ("1.000,50", "pecahan"),
        "tanggal": (angka(44563, "tanggal"), "tanggal"),
        "jam": (angka("0.25", "jam"), "tanggal"),
        "iso": (sel_mentah('t="d"', "2022-01-01"), "tanggal"),
        "nan": (angka("NaN"), "tak terhingga"),
        "inf": (angka("INF"), "tak terhingga"),
        "-inf": (angka("-Infinity"), ADA),
        "besar": (10**15, "terlalu besar"),
        "1e308": (angka("1E308"), "tak terhingga"),
        "1e400": (angka("1E400"), "tak terhingga"),
        "digit-banyak": (angka("9" * 5000), "tak terhingga"),
        "teks-panjang": ("9" * 5000, "terlalu panjang"),
        "galat-ref": (galat("#REF!"), "#REF!"),
        "galat-nilai": (galat("#VALUE!"), "#VALUE!"),
        "galat-nama": (galat("#NAME?"), "#NAME?"),
        "galat-na": (galat("#N/A"), "#N/A"),
        "galat-nol": (galat("#DIV/0!"), "#DIV/0!"),
        "rumus-tanpa-hasil": (rumus("SUM(F3:F9)"), "hitung ulang"),
        "rumus-hasil-teks": (rumus("A1", "halo", "str"), "bukan angka"),
        "rumus-hasil-galat": (rumus("1/0", "#DIV/0!", "e"), "#DIV/0!"),
        "dde": (rumus("cmd|' /C calc'!A0"), "hitung ulang"),
        "benar": (logika(True), "BENAR"),
        "persen": (angka("0.5", "persen"), "persen"),
        "dolar": ("$1,000", "bukan angka"),
        "kata-juta": ("5 juta", "disingkat"),
        "balik-arah": ("\u202e123", "membalik"),
        "angka-rusak": (sel_mentah("", "12abc"), "bukan angka"),
        "angka-hex": (sel_mentah("", "0x10"), "bukan angka"),
        "ilmiah-teks": ("1,5E+09", "disingkat"),
    }
    target = {
        "negatif": (-3, "negatif"),
        "dua": ("3 Dokumen; 4 Laporan", "lebih dari satu angka"),
        "rupiah": ("Rp 5.000", "rupiah"),
        "teks": ("cukup", "bukan angka"),
        "tanggal": (angka(44563, "tanggal"), "tanggal"),
        "galat": (galat(), "#REF!"),
        "rumus": (rumus("A1"), "hitung ulang"),
        "desimal": (angka("0.123456"), "angka di belakang koma"),
        "besar": (angka("1E19"), "terlalu besar"),
        "satuan-lain": ("4 Laporan", "berbeda"),
        "format-lain": (angka(4, "persen"), "berbeda"),
        "satuan-panjang": ("4 " + "x" * 70, ADA),
        "benar": (logika(False), "SALAH"),
        "rancu": ("1,234", "dapat berarti"),
    }
    kode = {
        "gaib": ("7.01.88", "tidak ada dalam"),
        "bukan-kode": ("A-1", "bukan kode"),
        "angka": (7.01, ADA),
        "tanggal": (angka(36898, "tanggal"), "tanggal"),
        "galat": (galat(), "#REF!"),
        "rumus": (rumus("B2"), "hitung ulang"),
        "benar": (True, "BENAR"),
        "panjang": ("7." * 5000, ADA),
        "titik-ganda": ("7..01", "titik"),
        "sql": ("7.01'; DROP TABLE planning_renja;--", "bukan kode"),
        "kelas": ("{{ 7*7 }}", "bukan kode"),
        "arab": ("٧.٠١", ADA),
    }
    nama = {
        "lain": ("Pengadaan Mobil", "tidak cocok"),
        "panjang": ("kata " * 6000, "tidak cocok"),
        "skrip": ("<script>alert(1)</script>", "tidak cocok"),
    }
    teks = {
        "lokasi-panjang": ({"lokasi": "x" * 1001}, "1000"),
        "lokasi-32767": ({"lokasi": "y" * 32_767}, "1000"),
        "lokasi-tanggal": ({"lokasi": angka(44563, "tanggal")}, "tanggal"),
        "lokasi-galat": ({"lokasi": galat()}, "#REF!"),
        "lokasi-rumus": ({"lokasi": rumus("A1")}, "hitung ulang"),
        "dana-gaib": ({"dana": "Dana Gaib"}, "tidak ada dalam daftar"),
        "dana-ganda": ({"dana": "Pajak Daerah"}, "beberapa"),
        "dana-galat": ({"dana": galat()}, "#REF!"),
        "indikator-panjang": ({"uraian": "z" * 501}, "500"),
        "indikator-kosong": ({"uraian": None}, "indikatornya kosong"),
        "satuan-panjang": ({"satuan": "q" * 51}, "50"),
    }
    for awalan, daftar in (("pagu", pagu), ("target", target), ("kode", kode), ("nama", nama)):
        kasus |= {f"{awalan}-{n}": (baris(**{awalan: isi}), pesan) for n, (isi, pesan) in daftar.items()}
    kasus |= {n: (baris(**isi), pesan) for n, (isi, pesan) in teks.items()}
    return kasus | _susunan_salah()


def _susunan_salah() -> Kasus:
    lanjut = [None, None, "Indikator kedua", "Kali", 2]
    return {
        "kode-ganda": (lambda: buku([JUDUL, BARIS, BARIS]), "sudah ada di baris 2"),
        "kode-ganda-jauh": (lambda: buku([JUDUL, BARIS, ["7.01.01.2.01.02"], BARIS]), "sudah ada di baris 2"),
        "kode-ganda-lain-bentuk": (lambda: buku([JUDUL, BARIS, ["7,01,01,2,01,1", *BARIS[1:]]]), "sudah ada"),
        "pagu-di-program": (lambda: buku([JUDUL, ["7.01.01", None, None, None, None, 5]]), "jumlah di bawahnya 0"),
        "pagu-program-salah": (
            lambda: buku([JUDUL, ["7.01.01", None, None, None, None, 5], BARIS]),
            "jumlah di bawahnya 1.500.000",
        ),
        "total-salah": (lambda: buku([JUDUL, BARIS, [None, "JUMLAH", None, None, None, 9]]), "jumlah di bawahnya"),
        "pagu-di-lanjutan": (lambda: buku([JUDUL, BARIS, [*lanjut, 7]]), "baris pertama"),
        "lanjutan-tanpa-induk": (lambda: buku([JUDUL, lanjut]), "tidak berkode"),
        "isi-tanpa-kode": (lambda: buku([JUDUL, [None, "Sesuatu", None, None, None, 9]]), "tidak berkode"),
        "catatan-di-bawah": (lambda: buku([JUDUL, BARIS, None, [None, "Kalaena, 17 Juni"]]), "tidak berkode"),
    }


def sel_mentah(atribut: str, isi: str) -> Mentah:
    """A number cell with other attributes, or what no number cell may hold."""
    return Mentah(f'<c r="{{}}" {atribut}><v>{isi}</v></c>')


# --- Harmless after all -----------------------------------------------------------------------------------------------

#: Text that would do harm elsewhere, and has to arrive as it is.
TEKS_JAHAT = {
    "hyperlink": '=HYPERLINK("http://contoh.invalid","klik")',
    "dde": "=cmd|' /C calc'!A0",
    "plus": "+1+1",
    "minus": "-2+3",
    "at": "@SUM(1+1)",
    "skrip": "<script>alert(1)</script>",
    "templat": "{% load static %}{{ request }}",
    "sql": "'; DROP TABLE planning_renja; --",
    "persen-s": "%s %d %n",
    "emoji": "🙂 Kalaena",
    "arab": "قرية",
    "lolos": "_x0041_",
}


def terenkripsi() -> bytes:
    """A zip whose entries are marked as encrypted."""
    isi = bytearray(sah())
    for tanda, geser in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        letak = 0
        while (letak := isi.find(tanda, letak)) >= 0:
            isi[letak + geser] |= 1
            letak += 4
    return bytes(isi)


def mampat_lain(cara: int) -> bytes:
    """A zip packed in a way that Excel never uses."""
    berkas = BytesIO()
    with zipfile.ZipFile(berkas, "w", cara) as arsip:
        for nama, isi in bagian_sah().items():
            arsip.writestr(nama, isi)
    return berkas.getvalue()


def cara_zip() -> Kasus:
    return {
        "zip-bersandi": (terenkripsi, "kata sandi"),
        "zip-tanpa-mampat": (lambda: mampat_lain(zipfile.ZIP_STORED), BEBAS),
        "zip-bzip2": (lambda: mampat_lain(zipfile.ZIP_BZIP2), BEBAS),
        "zip-lzma": (lambda: mampat_lain(zipfile.ZIP_LZMA), BEBAS),
        "zip-mampat-gaib": (_mampat_gaib, RUSAK),
        "zip-didahului-sampah": (lambda: b"#!/bin/sh\n" + sah(), BUKAN),
        "zip-diikuti-sampah": (lambda: sah() + bytes(1000), BEBAS),
        "zip-nama-mutlak": (lambda: kemas({f"/{k}": v for k, v in bagian_sah().items()}), BEBAS),
        "zip-nama-besar": (lambda: kemas({k.upper(): v for k, v in bagian_sah().items()}), BEBAS),
    }


def _mampat_gaib() -> bytes:
    isi = bytearray(sah())
    for tanda, geser in ((b"PK\x01\x02", 10), (b"PK\x03\x04", 8)):
        letak = 0
        while (letak := isi.find(tanda, letak)) >= 0:
            struct.pack_into("<H", isi, letak + geser, 77)
            letak += 4
    return bytes(isi)


BOM: Kasus = bom()
KASUS: Kasus = {**bukan_buku(), **rusak(), **lembar_salah(), **isi_salah(), **cara_zip()}
