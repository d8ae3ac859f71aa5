"""What a downloaded file is called."""

from planning.models import Renja


def nama_berkas(renja: Renja, nomor: str, akhiran: str) -> str:
    """``renja-perubahan-2021-kalaena-tabel-3.1.pdf``"""
    return f"renja-{renja.versi}-{renja.tahun}-{renja.perangkat_daerah.slug}-tabel-{nomor}.{akhiran}"
