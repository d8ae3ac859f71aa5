"""The same row in several tables: pagu, targets, units, names, indicators (specification 9)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from rapidfuzz.distance import OSA

from .alat import Entitas, Isi, jumlah_baris, kolom_rupiah, rupiah, teks
from .angka import Angka, baca_besaran, satuan_baku
from .kenali import Tabel
from .pohon import BELANJA, PROGRAM, Pohon, Simpul
from .resmi import inti, mirip
from .temuan import TemuanBerkas, temuan

SEBELUM, SESUDAH, MAJU = "sebelum perubahan", "tahun ini", "prakiraan maju"
#: Which column of which table says which figure.
PAGU = {
    "3.3-P": {SEBELUM: "pagu_sebelum", SESUDAH: "pagu_sesudah", MAJU: "pagu_maju"},
    "2.3-P": {SEBELUM: "pagu_sebelum", SESUDAH: "pagu_sesudah"},
    "2.3": {SEBELUM: "pagu_sebelum", SESUDAH: "pagu_sesudah"},
    "3.1": {SESUDAH: "pagu", MAJU: "pagu_maju"},
    "4.1": {SESUDAH: "pagu"},
    "rkt": {SESUDAH: "anggaran"},
    "rencana-aksi": {SESUDAH: "akhir_rp"},
}
TARGET = {
    "3.3-P": {SEBELUM: "target_sebelum", SESUDAH: "target_sesudah", MAJU: "target_maju"},
    "2.3-P": {SEBELUM: "target_sebelum", SESUDAH: "target_sesudah"},
    "2.3": {SEBELUM: "target_sebelum", SESUDAH: "target_sesudah"},
    "3.1": {SESUDAH: "target", MAJU: "target_maju"},
    "4.1": {SESUDAH: "target"},
    "rkt": {SESUDAH: "target"},
    "rencana-aksi": {SESUDAH: "target"},
    "evaluasi": {SESUDAH: "satuan"},
    "2.1": {SESUDAH: "k9"},
}


@dataclass
class Nilai:
    """What one table says: the row, the column, and the figures it prints (one, or one for each indicator)."""

    simpul: Simpul
    kolom: str
    angka: list[Angka]
    sebutan: str

    @property
    def satu(self) -> Angka:
        return next((a for a in self.angka if a.nilai), self.angka[0])

    def __str__(self):
        return teks(self.satu)


def sezaman(isi: Isi, tabel: Tabel, kolom: str) -> bool:
    """Whether this column is of the year that the file is about."""
    tahun = tabel.tahun.get(kolom)
    return tahun is None or isi.tahun is None or tahun == isi.tahun or kolom.endswith("_maju")


def pagu(isi: Isi) -> Iterator[TemuanBerkas]:
    for e in isi.entitas:
        for tahap in (SEBELUM, SESUDAH, MAJU):
            nilai = []
            for letak, s in e.anggota.items():
                p = isi.pohon[letak]
                kolom = PAGU.get(p.tabel.bentuk.nama, {}).get(tahap)
                if kolom is None or kolom not in kolom_rupiah(p.tabel) or not sezaman(isi, p.tabel, kolom):
                    continue
                if (angka := rupiah(s, kolom)) is not None:
                    nilai.append(Nilai(s, kolom, [Angka(angka)], p.tabel.nama))
                if tambahan := _jumlah_triwulan(s, kolom):
                    nilai.append(tambahan)
            yield from _banding("B-501", e, nilai, f"Pagu {tahap}", tahap)


def _jumlah_triwulan(s: Simpul, kolom: str) -> Nilai | None:
    """What the quarters of a Rencana Aksi come to, if it is not what it prints for the year."""
    if kolom != "akhir_rp":
        return None
    tw = [rupiah(s, f"tw{n}_rp") for n in range(1, 5)]
    if None in tw or sum(tw) == rupiah(s, kolom):
        return None
    return Nilai(s, "tw1_rp", [Angka(sum(tw))], f"{s.tabel.nama} (jumlah triwulan)")


def target(isi: Isi) -> Iterator[TemuanBerkas]:
    for e in isi.entitas:
        for tahap in (SEBELUM, SESUDAH, MAJU):
            nilai = [n for letak, s in e.anggota.items() if (n := nilai_target(isi, isi.pohon[letak], s, tahap))]
            yield from _banding("B-601", e, nilai, f"Target {tahap}", tahap)


def nilai_target(isi: Isi, p: Pohon, s: Simpul, tahap: str) -> Nilai | None:
    kolom = TARGET.get(p.tabel.bentuk.nama, {}).get(tahap)
    if kolom is None or not sezaman(isi, p.tabel, kolom):
        return None
    sel = [s.sel.get(kolom), *(b.sel.get(kolom) for b in s.lanjut)]
    angka = [a for x in sel if (a := baca_besaran(x))]
    return Nilai(s, kolom, angka, p.tabel.nama) if angka else None


def _banding(kode: str, e: Entitas, nilai: list[Nilai], judul: str, tahap: str) -> Iterator[TemuanBerkas]:
    """One finding for all tables that say otherwise than the first."""
    if len(nilai) < 2:
        return
    acuan, *lain = nilai
    beda = [n for n in lain if not _sama(acuan, n)]
    if not beda:
        return
    sebut = {n.sebutan: str(n) for n in nilai}
    pesan = f"{judul} berbeda antartabel: {'; '.join(f'{k} {v}' for k, v in sebut.items())}."
    if tahap == SEBELUM and all(n.simpul.tabel.bentuk.nama == "2.3" for n in beda):
        # The first draft of the RKPD and the plan before its change are two stages.
        kode, pesan = {"B-501": "B-516", "B-601": "B-608"}[kode], f"{pesan} Mungkin beda tahap."
    yield temuan(
        kode,
        tuple(n.simpul.tabel.nama for n in nilai),
        tuple(x for n in nilai for x in n.simpul.alamat(n.kolom)),
        e.sebutan,
        pesan,
        judul,
        e.nama,
        **sebut,
    )


def _sama(a: Nilai, b: Nilai) -> bool:
    return any(x.nilai == y.nilai for x in a.angka for y in b.angka)


def satuan(isi: Isi) -> Iterator[TemuanBerkas]:
    """A target has the same unit everywhere, in the narrative and in other years too."""
    for e in isi.entitas:
        ada: list[tuple[Simpul, str, str, set[str]]] = []
        for letak, s in e.anggota.items():
            p = isi.pohon[letak]
            for kolom in _kolom_satuan(p):
                sel = [s.sel.get(kolom), *(b.sel.get(kolom) for b in s.lanjut)]
                if p.tabel.bentuk.nama == "narasi":
                    cetak = f"{teks(baca_besaran(s.sel.get('target')))} {s.teks('satuan')}" if s.teks("satuan") else ""
                    baku = {_kata_awal(s.teks("satuan"))} if s.teks("satuan") else set()
                else:
                    angka = [a for x in sel if (a := baca_besaran(x)) and a.satuan]
                    baku = {_kata_awal(a.satuan) for a in angka}
                    cetak = " / ".join(dict.fromkeys(teks(a) for a in angka if a.nilai or len(angka) == 1))
                if baku:
                    ada.append((s, kolom, cetak, baku))
        semua = {min(b) if len(b) == 1 else "" for *_, b in ada} - {""}
        bersama = set.intersection(*(b for *_, b in ada)) if ada else set()
        if len(ada) < 2 or bersama or _ejaan_saja(semua, ada):
            continue
        sebut: dict[str, str] = {}
        for s, _, cetak, _b in ada:
            lama = sebut.get(s.tabel.nama)
            sebut[s.tabel.nama] = cetak if lama in (None, cetak) else f"{lama} / {cetak}"
        pesan = f"Satuan target berbeda: {'; '.join(f'{k} {v}' for k, v in sebut.items())}."
        tempat = tuple(x for s, kolom, *_ in ada for x in s.alamat(kolom))
        yield temuan("B-510", tuple(sebut), tempat, e.sebutan, pesan, "satuan", e.nama, **sebut)


def _kata_awal(satuan: str) -> str:
    """``Dokumen desa`` is a Dokumen."""
    return satuan_baku(satuan).split(" ")[0]


def _kolom_satuan(p: Pohon) -> list[str]:
    nama = p.tabel.bentuk.nama
    if nama == "narasi":
        return ["satuan"]
    return [k for k in TARGET.get(nama, {}).values() if not k.endswith("_maju")]


def _ejaan_saja(semua: set[str], ada: list) -> bool:
    """Whether the units differ in spelling only."""
    return len(semua) == 2 and len(ada) >= 2 and mirip(*semua) >= 80 and all(len(b) == 1 for *_, b in ada)


def satuan_maju(isi: Isi) -> Iterator[TemuanBerkas]:
    for p in isi.bentuk("3.1"):
        for s in p.simpul:
            n, n1 = baca_besaran(s.sel.get("target")), baca_besaran(s.sel.get("target_maju"))
            if n and n1 and n.satuan and n1.satuan and satuan_baku(n.satuan) != satuan_baku(n1.satuan):
                pesan = f"Target tahun n {teks(n)}, tahun n+1 {teks(n1)}: satuannya berbeda."
                yield temuan("B-602", p.tabel.nama, s.alamat("target", "target_maju"), s.sebutan, pesan, "target",
                             s.nama, tahun_n=teks(n), tahun_n1=teks(n1))  # fmt: skip


def jumlah(isi: Isi) -> Iterator[TemuanBerkas]:
    """The last rows agree, and what the narrative adds up to is one of them."""
    for tahap in (SEBELUM, SESUDAH, MAJU):
        ada: list[tuple[str, Decimal, tuple[str, ...], str]] = []
        for p in isi.pohon:
            kolom = PAGU.get(p.tabel.bentuk.nama, {}).get(tahap)
            if kolom not in kolom_rupiah(p.tabel) or not sezaman(isi, p.tabel, kolom):
                continue
            baris = jumlah_baris(p)
            program = p.level(PROGRAM)
            if baris is not None and (nilai := rupiah(baris, kolom)) is not None:
                ada.append((p.tabel.nama, nilai, baris.alamat(kolom), "JUMLAH"))
            elif program and all(rupiah(s, kolom) is not None for s in program):
                ada.append((p.tabel.nama, sum(rupiah(s, kolom) for s in program), (), "jumlah program"))
        if len({n for _, n, _, _ in ada}) > 1:
            sebut = {t: teks(n) for t, n, _, _ in ada}
            langsung = [
                s.nama
                for p in isi.pohon
                for s in p.level(BELANJA)
                if any(rupiah(s, k) in {n for _, n, _, _ in ada} for k in PAGU.get(p.tabel.bentuk.nama, {}).values())
            ]
            pesan = f"Jumlah pagu {tahap} berbeda antartabel: {'; '.join(f'{k} {v}' for k, v in sebut.items())}."
            yield temuan("B-502", tuple(sebut), tuple(x for _, _, a, _ in ada for x in a), "JUMLAH", pesan,
                         f"pagu {tahap}", " / ".join(["JUMLAH", *dict.fromkeys(langsung)]), **sebut)  # fmt: skip


def nama(isi: Isi) -> Iterator[TemuanBerkas]:
    for e in isi.entitas:
        yield from _teks(isi, e, "B-503", "Nama", _nama_baris)


def _nama_baris(s: Simpul) -> dict[str, list[str]]:
    hasil = {"uraian": [s.nama]} if s.nama else {}
    if hasil_analisis := s.teks("uraian_hasil"):
        hasil["uraian_hasil"] = [hasil_analisis]
    return hasil


def indikator(isi: Isi) -> Iterator[TemuanBerkas]:
    for e in isi.entitas:
        yield from _teks(isi, e, "B-504", "Indikator", _indikator_baris)


def _indikator_baris(s: Simpul) -> dict[str, list[str]]:
    hasil: dict[str, list[str]] = {}
    for kolom in ("indikator", "indikator_sebelum", "indikator_sesudah"):
        teks_ini = [s.teks(kolom), *(b.sel[kolom].teks for b in s.lanjut if kolom in b.sel)]
        if ada := [t for t in teks_ini if t not in ("", "-")]:
            hasil[kolom] = ada
    if s.tabel.bentuk.nama == "2.3" and "indikator_sesudah" in hasil:
        hasil.pop("indikator_sebelum", None)  # of the RKPD's first draft
    return hasil


def _teks(isi: Isi, e: Entitas, kode: str, judul: str, ambil) -> Iterator[TemuanBerkas]:
    """One finding for all wordings of a row; where one of several of a table is that of another, they agree."""
    ada: list[tuple[Simpul, str, list[str]]] = []
    for s in e.anggota.values():
        ada += [(s, kolom, t) for kolom, t in ambil(s).items()]
    if len(ada) < 2 or set.intersection(*({_banding_teks(x) for x in t} for *_, t in ada)):
        return
    sebut: dict[str, str] = {}
    for s, kolom, t in ada:
        kunci = s.tabel.nama if s.tabel.nama not in sebut else f"{s.tabel.nama} ({kolom.rpartition('_')[2]})"
        dekat = max(t, key=lambda x: max((mirip(x, y) for z, _, u in ada if z is not s for y in u), default=0))
        if kunci == s.tabel.nama or _banding_teks(sebut[s.tabel.nama]) != _banding_teks(dekat):
            sebut[kunci] = dekat
    if len({_banding_teks(v) for v in sebut.values()}) < 2:
        return
    per_teks: dict[str, list[str]] = {}
    for tabel, t in sebut.items():
        sama = next((lama for lama in per_teks if _banding_teks(lama) == _banding_teks(t)), t)
        per_teks.setdefault(sama, []).append(tabel)
    pesan = f"{judul} ditulis berbeda: " + "; ".join(f"{', '.join(v)} “{k}”" for k, v in per_teks.items()) + "."
    if _seejaan(list(per_teks)):
        kode = "B-517"
    elif kode == "B-504" and (lain := _milik_lain(isi, e, list(per_teks))):
        pesan += f" {lain}"
    tempat = tuple(x for s, kolom, _ in ada for x in s.alamat(kolom))
    tabel = tuple(s.tabel.nama for s, *_ in ada)
    yield temuan(kode, tabel, tempat, e.sebutan, pesan, judul.casefold(), e.nama, **sebut)


def _banding_teks(t: str) -> str:
    """A wording as it is compared: without the unit in brackets behind it."""
    return inti(re.sub(r"\s*\([^()]{1,25}\)\s*$", "", t)) or inti(t)


def _seejaan(tulisan: list[str]) -> bool:
    """Whether these differ as a slip of the pen does: the same words, a letter or a blank apart."""
    kata = [_banding_teks(t) for t in tulisan]
    return all(
        a == b or (OSA.distance("".join(a.split()), "".join(b.split())) <= 2 and len(a) > 12)
        for i, a in enumerate(kata)
        for b in kata[i + 1 :]
    )


def _milik_lain(isi: Isi, e: Entitas, tulisan: list[str]) -> str:
    """Whether one of these wordings is another row's."""
    for t in tulisan:
        lain = [x for x in isi.pemilik_indikator.get(inti(t), ()) if x is not e and x.level == e.level]
        if lain:
            return f"“{t}” adalah indikator “{lain[0].nama}”."
    return ""


ATURAN = (pagu, target, satuan, satuan_maju, jumlah, nama, indikator)
