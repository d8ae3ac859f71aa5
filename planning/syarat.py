"""What a Renja must meet before each step (specification 6): sentences about what is missing, with where to mend it."""

from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef, Q

from planning.alasan import belum_beralasan
from planning.enums import Aksi, JenisRenja
from planning.kendala import ALASAN, CATATAN, ISIAN, LEMBAR_VERIFIKASI, SUSUNAN, Kendala, sebut
from planning.models import BarisRenja, CatatanDokumen, Dokumen, IndikatorRenja


def ada_isinya(dokumen: Dokumen) -> Iterator[Kendala]:
    """There is something to submit."""
    if not BarisRenja.objects.filter(renja=dokumen.renja_id).exists():
        yield Kendala("Renja belum berisi baris.", SUSUNAN)


def pagu_terisi(dokumen: Dokumen) -> Iterator[Kendala]:
    """Every leaf has its pagu: nothing is not zero."""
    kosong = BarisRenja.objects.filter(
        renja=dokumen.renja_id, pagu=None, nomenklatur__level=F("renja__edisi__level_daun")
    )
    if kode := list(kosong.order_by("nomenklatur__kode").values_list("nomenklatur__kode", flat=True)):
        yield Kendala(f"Pagu belum diisi pada {len(kode)} baris: {sebut(kode)}.", ISIAN, kode[0])


def target_terisi(dokumen: Dokumen) -> Iterator[Kendala]:
    """Every leaf has an indicator, and every indicator of a leaf its target."""
    daun = BarisRenja.objects.filter(renja=dokumen.renja_id, nomenklatur__level=F("renja__edisi__level_daun"))
    indikator = IndikatorRenja.objects.filter(baris=OuterRef("pk"))
    kurang = daun.filter(~Exists(indikator) | Exists(indikator.filter(Q(target=None))))
    if kode := list(kurang.order_by("nomenklatur__kode").values_list("nomenklatur__kode", flat=True)):
        pesan = f"Indikator atau targetnya belum diisi pada {len(kode)} baris: {sebut(kode)}."
        yield Kendala(pesan, ISIAN, kode[0])


def catatan_terjawab(dokumen: Dokumen) -> Iterator[Kendala]:
    """Notes that came with the document when it was sent back are answered, row by row."""
    # By its id: the document itself need not be stored yet.
    belum = CatatanDokumen.objects.filter(dokumen=dokumen.pk, transisi__isnull=False, jawaban="").count()
    if belum:
        yield Kendala(f"{belum} catatan pemeriksa belum dijawab.", CATATAN)


def perubahan_beralasan(dokumen: Dokumen) -> Iterator[Kendala]:
    """Every pagu and target that differs from the version before has its reason."""
    if dokumen.renja.jenis != JenisRenja.PERUBAHAN:
        return
    if kode := sorted({b.kode for b in belum_beralasan(dokumen.renja)}):
        yield Kendala(f"Alasan perubahan belum diisi pada {len(kode)} baris: {sebut(kode)}.", ALASAN, kode[0])


def verifikasi_lengkap(dokumen: Dokumen) -> Iterator[Kendala]:
    """The checklist is complete, and what is not in order has its follow-up."""
    butir = list(dokumen.butir.all())
    if not butir or any(b.hasil is None for b in butir):
        yield Kendala("Lembar verifikasi belum lengkap: jawab ya atau tidak untuk setiap butir.", LEMBAR_VERIFIKASI)
    if any(b.hasil is False and not b.tindak_lanjut.strip() for b in butir):
        yield Kendala("Butir yang tidak sesuai perlu tindak lanjut.", LEMBAR_VERIFIKASI)


RENJA = {
    Aksi.AJUKAN: [ada_isinya, pagu_terisi, target_terisi, catatan_terjawab, perubahan_beralasan],
    Aksi.VERIFIKASI: [verifikasi_lengkap],
}
