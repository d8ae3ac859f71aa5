"""Entering a Renja: reading it as plain data, changing cells and rows safely, starting a year, undoing.

``potret`` is the one form in which rows travel: copying a year, importing a workbook and undoing all read a picture of
rows, change it, and apply it. Single cells go through ``sel``, where two people on one row are kept apart.
"""
