"""Loading ``rencana-aksi.csv``: targets and rupiah by quarter, for one or more versions of a year's Renja."""

from pathlib import Path

from evaluation.kunci import sebab_rencana_aksi_terkunci
from evaluation.models import PaguTriwulan, TargetTriwulan
from planning.models import BarisRenja, IndikatorRenja, PerangkatDaerah, Renja
from planning.muat.berkas import Baris, Laporan, Salah, baca

from .berkas import TRIWULAN, tahun

KOLOM = "versi kode no tw1 tw2 tw3 tw4 rp1 rp2 rp3 rp4 catatan_mutu?"


def muat_rencana_aksi(path: Path, kantor: PerangkatDaerah, laporan: Laporan, timpa: bool) -> None:
    """Load the file, if there is one; a version that has quarters already is left alone unless ``timpa``."""
    if not path.exists():
        return
    per_versi: dict[str, list[Baris]] = {}
    for b in baca(path, KOLOM, laporan):
        per_versi.setdefault(b.teks("versi"), []).append(b)
    renja = {r.versi: r for r in Renja.objects.filter(perangkat_daerah=kantor, tahun=tahun(path))}
    for versi, baris in per_versi.items():
        if versi not in renja:
            laporan.salah(path, baris[0].nomor, f"kolom versi: Renja {versi or 'tanpa versi'} tahun ini tidak ada")
            continue
        target = TargetTriwulan.objects.filter(renja=renja[versi])
        pagu = PaguTriwulan.objects.filter(renja=renja[versi])
        if not timpa and (target.exists() or pagu.exists()):
            laporan.catatan.append(f"Rencana aksi {kantor.nama} {tahun(path)} ({versi}) sudah ada, dibiarkan.")
            continue
        if sebab := sebab_rencana_aksi_terkunci(renja[versi]):
            laporan.catatan.append(f"Rencana aksi {kantor.nama} {tahun(path)} ({versi}) dibiarkan: {sebab}")
            continue
        target.delete()
        pagu.delete()
        _muat_versi(baris, renja[versi], laporan)
        laporan.catatan.append(f"Rencana aksi {kantor.nama} {tahun(path)} ({versi}) dimuat.")


def _muat_versi(baris: list[Baris], renja: Renja, laporan: Laporan) -> None:
    isi = {b.nomenklatur.kode: b for b in renja.baris.select_related("nomenklatur")}
    indikator = {
        (i.baris.nomenklatur.kode, i.nomor): i
        for i in IndikatorRenja.objects.filter(baris__renja=renja).select_related("baris__nomenklatur")
    }
    target: list[TargetTriwulan] = []
    pagu: list[PaguTriwulan] = []
    terpakai: dict[tuple[str, int], int] = {}
    berpagu: dict[str, int] = {}
    for b in baris:
        with laporan.mencatat(b):
            kode, nomor = b.acuan("kode", isi, f"baris Renja {renja.versi}").nomenklatur.kode, b.bulat_wajib("no")
            if (kode, nomor) not in indikator:
                raise Salah(f"indikator {nomor} untuk kode {kode} tidak ada dalam Renja {renja.versi}")
            if (kode, nomor) in terpakai:
                raise Salah(f"indikator {nomor} untuk kode {kode} sudah ada di baris {terpakai[kode, nomor]}")
            terpakai[kode, nomor] = b.nomor
            target += _target(b, indikator[kode, nomor], renja)
            if baru := _pagu(b, isi[kode], renja):
                if kode in berpagu:
                    raise Salah(f"rupiah untuk kode {kode} sudah ada di baris {berpagu[kode]}")
                berpagu[kode] = b.nomor
                pagu += baru
    if not laporan.kesalahan:
        TargetTriwulan.objects.bulk_create(target)
        PaguTriwulan.objects.bulk_create(pagu)


def _target(b: Baris, indikator: IndikatorRenja, renja: Renja) -> list[TargetTriwulan]:
    angka = {t: b.desimal(f"tw{t}") for t in TRIWULAN}
    return [
        TargetTriwulan(renja=renja, kunci=indikator.kunci, triwulan=t, target=a)
        for t, a in angka.items()
        if a is not None
    ]


def _pagu(b: Baris, baris: BarisRenja, renja: Renja) -> list[PaguTriwulan]:
    rupiah = {t: b.bulat(f"rp{t}") for t in TRIWULAN}
    hasil = [
        PaguTriwulan(renja=renja, nomenklatur=baris.nomenklatur, triwulan=t, pagu=r)
        for t, r in rupiah.items()
        if r is not None
    ]
    if hasil and baris.nomenklatur.level != renja.edisi.level_daun:
        raise Salah(
            f"rupiah hanya diisi pada {renja.edisi.get_level_daun_display().lower()}; {baris.nomenklatur.kode} adalah "
            f"{baris.nomenklatur.get_level_display().lower()}, rupiahnya dijumlahkan"
        )
    return hasil
