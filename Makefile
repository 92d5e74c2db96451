# Signaal. `make` alone lists what can be done; only Python 3.11 or newer and make are needed.

PORT ?= 8400
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet --quiet
# Stamps: what stands in the environment. The development set holds every runtime pin, so it stamps both.
RUNTIME := $(VENV)/.runtime
DEVELOPMENT := $(VENV)/.development
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --no-header

# An environment whose Python has gone is made anew, so its stamps must go before make looks at them.
_ := $(shell [ -x $(BIN)/python ] || rm -f $(RUNTIME) $(DEVELOPMENT))

.DEFAULT_GOAL := help
.PHONY: help demo test check bench screens conversations requirements clean

help: ## list what can be done
	@echo "make TARGET, where TARGET is"
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  %-13s %s\n", $$1, $$2}' Makefile

demo: $(RUNTIME) ## talk to the bot on your own machine: http://127.0.0.1:8400 (PORT=8401 changes it)
	@$(BIN)/signaal demo --port $(PORT)

test: check ## everything: the checks, then all tests, on SQLite and PostgreSQL
	$(BIN)/python -m pytest

check: $(DEVELOPMENT) ## lint, types, who-may-import-whom, sizes
	$(BIN)/ruff check .
	$(BIN)/mypy
	PYTHONPATH=. $(BIN)/lint-imports --no-logo --no-cache
	$(BIN)/python -m pytest tests/house/test_sizes.py

bench: $(DEVELOPMENT) ## what we claim about speed, beside a bare python-telegram-bot
	$(BIN)/python -m bench

screens: $(DEVELOPMENT) ## take the screenshots in docs/ anew
	SIGNAAL_SCREENS=1 $(BIN)/python -m pytest tests/stories/test_demo.py -k everybody

conversations: $(RUNTIME) ## write docs/conversations.*.md anew, after a change of words or buttons
	$(foreach language,$(notdir $(wildcard bot/texts/??)),$(BIN)/signaal conversations --language $(language) --out docs/conversations.$(language).md && ) true

requirements: $(DEVELOPMENT) ## pin the requirements anew, with hashes
	$(COMPILE) --upgrade -o requirements/runtime.txt pyproject.toml requirements/runtime.in
	$(COMPILE) --upgrade -o requirements/development.txt pyproject.toml requirements/runtime.in \
		requirements/development.in -c requirements/runtime.txt

clean: ## remove the environment and everything that was made
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find bot handlers storage scheduler tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

# The first Python that runs and is new enough. A name that exists may still not run (version switchers), so each is tried.
$(BIN)/python:
	@for name in python3 python3.13 python3.12 python3.11 python3.14 python; do \
		$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && found=$$name && break; \
	done; \
	if [ -z "$$found" ]; then \
		echo "Signaal needs Python 3.11 or newer, and none was found (tried python3, python3.11 to python3.14)." >&2; exit 1; \
	fi; \
	if ! $$found -c 'import venv, ensurepip' 2>/dev/null; then \
		echo "$$found cannot make a virtual environment: install its venv module (on Debian and Ubuntu: apt-get install python3-venv)." >&2; \
		exit 1; \
	fi; \
	echo "Making $(VENV) with $$($$found --version)."; \
	$$found -m venv --clear $(VENV)

$(RUNTIME): requirements/runtime.txt pyproject.toml | $(BIN)/python
	@echo "Installing what the bot needs, checked against its hashes (once; about 20 seconds)."
	@$(PIP) install --require-hashes -r requirements/runtime.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(DEVELOPMENT): requirements/development.txt pyproject.toml | $(BIN)/python
	@echo "Installing what the tests need, checked against its hashes (once; about a minute)."
	@$(PIP) install --require-hashes -r requirements/development.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $(RUNTIME) $@
