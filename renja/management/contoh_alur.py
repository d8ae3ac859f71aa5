"""The workflow alive in a trial: documents of one office at different stages, taken there by the people of the demo.

Nothing here is privileged: every step goes through ``planning.alur`` as on the site. A document that took a step
already is left alone, whoever took it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from planning.alasan import belum_beralasan, perlu_alasan
from planning.alur import Dokumen, LangkahDitolak, dokumen_evaluasi, dokumen_renja, laksanakan
from planning.enums import Aksi, JenisDokumen, Peran, StatusDokumen
from planning.models import AlasanPerubahan, CatatanDokumen, Pengguna, PerangkatDaerah, Renja
from planning.verifikasi import butir_dokumen
from planning.versi import RenjaTidakAda, cari_renja
from renja.pemeriksaan.aturan import DAFTAR_ATURAN
from renja.pemeriksaan.penjelasan import belum_dijelaskan, terima
from renja.pemeriksaan.temuan import Kelompok
from renja.terbitan import alamat_periksa, terbitkan

ALASAN_PAGU = "Pagu mengikuti APBD Perubahan."
ALASAN_TARGET = "Target disesuaikan dengan keadaan tahun berjalan."
PENJELASAN = {
    Kelompok.PAGU: "Prakiraan maju mengikuti rancangan tahun berikutnya, yang masih akan dibahas.",
    Kelompok.TARGET: "Target tahun berikutnya menyesuaikan rencana yang masih akan dibahas.",
    Kelompok.KELENGKAPAN: "Belum ditetapkan saat dokumen disusun; dilengkapi pada dokumen pelaksanaan.",
    Kelompok.LINTAS_DOKUMEN: "Target mengikuti kebutuhan tahun ini; Renstra diselaraskan pada perubahan berikutnya.",
    Kelompok.EJAAN: "Satuan mengikuti dokumen yang sudah berjalan.",
}
PENJELASAN_LAIN = "Sudah diperiksa dan sesuai keadaan tahun berjalan."
CATATAN = ("Jelaskan lebih rinci mengapa baris ini berubah.", "Periksa kembali target terhadap pagu yang baru.")
CATATAN_UMUM = "Ada baris yang perlu diperjelas sebelum diteruskan."


@dataclass(frozen=True)
class Contoh:
    """How far a document is taken. ``versi`` of the Renja of ``tahun``, or the evaluation of ``triwulan``."""

    tahun: int
    status: StatusDokumen
    versi: str = ""
    triwulan: int = 0


S = StatusDokumen
#: Chosen so that what one fills in first stays open: the perubahan of 2021 (sent back is open), every Rencana Aksi,
#: and the quarters that the demo opens.
KALAENA = (
    Contoh(2021, S.DITETAPKAN, "pokok"),
    Contoh(2021, S.DIKEMBALIKAN, "perubahan"),
    Contoh(2021, S.DISETUJUI, triwulan=2),
    Contoh(2024, S.DITETAPKAN, "pokok"),
    Contoh(2024, S.DIAJUKAN, "perubahan"),
)
_JALAN = {
    S.DIAJUKAN: (Aksi.AJUKAN,),
    S.DIKEMBALIKAN: (Aksi.AJUKAN, Aksi.KEMBALIKAN),
    S.DISETUJUI: (Aksi.AJUKAN, Aksi.SETUJUI),
    S.DITETAPKAN: (Aksi.AJUKAN, Aksi.SETUJUI, Aksi.VERIFIKASI, Aksi.TETAPKAN),
}
_PELAKU = {Aksi.AJUKAN: Peran.STAF, Aksi.VERIFIKASI: Peran.BAPPELITBANGDA}


def jalankan(kantor: PerangkatDaerah, orang: dict[str, Pengguna], daftar=KALAENA) -> Iterator[str]:
    """Take each document as far as it is meant to stand; a sentence about each. ``orang`` by role."""
    for contoh in daftar:
        try:
            dokumen = _dokumen(kantor, contoh)
        except RenjaTidakAda as e:
            yield str(e)
            continue
        if dokumen.transisi.exists():
            yield f"{dokumen}: {dokumen.get_status_display().lower()}{_berkas(dokumen)} (sudah ada, dibiarkan)"
            continue
        try:
            for aksi in _JALAN[contoh.status]:
                _langkah(dokumen, aksi, orang[_PELAKU.get(aksi, Peran.CAMAT)])
                dokumen.refresh_from_db()
        except LangkahDitolak as e:
            yield f"{dokumen}: {dokumen.get_status_display().lower()}. {e}"
            continue
        yield f"{dokumen}: {dokumen.get_status_display().lower()}{_berkas(dokumen)}"


def _dokumen(kantor: PerangkatDaerah, contoh: Contoh) -> Dokumen:
    if contoh.triwulan:
        return dokumen_evaluasi(kantor, contoh.tahun, contoh.triwulan)
    return dokumen_renja(cari_renja(Renja.objects.all(), kantor.slug, contoh.tahun, contoh.versi))


def _langkah(dokumen: Dokumen, aksi: Aksi, oleh: Pengguna) -> None:
    siapkan: dict[Aksi, Callable] = {
        Aksi.AJUKAN: _jelaskan,
        Aksi.KEMBALIKAN: _beri_catatan,
        Aksi.VERIFIKASI: _isi_lembar,
    }
    if aksi in siapkan:
        siapkan[aksi](dokumen, oleh)
    isi = {}
    if aksi == Aksi.TETAPKAN:
        # Made up, as the officials are: before the year it is for.
        isi = {"nomor": f"Contoh/1/{dokumen.tahun - 1}", "tanggal": date(dokumen.tahun - 1, 7, 20)}
    elif aksi == Aksi.KEMBALIKAN:
        isi = {"catatan": CATATAN_UMUM}
    laksanakan(dokumen, aksi, oleh, versi=dokumen.versi_baris, **isi)


def _beri_alasan(dokumen: Dokumen, oleh: Pengguna) -> None:
    if dokumen.renja_id is None:
        return
    for b in belum_beralasan(dokumen.renja):
        alasan = ALASAN_TARGET if b.kunci else ALASAN_PAGU
        AlasanPerubahan.objects.update_or_create(
            renja=dokumen.renja, kode=b.kode, kunci=b.kunci, defaults={"alasan": alasan, "oleh": oleh}
        )


def _jelaskan(dokumen: Dokumen, oleh: Pengguna) -> None:
    """Every change its reason, and every peringatan of the pemeriksaan that would hold the Renja back."""
    _beri_alasan(dokumen, oleh)
    for temuan in belum_dijelaskan(dokumen.renja) if dokumen.jenis == JenisDokumen.RENJA else ():
        aturan = DAFTAR_ATURAN[temuan.kode]
        if aturan.menahan and not aturan.disyaratkan:
            terima(dokumen.renja, temuan, PENJELASAN.get(aturan.kelompok, PENJELASAN_LAIN), oleh)


def _beri_catatan(dokumen: Dokumen, oleh: Pengguna) -> None:
    kode = list(dict.fromkeys(b.kode for b in perlu_alasan(dokumen.renja)))
    for k, isi in zip(kode, CATATAN, strict=False):
        CatatanDokumen.objects.create(dokumen=dokumen, kode=k, isi=isi, oleh=oleh)


def _isi_lembar(dokumen: Dokumen, oleh: Pengguna) -> None:
    for butir in butir_dokumen(dokumen):
        butir.hasil = True
        butir.save()


def _berkas(dokumen: Dokumen) -> str:
    """Where anybody can check it, if it was issued."""
    if dokumen.status != StatusDokumen.DITETAPKAN:
        return ""
    return f", periksa di {alamat_periksa(terbitkan(dokumen)['pdf'].kode)}"
