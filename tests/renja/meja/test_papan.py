"""The desk's table: who sees it, what it says, how it is filtered and sorted, what it costs."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from evaluation.models import EvaluasiTriwulan, Realisasi, RealisasiPagu, TargetTriwulan
from planning.alur import dokumen_renja
from planning.enums import JenisDokumen, JenisRenja, StatusDokumen
from planning.models import BarisRenja, Dokumen, IndikatorRenja, Perubahan, Renja, Tenggat
from tests.factories import buat_pohon, buat_renja

from .conftest import MEJA, SEMUA, tambah_kantor, tetapkan

pytestmark = pytest.mark.django_db

HALAMAN = [MEJA, f"{MEJA}plafon/", f"{MEJA}tenggat/", f"{MEJA}rancangan-awal/", f"{MEJA}kompilasi/"]


def baris(klien, query: str = "?tahun=2022") -> dict:
    """The lines that are shown, by office and document."""
    return {(b.kantor.slug, b.jenis): b for b in klien.get(f"{MEJA}{query}").context["baris"]}


@pytest.mark.parametrize("siapa", SEMUA)
@pytest.mark.parametrize("halaman", [*HALAMAN, f"{MEJA}kompilasi/2022.xlsx?tabel=3.1", f"{MEJA}terbit/2022.zip"])
def test_hanya_badan(meja, siapa, halaman):
    tetapkan(meja.pokok)
    jawaban = meja.klien(siapa).get(halaman)
    if siapa == "anonim":
        assert jawaban.status_code == 302
        assert jawaban.url.startswith("/masuk/")
    elif siapa.startswith("bappelitbangda"):
        # The other kabupaten has nothing that year.
        assert jawaban.status_code == {"2022.zip": 404, "2022.xlsx": 302}.get(
            halaman.partition("?")[0].rpartition("/")[2] if siapa == "bappelitbangda_lain" else "", 200
        )
    else:
        assert jawaban.status_code == 403


def test_setiap_dokumen_setiap_kantor(badan):
    b = baris(badan)
    assert len(b) == 2 * 8
    assert [x.dokumen for (k, _), x in b.items() if k == "contoh"] == [
        "Renja",
        "Renja Perubahan",
        "Perjanjian Kinerja",
        "Rencana Aksi",
        "Evaluasi Triwulan I",
        "Evaluasi Triwulan II",
        "Evaluasi Triwulan III",
        "Evaluasi Triwulan IV",
    ]
    assert (b["contoh", "renja"].pagu, b["contoh", "renja-perubahan"].pagu) == (2_000_000, 6_000_000)
    assert b["contoh", "renja-perubahan"].selisih == 1_000_000
    assert b["contoh", "renja-perubahan"].lebih
    assert b["contoh", "renja"].plafon is None
    assert not b["contoh", "renja"].lebih
    assert {x.kata_status for (k, _), x in b.items() if k == "tetangga"} == {"Belum ada"}


def test_kantor_lain_tidak_ikut(badan, asing):
    jawaban = badan.get(f"{MEJA}?tahun=2022")
    assert "Asing" not in jawaban.content.decode()
    assert "7.000.000" not in jawaban.content.decode()


def test_kelengkapan(meja, badan):
    daun = BarisRenja.objects.filter(renja=meja.pokok, pagu__isnull=False).order_by("pk")
    assert (b := baris(badan)["contoh", "renja"]).isi == b.perlu == 2
    IndikatorRenja.objects.filter(baris=daun[0], nomor=2).update(target=None)
    BarisRenja.objects.filter(pk=daun[1].pk).update(pagu=None)
    b = baris(badan)["contoh", "renja"]
    assert (b.isi, b.perlu) == (0, 2)


def test_triwulan_terisi(meja, badan):
    pd, renja = meja.perangkat_daerah, meja.perubahan
    daun = list(BarisRenja.objects.filter(renja=renja, pagu__isnull=False).prefetch_related("indikator"))
    indikator = [i for b in daun for i in b.indikator.all()]
    TargetTriwulan.objects.bulk_create(
        TargetTriwulan(renja=renja, kunci=i.kunci, triwulan=2, target=n % 2) for n, i in enumerate(indikator)
    )
    b = baris(badan)
    # Indicators with a target other than zero, and the leaves with pagu.
    assert (b["contoh", "tw2"].isi, b["contoh", "tw2"].perlu) == (0, len(indikator) // 2 + len(daun))
    assert b["contoh", "tw1"].perlu == len(daun)
    Realisasi.objects.create(
        perangkat_daerah=pd, tahun=2022, triwulan=2, kunci=indikator[1].kunci, realisasi=1, keterangan=""
    )
    RealisasiPagu.objects.create(perangkat_daerah=pd, tahun=2022, triwulan=2, nomenklatur=daun[0].nomenklatur, rupiah=0)
    assert baris(badan)["contoh", "tw2"].isi == 2
    assert (b["contoh", "rencana-aksi"].isi, b["contoh", "rencana-aksi"].perlu) == (
        len(indikator),
        IndikatorRenja.objects.filter(baris__renja=renja).count(),
    )


def test_sama_dengan_ringkasan_triwulan(meja, badan):
    """The same figures as the quarter's own page."""
    from evaluation.kinerja import muat_kinerja
    from evaluation.ringkasan import ringkas
    from planning.pohon import muat_pohon

    test_triwulan_terisi(meja, badan)
    renja = Renja.objects.select_related("edisi", "perangkat_daerah__kabupaten").get(pk=meja.perubahan.pk)
    kinerja = muat_kinerja(renja, muat_pohon(renja))
    b = baris(badan)
    for tw in (1, 2, 3, 4):
        r = ringkas(kinerja, tw)
        assert (b["contoh", f"tw{tw}"].perlu, b["contoh", f"tw{tw}"].isi) == (
            r.bertarget + r.berpagu,
            r.terisi + r.berupiah,
        )


def test_status_dan_waktunya(meja, badan):
    tetapkan(meja.pokok)
    b = baris(badan)["contoh", "renja"]
    assert (b.kata_status, b.sisa) == ("Ditetapkan", None)
    assert b.sejak is not None
    assert b.terbit.nama == "renja-pokok-2022-contoh.pdf"
    isi = badan.get(f"{MEJA}?tahun=2022").content.decode()
    assert f'href="{MEJA}terbit/{b.terbit.pk}/"' in isi


def test_pk_menurut_versi_yang_sudah_dimulai(meja, badan):
    """Starting a perubahan does not hide the PK that was issued."""
    pk = dokumen_renja(meja.pokok, JenisDokumen.PK)
    Dokumen.objects.filter(pk=pk.pk).update(status=StatusDokumen.DITETAPKAN)
    assert baris(badan)["contoh", "pk"].kata_status == "Ditetapkan"
    dokumen_renja(meja.perubahan, JenisDokumen.PK)
    assert baris(badan)["contoh", "pk"].kata_status == "Draf"


def test_tenggat(meja, badan):
    hari_ini = timezone.localdate()
    for nama, hari in (("renja", -3), ("renja-perubahan", 5), ("pk", 0)):
        Tenggat.objects.create(
            kabupaten=meja.perangkat_daerah.kabupaten, tahun=2022, dokumen=nama, tanggal=hari_ini + timedelta(days=hari)
        )
    b = baris(badan)
    assert [b["contoh", d].sisa for d in ("renja", "renja-perubahan", "pk", "rencana-aksi")] == [-3, 5, 0, None]
    isi = badan.get(f"{MEJA}?tahun=2022").content.decode()
    assert "terlambat 3 hari" in isi
    assert "5 hari lagi" in isi
    assert "hari ini" in isi
    # Nobody has to make a perubahan; a Renja everybody has to.
    assert b["tetangga", "renja-perubahan"].sisa is None
    assert b["tetangga", "renja"].terlambat


def test_triwulan_yang_belum_mulai(meja, badan):
    tahun = timezone.localdate().year + 1
    renja = buat_renja(tahun=tahun, perangkat_daerah=meja.perangkat_daerah)
    buat_pohon(renja)
    b = baris(badan, f"?tahun={tahun}")["contoh", "tw1"]
    assert (b.kata_status, b.terlambat) == ("Belum dibuka", False)
    EvaluasiTriwulan.objects.create(
        perangkat_daerah=meja.perangkat_daerah, tahun=tahun, triwulan=1, batas=date(tahun, 4, 25)
    )
    assert baris(badan, f"?tahun={tahun}")["contoh", "tw1"].batas.tanggal == date(tahun, 4, 25)


@pytest.mark.parametrize(
    ("query", "banyak"),
    [
        ("", 16),
        ("&dokumen=renja", 2),
        ("&status=draf&dokumen=renja", 1),
        ("&status=belum-ada", 8),
        ("&lebih=1", 1),
        ("&cari=TETANGGA", 8),
        ("&cari=tidak+ada", 0),
        ("&dokumen=renja&status=ditetapkan", 0),
    ],
)
def test_saring(badan, query, banyak):
    jawaban = badan.get(f"{MEJA}?tahun=2022{query}")
    assert len(jawaban.context["baris"]) == banyak
    assert ("Tidak ada dokumen dengan saringan ini" in jawaban.content.decode()) == (banyak == 0)


@pytest.mark.parametrize(
    "query",
    [
        "?tahun=besok",
        "?tahun=99999999999999999999",
        "?tahun=1999",
        "?tahun=%C2%B2%C2%B3",
        "?dokumen=rkpd",
        "?status=%00",
        "?urut=--pagu",
        "?cari=%00%27%22%3Cb%3E",
        "?cari=" + "x" * 5000,
    ],
)
def test_masukan_buruk(badan, query):
    jawaban = badan.get(f"{MEJA}{query}")
    assert jawaban.status_code == 200
    assert "<b>" not in jawaban.content.decode()
    if "cari" not in query:
        assert "tidak dikenal" in jawaban.content.decode()


@pytest.mark.parametrize("urut", ["kecamatan", "dokumen", "status", "sejak", "isi", "pagu", "plafon", "selisih"])
def test_urut(meja, badan, urut):
    tambah_kantor(meja, 2, pagu=500_000)
    naik = [b.pagu for b in badan.get(f"{MEJA}?tahun=2022&dokumen=renja&urut={urut}").context["baris"]]
    turun = [b.pagu for b in badan.get(f"{MEJA}?tahun=2022&dokumen=renja&urut=-{urut}").context["baris"]]
    assert sorted(naik, key=str) == sorted(turun, key=str)
    if urut == "pagu":
        # What has no figure comes last, up or down.
        assert naik == [500_000, 500_000, 2_000_000, None]
        assert turun == [2_000_000, 500_000, 500_000, None]


def test_urutan_terbaca_dan_menyimpan_saringan(badan):
    isi = badan.get(f"{MEJA}?tahun=2022&dokumen=renja&urut=pagu").content.decode()
    assert 'aria-sort="ascending"' in isi
    assert "?tahun=2022&amp;dokumen=renja&amp;urut=-pagu" in isi
    assert "?tahun=2022&amp;dokumen=renja&amp;urut=tenggat" in isi


def test_jumlah_di_kaki(meja, badan):
    tambah_kantor(meja, 2)
    total = {t.jenis: t for t in badan.get(f"{MEJA}?tahun=2022").context["total"]}
    assert (total["renja"].pagu, total["renja"].cacah, total["renja"].plafon) == (4_000_000, 3, None)
    assert (total["renja-perubahan"].pagu, total["renja-perubahan"].selisih) == (6_000_000, 1_000_000)
    saja = badan.get(f"{MEJA}?tahun=2022&cari=kec-0").context["total"]
    assert [t.pagu for t in saja] == [1_000_000]


def test_ikhtisar_menuju_saringannya(badan):
    ikhtisar = dict(badan.get(f"{MEJA}?tahun=2022").context["ikhtisar"])
    n, alamat = ikhtisar["Renja"][1]
    assert (n, len(badan.get(f"{MEJA}{alamat}").context["baris"])) == (1, 1)


def test_tahun_bawaan(meja, badan):
    assert badan.get(MEJA).context["tahun_n"] == "2022"
    baru = meja.klien("bappelitbangda_lain").get(MEJA)
    assert baru.context["tahun_n"] == str(timezone.localdate().year + 1)
    assert "Belum ada kecamatan" in baru.content.decode()


def test_kegiatan_terakhir(meja, badan):
    """The last figure that was filled in, or the last step; each where it belongs."""

    def catat(objek, kolom):
        isi = {"objek_id": 1, "kode": "7.01", "versi": 2, "cara": "isian", "oleh": meja.orang["staf"]}
        return Perubahan.objects.create(renja=meja.perubahan, objek=objek, kolom=kolom, **isi)

    assert baris(badan)["contoh", "renja-perubahan"].terakhir is None
    tempat = {
        "renja-perubahan": catat(Perubahan.BARIS, "pagu"),
        "rencana-aksi": catat("target_tw", "target_tw3"),
        "tw2": catat("realisasi", "realisasi_tw2"),
        "tw4": catat("realisasi_rp", "rupiah_tw4"),
    }
    b = baris(badan)
    assert {j: x.terakhir for (k, j), x in b.items() if k == "contoh" and x.terakhir} == {
        j: p.waktu for j, p in tempat.items()
    }
    dokumen = dokumen_renja(meja.perubahan)
    transisi = dokumen.transisi.create(aksi="ajukan", dari="draf", ke="diajukan", oleh=meja.orang["staf"])
    assert baris(badan)["contoh", "renja-perubahan"].terakhir == transisi.waktu


@pytest.mark.parametrize("banyak", [1, 50])
def test_banyaknya_kueri_tetap(meja, badan, banyak, django_assert_num_queries):
    tambah_kantor(meja, banyak)
    tetapkan(meja.pokok)
    with django_assert_num_queries(19):
        assert len(badan.get(f"{MEJA}?tahun=2022").context["baris"]) == (banyak + 2) * 8


def test_dari_beranda(badan):
    assert f'href="{MEJA}"' in badan.get("/").content.decode()


def test_versi_rancangan_tidak_dihitung(meja, badan):
    buat_pohon(buat_renja(JenisRenja.RANCANGAN_AWAL, 2022, meja.orang["staf_lain"].perangkat_daerah), pagu=9)
    assert baris(badan)["tetangga", "renja"].pagu is None


def test_pdf_sementara_ada_semua(badan):
    """Every table that is offered as long as nothing was issued is there."""
    from django.urls import resolve

    from renja.tabel import DAFTAR

    alamat = {b.draf_pdf for b in baris(badan).values() if b.draf_pdf}
    assert {resolve(a).kwargs["nomor"] for a in alamat} <= set(DAFTAR)
    assert len(alamat) == 8


@pytest.mark.parametrize("bagian", ["", "plafon/", "tenggat/", "rancangan-awal/", "rancangan-awal/pratinjau/"])
@pytest.mark.parametrize("cara", ["put", "patch", "delete"])
def test_cara_lain_tidak_dilayani(badan, bagian, cara):
    assert getattr(badan, cara)(f"{MEJA}{bagian}?tahun=2022").status_code == 405
