"""Rupiah in words, as receipts and decrees write them, so that a missing or extra zero is heard.

Own code rather than num2words: that one says *satu juta satu ribu* for 1.001.000 (it is *satu juta seribu*), and it
brings along a command-line library that exists only as source.
"""

_SATUAN = ["", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"]
_SKALA = ["", "ribu", "juta", "miliar", "triliun", "kuadriliun", "kuintiliun"]


def terbilang(rupiah: int) -> str:
    """3853423 → ``tiga juta delapan ratus lima puluh tiga ribu empat ratus dua puluh tiga rupiah``."""
    if abs(rupiah) >= 1000 ** len(_SKALA):
        raise ValueError(f"terlalu besar untuk dibilang: {rupiah}")
    if rupiah == 0:
        return "nol rupiah"
    kata = ["minus"] if rupiah < 0 else []
    sisa = abs(rupiah)
    for pangkat in reversed(range(len(_SKALA))):
        ratusan, sisa = divmod(sisa, 1000**pangkat)
        if pangkat == 1 and ratusan == 1:
            kata.append("seribu")
        elif ratusan:
            kata += [*_di_bawah_seribu(ratusan), _SKALA[pangkat]]
    return " ".join([k for k in kata if k] + ["rupiah"])


def _di_bawah_seribu(angka: int) -> list[str]:
    ratus, sisa = divmod(angka, 100)
    kata = [] if not ratus else ["seratus"] if ratus == 1 else [_SATUAN[ratus], "ratus"]
    if sisa < 12:
        return [*kata, _SATUAN[sisa]]
    puluh, satu = divmod(sisa, 10)
    return [*kata, _SATUAN[satu], "belas"] if puluh == 1 else [*kata, _SATUAN[puluh], "puluh", _SATUAN[satu]]
