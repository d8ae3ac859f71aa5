from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    name = "evaluation"
    verbose_name = "Evaluasi"

    def ready(self):
        from evaluation.isian.salin import salin_triwulan
        from evaluation.models import Bukti, EvaluasiTriwulan, PembukaanTriwulan
        from evaluation.penjaga import PENJAGA
        from evaluation.syarat import SYARAT
        from evaluation.tenggat import batas_evaluasi
        from planning.alur import daftarkan_syarat
        from planning.enums import JenisDokumen
        from planning.isian.tahun import renja_dimulai
        from planning.penjaga import daftarkan
        from planning.rekam import Tempat
        from planning.rekam import daftarkan as rekam
        from planning.revisi import penanda
        from planning.tenggat import daftarkan_batas

        daftarkan(PENJAGA)
        daftarkan(penanda(self.get_models()))
        daftarkan_batas(JenisDokumen.EVALUASI, batas_evaluasi)
        triwulan_kantor = Tempat(kantor="perangkat_daerah_id", tahun="tahun")
        rekam(EvaluasiTriwulan, triwulan_kantor)
        rekam(
            PembukaanTriwulan, Tempat(kantor="evaluasi.perangkat_daerah_id", tahun="evaluasi.tahun"), ("oleh", "waktu")
        )
        rekam(Bukti, triwulan_kantor, ("berkas", "kunci", "oleh", "waktu"))
        renja_dimulai.connect(salin_triwulan, dispatch_uid="salin_triwulan")
        for (jenis, aksi), daftar in SYARAT.items():
            daftarkan_syarat(jenis, aksi, *daftar)
