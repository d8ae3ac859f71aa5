"""The year's work under its sasaran: RKT and Rencana Aksi (specification 3.4, 3.5)."""

from evaluation.kinerja import TRIWULAN, Kinerja, muat_kinerja
from planning.enums import Agregasi, JenisRenja
from planning.models import Renja
from planning.nilai import Besaran
from planning.pohon import Simpul, muat_pohon
from planning.tabel import Konteks, Tabel, sel
from planning.tabel.kolom import Kolom, KolomRupiah, KolomTarget
from planning.tabel.rumus import Jumlahkan, JumlahRupiah, RataRata, Rumus, Terakhir
from planning.tabel.sumber import Sumber

from .sasaran import SASARAN, TargetSasaran, muat_sasaran, sumber_sasaran_program

ROMAWI = ("I", "II", "III", "IV")
SASARAN_KE, URAIAN = "SASARAN", "PROGRAM/ KEGIATAN/ SUB KEGIATAN"


def _sasaran(sumber: Sumber) -> str | None:
    return sumber.nama if sumber.level == SASARAN else None


def _indikator_sasaran(sumber: Sumber) -> str | None:
    return sel.uraian_indikator(sumber) if sumber.level == SASARAN else None


def _target(sumber: Sumber) -> Besaran | None:
    if isinstance(sumber.indikator, TargetSasaran):
        return sumber.indikator.target
    return sel.besaran(sumber.indikator, "target")


def _uraian(sumber: Sumber) -> str | None:
    return sumber.nama if sumber.level != SASARAN or sumber.judul_saja else None


def _indikator(sumber: Sumber) -> str | None:
    return sel.uraian_indikator(sumber) if sumber.level != SASARAN else None


def _pagu(sumber: Sumber) -> int | None:
    return sumber.isi.pagu if isinstance(sumber.isi, Simpul) else None


class TabelRKT(Tabel):
    """RKT: each sasaran with its target, and below it the programmes with theirs and their anggaran."""

    nomor = "RKT"
    nama = "Rencana Kinerja Tahunan"
    judul_cetak = ("RENCANA KINERJA TAHUNAN (RKT) KANTOR KECAMATAN {KEC} TAHUN {n}",)

    k1 = Kolom("NO", nomor="1", lebar=4, ambil=sel.nomor)
    k2 = Kolom("SASARAN", nomor="2", lebar=17, ambil=_sasaran)
    k3 = Kolom("INDIKATOR KINERJA UTAMA (IKU)", nomor="3", lebar=13, ambil=_indikator_sasaran, per_indikator=True)
    k4 = KolomTarget("TARGET", nomor="4", lebar=9, ambil=_target)
    k5 = Kolom(URAIAN, nomor="5", lebar=24, ambil=_uraian, kepala_baris=True)
    k6 = Kolom(f"INDIKATOR {URAIAN}", nomor="6", lebar=23, ambil=_indikator, per_indikator=True)
    k7 = KolomRupiah("ANGGARAN (Rp.)", nomor="7", lebar=10, ambil=_pagu)

    @classmethod
    def tersedia(cls, renja: Renja) -> bool:
        return renja.jenis != JenisRenja.RANCANGAN_AWAL

    @classmethod
    def muat(cls, renja: Renja):
        return cls(Konteks(renja), sumber_sasaran_program(muat_sasaran(renja), muat_pohon(renja)))


def _tw(kolom: str, tw: int) -> str:
    return f"k{6 + tw}_{kolom}"


def _akhir_target(sumber: Sumber) -> Rumus | None:
    """The quarters' targets put together by the indicator's aggregation (specification 4.2)."""
    indikator = sumber.indikator
    if indikator is None or sumber.level == SASARAN:
        return None
    kolom = tuple(_tw("target", tw) for tw in TRIWULAN)
    kelas = {Agregasi.POSISI_AKHIR: Terakhir, Agregasi.RATA_RATA: RataRata}.get(indikator.agregasi, Jumlahkan)
    return kelas(kolom, indikator.satuan)


def _akhir_rupiah(sumber: Sumber) -> Rumus | None:
    if sumber.ke or not isinstance(sumber.isi, Simpul):
        return None
    return JumlahRupiah(tuple(_tw("rp", tw) for tw in TRIWULAN))


class TabelRencanaAksi(Tabel):
    """Rencana Aksi: targets and rupiah by quarter; the last columns put the quarters together."""

    nomor = "RA"
    nama = "Rencana Aksi"
    judul_cetak = ("RENCANA AKSI KANTOR KECAMATAN {KEC} TAHUN {n}",)
    kertas = "a3-mendatar"
    huruf = "huruf-7"

    k1 = Kolom("No", nomor="1", lebar=2, ambil=sel.nomor)
    k2 = Kolom("Sasaran", nomor="2", lebar=9, ambil=_sasaran)
    k3 = Kolom("Indikator", nomor="3", lebar=7, ambil=_indikator_sasaran, per_indikator=True)
    k4 = KolomTarget("Target", nomor="4", lebar=5, ambil=_target)
    k5 = Kolom("Program/ Kegiatan/ Sub Kegiatan", nomor="5", lebar=12, ambil=_uraian, kepala_baris=True)
    k6 = Kolom(
        "Indikator Kinerja Program/ Kegiatan/ Sub Kegiatan",
        nomor="6",
        lebar=12,
        ambil=_indikator,
        per_indikator=True,
    )

    @classmethod
    def tersedia(cls, renja: Renja) -> bool:
        return renja.jenis != JenisRenja.RANCANGAN_AWAL

    @classmethod
    def muat(cls, renja: Renja):
        pohon = muat_pohon(renja)
        kinerja = muat_kinerja(renja, pohon)
        akar = sumber_sasaran_program(muat_sasaran(renja), pohon)
        return cls(Konteks(renja), akar, extra_columns=cls._kolom(kinerja))

    @staticmethod
    def _kolom(kinerja: Kinerja) -> list[tuple[str, Kolom]]:
        def target(tw: int):
            def ambil(sumber: Sumber) -> Besaran | None:
                if sumber.level == SASARAN or sumber.indikator is None:
                    return None
                angka = kinerja.target(sumber.indikator, tw)
                return None if angka is None else Besaran(angka)

            return ambil

        def rupiah(tw: int):
            return lambda sumber: kinerja.pagu(sumber.isi, tw) if isinstance(sumber.isi, Simpul) else None

        kolom: list[tuple[str, Kolom]] = []
        for tw, romawi in zip(TRIWULAN, ROMAWI, strict=True):
            judul, nomor = f"Triwulan {romawi}", str(6 + tw)
            kolom += [
                (_tw("target", tw), KolomTarget(judul, "Target", nomor=nomor, lebar=3.5, ambil=target(tw))),
                (_tw("rp", tw), KolomRupiah(judul, "Rp.", nomor=nomor, lebar=5.5, ambil=rupiah(tw))),
            ]
        akhir = "Kondisi Kinerja Pada Akhir Tahun"
        return [
            *kolom,
            ("k11_target", KolomTarget(akhir, "Target", nomor="11", lebar=4, rumus=_akhir_target)),
            ("k11_rp", KolomRupiah(akhir, "Rp.", nomor="11", lebar=6, rumus=_akhir_rupiah)),
            (
                "k12",
                Kolom("Penanggung jawab", nomor="12", lebar=7, ambil=sel.teks_baris("penanggung_jawab")),
            ),
        ]
