"""The berita acara of a verification on paper: our own short words, the figures and the checklist filled in."""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import mark_safe

from planning.enums import Aksi, Level
from planning.models import Dokumen, PlafonPagu, Transisi
from planning.pohon import Pohon
from planning.tabel.tanda_tangan import camat_pada, tanda_tangan, tempat_tanggal
from planning.terbilang import terbilang
from planning.verifikasi import butir_dokumen
from renja.keluaran.pdf import pdf_html

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def berita_acara_pdf(dokumen: Dokumen, pohon: Pohon, konsep: bool) -> bytes:
    """The PDF; ``konsep`` is a draft without a date, while the checklist is still being filled in."""
    return pdf_html(berita_acara_html(dokumen, pohon, konsep))


def berita_acara_html(dokumen: Dokumen, pohon: Pohon, konsep: bool) -> str:
    kantor = dokumen.perangkat_daerah
    kabupaten = kantor.kabupaten
    tanggal = None
    if not konsep:
        langkah = Transisi.objects.filter(dokumen=dokumen, aksi=Aksi.VERIFIKASI).order_by("-waktu", "-pk").first()
        tanggal = timezone.localtime(langkah.waktu).date() if langkah else None
    butir = butir_dokumen(dokumen)
    plafon = PlafonPagu.objects.filter(perangkat_daerah=kantor, tahun=dokumen.tahun, jenis=dokumen.renja.jenis).first()
    camat = camat_pada(kantor, tanggal or timezone.localdate())
    return render_to_string(
        "cetak/berita_acara.html",
        {
            "dokumen": dokumen,
            "renja": dokumen.renja,
            "kantor": kantor,
            "kabupaten": kabupaten,
            "konsep": konsep,
            "hari": HARI[tanggal.weekday()] if tanggal else "",
            "tanggal": tanggal,
            "tahun_n": str(dokumen.tahun),
            "butir": butir,
            "tidak_sesuai": [b for b in butir if b.hasil is False],
            "cacah": [
                (Level(level).label, pohon.cacah[level])
                for level in (Level.PROGRAM, Level.KEGIATAN, Level.SUB_KEGIATAN)
                if pohon.cacah[level]
            ],
            "pagu": pohon.pagu,
            "terbilang": terbilang(pohon.pagu) if pohon.pagu is not None else "",
            "plafon": plafon.pagu if plafon else None,
            "tanda_tangan": [
                tanda_tangan(None, (f"Kepala {kabupaten.badan_perencana}", str(kabupaten)), ("Yang memverifikasi,",)),
                tanda_tangan(camat, (f"Camat {kantor.nama_pendek}",), (tempat_tanggal(kantor.nama_pendek, tanggal),)),
            ],
            "gaya": _gaya(),
        },
    )


def _gaya() -> str:
    """The sheet of the letter, inside the document: its content is part of what the PDF is kept under."""
    return mark_safe((settings.BASE_DIR / "static" / "css" / "surat.css").read_text())  # noqa: S308 -- our own file
