# `make read` and `make test` are all that a person needs; both set up whatever is missing.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
READ := $(VENV)/.installed
DEV := $(VENV)/.installed-dev
WHAT ?=

.DEFAULT_GOAL := help
.PHONY: help read test check format snapshots transcripts screenshots smoke clean

help: ## What can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "make %-12s %s\n", $$1, $$2 }'

read: $(READ) ## Open the shipped briefing (or another one: make read WHAT=path)
	@$(BIN)/briefing $(WHAT)

test: $(DEV) ## Run all tests
	@$(BIN)/python -m pytest $(WHAT)

check: $(DEV) ## Lint, types, and the floors of the house
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

format: $(DEV) ## Put the code into its usual shape
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

snapshots: $(DEV) ## Accept what the screens look like now; read the changed SVG files before you commit them
	@$(BIN)/python -m pytest tests/snapshots --snapshot-update

transcripts: $(DEV) ## Accept what the shell answers now, in tests/transcripts and in the documents; read it first
	@$(BIN)/python -m pytest tests/transcripts --snapshot-update

screenshots: $(DEV) ## Draw screenshots/ anew from the running app
	@$(PIP) -e '.[screenshots]'
	@$(BIN)/python screenshots/make.py

smoke: ## Build the wheel, install it alone, and use it from another folder
	@PYTHON=$(PYTHON) bash .ci/smoke

clean: ## Take away everything that was set up
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or later is needed; say which with: make PYTHON=python3.12 …" >&2; exit 1; }
	@echo "Setting up $(VENV) (once; about a minute)…" >&2
	@$(PYTHON) -m venv $(VENV)

$(READ): pyproject.toml constraints.txt | $(VENV)/bin/python
	@$(PIP) -e .
	@$(BIN)/python -m compileall -q briefing
	@touch $@

$(DEV): pyproject.toml constraints.txt | $(VENV)/bin/python
	@$(PIP) -e '.[dev]'
	@touch $@ $(READ)
