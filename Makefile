# Every target sets itself up: `make serve` in a fresh checkout needs only Python 3.11 or newer and a network.
# Another interpreter: make PYTHON=python3.12 (after `make clean`, if .venv exists already).
# Some of the tests: make test ARGS='-k word'.

PYTHON ?= python3
VENV := .venv
BENCH_VENV := .venv-bench
LOCK_VENV := .venv-lock
LOCKS := requirements.lock requirements-bench.lock requirements-uv.lock

# Material's announcement of its end of life: known, planned for, and no news to a contributor. Hides nothing else.
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup serve site check test bench lock clean

help: ## Say what can be made (this list).
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

setup: $(VENV)/.ready ## Install what the lock file names into .venv; the other targets do it by themselves.

serve: $(VENV)/.ready ## Show the site while you write: open http://127.0.0.1:8000/, edit, look again.
	$(VENV)/bin/mkdocs serve

site: $(VENV)/.ready ## Build the site into site/, ready to be copied to any web host.
	$(VENV)/bin/mkdocs build

check: $(VENV)/.ready ## Check all facts and pages, and say file by file what is wrong and how to put it right.
	$(VENV)/bin/explainer check

test: $(VENV)/.ready ## Test the engine and the site: style, types, tests in Chromium, coverage. CI runs this.
	@CHROMIUM="$$(sh tests/ensure-chromium.sh)" || exit 1; export CHROMIUM; failed=; set -x; \
	$(VENV)/bin/ruff check . || failed="$$failed style"; \
	$(VENV)/bin/mypy || failed="$$failed types"; \
	$(VENV)/bin/pytest --numprocesses=auto --dist=loadgroup --cov $(ARGS) || failed="$$failed tests"; \
	set +x; test -z "$$failed" || { echo "make test: failed:$$failed" >&2; exit 1; }

bench: $(BENCH_VENV)/.ready $(BENCH_VENV)/lighthouse/.ready ## Measure how long building takes, and the pages with Lighthouse; writes BENCHMARKS.md.
	$(BENCH_VENV)/bin/python tests/bench/run.py $(ARGS)

lock: $(LOCK_VENV)/.locked ## Write the lock files anew from pyproject.toml; with UPGRADE=1, take newer releases too.
	$(call compile,requirements.lock,pyproject.toml --extra test --group build)
	$(call compile,requirements-bench.lock,pyproject.toml --extra test --extra bench --group build -c requirements.lock)
	$(call compile,requirements-uv.lock,--group lock)

clean: ## Remove all that the other targets made: the site, the caches, the installed packages.
	rm -rf site dist .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache .coverage .coverage.* coverage.xml htmlcov
	rm -rf $(VENV) $(BENCH_VENV) $(LOCK_VENV)
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# One result for every supported Python and platform, with the hashes of all files of each release. The index's
# address stays out of the files: whoever installs from a mirror sets it in pip's own configuration.
define compile
@echo "Resolving $(1)" >&2
@$(LOCK_VENV)/bin/uv pip compile $(2) --output-file $(1) --quiet --no-config --universal --python-version 3.11 \
	--fork-strategy fewest --no-strip-extras --generate-hashes --custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)
endef

# A new lock file means a new environment: what it no longer names is gone. The project itself is linked in afterwards
# with the build backend from the lock; --no-index proves that nothing comes from anywhere else.
define install
@$(check_python)
@echo "Installing $(1) into $(2) (once, until the file changes)" >&2
@$(PYTHON) -m venv --clear $(2)
@$(2)/bin/python -m pip install --quiet --only-binary :all: --require-hashes -r $(1)
@touch $@
endef

define link
@$(1)/bin/python -m pip install --quiet --no-index --no-deps --no-build-isolation --editable .
@touch $@
endef

define check_python
command -v $(PYTHON) >/dev/null || { \
	echo "'$(PYTHON)' was not found. Install Python 3.11 or newer, or name it: make PYTHON=/path/to/python3" >&2; exit 1; }; \
$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	echo "'$(PYTHON)' is `$(PYTHON) --version 2>&1`; 3.11 or newer is needed. Name another: make PYTHON=python3.12" >&2; exit 1; }; \
$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	echo "'$(PYTHON)' lacks venv or ensurepip. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
endef

# An environment whose interpreter is gone (a Python upgrade, a moved home) is built again.
stale = $(shell test -x $(1)/bin/python || echo always)

$(VENV)/.ready: $(VENV)/.locked pyproject.toml
	$(call link,$(VENV))

$(VENV)/.locked: requirements.lock $(call stale,$(VENV))
	$(call install,$<,$(VENV))

$(BENCH_VENV)/.ready: $(BENCH_VENV)/.locked pyproject.toml
	$(call link,$(BENCH_VENV))

$(BENCH_VENV)/.locked: requirements-bench.lock $(call stale,$(BENCH_VENV))
	$(call install,$<,$(BENCH_VENV))

# Lighthouse, with the hashes of all it needs and without running anything of theirs. No Node: the rest is measured.
$(BENCH_VENV)/lighthouse/.ready: $(wildcard tests/bench/lighthouse/*.json) $(BENCH_VENV)/.locked
	@if command -v node >/dev/null && command -v npm >/dev/null; then \
		echo "Installing Lighthouse into $(@D) (once, until its lock file changes)" >&2; \
		mkdir -p $(@D) && cp tests/bench/lighthouse/*.json $(@D) && \
		npm ci --prefix $(@D) --ignore-scripts --no-audit --no-fund --loglevel=error >&2 && touch $@; \
	else echo "Node and npm were not found: BENCHMARKS.md keeps what Lighthouse said of the pages before." >&2; fi

$(LOCK_VENV)/.locked: requirements-uv.lock $(call stale,$(LOCK_VENV))
	$(call install,$<,$(LOCK_VENV))

.PHONY: always
always:
