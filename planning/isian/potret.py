"""Rows of a Renja as plain data: take a picture, compare two, apply one.

A picture maps the code of a node to its row. ``terapkan`` writes a picture into a Renja in one transaction, records
every changed cell, and is the only code besides ``sel`` that changes rows.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from planning.enums import Agregasi, Arah
from planning.models import (
    BarisRenja,
    IndikatorRenja,
    Nomenklatur,
    Pengguna,
    Perubahan,
    Renja,
    SumberDana,
)

from .kunci import kunci_renja

#: What is recorded in ``Perubahan.kolom`` when a whole row or indicator comes or goes.
KEBERADAAN = "keberadaan"


class PotretSalah(ValueError):
    """A picture cannot be applied to this Renja; the message says why, for people."""


@dataclass(frozen=True)
class PotretIndikator:
    """An indicator of a row. ``kunci`` is its identity across versions and years."""

    nomor: int
    uraian: str
    satuan: str = ""
    arah: str = Arah.POSITIF.value
    agregasi: str = Agregasi.KUMULATIF.value
    otomatis: bool = False
    target: Decimal | None = None
    target_n1: Decimal | None = None
    kunci: str = field(default_factory=lambda: str(uuid.uuid4()))


@dataclass(frozen=True)
class PotretBaris:
    """A row with its indicators. ``sumber_dana`` is the code of a ``SumberDana`` or empty."""

    pagu: int | None = None
    pagu_n1: int | None = None
    lokasi: str = ""
    kelompok_sasaran: str = ""
    sumber_dana: str = ""
    catatan: str = ""
    jenis_kegiatan: str = ""
    penanggung_jawab: str = ""
    indikator: tuple[PotretIndikator, ...] = ()

    def ke_json(self) -> dict[str, Any]:
        """For keeping in a ``JSONField``; figures become text, so that nothing is rounded."""
        isi = asdict(self)
        isi["indikator"] = list(isi["indikator"])  # as JSON gives it back: pictures are compared in this form
        for i in isi["indikator"]:
            i |= {k: None if i[k] is None else str(i[k]) for k in ("target", "target_n1")}
        return isi

    @classmethod
    def dari_json(cls, isi: Mapping[str, Any]) -> PotretBaris:
        indikator = tuple(
            PotretIndikator(**{**i, **{k: None if i[k] is None else Decimal(i[k]) for k in ("target", "target_n1")}})
            for i in isi["indikator"]
        )
        return cls(**{**isi, "indikator": indikator})


Potret = dict[str, PotretBaris | None]

KOLOM_BARIS = tuple(f.name for f in fields(PotretBaris) if f.name != "indikator")
KOLOM_INDIKATOR = tuple(f.name for f in fields(PotretIndikator) if f.name != "kunci")


def potret(renja: Renja, kode: Iterable[str] | None = None) -> dict[str, PotretBaris]:
    """The rows of a Renja by code, all or only some; two queries."""
    baris = BarisRenja.objects.filter(renja=renja).select_related("nomenklatur", "sumber_dana")
    indikator = IndikatorRenja.objects.filter(baris__renja=renja).order_by("nomor")
    if kode is not None:
        baris = baris.filter(nomenklatur__kode__in=(kode := list(kode)))
        indikator = indikator.filter(baris__nomenklatur__kode__in=kode)
    per_baris: dict[int, list[IndikatorRenja]] = {}
    for i in indikator:
        per_baris.setdefault(i.baris_id, []).append(i)
    return {b.nomenklatur.kode: potret_baris(b, per_baris.get(b.pk, [])) for b in baris.order_by("nomenklatur__kode")}


def potret_baris(baris: BarisRenja, indikator: Iterable[IndikatorRenja]) -> PotretBaris:
    isi = {k: getattr(baris, k) for k in KOLOM_BARIS}
    isi["sumber_dana"] = baris.sumber_dana.kode if baris.sumber_dana else ""
    return PotretBaris(
        **isi,
        indikator=tuple(
            PotretIndikator(kunci=str(i.kunci), **{k: getattr(i, k) for k in KOLOM_INDIKATOR}) for i in indikator
        ),
    )


@dataclass(frozen=True)
class Beda:
    """One difference between two pictures: a cell, or (``kolom`` = ``keberadaan``) a row or indicator as a whole."""

    kode: str
    kolom: str
    lama: Any
    baru: Any
    nomor: int | None = None


def bandingkan(lama: Mapping[str, PotretBaris | None], baru: Mapping[str, PotretBaris | None]) -> list[Beda]:
    """What differs, in the order of the codes; rows that only ``lama`` holds are left out of account."""
    hasil: list[Beda] = []
    for kode in sorted(baru):
        a, b = lama.get(kode), baru[kode]
        if a is None or b is None:
            hasil += [Beda(kode, KEBERADAAN, a, b)] if a is not b else []
            continue
        hasil += [Beda(kode, k, getattr(a, k), getattr(b, k)) for k in KOLOM_BARIS if getattr(a, k) != getattr(b, k)]
        hasil += _beda_indikator(kode, a, b)
    return hasil


def _beda_indikator(kode: str, a: PotretBaris, b: PotretBaris) -> list[Beda]:
    lama, baru = ({i.kunci: i for i in x.indikator} for x in (a, b))
    hasil = []
    for kunci in {**lama, **baru}:
        i, j = lama.get(kunci), baru.get(kunci)
        nomor = (j or i).nomor
        if i is None or j is None:
            hasil.append(Beda(kode, KEBERADAAN, i, j, nomor))
        else:
            hasil += [
                Beda(kode, k, getattr(i, k), getattr(j, k), nomor)
                for k in KOLOM_INDIKATOR
                if getattr(i, k) != getattr(j, k)
            ]
    return hasil


@transaction.atomic
def terapkan(renja: Renja, isi: Mapping[str, PotretBaris | None], oleh: Pengguna | None, cara: str) -> None:
    """Write a picture into a Renja: rows are made, changed, or (``None``) removed; rows not named stay as they are.

    Raises ``PotretSalah`` if a code is not in the Renja's edition, pagu stands above the leaves, or a source of funds
    is unknown; then nothing is changed.
    """
    kunci_renja(renja)
    nomenklatur = {
        n.kode: n for n in Nomenklatur.objects.filter(edisi=renja.edisi, kode__in=list(isi)).select_related("edisi")
    }
    sumber_dana = {s.kode: s for s in SumberDana.objects.all()}
    lama = {
        b.nomenklatur.kode: b
        for b in BarisRenja.objects.filter(renja=renja, nomenklatur__kode__in=list(isi))
        .select_related("nomenklatur", "sumber_dana")
        .prefetch_related("indikator")
    }
    penulis = _Penulis(renja, oleh, cara)
    for kode, baru in isi.items():
        ada = lama.get(kode)
        if baru is None:
            if ada:
                penulis.hapus(ada)
            continue
        _periksa(kode, baru, nomenklatur, sumber_dana, renja)
        penulis.tulis(ada or BarisRenja(renja=renja, nomenklatur=nomenklatur[kode]), baru, sumber_dana)
    Perubahan.objects.bulk_create(penulis.perubahan)
    Renja.objects.filter(pk=renja.pk).update(diubah=timezone.now())


def _periksa(kode: str, baru: PotretBaris, nomenklatur: dict, sumber_dana: dict, renja: Renja) -> None:
    if kode not in nomenklatur:
        raise PotretSalah(f"Kode {kode} tidak ada dalam nomenklatur {renja.edisi}.")
    daun = nomenklatur[kode].level == renja.edisi.level_daun
    if not daun and (baru.pagu is not None or baru.pagu_n1 is not None):
        raise PotretSalah(f"Pagu {kode} tidak diisi: pagu di atas tingkat terbawah adalah jumlah.")
    if baru.sumber_dana and baru.sumber_dana not in sumber_dana:
        raise PotretSalah(f"Sumber dana {baru.sumber_dana} pada {kode} tidak dikenal.")


@dataclass
class _Penulis:
    """Writes rows and remembers every cell that changed."""

    renja: Renja
    oleh: Pengguna | None
    cara: str
    perubahan: list[Perubahan] = field(default_factory=list)

    def tulis(self, baris: BarisRenja, baru: PotretBaris, sumber_dana: dict[str, SumberDana]) -> None:
        isi = {k: getattr(baru, k) for k in KOLOM_BARIS}
        kode = baris.nomenklatur.kode
        lama = {k: getattr(baris, k) for k in KOLOM_BARIS}
        lama["sumber_dana"] = baris.sumber_dana.kode if baris.sumber_dana else ""
        berubah = [k for k in KOLOM_BARIS if isi[k] != lama[k]]
        baru_dibuat = baris.pk is None
        if berubah or baru_dibuat:
            for k in berubah:
                setattr(baris, k, sumber_dana.get(isi[k]) if k == "sumber_dana" else isi[k])
            if not baru_dibuat:
                baris.versi_baris += 1
            baris.save()
        if baru_dibuat:
            self.catat(Perubahan.BARIS, baris, kode, None, KEBERADAAN, "", baris.nomenklatur.nama)
        for k in berubah:
            self.catat(Perubahan.BARIS, baris, kode, None, k, lama[k], isi[k])
        self._tulis_indikator(baris, baru.indikator, baru=baru_dibuat)

    def _tulis_indikator(self, baris: BarisRenja, indikator: Iterable[PotretIndikator], baru: bool) -> None:
        kode = baris.nomenklatur.kode
        lama = {} if baru else {str(i.kunci): i for i in baris.indikator.all()}
        for kunci in lama.keys() - {p.kunci for p in indikator}:
            hilang = lama[kunci]
            self.catat(Perubahan.INDIKATOR, hilang, kode, hilang.nomor, KEBERADAAN, hilang.uraian, "")
            hilang.delete()
        # Numbers are unique within the row: free those that move before others take them.
        pindah = [lama[p.kunci] for p in indikator if p.kunci in lama and lama[p.kunci].nomor != p.nomor]
        for i in pindah:
            IndikatorRenja.objects.filter(pk=i.pk).update(nomor=i.nomor + 1000)
        for p in indikator:
            i = lama.get(p.kunci) or IndikatorRenja(baris=baris, kunci=uuid.UUID(p.kunci))
            berubah = [k for k in KOLOM_INDIKATOR if getattr(p, k) != getattr(i, k) or (i in pindah and k == "nomor")]
            nilai_lama = {k: getattr(i, k) for k in berubah}
            ditambah = i.pk is None
            if not (berubah or ditambah):
                continue
            for k in berubah:
                setattr(i, k, getattr(p, k))
            if not ditambah:
                i.versi_baris += 1
            i.save()
            if ditambah:
                self.catat(Perubahan.INDIKATOR, i, kode, i.nomor, KEBERADAAN, "", i.uraian)
            for k in () if ditambah else berubah:
                self.catat(Perubahan.INDIKATOR, i, kode, i.nomor, k, nilai_lama[k], getattr(p, k))

    def hapus(self, baris: BarisRenja) -> None:
        self.catat(Perubahan.BARIS, baris, baris.nomenklatur.kode, None, KEBERADAAN, baris.nomenklatur.nama, "")
        baris.delete()

    def catat(self, objek, benda, kode, nomor, kolom, lama, baru) -> None:
        self.perubahan.append(
            Perubahan(
                renja=self.renja,
                objek=objek,
                objek_id=benda.pk,
                kode=kode,
                nomor=nomor,
                kolom=kolom,
                lama=polos(lama),
                baru=polos(baru),
                versi=benda.versi_baris,
                cara=self.cara,
                oleh=self.oleh,
            )
        )


def polos(nilai: Any) -> str:
    """A value as the record keeps it: figures as digits without zeros at the end, nothing as an empty text."""
    if nilai is None:
        return ""
    if isinstance(nilai, Decimal):
        return f"{nilai.normalize():f}"
    return str(nilai)


def tanpa_angka(baris: PotretBaris) -> PotretBaris:
    """The row without its money and targets: what a new year starts from when figures are to be entered anew."""
    return replace(
        baris,
        pagu=None,
        pagu_n1=None,
        indikator=tuple(replace(i, target=None, target_n1=None) for i in baris.indikator),
    )
