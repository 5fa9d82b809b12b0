# Every target does its own set-up: it needs Python 3.11 or later and make.
PYTHON ?= python3
BIN := .venv/bin
INSTALL = $(@D)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps

.PHONY: help demo test spark lint bench docs lock
.DEFAULT_GOAL := help

help: ## What there is to do
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  \1\t/'

demo: .venv/demo ## Follow one activist across four tools, in a warehouse of your own
	@$(BIN)/throughline demo $(ARGS)

test: .venv/dev ## Run every test, on two processors
	@$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)

spark: .spark/spark ## Compare the macros on Spark, DuckDB and Postgres with each other
	@THROUGHLINE_TEST_ENGINES=spark .spark/bin/pytest tests/engines $(ARGS)

lint: .venv/dev ## Check style and types
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/yamllint --strict .
	@$(BIN)/basedpyright
	@mkdir -p .throughline/profiles && cp profiles.example.yml .throughline/profiles/profiles.yml
	@$(BIN)/sqlfluff lint --disable-progress-bar --processes 2 models

bench: .bench/bench ## Compare linkage with its peer: make bench DATA="a.parquet folder/ febrl4"
	@.bench/bin/python -m benchmarks.linkage $(DATA)

docs: .venv/dev ## Write the reference of the standard anew, build the documentation into site/
	@$(BIN)/python -m ingestion.reference
	@$(BIN)/mkdocs build --strict

lock: .venv/dev ## Lock requirements/ anew after a change in pyproject.toml
	@for use in demo dev bench "spark tests java"; do \
	    $(BIN)/uv pip compile pyproject.toml requirements/build.in \
	        $$(printf -- '--extra %s ' $$use) \
	        --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	        --no-strip-extras --no-annotate --no-header --quiet \
	        --output-file requirements/$${use%% *}.txt || exit 1; \
	done

# a peer may need older libraries than ours, and Spark is large: each has a place of its own
.venv/%: requirements/%.txt pyproject.toml
	$(install)

.bench/%: requirements/%.txt pyproject.toml
	$(install)

.spark/%: requirements/%.txt pyproject.toml
	$(install)

define install
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "Throughline needs Python 3.11 or later: make PYTHON=/path/to/python3.11"; exit 1; }
	@echo "Setting up $(@D) from $< (a minute or two, once)"
	@test -x $(@D)/bin/python || $(PYTHON) -m venv $(@D)
	@# pyspark alone comes as source
	@$(INSTALL) --only-binary :all: --no-binary pyspark --require-hashes -r $<
	@$(INSTALL) --no-build-isolation --editable .
	@touch $@
endef
