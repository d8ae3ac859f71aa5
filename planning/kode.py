"""Codes of the nomenklatur (specification 7): how an office prints them, and what a code is across editions."""

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


def kunci_lintas_edisi(kode: str) -> str:
    """One key for a node in every edition: ``7-1-1-2-1-1`` for 7.01.01.2.01.01 and 7.01.01.2.01.0001.

    Numbers without leading zeros joined by ``-`` (specification 7.2). Parts that are no number (``X``) stay as they
    are.
    """
    return "-".join(bagian.lstrip("0") or "0" for bagian in kode.split("."))
