"""Import from a workbook: reading it safely, understanding it, and setting it against the Renja.

In this order: ``arsip`` (is this a workbook, and small enough), ``buku`` (its sheets, cell by cell), ``kepala`` (which
column holds what, by its heading), ``berkas`` (the lines as plain data, kept between preview and confirmation),
``susun`` and ``periksa`` (the rows they come to, what changes, what is wrong), ``simpanan`` (what was uploaded, until
it is confirmed).

Everything that comes from outside ends either in a value, in a ``Temuan`` (one cell is wrong: which, why, how to mend
it), or in ``BerkasDitolak`` (this file cannot be read at all). Nothing else may escape.
"""
