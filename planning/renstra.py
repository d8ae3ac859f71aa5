"""Finding the Renstra that a Renja carries out."""

from planning.models import Renja, Renstra


def renstra_untuk(renja: Renja, tahun: int | None = None) -> Renstra | None:
    """The office's Renstra in force in ``tahun`` (the Renja's year, unless said otherwise), if it is held here."""
    tahun = tahun or renja.tahun
    return (
        Renstra.objects.filter(
            perangkat_daerah=renja.perangkat_daerah_id, tahun_awal__lte=tahun, tahun_akhir__gte=tahun
        )
        .order_by("-tahun_awal")
        .first()
    )
