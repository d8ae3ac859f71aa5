"""Doing something from many threads at the same time, each on a database connection of its own (PostgreSQL)."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor

from django.db import connection


def serentak(kerja: Callable, *daftar: Iterable) -> list:
    """Run ``kerja`` for each of ``daftar`` at once, like ``map``; what each returned."""

    def satu(*arg):
        try:
            return kerja(*arg)
        finally:
            connection.close()

    isi = list(zip(*daftar, strict=True))
    with ThreadPoolExecutor(len(isi)) as pool:
        return list(pool.map(lambda arg: satu(*arg), isi, timeout=60))
