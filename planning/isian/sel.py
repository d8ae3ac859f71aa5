"""Saving single cells while others may be at work on the same row (decision 12).

Every cell is sent with the version of its row that the person saw. If *that cell* has changed since, nothing is written
and both values are given back with who changed it and when; changes of other cells of the row are simply joined, and
told to the sender. However many cells are sent at once, the number of queries stays about the same.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from planning.masukan import MasukanRancu, MasukanSalah
from planning.models import BarisRenja, IndikatorRenja, Pengguna, Perubahan, Renja, SumberDana

from .kolom import BARIS, INDIKATOR, KOLOM, Acuan, Kolom
from .kunci import kunci_renja
from .potret import KEBERADAAN, polos

ISIAN = "isian"
#: An indicator that is not there yet: ``objek_id`` is its row, ``nomor`` its place in the grid.
BARU = "baru"

TERSIMPAN, BENTROK, SALAH, HILANG = "tersimpan", "bentrok", "salah", "hilang"
_HILANG = "Baris ini sudah dihapus orang lain. Isian Anda tetap ada di sini; salin bila masih diperlukan."
_BENTROK = "Sel ini sudah diubah sejak Anda membukanya. Pilih nilai yang dipakai."


@dataclass(frozen=True)
class SelIsian:
    """One cell as a person filled it in: its row (``objek``, ``objek_id``), the row's version they saw, the text.

    ``dikirim`` are texts of this cell that were sent before without an answer (the network broke). What the database
    holds may be one of them, and then it is the sender's own, not somebody else's.
    """

    objek: str
    objek_id: int
    kolom: str
    versi: int
    tulisan: str
    dikirim: tuple[str, ...] = ()
    nomor: int = 0


@dataclass(frozen=True)
class Hasil:
    """What became of one cell.

    ``status`` is ``tersimpan``, ``bentrok`` (the cell was changed since: ``nilai`` is what it holds, with ``oleh`` and
    ``waktu``), ``salah`` (``pesan`` says what is wrong and how to mend it; ``bacaan`` holds both readings of a figure
    that could mean two things) or ``hilang`` (the row is gone). ``versi`` is the row's version now, ``nilai`` the
    cell's text as it stands in the database now, ``lain`` the texts of other cells of the row that changed since.
    """

    sel: SelIsian
    status: str
    versi: int = 0
    nilai: str = ""
    pesan: str = ""
    oleh: str = ""
    waktu: datetime | None = None
    bacaan: tuple[str, ...] = ()
    lain: dict[str, str] = field(default_factory=dict)


@transaction.atomic
def simpan_sel(renja: Renja, daftar: Iterable[SelIsian], oleh: Pengguna, acuan: Acuan | None = None) -> list[Hasil]:
    """Save cells of one Renja, each on its own: one that cannot be saved does not hold back the others.

    The caller has checked that this person may fill in this Renja. The Renja is locked meanwhile, as by everything
    that writes rows; so what is read here is what is written over.
    """
    daftar = list(daftar)
    kunci_renja(renja)
    penyimpan = _Penyimpan(renja, daftar, oleh, acuan or Acuan())
    # In the order of the columns, so that an indicator is there before its target; answered in the order of asking.
    urutan = sorted(range(len(daftar)), key=lambda i: _URUTAN.get(daftar[i].kolom, 0))
    hasil = {i: penyimpan.simpan(daftar[i]) for i in urutan}
    penyimpan.tulis()
    return [penyimpan.lengkapi(hasil[i]) for i in range(len(daftar))]


_URUTAN = {nama: i for i, nama in enumerate(KOLOM)}


def kunci_baru(baris_id: int, nomor: int) -> uuid.UUID:
    """The identity of the indicator that a row gets at a place of the grid.

    Always the same one: two people who type there at once, or one whose answer got lost and who sends again, make one
    indicator, not two.
    """
    return uuid.uuid5(uuid.NAMESPACE_OID, f"renja/baris/{baris_id}/indikator/{nomor}")


class _Penyimpan:
    """The rows that a list of cells is about, changed in memory and written at the end."""

    def __init__(self, renja: Renja, daftar: list[SelIsian], oleh: Pengguna, acuan: Acuan):
        self.renja, self.oleh, self.acuan = renja, oleh, acuan
        self._muat(daftar)
        self._muat_perubahan(daftar)
        self._berubah: dict[type, dict[int, set[str]]] = {
            BarisRenja: defaultdict(set),
            IndikatorRenja: defaultdict(set),
        }
        self._catatan: list[Perubahan] = []

    def _muat(self, daftar: list[SelIsian]) -> None:
        id_baris = {s.objek_id for s in daftar if s.objek in (BARIS, BARU)}
        id_indikator = {s.objek_id for s in daftar if s.objek == INDIKATOR}
        kunci = {kunci_baru(s.objek_id, s.nomor) for s in daftar if s.objek == BARU}
        self.baris: dict[int, BarisRenja] = {}
        self.indikator: dict[int, IndikatorRenja] = {}
        if id_baris:
            semua = BarisRenja.objects.filter(renja=self.renja, pk__in=id_baris)
            semua = semua.select_related("nomenklatur", "sumber_dana").select_for_update(of=("self",))
            self.baris = {b.pk: b for b in semua}
        if id_indikator or kunci:
            semua = IndikatorRenja.objects.filter(Q(pk__in=id_indikator) | Q(kunci__in=kunci), baris__renja=self.renja)
            semua = semua.select_related("baris__nomenklatur").select_for_update(of=("self",))
            self.indikator = {i.pk: i for i in semua}
        self._per_kunci = {(i.baris_id, i.kunci): i for i in self.indikator.values()}
        self._nomor_terakhir = (
            dict(
                IndikatorRenja.objects.filter(baris__in=id_baris, baris__renja=self.renja)
                .values_list("baris")
                .annotate(Max("nomor"))
                .order_by()
            )
            if kunci
            else {}
        )

    def _muat_perubahan(self, daftar: list[SelIsian]) -> None:
        """What changed since the versions that were seen; no query if nothing did, as nearly always."""
        self._perubahan: dict[tuple[str, int], list[Perubahan]] = defaultdict(list)
        basi: dict[tuple[str, int], int] = {}
        for s in daftar:
            benda = self._ambil(s)
            if benda is not None and s.versi < benda.versi_baris:
                tempat = (_objek(benda), benda.pk)
                basi[tempat] = min(s.versi, basi.get(tempat, s.versi))
        if not basi:
            return
        per_objek = Q()
        for objek in (BARIS, INDIKATOR):
            per_objek |= Q(objek=objek, objek_id__in=[pk for o, pk in basi if o == objek])
        semua = Perubahan.objects.filter(per_objek, renja=self.renja, versi__gt=min(basi.values()))
        for p in semua.select_related("oleh").order_by("versi", "pk"):
            self._perubahan[p.objek, p.objek_id].append(p)

    def _ambil(self, sel: SelIsian) -> BarisRenja | IndikatorRenja | None:
        if sel.objek == BARU:
            return self._per_kunci.get((sel.objek_id, kunci_baru(sel.objek_id, sel.nomor)))
        return (self.baris if sel.objek == BARIS else self.indikator).get(sel.objek_id)

    def simpan(self, sel: SelIsian) -> Hasil:
        kolom = KOLOM.get(sel.kolom)
        if kolom is None or kolom.objek != (INDIKATOR if sel.objek == BARU else sel.objek):
            return Hasil(sel, SALAH, pesan="Kolom ini tidak dikenal. Muat ulang halaman.")
        benda = self._ambil(sel)
        if benda is None:
            return self._buat_indikator(sel, kolom) if sel.objek == BARU else Hasil(sel, HILANG, pesan=_HILANG)
        lama = getattr(benda, kolom.nama)
        nilai = kolom.tulis(lama, self.acuan)
        if sel.tulisan == nilai:
            return Hasil(sel, TERSIMPAN, nilai=nilai)
        try:
            baru = kolom.baca(sel.tulisan, benda, self.acuan)
            self._boleh(kolom, benda, baru)
        except MasukanSalah as e:
            return Hasil(sel, SALAH, nilai=nilai, pesan=str(e), bacaan=self._bacaan(e, kolom))
        if baru == lama:
            return Hasil(sel, TERSIMPAN, nilai=nilai)
        if sejak := self._sejak(sel, benda):
            if _polos(baru) == sejak[0].lama:
                # The text is still the one that was there when they looked: not theirs, nothing to save.
                return Hasil(sel, TERSIMPAN, nilai=nilai)
            oleh = str(sejak[-1].oleh or "")
            return Hasil(sel, BENTROK, nilai=nilai, pesan=_BENTROK, oleh=oleh, waktu=sejak[-1].waktu)
        self._ubah(benda, kolom, lama, baru)
        return Hasil(sel, TERSIMPAN, nilai=kolom.tulis(baru, self.acuan))

    def _boleh(self, kolom: Kolom, benda, baru) -> None:
        if kolom.wajib and not baru:
            raise MasukanSalah("Tidak boleh kosong.")
        if kolom.hanya_daun and benda.nomenklatur.level != self.renja.edisi.level_daun and baru is not None:
            raise MasukanSalah("Pagu di tingkat ini adalah jumlah; isi pagu di tingkat di bawahnya.")

    def _bacaan(self, e: MasukanSalah, kolom: Kolom) -> tuple[str, ...]:
        return tuple(kolom.tulis(b, self.acuan) for b in e.bacaan) if isinstance(e, MasukanRancu) else ()

    def _sejak(self, sel: SelIsian, benda) -> list[Perubahan]:
        """How this cell changed after the version that the person saw; nothing if what it holds is their own."""
        ada = self._perubahan.get((_objek(benda), benda.pk), ())
        # That the indicator came to be is the first change of its text.
        kolom = (sel.kolom, KEBERADAAN) if sel.kolom == "uraian" else (sel.kolom,)
        sejak = [p for p in ada if p.kolom in kolom and p.versi > sel.versi]
        return [] if sejak and self._milik_sendiri(sel, benda) else sejak

    def _milik_sendiri(self, sel: SelIsian, benda) -> bool:
        kolom = KOLOM[sel.kolom]
        for tulisan in sel.dikirim:
            try:
                if kolom.baca(tulisan, benda, self.acuan) == getattr(benda, kolom.nama):
                    return True
            except MasukanSalah:
                continue
        return False

    def _ubah(self, benda, kolom: Kolom, lama, baru) -> None:
        setattr(benda, kolom.nama, baru)
        benda.versi_baris += 1
        self._berubah[type(benda)][benda.pk].add(kolom.nama)
        self._catat(benda, kolom.nama, lama, baru)

    def _buat_indikator(self, sel: SelIsian, kolom: Kolom) -> Hasil:
        """The first text in an empty line makes the indicator."""
        baris = self.baris.get(sel.objek_id)
        if baris is None:
            return Hasil(sel, HILANG, pesan=_HILANG)
        try:
            uraian = kolom.baca(sel.tulisan, IndikatorRenja(), self.acuan)
        except MasukanSalah as e:
            return Hasil(sel, SALAH, pesan=str(e), bacaan=self._bacaan(e, kolom))
        if uraian == getattr(IndikatorRenja(), kolom.nama):
            return Hasil(sel, TERSIMPAN, nilai=sel.tulisan)
        if kolom.nama != "uraian":
            return Hasil(sel, SALAH, pesan="Isi indikatornya dahulu, lalu isian ini.")
        nomor = self._nomor_terakhir[baris.pk] = self._nomor_terakhir.get(baris.pk, 0) + 1
        kunci = kunci_baru(baris.pk, sel.nomor)
        benda = IndikatorRenja.objects.create(baris=baris, kunci=kunci, nomor=nomor, uraian=uraian)
        self.indikator[benda.pk] = self._per_kunci[baris.pk, kunci] = benda
        self._catat(benda, KEBERADAAN, "", uraian)
        return Hasil(sel, TERSIMPAN, nilai=uraian)

    def _catat(self, benda, kolom: str, lama, baru) -> None:
        baris = benda if isinstance(benda, BarisRenja) else benda.baris
        self._catatan.append(
            Perubahan(
                renja=self.renja,
                objek=_objek(benda),
                objek_id=benda.pk,
                kode=baris.nomenklatur.kode,
                nomor=None if benda is baris else benda.nomor,
                kolom=kolom,
                lama=_polos(lama),
                baru=_polos(baru),
                versi=benda.versi_baris,
                cara=ISIAN,
                oleh=self.oleh,
            )
        )

    def tulis(self) -> None:
        """Everything that changed, in one statement per model."""
        for model, berubah in self._berubah.items():
            if berubah:
                semua = self.baris if model is BarisRenja else self.indikator
                kolom = sorted(set().union(*berubah.values()))
                model.objects.bulk_update([semua[pk] for pk in berubah], [*kolom, "versi_baris"])
        if self._catatan:
            Perubahan.objects.bulk_create(self._catatan)
            Renja.objects.filter(pk=self.renja.pk).update(diubah=timezone.now())

    def lengkapi(self, hasil: Hasil) -> Hasil:
        """With the row's version after everything, and what else in the row is not as the person saw it."""
        benda = self._ambil(hasil.sel)
        if benda is None:
            return hasil
        sejak = self._perubahan.get((_objek(benda), benda.pk), ())
        lain = {p.kolom for p in sejak if p.versi > hasil.sel.versi and p.kolom != hasil.sel.kolom} & KOLOM.keys()
        teks = {k: KOLOM[k].tulis(getattr(benda, k), self.acuan) for k in lain}
        return replace(hasil, versi=benda.versi_baris, lain=teks)


def _objek(benda) -> str:
    return BARIS if isinstance(benda, BarisRenja) else INDIKATOR


def _polos(nilai) -> str:
    return nilai.kode if isinstance(nilai, SumberDana) else polos(nilai)
