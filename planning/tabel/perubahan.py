"""Before and after a change: tables 3.3-P (19 columns) and 2.3-P (specification 2.7, 2.3)."""

from decimal import Decimal

from planning.enums import JenisRenja
from planning.models import Renja
from planning.nilai import TIDAK_BERLAKU, Besaran, Nilai
from planning.pohon import muat_banding

from . import sel
from .dasar import Konteks, Tabel, TabelTidakTersedia
from .kolom import Kolom, KolomKode, KolomRupiah, KolomRupiahDaun, KolomSelisih, KolomTarget
from .rumus import Selisih
from .sumber import Sumber, dengan_jumlah, sumber_pohon

INDIKATOR = "Indikator Kinerja Program/Kegiatan"
BERJALAN = "Rencana Tahun {n} (Tahun Berjalan)"
MAJU = "Prakiraan Maju Tahun {n1}"
SEBELUM, SESUDAH = "Sebelum Perubahan", "Setelah Perubahan"


def hanya_daun(ambil):
    """Programmes and kegiatan fill only columns 1, 2 and 11 to 13 (specification 2.7)."""

    def baca(sumber: Sumber):
        return ambil(sumber) if sumber.daun else None

    return baca


def target_sesudah(sumber: Sumber) -> Besaran | None:
    """Column 10; a dropped row prints its target as zero (specification 2.7)."""
    sebelum, sesudah = sumber.indikator or (None, None)
    if sebelum and sumber.isi.status == "dihapus":
        return Besaran(Decimal(0), sebelum.satuan)
    return sel.besaran(sesudah, "target")


def pagu_sesudah(sumber: Sumber) -> Nilai:
    """Column 12; a dropped row prints ``-`` (specification 2.7)."""
    pagu = sel.sisi_pagu("sesudah")(sumber)
    # Zero reads "-" by itself, and counts in the sums above it, which of nothing are nothing.
    return TIDAK_BERLAKU if pagu is None and sumber.daun and sumber.isi.status == "dihapus" else pagu


def jenis_kegiatan(sumber: Sumber) -> str | None:
    simpul = sumber.isi.sesudah or sumber.isi.sebelum
    return (simpul.baris.get_jenis_kegiatan_display().lower() or None) if simpul.baris else None


class TabelPerubahan(Tabel):
    """3.3-P: every row of the Renja before and after the change."""

    nomor = "3.3-P"
    nama = "Rencana Program dan Kegiatan pada Perubahan Renja"
    judul_cetak = (
        "RENCANA PROGRAM DAN KEGIATAN PADA PERUBAHAN RENJA SKPD TAHUN {n}",
        "KABUPATEN {KAB}",
        "Nama SKPD : {pd}",
    )
    kertas = "a3-mendatar"
    huruf = "huruf-7"
    label_jumlah = "JUMLAH"

    k1 = KolomKode("Kode", nomor="1", lebar=6, ambil=sel.kode)
    k2 = Kolom(sel.URAIAN, nomor="2", lebar=11, ambil=sel.nama, kepala_baris=True)
    k3 = Kolom(
        INDIKATOR,
        SEBELUM,
        nomor="3",
        lebar=8,
        ambil=hanya_daun(sel.sisi_indikator("sebelum")),
        per_indikator=True,
    )
    k4 = Kolom(
        INDIKATOR,
        SESUDAH,
        nomor="4",
        lebar=8,
        ambil=hanya_daun(sel.sisi_indikator("sesudah")),
        per_indikator=True,
    )
    k5 = Kolom(
        BERJALAN,
        "Kelompok Sasaran",
        SEBELUM,
        nomor="5",
        lebar=4.5,
        ambil=hanya_daun(sel.sisi_baris("sebelum", "kelompok_sasaran")),
    )
    k6 = Kolom(
        BERJALAN,
        "Kelompok Sasaran",
        SESUDAH,
        nomor="6",
        lebar=4.5,
        ambil=hanya_daun(sel.sisi_baris("sesudah", "kelompok_sasaran")),
    )
    k7 = Kolom(
        BERJALAN,
        "Lokasi",
        SEBELUM,
        nomor="7",
        lebar=5,
        ambil=hanya_daun(sel.sisi_baris("sebelum", "lokasi")),
    )
    k8 = Kolom(
        BERJALAN,
        "Lokasi",
        SESUDAH,
        nomor="8",
        lebar=5,
        ambil=hanya_daun(sel.sisi_baris("sesudah", "lokasi")),
    )
    k9 = KolomTarget(
        BERJALAN,
        "Target Capaian Kinerja",
        SEBELUM,
        nomor="9",
        lebar=5,
        ambil=hanya_daun(sel.sisi_target("sebelum", "target")),
    )
    k10 = KolomTarget(
        BERJALAN,
        "Target Capaian Kinerja",
        SESUDAH,
        nomor="10",
        lebar=5,
        ambil=hanya_daun(target_sesudah),
    )
    k11 = KolomRupiah(BERJALAN, "Pagu Indikatif", SEBELUM, nomor="11", lebar=6, ambil=sel.sisi_pagu("sebelum"))
    k12 = KolomRupiah(BERJALAN, "Pagu Indikatif", SESUDAH, nomor="12", lebar=6, ambil=pagu_sesudah)
    k13 = KolomSelisih(
        BERJALAN,
        "Pagu Indikatif",
        "Jumlah Perubahan (+/-)",
        nomor="13",
        lebar=6,
        rumus=lambda s: Selisih("k12", "k11"),
        rumus_cetak="12-11",
    )
    k14 = Kolom(
        BERJALAN,
        "Sumber Dana",
        SEBELUM,
        nomor="14",
        lebar=4,
        ambil=hanya_daun(sel.sisi_baris("sebelum", "sumber_dana")),
    )
    k15 = Kolom(
        BERJALAN,
        "Sumber Dana",
        SESUDAH,
        nomor="15",
        lebar=4,
        ambil=hanya_daun(sel.sisi_baris("sesudah", "sumber_dana")),
    )
    k16 = KolomTarget(
        MAJU,
        "Target Capaian Kinerja",
        nomor="16",
        lebar=4.5,
        ambil=hanya_daun(sel.sisi_target("sesudah", "target_n1")),
    )
    k17 = KolomRupiahDaun(MAJU, "Pagu Indikatif", nomor="17", lebar=6, ambil=sel.sisi_pagu("sesudah", "pagu_n1"))
    k18 = Kolom(
        "Jenis Kegiatan a/b/c",
        nomor="18",
        lebar=3.5,
        ambil=hanya_daun(jenis_kegiatan),
    )
    k19 = Kolom(
        "SKPD Penanggung jawab",
        nomor="19",
        lebar=4.5,
        ambil=hanya_daun(sel.sisi_baris("sesudah", "penanggung_jawab")),
    )

    @classmethod
    def tersedia(cls, renja: Renja) -> bool:
        return renja.jenis == JenisRenja.PERUBAHAN

    @classmethod
    def muat(cls, renja: Renja):
        if not cls.tersedia(renja):
            raise TabelTidakTersedia(f"Tabel {cls.nomor} hanya ada pada Renja Perubahan.")
        banding = muat_banding(renja.asal, renja)
        return cls(Konteks(renja), dengan_jumlah(sumber_pohon(banding.akar), banding, cls.label_jumlah))


class Tabel23P(TabelPerubahan):
    """2.3-P: the 19 columns without kelompok sasaran, sumber dana and forecast; numbers stay (specification 2.3)."""

    nomor = "2.3-P"
    formulir = "T-C.31"
    nama = "Review terhadap Rancangan Awal RKPD, sebelum dan sesudah perubahan"
    judul_cetak = (
        "Review Terhadap Rancangan Awal Perubahan RKPD Tahun {n}",
        "Kabupaten {kab}",
        "SKPD : {pd}",
    )
    kertas = "f4-mendatar"

    class Meta(Tabel.Meta):
        exclude = ("k5", "k6", "k14", "k15", "k16", "k17", "k18", "k19")
