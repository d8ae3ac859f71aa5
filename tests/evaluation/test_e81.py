"""Formulir E.81 by quarter, against figures worked out by hand (specification 2.9)."""

import random
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from evaluation.kinerja import muat_kinerja
from evaluation.models import EvaluasiTriwulan, RealisasiPagu
from evaluation.tabel import TABEL_E81
from planning.enums import Agregasi, Arah
from planning.models import (
    IndikatorRenja,
    IndikatorRenstra,
    Kabupaten,
    KinerjaSasaran,
    ProgramSasaran,
    Renja,
    Renstra,
    Sasaran,
    SetelanTabel,
    Tujuan,
)
from planning.nilai import TIDAK_BERLAKU
from planning.pohon import muat_pohon
from planning.tabel import Tabel
from planning.versi import TERKAIT
from renja.keluaran.xlsx import xlsx_tabel
from renja.tabel import bentuk_tabel, muat_tabel
from tests.evaluation.pohon_acak import buat_tahun_acak
from tests.factories import (
    buat_baris,
    buat_edisi,
    buat_indikator_renstra,
    buat_pohon,
    buat_realisasi,
    buat_renja,
    buat_renstra,
)

pytestmark = pytest.mark.django_db

PROGRAM, KEGIATAN = "7.01.01", "7.01.01.2.01"
SATU, DUA = f"{KEGIATAN}.01", f"{KEGIATAN}.02"
OTOMATIS = {"uraian": "Rata-rata", "satuan": "%", "target": 100, "otomatis": True, "agregasi": Agregasi.POSISI_AKHIR}


def muat(renja: Renja, nomor: str = "E81-TW2") -> Tabel:
    return muat_tabel(Renja.objects.select_related(*TERKAIT).get(pk=renja.pk), nomor)


def baris(tabel: Tabel, kode: str, ke: int = 0) -> dict[str, str]:
    """The texts of a line, by the names of the columns."""
    cocok = [b for b in tabel.baris if b.kode == kode][ke]
    return {nama: s.teks for nama, s in zip(tabel.nama_kolom, cocok.sel, strict=True)}


def kaki(tabel: Tabel, awal: str) -> list[str]:
    """The texts of a line at the foot."""
    return [s.teks for s in next(b for b in tabel.baris if b.nama.startswith(awal)).sel]


def belanja(renja: Renja, kode: str, *rupiah: int | None) -> None:
    """What was spent on a leaf in the first quarters of the year."""
    nomenklatur = renja.baris.get(nomenklatur__kode=kode).nomenklatur
    RealisasiPagu.objects.bulk_create(
        RealisasiPagu(
            perangkat_daerah=renja.perangkat_daerah, tahun=renja.tahun, triwulan=tw, nomenklatur=nomenklatur, rupiah=rp
        )
        for tw, rp in enumerate(rupiah, 1)
    )


@pytest.fixture
def kunci() -> dict[str, UUID]:
    return {nama: uuid4() for nama in ("program", "kegiatan", "dokumen", "orang", "indeks")}


def isi_tahun(renja: Renja, kunci: dict[str, UUID]) -> None:
    """The same rows and indicators in every year."""
    dua = (
        {"uraian": "Dokumen", "target": 12, "kunci": kunci["dokumen"]},
        {"uraian": "Orang", "satuan": "Orang", "target": 10, "agregasi": "posisi_akhir", "kunci": kunci["orang"]},
    )
    indeks = {"uraian": "Indeks", "satuan": "Indeks", "target": 80, "agregasi": "rata_rata", "kunci": kunci["indeks"]}
    kasus = {"uraian": "Kasus", "satuan": "Kasus", "target": 10, "arah": Arah.NEGATIF, "agregasi": "posisi_akhir"}
    buat_baris(renja, PROGRAM, None, {**kasus, "kunci": kunci["program"]}, nama="Program penunjang")
    buat_baris(renja, KEGIATAN, None, {**OTOMATIS, "kunci": kunci["kegiatan"]}, nama="Kegiatan satu")
    buat_baris(renja, SATU, 100, *dua, nama="Sub satu", penanggung_jawab="Kasi Umum")
    buat_baris(renja, DUA, 200, indeks, nama="Sub dua")


@pytest.fixture
def renja(kunci) -> Renja:
    """Renja 2023 of a Renstra 2021-2026: 2021 are opening figures, 2022 is held here."""
    lalu, ini = buat_renja(tahun=2022), buat_renja(tahun=2023)
    kantor = ini.perangkat_daerah
    for r in (lalu, ini):
        isi_tahun(r, kunci)
    renstra = buat_renstra(kantor, 2021, 2026)
    akhir = {"program": 5, "kegiatan": None, "dokumen": 60, "orang": 10, "indeks": 90}
    for i in IndikatorRenja.objects.filter(baris__renja=ini).select_related("baris__nomenklatur"):
        nama = next(n for n, k in kunci.items() if k == i.kunci)
        awal = {"t2021": {"realisasi_sd": 10, "realisasi_rp_sd": 70}} if nama == "dokumen" else {}
        buat_indikator_renstra(renstra, i, akhir[nama], **awal)
    IndikatorRenstra.objects.filter(kunci__in=[kunci["dokumen"], kunci["orang"]]).update(pagu_akhir=250)
    for tahun, isi in {
        2022: {"dokumen": (2, 3, None, 5), "orang": (9, 8), "indeks": (70, 80)},
        2023: {"dokumen": (3, 4, 9), "orang": (9, 7, 1), "indeks": (60, 90, 1), "program": (9, 8, 1)},
    }.items():
        for nama, realisasi in isi.items():
            buat_realisasi(kantor, tahun, kunci[nama], *realisasi)
    belanja(lalu, SATU, 30, 20)
    belanja(ini, SATU, 25, 35, 999)
    belanja(ini, DUA, None, 50, 999)
    return ini


TW = [f"tw{t}_{x}" for t in (1, 2, 3, 4) for x in ("k", "rp")]


def potong(isi: dict[str, str], *kolom: str) -> list[str]:
    return [isi[k] for k in kolom]


class TestKolom:
    def test_kumulatif(self, renja):
        """6: 10 of the opening and 2+3+5; rupiah 70 and 30+20. 12: 3+4. 13: 6+12. 14: 27/60 and 180/500."""
        isi = baris(muat(renja), SATU)
        assert potong(isi, "no", "sasaran", "uraian", "indikator", "unit") == [
            "",
            "",
            "Sub satu",
            "Dokumen",
            "Kasi Umum",
        ]
        assert potong(isi, "renstra_k", "renstra_rp") == ["60 Dokumen", "500"]
        assert potong(isi, "lalu_k", "lalu_rp") == ["20 Dokumen", "120"]
        assert potong(isi, "target_k", "target_rp") == ["12 Dokumen", "100"]
        assert potong(isi, *TW) == ["3", "25", "4", "35", "", "", "", ""]
        assert potong(isi, "tahun_k", "tahun_rp") == ["7 Dokumen", "60"]
        assert potong(isi, "sd_k", "sd_rp") == ["27 Dokumen", "180"]
        assert potong(isi, "tingkat_k", "tingkat_rp") == ["45,00", "36,00"]

    def test_indikator_berikutnya_tanpa_rupiah(self, renja):
        """A position takes the last figure; money and who answers for it stand on the node's first line."""
        isi = baris(muat(renja), SATU, 1)
        assert potong(isi, "lalu_k", "tahun_k", "sd_k", "tingkat_k") == ["8 Orang", "7 Orang", "7 Orang", "70,00"]
        assert {v for k, v in isi.items() if k.endswith("_rp") or k in ("unit", "uraian")} == {""}

    def test_rata_rata_adalah_tahun_itu_saja(self, renja):
        """12 is (60+90)/2; years of a mean do not add up, so 13 = 12. Without pagu in the Renstra no percentage."""
        isi = baris(muat(renja), DUA)
        assert potong(isi, "lalu_k", "tahun_k", "sd_k", "tingkat_k") == ["75 Indeks", "75 Indeks", "75 Indeks", "83,33"]
        assert potong(isi, "renstra_rp", "lalu_rp", "tahun_rp", "sd_rp", "tingkat_rp") == ["", "", "50", "50", "-"]
        assert isi["unit"] == "Kecamatan Contoh"

    def test_negatif(self, renja):
        """(2 x 5 - 8) / 5 of the Renstra, (2 x 10 - 8) / 10 of the year."""
        assert baris(muat(renja), PROGRAM)["tingkat_k"] == "40,00"
        assert baris(muat(renja, "E81-TW2-17"), PROGRAM)["capaian_k"] == "120,00"

    def test_negatif_menurut_kabupaten(self, renja):
        Kabupaten.objects.update(rumus_negatif="t_per_r")
        assert baris(muat(renja), PROGRAM)["tingkat_k"] == "62,50"

    @pytest.mark.parametrize("nomor", ["E81-TW2-15", "E81-TW2-17"])
    def test_otomatis(self, renja, nomor):
        """Sub satu (7/12 + 7/10) / 2, sub dua 75/80: their mean, in both forms. The Renstra's target is 100 too."""
        isi = baris(muat(renja, nomor), KEGIATAN)
        assert potong(isi, "renstra_k", "target_k", "tahun_k", "sd_k", "tingkat_k") == [
            "100%",
            "100%",
            "78,96%",
            "78,96%",
            "78,96",
        ]

    def test_rupiah_dijumlahkan_ke_atas(self, renja):
        tabel = muat(renja)
        for isi in (baris(tabel, PROGRAM), dict(zip(tabel.nama_kolom, kaki(tabel, "JUMLAH"), strict=True))):
            rp = ["renstra_rp", "lalu_rp", "target_rp", "tw1_rp", "tw2_rp", "tahun_rp", "sd_rp", "tingkat_rp"]
            assert potong(isi, *rp) == ["500", "120", "300", "25", "85", "110", "230", "46,00"]

    def test_bentuk_17_kolom(self, renja):
        isi = baris(muat(renja, "E81-TW2-17"), SATU)
        assert potong(isi, "capaian_k", "capaian_rp") == ["58,33", "60,00"]
        assert potong(isi, "tingkat_k", "tingkat_rp") == ["45,00", "36,00"]

    def test_triwulan_terakhir(self, renja):
        isi = baris(muat(renja, "E81-TW4"), SATU)
        assert potong(isi, "tw3_k", "tw3_rp", "tw4_k", "tahun_k", "tahun_rp") == ["9", "999", "", "16 Dokumen", "1.059"]


class TestRenstra:
    def test_tahun_pertama_renstra(self, renja):
        """Nothing is carried over from the Renstra before."""
        Renstra.objects.update(tahun_awal=2023, tahun_akhir=2027)
        isi = baris(muat(renja), SATU)
        assert potong(isi, "lalu_k", "lalu_rp", "sd_k", "sd_rp") == ["", "", "7 Dokumen", "60"]

    @pytest.mark.parametrize("nomor", ["E81-TW2-15", "E81-TW2-17"])
    def test_tanpa_renstra(self, renja, nomor):
        Renstra.objects.all().delete()
        tabel = muat(renja, nomor)
        isi = baris(tabel, SATU)
        assert potong(isi, "renstra_k", "renstra_rp", "lalu_k", "lalu_rp", "sd_k", "sd_rp") == [
            *[""] * 4,
            "7 Dokumen",
            "60",
        ]
        assert potong(isi, "tingkat_k", "tingkat_rp") == ["-", "-"]
        assert "pada Tahun - (Akhir" in tabel.kepala[0][4].teks
        assert tabel.judul[-1].endswith("sasaran RKPD: -")

    def test_pagu_renstra_hanya_di_program(self, renja, kunci):
        """Then it stands there, and above it."""
        IndikatorRenstra.objects.update(pagu_akhir=None)
        IndikatorRenstra.objects.filter(kunci=kunci["program"]).update(pagu_akhir=900)
        tabel = muat(renja)
        rumus = {b.kode: b.sel[tabel.nama_kolom.index("renstra_rp")].rumus for b in tabel.baris}
        assert rumus[PROGRAM] is None
        assert [baris(tabel, k)["renstra_rp"] for k in (PROGRAM, KEGIATAN, SATU)] == ["900", "", ""]
        assert kaki(tabel, "JUMLAH")[tabel.nama_kolom.index("renstra_rp")] == "900"
        assert baris(tabel, PROGRAM)["tingkat_rp"] == "25,56"

    def test_satuan_berbeda_tidak_dibandingkan(self, renja, kunci):
        IndikatorRenstra.objects.filter(kunci=kunci["dokumen"]).update(satuan="Paket")
        isi = baris(muat(renja), SATU)
        assert potong(isi, "renstra_k", "tingkat_k") == ["60 Paket", ""]

    def test_sasaran_dan_indikatornya(self, renja):
        renstra = Renstra.objects.get()
        tujuan = Tujuan.objects.create(renstra=renstra, nomor=1, uraian="Tujuan")
        sasaran = Sasaran.objects.create(tujuan=tujuan, nomor=1, uraian="Warga dilayani")
        i = renstra.indikator_sasaran.create(sasaran=sasaran, nomor=1, uraian="Indeks {warga}", satuan="Nilai")
        KinerjaSasaran.objects.create(indikator=i, tahun=2023, target=Decimal("87.5"))
        program = renja.baris.get(nomenklatur__kode=PROGRAM).nomenklatur
        ProgramSasaran.objects.create(renstra=renstra, sasaran=sasaran, nomenklatur=program)
        tabel = muat(renja)
        assert potong(baris(tabel, PROGRAM), "no", "sasaran") == ["1", "Warga dilayani"]
        assert tabel.judul[-1].endswith("yang mengacu pada sasaran RKPD: Indeks {warga} 87,5 Nilai")


class TestKaki:
    def test_17_kolom(self, renja):
        """K: (64,17 + 93,75) / 2; Rp: 60 and 25 in the hundred."""
        tabel = muat(renja, "E81-TW2-17")
        letak = tabel.nama_kolom.index("capaian_k")
        assert kaki(tabel, "Rata-rata")[letak : letak + 2] == ["78,96", "42,50"]
        assert kaki(tabel, "Predikat")[letak : letak + 2] == ["Tinggi", "Sangat Rendah"]
        tanpa = [k for k in tabel.nama_kolom if k.startswith("tingkat")]
        assert [kaki(tabel, "Rata-rata")[tabel.nama_kolom.index(k)] for k in tanpa] == ["", ""]

    def test_15_kolom(self, renja):
        """Below column 14: (57,5 + 83,33) / 2; of rupiah only the first leaf has a target."""
        tabel = muat(renja)
        letak = tabel.nama_kolom.index("tingkat_k")
        assert kaki(tabel, "Rata-rata")[letak : letak + 2] == ["70,42", "36,00"]
        assert kaki(tabel, "Predikat")[letak : letak + 2] == ["Sedang", "Sangat Rendah"]

    def test_sebutan_kabupaten(self, renja):
        Kabupaten.objects.update(label_predikat='Sangat Baik; Baik; Cukup "C"; Kurang; Buruk')
        tabel = muat(renja)
        letak = tabel.nama_kolom.index("tingkat_k")
        assert kaki(tabel, "Predikat")[letak : letak + 2] == ['Cukup "C"', "Buruk"]

    def test_label_selebar_kolom_1_sampai_7(self, renja):
        for nomor, lebar in (("E81-TW2-15", 25), ("E81-TW2-17", 28)):
            tabel = muat(renja, nomor)
            bentang = {b.nama.split(":")[0]: b.sel[0].lebar for b in tabel.baris if b.level == "kaki"}
            assert list(bentang.values()) == [10, 10, *[lebar] * 5]
            assert tabel.nama_kolom[9] == "target_rp"

    def test_teks(self, renja):
        EvaluasiTriwulan.objects.create(
            perangkat_daerah=renja.perangkat_daerah,
            tahun=2023,
            triwulan=2,
            faktor_pendorong="Tim lengkap.",
            tindak_lanjut_renja="Tinjau {target}.",
        )
        assert [b.nama for b in muat(renja).baris if b.level == "kaki"][2:] == [
            "Faktor pendorong keberhasilan kinerja: Tim lengkap.",
            "Faktor penghambat pencapaian kinerja:",
            "Tindak lanjut yang diperlukan dalam triwulan berikutnya*):",
            "Tindak lanjut yang diperlukan dalam Renja Perangkat Daerah kabupaten/kota berikutnya*): Tinjau {target}.",
            "*) Diisi oleh Kepala Bappelitbangda",
        ]

    def test_tanda_tangan_dua_blok(self, renja):
        kiri, kanan = muat(renja).tanda_tangan
        assert kiri.atas == (
            "Disusun",
            "Contoh, tanggal ........................",
            "CAMAT CONTOH",
            "KABUPATEN CONTOH",
        )
        assert kanan.atas[0] == "Dievaluasi"
        assert kanan.atas[2:] == ("KEPALA BAPPELITBANGDA", "KABUPATEN CONTOH")


class TestBentuk:
    def test_15_kolom_resmi(self, renja):
        tabel = muat(renja)
        assert len(tabel.kolom) == 25
        assert list(dict.fromkeys(k.nomor for k in tabel.kolom)) == [str(n) for n in range(1, 16)]
        assert tabel.nomor_kolom[-5:] == ["13 = 6+12", "13 = 6+12", "14 = 13/5 x 100%", "14 = 13/5 x 100%", "15"]
        assert tabel.kunci_kolom[4:8] == ["5 K", "5 Rp", "6 K", "6 Rp"]

    def test_17_kolom_di_layar(self, renja):
        tabel = muat(renja, "E81-TW2-17")
        assert len(tabel.kolom) == 28
        assert list(dict.fromkeys(k.nomor for k in tabel.kolom)) == [str(n) for n in range(1, 18)]
        assert tabel.nomor_kolom[20::2] == ["13 = 12/7 x 100%", "14 = 6+12", "15 = 14/5 x 100%", "16"]

    def test_kepala_bertingkat(self, renja):
        kepala = [[(s.teks, s.lebar, s.tinggi) for s in b] for b in muat(renja).kepala]
        assert ("Realisasi Kinerja Pada Triwulan", 8, 1) in kepala[0]
        assert [s for s in kepala[1] if s[0] in ("I", "II", "III", "IV")] == [
            (t, 2, 1) for t in ("I", "II", "III", "IV")
        ]
        assert [s[0] for s in kepala[2]] == ["K", "Rp"] * 4

    def test_setelan_menentukan_yang_diunduh(self, renja):
        assert [n for n, _ in bentuk_tabel(renja, "E81-TW2")] == ["E81-TW2", "E81-TW2-17"]
        SetelanTabel.objects.create(renja=renja, kolom_e81="17")
        renja = Renja.objects.get(pk=renja.pk)
        assert len(muat(renja).kolom) == 28
        assert len(muat(renja, "E81-TW2-15").kolom) == 25
        assert [n for n, _ in bentuk_tabel(renja, "E81-TW2-17")] == ["E81-TW2", "E81-TW2-15"]
        assert bentuk_tabel(renja, "3.1") == []


@pytest.mark.parametrize("benih", range(8))
def test_sama_dengan_kinerja(benih):
    """Whatever the tree: capaian of the year and the foot are those of ``Kinerja``, in both forms."""
    acak = random.Random(benih)
    renja = buat_tahun_acak(acak, tahun=2023)
    Kabupaten.objects.update(
        batas_capaian_rata2=acak.choice([None, 100]), rumus_negatif=acak.choice(["dua_t_kurang_r", "t_per_r"])
    )
    renja = Renja.objects.select_related(*TERKAIT).get(pk=renja.pk)
    kinerja = muat_kinerja(renja, muat_pohon(renja))
    panjang, pendek = TABEL_E81["17"][3].muat(renja), TABEL_E81["15"][3].muat(renja)
    otomatis = {}
    for tabel in (panjang, pendek):
        for sumber, b in zip(tabel.sumber, tabel.baris, strict=True):
            if sumber.indikator is None:
                continue
            sel = dict(zip(tabel.nama_kolom, b.sel, strict=True))
            harap = kinerja.capaian_sd(sumber.isi, sumber.indikator, 3).persen
            if tabel is panjang:
                sama(sel["capaian_k"].nilai, harap, sumber.kode)
            if sumber.indikator.otomatis and not sumber.isi.daun:
                otomatis.setdefault(sumber.indikator.kunci, set()).add(sel["tahun_k"].teks)
    assert all(len(teks) == 1 for teks in otomatis.values()), "both forms say the same"
    rata = next(b for b in panjang.baris if b.nama.startswith("Rata-rata"))
    letak = panjang.nama_kolom.index("capaian_k")
    k, rp = kinerja.rata_rata_daun(3)
    sama(rata.sel[letak].nilai, k, "K")
    sama(rata.sel[letak + 1].nilai, rp, "Rp")


def sama(dapat, harap, di):
    if isinstance(harap, Decimal):
        assert float(dapat) == pytest.approx(float(harap), rel=1e-14), di
    else:
        assert dapat in (None, TIDAK_BERLAKU), di


def test_edisi_lama_tanpa_realisasi():
    """Before 2021 the kegiatan are the leaves; nothing filled in is nothing, not zero."""
    renja = buat_renja(tahun=2020, edisi=buat_edisi(lama=True))
    buat_pohon(renja, 1, 2, indikator=2)
    tabel = muat(renja, "E81-TW4")
    isi = baris(tabel, "4.36.01.01")
    assert potong(isi, "target_k", "target_rp", "tahun_k", "tahun_rp", "sd_k") == ["1 Dokumen", "1.000.000", "", "", ""]
    letak = tabel.nama_kolom.index("tingkat_k")
    assert kaki(tabel, "Rata-rata")[letak : letak + 2] == ["-", "-"]
    assert kaki(tabel, "Predikat")[letak : letak + 2] == ["-", "-"]


def test_renja_kosong():
    tabel = muat(buat_renja(tahun=2023))
    assert [b.level for b in tabel.baris] == ["jumlah", *["kaki"] * 7]
    assert xlsx_tabel(tabel)


@pytest.mark.parametrize("bentuk", ["15", "17"])
def test_banyak_query_tetap(django_assert_num_queries, bentuk):
    for banyak in (1, 6):
        renja = buat_renja(tahun=2022 + banyak)
        buat_pohon(renja, banyak, 2, 2, indikator=2)
        buat_renstra(renja.perangkat_daerah, 2020 + banyak, 2024 + banyak)
        renja = Renja.objects.select_related(*TERKAIT).get(pk=renja.pk)
        with django_assert_num_queries(16):
            assert TABEL_E81[bentuk][4].muat(renja).baris
