"""Each condition of the law, and how it stands for this person.

A sentence about a condition that is met or not met may name the number it rests on: it comes
from the row of the law in force on that day. Where it cannot be told, no number is named, because
the row may not be vouched for.
"""

from eligibility.rules.codes import BenefitCode, ConditionCode
from eligibility.rules.finding import Condition
from eligibility.rules.rulebook import Term
from eligibility.rules.truth import Truth
from eligibility.wording import periods
from eligibility.wording.sentence import Baht, Saying, Sentence, Spoken, sentence

_C, _T = ConditionCode, Truth

#: By code: what is said when it is met, not met, and when it cannot be told.
GENERAL: dict[ConditionCode, tuple[Sentence, Sentence, Sentence]] = {
    _C.INSURABLE: (
        sentence("You can be insured under section 33 (มาตรา 33), or months are on your record."),
        sentence("You cannot be insured as things are, and no month is on your record."),
        sentence("We cannot tell whether you can be insured under section 33 (มาตรา 33)."),
    ),
    _C.IN_COVER: (
        sentence("On that day you are insured, or still covered for a time after the job."),
        sentence(
            "On that day your last day of work is more than %(months)s months ago, and cover has "
            "ended."
        ),
        sentence("We cannot tell whether you are covered on that day."),
    ),
    _C.CLAIMED_IN_TIME: (
        sentence("The claim is made within %(years)s years of the event."),
        sentence("The claim comes more than %(years)s years after the event."),
        sentence("We cannot tell whether the claim is made in time."),
    ),
    _C.INSURED_TODAY: (
        sentence("You are in your job today."),
        sentence("You are no longer in an insured job today."),
        sentence("We cannot tell whether you are in an insured job today."),
    ),
    _C.ON_THE_ROLL: (
        sentence("You are registered with the SSO today."),
        sentence("You are not registered with the SSO today."),
        sentence("We cannot tell whether you are registered with the SSO today."),
    ),
    _C.CHILD_UNDER_AGE: (
        sentence("You have a child under the age of %(age)s who counts."),
        sentence("No child of yours counts for child support on the day that decides."),
        sentence("We cannot tell whether a child of yours counts for child support."),
    ),
    _C.PENSION_AGE_REACHED: (
        sentence("You have reached the age of %(age)s."),
        sentence("You have not reached the age of %(age)s."),
        sentence("We cannot tell whether you have reached the pension age."),
    ),
    _C.JOB_ENDED: (
        sentence("Your insurance through a job has ended."),
        sentence("Your job goes on."),
        sentence("We cannot tell whether your insurance through a job has ended."),
    ),
    _C.NOT_MISCONDUCT: (
        sentence("You were not dismissed for serious misconduct."),
        sentence("You were dismissed for serious misconduct (เลิกจ้างเพราะกระทำความผิดร้ายแรง)."),
        sentence("We cannot tell whether the way your job ended allows this benefit."),
    ),
    _C.NOT_YET_PENSION_AGE: (
        sentence("You are under the age of %(age)s, from which the old-age benefit comes instead."),
        sentence("You have reached the age of %(age)s, and the old-age benefit comes instead."),
        sentence("We cannot tell whether you are under the pension age."),
    ),
    _C.WAITING_DAYS_OVER: (
        sentence("Payment starts on day %(day)s without a job, and that day has come."),
        sentence("Payment starts on day %(day)s without a job, and that day has not come."),
        sentence("We cannot tell whether the waiting days are over."),
    ),
    _C.BIRTHS_LEFT: (
        sentence("You have had the leave allowance for fewer than %(most)s births."),
        sentence("You have already had the leave allowance for %(most)s births."),
        sentence("We cannot tell whether a birth with leave allowance is left for you."),
    ),
    _C.PAID_WHILE_IN_JOB: (
        sentence("You are in the job on that day, so money in place of wages can be paid."),
        sentence("You are not in the job on that day, so no money is paid in place of wages."),
        sentence("We cannot tell whether this is paid, because your job may have to go on for it."),
    ),
    _C.NOT_CLAIMED_BY_OTHER_PARENT: (
        sentence("The other parent does not claim this."),
        sentence("The other parent claims this."),
        sentence("We cannot tell whether the other parent claims this."),
    ),
    _C.CLAIMANT_IS_MOTHER: (
        sentence("The mother claims."),
        sentence("The claim is not the mother's."),
        sentence("We cannot tell whether this is paid to the parent who claims."),
    ),
    _C.DEGREE_KNOWN: (
        sentence("It is known how severe the disability is."),
        sentence("It is not known how severe the disability is."),
        sentence("We cannot tell how severe the disability is."),
    ),
    _C.UNPAID_MONTHS: (
        sentence("Child support for past months was not paid to you yet."),
        sentence("No past month of child support is owed to you."),
        sentence("We cannot tell whether child support for past months is owed to you."),
    ),
    _C.MONTHS_ON_RECORD: periods.ON_RECORD,
}

#: The same for a death, which those left behind ask about.
OF_A_DEATH: dict[ConditionCode, tuple[Sentence, Sentence, Sentence]] = {
    _C.INSURABLE: (
        sentence("The person can be insured under section 33 (มาตรา 33), or has months on record."),
        sentence("The person cannot be insured as things are, and has no month on record."),
        sentence("We cannot tell whether the person can be insured under section 33 (มาตรา 33)."),
    ),
    _C.IN_COVER: (
        sentence(
            "On the day of death the person is insured, or still covered for a time after the job."
        ),
        sentence(
            "On the day of death the last day of work is more than %(months)s months ago, and "
            "cover has ended."
        ),
        sentence("We cannot tell whether the person is covered on the day of death."),
    ),
}

#: What the limit is a limit of is told by the row it comes from.
_DENTAL, _SICKNESS = "dental_cap_year", "sickness_"
LIMITS: dict[str, tuple[Sentence, Sentence, Sentence]] = {
    _DENTAL: (
        sentence("You have used less than %(baht)s of dental money this year."),
        sentence("You have used all %(baht)s of dental money of this year."),
        sentence("We cannot tell whether dental money is left for you this year."),
    ),
    _SICKNESS: (
        sentence("There are days of rest that can be paid."),
        sentence("There is no day of rest that can be paid."),
        sentence("We cannot tell whether there are days of rest that can be paid."),
    ),
    "": (
        sentence("Paid days are left for you this year."),
        sentence("No paid day is left for you this year."),
        sentence("We cannot tell how many paid days are left for you this year."),
    ),
}

_COUNTS_MONTHS = frozenset(
    {
        _C.QUALIFYING_PERIOD,
        _C.LIFETIME_MONTHS,
        _C.FEWER_THAN_PENSION,
        _C.EMPLOYER_SHARE,
        _C.MONTHS_ON_RECORD,
    }
)


def of(condition: Condition, benefit: BenefitCode) -> Saying:
    """How the condition stands."""
    three = _three(condition, benefit)
    said = three[(_T.MET, _T.NOT_MET, _T.CANNOT_TELL).index(condition.truth)]
    return Saying(said, _values(condition))


def _three(condition: Condition, benefit: BenefitCode) -> tuple[Sentence, Sentence, Sentence]:
    code, death = condition.code, benefit is BenefitCode.BEREAVEMENT
    if code is _C.QUALIFYING_PERIOD:
        return periods.QUALIFYING[benefit]
    if code is _C.LIFETIME_MONTHS:
        return periods.LIFETIME_OF_A_DEATH if death else periods.LIFETIME
    if code is _C.FEWER_THAN_PENSION:
        return periods.FEWER_THAN_A_PENSION
    if code is _C.EMPLOYER_SHARE:
        return periods.LIFETIME
    if code is _C.LIMIT_NOT_USED_UP:
        key = condition.terms[0].key if condition.terms else ""
        return next(three for start, three in LIMITS.items() if key.startswith(start))
    return OF_A_DEATH.get(code, GENERAL[code]) if death else GENERAL[code]


#: The name under which a sentence takes the number of the row a condition rests on.
_NUMBER = {
    _C.IN_COVER: "months",
    _C.CLAIMED_IN_TIME: "years",
    _C.CHILD_UNDER_AGE: "age",
    _C.PENSION_AGE_REACHED: "age",
    _C.NOT_YET_PENSION_AGE: "age",
    _C.WAITING_DAYS_OVER: "day",
    _C.BIRTHS_LEFT: "most",
}


def _values(condition: Condition) -> dict[str, Spoken]:
    if not condition.terms or condition.truth is _T.CANNOT_TELL:
        return {}
    term, name = condition.terms[0], _NUMBER.get(condition.code)
    if condition.code in _COUNTS_MONTHS:
        return _period(term)
    if condition.code is _C.LIMIT_NOT_USED_UP:
        return {"baht": Baht(term.exact)}
    return {name: term.number} if name else {}


def _period(term: Term) -> dict[str, Spoken]:
    return {"required": term.required, "reference": term.reference}
