"""Loading ``evaluasi.csv``: what the office says of each quarter, and until when it may be filled in."""

from pathlib import Path

from evaluation.models import EvaluasiTriwulan, PembukaanTriwulan
from planning.models import PerangkatDaerah
from planning.muat.berkas import Laporan, Salah, baca

from .berkas import dibiarkan, tahun, tertutup, triwulan

TEKS = "faktor_pendorong faktor_penghambat tindak_lanjut_triwulan tindak_lanjut_renja"


def muat_evaluasi(path: Path, kantor: PerangkatDaerah, laporan: Laporan, timpa: bool) -> None:
    """Load the file, if there is one; a year that has evaluations already is left alone unless ``timpa``."""
    if not path.exists():
        return
    milik = {"perangkat_daerah": kantor, "tahun": tahun(path)}
    ada = EvaluasiTriwulan.objects.filter(**milik)
    if not timpa and ada.exists():
        laporan.catatan.append(f"Evaluasi {kantor.nama} {tahun(path)} sudah ada, dibiarkan.")
        return
    if tutup := tertutup(kantor, tahun(path)):
        laporan.catatan.append(dibiarkan("Evaluasi", kantor, path, tutup))
        return
    if PembukaanTriwulan.objects.filter(evaluasi__in=ada).exists():
        laporan.catatan.append(
            f"Evaluasi {kantor.nama} {tahun(path)} dibiarkan: ada triwulan yang pernah ditutup atau dibuka kembali, "
            "dan catatannya tidak boleh hilang."
        )
        return
    ada.delete()
    terpakai: dict[int, int] = {}
    for b in baca(path, f"triwulan {TEKS} batas", laporan):
        with laporan.mencatat(b):
            tw = triwulan(b)
            if tw in terpakai:
                raise Salah(f"triwulan {tw} sudah ada di baris {terpakai[tw]}")
            terpakai[tw] = b.nomor
            EvaluasiTriwulan.objects.create(
                **milik, triwulan=tw, batas=b.tanggal("batas"), **{k: b.teks(k) for k in TEKS.split()}
            )
    laporan.catatan.append(f"Evaluasi {kantor.nama} {tahun(path)} dimuat.")
