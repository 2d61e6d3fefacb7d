"""The daily gate, ``./run check``: what has to hold before every commit, in under a minute.

The tests are by far the longest step, so the others are taken one by one beside them.
"""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent


class Step(NamedTuple):
    """What is checked, and the Python command line that checks it."""

    name: str
    command: tuple[str, ...]


class Outcome(NamedTuple):
    step: Step
    passed: bool
    seconds: float
    said: str


STEPS = (
    Step("fast tests", ("-m", "pytest", "-m", "not slow", "-q", "-n", "2")),
    Step("format", ("-m", "ruff", "format", "--check")),
    Step("lint", ("-m", "ruff", "check")),
    Step("types", ("-m", "mypy")),
    Step("imports", (".venv/bin/lint-imports", "--no-logo", "--cache-dir", ".cache/imports")),
    Step("templates", ("-m", "djlint", "--lint", "--quiet", "templates")),
    Step("site", ("manage.py", "check")),
    Step("migrations", ("manage.py", "makemigrations", "--check", "--dry-run")),
    Step("catalogues", ("manage.py", "catalogue", "--check")),
)


def take(step: Step) -> Outcome:
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, *step.command],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return Outcome(step, done.returncode == 0, time.monotonic() - begun, done.stdout)


def tell(outcome: Outcome) -> None:
    verdict = "ok" if outcome.passed else "FAILED"
    sys.stdout.write(f"{verdict:6} {outcome.seconds:5.1f} s  {outcome.step.name}\n")
    if not outcome.passed:
        sys.stdout.write(outcome.said)
    sys.stdout.flush()


def main(steps: tuple[Step, ...] = STEPS) -> str | None:
    """Take every step, whatever became of the others; say which have failed."""
    failed = []
    with ThreadPoolExecutor(max_workers=2) as both:  # one for the tests, one for the rest
        for done in as_completed([both.submit(take, step) for step in steps]):
            outcome = done.result()
            tell(outcome)
            if not outcome.passed:
                failed.append(outcome.step.name)
    if failed:
        return f"Failed: {', '.join(failed)}."
    sys.stdout.write("Everything is in order.\n")
    return None


def asked(options: list[str]) -> tuple[Step, ...]:
    """All steps; with ``--without-tests`` the others, where the whole suite runs anyway."""
    if options == ["--without-tests"]:
        return tuple(step for step in STEPS if "pytest" not in step.command)
    if options:
        sys.exit("./run check knows one option: --without-tests.")
    return STEPS


if __name__ == "__main__":
    sys.exit(main(asked(sys.argv[1:])))
