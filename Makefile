# Needs Python 3.11 or newer and make. Everything goes into this folder.
PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python3)
BIN := .venv/bin
BUILD := pyproject.toml constraints.txt hatch_build.py
WEB := $(shell find maps/web -name node_modules -prune -o -type f -print)
PACKAGES := maps/web/node_modules/.with-tools

export PIP_CONSTRAINT := constraints.txt
export PIP_BUILD_CONSTRAINT := constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo test check bench web pins clean

help:
	@echo 'make demo    write demo.html, a page of the bundled reports'
	@echo 'make test    run the tests'
	@echo 'make check   run every check that CI runs: ruff, mypy, JavaScript, tests'
	@echo 'make bench   measure the gazetteer and the extraction, beside peers that are installed'
	@echo 'make web     build the part of the page that runs in the browser'
	@echo 'make pins    renew constraints.txt with the newest versions'
	@echo 'make clean   remove what was built (.venv stays)'

demo: .venv/.installed
	@$(BIN)/strikemap demo -o demo.html
	@echo 'Open demo.html in a browser: it needs no network.'

test: web
	@$(BIN)/python -m tools.chromium
	@$(BIN)/python -m pytest

check: web $(PACKAGES)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	@$(BIN)/python hatch_build.py run check
	@$(MAKE) --no-print-directory test

bench: .venv/.installed-dev
	@$(BIN)/python benchmarks/gazetteer.py
	@$(BIN)/python benchmarks/extraction.py

web: .venv/.installed-dev
	@$(BIN)/python hatch_build.py

pins:
	@$(PYTHON) -m venv --clear build/pins
	@env -u PIP_CONSTRAINT -u PIP_BUILD_CONSTRAINT build/pins/bin/python -m pip install --quiet '.[dev]'
	@echo '# The versions that development and CI use; `make pins` renews them.' > build/pins.txt
	@build/pins/bin/python -m pip freeze --exclude strikemap >> build/pins.txt
	@mv build/pins.txt constraints.txt

clean:
	rm -rf build dist demo.html maps/static maps/web/node_modules
	rm -rf .hypothesis .mypy_cache .pytest_cache .ruff_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Strikemap needs Python 3.11 or newer: make PYTHON=/path/to/python")'
	@$(PYTHON) -m venv .venv

.venv/.installed: $(BUILD) $(WEB) | $(BIN)/python
	@echo 'Installing Strikemap into .venv, and building its browser part: a minute or two.'
	@$(BIN)/python -m pip install --quiet --editable .
	@touch $@

.venv/.installed-dev: $(BUILD) | $(BIN)/python
	@echo 'Installing Strikemap and its development tools into .venv: a minute or two.'
	@$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@ .venv/.installed

$(PACKAGES): maps/web/package-lock.json | web
	@$(BIN)/python hatch_build.py ci --ignore-scripts
	@touch $@
