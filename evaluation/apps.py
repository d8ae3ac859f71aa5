from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    name = "evaluation"
    verbose_name = "Evaluasi"

    def ready(self):
        from evaluation.isian.salin import salin_triwulan
        from evaluation.penjaga import PENJAGA
        from planning.isian.tahun import renja_dimulai
        from planning.penjaga import daftarkan

        daftarkan(PENJAGA)
        renja_dimulai.connect(salin_triwulan, dispatch_uid="salin_triwulan")
