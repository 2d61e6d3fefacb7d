"""What the result rests on: its conditions, every value of the law, and the sources.

A page of its own, for its size and for its work: the result page needs none of it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from eligibility.assessing import Assessed
from eligibility.pages.result_cards import each
from eligibility.pages.result_order import in_order
from eligibility.presentation import Spoken
from eligibility.rules.codes import BenefitCode, Status
from eligibility.rules.truth import Truth
from eligibility.said import anchors, result_law
from eligibility.said.result_law import Source
from eligibility.wording import result as wording

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Mark:
    """A condition: how it stands as a code for the sign and as a word, the text, its law."""

    truth: str
    word: str
    text: str
    law: str


@dataclass(frozen=True, slots=True)
class Part:
    """What one card rests on; ``anchor`` is the place its link leads to."""

    anchor: str
    title: str
    marks: tuple[Mark, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class LawPage:
    """The page of the law; its parts in the order of the result page."""

    back: str
    title: str
    day: str
    disclaimer: str
    parts: tuple[Part, ...]


def law_page(asked: Assessed, spoken: Spoken) -> LawPage:
    """Every condition and every value the result rests on, with its source.

    Args:
        asked: the question and its answer, in the language of ``spoken``.
        spoken: the voice of the reader's language.
    """
    return LawPage(
        back=spoken.say(wording.HEADINGS["back"]),
        title=spoken.say(wording.HEADINGS["law"]),
        day=spoken.say(wording.AS_OF, {"day": asked.person.as_of}),
        disclaimer=asked.answer["disclaimer"],
        parts=tuple(_parts(asked, spoken)),
    )


def _parts(asked: Assessed, spoken: Spoken) -> Iterator[Part]:
    enrolment, injury = asked.answer["enrolment"], asked.answer["work_injury"]
    yield _without_conditions(
        anchors.ENROLMENT, spoken.name(Status(enrolment["status"])), enrolment, spoken
    )
    if injury is not None:
        yield _without_conditions(anchors.INJURY, spoken.label("work_injury"), injury, spoken)
    for _, benefits in in_order(asked.answer, asked.person):
        for code, found in benefits.items():
            yield Part(
                anchor=anchors.of(BenefitCode(code)),
                title=spoken.benefit(BenefitCode(code)),
                marks=_marks(each("conditions", found), spoken),
                sources=result_law.sources(found["citations"], found["statements"], spoken),
            )


def _without_conditions(anchor: str, title: str, found: Json, spoken: Spoken) -> Part:
    return Part(anchor, title, (), result_law.sources(found["citations"], (), spoken))


def _marks(conditions: Iterable[Json], spoken: Spoken) -> tuple[Mark, ...]:
    """Each condition once, whichever parts of the benefit it belongs to."""
    marks = (
        Mark(
            truth=found["truth"],
            word=spoken.name(Truth(found["truth"])),
            text=found["text"],
            law=result_law.reference(found["citation"], spoken),
        )
        for found in conditions
    )
    return tuple(dict.fromkeys(marks))
