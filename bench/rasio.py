"""The ratios, each a function that yields what it measured."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.http import FileResponse
from django.test import Client
from django.urls import path

from planning.models import Pengguna
from planning.pohon import muat_pohon
from planning.tabel import Tabel
from renja import urls
from renja.keluaran.html import dokumen_html, html_tabel, tabel_html
from renja.keluaran.pdf import cetak, pdf_tabel
from renja.keluaran.xlsx import xlsx_tabel
from renja.pemeriksaan.aturan import DAFTAR_ATURAN
from renja.pemeriksaan.bahan import muat_bahan
from renja.pemeriksaan.periksa import periksa
from renja.tabel import muat_tabel

from .data import TAHUN, ambil_renja, ramaikan, slug
from .pembanding import chromium, chromium_hangat, openpyxl_polos, program_chromium, templat_polos, templat_teks
from .ukur import Rasio, median_bergiliran

NOMOR = ("2.1", "2.2", "2.3", "2.3-P", "2.4", "3.1", "3.3-P", "4.1")


def siapkan(baris: int, nomor: str) -> Tabel:
    """A table with its matrix already computed."""
    tabel = muat_tabel(ambil_renja(baris), nomor)
    _ = tabel.baris, tabel.kepala
    return tabel


def pertumbuhan(pdf_6000: bool) -> Iterator[Rasio]:
    """Ten times the rows ÷ the rows, for each table and output, from the database to the finished file."""
    _pdf_baru(60, "3.1")  # loads the fonts
    for nomor in NOMOR:
        for nama, buat in (("HTML", _html_baru), ("XLSX", _xlsx_baru), ("PDF", _pdf_baru)):
            # A PDF takes seconds, not milliseconds: one run says enough.
            cara = {"ulangan": 1, "panaskan": False} if nama == "PDF" else {"ulangan": 5}
            pekerjaan = [partial(buat, n, nomor) for n in (60, 600, 6000)]
            kecil, sedang = median_bergiliran(*pekerjaan[:2], **cara)
            yield Rasio(f"Tabel {nomor} {nama}, 600 ÷ 60 baris", sedang, kecil, 11)
            if nama != "PDF" or (pdf_6000 and nomor == "3.1"):
                (besar,) = median_bergiliran(pekerjaan[2], ulangan=1, panaskan=False)
                yield Rasio(f"Tabel {nomor} {nama}, 6.000 ÷ 600 baris", besar, sedang)


def _html_baru(baris: int, nomor: str) -> str:
    return tabel_html(muat_tabel(ambil_renja(baris), nomor))


def _xlsx_baru(baris: int, nomor: str) -> bytes:
    return xlsx_tabel(muat_tabel(ambil_renja(baris), nomor))


def _pdf_baru(baris: int, nomor: str) -> bytes:
    return cetak(dokumen_html(muat_tabel(ambil_renja(baris), nomor)))


def pdf_dan_chromium(folder: Path) -> Iterator[Rasio]:
    """Tabel 3.1 of 60 rows to PDF in a warm process ÷ Chromium printing the same HTML."""
    if program_chromium() is None:
        return
    tabel = siapkan(60, "3.1")
    html = folder / "tabel.html"
    html.write_bytes(html_tabel(tabel))
    kita, proses = median_bergiliran(lambda: cetak(dokumen_html(tabel)), chromium(program_chromium(), html), ulangan=5)
    yield Rasio("Tabel 3.1 60 baris ke PDF ÷ Chromium mencetak HTML-nya", kita, proses, 1.0)
    hangat, tutup = chromium_hangat(html)
    try:
        kita, peramban = median_bergiliran(lambda: cetak(dokumen_html(tabel)), hangat, ulangan=5)
    finally:
        tutup()
    yield Rasio("… ÷ Chromium yang sudah berjalan", kita, peramban)


def xlsx_dan_openpyxl() -> Iterator[Rasio]:
    """XLSX ÷ bare openpyxl writing the same cells without style; both from the finished matrix."""
    for baris in (60, 600, 6000):
        tabel = siapkan(baris, "3.1")
        kita, polos = median_bergiliran(lambda t=tabel: xlsx_tabel(t), lambda t=tabel: openpyxl_polos(t), ulangan=5)
        yield Rasio(f"XLSX Tabel 3.1 {baris} baris ÷ openpyxl polos", kita, polos, 2.0)


def halaman_dan_templat() -> Iterator[Rasio]:
    """The whole page of a table ÷ the same rows, from the database too, in a bare Django template."""
    for baris in (60, 600, 6000):
        orang, alamat = klien(baris), _alamat(baris)
        halaman, polos, teks = median_bergiliran(
            lambda k=orang, a=alamat: ambil(k, a),
            templat_polos(ambil_renja(baris)),
            templat_teks(siapkan(baris, "3.1")),
            ulangan=7,
        )
        yield Rasio(f"Halaman Tabel 3.1 {baris} baris ÷ templat polos", halaman, polos, 3.0)
        yield Rasio("… ÷ templat polos dari teks jadi, tanpa basis data", halaman, teks)


def pdf_tersimpan(folder: Path) -> Iterator[Rasio]:
    """An unchanged PDF ÷ a file of that size; both sent by the site to somebody who has logged in."""
    caches["pdf"].clear()
    pdf = pdf_tabel(siapkan(60, "3.1"))
    berkas = folder / "setara.pdf"
    berkas.write_bytes(pdf)
    (Path(settings.STATIC_ROOT) / "setara.pdf").write_bytes(pdf)
    urls.urlpatterns.append(path("setara.pdf", lambda request: FileResponse(berkas.open("rb"))))
    orang = klien(60)  # made now: WhiteNoise looks for files when it starts
    alamat = _alamat(60, "3.1.pdf")
    assert ambil(orang, alamat) == pdf == ambil(orang, "/setara.pdf") == ambil(orang, "/static/setara.pdf")
    sidik = orang.get(alamat)["ETag"]
    tersimpan, tetap, masuk, statis = median_bergiliran(
        lambda: ambil(orang, alamat),
        lambda: orang.get(alamat, HTTP_IF_NONE_MATCH=sidik),
        lambda: ambil(orang, "/setara.pdf"),
        lambda: ambil(orang, "/static/setara.pdf"),
        ulangan=30,
    )
    yield Rasio("PDF 60 baris tak berubah ÷ berkas seukuran (sesudah masuk)", tersimpan, masuk, 1.5)
    yield Rasio("… bila peramban sudah memilikinya (304)", tetap, masuk)
    yield Rasio("… ÷ berkas statis WhiteNoise, tanpa masuk", tersimpan, statis)


def sekabupaten_dan_senegara(kantor: int) -> Iterator[Rasio]:
    """Pages of one kecamatan with 7,277 kecamatan × 5 years in the database ÷ with one."""
    halaman = {
        "Beranda": "/",
        "Halaman Renja": f"/{slug(60)}/{TAHUN}/renja/perubahan/",
        "Halaman Tabel 3.1": _alamat(60),
        "Halaman Tabel 2.1": _alamat(60, "2.1/"),
    }
    orang = klien(60)
    sepi = Path(connection.settings_dict["NAME"])
    ramai = sepi.with_name("ramai.sqlite3")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(ramai)])
    _pakai(ramai)
    print(f"  mengisi {kantor:,} kecamatan × 5 tahun …", flush=True)
    baris = ramaikan(kantor, list(range(TAHUN, TAHUN + 5)))
    print(f"  {baris:,} baris Renja, {ramai.stat().st_size / 2**20:,.0f} MiB")
    try:
        for nama, alamat in halaman.items():
            detik: dict[Path, list[float]] = {ramai: [], sepi: []}
            for _ in range(7):  # in turn; changing the database is not measured, nor is the first look into it
                for basis, d in detik.items():
                    _pakai(basis)
                    ambil(orang, alamat)
                    d.append(median_bergiliran(lambda a=alamat: ambil(orang, a), ulangan=3)[0])
            yield Rasio(f"{nama}, {kantor:,} kecamatan × 5 tahun ÷ satu", min(detik[ramai]), min(detik[sepi]), 1.2)
    finally:
        _pakai(sepi)


def pemeriksaan_dan_pohon() -> Iterator[Rasio]:
    """All rules of the pemeriksaan ÷ loading the tree that they run over; and what a whole check takes."""
    for baris in (60, 600):
        renja, ulangan = ambil_renja(baris), 15
        # What a run works out is kept with what was loaded, so each gets its own.
        stok = [muat_bahan(renja) for _ in range(ulangan + 1)]
        aturan, pohon, semua = median_bergiliran(
            lambda r=renja, s=stok: periksa(r, s.pop()),
            lambda r=renja: muat_pohon(r),
            lambda r=renja: periksa(r),
            ulangan=ulangan,
        )
        yield Rasio(
            f"{len(DAFTAR_ATURAN)} aturan atas Renja {baris} baris ÷ memuat pohonnya",
            aturan,
            pohon,
            1.0 if baris == 60 else None,
        )
        yield Rasio("… dengan memuat semua bahannya ÷ memuat pohonnya", semua, pohon)


def _pakai(basis: Path) -> None:
    connection.close()
    connection.settings_dict["NAME"] = str(basis)


def klien(baris: int) -> Client:
    klien = Client()
    klien.force_login(Pengguna.objects.get(username=slug(baris)))
    return klien


def _alamat(baris: int, akhir: str = "3.1/") -> str:
    return f"/{slug(baris)}/{TAHUN}/renja/perubahan/tabel/{akhir}"


def ambil(klien: Client, alamat: str) -> bytes:
    jawaban = klien.get(alamat)
    assert jawaban.status_code == 200, (alamat, jawaban.status_code)
    return b"".join(jawaban) if jawaban.streaming else jawaban.content
