"""The worked cases that guard the law: those that come with the site, and those of a release."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from eligibility import question_files, worked_cases
from eligibility.models import Draft, RulebookRelease, SuggestedCase, WorkedCase
from eligibility.strict_files import read_text
from eligibility.worked_cases import EXPECT

Json = Mapping[str, Any]

#: The worked cases this version of the site comes with.
SHIPPED = Path(__file__).resolve().parent.parent / "data" / "worked_cases"


@dataclass(frozen=True, slots=True)
class Worked:
    """A worked case; ``question`` and ``expect`` are parts of ``case``, all as JSON says it."""

    code: str
    name: str
    why: str
    question: Json
    expect: Json
    case: Json

    @classmethod
    def of(cls, case: Json) -> "Worked":
        """Out of the form in which worked cases are written down.

        Raises:
            KeyError: it has no ``id`` or expects nothing.
        """
        asked, labelled = worked_cases.split(case)
        name, why = (str(labelled.get(each) or "") for each in ("name", "why"))
        return cls(str(case["id"]), name, why, asked, case[EXPECT], case)

    @property
    def day(self) -> date:
        """The day it is asked on, which it has to say for itself: its answer is that of one day."""
        return date.fromisoformat(str(self.question["as_of"]))


def worked(release: RulebookRelease | None) -> tuple[Worked, ...]:
    """The worked cases that guard a release: its own in place of shipped ones of their code."""
    rows = () if release is None else _rows(release)
    return tuple((shipped() | {each.code: each for each in rows}).values())


def worked_of(draft: Draft) -> tuple[Worked, ...]:
    """Those that guard a draft: of its base, and the suggested ones that were taken up."""
    known = {each.code: each for each in worked(draft.base)}
    taken = SuggestedCase.objects.filter(state=SuggestedCase.State.TAKEN_UP).order_by("code")
    for row in taken:
        known.setdefault(row.code, Worked.of(row.case))
    return tuple(known.values())


@cache
def shipped() -> dict[str, Worked]:
    """The worked cases that come with the site, by code.

    Raises:
        ValueError: a code stands twice, or a file holds no list.
    """
    found: dict[str, Worked] = {}
    for path in sorted(SHIPPED.glob("*.yaml")):
        document = question_files.read_yaml(read_text(path))
        if not isinstance(document, list):
            raise ValueError(f"{path.name} holds no list of worked cases.")
        for each in map(Worked.of, document):
            if each.code in found:
                raise ValueError(f"{path.name}: the worked case {each.code} is there twice.")
            found[each.code] = each
    return found


def _rows(release: RulebookRelease) -> Iterator[Worked]:
    rows = WorkedCase.objects.filter(release=release).order_by("code")
    return (Worked.of(row.case) for row in rows)
