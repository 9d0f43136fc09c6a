# Every command of the project. Variables on the command line (PORT=, DATA_DIR=, BRAND= ...) reach it as environment.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
COMPILE := $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --quiet
LOCK := $(COMPILE) setup.cfg

.DEFAULT_GOAL := help
.PHONY: help run token mock import rekey test lint gates fuzz compat sdk bench types schema settings lock clean

help: ## show this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

run: $(VENV)/run ## start the database and serve (PORT=, DATA_DIR=, DATABASE_URL=)
	@exec $(BIN)/python -m service run

token: $(VENV)/run ## print a local token (BRAND=, SCOPE=, SUBJECT=)
	@exec $(BIN)/python -m service token

mock: $(VENV)/run ## serve the examples of the contract, without a database (PORT=, DATA_DIR=)
	@exec $(BIN)/python -m service mock

import: $(VENV)/run ## register the patients of a file through the running service (FILE=, BRAND=)
	@test -n "$(FILE)" || { echo "FILE= is needed"; exit 1; }
	@exec $(BIN)/python -m service import "$(FILE)"

rekey: $(VENV)/run ## make identity keys anew by the settings of now (BRAND=, ALL=1)
	@exec $(BIN)/python -m service rekey

test: $(VENV)/test lint ## run all tests against a database of their own
	@exec $(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder $(ARGS)

lint: $(VENV)/test ## check types and style, and that openapi/types.py is not stale
	@$(BIN)/datamodel-codegen --output openapi/types.py --check 2>/dev/null
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy

types: $(VENV)/test ## generate openapi/types.py from the contract anew
	@$(BIN)/datamodel-codegen --output openapi/types.py

schema: $(VENV)/test ## generate db/schema.sql and db/statements.sql from the migrations and the code anew
	@$(BIN)/python -m db.describe

settings: $(VENV)/test ## generate the table of settings in docs/operations.md from service/settings.py anew
	@$(BIN)/python -m service.cli.settings_table

gates: $(VENV)/test ## run the longer proofs: linters, clients, and that wrong changes are caught
	@exec $(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder -m gate $(ARGS)

fuzz: $(VENV)/test ## fuzz a service of its own, with reports in build/fuzz (SEED=, MAX_TIME= in seconds)
	@FUZZ_REPORTS=build/fuzz exec $(BIN)/python -m pytest -n 0 -s tests/contract/test_fuzz.py

compat: BASE ?= openapi/baseline
compat: $(VENV)/test ## tell whether the contract still serves the clients of older ones (BASE=, by default all that were published)
	@exec $(BIN)/python -m compat "$(BASE)"

sdk: $(VENV)/test ## build the clients for Python and TypeScript under build/sdk (needs Node)
	@$(BIN)/python -m sdk

bench: $(VENV)/test build/bench/ready ## measure beside its peers, into docs/bench (needs wrk; ROUNDS=, SECONDS=, PARTS=, MINUTES=)
	@exec $(BIN)/python -m bench

build/bench/ready: bench/requirements.txt $(wildcard bench/peers/*/package-lock.json)
	@echo "Installing what the peers need ..." >&2
	@$(PYTHON) -m venv build/bench/venv
	@build/bench/venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@for lock in bench/peers/*/package-lock.json; do ! command -v npm >/dev/null || \
	    npm ci --prefix $$(dirname $$lock) --ignore-scripts --no-audit --no-fund --silent || exit 1; done
	@touch $@

lock: $(VENV)/test ## choose the versions of all packages anew
	@$(BIN)/python -m pip install --quiet uv
	@$(LOCK) --extra test --output-file requirements-test.txt
	@$(LOCK) --constraint requirements-test.txt --output-file requirements.txt
	@$(COMPILE) bench/requirements.in --output-file bench/requirements.txt

clean: ## remove the virtual environment and the caches; data stays
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
