"""Our tables of the Renja Perubahan 2021 of Kalaena equal the printed ones, save for the listed errors of the print."""

import pytest
from django.conf import settings

from planning.models import Renja
from planning.muat import muat
from planning.pohon import muat_pohon
from planning.versi import cari_renja

from .banding import bandingkan, ringkasan
from .beda import periksa
from .kalaena import ALIAS, BEDA, FOLDER, TABEL

pytestmark = pytest.mark.django_db

#: Cells compared, and of these the ones that are not blank in print. They may grow, never drop.
CACAH = {
    "2.1": (572, 295),
    "2.2": (34, 28),
    "2.3-P": (583, 435),
    "2.4": (318, 262),
    "3.1": (530, 468),
    "4.1": (265, 210),
}


@pytest.fixture(scope="module")
def hasil(cetak):
    baris = cetak("kalaena", 2021, "perubahan", [b.nomor for b in TABEL])
    return {b.nomor: bandingkan(b, FOLDER, baris[b.nomor], ALIAS) for b in TABEL}


def test_setiap_sel_sama_atau_tercatat(hasil):
    masalah = periksa(hasil.values(), FOLDER, BEDA)
    assert not masalah, "\n".join(masalah)


def test_cacah_sel_tidak_berkurang(hasil, lapor):
    lapor(ringkasan("Kalaena 2021", hasil.values()))
    assert hasil.keys() == CACAH.keys()
    for nomor, (sel, terisi) in CACAH.items():
        assert hasil[nomor].sel >= sel
        assert hasil[nomor].terisi >= terisi


@pytest.mark.parametrize(("versi", "pagu"), [("pokok", 2_609_196_707), ("perubahan", 2_479_196_707)])
def test_isi_contoh(versi, pagu):
    """The facts of the document (specification 9): totals, 5 programmes, 13 kegiatan, 34 sub kegiatan."""
    muat(settings.BASE_DIR / "fixtures")
    pohon = muat_pohon(cari_renja(Renja.objects.all(), "kalaena", 2021, versi))
    assert pohon.pagu == pagu
    assert pohon.pagu_n1 == 3_500_006_300
    cacah = pohon.cacah
    assert (cacah["program"], cacah["kegiatan"], cacah["sub_kegiatan"]) == (5, 13, 34)
    if versi == "perubahan":
        assert [p.pagu for p in pohon.program] == [2_314_127_586, 14_533_281, 93_695_830, 15_858_719, 40_981_291]
