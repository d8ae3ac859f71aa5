"""The settings as a server would meet them: in a process of their own, from the environment alone."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "DATABASE_URL": "postgresql://renja:sandi@db.example.go.id:5433/renja",
    "RENJA_SECRET_KEY": "k" * 30 + "0123456789abcdefghijklmnopqrstuvwxyz",
    "RENJA_ALLOWED_HOSTS": "renja.example.go.id,www.renja.example.go.id",
    "RENJA_CSRF_TRUSTED_ORIGINS": "https://renja.example.go.id",
    "RENJA_ALAMAT": "https://renja.example.go.id",
}

pytestmark = pytest.mark.sekali


def run(arguments: list[str], var: Path, **variables: str) -> subprocess.CompletedProcess:
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("RENJA_", "DJANGO_")) and name != "DATABASE_URL"
    }
    environment |= {"RENJA_VAR": str(var), **variables}
    return subprocess.run(
        [sys.executable, "-W", "error", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def settings(var: Path, *names: str, **variables: str) -> dict:
    program = f"import json, renja.settings as s; print(json.dumps({{n: getattr(s, n) for n in {names!r}}}))"
    done = run(["-c", program], var, **variables)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_deploy_check_is_clean_in_production(tmp_path):
    done = run(["manage.py", "check", "--deploy", "--fail-level", "INFO"], tmp_path, **PRODUCTION)
    assert done.returncode == 0, done.stderr
    assert "System check identified no issues (0 silenced)." in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("wrong", "warning"),
    [
        ({"RENJA_HTTPS": "0"}, "security.W008"),
        ({"RENJA_DEBUG": "1"}, "security.W018"),
        ({"RENJA_SECRET_KEY": "pendek"}, "security.W009"),
        ({"RENJA_ALLOWED_HOSTS": ""}, "security.W020"),
        ({"RENJA_ALAMAT": ""}, "renja.W001"),
        ({"RENJA_ALAMAT": "http://renja.example.go.id"}, "renja.W001"),
        ({"RENJA_ALAMAT": "https://localhost"}, "renja.W001"),
    ],
)
def test_deploy_check_sees_what_is_wrong(tmp_path, wrong, warning):
    """Being clean above says something: the same command finds each of these."""
    done = run(["manage.py", "check", "--deploy", "--fail-level", "WARNING"], tmp_path, **PRODUCTION | wrong)
    assert done.returncode != 0
    assert warning in done.stderr


def test_readme_lists_every_variable():
    read = set(re.findall(r'env\.\w+\(\s*"(\w+)"', (ROOT / "renja" / "settings.py").read_text()))
    assert {"RENJA_VAR", "DATABASE_URL", "RENJA_HTTPS"} <= read
    listed = re.findall(r"^\| `(\w+)` \|", (ROOT / "README.md").read_text(), re.MULTILINE)
    assert set(listed) == read
    assert len(listed) == len(read)


def test_production_is_closed(tmp_path):
    names = (
        *("SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS", "SESSION_COOKIE_SECURE"),
        *("CSRF_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY", "CSRF_COOKIE_HTTPONLY", "SESSION_COOKIE_AGE"),
        *("CONTENT_SECURITY_POLICY", "JUMLAH_PROKSI", "SURAT", "EMAIL_BACKEND"),
    )
    got = settings(tmp_path, *names, **PRODUCTION)
    assert all(got[name] for name in names[:7])
    assert got["SESSION_COOKIE_AGE"] == 12 * 3600
    sources = [s for kind in got["CONTENT_SECURITY_POLICY"]["DIRECTIVES"].values() for s in kind]
    assert set(sources) == {"'none'", "'self'", "data:"}
    assert got["JUMLAH_PROKSI"] == 0
    assert (got["SURAT"], got["EMAIL_BACKEND"]) == ("", "django.core.mail.backends.dummy.EmailBackend")


def test_proxies_and_mail_only_when_told(tmp_path):
    told = {"RENJA_BEHIND_PROXY": "2", "RENJA_EMAIL_URL": "smtp+tls://renja:sandi@surat.example.go.id:587"}
    got = settings(tmp_path, "JUMLAH_PROKSI", "SECURE_PROXY_SSL_HEADER", "EMAIL_HOST", **PRODUCTION, **told)
    assert got["JUMLAH_PROKSI"] == 2
    assert got["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]
    assert got["EMAIL_HOST"] == "surat.example.go.id"


def test_production_reads_its_environment(tmp_path):
    got = settings(
        tmp_path,
        *(
            "DEBUG",
            "DATABASES",
            "ALLOWED_HOSTS",
            "CSRF_TRUSTED_ORIGINS",
            "SECRET_KEY",
            "SESSION_COOKIE_SECURE",
        ),
        **PRODUCTION,
    )
    database = got["DATABASES"]["default"]
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("db.example.go.id", 5433, "renja")
    assert got["ALLOWED_HOSTS"] == ["renja.example.go.id", "www.renja.example.go.id"]
    assert got["CSRF_TRUSTED_ORIGINS"] == ["https://renja.example.go.id"]
    assert got["SECRET_KEY"] == PRODUCTION["RENJA_SECRET_KEY"]
    assert got["DEBUG"] is False
    assert got["SESSION_COOKIE_SECURE"] is True


def test_unix_socket_of_postgresql(tmp_path):
    url = "postgresql://postgres:@/postgres?host=/run/postgresql"
    got = settings(tmp_path, "DATABASES", DATABASE_URL=url, RENJA_SECRET_KEY="x")
    assert got["DATABASES"]["default"]["HOST"] == "/run/postgresql"
    assert got["DATABASES"]["default"]["OPTIONS"] == {}


def test_nothing_set_is_a_closed_trial_on_sqlite(tmp_path):
    got = settings(tmp_path, "DEBUG", "DATABASES", "ALLOWED_HOSTS", "SECRET_KEY", "SECURE_SSL_REDIRECT")
    database = got["DATABASES"]["default"]
    assert database["ENGINE"] == "django.db.backends.sqlite3"
    assert database["NAME"] == str(tmp_path / "renja.sqlite3")
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert got["DEBUG"] is False
    assert got["ALLOWED_HOSTS"] == []
    assert got["SECURE_SSL_REDIRECT"] is True


def test_key_of_a_trial_is_kept_and_private(tmp_path):
    first = settings(tmp_path, "SECRET_KEY")["SECRET_KEY"]
    second = settings(tmp_path, "SECRET_KEY")["SECRET_KEY"]
    assert first == second
    assert len(first) >= 50
    assert (tmp_path / "kunci-rahasia").stat().st_mode & 0o077 == 0


def test_postgresql_demands_a_secret_key(tmp_path):
    done = run(["manage.py", "check"], tmp_path, DATABASE_URL=PRODUCTION["DATABASE_URL"])
    assert done.returncode != 0
    assert "RENJA_SECRET_KEY belum diatur" in done.stderr


def test_sqlite_is_in_wal_mode_with_foreign_keys(tmp_path):
    program = (
        "import django; django.setup(); from django.db import connection as c; k = c.cursor()\n"
        "for p in ('journal_mode', 'foreign_keys', 'synchronous'):\n"
        "    print(k.execute(f'PRAGMA {p}').fetchone()[0])\n"
        "c.close()"
    )
    done = run(["-c", program], tmp_path, DJANGO_SETTINGS_MODULE="renja.settings")
    assert done.stdout.split() == ["wal", "1", "1"], done.stderr
