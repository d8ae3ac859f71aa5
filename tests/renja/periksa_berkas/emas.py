"""The golden documents as printed tables; the headings are those of the specification."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.golden.banding import SINI

from .cetak import Cetakan, angka, persen, rp, target

Baris = list[dict[str, str]]
KALAENA, MANGKUTANA = "kalaena-2021-renja-perubahan", "mangkutana-2020-renja-perubahan"
RENCANA_AKSI, EVALUASI = "kalaena-2024-rencana-aksi", "kalaena-2024-evaluasi-tw4"
DOKUMEN = (KALAENA, MANGKUTANA, RENCANA_AKSI, EVALUASI)


def baca(dokumen: str, berkas: str) -> Baris:
    with Path(SINI / dokumen / berkas).open(encoding="utf-8", newline="") as isi:
        return list(csv.DictReader(isi))


def cetak(dokumen: str) -> list[Cetakan]:
    """The evaluation is held against the Rencana Aksi of the same office and year, as its findings are."""
    return {KALAENA: _kalaena, MANGKUTANA: _mangkutana, RENCANA_AKSI: _rencana_aksi, EVALUASI: _evaluasi}[dokumen]()


_URUSAN = ("Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan",)


def _kepala_21(akhir: str, tb: int) -> list[tuple[str, ...]]:
    lalu = f"Target dan Realisasi Kinerja Program dan Kegiatan Tahun Lalu {tb - 1}"
    kira = "Perkiraan Realisasi Capaian Target Renstra Perangkat Daerah s/d tahun berjalan"
    return [
        ("Kode",),
        _URUSAN,
        ("Indikator Kinerja Program (outcome)/ Kegiatan (output)",),
        (f"Target Kinerja Capaian Program (Renstra Perangkat Daerah) Tahun {akhir}",),
        (f"Realisasi Target Kinerja Hasil Program dan Keluaran Kegiatan s/d dengan tahun {tb - 2}",),
        (lalu, f"Target Renja Perangkat Daerah Tahun {tb - 1}"),
        (lalu, f"Realisasi Renja Perangkat Daerah Tahun {tb - 1}"),
        (lalu, "Tingkat Realisasi (%)"),
        (f"Target Program dan Kegiatan (Renja Perangkat Daerah Tahun {tb})",),
        (kira, f"Realisasi Capaian Program dan Kegiatan s/d tahun berjalan ({tb})"),
        (kira, "Tingkat Capaian Realisasi Target Renstra (%)"),
    ]


_NOMOR_21 = ["1", "2", "3", "4", "5", "6", "7", "8 = (7/6*100)", "9", "10=(5+7+9)", "11=(10/4*100)"]


def _narasi(dokumen: str, berkas: str, nama: str) -> Cetakan:
    """The figures of a text, in the columns in which the golden data have them."""
    baris = baca(dokumen, berkas)
    kolom = [k for k in baris[0] if k != "kode_resolved"]
    isi = []
    for b in baris:
        sel = []
        for k in kolom:
            nilai = b[k]
            if k in ("anggaran", "realisasi_anggaran"):
                nilai = rp(nilai)
            elif k in ("target_kinerja", "realisasi_kinerja"):
                nilai = angka(nilai)
            elif k.startswith("capaian"):
                nilai = persen(nilai, "%")
            sel.append(nilai)
        isi.append(sel)
    return Cetakan(nama, [f"{nama} (angka dalam teks)"], [(k,) for k in kolom], isi)


def _kalaena() -> list[Cetakan]:
    d = KALAENA
    k21 = [f"k{n}" for n in (4, 5, 6, 7, 8, 9, 10, 11)]
    penuh = {k.split("_")[0]: k for k in baca(d, "tabel-2-1.csv")[0] if k.startswith("k") and k[1:2].isdigit()}
    t21 = [
        [b["kode"], b["uraian"], b["indikator"], *(persen(b[penuh[k]]) if k in ("k8", "k11") else angka(b[penuh[k]])
         for k in k21)]
        for b in baca(d, "tabel-2-1.csv")
    ]  # fmt: skip
    b22 = baca(d, "tabel-2-2.csv")
    grup = {"target": "Target Renstra Perangkat Daerah", "realisasi": "Realisasi Capaian", "proyeksi": "Proyeksi"}
    tahun = [k for k in b22[0] if k.split("_")[0] in grup]
    rencana, pagu, sasaran = "Rencana Tahun 2021 (Tahun Berjalan)", "Pagu Indikatif", "Target Capaian Kinerja"
    indikator = "Indikator Kinerja Program/Kegiatan"
    sb, ss = "Sebelum Perubahan", "Setelah Perubahan"
    t23 = []
    for b in baca(d, "tabel-2-3.csv"):
        lokasi = b["lokasi"]
        t23.append(
            [
                b["kode"], b["uraian"], b["indikator_sebelum"], b["indikator_sesudah"], lokasi, lokasi,
                target(b["target_sebelum"], b["satuan_sebelum"]), target(b["target_sesudah"], b["satuan_sesudah"]),
                rp(b["pagu_sebelum"]), rp(b["pagu_sesudah"]), rp(b["selisih"]),
            ]
        )  # fmt: skip
    maju = "Prakiraan Maju Rencana Tahun 2022 (N+1)"
    return [
        Cetakan(
            "Tabel 2.1",
            ["Tabel 2.1", "Rekapitulasi Evaluasi Hasil Pelaksanaan Renja dan Pencapaian Renstra s/d Tahun 2021"],
            _kepala_21("2021", 2021),
            t21,
            _NOMOR_21,
        ),
        Cetakan(
            "Tabel 2.2",
            ["Tabel 2.2", "Pencapaian Kinerja Pelayanan Kecamatan Kalaena"],
            [
                ("No",),
                ("Indikator",),
                ("SPM/Standar Nasional",),
                ("IKU",),
                *((grup[k.split("_")[0]], f"Tahun {k[-4:]}") for k in tahun),
                ("Catatan Analisis",),
            ],
            [
                [b["no"], b["indikator"], b["spm_standar_nasional"], b["iku"], *(angka(b[k]) for k in tahun), ""]
                for b in b22
            ],
        ),
        Cetakan(
            "Tabel 2.3",
            ["Tabel 2.3", "Review Terhadap Rancangan Awal Perubahan RKPD Tahun 2021"],
            [
                ("Kode",), _URUSAN, (indikator, sb), (indikator, ss), (rencana, "Lokasi", sb), (rencana, "Lokasi", ss),
                (rencana, sasaran, sb), (rencana, sasaran, ss), (rencana, pagu, sb), (rencana, pagu, ss),
                (rencana, pagu, "Jumlah Perubahan (+/-)"),
            ],
            t23,
            ["1", "2", "3", "4", "7", "8", "9", "10", "11", "12", "13"],
        ),
        Cetakan(
            "Tabel 2.4",
            ["Tabel 2.4", "Usulan Program dan Kegiatan dari Para Pemangku Kepentingan Tahun 2021"],
            [("No",), ("Program/Kegiatan",), ("Lokasi",), ("Indikator Kinerja",), ("Besaran/Volume",), ("Catatan",)],
            [
                [b["no"], b["uraian"], b["lokasi"], b["indikator"], rp(b["besaran"]), b["catatan"]]
                for b in baca(d, "tabel-2-4.csv")
            ],
        ),
        Cetakan(
            "Tabel 3.1",
            ["Tabel 3.1", "Rumusan Rencana Program dan Kegiatan Tahun 2020 dan Perkiraan Maju Tahun 2022"],
            [
                ("Kode",), _URUSAN, ("Lokasi Detail",), (indikator,),
                ("Rencana Tahun 2021 (N)", sasaran), ("Rencana Tahun 2021 (N)", "Kebutuhan Dana/ Pagu Indikatif"),
                ("Rencana Tahun 2021 (N)", "Sumber Dana"), ("Rencana Tahun 2021 (N)", "Catatan Penting"),
                (maju, sasaran), (maju, "Kebutuhan Dana/ Pagu Indikatif"),
            ],
            [
                [
                    b["kode"], b["uraian"], b["lokasi"], b["indikator"], target(b["target_n"], b["satuan_n"]),
                    rp(b["pagu_n"]), b["sumber_dana"], b["catatan"], target(b["target_n1"], b["satuan_n1"]),
                    rp(b["pagu_n1"]).replace(".", ","),
                ]
                for b in baca(d, "tabel-3-1.csv")
            ],
            [f"({n})" for n in range(1, 11)],
        ),
        Cetakan(
            "Tabel 4.1",
            ["Tabel 4.1", "Alokasi Anggaran Kantor Kecamatan Kalaena Tahun 2021"],
            [("No",), ("Program/Kegiatan",), ("Rencana Tahun (N)", sasaran), ("Rencana Tahun (N)", pagu),
             ("Rencana Tahun (N)", "Sumber Dana")],
            [
                [b["no"], b["uraian"], target(b["target_n"], b["satuan_n"]), rp(b["pagu_n"]), b["sumber_dana"]]
                for b in baca(d, "tabel-4-1.csv")
            ],
        ),
        _narasi(d, "narasi-2020.csv", "Narasi 2020"),
        _narasi(d, "narasi-2021-tw2.csv", "Narasi 2021 TW II"),
    ]  # fmt: skip


def _mangkutana() -> list[Cetakan]:
    d = MANGKUTANA
    satuan = {"k4": "satuan", "k5": "k5_satuan", "k6": "k6_satuan", "k7": "k7_satuan", "k9": "k9_satuan"}
    satuan["k10"] = "k10_satuan"
    b21 = baca(d, "tabel-2-1.csv")
    penuh = {k.split("_")[0]: k for k in b21[0] if k[:1] == "k" and k[1:2].isdigit() and not k.endswith("satuan")}
    t21 = [
        [
            b["kode"], b["uraian"], b["indikator"],
            *(
                persen(b[penuh[k]]) if k in ("k8", "k11") else target(b[penuh[k]], b[satuan[k]])
                for k in ("k4", "k5", "k6", "k7", "k8", "k9", "k10", "k11")
            ),
        ]
        for b in b21
    ]  # fmt: skip
    b2 = baca(d, "tabel-2-pencapaian.csv")
    grup = {"target": "Target Renstra Perangkat Daerah", "realisasi": "Realisasi Capaian", "proyeksi": "Proyeksi"}
    tahun = [k for k in b2[0] if k.split("_")[0] in grup]
    iku = baca(d, "tabel-iku.csv")
    tahun_iku = [k for k in iku[0] if k.startswith("target")]
    awal, hasil = "Rancangan Awal RKPD", "Hasil Analisis Kebutuhan"
    review = ("Program/Kegiatan", "Indikator Kinerja", "Lokasi", "Target Capaian Kinerja")
    sb, ss = "Sebelum Perubahan", "Setelah Perubahan"
    r, maju = "Rencana Tahun 2020 (Tahun Berjalan)", "Prakiraan Maju Tahun 2021"
    return [
        Cetakan("Tabel 2.1", ["Tabel 2.1", "Rekapitulasi Evaluasi Hasil Pelaksanaan Renja dan Pencapaian Renstra"],
                _kepala_21("2021", 2019), t21, ["FIX1", *_NOMOR_21[1:]]),
        Cetakan("Tabel IKU", ["Tabel IKU"],
                [("No",), ("SASARAN RENSTRA",), ("INDIKATOR KINERJA UTAMA",), ("KONDISI AWAL 2016",),
                 *(("TARGET", k[-4:]) for k in tahun_iku)],
                [[b["no"], b["sasaran"], b["indikator_sasaran"], angka(b["kondisi_awal_2016"]),
                  *(angka(b[k]) for k in tahun_iku)] for b in iku]),
        Cetakan("Tabel 2", ["Tabel 2", "Pencapaian Kinerja Pelayanan Kecamatan Mangkutana"],
                [("No",), ("Indikator",), *((grup[k.split("_")[0]], f"Tahun {k[-4:]}") for k in tahun),
                 ("Catatan Analisis",)],
                [[b["no"], b["indikator"], *(angka(b[k]) for k in tahun), b["catatan_analisis"]] for b in b2]),
        Cetakan("Tabel 3", ["Tabel 3", "Review Terhadap Rancangan Awal RKPD Tahun 2020"],
                [("No.",), *((awal, x) for x in (*review, "Pagu Indikatif")),
                 *((hasil, x) for x in (*review, "Kebutuhan Dana")), ("Catatan Penting",)],
                [[b["no"], b["uraian_awal"], b["indikator_awal"], b["lokasi"],
                  target(b["target_awal"], b["satuan_awal"]), rp(b["pagu_awal"]), b["uraian_hasil"],
                  b["indikator_hasil"], b["lokasi"], target(b["target_hasil"], b["satuan_hasil"]),
                  rp(b["kebutuhan_dana"]), b["catatan"]] for b in baca(d, "tabel-3-review.csv")],
                [str(n) for n in range(1, 13)]),
        *_tujuan_mangkutana(d),
        Cetakan("Tabel 3.3", ["Tabel 3.3", "RENCANA PROGRAM DAN KEGIATAN PADA PERUBAHAN RENJA SKPD TAHUN 2020"],
                [("Kode",), _URUSAN, ("Indikator Kinerja Program/Kegiatan", sb),
                 ("Indikator Kinerja Program/Kegiatan", ss), (r, "Kelompok Sasaran", sb), (r, "Kelompok Sasaran", ss),
                 (r, "Lokasi", sb), (r, "Lokasi", ss), (r, "Target Capaian Kinerja", sb),
                 (r, "Target Capaian Kinerja", ss), (r, "Pagu Indikatif", sb), (r, "Pagu Indikatif", ss),
                 (r, "Pagu Indikatif", "Jumlah Perubahan (+/-)"), (r, "Sumber Dana", sb), (r, "Sumber Dana", ss),
                 (maju, "Target Capaian Kinerja"), (maju, "Pagu Indikatif"), ("Jenis Kegiatan a/b/c",),
                 ("SKPD Penanggung jawab",)],
                [_baris_33(b) for b in baca(d, "tabel-3-3-perubahan.csv")], [str(n) for n in range(1, 20)]),
        _narasi(d, "narasi-2019.csv", "Narasi 2019"),
        _narasi(d, "narasi-2020-tw2.csv", "Narasi 2020 TW II"),
    ]  # fmt: skip


def _tujuan_mangkutana(d: str) -> list[Cetakan]:
    semua = baca(d, "tabel-3-2-tujuan-sasaran.csv")
    tahun = [k for k in semua[0] if k.startswith("target_2")]
    kepala = [("NO",), ("TUJUAN",), ("INDIKATOR TUJUAN",), ("SASARAN",)]
    depan = ("no", "tujuan", "indikator_tujuan", "sasaran", "indikator_sasaran")
    return [
        Cetakan("Tabel 3.2", ["Tabel 3.2", "Tujuan dan Sasaran"],
                [*kepala, ("INDIKATOR SASARAN",), *(("TARGET KINERJA SASARAN PADA TAHUN KE-", k[-4:]) for k in tahun)],
                [[*(b[k] for k in depan), *(angka(b[k]) for k in tahun)] for b in semua if b["bagian"] == "1"]),
        Cetakan("Tabel 3.2 (kedua)", ["Tabel 3.2", "Tujuan dan Sasaran Tahun 2020"],
                [*kepala, ("INDIKATOR TUJUAN",), ("TARGET KINERJA",)],
                [[*(b[k] for k in depan), angka(b["target_kinerja"])] for b in semua if b["bagian"] == "2"]),
    ]  # fmt: skip


def _baris_33(b: dict[str, str]) -> list[str]:
    """A second indicator is a line of its own, without code and name; no money is a dash."""
    utama = b["indikator_no"] in ("", "1")
    kosong = "-" if utama and b["level"] != "urusan" else ""
    return [
        b["kode"] if utama else "", b["uraian"] if utama else "", b["indikator_sebelum"], b["indikator_sesudah"],
        b["kelompok_sasaran_sebelum"], b["kelompok_sasaran_sesudah"], b["lokasi_sebelum"], b["lokasi_sesudah"],
        target(b["target_sebelum"], b["satuan_sebelum"]), target(b["target_sesudah"], b["satuan_sesudah"]),
        rp(b["pagu_sebelum"], kosong), rp(b["pagu_sesudah"], kosong), rp(b["selisih"], kosong),
        b["sumber_dana_sebelum"], b["sumber_dana_sesudah"], target(b["prakiraan_target"], b["prakiraan_satuan"]),
        rp(b["prakiraan_pagu"], kosong if b["level"] == "kegiatan" else ""), b["jenis_kegiatan"],
        b["skpd_penanggung_jawab"],
    ]  # fmt: skip


def _rencana_aksi() -> list[Cetakan]:
    d = RENCANA_AKSI
    tujuan, iku = baca(d, "tabel-2-1-tujuan-sasaran.csv"), baca(d, "tabel-2-2-iku.csv")
    tahun = [k for k in tujuan[0] if k.startswith("target_")]
    tahun_iku = [k for k in iku[0] if k.startswith("target_")]
    sasaran = {(b["tabel"], b["sasaran_no"]): b for b in baca(d, "tabel-sasaran-rkt-rencana-aksi.csv")}
    pks = "PROGRAM/ KEGIATAN/ SUB KEGIATAN"
    tw = [(f"Triwulan {r}", k) for r in ("I", "II", "III", "IV") for k in ("Target", "Rp.")]
    t_rkt: list[list[str]] = []
    t_ra: list[list[str]] = []
    for nama, isi, berkas in (("RKT", t_rkt, "tabel-rkt.csv"), ("Rencana Aksi", t_ra, "tabel-rencana-aksi.csv")):
        kini = ""
        for b in baca(d, berkas):
            if b["sasaran_no"] != kini:
                kini = b["sasaran_no"]
                s = sasaran[nama, kini]
                lebar = 3 if nama == "RKT" else 13
                isi.append([kini, s["sasaran"], s["indikator"], angka(s["target"]), *[""] * lebar])
            if nama == "RKT":
                t = target(b["target"], b["satuan"])
                isi.append(["", "", "", t, b["uraian"], b["indikator"], rp(b["anggaran"])])
            else:
                t = target(b["target_tahun"], b["satuan"])
                nilai = [f(b[f"tw{n}_{k}"]) for n in range(1, 5) for k, f in (("target", angka), ("rp", rp))]
                akhir = [target(b["akhir_target"], b["satuan"]), rp(b["akhir_rp"])]
                isi.append(["", "", "", t, b["uraian"], b["indikator"], *nilai, *akhir,
                            b["penanggung_jawab_jabatan"]])  # fmt: skip
    return [
        Cetakan("Tabel 2.1", ["Tabel 2.1", "Tujuan dan Sasaran Kecamatan Kalaena"],
                [("No",), ("Tujuan",), ("Sasaran",), ("Indikator Sasaran",), *(("Target", k[-4:]) for k in tahun)],
                [[b["no"], b["tujuan"], b["sasaran"], b["indikator"], *(angka(b[k]) for k in tahun)] for b in tujuan]),
        Cetakan("Tabel 2.2", ["Tabel 2.2", "INDIKATOR KINERJA UTAMA (IKU) KANTOR KECAMATAN KALAENA TAHUN 2021-2026"],
                [("No",), ("SASARAN RENSTRA",), ("INDIKATOR KINERJA UTAMA",), ("SATUAN",), ("FORMULASI PERHITUNGAN",),
                 ("SUMBER DATA",), ("PENANGGUNG JAWAB",), *(("TARGET", k[-4:]) for k in tahun_iku)],
                [[b["no"], b["sasaran"], b["indikator"], b["satuan"], b["formulasi"], b["sumber_data"],
                  b["penanggung_jawab"], *(angka(b[k]) for k in tahun_iku)] for b in iku]),
        Cetakan("Tabel 2.3", ["Tabel 2.3", "LAMPIRAN PERJANJIAN KINERJA TAHUN 2024"],
                [("No",), ("Sasaran Strategis",), ("Indikator Kinerja",), ("Target",)],
                [[b["no"], b["sasaran"], b["indikator"], angka(b["target"])] for b in baca(d, "tabel-2-3-pk.csv")]),
        Cetakan("RKT", ["RENCANA KINERJA TAHUNAN (RKT) KANTOR KECAMATAN KALENA TAHUN 2024"],
                [("NO",), ("SASARAN",), ("INDIKATOR KINERJA UTAMA (IKU)",), ("TARGET",),
                 ("PROGRAM/ KEGITAN/ SUB KEGIATAN",), (f"INDIKATOR {pks}",), ("ANGGARAN (Rp.)",)],
                t_rkt, [str(n) for n in range(1, 8)]),
        Cetakan("Rencana Aksi", ["RENCANA AKSI KANTOR KECAMATAN KALAENA TAHUN 2024"],
                [("No",), ("Sasaran",), ("Indikator",), ("Target",), ("Program/ Kegiatan/ Sub Kegiatan",),
                 ("Indikator Kinerja Program/ Kegiatan/ Sub Kegiatan",), *tw,
                 ("Kondisi Kinerja Pada Akhir Tahun", "Target"), ("Kondisi Kinerja Pada Akhir Tahun", "Rp."),
                 ("Penanggung jawab",)], t_ra, [str(n) for n in range(1, 18)]),
    ]  # fmt: skip


def _evaluasi() -> list[Cetakan]:
    p, k = "PROGRAM", "KEGIATAN/SUB KEGIATAN"
    isi: list[list[str]] = []
    for b in baca(EVALUASI, "evaluasi.csv"):
        nama = b[b["level"]] or b["program"]
        satuan = target(b["target_tahun"], b["satuan"])
        for n in range(1, 5):
            t, r, c = (b[f"tw{n}_{x}"] for x in ("target", "realisasi", "capaian"))
            nilai = [f"TW {n} : {angka(t)}".strip(), angka(r), persen(c)]
            kepala = [nama, b["indikator"], satuan] if n == 1 else ["", "", ""]
            if b["level"] == "program":
                isi.append([*kepala, *nilai, *[""] * 7])
            else:
                kiri = [b["program_tercetak"] if n == 1 else "", *[""] * 5]
                isi.append([*kiri, *kepala, *nilai, b[f"keterangan_tw{n}"]])
    kepala = [
        *((p, x) for x in ("URAIAN", "INDIKATOR KINERJA", "SATUAN", "TARGET", "REALISASI", "CAPAIAN %")),
        *((k, x) for x in ("URAIAN", "INDIKATOR KINERJA", "SATUAN", "TARGET", "REALISASI", "CAPAIAN %")),
        ("KET",),
    ]
    ini = Cetakan("Evaluasi TW IV", ["EVALUASI ATAS RENCANA AKSI TRIWULAN IV", "TAHUN 2024"], kepala, isi)
    return [ini, *(c for c in _rencana_aksi() if c.nama in ("RKT", "Rencana Aksi"))]
