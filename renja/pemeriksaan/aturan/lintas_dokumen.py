"""Renja, Renstra, IKU and PK, and the proposals of the people against each other: letter D."""

from __future__ import annotations

from collections.abc import Iterator

from planning.enums import Arah, StatusUsulan
from planning.kendala import RENSTRA, USULAN
from planning.kode import kunci_lintas_edisi
from planning.models import Usulan
from renja.pemeriksaan.bahan import Bahan
from renja.pemeriksaan.kata import besaran, polos, rp, sebut, target
from renja.pemeriksaan.temuan import Kelompok, Tempat, Tingkat

from .daftar import Hal, aturan, hal_baris, hal_indikator

_K = Kelompok.LINTAS_DOKUMEN


@aturan("D-101", _K, Tingkat.PERINGATAN, "Target tahun n sama dengan target tahunan Renstra", sumber="spesifikasi 1.6")
def target_renstra(b: Bahan) -> Iterator[Hal]:
    if not b.tahunan:
        return
    for s, i in b.indikator:
        tahunan = b.tahunan.get((i.kunci, b.tahun))
        if tahunan is None or tahunan.target is None or i.target is None or tahunan.target == i.target:
            continue
        satuan = tahunan.satuan or b.renstra_per_kunci[i.kunci].satuan
        lain = besaran(tahunan.target, satuan)
        pesan = f"Target {b.tahun} “{i.uraian}” {target(i)}, sedangkan target {b.tahun} dalam Renstra {lain}."
        yield hal_indikator(s, i, "target", pesan, "target", target=target(i), renstra=lain)


@aturan("D-102", _K, Tingkat.PERINGATAN, "Target setahun tidak melebihi target akhir Renstra", sumber="spesifikasi 2.1")
def melebihi_akhir_renstra(b: Bahan) -> Iterator[Hal]:
    for s, i in b.indikator if b.renstra_per_kunci else ():
        r = b.renstra_per_kunci.get(i.kunci)
        if r is None or r.target_akhir is None or i.target is None or i.arah != Arah.POSITIF:
            continue
        if i.target > r.target_akhir and polos(i.satuan) == polos(r.satuan):
            akhir = besaran(r.target_akhir, r.satuan)
            pesan = (
                f"Target {b.tahun} “{i.uraian}” {target(i)}, melebihi target akhir Renstra "
                f"{b.renstra.tahun_akhir} {akhir}."
            )
            yield hal_indikator(s, i, "target", pesan, "target", target=target(i), renstra=akhir)


@aturan("D-103", _K, Tingkat.PERINGATAN, "Satuan sama dengan satuan dalam Renstra", sumber="spesifikasi 4.2")
def satuan_renstra(b: Bahan) -> Iterator[Hal]:
    for s, i in b.indikator if b.renstra_per_kunci else ():
        r = b.renstra_per_kunci.get(i.kunci)
        if r and r.satuan and i.satuan and polos(r.satuan) != polos(i.satuan):
            pesan = f"Satuan “{i.uraian}” {i.satuan}, sedangkan dalam Renstra {r.satuan}."
            yield hal_indikator(s, i, "satuan", pesan, "satuan", satuan=i.satuan, renstra=r.satuan)


@aturan("D-104", _K, Tingkat.PERINGATAN, "Pagu setahun tidak melebihi pagu akhir Renstra", sumber="spesifikasi 2.9")
def pagu_renstra(b: Bahan) -> Iterator[Hal]:
    akhir = {kunci_lintas_edisi(r.nomenklatur.kode): r.pagu_akhir for r in b.indikator_renstra if r.pagu_akhir}
    for s in b.daun if akhir else ():
        batas = akhir.get(kunci_lintas_edisi(s.kode))
        if batas and s.pagu and s.pagu > batas:
            pesan = f"Pagu {sebut(s)} {rp(s.pagu)}, melebihi pagu sampai akhir Renstra {rp(batas)}."
            yield hal_baris(s, "pagu", pesan, "pagu", pagu=rp(s.pagu), renstra=rp(batas))


@aturan("D-201", _K, Tingkat.PERINGATAN, "Sasaran mempunyai indikator dan target tahun n", sumber="spesifikasi 3.3")
def target_sasaran(b: Bahan) -> Iterator[Hal]:
    for nomor, s in enumerate(b.sasaran, 1):
        if not s.indikator:
            yield Hal(
                f"Sasaran {nomor} “{s.uraian}” belum mempunyai indikator.",
                f"Sasaran {nomor}",
                "indikator",
                {},
                Tempat(RENSTRA),
            )
        for t in s.indikator:
            if t.target is None:
                pesan = f"Target {b.tahun} “{t.uraian}” belum diisi dalam Renstra."
                yield Hal(pesan, f"Sasaran {nomor}", "target", {"indikator": t.uraian}, Tempat(RENSTRA))


@aturan("D-202", _K, Tingkat.PERINGATAN, "Setiap program mendukung satu sasaran", sumber="spesifikasi 3.4")
def program_bersasaran(b: Bahan) -> Iterator[Hal]:
    """Only where the Renstra ties any programme to a sasaran: before, none is expected."""
    terkait = set().union(*(s.program for s in b.sasaran))
    for s in b.pohon.program if terkait else ():
        if s.anak and kunci_lintas_edisi(s.kode) not in terkait:
            pesan = f"Program {sebut(s)} belum dikaitkan dengan sasaran Renstra."
            yield Hal(pesan, s.kode_cetak, "sasaran", {"program": s.nama}, Tempat(RENSTRA))


@aturan("D-203", _K, Tingkat.PERINGATAN, "Target IKU sama di semua dokumen", sumber="spesifikasi 1.6, 3.3; contoh: 95 "
        "dan 90")  # fmt: skip
def target_iku(b: Bahan) -> Iterator[Hal]:
    """An indicator of a sasaran that also stands at a programme, kegiatan or sub kegiatan has one target."""
    iku = {polos(t.uraian): t for s in b.sasaran for t in s.indikator if t.target is not None}
    for s, i in b.indikator if iku else ():
        t = iku.get(polos(i.uraian))
        if t and i.target is not None and i.target != t.target.angka and polos(i.satuan) == polos(t.target.satuan):
            lain = besaran(t.target.angka, t.target.satuan)
            pesan = f"Target “{i.uraian}” {target(i)} di sini, tetapi {lain} sebagai indikator sasaran {b.tahun}."
            yield hal_indikator(s, i, "target", pesan, "target", target=target(i), sasaran=lain)


@aturan("D-204", _K, Tingkat.SARAN, "Setiap sasaran didukung program", sumber="spesifikasi 3.4")
def sasaran_berprogram(b: Bahan) -> Iterator[Hal]:
    ada = {kunci_lintas_edisi(p.kode) for p in b.pohon.program}
    if not any(s.program for s in b.sasaran):
        return
    for nomor, s in enumerate(b.sasaran, 1):
        if not s.program & ada:
            pesan = f"Sasaran {nomor} “{s.uraian}” tidak didukung satu program pun dalam Renja {b.tahun}."
            yield Hal(pesan, f"Sasaran {nomor}", "program", {"sasaran": s.uraian}, Tempat(RENSTRA))


@aturan("D-301", _K, Tingkat.PERINGATAN, "Usulan yang diakomodir ada dalam Renja", sumber="spesifikasi 2.4")
def usulan_hilang(b: Bahan) -> Iterator[Hal]:
    ada = {kunci_lintas_edisi(s.kode): s for s in b.simpul if s.baris}
    for u in b.usulan:
        if u.status != StatusUsulan.DIAKOMODIR:
            continue
        if u.nomenklatur is None:
            pesan = f"Usulan {u.nomor} “{u.uraian}” diakomodir, tetapi belum dikaitkan dengan baris Renja."
        elif (s := ada.get(kunci_lintas_edisi(u.nomenklatur.kode))) is None:
            pesan = f"Usulan {u.nomor} diakomodir dalam {u.nomenklatur}, yang tidak ada dalam Renja ini."
        elif s.daun and not s.pagu:
            pesan = f"Usulan {u.nomor} diakomodir dalam {sebut(s)}, yang tidak diberi pagu."
        else:
            continue
        yield Hal(pesan, f"Usulan {u.nomor}", "program/kegiatan", _nilai(u), Tempat(USULAN))


def _nilai(u: Usulan) -> dict[str, str]:
    return {"kode": u.nomenklatur.kode if u.nomenklatur else "", "uraian": u.uraian}


@aturan("D-302", _K, Tingkat.SARAN, "Pagu usulan tidak melebihi pagu barisnya", sumber="spesifikasi 2.4 kolom 5")
def usulan_melebihi(b: Bahan) -> Iterator[Hal]:
    ada = {kunci_lintas_edisi(s.kode): s for s in b.daun}
    for u in b.usulan:
        s = ada.get(kunci_lintas_edisi(u.nomenklatur.kode)) if u.nomenklatur else None
        if u.status == StatusUsulan.DIAKOMODIR and s and s.pagu and u.pagu and u.pagu > s.pagu:
            pesan = f"Usulan {u.nomor} diakomodir dengan {rp(u.pagu)}, tetapi pagu {sebut(s)} {rp(s.pagu)}."
            hal = hal_baris(s, "pagu", pesan, "pagu", usulan=rp(u.pagu), pagu=rp(s.pagu))
            yield Hal(hal.pesan, hal.baris, hal.kolom, hal.nilai | {"nomor": str(u.nomor)}, hal.tempat)
