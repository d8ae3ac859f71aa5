"""What a Renja must meet before each step (specification 6): sentences about what is missing, with where to mend it."""

from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef, Q

from planning.alasan import belum_beralasan
from planning.enums import Aksi, JenisRenja
from planning.models import BarisRenja, Dokumen, IndikatorRenja

#: More codes than these are not named in one sentence.
_DISEBUT = 5


def _sebut(kode: list[str]) -> str:
    lain = len(kode) - _DISEBUT
    return ", ".join(kode[:_DISEBUT]) + (f", dan {lain} lagi" if lain > 0 else "")


def ada_isinya(dokumen: Dokumen) -> Iterator[str]:
    """There is something to submit."""
    if not BarisRenja.objects.filter(renja=dokumen.renja_id).exists():
        yield "Renja belum berisi baris."


def pagu_terisi(dokumen: Dokumen) -> Iterator[str]:
    """Every leaf has its pagu: nothing is not zero."""
    kosong = BarisRenja.objects.filter(
        renja=dokumen.renja_id, pagu=None, nomenklatur__level=F("renja__edisi__level_daun")
    )
    if kode := list(kosong.order_by("nomenklatur__kode").values_list("nomenklatur__kode", flat=True)):
        yield f"Pagu belum diisi pada {len(kode)} baris: {_sebut(kode)}."


def target_terisi(dokumen: Dokumen) -> Iterator[str]:
    """Every leaf has an indicator, and every indicator of a leaf its target."""
    daun = BarisRenja.objects.filter(renja=dokumen.renja_id, nomenklatur__level=F("renja__edisi__level_daun"))
    indikator = IndikatorRenja.objects.filter(baris=OuterRef("pk"))
    kurang = daun.filter(~Exists(indikator) | Exists(indikator.filter(Q(target=None))))
    if kode := list(kurang.order_by("nomenklatur__kode").values_list("nomenklatur__kode", flat=True)):
        yield f"Indikator atau targetnya belum diisi pada {len(kode)} baris: {_sebut(kode)}."


def catatan_terjawab(dokumen: Dokumen) -> Iterator[str]:
    """Notes that came with the document when it was sent back are answered, row by row."""
    belum = dokumen.catatan.filter(transisi__isnull=False, jawaban="").count()
    if belum:
        yield f"{belum} catatan pemeriksa belum dijawab."


def perubahan_beralasan(dokumen: Dokumen) -> Iterator[str]:
    """Every pagu and target that differs from the version before has its reason."""
    if dokumen.renja.jenis != JenisRenja.PERUBAHAN:
        return
    if kode := sorted({b.kode for b in belum_beralasan(dokumen.renja)}):
        yield f"Alasan perubahan belum diisi pada {len(kode)} baris: {_sebut(kode)}."


def verifikasi_lengkap(dokumen: Dokumen) -> Iterator[str]:
    """The checklist is complete, and what is not in order has its follow-up."""
    butir = list(dokumen.butir.all())
    if not butir or any(b.hasil is None for b in butir):
        yield "Lembar verifikasi belum lengkap: jawab ya atau tidak untuk setiap butir."
    if any(b.hasil is False and not b.tindak_lanjut.strip() for b in butir):
        yield "Butir yang tidak sesuai perlu tindak lanjut."


RENJA = {
    Aksi.AJUKAN: [ada_isinya, pagu_terisi, target_terisi, catatan_terjawab, perubahan_beralasan],
    Aksi.VERIFIKASI: [verifikasi_lengkap],
}
