"""The public page of an issued document as a stranger sees it: on a phone and a laptop, light and dark."""

import hashlib
from datetime import date

import pytest

from planning.alur import dokumen_renja
from planning.enums import StatusDokumen
from planning.models import Dokumen, DokumenTerbit
from tests.aksesibel import pelanggaran

pytestmark = [pytest.mark.browser, pytest.mark.sekali]

ISI = b"%PDF-1.7 contoh"


@pytest.fixture
def terbit(transactional_db, kantor_terisi) -> DokumenTerbit:
    d = dokumen_renja(kantor_terisi.pokok)
    Dokumen.objects.filter(pk=d.pk).update(status=StatusDokumen.DITETAPKAN, nomor="050/7/KEC", tanggal=date(2022, 1, 3))
    sidik = hashlib.sha256(ISI).hexdigest()
    isi = {"dokumen": d, "kode": "ABCD2345", "isi": ISI, "sidik": sidik}
    DokumenTerbit.objects.create(**isi, jenis_berkas="xlsx", nama="renja-2022-contoh.xlsx")
    return DokumenTerbit.objects.create(**isi, jenis_berkas="pdf", nama="renja-2022-contoh.pdf")


@pytest.mark.parametrize(("lebar", "skema"), [(1366, "light"), (360, "dark")])
def test_halaman_periksa(terbit, browser, live_server, lebar, skema):
    """Nothing wider than the screen, nothing that axe finds, also after files were compared."""
    konteks = browser.new_context(
        base_url=live_server.url, viewport={"width": lebar, "height": 740}, color_scheme=skema
    )
    halaman = konteks.new_page()

    def periksa():
        assert halaman.evaluate("document.documentElement.scrollWidth") <= lebar
        assert pelanggaran(halaman) == []

    try:
        halaman.goto(f"/d/{terbit.kode}/")
        assert "diterbitkan melalui situs ini" in halaman.inner_text("main")
        periksa()
        for isi, kata in ((ISI, "Sama."), (ISI + b" ", "Tidak sama.")):
            halaman.set_input_files(
                "#berkas", {"name": "x" * 90 + ".pdf", "mimeType": "application/pdf", "buffer": isi}
            )
            halaman.get_by_role("button", name="Bandingkan").click()
            halaman.get_by_text(kata, exact=True).wait_for()
            periksa()
        halaman.goto("/d/ZZZZ9999/")
        periksa()
    finally:
        konteks.close()
