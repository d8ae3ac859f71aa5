"""What all pages of the desk share: who may be there, which year it is about, what they show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from planning.enums import JenisRenja, Peran
from planning.forms.borang import Borang
from planning.masukan import kutip
from planning.models import Kabupaten, Renja
from renja.views.tahun import TAHUN_AKHIR, TAHUN_AWAL


def hanya_badan(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Only Bappelitbangda has a desk; everybody else is told so (403)."""

    @wraps(view)
    def jaga(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.peran != Peran.BAPPELITBANGDA:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return jaga


def kabupaten(request: HttpRequest) -> Kabupaten:
    """Whose desk it is."""
    return request.user.kabupaten


def tahun_ada(request: HttpRequest) -> list[int]:
    """The years for which any office of the kabupaten has a Renja, newest first; one query.

    A rancangan awal alone is not yet work of the offices.
    """
    renja = Renja.objects.terlihat_oleh(request.user).exclude(jenis=JenisRenja.RANCANGAN_AWAL)
    return list(renja.values_list("tahun", flat=True).distinct().order_by("-tahun"))


def tahun_terpilih(request: HttpRequest, ada: list[int]) -> int:
    """The year in the address; else the latest with work, else the one that is being planned now (n = next year)."""
    bawaan = ada[0] if ada else timezone.localdate().year + 1
    tulisan = request.GET.get("tahun", "").strip()
    if not tulisan:
        return bawaan
    if tulisan.isascii() and tulisan.isdigit() and TAHUN_AWAL <= int(tulisan[:9]) <= TAHUN_AKHIR:
        return int(tulisan)
    messages.warning(
        request, f"Tahun {kutip(tulisan)} tidak dikenal; yang ditampilkan {bawaan}. Tulis {TAHUN_AWAL}–{TAHUN_AKHIR}."
    )
    return bawaan


#: The pages of the desk, and what they are called.
BAGIAN = {
    "meja": "Dokumen kecamatan",
    "meja_plafon": "Plafon pagu",
    "meja_tenggat": "Tenggat dokumen",
    "meja_rancangan": "Rancangan awal RKPD",
    "meja_kompilasi": "Kompilasi Excel",
}


def umum(request: HttpRequest, di_sini: str, tahun: int, ada: list[int]) -> dict[str, Any]:
    """What every page of the desk shows; ``di_sini`` is the name of its address."""
    kini = timezone.localdate().year
    return {
        "judul": BAGIAN[di_sini],
        "bagian": list(BAGIAN.items()),
        "di_sini": di_sini,
        "kabupaten": kabupaten(request),
        "badan": kabupaten(request).badan_perencana,
        # As text: the page would print the number 2021 as "2.021".
        "tahun_n": str(tahun),
        # The rancangan awal of year n begins in December of n-2 (specification 6).
        "pilihan_tahun": [str(t) for t in sorted({*ada, kini, kini + 1, kini + 2, tahun}, reverse=True)],
    }


def isi_borang_meja(
    request: HttpRequest, buat: Callable[[Mapping[str, str] | None], Borang], pesan: str
) -> tuple[Borang, bool]:
    """A form about the whole kabupaten, shown or taken in, and whether it was saved. They are saved in turn."""
    if request.method != "POST":
        return buat(None), False
    with transaction.atomic():
        Kabupaten.objects.select_for_update().get(pk=kabupaten(request).pk)
        borang = buat(request.POST)
        tersimpan = borang.simpan(request.user)
    if tersimpan:
        messages.success(request, pesan if borang.berubah else "Tidak ada yang berubah.")
        if borang.ikut:
            messages.info(request, "Perubahan orang lain pada halaman yang sama juga tersimpan; periksa hasilnya.")
        for peringatan in borang.peringatan:
            messages.warning(request, peringatan)
    return borang, tersimpan
