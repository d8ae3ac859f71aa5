"""Table 2.1 of a year equals the same table computed by a slow, obvious reference (``acuan21``), over five years.

Hypothesis makes up what an office has written down: a tree with indicators of every kind, a Renja in most years, one
or two versions of it, quarters filled in or not, opening figures, a Renstra that begins anywhere, codes that grow from
two digits to four. The history alone is compared many times without a database, the whole table a few times with one.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import count
from uuid import UUID

import pytest
from hypothesis import Phase, given, settings

from evaluation.models import Realisasi, RealisasiPagu
from evaluation.riwayat import Riwayat, muat_riwayat, rangkai, tahun_terlibat, versi_terakhir
from evaluation.tabel import TabelTC29
from planning.enums import Arah, JenisRenja, Level, RumusNegatif
from planning.models import (
    BarisRenja,
    EdisiNomenklatur,
    IndikatorRenja,
    IndikatorRenstra,
    Kabupaten,
    KinerjaTahunan,
    Nomenklatur,
    PerangkatDaerah,
    Renja,
    Renstra,
    SetelanTabel,
)
from planning.nilai import TIDAK_BERLAKU, Besaran
from planning.versi import TERKAIT
from tests.acak import sifat

from . import acuan21 as acuan
from .acuan21 import Indikator, Kasus, N, Simpul

#: Far from what factories number.
_nomor = count(1_000_000)
LEVEL = (Level.PROGRAM, Level.KEGIATAN, Level.SUB_KEGIATAN)


def _edisi(lebar: int) -> EdisiNomenklatur:
    return EdisiNomenklatur(
        pk=next(_nomor),
        kode=f"acuan-{lebar}",
        nama=f"Acuan {lebar}",
        tanggal=date(2019 + lebar, 1, 1),
        tahun_mulai=2017,
        lebar_sub_kegiatan=lebar,
        level_daun=Level.SUB_KEGIATAN,
    )


def _nomenklatur(edisi: EdisiNomenklatur) -> dict[Simpul, Nomenklatur]:
    """Every node that a case may have, in one edition; parents first, under a bidang of its own."""
    bidang = Nomenklatur(pk=next(_nomor), edisi=edisi, kode="7.01", level=Level.BIDANG, nama="Bidang")
    hasil: dict[Simpul, Nomenklatur] = {(): bidang}
    for p in (1, 2):
        for simpul in [(p,), *((p, k) for k in (1, 2)), *((p, k, s) for k in (1, 2) for s in (1, 2))]:
            kode = ["7.01", f"{p:02}", *(f"2.{k:02}" for k in simpul[1:2])]
            kode += [f"{s:0{edisi.lebar_sub_kegiatan}}" for s in simpul[2:]]
            level, induk = LEVEL[len(simpul) - 1], hasil[simpul[:-1]]
            hasil[simpul] = Nomenklatur(
                pk=next(_nomor), edisi=edisi, kode=".".join(kode), level=level, nama=str(simpul), induk=induk
            )
    return hasil


class Dunia:
    """The nomenklatur in two editions, shared by all cases."""

    def __init__(self):
        self.edisi = {False: _edisi(2), True: _edisi(4)}
        self.node = {baru: _nomenklatur(e) for baru, e in self.edisi.items()}

    def simpan(self) -> Dunia:
        for baru, edisi in self.edisi.items():
            edisi.save(force_insert=True)
            Nomenklatur.objects.bulk_create(self.node[baru].values())
        return self


class Catatan:
    """A case as rows of the database, not yet saved; every office has its own."""

    def __init__(self, kasus: Kasus, dunia: Dunia):
        self.kasus, self.dunia = kasus, dunia
        self.kabupaten = Kabupaten(
            pk=next(_nomor),
            kode=f"{kasus.t_per_r:d}-{kasus.batas}"[:5],
            nama="Acuan",
            rumus_negatif=RumusNegatif.T_PER_R if kasus.t_per_r else RumusNegatif.DUA_T_KURANG_R,
            batas_capaian_rata2=kasus.batas,
        )
        pk = next(_nomor)
        self.kantor = PerangkatDaerah(
            pk=pk, slug=f"acuan-{pk}", nama=f"Kecamatan {pk}", kode_wilayah=str(pk), kabupaten=self.kabupaten
        )
        self.kunci = {i.uraian: UUID(int=next(_nomor)) for i in kasus.indikator}
        self.renja: list[Renja] = []
        self.baris: list[BarisRenja] = []
        self.indikator: list[IndikatorRenja] = []
        self._renstra()
        for t, versi in kasus.versi.items():
            if versi == 2:  # what was planned at first; nothing of it may be seen
                self._isi(t, JenisRenja.POKOK, {i.uraian: (i.tahun[t].target or 0) + 1000 for i in kasus.indikator})
            if versi:
                jenis = JenisRenja.PERUBAHAN if versi == 2 else JenisRenja.POKOK
                self._isi(t, jenis, {i.uraian: i.tahun[t].target for i in kasus.indikator if i.tahun[t].di_renja})
        jenis = JenisRenja.PERUBAHAN if kasus.perubahan else JenisRenja.POKOK
        self.ini = self._isi(N, jenis, {i.uraian: i.target for i in kasus.indikator if i.di_renja})
        self._realisasi()

    def _baru(self, tahun: int) -> bool:
        return tahun >= self.kasus.baru_sejak

    def _renstra(self) -> None:
        k = self.kasus
        self.renstra = None
        self.indikator_renstra: list[IndikatorRenstra] = []
        self.kinerja: list[KinerjaTahunan] = []
        if k.mulai is None:
            return
        self.renstra = Renstra(pk=next(_nomor), perangkat_daerah=self.kantor, tahun_awal=k.mulai, tahun_akhir=N)
        for i in k.indikator:
            if not i.di_renstra:
                continue
            satu = IndikatorRenstra(
                pk=next(_nomor),
                renstra=self.renstra,
                nomenklatur=self.dunia.node[k.renstra_baru][i.simpul],
                kunci=self.kunci[i.uraian],
                target_akhir=_angka(i.target_akhir),
                **_kata(i, i.satuan_renstra, i.cara_renstra),
            )
            self.indikator_renstra.append(satu)
            for t, isi in i.tahun.items():
                a, rupiah = isi.awal, i.rupiah_awal.get(t)
                if a or rupiah is not None:
                    kolom = ("target", "realisasi", "realisasi_sd")
                    self.kinerja.append(
                        KinerjaTahunan(
                            pk=next(_nomor),
                            indikator=satu,
                            tahun=t,
                            realisasi_rp_sd=rupiah,
                            satuan=a.satuan if a else "",
                            **({n: _angka(getattr(a, n)) for n in kolom} if a else {}),
                        )
                    )

    def _isi(self, tahun: int, jenis: str, target: dict[str, int | Decimal | None]) -> Renja:
        baru = self._baru(tahun)
        renja = Renja(
            pk=next(_nomor),
            perangkat_daerah=self.kantor,
            tahun=tahun,
            jenis=jenis,
            urutan=int(jenis == JenisRenja.PERUBAHAN),
            edisi=self.dunia.edisi[baru],
        )
        baris: dict[Simpul, BarisRenja] = {}
        for i in self.kasus.indikator:
            if i.uraian in target:
                node = self.dunia.node[baru][i.simpul]
                baris.setdefault(i.simpul, BarisRenja(pk=next(_nomor), renja=renja, nomenklatur=node))
                self.indikator.append(
                    IndikatorRenja(
                        pk=next(_nomor),
                        baris=baris[i.simpul],
                        kunci=self.kunci[i.uraian],
                        otomatis=i.otomatis,
                        target=_angka(target[i.uraian]),
                        **_kata(i, i.satuan, i.cara),
                    )
                )
        self.renja.append(renja)
        self.baris += baris.values()
        return renja

    def _realisasi(self) -> None:
        self.realisasi = [
            Realisasi(
                perangkat_daerah=self.kantor,
                tahun=t,
                triwulan=tw,
                kunci=self.kunci[i.uraian],
                realisasi=_angka(nilai),
                keterangan="Terisi sebagian",
            )
            for i in self.kasus.indikator
            for t, isi in i.tahun.items()
            for tw, nilai in isi.tw.items()
        ]
        self.rupiah = [
            RealisasiPagu(
                perangkat_daerah=self.kantor,
                tahun=t,
                triwulan=tw,
                nomenklatur=self.dunia.node[self._baru(t)][simpul],
                rupiah=rp,
            )
            for (simpul, t), isi in self.kasus.rupiah.items()
            for tw, rp in isi.items()
        ]

    def simpan(self) -> Renja:
        """Store everything; returns the Renja under test as the tables take it."""
        milik = {
            "rumus_negatif": self.kabupaten.rumus_negatif,
            "batas_capaian_rata2": self.kabupaten.batas_capaian_rata2,
        }
        self.kabupaten, _ = Kabupaten.objects.get_or_create(
            kode=self.kabupaten.kode, defaults={"nama": "Acuan", **milik}
        )
        self.kantor.kabupaten = self.kabupaten
        self.kantor.save(force_insert=True)
        if self.renstra:
            self.renstra.save(force_insert=True)
        IndikatorRenstra.objects.bulk_create(self.indikator_renstra)
        KinerjaTahunan.objects.bulk_create(self.kinerja)
        Renja.objects.bulk_create(self.renja)
        BarisRenja.objects.bulk_create(self.baris)
        IndikatorRenja.objects.bulk_create(self.indikator)
        Realisasi.objects.bulk_create(self.realisasi)
        RealisasiPagu.objects.bulk_create(self.rupiah)
        SetelanTabel.objects.create(renja=self.ini, isi_baris_induk=self.kasus.isi_induk)
        return Renja.objects.select_related(*TERKAIT).get(pk=self.ini.pk)

    def riwayat(self, *tahun: int) -> Riwayat:
        """The history, without a database: what the loader would have found."""
        semua = tahun_terlibat(self.ini, self.renstra, set(tahun))
        return rangkai(
            self.ini,
            self.renstra,
            set(tahun),
            self.indikator_renstra,
            [x for x in self.kinerja if x.tahun in semua],
            versi_terakhir(r for r in self.renja if r.tahun in semua - {N}),
            self.indikator,
            [r for r in self.realisasi if r.tahun in semua],
            [r for r in self.rupiah if r.tahun in semua],
        )

    def cari(self, i: Indikator) -> IndikatorRenja | IndikatorRenstra | None:
        """An indicator as a table would ask for it: of the Renja under test, else of the Renstra."""
        kunci = self.kunci[i.uraian]
        di_renja = (x for x in self.indikator if x.kunci == kunci and x.baris.renja is self.ini)
        di_renstra = (x for x in self.indikator_renstra if x.kunci == kunci)
        return next(di_renja, None) or next(di_renstra, None)


def _kata(i: Indikator, satuan: str, cara: str) -> dict:
    arah = Arah.NEGATIF if i.negatif else Arah.POSITIF
    return {"nomor": i.nomor, "uraian": i.uraian, "satuan": satuan, "arah": arah, "agregasi": cara}


def _angka(angka) -> Decimal | None:
    return None if angka is None else Decimal(angka)


def _dekat(kita, acuan) -> bool:
    """Whether a cell is what the reference says; means of means are exact there, and 28 digits here."""
    if isinstance(kita, Besaran):
        return isinstance(acuan, tuple) and kita.satuan == acuan[1] and _dekat(kita.angka, acuan[0])
    if isinstance(kita, Decimal):
        return isinstance(acuan, Fraction) and abs(Fraction(kita) - acuan) < Fraction(1, 10**18)
    return ("-" if kita is TIDAK_BERLAKU else kita) == acuan


DUNIA = Dunia()


@pytest.mark.sekali
@settings(sifat, max_examples=250)
@given(acuan.kasus(program=1))
def test_riwayat_sama_dengan_acuan(kasus):
    """Every figure of every indicator and leaf in every year, without a database."""
    catatan = Catatan(kasus, DUNIA)
    riwayat = catatan.riwayat(*range(2017, N))
    for i in kasus.indikator:
        if satu := catatan.cari(i):
            for t in acuan.TAHUN:
                assert _dekat(riwayat.target(satu, t), acuan.target(kasus, i, t)), (i, t)
                assert _dekat(riwayat.realisasi(satu, t), acuan.realisasi(kasus, i, t)), (i, t)
                assert _dekat(riwayat.realisasi_sd(satu, t), acuan.realisasi_sd(kasus, i, t)), (i, t)
    for simpul in kasus.semua_simpul:
        for t in acuan.TAHUN:
            node = DUNIA.node[catatan._baru(t)][simpul]
            assert riwayat.rupiah_sd(node, t) == acuan.rupiah_sd(kasus, simpul, t), (simpul, t)


@pytest.mark.django_db
def test_tabel_21_sama_dengan_acuan():
    """Every cell of columns 4 to 11 of every line, from the database; offices do not mix."""
    dunia = Dunia().simpan()

    @settings(sifat, max_examples=40, phases=[Phase.generate])  # making a failure smaller takes minutes here
    @given(acuan.kasus())
    def banding(kasus):
        catatan = Catatan(kasus, dunia)
        renja = catatan.simpan()
        diharapkan = {i.uraian: acuan.baris(kasus, i) for i in kasus.indikator if acuan.tercetak(kasus, i)}
        tabel = TabelTC29.muat(renja)
        dapat = {}
        for b in tabel.baris:
            isi = {s.kolom.nomor: s.nilai for s in b.sel if s.nilai is not None}
            if uraian := isi.get("3"):
                assert uraian not in dapat, "an indicator is printed once"
                dapat[uraian] = {c: v for c, v in isi.items() if c not in "123"}
        assert dapat.keys() == diharapkan.keys()
        for uraian, sel in diharapkan.items():
            assert dapat[uraian].keys() == sel.keys(), uraian
            for c, nilai in sel.items():
                assert _dekat(dapat[uraian][c], nilai), (uraian, c, dapat[uraian][c], nilai)
        riwayat = muat_riwayat(renja, catatan.renstra, [N - 1])
        for simpul in kasus.semua_simpul:
            rupiah = riwayat.rupiah_sd(dunia.node[True][simpul], N - 1)
            assert rupiah == acuan.rupiah_sd(kasus, simpul, N - 1), simpul

    banding()
