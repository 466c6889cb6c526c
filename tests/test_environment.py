"""conda's and pip's lists of packages say the same."""

import os
import re
import subprocess
import tomllib

from grading.paths import ROOT


def _names(lines):
    return {re.match(r"[\w-]+", line)[0].lower(): _bound(line) for line in lines}


def _bound(line):
    """What follows the name; pip's extras are separate packages to conda."""
    return re.sub(r"^[\w-]+(\[\w+\])?\s*", "", line)


def _conda():
    text = (ROOT / "environment.yml").read_text(encoding="utf-8")
    items = re.findall(r"^ +- (\w[\w-]* ?[<>=\d.,]*)$", text, re.M)
    return _names(items)


def _pip():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = project["project"]
    found = _names([*project["dependencies"], *project["optional-dependencies"]["dev"]])
    return found, project["requires-python"]


def test_environment_yml_and_pyproject_list_the_same_packages():
    conda = _conda()
    conda.pop("conda-forge")
    conda.pop("pip")
    python = conda.pop("python")
    pip, wanted = _pip()
    assert conda == pip
    assert python.startswith(wanted)


def test_every_package_is_pinned():
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    pinned = {line.split("==")[0].lower() for line in text.splitlines() if "==" in line}
    assert set(_pip()[0]) <= pinned
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    extras = tomllib.loads(text)["project"]["optional-dependencies"]
    assert set(_names(extras["site"])) <= pinned


def test_the_extra_for_postgresql_is_what_the_tests_run_with():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    extras = tomllib.loads(text)["project"]["optional-dependencies"]
    assert extras["postgres"] == ["psycopg[binary]"]
    assert set(extras["postgres"]) < set(extras["dev"])


def test_no_file_names_a_registry_or_this_machine():
    for name in ("constraints.txt", "environment.yml", "pyproject.toml", "Makefile"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(r"https?://|file:|/home/|/root/", text), name


def _plan(**environment):
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("CONDA", "VIRT"))}
    done = subprocess.run(
        ["make", "-n", "demo"],
        cwd=ROOT,
        env=kept | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_make_uses_an_activated_environment_and_its_own_otherwise():
    own = str(ROOT / ".venv" / "bin")
    assert f'PATH="{own}:' in _plan()
    assert 'PATH="/some/venv/bin:' in _plan(VIRTUAL_ENV="/some/venv")
    conda = {"CONDA_PREFIX": "/some/conda", "CONDA_DEFAULT_ENV": "course"}
    assert 'PATH="/some/conda/bin:' in _plan(**conda)
    base = {"CONDA_PREFIX": "/some/conda", "CONDA_DEFAULT_ENV": "base"}
    assert f'PATH="{own}:' in _plan(**base)


def test_an_activated_environment_without_the_course_is_told_what_to_do(tmp_path):
    done = subprocess.run(
        ["make", "demo"],
        cwd=ROOT,
        env=os.environ | {"VIRTUAL_ENV": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert done.returncode != 0
    assert 'python -m pip install -c constraints.txt -e ".[dev]"' in done.stdout
