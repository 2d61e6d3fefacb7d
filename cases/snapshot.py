"""The copy of a case that an office is handed: what the worker picked, in three languages.

It is made of texts, so that an officer reads next year what the worker has seen today, whatever
the words, the law and the case have become by then.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from cases import assessments, entered, sealed_sheet, sought
from cases.assessments import InWords
from cases.opened import Opened
from cases.people import Person
from eligibility import loader
from eligibility.assessing import Assessed, assessed
from eligibility.content import LANGUAGES, Content
from eligibility.interview.question import question_of
from eligibility.interview.summary import summary
from eligibility.interview.told import Told
from eligibility.pages.result_cards import each, facts, texts
from eligibility.presentation import Spoken
from eligibility.rules.codes import BenefitCode, EntitlementCode, Group, Status
from eligibility.rules.truth import Verdict
from eligibility.said import result_said

Json = Mapping[str, Any]
#: By a language: ``my``, ``th``, ``en``.
InEach = Mapping[str, Any]


class Part(StrEnum):
    """What can be picked. The findings always go, notes and a guardian's name never do."""

    NAMES = "names"
    PHONE = "phone"
    WORK = "work"
    ANSWERS = "answers"
    FINDINGS = "findings"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What an office sees; of what was not picked nothing is in it.

    ``language``: the worker's. ``told`` by language: the screens of the interview, each with
    ``title`` and ``lines`` of a question and its answers. ``found`` by language: see ``findings``.

    ``sheet`` by language: what is printed, as ``sealed_sheet.sheet`` makes it. ``entered`` by
    language: who told which facts on which day, as ``entered.entered`` makes it. ``due``: ISO day
    of the first thing that is still to come or can be mended; "" for none. ``lacking`` by benefit:
    the codes of its papers that are wanted now and are not ticked. ``conditions`` by benefit and
    language: code and text of each. ``question``: the contract's, where the answers were picked;
    ``gaps``: the months of the last job (``YYYY-MM``) that are not paid or in doubt, where work and
    answers both were. A copy made before these were thought of has none of them.
    """

    reference: str
    organisation: str
    language: str
    as_of: str
    release: str
    parts: tuple[str, ...]
    person: Person
    told: InEach
    found: InEach
    sheet: InEach = field(default_factory=dict)
    entered: InEach = field(default_factory=dict)
    due: str = ""
    lacking: Mapping[str, Sequence[str]] = field(default_factory=dict)
    conditions: Mapping[str, InEach] = field(default_factory=dict)
    question: Json | None = None
    gaps: Sequence[str] = ()

    @property
    def left_out(self) -> tuple[str, ...]:
        """The parts that were not picked."""
        return tuple(part.value for part in Part if part not in self.parts)

    @property
    def day(self) -> date:
        """The day the findings stand on."""
        return date.fromisoformat(self.as_of)

    def without_staff(self) -> "Snapshot":
        """The same without who entered what: the file of the person names none of the staff."""
        return replace(self, entered={})

    def plain(self) -> dict[str, Any]:
        """As JSON can say it."""
        return {**asdict(replace(self, person=Person())), "person": self.person.plain()}

    @classmethod
    def of(cls, plain: Json) -> "Snapshot":
        """Out of what ``plain`` has made."""
        known = {name: plain[name] for name in cls.__dataclass_fields__ if name in plain}
        known |= {"parts": tuple(plain["parts"]), "person": Person.of(plain["person"])}
        return cls(**known)


def taken(opened: Opened, told: Told, parts: tuple[Part, ...]) -> Snapshot:
    """What goes, with the findings as they are today.

    Args:
        opened: the case, all of whose answers can be read.
        told: its answers.
        parts: what the worker has picked.
    """
    released, question = loader.current(), question_of(told)
    found = assessed(question, released)
    words = {each: assessments.in_words(found, released, each) for each in LANGUAGES}
    person, answers = picked(opened.person, parts), Part.ANSWERS in parts
    return Snapshot(
        reference=opened.case.shown_reference,
        organisation=opened.case.organisation.name,
        language=opened.case.language,
        as_of=told.today.isoformat(),
        release=released.name,
        parts=parts,
        person=person,
        told=told_in_words(told, released.content) if answers else {},
        found=findings(words, released.content),
        sheet={
            language: sealed_sheet.sheet(
                Assessed(found.person, found.found, dict(each.answer)),
                told,
                released,
                person,
                Spoken(language, released.content),
                answers=answers,
            )
            for language, each in words.items()
        },
        entered=entered.entered(opened, told, person, released.content, answers=answers),
        due=sought.due(found, released.rulebook),
        lacking=sought.lacking(found, told),
        conditions=sought.conditions(words),
        question=question if answers else None,
        gaps=sought.gaps(found.person) if answers and Part.WORK in parts else (),
    )


def picked(person: Person, parts: Iterable[Part]) -> Person:
    """Somebody with only what was picked of her."""
    names, phone, work = (part in set(parts) for part in (Part.NAMES, Part.PHONE, Part.WORK))
    return Person(
        called=person.called if names else "",
        names=dict(person.names) if names else {},
        numbers=dict(person.numbers) if names else {},
        phone=person.phone if phone else "",
        employer=person.employer if work else "",
        workplace=person.workplace if work else "",
    )


def told_in_words(told: Told, content: Content) -> InEach:
    """The answers of the interview in each language, screen by screen."""
    return {
        language: [
            {
                "title": section.title,
                "lines": [[line.question, list(line.answers)] for line in section.lines],
            }
            for section in summary(told, Spoken(language, content))
        ]
        for language in LANGUAGES
    }


def findings(told: Mapping[str, InWords], content: Content) -> InEach:
    """The findings in each language, in the order of the statute.

    Args:
        told: an answer by language, with its names and figures.
        content: of its release.

    Returns:
        by language whether she is insured (``enrolment``: a ``head``, ``labelled`` pairs and
        ``lines`` of sentences), the ``benefits`` (the same, ``head`` being name and verdict, and
        ``code``, ``verdict``, ``group`` and ``asked`` for programs) and the ``disclaimer``.
    """
    return {
        language: {
            "enrolment": _enrolment(words.answer["enrolment"], Spoken(language, content)),
            "benefits": [_finding(code, words, Spoken(language, content)) for code in BenefitCode],
            "disclaimer": words.answer["disclaimer"],
        }
        for language, words in told.items()
    }


def _enrolment(found: Json, spoken: Spoken) -> dict[str, Any]:
    return {
        "head": spoken.name(Status(found["status"])),
        "labelled": [list(pair) for pair in facts(found, ("covered_until",), spoken)],
        "lines": [*texts(found["reasons"]), *texts(found["unknowns"])],
    }


def _finding(code: BenefitCode, words: InWords, spoken: Spoken) -> dict[str, Any]:
    found = words.answer["benefits"][code.value]
    refused = found["group"] == Group.NOT_FOR_YOU
    said = (
        result_said.part_only(found, spoken),
        result_said.measure(found, spoken),
        result_said.earliest(found, spoken),
        *texts(found["reasons"]),
        *texts(each("unknowns", found)),
    )
    days = () if refused else ("claim_by", "covered_until")
    names = (spoken.name(EntitlementCode(given["code"])) for given in found["entitlements"])
    figures = zip(names, (figure for figure, _ in words.amounts[code.value]), strict=True)
    return {
        "code": code.value,
        "verdict": found["verdict"],
        "group": found["group"],
        "asked": found["asked"],
        "head": [words.names[code.value], _verdict(found, spoken)],
        "labelled": [list(pair) for pair in (*figures, *facts(found, days, spoken)) if pair[1]],
        "lines": [text for text in said if text],
    }


def _verdict(found: Json, spoken: Spoken) -> str:
    """Of what has not happened, that she is covered: "you can have this" would be too much."""
    if found["group"] == Group.COVERED_IF_IT_HAPPENS:
        return spoken.name(Group.COVERED_IF_IT_HAPPENS)
    return spoken.name(Verdict(found["verdict"]))
