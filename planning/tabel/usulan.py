"""What the people and their representatives propose: table 2.4 (T-C.32, specification 2.4)."""

from collections.abc import Iterable

from planning.models import Renja, Usulan
from planning.nilai import Besaran, jumlah
from planning.pohon import Pohon, Simpul, muat_pohon

from . import sel
from .dasar import Konteks, Tabel
from .kolom import Kolom, KolomRupiah, KolomTarget
from .sumber import Sumber, dengan_jumlah, nomor_bertingkat, sumber_pohon

USULAN = "usulan"
NIHIL = "NIHIL"


class _Usulan:
    """A node of the Renja with the proposals it takes up, or one proposal that no node takes up."""

    def __init__(self, usulan: list[Usulan], anak: Iterable["_Usulan"] = (), simpul: Simpul | None = None):
        self.usulan = usulan
        self.anak = list(anak)
        self.simpul = simpul

    @property
    def level(self):
        return self.simpul.level if self.simpul else USULAN

    @property
    def kode_cetak(self):
        return self.simpul.kode_cetak if self.simpul else ""

    @property
    def nama(self):
        return self.simpul.nama if self.simpul else str(self.usulan[0])

    @property
    def indikator(self):
        """One line for each proposal; a node without any has one line of its own."""
        return self.usulan or [None]

    @property
    def pagu(self) -> int | None:
        """Rupiah asked for, by this line's proposals and by those below."""
        return jumlah([*(u.pagu for u in self.usulan), *(a.pagu for a in self.anak)])


def _simpul(sumber: Sumber) -> Simpul | None:
    """The row of the Renja behind this line; the total and proposals in no row have none."""
    return sumber.isi.simpul if sumber.isi else None


def _lokasi(sumber: Sumber) -> str | None:
    """The proposal's own place, else that of the row which takes it up."""
    if sumber.indikator and sumber.indikator.lokasi:
        return sumber.indikator.lokasi
    simpul = _simpul(sumber)
    return simpul.baris.lokasi or None if simpul and simpul.baris else None


def _indikator(sumber: Sumber) -> str | None:
    """The proposal's own indicator, else those of the row which takes it up."""
    if sumber.indikator and sumber.indikator.indikator:
        return sumber.indikator.indikator
    simpul = _simpul(sumber)
    return "; ".join(i.uraian for i in simpul.indikator) or None if simpul else None


def _volume(sumber: Sumber) -> Besaran | None:
    usulan = sumber.indikator
    return None if usulan is None or usulan.volume is None else Besaran(usulan.volume, usulan.satuan)


def _catatan(sumber: Sumber) -> str | None:
    """What became of the proposal, and why."""
    usulan = sumber.indikator
    if usulan is None:
        return None
    return "; ".join(x for x in (usulan.get_status_display(), usulan.catatan) if x)


class TabelTC32(Tabel):
    """2.4, form T-C.32; ``besaran`` is the volume, or rupiah where the office prints it so."""

    nomor = "2.4"
    formulir = "T-C.32"
    nama = "Usulan Program dan Kegiatan dari Para Pemangku Kepentingan"
    judul_cetak = ("Usulan Program dan Kegiatan dari Para Pemangku Kepentingan Tahun {n}", "{pd}")

    k1 = Kolom("No", nomor="1", lebar=5, ambil=sel.nomor)
    k2 = Kolom("Program/Kegiatan", nomor="2", lebar=30, ambil=sel.nama, kepala_baris=True)
    k3 = Kolom("Lokasi", nomor="3", lebar=12, ambil=_lokasi, per_indikator=True)
    k4 = Kolom("Indikator Kinerja", nomor="4", lebar=28, ambil=_indikator, per_indikator=True)
    k5 = KolomTarget("Besaran/Volume", nomor="5", lebar=12, ambil=_volume)
    k6 = Kolom("Catatan", nomor="6", lebar=13, ambil=_catatan, per_indikator=True)

    @classmethod
    def muat(cls, renja: Renja):
        pohon = muat_pohon(renja)
        usulan = list(
            Usulan.objects.filter(perangkat_daerah=renja.perangkat_daerah, tahun=renja.tahun).select_related(
                "nomenklatur"
            )
        )
        if not usulan:
            return cls(Konteks(renja), [Sumber(NIHIL.lower(), nama=NIHIL)])
        akar = _susun(pohon, usulan)
        return cls(Konteks(renja), [*akar, *cls.penutup(akar, usulan)])

    @classmethod
    def penutup(cls, akar: list[Sumber], usulan: list[Usulan]) -> list[Sumber]:
        """Volumes of different things have no sum."""
        return []


class _KolomPaguUsulan(KolomRupiah):
    """Rupiah of each proposal on its own line; a node above sums all lines of those below."""

    def dijumlah(self, sumber: Sumber) -> list[Sumber]:
        return [baris for anak in sumber.penjumlahan for baris in (anak, *anak.sambungan)]


def _pagu(sumber: Sumber) -> int | None:
    if sumber.indikator:
        return sumber.indikator.pagu
    return sumber.isi.pagu if sumber.isi else None


class TabelTC32Rupiah(TabelTC32):
    """2.4 with rupiah in column 5 and their sum, as some offices print it."""

    k5 = _KolomPaguUsulan("Besaran/Volume", nomor="5", lebar=12, ambil=_pagu, per_indikator=True)

    @classmethod
    def penutup(cls, akar, usulan):
        return dengan_jumlah(akar, _Usulan(usulan), "JUMLAH")[-1:]


def tabel_24(renja: Renja) -> type[TabelTC32]:
    """Which form this Renja prints, by its settings."""
    return TabelTC32Rupiah if Konteks(renja).setelan.besaran_24 == "rp" else TabelTC32


def _susun(pohon: Pohon, usulan: list[Usulan]) -> list[Sumber]:
    """Proposals under the nodes of the Renja that take them up, then those that none does."""
    per_simpul: dict[int, list[Usulan]] = {}
    lepas = []
    for u in usulan:
        if u.nomenklatur_id in pohon.per_nomenklatur:
            per_simpul.setdefault(u.nomenklatur_id, []).append(u)
        else:
            lepas.append(u)
    akar = [d for s in pohon.akar if (d := _pangkas(s, per_simpul))]
    sumber = sumber_pohon(akar, nomor_bertingkat)
    mulai = sum(not s.judul_saja for s in sumber) + 1
    return sumber + [Sumber(USULAN, _Usulan([u]), u, nama=str(u), nomor=f"{i}.") for i, u in enumerate(lepas, mulai)]


def _pangkas(simpul: Simpul, per_simpul: dict[int, list[Usulan]]) -> _Usulan | None:
    """The node with its proposals and those below it; nothing if there are none."""
    anak = [d for a in simpul.anak if (d := _pangkas(a, per_simpul))]
    sendiri = per_simpul.get(simpul.nomenklatur.pk, [])
    if not simpul.daun:
        # What is proposed for a programme as a whole stands below it, beside its kegiatan.
        anak, sendiri = [*anak, *(_Usulan([u]) for u in sendiri)], []
    return _Usulan(sendiri, anak, simpul) if anak or sendiri else None
