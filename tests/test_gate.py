"""The daily gate takes every step and hides no failure; the whole suite asks for every branch."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.gate import ROOT, STEPS, Step, asked, main

GOOD = Step("good", ("-c", "print('of no interest')"))
BAD = Step("bad", ("-c", "print('the reason'); raise SystemExit(1)"))
CRASHED = Step("crashed", ("-c", "import os; os.abort()"))


def test_failure_is_shown_with_its_reason_and_the_other_steps_are_taken(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert main((BAD, GOOD)) == "Failed: bad."
    said = capfd.readouterr().out
    assert "FAILED" in said
    assert "the reason" in said
    assert "good" in said
    assert "of no interest" not in said


def test_step_that_crashes_has_failed() -> None:
    assert main((CRASHED,)) == "Failed: crashed."


def test_success_is_said(capfd: pytest.CaptureFixture[str]) -> None:
    assert main((GOOD,)) is None
    assert capfd.readouterr().out.endswith("Everything is in order.\n")


def test_gate_leaves_out_the_slow_tests_and_nothing_else() -> None:
    (tests,) = [step for step in STEPS if "pytest" in step.command]
    assert tests.command[tests.command.index("pytest") + 1 :] == ("-m", "not slow", "-q", "-n", "2")


def test_where_the_whole_suite_runs_anyway_the_gate_takes_every_other_step() -> None:
    assert asked([]) == STEPS
    assert {step.name for step in STEPS} - {step.name for step in asked(["--without-tests"])} == {
        "fast tests"
    }
    with pytest.raises(SystemExit, match="knows one option"):
        asked(["--without-test"])


LAW = """
def verdict(months):
    found = "not yet"
    if months >= 3:
        found = "eligible"
    return found
"""
TEST = """
from eligibility.rules import verdict

def test_{0}():
    assert verdict({0}) == "{1}"
"""


def whole_suite() -> list[str]:
    """The options with which `./run test` runs everything."""
    for statement in ast.parse((ROOT / "run").read_text()).body:
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "WHOLE_SUITE":
            return list(ast.literal_eval(statement.value))
    pytest.fail("./run has no WHOLE_SUITE.")


@pytest.mark.slow
def test_whole_suite_puts_together_what_its_processes_covered_and_misses_no_branch(
    tmp_path: Path,
) -> None:
    files = {
        "eligibility/__init__.py": "",
        "eligibility/rules/__init__.py": LAW,
        "tests/settings.py": "SECRET_KEY = 'k'",
        "tests/test_short.py": TEST.format(2, "not yet"),
        "tests/test_enough.py": TEST.format(3, "eligible"),
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)

    def run() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pytest", *whole_suite()],
            cwd=tmp_path,
            # This test may itself run in one of several processes: the inner run must not know.
            env={k: v for k, v in os.environ.items() if not k.startswith(("PYTEST_", "COV"))},
            capture_output=True,
            text=True,
            check=False,
        )

    both = run()
    assert "2 passed" in both.stdout
    assert "Total coverage: 100.00%" in both.stdout
    assert both.returncode == 0

    (tmp_path / "tests" / "test_short.py").unlink()
    one = run()
    assert "1 passed" in one.stdout
    assert "4->6" in one.stdout  # every line was run, one way of leaving the fourth was not
    assert "Required test coverage of 100% not reached" in one.stdout
    assert one.returncode != 0
