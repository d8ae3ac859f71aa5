"""The comparison itself: what counts as equal, and that nothing slips past the list of differences."""

import pytest

from .banding import Banding, Kolom, baca, bandingkan
from .beda import periksa

BANDING = Banding(
    "3.1",
    "3.1",
    "tabel.csv",
    (Kolom("uraian", "2", "teks"), Kolom("target", "5", "target", "satuan"), Kolom("pagu", "6", "rp")),
    kunci="kode",
)
EMAS = """kode,level,uraian,target,satuan,pagu
7.01,kegiatan,Administrsi,,,500
7.01.01,subkegiatan,Rapat Koordinasi,3,Dokumen,200
7.01.02,subkegiatan,Pengadaan Mebel,2,Unit,
,jumlah,JUMLAH,,,500
"""
TEMUAN = """no,tabel,baris,jenis,tercetak,seharusnya,penjelasan
1,3.1,7.01,ejaan,Administrsi,Administrasi,
2,3.1,7.01.01,target-beda,3 Dokumen,4 Dokumen,
3,2.1,7.01.01,target-beda,3 Dokumen,5 Dokumen,
4,3.1,kolom Pagu,lain,salah,betul,
5,Tabel 2.1 vs Tabel 3.1,7.01.01,target-beda,3 Dokumen (3.1); 6 Dokumen (2.1),6 Dokumen,
"""


def kita(**ubah):
    baris = {
        "7.01": {"level": "kegiatan", "kode": "7.01", "2": "administrsi.", "5": "", "6": "500"},
        "7.01.01": {
            "level": "sub_kegiatan",
            "kode": "7.01.01",
            "2": "Rapat  koordinasi.",
            "5": "3 dokumen",
            "6": "200",
        },
        "7.01.02": {"level": "sub_kegiatan", "kode": "7.01.02", "2": "Pengadaan mebel", "5": "2 Unit", "6": "0"},
        "jumlah": {"level": "jumlah", "kode": "", "2": "Jumlah", "5": "", "6": "500"},
    }
    for kode, sel in ubah.items():
        baris[kode.replace("_", ".")] |= sel
    return list(baris.values())


@pytest.fixture
def masalah(tmp_path):
    """``masalah(our lines, lines of the list)`` → what ``periksa`` finds wrong."""

    def _masalah(baris, *beda):
        (tmp_path / "tabel.csv").write_text(EMAS)
        (tmp_path / "temuan.csv").write_text(TEMUAN)
        (tmp_path / "beda.csv").write_text("\n".join(["tabel,kode,kolom,temuan,alasan", *beda, ""]))
        return periksa([bandingkan(BANDING, tmp_path, baris)], tmp_path, tmp_path / "beda.csv")

    return _masalah


def test_huruf_besar_spasi_dan_nol_rupiah_tidak_berarti(masalah):
    assert masalah(kita()) == []


@pytest.mark.parametrize(
    "sel", [{"2": "Rapat Koordinas"}, {"5": "3 Buku"}, {"5": "3.5 Dokumen"}, {"5": ""}, {"6": "201"}, {"6": ""}]
)
def test_beda_yang_tidak_tercatat(masalah, sel):
    assert len(masalah(kita(**{"7_01_01": sel}))) == 1


def test_baris_yang_kurang_dan_lebih(masalah):
    assert "kolom baris" in masalah(kita()[1:])[0]
    assert "kolom baris" in masalah([*kita(), {"level": "kegiatan", "kode": "7.02", "2": "", "5": "", "6": ""}])[0]


def test_level_yang_berbeda(masalah):
    assert "kolom level" in masalah(kita(**{"7_01_01": {"level": "kegiatan"}}))[0]


@pytest.mark.parametrize(
    ("sel", "beda"),
    [
        ({"5": "4 Dokumen"}, "3.1,7.01.01,5,2,"),
        ({"5": "4 Dokumen"}, "3.1,*,5,2,"),
        ({"5": "6 Dokumen"}, "3.1,*,5,5,"),  # about both tables it names
        ({"5": "5 Dokumen"}, "3.1,7.01.01,5,3,Menurut Tabel 2.1"),
        ({"6": "201"}, "3.1,*,6,4,Menurut sebabnya"),
        ({"6": "201"}, "3.1,7.01.01,6,spesifikasi 7.2,Menurut sebabnya"),
    ],
)
def test_beda_tercatat(masalah, sel, beda):
    assert masalah(kita(**{"7_01_01": sel}), beda) == []


@pytest.mark.parametrize(
    ("beda", "sebab"),
    [
        ("3.1,7.01.01,5,9,", "tidak ada di"),  # no such temuan
        ("3.1,7.01.01,5,1,", "tidak ada di"),  # about another row
        ("3.1,7.01.01,5,3,", "tidak ada di"),  # about another table, and nobody says why
        ("3.1,*,5,1,Sebab", "tidak ada di"),  # a reason does not make up for the row under *
        ("3.1,7.01.01,5,spesifikasi 7.2,", "tidak ada di"),  # a rule, and nobody says why
        ("3.1,7.01.01,5,2;1,", "1 tidak menerangkan"),
        ("3.1,7.01.01,5;6,2,", "kolom 6 tidak menerangkan"),
        ("3.1,7.01.01;7.01.02,5,2,", "kode 7.01.02 tidak menerangkan"),
        ("3.1,*,5,2;1,", "1 tidak menerangkan"),
        ("2.9,7.01.01,5,2,", "tabel 2.9 tidak dibandingkan"),
    ],
)
def test_catatan_yang_salah_atau_berlebih(masalah, beda, sebab):
    assert any(sebab in m for m in masalah(kita(**{"7_01_01": {"5": "4 Dokumen"}}), beda))


def test_nilai_kita_harus_yang_seharusnya(masalah):
    """A listed difference is still wrong when ours is not what the temuan says it should be."""
    assert "bukan yang seharusnya" in masalah(kita(**{"7_01_01": {"5": "6 Dokumen"}}), "3.1,7.01.01,5,2,")[0]


def test_kode_dibaca_utuh(masalah):
    """A temuan on 7.01 says nothing of 7.01.01."""
    baris = kita(**{"7_01": {"2": "Administrasi"}, "7_01_01": {"2": "Administrasi"}})
    assert len(masalah(baris, "3.1,*,2,1,")) == 1


@pytest.mark.parametrize(
    ("jenis", "emas", "kita", "sama"),
    [
        ("nama", "Sub Kegiatan Rapat Koordinasi", "Rapat Koordinasi", True),
        ("nama", "Kegiatan Koordinasi Kegiatan Desa", "Koordinasi Kegiatan Desa", True),
        ("nama", "Rapat Koordinasi", "Kegiatan Rapat Koordinasi", False),
        ("ada", "Dua rapat di desa", "Rapat.", True),
        ("ada", "", "", True),
        ("ada", "", "Rapat.", False),
        ("ada", "Dua rapat di desa", "", False),
    ],
)
def test_nama_dan_keterangan(tmp_path, jenis, emas, kita, sama):
    (tmp_path / "tabel.csv").write_text(f"kode,isi\n1,{emas}\n")
    banding = Banding("3.6", "3.6", "tabel.csv", (Kolom("isi", "2", jenis),), kunci="kode")
    hasil = bandingkan(banding, tmp_path, [{"level": "kegiatan", "kode": "1", "2": kita}])
    assert (hasil.selisih == []) is sama


def test_sel_yang_hilang_dari_cetakan(tmp_path):
    """What the print has lost is neither compared nor counted; whatever can be read is."""
    (tmp_path / "tabel.csv").write_text("kode,isi,mutu\n1,,rusak\n2,,utuh\n3,Rapat,rusak\n")
    banding = Banding(
        "3.6",
        "3.6",
        "tabel.csv",
        (Kolom("isi", "2", "teks"),),
        kunci="kode",
        baca=lambda folder: [b | {"kode": f"7.0{b['kode']}"} for b in baca(folder / "tabel.csv")],
        terbaca=lambda baris, kolom: baris[kolom.emas] != "" or baris["mutu"] != "rusak",
    )
    hasil = bandingkan(banding, tmp_path, [{"level": "", "kode": f"7.0{n}", "2": "Pawai"} for n in (1, 2, 3)])
    assert [s.kode for s in hasil.selisih] == ["7.02", "7.03"]
    assert (hasil.sel, hasil.terisi) == (2, 1)
