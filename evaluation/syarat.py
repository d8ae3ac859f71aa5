"""What a PK, a Rencana Aksi and the evaluation of a quarter must meet before each step (specification 6).

Sentences about what is missing, with where to mend it, as in ``planning.syarat``.
"""

from __future__ import annotations

from collections.abc import Iterator

from evaluation.isian.jumlah import jumlah_rencana_aksi, muat_untuk_isian
from evaluation.kinerja import muat_kinerja
from evaluation.models import EvaluasiTriwulan
from evaluation.perms import FAKTOR, TINDAK_LANJUT
from evaluation.tabel.sasaran import muat_sasaran
from planning.enums import Aksi, JenisDokumen
from planning.kendala import REALISASI, RENCANA_AKSI, RENSTRA, TEKS_TRIWULAN, Kendala, sebut
from planning.models import Dokumen, Renja
from planning.pohon import muat_pohon
from planning.syarat import catatan_terjawab
from planning.versi import renja_terakhir


def target_sasaran(dokumen: Dokumen) -> Iterator[Kendala]:
    """A PK promises something: every sasaran has an indicator, and every indicator its target of the year."""
    sasaran = muat_sasaran(dokumen.renja)
    if not sasaran:
        yield Kendala(f"Renstra untuk tahun {dokumen.tahun} belum memuat sasaran.", RENSTRA)
    kurang = [s.uraian for s in sasaran if not s.indikator or any(i.target is None for i in s.indikator)]
    if kurang:
        yield Kendala(
            f"Indikator atau target tahun {dokumen.tahun} belum diisi pada {len(kurang)} sasaran, "
            f"pertama “{kurang[0]}”.",
            RENSTRA,
        )


def triwulan_berjumlah(dokumen: Dokumen) -> Iterator[Kendala]:
    """The quarters of every leaf make its pagu, and those of its indicators the target of the year (3.5, 4.2).

    Above the leaves targets follow from below; where somebody typed them all the same, they must agree too.
    """
    kinerja = muat_untuk_isian(dokumen.renja)
    jumlah = jumlah_rencana_aksi(kinerja)
    simpul = list(kinerja.pohon.telusuri())
    if not simpul:
        yield Kendala("Renja belum berisi baris.", RENCANA_AKSI)
    rupiah = [s.kode for s in simpul if s.daun and not jumlah.simpul[s.kode].cocok]
    if rupiah:
        yield Kendala(
            f"Rupiah triwulan belum sama dengan pagu pada {len(rupiah)} baris: {sebut(rupiah)}.",
            RENCANA_AKSI,
            rupiah[0],
        )
    target = []
    for s in simpul:
        rencana = [jumlah.indikator[i.pk] for i in s.indikator if s.daun or not i.otomatis]
        if any(not r.cocok and (s.daun or r.agregat is not None) for r in rencana):
            target.append(s.kode)
    if target:
        yield Kendala(
            f"Target triwulan belum sama dengan target setahun pada {len(target)} baris: {sebut(target)}.",
            RENCANA_AKSI,
            target[0],
        )


def realisasi_terisi(dokumen: Dokumen) -> Iterator[Kendala]:
    """Every indicator of a leaf with a target in the quarter has its realisasi, or a word on why not."""
    renja = _renja_berlaku(dokumen)
    if renja is None:
        yield Kendala(f"Belum ada Renja tahun {dokumen.tahun}.", REALISASI)
        return
    kinerja, tw = muat_kinerja(renja, muat_pohon(renja)), dokumen.triwulan
    kosong = [
        s.kode
        for s in kinerja.daun
        if any(
            kinerja.target(i, tw) and kinerja.realisasi(i, tw) is None and not kinerja.keterangan(i, tw).strip()
            for i in s.indikator
        )
    ]
    if kosong:
        yield Kendala(
            f"Realisasi atau keterangannya belum diisi pada {len(kosong)} baris: {sebut(kosong)}.", REALISASI, kosong[0]
        )


def faktor_terisi(dokumen: Dokumen) -> Iterator[Kendala]:
    """The office has said what helped and what hindered."""
    yield from _teks(dokumen, FAKTOR)


def tindak_lanjut_terisi(dokumen: Dokumen) -> Iterator[Kendala]:
    """The follow-up, proposed by the office, is settled by the planning body at the end (foot of E.81)."""
    yield from _teks(dokumen, TINDAK_LANJUT)


def _teks(dokumen: Dokumen, bidang: tuple[str, ...]) -> Iterator[Kendala]:
    milik = {"perangkat_daerah": dokumen.perangkat_daerah_id, "tahun": dokumen.tahun, "triwulan": dokumen.triwulan}
    evaluasi = EvaluasiTriwulan.objects.filter(**milik).first() or EvaluasiTriwulan()
    for nama in bidang:
        if not getattr(evaluasi, nama).strip():
            sebutan = EvaluasiTriwulan._meta.get_field(nama).verbose_name
            yield Kendala(f"{sebutan[:1].upper()}{sebutan[1:]} belum ditulis.", TEKS_TRIWULAN)


def _renja_berlaku(dokumen: Dokumen) -> Renja | None:
    return renja_terakhir(Renja.objects.all(), dokumen.perangkat_daerah_id, dokumen.tahun)


SYARAT = {
    (JenisDokumen.PK, Aksi.AJUKAN): [target_sasaran, catatan_terjawab],
    (JenisDokumen.RENCANA_AKSI, Aksi.AJUKAN): [triwulan_berjumlah, catatan_terjawab],
    (JenisDokumen.EVALUASI, Aksi.AJUKAN): [realisasi_terisi, faktor_terisi, catatan_terjawab],
    (JenisDokumen.EVALUASI, Aksi.TETAPKAN): [tindak_lanjut_terisi],
}
