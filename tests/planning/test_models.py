"""Constraints that one row can answer for: uniqueness, ranges, who belongs where."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, RestrictedError

from planning.enums import JenisRenja, Level, Peran
from planning.models import (
    BarisRenja,
    EdisiNomenklatur,
    IndikatorRenja,
    IndikatorSasaran,
    Nomenklatur,
    Pejabat,
    Pengguna,
    Renja,
    SetelanTabel,
    Usulan,
)
from tests.factories import (
    buat_baris,
    buat_edisi,
    buat_kabupaten,
    buat_nomenklatur,
    buat_pengguna,
    buat_perangkat_daerah,
    buat_renja,
    buat_renstra,
)

pytestmark = pytest.mark.django_db

SUB = "7.01.01.2.01.01"


def ditolak(buat, *args, **kwargs) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        buat(*args, **kwargs)


class TestRenja:
    def test_satu_pokok_setahun(self):
        buat_renja()
        ditolak(buat_renja)
        buat_renja(tahun=2023)
        buat_renja(perangkat_daerah=buat_perangkat_daerah("tetangga"))

    def test_satu_rancangan_awal_setahun(self):
        buat_renja(JenisRenja.RANCANGAN_AWAL)
        ditolak(buat_renja, JenisRenja.RANCANGAN_AWAL)

    def test_perubahan_boleh_beberapa_tiap_urutan_sekali(self):
        buat_renja(JenisRenja.PERUBAHAN, urutan=1)
        buat_renja(JenisRenja.PERUBAHAN, urutan=2)
        ditolak(buat_renja, JenisRenja.PERUBAHAN, urutan=2)

    @pytest.mark.parametrize(
        ("jenis", "urutan"), [(JenisRenja.POKOK, 1), (JenisRenja.RANCANGAN_AWAL, 1), (JenisRenja.PERUBAHAN, 0)]
    )
    def test_urutan_menurut_jenis(self, jenis, urutan):
        ditolak(buat_renja, jenis, urutan=urutan)

    @pytest.mark.parametrize("tahun", [0, 1999, 2101])
    def test_tahun_masuk_akal(self, tahun):
        ditolak(buat_renja, tahun=tahun)

    def test_asal_tidak_terhapus_selama_ada_turunan(self):
        pokok = buat_renja()
        perubahan = buat_renja(JenisRenja.PERUBAHAN, asal=pokok)
        with pytest.raises((ProtectedError, RestrictedError)):
            pokok.delete()
        perubahan.delete()
        pokok.delete()

    @pytest.mark.parametrize(
        ("jenis", "urutan", "versi", "judul"),
        [
            (JenisRenja.RANCANGAN_AWAL, 0, "rancangan-awal", "Rancangan Awal RKPD Tahun 2022"),
            (JenisRenja.POKOK, 0, "pokok", "Renja Tahun 2022"),
            (JenisRenja.PERUBAHAN, 1, "perubahan", "Renja Perubahan Tahun 2022"),
            (JenisRenja.PERUBAHAN, 2, "perubahan-2", "Renja Perubahan ke-2 Tahun 2022"),
        ],
    )
    def test_nama_versi(self, jenis, urutan, versi, judul):
        renja = buat_renja(jenis, urutan=urutan)
        assert (renja.versi, renja.judul) == (versi, judul)
        assert str(renja) == f"{judul} Kecamatan Contoh"


class TestBaris:
    @pytest.fixture
    def renja(self):
        return buat_renja()

    def test_satu_baris_per_simpul(self, renja):
        buat_baris(renja, SUB)
        ditolak(buat_baris, renja, SUB)

    @pytest.mark.parametrize("kolom", ["pagu", "pagu_n1"])
    def test_rupiah_tidak_negatif(self, renja, kolom):
        baris = buat_baris(renja, SUB, 0)
        ditolak(BarisRenja.objects.filter(pk=baris.pk).update, **{kolom: -1})

    def test_rupiah_besar_utuh(self, renja):
        """More than a float or a 32-bit number would hold."""
        buat_baris(renja, SUB, 9_007_199_254_740_993)
        assert BarisRenja.objects.get().pagu == 9_007_199_254_740_993

    @pytest.mark.parametrize("kolom", ["target", "target_n1"])
    def test_target_tidak_negatif(self, renja, kolom):
        buat_baris(renja, SUB, 0, {})
        ditolak(IndikatorRenja.objects.update, **{kolom: Decimal("-0.01")})

    def test_nomor_dan_kunci_indikator_sekali_per_baris(self, renja):
        baris = buat_baris(renja, SUB, 0, {})
        satu = baris.indikator.get()
        ditolak(IndikatorRenja.objects.create, baris=baris, nomor=1, uraian="lain")
        ditolak(IndikatorRenja.objects.create, baris=baris, nomor=2, uraian="lain", kunci=satu.kunci)

    def test_kunci_sama_di_versi_lain_boleh(self, renja):
        satu = buat_baris(renja, SUB, 0, {}).indikator.get()
        buat_baris(buat_renja(JenisRenja.PERUBAHAN, asal=renja), SUB, 0, {"kunci": satu.kunci})

    def test_target_empat_desimal_utuh(self, renja):
        """Up to 15 digits; SQLite holds no more of a decimal."""
        buat_baris(renja, SUB, 0, {"target": "99999999999.1234"})
        assert IndikatorRenja.objects.get().target == Decimal("99999999999.1234")

    def test_nomenklatur_terpakai_tidak_terhapus(self, renja):
        baris = buat_baris(renja, SUB)
        with pytest.raises(ProtectedError):
            baris.nomenklatur.delete()


class TestNomenklatur:
    def test_kode_sekali_per_edisi(self):
        program = buat_nomenklatur("7.01.01")
        isi = {"kode": "7.01.01", "level": Level.PROGRAM, "nama": "lain"}
        ditolak(Nomenklatur.objects.create, edisi=program.edisi, induk=program.induk, **isi)
        buat_nomenklatur("7.01.01", buat_edisi("900.1-2850-2025"))

    @pytest.mark.parametrize(
        ("level_daun", "lebar"),
        [(Level.SUB_KEGIATAN, None), (Level.SUB_KEGIATAN, 3), (Level.KEGIATAN, 2), (Level.PROGRAM, None)],
    )
    def test_lebar_kode_menurut_daun(self, level_daun, lebar):
        ditolak(
            EdisiNomenklatur.objects.create,
            kode="uji",
            nama="Uji",
            tanggal=date(2021, 1, 1),
            tahun_mulai=2021,
            level_daun=level_daun,
            lebar_sub_kegiatan=lebar,
        )


class TestPengguna:
    @pytest.mark.parametrize("peran", Peran.values)
    def test_tempat_menurut_peran(self, peran):
        buat_pengguna("benar", peran)

    @pytest.mark.parametrize(
        ("peran", "kantor", "kabupaten"),
        [
            (Peran.STAF, False, False),
            (Peran.CAMAT, False, False),
            (Peran.STAF, False, True),
            (Peran.STAF, True, True),
            (Peran.CAMAT, True, True),
            (Peran.BAPPELITBANGDA, False, False),
            (Peran.BAPPELITBANGDA, True, False),
            (Peran.BAPPELITBANGDA, True, True),
            (Peran.ADMIN, True, False),
            (Peran.ADMIN, False, True),
            ("tamu", False, False),
        ],
    )
    def test_tempat_salah_ditolak(self, peran, kantor, kabupaten):
        pengguna = Pengguna(
            username="salah",
            password="x",
            peran=peran,
            perangkat_daerah=buat_perangkat_daerah() if kantor else None,
            kabupaten=buat_kabupaten() if kabupaten else None,
        )
        ditolak(pengguna.save)
        with pytest.raises(ValidationError):
            pengguna.full_clean()

    def test_pindah_peran_tanpa_pindah_tempat_ditolak(self):
        buat_pengguna("staf")
        ditolak(Pengguna.objects.update, peran=Peran.ADMIN)


class TestPejabat:
    def buat(self, mulai, selesai=None, **isi):
        isi = {"jabatan": "Camat", "nama": "Pejabat Contoh"} | isi
        return Pejabat.objects.create(perangkat_daerah=buat_perangkat_daerah(), mulai=mulai, selesai=selesai, **isi)

    def test_siapa_yang_menjabat(self):
        """The camat of 2021 is not the camat of 2024; on the last day of a term it still holds."""
        lama = self.buat(date(2019, 1, 1), date(2022, 6, 30))
        baru = self.buat(date(2022, 7, 1))
        assert list(Pejabat.objects.pada(date(2021, 6, 17))) == [lama]
        assert list(Pejabat.objects.pada(date(2022, 6, 30))) == [lama]
        assert list(Pejabat.objects.pada(date(2022, 7, 1))) == [baru]
        assert list(Pejabat.objects.pada(date(2018, 12, 31))) == []

    def test_selesai_sebelum_mulai_ditolak(self):
        ditolak(self.buat, date(2021, 1, 2), date(2021, 1, 1))

    def test_satu_per_jabatan_dan_tanggal(self):
        self.buat(date(2021, 1, 1))
        ditolak(self.buat, date(2021, 1, 1), nama="Lain")
        self.buat(date(2021, 1, 1), jabatan="Sekretaris Kecamatan")


class TestSetelan:
    @pytest.mark.parametrize("rentang", ["", "target 2016-2021; realisasi 2017-2020; proyeksi 2021-2022"])
    def test_rentang_benar(self, rentang):
        SetelanTabel(renja=buat_renja(), rentang_22=rentang).full_clean()

    @pytest.mark.parametrize("rentang", ["2016-2021", "target 2016-2021", "target 16-21; realisasi 1-2; proyeksi 3-4"])
    def test_rentang_salah(self, rentang):
        with pytest.raises(ValidationError):
            SetelanTabel(renja=buat_renja(), rentang_22=rentang).full_clean()

    def test_satu_per_renja(self):
        renja = buat_renja()
        SetelanTabel.objects.create(renja=renja)
        ditolak(SetelanTabel.objects.create, renja=renja)


class TestUsulan:
    def buat(self, nomor=1, **isi):
        return Usulan.objects.create(
            perangkat_daerah=buat_perangkat_daerah(), tahun=2022, nomor=nomor, asal="musrenbang", **isi
        )

    def test_harus_beruraian_atau_bernomenklatur(self):
        ditolak(self.buat)
        self.buat(uraian="Rabat beton")
        self.buat(2, nomenklatur=buat_nomenklatur(SUB))

    def test_nomor_sekali_setahun(self):
        self.buat(uraian="Rabat beton")
        ditolak(self.buat, uraian="Talud")

    @pytest.mark.parametrize("kolom", ["volume", "pagu"])
    def test_tidak_negatif(self, kolom):
        ditolak(self.buat, uraian="Rabat beton", **{kolom: -1})


class TestRenstra:
    def test_satu_per_periode(self):
        buat_renstra()
        ditolak(buat_renstra)
        buat_renstra(awal=2016, akhir=2021)

    def test_akhir_sesudah_awal(self):
        ditolak(buat_renstra, awal=2021, akhir=2021)

    def test_indikator_milik_tujuan_atau_sasaran(self):
        renstra = buat_renstra()
        tujuan = renstra.tujuan.create(nomor=1, uraian="Tujuan")
        sasaran = tujuan.sasaran.create(nomor=1, uraian="Sasaran")
        isi = {"renstra": renstra, "uraian": "IKM"}
        ditolak(IndikatorSasaran.objects.create, nomor=1, **isi)
        ditolak(IndikatorSasaran.objects.create, nomor=1, tujuan=tujuan, sasaran=sasaran, **isi)
        IndikatorSasaran.objects.create(nomor=1, tujuan=tujuan, **isi)
        IndikatorSasaran.objects.create(nomor=2, sasaran=sasaran, **isi)


def test_kantor_yang_berisi_pengguna_tidak_terhapus():
    buat_pengguna("staf")
    with pytest.raises(ProtectedError):
        buat_perangkat_daerah().delete()


def test_menghapus_renja_menghapus_isinya():
    renja = buat_renja()
    buat_baris(renja, SUB, 1, {}, {})
    Renja.objects.all().delete()
    assert not IndikatorRenja.objects.exists()
