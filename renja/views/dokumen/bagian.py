"""Writing one part: in lines, or with the editor; nobody overwrites anybody, and nothing that was typed is lost."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_http_methods

from planning.isian.kunci import Terkunci
from planning.models import GambarNaskah
from renja.dokumen.bersih import TERPANJANG, bersihkan
from renja.dokumen.fakta import Fakta
from renja.dokumen.gambar import AWALAN
from renja.dokumen.isian import ISIAN, TITIK
from renja.dokumen.simpanan import NaskahBentrok, NaskahDitolak, simpan_naskah, sumber_salinan, tulis_naskah
from renja.dokumen.teks import dari_teks, ke_teks
from renja.views.ambil import TidakAda

from .letak import LetakBagian, ambil_bagian, layar

TEKS, HTML = "teks", "html"
_IMG = re.compile(r'<img class="gambar-naskah"[^>]*>')
#: Only a perubahan has a version before it.
_PERUBAHAN = {"pagu-selisih", "cacah-baru", "cacah-dihapus", "daftar-baru", "daftar-dihapus", "daftar-berubah"}


@dataclass(frozen=True)
class Tulisan:
    """What stands in the field: lines, or HTML where lines would not say all of it."""

    bentuk: str
    isi: str
    #: The same, clean; ``None`` for what was sent and cannot be kept.
    bersih: str | None


@require_http_methods(["GET", "HEAD", "POST"])
def bagian(request: HttpRequest, kecamatan: str, tahun: int, versi: str, kode: str, kunci: str) -> HttpResponse:
    letak = ambil_bagian(request, kecamatan, tahun, versi, kode, kunci)
    if request.method == "POST":
        if not letak.berhak:
            raise PermissionDenied
        return _simpan(letak)
    isi, disalin = letak.kini.isi if letak.kini else bersihkan(letak.bawaan), ""
    if (pilihan := request.GET.get("salin")) and letak.berhak and not letak.sebab:
        sumber = next((s for s in _sumber(letak) if str(s.pk) == pilihan), None)
        if sumber is None:
            raise TidakAda("Naskah yang hendak disalin tidak ada lagi.", letak.alamat(), letak.judul)
        isi, disalin = bersihkan(sumber.naskah.isi), sumber.sebutan
    return _tampilkan(letak, _tulisan(isi), disalin=disalin)


def _simpan(letak: LetakBagian) -> HttpResponse:
    kiriman = letak.request.POST
    # What stands in a field ends its lines as no other text does.
    isi, tanda = kiriman.get("isi", "").replace("\r\n", "\n"), kiriman.get("tanda", "")
    bentuk = HTML if kiriman.get("bentuk") == HTML else TEKS
    mentah = Tulisan(bentuk, isi, None)
    try:
        if len(isi) > TERPANJANG:
            raise NaskahDitolak(f"Naskah ini lebih panjang dari {TERPANJANG // 1000} ribu huruf. Pendekkan dahulu.")
        html = isi if bentuk == HTML else dari_teks(isi)
        berubah = simpan_naskah(letak.renja, letak.jenis.kode, letak.bagian.kunci, html, tanda, letak.request.user)
    except NaskahDitolak as e:
        return _tampilkan(letak, mentah, galat=str(e), status=422)
    except Terkunci:
        return _tampilkan(letak, mentah, tertinggal=ke_teks(bersihkan(html)) or isi, status=409)
    except NaskahBentrok as e:
        return _tampilkan(letak, _tulisan(bersihkan(html)), bentrok=e, status=409)
    pesan = "tersimpan" if berubah else "tidak berubah"
    messages.success(letak.request, f"Naskah {letak.judul} {pesan}.")
    return HttpResponseRedirect(letak.alamat_dokumen)


def _tulisan(isi: str) -> Tulisan:
    """A clean text as it is put into the field."""
    teks = ke_teks(isi)
    return Tulisan(HTML, isi, isi) if teks is None else Tulisan(TEKS, teks, isi)


def _sumber(letak: LetakBagian):
    return sumber_salinan(letak.renja, letak.jenis.kode, letak.bagian.kunci)


def _tampilkan(
    letak: LetakBagian,
    tulisan: Tulisan,
    *,
    disalin: str = "",
    galat: str = "",
    tertinggal: str = "",
    bentrok: NaskahBentrok | None = None,
    status: int = 200,
) -> HttpResponse:
    boleh = letak.berhak and not letak.sebab
    isi = tulisan.bersih
    konteks = letak.konteks | {
        "boleh": boleh,
        "tulisan": tulisan,
        "disalin": disalin,
        "galat": galat,
        "tertinggal": tertinggal,
        "bentrok": bentrok,
        "kini": _kini(letak) if bentrok or not boleh else "",
        "panjang": str(TERPANJANG),
        "sumber": _sumber(letak) if boleh else [],
        # For the editor: the text with what its placeholders stand for, and the list of them.
        "awal": _untuk_penyunting(isi, letak.fakta) if boleh and isi is not None else "",
        "daftar_isian": _daftar_isian(letak.fakta) + _daftar_gambar(letak) if boleh else [],
    }
    return render(letak.request, "dokumen/bagian.html", konteks, status=status)


def _kini(letak: LetakBagian) -> str:
    """The text that is printed now."""
    return layar(tulis_naskah(letak.kini.isi, letak.fakta) if letak.kini else letak.bawaan)


def _untuk_penyunting(isi: str, fakta: Fakta) -> SafeString:
    """The text with what its placeholders stand for; of pictures the editor shows only the name."""
    return mark_safe(_IMG.sub("", tulis_naskah(isi, fakta)))  # noqa: S308 -- cleaned


def _daftar_gambar(letak: LetakBagian) -> list[dict[str, Any]]:
    """The office's pictures, as placeholders on a line of their own."""
    milik = GambarNaskah.objects.filter(perangkat_daerah=letak.renja.perangkat_daerah).values_list("kunci", "uraian")
    slug = letak.renja.perangkat_daerah.slug
    return [
        {
            "kunci": f"{AWALAN}{k}",
            "sebutan": f"Gambar: {u}",
            "blok": True,
            "isi": "",
            "gambar": {"src": reverse("gambar_berkas", args=[slug, k]), "alt": u},
        }
        for k, u in milik
    ]


def _daftar_isian(fakta: Fakta) -> list[dict[str, Any]]:
    """The placeholders that this version has something for, with what they say now (lists: only their name)."""
    return [
        {"kunci": i.kunci, "sebutan": i.sebutan, "blok": i.blok, "isi": "" if i.blok else i.isi(fakta) or TITIK}
        for i in ISIAN.values()
        if fakta.perubahan or not (i.kunci in _PERUBAHAN or i.kunci.endswith("-sebelum"))
    ]
