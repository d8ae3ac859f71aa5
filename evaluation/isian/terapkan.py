"""Writing a proposal in one step that can be undone as a whole.

It is kept as an ``Urungan`` whose pictures are of quarters: ``{"jenis": "triwulan", "target_tw": {kunci: …},
"pagu_tw": {kode: …}}``, for each figure the code of its row and the texts of the quarters that changed.
"""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from evaluation.kunci import kunci_rencana_aksi, tandai_diubah
from planning.isian.potret import polos
from planning.isian.urungan import JENIS, TidakDapatDiurungkan
from planning.models import BarisRenja, IndikatorRenja, Pengguna, Renja, Urungan

from .angka import PAGU_TW, RENCANA_AKSI, TARGET_TW, Jenis, Lembar, Penulis
from .usul import KOSONG, RUPIAH, TARGET, Usul, Usulan, UsulSalah, usul

CARA_USUL, CARA_URUNGAN = "usul", "urungan"
JENIS_URUNGAN = "triwulan"


@transaction.atomic
def terapkan_usul(
    renja: Renja,
    cara: str,
    oleh: Pengguna,
    tw: int | None = None,
    cakupan: str = KOSONG,
    bagian: Collection[str] = (RUPIAH, TARGET),
) -> tuple[Urungan, Usulan]:
    """Propose (``evaluation.isian.usul``) and write it. Raises ``UsulSalah`` if nothing would change.

    The Renja is locked before it is read, so that what somebody saves meanwhile is not written over. The caller has
    checked that this person may fill it in.
    """
    kunci_rencana_aksi(renja)
    usulan = usul(renja, cara, tw, cakupan, bagian)
    if not usulan.cacah:
        raise UsulSalah(_tanpa_perubahan(usulan))
    lembar, penulis = Lembar(renja), Penulis(renja, oleh, CARA_USUL)
    for objek, jenis in RENCANA_AKSI.items():
        lembar.muat(jenis, (u.pemilik for u in usulan.usul if u.objek == objek))
    for u in usulan.usul:
        jenis = RENCANA_AKSI[u.objek]
        [kolom] = jenis.kolom
        for t in u.berubah:
            penulis.ubah(lembar.ambil(jenis, u.pemilik, t), kolom, u.baru[t - 1])
    penulis.tulis()
    tandai_diubah(renja)
    urungan = Urungan.objects.create(
        renja=renja,
        judul=usulan.judul,
        sebelum=_potret(usulan.usul, "lama"),
        sesudah=_potret(usulan.usul, "baru"),
        oleh=oleh,
    )
    return urungan, usulan


def _tanpa_perubahan(usulan: Usulan) -> str:
    if not usulan.dilewati:
        return "Tidak ada triwulan yang berubah: semua sudah terisi demikian."
    sebab = "; ".join(dict.fromkeys(d.sebab for d in usulan.dilewati))
    return f"Tidak ada triwulan yang dapat diisi ({len(usulan.dilewati)} dilewati: {sebab})."


def _potret(daftar: list[Usul], nama: str) -> dict[str, Any]:
    isi: dict[str, Any] = {JENIS: JENIS_URUNGAN, TARGET_TW: {}, PAGU_TW: {}}
    for u in daftar:
        kunci = str(u.pemilik.kunci) if u.objek == TARGET_TW else u.kode
        angka = getattr(u, nama)
        isi[u.objek][kunci] = {"kode": u.kode, "tw": {str(t): polos(angka[t - 1]) for t in u.berubah}}
    return isi


def usul_terakhir(renja: Renja) -> Urungan | None:
    """The last proposal that was written and is not undone; one query, without the pictures."""
    terakhir = (
        Urungan.objects.filter(renja=renja, sebelum__jenis=JENIS_URUNGAN)
        .select_related("oleh")
        .defer("sebelum", "sesudah")
        .first()
    )
    return terakhir if terakhir and terakhir.diurungkan is None else None


@transaction.atomic
def urungkan_usul(urungan: Urungan, oleh: Pengguna) -> None:
    """Put the quarters back as they were, if they still are as the proposal left them.

    Raises ``TidakDapatDiurungkan`` if it was undone already, or figures were changed or their rows removed since.
    """
    renja = Renja.objects.select_related("perangkat_daerah").get(pk=urungan.renja_id)
    kunci_rencana_aksi(renja)
    urungan.refresh_from_db()
    if urungan.sesudah.get(JENIS) != JENIS_URUNGAN:
        raise TidakDapatDiurungkan("Tindakan ini bukan pengisian triwulan; urungkan dari lembar Renja.")
    if urungan.diurungkan:
        raise TidakDapatDiurungkan("Tindakan ini sudah diurungkan.")
    lembar, penulis = Lembar(renja), Penulis(renja, oleh, CARA_URUNGAN)
    berubah = set()
    for objek, jenis in RENCANA_AKSI.items():
        sesudah, sebelum = urungan.sesudah[objek], urungan.sebelum[objek]
        pemilik = _pemilik(renja, objek, sesudah)
        lembar.muat(jenis, pemilik.values())
        [kolom] = jenis.kolom
        for kunci, isi in sesudah.items():
            for t, tulisan in isi["tw"].items():
                angka = lembar.ambil(jenis, pemilik[kunci], int(t)) if kunci in pemilik else None
                if angka is None or polos(getattr(angka.isi, kolom)) != tulisan:
                    berubah.add(isi["kode"])
                else:
                    penulis.ubah(angka, kolom, _nilai(jenis, sebelum[kunci]["tw"][t]))
    if berubah:
        raise TidakDapatDiurungkan(
            f"Tidak dapat diurungkan karena triwulan berikut sudah diubah sesudahnya: {', '.join(sorted(berubah))}."
        )
    penulis.tulis()
    tandai_diubah(renja)
    urungan.diurungkan = timezone.now()
    urungan.save(update_fields=["diurungkan"])


def _pemilik(renja: Renja, objek: str, daftar: Collection[str]) -> dict[str, BarisRenja | IndikatorRenja]:
    """The rows or indicators that are still there, by how the picture names them."""
    if objek == TARGET_TW:
        semua = IndikatorRenja.objects.filter(baris__renja=renja, kunci__in=[UUID(k) for k in daftar])
        return {str(i.kunci): i for i in semua.select_related("baris__nomenklatur")}
    semua = BarisRenja.objects.filter(renja=renja, nomenklatur__kode__in=list(daftar))
    return {b.nomenklatur.kode: b for b in semua.select_related("nomenklatur")}


def _nilai(jenis: Jenis, tulisan: str) -> Decimal | int | None:
    if not tulisan:
        return None
    return Decimal(tulisan) if jenis.objek == TARGET_TW else int(tulisan)
