"""One document, or one part of it, before one person."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from planning.models import BagianNaskah, Renja
from planning.perms import berhak_mengisi
from renja.dokumen.bagian import Bagian
from renja.dokumen.fakta import Fakta
from renja.dokumen.kerangka import DOKUMEN, JenisNaskah, pemilik_naskah
from renja.dokumen.naskah import NaskahBawaan
from renja.dokumen.simpanan import BELUM, sebab_terkunci
from renja.views.ambil import TidakAda, ambil_renja


def ambil_jenis(request: HttpRequest, kecamatan: str, tahun: int, versi: str, kode: str) -> tuple[Renja, JenisNaskah]:
    """The version at this address, if this person may see it, and the kind of document."""
    renja = ambil_renja(request, kecamatan, tahun, versi)
    jenis = DOKUMEN.get(kode)
    if jenis is None or renja.jenis not in jenis.untuk:
        kembali = reverse("dokumen_daftar", args=[kecamatan, tahun, versi])
        raise TidakAda(f"{renja.judul} tidak memiliki dokumen “{kode}”.", kembali, "daftar dokumen")
    return renja, jenis


@dataclass(frozen=True)
class LetakBagian:
    """A part with a text, as a person finds it."""

    request: HttpRequest
    renja: Renja
    jenis: JenisNaskah
    bagian: Bagian
    kerangka: tuple[Bagian, ...]

    @cached_property
    def fakta(self) -> Fakta:
        return Fakta(self.renja, self.kerangka)

    @cached_property
    def kini(self) -> BagianNaskah | None:
        """The text that the office wrote, if there is one."""
        ada = BagianNaskah.objects.select_related("oleh")
        return ada.filter(renja=self.renja, dokumen=self.jenis.kode, kunci=self.bagian.kunci).first()

    @property
    def tanda(self) -> str:
        return self.kini.tanda if self.kini else BELUM

    @cached_property
    def bawaan(self) -> str:
        """The default text, as it reads now."""
        return NaskahBawaan(self.fakta).isi(self.bagian)

    @property
    def berhak(self) -> bool:
        """Whether this person may write here at all; whether it is locked is another question."""
        return berhak_mengisi(self.request.user, self.renja)

    @cached_property
    def sebab(self) -> str:
        """Why nothing can be changed now; empty if it can."""
        return sebab_terkunci(self.renja, self.jenis.kode)

    @property
    def judul(self) -> str:
        f = self.fakta
        judul = self.bagian.judul.format(n=f.n, n1=f.n + 1, kec=f.kantor.nama_pendek)
        return f"{self.bagian.nomor} {judul}".strip()

    def alamat(self, nama: str = "dokumen_bagian") -> str:
        r = self.renja
        return reverse(nama, args=[r.perangkat_daerah.slug, r.tahun, r.versi, self.jenis.kode, self.bagian.kunci])

    @property
    def alamat_dokumen(self) -> str:
        """The document, with this part in sight."""
        return f"{alamat_dokumen(self.renja, self.jenis.kode)}?bagian={self.bagian.kunci}"

    @property
    def konteks(self) -> dict[str, Any]:
        return umum(self.renja, self.jenis) | {
            "letak": self,
            "alamat_bagian": self.alamat(),
            "alamat_banding": self.alamat("dokumen_banding"),
            "alamat_bawaan": self.alamat("dokumen_bawaan"),
        }


def ambil_bagian(request: HttpRequest, kecamatan: str, tahun: int, versi: str, kode: str, kunci: str) -> LetakBagian:
    renja, jenis = ambil_jenis(request, kecamatan, tahun, versi, kode)
    if (pemilik := pemilik_naskah(renja, kode)) != kode:
        pesan = f"Naskah {jenis.nama} disunting di dokumen {DOKUMEN[pemilik].nama}; keduanya selalu sama."
        raise TidakAda(pesan, alamat_dokumen(renja, pemilik), DOKUMEN[pemilik].nama)
    kerangka = jenis.kerangka(renja)
    for akar in kerangka:
        for b in akar.telusuri():
            if b.kunci == kunci and b.naskah:
                return LetakBagian(request, renja, jenis, b, kerangka)
    kembali = alamat_dokumen(renja, kode)
    raise TidakAda(f"{jenis.nama} tidak memiliki bagian bernaskah “{kunci}”.", kembali, jenis.nama)


def alamat_dokumen(renja: Renja, kode: str, nama: str = "dokumen", *lain: str) -> str:
    return reverse(nama, args=[renja.perangkat_daerah.slug, renja.tahun, renja.versi, kode, *lain])


def umum(renja: Renja, jenis: JenisNaskah) -> dict[str, Any]:
    """What every page of a document shows."""
    return {
        "renja": renja,
        "tahun_n": str(renja.tahun),
        "jenis": jenis,
        "alamat_daftar": reverse("dokumen_daftar", args=[renja.perangkat_daerah.slug, renja.tahun, renja.versi]),
        "alamat_dokumen": alamat_dokumen(renja, jenis.kode),
    }


def layar(html: str) -> SafeString:
    """A clean or default text for a page of the site, where it stands below a heading of the second level."""
    turun = html.replace("<h4>", "<h3>").replace("</h4>", "</h3>").replace("<h5>", "<h4>").replace("</h5>", "</h4>")
    return mark_safe(turun)  # noqa: S308 -- from our own templates, or cleaned by ``tulis_naskah``
