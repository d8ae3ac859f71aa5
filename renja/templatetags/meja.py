"""Figures in the desk's tables."""

from django import template

from planning.nilai import format_angka, format_selisih

register = template.Library()


@register.filter
def angka_rupiah(nilai: int | None) -> str:
    """Digits alone, the heading says rupiah; nothing is empty, zero is ``0``."""
    return "" if nilai is None else format_angka(nilai)


@register.filter
def selisih(nilai: int | None) -> str:
    """A difference: below in brackets, none ``-`` (specification 1.2)."""
    return format_selisih(nilai)
