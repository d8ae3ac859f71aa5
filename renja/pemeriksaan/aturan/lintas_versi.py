"""A perubahan beside the version it was made from: letter V. What has a reason is not asked again.

That every changed pagu and target has one is a condition of submission by itself (``planning.syarat``).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from planning.kendala import ALASAN, ISIAN
from planning.models import IndikatorRenja
from planning.pohon import Pasangan
from renja.pemeriksaan.bahan import Bahan
from renja.pemeriksaan.kata import besaran, polos, rp, sebut, target
from renja.pemeriksaan.temuan import Kelompok, Tempat, Tingkat

from .daftar import Hal, aturan, hal_baris, hal_indikator

_K = Kelompok.LINTAS_VERSI
#: By how much a pagu must change before its target is expected to.
NYATA = Decimal("0.1")


def _tetap(b: Bahan) -> Iterator[tuple[Pasangan, list[tuple[IndikatorRenja, IndikatorRenja]]]]:
    """The leaves that are in both versions with a pagu, and their indicators that are in both."""
    for p in b.banding.telusuri() if b.banding else ():
        if p.daun and p.status == "tetap" and p.sebelum.pagu is not None and p.sesudah.baris:
            yield p, [(i, j) for i, j in p.indikator if i and j]


def _beralasan(b: Bahan, p: Pasangan, i: IndikatorRenja | None = None) -> bool:
    return bool(b.alasan.get((p.kode, i.kunci if i else None), "").strip())


@aturan(
    "V-101",
    _K,
    Tingkat.PERINGATAN,
    "Pagu yang berubah diikuti target, atau beralasan",
    sumber="spesifikasi 9",
    disyaratkan=True,
)
def pagu_tanpa_target(b: Bahan) -> Iterator[Hal]:
    for p, indikator in _tetap(b):
        lama, baru = p.sebelum.pagu, p.sesudah.pagu
        if not lama or not baru or abs(baru - lama) < lama * NYATA or not indikator or _beralasan(b, p):
            continue
        bertarget = next((j for _, j in indikator if j.target), None)
        if bertarget and all(i.target == j.target for i, j in indikator):
            pesan = (
                f"Pagu {sebut(p.sesudah)} {'naik' if baru > lama else 'turun'} dari {rp(lama)} menjadi {rp(baru)}, "
                f"tetapi target tetap {target(bertarget)}."
            )
            nilai = {"sebelum": rp(lama), "sesudah": rp(baru), "target": target(bertarget)}
            yield hal_baris(p.sesudah, "pagu", pesan, "pagu", **nilai)


@aturan(
    "V-102",
    _K,
    Tingkat.PERINGATAN,
    "Target yang berubah diikuti pagu, atau beralasan",
    sumber="spesifikasi 9",
    disyaratkan=True,
)
def target_tanpa_pagu(b: Bahan) -> Iterator[Hal]:
    for p, indikator in _tetap(b):
        if p.sebelum.pagu != p.sesudah.pagu:
            continue
        for i, j in indikator:
            if i.target and j.target and i.target != j.target and not _beralasan(b, p, j):
                pesan = (
                    f"Target “{j.uraian}” berubah dari {target(i)} menjadi {target(j)}, tetapi pagu tetap "
                    f"{rp(p.sesudah.pagu)}."
                )
                nilai = {"sebelum": target(i), "sesudah": target(j), "pagu": rp(p.sesudah.pagu)}
                yield hal_indikator(p.sesudah, j, "target", pesan, "target", **nilai)


@aturan(
    "V-103",
    _K,
    Tingkat.PERINGATAN,
    "Pagu dan target berubah searah, atau beralasan",
    sumber="spesifikasi 9",
    disyaratkan=True,
)
def berlawanan(b: Bahan) -> Iterator[Hal]:
    for p, indikator in _tetap(b):
        lama, baru = p.sebelum.pagu, p.sesudah.pagu
        if not lama or not baru or abs(baru - lama) < lama * NYATA:
            continue
        for i, j in indikator:
            if not i.target or not j.target or i.target == j.target or (_beralasan(b, p) and _beralasan(b, p, j)):
                continue
            if (baru > lama) != (j.target > i.target):
                pesan = (
                    f"Pagu {sebut(p.sesudah)} {'naik' if baru > lama else 'turun'} dari {rp(lama)} menjadi {rp(baru)}, "
                    f"tetapi target {'turun' if baru > lama else 'naik'} dari {target(i)} menjadi {target(j)}."
                )
                nilai = {"pagu_sebelum": rp(lama), "pagu": rp(baru), "sebelum": target(i), "sesudah": target(j)}
                yield hal_indikator(p.sesudah, j, "target", pesan, "target", **nilai)


@aturan(
    "V-104",
    _K,
    Tingkat.PERINGATAN,
    "Baris yang dihapus disebut dengan alasannya",
    sumber="spesifikasi 2.7",
    disyaratkan=True,
)
def hilang_diam_diam(b: Bahan) -> Iterator[Hal]:
    """A leaf of the version before that is not in this one at all; listed with nothing, it is no finding."""
    for p in b.banding.telusuri() if b.banding else ():
        if p.daun and p.sesudah is None and p.sebelum.pagu and not _beralasan(b, p):
            pesan = (
                f"{sebut(p.sebelum)} ({rp(p.sebelum.pagu)}) ada dalam {b.renja.asal.judul}, tetapi tidak ada lagi di "
                "sini dan tidak disebut dihapus."
            )
            yield Hal(pesan, p.kode_cetak, "kode", {"pagu": rp(p.sebelum.pagu)}, Tempat(ALASAN))


@aturan("V-105", _K, Tingkat.PERINGATAN, "Satuan indikator tetap antarversi", sumber="spesifikasi 2.7 kolom 9, 10")
def satuan_berubah(b: Bahan) -> Iterator[Hal]:
    for p, indikator in _tetap(b):
        for i, j in indikator:
            if i.satuan and j.satuan and polos(i.satuan) != polos(j.satuan) and not _beralasan(b, p, j):
                pesan = (
                    f"Satuan “{j.uraian}” berubah dari {i.satuan} menjadi {j.satuan}; targetnya "
                    f"{besaran(i.target, i.satuan)} menjadi {target(j)}."
                )
                nilai = {"sebelum": i.satuan, "sesudah": j.satuan}
                yield hal_indikator(p.sesudah, j, "satuan", pesan, "satuan", **nilai)


@aturan("V-106", _K, Tingkat.SARAN, "Perubahan mengubah sesuatu", sumber="spesifikasi 2.7")
def tidak_berubah(b: Bahan) -> Iterator[Hal]:
    if b.banding is None or not b.daun:
        return
    for p in b.banding.telusuri():
        if p.daun and (p.status != "tetap" or p.sebelum.pagu != p.sesudah.pagu):
            return
        if any(i is None or j is None or i.target != j.target for i, j in p.indikator):
            return
    pesan = f"Tidak ada pagu atau target yang berbeda dari {b.renja.asal.judul} (jumlah pagu {rp(b.pohon.pagu)})."
    yield Hal(pesan, kolom="pagu", nilai={"pagu": rp(b.pohon.pagu)}, tempat=Tempat(ISIAN))
