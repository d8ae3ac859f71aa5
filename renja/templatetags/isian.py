"""Figures in the cells of the sheet."""

from django import template

from planning.nilai import format_angka

register = template.Library()


@register.filter
def angka(nilai: int | None) -> str:
    """As it is typed: nothing is empty, zero is ``0``."""
    return "" if nilai is None else format_angka(nilai)
