"""What the tests of the ground floor share."""

import pytest

from planning import alur
from planning.enums import Aksi, JenisDokumen
from renja.pemeriksaan.syarat import lolos_pemeriksaan


@pytest.fixture(autouse=True)
def tanpa_pemeriksaan(monkeypatch):
    """The conditions of this floor alone: what the pemeriksaan asks is the top floor's matter."""
    ajukan = (JenisDokumen.RENJA, Aksi.AJUKAN)
    monkeypatch.setitem(alur._SYARAT, ajukan, [s for s in alur._SYARAT[ajukan] if s is not lolos_pemeriksaan])
