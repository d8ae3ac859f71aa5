"""A browser without scripts: reads the forms of a page, fills fields in, and sends them as a browser would."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

from django.test import Client

_TEKS = {"text", "search", "hidden", "number"}


@dataclass
class Formulir:
    """One form of a page: where it goes, and what it would send."""

    aksi: str
    metode: str
    isi: dict[str, str] = field(default_factory=dict)
    #: All fields by name with their kind, unticked boxes too.
    jenis: dict[str, str] = field(default_factory=dict)
    pilihan: dict[str, list[str]] = field(default_factory=dict)
    tombol: list[tuple[str, str]] = field(default_factory=list)


class _Pembaca(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.formulir: list[Formulir] = []
        self.teks: list[str] = []
        self._form: Formulir | None = None
        self._area: str | None = None
        self._select: str | None = None

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        if tag == "form":
            self._form = Formulir(a.get("action") or "", (a.get("method") or "get").lower())
            self.formulir.append(self._form)
        elif self._form is None or "disabled" in a:
            return
        elif tag == "input" and a.get("name"):
            self._masukan(a)
        elif tag == "textarea":
            self._area, self._form.isi[a["name"]], self._form.jenis[a["name"]] = a["name"], "", "textarea"
        elif tag == "select":
            self._select, self._form.jenis[a["name"]] = a["name"], "select"
            self._form.pilihan[a["name"]] = []
        elif tag == "option" and self._select:
            self._form.pilihan[self._select].append(a.get("value", ""))
            if "selected" in a or self._select not in self._form.isi:
                self._form.isi[self._select] = a.get("value", "")
        elif tag == "button" and a.get("type", "submit") == "submit":
            self._form.tombol.append((a.get("name", ""), a.get("value", "")))

    def _masukan(self, a):
        nama, jenis = a["name"], a.get("type", "text")
        self._form.jenis[nama] = jenis
        if jenis in ("radio", "checkbox"):
            self._form.pilihan.setdefault(nama, []).append(a.get("value", "on"))
            if "checked" in a:
                self._form.isi[nama] = a.get("value", "on")
        elif jenis in _TEKS:
            self._form.isi[nama] = a.get("value", "")

    def handle_data(self, data):
        if self._area is not None:
            self._form.isi[self._area] += data
        else:
            self.teks.append(data)

    def handle_endtag(self, tag):
        if tag == "form":
            self._form = None
        elif tag == "textarea":
            # The first line end after the tag is no part of the text.
            self._form.isi[self._area] = self._form.isi[self._area].removeprefix("\n")
            self._area = None
        elif tag == "select":
            self._select = None


@dataclass
class Halaman:
    """A page as it came: its status, its HTML, what can be read in it, and its forms."""

    status: int
    html: str
    teks: str
    formulir: list[Formulir]
    #: Where the browser ended up.
    tiba: str

    @property
    def borang(self) -> Formulir:
        """The form that carries what the person saw."""
        return next(f for f in self.formulir if "semula" in f.isi)


def _baca(jawaban) -> Halaman:
    jalan, kueri = jawaban.request["PATH_INFO"], jawaban.request["QUERY_STRING"]
    tiba = f"{jalan}?{kueri}" if kueri else jalan
    pembaca = _Pembaca()
    html = jawaban.content.decode()
    pembaca.feed(html)
    return Halaman(jawaban.status_code, html, " ".join(" ".join(pembaca.teks).split()), pembaca.formulir, tiba)


def buka(klien: Client, alamat: str) -> Halaman:
    return _baca(klien.get(alamat, follow=True))


def kirim(
    klien: Client, halaman: Halaman, ubah: dict[str, str | None], *, formulir: Formulir | None = None, tombol=None
) -> Halaman:
    """Fill in and send a form (the page's main one). ``None`` unticks a box. Names that are no field are an error."""
    formulir = formulir or halaman.borang
    asing = ubah.keys() - formulir.jenis.keys()
    assert not asing, f"tidak ada isian {sorted(asing)}; yang ada: {sorted(formulir.jenis)}"
    isi = {n: t for n, t in {**formulir.isi, **ubah}.items() if t is not None}
    if tombol:
        assert tombol in formulir.tombol, f"tombol yang ada: {formulir.tombol}"
        isi[tombol[0]] = tombol[1]
    alamat = urljoin(halaman.tiba, formulir.aksi) if formulir.aksi else halaman.tiba
    if formulir.metode == "get":
        return _baca(klien.get(alamat.split("?")[0], isi, follow=True))
    return _baca(klien.post(alamat, isi, follow=True))
