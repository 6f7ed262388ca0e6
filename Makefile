# All commands. 'make site' and 'make test' install what is missing by themselves.

SHELL := /bin/bash
# On Linux the program allocates memory with jemalloc (docs/decisions/0017).
ALLOCATOR := $(if $(filter Linux,$(shell uname -s)),-Xlinker -ljemalloc)
RELEASE := -c release --static-swift-stdlib $(ALLOCATOR)
GUONG := .build/release/guong
SWIFT_PATHS := Package.swift Sources Tests

.PHONY: site serve quick test prove fuzz build setup lint format bless bench bench-preview bench-search bench-quality clean

## Builds the site of content/ into Public/ and says how to look at it.
site: build
	@$(GUONG) build --root . --output Public
	@echo "look at it: python3 -m http.server --directory Public 8000, then open http://localhost:8000/"

## Shows the site in the browser and every change as it is saved; SERVE='--host' passes options.
serve: build
	@$(GUONG) serve --root . $(SERVE)

build: setup
	@swift build $(RELEASE) --product guong

## Installs the system libraries that are missing.
setup:
	@Scripts/setup site

## Runs the unit tests and compares the golden sites; run it after every change.
quick: setup
	@Scripts/test quick

## Runs every test but the proofs; the last line has the totals.
test:
	@Scripts/setup test
	@Scripts/test all

## Runs the tests that take long: the preview under load, builds killed in the middle.
prove:
	@Scripts/setup test
	@Scripts/test proofs

## Fuzzes the readers of outside data, a minute each: FUZZ='markdown yaml', SECONDS_A_TARGET=600.
fuzz: setup
	@Scripts/fuzz $(FUZZ)

lint:
	@swift format lint --strict --recursive $(SWIFT_PATHS)
	@python3 Scripts/lint.py

format:
	@swift format --in-place --recursive $(SWIFT_PATHS)

## Writes golden files and docs/formats.md anew; look at the difference before you commit it.
bless: setup
	@GUONG_BLESS=1 swift test --filter 'Golden|FormatsDocument'

## Measures Guong beside Hugo and the floor; see docs/performance.md.
bench: build
	@Scripts/setup bench
	@Benchmarks/run

## Measures the preview beside 'hugo server'.
bench-preview: build
	@Scripts/setup bench
	@Benchmarks/preview

## Measures the search in Chromium beside Pagefind, and indexing; see docs/performance.md.
bench-search: build
	@Scripts/setup bench-search
	@Benchmarks/search

## Measures the quality of search results; see docs/search-quality.md.
bench-quality: build
	@Benchmarks/search_quality.py

clean:
	@swift package clean
	@rm -rf .build/bench-venv .build/venv .guong
	@find Public -mindepth 1 -maxdepth 1 ! -name '.*' -exec rm -rf {} +
