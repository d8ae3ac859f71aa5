# Renja. `make` alone lists what there is.
# From a fresh clone on Debian or Ubuntu with Python >= 3.11 each target does all of its own set-up.

SHELL := /bin/bash
VENV ?= .venv
PY := $(VENV)/bin/python
PORT ?= 8000
HOST ?= 0.0.0.0
# Worker processes of the tests: one per core.
JOBS ?= logical
# Not on the database of whoever runs this, and every warning is an error.
MANAGE_TEST := DJANGO_SETTINGS_MODULE=tests.settings $(PY) -W error manage.py
# In the order of tests/conftest.py: a file stays with one process.
PYTEST := RENJA_TEST_WAJIB=1 $(PY) -m pytest -n $(JOBS) --dist loadgroup --no-loadscope-reorder

export VENV
export PYTHONDONTWRITEBYTECODE ?= 1

.DEFAULT_GOAL := help
.PHONY: help venv demo test test-sqlite test-postgres lint format bench kunci kerentanan clean

help: ## Menampilkan daftar ini
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

venv: ## Menyiapkan .venv beserta semua yang diperlukan untuk pengembangan dan pengujian
	@scripts/siapkan.sh uji

demo: ## Menyiapkan basis data contoh dan var/demo, lalu menjalankan situs (PORT=8000, HOST=0.0.0.0)
	@scripts/siapkan.sh jalan
	@PY=$(PY) HOST=$(HOST) PORT=$(PORT) scripts/demo.sh

test: lint ## Menjalankan semua pemeriksaan dan pengujian, di SQLite dan di PostgreSQL
	@$(MAKE) --no-print-directory test-sqlite test-postgres

test-sqlite: ## Pengujian lengkap di SQLite, termasuk peramban, PDF, dan Excel
	@scripts/siapkan.sh uji
	RENJA_TEST_DB=sqlite $(PYTEST) $(ARGS)

test-postgres: ## Pengujian di PostgreSQL (server tertanam, dijalankan oleh pengujian sendiri)
	@scripts/siapkan.sh uji
	RENJA_TEST_DB=postgres $(PYTEST) -m "not browser and not sekali" $(ARGS)

lint: ## Gaya kode, pengaturan, dan migrasi yang terlupa
	@scripts/siapkan.sh uji
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(MANAGE_TEST) check
	$(MANAGE_TEST) makemigrations --check --dry-run

format: ## Merapikan kode
	@scripts/siapkan.sh uji
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

bench: ## Mengukur pembuatan HTML, PDF, dan XLSX untuk 60, 600, dan 6.000 baris
	@scripts/siapkan.sh uji
	$(PY) -m bench $(ARGS)

kunci: ## Memperbarui requirements*.txt dari requirements*.in
	@scripts/siapkan.sh uji
	@VENV=$(VENV) scripts/kunci.sh $(ARGS)

kerentanan: ## Memeriksa paket yang dipakai terhadap daftar kerentanan (perlu internet; tidak dijalankan oleh make test)
	@scripts/siapkan.sh uji
	@$(PY) -m pip install --quiet --disable-pip-version-check uv
	@# In an environment of its own: what it needs is nobody else's.
	@# Strict: a package that the list does not answer for is a failure, not an all-clear.
	$(PY) -m uv tool run pip-audit --strict --require-hashes --disable-pip --requirement requirements.txt

clean: ## Menghapus .venv dan berkas sementara (var/ dibiarkan)
	rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis
