# `make serve` and `make test` set everything up in .venv by themselves; nothing else is needed
# beyond Python 3.11+, make and the package registries.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: serve test full-size lint types bench gallery litellm setup setup-dev lock clean

serve: setup
	$(BIN)/seedbed serve

test: setup-dev
	$(BIN)/python -m pytest

# The tests of trust at the sizes that are promised: hours, and docs/reports/full-size.md.
full-size: setup-dev
	$(BIN)/python tests/trust/full_size.py

lint: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup-dev
	$(BIN)/mypy

bench: setup-dev
	$(BIN)/python benchmarks/run.py

gallery: setup
	$(BIN)/python benchmarks/gallery.py
	$(BIN)/python tests/thumbnails.py

# LiteLLM before the simulator, by the conformance kit: 750 MB of its own, some minutes, and
# docs/reports/litellm-conformance.md.
litellm: setup-dev
	$(BIN)/python benchmarks/litellm_conformance.py $(VENV)-litellm

setup: $(VENV)/.installed
setup-dev: $(VENV)/.installed-dev

$(VENV)/.created:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Seedbed needs Python 3.11 or newer; set PYTHON=...")'
	$(PYTHON) -m venv $(VENV)
	touch $@

# --no-deps: the lock file has them all, by hash. Building seedbed builds its art pack too.
$(VENV)/.installed: $(VENV)/.created requirements/base.lock pyproject.toml hatch_build.py $(wildcard packaging/pack/*)
	$(BIN)/pip install --quiet --require-hashes -r requirements/base.lock
	$(BIN)/pip install --quiet --no-deps --editable .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements/dev.lock
	$(BIN)/pip install --quiet --require-hashes -r requirements/dev.lock
	touch $@

# Re-resolve the lock files after a change of dependencies.
lock:
	$(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/pip install --quiet uv
	$(VENV)-lock/bin/uv pip compile --quiet --universal --generate-hashes --no-header pyproject.toml -o requirements/base.lock
	$(VENV)-lock/bin/uv pip compile --quiet --universal --generate-hashes --no-header pyproject.toml --group dev -o requirements/dev.lock
	rm -rf $(VENV)-lock

clean:
	rm -rf $(VENV) out
