"""A test that hangs is ended, even if it swallows whatever is raised in it."""

import subprocess
import sys

from grading.paths import ROOT

HANGS = """
def test_hangs():
    while True:
        try:
            while True:
                pass
        except:
            pass
"""


def test_a_test_that_hangs_is_ended(tmp_path):
    (tmp_path / "test_hangs.py").write_text(HANGS, encoding="utf-8")
    settings = ["-c", str(ROOT / "pyproject.toml"), "-o", "timeout=1"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *settings, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode != 0
    assert "Timeout" in done.stdout + done.stderr
