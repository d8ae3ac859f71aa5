"""The issued document: rendered once when it is issued, kept, and from then on served as those very bytes.

The PDF (PDF/A-3a, the whole bound document) carries its number, a QR code with its short address, and the workbook
with the tables' data.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator

import weasyprint
from django.conf import settings
from django.db import transaction
from django.urls import reverse

from planning.alur import Dokumen
from planning.enums import JenisDokumen, StatusDokumen
from planning.models import DokumenTerbit, PerangkatDaerah, Renja, Transisi
from planning.versi import TERKAIT, renja_terakhir
from renja.dokumen.susun import susun_dokumen
from renja.keluaran.naskah import Periksa, naskah_html
from renja.keluaran.pdf import cetak
from renja.keluaran.xlsx import xlsx_buku
from renja.tabel import DAFTAR, daftar_tabel

#: Neither 0 nor O, neither 1 nor I: a code is read from paper.
ABJAD = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
PANJANG_KODE = 8
#: The tables of the documents that are not the Renja itself, in printed order (specification 3).
ISI = {
    JenisDokumen.PK: ["PK"],
    JenisDokumen.RENCANA_AKSI: ["TUJUAN", "IKU", "PK", "RKT", "RA"],
}


class BelumDitetapkan(Exception):
    """Only what was issued has files; the message says so, for people."""


def terbitkan(dokumen: Dokumen) -> dict[str, DokumenTerbit]:
    """The files of an issued document by kind (``pdf``, ``xlsx``), made and stored the first time.

    However often it is called, and by how many at once, there is one set. Raises ``BelumDitetapkan``.
    """
    if dokumen.status != StatusDokumen.DITETAPKAN:
        raise BelumDitetapkan(f"{dokumen.judul} belum ditetapkan sehingga belum ada berkas resminya.")
    if ada := _ada(dokumen):
        return ada
    berkas = _buat(dokumen)
    with transaction.atomic():
        Dokumen.objects.select_for_update().get(pk=dokumen.pk)
        if ada := _ada(dokumen):
            return ada
        DokumenTerbit.objects.bulk_create(berkas)
    return _ada(dokumen)


def terbitkan_bila_ditetapkan(sender, dokumen: Dokumen, transisi: Transisi, **lain) -> None:
    """Make the files right after a document is issued (``langkah_diambil``), outside the step's transaction.

    Should that fail, the document stays issued (its data are locked) and the first download makes them.
    """

    def buat() -> None:
        terbitkan(dokumen)

    if transisi.ke == StatusDokumen.DITETAPKAN:
        transaction.on_commit(buat, robust=True)


def alamat_berkas(dokumen: Dokumen, kantor: PerangkatDaerah, jenis: str) -> str:
    """Where people with rights download a file (``pdf``, ``xlsx``) of an issued document."""
    if dokumen.jenis == JenisDokumen.EVALUASI:
        return reverse("terbitan_evaluasi", args=[kantor.slug, dokumen.tahun, dokumen.triwulan, jenis])
    return reverse("terbitan", args=[kantor.slug, dokumen.tahun, dokumen.renja.versi, str(dokumen.jenis), jenis])


def alamat_periksa(kode: str) -> str:
    """The short public address of an issued document, as printed on it."""
    return settings.ALAMAT_SITUS.rstrip("/") + reverse("periksa_dokumen", args=[kode])


def kode_naskah(dokumen: Dokumen) -> str:
    """Which bound document it is on paper (``renja.dokumen.kerangka``)."""
    if dokumen.jenis == JenisDokumen.EVALUASI:
        return f"laporan-tw{dokumen.triwulan}"
    if dokumen.jenis == JenisDokumen.RENJA:
        return "renja-perubahan" if dokumen.renja.urutan else "renja"
    return str(dokumen.jenis)


def nomor_tabel(dokumen: Dokumen, renja: Renja) -> Iterator[str]:
    """Which tables the workbook inside a document holds: everything that it is about, one sheet each."""
    if dokumen.jenis == JenisDokumen.EVALUASI:
        tw = dokumen.triwulan
        yield from (n for n in (f"EVALUASI-TW{tw}", f"E81-TW{tw}") if n in DAFTAR)
    elif dokumen.jenis == JenisDokumen.RENJA:
        yield from (n for n, _ in daftar_tabel(renja) if n[0].isdigit())
    else:
        ada = {n for n, _ in daftar_tabel(renja)}
        yield from (n for n in ISI[dokumen.jenis] if n in ada)


def versi_dokumen(dokumen: Dokumen) -> Renja:
    """The version a document is about; an evaluation is held against the last one of its year."""
    if dokumen.renja_id:
        return Renja.objects.select_related(*TERKAIT).get(pk=dokumen.renja_id)
    return renja_terakhir(Renja.objects, dokumen.perangkat_daerah_id, dokumen.tahun)


def nama_terbit(dokumen: Dokumen, akhiran: str) -> str:
    """``renja-perubahan-2021-kalaena.pdf``, ``evaluasi-tw2-2021-kalaena.xlsx``"""
    if dokumen.jenis == JenisDokumen.EVALUASI:
        apa = f"evaluasi-tw{dokumen.triwulan}"
    elif dokumen.jenis == JenisDokumen.RENJA:
        apa = "renja" if dokumen.renja.versi == "pokok" else f"renja-{dokumen.renja.versi}"
    else:
        apa = dokumen.jenis if dokumen.renja.versi == "pokok" else f"{dokumen.jenis}-{dokumen.renja.versi}"
    return f"{apa}-{dokumen.tahun}-{dokumen.perangkat_daerah.slug}.{akhiran}"


def _ada(dokumen: Dokumen) -> dict[str, DokumenTerbit]:
    return {t.jenis_berkas: t for t in DokumenTerbit.objects.filter(dokumen=dokumen).select_related("dokumen")}


def _buat(dokumen: Dokumen) -> list[DokumenTerbit]:
    renja = versi_dokumen(dokumen)
    tabel = [DAFTAR[n](renja).muat(renja) for n in nomor_tabel(dokumen, renja)]
    kode = _kode_baru()
    xlsx = xlsx_buku(tabel, str(dokumen))
    lampiran = weasyprint.Attachment(
        string=xlsx,
        name=nama_terbit(dokumen, "xlsx"),
        description=f"Data tabel {dokumen}",
        created=dokumen.sejak,
        modified=dokumen.sejak,
        relationship="Data",
    )
    naskah = susun_dokumen(renja, kode_naskah(dokumen))
    html = naskah_html(naskah, Periksa(kode, alamat_periksa(kode), dokumen))
    isi = {"pdf": cetak(html, [lampiran]), "xlsx": xlsx}
    return [
        DokumenTerbit(
            dokumen=dokumen,
            kode=kode,
            jenis_berkas=jenis,
            nama=nama_terbit(dokumen, jenis),
            isi=bita,
            sidik=hashlib.sha256(bita).hexdigest(),
        )
        for jenis, bita in isi.items()
    ]


def _kode_baru() -> str:
    while True:
        kode = "".join(secrets.choice(ABJAD) for _ in range(PANJANG_KODE))
        if not DokumenTerbit.objects.filter(kode=kode).exists():
            return kode
