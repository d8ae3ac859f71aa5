"""Sums: column 10 of table 2.1, differences, totals, parents and their children (specification 1.4, 2.1, 2.7)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from .alat import Isi, judul_kolom, kolom_rupiah, rupiah, teks
from .angka import baca_besaran, satuan_baku, strip
from .pohon import BELANJA, JUMLAH, KEGIATAN, PROGRAM, Pohon, Simpul
from .temuan import TemuanBerkas, temuan


def kolom_sepuluh(isi: Isi) -> Iterator[TemuanBerkas]:
    """``10 = (5+7+9)``; an indicator of a percentage stays at 9."""
    for p in isi.bentuk("2.1"):
        for s in p.simpul:
            nilai = {k: a for k in ("k5", "k7", "k9") if (a := baca_besaran(s.sel.get(k)))}
            sepuluh = baca_besaran(s.sel.get("k10"))
            if sepuluh is None or "k9" not in nilai:
                continue
            satuan = {satuan_baku(a.satuan) for a in nilai.values() if a.satuan}
            jumlah = sum(a.nilai for a in nilai.values())
            tempat = s.alamat("k10", *nilai)
            rinci = " + ".join(teks(a) for a in nilai.values())
            if len(satuan) > 1:
                pesan = f"Kolom 5, 7, dan 9 bersatuan berbeda ({rinci}), sehingga kolom 10 tidak dapat dihitung."
                yield _t("B-103", s, pesan, "10", tempat, tercetak=teks(sepuluh), rincian=rinci)
            elif sepuluh.nilai == jumlah:
                continue
            elif sepuluh.nilai in (nilai["k9"].nilai, jumlah / len(nilai)):
                if satuan_baku(sepuluh.satuan or nilai["k9"].satuan) == "%":
                    continue
                pesan = (
                    f"Kolom 10 tercetak {teks(sepuluh)}, sedangkan 5 + 7 + 9 = {rinci} = {teks(jumlah)}. Benar hanya "
                    "bila indikatornya tidak dijumlahkan antartahun."
                )
                yield _t("B-102", s, pesan, "10", tempat, tercetak=teks(sepuluh), seharusnya=teks(jumlah))
            else:
                pesan = f"Kolom 10 tercetak {teks(sepuluh)}, seharusnya 5 + 7 + 9 = {rinci} = {teks(jumlah)}."
                yield _t("B-101", s, pesan, "10", tempat, tercetak=teks(sepuluh), seharusnya=teks(jumlah))


def selisih(isi: Isi) -> Iterator[TemuanBerkas]:
    """``13 = 12 - 11``."""
    for p in isi.bentuk("2.3-P", "3.3-P"):
        if "selisih" not in p.tabel.kolom:
            continue
        for s in p.simpul:
            sebelum, sesudah = rupiah(s, "pagu_sebelum"), rupiah(s, "pagu_sesudah")
            if sebelum is None or sesudah is None:
                continue
            beda, tercetak = sesudah - sebelum, rupiah(s, "selisih")
            tempat = s.alamat("selisih", "pagu_sebelum", "pagu_sesudah")
            hitung = f"{teks(sesudah)} - {teks(sebelum)} = {teks(beda)}"
            if tercetak is None or strip(s.sel.get("selisih")):
                if beda:
                    pesan = f"Jumlah perubahan kosong, seharusnya {hitung}."
                    yield _t("B-105", s, pesan, "13", tempat, tercetak="(kosong)", seharusnya=teks(beda))
            elif tercetak != beda:
                pesan = f"Jumlah perubahan tercetak {teks(tercetak)}, seharusnya {hitung}."
                yield _t("B-104", s, pesan, "13", tempat, tercetak=teks(tercetak), seharusnya=teks(beda))


def induk(isi: Isi) -> Iterator[TemuanBerkas]:
    """A parent is the sum of its children, and of all that stands at the bottom under it."""
    for p in isi.pohon:
        if p.tabel.bentuk.nama in ("narasi", "evaluasi"):
            continue
        for kolom in kolom_rupiah(p.tabel):
            if kolom == "selisih":
                continue
            for s in p.simpul:
                # Rows whose own parent was not printed stand under another's, as pages go missing.
                if s.anak and s.level != JUMLAH and not any(salah_tempat(isi, p, a) for a in s.anak):
                    yield from _induk(p, s, kolom)


def salah_tempat(isi: Isi, p: Pohon, a: Simpul) -> Simpul | None:
    """The row that this one hangs under in the other tables, where it is another than here; ``None`` if the same."""
    e, atas = isi.entitas_dari(a), isi.entitas_dari(a.induk)
    if p.tabel.bentuk.nama not in ("rencana-aksi", "evaluasi") or e is None or atas is None or a.level == KEGIATAN:
        return None
    lain = [m.induk for m in e.anggota.values() if m.tabel is not a.tabel and m.induk is not None]
    lain = [m for m in lain if m.tabel.bentuk.nama not in ("rencana-aksi", "evaluasi")]
    return lain[0] if lain and all(isi.entitas_dari(m) is not atas for m in lain) else None


def tempat(isi: Isi) -> Iterator[TemuanBerkas]:
    """A sub kegiatan stands under the same kegiatan in every table."""
    for p in isi.pohon:
        for s in p.simpul:
            if s.induk is not None and (lain := salah_tempat(isi, p, s)):
                pesan = f"Tercetak di bawah “{s.induk.nama}”, di {lain.tabel.nama} di bawah “{lain.nama}”."
                yield temuan("B-203", (p.tabel.nama, lain.tabel.nama), s.alamat("uraian") + s.induk.alamat("uraian"),
                             s.sebutan, pesan, "uraian", s.nama, tercetak=s.induk.nama,
                             seharusnya=lain.nama)  # fmt: skip


def _induk(p: Pohon, s: Simpul, kolom: str) -> Iterator[TemuanBerkas]:
    tercetak = rupiah(s, kolom)
    anak, daun = _jumlah(p, s.anak, kolom), _jumlah(p, list(s.daun()), kolom)
    if tercetak is None or anak is None:
        return
    nilai = {"tercetak": teks(tercetak), "seharusnya": teks(anak)}
    judul = judul_kolom(p.tabel, kolom)
    awal = f"{judul.capitalize()} tercetak {teks(tercetak)}"
    tempat = s.alamat(kolom) + tuple(a.alamat(kolom)[0] for a in s.anak)
    if tercetak != anak:
        pesan = f"{awal}, jumlah {len(s.anak)} baris di bawahnya {teks(anak)}; {_beda(tercetak, anak)}."
        if daun is not None and daun != anak:
            nilai["jumlah_terbawah"] = teks(daun)
            pesan += f" Jumlah baris terbawah {teks(daun)}."
        yield _t("B-201", s, pesan, judul, tempat, **nilai)
    elif daun is not None and daun != tercetak:
        nilai["seharusnya"] = teks(daun)
        pesan = f"{awal}, jumlah semua baris terbawah {teks(daun)}; {_beda(tercetak, daun)}."
        yield _t("B-202", s, pesan, judul, s.alamat(kolom), **nilai)


def total(isi: Isi) -> Iterator[TemuanBerkas]:
    """The last row is the sum of the programs, and of all that stands at the bottom."""
    for p in isi.pohon:
        baris = p.level(JUMLAH)
        program = p.level(PROGRAM)
        if not baris or not program:
            continue
        for kolom in kolom_rupiah(p.tabel):
            if kolom != "selisih" and (tercetak := rupiah(baris[0], kolom)) is not None:
                yield from _total(p, baris[0], program, kolom, tercetak)


def _total(p: Pohon, baris: Simpul, program: list[Simpul], kolom: str, tercetak: Decimal) -> Iterator[TemuanBerkas]:
    judul, tempat = judul_kolom(p.tabel, kolom), baris.alamat(kolom)
    jumlah = _jumlah(p, program, kolom)
    daun = _jumlah(p, [d for s in program for d in s.daun()], kolom)
    lain = [s for s in p.level(BELANJA) if not any(a.level == PROGRAM for a in s.anak)]
    tambahan = _jumlah(p, lain, kolom) if lain else None
    if jumlah and tambahan and tercetak in (jumlah + tambahan, (daun or 0) + tambahan):
        return
    if jumlah and tercetak != jumlah:
        pesan = f"Baris jumlah tercetak {teks(tercetak)}, jumlah {len(program)} program {teks(jumlah)}; "
        pesan += f"{_beda(tercetak, jumlah)}."
        yield _t("B-106", baris, pesan, judul, tempat, tercetak=teks(tercetak), seharusnya=teks(jumlah))
    if daun and tercetak != daun and daun != jumlah:
        pesan = f"Baris jumlah tercetak {teks(tercetak)}, jumlah baris terbawah {teks(daun)}; {_beda(tercetak, daun)}."
        yield _t("B-107", baris, pesan, judul, tempat, tercetak=teks(tercetak), seharusnya=teks(daun))
    if tambahan and daun:
        semua = tambahan + daun
        pesan = f"Baris jumlah {teks(tercetak)} tidak memuat {lain[0].nama} {teks(tambahan)}; bersama {teks(semua)}."
        yield _t("B-108", baris, pesan, judul, tempat, tercetak=teks(tercetak), seharusnya=teks(semua))


def _jumlah(p: Pohon, simpul: list[Simpul], kolom: str) -> Decimal | None:
    """The sum of what is printed; not known where a table of quarters has holes, or nothing is printed."""
    nilai = [rupiah(s, kolom) for s in simpul]
    if all(n is None for n in nilai) or (p.tabel.bentuk.nama == "rencana-aksi" and None in nilai):
        return None
    return sum((n for n in nilai if n is not None), Decimal(0))


def _beda(tercetak: Decimal, hitung: Decimal) -> str:
    return f"{'lebih' if tercetak > hitung else 'kurang'} {teks(abs(tercetak - hitung))}"


def _t(kode: str, s: Simpul, pesan: str, kolom: str, tempat: tuple[str, ...], **nilai: str) -> TemuanBerkas:
    return temuan(kode, s.tabel.nama, tempat, s.sebutan, pesan, kolom, s.nama, **nilai)


ATURAN = (kolom_sepuluh, selisih, induk, total, tempat)
