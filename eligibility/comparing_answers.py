"""What another answer to the same question says otherwise, and why: pure.

Both are answers of the contract, in one language. What was merely put in other words is no change.
Where no words are wanted, ``without_words`` gives the answer in a fraction of the time.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from eligibility.rules import answer, question
from eligibility.rules.codes import AdviceCode, BenefitCode
from eligibility.rules.evaluate import evaluate
from eligibility.rules.finding import Condition, Params, Reason, Step
from eligibility.rules.person import Assumption
from eligibility.rules.rulebook import Rulebook

Json = Mapping[str, Any]

#: What an entitlement says besides its verdict and its figures.
_NO_FIGURE = frozenset({"code", "reasons", "conditions", "unknowns", "wage_basis"})


@dataclass(frozen=True, slots=True)
class Changed:
    """Something both answers may tell of, as either tells it; ``None``: it does not."""

    before: Json | None
    after: Json | None


@dataclass(frozen=True, slots=True)
class Flip:
    """A benefit that is answered otherwise; ``benefit`` is "" for whether somebody is insured.

    ``conditions`` are those that stand otherwise, ``values`` the values of the law that do: the
    first by their truth or by the value they rest on, each as the answers tell it.
    """

    benefit: str
    before: Json
    after: Json
    conditions: tuple[Changed, ...]
    values: tuple[Changed, ...]


def flips(before: Json, after: Json) -> tuple[Flip, ...]:
    """What two answers say otherwise, in the order of the law.

    Args:
        before, after: answers of the contract, with their conditions.
    """
    return tuple(_flips(before, after))


def _flips(before: Json, after: Json) -> Iterator[Flip]:
    one, other = before["enrolment"], after["enrolment"]
    if one["status"] != other["status"]:
        yield Flip("", one, other, (), _values(one, other))
    for code, one in before["benefits"].items():
        other = after["benefits"][code]
        if _said(one) != _said(other):
            yield Flip(code, one, other, _conditions(one, other), _values(one, other))


def _said(found: Json) -> tuple[Any, ...]:
    """What somebody can have: the verdict, and of each part its verdict and its figures."""
    parts = [
        {name: value for name, value in part.items() if name not in _NO_FIGURE}
        | {"part": part["code"]}
        for part in found["entitlements"]
    ]
    return found["verdict"], parts


def _conditions(before: Json, after: Json) -> tuple[Changed, ...]:
    one, other = _by_place(before), _by_place(after)
    changed = {
        (_stands(one.get(place)), _stands(other.get(place))): Changed(
            one.get(place), other.get(place)
        )
        for place in (*one, *(place for place in other if place not in one))
        if _stands(one.get(place)) != _stands(other.get(place))
    }
    return tuple(changed.values())  # what several parts share is told once


def _by_place(found: Json) -> dict[tuple[str, str], Json]:
    """Every condition of a benefit by its part ("" for the whole) and its code."""
    parts = (("", found), *((part["code"], part) for part in found["entitlements"]))
    return {(name, each["code"]): each for name, part in parts for each in part["conditions"]}


def _stands(condition: Json | None) -> tuple[Any, ...]:
    """How a condition stands, and on which value of the law, whatever it is called."""
    if condition is None:
        return ()
    cited = condition["citation"]
    value = (cited["key"], _plain(cited["value"])) if cited else ()
    return condition["code"], condition["truth"], value


def _values(before: Json, after: Json) -> tuple[Changed, ...]:
    """The values of the law that both cite, with another content."""
    one, other = _newest(before), _newest(after)
    return tuple(
        Changed(row, other[key])
        for key, row in one.items()
        if key in other and _plain(row["value"]) != _plain(other[key]["value"])
    )


def _newest(found: Json) -> dict[str, Json]:
    """For each key that is cited the row in force last."""
    rows = sorted(found["citations"], key=lambda row: row["effective_from"] or "")
    return {row["key"]: row for row in rows}


def _plain(value: Any) -> Any:
    """A value that can be compared and kept in a set."""
    return tuple(sorted(value.items())) if isinstance(value, Mapping) else value


class Silent:
    """A voice that says nothing: codes, days and numbers are all that is compared."""

    def reason(self, reason: Reason, benefit: BenefitCode | None) -> str:
        return ""

    def condition(self, condition: Condition, benefit: BenefitCode) -> str:
        return ""

    def assumed(self, assumption: Assumption) -> str:
        return ""

    def unknown(self, field: str) -> str:
        return ""

    def document(self, code: str) -> str:
        return ""

    def step(self, step: Step) -> str:
        return ""

    def advice(self, code: AdviceCode, params: Params) -> str:
        return ""

    def disclaimer(self) -> str:
        return ""

    def instrument(self, name: str) -> str:
        return name


def without_words(asked: object, rulebook: Rulebook, today: date) -> dict[str, Any]:
    """The contract's answer with every text empty.

    Args:
        asked: the question, as JSON says it.
        rulebook: the law to answer by.
        today: the day that stands for an absent ``as_of``.

    Raises:
        Refused: the question is not answered.
    """
    person = question.read(asked, today=today).person
    return answer.write(evaluate(person, rulebook), rulebook, Silent())
