# Team Around. `make` alone says what there is to make.
SHELL := /bin/sh
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

VENV := .venv
BIN := $(VENV)/bin
VAR := .var
CORE := $(VAR)/core
INSTALLED := $(VENV)/.installed
CORE_INSTALLED := $(CORE)/.installed
PYTHON ?=
WORKERS ?= 2
ARGS ?=
MODEL_VERSION ?= 3
BENCHES := formats_rate index_rate matching_sets reply_times rules_rate sealed_rate whole_path
PIP := -m pip --disable-pip-version-check -qq
COMPILE := $(BIN)/uv pip compile -q pyproject.toml --python-version 3.11 --generate-hashes --no-emit-index-url --no-header
COMPILE_PEERS := $(BIN)/uv pip compile -q requirements/peers.in --python-version 3.11 --generate-hashes --no-emit-index-url --no-header

.PHONY: help install demo stop test test-core lint imports types docs docs-check screenshots bench bench-matching model model-figures spark mutation postgres-15 sizes nightly lock clean

help: ## say what there is to make
	@echo "Team Around: make WHAT, where WHAT is one of"
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(INSTALLED) ## put everything that is needed into .venv

demo: $(INSTALLED) front-end ## fill the invented partnership, show its main job and serve it
	@$(BIN)/teamaround demo $(ARGS)

stop: ## stop the PostgreSQL that belongs to this folder
	@if [ -x $(BIN)/python ]; then $(BIN)/python -m teamaround.service.config.postgres stop; else echo "Nothing is installed here."; fi

test: $(INSTALLED) front-end ## all tests, browser stories included (ARGS='-k word' for some)
	@mkdir -p $(VAR)/results && rm -f $(VAR)/results/all.xml
	@CHROMIUM="$$(sh .ci/browser)" || exit 1; export CHROMIUM; \
	$(BIN)/python -m pytest -n $(WORKERS) --junitxml=$(VAR)/results/all.xml $(ARGS); code=$$?; \
	$(BIN)/python .ci/count.py $(VAR)/results/all.xml || exit 1; exit $$code

test-core: $(CORE_INSTALLED) ## the rooms without Django, in an environment that has none
	@mkdir -p $(VAR)/results && rm -f $(VAR)/results/core.xml
	@$(CORE)/bin/python .ci/without_django.py
	@$(CORE)/bin/python -m pytest -n $(WORKERS) --junitxml=$(VAR)/results/core.xml \
		$(wildcard $(addprefix tests/,architecture practice matching formats exchange replay connector)) $(ARGS)

lint: $(INSTALLED) imports ## rules of form, and who may import whom
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

imports: $(INSTALLED) ## the import rules of the house alone
	@$(BIN)/lint-imports --no-logo

types: $(INSTALLED) ## types, strictly
	@$(BIN)/mypy

docs: $(INSTALLED) ## write the pages that are written from the code
	@$(BIN)/python docs/generate.py

docs-check: $(INSTALLED) ## say which generated pages are out of date
	@$(BIN)/python docs/generate.py --check

screenshots: $(INSTALLED) ## take the pictures in docs/pictures from the running demonstration
	@CHROMIUM="$$(sh .ci/browser)" || exit 1; export CHROMIUM; $(BIN)/python docs/pictures/take.py $(ARGS)

bench: $(INSTALLED) ## measure, and print what was measured
	@set -e; for name in $(BENCHES); do echo "== $$name"; $(BIN)/python -m bench.$$name; done

bench-matching: $(INSTALLED) ## who is who: ours and peers side by side (ARGS='--data DIR' for another set)
	@$(MAKE) $(VAR)/peers/.installed || echo "The peers cannot be installed here; their rows say so."
	@$(BIN)/python -m bench.matching $(ARGS)

model: $(INSTALLED) ## train the linkage model that ships anew (MODEL_VERSION=4), measure it and write its card
	@$(BIN)/python -m bench.matching_sets --seeds 41 --people 30000 --contacts 200000 --out $(VAR)/training
	@$(BIN)/teamaround-connector train --index $(VAR)/training/index.csv --contacts $(VAR)/training/contacts.csv \
		--truth $(VAR)/training/truth.csv --about "the repository's generator, seed 41" \
		--model-version $(MODEL_VERSION) --out src/teamaround/matching/linkage/packaged/model.json
	@$(MAKE) model-figures

model-figures: $(INSTALLED) ## measure the linkage model for its card, then write the card
	@$(BIN)/python -m bench.matching_card
	@$(MAKE) docs

spark: $(VAR)/spark/.installed ## bulk linking on Spark gives what it gives on DuckDB (needs Java 17)
	@PYTHONPATH=src:. $(VAR)/spark/bin/python -m bench.spark_linking

mutation: $(INSTALLED) ## put faults into alerts and pathway; which of them does no test notice?
	@$(BIN)/python -m tests.mutation $(ARGS)

postgres-15: $(INSTALLED) front-end ## the tests of the service on Debian's PostgreSQL 15, the oldest that may be
	@sh .ci/postgres-15 -n $(WORKERS) tests/service tests/permissions $(ARGS)

sizes: $(INSTALLED) ## print the sizes of files and functions
	@$(BIN)/python tests/architecture/measure.py

nightly: $(INSTALLED) front-end ## the long run: everything of CI, ten times the examples, the benchmarks
	@$(MAKE) lint types docs-check test-core
	@$(MAKE) test ARGS="--hypothesis-profile=nightly $(ARGS)"
	@$(MAKE) postgres-15 ARGS=
	@$(MAKE) mutation ARGS=
	@$(MAKE) bench ARGS=
	@$(MAKE) spark

lock: $(INSTALLED) ## write requirements/ anew from pyproject.toml
	@$(COMPILE) --all-extras --group dev -o requirements/dev.txt
	@$(COMPILE) --extra connector --extra training --group core -c requirements/dev.txt -o requirements/core.txt
	@$(COMPILE) requirements/spark.in --extra connector --extra training -c requirements/dev.txt -o requirements/spark.txt
	@$(COMPILE_PEERS) -o requirements/peers.txt

clean: ## remove what make made, the demonstration's database included
	@$(MAKE) stop
	@rm -rf $(VENV) $(VAR) node_modules src/teamaround/service/static/built

.PHONY: front-end
front-end: $(INSTALLED)
	@$(BIN)/python front_end/build.py

$(INSTALLED): requirements/dev.txt pyproject.toml
	@echo "Installing into $(VENV) (the first time takes a minute or two) ..."
	@PYTHON="$(PYTHON)" sh .ci/environment $(VENV)
	@$(BIN)/python $(PIP) install --require-hashes -r requirements/dev.txt
	@$(BIN)/python $(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(CORE_INSTALLED): requirements/core.txt pyproject.toml
	@mkdir -p $(VAR)
	@echo "Installing into $(CORE), without Django ..."
	@PYTHON="$(PYTHON)" sh .ci/environment $(CORE)
	@$(CORE)/bin/python $(PIP) install --require-hashes -r requirements/core.txt
	@$(CORE)/bin/python $(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VAR)/peers/.installed $(VAR)/spark/.installed: $(VAR)/%/.installed: requirements/%.txt
	@mkdir -p $(VAR)
	@echo "Installing into $(VAR)/$* ..."
	@PYTHON="$(PYTHON)" sh .ci/environment $(VAR)/$*
	@$(VAR)/$*/bin/python $(PIP) install --require-hashes -r requirements/$*.txt
	@touch $@
