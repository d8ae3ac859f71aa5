"""Codes of the nomenklatur (specification 7): how an office prints them."""

from planning.models import EdisiNomenklatur


def kode_cetak(kode: str, edisi: EdisiNomenklatur, kode_organisasi: str) -> str:
    """The code as this office prints it.

    Before 2021 the office's organisation code stands after the bidang: ``4.36.70.02`` of office ``4.36.08`` prints as
    ``4.36.4.36.08.70.02`` (specification 7.3). Since 2021 the code is printed as it is.
    """
    if edisi.punya_sub_kegiatan or not kode_organisasi:
        return kode
    urusan, bidang, *bawah = kode.split(".")
    return ".".join([urusan, bidang, kode_organisasi, *bawah]) if bawah else kode
