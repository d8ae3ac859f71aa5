"""Where a WSGI server (gunicorn) finds the site."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "renja.settings")

application = get_wsgi_application()
