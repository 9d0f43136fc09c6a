# Every command of the project. Variables on the command line (PORT=, DATA_DIR=, BRAND= ...) become its environment.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
COMPILE := $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --quiet
LOCK := $(COMPILE) setup.cfg
SITE := service/http/site
GENERATOR := build/site/packages

.DEFAULT_GOAL := help
.PHONY: help run events token mock import rekey migrate backup restore upgrade-postgresql test lint gates fuzz compat sdk release bench campaign types schema settings catalogue licenses sbom vendor site lock clean

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 20

run: $(VENV)/run ## start the database and the service (PORT=, DATA_DIR=, DATABASE_URL=)
	@mkdir -p build; nice $(MAKE) --silent site >build/site.log 2>&1 & # the service serves it when it is ready
	@exec $(BIN)/python -m service run

events: $(VENV)/run ## print events as they arrive (BRAND=, EVENT=, FROM=start|now, EVENTS_URL=)
	@exec $(BIN)/python -m service events

token: $(VENV)/run ## print a token of the local mode (BRAND=, SCOPE=, SUBJECT=)
	@exec $(BIN)/python -m service token

mock: $(VENV)/run ## serve the examples of the contract without a database (PORT=, DATA_DIR=, WEBHOOK=, WEBHOOK_SECRET=)
	@exec $(BIN)/python -m service mock

import: $(VENV)/run ## register the patients of a file through the running service (FILE=, BRAND=)
	@test -n "$(FILE)" || { echo "FILE= is needed"; exit 1; }
	@exec $(BIN)/python -m service import "$(FILE)"

rekey: $(VENV)/run ## recompute identity keys by the current settings (BRAND=, ALL=1)
	@exec $(BIN)/python -m service rekey

migrate: $(VENV)/run ## bring the database to the schema of this release, as its owner (MIGRATION_URL=, DATABASE_URL=)
	@exec $(BIN)/python -m service migrate

backup: $(VENV)/run ## write a backup of the database to a new file (FILE=)
	@test -n "$(FILE)" || { echo "FILE= is needed"; exit 1; }
	@exec $(BIN)/python -m service backup "$(FILE)"

restore: $(VENV)/run ## restore a backup into an empty database, and repeat erasures (FILE=)
	@test -n "$(FILE)" || { echo "FILE= is needed"; exit 1; }
	@exec $(BIN)/python -m service restore "$(FILE)"

upgrade-postgresql: $(VENV)/run ## upgrade the data of an older embedded PostgreSQL (DATA_DIR=)
	@exec $(BIN)/python -m service upgrade-postgresql

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

catalogue: $(VENV)/test ## regenerate the tables of docs/ that come from the contract
	@$(BIN)/python -m service.cli.catalogue

licenses: $(VENV)/test ## regenerate docs/licenses.md from the installed packages
	@$(BIN)/python -m deploy.licenses

sbom: $(VENV)/test ## write the packages of the service as CycloneDX to build/sbom.json
	@mkdir -p build
	@$(BIN)/python -m deploy.sbom build/sbom.json

vendor: $(VENV)/test ## replace the renderer of the API reference by another version (VERSION=, needs npm)
	@test -n "$(VERSION)" || { echo "VERSION= is needed"; exit 1; }
	@$(BIN)/python -m deploy.vendor "$(VERSION)"

gates: $(VENV)/test ## run the long tests: linters, clients, planted errors (ARGS=)
	@exec $(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder -m gate $(ARGS)

site: $(SITE)/index.html ## build the guides as a website, which the service serves (REFERENCE_URL=)

$(SITE)/index.html: $(shell find docs guides CHANGELOG.md sdk/*/README.md -type f -not -name '*.pyc') $(GENERATOR) | $(VENV)/run
	@echo "Building the guides ..." >&2
	@PYTHONPATH=$(GENERATOR) $(BIN)/python -m guides $(SITE)

$(GENERATOR): guides/requirements.txt | $(VENV)/run
	@echo "Installing what the guides need ..." >&2
	@rm -rf $@ && fresh=$$(mkdir -p build/site && mktemp -d build/site/XXXXXX) && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --target $$fresh -r $< >&2 && \
		mv $$fresh $@ && touch $@

fuzz: $(VENV)/test ## fuzz a temporary service, with reports in build/fuzz (SEED=, MAX_TIME= in seconds)
	@FUZZ_REPORTS=build/fuzz exec $(BIN)/python -m pytest -n 0 -s tests/contract/test_fuzz.py

compat: BASE ?= openapi/baseline
compat: $(VENV)/test ## check the contract for breaking changes (BASE=, by default every published version)
	@exec $(BIN)/python -m compat "$(BASE)"

sdk: $(VENV)/test ## build the Python and TypeScript clients under build/sdk (needs Node; PROJECT_URL=)
	@$(BIN)/python -m sdk

release: $(VENV)/test ## check a version, and build its files into dist/ (VERSION=, CHECK=1, IMAGE=off, BUILDAH_OPTIONS=)
	@test -n "$(VERSION)" || { echo "VERSION= is needed"; exit 1; }
	@exec $(BIN)/python -m release "$(VERSION)"

bench: $(VENV)/test build/bench/ready ## run the benchmark into docs/bench (needs wrk; ROUNDS=, SECONDS=, PARTS=, MINUTES=)
	@exec $(BIN)/python -m bench

campaign: $(VENV)/test ## break things under load, with figures in docs/reliability.md (TRIALS=, KILLS=, FAILOVERS= ...)
	@exec $(BIN)/python -m tests.campaign

build/bench/ready: bench/requirements.txt bench/peers/package-lock.json
	@echo "Installing what the peers need ..." >&2
	@$(PYTHON) -m venv build/bench/venv
	@build/bench/venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@! command -v npm >/dev/null || npm ci --prefix bench/peers --ignore-scripts --no-audit --no-fund --silent
	@touch $@

lock: $(VENV)/test ## update the pinned versions of all packages
	@$(BIN)/python -m pip install --quiet uv
	@$(LOCK) --extra test --output-file requirements-test.txt
	@$(LOCK) --constraint requirements-test.txt --output-file requirements.txt
	@$(COMPILE) bench/requirements.in --output-file bench/requirements.txt
	@$(COMPILE) guides/requirements.in --constraint requirements-test.txt --output-file guides/requirements.txt

clean: ## remove the virtual environment and caches; data stays
	rm -rf $(VENV) $(SITE) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
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
