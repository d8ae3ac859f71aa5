"""Whether one of our findings is a golden one: the same tables, the same row, the figures printed and right."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from renja.periksa_berkas.resmi import inti, mirip
from renja.periksa_berkas.temuan import TemuanBerkas

from .emas import EVALUASI, KALAENA, RENCANA_AKSI, baca

JENIS = (
    "jumlah-salah", "hierarki-tidak-sama", "persen-salah", "kode-salah", "kode-tidak-konsisten", "kode-ganda",
    "antar-tabel-beda", "target-beda", "triwulan-tidak-sama-tahun",
)  # fmt: skip
_NAMA_TABEL = {
    KALAENA: {"narasi-2020": "Narasi 2020", "narasi-2021-tw2": "Narasi 2021 TW II"},
    EVALUASI: {"Evaluasi TW IV": "Evaluasi Rencana Aksi"},
}
#: What is printed outside the tables and the narrative figures.
PROSA = re.compile(r"^(?:teks|prosa|narasi|narasi 2\.2|daftar|kata pengantar)\b", re.I)
_ANGKA = re.compile(r"\(?\d[\d.,]*\)?")


class Emas:
    """A golden finding, with the tables and the row it is about."""

    def __init__(self, dokumen: str, isi: dict[str, str], nama: dict[str, set[str]]):
        self.dokumen, self.no, self.jenis = dokumen, int(isi["no"]), isi["jenis"]
        self.baris, self.tercetak, self.seharusnya = isi["baris"], isi["tercetak"], isi["seharusnya"]
        self.tabel = [self._tabel(t) for t in re.split(r" vs |, (?=\d|RKT|Rencana|Tabel)", isi["tabel"])]
        self.asal = isi["tabel"]
        self.nama = nama

    def _tabel(self, tabel: str) -> str:
        tabel = tabel.strip()
        peta = _NAMA_TABEL.get(self.dokumen, {})
        if tabel in peta:
            return peta[tabel]
        return f"Tabel {tabel}" if re.match(r"\d", tabel) else tabel

    def __str__(self):
        return (
            f"{self.dokumen} {self.no} [{self.jenis}] {self.asal} | {self.baris} | {self.tercetak} → {self.seharusnya}"
        )

    def cocok(self, t: TemuanBerkas) -> bool:
        return self.tabel_sama(t) and self.baris_sama(t) and self.nilai_sama(t)

    def tabel_sama(self, t: TemuanBerkas) -> bool:
        """Every table that is named; of more than two at least two."""
        ada = sum(x in t.tabel for x in self.tabel)
        return ada >= min(2, len(self.tabel)) and (len(self.tabel) > 2 or ada == len(self.tabel))

    def baris_sama(self, t: TemuanBerkas) -> bool:
        baris = self.baris.split(" / ")[0]
        if nomor := re.match(r"\d(?:\.|\))(?: [\da-z][.)])+(?= )", baris):
            # The number of a row of the narrative names it better than its words, which may be the very mistake.
            punya = self.nama.get(nomor[0], set())
            if punya and {inti(t.nama), inti(t.temuan.baris)} & punya:
                return True
        baris = re.sub(r"^(?:nama: |program \d+ |Kegiatan )|\s*\((?:baris kedua|cakupan|kedua|RKA-SKPD)\)$", "", baris)
        baris = re.sub(r"^[\d.\s)a-i]+(?<=[.)])\s+(?=[A-Z])", "", baris)
        kode = re.findall(r"^\d\.\d\d(?:\.\d+)*$", self.baris)
        if kode:
            dikenal = any(inti(t.nama) in punya for punya in self.nama.values())
            return inti(t.nama) in self.nama.get(kode[0], set()) if dikenal else t.temuan.baris == kode[0]
        if re.match(r"jumlah|t o t a l", baris.casefold()):
            return "JUMLAH" in (t.nama, t.temuan.baris, t.nama.split(" / ")[0])
        if re.match(r"belanja", baris.casefold()) and baris.casefold() in t.nama.casefold():
            return True
        if re.match(r"\d+ program dan \d+ kegiatan", baris):
            return t.temuan.baris == "jumlah baris"
        cari = [t.nama, t.temuan.baris]
        if t.temuan.kode in ("B-503", "B-504"):  # of a row with several names each is one
            cari += t.temuan.nilai.values()
        baris = re.sub("musrenbang", "musyawarah perencanaan pembangunan", re.sub("^sasaran (?=[A-Z])", "", baris))
        sebut = inti(re.sub(r"\s+(?:TW [IV]+(?:-[IV]+)?|20\d\d|\([^)]*\))$", "", baris))
        if re.match(r"(?:indikator )?sasaran \d$", baris):
            return t.nama == baris.split(" ")[0]
        for x in cari:
            i = inti(x)
            if i and (
                i == sebut
                or mirip(i, sebut) >= 82
                or (len(i) > 11 and i in sebut)
                or (len(sebut) > 8 and sebut in i)
                or _kata_ada(sebut, i)
            ):
                return True
        # Two rows of one code are named together.
        return " dan " in self.baris and all(
            any(k in x for x in map(inti, re.findall("“([^”]+)”", t.nama)) for k in inti(b).split() if len(k) > 8)
            for b in baris.split(" dan ")
        )

    def nilai_sama(self, t: TemuanBerkas) -> bool:
        """What was printed, and what would be right where that is known."""
        return _ada(self.tercetak, t) and (not self.seharusnya or _ada(self.seharusnya, t))


def _kata_ada(sebut: str, nama: str) -> bool:
    """Whether all of at least three words stand in a name."""
    return len(sebut.split()) >= 3 and set(sebut.split()) <= set(nama.split())


def _ada(tertulis: str, t: TemuanBerkas) -> bool:
    if not tertulis:
        return "(kosong)" in t.temuan.nilai.values()
    tertulis = re.sub(r"\(menurut[^)]*\)", "", tertulis)
    return all(_bagian_ada(b, t) for b in re.split(r";\s|→|->|(?<=\d) dan ", tertulis) if b.strip())


def _bagian_ada(bagian: str, t: TemuanBerkas) -> bool:
    """A figure occurs as a figure, words occur as words."""
    nilai = bagian.partition("=")[2] if re.match(r"[a-zN][\w+]*=", bagian.strip()) else bagian
    nilai = re.sub(r"\((?:Tabel|RKT|Rencana|Evaluasi|evaluasi|jumlah)[^)]*\)", "", nilai).strip(" ).")
    kata = re.sub(r"[\d.,%()]+", " ", nilai).strip()
    teks = [*t.temuan.nilai.values(), t.temuan.pesan, t.temuan.baris, t.nama]
    if re.fullmatch(r"\(?kosong\)?|-|capaian kosong", nilai):
        return any("kosong" in x for x in teks)
    angka = _ANGKA.findall(nilai)
    if angka and len(kata) <= 20:
        # Only what the finding gives as its figures; a message holds numbers of columns and tables too.
        punya = list(t.temuan.nilai.values())
        return all(
            any(_sama(a, b) for x in punya for b in _ANGKA.findall(x)) or any(a in x.split() for x in punya)
            for a in angka
        )
    return any(inti(nilai) in inti(x) or mirip(nilai, x) >= 95 for x in teks)


def _sama(emas: str, kita: str) -> bool:
    a, b = _bilangan(emas, ","), _bilangan(kita, ".")
    if a is None or b is None:
        return False
    return abs(abs(a) - abs(b)) <= Decimal("0.006")


def _bilangan(teks: str, ribuan: str) -> Decimal | None:
    """Golden figures have a dot for decimals, ours a comma."""
    teks = teks.strip("().,")
    try:
        return Decimal(teks.replace(ribuan, "").replace(",", "."))
    except InvalidOperation:
        return None


def emas(dokumen: str) -> list[Emas]:
    """The golden findings of the kinds that are looked for."""
    return [e for e in _baca(dokumen) if e.jenis in JENIS]


def semua(dokumen: str) -> list[Emas]:
    """All golden findings about what is printed of this document, of whatever kind."""
    return [e for d in ((EVALUASI, RENCANA_AKSI) if dokumen == EVALUASI else (dokumen,)) for e in _baca(d)]


def _baca(dokumen: str) -> list[Emas]:
    nama: dict[str, set[str]] = {}
    for berkas in ("tabel-2-3.csv", "tabel-3-1.csv", "tabel-2-1.csv", "narasi-2021-tw2.csv"):
        for b in baca(dokumen, berkas) if dokumen == KALAENA else ():
            sebut = b.get("uraian") or b.get("sub_kegiatan") or ""
            nama.setdefault(b["kode_resolved"], set()).add(inti(sebut))
            if "no" in b:
                nama[b["no"]] = nama[b["kode_resolved"]]
    return [Emas(dokumen, b, nama) for b in baca(dokumen, "temuan.csv")]
