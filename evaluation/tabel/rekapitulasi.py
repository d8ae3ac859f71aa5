"""What came of the last years against the Renstra: table 2.1 (T-C.29, specification 2.1)."""

from dataclasses import dataclass

from evaluation.riwayat import Riwayat, Ukuran, muat_riwayat, sesatuan
from planning.enums import Agregasi, Arah, RumusNegatif
from planning.kode import kunci_lintas_edisi
from planning.models import IndikatorRenja, IndikatorRenstra, Nomenklatur, Renja
from planning.nilai import Besaran
from planning.pohon import Pohon, Simpul, muat_pohon
from planning.renstra import renstra_untuk
from planning.tabel import Konteks, Tabel, sel
from planning.tabel.kolom import Kolom, KolomKode, KolomPersen, KolomTarget
from planning.tabel.rumus import Jumlahkan, Persen, RataRata, Rumus
from planning.tabel.sumber import Sumber, sumber_pohon

TAHUN_LALU = "Target dan Realisasi Kinerja Program dan Kegiatan Tahun Lalu {tb1}"
PERKIRAAN = "Perkiraan Realisasi Capaian Target Renstra Perangkat Daerah s/d tahun berjalan"


@dataclass
class Capaian:
    """One indicator with its figures of columns 4 to 9; ``None`` where nothing is filled in.

    ``berangka`` is false on lines that print the indicator's words only (programmes and kegiatan, by default).
    ``menambah`` are the columns that go into column 10: those of years of the Renstra. ``rumus_negatif`` is how the
    kabupaten measures it if less is better, else empty.
    """

    indikator: Ukuran
    berangka: bool = False
    menambah: tuple[str, ...] = ()
    rumus_negatif: str = ""
    target_akhir: Besaran | None = None
    realisasi_sd: Besaran | None = None
    target_lalu: Besaran | None = None
    realisasi_lalu: Besaran | None = None
    target_berjalan: Besaran | None = None

    @property
    def uraian(self) -> str:
        return self.indikator.uraian


def _angka(kolom: str):
    return lambda sumber: getattr(sumber.indikator, kolom, None)


def _persen(realisasi: str, target: str, sumber: Sumber) -> Persen:
    rumus = sumber.indikator.rumus_negatif
    return Persen(realisasi, target, negatif=bool(rumus), t_per_r=rumus == RumusNegatif.T_PER_R)


def tingkat_realisasi(sumber: Sumber) -> Rumus | None:
    """Column 8; nothing on lines without figures, nor where the two are counted in different units."""
    if not _berangka(sumber):
        return None
    target, realisasi = sumber.indikator.target_lalu, sumber.indikator.realisasi_lalu
    if target and realisasi and not sesatuan(target.satuan, realisasi.satuan):
        return None
    return _persen("k7", "k6", sumber)


def realisasi_sd_berjalan(sumber: Sumber) -> Rumus | None:
    """Column 10 by the indicator's aggregation: 5 + 7 + 9, their mean, or column 9 (specification 2.1).

    Only figures in the indicator's own unit, of years of the Renstra, are put together.
    """
    if not _berangka(sumber):
        return None
    capaian, indikator = sumber.indikator, sumber.indikator.indikator
    kolom = {"k5": capaian.realisasi_sd, "k7": capaian.realisasi_lalu, "k9": capaian.target_berjalan}
    sama = tuple(k for k in capaian.menambah if kolom[k] and sesatuan(kolom[k].satuan, indikator.satuan))
    if indikator.agregasi == Agregasi.RATA_RATA:
        return RataRata(sama, indikator.satuan)
    if indikator.agregasi == Agregasi.POSISI_AKHIR:
        sama = tuple(k for k in sama if k == "k9")
    return Jumlahkan(sama, indikator.satuan)


def tingkat_capaian(sumber: Sumber) -> Rumus | None:
    """Column 11; nothing on lines without figures."""
    return _persen("k10", "k4", sumber) if _berangka(sumber) else None


def _berangka(sumber: Sumber) -> bool:
    return sumber.indikator is not None and sumber.indikator.berangka


class TabelTC29(Tabel):
    """2.1, form T-C.29: the rows of the Renja, and those of the Renstra that have figures for these years."""

    nomor = "2.1"
    formulir = "T-C.29"
    nama = "Rekapitulasi Evaluasi Hasil Pelaksanaan Renja dan Pencapaian Renstra"
    judul_cetak = (
        "Rekapitulasi Evaluasi Hasil Pelaksanaan Renja {pd} dan Pencapaian Renstra {pd} s/d Tahun {tb} Kabupaten {kab}",
    )

    k1 = KolomKode("Kode", nomor="1", lebar=8.5, ambil=sel.kode)
    k2 = Kolom(sel.URAIAN, nomor="2", lebar=20, ambil=sel.nama, kepala_baris=True)
    k3 = Kolom(
        "Indikator Kinerja Program (outcome)/ Kegiatan (output)",
        nomor="3",
        lebar=18,
        ambil=sel.uraian_indikator,
        per_indikator=True,
    )
    k4 = KolomTarget(
        "Target Kinerja Capaian Program (Renstra Perangkat Daerah) Tahun {akhir_renstra}",
        nomor="4",
        lebar=7,
        ambil=_angka("target_akhir"),
    )
    k5 = KolomTarget(
        "Realisasi Target Kinerja Hasil Program dan Keluaran Kegiatan s/d dengan tahun {tb2}",
        nomor="5",
        lebar=7,
        ambil=_angka("realisasi_sd"),
    )
    k6 = KolomTarget(
        TAHUN_LALU,
        "Target Renja Perangkat Daerah Tahun {tb1}",
        nomor="6",
        lebar=6.5,
        ambil=_angka("target_lalu"),
    )
    k7 = KolomTarget(
        TAHUN_LALU,
        "Realisasi Renja Perangkat Daerah Tahun {tb1}",
        nomor="7",
        lebar=6.5,
        ambil=_angka("realisasi_lalu"),
    )
    k8 = KolomPersen(
        TAHUN_LALU,
        "Tingkat Realisasi (%)",
        nomor="8",
        lebar=6,
        rumus=tingkat_realisasi,
        rumus_cetak="(7/6*100)",
    )
    k9 = KolomTarget(
        "Target Program dan Kegiatan (Renja Perangkat Daerah Tahun {tb})",
        nomor="9",
        lebar=7,
        ambil=_angka("target_berjalan"),
    )
    k10 = KolomTarget(
        PERKIRAAN,
        "Realisasi Capaian Program dan Kegiatan s/d tahun berjalan ({tb})",
        nomor="10",
        lebar=7,
        rumus=realisasi_sd_berjalan,
        rumus_cetak="(5+7+9)",
    )
    k11 = KolomPersen(
        PERKIRAAN,
        "Tingkat Capaian Realisasi Target Renstra (%)",
        nomor="11",
        lebar=6.5,
        rumus=tingkat_capaian,
        rumus_cetak="(10/4*100)",
    )

    @classmethod
    def muat(cls, renja: Renja):
        tb = Konteks(renja).tahun_berjalan
        renstra = renstra_untuk(renja, tb)
        riwayat = muat_riwayat(renja, renstra, (tb - 2, tb - 1, tb))
        konteks = Konteks(renja, {"akhir_renstra": renstra.tahun_akhir if renstra else "-"})
        tambahan = _simpul_renstra(renja, riwayat)
        pohon = muat_pohon(renja, tambahan.values())
        penyusun = _Penyusun(renja, tb, riwayat, konteks.setelan.isi_baris_induk, _di_luar_renja(pohon, riwayat))
        return cls(konteks, sumber_pohon([penyusun.susun(a) for a in pohon.akar]))


def _simpul_renstra(renja: Renja, riwayat: Riwayat) -> dict[str, Nomenklatur]:
    """The nodes, in the Renja's own edition, of the Renstra's indicators that have figures for these years.

    One query if the Renstra is written in another edition; what this edition does not have stays out.
    """
    dipakai = [i.nomenklatur for i in riwayat.renstra if i.kunci in riwayat.berangka]
    hasil = {kunci_lintas_edisi(n.kode): n for n in dipakai if n.edisi_id == renja.edisi_id}
    if lain := {(kunci_lintas_edisi(n.kode), n.level) for n in dipakai if n.edisi_id != renja.edisi_id}:
        for n in Nomenklatur.objects.filter(edisi=renja.edisi_id):
            if (kunci_lintas_edisi(n.kode), n.level) in lain:
                hasil.setdefault(kunci_lintas_edisi(n.kode), n)
    return hasil


def _di_luar_renja(pohon: Pohon, riwayat: Riwayat) -> dict[str, list[IndikatorRenstra]]:
    """The Renstra's indicators that have figures for these years, but no place in this Renja, by their node."""
    ada = {i.kunci for s in pohon.telusuri() for i in s.indikator}
    hasil: dict[str, list[IndikatorRenstra]] = {}
    for i in riwayat.renstra:
        if i.kunci in riwayat.berangka and i.kunci not in ada:
            hasil.setdefault(kunci_lintas_edisi(i.nomenklatur.kode), []).append(i)
    return hasil


@dataclass(eq=False)
class _Baris:
    """A node of the tree with the figures of its indicators; in all else it answers like the node."""

    simpul: Simpul
    indikator: list[Capaian]
    anak: list["_Baris"]

    @property
    def level(self) -> str:
        return self.simpul.level

    @property
    def kode_cetak(self) -> str:
        return self.simpul.kode_cetak

    @property
    def nama(self) -> str:
        return self.simpul.nama


@dataclass
class _Penyusun:
    """Joins the tree of the Renja with the years behind it. ``isi_induk``: programmes and kegiatan have figures too."""

    renja: Renja
    tb: int
    riwayat: Riwayat
    isi_induk: bool
    di_luar_renja: dict[str, list[IndikatorRenstra]]

    def susun(self, simpul: Simpul) -> _Baris:
        sisa = self.di_luar_renja.get(kunci_lintas_edisi(simpul.kode), [])
        hasil = [self._capaian(simpul, i) for i in [*simpul.indikator, *sisa]]
        return _Baris(simpul, hasil, [self.susun(a) for a in simpul.anak])

    def _capaian(self, simpul: Simpul, indikator: Ukuran) -> Capaian:
        if not simpul.daun and not self.isi_induk:
            return Capaian(indikator)
        riwayat, tb = self.riwayat, self.tb
        sendiri = isinstance(indikator, IndikatorRenja) and tb == self.renja.tahun
        tahun = {"k5": tb - 2, "k7": tb - 1, "k9": tb}
        return Capaian(
            riwayat.ukuran(indikator),
            berangka=True,
            menambah=tuple(k for k, t in tahun.items() if k == "k9" or riwayat.menambah(t)),
            rumus_negatif=self._rumus_negatif(simpul, indikator),
            target_akhir=sel.besaran(riwayat.per_kunci.get(indikator.kunci), "target_akhir"),
            realisasi_sd=riwayat.realisasi_sd(indikator, tb - 2),
            target_lalu=riwayat.target(indikator, tb - 1),
            realisasi_lalu=riwayat.realisasi(indikator, tb - 1),
            target_berjalan=sel.besaran(indikator, "target") if sendiri else riwayat.target(indikator, tb),
        )

    def _rumus_negatif(self, simpul: Simpul, indikator: Ukuran) -> str:
        """An ``otomatis`` indicator reaches a mean of capaian, of which more is better whatever it counts."""
        rerata = not simpul.daun and self.riwayat.otomatis(indikator)
        if rerata or self.riwayat.ukuran(indikator).arah != Arah.NEGATIF:
            return ""
        return self.renja.perangkat_daerah.kabupaten.rumus_negatif
