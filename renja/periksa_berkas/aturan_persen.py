"""Percentages, computed anew: right if any rounding of the quotient gives what is printed (specification 1.2, 4.1)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_DOWN, Decimal

from planning.nilai import bulatkan

from .alat import Isi, teks
from .angka import Angka, baca_besaran, baca_persen, baca_rupiah, satuan_baku
from .pohon import KEGIATAN, Simpul
from .temuan import TemuanBerkas, temuan

#: Percent column ← realisation, target; how they are read; whether an empty one is a finding.
_BESARAN, _RUPIAH = baca_besaran, baca_rupiah
_PASANGAN = {
    "2.1": (("k8", "k7", "k6", _BESARAN, True), ("k11", "k10", "k4", _BESARAN, True)),
    "narasi": (
        ("capaian", "realisasi", "target", _BESARAN, False),
        ("capaian_rp", "realisasi_rp", "anggaran", _RUPIAH, False),
    ),
}
_NAMA = {
    "k8": "kolom 8", "k11": "kolom 11", "capaian": "capaian kinerja", "capaian_rp": "capaian anggaran",
}  # fmt: skip
TRIWULAN = ("I", "II", "III", "IV")


def persen(isi: Isi) -> Iterator[TemuanBerkas]:
    for p in isi.bentuk("2.1", "narasi"):
        for kolom, atas, bawah, baca, kosong in _PASANGAN[p.tabel.bentuk.nama]:
            pecahan = [a.desimal > 0 for s in p.simpul if (a := baca_persen(s.sel.get(kolom))) and a.nilai != 100]
            penuh = p.tabel.bentuk.nama == "narasi" and sum(pecahan) * 2 > len(pecahan)
            for s in p.simpul:
                r, t = baca(s.sel.get(atas)), baca(s.sel.get(bawah))
                yield from _satu(s, kolom, r, t, (atas, bawah), kosong, penuh)


def _satu(
    s: Simpul, kolom: str, r: Angka | None, t: Angka | None, dari: tuple[str, str], kosong: bool, penuh: bool
) -> Iterator[TemuanBerkas]:
    """``kosong``: an empty one is a finding; ``penuh``: others have decimals, so 100 says that all was reached."""
    tercetak = baca_persen(s.sel.get(kolom))
    tempat = s.alamat(kolom, *dari)
    judul = _NAMA[kolom]
    if r is None or t is None or not t.nilai:
        return
    if r.satuan and t.satuan and satuan_baku(r.satuan) != satuan_baku(t.satuan):
        return
    benar = r.nilai / t.nilai * 100
    hitung = f"{teks(r)} / {teks(t)} = {teks(benar)}%"
    if tercetak is None:
        if kosong and not s.sel.get(kolom):
            nilai = {"tercetak": "(kosong)", "seharusnya": teks(benar)}
            pesan = f"{judul.capitalize()} kosong, seharusnya {hitung}"
            if kolom == "k11" and (lain := _jumlah_dasar(s)) not in (None, r.nilai):
                nilai["dengan_kolom_10_yang_benar"] = teks(lain / t.nilai * 100)
                pesan += f"; dengan kolom 10 = {teks(lain)}, {teks(lain / t.nilai * 100)}%"
            yield _t("B-303", s, f"{pesan}.", judul, tempat, **nilai)
        return
    nilai = {"tercetak": teks(tercetak.nilai), "seharusnya": teks(_bulat(benar, tercetak.desimal))}
    if penuh and tercetak.nilai == 100 and not tercetak.desimal and 99 < benar < 100:
        nilai["seharusnya"] = teks(_bulat(benar, 2))
        pesan = f"{judul.capitalize()} tercetak 100%, padahal belum penuh: {hitung}."
        yield _t("B-302", s, pesan, judul, tempat, **nilai)
        return
    if _cocok(tercetak, benar) or _cocok(tercetak, 200 - benar):
        return
    if _dipotong(tercetak, benar):
        pesan = f"{judul.capitalize()} tercetak {teks(tercetak.nilai)}%, dibulatkan {nilai['seharusnya']}% ({hitung})."
        yield _t("B-302", s, pesan, judul, tempat, **nilai)
    else:
        nilai["hitungan"] = teks(benar)
        pesan = f"{judul.capitalize()} tercetak {teks(tercetak.nilai)}%, seharusnya {hitung}."
        yield _t("B-301", s, pesan, judul, tempat, **nilai)


def _jumlah_dasar(s: Simpul) -> Decimal | None:
    """What column 10 should be: 5 + 7 + 9 where all three are printed."""
    dasar = [baca_besaran(s.sel.get(k)) for k in ("k5", "k7", "k9")]
    return sum(a.nilai for a in dasar) if all(dasar) else None


def _bulat(benar: Decimal, desimal: int) -> Decimal:
    return bulatkan(benar, min(desimal, 2))


def _cocok(tercetak: Angka, benar: Decimal) -> bool:
    """Whether what is printed is the figure rounded to so many places; more than two places are all there are."""
    longgar = Decimal(5).scaleb(-min(tercetak.desimal, 2) - 1)
    return abs(tercetak.nilai - benar) <= longgar


def _dipotong(tercetak: Angka, benar: Decimal) -> bool:
    satu = Decimal(1).scaleb(-min(tercetak.desimal, 2))
    return benar.quantize(satu, ROUND_DOWN) == tercetak.nilai


# --- Evaluation of quarters -------------------------------------------------------------------------------------------


def capaian_triwulan(isi: Isi) -> Iterator[TemuanBerkas]:
    for p in isi.bentuk("evaluasi"):
        for s in p.simpul:
            # A row without any target of a quarter is not filled in, which is no contradiction.
            bertarget = any(baca_besaran(s.sel.get(f"tw{n}_target")) for n in range(1, 5))
            for n in range(1, 5):
                if bertarget or baca_persen(s.sel.get(f"tw{n}_capaian")):
                    yield from _triwulan(s, n)
                if s.level == KEGIATAN:
                    yield from _rerata(isi, s, n)


def _triwulan(s: Simpul, n: int) -> Iterator[TemuanBerkas]:
    t, r = (baca_besaran(s.sel.get(f"tw{n}_{k}")) for k in ("target", "realisasi"))
    c = baca_persen(s.sel.get(f"tw{n}_capaian"))
    if r is None:
        return
    tempat = s.alamat(f"tw{n}_capaian", f"tw{n}_realisasi", f"tw{n}_target")
    kolom = f"capaian TW {TRIWULAN[n - 1]}"
    cetak = {"target": teks(t and t.nilai), "realisasi": teks(r.nilai), "capaian": teks(c and c.nilai)}
    uraian = f"Triwulan {TRIWULAN[n - 1]}: target {cetak['target']}, realisasi {cetak['realisasi']}, capaian "
    uraian += cetak["capaian"]
    if t is None or not t.nilai:
        if r.nilai or c is not None:
            sebab = "target kosong" if t is None else "target nol"
            pesan = f"{uraian}; dengan {sebab} capaian tidak dapat dihitung."
            yield _t("B-304", s, pesan, kolom, tempat, **cetak)
        return
    benar = r.nilai / t.nilai * 100
    if c is None:
        pesan = f"{uraian}; seharusnya {teks(_bulat(benar, 0))}."
        yield _t("B-303", s, pesan, kolom, tempat, **cetak, seharusnya=teks(_bulat(benar, 0)))
    elif not _cocok(c, benar) and not _cocok(c, 200 - benar):
        kode = "B-302" if _dipotong(c, benar) else "B-301"
        pesan = f"{uraian}; {teks(r.nilai)} / {teks(t.nilai)} = {teks(benar)}."
        yield _t(kode, s, pesan, kolom, tempat, **cetak, seharusnya=teks(_bulat(benar, c.desimal)))


def _rerata(isi: Isi, s: Simpul, n: int) -> Iterator[TemuanBerkas]:
    """A kegiatan's is the mean of its sub kegiatan that have a target then (specification 3.6)."""
    c = baca_persen(s.sel.get(f"tw{n}_capaian"))
    nilai = []
    for a in s.anak:
        if not isi.resmi.sebarisan(s.nama, a.nama):
            continue  # its own kegiatan was not printed
        t = baca_besaran(a.sel.get(f"tw{n}_target"))
        if t is None:
            return  # who can say what was planned there?
        ca, ra = baca_persen(a.sel.get(f"tw{n}_capaian")), baca_besaran(a.sel.get(f"tw{n}_realisasi"))
        if t.nilai and (ca is not None or ra is not None):
            nilai.append(ca.nilai if ca else ra.nilai / t.nilai * 100)
    if c is None or not nilai:
        return
    benar = sum(nilai) / len(nilai)
    if not _cocok(c, benar):
        rinci = ", ".join(teks(x) for x in nilai)
        pesan = (
            f"Triwulan {TRIWULAN[n - 1]}: capaian kegiatan tercetak {teks(c.nilai)}, rata-rata sub kegiatannya "
            f"({rinci}) {teks(_bulat(benar, 0))}."
        )
        yield _t("B-305", s, pesan, f"capaian TW {TRIWULAN[n - 1]}", s.alamat(f"tw{n}_capaian"),
                 tercetak=teks(c.nilai), seharusnya=teks(_bulat(benar, c.desimal)))  # fmt: skip


def _t(kode: str, s: Simpul, pesan: str, kolom: str, tempat: tuple[str, ...], **nilai: str) -> TemuanBerkas:
    return temuan(kode, s.tabel.nama, tempat, s.sebutan, pesan, kolom, s.nama, **nilai)


ATURAN = (persen, capaian_triwulan)
