"""A version that is copied from another one of the same year takes its quarters along."""

from evaluation.models import PaguTriwulan, TargetTriwulan
from planning.models import BarisRenja, IndikatorRenja, Renja


def salin_triwulan(sender, renja: Renja, dari: Renja | None, **lain) -> None:
    """Copy the rencana aksi of the rows and indicators that were copied; four queries.

    Another year's quarters are no plan for this one; they are only proposed (``evaluation.isian.usul``). Realisations
    belong to the year and need no copy. Receives ``planning.isian.tahun.renja_dimulai``.
    """
    if dari is None or dari.tahun != renja.tahun:
        return
    kunci = IndikatorRenja.objects.filter(baris__renja=renja).values("kunci")
    target = TargetTriwulan.objects.filter(renja=dari, kunci__in=kunci)
    TargetTriwulan.objects.bulk_create(
        TargetTriwulan(renja=renja, kunci=t.kunci, triwulan=t.triwulan, target=t.target) for t in target
    )
    nomenklatur = BarisRenja.objects.filter(renja=renja).values("nomenklatur")
    pagu = PaguTriwulan.objects.filter(renja=dari, nomenklatur__in=nomenklatur)
    PaguTriwulan.objects.bulk_create(
        PaguTriwulan(renja=renja, nomenklatur_id=p.nomenklatur_id, triwulan=p.triwulan, pagu=p.pagu) for p in pagu
    )
