"""Fetching what a page is about, always through the rights of who asks; else a 404 that says what is missing."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.urls import reverse

from planning.isian.kunci import Terkunci, pesan_terkunci
from planning.models import Pengguna, Renja
from planning.perms import berhak_mengisi
from planning.tabel import Tabel, TabelTidakTersedia
from planning.versi import RenjaTidakAda, cari_renja
from renja.tabel import LAYAR, kelas_tabel, muat_tabel


class TidakAda(Http404):
    """A 404 with a message for people and, where there is one, a nearer way back than the home page."""

    def __init__(self, pesan: str, kembali: str = "", ke: str = ""):
        super().__init__(pesan)
        self.kembali = kembali
        self.ke = ke


def ambil_renja(request: HttpRequest, kecamatan: str, tahun: int, versi: str) -> Renja:
    """The Renja at this address, if this person may see it."""
    try:
        return cari_renja(Renja.objects.terlihat_oleh(request.user), kecamatan, tahun, versi)
    except RenjaTidakAda as e:
        raise TidakAda(str(e)) from None


def pastikan_boleh_mengisi(pengguna: Pengguna, renja: Renja) -> None:
    """403 for who never fills this Renja in; for who does, but not while it is locked, why and what to do (409)."""
    if not berhak_mengisi(pengguna, renja):
        raise PermissionDenied
    if renja.terkunci:
        raise Terkunci(pesan_terkunci(renja, renja.status))


def ambil_tabel(renja: Renja, nomor: str) -> Tabel:
    """The table with this number of this Renja."""
    try:
        return muat_tabel(renja, nomor)
    except TabelTidakTersedia as e:
        raise TidakAda(str(e), renja.get_absolute_url(), str(renja)) from None


def tautan_tabel(renja: Renja, nomor: str) -> dict[str, str]:
    """The addresses of one table: the page and the two files."""
    arg = [renja.perangkat_daerah.slug, renja.tahun, renja.versi, nomor]
    return {
        "nomor": nomor,
        "sebutan": kelas_tabel(renja, nomor).sebutan(),
        "halaman": reverse("tabel", args=[*arg[:-1], LAYAR.get(nomor, nomor)]),
        "pdf": reverse("tabel_pdf", args=arg),
        "xlsx": reverse("tabel_xlsx", args=arg),
    }


def versi_lain(request: HttpRequest, renja: Renja) -> list[Renja]:
    """The other versions of the same office and year that this person may see, oldest first; one query."""
    return list(
        Renja.objects.terlihat_oleh(request.user)
        .filter(perangkat_daerah=renja.perangkat_daerah_id, tahun=renja.tahun)
        .exclude(pk=renja.pk)
        .select_related("perangkat_daerah", "edisi", "setelan_tersimpan")
        .order_by("-jenis", "urutan")
    )
