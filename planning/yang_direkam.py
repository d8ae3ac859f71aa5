"""Which models of this floor are on the record besides the cells of the grids, and whose each object is."""

from planning import models as m
from planning.rekam import Tempat, daftarkan

_RENSTRA = Tempat(kantor="renstra.perangkat_daerah_id")
_RENJA = Tempat(kantor="renja.perangkat_daerah_id", tahun="renja.tahun", renja="renja_id")
_DOKUMEN = Tempat(kantor="dokumen.perangkat_daerah_id", tahun="dokumen.tahun", renja="dokumen.renja_id")

#: What is secret or says only that somebody came by.
_AKUN = ("password", "last_login", "sesi_ke", "tautan_dibuat")

DIREKAM: dict[type, tuple[Tempat, tuple[str, ...]]] = {
    m.Kabupaten: (Tempat(kabupaten="pk"), ()),
    m.PerangkatDaerah: (Tempat(kantor="pk"), ()),
    m.Pejabat: (Tempat(kantor="perangkat_daerah_id"), ()),
    m.Pengguna: (Tempat(kantor="perangkat_daerah_id", kabupaten="kabupaten_id"), _AKUN),
    m.Lambang: (Tempat(kantor="perangkat_daerah_id"), ("isi", "oleh", "waktu")),
    m.GambarNaskah: (Tempat(kantor="perangkat_daerah_id"), ("isi", "oleh", "waktu")),
    m.Renstra: (Tempat(kantor="perangkat_daerah_id"), ()),
    m.Misi: (_RENSTRA, ()),
    m.Tujuan: (_RENSTRA, ()),
    m.Sasaran: (Tempat(kantor="tujuan.renstra.perangkat_daerah_id"), ()),
    m.ProgramSasaran: (_RENSTRA, ()),
    m.IndikatorSasaran: (_RENSTRA, ("kunci",)),
    m.KinerjaSasaran: (Tempat(kantor="indikator.renstra.perangkat_daerah_id", tahun="tahun"), ()),
    m.IndikatorRenstra: (_RENSTRA, ("kunci",)),
    m.KinerjaTahunan: (Tempat(kantor="indikator.renstra.perangkat_daerah_id", tahun="tahun"), ()),
    m.Usulan: (Tempat(kantor="perangkat_daerah_id", tahun="tahun"), ()),
    m.Renja: (Tempat(kantor="perangkat_daerah_id", tahun="tahun", renja="pk"), ("dibuat", "diubah")),
    m.SetelanTabel: (_RENJA, ()),
    m.BelanjaTidakLangsung: (_RENJA, ()),
    m.PlafonPagu: (Tempat(kantor="perangkat_daerah_id", tahun="tahun"), ()),
    m.Tenggat: (Tempat(kabupaten="kabupaten_id", tahun="tahun"), ()),
    m.AlasanPerubahan: (_RENJA, ("kunci", "waktu", "oleh")),
    m.PenjelasanTemuan: (_RENJA, ("sidik", "waktu", "oleh")),
    m.BagianNaskah: (_RENJA, ("waktu", "oleh")),
    m.CatatanDokumen: (_DOKUMEN, ("transisi", "oleh", "waktu", "dijawab_oleh", "dijawab")),
    m.ButirVerifikasi: (_DOKUMEN, ()),
}


def daftarkan_semua() -> None:
    """Called once when the app is ready."""
    for model, (tempat, kecuali) in DIREKAM.items():
        daftarkan(model, tempat, kecuali)
