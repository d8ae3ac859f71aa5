"""Shared by the tests of filling in: the cells of the plain form, and how the grid sends them."""

import json
from html.parser import HTMLParser

import pytest

from .peramban import LembarPeramban, masukkan

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


# --- In the browser ---------------------------------------------------------------------------------------------------

#: What the browser itself writes to the console about answers that are meant.
_WAJAR = ("status of 401", "status of 403", "status of 400", "status of 422", "status of 502", "net::ERR_")


@pytest.fixture
def konteks(browser, live_server):
    """A function that makes a browser profile, with a person logged in; complaints of scripts fail the test."""
    buka, keluhan = [], []

    def _konteks(pengguna=None, **isi):
        bawaan = {"base_url": live_server.url, "locale": "id-ID", "viewport": {"width": 1366, "height": 768}}
        k = browser.new_context(**bawaan | {"reduced_motion": "reduce"} | isi)
        k.set_default_timeout(10_000)
        buka.append(k)
        k.grant_permissions(["clipboard-read", "clipboard-write"])
        if pengguna:
            masukkan(k, pengguna, live_server.url)
        k.on("weberror", lambda g: keluhan.append(str(g.error)))
        k.on("console", lambda m: keluhan.append(m.text) if m.type in ("error", "warning") else None)
        k.on("request", lambda r: None if r.url.startswith(live_server.url) else keluhan.append(r.url))
        return k

    yield _konteks
    for k in buka:
        k.close()
    assert [k for k in keluhan if not any(w in k for w in _WAJAR)] == []


@pytest.fixture
def lembar(konteks, kantor_terisi):
    """A function that opens the sheet for a person: ``lembar()`` for the staf, in a browser of their own."""

    def _lembar(siapa: str = "staf", renja=None, **isi) -> LembarPeramban:
        halaman = konteks(kantor_terisi.orang[siapa], **isi).new_page()
        return LembarPeramban(halaman, renja or kantor_terisi.pokok).buka()

    return _lembar
