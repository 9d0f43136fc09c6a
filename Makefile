# Every command of the project. Variables on the command line (PORT=, DATA_DIR=, BRAND= ...) become its environment.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
COMPILE := $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --quiet
LOCK := $(COMPILE) setup.cfg

.DEFAULT_GOAL := help
.PHONY: help run token mock import rekey test lint gates fuzz compat sdk bench campaign types schema settings lock clean

help: ## list the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

run: $(VENV)/run ## start the database and the service (PORT=, DATA_DIR=, DATABASE_URL=)
	@exec $(BIN)/python -m service run

token: $(VENV)/run ## print a token of the local mode (BRAND=, SCOPE=, SUBJECT=)
	@exec $(BIN)/python -m service token

mock: $(VENV)/run ## serve the examples of the contract without a database (PORT=, DATA_DIR=)
	@exec $(BIN)/python -m service mock

import: $(VENV)/run ## register the patients of a file through the running service (FILE=, BRAND=)
	@test -n "$(FILE)" || { echo "FILE= is needed"; exit 1; }
	@exec $(BIN)/python -m service import "$(FILE)"

rekey: $(VENV)/run ## recompute identity keys by the current settings (BRAND=, ALL=1)
	@exec $(BIN)/python -m service rekey

test: $(VENV)/test lint ## run all tests but the longest, against a temporary database (ARGS=)
	@exec $(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder $(ARGS)

lint: $(VENV)/test ## check types, style and that openapi/types.py is current
	@$(BIN)/datamodel-codegen --output openapi/types.py --check 2>/dev/null
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy

types: $(VENV)/test ## regenerate openapi/types.py from the contract
	@$(BIN)/datamodel-codegen --output openapi/types.py

schema: $(VENV)/test ## regenerate db/schema.sql and db/statements.sql
	@$(BIN)/python -m db.describe

settings: $(VENV)/test ## regenerate the table of settings in docs/operations.md
	@$(BIN)/python -m service.cli.settings_table

gates: $(VENV)/test ## run the long tests: linters, clients, planted errors (ARGS=)
	@exec $(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder -m gate $(ARGS)

fuzz: $(VENV)/test ## fuzz a temporary service, with reports in build/fuzz (SEED=, MAX_TIME= in seconds)
	@FUZZ_REPORTS=build/fuzz exec $(BIN)/python -m pytest -n 0 -s tests/contract/test_fuzz.py

compat: BASE ?= openapi/baseline
compat: $(VENV)/test ## check the contract for breaking changes (BASE=, by default every published version)
	@exec $(BIN)/python -m compat "$(BASE)"

sdk: $(VENV)/test ## build the Python and TypeScript clients under build/sdk (needs Node)
	@$(BIN)/python -m sdk

bench: $(VENV)/test build/bench/ready ## run the benchmark into docs/bench (needs wrk; ROUNDS=, SECONDS=, PARTS=, MINUTES=)
	@exec $(BIN)/python -m bench

campaign: $(VENV)/test ## break things under load, with figures in docs/reliability.md (TRIALS=, KILLS=, FAILOVERS= ...)
	@exec $(BIN)/python -m tests.campaign

build/bench/ready: bench/requirements.txt $(wildcard bench/peers/*/package-lock.json)
	@echo "Installing what the peers need ..." >&2
	@$(PYTHON) -m venv build/bench/venv
	@build/bench/venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@for lock in bench/peers/*/package-lock.json; do ! command -v npm >/dev/null || \
	    npm ci --prefix $$(dirname $$lock) --ignore-scripts --no-audit --no-fund --silent || exit 1; done
	@touch $@

lock: $(VENV)/test ## update the pinned versions of all packages
	@$(BIN)/python -m pip install --quiet uv
	@$(LOCK) --extra test --output-file requirements-test.txt
	@$(LOCK) --constraint requirements-test.txt --output-file requirements.txt
	@$(COMPILE) bench/requirements.in --output-file bench/requirements.txt

clean: ## remove the virtual environment and caches; data stays
	rm -rf $(VENV) build .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed") if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv $(VENV) >&2

$(VENV)/run: requirements.txt | $(VENV)/bin/python
	@echo "Installing what the service needs ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $< >&2
	@touch $@

$(VENV)/test: requirements-test.txt requirements.txt | $(VENV)/bin/python
	@echo "Installing what the tests need ..." >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $< >&2
	@touch $@ $(VENV)/run
