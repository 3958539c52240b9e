# Two commands do everything: `make demo` and `make test`. `make setup` builds only the environment.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
export PYTHONUTF8 := 1

.PHONY: demo test setup setup-dev lint check-python

demo: setup
	@DEMO=true DEBUG=true PORT=$(PORT) $(BIN)/python manage.py demo

test: setup-dev lint
	@DEBUG=true $(BIN)/python manage.py compile_translations
	@if command -v node >/dev/null; then node --test frontend/tests/; else echo "node is missing: the browser modules' unit tests are left out"; fi
	@DEBUG=true $(BIN)/python -m pytest $(PYTEST)

lint: setup-dev
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/djade --check $$(git ls-files 'frontend/templates/**.html')
	@$(BIN)/lint-imports --no-cache
	@DEBUG=true $(BIN)/mypy
	@DEBUG=true $(BIN)/python manage.py makemigrations --check --dry-run

setup: .venv/ready
setup-dev: .venv/ready-dev

check-python:
	@command -v $(PYTHON) >/dev/null || { echo "Composure needs Python 3.11 or newer, and '$(PYTHON)' is not here. Install it, or say PYTHON=/path/to/python3.11."; exit 2; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Composure needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) -V). Say PYTHON=/path/to/python3.11."; exit 2; }

.venv/bin/python: | check-python
	@if command -v uv >/dev/null; then uv venv -q --python $(PYTHON) .venv; else $(PYTHON) -m venv .venv || { rm -rf .venv; echo "'$(PYTHON)' cannot make a virtual environment: install its venv module (on Debian and Ubuntu: apt install python3-venv)."; exit 2; }; fi

.venv/ready: pyproject.toml constraints.txt | .venv/bin/python
	@if command -v uv >/dev/null; then uv pip install -q --python .venv -c constraints.txt .; else $(BIN)/python -m pip install -q -c constraints.txt .; fi
	@touch $@

.venv/ready-dev: pyproject.toml constraints.txt | .venv/ready
	@if command -v uv >/dev/null; then uv pip install -q --python .venv -c constraints.txt '.[dev]'; else $(BIN)/python -m pip install -q -c constraints.txt '.[dev]'; fi
	@touch $@
