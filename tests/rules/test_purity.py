"""The core needs nothing but the standard library, and asks nobody for anything."""

import builtins
import subprocess
import sys

import pytest

from eligibility.rules import question
from eligibility.rules.evaluate import evaluate
from tests.support import ROOT, TODAY, shipped, worker

_LOOK = """
import sys
import eligibility.rules.answer, eligibility.rules.evaluate, eligibility.rules.question
outside = {name.split(".")[0] for name in sys.modules} - sys.stdlib_module_names
print(sorted(outside - {"eligibility", "__main__", "_virtualenv", "sitecustomize"}))
"""


def test_a_fresh_interpreter_finds_no_django_in_the_core() -> None:
    found = subprocess.run(
        [sys.executable, "-S", "-c", _LOOK], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"


def test_an_assessment_opens_no_file_and_makes_no_query(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the database mark every query fails; files fail here."""
    person, law = question.read(worker(), today=TODAY).person, shipped()

    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("the core opened a file")

    monkeypatch.setattr(builtins, "open", refuse)
    assert len(evaluate(person, law).findings) == 7


def test_the_same_question_has_the_same_answer() -> None:
    law = shipped()
    first = question.read(worker(), today=TODAY).person
    again = question.read(worker(), today=TODAY).person
    assert first == again
    assert evaluate(first, law) == evaluate(again, law)
