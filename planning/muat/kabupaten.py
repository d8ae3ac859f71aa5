"""Loading a kabupaten: its offices, their officials, and (for a trial only) people who can log in."""

from pathlib import Path

from planning.enums import Peran, StatusPejabat
from planning.models import Kabupaten, Pejabat, Pengguna, PenyuntingTerakhir, PerangkatDaerah

from .berkas import Laporan, baca, bersih

KABUPATEN = "kode nama provinsi ibu_kota badan_perencana kepala_daerah_jabatan"
PERANGKAT_DAERAH = "slug nama kode_wilayah kode_organisasi jenis alamat"
PEJABAT = "perangkat_daerah jabatan status nama nip pangkat golongan mulai selesai"
PENGGUNA = "username nama peran perangkat_daerah kabupaten"


def muat_kabupaten(akar: Path, laporan: Laporan, timpa: bool = False) -> None:
    """Load or refresh the kabupaten in this folder, its offices and their officials.

    An office, or its officials, that somebody has edited on the site is left alone unless ``timpa``.
    """
    kabupaten = None
    disunting = {} if timpa else _disunting()
    for b in baca(akar / "kabupaten.csv", KABUPATEN, laporan):
        with laporan.mencatat(b):
            kabupaten, _ = Kabupaten.objects.update_or_create(
                kode=b.wajib("kode"), defaults={k: b.wajib(k) for k in KABUPATEN.split()[1:]}
            )
    laporan.periksa()
    for b in baca(akar / "perangkat-daerah.csv", PERANGKAT_DAERAH, laporan):
        with laporan.mencatat(b):
            if "kantor" in disunting.get(b.wajib("slug"), ()):
                laporan.catatan.append(f"Data {b.teks('nama')} sudah disunting di situs, dibiarkan.")
                continue
            PerangkatDaerah.objects.update_or_create(
                slug=b.wajib("slug"),
                defaults={
                    "kabupaten": kabupaten,
                    "nama": b.wajib("nama"),
                    "kode_wilayah": b.wajib("kode_wilayah"),
                    "kode_organisasi": b.teks("kode_organisasi"),
                    "alamat": b.teks("alamat"),
                },
            )
    laporan.periksa()
    _muat_pejabat(akar / "pejabat.csv", laporan, {slug for slug, hal in disunting.items() if "pejabat" in hal})


def _disunting() -> dict[str, set[str]]:
    """What was edited on the site, by the office's slug: ``kantor``, ``pejabat``."""
    hasil: dict[str, set[str]] = {}
    for slug, hal in PenyuntingTerakhir.objects.values_list("perangkat_daerah__slug", "hal"):
        hasil.setdefault(slug, set()).add(hal.partition("/")[0])
    return hasil


def _muat_pejabat(path: Path, laporan: Laporan, dibiarkan: set[str]) -> None:
    kantor = {p.slug: p for p in PerangkatDaerah.objects.all()}
    laporan.catatan += [
        f"Pejabat {kantor[slug].nama} sudah disunting di situs, dibiarkan." for slug in sorted(dibiarkan)
    ]
    for b in baca(path, PEJABAT, laporan):
        with laporan.mencatat(b):
            if b.teks("perangkat_daerah") in dibiarkan:
                continue
            kunci = {
                "perangkat_daerah": b.acuan("perangkat_daerah", kantor, "perangkat daerah"),
                "jabatan": b.wajib("jabatan"),
                "mulai": b.tanggal_wajib("mulai"),
            }
            pejabat = Pejabat.objects.filter(**kunci).first() or Pejabat(**kunci)
            pejabat.status = b.pilihan("status", StatusPejabat, StatusPejabat.DEFINITIF)
            pejabat.selesai = b.tanggal("selesai")
            pejabat.nama = b.wajib("nama")
            for kolom in ("nip", "pangkat", "golongan"):
                setattr(pejabat, kolom, b.teks(kolom))
            bersih(pejabat)
            pejabat.save()


def muat_pengguna(path: Path, sandi: str, laporan: Laporan) -> list[Pengguna]:
    """Create the people of a trial with one shared password; those who are there already keep theirs."""
    kantor = {p.slug: p for p in PerangkatDaerah.objects.all()}
    kabupaten = {k.kode: k for k in Kabupaten.objects.all()}
    hasil = []
    for b in baca(path, PENGGUNA, laporan):
        with laporan.mencatat(b):
            nama = b.wajib("username")
            pengguna = Pengguna.objects.filter(username=nama).first() or Pengguna(username=nama)
            pengguna.first_name = b.wajib("nama")
            pengguna.peran = b.pilihan("peran", Peran)
            pengguna.perangkat_daerah = (
                b.acuan("perangkat_daerah", kantor, "perangkat daerah") if b.teks("perangkat_daerah") else None
            )
            pengguna.kabupaten = b.acuan("kabupaten", kabupaten, "kabupaten") if b.teks("kabupaten") else None
            if pengguna.pk is None:
                pengguna.set_password(sandi)
            bersih(pengguna)
            pengguna.save()
            hasil.append(pengguna)
    return hasil
