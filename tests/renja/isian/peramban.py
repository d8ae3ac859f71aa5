"""The sheet in a real browser: opening it, finding cells, pressing keys, and counting what that takes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from django.test import Client
from playwright.sync_api import BrowserContext, Locator, Page, expect

from planning.models import Pengguna, Renja

SANDI = "rahasia-uji-123"


def alamat_isian(renja: Renja) -> str:
    return f"/{renja.perangkat_daerah.slug}/{renja.tahun}/renja/{renja.versi}/isian/"


def masukkan(konteks: BrowserContext, pengguna: Pengguna, url: str) -> None:
    """Log this person in with this browser."""
    klien = Client()
    klien.force_login(pengguna)
    konteks.add_cookies([{"name": "sessionid", "value": klien.cookies["sessionid"].value, "url": url}])


@dataclass
class LembarPeramban:
    """One open sheet."""

    page: Page
    renja: Renja
    cacah: Counter = field(default_factory=Counter)

    def __post_init__(self):
        self.page.on("request", self._hitung)

    def _hitung(self, permintaan):
        if permintaan.method == "POST":
            self.cacah["kiriman"] += 1

    def buka(self) -> LembarPeramban:
        self.page.goto(alamat_isian(self.renja))
        expect(self.page.get_by_role("grid")).to_be_visible()
        return self

    def sel(self, benda, kolom: str) -> Locator:
        """The field of a row or indicator."""
        huruf = "b" if type(benda).__name__ == "BarisRenja" else "i"
        return self.page.locator(f'[name="{huruf}{benda.pk}-{kolom}"]')

    def status_sel(self, benda, kolom: str) -> Locator:
        return self.page.locator("td", has=self.sel(benda, kolom))

    def tekan(self, *tombol: str) -> LembarPeramban:
        for t in tombol:
            self.page.keyboard.press(t)
            self.cacah["tombol"] += 1
        return self

    def ketik(self, tulisan: str, *lalu: str) -> LembarPeramban:
        self.page.keyboard.type(tulisan)
        self.cacah["tombol"] += len(tulisan)
        return self.tekan(*lalu)

    def klik(self, sel: Locator) -> LembarPeramban:
        sel.click()
        self.cacah["klik"] += 1
        return self

    def tempel(self, teks: str) -> LembarPeramban:
        """As if it had been copied in a spreadsheet, then Ctrl+V."""
        self.page.evaluate("t => navigator.clipboard.writeText(t)", teks)
        return self.tekan("Control+v")

    @property
    def fokus(self) -> str:
        return self.page.evaluate("document.activeElement?.name ?? ''")

    def semua_tersimpan(self) -> LembarPeramban:
        # After a third attempt that failed the page waits nearly ten seconds before the next (``antre.js``).
        expect(self.page.locator("#status")).to_have_attribute("data-keadaan", "tersimpan", timeout=15_000)
        return self

    def berstatus(self, benda, kolom: str, status: str) -> LembarPeramban:
        expect(self.status_sel(benda, kolom)).to_have_attribute("data-status", status)
        return self

    def tunggu(self, syarat) -> LembarPeramban:
        """Until something holds that the page does not show (what the browser does meanwhile goes on)."""
        for _ in range(200):
            if syarat():
                return self
            self.page.wait_for_timeout(50)
        raise AssertionError("waited in vain")

    @property
    def cadangan(self) -> dict[str, str]:
        """What this browser keeps, by cell."""
        return self.page.evaluate(
            "Object.fromEntries(Object.entries(localStorage)"
            ".map(([k, v]) => [k.split('/').at(-1), JSON.parse(v).teks]))"
        )

    @property
    def kunci_cadangan(self) -> list[str]:
        return self.page.evaluate("Object.keys(localStorage)")
