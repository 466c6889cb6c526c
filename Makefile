# The course's verbs. `make help` lists them.
# They use an activated environment (venv or conda, not conda's base) if there is one,
# else .venv, which they make.

PYTHON ?= python3
ACTIVE := $(or $(VIRTUAL_ENV),$(if $(filter-out base,$(CONDA_DEFAULT_ENV)),$(CONDA_PREFIX)))
ENV    := $(or $(ACTIVE),.venv)
READY  := $(if $(ACTIVE),active-environment,$(ENV)/.installed)
RUN    := PATH="$(abspath $(ENV)/bin):$$PATH" COURSE_DIR= OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1

.DEFAULT_GOAL := help
.PHONY: help demo test lint format build check lab release active-environment \
	data cats-table depth-table planar-table scale-table logistic-claims \
	planar-claims signals play-networks keys prove attacks \
	kill-loop class-speed class-size class-page queue site lite style clean

help: ## list the verbs
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

demo: $(READY) ## build a release, grade a made-up class, write feedback
	$(RUN) course demo

test: $(READY) ## all tests
	$(RUN) python -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)

lint: $(READY) ## ruff: lint and format
	$(RUN) ruff check .
	$(RUN) ruff format --check .

format: $(READY) ## let ruff format the code
	$(RUN) ruff check --fix .
	$(RUN) ruff format .

build: $(READY) ## lessons to notebooks/, and the list of their exercises
	$(RUN) course build
	$(RUN) python -m grading.authoring.exercise_list

check: $(READY) ## are notebooks/ and datasets/ what the sources give?
	$(RUN) course build --check
	$(RUN) python -m datasets.generate --check

lab: $(READY) ## open the notebooks in JupyterLab
	$(RUN) jupyter lab notebooks

data: $(READY) ## draw the data set anew
	$(RUN) python -m datasets.generate

cats-table: $(READY) ## three models on eleven drawings of the data set (minutes); ARGS=--no-rule, --choose
	$(RUN) python -m benchmarks.cats_table $(ARGS)

depth-table: $(READY) ## cats: width, scale and depth told apart (a minute); ARGS=--sets
	$(RUN) python -m benchmarks.depth_table $(ARGS)

planar-table: $(READY) ## accuracies of week 3 beside the published ones (minutes)
	$(RUN) python -m benchmarks.planar_table

scale-table: $(READY) ## week 1's curves of data and model size, 30 draws (a minute)
	$(RUN) python -m benchmarks.scale_table

logistic-claims: $(READY) ## what week 2 says of its cat classifier, with standard errors (minutes)
	$(RUN) python -m benchmarks.logistic_claims

planar-claims: $(READY) ## what week 3 says of rates, seeds and held-out points (minutes)
	$(RUN) python -m benchmarks.planar_claims $(ARGS)

play-networks: $(READY) ## train the networks that playgrounds begin with
	$(RUN) python -m benchmarks.play_networks

signals: $(READY) ## what week 4 says of the first weights of deep networks (minutes)
	$(RUN) python -m benchmarks.signals $(ARGS)

keys: $(READY) ## vet SEEDS=5000 draws of every exercise; goes on where it was (hours)
	$(RUN) python -m benchmarks.answer_keys --seeds $(or $(SEEDS),5000) $(ARGS)

prove: $(READY) ## grade the autograder: mistakes, mutants, strangers (long); ARGS=--sample
	$(RUN) course prove $(ARGS)

attacks: $(READY) ## the same attacks on stock nbgrader, otter and this course (minutes)
	$(RUN) python -m benchmarks.attacks $(ARGS)

class-speed: $(READY) ## STUDENTS=10 on week 2: stock nbgrader and course grade (minutes)
	$(RUN) python -m benchmarks.class_speed --students $(or $(STUDENTS),10)

class-size: $(READY) ## classes of SIZES="100 1000": time, memory, layers (minutes)
	$(RUN) python -m benchmarks.class_size --sizes $(or $(SIZES),100 1000)

class-page: $(READY) ## time the page of made-up classes; STUDENTS="100 10000"
	$(RUN) python -m benchmarks.class_page $(if $(STUDENTS),--students $(STUDENTS)) $(ARGS)

queue: $(READY) ## STUDENTS=1000 hand in, course watch grades them, killed once on the way
	$(RUN) python -m benchmarks.hand_in_queue --students $(or $(STUDENTS),1000)

kill-loop: $(READY) ## kill a grader at MOMENTS=50 random moments; is anything lost?
	$(RUN) python -m benchmarks.kill_loop --moments $(or $(MOMENTS),50) $(ARGS)

site: $(READY) ## the course as web pages, in build/site/html (minutes); ARGS=--still
	$(RUN) python -m grading.site pages $(ARGS)

lite: $(READY) ## the lessons in JupyterLite, in build/lite, served at localhost:8000
	$(RUN) python -m grading.site lite
	$(RUN) python -m http.server --bind 127.0.0.1 --directory build/lite 8000

style: $(READY) ## measure the lessons against the house style
	$(RUN) python -m grading.authoring.style

clean: ## remove everything that was built, not .venv
	rm -rf build demo .pytest_cache .ruff_cache

.venv/.installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "The course needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.12 ..."; exit 1; }
	@echo "Making .venv and installing the course's packages in it, once; this takes a minute or two ..."
	@$(PYTHON) -m venv .venv
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check \
	  --constraint constraints.txt --editable ".[dev,site]"
	@touch $@
	@echo "Installed."

active-environment:
	@$(ENV)/bin/python -c 'import first_principles, nbgrader, pytest, typer' 2>/dev/null || \
	  { echo 'The activated environment lacks the course. Run:'; \
	    echo '  python -m pip install -c constraints.txt -e ".[dev]"'; exit 1; }
