# make book · make chapter N=04 · make real · make test · make bench; each sets up what is missing.
SCALE ?= book
SEED ?= 1
# What is said on the command line goes to the recipes' shell as it stands, through the environment:
# neither make nor the shell runs anything of a name.
SAID := API CHAPTER CHECKPOINT DATA DIR KILLS MODEL N NAME ONLY OUT PORT SCALE SECONDS SEED TASK
$(foreach name,$(SAID),$(if $(filter command environment,$(origin $(name))),\
  $(eval override $(name) := $$(value $(name)))))
export $(SAID)
# The shell has a SECONDS of its own.
export LENGTH := $(or $(SECONDS),3600)
CHAPTERS := $(sort $(patsubst chapters/%/main.swift,%,$(wildcard chapters/*/main.swift)))
RUN := swift run -c release --skip-build
# SwiftPM builds C without optimisation in debug; the tests would take an hour.
DEBUG := -Xcc -O2
FLAGS := --scale "$$SCALE" --seed "$$SEED"
.DEFAULT_GOAL := help
.PHONY: help setup chapters book chapter chapter-new lab real test fuzz kill reliability \
  dependency bench site format

ifeq ($(shell uname),Darwin)
# Homebrew's folder is not on the compiler's own path.
BREW := $(shell brew --prefix 2>/dev/null)
export CPLUS_INCLUDE_PATH := $(BREW)/include
export LIBRARY_PATH := $(BREW)/lib
endif

help: ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## /  make \1	/p' $(MAKEFILE_LIST) | expand -t 20

setup: ## install what is missing: gnuplot and the header gnuplot-iostream
	@sh .ci/setup

chapters: ## after adding, renaming or removing a folder: renew the list in Package.swift
	@sh .ci/chapters

book: setup chapters ## run all chapters and write their pages (SCALE=quick|book|full SEED=1)
	swift build -c release
	@set -e; for chapter in $(CHAPTERS); do \
	  echo "== $$chapter"; $(RUN) "ch$${chapter%%-*}" $(FLAGS); \
	done
	$(RUN) claims

chapter: setup chapters ## run one chapter: make chapter N=04
	@test -n "$$N" || { echo "say which chapter: make chapter N=04"; exit 2; }
	swift run -c release "ch$$N" $(FLAGS)
	swift run -c release claims

chapter-new: setup ## a chapter that already runs: make chapter-new NAME=10-my-idea
	@sh .ci/chapter-new "$$NAME"

lab: ## the live lab in a browser on this machine (MODEL=folder or GGUF of your own, PORT=)
	swift build -c release --product lab-server
	.build/release/lab-server --open $${MODEL:+--model "$$MODEL"} $${PORT:+--port "$$PORT"}

real: setup chapters ## the chapters on a real model (MODEL=folder or GGUF, SCALE=quick|book, DATA=)
	swift build -c release
	@set -e; model=$$MODEL; [ -n "$$model" ] || model=$$(sh .ci/fetch-model); \
	for chapter in $(CHAPTERS); do \
	  echo "== $$chapter on $$model"; \
	  case "$$chapter" in 05-*) data=$$DATA ;; *) data= ;; esac; \
	  $(RUN) "ch$${chapter%%-*}" $(FLAGS) --real "$$model" $${data:+--data "$$data"}; \
	done
	$(RUN) claims

test: setup chapters ## all tests, the kernels also on the levels below this machine's own
	@[ ! -d course/instructor ] || sh .ci/setup sandbox
	@sh .ci/setup site
	@sh .ci/setup browser
	@sh .ci/setup arm
	swift build --build-tests $(DEBUG)
	swift test --skip-build
	@set -e; for level in avx512 avx2 portable; do \
	  echo "== kernels: $$level"; IPO_KERNELS=$$level swift test --skip-build --filter KernelsTests; \
	done
	sh .ci/test-arm
	sh .ci/test-chapters

fuzz: ## damaged input for all that reads strangers' bytes (SECONDS=3600 ONLY=jinja LIBFUZZER=1)
	sh .ci/fuzz "$$LENGTH" $$ONLY

kill: setup chapters ## kill commands and chapters at 200 moments, start them again, compare (KILLS=26 each)
	swift build --build-tests $(DEBUG)
	@sh .ci/kill "$${KILLS:-26}"

reliability: setup chapters ## the trials of README's table: kills, damage, sanitizers (SECONDS=3600 KILLS=26)
	swift build --build-tests $(DEBUG)
	swift build -c release
	sh .ci/reliability "$$LENGTH" "$${KILLS:-26}"

dependency: ## a package that depends on this one by a tag builds and trains (as committed)
	sh .ci/dependency

bench: setup chapters ## measure it beside its peers (CHECKPOINT=folder MODEL=GGUF ONLY=judge,loop)
	swift build -c release
	@model=$$MODEL; case "$${ONLY:-real-}" in *real-*) \
	  [ -n "$$model" ] || model=$$(sh .ci/fetch-model) || model= ;; esac; \
	$(RUN) bench $${CHECKPOINT:+--checkpoint "$$CHECKPOINT"} $${ONLY:+--only "$$ONLY"} \
	  $${model:+--model "$$model"}

site: setup ## the book as a site: .build/site/index.html (API=1 adds the reference)
	@sh .ci/setup site
	@[ -z "$$API" ] || sh .ci/reference .build/reference "$$API"
	swift build -c release --product site
	$(RUN) site $${API:+--reference .build/reference}

format: ## bring all Swift sources into the house's form
	swift format -i -r --configuration .swift-format Package.swift Sources Tests chapters Benchmarks

-include course/instructor/instructor.mk
