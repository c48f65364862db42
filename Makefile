# What people and CI call. `make help` lists it.

SWIFT ?= swift
UNAME := $(shell uname -s)
# Where MNIST's files and the image suites lie, for training and for the tests that want them.
DATA ?= ../shared/data
PREFIX ?= /usr/local
SOURCES = Package.swift Sources Tests Fixtures Examples Benchmarks/Package.swift Benchmarks/Sources

# On Linux one file that runs anywhere; on macOS the system's libraries are dynamic.
ifeq ($(UNAME),Linux)
# lld, as it comes with the toolchain: the default linker warns of what a static program must not ask
# the C library, although nothing asks it. Without symbols it starts in half a millisecond less.
RELEASE = $(SWIFT) build -c release -Xswiftc -static-executable \
	-Xswiftc -Xclang-linker -Xswiftc -fuse-ld=lld -Xlinker --strip-all --product digits
# Names of the net are looked up by libraries that the C library loads while it runs: this one links it.
RELEASE_DATASET = $(SWIFT) build -c release --static-swift-stdlib \
	-Xswiftc -Xclang-linker -Xswiftc -fuse-ld=lld -Xlinker --strip-all --product digits-dataset \
	--scratch-path .build-dataset
# In the same folder: both stand on one network stack, which is built once.
RELEASE_SERVE = $(SWIFT) build -c release --static-swift-stdlib \
	-Xswiftc -Xclang-linker -Xswiftc -fuse-ld=lld -Xlinker --strip-all --product digits-serve \
	--scratch-path .build-dataset
else
RELEASE = $(SWIFT) build -c release --product digits
RELEASE_DATASET = $(SWIFT) build -c release --product digits-dataset
RELEASE_SERVE = $(SWIFT) build -c release --product digits-serve
endif

.DEFAULT_GOAL := help
.PHONY: help deps build program dataset server serve serving browser demo test lint format bench train fixtures sanitize emulate install clean

help: ## List what can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /	/' | expand -t 12

deps: ## Install libpng and libjpeg where they are absent
	@sh Scripts/install-dependencies.sh

build: program dataset server ## Build all three programs for release

program: deps ## Build digits for release
	$(RELEASE)

dataset: deps ## Build digits-dataset for release, which downloads
	$(RELEASE_DATASET)

server: deps ## Build digits-serve for release: the web app and the HTTP API
	$(RELEASE_SERVE)

serve: server ## Build for release and serve on http://127.0.0.1:8080
	"$$($(RELEASE_SERVE) --show-bin-path)/digits-serve"

demo: program ## Build for release and read the pictures in Fixtures
	@sh Scripts/demo.sh "$$($(RELEASE) --show-bin-path)/digits"

test: deps ## Run all tests
	$(SWIFT) test

serving: server program ## Check the built server over loopback, from outside
	@sh Scripts/serving.sh "$$($(RELEASE_SERVE) --show-bin-path)/digits-serve" \
		"$$($(RELEASE) --show-bin-path)/digits"

lint: ## Check the format of all sources
	$(SWIFT) format lint --strict --recursive $(SOURCES)

format: ## Format all sources
	$(SWIFT) format --in-place --recursive $(SOURCES)

bench: program ## Measure against the peers that are installed
	sh Benchmarks/run.sh "$$($(RELEASE) --show-bin-path)/digits"

train: program ## Train a model that reads as much as the shipped one, from the data in $(DATA)
	sh Scripts/train.sh "$$($(RELEASE) --show-bin-path)/digits" "$(DATA)"

fixtures: deps ## Draw the pictures in Fixtures anew
	$(SWIFT) run make-fixtures

browser: server ## Try the web page in a headless Chromium
	sh Tests/Serving/browser.sh "$$($(RELEASE_SERVE) --show-bin-path)/digits-serve"

sanitize: deps ## Run the decoders over hostile files with AddressSanitizer and UBSan
	sh Tests/Sanitizers/run.sh

emulate: ## Compare the NEON kernels with their twins under an emulator of ARM
	sh Tests/EmulatedKernels/run.sh

install: build ## Install the programs and the shell completions
	sh Scripts/install.sh "$$($(RELEASE) --show-bin-path)/digits" \
		"$$($(RELEASE_DATASET) --show-bin-path)/digits-dataset" \
		"$$($(RELEASE_SERVE) --show-bin-path)/digits-serve" "$(PREFIX)"

clean: ## Remove what was built
	rm -rf .build .build-* Benchmarks/.build
