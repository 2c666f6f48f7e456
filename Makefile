# What people type. Each target installs what it needs, says what it does and how long that usually takes.

.PHONY: help run test dev lint e2e shots eval bench image clean

help: ## list the targets
	@grep -E '^[a-z0-9]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 8

run: ## build the release and serve it on 127.0.0.1:3000 (CERPLY_ADDR=127.0.0.1:8080 make run for another port)
	@scripts/run.sh

test: ## formatting, clippy, unit, integration and browser tests
	@scripts/test.sh

dev: ## build, serve and rebuild on every change
	@scripts/dev.sh

lint: ## formatting and clippy only
	@scripts/test.sh lint

e2e: ## build the release and run the browser tests only
	@scripts/test.sh e2e

shots: ## screenshots of every page into end2end/shots
	@scripts/test.sh shots

eval: ## measure the engines: scoring, generation, scheduling (make eval ARGS=--check to hold them to their floors)
	@scripts/eval.sh $(ARGS)

bench: ## run the benches of the engines
	@scripts/bench.sh $(ARGS)

image: ## the OCI image of the release, into target/image, without Docker
	@scripts/image.sh

clean: ## remove what was built; installed tools stay
	rm -rf target end2end/node_modules end2end/test-results
