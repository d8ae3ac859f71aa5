"""One page's form: one or many Django forms sent together, and kept apart from what others saved meanwhile.

A page derives from ``Borang`` and says how its forms are made (``bangun``), what is checked across them (``periksa``)
and how they are written (``tulis``). It carries what the person saw in a hidden field; see ``gabung``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms

from planning.masukan import kutip
from planning.models import Pengguna, PerangkatDaerah
from planning.penyunting import catat_penyunting, sebutan_penyunting

from .gabung import baca_semula, gabung, rapi, tulis_semula

#: Names in a page that belong to none of its forms.
_BUKAN_ISIAN = frozenset({"csrfmiddlewaretoken", "semula", "aksi"})


@dataclass(frozen=True)
class Galat:
    """One thing to mend: what is wrong, and the field to go to (empty: no field in particular)."""

    pesan: str
    tempat: str = ""


class Borang:
    """``data`` is what was sent (``None``: the page is only shown). Built and saved under the office's lock."""

    #: Further names in the page that are no cells of its forms, such as what is searched for.
    bukan_isian: frozenset[str] = frozenset()

    def __init__(self, kantor: PerangkatDaerah | None, hal: str, data: Mapping[str, str] | None = None):
        self.kantor, self.hal = kantor, hal
        self.terkirim = data is not None
        self.formulir = self.bangun(None)
        self._kini = {nama: teks for f in self.formulir for nama, teks in f.teks().items()}
        self._bentrok: dict[str, str] = {}
        self._ikut: set[str] = set()
        #: For the page's hidden field: what the person sees of what is stored.
        self.semula = tulis_semula(self._kini)
        self._tak_terbaca: dict[str, str] = {}
        self.galat_umum: list[str] = []
        #: What to tell when everything is saved all the same.
        self.peringatan: list[str] = []
        if data is not None:
            kiriman = {nama: data[nama] for nama in data if nama not in _BUKAN_ISIAN | self.bukan_isian}
            semula = baca_semula(data.get("semula", ""))
            hasil = gabung(self._kini, semula, kiriman)
            self._bentrok, self._ikut = hasil.bentrok, hasil.ikut
            self.formulir = self.bangun(hasil.isi)
            terbaca = {bidang.html_name for f in self.formulir for bidang in f}
            self._tak_terbaca = {
                n: rapi(t) for n, t in kiriman.items() if n not in terbaca and rapi(t) not in ("", semula.get(n))
            }

    def bangun(self, data: Mapping[str, str] | None) -> list[forms.BaseForm]:
        """The forms, on what is stored (``None``) or on what was sent."""
        raise NotImplementedError

    def periksa(self) -> None:
        """What no form sees alone; adds errors to forms or to ``galat_umum``. The forms have been cleaned."""

    def tulis(self) -> None:
        """Write the forms, all of which are right."""
        raise NotImplementedError

    def catat(self, oleh: Pengguna) -> None:
        """Remember who saved it."""
        catat_penyunting(self.kantor, self.hal, oleh)

    def penyunting(self, form: forms.BaseForm) -> str:
        """Who last saved what this form is about, where a page is about many offices (``kantor`` is ``None``)."""
        raise NotImplementedError

    def tampilkan_lagi(self, data: Mapping[str, str]) -> None:
        """Show what was typed again, unchecked: something in between (a search) has nothing to do with saving."""
        self.terkirim = False
        self.formulir = self.bangun(None)
        self.semula = data.get("semula", "")
        for f in self.formulir:
            f.initial |= {nama: data.get(f[nama].html_name) for nama in f.fields}

    @property
    def ikut(self) -> bool:
        """Whether changes of somebody else were joined with what was sent."""
        return bool(self._ikut)

    @property
    def berubah(self) -> bool:
        return any(f.has_changed() for f in self.formulir)

    def simpan(self, oleh: Pengguna) -> bool:
        """Check and write; ``False`` if something has to be mended or decided first, and then nothing is written."""
        if not self.terkirim:
            return False
        for f in self.formulir:
            f.full_clean()
        self.periksa()
        self._tanyakan_bentrok()
        if self.galat:
            return False
        if self.berubah:
            self.tulis()
            self.catat(oleh)
        return True

    def _tanyakan_bentrok(self) -> None:
        if not (self._bentrok or self._ikut or self._tak_terbaca):
            return
        penyunting = sebutan_penyunting(self.kantor, self.hal) if self.kantor else ""
        for f in self.formulir:
            for nama in f.changed_data:
                tersimpan = self._bentrok.get(f[nama].html_name)
                if tersimpan is not None:
                    f.add_error(nama, _pesan_bentrok(f.fields[nama], tersimpan, penyunting or self.penyunting(f)))
            if getattr(f, "dihapus", False) and any(bidang.html_name in self._ikut for bidang in f):
                f.add_error("hapus", _HAPUS_BENTROK.format(penyunting=penyunting))
        if self._tak_terbaca:
            isian = ", ".join(kutip(t) for t in list(self._tak_terbaca.values())[:20])
            self.galat_umum.append(
                f"Ada baris yang sudah dihapus oleh {penyunting}. Isian Anda di sana: {isian}. Salin bila masih "
                "diperlukan, lalu simpan lagi."
            )

    @property
    def galat(self) -> list[Galat]:
        """Everything to mend, in the order of the page."""
        hasil = [Galat(p) for p in self.galat_umum]
        for f in self.formulir if self.terkirim else []:
            sebutan = f"{f.sebutan}, " if getattr(f, "sebutan", "") else ""
            for nama, pesan in f.errors.items():
                bidang = f[nama] if nama in f.fields else next(iter(f))
                label = "" if nama not in f.fields else f"{bidang.label}: "
                label = label if not sebutan else f"{sebutan}{label[:1].lower()}{label[1:]}"
                hasil += [Galat(f"{label}{p}", bidang.id_for_label or bidang.auto_id) for p in pesan]
        return hasil


_HAPUS_BENTROK = (
    "Baris ini sudah diubah oleh {penyunting} sejak Anda membuka halaman ini; isinya sekarang seperti tertulis. "
    "Simpan sekali lagi untuk tetap menghapusnya, atau hilangkan centangnya."
)


def _pesan_bentrok(bidang: forms.Field, tersimpan: str, penyunting: str) -> str:
    if isinstance(bidang, forms.BooleanField):
        isi = "dicentang" if tersimpan else "tidak dicentang"
    elif not tersimpan:
        isi = "kosong"
    else:
        pilihan = {str(k): str(v) for k, v in getattr(bidang, "choices", ())}
        isi = f"“{pilihan.get(tersimpan, tersimpan)}”"
    return (
        f"Sudah diubah oleh {penyunting} sejak Anda membuka halaman ini; yang tersimpan sekarang {isi}. "
        "Isian Anda belum disimpan: simpan sekali lagi untuk memakainya, atau ubah dahulu."
    )
