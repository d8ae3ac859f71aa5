"""From the lines of a file to the rows of a Renja; what cannot be read becomes a ``Temuan``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID, uuid5

from planning.enums import Agregasi
from planning.isian.potret import PotretBaris, PotretIndikator
from planning.kode import KodeSalah, normalkan_kode
from planning.masukan import MasukanSalah
from planning.nilai import format_angka
from planning.pencarian import Kecocokan, cocok_nama

from .bahan import Bahan
from .berkas import BarisBerkas, Berkas
from .buku import ANGKA, RUMUS, TEKS, rapi
from .indikator import kembaran, nomori, pasangkan
from .kepala import PER_NAMA
from .nilai import baca_jumlah, baca_nomor, baca_pagu, baca_satuan, baca_sumber_dana, baca_teks, sama_angka, satuan_sama
from .temuan import Temuan

_TEKS_BARIS = ("lokasi", "kelompok_sasaran", "catatan", "jenis_kegiatan", "penanggung_jawab")
#: Any of these makes a line one of an indicator.
_INDIKATOR = ("uraian", "target", "target_n1", "satuan")
#: Looking for the code of a name takes long; nobody mends more than this at once.
USUL_TERBANYAK = 20
_KOLOM_BARIS = tuple(k.nama for k in PER_NAMA.values() if k.baris and k.nama not in ("kode", "nama"))


@dataclass
class Kelompok:
    """The lines of one node: the first with its code, those of its further indicators."""

    kode: str
    baris: list[BarisBerkas]

    @property
    def pertama(self) -> BarisBerkas:
        return self.baris[0]


@dataclass
class Susunan:
    """What the file comes to: rows by code, and what is wrong. ``disebut`` are all codes it names, right or not."""

    baris: dict[str, PotretBaris] = field(default_factory=dict)
    disebut: set[str] = field(default_factory=set)
    dipertahankan: dict[str, list[PotretIndikator]] = field(default_factory=dict)
    """Indicators that the Renja holds and the file does not, though it names their node."""
    temuan: list[Temuan] = field(default_factory=list)


class Penyusun:
    """Reads the lines of one file against one Renja. ``benih`` makes the identity of new indicators."""

    def __init__(self, bahan: Bahan, berkas: Berkas, benih: UUID, hapus: bool = False):
        self.bahan, self.berkas, self.benih, self.hapus = bahan, berkas, benih, hapus
        self.hasil = Susunan()
        self._pagu_atas: list[tuple[str, BarisBerkas]] = []
        self._tanpa_asal: set[str] = set()

    def susun(self) -> Susunan:
        for kelompok in self._kelompokkan():
            self._baca_kelompok(kelompok)
        self._lengkapi_atasan()
        self._periksa_jumlah()
        return self.hasil

    # --- Lines to nodes ---------------------------------------------------------------------------------

    def _kelompokkan(self) -> list[Kelompok]:
        hasil: list[Kelompok] = []
        sudah: dict[str, int] = {}
        kini: Kelompok | None = None
        berkode = False
        for b in self.berkas.baris:
            if "kode" not in b.sel:
                if berkode and any(k in b.sel for k in _INDIKATOR):
                    if kini is not None:
                        kini.baris.append(b)
                    else:  # it goes on with a line that was refused
                        self._periksa_sel(b)
                elif set(b.sel) - {"nomor"} and not self._judul_saja(b):
                    self._salah(b, "kode", "Baris ini berisi tetapi tidak berkode. Isi kodenya, atau hapus barisnya.")
                continue
            berkode = True
            kode = self._kode(b)
            if kode is None:
                self._periksa_sel(b)
            if kode is not None and kini is not None and kode == kini.kode and self._lanjutan(b, kini):
                kini.baris.append(b)
                continue
            kini = None
            if kode in sudah:
                self._salah(
                    b,
                    "kode",
                    f"Kode {kode} sudah ada di baris {sudah[kode]}. Satukan keduanya; indikator tambahan ditulis tepat "
                    "di bawahnya tanpa kode.",
                )
            elif kode is not None:
                sudah[kode] = b.nomor
                kini = Kelompok(kode, [b])
                hasil.append(kini)
        return hasil

    def _judul_saja(self, b: BarisBerkas) -> bool:
        """Whether a line without a code is the name of an urusan or bidang, printed as a heading and nothing else."""
        if b.sel.keys() != {"nama"}:
            return False
        nama = self._nama(b)
        return any(
            not self.bahan.punya_baris(k) and cocok_nama(n.nama, nama) != Kecocokan.BEDA
            for k, n in self.bahan.nomenklatur.items()
        )

    def _kode(self, b: BarisBerkas) -> str | None:
        """The code of a line as the edition keeps it; ``None`` if it is none, which is then a finding."""
        sel = b.sel["kode"]
        edisi = self.bahan.renja.edisi
        try:
            if sel.jenis not in (TEKS, ANGKA):
                baca_teks("lokasi", sel)  # says what it is instead
            kode = normalkan_kode(sel.teks, edisi, self.bahan.kode)
        except MasukanSalah as e:
            self._salah(b, "kode", str(e) + ("" if isinstance(e, KodeSalah) else " Kode ditulis sebagai teks."))
            return None
        if kode not in self.bahan.kode:
            self._salah(b, "kode", f"Kode {kode} tidak ada dalam {edisi}. Periksa nomornya.{self._usul(b)}")
            return None
        self.hasil.disebut.add(kode)
        if (nama := self._nama(b)) and cocok_nama(self.bahan.nama(kode), nama) == Kecocokan.BEDA:
            self._salah(
                b,
                "nama",
                f"Nama “{nama[:120]}” tidak cocok dengan kode {kode} ({self.bahan.nama(kode)}). Betulkan kode atau "
                f"namanya.{self._usul(b)}",
            )
        return kode

    def _periksa_sel(self, b: BarisBerkas) -> None:
        """What is wrong in a line that cannot be placed, so that all of it can be mended at once."""
        for k in (*_TEKS_BARIS, "uraian", "satuan"):
            self._baca({}, b, k, lambda k=k: baca_teks(k, b.sel.get(k)))
        for k in ("pagu", "pagu_n1"):
            self._baca({}, b, k, lambda k=k: baca_pagu(b.sel.get(k)))
        for k in ("target", "target_n1"):
            self._baca({}, b, k, lambda k=k: baca_jumlah(b.sel.get(k)))
        self._baca({}, b, "sumber_dana", lambda: baca_sumber_dana(b.sel.get("sumber_dana"), None, self.bahan.acuan))

    def _nama(self, b: BarisBerkas) -> str:
        return b.sel["nama"].teks[:500] if "nama" in b.sel else ""

    def _usul(self, b: BarisBerkas) -> str:
        """The code that goes with the name of this line, if there is just one."""
        if not (nama := self._nama(b)) or len(self.hasil.temuan) > USUL_TERBANYAK:
            return ""
        cocok = [
            k
            for k in self.bahan.kode
            if self.bahan.punya_baris(k) and cocok_nama(self.bahan.nama(k), nama) == Kecocokan.SAMA
        ]
        return f" Nama itu berkode {cocok[0]}." if len(cocok) == 1 else ""

    def _lanjutan(self, b: BarisBerkas, kelompok: Kelompok) -> bool:
        """Whether a line that repeats the code just above is one of a further indicator."""
        kata = [rapi(x.sel["uraian"].teks).casefold() for x in (*kelompok.baris, b) if "uraian" in x.sel]
        return "uraian" in b.sel and kata.count(kata[-1]) == 1 and not self._berbeda(b, kelompok)

    def _berbeda(self, b: BarisBerkas, kelompok: Kelompok) -> list[str]:
        """Columns of the row that a further line fills in otherwise than the first."""
        pertama = kelompok.pertama.sel
        return [k for k in _KOLOM_BARIS if k in b.sel and (k not in pertama or b.sel[k].isi != pertama[k].isi)]

    # --- Nodes to rows ----------------------------------------------------------------------------------

    def _baca_kelompok(self, kelompok: Kelompok) -> None:
        kode = kelompok.kode
        for b in kelompok.baris[1:]:
            for k in self._berbeda(b, kelompok):
                self._salah(
                    b, k, f"{self._judul(k)} hanya diisi pada baris pertama {kode}. Kosongkan, atau isi kode baris ini."
                )
        if not self.bahan.daun(kode) and {"pagu", "pagu_n1"} & kelompok.pertama.sel.keys():
            self._pagu_atas.append((kode, kelompok.pertama))
        if not self.bahan.punya_baris(kode):
            return
        lama = self.bahan.baris.get(kode)
        baru = replace(
            lama or PotretBaris(), **self._isi_baris(kelompok, lama), indikator=self._indikator(kelompok, lama)
        )
        if lama is not None or self.bahan.daun(kode) or baru != PotretBaris():
            self.hasil.baris[kode] = baru

    def _isi_baris(self, kelompok: Kelompok, lama: PotretBaris | None) -> dict[str, Any]:
        lama = lama or PotretBaris()
        b, isi = kelompok.pertama, {}
        for k in _TEKS_BARIS:
            self._baca(isi, b, k, lambda k=k: baca_teks(k, b.sel.get(k), getattr(lama, k)))
        dana = self.bahan.sumber_dana.get(lama.sumber_dana)
        self._baca(isi, b, "sumber_dana", lambda: baca_sumber_dana(b.sel.get("sumber_dana"), dana, self.bahan.acuan))
        if self.bahan.daun(kelompok.kode):
            for k in ("pagu", "pagu_n1"):
                self._baca(isi, b, k, lambda k=k: baca_pagu(b.sel.get(k), getattr(lama, k)))
        return isi

    def _baca(self, isi: dict[str, Any], b: BarisBerkas, kolom: str, baca: Callable[[], Any]) -> None:
        """Read a cell into ``isi``. A column that the file does not have is left alone."""
        if kolom in self.berkas.kolom:
            try:
                isi[kolom] = baca()
            except MasukanSalah as e:
                self._salah(b, kolom, str(e))

    # --- Indicators -------------------------------------------------------------------------------------

    def _indikator(self, kelompok: Kelompok, lama: PotretBaris | None) -> tuple[PotretIndikator, ...]:
        ada = lama.indikator if lama else ()
        baris = [b for b in kelompok.baris if any(k in b.sel for k in _INDIKATOR)]
        nomor = self._nomor(baris)
        berkata = "uraian" in self.berkas.kolom
        kata = [b.sel["uraian"].teks if "uraian" in b.sel else "" for b in baris]
        pasangan = pasangkan(kata if berkata else [None] * len(baris), nomor, ada)
        self._kenali_baru(kelompok.kode, pasangan, kata)
        isi, bernomor = [], []
        for b, n, p in zip(baris, nomor, pasangan, strict=True):
            if (i := self._satu_indikator(kelompok.kode, b, p, p in ada)) is not None:
                isi.append(i)
                bernomor.append(n if n is not None else p.nomor if p in ada else None)
        dipakai = {p.kunci for p in pasangan}
        sisa = [i for i in ada if i.kunci not in dipakai]
        if sisa:
            self.hasil.dipertahankan[kelompok.kode] = sisa
        return nomori(isi, bernomor, [] if self.hapus else sisa, tertulis="nomor" in self.berkas.kolom)

    def _nomor(self, baris: list[BarisBerkas]) -> list[int | None]:
        hasil: list[int | None] = []
        for b in baris:
            nomor = None
            try:
                nomor = baca_nomor(b.sel.get("nomor"))
            except MasukanSalah as e:
                self._salah(b, "nomor", str(e))
            if nomor is not None and nomor in hasil:
                self._salah(b, "nomor", f"Nomor indikator {nomor} sudah dipakai di atasnya. Isi nomor berikutnya.")
                nomor = None
            hasil.append(nomor)
        return hasil

    def _kenali_baru(self, kode: str, pasangan: list[PotretIndikator | None], kata: list[str]) -> None:
        """Give new indicators the identity they have elsewhere, or one of their own."""
        baru = [i for i, p in enumerate(pasangan) if p is None]
        if not baru:
            return
        dipakai = {p.kunci for p in pasangan if p} | {i.kunci for i in self._ada(kode)}
        sumber = [[c for c in s if c.kunci not in dipakai] for s in self.bahan.sumber_indikator(kode)]
        for i, dari in zip(baru, kembaran([kata[i] for i in baru], sumber), strict=True):
            pasangan[i] = dari or self._indikator_baru(kode, i)

    def _ada(self, kode: str) -> tuple[PotretIndikator, ...]:
        lama = self.bahan.baris.get(kode)
        return lama.indikator if lama else ()

    def _indikator_baru(self, kode: str, ke: int) -> PotretIndikator:
        """A new indicator; the official one of the node lends words and unit where the file has no column for them."""
        node = self.bahan.nomenklatur[kode]
        uraian, satuan = (node.indikator, "%" if node.satuan == "Persen" else node.satuan) if ke == 0 else ("", "")
        kunci = str(uuid5(self.benih, f"{kode}/{ke}"))
        self._tanpa_asal.add(kunci)
        return PotretIndikator(nomor=ke + 1, uraian=uraian, satuan=satuan, kunci=kunci)

    def _satu_indikator(self, kode: str, b: BarisBerkas, dari: PotretIndikator, ada: bool) -> PotretIndikator | None:
        isi: dict[str, Any] = {}
        satuan: dict[str, str] = {}
        self._baca(isi, b, "uraian", lambda: baca_teks("uraian", b.sel.get("uraian"), dari.uraian))
        bawaan = b.sel["satuan"].teks if "satuan" in b.sel else dari.satuan
        for k in ("target", "target_n1"):

            def baca(k=k):
                nilai, satuan[k] = baca_jumlah(b.sel.get(k), getattr(dari, k) if ada else None, bawaan)
                return nilai

            self._baca(isi, b, k, baca)
        self._satuan(isi, satuan, b, dari)
        if not isi.get("uraian", dari.uraian):
            self._salah(
                b,
                "uraian" if "uraian" in self.berkas.kolom else "kode",
                f"Target atau satuan {kode} terisi, tetapi indikatornya kosong. Isi indikatornya.",
            )
            return None
        hasil = replace(dari, **isi)
        if dari.kunci in self._tanpa_asal and hasil.satuan == "%":
            hasil = replace(hasil, agregasi=Agregasi.POSISI_AKHIR.value)  # percentages do not add up
        return hasil

    def _satuan(self, isi: dict[str, Any], dari_target: dict[str, str], b: BarisBerkas, dari: PotretIndikator) -> None:
        """The unit: from its column, or from behind the target; where neither says, it stays."""
        try:
            if "satuan" in self.berkas.kolom:
                isi["satuan"] = baca_teks("satuan", b.sel.get("satuan"), dari.satuan)
            for k, s in dari_target.items():
                if not s:
                    continue
                ada = isi.get("satuan")
                if ada and not satuan_sama(ada, s):
                    self._salah(b, k, f"Satuan “{s}” di sini berbeda dengan “{ada}” pada baris yang sama. Samakan.")
                elif not ada:
                    isi["satuan"] = dari.satuan if satuan_sama(s, dari.satuan) else baca_satuan(s)
        except MasukanSalah as e:
            self._salah(b, "satuan" if "satuan" in self.berkas.kolom else "target", str(e))

    # --- The whole --------------------------------------------------------------------------------------

    def _lengkapi_atasan(self) -> None:
        """A new leaf brings its program and kegiatan along."""
        for kode in list(self.hasil.baris):
            if kode not in self.bahan.baris and self.bahan.daun(kode):
                for atas in self.bahan.atasan(kode):
                    if atas not in self.bahan.baris:
                        self.hasil.baris.setdefault(atas, PotretBaris())

    def _periksa_jumlah(self) -> None:
        """Pagu above the leaves, and the total, must be the sum of what stands below in the same file."""
        if self.hasil.temuan:
            return  # with a line that cannot be read no sum is right
        daun = {k: b for k, b in self.hasil.baris.items() if self.bahan.daun(k)}
        for kolom in ("pagu", "pagu_n1"):
            for kode, b in self._pagu_atas:
                bawah = [getattr(d, kolom) for k, d in daun.items() if k.startswith(f"{kode}.")]
                self._cocokkan(kolom, b.sel, bawah, kode)
            self._cocokkan(kolom, self.berkas.total, [getattr(d, kolom) for d in daun.values()], "seluruhnya")

    def _cocokkan(self, kolom: str, sel: dict, bawah: list[int | None], sebutan: str) -> None:
        if kolom not in sel or sel[kolom].jenis == RUMUS:
            return
        jumlah = sum(p for p in bawah if p is not None)
        if sama_angka(sel[kolom], jumlah):
            return
        try:
            tertulis = baca_pagu(sel[kolom])
        except MasukanSalah as e:
            self.hasil.temuan.append(Temuan(self.berkas.lembar, sel[kolom].alamat, str(e)))
            return
        if (tertulis or 0) != jumlah:
            self.hasil.temuan.append(
                Temuan(
                    self.berkas.lembar,
                    sel[kolom].alamat,
                    f"{self._judul(kolom)} {sebutan} tertulis {format_angka(tertulis or 0)}, padahal jumlah di "
                    f"bawahnya {format_angka(jumlah)}. Betulkan salah satu, atau kosongkan: jumlah dihitung sendiri.",
                )
            )

    def _judul(self, kolom: str) -> str:
        n = self.bahan.renja.tahun
        return PER_NAMA[kolom].judul.format(n=n, n1=n + 1)

    def _salah(self, b: BarisBerkas, kolom: str, pesan: str) -> None:
        self.hasil.temuan.append(Temuan(self.berkas.lembar, self.berkas.alamat(kolom, b.nomor), pesan))
