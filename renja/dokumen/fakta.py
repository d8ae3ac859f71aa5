"""What documents say of a version of the Renja in their texts: every figure from the same rows as the tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from evaluation.kinerja import Kinerja, muat_kinerja
from evaluation.narasi import Narasi, susun_narasi
from evaluation.terdahulu import muat_terdahulu
from planning.enums import JenisDokumen, JenisRenja, Level
from planning.landasan import Peraturan, landasan
from planning.models import (
    Dokumen,
    GambarNaskah,
    Kabupaten,
    Pejabat,
    PerangkatDaerah,
    Renja,
    Renstra,
    Sasaran,
    Tujuan,
    Usulan,
)
from planning.pohon import Pasangan, Pohon, PohonBanding, Simpul, bandingkan, muat_pohon
from planning.renstra import renstra_untuk
from planning.tabel.tanda_tangan import camat_pada
from planning.versi import renja_terakhir

from .bagian import Bagian
from .gambar import AWALAN, img, kunci_disebut

#: A Renja Perubahan looks at the year up to here (specification 5.2).
TW_PERUBAHAN = 2


@dataclass(frozen=True)
class Fakta:
    """The facts of one version; each is fetched when a text first asks for it, and once. ``kerangka``: the parts of the
    document that the texts are in."""

    renja: Renja
    kerangka: tuple[Bagian, ...] = ()

    @property
    def sistematika(self) -> list[tuple[str, str, list[str]]]:
        """The chapters: number, title, and the titles of their sections."""
        return [
            (b.nomor, self.isi_judul(b.judul), [self.isi_judul(a.judul) for a in b.anak])
            for b in self.kerangka
            if b.nomor
        ]

    def isi_judul(self, judul: str) -> str:
        """A declared heading with its year and place."""
        return judul.format(n=self.n, n1=self.n + 1, kec=self.kantor.nama_pendek)

    # --- Who and when ---

    @property
    def kantor(self) -> PerangkatDaerah:
        return self.renja.perangkat_daerah

    @property
    def kabupaten(self) -> Kabupaten:
        return self.kantor.kabupaten

    @property
    def n(self) -> int:
        return self.renja.tahun

    @property
    def tahun(self) -> str:
        """The same as text: a page would print the number 2021 as "2.021"."""
        return str(self.n)

    @cached_property
    def dokumen(self) -> Dokumen | None:
        """How far the Renja has come; number and date once it is issued."""
        return Dokumen.objects.filter(renja=self.renja, jenis=JenisDokumen.RENJA).first()

    @property
    def tanggal(self) -> date | None:
        """The day it was issued on; nothing before."""
        return self.dokumen.tanggal if self.dokumen else None

    @property
    def nomor(self) -> str:
        """The number of the Keputusan Camat; nothing before."""
        return self.dokumen.nomor if self.dokumen else ""

    @cached_property
    def camat(self) -> Pejabat | None:
        """Who signs: in office on the day of issue, else at the end of the year before (of the year, a perubahan)."""
        hari = self.tanggal or date(self.n if self.perubahan else self.n - 1, 12 if not self.perubahan else 9, 30)
        return camat_pada(self.kantor, hari)

    @property
    def perubahan(self) -> bool:
        return self.renja.jenis == JenisRenja.PERUBAHAN

    @cached_property
    def landasan(self) -> list[Peraturan]:
        """The regulations in force when it is made: a Renja in the year before, a perubahan in the year itself."""
        return landasan(self.kabupaten, self.n if self.perubahan else self.n - 1)

    # --- What is planned ---

    @cached_property
    def pohon(self) -> Pohon:
        return muat_pohon(self.renja)

    @cached_property
    def asal(self) -> Pohon | None:
        """The version before, of a perubahan."""
        return muat_pohon(self.renja.asal) if self.perubahan and self.renja.asal else None

    @cached_property
    def banding(self) -> PohonBanding | None:
        return bandingkan(self.asal, self.pohon) if self.asal else None

    def cacah(self, level: str, sebelum: bool = False) -> int:
        """How many programmes, kegiatan or sub kegiatan there are, of this version or of the one before."""
        pohon = self.asal if sebelum else self.pohon
        return pohon.cacah[level] if pohon else 0

    @property
    def punya_sub_kegiatan(self) -> bool:
        return self.renja.edisi.level_daun == Level.SUB_KEGIATAN

    @property
    def dua_tingkat(self) -> str:
        """What stands below a programme, in words: before 2021 there was no sub kegiatan."""
        return "kegiatan dan sub kegiatan" if self.punya_sub_kegiatan else "kegiatan"

    @property
    def daun(self) -> str:
        """What a leaf is called."""
        return "sub kegiatan" if self.punya_sub_kegiatan else "kegiatan"

    @property
    def program(self) -> list[Simpul]:
        return self.pohon.program

    def berstatus(self, status: str) -> list[Pasangan]:
        """Leaves that are ``baru``, ``dihapus`` or ``tetap`` in a perubahan."""
        return [p for p in self.banding.telusuri() if p.daun and p.status == status] if self.banding else []

    @property
    def baru(self) -> list[Pasangan]:
        return self.berstatus("baru")

    @property
    def dihapus(self) -> list[Pasangan]:
        return self.berstatus("dihapus")

    @cached_property
    def berubah_pagu(self) -> list[Pasangan]:
        """Leaves that stay, with another pagu."""
        return [p for p in self.berstatus("tetap") if p.sebelum.pagu != p.sesudah.pagu]

    @property
    def perubahan_isi(self) -> bool:
        """Whether a perubahan changes anything at all."""
        return bool(self.berubah_pagu or self.berstatus("baru") or self.berstatus("dihapus"))

    # --- What was promised for five years ---

    @cached_property
    def renstra(self) -> Renstra | None:
        return renstra_untuk(self.renja)

    @cached_property
    def tujuan(self) -> list[Tujuan]:
        return list(self.renstra.tujuan.all()) if self.renstra else []

    @cached_property
    def sasaran(self) -> list[Sasaran]:
        return list(Sasaran.objects.filter(tujuan__renstra=self.renstra)) if self.renstra else []

    @cached_property
    def usulan(self) -> list[Usulan]:
        return list(Usulan.objects.filter(perangkat_daerah=self.kantor, tahun=self.n).select_related("nomenklatur"))

    # --- Pictures ---

    @cached_property
    def _gambar(self) -> dict[str, GambarNaskah | None]:
        return {}

    def muat_gambar(self, *naskah: str) -> None:
        """Fetch the office's pictures that these texts name, in one query if there are any."""
        kunci = {k for n in naskah for k in kunci_disebut(n)} - self._gambar.keys()
        if kunci:
            ada = {g.kunci: g for g in GambarNaskah.objects.filter(perangkat_daerah=self.kantor, kunci__in=kunci)}
            self._gambar.update({k: ada.get(k) for k in kunci})

    def gambar(self, kunci: str) -> str:
        """A picture as HTML; nothing if the office has none by this key (any more)."""
        self.muat_gambar(f"{AWALAN}{kunci}")
        gambar = self._gambar[kunci]
        return img(gambar) if gambar else ""

    # --- What came of it ---

    @cached_property
    def dinilai(self) -> tuple[Kinerja, int] | None:
        """What the evaluation chapter tells of, and up to which quarter: this year for a perubahan, else the last."""
        if self.perubahan:
            kinerja = muat_kinerja(self.renja, self.pohon)
            return (kinerja, TW_PERUBAHAN) if kinerja.triwulan_terakhir else None
        lalu = renja_terakhir(Renja.objects.all(), self.kantor.pk, self.n - 1)
        if lalu is None:
            return None
        kinerja = muat_kinerja(lalu, muat_pohon(lalu))
        return (kinerja, tw) if (tw := kinerja.triwulan_terakhir) else None

    @property
    def tw_dinilai(self) -> str:
        """Up to which quarter, in roman; empty if nothing is known."""
        return ("", "I", "II", "III", "IV")[self.dinilai[1]] if self.dinilai else ""

    @property
    def tahun_dinilai(self) -> str:
        """Which year the evaluation chapter tells of."""
        return str(self.dinilai[0].pohon.renja.tahun) if self.dinilai else str(self.n if self.perubahan else self.n - 1)

    @cached_property
    def capaian(self) -> list[Narasi]:
        """A few sentences on each programme, kegiatan and sub kegiatan; nothing where nothing is known yet."""
        if self.dinilai is None:
            return []
        kinerja, tw = self.dinilai
        return susun_narasi(kinerja, tw, muat_terdahulu(kinerja.pohon.renja))
