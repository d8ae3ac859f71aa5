from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    name = "evaluation"
    verbose_name = "Evaluasi"

    def ready(self):
        from evaluation.penjaga import PENJAGA
        from planning.penjaga import daftarkan

        daftarkan(PENJAGA)
