"""After a death: what the recorded months were worth, and that the heirs may ask for it."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from eligibility.action.ways import Block, Law, Made, Section, WayPage
from eligibility.assessing import Assessed
from eligibility.rules import months
from eligibility.rules.codes import BenefitCode, EntitlementCode
from eligibility.rules.record import Record
from eligibility.rules.truth import Verdict
from eligibility.said import result_said
from eligibility.wording import evidence, values, ways
from eligibility.wording import result as wording
from eligibility.wording.sentence import Baht

Json = Mapping[str, Any]


def heirs_page(asked: Assessed, law: Law) -> WayPage:
    """For the family, in place of what is said to the living about old and new insurance.

    Args:
        asked: the question and its answer, in the language of ``law``.
        law: the law of the day of the question.

    Raises:
        KeyError: the release lacks a row or a citation the page names.
    """
    title = law.spoken.benefit(BenefitCode.OLD_AGE)
    record = Record(asked.person.contributions, months.month_of(asked.person.as_of))
    old_age = asked.answer["benefits"][BenefitCode.OLD_AGE]
    worth = Section(title, () if record.none else tuple(_worth(old_age, law)))
    lead = law.say(wording.AFTER_A_DEATH)
    return law.page(ways.BEFORE, (worth, law.whom_to_ask()), lead=lead)


def _worth(old_age: Json, law: Law) -> Iterator[Block]:
    yield law.block(law.say(ways.HEIRS), rests_on=("pension-to-heirs",))
    yield law.block(result_said.measure(old_age, law.spoken), rests_on=("act-77",))
    yield from amount(old_age, law)


def amount(old_age: Json, law: Law) -> Iterator[Block]:
    """What the months add up to, where it can be worked out.

    Args:
        old_age: the benefit of the answer.
        law: the law of the day of the question.
    """
    for given in old_age["entitlements"]:
        if given["verdict"] == Verdict.NOT_ELIGIBLE:
            continue
        code = EntitlementCode(given["code"])
        name = law.spoken.name(code)
        if code is EntitlementCode.OLD_AGE_LUMP_SUM and given["estimate"] is not None:
            about = law.say(evidence.about("old_age_share_employee"))
            made = Made(name, law.spoken.money(_exact(given["estimate"])), about)
            rows = law.row("old_age_share_employee"), law.row("old_age.employer_share")
            yield law.block(made=(made,), rests_on=rows)
        elif code is EntitlementCode.OLD_AGE_PENSION and given["monthly"] is not None:
            a_month = law.say(values.A_MONTH, {"amount": Baht(_exact(given["monthly"]))})
            yield law.block(facts=((name, a_month),), rests_on=(law.row("pension_base_rate"),))


def _exact(amount: float) -> Decimal:
    """An amount of the answer as it is written there: 8,212.5 is no whole number."""
    return Decimal(str(amount))
