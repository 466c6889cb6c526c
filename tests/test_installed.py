"""What pip installs is one small package with a name of its own, and no answers."""

import os
import subprocess
import sys
import tarfile
import zipfile

import pytest

from grading import paths
from grading.settings import CONFIG_FILE

HATCHLING = pytest.importorskip("hatchling", reason="needs hatchling, from “dev”")
OURS = ("helpers", "grading", "datasets", "autograder_tests", "source", "tests")


def _build(target, verb):
    """Run the build backend that pip runs; gives the file that it makes."""
    code = f"from hatchling.build import {verb}; print({verb}({str(target)!r}))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=paths.ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return target / done.stdout.split()[-1]


def _names(wheel):
    with zipfile.ZipFile(wheel) as package:
        return [n for n in package.namelist() if ".dist-info/" not in n]


def test_a_wheel_holds_one_name_of_its_own_and_nothing_of_the_course(tmp_path):
    names = _names(_build(tmp_path, "build_wheel"))
    assert names == ["first_principles/__init__.py"]


def test_a_source_distribution_holds_no_more_than_the_wheel(tmp_path):
    with tarfile.open(_build(tmp_path, "build_sdist")) as package:
        names = {name.split("/", 1)[1] for name in package.getnames()}
    code = {name for name in names if "/" in name}
    assert code == {"installed/first_principles/__init__.py"}
    assert not {n for n in names if n.endswith((".ipynb", ".h5"))}


@pytest.fixture
def site(tmp_path):
    """A folder like site-packages into which the project was installed to be edited."""
    with zipfile.ZipFile(_build(tmp_path, "build_editable")) as wheel:
        wheel.extractall(tmp_path / "site")
    return tmp_path / "site"


def _python(site, code, cwd, **more):
    """Run code with the standard library and what is installed in `site`."""
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "COURSE"))
    }
    code = f"import site; site.addsitedir({str(site)!r})\n{code}"
    return subprocess.run(
        [sys.executable, "-S", "-c", code],
        cwd=cwd,
        env=kept | more,
        capture_output=True,
        text=True,
    )


def test_an_editable_install_puts_no_folder_of_the_project_on_the_path(site, tmp_path):
    code = (
        "from importlib.util import find_spec\n"
        f"print([n for n in {(*OURS, 'first_principles')} if find_spec(n)])"
    )
    assert _python(site, code, tmp_path).stdout == "['first_principles']\n"


def _home(site, cwd, **more):
    code = "import first_principles; print(first_principles.home())"
    return _python(site, code, cwd, **more)


def test_the_launcher_finds_the_project_it_was_installed_from(site, tmp_path):
    assert _home(site, tmp_path).stdout.strip() == str(paths.ROOT)


@pytest.fixture
def wheel(tmp_path):
    """Like `site`, installed for good: it does not know where it came from."""
    with zipfile.ZipFile(_build(tmp_path, "build_wheel")) as package:
        package.extractall(tmp_path / "wheel")
    return tmp_path / "wheel"


def test_an_installed_wheel_uses_the_folder_named_or_the_current_one(wheel, tmp_path):
    root = str(paths.ROOT)
    assert _home(wheel, tmp_path, COURSE_HOME=root).stdout.strip() == root
    assert _home(wheel, paths.ROOT / "docs").stdout.strip() == root


@pytest.mark.parametrize("named", ["", "/nowhere"])
def test_without_the_course_the_command_says_what_to_do(wheel, tmp_path, named):
    code = "import first_principles; first_principles.main()"
    more = {"COURSE_HOME": named} if named else {}
    done = _python(wheel, code, tmp_path, **more)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "COURSE_HOME" in done.stderr and (named or str(tmp_path)) in done.stderr


def test_a_course_folder_elsewhere_finds_the_project_through_its_configuration(
    tmp_path,
):
    config = (paths.ROOT / CONFIG_FILE).read_text(encoding="utf-8")
    (tmp_path / CONFIG_FILE).write_text(config, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "db", "assignment", "list"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(paths.ROOT / "installed")},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / paths.GRADEBOOK).is_file()
