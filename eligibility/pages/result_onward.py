"""From the answer to action: which ways on this answer calls for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from eligibility.presentation import Spoken
from eligibility.rules.codes import ReasonCode, Status
from eligibility.wording import onward as wording

Json = Mapping[str, Any]

#: Of a job that is not on the record, or of months that are not.
_NOT_ON_RECORD = frozenset({ReasonCode.NOT_REGISTERED, ReasonCode.DEDUCTED_NOT_REMITTED})
_WAS_INSURED = frozenset({Status.NO_LONGER_INSURED, Status.COVERED_AFTER_LEAVING})
#: Each for those alone whom the answer shows to be in that place.
_OF_SOME = ("employer", "before", "cannot", "injury")


@dataclass(frozen=True, slots=True)
class Way:
    """A page to go to: the name of its address, and what stands on the link."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Onward:
    """The ways on; ``others`` are those the answer does not call for, after them."""

    title: str
    ways: tuple[Way, ...]
    others_title: str
    others: tuple[Way, ...]


def onward(answer: Json, spoken: Spoken) -> Onward:
    """The links of the result page.

    Args:
        answer: the contract's answer.
        spoken: the voice of the page.
    """
    own = frozenset(_own(answer))
    links = [Way(name, spoken.say(text)) for name, text in wording.WAYS.items()]
    rest = [way for way in links if way.name in _OF_SOME and way.name not in own]
    return Onward(
        title=spoken.say(wording.TITLE),
        ways=tuple(way for way in links if way not in rest),
        others_title=spoken.say(wording.OTHERS),
        others=tuple(rest),
    )


def _own(answer: Json) -> Iterator[str]:
    enrolment = answer["enrolment"]
    status = Status(enrolment["status"])
    if status is Status.CANNOT_BE_INSURED:
        yield "cannot"
    elif status is Status.NEVER_REGISTERED or any(
        code in _NOT_ON_RECORD for code in _reasons(answer)
    ):
        yield "employer"
    if status in _WAS_INSURED:
        yield "before"
    if answer["work_injury"] is not None:
        yield "injury"


def _reasons(answer: Json) -> Iterator[str]:
    for found in (answer["enrolment"], *answer["benefits"].values()):
        yield from (reason["code"] for reason in found["reasons"])
