"""Going on voluntarily after a job: section 39, its last day and its limits."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from eligibility.action.ways import Block, Law, Section
from eligibility.assessing import Assessed
from eligibility.rules import months
from eligibility.rules.codes import BenefitCode
from eligibility.rules.person import THAI
from eligibility.rules.rulebook import Rulebook
from eligibility.wording import values, ways
from eligibility.wording.sentence import Baht
from eligibility.wording.sentence import Spoken as Value

Json = Mapping[str, Any]
_WITHIN = "section39_apply_within_months"


def section_39(asked: Assessed, ended_on: date | None, law: Law) -> Section:
    """What it is and by when it has to be asked for; after that day, no more than that.

    Args:
        asked: the question and its answer.
        ended_on: the last day of the last job, ``None`` where it is not told.
        law: the law of the day of the question.

    Raises:
        KeyError: the release lacks a row or a citation that is named.
    """
    say = law.say
    need, monthly = law.row("section39_required_months"), law.row("section39_monthly")
    within = law.row(_WITHIN)
    what, last = (
        say(ways.BY_YOURSELF, {"monthly": Baht(monthly.money)}),
        last_day_to_ask(ended_on, law.rulebook, law.day),
    )
    if last is not None and last < asked.person.as_of:
        passed = say(ways.ASK_PASSED, {"day": last})
        return Section(say(ways.SECTION_39), (law.block(what, passed, rests_on=(within, monthly)),))
    foreign = asked.person.nationality != THAI
    main = law.block(
        what,
        _ask_by(last, asked.person.as_of, law),
        _enough(asked.answer["benefits"][BenefitCode.OLD_AGE], need.number, law),
        rests_on=(within, monthly, need),
    )
    home = (law.block(say(ways.PROOF_OF_HOME), rests_on=("act-39-migrants",)),) if foreign else ()
    return Section(say(ways.SECTION_39), (main, *home, _how_it_ends(law)))


def _how_it_ends(law: Law) -> Block:
    unpaid, paid, within = (
        law.row(f"section39_{name}")
        for name in ("lost_after_unpaid_months", "paid_months_min", "paid_months_reference")
    )
    told: Mapping[str, Value] = {
        "unpaid": unpaid.number,
        "paid": paid.number,
        "within": law.say(values.UNITS["months"], {"number": within.number}),
    }
    return law.block(law.say(ways.LOST_AGAIN, told), rests_on=(unpaid, paid, within))


def _enough(old_age: Json, need: int, law: Law) -> str:
    """How many months it takes; all that are insured count for it (section 42)."""
    counted = old_age["counted"]
    if counted is None:
        return law.say(ways.NEEDS_MONTHS_UNCOUNTED, {"required": need})
    return law.say(ways.NEEDS_MONTHS, {"required": need, "counted": counted})


def last_day_to_ask(ended_on: date | None, rulebook: Rulebook, today: date) -> date | None:
    """The last day to ask; ``None`` where the end of the job or the law of today is not known.

    Args:
        ended_on: the last day of the last job.
        rulebook: the release the answer was found under.
        today: the day of the question.

    Raises:
        KeyError: the release lacks the row of the months to ask in.
    """
    within = rulebook.term(_WITHIN, today)
    if within is None or ended_on is None:
        return None
    return months.add_months(ended_on, within.number)


def _ask_by(last: date | None, today: date, law: Law) -> str:
    if last is None:
        within = law.row(_WITHIN)
        return law.say(ways.ASK_WITHIN, {"months": within.number})
    return law.say(ways.ASK_TODAY if last == today else ways.ASK_BY, {"day": last})
