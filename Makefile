# The commands of the house. `make` alone lists them.

PYTHON ?= python3
HOST   ?= 127.0.0.1
PORT   ?= 8080

VENV   := .venv
BIN    := $(VENV)/bin
# A stamp is newer than pyproject.toml when what pyproject.toml asks for is installed.
FOR_RUNNING    := $(VENV)/.ready-for-running
FOR_DEVELOPING := $(VENV)/.ready-for-developing
# The editor of the query page; without Node.js the page is a plain form, and nothing is missing.
EDITOR := src/igflod/web/static/editor/manifest.json
INSTALL := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run setup build check serve test lint format clean

help: ## List these commands
	@echo "make COMMAND [PYTHON=python3.12] [HOST=127.0.0.1] [PORT=8080]"
	@echo
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-8s%s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(FOR_RUNNING) $(EDITOR) ## Install, build the dataset and serve it: all you need to look around
	@$(BIN)/igflod build || [ $$? -eq 1 ] # 1: published, though reports were quarantined
	@$(BIN)/igflod serve --host "$(HOST)" --port "$(PORT)"

setup: $(FOR_DEVELOPING) $(EDITOR) ## Install igflod and the tools of its developers in .venv
	@echo "Ready: $(BIN)/igflod --help"

build: $(FOR_RUNNING) ## Build the dataset from data/ (ends with 1 when a report is quarantined)
	@$(BIN)/igflod build

check: $(FOR_RUNNING) ## Validate the reports, publish nothing
	@$(BIN)/igflod check

serve: $(FOR_RUNNING) ## Serve the dataset that was built last
	@$(BIN)/igflod serve --host "$(HOST)" --port "$(PORT)"

test: lint $(EDITOR) ## Check style, types, layers and generated files, then run all tests
	@echo "tests"
	@$(BIN)/pytest --numprocesses auto --quiet

lint: $(FOR_DEVELOPING) ## Only the checks that run no test
	@echo "format"
	@$(BIN)/ruff format --check --quiet --diff .
	@echo "style"
	@$(BIN)/ruff check --quiet .
	@echo "types"
	@$(BIN)/mypy --no-error-summary
	@echo "layers"
	@$(BIN)/lint-imports --no-logo > $(VENV)/layers.txt || { cat $(VENV)/layers.txt; exit 1; }
	@echo "generated vocabulary"
	@$(BIN)/python tools/generate_vocabulary.py --check

format: $(FOR_DEVELOPING) ## Lay out the code and mend what can be mended
	@$(BIN)/ruff check --quiet --fix .
	@$(BIN)/ruff format .

clean: ## Remove the virtual environment, caches and builds, but no release
	@rm -rf $(VENV) build dist src/*.egg-info .*_cache .hypothesis frontend/node_modules $(dir $(EDITOR))
	@find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@command -v "$(PYTHON)" > /dev/null || { \
	    echo "There is no $(PYTHON) here: install Python 3.11 or newer, or say which: make PYTHON=…" >&2; \
	    exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	    echo "igflod needs Python 3.11 or newer, and $(PYTHON) is $$("$(PYTHON)" --version 2>&1)." >&2; \
	    echo "Say which to take: make PYTHON=python3.12 …" >&2; \
	    exit 1; }
	@echo "Making a virtual environment in $(VENV) with $$("$(PYTHON)" --version)"
	@"$(PYTHON)" -m venv $(VENV) || { rm -rf $(VENV); \
	    echo "$(PYTHON) cannot make virtual environments (on Debian: apt install python3-venv)." >&2; \
	    exit 1; }

$(EDITOR): frontend/build.js frontend/package.json frontend/package-lock.json $(wildcard frontend/src/*)
	@if command -v npm > /dev/null; then \
	    echo "Building the editor of the query page"; \
	    (cd frontend && npm ci --silent && npm run --silent build) > /dev/null 2>&1 && touch $@ || \
	    echo "The editor could not be built (see: cd frontend && npm ci && npm run build); the query page is a plain form"; \
	else \
	    echo "There is no npm here: the query page is a plain form (with Node.js it is an editor)"; \
	fi

$(FOR_RUNNING): pyproject.toml | $(BIN)/python
	@echo "Installing what igflod needs to run (a few seconds, and the time to download)"
	@$(INSTALL) --editable .
	@touch $@

$(FOR_DEVELOPING): pyproject.toml | $(BIN)/python
	@echo "Installing igflod and the tools of its developers (a few seconds, and the time to download)"
	@$(INSTALL) --editable '.[dev]'
	@touch $(FOR_RUNNING) $@
