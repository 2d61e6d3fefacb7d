"""What comes back when somebody insured before works again from today, and when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from eligibility.action.ways import Made
from eligibility.interview import supposing
from eligibility.interview.supposing import Kind, Supposition
from eligibility.presentation import Spoken
from eligibility.rules import months
from eligibility.rules import question as questions
from eligibility.rules.codes import BenefitCode, Group, ReasonCode
from eligibility.rules.evaluate import Assessment, evaluate
from eligibility.rules.faults import Refused
from eligibility.rules.finding import Finding
from eligibility.rules.months import Month, MonthSet
from eligibility.rules.person import Person
from eligibility.rules.record import DEDUCTED, IN_DOUBT, PAID
from eligibility.rules.rulebook import Rulebook
from eligibility.rules.truth import Truth, Verdict
from eligibility.wording import values, ways


@dataclass(frozen=True, slots=True, kw_only=True)
class Restart:
    """One benefit after a fresh start.

    ``counted``: how many old months still count, ``None`` where that cannot be told; ``until``:
    the last month for which the newest of them does. ``day`` is the first day it can be had,
    ``None`` where only the SSO can say; ``sure``: not later, but perhaps sooner when false.
    """

    benefit: BenefitCode
    required: int
    reference: int
    counted: int | None
    until: Month | None
    day: date | None
    sure: bool

    def told(self, spoken: Spoken) -> Made:
        """The same in words."""
        period = {"required": self.required, "reference": self.reference}
        more = f"{spoken.say(values.WITHIN, period)} · {self._still(spoken)}"
        return Made(spoken.name(self.benefit), self._when(spoken), more)

    def _still(self, spoken: Spoken) -> str:
        if self.counted is None:
            return spoken.say(ways.COUNT_NOT_KNOWN)
        if self.until is None:
            return spoken.say(ways.NONE_COUNTS)
        until = months.iso(self.until)
        return spoken.say(ways.STILL_COUNTS, {"months": self.counted, "until": until})

    def _when(self, spoken: Spoken) -> str:
        if self.day is None:
            return spoken.name(Group.ASK_SSO)
        if self.sure:
            return spoken.date(self.day)
        return spoken.say(ways.AT_THE_LATEST, {"day": self.day})


def restarts(question: Mapping[str, Any], rulebook: Rulebook, today: date) -> tuple[Restart, ...]:
    """For each benefit with a qualifying period, what is left of it and when it is full again.

    Asked of the core: the same person in a new job that begins today. What has happened is left
    out of it, except for the children: it is about what may happen then.

    Args:
        question: the question of the contract that the page answers; its job has ended.
        rulebook: the release it is answered under.
        today: the day of that question.
    """
    children = {name: told for name, told in question["events"].items() if name == "children"}
    supposed = Supposition(Kind.AGAIN, today)
    made = supposing.question({**question, "events": children}, supposed, today)
    try:
        person = questions.read(made, today=today).person
    except Refused:  # a job that ends today leaves no other to begin on the same day
        return ()
    found = evaluate(person, rulebook)
    return tuple(
        _restart(each, person, today)
        for each in found.findings
        if each.measure.window and not _never(each, found)
    )


def _never(found: Finding, among: Assessment) -> bool:
    """Whether no month brings it: no child, or old enough for old-age money instead."""
    if found.verdict is Verdict.NOT_ELIGIBLE:
        return True
    if found.benefit is not BenefitCode.UNEMPLOYMENT:
        return False
    (old_age,) = (each for each in among.findings if each.benefit is BenefitCode.OLD_AGE)
    young = any(each.code is ReasonCode.UNDER_PENSION_AGE for each in old_age.reasons)
    return not (young or "person.birth_date" in old_age.unknown)


def _restart(found: Finding, person: Person, today: date) -> Restart:
    measure = found.measure
    first, last = measure.window or (0, 0)
    required, reference = measure.required or 0, last - first + 1
    newest = _newest((person.contributions.paid or 0) & months.span(first, last))
    # None that is sure, and some that may be there: that is not none.
    open_months = _MONTHS & set(found.unknown) or measure.counted_if_deemed != measure.counted
    day, sure = _from(found, required, today)
    return Restart(
        benefit=found.benefit,
        required=required,
        reference=reference,
        counted=None if newest is None and open_months else measure.counted,
        until=None if newest is None else newest + reference,
        day=day,
        sure=sure,
    )


def _from(found: Finding, required: int, today: date) -> tuple[date | None, bool]:
    """The first day, and whether it is that one; with old months unknown, the last it can be."""
    if found.verdict is Verdict.ELIGIBLE:
        return today, True
    open_fields = {
        name
        for each in found.conditions
        if each.truth is Truth.CANNOT_TELL
        for name in each.unknown
    }
    if not open_fields <= _MONTHS:
        return None, False
    if found.earliest is not None:
        return found.earliest, not _MONTHS & set(found.unknown)
    return months.first_day(months.month_of(today) + required), False


def _newest(held: MonthSet) -> Month | None:
    return months.spans(held)[-1][1] if held else None


#: The fields of the record: whatever they hold, new months fill the period by themselves.
_MONTHS = frozenset({PAID, IN_DOUBT, DEDUCTED})
