# `make read` and `make test` are all that a person needs; both set up whatever is missing.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --disable-pip-version-check -c constraints.txt
READ := $(VENV)/.installed
DEV := $(VENV)/.installed-dev
LATEST := .venv-latest
QUICK := $(addprefix tests/,analysis check disk load model page state text)
WHAT ?=

.DEFAULT_GOAL := help
.PHONY: help read test quick test-latest check docs format snapshots transcripts screenshots paper smoke monkey clean

help: ## What can be made
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "make %-12s %s\n", $$1, $$2 }'

read: $(READ) ## Open the shipped briefing (or another one: make read WHAT=path)
	@$(BIN)/briefing $(WHAT)

# Tests of terminals wait a third of their time: more of them than cores run at once.
WORKERS ?= $(shell expr `getconf _NPROCESSORS_ONLN` \* 3 / 2)

test: $(DEV) ## Run all tests, on all cores (or some: make test WHAT=tests/page)
	@$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(WHAT)

quick: $(DEV) ## Run the tests for the loop while working: see CONTRIBUTING.md for what is left out
	@HYPOTHESIS_PROFILE=quick $(BIN)/python -m pytest -n auto --dist worksteal -m 'not slow' $(QUICK)

test-latest: ## Run all tests with the newest versions that pyproject.toml allows, in a venv of its own
	@$(PYTHON) -m venv --clear $(LATEST)
	@$(LATEST)/bin/python -m pip install --quiet --disable-pip-version-check --upgrade -e '.[dev]'
	@$(LATEST)/bin/python -m pytest -n auto --dist worksteal $(WHAT)

check: $(DEV) ## Lint, types, the floors of the house, and the tables of docs/
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python -m docs.tables

docs: $(DEV) ## Write the tables of docs/ that follow from what the program declares, and the briefing as HTML
	@$(BIN)/python -m docs.tables --write
	@$(BIN)/python -m docs.edition

format: $(DEV) ## Put the code into its usual shape
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

snapshots: $(DEV) ## Accept what the screens look like now; read the changed SVG files before you commit them
	@$(BIN)/python -m pytest tests/snapshots --snapshot-update

transcripts: $(DEV) ## Accept what the shell answers now, in tests/transcripts and in the documents; read it first
	@$(BIN)/python -m pytest tests/transcripts --snapshot-update

screenshots: $(DEV) ## Draw screenshots/ anew from the running app, and list them in docs/screens.md
	@$(BIN)/python screenshots/make.py

paper: $(DEV) ## Write docs/report.md anew, and draw its first pages, with pandoc, chromium and pdftoppm
	@$(BIN)/python -m docs.paper

smoke: ## Build the wheel, install it alone, and use it from another folder
	@PYTHON=$(PYTHON) bash .ci/smoke

monkey: $(DEV) ## Random keys, clicks, sizes and edits at the real program for half an hour (or: make monkey WHAT="--seed 7 --minutes 5")
	@$(BIN)/python -m tests.monkey $(WHAT)

clean: ## Take away everything that was set up
	rm -rf $(VENV) $(LATEST) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or later is needed; say which with: make PYTHON=python3.12 …" >&2; exit 1; }
	@echo "Setting up, once; about a minute. First an environment in $(VENV)" >&2
	@$(PYTHON) -m venv $(VENV)

$(READ): pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "1 of 2: the packages that the program needs" >&2
	@$(PIP) -e . >&2
	@echo "2 of 2: compiling the program" >&2
	@$(BIN)/python -m compileall -q briefing
	@touch $@

$(DEV): pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "The packages that the program and its tests need" >&2
	@$(PIP) -e '.[dev]' >&2
	@touch $@ $(READ)
