from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate


class PlanningConfig(AppConfig):
    name = "planning"
    verbose_name = "Perencanaan"

    def ready(self):
        from planning import penjaga, penjaga_alur, revisi, syarat, yang_direkam
        from planning.alur import daftarkan_syarat
        from planning.enums import Aksi, JenisDokumen

        penjaga.daftarkan(penjaga.PENJAGA)
        penjaga.daftarkan(penjaga_alur.PENJAGA)
        penjaga.daftarkan(revisi.penanda(self.get_models()))
        yang_direkam.daftarkan_semua()
        for aksi, daftar in syarat.RENJA.items():
            daftarkan_syarat(JenisDokumen.RENJA, Aksi(aksi), *daftar)
        # Both signals are sent for every app before (after) all migrations: planning's own speaks for all guards.
        pre_migrate.connect(_cabut_penjaga, sender=self)
        post_migrate.connect(_pasang_penjaga, sender=self)


def _cabut_penjaga(using, **kwargs):
    from planning.penjaga import cabut_semua

    cabut_semua(connections[using])


def _pasang_penjaga(using, **kwargs):
    from planning.penjaga import pasang_semua

    pasang_semua(connections[using])
