"""A table printed again by its changed pages: what comes out is what printing it whole gives."""

import json
from dataclasses import asdict

import pypdfium2
import pytest

from renja.cetakan.hemat import cetak_hemat, urai
from renja.dokumen.susun import susun_dokumen
from renja.keluaran.naskah import potongan_naskah
from renja.keluaran.pdf import Peta, cetak_potongan

pytestmark = [pytest.mark.django_db, pytest.mark.sekali]


def letak(pdf: bytes) -> list[list[tuple]]:
    """Every page as its words and where each run of them stands."""
    dokumen = pypdfium2.PdfDocument(pdf)
    try:
        halaman = [h.get_textpage() for h in dokumen]
        return [
            [(round(k[0]), round(k[3]), t.get_text_bounded(*k)) for k in map(t.get_rect, range(t.count_rects()))]
            for t in halaman
        ]
    finally:
        dokumen.close()


def tabel(renja, nomor: str) -> str:
    dokumen = susun_dokumen(renja, "renja-perubahan")
    return next(p.html for p in potongan_naskah(dokumen) if p.judul.startswith(f"Tabel {nomor}"))


class Mesin:
    """The press, counting pages."""

    def __init__(self):
        self.halaman = 0

    def __call__(self, html: str):
        pdf, peta = cetak_potongan(html)
        self.halaman += peta.halaman
        return pdf, peta


@pytest.fixture
def contoh(data_contoh):
    return data_contoh("kalaena", 2021, "perubahan")


def test_hanya_halaman_yang_berubah(contoh):
    lama = urai(tabel(contoh, "3.3-P"))
    pdf, peta = cetak_potongan(lama.bertanda())
    peta = Peta(**json.loads(json.dumps(asdict(peta))))  # as it comes out of the database
    assert peta.halaman > 2
    assert len(peta.baris) == len(lama.baris)
    assert cetak_potongan(tabel(contoh, "3.3-P"))[1].halaman == peta.halaman, "names of rows move nothing"
    for nomor in (0, len(lama.baris) // 2, -1):
        baris = list(lama.baris)
        awal, angka, akhir = _angka(baris[nomor])
        baris[nomor] = f"{awal}{'9' * len(angka)}{akhir}"
        baru = type(lama)(lama.awal, baris, lama.akhir)
        assert baru.bentuk == lama.bentuk
        mesin = Mesin()
        hasil, peta_baru = cetak_hemat(baru, lama, pdf, peta, mesin)
        assert mesin.halaman == 1
        assert peta_baru == peta
        if nomor:  # the whole table, to be held against: once is enough
            continue
        utuh = cetak_potongan(baru.bertanda())
        assert letak(hasil) == letak(utuh[0])
        assert [list(x) for x in utuh[1].baris] == peta.baris


def _angka(baris: str) -> tuple[str, str, str]:
    """A row around the last run of digits in its cells."""
    akhir = max(i for i, h in enumerate(baris) if h.isdigit() and baris[i + 1] in "<%. ")
    awal = akhir
    while baris[awal - 1].isdigit():
        awal -= 1
    return baris[:awal], baris[awal : akhir + 1], baris[akhir + 1 :]


def test_yang_bergeser_dicetak_utuh(contoh):
    """A row that grows moves what follows; one more row is another shape."""
    lama = urai(tabel(contoh, "3.3-P"))
    pdf, peta = cetak_potongan(lama.bertanda())
    tinggi = list(lama.baris)
    tinggi[3] = tinggi[3].replace("</th>", " kata" * 60 + "</th>", 1)
    mesin = Mesin()
    assert cetak_hemat(type(lama)(lama.awal, tinggi, lama.akhir), lama, pdf, peta, mesin) is None
    banyak = [b.replace("</td>", ".</td>", 1) for b in lama.baris]
    mesin = Mesin()
    assert cetak_hemat(type(lama)(lama.awal, banyak, lama.akhir), lama, pdf, peta, mesin) is None
    assert mesin.halaman == 0
    lebih = type(lama)(lama.awal, [*lama.baris, lama.baris[-1]], lama.akhir)
    assert lebih.bentuk != lama.bentuk
    assert cetak_hemat(lebih, lama, pdf, peta, mesin) is None


def test_tanda_tangan_di_halaman_sendiri_dicetak_utuh(contoh):
    """Where more than the rows' pages follows, the last of them is not touched by itself."""
    lama = urai(tabel(contoh, "3.3-P"))
    pdf, peta = cetak_potongan(lama.bertanda())
    baris = [*lama.baris[:-1], lama.baris[-1].replace("<td", "<td ", 1)]
    lebih = Peta(peta.halaman + 1, peta.jangkar, peta.markah, peta.baris)
    assert cetak_hemat(type(lama)(lama.awal, baris, lama.akhir), lama, pdf, lebih, pytest.fail) is None


@pytest.mark.parametrize("nomor", ["2.1", "2.2", "2.3-P", "2.4", "3.1", "3.3-P"])
def test_bertanda_sama_dengan_aslinya(contoh, nomor):
    """Taken apart and put together again nothing is lost; what reaches over rows is left alone."""
    html = tabel(contoh, nomor)
    if bagian := urai(html):
        assert bagian.bertanda().count(Peta.TANDA_BARIS) == len(bagian.baris)
        assert bagian.awal + "".join(bagian.baris) + bagian.akhir == html
    else:
        assert "rowspan" in html.partition("<tbody>")[2] or "<tr " not in html.partition("<tbody>")[2]


def test_naskah_bukan_tabel(contoh):
    dokumen = susun_dokumen(contoh, "renja-perubahan")
    teks = [p.html for p in potongan_naskah(dokumen) if not p.judul.startswith("Tabel")]
    assert teks
    assert [urai(h) for h in teks] == [None] * len(teks)
