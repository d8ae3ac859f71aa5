"""The desk's table: one line per office and document of a year, each with what there is to know about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from evaluation.enums import Triwulan
from evaluation.tenggat import DASAR_TRIWULAN
from evaluation.triwulan import awal_triwulan, batas_bawaan
from planning.enums import STATUS_TERBUKA, JenisDokumen, JenisRenja, StatusDokumen
from planning.models import Dokumen, DokumenTerbit, PerangkatDaerah, Renja
from planning.nilai import jumlah
from planning.tenggat import Batas, kunci_tenggat
from renja.pemeriksaan.dokumen import Cacah, kunci_dokumen

from .bahan import Bahan

#: A status besides the workflow's: nobody has begun, or the quarter lies ahead.
BELUM_ADA = "belum-ada"
STATUS = {BELUM_ADA: "Belum ada", **dict(StatusDokumen.choices)}

PERUBAHAN = "renja-perubahan"
#: The documents of a year in the order they come into being.
DOKUMEN = {
    "renja": "Renja",
    PERUBAHAN: "Renja Perubahan",
    "pk": "Perjanjian Kinerja",
    "rencana-aksi": "Rencana Aksi",
    **{f"tw{tw}": f"Evaluasi {Triwulan(tw).label}" for tw in Triwulan.values},
}
_URUTAN = {nama: i for i, nama in enumerate(DOKUMEN)}
_URUTAN_STATUS = {nama: i for i, nama in enumerate(STATUS)}


@dataclass(frozen=True)
class BarisMeja:
    """One document of one office. ``isi`` of ``perlu`` is filled in; ``pagu`` and ``plafon`` are rupiah.

    ``temuan`` is what the pemeriksaan found when it was submitted; nothing while it is with the office.
    """

    kantor: PerangkatDaerah
    jenis: str
    status: str
    alamat: str
    hari_ini: date
    sejak: datetime | None = None
    perlu: int = 0
    isi: int = 0
    pagu: int | None = None
    plafon: int | None = None
    batas: Batas | None = None
    terakhir: datetime | None = None
    terbit: DokumenTerbit | None = None
    draf_pdf: str = ""
    belum_mulai: bool = False
    temuan: Cacah | None = None
    alamat_temuan: str = ""

    @property
    def dokumen(self) -> str:
        return DOKUMEN[self.jenis]

    @property
    def urutan(self) -> int:
        return _URUTAN[self.jenis]

    @property
    def urutan_status(self) -> int:
        return _URUTAN_STATUS[self.status]

    @property
    def kata_status(self) -> str:
        return "Belum dibuka" if self.belum_mulai else STATUS[self.status]

    @property
    def bagian(self) -> float | None:
        """How much is filled in, 0 to 1; ``None`` where nothing is to be filled in."""
        return self.isi / self.perlu if self.perlu else None

    @property
    def selisih(self) -> int | None:
        """Pagu less the ceiling, in rupiah; nothing without both."""
        return None if self.pagu is None or self.plafon is None else self.pagu - self.plafon

    @property
    def lebih(self) -> bool:
        return (self.selisih or 0) > 0

    @property
    def sisa(self) -> int | None:
        """Days to the deadline, negative when it has passed; nothing when the document is done or cannot be begun."""
        if self.batas is None or self.status == StatusDokumen.DITETAPKAN or self._tidak_wajib:
            return None
        return self.batas.sisa(self.hari_ini)

    @property
    def hari_lewat(self) -> int:
        return -(self.sisa or 0)

    @property
    def terlambat(self) -> bool:
        return self.sisa is not None and self.sisa < 0

    @property
    def _tidak_wajib(self) -> bool:
        """Not every year has a perubahan."""
        return self.status == BELUM_ADA and self.jenis == PERUBAHAN


def susun(bahan: Bahan) -> list[BarisMeja]:
    """Every line, by office and document; no query."""
    hari_ini = timezone.localdate()
    return [b for kantor in bahan.kantor for b in _Kantor(bahan, kantor, hari_ini).baris()]


class _Kantor:
    """The lines of one office."""

    def __init__(self, bahan: Bahan, kantor: PerangkatDaerah, hari_ini: date):
        self.bahan, self.kantor, self.hari_ini = bahan, kantor, hari_ini
        self.renja = bahan.renja.get(kantor.pk, {})
        self.pokok = self.renja.get(JenisRenja.POKOK)
        self.berlaku = bahan.berlaku(kantor)
        self.di_tahun = reverse("tahun", args=[kantor.slug, bahan.tahun])

    def baris(self) -> Iterator[BarisMeja]:
        yield self._renja("renja", JenisRenja.POKOK)
        yield self._renja(PERUBAHAN, JenisRenja.PERUBAHAN)
        yield self._dari_renja(JenisDokumen.PK, "PK", self.di_tahun)
        yield self._dari_renja(JenisDokumen.RENCANA_AKSI, "RA", f"{self.di_tahun}rencana-aksi/")
        for tw in Triwulan.values:
            yield self._evaluasi(tw)

    def _renja(self, nama: str, jenis: str) -> BarisMeja:
        renja = self.renja.get(jenis)
        plafon = self.bahan.plafon.get((self.kantor.pk, jenis))
        if renja is None:
            return self._baris(nama, None, self.di_tahun, batas=self.bahan.batas.get(nama), plafon=plafon)
        perlu, isi, pagu = self.bahan.isi.get(renja.pk, (0, 0, None))
        return self._baris(
            nama,
            self.bahan.dokumen.get((renja.pk, JenisDokumen.RENJA)),
            renja.get_absolute_url(),
            renja,
            sejak=renja.dibuat,
            perlu=perlu,
            isi=isi,
            pagu=pagu,
            plafon=plafon,
            batas=self.bahan.batas.get(kunci_tenggat(JenisDokumen.RENJA, renja)),
            terakhir=self.bahan.terakhir.get(("renja", renja.pk)),
            draf_pdf=self._pdf(renja, "3.1"),
        )

    def _dari_renja(self, jenis: str, nomor: str, alamat: str) -> BarisMeja:
        """PK or Rencana Aksi: of the perubahan once it was begun there, else of the pokok."""
        versi = [r for r in (self.renja.get(JenisRenja.PERUBAHAN), self.pokok) if r]
        renja = next((r for r in versi if (r.pk, jenis) in self.bahan.dokumen), versi[-1] if versi else None)
        nama = str(jenis)
        if renja is None:
            return self._baris(nama, None, self.di_tahun, batas=self.bahan.batas.get(nama))
        isi: dict = {"alamat": reverse("tabel", args=[*self._arg(renja), nomor])}
        if jenis == JenisDokumen.RENCANA_AKSI:
            perlu, terisi = self.bahan.indikator.get(self.berlaku.pk, (0, 0))
            isi = {"alamat": alamat, "perlu": perlu, "isi": terisi}
            isi["terakhir"] = self.bahan.terakhir.get(("rencana-aksi", self.berlaku.pk))
        return self._baris(
            nama,
            self.bahan.dokumen.get((renja.pk, jenis)),
            renja=renja,
            batas=self.bahan.batas.get(kunci_tenggat(jenis, renja) or ""),
            draf_pdf=self._pdf(renja, nomor),
            **isi,
        )

    def _evaluasi(self, tw: int) -> BarisMeja:
        tahun, evaluasi = self.bahan.tahun, self.bahan.evaluasi.get((self.kantor.pk, tw))
        batas = (evaluasi.batas if evaluasi else None) or batas_bawaan(self.kantor, tahun, tw)
        perlu, isi = self.bahan.triwulan.get((self.berlaku.pk, tw), (0, 0)) if self.berlaku else (0, 0)
        nanti = self.hari_ini < awal_triwulan(tahun, tw)
        return self._baris(
            f"tw{tw}",
            self.bahan.dokumen.get((self.kantor.pk, tw)),
            reverse("evaluasi_triwulan", args=[self.kantor.slug, tahun, tw]),
            None if nanti else self.berlaku,
            perlu=perlu,
            isi=isi,
            batas=Batas(batas, DASAR_TRIWULAN),
            terakhir=self.bahan.terakhir.get((f"tw{tw}", self.berlaku.pk)) if self.berlaku else None,
            draf_pdf=self._pdf(self.berlaku, f"E81-TW{tw}") if self.berlaku and not nanti else "",
            belum_mulai=nanti,
        )

    def _baris(self, nama: str, dokumen: Dokumen | None, alamat: str, renja: Renja | None = None, **lain) -> BarisMeja:
        status = dokumen.status if dokumen else StatusDokumen.DRAF if renja else BELUM_ADA
        if dokumen:
            lain["sejak"] = dokumen.sejak
            lain["terakhir"] = max(
                filter(None, (lain.get("terakhir"), self.bahan.terakhir.get(("dokumen", dokumen.pk)))), default=None
            )
            lain["terbit"] = self.bahan.terbit.get(dokumen.pk, {}).get("pdf")
            lain["belum_mulai"] = False
            lain |= self._temuan(dokumen)
        return BarisMeja(self.kantor, nama, str(status), alamat, self.hari_ini, **lain)

    def _temuan(self, dokumen: Dokumen) -> dict:
        c, renja = self.bahan.temuan.get(dokumen.pk), dokumen.renja or self.berlaku
        if c is None or renja is None or dokumen.status in STATUS_TERBUKA:
            return {}
        tanya = {"dokumen": kunci_dokumen(dokumen)}
        return {
            "temuan": Cacah(c.galat, c.peringatan, c.saran, c.dijelaskan),
            "alamat_temuan": reverse("pemeriksaan", args=self._arg(renja), query=tanya),
        }

    def _arg(self, renja: Renja) -> list:
        return [self.kantor.slug, renja.tahun, renja.versi]

    def _pdf(self, renja: Renja, nomor: str) -> str:
        return reverse("tabel_pdf", args=[*self._arg(renja), nomor])


# --- What stands above and below the lines ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Total:
    """One line of the foot: pagu and ceilings of the versions of one kind that are shown."""

    jenis: str
    cacah: int
    pagu: int | None
    plafon: int | None
    selisih: int | None

    @property
    def dokumen(self) -> str:
        return DOKUMEN[self.jenis]

    @property
    def lebih(self) -> bool:
        return (self.selisih or 0) > 0


def total(baris: Iterable[BarisMeja]) -> list[Total]:
    """Pokok and perubahan apart: together they would count every rupiah twice."""
    baris = list(baris)
    hasil = []
    for jenis in ("renja", PERUBAHAN):
        ini = [b for b in baris if b.jenis == jenis and (b.pagu is not None or b.plafon is not None)]
        if ini:
            kolom = [jumlah(getattr(b, k) for b in ini) for k in ("pagu", "plafon", "selisih")]
            hasil.append(Total(jenis, len(ini), *kolom))
    return hasil


def ikhtisar(baris: Iterable[BarisMeja]) -> list[tuple[str, str, list[tuple[str, int]]]]:
    """How many offices stand where with each document: (kind, its name, [(status, offices), …])."""
    cacah = Counter((b.jenis, b.status) for b in baris)
    return [(j, nama, [(s, cacah[j, s]) for s in STATUS]) for j, nama in DOKUMEN.items()]
