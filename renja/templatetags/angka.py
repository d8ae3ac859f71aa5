"""Figures in the running text of a page; tables bring their own."""

from django import template

from planning.nilai import format_rupiah

register = template.Library()


@register.filter
def rupiah(nilai: int | None) -> str:
    """``Rp 2.479.196.707``; what nobody filled in says so, and is not zero."""
    if nilai is None:
        return "belum diisi"
    return f"Rp\xa0{format_rupiah(nilai)}" if nilai else "Rp\xa00"


@register.filter
def angka_polos(nilai: int | None) -> str:
    """Rupiah in a column whose heading says so: digits alone, zero ``-``, nothing empty."""
    return format_rupiah(nilai)
