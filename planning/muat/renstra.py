"""Loading a Renstra: visi to sasaran, indicators with their years, and the opening figures of history."""

from pathlib import Path
from uuid import UUID, uuid5

from planning.enums import Agregasi, Arah, Level
from planning.kode import kunci_lintas_edisi
from planning.models import (
    IndikatorRenstra,
    IndikatorSasaran,
    KinerjaSasaran,
    KinerjaTahunan,
    Misi,
    Nomenklatur,
    PerangkatDaerah,
    ProgramSasaran,
    Renstra,
    Sasaran,
    Tujuan,
)

from .berkas import Baris, Laporan, Salah, baca

_RUANG_KUNCI = UUID("6d0c6c6e-3a5b-5d43-9a9c-52656e6a6121")
INDIKATOR_SASARAN = (
    "no sasaran_no? tujuan_no? uraian satuan arah agregasi iku spm ikk formula sumber_data "
    "penanggung_jawab catatan_analisis"
)
KINERJA = "kode no tahun target realisasi realisasi_sd realisasi_rp_sd? satuan"


def kunci_indikator(kantor: PerangkatDaerah, kode: str, nomor: int) -> UUID:
    """The identity of an indicator in the fixtures: office, node (in any edition) and number."""
    return uuid5(_RUANG_KUNCI, f"{kantor.slug}:{kunci_lintas_edisi(kode)}:{nomor}")


def kunci_indikator_sasaran(renstra: Renstra, nomor: int) -> UUID:
    """The identity of an indicator of tujuan or sasaran in the fixtures: Renstra and number."""
    return uuid5(_RUANG_KUNCI, f"{renstra.perangkat_daerah.slug}:{renstra.tahun_awal}:sasaran:{nomor}")


def muat_renstra(akar: Path, kantor: PerangkatDaerah, laporan: Laporan, timpa: bool) -> None:
    """Load the Renstra in a folder ``renstra-AWAL-AKHIR``; one that is there already is left alone unless ``timpa``."""
    awal, akhir = (int(x) for x in akar.name.removeprefix("renstra-").split("-"))
    ada = Renstra.objects.filter(perangkat_daerah=kantor, tahun_awal=awal)
    if ada.exists() and not timpa:
        laporan.catatan.append(f"Renstra {kantor.nama} {awal}-{akhir} sudah ada, dibiarkan.")
        return
    ada.delete()
    for b in baca(akar / "renstra.csv", "visi nama_rpjmd", laporan)[:1]:
        renstra = Renstra.objects.create(
            perangkat_daerah=kantor,
            tahun_awal=awal,
            tahun_akhir=akhir,
            visi=b.teks("visi"),
            nama_rpjmd=b.teks("nama_rpjmd"),
        )
        sasaran = _muat_sasaran(akar, renstra, laporan)
        if (path := akar / "program-sasaran.csv").exists():
            _muat_program_sasaran(path, renstra, sasaran, laporan)
        _muat_indikator(akar, renstra, laporan)
        laporan.catatan.append(f"Renstra {kantor.nama} {awal}-{akhir} dimuat.")


def _muat_sasaran(akar: Path, renstra: Renstra, laporan: Laporan) -> dict[str, Sasaran]:
    """Visi to indicators of sasaran; returns the sasaran by number."""
    for b in baca(akar / "misi.csv", "no uraian", laporan):
        with laporan.mencatat(b):
            Misi.objects.create(renstra=renstra, nomor=b.bulat_wajib("no"), uraian=b.wajib("uraian"))
    tujuan, sasaran, indikator = {}, {}, {}
    for b in baca(akar / "tujuan.csv", "no uraian", laporan):
        with laporan.mencatat(b):
            tujuan[_baru(b, "no", tujuan)] = Tujuan.objects.create(
                renstra=renstra, nomor=b.bulat_wajib("no"), uraian=b.wajib("uraian")
            )
    for b in baca(akar / "sasaran.csv", "no tujuan_no uraian", laporan):
        with laporan.mencatat(b):
            sasaran[_baru(b, "no", sasaran)] = Sasaran.objects.create(
                tujuan=b.acuan("tujuan_no", tujuan, "tujuan"), nomor=b.bulat_wajib("no"), uraian=b.wajib("uraian")
            )
    for b in baca(akar / "indikator-sasaran.csv", INDIKATOR_SASARAN, laporan):
        with laporan.mencatat(b):
            indikator[_baru(b, "no", indikator)] = _indikator_sasaran(b, renstra, tujuan, sasaran)
    for b in baca(akar / "kinerja-sasaran.csv", "indikator_no tahun target realisasi proyeksi", laporan):
        with laporan.mencatat(b):
            KinerjaSasaran.objects.create(
                indikator=b.acuan("indikator_no", indikator, "indikator"),
                tahun=b.bulat_wajib("tahun"),
                **{k: b.desimal(k) for k in ("target", "realisasi", "proyeksi")},
            )
    return sasaran


def _muat_program_sasaran(path: Path, renstra: Renstra, sasaran: dict[str, Sasaran], laporan: Laporan) -> None:
    """Which programme serves which sasaran."""
    program = {k: n for k, n in _nomenklatur_dipakai(renstra).items() if n.level == Level.PROGRAM}
    terpakai: dict[str, int] = {}
    for b in baca(path, "kode sasaran_no", laporan):
        with laporan.mencatat(b):
            node = b.acuan("kode", program, "kode program")
            if node.kode in terpakai:
                raise Salah(f"program {node.kode} sudah dikaitkan dengan sasaran di baris {terpakai[node.kode]}")
            terpakai[node.kode] = b.nomor
            ProgramSasaran.objects.create(
                renstra=renstra, sasaran=b.acuan("sasaran_no", sasaran, "sasaran"), nomenklatur=node
            )


def _indikator_sasaran(b: Baris, renstra: Renstra, tujuan: dict, sasaran: dict) -> IndikatorSasaran:
    if bool(b.teks("tujuan_no")) == bool(b.teks("sasaran_no")):
        raise Salah("isi salah satu dari sasaran_no dan tujuan_no")
    return IndikatorSasaran.objects.create(
        renstra=renstra,
        tujuan=b.acuan("tujuan_no", tujuan, "tujuan") if b.teks("tujuan_no") else None,
        sasaran=b.acuan("sasaran_no", sasaran, "sasaran") if b.teks("sasaran_no") else None,
        nomor=b.bulat_wajib("no"),
        kunci=kunci_indikator_sasaran(renstra, b.bulat_wajib("no")),
        uraian=b.wajib("uraian"),
        satuan=b.teks("satuan"),
        arah=b.pilihan("arah", Arah, Arah.POSITIF),
        agregasi=b.pilihan("agregasi", Agregasi, Agregasi.POSISI_AKHIR),
        iku=b.ya("iku"),
        **{k: b.teks(k) for k in ("spm", "ikk", "formula", "sumber_data", "penanggung_jawab", "catatan_analisis")},
    )


def _muat_indikator(akar: Path, renstra: Renstra, laporan: Laporan) -> None:
    """The indicators of programmes down to the leaves, and their opening figures."""
    kantor = renstra.perangkat_daerah
    indikator: dict[tuple[str, str], IndikatorRenstra] = {}
    nomenklatur = _nomenklatur_dipakai(renstra)
    for b in baca(akar / "indikator.csv", "kode no uraian satuan arah agregasi target_akhir pagu_akhir", laporan):
        with laporan.mencatat(b):
            node = b.acuan("kode", nomenklatur, "kode nomenklatur")
            nomor = b.bulat_wajib("no")
            kunci = (node.kode, str(nomor))
            if kunci in indikator:
                raise Salah(f"indikator {nomor} untuk kode {node.kode} sudah ada")
            indikator[kunci] = IndikatorRenstra.objects.create(
                renstra=renstra,
                nomenklatur=node,
                nomor=nomor,
                kunci=kunci_indikator(kantor, node.kode, nomor),
                uraian=b.wajib("uraian"),
                satuan=b.teks("satuan"),
                arah=b.pilihan("arah", Arah, Arah.POSITIF),
                agregasi=b.pilihan("agregasi", Agregasi, Agregasi.KUMULATIF),
                target_akhir=b.desimal("target_akhir"),
                pagu_akhir=b.bulat("pagu_akhir"),
            )
    terpakai, berrupiah = set(), set()
    for b in baca(akar / "kinerja.csv", KINERJA, laporan):
        with laporan.mencatat(b):
            kunci = (b.wajib("kode"), b.wajib("no"), b.bulat_wajib("tahun"))
            if kunci in terpakai:
                raise Salah(f"tahun {kunci[2]} untuk kode {kunci[0]} indikator {kunci[1]} sudah ada")
            terpakai.add(kunci)
            if kunci[:2] not in indikator:
                raise Salah(f"indikator {kunci[1]} untuk kode {kunci[0]} tidak ada dalam indikator.csv")
            KinerjaTahunan.objects.create(
                indikator=indikator[kunci[:2]],
                tahun=kunci[2],
                satuan=b.teks("satuan"),
                realisasi_rp_sd=_rupiah_daun(b, indikator[kunci[:2]].nomenklatur, kunci[2], berrupiah),
                **{k: b.desimal(k) for k in ("target", "realisasi", "realisasi_sd")},
            )


def _rupiah_daun(b: Baris, node: Nomenklatur, tahun: int, terpakai: set[tuple[str, int]]) -> int | None:
    """Rupiah spent up to the end of a year: once for a leaf, whichever of its indicators the line is of."""
    rupiah = b.bulat("realisasi_rp_sd")
    if rupiah is None:
        return None
    if node.level != node.edisi.level_daun:
        raise Salah(
            f"rupiah hanya diisi pada {node.edisi.get_level_daun_display().lower()}; {node.kode} adalah "
            f"{node.get_level_display().lower()}, rupiahnya dijumlahkan"
        )
    if (node.kode, tahun) in terpakai:
        raise Salah(f"rupiah s.d. {tahun} untuk kode {node.kode} sudah ada")
    terpakai.add((node.kode, tahun))
    return rupiah


def _nomenklatur_dipakai(renstra: Renstra) -> dict[str, Nomenklatur]:
    """Nodes by code; where editions share a code, the newest one in force by the Renstra's last year."""
    return {
        n.kode: n
        for n in Nomenklatur.objects.filter(edisi__tahun_mulai__lte=renstra.tahun_akhir)
        .select_related("edisi")
        .order_by("edisi__tanggal")
    }


def _baru(b: Baris, kolom: str, daftar: dict) -> str:
    """The key in this cell, which must not be there yet."""
    if (kunci := b.wajib(kolom)) in daftar:
        raise Salah(f"kolom {kolom} {kunci} sudah ada")
    return kunci
