"""Pieces joined together against the document in one piece, page by page."""

import pypdfium2
import pytest

from planning.models import Cetakan
from renja.cetakan.antrean import minta
from renja.dokumen.susun import susun_dokumen
from renja.keluaran.naskah import naskah_pdf

pytestmark = [pytest.mark.django_db, pytest.mark.sekali]


def _halaman(pdf: bytes) -> tuple[list[list[str]], list[tuple[int, str, int]]]:
    """The words of each page, and the bookmarks with their pages."""
    dokumen = pypdfium2.PdfDocument(pdf)
    try:
        kata = [sorted(h.get_textpage().get_text_range().split()) for h in dokumen]
        return kata, [(p.level, p.get_title(), p.get_dest().get_index()) for p in dokumen.get_toc()]
    finally:
        dokumen.close()


@pytest.mark.parametrize(
    "contoh",
    [("mangkutana", 2020, "perubahan", "renja-perubahan"), ("kalaena", 2024, "perubahan", "pk")],
    ids=lambda c: f"{c[0]}-{c[1]}-{c[3]}",
)
def test_disatukan_sama_dengan_sekali_cetak(data_contoh, contoh):
    """The same pages with the same words, numbers, lists and bookmarks as the document in one piece."""
    *renja, kode = contoh
    dokumen = susun_dokumen(data_contoh(*renja), kode)
    cetakan = minta(dokumen)
    isi = bytes(Cetakan.objects.get(pk=cetakan.pk).pdf)
    (kata, penanda), (kata_utuh, penanda_utuh) = _halaman(isi), _halaman(naskah_pdf(dokumen))
    assert len(kata) == len(kata_utuh)
    for ini, itu in zip(kata, kata_utuh, strict=True):
        assert ini == itu
    assert penanda == penanda_utuh
