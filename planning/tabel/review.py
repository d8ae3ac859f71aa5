"""The rancangan awal RKPD beside what the office finds it needs: table 2.3 (T-C.31, specification 2.3)."""

from dataclasses import dataclass
from types import SimpleNamespace

from planning.enums import JenisRenja
from planning.models import BelanjaTidakLangsung, Renja
from planning.nilai import format_rupiah, jumlah
from planning.pohon import PohonBanding, muat_banding

from . import sel
from .dasar import Konteks, Tabel, TabelTidakTersedia
from .kolom import Kolom, KolomRupiah, KolomTarget
from .sumber import JUMLAH, Sumber, dengan_jumlah, nomor_romawi, sumber_pohon

AWAL, HASIL = "Rancangan Awal RKPD", "Hasil Analisis Kebutuhan"
BELANJA, RINCIAN_BELANJA = "belanja", "rincian_belanja"


@dataclass(eq=False)
class _Sisi:
    """One side of a line of belanja, shaped like a ``Simpul``: what it costs and the row that says so."""

    pagu: int | None
    baris: BelanjaTidakLangsung | None = None


@dataclass(eq=False)
class _Belanja:
    """A line of belanja (before 2021) on both sides, shaped like a ``Pasangan`` so that the same columns read it."""

    sebelum: _Sisi | None
    sesudah: _Sisi | None
    status: str = "tetap"


def _nama_sisi(sisi: str):
    """The name stands on the side on which the row exists; headings and totals stand on both."""

    def ambil(sumber: Sumber) -> str | None:
        return sumber.nama if sumber.level == JUMLAH or getattr(sumber.isi, sisi) else None

    return ambil


def catatan(sumber: Sumber) -> str | None:
    """What staff wrote, else ``baru``, ``dihapus``, or the difference 11 - 6 with its sign (specification 2.3)."""
    if sumber.level == JUMLAH or sumber.judul_saja:
        return None
    if tulisan := sel.sisi_baris("sesudah", "catatan")(sumber):
        return tulisan
    if sumber.isi.status != "tetap":
        return sumber.isi.status
    sebelum, sesudah = (s.pagu or 0 if s else 0 for s in (sumber.isi.sebelum, sumber.isi.sesudah))
    beda = sesudah - sebelum
    return f"{'+' if beda > 0 else '-'}{format_rupiah(abs(beda))}" if beda else None


class TabelTC31(Tabel):
    """2.3, form T-C.31, 12 columns as in the printed examples."""

    nomor = "2.3"
    formulir = "T-C.31"
    nama = "Review terhadap Rancangan Awal RKPD"
    judul_cetak = (
        "Review Terhadap Rancangan Awal RKPD Tahun {n}",
        "Kabupaten {kab}",
        "SKPD : {pd}",
    )

    k1 = Kolom("No.", nomor="1", lebar=4, ambil=sel.nomor)
    k2 = Kolom(AWAL, "Program/Kegiatan", nomor="2", lebar=13, ambil=_nama_sisi("sebelum"), kepala_baris=True)
    k3 = Kolom(
        AWAL,
        "Indikator Kinerja",
        nomor="3",
        lebar=12,
        ambil=sel.sisi_indikator("sebelum"),
        per_indikator=True,
    )
    k4 = Kolom(AWAL, "Lokasi", nomor="4", lebar=6, ambil=sel.sisi_baris("sebelum", "lokasi"))
    k5 = KolomTarget(AWAL, "Target Capaian Kinerja", nomor="5", lebar=6, ambil=sel.sisi_target("sebelum", "target"))
    k6 = KolomRupiah(AWAL, "Pagu Indikatif", nomor="6", lebar=8, ambil=sel.sisi_pagu("sebelum"))
    k7 = Kolom(HASIL, "Program/Kegiatan", nomor="7", lebar=13, ambil=_nama_sisi("sesudah"))
    k8 = Kolom(
        HASIL,
        "Indikator Kinerja",
        nomor="8",
        lebar=12,
        ambil=sel.sisi_indikator("sesudah"),
        per_indikator=True,
    )
    k9 = Kolom(HASIL, "Lokasi", nomor="9", lebar=6, ambil=sel.sisi_baris("sesudah", "lokasi"))
    k10 = KolomTarget(HASIL, "Target Capaian Kinerja", nomor="10", lebar=6, ambil=sel.sisi_target("sesudah", "target"))
    k11 = KolomRupiah(HASIL, "Kebutuhan Dana", nomor="11", lebar=8, ambil=sel.sisi_pagu("sesudah"))
    k12 = Kolom("Catatan Penting", nomor="12", lebar=6, ambil=catatan)

    @classmethod
    def tersedia(cls, renja: Renja) -> bool:
        return renja.jenis != JenisRenja.RANCANGAN_AWAL

    @classmethod
    def muat(cls, renja: Renja):
        if not cls.tersedia(renja):
            raise TabelTidakTersedia("Tabel 2.3 membandingkan Renja dengan rancangan awal; buka dari Renja.")
        awal = (
            Renja.objects.filter(
                perangkat_daerah=renja.perangkat_daerah,
                tahun=renja.tahun,
                jenis=JenisRenja.RANCANGAN_AWAL,
                edisi=renja.edisi,
            )
            .select_related("edisi", "perangkat_daerah")
            .first()
        )
        banding = muat_banding(awal, renja)
        program = sumber_pohon(banding.akar, nomor_romawi)
        total = dengan_jumlah(program, banding, "JUMLAH TOTAL")
        belanja = [] if renja.edisi.punya_sub_kegiatan else _belanja(awal, renja, banding, program)
        return cls(Konteks(renja), [*belanja, *total])


class TabelTC31Lampiran(TabelTC31):
    """2.3 with the columns in the order of the regulation's annex: Lokasi before Indikator (specification 2.3)."""

    k3 = Kolom(AWAL, "Lokasi", nomor="3", lebar=6, ambil=sel.sisi_baris("sebelum", "lokasi"))
    k4 = Kolom(
        AWAL,
        "Indikator Kinerja",
        nomor="4",
        lebar=12,
        ambil=sel.sisi_indikator("sebelum"),
        per_indikator=True,
    )
    k8 = Kolom(HASIL, "Lokasi", nomor="8", lebar=6, ambil=sel.sisi_baris("sesudah", "lokasi"))
    k9 = Kolom(
        HASIL,
        "Indikator Kinerja",
        nomor="9",
        lebar=12,
        ambil=sel.sisi_indikator("sesudah"),
        per_indikator=True,
    )


def tabel_23(renja: Renja) -> type[TabelTC31]:
    """Which order of columns this Renja prints, by its settings."""
    return TabelTC31Lampiran if Konteks(renja).setelan.urutan_lokasi == "lampiran" else TabelTC31


def _belanja(awal: Renja | None, renja: Renja, banding: PohonBanding, program: list[Sumber]) -> list[Sumber]:
    """The lines above the programmes before 2021: belanja tidak langsung with its parts, and belanja langsung."""
    kiri = {b.nomor: b for b in awal.belanja_tidak_langsung.all()} if awal else {}
    kanan = {b.nomor: b for b in renja.belanja_tidak_langsung.all()}
    rincian = [_rincian(kiri.get(n), kanan.get(n)) for n in sorted({*kiri, *kanan})]
    tidak_langsung = _Belanja(*(_Sisi(jumlah(b.pagu for b in sisi.values())) for sisi in (kiri, kanan)))
    langsung = _Belanja(*(_Sisi(p.pagu) if p else None for p in (banding.sebelum, banding.sesudah)))
    return [
        Sumber(BELANJA, tidak_langsung, nama="BELANJA TIDAK LANGSUNG", anak=rincian),
        Sumber(
            BELANJA,
            langsung,
            nama="BELANJA LANGSUNG",
            penjumlahan=[s for s in program if not s.judul_saja],
        ),
    ]


def _rincian(sebelum: BelanjaTidakLangsung | None, sesudah: BelanjaTidakLangsung | None) -> Sumber:
    sisi = (sebelum, sesudah)
    return Sumber(
        RINCIAN_BELANJA,
        _Belanja(*(_Sisi(b.pagu, b) if b else None for b in sisi)),
        tuple(SimpleNamespace(uraian=b.indikator, satuan=b.satuan, target=b.target) if b else None for b in sisi),
        nama=(sesudah or sebelum).uraian,
    )
