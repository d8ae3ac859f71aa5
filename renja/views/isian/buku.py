"""A sheet that people fill in, whatever it holds: how its cells are named, saved, and what is answered.

The page (``halaman``), the saving while one types (``kirim``) and the scripts are one for all sheets; a sheet says only
what is its own. ``BukuRenja`` is that of a Renja; those of the quarters stand in ``renja.views.triwulan``.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import reverse

from planning.isian.isi_kolom import DAPAT_DIISI
from planning.isian.kolom import KOLOM, Acuan
from planning.isian.kunci import pesan_terkunci
from planning.isian.pagu import jumlah_pagu, plafon, tahun_lalu
from planning.isian.sel import TERSIMPAN, Hasil, SelIsian, simpan_sel
from planning.masukan import kejanggalan_pagu
from planning.models import BarisRenja, Pengguna, Renja
from planning.nilai import format_angka
from planning.perms import berhak_mengisi, boleh_mengisi
from planning.pohon import muat_pohon
from renja.views.ambil import pastikan_boleh_mengisi
from renja.views.ringkas_persetujuan import catatan_terbuka

from .alamat import urai_alamat
from .lembar import Lembar, nama_sel, susun_lembar
from .temuan import temuan_lembar
from .tindakan import tindakan_terakhir


@dataclass
class Buku(ABC):
    """One sheet of one Renja before one person."""

    renja: Renja
    pengguna: Pengguna

    #: The template of its page, and the scripts' name for how its sums are counted.
    templat: ClassVar[str] = "isian/halaman.html"
    #: What is said to those who may not fill it in.
    tidak_berhak: ClassVar[str] = "Anda tidak berhak mengisi Renja ini."

    @property
    @abstractmethod
    def kunci(self) -> str:
        """Under which name the browser keeps drafts of this sheet."""

    @property
    def boleh(self) -> bool:
        """Whether this person may fill it in now."""
        return boleh_mengisi(self.pengguna, self.renja)

    def tolak(self) -> None:
        """Refuse a page's form of who may not fill it in now."""
        raise PermissionDenied

    @abstractmethod
    def alamat(self, nama: str = "") -> str:
        """The address of the page, or (``simpan``, ``masuk``) of what it sends to."""

    @abstractmethod
    def urai(self, nama: str) -> tuple[str, int, int, str] | None:
        """The name of a cell → (kind of object, id, number, column); ``None`` for what is no cell of this sheet."""

    @abstractmethod
    def nama(self, sel: SelIsian) -> str:
        """The opposite of ``urai``."""

    @abstractmethod
    def simpan(self, daftar: list[SelIsian]) -> list[Hasil]:
        """Save cells; the caller has asked ``boleh``."""

    @abstractmethod
    def jawaban(self, hasil: list[Hasil]) -> dict[str, Any]:
        """What the scripts are told besides what became of each cell."""

    @abstractmethod
    def konteks(self, request: HttpRequest, belum: list[Hasil]) -> dict[str, Any]:
        """What the page shows; ``lembar`` is the sheet with what could not be saved."""


@dataclass
class BukuRenja(Buku):
    """The rows of a Renja: words, targets, pagu."""

    def __post_init__(self):
        self.acuan = Acuan()

    @property
    def kunci(self) -> str:
        return str(self.renja.pk)

    @property
    def tidak_berhak(self) -> str:
        if berhak_mengisi(self.pengguna, self.renja):
            return pesan_terkunci(self.renja, self.renja.status)
        return Buku.tidak_berhak

    def tolak(self) -> None:
        pastikan_boleh_mengisi(self.pengguna, self.renja)

    def alamat(self, nama: str = "") -> str:
        return reverse(
            f"isian_{nama}" if nama else "isian",
            args=[self.renja.perangkat_daerah.slug, self.renja.tahun, self.renja.versi],
        )

    def urai(self, nama: str) -> tuple[str, int, int, str] | None:
        alamat, _, kolom = nama.partition("-")
        tempat = urai_alamat(alamat)
        return (*tempat, kolom) if tempat and kolom in KOLOM else None

    def nama(self, sel: SelIsian) -> str:
        return nama_sel(sel)

    def simpan(self, daftar: list[SelIsian]) -> list[Hasil]:
        return simpan_sel(self.renja, daftar, self.pengguna, self.acuan)

    def jawaban(self, hasil: list[Hasil]) -> dict[str, Any]:
        """What the pemeriksaan finds in the rows now; if money changed, the sums and what is odd about it."""
        if not any(h.status == TERSIMPAN for h in hasil):
            return {}
        temuan = temuan_lembar(self.renja).jawaban()
        if not any(h.sel.kolom in ("pagu", "pagu_n1") and h.status == TERSIMPAN for h in hasil):
            return temuan
        jumlah = jumlah_pagu(self.renja)
        return temuan | {
            "keluaran": {f"{k}/{kode}": [_angka(n), False] for k, isi in jumlah.items() for kode, n in isi.items()},
            "peringatan": self._peringatan(hasil),
        }

    def _peringatan(self, hasil: Iterable[Hasil]) -> dict[str, str]:
        """For each pagu that was saved: what is odd about it, or nothing."""
        pagu = {h.sel.objek_id: nama_sel(h.sel) for h in hasil if h.sel.kolom == "pagu" and h.status == TERSIMPAN}
        if not pagu or (lalu := tahun_lalu(self.renja)).renja is None:
            return {}
        baris = BarisRenja.objects.filter(renja=self.renja, pk__in=pagu)
        semua = baris.values_list("pk", "nomenklatur__kode", "pagu")
        return {pagu[pk]: kejanggalan_pagu(nilai, lalu.dari(kode)) or "" for pk, kode, nilai in semua}

    def konteks(self, request: HttpRequest, belum: list[Hasil]) -> dict[str, Any]:
        temuan = temuan_lembar(self.renja) if self.boleh else None
        pohon = temuan.bahan.pohon if temuan else muat_pohon(self.renja)
        lalu, batas = tahun_lalu(self.renja), plafon(self.renja)
        lembar: Lembar = susun_lembar(pohon, lalu, self.acuan, belum, request.GET.get("tambah", ""), isi=self.boleh)
        if temuan:
            lembar.pasang_temuan(temuan.sel)
        return {
            "pohon": pohon,
            "lembar": lembar,
            "cacah_temuan": temuan.cacah if temuan else None,
            "pagu_lalu": lalu.dari(""),
            "plafon": batas,
            "sisa": None if batas is None else batas - (pohon.pagu or 0),
            "sumber_dana": [self.acuan.tulis_sumber_dana(s) for s in self.acuan.sumber_dana] if self.boleh else [],
            "dapat_diisi": DAPAT_DIISI.items(),
            "catatan_pemeriksa": catatan_terbuka(self.renja, pohon) if self.boleh else [],
            "urungan": tindakan_terakhir(self.renja) if self.boleh else None,
        }


def _angka(nilai: int | None) -> str:
    return "" if nilai is None else format_angka(nilai)
