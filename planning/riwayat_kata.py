"""The record in words: what a column is called, and how a kept value is read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from html import unescape
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format

from planning.enums import Agregasi, Arah, JenisKegiatan
from planning.masukan import tulis_besaran
from planning.models import BagianNaskah, Perubahan
from planning.nilai import format_angka

#: What the columns of the grids are called in the record.
KOLOM = {
    "keberadaan": "Baris",
    "uraian": "Indikator",
    "satuan": "Satuan",
    "target": "Target",
    "pagu": "Pagu",
    "lokasi": "Lokasi",
    "sumber_dana": "Sumber dana",
    "kelompok_sasaran": "Kelompok sasaran",
    "target_n1": "Prakiraan maju: target",
    "pagu_n1": "Prakiraan maju: pagu",
    "catatan": "Catatan",
    "penanggung_jawab": "Penanggung jawab",
    "jenis_kegiatan": "Jenis kegiatan",
    "arah": "Arah indikator",
    "agregasi": "Agregasi",
    "otomatis": "Indikator otomatis",
    "realisasi": "Realisasi",
    "rupiah": "Realisasi anggaran",
    "keterangan": "Keterangan",
}
_UANG = {"pagu", "pagu_n1", "rupiah"}
_ANGKA = {"target", "target_n1", "realisasi"}
_PILIHAN = {"arah": Arah, "agregasi": Agregasi, "jenis_kegiatan": JenisKegiatan}
_TRIWULAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}


def _kolom(nama: str) -> tuple[str, str]:
    """The column and, where it is of a quarter, its words."""
    cocok = re.fullmatch(r"(\w+)_tw([1-4])", nama)
    return (cocok[1], f" triwulan {_TRIWULAN[cocok[2]]}") if cocok else (nama, "")


def sebutan_kolom(p: Perubahan) -> str:
    """What changed: ``Pagu``, ``Target triwulan II, indikator 2``, ``Baris ditambah``."""
    kolom, triwulan = _kolom(p.kolom)
    if kolom == "keberadaan":
        benda = "Baris" if p.objek == Perubahan.BARIS else "Indikator"
        return f"{benda} {'dihapus' if p.lama else 'ditambah'}"
    return f"{KOLOM.get(kolom, kolom)}{triwulan}{f', indikator {p.nomor}' if p.nomor else ''}"


def kata_kolom(kolom: str, nilai: str) -> str:
    """A value of a cell, as the record keeps it, as people read it."""
    kolom = _kolom(kolom)[0]
    try:
        if nilai and kolom in _UANG:
            return f"Rp\xa0{format_angka(int(nilai))}"
        if nilai and kolom in _ANGKA:
            return tulis_besaran(Decimal(nilai))
    except (ValueError, InvalidOperation):
        return nilai
    if pilihan := _PILIHAN.get(kolom):
        return dict(pilihan.choices).get(nilai, nilai)
    return {"True": "ya", "False": "tidak"}.get(nilai, nilai) if kolom == "otomatis" else nilai


def ubahan_rekaman(model: type[models.Model] | None, ubahan: dict[str, list[str]]) -> Iterable[tuple[str, str, str]]:
    """Each field of an entry of ``Rekaman``: its name, before, after; the fields that were empty twice are left out."""
    for nama, (lama, baru) in ubahan.items():
        medan = _medan(model, nama)
        if nama == "id" or (a := _kata(medan, lama)) == (b := _kata(medan, baru)):
            continue
        sebutan = str(medan.verbose_name) if medan else nama
        yield f"{sebutan[:1].upper()}{sebutan[1:]}", a, b


def _medan(model: type[models.Model] | None, nama: str) -> Any:
    try:
        return model._meta.get_field(nama) if model else None
    except FieldDoesNotExist:
        return None


def _kata(medan: Any, nilai: str | None) -> str:
    if nilai in (None, "", "None"):
        return ""
    if medan is None:
        return str(nilai)
    if medan.model is BagianNaskah:
        return _tanpa_tanda(nilai)
    if medan.choices:
        return str(dict(medan.flatchoices).get(nilai, nilai))
    try:
        return _tulis(medan, nilai)
    except (ValueError, InvalidOperation):
        return str(nilai)


def _tanpa_tanda(html: str) -> str:
    """A text of a document without its marks; a placeholder by its name, as in the plain form of the text."""
    html = re.sub(r'<(span|div) data-isian="([^"]*)"></\1>', r"[[\2]]", html)
    html = re.sub(r"<[^>]*>", " ", re.sub(r"</?(?:strong|em)>", "", html))
    return " ".join(unescape(html).split())


def _tulis(medan: Any, nilai: str) -> str:
    if isinstance(medan, models.BooleanField):
        return {"True": "ya", "False": "tidak"}[nilai] if nilai in ("True", "False") else nilai
    if isinstance(medan, models.DecimalField):
        return tulis_besaran(Decimal(nilai))
    if isinstance(medan, models.BigIntegerField):
        return f"Rp\xa0{format_angka(int(nilai))}"
    if isinstance(medan, models.DateTimeField):
        waktu = datetime.fromisoformat(nilai)
        # auditlog keeps moments in UTC without saying so
        return date_format(timezone.localtime(waktu.replace(tzinfo=waktu.tzinfo or UTC)), "j F Y H.i")
    if isinstance(medan, models.DateField):
        return date_format(date.fromisoformat(nilai), "j F Y")
    return str(nilai)
