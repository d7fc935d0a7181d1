# make run    opens the window (without a display: a sample comparison as text)
# make test   runs every check: style, types, import contracts, tests
# make torture takes long: it kills, cuts the power, fills the disk and damages files, and prints figures
# (power cuts and failing disks need strace)
# All set up everything they need in .venv; the second time takes seconds.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
WORKERS ?= auto
export PYTHON
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test torture fuzz bench schema lock clean

run: $(READY)
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then .ci/system-libraries window; fi
	@$(BIN)/workbench $(ARGS)

test: export QT_QPA_PLATFORM := offscreen
test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n $(WORKERS) --maxprocesses 4 $(ARGS)

torture: export QT_QPA_PLATFORM := offscreen
torture: $(READY)
	$(BIN)/python -m pytest -m torture $(ARGS)

# Damaged files for every importer: make fuzz ARGS="--seconds 36000 --confined"
fuzz: $(READY)
	$(BIN)/python tests/torture/fuzz_importers.py $(ARGS)

bench: export QT_QPA_PLATFORM := offscreen
bench: export PYTHONPATH := $(VENV)/bench
bench: $(READY)
	@test -d $(VENV)/bench || $(BIN)/python -m pip install -q --target $(VENV)/bench collatex datasketch Levenshtein || \
		echo "CollateX and datasketch can't be had here and are left out"
	@for file in $(wildcard tests/bench/*.py); do echo "== $$file"; $(BIN)/python "$$file" $(ARGS) || exit 1; done

# The whole schema of the project file on paper, after a new migration.
schema: $(READY)
	$(BIN)/python -c "from workbench.store import migrations; print(migrations.schema_text(), end='')" > db/schema.sql

# Pinned versions with their hashes, for every system and Python version at once.
lock: $(READY)
	$(BIN)/python -m pip install -q uv
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
		--no-header --no-emit-index-url --upgrade -q -o requirements.lock

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Source Workbench needs Python 3.11 or newer: try make PYTHON=python3.11" >&2; exit 1; }
	@.ci/system-libraries
	@echo "Setting up $(VENV)"
	@$(BIN)/python -c '' 2>/dev/null || $(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install -q --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -q --no-build-isolation --no-deps --editable .
	@touch $@
