"""Settings of the site, all read from the environment, each with a default that is safe.

Nothing set: a trial on SQLite in `var/`, closed to every host. `DATABASE_URL` set: PostgreSQL, and a
`RENJA_SECRET_KEY` is demanded. The README lists every variable.
"""

import os
from datetime import timedelta
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

DEBUG = env.bool("RENJA_DEBUG", default=False)
# Off only for a trial without a certificate (`make demo`).
HTTPS = env.bool("RENJA_HTTPS", default=not DEBUG)
# What the running site writes: database, caches, demo files, collected static files.
VAR_DIR = Path(env.str("RENJA_VAR", default=str(BASE_DIR / "var"))).resolve()
(VAR_DIR / "static").mkdir(parents=True, exist_ok=True)


def _trial_key(path: Path) -> str:
    """A random key for a trial, made once and readable by its owner only: logins survive a restart."""
    try:
        with open(path, "x", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(get_random_secret_key())
    except FileExistsError:
        pass
    return path.read_text()


# --- Database -------------------------------------------------------------------------------------------

DATABASE_URL = env.str("DATABASE_URL", default="") or f"sqlite:///{VAR_DIR / 'renja.sqlite3'}"


def _database(url: str) -> dict:
    """Django's form of a database address, with what each engine needs under concurrent writers."""
    config = env.db_url_config(url)
    options = config.setdefault("OPTIONS", {})
    if config["ENGINE"] == "django.db.backends.sqlite3":
        # IMMEDIATE: a writer waits its turn at the start, and is not refused half-way ("database is locked").
        options |= {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA temp_store=MEMORY;",
        }
    else:
        # `?host=/run/postgresql` (a Unix socket) arrives as an option; dbshell too wants it in its own place.
        for key in ("host", "port"):
            if key in options:
                config[key.upper()] = options.pop(key)
        config |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    return config


DATABASES = {"default": _database(DATABASE_URL)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

SECRET_KEY = env.str("RENJA_SECRET_KEY", default="")
if not SECRET_KEY:
    if not DEBUG and DATABASES["default"]["ENGINE"] != "django.db.backends.sqlite3":
        raise ImproperlyConfigured("RENJA_SECRET_KEY belum diatur; wajib bila DATABASE_URL diatur.")
    SECRET_KEY = _trial_key(VAR_DIR / "kunci-rahasia")

# --- Site -----------------------------------------------------------------------------------------------

ALLOWED_HOSTS = env.list("RENJA_ALLOWED_HOSTS", default=[])
CSRF_TRUSTED_ORIGINS = env.list("RENJA_CSRF_TRUSTED_ORIGINS", default=[])
# Where people reach the site: printed on issued documents, in their QR code.
ALAMAT_SITUS = env.str("RENJA_ALAMAT", default="http://localhost:8000")
ROOT_URLCONF = "renja.urls"
WSGI_APPLICATION = "renja.wsgi.application"

INSTALLED_APPS = [
    "renja",
    "evaluation",
    "planning",
    "auditlog",
    "csp",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_tables2",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "renja.tengah_keamanan.KepalaKeamanan",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "renja.tengah_keamanan.HalamanGalat",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "renja.sesi.BatasWaktuSesi",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # Deny by default: a view is public only where it says so.
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "renja.tengah.AtasNama",
    "renja.tengah.TerkunciJadiHalaman",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
DJANGO_TABLES2_TEMPLATE = "tabel/tabel.html"

# --- The record ------------------------------------------------------------------------------------------

# Its own model (planning.models.rekaman) in place of auditlog's; names stand in it, not numbers of other rows.
AUDITLOG_LOGENTRY_MODEL = "planning.Rekaman"
MIGRATION_MODULES = {"auditlog": None}  # so the table that its own model would have is not made either
AUDITLOG_USE_FK_STRING_REPRESENTATION = True
AUDITLOG_DISABLE_ON_RAW_SAVE = True

# --- Who may enter --------------------------------------------------------------------------------------

AUTH_USER_MODEL = "planning.Pengguna"
AUTHENTICATION_BACKENDS = ["renja.pintu.Pintu"]
LOGIN_URL = "masuk"
LOGIN_REDIRECT_URL = "beranda"
LOGOUT_REDIRECT_URL = "masuk"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

# After so many failures the door stays shut for a while (planning/akun/kunci.py); a whole office shares an address.
MASUK_BATAS_ORANG_DI_ALAMAT = env.int("RENJA_MASUK_BATAS", default=5)
MASUK_BATAS_ORANG = 4 * MASUK_BATAS_ORANG_DI_ALAMAT
MASUK_BATAS_ALAMAT = 10 * MASUK_BATAS_ORANG_DI_ALAMAT
MASUK_JEDA = timedelta(minutes=env.int("RENJA_MASUK_JEDA", default=15))
# How long a link to set a password works, and how long a session lasts: without a request, and at most.
PASSWORD_RESET_TIMEOUT = 3600 * env.int("RENJA_TAUTAN_JAM", default=72)
SESI_DIAM = timedelta(minutes=env.int("RENJA_SESI_DIAM", default=120))
SESI_TERLAMA = timedelta(hours=env.int("RENJA_SESI_TERLAMA", default=12))
OTP_TOTP_ISSUER = "Renja Kecamatan"
# Wrong codes are counted with wrong passwords; the library's own pause would only come on top.
OTP_TOTP_THROTTLE_FACTOR = 0
# kind: (how many, in how many seconds) a person, or an address, may ask for (renja/laju.py).
LAJU = {
    "masuk": (env.int("RENJA_LAJU_MASUK", default=60), 60),
    "berkas": (env.int("RENJA_LAJU_BERKAS", default=30), 60),
}

# --- Mail: only links to set a password, and only if a server is named ------------------------------------------------

SURAT = env.str("RENJA_EMAIL_URL", default="")
vars().update(env.email_url_config(SURAT or "dummymail://"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("RENJA_EMAIL_DARI", default="renja@localhost")

# --- Language and time ----------------------------------------------------------------------------------

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia")]
TIME_ZONE = env.str("RENJA_TIME_ZONE", default="Asia/Makassar")
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

# --- Files and caches -----------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Evidence: outside anything that is served by address, readable by this user only.
    "bukti": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": VAR_DIR / "bukti",
            "base_url": None,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "renja.static_storage.CollectedStaticFilesStorage"
    },
}
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG
MEDIA_ROOT = VAR_DIR / "media"
# Without JavaScript the sheet of a Renja is one form: some sixteen fields a line, and a thousand lines are thinkable.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
FILE_UPLOAD_HANDLERS = [
    "renja.unggah.BatasUnggah",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Finished PDFs; shared by all worker processes and kept over a restart.
    "pdf": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "cache" / "pdf",
        "TIMEOUT": 30 * 24 * 3600,
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
}

# --- Work outside requests ------------------------------------------------------------------------------

# Long renders wait in a table of the database for ``manage.py db_worker``; where no worker is meant to run they are
# made at once, inside the request of whoever asked.
_LANGSUNG, _ANTREAN = "django_tasks.backends.immediate.ImmediateBackend", "django_tasks_db.DatabaseBackend"
TASKS = {"default": {"BACKEND": _ANTREAN if env.bool("RENJA_PEKERJA", default=True) else _LANGSUNG}}

# --- Security -------------------------------------------------------------------------------------------

X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = int(SESI_TERLAMA.total_seconds())
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = env.int("RENJA_HSTS_SECONDS", default=31_536_000) if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
# How many proxies stand in front (1, or yes, for one). Each must set these headers itself; else anyone could send them.
JUMLAH_PROKSI = env.int("RENJA_BEHIND_PROXY", default=0)
if JUMLAH_PROKSI:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# Nothing inline, nothing from elsewhere. `data:` are the small pictures in the base style sheet.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# --- Log ------------------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"short": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "short"}},
    "root": {"handlers": ["console"], "level": env.str("RENJA_LOG_LEVEL", default="INFO")},
    # One line in the log for each; their own handlers would say it twice or by mail.
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django.server": {"handlers": [], "propagate": True},
        # What they have to say of a font's tables is of no use to whoever runs the site.
        "fontTools": {"level": "ERROR"},
        "weasyprint": {"level": "ERROR"},
        # Every step of every task.
        "django_tasks": {"level": "WARNING"},
        "pikepdf": {"level": "WARNING"},
    },
}
