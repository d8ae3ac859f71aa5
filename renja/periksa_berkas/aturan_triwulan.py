"""Quarters against the year, and where rows of an evaluation stand (specification 3.5, 3.6, 4.2)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from .alat import Isi, rupiah, teks
from .angka import Angka, baca_besaran, satuan_baku
from .pohon import KEGIATAN, PROGRAM, SUB, Simpul
from .resmi import MIRIP, inti, mirip
from .temuan import TemuanBerkas, temuan

TW = range(1, 5)
#: Units of a state, which is the same in every quarter.
_KEADAAN = ("%", "orang", "orang/bulan", "indeks", "nilai", "rasio", "poin", "skor")


def target(isi: Isi) -> Iterator[TemuanBerkas]:
    for p in isi.bentuk("rencana-aksi", "evaluasi"):
        for s in p.simpul:
            if s.level not in (PROGRAM, KEGIATAN, SUB):
                continue
            tahun = baca_besaran(s.sel.get("target" if p.tabel.bentuk.nama == "rencana-aksi" else "satuan"))
            akhir = baca_besaran(s.sel.get("akhir_target"))
            tw = [_tw(s, n) for n in TW]
            yield from _target(s, tahun, akhir, tw)


def _tw(s: Simpul, n: int) -> Angka | None:
    sel = s.sel.get(f"tw{n}_target")
    if sel is not None and sel.teks.strip(" .") == "-":
        return Angka(Decimal(0))
    return baca_besaran(sel)


def _target(s: Simpul, tahun: Angka | None, akhir: Angka | None, tw: list[Angka | None]) -> Iterator[TemuanBerkas]:
    isi_tw = [t.nilai for t in tw if t is not None]
    rinci = " + ".join(teks(n) for n in isi_tw)
    tempat = s.alamat("akhir_target", "target", "satuan", *(f"tw{n}_target" for n in TW))
    satuan = satuan_baku((tahun or akhir or Angka(Decimal(0))).satuan)
    if tahun and akhir and tahun.nilai != akhir.nilai:
        nilai = {"tercetak": teks(akhir.nilai), "seharusnya": teks(tahun.nilai)}
        pesan = f"Target akhir tahun tercetak {teks(akhir)}, target tahun {teks(tahun)}"
        if len(isi_tw) == 4:
            pesan += f"; triwulan {rinci} = {teks(sum(isi_tw))}"
        yield _t("B-701", s, pesan + ".", tempat, **nilai)
        return
    acuan = tahun or akhir
    if acuan is None or len(isi_tw) < 4:
        return
    jumlah, terakhir = sum(isi_tw), next((n for n in reversed(isi_tw) if n), Decimal(0))
    nilai = {"tercetak": teks(acuan.nilai), "seharusnya": teks(jumlah)}
    if acuan.nilai in (jumlah, jumlah / 4):
        if satuan not in _KEADAAN and acuan.nilai != jumlah and acuan.nilai:
            pesan = (
                f"Target tiap triwulan {teks(isi_tw[0])}, dijumlahkan {teks(jumlah)}, target tahun {teks(acuan)}; "
                "benar hanya bila target tidak dijumlahkan."
            )
            yield _t("B-702", s, pesan, tempat, **nilai)
    elif satuan not in _KEADAAN or acuan.nilai != terakhir:
        pesan = f"Target triwulan {rinci} = {teks(jumlah)}, target tahun {teks(acuan)}."
        yield _t("B-701", s, pesan, tempat, **nilai)


def rupiah_tahun(isi: Isi) -> Iterator[TemuanBerkas]:
    """The year's rupiah are those of its quarters; a hole is not known, but parts are never more than the whole."""
    for p in isi.bentuk("rencana-aksi"):
        for s in p.simpul:
            akhir = rupiah(s, "akhir_rp")
            tw = [rupiah(s, f"tw{n}_rp") for n in TW]
            ada = [n for n in tw if n is not None]
            if akhir is None or not ada:
                continue
            jumlah = sum(ada)
            if (len(ada) == 4 and jumlah != akhir) or jumlah > akhir:
                rinci = " + ".join(teks(n) for n in ada)
                pesan = f"Rupiah triwulan {rinci} = {teks(jumlah)}, akhir tahun tercetak {teks(akhir)}."
                tempat = s.alamat("akhir_rp", *(f"tw{n}_rp" for n in TW))
                yield _t("B-703", s, pesan, tempat, tercetak=teks(akhir), seharusnya=teks(jumlah))


def induk_evaluasi(isi: Isi) -> Iterator[TemuanBerkas]:
    """The program printed beside a row is that which the row belongs to; every program has its own line."""
    for p in isi.bentuk("evaluasi"):
        if not p.baru:
            continue
        tercetak = {inti(s.nama) for s in p.level(PROGRAM)}
        hilang: set[str] = set()
        benar = ""
        for s in p.simpul:
            if s.level == PROGRAM:
                benar = ""
                continue
            if s.level == KEGIATAN:
                benar = _program_dari(isi, s)
            seharusnya = _program_dari(isi, s) or benar
            if not seharusnya:
                continue
            sebelah = s.teks("p_uraian")
            if sebelah and mirip(sebelah, seharusnya) < MIRIP:
                pesan = f"Di sebelah baris ini tercetak “{sebelah}”, padahal termasuk “{seharusnya}”."
                yield _t("B-203", s, pesan, s.alamat("p_uraian"), tercetak=sebelah, seharusnya=seharusnya)
            if inti(seharusnya) not in hilang and all(mirip(seharusnya, t) < MIRIP for t in tercetak):
                hilang.add(inti(seharusnya))
                pesan = f"Baris program “{seharusnya}” tidak tercetak, padahal kegiatannya dievaluasi."
                yield temuan("B-204", p.tabel.nama, s.alamat("uraian"), seharusnya, pesan, "uraian", seharusnya,
                             tercetak="tidak tercetak", seharusnya=seharusnya)  # fmt: skip


def _program_dari(isi: Isi, s: Simpul) -> str:
    """The program of a row by the nomenklatur, as another table of the file calls it if one does."""
    kunci, skor = isi.resmi.cari(s.nama)
    if skor < MIRIP or not kunci or kunci[0].count("-") < 4:
        e = isi.entitas_dari(s)
        for a in e.anggota.values() if e else ():
            atas = a.induk
            while atas is not None and atas.level != PROGRAM:
                atas = atas.induk
            if atas is not None and a.tabel is not s.tabel:
                return atas.nama
        return ""
    program = {"-".join(k.split("-")[:3]) for k in kunci}
    if len(program) != 1:
        return ""
    (satu,) = program
    for e in isi.entitas:
        if e.level == PROGRAM and satu in isi.resmi.cari(e.nama)[0] and isi.resmi.cari(e.nama)[1] >= MIRIP:
            lain = [a for a in e.anggota.values() if a.tabel is not s.tabel]
            if lain:
                return lain[0].nama
    return min(isi.resmi.nama.get(satu, {""}))


def _t(kode: str, s: Simpul, pesan: str, tempat: tuple[str, ...], **nilai: str) -> TemuanBerkas:
    return temuan(kode, s.tabel.nama, tempat, s.sebutan, pesan, "triwulan", s.nama, **nilai)


ATURAN = (target, rupiah_tahun, induk_evaluasi)
