# Everything people, hooks and CI call. `make run` and `make test` need Python 3.11+, git and make, nothing else.
PYTHON ?= python3
PORT ?= 8000
UV_VERSION := 0.13.9
PY := .venv/bin/python
export UV_SYSTEM_CERTS ?= 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

run: install assets
	@$(PY) tools/run.py $(PORT)

test: install assets browser
	$(PY) -m pytest -n 2 --dist worksteal

check: install assets
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/lint-imports --no-cache
	.venv/bin/mypy
	$(PY) manage.py makemigrations --check --dry-run
	$(PY) manage.py draw_workflows --check
	DEBUG=0 ALLOWED_HOSTS=portal.example SECRET_KEY=$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(50))') \
	  $(PY) manage.py check --deploy --fail-level WARNING
	$(PY) -m pip check

fix: install
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

assets: .venv/.installed
	@$(PY) tools/build_assets.py

bench: install assets build/weasyprint/.tried
	$(PY) -m bench

# A rival of the packs, apart from the portal's packages; it also needs Pango (on Debian and Ubuntu libpangoft2-1.0-0).
build/weasyprint/.tried: requirements/bench.txt
	@.venv/bin/uv pip install -q --python $(PY) --target $(@D) --require-hashes -r $< \
	  || $(PY) -m pip install -q --target $(@D) --require-hashes -r $< || echo "WeasyPrint is not there and will not be measured."
	@mkdir -p $(@D) && touch $@

faults: install
	$(PY) -m bench.faults

stop: .venv/.installed
	$(PY) -m cdp_portal.localpg stop var/pg

browser: .venv/.installed
	@$(PY) tools/find_browser.py

install: .venv/.installed

# uv installs in seconds; where it cannot, pip does the same from the same hashed list.
.venv/.installed: requirements/dev.txt requirements/node.txt
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12") if sys.version_info < (3, 11) else None'
	@echo "Installing the portal into .venv (about a minute the first time)"
	@$(PYTHON) -m venv .venv || (echo "Python's venv module is missing. On Debian or Ubuntu: apt-get install python3-venv" && exit 1)
	@$(PY) -m pip install -q uv==$(UV_VERSION) && .venv/bin/uv pip install -q --python $(PY) --require-hashes -r requirements/dev.txt \
	  || $(PY) -m pip install -q --require-hashes -r requirements/dev.txt
	@command -v npm >/dev/null || { echo "Fetching Node, since this machine has none"; \
	  .venv/bin/uv pip install -q --python $(PY) --require-hashes -r requirements/node.txt || $(PY) -m pip install -q --require-hashes -r requirements/node.txt; }
	@touch $@

requirements: install
	.venv/bin/uv pip compile -q --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 pyproject.toml -o requirements/base.txt
	.venv/bin/uv pip compile -q --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 pyproject.toml --group local --group test --group dev --group frontend -o requirements/dev.txt
	.venv/bin/uv pip compile -q --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 --group bench -o requirements/bench.txt
	.venv/bin/uv pip compile -q --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 --group node -o requirements/node.txt

.PHONY: run test check fix assets bench faults stop browser install requirements
