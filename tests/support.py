"""What many tests share: the shipped rulebook, a question and its answer without texts."""

from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from eligibility import question_files
from eligibility.comparing_answers import Silent as Silent
from eligibility.reviewed import files
from eligibility.rules import answer, question
from eligibility.rules.evaluate import evaluate
from eligibility.rules.rulebook import Rulebook

ROOT = Path(__file__).resolve().parent.parent
RULEBOOK_FILES = ROOT / "eligibility" / "data" / "rulebook"
CASES = ROOT / "tests" / "cases"
#: The worked cases that come with the product, and guard its law.
WORKED_CASES = ROOT / "eligibility" / "data" / "worked_cases"

#: The suite's clock: tests about "today" must hold whatever day this is.
TODAY = date.fromisoformat(str(settings.SSS_TODAY))

Answer = dict[str, Any]


@cache
def shipped() -> Rulebook:
    """The rulebook of the shipped files, without a database."""
    return files.read(RULEBOOK_FILES).rulebook()


def ask(given: object, *, today: date = TODAY, rulebook: Rulebook | None = None) -> Answer:
    """The answer to one question (a mapping as in the contract), texts left empty."""
    law = rulebook or shipped()
    person = question.read(given, today=today).person
    return answer.write(evaluate(person, law), law, Silent())


def entitlement(found: Answer, code: str) -> Answer:
    """One entitlement of one benefit's part of an answer."""
    return next(item for item in found["entitlements"] if item["code"] == code)


def codes(items: list[Answer]) -> list[str]:
    """The codes of a list of coded things (reasons, documents, advice, steps)."""
    return [item["code"] for item in items]


def case_files() -> list[Path]:
    """Every file of cases that stand beside what must be true of their answers."""
    return [path for folder in (CASES, WORKED_CASES) for path in sorted(folder.glob("*.yaml"))]


def cases(name: str) -> list[Answer]:
    """The worked cases of one file: of the product's, or of those in tests/cases."""
    path = next(path for path in case_files() if path.name == name)
    document = question_files.read_yaml(path.read_text(encoding="utf-8"))
    assert isinstance(document, list)
    return document


#: An insured woman in a factory with a permit; tests change what they are about.
WORKER: Answer = {
    "as_of": "2026-11-23",
    "person": {
        "nationality": "MM",
        "sex": "female",
        "birth_date": "1995-05-10",
        "sector": "factory",
        "documents": ["certificate_of_identity", "work_permit"],
        "monthly_wage": 12000,
        "contributions": {"paid": ["2026-01..2026-10"]},
    },
    "events": {},
}


def worker(*, as_of: str = "2026-11-23", events: Answer | None = None, **person: object) -> Answer:
    """A question about ``WORKER`` with some of her facts replaced; ``None`` is sent as null."""
    made = deepcopy(WORKER)
    made["as_of"] = as_of
    made["person"].update(person)
    made["events"] = events or {}
    return made
