"""From draft to issued: which step leads where, who may take it, and what must be true first (specification 6).

``LANGKAH`` is the whole workflow, one line a step. ``kemungkinan`` says what a person can do with a document now and
what still stands in the way; ``laksanakan`` takes a step, once, however often the button is pressed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from planning.enums import Aksi, JenisDokumen, Peran, StatusDokumen
from planning.models import Dokumen, Pengguna, Renja, Transisi
from planning.perms import berwenang_atas

S, J = StatusDokumen, JenisDokumen
SEMUA = frozenset(J)

#: Sent after a step is taken, in its transaction, with ``dokumen`` and ``transisi``.
langkah_diambil = Signal()


class LangkahDitolak(Exception):
    """The step cannot be taken; ``kendala`` says why, one sentence each, for people."""

    def __init__(self, kendala: Iterable[str]):
        self.kendala = list(kendala)
        super().__init__(" ".join(self.kendala))


class SudahBerubah(LangkahDitolak):
    """Somebody else took a step meanwhile."""


@dataclass(frozen=True)
class Langkah:
    """One line of the workflow: ``peran`` takes documents of these kinds from ``dari`` to ``ke`` by ``aksi``."""

    aksi: Aksi
    peran: Peran
    dari: frozenset[StatusDokumen]
    ke: StatusDokumen
    untuk: frozenset[JenisDokumen] = SEMUA
    perlu_catatan: bool = False
    perlu_nomor: bool = False


def _langkah(aksi, peran, dari, ke, untuk=SEMUA, **lain) -> Langkah:
    dari = frozenset(dari) if isinstance(dari, set) else frozenset({dari})
    return Langkah(aksi, peran, dari, ke, frozenset(untuk), **lain)


_DIPERIKSA_BADAN = {J.RENJA, J.EVALUASI}

LANGKAH: tuple[Langkah, ...] = (
    _langkah(Aksi.AJUKAN, Peran.STAF, {S.DRAF, S.DIKEMBALIKAN}, S.DIAJUKAN),
    _langkah(Aksi.TARIK, Peran.STAF, S.DIAJUKAN, S.DRAF),
    _langkah(Aksi.SETUJUI, Peran.CAMAT, S.DIAJUKAN, S.DISETUJUI, _DIPERIKSA_BADAN),
    _langkah(Aksi.KEMBALIKAN, Peran.CAMAT, {S.DIAJUKAN, S.DIVERIFIKASI}, S.DIKEMBALIKAN, perlu_catatan=True),
    _langkah(Aksi.KEMBALIKAN, Peran.BAPPELITBANGDA, S.DISETUJUI, S.DIKEMBALIKAN, _DIPERIKSA_BADAN, perlu_catatan=True),
    _langkah(Aksi.VERIFIKASI, Peran.BAPPELITBANGDA, S.DISETUJUI, S.DIVERIFIKASI, {J.RENJA}),
    # The evaluation ends with Bappelitbangda's signature on the right of E.81 (specification 2.9).
    _langkah(Aksi.TETAPKAN, Peran.BAPPELITBANGDA, S.DISETUJUI, S.DITETAPKAN, {J.EVALUASI}),
    _langkah(Aksi.TETAPKAN, Peran.CAMAT, S.DIVERIFIKASI, S.DITETAPKAN, {J.RENJA}, perlu_nomor=True),
    _langkah(Aksi.TETAPKAN, Peran.CAMAT, S.DIAJUKAN, S.DITETAPKAN, {J.PK, J.RENCANA_AKSI}),
)

#: What a document must meet before a step: sentences about what is missing, nothing if all is well.
Syarat = Callable[[Dokumen], Iterable[str]]
_SYARAT: dict[tuple[JenisDokumen, Aksi], list[Syarat]] = {}


def daftarkan_syarat(jenis: JenisDokumen, aksi: Aksi, *syarat: Syarat) -> None:
    """Add conditions for a step of one kind of document; called once when an app is ready.

    Apps of upper floors are ready first, and what they ask is said last.
    """
    ada = _SYARAT.setdefault((jenis, aksi), [])
    ada[:0] = [s for s in syarat if s not in ada]


@dataclass(frozen=True)
class Kemungkinan:
    """A step that this person may take, and why not yet (nothing if it can be taken now)."""

    langkah: Langkah
    kendala: tuple[str, ...] = ()


def kemungkinan(dokumen: Dokumen, pengguna: Pengguna) -> list[Kemungkinan]:
    """Every step that this person may take from where the document stands, with what stands in the way."""
    return [Kemungkinan(k, tuple(kendala(dokumen, k.aksi))) for k in langkah_untuk(dokumen, pengguna)]


def langkah_untuk(dokumen: Dokumen, pengguna: Pengguna) -> list[Langkah]:
    """The steps that role, office and status allow; what must be true first is not looked at. No query."""
    if not berwenang_atas(pengguna, dokumen.perangkat_daerah):
        return []
    return [k for k in LANGKAH if k.peran == pengguna.peran and dokumen.jenis in k.untuk and dokumen.status in k.dari]


def kendala(dokumen: Dokumen, aksi: Aksi) -> list[str]:
    """What must be mended before this step, as sentences."""
    return [k for syarat in _SYARAT.get((J(dokumen.jenis), Aksi(aksi)), []) for k in syarat(dokumen)]


def pelaku_berikut(dokumen: Dokumen) -> set[Peran]:
    """For whom the document waits: who may take it forward from here."""
    maju = {Aksi.AJUKAN, Aksi.SETUJUI, Aksi.VERIFIKASI, Aksi.TETAPKAN}
    return {k.peran for k in LANGKAH if k.aksi in maju and dokumen.jenis in k.untuk and dokumen.status in k.dari}


def dokumen_renja(renja: Renja, jenis: JenisDokumen = J.RENJA) -> Dokumen:
    """The document of this kind about a version of the Renja; made as a draft if it is not there yet."""
    milik = {"perangkat_daerah": renja.perangkat_daerah, "tahun": renja.tahun}
    return Dokumen.objects.get_or_create(renja=renja, jenis=jenis, defaults=milik)[0]


def dokumen_evaluasi(kantor, tahun: int, triwulan: int) -> Dokumen:
    """The evaluation of a quarter as a document; made as a draft if it is not there yet."""
    return Dokumen.objects.get_or_create(
        perangkat_daerah=kantor, tahun=tahun, triwulan=triwulan, defaults={"jenis": J.EVALUASI}
    )[0]


@transaction.atomic
def laksanakan(
    dokumen: Dokumen,
    aksi: Aksi,
    oleh: Pengguna,
    *,
    versi: int,
    catatan: str = "",
    nomor: str = "",
    tanggal: date | None = None,
    nomor_perbup: str = "",
    tanggal_perbup: date | None = None,
    alamat: str | None = None,
) -> Transisi:
    """Take a step. ``versi`` is the document's ``versi_baris`` that the person saw; ``alamat`` where they sit.

    A second press of the same button gives back the step already taken. Raises ``SudahBerubah`` if somebody else came
    first, ``LangkahDitolak`` if role, status, a missing note or number, or a condition forbids it.
    """
    dokumen = (
        Dokumen.objects.select_for_update(of=("self",)).select_related("renja", "perangkat_daerah").get(pk=dokumen.pk)
    )
    if dokumen.renja_id:
        # Everything that writes rows locks the Renja; so nothing is half-way while the document changes hands.
        Renja.objects.select_for_update().get(pk=dokumen.renja_id)
    if versi != dokumen.versi_baris:
        terakhir = dokumen.transisi.select_related("oleh").first()
        if terakhir and (terakhir.aksi, terakhir.oleh_id, versi) == (aksi, oleh.pk, dokumen.versi_baris - 1):
            return terakhir
        raise SudahBerubah([_kabar(terakhir)])
    langkah = next((k for k in langkah_untuk(dokumen, oleh) if k.aksi == aksi), None)
    if langkah is None:
        raise LangkahDitolak(
            [
                f"{Aksi(aksi).label} tidak dapat dilakukan: {dokumen.judul} berstatus "
                f"{dokumen.get_status_display().lower()}, atau bukan wewenang Anda."
            ]
        )
    if kurang := [*_yang_kurang(dokumen, langkah, oleh, catatan, nomor, tanggal), *kendala(dokumen, langkah.aksi)]:
        raise LangkahDitolak(kurang)
    dari, dokumen.status, dokumen.sejak = dokumen.status, langkah.ke, timezone.now()
    dokumen.versi_baris += 1
    if langkah.perlu_nomor:
        dokumen.nomor, dokumen.tanggal = nomor.strip(), tanggal
        dokumen.nomor_perbup, dokumen.tanggal_perbup = nomor_perbup.strip(), tanggal_perbup
    dokumen.save()
    transisi = Transisi.objects.create(
        dokumen=dokumen, aksi=aksi, dari=dari, ke=langkah.ke, catatan=catatan.strip(), oleh=oleh, alamat=alamat
    )
    dokumen.catatan.filter(transisi=None, oleh=oleh).update(transisi=transisi)
    langkah_diambil.send(Dokumen, dokumen=dokumen, transisi=transisi)
    return transisi


def _yang_kurang(dokumen: Dokumen, langkah: Langkah, oleh, catatan: str, nomor: str, tanggal: date | None) -> list[str]:
    kurang = []
    if langkah.perlu_catatan and not catatan.strip() and not dokumen.catatan.filter(transisi=None, oleh=oleh).exists():
        kurang.append("Tulis apa yang perlu diperbaiki: catatan pada baris, atau catatan umum.")
    if langkah.perlu_nomor and not nomor.strip():
        kurang.append("Isi nomor Keputusan Camat.")
    if langkah.perlu_nomor and tanggal is None:
        kurang.append("Isi tanggal Keputusan Camat.")
    if tanggal and tanggal > timezone.localdate():
        kurang.append("Tanggal Keputusan Camat belum tiba.")
    return kurang


def _kabar(terakhir: Transisi | None) -> str:
    if terakhir is None:
        return "Dokumen sudah berubah sejak Anda membukanya. Muat ulang halaman."
    waktu = timezone.localtime(terakhir.waktu)
    return (
        f"Dokumen sudah berubah sejak Anda membukanya: {terakhir.oleh} sudah memilih "
        f"“{terakhir.get_aksi_display()}” pada {waktu:%d-%m-%Y} pukul {waktu:%H.%M}. Muat ulang halaman."
    )
