"""The default text of a part: compared with what the office wrote, and taken again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import unescape

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from planning.isian.kunci import Terkunci
from renja.dokumen.simpanan import NaskahBentrok, kembalikan_bawaan, tulis_naskah

from .letak import LetakBagian, ambil_bagian, layar

_AKHIR_BARIS = re.compile(r"</(?:p|h4|h5|li|tr|blockquote|div)>|<(?:ul|ol|table)>|<br>")


@dataclass(frozen=True)
class Beda:
    """A stretch of lines: ``sama`` in both, or what stands in the default and what the office has instead."""

    sama: list[str]
    bawaan: list[str]
    sendiri: list[str]


@require_safe
def banding(request: HttpRequest, kecamatan: str, tahun: int, versi: str, kode: str, kunci: str) -> HttpResponse:
    letak = ambil_bagian(request, kecamatan, tahun, versi, kode, kunci)
    if letak.kini is None:
        messages.info(request, f"{letak.judul} memakai naskah bawaan; tidak ada yang dibandingkan.")
        return HttpResponseRedirect(letak.alamat())
    sendiri = tulis_naskah(letak.kini.isi, letak.fakta)
    konteks = {
        "beda": bandingkan(letak.bawaan, sendiri),
        "boleh": letak.berhak and not letak.sebab,
        "bawaan": layar(letak.bawaan),
        "sendiri": layar(sendiri),
    }
    return render(request, "dokumen/banding.html", letak.konteks | konteks)


@require_http_methods(["GET", "HEAD", "POST"])
def bawaan(request: HttpRequest, kecamatan: str, tahun: int, versi: str, kode: str, kunci: str) -> HttpResponse:
    """Asks first: what the office wrote goes (the record keeps it)."""
    letak = ambil_bagian(request, kecamatan, tahun, versi, kode, kunci)
    if not letak.berhak:
        raise PermissionDenied
    if request.method == "POST":
        return _kembalikan(letak)
    if sebab := letak.sebab or ("" if letak.kini else f"{letak.judul} sudah memakai naskah bawaan."):
        messages.info(request, sebab)
        return HttpResponseRedirect(letak.alamat())
    konteks = {"bawaan": layar(letak.bawaan), "tanda": letak.tanda}
    return render(request, "dokumen/bawaan.html", letak.konteks | konteks)


def _kembalikan(letak: LetakBagian) -> HttpResponse:
    tanda = letak.request.POST.get("tanda", "")
    try:
        kembalikan_bawaan(letak.renja, letak.jenis.kode, letak.bagian.kunci, tanda)
    except NaskahBentrok:
        messages.error(letak.request, "Belum dikembalikan: naskah ini baru saja diubah orang lain. Periksa dahulu.")
        return HttpResponseRedirect(letak.alamat())
    except Terkunci as e:
        messages.error(letak.request, f"Belum dikembalikan. {e}")
        return HttpResponseRedirect(letak.alamat())
    messages.success(letak.request, f"{letak.judul} memakai naskah bawaan lagi.")
    return HttpResponseRedirect(letak.alamat_dokumen)


def bandingkan(bawaan: str, sendiri: str) -> list[Beda]:
    """Line by line, without marks."""
    a, b = _baris(bawaan), _baris(sendiri)
    hasil = []
    for apa, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        hasil.append(Beda(a[a1:a2], [], []) if apa == "equal" else Beda([], a[a1:a2], b[b1:b2]))
    return hasil


def _baris(html: str) -> list[str]:
    html = _AKHIR_BARIS.sub("\n", re.sub(r"\s+", " ", html)).replace("</td>", " | ").replace("</th>", " | ")
    teks = unescape(re.sub(r"<[^>]*>", "", html))
    return [t for b in teks.split("\n") if (t := " ".join(b.split()).removesuffix(" |"))]
