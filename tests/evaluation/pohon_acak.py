"""A year of an office made up at random: a tree with gaps, its quarters, and what came of them."""

import random
from decimal import Decimal

from evaluation.models import Realisasi, RealisasiPagu, TargetTriwulan
from planning.enums import Agregasi, Arah
from planning.models import IndikatorRenja, Renja
from tests.factories import buat_baris, buat_renja

TW = (1, 2, 3, 4)


def buat_tahun_acak(acak: random.Random, **renja) -> Renja:
    """Two programmes, nodes with none to three indicators, leaves that nothing is filled in of."""
    ini = buat_renja(**renja)
    for p in (1, 2):
        buat_baris(ini, f"7.01.0{p}", None, *_indikator(acak, acak.randint(0, 2)))
        for k in range(1, acak.randint(2, 4)):
            kode = f"7.01.0{p}.2.0{k}"
            buat_baris(ini, kode, None, *_indikator(acak, acak.randint(0, 2)))
            for s in range(1, acak.randint(1, 4)):
                _daun(acak, ini, f"{kode}.0{s}")
    indikator = IndikatorRenja.objects.filter(baris__renja=ini).order_by("baris__nomenklatur__kode", "nomor")
    kunci = [(i.kunci, tw) for i in indikator for tw in TW]
    TargetTriwulan.objects.bulk_create(
        TargetTriwulan(renja=ini, kunci=k, triwulan=tw, target=acak.choice([None, 0, 1, 2, 5]))
        for k, tw in kunci
        if acak.random() < 0.8
    )
    milik = {"perangkat_daerah": ini.perangkat_daerah, "tahun": ini.tahun}
    Realisasi.objects.bulk_create(
        Realisasi(**milik, kunci=k, triwulan=tw, realisasi=acak.choice([None, 0, 1, 3, Decimal("0.5")]))
        for k, tw in kunci
        if acak.random() < 0.7
    )
    return ini


def _indikator(acak: random.Random, banyak: int) -> list[dict]:
    return [
        {
            "target": acak.choice([None, 0, 1, 4, 10, Decimal("2.5")]),
            "arah": acak.choice([Arah.POSITIF, Arah.POSITIF, Arah.NEGATIF]),
            "agregasi": acak.choice(list(Agregasi)),
            "otomatis": acak.random() < 0.5,
            "satuan": acak.choice(["Dokumen", "%"]),
        }
        for _ in range(banyak)
    ]


def _daun(acak: random.Random, renja: Renja, kode: str) -> None:
    baris = buat_baris(renja, kode, acak.choice([None, 0, 100, 250]), *_indikator(acak, acak.randint(0, 3)))
    milik = {"perangkat_daerah": renja.perangkat_daerah, "tahun": renja.tahun, "nomenklatur": baris.nomenklatur}
    RealisasiPagu.objects.bulk_create(
        RealisasiPagu(**milik, triwulan=tw, rupiah=acak.choice([None, 0, 10, 35])) for tw in TW if acak.random() < 0.6
    )
