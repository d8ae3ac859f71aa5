"""Taking steps through the pages: each role, wrong role, wrong state, stale version, double click, what is missing."""

import pytest

from planning.enums import Aksi
from planning.models import AlasanPerubahan, BarisRenja, Dokumen, Transisi

from .conftest import JALAN, PERUBAHAN, PK, POKOK, SUB, SUB2

SEMUA_AKSI = [a.value for a in Aksi]


def pesan(jawaban) -> str:
    return " ".join(str(m) for m in jawaban.context["messages"])


def test_dari_draf_sampai_ditetapkan(alur, kirim):
    """Each in turn finds one main action, is told what happens, and how to undo it."""
    staf, camat, badan = (alur.klien(s) for s in ("staf", "camat", "bappelitbangda"))
    isi = staf.get(PERUBAHAN).content.decode()
    assert "Menunggu" in isi
    assert f'href="{PERUBAHAN}langkah/ajukan/"' in isi
    assert "Isinya terkunci" in staf.get(f"{PERUBAHAN}langkah/ajukan/").content.decode()
    jawaban = kirim(staf, PERUBAHAN, "ajukan")
    assert "diajukan ke camat dan sekarang terkunci" in pesan(jawaban)
    assert "Tarik kembali" in jawaban.content.decode()
    assert "diteruskan kepada Bappelitbangda" in pesan(kirim(camat, PERUBAHAN, "setujui", catatan="Baik."))
    jawaban = badan.get(PERUBAHAN)
    assert "Lembar verifikasi belum lengkap" in jawaban.content.decode()
    lembar = badan.get(f"{PERUBAHAN}verifikasi/").context
    isi = {f"hasil-{b.butir.nomor}": "ya" for b in lembar["baris"]}
    badan.post(f"{PERUBAHAN}verifikasi/", isi | {"semula": lembar["semula"]})
    assert "dinyatakan terverifikasi" in pesan(kirim(badan, PERUBAHAN, "verifikasi"))
    jawaban = kirim(camat, PERUBAHAN, "tetapkan", nomor="050/9/KEC", tanggal="1-8-2022")
    assert "ditetapkan dan tidak berubah lagi" in pesan(jawaban)
    isi = jawaban.content.decode()
    assert "Nomor 050/9/KEC tanggal 1 Agustus 2022" in isi
    assert [t.aksi for t in Transisi.objects.order_by("pk")] == ["ajukan", "setujui", "verifikasi", "tetapkan"]
    assert all(t.alamat == "127.0.0.1" for t in Transisi.objects.all())


def test_ditetapkan_tanpa_tombol_isian(alur):
    alur.sampai("ditetapkan")
    jawaban = alur.klien("staf").get(PERUBAHAN)
    isi = jawaban.content.decode()
    assert "sudah ditetapkan dan tidak berubah lagi" in isi
    assert 'href="/contoh/2022/mulai/"' in isi
    renja = alur.klien("staf").get("/contoh/2022/renja/perubahan/").content.decode()
    assert "Isi target dan pagu" not in renja
    assert "Nomor 050/7/KEC tanggal 1 Agustus 2022" in renja
    assert 'href="/contoh/2022/mulai/"' in renja
    assert 'href="/contoh/2022/mulai/"' not in alur.klien("camat").get(PERUBAHAN).content.decode()


@pytest.mark.parametrize("siapa", ["staf_lain", "bappelitbangda_lain", "admin"])
@pytest.mark.parametrize("akhir", ["", "langkah/setujui/", "catatan/", "jawaban/", "verifikasi/", "berita-acara.pdf"])
def test_orang_lain_tidak_melihat(alur, siapa, akhir):
    klien = alur.klien(siapa)
    assert klien.get(f"{PERUBAHAN}{akhir}").status_code == 404
    if not akhir.endswith("pdf"):
        assert klien.post(f"{PERUBAHAN}{akhir}").status_code in (404, 405)


@pytest.mark.parametrize("status", ["draf", *JALAN])
@pytest.mark.parametrize("siapa", ["staf", "camat", "bappelitbangda"])
def test_setiap_keadaan_dan_peran(alur, siapa, status):
    """Every step is either offered and opens, or is not offered, and then opening it does nothing."""
    if status != "draf":
        alur.sampai(status)
    klien = alur.klien(siapa)
    halaman = klien.get(PERUBAHAN)
    assert halaman.status_code == 200
    letak = halaman.context["letak"]
    ditawarkan = {str(k.langkah.aksi) for k in letak.langkah}
    for aksi in SEMUA_AKSI:
        jawaban = klien.get(f"{PERUBAHAN}langkah/{aksi}/")
        if aksi in ditawarkan:
            assert jawaban.status_code == 200
        else:
            assert jawaban.status_code in (302, 403)
            kirim = klien.post(f"{PERUBAHAN}langkah/{aksi}/", {"versi": letak.dokumen.versi_baris, "catatan": "x"})
            assert kirim.status_code in (400, 403, 409)
    assert alur.dokumen.status == status
    assert Transisi.objects.count() == len(JALAN.get(status, []))


def test_dua_kali_ditekan(alur):
    klien = alur.klien("staf")
    for _ in range(3):
        jawaban = klien.post(f"{PERUBAHAN}langkah/ajukan/", {"versi": 1}, follow=True)
        assert jawaban.status_code == 200
        assert "diajukan ke camat" in pesan(jawaban)
    assert Transisi.objects.count() == 1


def test_orang_lain_lebih_dahulu(alur):
    """The camat approves what staf has just withdrawn: nothing happens, it is said, and what was typed stays."""
    alur.sampai("diajukan")
    alur.langkah("staf", Aksi.TARIK)
    jawaban = alur.klien("camat").post(f"{PERUBAHAN}langkah/setujui/", {"versi": 2, "catatan": "Sudah baik."})
    isi = jawaban.content.decode()
    assert jawaban.status_code == 409
    assert "Tarik kembali" in isi
    assert "Sudah baik." in isi
    assert alur.dokumen.status == "draf"


@pytest.mark.parametrize("versi", ["", "abc", "-1", "9" * 30, "٣"])
def test_versi_yang_bukan_versi(alur, versi):
    jawaban = alur.klien("staf").post(f"{PERUBAHAN}langkah/ajukan/", {"versi": versi})
    assert jawaban.status_code == 409
    assert "Muat ulang" in jawaban.content.decode()
    assert not Transisi.objects.exists()


def test_yang_kurang_dengan_tautan(alur):
    """What stands in the way is a link to where it is mended, for those who mend it."""
    baris = BarisRenja.objects.get(renja=alur.renja, nomenklatur__kode=SUB2)
    BarisRenja.objects.filter(pk=baris.pk).update(pagu=None)
    AlasanPerubahan.objects.all().delete()
    jawaban = alur.klien("staf").get(PERUBAHAN)
    halangan = jawaban.context["halangan"]
    assert [h.kalimat.split(" pada")[0] for h in halangan] == ["Pagu belum diisi", "Alasan perubahan belum diisi"]
    assert halangan[0].alamat == f"/contoh/2022/renja/perubahan/isian/#s{baris.nomenklatur_id}-1"
    assert halangan[0].alamat in jawaban.content.decode()
    assert f'href="{PERUBAHAN}langkah/ajukan/"' not in jawaban.content.decode()
    # Who goes there all the same is told again, and nothing happens.
    assert "Pagu belum diisi" in alur.klien("staf").get(f"{PERUBAHAN}langkah/ajukan/").content.decode()
    jawaban = alur.klien("staf").post(f"{PERUBAHAN}langkah/ajukan/", {"versi": 1})
    assert jawaban.status_code == 409
    assert not Transisi.objects.exists()


def test_halaman_tidak_menulis(alur):
    """Reading makes no document."""
    for siapa in ("staf", "camat", "bappelitbangda"):
        for alamat in (POKOK, PERUBAHAN, PK):
            assert alur.klien(siapa).get(alamat).status_code == 200
    assert not Dokumen.objects.exists()


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({}, "Isi nomor Keputusan Camat."),
        ({"nomor": "1", "tanggal": "31-2-2022"}, "tidak ada dalam kalender"),
        ({"nomor": "1", "tanggal": "kemarin"}, "bukan tanggal"),
        ({"nomor": "1", "tanggal": "1-1-2099"}, "belum tiba"),
        ({"nomor": "x" * 101, "tanggal": "1-8-2022"}, "100"),
    ],
)
def test_nomor_dan_tanggal_salah(alur, isi, kata):
    d = alur.sampai("diverifikasi")
    jawaban = alur.klien("camat").post(f"{PERUBAHAN}langkah/tetapkan/", {"versi": d.versi_baris} | isi)
    assert jawaban.status_code == 400
    assert kata in jawaban.content.decode()
    if isi.get("nomor"):
        assert f'value="{isi["nomor"]}"' in jawaban.content.decode()
    assert alur.dokumen.status == "diverifikasi"


def test_kembalikan_perlu_catatan(alur):
    d = alur.sampai("diajukan")
    camat = alur.klien("camat")
    assert camat.post(f"{PERUBAHAN}langkah/kembalikan/", {"versi": d.versi_baris}).status_code == 400
    jawaban = camat.post(
        f"{PERUBAHAN}langkah/kembalikan/", {"versi": d.versi_baris, "catatan": "Kurangi."}, follow=True
    )
    assert "dikembalikan kepada staf perencana" in pesan(jawaban)
    assert "Kurangi." in jawaban.content.decode()


def test_langkah_yang_tidak_ada(alur):
    assert alur.klien("staf").get(f"{PERUBAHAN}langkah/terbang/").status_code == 404
    assert alur.klien("staf").get("/contoh/2022/renja/rancangan-awal/persetujuan/").status_code == 404


def test_rancangan_awal_tidak_diajukan(alur):
    from tests.factories import buat_renja

    buat_renja("rancangan-awal", 2022, alur.kantor.perangkat_daerah)
    jawaban = alur.klien("staf").get("/contoh/2022/renja/rancangan-awal/persetujuan/")
    assert jawaban.status_code == 404
    assert "tidak melalui persetujuan" in jawaban.content.decode()


class TestTinjauan:
    """What changed comes first for who reviews."""

    def test_terhadap_asal(self, alur):
        alur.sampai("diajukan")
        jawaban = alur.klien("camat").get(PERUBAHAN)
        ((judul, isi),) = jawaban.context["tinjauan"]
        assert judul == "Dibandingkan dengan Renja Tahun 2022"
        assert (isi.sebelum, isi.sesudah, isi.selisih) == (1_250_000, 1_750_000, 500_000)
        ((baris, [ubah]),) = [(b, b.ubahan) for b in isi.baris]
        assert (baris.kode, ubah.lama, ubah.baru, ubah.alasan) == (SUB, 1_000_000, 1_500_000, "Tambahan musrenbang.")
        teks = jawaban.content.decode()
        assert teks.index("Yang berubah") < teks.index('id="catatan"') < teks.index('id="langkah"')
        assert teks.index('id="langkah"') < teks.index("Isi dokumen")

    def test_sejak_diajukan(self, alur):
        from planning.isian.sel import SelIsian, simpan_sel

        alur.dengan_catatan()
        baris = BarisRenja.objects.get(renja=alur.renja, nomenklatur__kode=SUB)
        i = baris.indikator.get()
        staf = alur.kantor.orang["staf"]
        hasil = simpan_sel(
            alur.renja,
            [
                SelIsian("baris", baris.pk, "pagu", baris.versi_baris, "1.400.000"),
                SelIsian("indikator", i.pk, "target", i.versi_baris, "4"),
            ],
            staf,
        )
        assert {h.status for h in hasil} == {"tersimpan"}
        judul, isi = alur.klien("staf").get(PERUBAHAN).context["tinjauan"][0]
        assert judul.startswith("Sejak diajukan pada ")
        assert (isi.sebelum, isi.sesudah) == (1_750_000, 1_650_000)
        pagu, target = isi.baris[0].ubahan
        assert (pagu.lama, pagu.baru) == (1_500_000, 1_400_000)
        assert (str(target.lama), str(target.baru)) == ("3 Dokumen", "4 Dokumen")


@pytest.mark.parametrize(("proksi", "tercatat"), [(0, "10.0.0.9"), (1, "203.0.113.7")])
def test_dari_mana_di_belakang_proksi(alur, settings, proksi, tercatat):
    """The record says where the person sat, not where the proxy stands; without proxies nobody is believed."""
    settings.JUMLAH_PROKSI = proksi
    versi = alur.dokumen.versi_baris
    kepala = {"REMOTE_ADDR": "10.0.0.9", "HTTP_X_FORWARDED_FOR": "198.51.100.1, 203.0.113.7"}
    alur.klien("staf").post(f"{PERUBAHAN}langkah/ajukan/", {"versi": versi}, **kepala)
    assert alur.dokumen.transisi.get().alamat == tercatat
