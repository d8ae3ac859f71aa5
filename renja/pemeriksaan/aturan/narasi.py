"""Figures, counts and years in the texts of documents, against the tables: letter N."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from planning.enums import Level
from planning.landasan import landasan
from planning.pohon import Pohon
from planning.terbilang import terbilang
from renja.pemeriksaan.bahan import Bahan
from renja.pemeriksaan.kata import polos, rp
from renja.pemeriksaan.naskah import POLA_BILANGAN, Teks, bilangan, rupiah
from renja.pemeriksaan.temuan import Kelompok, Tingkat

from .daftar import Hal, aturan

_K = Kelompok.NARASI
K9 = "spesifikasi 1.4 (4), 9"

#: A count of programmes and so on; what follows may say that only some are meant.
_CACAH = re.compile(
    rf"(?<![\d.])\b{POLA_BILANGAN}\s+(?:buah\s+)?(?P<apa>program|sub[ -]?kegiatan|kegiatan)\b"
    r"(?!\s+(?:di bawahnya|lain|tersebut|ini|itu|baru|yang (?:belum|tidak|sudah|baru|di|ber|mengalami)))",
    re.I,
)
_ISYARAT = re.compile(
    r"(?:terdiri|memuat|sebanyak|jumlah|meliputi|mencakup|melaksanakan|seluruh|melalui|menjadi|dijabarkan|dengan|dari)\W"
    r"[^.;]{0,40}$",
    re.I,
)
_LEVEL = {"program": Level.PROGRAM, "kegiatan": Level.KEGIATAN, "sub kegiatan": Level.SUB_KEGIATAN}


def _hal(t: Teks, pesan: str, **nilai: str) -> Hal:
    return Hal(pesan, t.baris, t.kolom, nilai, t.tempat)


@aturan(
    "N-101", _K, Tingkat.PERINGATAN, "Jumlah program, kegiatan, dan sub kegiatan di naskah sama dengan tabel", sumber=K9
)
def cacah(b: Bahan) -> Iterator[Hal]:
    """Counts in sentences that speak of the whole: several levels at once, or *terdiri atas*, *sebanyak* and so on."""
    for t in b.teks_naskah:
        for kalimat in t.kalimat():
            ada = list(_CACAH.finditer(kalimat))
            for m in ada:
                if len(ada) < 2 and not _ISYARAT.search(kalimat[: m.start()]):
                    continue
                apa = re.sub(r"\W+", " ", m["apa"].casefold()).replace("subkegiatan", "sub kegiatan")
                tertulis, boleh = bilangan(m["angka"]), _cacah_boleh(b, kalimat, _LEVEL[apa])
                if boleh and tertulis not in boleh:
                    pesan = f"Naskah menyebut {tertulis} {apa}, sedangkan tabel memuat {boleh[0]}."
                    yield _hal(t, pesan, tertulis=f"{tertulis} {apa}", tabel=str(boleh[0]))


def _cacah_boleh(b: Bahan, kalimat: str, level: str) -> list[int]:
    """What a count may be: of the whole, or of the programme that the sentence names; and of the version or year before
    where the sentence speaks of it."""
    kata = f" {polos(kalimat)} "
    for s in b.pohon.program:
        if f" {polos(s.nama).removeprefix('program ')} " in kata:
            return [sum(1 for a in s.telusuri() if a.level == level)]
    pohon = [b.pohon]
    if b.asal and _SEBELUM.search(kalimat):
        pohon.append(b.asal)
    if b.lalu and (str(b.tahun - 1) in kalimat or _TAHUN_LALU.search(kalimat)):
        pohon.append(b.lalu)
    return [p.cacah[level] for p in pohon if p.cacah[level]]


_SEBELUM = re.compile(r"sebelum|semula|pokok|awal|menjadi|dari", re.I)
_TAHUN_LALU = re.compile(r"tahun (?:lalu|sebelumnya)", re.I)


@aturan("N-201", _K, Tingkat.PERINGATAN, "Rupiah di naskah sama dengan tabel", sumber=K9)
def rupiah_mirip(b: Bahan) -> Iterator[Hal]:
    """An amount that no table has, but nearly: a digit or two other, two changed places, or a zero more or less."""
    teks = [t for t in b.teks_bebas if not t.tw]
    for t, nilai, mirip in rupiah_asing_dalam(b, teks):
        if mirip:
            benar, apa = mirip
            pesan = f"{_sebutan(t)} menyebut {rp(nilai)}, sedangkan {apa} {rp(benar)}."
            yield _hal(t, pesan, tertulis=rp(nilai), tabel=rp(benar))


def _sebutan(t: Teks) -> str:
    return "Naskah" if t.kolom.startswith("naskah") else t.kolom[:1].upper() + t.kolom[1:]


@aturan("N-202", _K, Tingkat.SARAN, "Rupiah di naskah ada dalam tabel", sumber=K9)
def rupiah_asing(b: Bahan) -> Iterator[Hal]:
    for t, nilai, mirip in rupiah_asing_dalam(b, b.teks_naskah):
        if not mirip:
            pesan = f"Naskah menyebut {rp(nilai)}, yang tidak ada dalam tabel mana pun."
            yield _hal(t, pesan, tertulis=rp(nilai))


#: Smaller amounts (fees, allowances) need not be in a table.
TERKECIL = 1_000_000


def rupiah_asing_dalam(b: Bahan, daftar: Iterable[Teks]) -> Iterator[tuple[Teks, int, tuple[int, str] | None]]:
    """The amounts in some texts that no table has, each with the one that it is nearly."""
    tabel: dict[int, str] = {}
    for t in daftar:
        for r in rupiah(t.isi):
            tabel = tabel or _rupiah_tabel(b)
            if r.nilai >= TERKECIL and r.nilai not in tabel:
                yield t, r.nilai, _mirip(r.nilai, tabel)


def _rupiah_tabel(b: Bahan) -> dict[int, str]:
    """Every amount that a table of this Renja prints, and what it is."""
    hasil: dict[int, str] = {}

    def catat(nilai: int | None, apa: str) -> None:
        if nilai:
            hasil.setdefault(abs(nilai), apa)

    def pohon(p: Pohon | None, sebutan: str) -> None:
        if p is None:
            return
        catat(p.pagu, f"jumlah pagu{sebutan}")
        catat(p.pagu_n1, f"jumlah prakiraan maju{sebutan}")
        for s in p.telusuri():
            catat(s.pagu, f"pagu {s.kode_cetak}{sebutan}")
            catat(s.pagu_n1, f"prakiraan maju {s.kode_cetak}{sebutan}")

    pohon(b.pohon, "")
    pohon(b.asal, f" dalam {b.asal.renja.judul}" if b.asal else "")
    pohon(b.lalu, f" tahun {b.tahun - 1}")
    if b.asal and b.pohon.pagu is not None and b.asal.pagu is not None:
        catat(b.pohon.pagu - b.asal.pagu, "perubahan jumlah pagu")
        for p in b.banding.telusuri() if b.banding else ():
            catat((p.sesudah.pagu or 0 if p.sesudah else 0) - (p.sebelum.pagu or 0 if p.sebelum else 0), p.kode_cetak)
    catat(b.plafon, "plafon")
    for u in b.usulan:
        catat(u.pagu, f"usulan {u.nomor}")
    for tw in b.tw_berrupiah:
        for s in b.simpul:
            catat(b.kinerja.rupiah(s, tw), f"realisasi {s.kode_cetak}")
            catat(b.kinerja.rupiah_sd(s, tw), f"realisasi {s.kode_cetak} s.d. triwulan {tw}")
    return hasil


def _mirip(nilai: int, tabel: dict[int, str]) -> tuple[int, str] | None:
    """The amount of a table that this one is nearly."""
    tulisan = str(nilai)
    for lain, apa in tabel.items():
        isi = str(lain)
        if lain < TERKECIL or abs(len(isi) - len(tulisan)) > 1:
            continue
        if len(isi) == len(tulisan):
            beda = sum(a != c for a, c in zip(isi, tulisan, strict=True))
            if beda <= 2 and len(isi.rstrip("0")) > 3:
                return lain, apa
        elif isi.rstrip("0") == tulisan.rstrip("0") and len(isi.rstrip("0")) > 2:
            return lain, apa
    return None


@aturan("N-203", _K, Tingkat.PERINGATAN, "Terbilang sama dengan angkanya", sumber="contoh: terbilang lain dari angka")
def sesuai_terbilang(b: Bahan) -> Iterator[Hal]:
    for t in b.teks_naskah:
        for r in rupiah(t.isi):
            if r.terbilang and _kata(r.terbilang) != _kata(terbilang(r.nilai)):
                pesan = f"{rp(r.nilai)} diberi terbilang “{r.terbilang}”, seharusnya “{terbilang(r.nilai)}”."
                yield _hal(t, pesan, angka=rp(r.nilai), tertulis=r.terbilang)


def _kata(tulisan: str) -> str:
    return polos(tulisan).removesuffix(" rupiah").replace("milyar", "miliar").replace(" ", "")


# --- Years ------------------------------------------------------------------------------------------------------------

_TAHUN = re.compile(
    r"\b(?P<apa>(?:Perubahan )?(?:Renja|Rencana Kerja|RKT|Rencana Kinerja Tahunan|Rencana Aksi|Perjanjian Kinerja|APBD|"
    r"RKPD|Tahun Anggaran|(?:triwulan|TW) (?:IV|I{1,3}|[1-4])))\b(?P<antara>[^.;\d]{0,60}?)\b(?:tahun )?"
    r"(?P<tahun>20\d\d)\b(?!\s*[-–—]\s*20)",
    re.I,
)
#: Between a document and a year these say that the year is a regulation's.
_SUMBER_HUKUM = re.compile(r"nomor|negara|lembaran|berita|peraturan", re.I)
_PERIODE = re.compile(
    r"\bRenstra\b[^.;\d]{0,80}?(?P<awal>20\d\d)\s*(?:[-–—]|sampai|s\.?d\.?)\s*(?P<akhir>20\d\d)\b", re.I
)


@aturan("N-301", _K, Tingkat.PERINGATAN, "Tahun yang disebut adalah tahun dokumen", sumber="contoh: tahun-salah")
def tahun_dokumen(b: Bahan) -> Iterator[Hal]:
    """Documents are named of the year before, the year itself and the year after; quarters not of years to come."""
    for t in b.teks_bebas:
        if "20" not in t.isi:
            continue
        for m in _TAHUN.finditer(t.isi):
            tahun, triwulan = int(m["tahun"]), m["apa"].casefold().startswith(("triwulan", "tw"))
            if _SUMBER_HUKUM.search(m["antara"]):
                continue
            if not b.tahun - 1 <= tahun <= b.tahun + (0 if triwulan else 1):
                pesan = f"Tertulis “{' '.join(m[0].split())}”, sedangkan dokumen ini tahun {b.tahun}."
                yield _hal(t, pesan, tertulis=" ".join(m[0].split()), tahun=str(b.tahun))


@aturan("N-302", _K, Tingkat.PERINGATAN, "Masa Renstra yang disebut adalah masanya", sumber="contoh: tahun-salah")
def masa_renstra(b: Bahan) -> Iterator[Hal]:
    if b.renstra is None:
        return
    masa = (b.renstra.tahun_awal, b.renstra.tahun_akhir)
    for t in b.teks_bebas:
        for m in _PERIODE.finditer(t.isi) if "enstra" in t.isi else ():
            if (int(m["awal"]), int(m["akhir"])) != masa:
                tertulis = f"{m['awal']}–{m['akhir']}"
                pesan = f"Masa Renstra tertulis {tertulis}, seharusnya {masa[0]}–{masa[1]}."
                yield _hal(t, pesan, tertulis=tertulis, renstra=f"{masa[0]}–{masa[1]}")


_PERATURAN = re.compile(
    r"\b(?P<jenis>Undang-Undang|UU|Peraturan Pemerintah|PP|Peraturan Presiden|Perpres|Peraturan Menteri Dalam Negeri|"
    r"Permendagri|Keputusan Menteri Dalam Negeri|Kepmendagri)\b(?: Republik Indonesia)? (?:Nomor|No\.?) "
    r"(?P<nomor>[\d.\-]+) Tahun (?P<tahun>\d{4})",
    re.I,
)
_SINGKAT = {
    "undang-undang": "UU", "uu": "UU", "peraturan pemerintah": "PP", "pp": "PP", "peraturan presiden": "Perpres",
    "perpres": "Perpres", "peraturan menteri dalam negeri": "Permendagri", "permendagri": "Permendagri",
    "keputusan menteri dalam negeri": "Kepmendagri", "kepmendagri": "Kepmendagri",
}  # fmt: skip


@aturan("N-303", _K, Tingkat.PERINGATAN, "Tahun peraturan menurut daftar landasan hukum", sumber="spesifikasi 5.3")
def tahun_peraturan(b: Bahan) -> Iterator[Hal]:
    """Only of a regulation whose kind and number the list has, with another year."""
    teks = [t for t in b.teks_naskah if "tahun" in t.isi.casefold()]
    if not teks:
        return
    daftar: dict[tuple[str, str], set[int]] = {}
    for p in landasan(b.renja.perangkat_daerah.kabupaten, 9999):
        daftar.setdefault((p.jenis, p.nomor), set()).add(p.tahun)
    for t in teks:
        for m in _PERATURAN.finditer(t.isi):
            benar = daftar.get((_SINGKAT[m["jenis"].casefold()], m["nomor"]))
            if benar and int(m["tahun"]) not in benar:
                seharusnya = ", ".join(map(str, sorted(benar)))
                pesan = f"Tertulis “{m[0]}”; peraturan dengan nomor itu bertahun {seharusnya}."
                yield _hal(t, pesan, tertulis=m[0], seharusnya=seharusnya)
