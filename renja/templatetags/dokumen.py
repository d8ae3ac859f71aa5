"""Placeholders in the default texts of documents."""

from django import template
from django.utils.safestring import SafeString

from renja.dokumen.isian import tulis_isian

register = template.Library()


@register.simple_tag(takes_context=True)
def isian(context, kunci: str) -> SafeString:
    """``{% isian "pagu" %}``: what stands for it now, marked so that it is written anew whenever it is shown."""
    return tulis_isian(kunci, context["f"])
