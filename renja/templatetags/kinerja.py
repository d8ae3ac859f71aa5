"""Percentages in the running text of a page."""

from decimal import Decimal

from django import template

from planning.nilai import format_angka

register = template.Library()


@register.filter
def persen(nilai: Decimal) -> str:
    """Two decimals as in E.81 (specification 1.2): ``33,33%``."""
    return f"{format_angka(nilai, 2)}%"
