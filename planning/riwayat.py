"""The record, to be read: cells that changed, steps of documents, and everything else, in one list newest first.

Three tables keep it (``Perubahan``, ``Transisi``, ``Rekaman``); here they are one, within what somebody may see, and
narrowed by row, person, kind and day. Issue 5: who changed what, from what to what, when, from where.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from auditlog.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Q, QuerySet, Value

from planning.models import PerangkatDaerah, Perubahan, Rekaman, Renja, Transisi
from planning.riwayat_kata import kata_kolom, sebutan_kolom, ubahan_rekaman

SEL, LANGKAH, DATA = "isian", "langkah", "data"
JENIS = {SEL: "Isian tabel", LANGKAH: "Langkah dokumen", DATA: "Data lain"}

#: How a cell came to change, in words; a way that is not here is shown as it is kept.
CARA = {
    "isian": "",
    "impor": "impor Excel",
    "urungan": "diurungkan",
    "salinan": "disalin",
    "usul": "usulan otomatis",
    "sipd": "SIPD",
}

_AKSI = {
    LogEntry.Action.CREATE: "ditambah",
    LogEntry.Action.UPDATE: "diubah",
    LogEntry.Action.DELETE: "dihapus",
}


@dataclass(frozen=True)
class Ubahan:
    """One field of an entry, before and after, as people read it; empty is nothing."""

    apa: str
    lama: str
    baru: str


@dataclass(frozen=True)
class Kejadian:
    """One entry of the record. ``kode`` is the row it is of, ``tempat`` the version, quarter or office."""

    jenis: str
    waktu: datetime
    oleh: str
    alamat: str
    apa: str
    kode: str = ""
    tempat: str = ""
    cara: str = ""
    ubahan: list[Ubahan] = field(default_factory=list)
    catatan: str = ""


@dataclass(frozen=True)
class Cakupan:
    """Which part of the record: one condition for each of the three tables."""

    sel: Q
    langkah: Q
    data: Q


@dataclass(frozen=True)
class Saringan:
    """What is looked for within it; empty is everything. ``cari`` is a row's code or a word of what was changed."""

    cari: str = ""
    oleh: int | None = None
    jenis: str = ""
    dari: date | None = None
    sampai: date | None = None


def milik_renja(renja: Renja) -> Cakupan:
    """Everything of one version and the documents made of it."""
    return Cakupan(Q(renja=renja.pk), Q(dokumen__renja=renja.pk), Q(renja=renja.pk))


def milik_kantor(kantor: Iterable[PerangkatDaerah] | QuerySet, data: Q | None = None) -> Cakupan:
    """Everything of these offices, that of versions which are gone by now as well; ``data`` widens the last part."""
    pernah = Rekaman.objects.filter(
        content_type=ContentType.objects.get_for_model(Renja), perangkat_daerah__in=kantor
    ).values("object_id")
    return Cakupan(
        Q(renja__in=Renja.objects.filter(perangkat_daerah__in=kantor).values("pk")) | Q(renja__in=pernah),
        Q(dokumen__perangkat_daerah__in=kantor),
        Q(perangkat_daerah__in=kantor) | (data or Q(pk__in=[])),
    )


class Riwayat:
    """The entries of one part of the record as a sequence that a paginator can count and slice.

    Counting is one query, a slice at most five, however long the record is.
    """

    def __init__(self, cakupan: Cakupan, saringan: Saringan):
        bagian = {
            SEL: _saring_sel(Perubahan.objects.filter(cakupan.sel), saringan),
            LANGKAH: _saring_langkah(Transisi.objects.filter(cakupan.langkah), saringan),
            DATA: _saring_data(Rekaman.objects.filter(cakupan.data), saringan),
        }
        waktu = {SEL: "waktu", LANGKAH: "waktu", DATA: "timestamp"}
        pilih = [
            q.order_by().annotate(saat=F(waktu[jenis]), bagian=Value(jenis)).values_list("saat", "pk", "bagian")
            for jenis, q in bagian.items()
            if saringan.jenis in ("", jenis)
        ]
        semua = pilih[0].union(*pilih[1:], all=True) if pilih[1:] else pilih[0]
        self._semua = semua.order_by("-saat", "-pk", "bagian")

    def __len__(self) -> int:
        return self._semua.count()

    def __getitem__(self, potongan: slice) -> list[Kejadian]:
        tanda = [(jenis, pk) for _, pk, jenis in self._semua[potongan]]
        isi = {
            jenis: susun({pk for j, pk in tanda if j == jenis})
            for jenis, susun in _SUSUN.items()
            if any(j == jenis for j, _ in tanda)
        }
        return [isi[jenis][pk] for jenis, pk in tanda]


def _hari(saringan: Saringan, kolom: str) -> Q:
    syarat = Q()
    if saringan.dari:
        syarat &= Q(**{f"{kolom}__date__gte": saringan.dari})
    if saringan.sampai:
        syarat &= Q(**{f"{kolom}__date__lte": saringan.sampai})
    return syarat


def _saring_sel(q: QuerySet, s: Saringan) -> QuerySet:
    if s.cari:
        q = q.filter(Q(kode=s.cari) | Q(kode__startswith=f"{s.cari}.") | Q(kolom__icontains=s.cari))
    if s.oleh is not None:
        q = q.filter(oleh=s.oleh)
    return q.filter(_hari(s, "waktu"))


def _saring_langkah(q: QuerySet, s: Saringan) -> QuerySet:
    if s.cari:
        q = q.filter(Q(catatan__icontains=s.cari) | Q(rincian__kode=s.cari) | Q(rincian__kode__startswith=f"{s.cari}."))
    if s.oleh is not None:
        q = q.filter(oleh=s.oleh)
    return q.filter(_hari(s, "waktu")).distinct()


def _saring_data(q: QuerySet, s: Saringan) -> QuerySet:
    if s.cari:
        q = q.filter(object_repr__icontains=s.cari)
    if s.oleh is not None:
        q = q.filter(actor=s.oleh)
    return q.filter(_hari(s, "timestamp"))


def _susun_sel(pk: set[int]) -> dict[int, Kejadian]:
    semua = list(Perubahan.objects.filter(pk__in=pk).select_related("oleh"))
    renja = Renja.objects.select_related("perangkat_daerah").in_bulk({p.renja_id for p in semua})
    return {
        p.pk: Kejadian(
            SEL,
            p.waktu,
            _nama(p.oleh),
            p.alamat or "",
            sebutan_kolom(p),
            kode=p.kode,
            tempat=_tempat(renja.get(p.renja_id)),
            cara=CARA.get(p.cara, p.cara),
            ubahan=[Ubahan("", kata_kolom(p.kolom, p.lama), kata_kolom(p.kolom, p.baru))],
        )
        for p in semua
    }


def _susun_langkah(pk: set[int]) -> dict[int, Kejadian]:
    semua = Transisi.objects.filter(pk__in=pk).select_related("oleh", "dokumen__renja", "dokumen__perangkat_daerah")
    return {
        t.pk: Kejadian(
            LANGKAH,
            t.waktu,
            _nama(t.oleh),
            t.alamat or "",
            t.get_aksi_display(),
            tempat=str(t.dokumen),
            ubahan=[Ubahan("Status", t.get_dari_display(), t.get_ke_display())],
            catatan=t.catatan,
        )
        for t in semua
    }


def _susun_data(pk: set[int]) -> dict[int, Kejadian]:
    hasil = {}
    for r in Rekaman.objects.filter(pk__in=pk).select_related("actor", "perangkat_daerah"):
        model = ContentType.objects.get_for_id(r.content_type_id).model_class()
        nama = str(model._meta.verbose_name) if model else "data"
        hasil[r.pk] = Kejadian(
            DATA,
            r.timestamp,
            _nama(r.actor),
            r.remote_addr or "",
            f"{nama[:1].upper()}{nama[1:]} {_AKSI.get(r.action, '')}".rstrip(),
            tempat=r.object_repr,
            ubahan=[Ubahan(*u) for u in ubahan_rekaman(model, r.changes or {})],
        )
    return hasil


_SUSUN: dict[str, Callable[[set[int]], dict[int, Kejadian]]] = {
    SEL: _susun_sel,
    LANGKAH: _susun_langkah,
    DATA: _susun_data,
}


def _nama(orang: Any) -> str:
    return str(orang) if orang else "Sistem"


def _tempat(renja: Renja | None) -> str:
    return f"{renja.judul} {renja.perangkat_daerah.nama}" if renja else "Versi yang sudah dihapus"


def pelaku(cakupan: Cakupan) -> set[int]:
    """Who stands in this part of the record, as keys; one query."""
    sel = Perubahan.objects.filter(cakupan.sel, oleh__isnull=False).order_by().values_list("oleh")
    langkah = Transisi.objects.filter(cakupan.langkah).order_by().values_list("oleh")
    data = Rekaman.objects.filter(cakupan.data, actor__isnull=False).order_by().values_list("actor")
    return {pk for (pk,) in sel.union(langkah, data)}
