"""Entering the quarters: what is planned for each (rencana aksi) and what came of it (realisasi).

``sel`` saves single cells, ``jumlah`` holds them against the year, ``peringatan`` says what is odd, ``usul`` proposes.
"""
