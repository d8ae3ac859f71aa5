"""The table of rights is complete, and the site keeps to it: for every address, everybody, GET and POST."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import transaction
from django.urls import URLPattern, get_resolver

from .dunia import SIAPA, Dunia, bangun
from .tabel import KATA, TABEL, TANYA

#: What a person may leave behind without having changed anything.
_BUKAN_ISI = {"CatatanAkun", "Takaran", "Impor"}
#: The grid says who types, so that a colleague's cells do not go out under another's name.
_JSON = {"isian_simpan", "rencana_aksi_simpan", "realisasi_simpan"}


def _alamat(resolver=None) -> Iterator[str]:
    for p in (resolver or get_resolver()).url_patterns:
        if isinstance(p, URLPattern):
            yield p.name
        else:
            yield from _alamat(p)


def test_setiap_alamat_ada_dalam_tabel():
    """A new address without a row fails here, and a row without an address."""
    assert set(_alamat()) == set(TABEL)
    assert all(len(huruf) == len(SIAPA) for baris in TABEL.values() for huruf in baris)
    assert set(KATA) | set(TANYA) <= set(TABEL)


@pytest.fixture(scope="module")
def dunia_termuat(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield bangun()
        transaction.set_rollback(True)


@pytest.fixture
def dunia(dunia_termuat, db, settings) -> Dunia:
    settings.LAJU = dict.fromkeys(settings.LAJU, (10**9, 60))
    return dunia_termuat


def _huruf(jawaban) -> str:
    if jawaban.status_code == 302 and jawaban.url.startswith("/masuk/"):
        return "m"
    return {401: "1", 403: "3", 404: "4", 405: "5"}.get(jawaban.status_code, "B")


def _minta(dunia: Dunia, nama: str, cara: str, siapa: str):
    alamat = dunia.alamat(nama, KATA.get(nama, {}), TANYA.get(nama, ""))
    klien, orang = dunia.klien(siapa), dunia.orang[siapa]
    if cara == "post" and nama in _JSON:
        isi = json.dumps({"pengguna": orang.pk if orang else 0, "sel": []})
        return klien.post(alamat, isi, content_type="application/json")
    return getattr(klien, cara)(alamat)


def _potret() -> dict[str, list]:
    """Every row of every model."""
    return {
        m.__name__: list(m.objects.order_by("pk").values_list())
        for app in ("planning", "evaluation")
        for m in apps.get_app_config(app).get_models()
        if m.__name__ not in _BUKAN_ISI
    }


@pytest.mark.parametrize("cara", ["get", "post"])
@pytest.mark.parametrize("nama", TABEL)
def test_alamat(dunia, nama, cara):
    """Each person gets the answer of the table; whoever may not, changes nothing, and a GET changes nothing at all."""
    dinyatakan = TABEL[nama][cara == "post"]
    semula = _potret()
    didapat, ditolak = "", []
    for siapa, huruf in zip(SIAPA, dinyatakan, strict=True):
        with transaction.atomic():
            jawaban = _minta(dunia, nama, cara, siapa)
            didapat += _huruf(jawaban)
            if jawaban.streaming:
                b"".join(jawaban)  # to its end, so that its file is closed
            assert jawaban.status_code < 500
            # Whoever may is undone; what the others did must not be there to undo.
            transaction.set_rollback(cara == "post" and huruf in "Bm")
        if cara == "get" or huruf not in "Bm":
            ditolak.append(siapa)
    assert didapat == dinyatakan
    if ditolak:
        kini = _potret()
        assert {m for m in semula if semula[m] != kini[m]} == set()
