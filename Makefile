# Everything a person does with this repository. Needs make and Python 3.11, 3.12 or 3.13.
#
#   make talk                         hold a conversation in the terminal
#   make test PYTHON=python3.12       check and test with another interpreter
#
# The first use sets up a virtual environment from the locks in requirements/; it is set up again
# only when a lock changes. Set-up speaks on standard error only.

# What people have set for a Python of their own is not meant for the one of this repository.
unexport PYTHONHOME PYTHONPATH PYTHONSAFEPATH PYTHONOPTIMIZE PYTHONWARNINGS

MAKEFLAGS += --no-builtin-rules --no-print-directory
.SUFFIXES:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

supported := import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))
candidates := python3 python3.13 python3.12 python3.11 python

# A named interpreter keeps an environment of its own, so that several can be tried side by side.
ifdef PYTHON
VENV ?= .venv-$(notdir $(PYTHON))
else
PYTHON := $(shell for python in $(candidates); do \
	"$$python" -c '$(supported)' </dev/null 2>/dev/null && echo "$$python" && break; done)
VENV ?= .venv
endif

bin := $(VENV)/bin
say := echo >&2 "cramp-coach:"
# Into the environment, wherever pip is told to install otherwise.
install = $(bin)/python -m pip --disable-pip-version-check --no-input --quiet install \
	--no-user --target= --root=/ --prefix="$$(cd "$(VENV)" && pwd -P)"
content := PYTHONIOENCODING=utf-8 $(bin)/python -m skill.authoring
node_modules := tests/validators/node_modules

# An environment names its folder and its interpreter: one that was moved, or has lost that, is made
# anew.
whole := $(shell cd "$(VENV)" 2>/dev/null && test -x bin/python && \
	{ ! grep -qs '^command = ' pyvenv.cfg || grep -qF " $$(pwd -P)" pyvenv.cfg; } && echo whole)
ifndef whole
.PHONY: $(VENV)/bin/python
$(patsubst %,$(VENV)/.%-ready,talk web dev wheels browser): $(VENV)/bin/python
endif

# What is developed with speaks UTF-8, whatever the terminal does.
quick test check format update lambda pictures package bench hearing book lock: \
	export PYTHONUTF8 := 1
quick test check format update lambda pictures package bench hearing book lock: \
	export PYTHONIOENCODING := utf-8

.PHONY: help talk show serve quick test check format update lambda pictures package bench hearing \
	book lock clean

help: ## Show what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

talk: $(VENV)/.talk-ready ## Talk with the coach (say more with ARGS='say "ow my calf"')
	@$(content) library >&2
	@$(bin)/cramp-coach $(ARGS)

show: $(VENV)/.talk-ready $(VENV)/.web-ready ## Talk with the coach in a browser, screen and all
	@$(content) library >&2
	@$(content) drawings >&2
	@$(bin)/cramp-coach show $(ARGS)

serve: $(VENV)/.web-ready ## Serve the skill to Alexa on 127.0.0.1:8080 (ARGS='--bind …')
	@$(bin)/python -m skill.hosts.web.card_pictures >&2
	@$(bin)/gunicorn --config python:skill.hosts.gunicorn_conf $(ARGS)

# A stage of the gate: what it is called, and its command; then says how long it took.
stage = @started=$$(date +%s); echo "$(2)"; $(2); left=$$?; \
	$(say) "$(1): $$(($$(date +%s) - started)) s"; exit $$left
# Tests of a file stay together, in as many processes as there are processors.
tests := $(bin)/python -m pytest --numprocesses auto --dist loadfile

# The tests that coverage is measured over; the others would cover a tenth of a percent more.
covering := tests/unit tests/simulator tests/transcripts tests/contracts
# What is fetched or looked for once.
once := $(node_modules)/.ready $(VENV)/.wheels-ready $(VENV)/.browser-ready

quick: check $(node_modules)/.ready ## Check everything, and run the tests that take a minute
	$(call stage,unit tests,$(tests) tests/unit tests/transcripts $(ARGS))

test: check $(once) ## Check everything and run every test
	$(call stage,conversations,$(tests) tests/conversation)
	$(call stage,what must be covered,$(tests) $(covering) --cov)
	@$(bin)/coverage report --include='skill/coaching/*' --fail-under=100 --format=total >/dev/null \
		|| { $(say) "skill/coaching must be covered to the last branch"; exit 1; }
	$(call stage,all other tests,$(tests) --ignore tests/conversation $(addprefix --ignore=,$(covering)) $(ARGS))

check: $(VENV)/.dev-ready ## Check format, lint, types, layers and content
	$(call stage,format,$(bin)/ruff format --check .)
	$(call stage,lint,$(bin)/ruff check .)
	$(call stage,types,$(bin)/mypy)
	$(call stage,layers,$(bin)/lint-imports)
	$(call stage,content,$(bin)/python -m skill.authoring validate)

format: $(VENV)/.dev-ready ## Format the code and mend what can be mended
	$(bin)/ruff format .
	$(bin)/ruff check --fix .

update: $(VENV)/.dev-ready ## Rebuild the content, interaction models, drawings and golden transcripts
	$(bin)/python -m skill.authoring library
	$(bin)/python -m skill.authoring models
	$(bin)/python -m skill.authoring reader
	$(bin)/python -m skill.authoring drawings
	$(bin)/python -m simulator.transcripts --update

lambda: $(VENV)/.wheels-ready ## Build the code for AWS Lambda (PYTHON=python3.13)
	@$(bin)/python -m deploy.lambda_build

pictures: $(VENV)/.web-ready ## Draw the pictures of the cards, for the bucket that Lambda's cards point to
	@$(bin)/python -m deploy.pictures

package: $(VENV)/.dev-ready ## Build what the store asks for (ENDPOINT=… PAGES=… OWNER=… CONTACT=…)
	@$(bin)/python -m deploy.package --endpoint "$$ENDPOINT" --certificate "$$CERTIFICATE" \
		--pages "$$PAGES" --owner "$$OWNER" --contact "$$CONTACT"

bench: $(VENV)/.dev-ready $(VENV)/.wheels-ready ## Measure the skill beside a bare one
	@$(bin)/python -m bench $(ARGS)

hearing: $(VENV)/.dev-ready ## Measure how well people's own words are understood (ARGS=--lines)
	@$(bin)/python -m bench.hearing $(ARGS)

book: $(VENV)/.dev-ready ## Print all that is said, for a clinician to sign (SINCE='an edition' lists changes)
	@$(bin)/python -m skill.authoring book --since "$$SINCE" $(ARGS)

lock: $(VENV)/.dev-ready ## Choose the newest versions of all packages and write the locks
	$(call compile,dev,--upgrade --extra dev --group build pyproject.toml)
	$(call compile,core,$(as_developed) pyproject.toml)
	$(call compile,talk,$(as_developed) --extra talk pyproject.toml)
	$(call compile,web,$(as_developed) --extra web pyproject.toml)
	$(call compile,build,$(as_developed) --group build)
	$(bin)/python -m tests.validators.node update --package-lock-only

clean: ## Remove environments, caches and built files
	rm -rf .venv .venv-* build deploy/build dist $(node_modules) .coverage .hypothesis .*_cache

# One lock serves all supported interpreters and systems and names no download address.
# Extras are written down: pip looks for what is locked without its extra a second time, unlocked.
compile = $(bin)/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header \
	--no-strip-extras --python-version 3.11 $(2) --output-file requirements/$(1).txt
# What is developed with is what is run.
as_developed := --constraint requirements/dev.txt

$(VENV)/bin/python:
	@test -n "$(PYTHON)" && "$(PYTHON)" -c '$(supported)' </dev/null \
		|| { $(say) "Python 3.11, 3.12 or 3.13 is needed (name one with PYTHON=…)"; exit 1; }
	@$(say) "making the environment $(VENV)"
	@"$(PYTHON)" -m venv --clear "$(VENV)" </dev/null >&2
	@# What the interpreter brings along besides pip, which is locked like all else.
	@$(bin)/python -m pip --quiet --quiet --quiet uninstall --yes setuptools </dev/null >&2

$(VENV)/.talk-ready: requirements/talk.txt requirements/build.txt | $(VENV)/bin/python
	$(call set-up,talk,the terminal Echo)

$(VENV)/.web-ready: requirements/web.txt requirements/build.txt | $(VENV)/bin/python
	$(call set-up,web,the web service)

$(VENV)/.dev-ready: requirements/dev.txt requirements/build.txt | $(VENV)/bin/python
	$(call set-up,dev,the developer tools)
	@touch $(VENV)/.talk-ready $(VENV)/.web-ready

$(VENV)/.wheels-ready: requirements/core.txt deploy/wheels.py | $(VENV)/bin/python
	@$(say) "fetching the wheels for Lambda"
	@$(bin)/python -m deploy.wheels </dev/null >&2
	@touch $@

$(VENV)/.browser-ready: tests/browser/chromium.py | $(VENV)/.dev-ready
	@$(say) "looking for a browser to test with"
	@$(bin)/python -m tests.browser.chromium </dev/null >&2
	@touch $@

define set-up
	@$(say) "installing $(2) (once)"
	@$(install) --require-hashes --requirement requirements/build.txt \
		--requirement requirements/$(1).txt </dev/null >&2
	@$(install) --no-deps --no-build-isolation --editable . </dev/null >&2
	@touch $@
endef

$(node_modules)/.ready: tests/validators/package-lock.json | $(VENV)/.dev-ready
	@$(say) "installing the Node validators"
	@$(bin)/python -m tests.validators.node ci </dev/null >&2
	@touch $@
