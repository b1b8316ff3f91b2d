# From a fresh checkout: `make demo` runs the product, `make test` tests it. Needs Python 3.11 with venv, and make.
# Every step leaves a stamp, so that a second run does only what changed.

PYTHON ?= python3.11
BIN := .venv/bin
STAMPS := .stamps
WEEK := $(shell date +%G-%V)
export PATH := $(CURDIR)/$(BIN):$(PATH)
# Some images ask Python to keep nothing that it compiled: then every start and every run of the tests compiles again.
unexport PYTHONDONTWRITEBYTECODE
export PIP_DISABLE_PIP_VERSION_CHECK := 1

PAGES_SOURCES := $(shell find frontend -path frontend/node_modules -prune -o -path frontend/dist -prune -o -type f -print 2>/dev/null)

.PHONY: demo test test-fast test-long check audit format bench bench-learning api-types reference migration pages pictures setup browser lock clean
.DEFAULT_GOAL := demo

demo: setup pages
	interlude demo

setup: $(STAMPS)/python

pages: frontend/dist/index.html

# The browser journeys need a Chromium; everything else runs without. They run apart: what drives the browser keeps an
# event loop of its own in the worker's thread. What the specs say comes last and whole: of them, only failures.
test: setup pages browser
	pytest -n auto --dist worksteal -m "not long and not browser"
	(cd frontend && npm test --silent -- --reporter=minimal) > $(STAMPS)/pages.log 2>&1 & pages=$$!; \
	pytest -n auto --dist worksteal -m "browser and not long" tests/journeys; journeys=$$?; \
	wait $$pages; pages=$$?; cat $(STAMPS)/pages.log; exit $$((journeys | pages))

test-fast: setup
	pytest -q -m "not database and not browser and not long" tests/learning tests/badges tests/content tests/docs

test-long: setup pages browser
	pytest -n auto --dist worksteal --hypothesis-profile thorough -m "(long or hypothesis) and not browser"
	pytest -n auto --dist worksteal -m "long and browser" tests/journeys

check: setup pages
	ruff check .
	ruff format --check .
	mypy
	lint-imports
	interlude content check
	cd frontend && npm run --silent check && npm run --silent bar && npm run --silent floor
	python -m api.openapi --check frontend/src/api/schema.ts
	python -m api.reference --check docs
	$(MAKE) --no-print-directory audit

# Pins and licences every time; whether a release was withdrawn, once a week and when the lock changed.
audit: setup $(STAMPS)/not-yanked-$(WEEK)
	python -m deploy.audit
	python -m deploy.audit advisories

$(STAMPS)/not-yanked-$(WEEK): requirements.lock | $(STAMPS)/python
	python -m deploy.audit yanked $@

format: setup $(STAMPS)/node
	ruff check --fix .
	ruff format .
	cd frontend && npm run --silent format

# The pictures of the README, taken while the first journey is walked.
pictures: setup pages browser
	INTERLUDE_PICTURES=$(CURDIR)/docs/pictures pytest -q tests/journeys/test_first_loop.py

bench: setup pages
	python -m benchmarks.hot_path
	python -m benchmarks.drafting

# What agents know of their calls after sixty working days: twenty made-up people, one seed, about a minute.
bench-learning: setup
	python -m benchmarks.simulation

# The OpenAPI description, and the TypeScript types made from it.
api-types: setup $(STAMPS)/node
	python -m api.openapi frontend/src/api/schema.ts

# The reference pages: settings, routes, who may call them, problems.
reference: setup
	python -m api.reference docs

# make migration NAME=add_award_revoked_at, then read the file and complete it by hand.
migration: setup
	tortoise -c api.database.ORM makemigrations -n $(NAME)

browser: setup
	python -m tests.browser.chromium

lock: setup
	pip-compile --quiet --all-extras --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --output-file requirements.lock pyproject.toml

clean:
	rm -rf .venv $(STAMPS) frontend/node_modules frontend/dist

$(BIN)/python:
	$(PYTHON) -m venv .venv

$(STAMPS)/python: requirements.lock pyproject.toml | $(BIN)/python
	pip install --quiet --require-hashes --requirement requirements.lock
	pip install --quiet --no-deps --no-build-isolation --editable .
	@mkdir -p $(STAMPS) && touch $@

# Node comes from the package registry with the lock: a system Node may be too old.
$(STAMPS)/node: frontend/package-lock.json $(STAMPS)/python
	cd frontend && npm ci --silent --no-audit --no-fund
	@mkdir -p $(STAMPS) && touch $@

frontend/dist/index.html: $(PAGES_SOURCES) $(STAMPS)/node
	cd frontend && npm run --silent build -- --logLevel warn
	@touch $@
