"""The workflow explored by hypothesis: people who act in any order, on what they saw a while ago, and by every door.

Whatever they do: a step is taken by whoever may take it or not at all, what is locked keeps every figure, and the
record alone tells how the document came to be where it is.
"""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from planning import alur
from planning.alur import LangkahDitolak, SudahBerubah, dokumen_renja, laksanakan
from planning.enums import Aksi, JenisDokumen, Peran, StatusDokumen
from planning.isian.kunci import Terkunci
from planning.isian.sel import SelIsian, simpan_sel
from planning.models import BarisRenja, Dokumen, IndikatorRenja, Renja, Transisi
from tests.acak import sifat
from tests.factories import buat_baris, buat_pengguna, buat_perangkat_daerah, buat_renja
from tests.serentak import serentak

from .test_alur import ALUR

SUB = "7.01.01.2.01.01"
S = StatusDokumen
TERBUKA = {S.DRAF, S.DIKEMBALIKAN}
AKSI = st.sampled_from(list(Aksi))
NOMOR = {"nomor": "050/1/KEC", "tanggal": date(2022, 8, 1)}


def orang_kantor(kantor) -> dict[Peran, object]:
    return {
        Peran.STAF: buat_pengguna("staf", Peran.STAF, perangkat_daerah=kantor),
        Peran.CAMAT: buat_pengguna("camat", Peran.CAMAT, perangkat_daerah=kantor),
        Peran.BAPPELITBANGDA: buat_pengguna("badan", Peran.BAPPELITBANGDA, kabupaten=kantor.kabupaten),
        Peran.ADMIN: buat_pengguna("admin", Peran.ADMIN),
    }


def siapkan(jenis: JenisDokumen) -> tuple[Renja, Dokumen, BarisRenja]:
    """A Renja that can be submitted, and its document of this kind as a draft."""
    renja = buat_renja(perangkat_daerah=buat_perangkat_daerah())
    baris = buat_baris(renja, SUB, 1_000, {"target": 1, "satuan": "Dokumen"}, lokasi="Desa Contoh")
    dokumen = dokumen_renja(renja, jenis)
    dokumen.butir.create(nomor=1, uraian="Selaras", hasil=True)
    return renja, dokumen, baris


def isi(renja: Renja) -> tuple:
    """Every figure below a version."""
    return (
        list(BarisRenja.objects.filter(renja=renja).order_by("pk").values_list()),
        list(IndikatorRenja.objects.filter(baris__renja=renja).order_by("pk").values_list()),
    )


def riwayat_menjelaskan(dokumen: Dokumen) -> bool:
    """The steps on the record lead, one after the other, from draf to where the document is."""
    status = S.DRAF
    langkah = list(Transisi.objects.filter(dokumen=dokumen).order_by("pk"))
    for t in langkah:
        peran = Peran(t.oleh.peran)
        if t.dari != status or ALUR.get((JenisDokumen(dokumen.jenis), S(t.dari), peran, Aksi(t.aksi))) != t.ke:
            return False
        status = t.ke
    return (dokumen.status, dokumen.versi_baris) == (status, 1 + len(langkah))


class Mesin(RuleBasedStateMachine):
    """One document and the people around it; ``status`` and ``beku`` are what must be true of it."""

    jenis = JenisDokumen.RENJA

    @initialize()
    def mulai(self):
        self.atom = transaction.atomic()
        self.atom.__enter__()
        self.renja, self.dokumen, self.baris = siapkan(self.jenis)
        self.orang = orang_kantor(self.renja.perangkat_daerah)
        self.status, self.beku = S.DRAF, None

    def teardown(self):
        if hasattr(self, "atom"):
            transaction.set_rollback(True)
            self.atom.__exit__(None, None, None)

    @rule(aksi=AKSI, peran=st.sampled_from(list(Peran)), basi=st.sampled_from([0, 0, 0, 1, 2]))
    def langkah(self, aksi, peran, basi):
        kini = Dokumen.objects.get(pk=self.dokumen.pk)
        terakhir = kini.transisi.first()
        ulang = basi == 1 and terakhir and (terakhir.aksi, terakhir.oleh) == (aksi, self.orang[peran])
        harus = None if basi else ALUR.get((self.jenis, self.status, peran, aksi))
        versi = kini.versi_baris - basi
        try:
            with transaction.atomic():
                t = laksanakan(kini, aksi, self.orang[peran], versi=versi, catatan="Perbaiki.", **NOMOR)
        except SudahBerubah:
            assert basi, "nobody came in between"
        except LangkahDitolak:
            assert harus is None
        else:
            assert ulang or harus is not None
            assert t == terakhir if ulang else t.ke == harus
        if harus:
            self.status = harus
            self.beku = None if self.terbuka else isi(self.renja)

    @property
    def terbuka(self) -> bool:
        """A PK or Rencana Aksi on its way does not lock the Renja's own rows."""
        return self.status in TERBUKA or self.jenis != JenisDokumen.RENJA

    @rule(nilai=st.integers(1, 10**9))
    def isi_sel(self, nilai):
        """As the grid does."""
        b = BarisRenja.objects.get(pk=self.baris.pk)
        try:
            with transaction.atomic():
                hasil = simpan_sel(
                    self.renja, [SelIsian("baris", b.pk, "pagu", b.versi_baris, str(nilai))], self.orang[Peran.STAF]
                )
        except Terkunci:
            assert not self.terbuka
        else:
            assert self.terbuka
            assert hasil[0].status in ("tersimpan", "sama")

    @rule(pintu=st.sampled_from(["save", "update", "sql", "hapus", "tambah", "renja"]), nilai=st.integers(1, 10**9))
    def pintu_lain(self, pintu, nilai):
        """By the ORM, by bare SQL, by taking away: refused while it is locked."""
        tindakan = {
            "save": partial(self._simpan, nilai),
            "update": lambda: IndikatorRenja.objects.filter(baris=self.baris).update(target=nilai),
            "sql": partial(self._sql, nilai),
            "hapus": lambda: BarisRenja.objects.filter(pk=self.baris.pk).delete(),
            "tambah": lambda: self.baris.indikator.create(nomor=9, uraian="Sisipan", target=1),
            "renja": lambda: Renja.objects.filter(pk=self.renja.pk).delete(),
        }
        try:
            with transaction.atomic():
                tindakan[pintu]()
                if self.terbuka:
                    transaction.set_rollback(pintu in ("hapus", "tambah", "renja"))
        except IntegrityError:
            assert not self.terbuka or pintu == "renja"
        else:
            assert self.terbuka

    def _simpan(self, nilai):
        b = BarisRenja.objects.get(pk=self.baris.pk)
        b.pagu = nilai
        b.save()

    def _sql(self, nilai):
        with connection.cursor() as c:
            c.execute("UPDATE planning_barisrenja SET pagu = %s WHERE id = %s", [nilai, self.baris.pk])

    @rule(status=st.sampled_from(list(S)))
    def status_di_luar_alur(self, status):
        """An issued document does not change status by SQL either; nor can the record be edited."""
        try:
            with transaction.atomic():
                Dokumen.objects.filter(pk=self.dokumen.pk).update(status=status, **NOMOR)
                transaction.set_rollback(True)
        except IntegrityError:
            assert self.status == S.DITETAPKAN
        else:
            assert self.status != S.DITETAPKAN
        if Transisi.objects.filter(dokumen=self.dokumen).exists():
            with pytest.raises(IntegrityError), transaction.atomic():
                Transisi.objects.filter(dokumen=self.dokumen).update(ke=S.DRAF)

    @invariant()
    def yang_terkunci_tetap(self):
        if getattr(self, "beku", None):
            assert isi(self.renja) == self.beku

    @invariant()
    def riwayat_benar(self):
        if hasattr(self, "dokumen"):
            kini = Dokumen.objects.get(pk=self.dokumen.pk)
            assert kini.status == self.status
            assert riwayat_menjelaskan(kini)


class MesinPK(Mesin):
    """The shortened workflow."""

    jenis = JenisDokumen.PK


@pytest.mark.django_db
@pytest.mark.parametrize("mesin", [Mesin, MesinPK], ids=["renja", "pk"])
def test_apa_pun_urutannya(mesin, tanpa_syarat):
    run_state_machine_as_test(mesin, settings=settings(sifat, max_examples=40, stateful_step_count=25))


@pytest.fixture
def tanpa_syarat(monkeypatch):
    """What a PK must meet besides is ``evaluation.syarat``'s matter; the files of what is issued are ``renja``'s."""
    monkeypatch.setattr(alur.langkah_diambil, "receivers", [])
    tetap = {k: v for k, v in alur._SYARAT.items() if k[0] == JenisDokumen.RENJA}
    monkeypatch.setattr(alur, "_SYARAT", tetap)


# --- Two at once ------------------------------------------------------------------------------------------------------

#: What may be under way when two people press at the same moment.
SAAT = [
    (s, a, b)
    for s in (S.DRAF, S.DIAJUKAN, S.DISETUJUI, S.DIVERIFIKASI)
    for a, b in [
        ((Peran.STAF, Aksi.AJUKAN), (Peran.STAF, Aksi.AJUKAN)),
        ((Peran.STAF, Aksi.TARIK), (Peran.CAMAT, Aksi.SETUJUI)),
        ((Peran.STAF, Aksi.TARIK), (Peran.CAMAT, Aksi.KEMBALIKAN)),
        ((Peran.CAMAT, Aksi.KEMBALIKAN), (Peran.BAPPELITBANGDA, Aksi.VERIFIKASI)),
        ((Peran.BAPPELITBANGDA, Aksi.KEMBALIKAN), (Peran.BAPPELITBANGDA, Aksi.VERIFIKASI)),
        ((Peran.CAMAT, Aksi.TETAPKAN), (Peran.CAMAT, Aksi.KEMBALIKAN)),
        ((Peran.STAF, Aksi.AJUKAN), "sel"),
        ((Peran.STAF, Aksi.TARIK), "sel"),
        ((Peran.CAMAT, Aksi.TETAPKAN), "sel"),
        ((Peran.CAMAT, Aksi.KEMBALIKAN), "sel"),
    ]
]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="hanya PostgreSQL")
def test_dua_orang_bersamaan(tanpa_syarat):
    """Never two winners, never a frozen figure changed, never a deadlock: for every pair, several times over."""
    renja, dokumen, baris = siapkan(JenisDokumen.RENJA)
    orang = orang_kantor(renja.perangkat_daerah)
    menang = set()
    for status, *berdua in SAAT * 3:
        with connection.cursor() as c:  # each pair begins anew; the guards know no way back
            c.execute("SET session_replication_role = replica")
            c.execute("DELETE FROM planning_transisi")
            c.execute("UPDATE planning_dokumen SET status = %s, versi_baris = 5 WHERE id = %s", [status, dokumen.pk])
            c.execute("SET session_replication_role = DEFAULT")
        semula = isi(renja)

        def tindak(apa):
            try:
                if apa == "sel":
                    b = BarisRenja.objects.get(pk=baris.pk)
                    sel = SelIsian("baris", b.pk, "pagu", b.versi_baris, str(b.pagu + 1))
                    return simpan_sel(Renja.objects.get(pk=renja.pk), [sel], orang[Peran.STAF])[0].status
                peran, aksi = apa
                d = Dokumen.objects.get(pk=dokumen.pk)
                return laksanakan(d, aksi, orang[peran], versi=5, catatan="Perbaiki.", **NOMOR).pk
            except (LangkahDitolak, Terkunci) as e:
                return type(e).__name__

        hasil = serentak(tindak, berdua)
        kini = Dokumen.objects.get(pk=dokumen.pk)
        langkah = list(kini.transisi.all())
        assert len(langkah) == kini.versi_baris - 5 <= 1
        assert {h for h in hasil if isinstance(h, int)} == {t.pk for t in langkah}
        if langkah:
            assert (langkah[0].dari, langkah[0].ke) == (status, kini.status)
            menang.add(berdua.index((Peran(langkah[0].oleh.peran), Aksi(langkah[0].aksi))))
        if "tersimpan" not in hasil:
            assert isi(renja) == semula
        else:
            # The cell was first, or the step opened the Renja; locked before and after, there is no way in.
            assert {status, S(kini.status)} & TERBUKA
    assert menang == {0, 1}, "one of two always won: they never met"
