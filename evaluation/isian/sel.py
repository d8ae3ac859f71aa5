"""Saving single cells of the quarters while others may be at work on them (decision 12).

As in ``planning.isian.sel``, whose cells and answers these are: a cell conflicts only if it changed since the version
that was seen and holds another value; one that cannot be saved does not hold back the others; however many are sent at
once, the number of queries stays about the same.

A cell is addressed by ``objek`` (the kinds of ``evaluation.isian.angka``), ``objek_id`` (the row or indicator that it
belongs to), ``nomor`` (the quarter) and ``kolom``. Its version is that of the quarter's figure alone; 0 is none yet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet

from evaluation.kunci import kunci_rencana_aksi, tandai_diubah
from evaluation.triwulan import TRIWULAN, TriwulanTertutup, evaluasi_untuk_diisi
from planning.isian.potret import polos
from planning.isian.sel import BENTROK, HILANG, ISIAN, SALAH, TERSIMPAN, Hasil, SelIsian
from planning.masukan import MasukanRancu, MasukanSalah
from planning.models import BarisRenja, IndikatorRenja, IndikatorSasaran, Pengguna, Perubahan, Renja
from planning.nilai import format_angka, jumlah

from .angka import REALISASI_RP, REALISASI_TW, RENCANA_AKSI, Angka, Jenis, Kolom, Lembar, Penulis

_HILANG = (
    "Baris atau indikator ini sudah tidak ada dalam Renja yang berlaku. Isian Anda tetap ada di sini; salin bila masih "
    "diperlukan."
)
_BENTROK = "Sel ini sudah diubah sejak Anda membukanya. Pilih nilai yang dipakai."


@transaction.atomic
def simpan_rencana_aksi(renja: Renja, daftar: Iterable[SelIsian], oleh: Pengguna) -> list[Hasil]:
    """Save targets and rupiah by quarter of one version of the Renja, each cell on its own.

    The caller has checked that this person may fill in this Renja. Raises ``Terkunci`` if the Rencana Aksi was
    submitted.
    """
    kunci_rencana_aksi(renja)
    hasil, cacah = _Penyimpan(renja, list(daftar), oleh, RENCANA_AKSI, TRIWULAN).jalankan()
    if cacah:
        tandai_diubah(renja)
    return hasil


@transaction.atomic
def simpan_realisasi(renja: Renja, tw: int, daftar: Iterable[SelIsian], oleh: Pengguna) -> list[Hasil]:
    """Save what came of one quarter, each cell on its own; ``renja`` is the version in force.

    Realisations belong to the office and the year: every version of that year is locked, in a fixed order. If the
    quarter is closed, nothing is written and every cell that differs says so. Rows may be addressed by any version of
    the year (a page that was opened before a perubahan began), if the version in force has them too.
    """
    setahun = Renja.objects.filter(perangkat_daerah=renja.perangkat_daerah_id, tahun=renja.tahun)
    list(setahun.select_for_update().order_by("pk").values_list("pk"))
    tertutup = ""
    try:
        evaluasi_untuk_diisi(renja.perangkat_daerah, renja.tahun, tw)
    except TriwulanTertutup as e:
        tertutup = str(e)
    return _Penyimpan(renja, list(daftar), oleh, REALISASI_TW, (tw,), tertutup).jalankan()[0]


class _Penyimpan:
    """The figures that a list of cells is about, changed in memory and written at the end."""

    def __init__(
        self,
        renja: Renja,
        daftar: list[SelIsian],
        oleh: Pengguna,
        jenis: dict[str, Jenis],
        triwulan: tuple[int, ...],
        tertutup: str = "",
    ):
        self.renja, self.daftar, self.jenis = renja, daftar, jenis
        self.triwulan, self.tertutup = triwulan, tertutup
        self.penulis = Penulis(renja, oleh, ISIAN)
        self.lembar = Lembar(renja)
        self._muat_pemilik()
        for objek, j in jenis.items():
            self.lembar.muat(j, (p for (o, _), p in self._pemilik.items() if o == objek))
        self._muat_perubahan()

    def jalankan(self) -> tuple[list[Hasil], int]:
        """What became of each cell, and how many were changed."""
        hasil = [self._simpan(s) for s in self.daftar]
        cacah = self.penulis.tulis()
        return [self._lengkapi(h) for h in hasil], cacah

    # --- Loading ------------------------------------------------------------------------------------------------------

    def _muat_pemilik(self) -> None:
        """Rows and indicators by kind and id; a query for each model that cells are about."""
        self._pemilik: dict[tuple[str, int], Any] = {}
        pk: dict[type, set[int]] = defaultdict(set)
        for s in self.daftar:
            if j := self.jenis.get(s.objek):
                pk[j.pemilik].add(s.objek_id)
        muat = {
            BarisRenja: self._muat_baris,
            IndikatorRenja: self._muat_indikator,
            IndikatorSasaran: self._muat_indikator_sasaran,
        }
        per_model = {model: muat[model](ids) for model, ids in pk.items()}
        for s in self.daftar:
            j = self.jenis.get(s.objek)
            if j and (pemilik := per_model[j.pemilik].get(s.objek_id)):
                self._pemilik[s.objek, s.objek_id] = pemilik

    def _muat_baris(self, pk: set[int]) -> dict[int, BarisRenja]:
        return self._yang_berlaku(BarisRenja.objects.select_related("nomenklatur"), "", "nomenklatur_id", pk)

    def _muat_indikator(self, pk: set[int]) -> dict[int, IndikatorRenja]:
        return self._yang_berlaku(IndikatorRenja.objects.select_related("baris__nomenklatur"), "baris__", "kunci", pk)

    def _yang_berlaku(self, semua: QuerySet, ke_baris: str, medan: str, pk: set[int]) -> dict[int, Any]:
        """By id; what is addressed in another version of the year is found in this one by what they share."""
        ini = {f"{ke_baris}renja": self.renja}
        if self.jenis is RENCANA_AKSI:
            return {b.pk: b for b in semua.filter(pk__in=pk, **ini)}
        setahun = {
            f"{ke_baris}renja__perangkat_daerah": self.renja.perangkat_daerah_id,
            f"{ke_baris}renja__tahun": self.renja.tahun,
        }
        semua = semua.annotate(di_renja=F(f"{ke_baris}renja"))
        ada = list(semua.filter(pk__in=pk, **setahun))
        berlaku = {getattr(b, medan): b for b in ada if b.di_renja == self.renja.pk}
        if lain := {getattr(b, medan) for b in ada} - berlaku.keys():
            berlaku |= {getattr(b, medan): b for b in semua.filter(**{f"{medan}__in": lain}, **ini)}
        return {b.pk: berlaku[getattr(b, medan)] for b in ada if getattr(b, medan) in berlaku}

    def _muat_indikator_sasaran(self, pk: set[int]) -> dict[int, IndikatorSasaran]:
        """Those of the office's Renstra that covers the year."""
        tahun = self.renja.tahun
        milik = IndikatorSasaran.objects.filter(
            renstra__perangkat_daerah=self.renja.perangkat_daerah_id,
            renstra__tahun_awal__lte=tahun,
            renstra__tahun_akhir__gte=tahun,
        )
        return {i.pk: i for i in milik.filter(pk__in=pk)}

    def _muat_perubahan(self) -> None:
        """What changed since the versions that were seen; no query if nothing did, as nearly always."""
        self._perubahan: dict[tuple[str, int], list[Perubahan]] = defaultdict(list)
        basi: dict[tuple[str, int], int] = {}
        for s in self.daftar:
            angka = self._ambil(s)
            if angka is not None and s.versi < angka.versi_awal:
                tempat = (angka.jenis.jejak, angka.isi.pk)
                basi[tempat] = min(s.versi, basi.get(tempat, s.versi))
        if not basi:
            return
        per_jejak = Q()
        for jejak in {j.jejak for j in self.jenis.values()}:
            per_jejak |= Q(objek=jejak, objek_id__in=[pk for o, pk in basi if o == jejak])
        semua = Perubahan.objects.filter(per_jejak, versi__gt=min(basi.values()))
        for p in semua.select_related("oleh").order_by("versi", "pk"):
            self._perubahan[p.objek, p.objek_id].append(p)

    def _ambil(self, sel: SelIsian) -> Angka | None:
        pemilik = self._pemilik.get((sel.objek, sel.objek_id))
        if pemilik is None or sel.nomor not in self.triwulan:
            return None
        return self.lembar.ambil(self.jenis[sel.objek], pemilik, sel.nomor)

    # --- Saving -------------------------------------------------------------------------------------------------------

    def _simpan(self, sel: SelIsian) -> Hasil:
        jenis = self.jenis.get(sel.objek)
        kolom = jenis.kolom.get(sel.kolom) if jenis else None
        if kolom is None or sel.nomor not in self.triwulan:
            return Hasil(sel, SALAH, pesan="Kolom ini tidak dikenal. Muat ulang halaman.")
        angka = self._ambil(sel)
        if angka is None:
            return Hasil(sel, HILANG, pesan=_HILANG)
        nilai = self._tulis(angka, kolom)
        if sel.tulisan == nilai:
            return Hasil(sel, TERSIMPAN, nilai=nilai)
        if self.tertutup:
            return Hasil(sel, SALAH, nilai=nilai, pesan=self.tertutup)
        try:
            baru = kolom.baca(sel.tulisan, angka.pemilik)
            self._boleh(angka, kolom, baru)
        except MasukanSalah as e:
            bacaan = [kolom.tulis(b, angka.pemilik) for b in e.bacaan] if isinstance(e, MasukanRancu) else ()
            return Hasil(sel, SALAH, nilai=nilai, pesan=str(e), bacaan=tuple(bacaan))
        if kolom.tulis(baru, angka.pemilik) == nilai:
            return Hasil(sel, TERSIMPAN, nilai=nilai)
        if bentrok := self._bentrok(sel, angka, kolom, baru, nilai):
            return bentrok
        self.penulis.ubah(angka, kolom.nama, baru)
        return Hasil(sel, TERSIMPAN, nilai=self._tulis(angka, kolom))

    def _tulis(self, angka: Angka, kolom: Kolom) -> str:
        return kolom.tulis(getattr(angka.isi, kolom.nama), angka.pemilik)

    def _boleh(self, angka: Angka, kolom: Kolom, baru: Any) -> None:
        """Rupiah stand at the leaves; what was spent in a year is not more than its pagu (specification 4.1)."""
        if not kolom.rupiah or baru is None:
            return
        baris: BarisRenja = angka.pemilik
        if baris.nomenklatur.level != self.renja.edisi.level_daun:
            raise MasukanSalah("Rupiah di tingkat ini adalah jumlah; isi di tingkat di bawahnya.")
        if angka.jenis.objek == REALISASI_RP:
            self._dalam_pagu(angka, baris.pagu, baru)

    def _dalam_pagu(self, angka: Angka, pagu: int | None, baru: int) -> None:
        # What is lowered brings the year nearer to its pagu, even if it was exceeded before.
        if baru <= (angka.isi.rupiah or 0):
            return
        if not pagu:
            raise MasukanSalah("Sub kegiatan atau kegiatan ini tidak berpagu. Isi pagunya di Renja dahulu.")
        lain = jumlah(
            self.lembar.ambil(angka.jenis, angka.pemilik, tw).isi.rupiah for tw in TRIWULAN if tw != angka.isi.triwulan
        )
        sisa = pagu - (lain or 0)
        if baru > sisa:
            raise MasukanSalah(
                f"Melebihi pagu. Pagu {format_angka(pagu)}, terserap di triwulan lain {format_angka(lain or 0)}, "
                f"sehingga di triwulan ini paling banyak {format_angka(max(sisa, 0))}, bukan {format_angka(baru)}."
            )

    def _bentrok(self, sel: SelIsian, angka: Angka, kolom: Kolom, baru: Any, nilai: str) -> Hasil | None:
        """What to answer if this cell changed after the version that the person saw; ``None`` if it may be written.

        Who changed it is not known if it was loaded from files, not typed; a version that is lower than the one that
        was seen is a figure that was loaded anew.
        """
        if sel.versi == angka.versi_awal or self._milik_sendiri(sel, angka, kolom):
            return None
        semua = [p for p in self._perubahan[angka.jenis.jejak, angka.isi.pk] if p.versi > sel.versi]
        sejak = [p for p in semua if p.kolom == f"{kolom.nama}_tw{sel.nomor}"]
        tercatat = len(semua) == angka.versi_awal - sel.versi
        if tercatat and not sejak:
            return None
        if (tercatat and polos(baru) == sejak[0].lama) or (sel.versi == 0 and polos(baru) == ""):
            # The text is still the one that was there when they looked: not theirs, nothing to save.
            return Hasil(sel, TERSIMPAN, nilai=nilai)
        oleh, waktu = (str(sejak[-1].oleh or ""), sejak[-1].waktu) if sejak else ("", None)
        return Hasil(sel, BENTROK, nilai=nilai, pesan=_BENTROK, oleh=oleh, waktu=waktu)

    def _milik_sendiri(self, sel: SelIsian, angka: Angka, kolom: Kolom) -> bool:
        """Whether the cell holds a text of theirs that was sent before without an answer."""
        for tulisan in sel.dikirim:
            try:
                if kolom.baca(tulisan, angka.pemilik) == getattr(angka.isi, kolom.nama):
                    return True
            except MasukanSalah:
                continue
        return False

    def _lengkapi(self, hasil: Hasil) -> Hasil:
        """With the figure's version after everything, and what else of it is not as the person saw it."""
        angka = self._ambil(hasil.sel)
        if angka is None:
            return hasil
        sejak = self._perubahan.get((angka.jenis.jejak, angka.isi.pk), ())
        semua = {f"{k.nama}_tw{angka.isi.triwulan}": k for k in angka.jenis.kolom.values()}
        lain = {p.kolom for p in sejak if p.versi > hasil.sel.versi} & semua.keys()
        lain.discard(f"{hasil.sel.kolom}_tw{angka.isi.triwulan}")
        return replace(hasil, versi=angka.versi, lain={semua[k].nama: self._tulis(angka, semua[k]) for k in lain})
