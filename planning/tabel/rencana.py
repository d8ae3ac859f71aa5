"""What is planned for the year and the next: tables 3.1 (T-C.33) and 4.1 (specification 2.5, 2.8)."""

from planning.enums import JenisRenja
from planning.models import Renja
from planning.pohon import muat_pohon

from . import sel
from .dasar import Konteks, Tabel
from .kolom import Kolom, KolomKode, KolomRupiah, KolomTarget
from .sumber import dengan_jumlah, nomor_bertingkat, sumber_pohon

RENCANA_N = "Rencana Tahun {n} (N)"
MAJU = "Prakiraan Maju Rencana Tahun {n1} (N+1)"


def pagu(sumber):
    return sumber.isi.pagu


def pagu_n1(sumber):
    return sumber.isi.pagu_n1


class TabelTC33(Tabel):
    """3.1, form T-C.33: the year's programmes and the forecast for the next; columns as in the printed examples."""

    nomor = "3.1"
    formulir = "T-C.33"
    nama = "Rumusan Rencana Program dan Kegiatan"
    judul_cetak = ("Rumusan Rencana Program dan Kegiatan {pd} Tahun {n} dan Prakiraan Maju Tahun {n1} Kabupaten {kab}",)
    format_nomor = "({})"

    k1 = KolomKode("Kode", nomor="1", lebar=9, ambil=sel.kode)
    k2 = Kolom(sel.URAIAN, nomor="2", lebar=20, ambil=sel.nama, kepala_baris=True)
    k3 = Kolom("Lokasi Detail", nomor="3", lebar=8, ambil=sel.teks_baris("lokasi"))
    k4 = Kolom(
        "Indikator Kinerja Program/Kegiatan",
        nomor="4",
        lebar=17,
        ambil=sel.uraian_indikator,
        per_indikator=True,
    )
    k5 = KolomTarget(RENCANA_N, "Target Capaian Kinerja", nomor="5", lebar=7, ambil=sel.target("target"))
    k6 = KolomRupiah(RENCANA_N, "Kebutuhan Dana/ Pagu Indikatif", nomor="6", lebar=9, ambil=pagu)
    k7 = Kolom(RENCANA_N, "Sumber Dana", nomor="7", lebar=7, ambil=sel.teks_baris("sumber_dana"))
    k8 = Kolom(RENCANA_N, "Catatan Penting", nomor="8", lebar=7, ambil=sel.teks_baris("catatan"))
    k9 = KolomTarget(MAJU, "Target Capaian Kinerja", nomor="9", lebar=7, ambil=sel.target("target_n1"))
    k10 = KolomRupiah(MAJU, "Kebutuhan Dana/ Pagu Indikatif", nomor="10", lebar=9, ambil=pagu_n1)

    @classmethod
    def muat(cls, renja: Renja):
        pohon = muat_pohon(renja)
        return cls(Konteks(renja), dengan_jumlah(sumber_pohon(pohon.akar), pohon, "T O T A L"))


class TabelTC33Lampiran(TabelTC33):
    """3.1 with the columns in the order of the regulation's annex: Indikator before Lokasi (specification 2.5)."""

    k3 = Kolom(
        "Indikator Kinerja Program/Kegiatan",
        nomor="3",
        lebar=17,
        ambil=sel.uraian_indikator,
        per_indikator=True,
    )
    k4 = Kolom(RENCANA_N, "Lokasi", nomor="4", lebar=8, ambil=sel.teks_baris("lokasi"))


def tabel_31(renja: Renja) -> type[TabelTC33]:
    """Which order of columns this Renja prints, by its settings."""
    return TabelTC33Lampiran if Konteks(renja).setelan.urutan_lokasi == "lampiran" else TabelTC33


class _Tabel41(Tabel):
    """4.1: the plan of work and money of the year; a perubahan shows the figures after the change."""

    nomor = "4.1"

    @classmethod
    def muat(cls, renja: Renja):
        pohon = muat_pohon(renja)
        akar = sumber_pohon(pohon.akar, nomor_bertingkat)
        return cls(Konteks(renja), dengan_jumlah(akar, pohon, cls.label_jumlah))


class Tabel41A(_Tabel41):
    """Form A, short."""

    bentuk = "bentuk A"

    nama = "Alokasi Anggaran"
    judul_cetak = ("Alokasi Anggaran Kantor {pd} Tahun {n}",)
    kertas = "f4-tegak"
    huruf = "huruf-9"
    label_jumlah = "JUMLAH"

    k1 = Kolom("No", nomor="1", lebar=6, ambil=sel.nomor)
    k2 = Kolom("Program/Kegiatan", nomor="2", lebar=45, ambil=sel.nama, kepala_baris=True)
    k3 = KolomTarget(
        "Rencana Tahun {n} (N)",
        "Target Capaian Kinerja",
        nomor="3",
        lebar=15,
        ambil=sel.target("target"),
    )
    k4 = KolomRupiah("Rencana Tahun {n} (N)", "Pagu Indikatif", nomor="4", lebar=19, ambil=pagu)
    k5 = Kolom(
        "Rencana Tahun {n} (N)",
        "Sumber Dana",
        nomor="5",
        lebar=15,
        ambil=sel.teks_baris("sumber_dana"),
    )


class Tabel41B(_Tabel41):
    """Form B, full."""

    bentuk = "bentuk B"

    nama = "Rencana Kerja dan Pendanaan"
    judul_cetak = ("RENCANA KERJA DAN PENDANAAN KANTOR KEC. {KEC} KABUPATEN {KAB} TAHUN {n}",)
    label_jumlah = "JUMLAH TOTAL"

    k1 = Kolom("No.", nomor="1", lebar=4, ambil=sel.nomor)
    k2 = Kolom("Program/Kegiatan", nomor="2", lebar=26, ambil=sel.nama, kepala_baris=True)
    k3 = Kolom("Indikator Kinerja", nomor="3", lebar=26, ambil=sel.uraian_indikator, per_indikator=True)
    k4 = Kolom("Lokasi", nomor="4", lebar=12, ambil=sel.teks_baris("lokasi"))
    k5 = KolomTarget("Rencana Tahun {n}", "Target Capaian Kinerja", nomor="5", lebar=10, ambil=sel.target("target"))
    k6 = KolomRupiah("Rencana Tahun {n}", "Kebutuhan Dana/ Pagu Indikatif", nomor="6", lebar=13, ambil=pagu)
    k7 = Kolom("Rencana Tahun {n}", "Sumber Dana", nomor="7", lebar=9, ambil=sel.teks_baris("sumber_dana"))


def tabel_41(renja: Renja) -> type[_Tabel41]:
    """Which form this Renja prints: A for a perubahan, else B, unless its settings say otherwise."""
    bawaan = "A" if renja.jenis == JenisRenja.PERUBAHAN else "B"
    return {"A": Tabel41A, "B": Tabel41B}[Konteks(renja).setelan.bentuk_41 or bawaan]
