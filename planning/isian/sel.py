"""Saving single cells while others may be at work on the same row (decision 12).

Every cell is sent with the version of its row that the person saw. If *that cell* has changed since, nothing is written
and both values are given back with who changed it and when; changes of other cells of the row are simply joined.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from planning.enums import Agregasi, Arah, JenisKegiatan
from planning.masukan import MasukanSalah, baca_besaran, baca_rupiah
from planning.models import BarisRenja, IndikatorRenja, Pengguna, Perubahan, Renja, SumberDana
from planning.nilai import format_angka

from .potret import polos

ISIAN = "isian"


@dataclass(frozen=True)
class Kolom:
    """A column that can be filled in: which model keeps it, how it is read and how it is shown."""

    nama: str
    objek: str
    baca: Callable[[str], Any]
    tulis: Callable[[Any], str]
    hanya_daun: bool = False


def _teks(nama: str) -> Callable[[str], str]:
    model = BarisRenja if nama in {f.name for f in BarisRenja._meta.fields} else IndikatorRenja
    panjang = model._meta.get_field(nama).max_length

    def baca(tulisan: str) -> str:
        tulisan = " ".join(tulisan.split())
        if len(tulisan) > panjang:
            raise MasukanSalah(f"Terlalu panjang: {len(tulisan)} huruf, paling banyak {panjang}.")
        return tulisan

    return baca


def _pilihan(pilihan) -> Callable[[str], str]:
    """By value or by label, in any case."""
    kata = {k.casefold(): nilai for nilai, label in pilihan.choices for k in (nilai, label)}

    def baca(tulisan: str) -> str:
        tulisan = tulisan.strip()
        if tulisan and tulisan.casefold() not in kata:
            raise MasukanSalah(f"“{tulisan}” tidak ada dalam pilihan: {', '.join(pilihan.labels)}.")
        return kata.get(tulisan.casefold(), "")

    return baca


def _baca_sumber_dana(tulisan: str) -> SumberDana | None:
    """By code or by name; a name that several sources share must be given by its code."""
    tulisan = " ".join(tulisan.split())
    if not tulisan:
        return None
    if cocok := SumberDana.objects.filter(kode__iexact=tulisan).first():
        return cocok
    cocok = list(SumberDana.objects.filter(nama__iexact=tulisan)[:3])
    if not cocok:
        raise MasukanSalah(f"Sumber dana “{tulisan}” tidak ada dalam daftar. Pilih nama atau kode dari daftar.")
    if len(cocok) > 1:
        kode = ", ".join(s.kode for s in cocok)
        raise MasukanSalah(f"Sumber dana “{tulisan}” ada beberapa; tulis kodenya, misalnya {kode}.")
    return cocok[0]


def _angka(nilai) -> str:
    return "" if nilai is None else format_angka(nilai)


def _besaran(nilai) -> str:
    """As people write it, all decimals kept: ``0,375``."""
    if nilai is None:
        return ""
    return format_angka(nilai, max(0, -nilai.normalize().as_tuple().exponent))


BARIS, INDIKATOR = Perubahan.BARIS, Perubahan.INDIKATOR

#: Everything that can be filled in, by name, in the order of the grid.
KOLOM: dict[str, Kolom] = {
    k.nama: k
    for k in (
        Kolom("uraian", INDIKATOR, _teks("uraian"), str),
        Kolom("satuan", INDIKATOR, _teks("satuan"), str),
        Kolom("target", INDIKATOR, baca_besaran, _besaran),
        Kolom("pagu", BARIS, baca_rupiah, _angka, hanya_daun=True),
        Kolom("lokasi", BARIS, _teks("lokasi"), str),
        Kolom("sumber_dana", BARIS, _baca_sumber_dana, lambda s: s.nama if s else ""),
        Kolom("kelompok_sasaran", BARIS, _teks("kelompok_sasaran"), str),
        Kolom("target_n1", INDIKATOR, baca_besaran, _besaran),
        Kolom("pagu_n1", BARIS, baca_rupiah, _angka, hanya_daun=True),
        Kolom("catatan", BARIS, _teks("catatan"), str),
        Kolom("penanggung_jawab", BARIS, _teks("penanggung_jawab"), str),
        Kolom("jenis_kegiatan", BARIS, _pilihan(JenisKegiatan), str),
        Kolom("arah", INDIKATOR, _pilihan(Arah), str),
        Kolom("agregasi", INDIKATOR, _pilihan(Agregasi), str),
    )
}
WAJIB = {"uraian", "arah", "agregasi"}


@dataclass(frozen=True)
class SelIsian:
    """One cell as a person filled it in: its row (``objek``, ``objek_id``), the row's version they saw, the text."""

    objek: str
    objek_id: int
    kolom: str
    versi: int
    tulisan: str


@dataclass(frozen=True)
class Hasil:
    """What became of one cell.

    ``status`` is ``tersimpan``, ``bentrok`` (somebody else changed this cell: ``nilai`` is theirs, with ``oleh`` and
    ``waktu``), ``salah`` (``pesan`` says what is wrong and how to mend it) or ``hilang`` (the row is gone). ``versi``
    is the row's version now, ``nilai`` the cell's text as it stands in the database now.
    """

    sel: SelIsian
    status: str
    versi: int = 0
    nilai: str = ""
    pesan: str = ""
    oleh: str = ""
    waktu: datetime | None = None


@transaction.atomic
def simpan_sel(renja: Renja, daftar: Iterable[SelIsian], oleh: Pengguna) -> list[Hasil]:
    """Save cells of one Renja, each on its own: one that cannot be saved does not hold back the others.

    The caller has checked that this person may fill in this Renja. Rows are locked while they are written.
    """
    Renja.objects.select_for_update().get(pk=renja.pk)
    hasil = [_simpan_satu(renja, s, oleh) for s in daftar]
    if any(h.status == "tersimpan" for h in hasil):
        Renja.objects.filter(pk=renja.pk).update(diubah=timezone.now())
    return hasil


def _simpan_satu(renja: Renja, sel: SelIsian, oleh: Pengguna) -> Hasil:
    kolom = KOLOM.get(sel.kolom)
    if kolom is None or kolom.objek != sel.objek:
        return Hasil(sel, "salah", pesan=f"Kolom {sel.kolom} tidak dikenal.")
    benda = _ambil(renja, sel)
    if benda is None:
        return Hasil(sel, "hilang", pesan="Baris ini sudah dihapus orang lain. Isian Anda tetap ditampilkan di sini.")
    lama = getattr(benda, kolom.nama)
    sekarang = {"versi": benda.versi_baris, "nilai": kolom.tulis(lama)}
    try:
        baru = kolom.baca(sel.tulisan)
        _boleh(kolom, benda, baru)
    except MasukanSalah as e:
        return Hasil(sel, "salah", pesan=str(e), **sekarang)
    if baru == lama:
        return Hasil(sel, "tersimpan", **sekarang)
    if bentrok := _perubahan_orang_lain(sel, benda, oleh):
        return Hasil(
            sel,
            "bentrok",
            pesan="Sel ini sudah diubah sejak Anda membukanya. Pilih nilai yang dipakai.",
            oleh=str(bentrok.oleh or ""),
            waktu=bentrok.waktu,
            **sekarang,
        )
    setattr(benda, kolom.nama, baru)
    try:
        benda.clean_fields(exclude=[f.name for f in benda._meta.fields if f.name != kolom.nama])
    except ValidationError as e:
        return Hasil(sel, "salah", pesan=" ".join(e.messages), **sekarang)
    benda.versi_baris += 1
    benda.save(update_fields=[kolom.nama, "versi_baris"])
    _catat(renja, sel, benda, lama, baru, oleh)
    return Hasil(sel, "tersimpan", benda.versi_baris, kolom.tulis(baru))


def _ambil(renja: Renja, sel: SelIsian) -> BarisRenja | IndikatorRenja | None:
    """The row or indicator, only if it belongs to this Renja."""
    if sel.objek == BARIS:
        semua = BarisRenja.objects.filter(renja=renja).select_related("nomenklatur", "sumber_dana")
    else:
        semua = IndikatorRenja.objects.filter(baris__renja=renja).select_related("baris__nomenklatur")
    return semua.filter(pk=sel.objek_id).first()


def _boleh(kolom: Kolom, benda, baru) -> None:
    if kolom.nama in WAJIB and not baru:
        raise MasukanSalah("Tidak boleh kosong.")
    if kolom.hanya_daun and benda.nomenklatur.level != benda.renja.edisi.level_daun and baru is not None:
        raise MasukanSalah("Pagu di tingkat ini adalah jumlah; isi pagu di tingkat di bawahnya.")


def _perubahan_orang_lain(sel: SelIsian, benda, oleh: Pengguna) -> Perubahan | None:
    """The last change of this cell by somebody else after the version that the person saw, if there is one."""
    if sel.versi >= benda.versi_baris:
        return None
    return (
        Perubahan.objects.filter(objek=sel.objek, objek_id=sel.objek_id, kolom=sel.kolom, versi__gt=sel.versi)
        .exclude(oleh=oleh)
        .select_related("oleh")
        .order_by("-versi")
        .first()
    )


def _catat(renja: Renja, sel: SelIsian, benda, lama, baru, oleh: Pengguna) -> None:
    baris = benda if sel.objek == BARIS else benda.baris
    Perubahan.objects.create(
        renja=renja,
        objek=sel.objek,
        objek_id=sel.objek_id,
        kode=baris.nomenklatur.kode,
        nomor=None if sel.objek == BARIS else benda.nomor,
        kolom=sel.kolom,
        lama=_catatan(lama),
        baru=_catatan(baru),
        versi=benda.versi_baris,
        cara=ISIAN,
        oleh=oleh,
    )


def _catatan(nilai) -> str:
    return nilai.kode if isinstance(nilai, SumberDana) else polos(nilai)
