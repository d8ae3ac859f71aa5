"""The site as it runs, on a temporary SQLite database, without HTTPS and without `collectstatic`."""

from renja.settings import *  # noqa: F403
from renja.settings import STORAGES

ALLOWED_HOSTS = ["testserver"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
LOGGING_CONFIG = None
