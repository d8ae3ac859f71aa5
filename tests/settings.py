"""The site's settings with what only tests want: SQLite in memory or an embedded PostgreSQL, and speed.

RENJA_TEST_DB=postgres starts a PostgreSQL server of our own in a temporary folder and stops it at the end.
This happens here because pytest-django reads the settings before any conftest.py; worker processes of
pytest-xdist inherit the address through the environment and start nothing.
"""

import atexit
import os
import shutil
import tempfile

# What a developer has exported for the demo must not reach the tests.
for name in [name for name in os.environ if name.startswith("RENJA_") and not name.startswith("RENJA_TEST_")]:
    if name not in ("RENJA_VAR", "RENJA_CHROMIUM"):
        del os.environ[name]

if os.environ.setdefault("RENJA_TEST_OWNER", str(os.getpid())) == str(os.getpid()):
    # The first process of the run; its workers find these in their environment.
    os.environ["RENJA_VAR"] = tempfile.mkdtemp(prefix="renja-test-")
    atexit.register(shutil.rmtree, os.environ["RENJA_VAR"], ignore_errors=True)
    if os.environ.get("RENJA_TEST_DB", "sqlite") == "sqlite":
        os.environ.pop("DATABASE_URL", None)
    elif "RENJA_TEST_DATABASE_URL" in os.environ:
        os.environ["DATABASE_URL"] = os.environ["RENJA_TEST_DATABASE_URL"]
    else:
        from tests.embedded_postgres import start

        os.environ["DATABASE_URL"] = start()

os.environ["RENJA_HTTPS"] = "0"
os.environ["RENJA_SECRET_KEY"] = "only-for-tests"
os.environ["RENJA_PEKERJA"] = "0"

from renja.settings import *  # noqa: E402, F403
from renja.settings import CACHES, STORAGES, TEMPLATES  # noqa: E402

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
# Scrypt is slow on purpose; a test that logs in need not be.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
CACHES = CACHES | {"pdf": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
TEMPLATES[0]["OPTIONS"]["debug"] = True
