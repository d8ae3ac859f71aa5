"""What every test may use: a real browser, a real spreadsheet program, and the rule on missing ones."""

import os
import shutil

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection, connections
from django.test import TransactionTestCase

from planning import rekam
from planning.penjaga import cabut_semua, pasang_semua

pytest_plugins = ["tests.soffice", "tests.data_contoh"]

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


_kosongkan = TransactionTestCase._fixture_teardown


def _kosongkan_tanpa_penjaga(self):
    """Emptying the tables after a test is nobody's doing: the guards stand aside for it."""
    cabut_semua(connection)
    _kosongkan(self)
    pasang_semua(connection)


TransactionTestCase._fixture_teardown = _kosongkan_tanpa_penjaga


@pytest.fixture(autouse=True)
def jenis_isi(request):
    """The record names kinds of objects by number; Django looks each up once per process, whichever test comes first.

    Here that is before the test, so that queries are counted the same in every order.
    """
    if {"db", "transactional_db", "live_server"} & set(request.fixturenames):
        request.getfixturevalue("transactional_db" if "transactional_db" in request.fixturenames else "db")
        ContentType.objects.get_for_models(*rekam.kini())


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Tests of a file stay with one process (``--dist loadgroup``): what they share is made once.

    Those that really write, and those of the browser with its event loop, are groups of their own: they come after all
    tests that are undone by a transaction, in every process.
    """
    nomor: dict[tuple, int] = {}
    for item in items:
        tanda = item.get_closest_marker("django_db")
        menulis = {"transactional_db", "live_server"} & set(item.fixturenames) or (
            tanda and tanda.kwargs.get("transaction")
        )
        kelompok = nomor.setdefault((item.path, bool(menulis)), len(nomor))
        item.add_marker(pytest.mark.xdist_group(str(kelompok)))


def need(what: str) -> None:
    """Skip a test for want of a program; fail it under `make test`, where nothing may be passed over."""
    if os.environ.get("RENJA_TEST_WAJIB") == "1":
        pytest.fail(f"{what} tidak ada; jalankan `make test`, yang memasangnya.", pytrace=False)
    pytest.skip(f"{what} tidak ada")


def chromium_path() -> str | None:
    """The system's Chromium; Playwright's own download of a browser is never used."""
    if path := os.environ.get("RENJA_CHROMIUM"):
        return path
    return next(filter(None, map(shutil.which, CHROMIUM)), None)


@pytest.fixture(scope="session")
def browser(django_db_setup, django_db_blocker):
    """One Chromium for the whole run, driven by Playwright."""
    path = chromium_path()
    if path is None:
        need("Chromium")
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop running in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        )
        yield browser
        browser.close()
        # Under that event loop Django opened connections of its own; open, they would hold the test database.
        with django_db_blocker.unblock():
            connections.close_all()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def halaman(browser, live_server):
    """A page of a fresh browser profile on the running site; an error in its scripts fails the test."""
    context = browser.new_context(base_url=live_server.url, locale="id-ID", viewport={"width": 1366, "height": 768})
    context.set_default_timeout(15_000)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []
