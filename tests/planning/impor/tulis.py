"""Workbooks for tests, written part by part: what a spreadsheet program writes, and what only an attacker does."""

from __future__ import annotations

import re
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PAKET = "http://schemas.openxmlformats.org/package/2006"

#: Number formats that cells may ask for by name.
GAYA = {
    "umum": "General",
    "dokumen": '[$-421]#,##0 "Dokumen"',
    "persen": "0%",
    "persen-harfiah": '#,##0"%"',
    "tanggal": "dd/mm/yyyy",
    "jam": "[h]:mm",
    "rupiah": '"Rp"#,##0',
}


class Mentah(str):
    """A cell as XML, taken as it is; ``{}`` stands for its address."""


def rumus(isi: str, hasil: str | None = None, tipe: str = "") -> Mentah:
    """A formula with the value stored for it, or without."""
    t = f' t="{tipe}"' if tipe else ""
    nilai = "" if hasil is None else f"<v>{escape(hasil)}</v>"
    return Mentah(f'<c r="{{}}"{t}><f>{escape(isi)}</f>{nilai}</c>')


def galat(isi: str = "#REF!") -> Mentah:
    return Mentah(f'<c r="{{}}" t="e"><v>{isi}</v></c>')


def angka(isi: object, gaya: str = "umum") -> Mentah:
    """A number exactly as written, in a number format."""
    return Mentah(f'<c r="{{}}" s="{list(GAYA).index(gaya)}"><v>{isi}</v></c>')


def logika(isi: bool) -> Mentah:
    return Mentah(f'<c r="{{}}" t="b"><v>{int(isi)}</v></c>')


def sel(alamat: str, isi: object) -> str:
    """A cell: text in line, a number, or raw XML."""
    if isi is None:
        return ""
    if isinstance(isi, Mentah):
        return str(isi).replace("{}", alamat)
    if isinstance(isi, bool):
        return str(logika(isi)).replace("{}", alamat)
    if isinstance(isi, int | float):
        return f'<c r="{alamat}"><v>{isi}</v></c>'
    teks = escape(str(isi).replace("_x", "_x005F_x"))
    return f'<c r="{alamat}" t="inlineStr"><is><t xml:space="preserve">{teks}</t></is></c>'


def huruf(kolom: int) -> str:
    hasil = ""
    while kolom >= 0:
        kolom, sisa = divmod(kolom, 26)
        hasil, kolom = chr(65 + sisa) + hasil, kolom - 1
    return hasil


def lembar(baris: list[list | None], sesudah: str = "") -> str:
    """The XML of a sheet: lists of cells from column A, ``None`` for an empty line; ``sesudah`` follows the rows."""
    isi = "".join(
        f'<row r="{r}">{"".join(sel(f"{huruf(k)}{r}", x) for k, x in enumerate(b))}</row>'
        for r, b in enumerate(baris, 1)
        if b is not None
    )
    return f'<worksheet xmlns="{NS}" xmlns:r="{REL}"><sheetData>{isi}</sheetData>{sesudah}</worksheet>'


def bagian(lembar_xml: dict[str, str], tersembunyi: tuple[str, ...] = (), **lain: str) -> dict[str, str]:
    """The parts of a workbook with these sheets (name → XML)."""
    daftar = "".join(
        f'<sheet name={quoteattr(nama)} sheetId="{i}" r:id="s{i}"{_status(nama, tersembunyi)}/>'
        for i, nama in enumerate(lembar_xml, 1)
    )
    hubungan = "".join(
        f'<Relationship Id="s{i}" Type="{REL}/worksheet" Target="worksheets/sheet{i}.xml"/>'
        for i in range(1, len(lembar_xml) + 1)
    )
    format_angka = "".join(
        f'<numFmt numFmtId="{200 + i}" formatCode={quoteattr(k)}/>' for i, k in enumerate(GAYA.values())
    )
    xf = "".join(f'<xf numFmtId="{200 + i}"/>' for i in range(len(GAYA)))
    return {
        "[Content_Types].xml": f'<Types xmlns="{PAKET}/content-types"/>',
        "_rels/.rels": _hub(f'<Relationship Id="a" Type="{REL}/officeDocument" Target="xl/workbook.xml"/>'),
        "xl/workbook.xml": f'<workbook xmlns="{NS}" xmlns:r="{REL}"><sheets>{daftar}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _hub(
            f'{hubungan}<Relationship Id="st" Type="{REL}/styles" Target="styles.xml"/>'
            f'<Relationship Id="ss" Type="{REL}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
        ),
        "xl/styles.xml": f'<styleSheet xmlns="{NS}"><numFmts>{format_angka}</numFmts>'
        f"<cellXfs>{xf}</cellXfs></styleSheet>",
        "xl/sharedStrings.xml": f'<sst xmlns="{NS}"/>',
        **{f"xl/worksheets/sheet{i}.xml": isi for i, isi in enumerate(lembar_xml.values(), 1)},
        **lain,
    }


def _status(nama: str, tersembunyi: tuple[str, ...]) -> str:
    return ' state="hidden"' if nama in tersembunyi else ""


def _hub(isi: str) -> str:
    return f'<Relationships xmlns="{PAKET}/relationships">{isi}</Relationships>'


def kemas(isi: dict[str, str | bytes]) -> bytes:
    """Parts as a zip."""
    berkas = BytesIO()
    with ZipFile(berkas, "w", ZIP_DEFLATED) as arsip:
        for nama, teks in isi.items():
            arsip.writestr(nama, teks)
    return berkas.getvalue()


def buku(baris: list[list | None], nama: str = "Isian", **lain: str) -> bytes:
    """A workbook of one sheet."""
    return kemas(bagian({nama: lembar(baris)}, **lain))


def ganti(berkas: dict[str, str], nama: str, pola: str, dengan: str) -> dict[str, str]:
    """The same parts, one of them changed; it must change."""
    baru = re.sub(pola, lambda _: dengan, berkas[nama])
    assert baru != berkas[nama]
    return berkas | {nama: baru}
