"""What ``manage.py check --deploy`` asks of a real site besides Django's own questions."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Tags, Warning, register


@register(Tags.security, deploy=True)
def alamat_situs(app_configs, **kwargs) -> list[Warning]:
    """The address printed on issued documents, in their QR code: what is issued under a wrong one stays wrong."""
    alamat = urlsplit(settings.ALAMAT_SITUS)
    if alamat.scheme == "https" and alamat.hostname not in (None, "localhost"):
        return []
    return [
        Warning(
            f"RENJA_ALAMAT ({settings.ALAMAT_SITUS}) bukan alamat https situs ini.",
            hint="Alamat itu tercetak, bersama kode QR, pada setiap dokumen yang ditetapkan dan tidak dapat diganti "
            "kemudian. Isi misalnya https://renja.example.go.id.",
            id="renja.W001",
        )
    ]
