"""What to bring and what to do for a benefit: on its card, and all of it on a page of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from eligibility.assessing import Assessed
from eligibility.pages import anchors
from eligibility.pages.result_order import in_order
from eligibility.presentation import Spoken
from eligibility.rules.codes import BenefitCode, Group
from eligibility.wording import result as wording

_MOST_ON_CARDS = 2


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do; ``by`` says the last day for it, or is ""."""

    text: str
    by: str


@dataclass(frozen=True, slots=True)
class ToDo:
    """Papers and steps of one benefit."""

    documents: tuple[str, ...]
    steps: tuple[Step, ...]

    def __bool__(self) -> bool:
        return bool(self.documents or self.steps)


def todo(found: Mapping[str, Any], spoken: Spoken) -> ToDo:
    """What the answer says of a benefit, each paper once."""
    documents = dict.fromkeys(paper["text"] for paper in found["documents"])
    return ToDo(tuple(documents), tuple(_step(step, spoken) for step in found["steps"]))


def on_the_card(group: Group, place: int) -> bool:
    """Whether papers and steps stand on the card: of the first benefits that can be had now.

    All others stand on a page of their own, one tap away: somebody who has told of much would
    otherwise get a page too large for the first round trip on a bad line.

    Args:
        group: the group the card stands in.
        place: its place within the group, counted from zero.
    """
    return group is Group.HAVE_NOW and place < _MOST_ON_CARDS


def _step(step: Mapping[str, Any], spoken: Spoken) -> Step:
    by = step["by"]
    told = {"day": date.fromisoformat(by)} if by else {}
    return Step(step["text"], spoken.say(wording.STEP_BY, told) if by else "")


@dataclass(frozen=True, slots=True)
class Part:
    """The papers and steps of one benefit; ``anchor`` is the place its card's link leads to."""

    anchor: str
    title: str
    todo: ToDo


@dataclass(frozen=True, slots=True)
class PapersPage:
    """Everything to bring and to do; its parts in the order of the result page."""

    back: str
    title: str
    disclaimer: str
    documents: str
    steps: str
    parts: tuple[Part, ...]


def papers_page(asked: Assessed, spoken: Spoken) -> PapersPage:
    """What to bring and to do for every benefit that asks for anything.

    Args:
        asked: the question and its answer, in the language of ``spoken``.
        spoken: the voice of the reader's language.
    """
    return PapersPage(
        back=spoken.say(wording.HEADINGS["back"]),
        title=spoken.say(wording.HEADINGS["bring"]),
        disclaimer=asked.answer["disclaimer"],
        documents=spoken.label("documents"),
        steps=spoken.label("steps"),
        parts=tuple(
            Part(anchors.of(BenefitCode(code)), spoken.benefit(BenefitCode(code)), what)
            for _, benefits in in_order(asked.answer, asked.person)
            for code, found in benefits.items()
            if (what := todo(found, spoken))
        ),
    )
