# Every target does its own set-up: it needs Python 3.11 or later and make.
PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps

.PHONY: help demo test lint bench docs lock
.DEFAULT_GOAL := help

help: ## What there is to do
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  \1\t/'

demo: .venv/demo ## Follow one activist across four tools, in a warehouse of your own
	@$(BIN)/throughline demo $(ARGS)

test: .venv/dev ## Run every test, on two processors
	@$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)

lint: .venv/dev ## Check style and types
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/yamllint --strict .
	@$(BIN)/basedpyright
	@$(BIN)/sqlfluff lint --disable-progress-bar models

bench: .venv/dev ## Compare linkage with its peers: make bench DATA=people.parquet
	@$(BIN)/python -m benchmarks.linkage $(DATA)

docs: .venv/dev ## Build the documentation into site/
	@$(BIN)/mkdocs build --strict

lock: .venv/dev ## Lock requirements/ anew after a change in pyproject.toml
	@for use in demo dev; do \
	    $(BIN)/uv pip compile pyproject.toml requirements/build.in --extra $$use \
	        --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	        --no-strip-extras --no-annotate --no-header --quiet \
	        --output-file requirements/$$use.txt || exit 1; \
	done

.venv/%: requirements/%.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "Throughline needs Python 3.11 or later: make PYTHON=/path/to/python3.11"; exit 1; }
	@echo "Setting up .venv from requirements/$*.txt (a minute or two, once)"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(INSTALL) --only-binary :all: --require-hashes -r $<
	@$(INSTALL) --no-build-isolation --editable .
	@touch $@
