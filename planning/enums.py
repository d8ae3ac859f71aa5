"""The closed lists of the domain: roles, levels, kinds. Labels are what people read."""

from django.db import models


class Peran(models.TextChoices):
    """What a person does in the system (specification 6)."""

    STAF = "staf", "Staf perencana"
    CAMAT = "camat", "Camat"
    BAPPELITBANGDA = "bappelitbangda", "Bappelitbangda"
    ADMIN = "admin", "Admin"


class Level(models.TextChoices):
    """Levels of the nomenklatur, top first (specification 1.4)."""

    URUSAN = "urusan", "Urusan"
    BIDANG = "bidang", "Bidang urusan"
    PROGRAM = "program", "Program"
    KEGIATAN = "kegiatan", "Kegiatan"
    SUB_KEGIATAN = "sub_kegiatan", "Sub kegiatan"


#: The level directly above. Urusan stands alone; a bidang may stand alone too (editions before 2021).
INDUK_LEVEL = {
    Level.BIDANG: Level.URUSAN,
    Level.PROGRAM: Level.BIDANG,
    Level.KEGIATAN: Level.PROGRAM,
    Level.SUB_KEGIATAN: Level.KEGIATAN,
}


class JenisRenja(models.TextChoices):
    """The versions of one year's Renja, in the order they come into being (decision 6)."""

    RANCANGAN_AWAL = "rancangan-awal", "Rancangan Awal RKPD"
    POKOK = "pokok", "Renja"
    PERUBAHAN = "perubahan", "Renja Perubahan"


class JenisDokumen(models.TextChoices):
    """What is submitted, approved and issued as a whole (specification 6)."""

    RENJA = "renja", "Renja"
    PK = "pk", "Perjanjian Kinerja"
    RENCANA_AKSI = "rencana-aksi", "Rencana Aksi"
    EVALUASI = "evaluasi", "Evaluasi triwulan"


#: Documents about a version whose texts are locked by their own steps; those of all others with the Renja.
BERKUNCI_SENDIRI = (JenisDokumen.PK, JenisDokumen.RENCANA_AKSI)


class StatusDokumen(models.TextChoices):
    """How far a document has come (specification 6)."""

    DRAF = "draf", "Draf"
    DIAJUKAN = "diajukan", "Diajukan ke camat"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    DISETUJUI = "disetujui", "Disetujui camat"
    DIVERIFIKASI = "diverifikasi", "Diverifikasi"
    DITETAPKAN = "ditetapkan", "Ditetapkan"


#: Only in these may what a document holds be changed; the database keeps to it (``planning.penjaga``).
STATUS_TERBUKA = (StatusDokumen.DRAF, StatusDokumen.DIKEMBALIKAN)


class Aksi(models.TextChoices):
    """What a person does with a document as a whole; labels stand on the buttons."""

    AJUKAN = "ajukan", "Ajukan ke Camat"
    TARIK = "tarik", "Tarik kembali"
    SETUJUI = "setujui", "Setujui"
    KEMBALIKAN = "kembalikan", "Kembalikan"
    VERIFIKASI = "verifikasi", "Nyatakan terverifikasi"
    TETAPKAN = "tetapkan", "Tetapkan"


class Arah(models.TextChoices):
    """Whether more is better (specification 4.1)."""

    POSITIF = "positif", "Makin tinggi makin baik"
    NEGATIF = "negatif", "Makin rendah makin baik"


class RumusNegatif(models.TextChoices):
    """How an indicator where less is better is measured; offices differ (specification 4.1)."""

    DUA_T_KURANG_R = "dua_t_kurang_r", "(2 x target - realisasi) / target x 100"
    T_PER_R = "t_per_r", "target / realisasi x 100"


class Agregasi(models.TextChoices):
    """How figures of several periods become one (specification 4.2)."""

    KUMULATIF = "kumulatif", "Jumlah"
    POSISI_AKHIR = "posisi_akhir", "Posisi akhir"
    RATA_RATA = "rata_rata", "Rata-rata"


class JenisKegiatan(models.TextChoices):
    """Column 18 of the Renja Perubahan (specification 2.7)."""

    BARU = "baru", "Baru"
    LANJUTAN = "lanjutan", "Lanjutan"
    BERJALAN = "berjalan", "Berjalan"


class AsalUsulan(models.TextChoices):
    """Where a proposal of T-C.32 comes from (specification 2.4)."""

    MUSRENBANG = "musrenbang", "Musrenbang"
    FORUM = "forum", "Forum perangkat daerah"
    POKIR = "pokir", "Pokok-pokok pikiran DPRD"


class StatusUsulan(models.TextChoices):
    """What became of a proposal (specification 2.4)."""

    DIUSULKAN = "diusulkan", "Diusulkan"
    DIAKOMODIR = "diakomodir", "Diakomodir"
    DITOLAK = "ditolak", "Ditolak"
    DITUNDA = "ditunda", "Ditunda"


class StatusPejabat(models.TextChoices):
    """How an official holds the post; printed before the title (specification 1.5)."""

    DEFINITIF = "definitif", "Definitif"
    PLT = "plt", "Plt."
    PLH = "plh", "Plh."
