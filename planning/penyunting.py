"""Who last saved a piece of an office's data through a form, and when."""

from __future__ import annotations

from django.utils import timezone
from django.utils.formats import date_format

from planning.models import Pengguna, PenyuntingTerakhir, PerangkatDaerah


def catat_penyunting(kantor: PerangkatDaerah, hal: str, oleh: Pengguna) -> None:
    """Remember who saved ``hal`` last."""
    PenyuntingTerakhir.objects.update_or_create(perangkat_daerah=kantor, hal=hal, defaults={"oleh": oleh})


def sebutan_penyunting(kantor: PerangkatDaerah, hal: str) -> str:
    """Their name and the time; what came in by other ways than a form has no name."""
    terakhir = PenyuntingTerakhir.objects.filter(perangkat_daerah=kantor, hal=hal).select_related("oleh").first()
    if terakhir is None:
        return "orang lain"
    return f"{terakhir.oleh} ({date_format(timezone.localtime(terakhir.waktu), 'j F Y H.i')})"
