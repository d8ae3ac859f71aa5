"""Pemeriksaan: what in a Renja contradicts what, in plain words, with the cell that mends it."""
