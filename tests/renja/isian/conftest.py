"""Shared by the tests of filling in: the cells of the plain form, and how the grid sends them."""

import json
from html.parser import HTMLParser

import pytest

ISIAN = "/contoh/2022/renja/pokok/isian/"


class _Formulir(HTMLParser):
    """The fields of the form with the id ``isian``, as a browser without JavaScript would send them."""

    def __init__(self):
        super().__init__()
        self.isi: dict[str, str] = {}
        self._di_dalam, self._nama, self._pilihan = False, "", ""

    def handle_starttag(self, tag, atribut):
        a = dict(atribut)
        if tag == "form":
            self._di_dalam = a.get("id") == "isian"
        if not (self._di_dalam or a.get("form") == "isian"):
            return
        if tag == "input" and a.get("type") != "radio" and "name" in a:
            self.isi[a["name"]] = a.get("value") or ""
        elif tag in ("textarea", "select"):
            self._nama = a["name"]
            self.isi[self._nama] = ""
            self._pilihan = tag
        elif tag == "option" and self._pilihan == "select" and "selected" in a:
            self.isi[self._nama] = a["value"] or ""

    def handle_endtag(self, tag):
        if tag == "form":
            self._di_dalam = False
        if tag in ("textarea", "select"):
            self._nama = self._pilihan = ""

    def handle_data(self, data):
        if self._pilihan == "textarea":
            self.isi[self._nama] += data.removeprefix("\n")


def isi_formulir(jawaban) -> dict[str, str]:
    formulir = _Formulir()
    formulir.feed(jawaban.content.decode())
    return formulir.isi


def kirim(klien, pengguna, *sel, alamat: str = ISIAN, **lain):
    """What the grid sends: ``(name, version, text)`` for each cell."""
    isi = {"pengguna": pengguna.pk, "sel": [{"nama": n, "versi": v, "tulisan": t, "dikirim": []} for n, v, t in sel]}
    return klien.post(f"{alamat}simpan/", json.dumps(isi | lain), content_type="application/json")


@pytest.fixture
def staf(kantor_terisi):
    """The office's staf: the browser, and the person."""
    return kantor_terisi.klien("staf"), kantor_terisi.orang["staf"]


@pytest.fixture
def daun(kantor_terisi):
    """The first leaf of the Renja (two indicators, pagu 1.000.000)."""
    return kantor_terisi.pokok.baris.filter(pagu__isnull=False).order_by("nomenklatur__kode").first()
