"""What a browser calls itself, in words for people."""

from django import template

register = template.Library()

# The order matters: everybody claims to be those further down.
_PERAMBAN = (
    ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
    ("Chrome", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip
_SISTEM = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)  # fmt: skip


@register.filter
def peramban(sebutan: str) -> str:
    """``Firefox, Windows``; what is not known is cut short, and nothing stays nothing."""
    nama = next((n for tanda, n in _PERAMBAN if tanda in sebutan), "")
    sistem = next((n for tanda, n in _SISTEM if tanda in sebutan), "")
    return ", ".join(filter(None, (nama, sistem))) or sebutan[:40]
