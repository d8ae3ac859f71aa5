"""Loading the Renja of a year: its versions with their rows and indicators, and the proposals of the people."""

import re
from itertools import groupby
from pathlib import Path

from django.db.models import Exists, OuterRef, Q, RestrictedError

from planning.enums import STATUS_TERBUKA, Agregasi, Arah, AsalUsulan, JenisKegiatan, JenisRenja, StatusUsulan
from planning.models import (
    BarisRenja,
    BelanjaTidakLangsung,
    Dokumen,
    EdisiNomenklatur,
    IndikatorRenja,
    Nomenklatur,
    PerangkatDaerah,
    Renja,
    SetelanTabel,
    SumberDana,
    Transisi,
    Usulan,
)

from .berkas import Baris, Laporan, Salah, baca, bersih
from .renstra import kunci_indikator

RENJA = "versi urutan edisi asal berkas tahun_berjalan_21 besaran_24 bentuk_41 rentang_22"
#: Columns of a row that are read from its first line only.
BARIS = "pagu pagu_n1 lokasi kelompok_sasaran sumber_dana catatan jenis_kegiatan penanggung_jawab"
INDIKATOR = "kode no indikator satuan arah agregasi otomatis target target_n1"
USULAN = "no asal kode uraian lokasi indikator volume satuan pagu status catatan"
BELANJA = "versi no uraian indikator lokasi target satuan pagu"


def muat_tahun(akar: Path, kantor: PerangkatDaerah, laporan: Laporan, timpa: bool) -> None:
    """Load all versions of the year that names the folder; a year that is there is left alone unless ``timpa``."""
    tahun = int(akar.name)
    ada = Renja.objects.filter(perangkat_daerah=kantor, tahun=tahun)
    if ada.exists() and not timpa:
        laporan.catatan.append(f"Renja {kantor.nama} {tahun} sudah ada, dibiarkan.")
        return
    daftar = akar / "renja.csv"
    if berjalan := _yang_berjalan(kantor, tahun):
        laporan.salah(
            daftar,
            0,
            f"tidak dapat diganti karena sudah melalui persetujuan: {', '.join(berjalan)}. Catatan persetujuan tidak "
            "boleh hilang. Muat tanpa --timpa, atau keluarkan folder tahun ini dari yang dimuat; angkanya diperbaiki "
            "di situs (sesudah ditarik atau dikembalikan; yang sudah ditetapkan lewat Renja Perubahan)",
        )
        return
    try:
        ada.delete()
        Usulan.objects.filter(perangkat_daerah=kantor, tahun=tahun).delete()
    except RestrictedError:
        laporan.salah(daftar, 0, "Renja tahun ini menjadi asal versi lain sehingga tidak dapat diganti")
        return
    edisi = {e.kode: e for e in EdisiNomenklatur.objects.all()}
    versi: dict[str, Renja] = {}
    for b in baca(daftar, RENJA, laporan):
        with laporan.mencatat(b):
            versi[b.wajib("versi")] = _muat_renja(b, kantor, tahun, edisi, versi, laporan)
    _muat_belanja(akar / "belanja-tidak-langsung.csv", versi, laporan)
    _muat_usulan(akar / "usulan.csv", kantor, tahun, versi, laporan)
    laporan.catatan.append(f"Renja {kantor.nama} {tahun} dimuat: {', '.join(versi)}.")


def _yang_berjalan(kantor: PerangkatDaerah, tahun: int) -> list[str]:
    """The documents of the year's versions that took a step, each with its status; replacing would lose their record.

    A quarter's evaluation is of the office and not of a version: it stays whatever is loaded.
    """
    dokumen = Dokumen.objects.filter(
        ~Q(status__in=STATUS_TERBUKA) | Exists(Transisi.objects.filter(dokumen=OuterRef("pk"))),
        perangkat_daerah=kantor,
        tahun=tahun,
        renja__isnull=False,
    ).select_related("renja", "perangkat_daerah")
    return [f"{d} ({d.get_status_display().lower()})" for d in dokumen.order_by("renja__urutan", "jenis")]


def _muat_renja(b: Baris, kantor, tahun, edisi, versi: dict[str, Renja], laporan: Laporan) -> Renja:
    if not re.fullmatch(r"[\w-]+", b.wajib("berkas")):
        raise Salah("kolom berkas hanya boleh berisi nama berkas tanpa folder dan tanpa .csv")
    renja = Renja(
        perangkat_daerah=kantor,
        tahun=tahun,
        jenis=b.pilihan("versi", JenisRenja),
        urutan=b.bulat_wajib("urutan"),
        edisi=b.acuan("edisi", edisi, "edisi"),
        asal=b.acuan("asal", versi, "versi") if b.teks("asal") else None,
    )
    bersih(renja)
    renja.save()
    setelan = SetelanTabel(
        renja=renja,
        tahun_berjalan_21=b.bulat("tahun_berjalan_21"),
        besaran_24=b.teks("besaran_24") or "volume",
        bentuk_41=b.teks("bentuk_41"),
        rentang_22=b.teks("rentang_22"),
    )
    bersih(setelan)
    setelan.save()
    _muat_baris(b.path.parent / f"{b.teks('berkas')}.csv", renja, laporan)
    return renja


def _muat_baris(path: Path, renja: Renja, laporan: Laporan) -> None:
    """The rows of one version. Lines of one node follow each other; only its first holds what belongs to the row."""
    nomenklatur = {n.kode: n for n in Nomenklatur.objects.filter(edisi=renja.edisi)}
    sumber_dana = {s.kode: s for s in SumberDana.objects.all()}
    sudah: dict[str, int] = {}
    baris, indikator = [], []
    for kode, kelompok in groupby(baca(path, f"{INDIKATOR} {BARIS}", laporan), lambda b: b.teks("kode")):
        pertama, *lain = kelompok
        with laporan.mencatat(pertama):
            if kode in sudah:
                raise Salah(f"kode {kode} sudah ada di baris {sudah[kode]}")
            sudah[kode] = pertama.nomor
            baris.append(_baris(pertama, renja, nomenklatur, sumber_dana))
            nomor: set[int] = set()
            for b in (pertama, *lain):
                with laporan.mencatat(b):
                    if b is not pertama and (terisi := [k for k in BARIS.split() if b.teks(k)]):
                        raise Salah(f"kolom {', '.join(terisi)} hanya diisi pada baris indikator pertama")
                    if i := _indikator(b, baris[-1], nomor):
                        indikator.append(i)
    laporan.periksa()
    BarisRenja.objects.bulk_create(baris)
    IndikatorRenja.objects.bulk_create(indikator)


def _baris(b: Baris, renja: Renja, nomenklatur: dict, sumber_dana: dict) -> BarisRenja:
    kode = b.wajib("kode")
    if kode not in nomenklatur:
        raise Salah(f"kode {kode} tidak ada dalam nomenklatur edisi {renja.edisi.kode}")
    node = nomenklatur[kode]
    if node.level != renja.edisi.level_daun and (b.teks("pagu") or b.teks("pagu_n1")):
        raise Salah(
            f"pagu hanya diisi pada {renja.edisi.get_level_daun_display().lower()}; "
            f"{kode} adalah {node.get_level_display().lower()}, pagunya dijumlahkan"
        )
    return BarisRenja(
        renja=renja,
        nomenklatur=node,
        pagu=b.bulat("pagu"),
        pagu_n1=b.bulat("pagu_n1"),
        sumber_dana=b.acuan("sumber_dana", sumber_dana, "sumber dana") if b.teks("sumber_dana") else None,
        jenis_kegiatan=b.pilihan("jenis_kegiatan", JenisKegiatan, ""),
        **{k: b.teks(k) for k in ("lokasi", "kelompok_sasaran", "catatan", "penanggung_jawab")},
    )


def _indikator(b: Baris, baris: BarisRenja, nomor: set[int]) -> IndikatorRenja | None:
    if not b.teks("indikator"):
        if b.teks("target") or b.teks("target_n1"):
            raise Salah("target terisi tetapi indikator kosong")
        return None
    no = b.bulat_wajib("no")
    if no in nomor:
        raise Salah(f"indikator {no} untuk kode {b.teks('kode')} sudah ada")
    nomor.add(no)
    return IndikatorRenja(
        baris=baris,
        nomor=no,
        kunci=kunci_indikator(baris.renja.perangkat_daerah, baris.nomenklatur.kode, no),
        uraian=b.teks("indikator"),
        satuan=b.teks("satuan"),
        arah=b.pilihan("arah", Arah, Arah.POSITIF),
        agregasi=b.pilihan("agregasi", Agregasi, Agregasi.KUMULATIF),
        otomatis=b.ya("otomatis"),
        target=b.desimal("target"),
        target_n1=b.desimal("target_n1"),
    )


def _muat_belanja(path: Path, versi: dict[str, Renja], laporan: Laporan) -> None:
    for b in baca(path, BELANJA, laporan) if path.exists() else []:
        with laporan.mencatat(b):
            BelanjaTidakLangsung.objects.create(
                renja=b.acuan("versi", versi, "versi"),
                nomor=b.bulat_wajib("no"),
                uraian=b.wajib("uraian"),
                target=b.desimal("target"),
                pagu=b.bulat("pagu"),
                **{k: b.teks(k) for k in ("indikator", "lokasi", "satuan")},
            )


def _muat_usulan(path: Path, kantor, tahun: int, versi: dict[str, Renja], laporan: Laporan) -> None:
    edisi = [r.edisi for r in versi.values()]
    nomenklatur = {n.kode: n for n in Nomenklatur.objects.filter(edisi__in=edisi)}
    for b in baca(path, USULAN, laporan) if path.exists() else []:
        with laporan.mencatat(b):
            usulan = Usulan(
                perangkat_daerah=kantor,
                tahun=tahun,
                nomor=b.bulat_wajib("no"),
                asal=b.pilihan("asal", AsalUsulan),
                nomenklatur=b.acuan("kode", nomenklatur, "kode nomenklatur") if b.teks("kode") else None,
                volume=b.desimal("volume"),
                pagu=b.bulat("pagu"),
                status=b.pilihan("status", StatusUsulan, StatusUsulan.DIUSULKAN),
                **{k: b.teks(k) for k in ("uraian", "lokasi", "indikator", "satuan", "catatan")},
            )
            bersih(usulan)
            usulan.save()
