"""What is promised: Tujuan dan Sasaran, IKU, and the annex of the Perjanjian Kinerja (specification 3.1 to 3.3)."""

from collections.abc import Iterable

from planning.enums import JenisRenja
from planning.models import IndikatorSasaran, KinerjaSasaran, Renja, Renstra
from planning.nilai import Besaran
from planning.renstra import renstra_untuk
from planning.tabel import Konteks, Tabel, sel
from planning.tabel.kolom import Kolom, KolomTarget
from planning.tabel.sumber import Sumber

from .sasaran import muat_sasaran, sumber_sasaran

INDIKATOR = "indikator"


def _teks(kolom: str):
    return lambda sumber: getattr(sumber.isi["indikator"], kolom) or None


def _sasaran(sumber: Sumber) -> str:
    i = sumber.isi["indikator"]
    return (i.sasaran or i.tujuan).uraian


def _tujuan(sumber: Sumber) -> str:
    i = sumber.isi["indikator"]
    return (i.sasaran.tujuan if i.sasaran else i.tujuan).uraian


def _target(tahun: int):
    def ambil(sumber: Sumber) -> Besaran | None:
        return sel.besaran(sumber.isi["kinerja"].get(tahun), "target", sumber.isi["indikator"].satuan)

    return ambil


class _TabelRenstra(Tabel):
    """A table of the Renstra's indicators with a column for each year, after the columns that the subclass declares."""

    judul_tahun: str
    lebar_tahun: float

    @classmethod
    def tersedia(cls, renja: Renja) -> bool:
        return renja.jenis != JenisRenja.RANCANGAN_AWAL

    @classmethod
    def indikator(cls, renstra: Renstra) -> Iterable[IndikatorSasaran]:
        """Which indicators, in printed order."""
        semua = IndikatorSasaran.objects.filter(renstra=renstra).select_related("sasaran__tujuan", "tujuan")
        return sorted(semua, key=cls._urutan)

    @staticmethod
    def _urutan(i: IndikatorSasaran) -> tuple:
        tujuan = i.sasaran.tujuan if i.sasaran else i.tujuan
        return tujuan.nomor, i.sasaran.nomor if i.sasaran else 0, i.nomor

    @classmethod
    def muat(cls, renja: Renja):
        renstra = renstra_untuk(renja)
        awal, akhir = (renstra.tahun_awal, renstra.tahun_akhir) if renstra else (renja.tahun, renja.tahun)
        kinerja: dict[int, dict[int, KinerjaSasaran]] = {}
        for k in KinerjaSasaran.objects.filter(indikator__renstra=renstra):
            kinerja.setdefault(k.indikator_id, {})[k.tahun] = k
        akar = [
            Sumber(INDIKATOR, {"indikator": i, "kinerja": kinerja.get(i.pk, {})}, nama=i.uraian, nomor=str(urut))
            for urut, i in enumerate(cls.indikator(renstra) if renstra else (), 1)
        ]
        mulai = len(cls.base_columns) + 1
        tahun = range(awal, akhir + 1)
        kolom = [
            (
                f"k{nomor}",
                KolomTarget(
                    cls.judul_tahun,
                    str(t),
                    nomor=str(nomor),
                    lebar=round(cls.lebar_tahun / len(tahun), 1),
                    ambil=_target(t),
                ),
            )
            for nomor, t in enumerate(tahun, mulai)
        ]
        return cls(Konteks(renja, {"awal": awal, "akhir": akhir}), akar, extra_columns=kolom)


class TabelTujuanSasaran(_TabelRenstra):
    """Tujuan and sasaran with the targets of each year of the Renstra (specification 3.1)."""

    nomor = "TUJUAN"
    nama = "Tujuan dan Sasaran"
    judul_cetak = ("TUJUAN DAN SASARAN KANTOR KECAMATAN {KEC} TAHUN {awal}-{akhir}",)
    huruf = "huruf-9"
    judul_tahun, lebar_tahun = "Target", 30

    k1 = Kolom("No", nomor="1", lebar=4, ambil=sel.nomor)
    k2 = Kolom("Tujuan", nomor="2", lebar=24, ambil=_tujuan)
    k3 = Kolom("Sasaran", nomor="3", lebar=22, ambil=_sasaran)
    k4 = Kolom("Indikator Sasaran", nomor="4", lebar=20, ambil=sel.nama, kepala_baris=True)


class TabelIKU(_TabelRenstra):
    """The Indikator Kinerja Utama: how each is computed, from what, by whom, and its targets (specification 3.2)."""

    nomor = "IKU"
    nama = "Indikator Kinerja Utama"
    judul_cetak = ("INDIKATOR KINERJA UTAMA (IKU) KANTOR KECAMATAN {KEC} TAHUN {awal}-{akhir}",)
    judul_tahun, lebar_tahun = "TARGET", 25

    k1 = Kolom("No", nomor="1", lebar=4, ambil=sel.nomor)
    k2 = Kolom("SASARAN RENSTRA", nomor="2", lebar=16, ambil=_sasaran)
    k3 = Kolom("INDIKATOR KINERJA UTAMA", nomor="3", lebar=14, ambil=sel.nama, kepala_baris=True)
    k4 = Kolom("SATUAN", nomor="4", lebar=6, ambil=_teks("satuan"))
    k5 = Kolom("FORMULASI PERHITUNGAN", nomor="5", lebar=15, ambil=_teks("formula"))
    k6 = Kolom("SUMBER DATA", nomor="6", lebar=8, ambil=_teks("sumber_data"))
    k7 = Kolom("PENANGGUNG JAWAB", nomor="7", lebar=12, ambil=_teks("penanggung_jawab"))

    @classmethod
    def indikator(cls, renstra: Renstra):
        return [i for i in super().indikator(renstra) if i.iku]


class TabelPK(Tabel):
    """The annex of the Perjanjian Kinerja: what the camat promises for the year (specification 3.3)."""

    nomor = "PK"
    nama = "Lampiran Perjanjian Kinerja"
    judul_cetak = ("LAMPIRAN PERJANJIAN KINERJA TAHUN {n}", "KANTOR KECAMATAN {KEC}")
    kertas = "f4-tegak"
    huruf = "huruf-9"

    k1 = Kolom("No", nomor="1", lebar=6, ambil=sel.nomor)
    k2 = Kolom("Sasaran Strategis", nomor="2", lebar=40, ambil=sel.nama, kepala_baris=True)
    k3 = Kolom("Indikator Kinerja", nomor="3", lebar=38, ambil=sel.uraian_indikator, per_indikator=True)
    k4 = KolomTarget("Target", nomor="4", lebar=16, ambil=lambda s: s.indikator.target if s.indikator else None)

    @classmethod
    def tersedia(cls, renja: Renja) -> bool:
        return renja.jenis != JenisRenja.RANCANGAN_AWAL

    @classmethod
    def muat(cls, renja: Renja):
        return cls(Konteks(renja), sumber_sasaran(muat_sasaran(renja)))
