"""What a cell takes from its row: small readers that the tables' columns share."""

from planning.nilai import Besaran

from .sumber import Sumber

URAIAN = "Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan"


def kode(sumber: Sumber) -> str | None:
    return sumber.kode or None


def nama(sumber: Sumber) -> str:
    return sumber.nama


def nomor(sumber: Sumber) -> str | None:
    return sumber.nomor or None


def teks_baris(kolom: str):
    """A text of the Renja row; a node without a row, and the row of the total, have none."""

    def ambil(sumber: Sumber) -> str | None:
        return _teks(getattr(sumber.isi, "baris", None), kolom)

    return ambil


def uraian_indikator(sumber: Sumber) -> str | None:
    return sumber.indikator.uraian if sumber.indikator else None


def target(kolom: str):
    """A figure of the indicator with its unit."""

    def ambil(sumber: Sumber) -> Besaran | None:
        return besaran(sumber.indikator, kolom)

    return ambil


def besaran(indikator, kolom: str, satuan: str | None = None) -> Besaran | None:
    """``indikator.kolom`` with its unit (or ``satuan``); ``None`` if there is no indicator or no figure."""
    angka = getattr(indikator, kolom, None)
    return None if angka is None else Besaran(angka, indikator.satuan if satuan is None else satuan)


def sisi_baris(sisi: str, kolom: str):
    """Like ``teks_baris`` for one side (``sebelum``, ``sesudah``) of a pair of versions."""

    def ambil(sumber: Sumber) -> str | None:
        simpul = getattr(sumber.isi, sisi, None)
        return _teks(getattr(simpul, "baris", None), kolom)

    return ambil


def sisi_indikator(sisi: str):
    """The words of the indicator on one side of a pair of versions."""

    def ambil(sumber: Sumber) -> str | None:
        indikator = _sisi(sumber, sisi)
        return indikator.uraian if indikator else None

    return ambil


def sisi_target(sisi: str, kolom: str):
    """A figure of the indicator, with its unit, on one side of a pair of versions."""

    def ambil(sumber: Sumber) -> Besaran | None:
        return besaran(_sisi(sumber, sisi), kolom)

    return ambil


def sisi_pagu(sisi: str, kolom: str = "pagu"):
    """Rupiah of the node (or of the whole) on one side of a pair of versions."""

    def ambil(sumber: Sumber) -> int | None:
        return getattr(getattr(sumber.isi, sisi), kolom, None)

    return ambil


def _sisi(sumber: Sumber, sisi: str):
    """``sumber.indikator`` of a pair of versions is a pair: before, after."""
    return sumber.indikator[sisi == "sesudah"] if sumber.indikator else None


def _teks(baris, kolom: str) -> str | None:
    return str(getattr(baris, kolom, None) or "") or None
