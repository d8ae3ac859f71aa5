"""Figures of the workflow's pages: before and after, differences, days."""

from django import template

from planning.models import IndikatorRenja
from planning.nilai import Besaran, format_angka, format_besaran

from .angka import rupiah

register = template.Library()


@register.filter
def nilai(isi: int | Besaran | None) -> str:
    """Rupiah or a quantity with its unit; what nobody filled in says so."""
    if isinstance(isi, Besaran):
        return format_besaran(isi)
    return rupiah(isi)


@register.filter
def target(indikator: IndikatorRenja) -> str:
    """The target of the year with its unit."""
    return nilai(None if indikator.target is None else Besaran(indikator.target, indikator.satuan))


@register.filter
def selisih(isi: int) -> str:
    """``+Rp 500.000``, ``−Rp 500.000``; none is said in a word."""
    if not isi:
        return "tetap"
    return f"{'+' if isi > 0 else '−'}Rp\xa0{format_angka(abs(isi))}"


@register.filter
def hari_lewat(sisa: int) -> int:
    """How many days a deadline has passed."""
    return -sisa
