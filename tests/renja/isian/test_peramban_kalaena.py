"""The 34 sub kegiatan of Kalaena 2021 entered by keyboard alone, and by pasting a block: what it takes, and that the
tables then are the printed ones (those of the fixtures equal the golden cells, see ``tests/golden``)."""

import pytest
from django.core.management import call_command

from planning.enums import Peran
from planning.isian.kolom import KOLOM, Acuan
from planning.isian.potret import potret, tanpa_angka, terapkan
from planning.models import PerangkatDaerah, Renja
from planning.pohon import muat_pohon
from planning.versi import cari_renja
from renja.keluaran.csv import baris_csv
from renja.tabel import muat_tabel
from tests.factories import buat_pengguna

from .peramban import LembarPeramban

pytestmark = [pytest.mark.browser, pytest.mark.sekali]


#: Keys for 172 figures: their digits, Enter after each, and the way there (past the link to the findings, too). They
#: may get fewer, never more.
TOMBOL = 980
#: Each cell is saved as it is left; while one request is under way the next ones gather.
SEL = 2 * (52 + 34)


def _kalaena() -> Renja:
    return cari_renja(Renja.objects.all(), "kalaena", 2021, "perubahan")


def _tabel() -> dict[str, list]:
    return {nomor: baris_csv(muat_tabel(_kalaena(), nomor)) for nomor in ("3.1", "4.1")}


@pytest.fixture
def asal(transactional_db):
    """The real Renja Perubahan, its printed tables, and then only its rows: every figure taken away."""
    call_command("muat", verbosity=0)
    renja = _kalaena()
    simpul = [s for s in muat_pohon(renja).telusuri() if s.baris]
    tabel = _tabel()
    terapkan(renja, {k: tanpa_angka(b) for k, b in potret(renja).items()}, None, "isian")
    assert _tabel() != tabel
    return renja, simpul, tabel


@pytest.fixture
def buka(konteks, asal):
    renja, _, _ = asal
    kantor = PerangkatDaerah.objects.get(slug="kalaena")
    staf = buat_pengguna("staf", Peran.STAF, perangkat_daerah=kantor)
    return LembarPeramban(konteks(staf).new_page(), renja).buka()


@pytest.fixture
def lapor(capfd):
    def _lapor(cara: str, cacah) -> None:
        import sys

        isi = ", ".join(f"{v} {k}" for k, v in sorted(cacah.items()))
        with capfd.disabled():
            sys.stderr.write(f"\n34 sub kegiatan Kalaena 2021 {cara}: {isi}\n")

    return _lapor


def _tulis(benda, kolom: str) -> str:
    return KOLOM[kolom].tulis(getattr(benda, kolom), Acuan())


def test_dengan_papan_ketik_saja(buka, asal, lapor):
    """Column by column, Enter after each figure; nothing but keys, from the top of the page on."""
    _, simpul, tabel = asal
    x = buka
    # The way in: past the links and buttons of the head, to the first cell (counted like everything else).
    while "-uraian" not in x.fokus:
        x.tekan("Tab")
    jalan = {
        "target": ["ArrowRight"] * 2,
        "pagu": ["ArrowDown"] * 2 + ["ArrowRight"] * 3,
        "target_n1": ["ArrowRight"] * 6,
        "pagu_n1": ["ArrowDown"] * 2 + ["ArrowRight"] * 8,
    }
    for kolom, tombol in jalan.items():
        x.tekan("Control+Home", *tombol)
        for s in simpul:
            benda = s.indikator if KOLOM[kolom].objek == "indikator" else [s.baris] if s.daun else []
            for b in benda:
                # Without dots, as one types; decimals keep their comma.
                x.ketik(_tulis(b, kolom).replace(".", ""), "Enter")
    x.semua_tersimpan()
    lapor("diketik", x.cacah)
    assert _tabel() == tabel
    assert x.cacah == {"tombol": TOMBOL, "kiriman": x.cacah["kiriman"]}
    assert x.cacah["kiriman"] <= SEL


def test_dengan_menempel_satu_blok(buka, asal, lapor):
    """From a spreadsheet with the same lines, sums of programmes and kegiatan included."""
    _, simpul, tabel = asal
    kolom = [k for k in KOLOM if k not in ("uraian", "satuan", "jenis_kegiatan", "arah", "agregasi")]
    blok = [
        "\t".join(
            _tulis(s.indikator[0] if KOLOM[k].objek == "indikator" else s.baris, k)
            if s.daun or "pagu" not in k
            else f"{getattr(s, k):,}"
            for k in kolom
        )
        for s in simpul
    ]
    x = buka
    x.klik(x.sel(simpul[0].indikator[0], "target")).tempel("\r\n".join(blok) + "\r\n").semua_tersimpan()
    lapor("ditempel", x.cacah)
    assert _tabel() == tabel
    assert x.page.locator("#kabar").inner_text() == (
        "432 sel ditempel. 36 nilai dilewati karena jatuh di sel yang tidak diisi (jumlah). Ctrl+Z untuk mengurungkan."
    )
    assert x.cacah == {"klik": 1, "tombol": 1, "kiriman": 1}
