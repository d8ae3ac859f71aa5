"""Made-up data for tests: small plain functions, each with defaults for all that a test does not care about.

Codes say what a node is: ``7.01.01`` is a program, ``7.01.01.2.01`` a kegiatan, ``7.01.01.2.01.01`` a sub kegiatan; in
an edition before 2021 (``buat_edisi(lama=True)``) ``4.36.70`` and ``4.36.70.02`` are a program and a kegiatan. What
stands above a node in the nomenklatur is made along with it.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import count
from uuid import UUID

from evaluation.models import Realisasi
from planning.enums import JenisRenja, Level, Peran
from planning.models import (
    BarisRenja,
    EdisiNomenklatur,
    IndikatorRenja,
    IndikatorRenstra,
    Kabupaten,
    Nomenklatur,
    Pengguna,
    PerangkatDaerah,
    Renja,
    Renstra,
)
from renja.pemeriksaan.penjelasan import belum_dijelaskan, terima

_urut = count(1)


def buat_kabupaten(kode: str = "99.99", **isi) -> Kabupaten:
    bawaan = {"nama": "Contoh", "provinsi": "Sulawesi Contoh", "ibu_kota": "Kota Contoh"}
    return Kabupaten.objects.get_or_create(kode=kode, defaults=bawaan | isi)[0]


def buat_perangkat_daerah(slug: str = "contoh", **isi) -> PerangkatDaerah:
    kabupaten = isi.pop("kabupaten", None) or buat_kabupaten()
    bawaan = {"nama": f"Kecamatan {slug.title()}", "kode_wilayah": f"99.99.{next(_urut):02}", "kabupaten": kabupaten}
    return PerangkatDaerah.objects.get_or_create(slug=slug, defaults=bawaan | isi)[0]


def buat_pengguna(username: str, peran: str = Peran.STAF, **isi) -> Pengguna:
    """A person with a role; staf and camat work for the default office, Bappelitbangda for its kabupaten."""
    if peran in (Peran.STAF, Peran.CAMAT):
        isi.setdefault("perangkat_daerah", isi.get("perangkat_daerah") or buat_perangkat_daerah())
    elif peran == Peran.BAPPELITBANGDA:
        isi.setdefault("kabupaten", isi.get("kabupaten") or buat_kabupaten())
    return Pengguna.objects.create_user(username, password=isi.pop("password", "rahasia-uji-123"), peran=peran, **isi)


def buat_edisi(kode: str = "", *, lama: bool = False) -> EdisiNomenklatur:
    """An edition; ``lama`` is one of before 2021, without sub kegiatan."""
    kode = kode or ("13-2006" if lama else "050-5889-2021")
    bawaan = {
        "nama": f"Edisi {kode}",
        "tanggal": date(2006, 5, 15) if lama else date(2021, 12, 27),
        "tahun_mulai": 2007 if lama else 2021,
        "lebar_sub_kegiatan": None if lama else 2,
        "level_daun": Level.KEGIATAN if lama else Level.SUB_KEGIATAN,
    }
    return EdisiNomenklatur.objects.get_or_create(kode=kode, defaults=bawaan)[0]


_LEVEL_BARU = {
    1: Level.URUSAN,
    2: Level.BIDANG,
    3: Level.PROGRAM,
    5: Level.KEGIATAN,
    6: Level.SUB_KEGIATAN,
}
_LEVEL_LAMA = {2: Level.BIDANG, 3: Level.PROGRAM, 4: Level.KEGIATAN}


def buat_nomenklatur(kode: str, edisi: EdisiNomenklatur | None = None, nama: str = "") -> Nomenklatur:
    """The node of a code, and every node above it."""
    edisi = edisi or buat_edisi()
    if ada := Nomenklatur.objects.filter(edisi=edisi, kode=kode).first():
        return ada
    level, induk = _tempat(kode, edisi)
    return Nomenklatur.objects.create(
        edisi=edisi,
        kode=kode,
        level=level,
        nama=nama or f"{level.label} {kode}",
        induk=buat_nomenklatur(induk, edisi) if induk else None,
    )


def _tempat(kode: str, edisi: EdisiNomenklatur) -> tuple[Level, str]:
    """The level of a code, and the code above it."""
    bagian = kode.split(".")
    per_panjang = _LEVEL_BARU if edisi.punya_sub_kegiatan else _LEVEL_LAMA
    atas = max((n for n in per_panjang if n < len(bagian)), default=0)
    return per_panjang[len(bagian)], ".".join(bagian[:atas])


def buat_renja(
    jenis: str = JenisRenja.POKOK, tahun: int = 2022, perangkat_daerah: PerangkatDaerah | None = None, **isi
) -> Renja:
    """A version without rows; a perubahan is the first of its year unless ``urutan`` says otherwise."""
    isi.setdefault("urutan", 1 if jenis == JenisRenja.PERUBAHAN else 0)
    return Renja.objects.create(
        perangkat_daerah=perangkat_daerah or buat_perangkat_daerah(),
        tahun=tahun,
        jenis=jenis,
        edisi=isi.pop("edisi", None) or buat_edisi(),
        **isi,
    )


def buat_baris(renja: Renja, kode: str, pagu: int | None = None, *indikator: dict, **isi) -> BarisRenja:
    """A row, with an indicator for each dictionary of its fields (``target`` may be a plain number).

    ``nama`` names the node of the nomenklatur, if it is not there yet.
    """
    nomenklatur = buat_nomenklatur(kode, renja.edisi, isi.pop("nama", ""))
    baris = BarisRenja.objects.create(renja=renja, nomenklatur=nomenklatur, pagu=pagu, **isi)
    for nomor, i in enumerate(indikator, 1):
        IndikatorRenja.objects.create(baris=baris, **_indikator(nomor, i))
    return baris


def _indikator(nomor: int, isi: dict) -> dict:
    angka = {k: None if v is None else Decimal(str(v)) for k, v in isi.items() if k.startswith("target")}
    return {"nomor": nomor, "uraian": f"Indikator {nomor}", "satuan": "Dokumen"} | isi | angka


def buat_renstra(perangkat_daerah: PerangkatDaerah | None = None, awal: int = 2021, akhir: int = 2026) -> Renstra:
    return Renstra.objects.create(
        perangkat_daerah=perangkat_daerah or buat_perangkat_daerah(), tahun_awal=awal, tahun_akhir=akhir
    )


def buat_indikator_renstra(
    renstra: Renstra, indikator: IndikatorRenja, target_akhir=None, **kinerja
) -> IndikatorRenstra:
    """The same indicator in the Renstra; ``t2020={"target": 5, "realisasi": 4}`` are the opening figures of a year."""
    hasil = IndikatorRenstra.objects.create(
        renstra=renstra,
        nomenklatur=indikator.baris.nomenklatur,
        kunci=indikator.kunci,
        nomor=indikator.nomor,
        uraian=indikator.uraian,
        satuan=indikator.satuan,
        arah=indikator.arah,
        agregasi=indikator.agregasi,
        target_akhir=target_akhir,
    )
    for tahun, isi in kinerja.items():
        hasil.kinerja.create(tahun=int(tahun.removeprefix("t")), **isi)
    return hasil


def buat_realisasi(kantor: PerangkatDaerah, tahun: int, kunci: UUID, *triwulan) -> None:
    """What an indicator reached in the first quarters of a year; ``None`` is a row without a figure."""
    Realisasi.objects.bulk_create(
        Realisasi(perangkat_daerah=kantor, tahun=tahun, triwulan=tw, kunci=kunci, realisasi=angka)
        for tw, angka in enumerate(triwulan, 1)
    )


def buat_pohon(
    renja: Renja,
    program: int = 1,
    kegiatan: int = 1,
    sub_kegiatan: int = 1,
    indikator: int = 1,
    pagu: int = 1_000_000,
    **isi,
) -> list[BarisRenja]:
    """Fill a Renja with so many programmes, each with so many kegiatan, and so on; a few queries for any size.

    Returns its leaves. In an edition before 2021 the kegiatan are the leaves and ``sub_kegiatan`` counts for nothing.
    """
    lama = not renja.edisi.punya_sub_kegiatan
    bidang = "4.36" if lama else "7.01"
    kode = []
    for p in range(1, program + 1):
        kode.append(f"{bidang}.{p:02}")
        for k in range(1, kegiatan + 1):
            kode.append(f"{bidang}.{p:02}.{k:02}" if lama else f"{bidang}.{p:02}.2.{k:02}")
            if not lama:
                kode += [f"{kode[-1]}.{s:02}" for s in range(1, sub_kegiatan + 1)]
    node = _nomenklatur_sekaligus(renja.edisi, bidang, kode)
    daun = renja.edisi.level_daun
    baris = BarisRenja.objects.bulk_create(
        BarisRenja(renja=renja, nomenklatur=n, pagu=pagu if n.level == daun else None, **isi) for n in node
    )
    IndikatorRenja.objects.bulk_create(
        IndikatorRenja(baris=b, **_indikator(nomor, {"target": nomor}))
        for b in baris
        for nomor in range(1, indikator + 1)
    )
    return [b for b in baris if b.nomenklatur.level == daun]


def _nomenklatur_sekaligus(edisi: EdisiNomenklatur, bidang: str, kode: list[str]) -> list[Nomenklatur]:
    """The nodes of many codes, level by level from the top."""
    ada = {n.kode: n for n in [buat_nomenklatur(bidang, edisi), *Nomenklatur.objects.filter(edisi=edisi)]}
    per_level: dict[Level, list[Nomenklatur]] = {}
    for k in kode:
        if k not in ada:
            level, _ = _tempat(k, edisi)
            ada[k] = Nomenklatur(edisi=edisi, kode=k, level=level, nama=f"{level.label} {k}")
            per_level.setdefault(level, []).append(ada[k])
    for level in (Level.PROGRAM, Level.KEGIATAN, Level.SUB_KEGIATAN):
        for n in per_level.get(level, []):
            n.induk = ada[_tempat(n.kode, edisi)[1]]
        Nomenklatur.objects.bulk_create(per_level.get(level, []))
    return [ada[k] for k in kode]


def jelaskan_semua(renja: Renja, oleh: Pengguna | None = None) -> None:
    """Give every peringatan of the pemeriksaan a reason, so that a bare example can be submitted."""
    for temuan in belum_dijelaskan(renja):
        terima(renja, temuan, "Contoh untuk uji.", oleh)
