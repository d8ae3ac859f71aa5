from django.apps import AppConfig


class RenjaConfig(AppConfig):
    name = "renja"
    verbose_name = "Renja Kecamatan"

    def ready(self):
        from planning.alur import daftarkan_syarat, langkah_diambil
        from planning.enums import Aksi, JenisDokumen
        from renja import checks  # noqa: F401 (registers itself)
        from renja.pemeriksaan.dokumen import simpan_cacah
        from renja.pemeriksaan.syarat import lolos_pemeriksaan
        from renja.terbitan import terbitkan_bila_ditetapkan

        daftarkan_syarat(JenisDokumen.RENJA, Aksi.AJUKAN, lolos_pemeriksaan)
        langkah_diambil.connect(terbitkan_bila_ditetapkan, dispatch_uid="renja.terbitan")
        langkah_diambil.connect(simpan_cacah, dispatch_uid="renja.pemeriksaan.cacah")
