from django.apps import AppConfig


class RenjaConfig(AppConfig):
    name = "renja"
    verbose_name = "Renja Kecamatan"

    def ready(self):
        from planning.alur import langkah_diambil
        from renja import checks  # noqa: F401 (registers itself)
        from renja.terbitan import terbitkan_bila_ditetapkan

        langkah_diambil.connect(terbitkan_bila_ditetapkan, dispatch_uid="renja.terbitan")
