# `make demo` shows Recount at work; `make test` checks everything.
PYTHON ?= python3
SERVE ?= 1
VENV := .venv
BIN := $(VENV)/bin

.PHONY: install install-dev demo test lint types layers unit docs shape bench-gazetteer bench-reading bench-reconciling bench-linking bench-desk browser server outside clean

install: $(VENV)/.installed
install-dev: $(VENV)/.installed-dev

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements/base.txt requirements/build.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing Recount into $(VENV): about half a minute with the packages at hand."
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements/base.txt -r requirements/build.txt
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.installed-dev: requirements/dev.txt $(VENV)/.installed
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.txt
	touch $@

demo: install
	$(BIN)/recount build examples/libya-2019 --ledger demo.ledger
	$(BIN)/recount show --ledger demo.ledger
	$(BIN)/recount check --ledger demo.ledger
ifneq ($(SERVE),0)
	$(BIN)/recount serve --ledger demo.ledger
endif

test: lint types layers browser server outside unit

lint: install-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: install-dev
	$(BIN)/mypy

layers: install-dev
	$(BIN)/lint-imports

browser:
	sh tests/web/need_browser.sh

server:
	sh tests/need_postgresql.sh

outside: install-dev
	sh tests/unit/publishing/need_outside.sh $(BIN)/python

unit: install-dev
	$(BIN)/python -m pytest

docs: install-dev
	$(BIN)/python -m mkdocs build --strict --quiet
	@echo "The documentation is in site/index.html."

shape: install-dev
	$(BIN)/python benchmarks/shape.py

bench-gazetteer: install
	$(BIN)/python benchmarks/gazetteer.py

bench-reading: install-dev
	$(BIN)/python benchmarks/reading.py

bench-reconciling: install
	$(BIN)/python benchmarks/reconciling.py

bench-desk: install-dev
	$(BIN)/python benchmarks/desk.py bench.ledger 120

bench-linking: install-dev
	$(BIN)/python benchmarks/linking.py 100000

clean:
	rm -rf $(VENV) site demo.ledger* build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
