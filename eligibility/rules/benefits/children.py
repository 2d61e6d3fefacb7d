"""Which children count for the child allowance on a day."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from eligibility.rules import months
from eligibility.rules.codes import ReasonCode
from eligibility.rules.facts import Facts
from eligibility.rules.person import Child
from eligibility.rules.rulebook import Term


@dataclass(frozen=True, slots=True)
class Ages:
    """The age limit in force on a day."""

    day: date
    limit: Term

    @classmethod
    def on(cls, facts: Facts, day: date) -> "Ages | None":
        """The limit on ``day``; ``None`` when it is not vouched for."""
        limit = facts.term("child_age_limit", day)
        return None if limit is None else cls(day, limit)

    def too_old_from(self, born_on: date) -> date:
        """The birthday on which the allowance ends (the first unpaid day)."""
        return months.add_years(born_on, self.limit.number)


class Family:
    """The children sorted by whether they count on a day.

    ``sure``: birth dates of the children that count, youngest first. ``unsure``: they may.
    ``to_come``: birth dates that lie ahead. ``why_none``: why the others do not count.
    """

    def __init__(self, children: tuple[Child, ...], ages: Ages) -> None:
        """Sort the children for the day of ``ages``."""
        self.ages = ages
        self.unsure: list[Child] = []
        self.unsure_fields: list[str] = []
        self.to_come: list[date] = []
        self.why_none: list[ReasonCode] = []
        sure: list[date] = []
        for index, child in enumerate(children):
            verdict = counts(child, ages)
            if verdict.reason:
                self.why_none.append(verdict.reason)
            elif child.born_on is None or verdict.unknown:
                self.unsure.append(child)
                self.unsure_fields.append(f"events.children.{index}.{verdict.unknown}")
            elif child.born_on > ages.day:
                self.to_come.append(child.born_on)
            else:
                sure.append(child.born_on)
        self.sure = tuple(sorted(sure, reverse=True))
        self.why_none.sort(key=tuple(ReasonCode).index)

    def sure_on(self, day: date) -> tuple[date, ...]:
        """The birth dates of ``sure`` that are still under the limit on ``day``."""
        return tuple(born for born in self.sure if day < self.ages.too_old_from(born))

    def all_too_old_on(self, day: date) -> bool:
        """Whether no child that counts or may count is still under the limit on ``day``."""
        births = [*self.sure, *self.to_come, *(child.born_on for child in self.unsure)]
        return bool(births) and all(
            born is not None and day >= self.ages.too_old_from(born) for born in births
        )


class _Standing(NamedTuple):
    reason: ReasonCode | None = None
    unknown: str = ""


def counts(child: Child, ages: Ages) -> _Standing:
    """Whether a child counts on the day of ``ages``: why not, or what is not known."""
    if child.born_on is not None and ages.day >= ages.too_old_from(child.born_on):
        return _Standing(reason=ReasonCode.CHILD_AGED_SIX)
    return ours(child)


def ours(child: Child) -> _Standing:
    """Whether a child counts whatever the age: not claimed by the other parent, and lawful."""
    if child.other_parent_claims:
        return _Standing(reason=ReasonCode.CLAIMED_BY_OTHER_PARENT)
    if child.lawful is False:
        return _Standing(reason=ReasonCode.NO_CHILD)
    missing = untold(child)
    return _Standing(unknown=missing[0] if missing else "")


def untold(child: Child) -> tuple[str, ...]:
    """The facts that decide whether a child counts and that nobody has told."""
    facts = {
        "born_on": child.born_on,
        "lawful": child.lawful,
        "other_parent_claims": child.other_parent_claims,
    }
    return tuple(name for name, value in facts.items() if value is None)
