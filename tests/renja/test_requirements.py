"""The lists of packages: exact, with hashes, and the same for everybody, wherever they get them from."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.sekali


def pins(name: str) -> dict[str, str]:
    """Package -> version of a requirements file, after checking that each has a hash."""
    text = (ROOT / name).read_text().replace("\\\n", " ")
    lines = [line.split("#")[0].strip() for line in text.splitlines()]
    found = {}
    for line in filter(None, lines):
        match = re.match(r"([a-z0-9-]+)==(\S+) ", line)
        assert match, line
        assert "--hash=sha256:" in line, line
        found[match[1]] = match[2]
    return found


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_no_address_of_an_index_and_no_path(name):
    text = (ROOT / name).read_text()
    assert not re.search(r"://|file:|--find-links|--index-url|--extra-index-url", text)
    assert pins(name)


def test_tests_run_on_the_versions_the_site_runs_on():
    site, tests = pins("requirements.txt"), pins("requirements-dev.txt")
    assert site.items() <= tests.items()


def test_no_lock_file_that_records_an_index():
    assert not (ROOT / "uv.lock").exists()
