# imi-tui. The two commands a newcomer needs: `make demo` and `make test`. Both make .venv themselves.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.made-from
PO := $(wildcard imi_tui/locale/*/*.po)
MO := $(PO:.po=.mo)
PYTEST := $(BIN)/pytest
PYTEST_ARGS ?= -q
# Read at install only: what people or machines set for Python must not decide what is installed here.
unexport PYTHONPATH PYTHONHOME

# The first Python >= 3.11 that really runs and can make virtual environments (a name on the path may be an empty shim).
define FIND_PYTHON
for python in $${PYTHON:-} python3.13 python3.12 python3.11 python3; do \
    if "$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
        echo "$$python"; exit 0; \
    fi; \
done; \
echo 'No Python 3.11 or newer with the venv module was found.' >&2; \
echo 'Install one (Debian and Ubuntu: apt install python3 python3-venv), or say: make PYTHON=/path/to/python' >&2; \
exit 1
endef
export FIND_PYTHON

.PHONY: help demo test test-system test-full bench check messages lock clean FORCE

help: ## say what can be made
	@echo 'make demo          open the program on a demonstration'
	@echo 'make test          everything that a change must pass'
	@echo 'make test-system   the tests that need tmux'
	@echo 'make test-full     every test, the long ones too'
	@echo 'make bench         measure speed and bytes sent'
	@echo 'make messages      collect texts into the catalogues'
	@echo 'make lock          resolve requirements.lock anew'
	@echo 'make clean         throw away .venv and what was made'

demo: $(VENV) $(MO) ## open the program on a demonstration
	@$(BIN)/imi-tui demo $(ARGS)

# --- the environment ---------------------------------------------------------------------------------------------

# $(STAMP) holds a fingerprint of what .venv was made from, so that a fresh checkout's new times alone remake nothing.
$(VENV): $(STAMP)
	@:

$(STAMP): requirements.lock pyproject.toml hatch_build.py
	@set -eu; made_from="$$(cat $^ | cksum)"; \
	if [ "$$(cat $@ 2>/dev/null || true)" = "$$made_from" ] && $(BIN)/python -c '' 2>/dev/null; then touch $@; exit 0; fi; \
	python="$$(eval "$$FIND_PYTHON")"; \
	if ! $(BIN)/python -m pip --version >/dev/null 2>&1; then \
	    echo "Making $(VENV) with $$("$$python" --version)"; \
	    "$$python" -m venv --clear $(VENV); \
	fi; \
	rm -f $@; \
	echo 'Installing what requirements.lock names (once)'; \
	pip="$(BIN)/python -m pip --disable-pip-version-check -qq install --no-compile"; \
	$$pip --require-hashes -r requirements.lock; \
	$$pip --no-deps --no-build-isolation -e .; \
	$(BIN)/python -m compileall -q -j 0 $(VENV)/lib/python3.*/site-packages imi_tui screens styles >/dev/null || true; \
	echo "$$made_from" > $@

imi_tui/locale/%.mo: imi_tui/locale/%.po | $(VENV)
	@$(BIN)/python -m imi_tui.locale.compile

# --- checks ------------------------------------------------------------------------------------------------------

check: $(VENV) $(MO) ## form, types and import directions
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo 2>&1 | { grep -vE '^$$|^-+$$|^Contracts$$|KEPT$$' || true; }
	@echo 'Form, types and import directions: in order.'

test: check ## everything that a change must pass
	@$(PYTEST) $(PYTEST_ARGS) -m 'not system and not full'

test-system: $(VENV) $(MO) ## the tests that need tmux
	@$(PYTEST) $(PYTEST_ARGS) -m 'system and not full'

test-full: check ## every test, the long ones too
	@$(PYTEST) $(PYTEST_ARGS)

bench: $(VENV) $(MO) ## measure speed and bytes sent
	@$(BIN)/python -m tests.bench $(ARGS)

# --- upkeep ------------------------------------------------------------------------------------------------------

messages: $(VENV) ## collect texts into the catalogues, refresh the tables in the README
	@$(BIN)/python -m imi_tui.locale.collect
	@$(BIN)/python -m imi_tui.locale.compile
	@$(BIN)/python -m imi_tui.cli.readme

lock: $(VENV) ## resolve requirements.lock anew (asks the package index)
	@$(BIN)/python -m venv --clear $(VENV)/lock
	@$(VENV)/lock/bin/python -m pip --disable-pip-version-check --quiet install uv
	@$(VENV)/lock/bin/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 \
	    --generate-hashes --no-emit-index-url --no-header --quiet $(ARGS) -o requirements.lock
	@rm -rf $(VENV)/lock
	@echo 'requirements.lock is resolved anew; look at the difference before committing it.'

clean: ## throw away .venv and what was made
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find imi_tui screens styles tests -name __pycache__ -prune -exec rm -rf {} +
	@find imi_tui/locale -name '*.mo' -delete
