"""Medical treatment, dental care and cash sickness benefit (Act, sections 62-64).

Three months of contributions within the fifteen before the month of the service open free
treatment at the designated hospital, dental care up to a yearly amount, and half the daily wage
for the days of rest a doctor orders after the employer's own paid sick leave is used up.

Not evaluated: work injury (Workmen's Compensation Fund), the choice of hospital, emergencies
elsewhere, dentures, sick leave the employer pays, excluded treatments, days of rest across a
new year.
"""

from datetime import date

from eligibility.rules.assemble import Draft, conclude, entitle
from eligibility.rules.benefits._common import number, paid_while_in_job, papers, times
from eligibility.rules.codes import (
    Asked,
    BenefitCode,
    ConditionCode,
    EntitlementCode,
    ReasonCode,
)
from eligibility.rules.conditions import (
    contingency,
    fact,
    outside,
    unknown,
)
from eligibility.rules.facts import Facts
from eligibility.rules.finding import Condition, Entitlement, Finding, Grounds, Occasion, Step
from eligibility.rules.person import Dental, Illness
from eligibility.rules.rulebook import Term

_REST = "events.illness.rest_days"
_CHRONIC = "events.illness.chronic"
_PAID_DAYS = "events.illness.rest_days_already_paid_this_year"
_USED = "events.dental.used_this_year"
_BILL = "events.dental.bill"


def find(facts: Facts) -> Finding:
    """What the person can have of the medical benefit; an illness told decides the window."""
    events = facts.person.events
    illness = None if facts.only_standing else events.illness
    dental = None if facts.only_standing else events.dental
    told = illness or dental
    day = told.date if told else facts.today
    field = "events.illness.date" if illness else "events.dental.date"
    occasion = Occasion(day, field, standing=told is None, recurs=True)
    grounds = contingency(facts, "medical.qualifying", occasion)
    return conclude(
        facts,
        Draft(
            benefit=BenefitCode.MEDICAL,
            asked=Asked.EVENT if told else Asked.STANDING,
            grounds=grounds,
            entitlements=(
                entitle(EntitlementCode.TREATMENT, grounds),
                _dental(facts, grounds, dental, day),
                _sickness_cash(facts, grounds, illness, day),
            ),
            documents=_documents(facts, illness, dental),
            steps=_steps(illness, dental, grounds.claim_by),
        ),
    )


def _dental(facts: Facts, grounds: Grounds, dental: Dental | None, day: date | None) -> Entitlement:
    """The yearly amount, what is left of it, and who pays how much of a bill."""
    when = dental.date if dental and dental.date else day
    cap = facts.term("dental_cap_year", when)
    used = dental.used_this_year if dental else 0
    bill = dental.bill if dental else None
    left = None if cap is None or used is None else max(cap.money - used, 0)
    code = ConditionCode.LIMIT_NOT_USED_UP
    if when is None:
        own = unknown(code, "events.dental.date", terms=(facts.source("dental_cap_year"),))
    elif cap is None:
        own = outside(code, facts.source("dental_cap_year"))
    else:
        available = None if left is None else left > 0
        own = fact(code, available, reason=ReasonCode.LIMIT_USED_UP, field=_USED, terms=(cap,))
    by_sso = None if left is None or bill is None else min(bill, left)
    by_worker = None if by_sso is None or bill is None else bill - by_sso
    return entitle(
        EntitlementCode.DENTAL,
        grounds,
        (own,),
        figures=(
            ("left_this_year", left),
            ("paid_by_sso", by_sso),
            ("paid_by_worker", by_worker),
        ),
        terms=(cap,),
        missing=(_BILL,) if dental and bill is None else (),
    )


def _sickness_cash(
    facts: Facts, grounds: Grounds, illness: Illness | None, day: date | None
) -> Entitlement:
    """Half the daily wage for the days of rest, within the limits of section 64."""
    keys = (
        "sickness_rate",
        "sickness_days_per_episode",
        "sickness_days_chronic",
        "sickness_days_per_year",
    )
    rate, episode, chronic, year = (facts.term(key, day) for key in keys)
    own = [
        paid_while_in_job(
            facts, day, "events.illness.date", about="sickness_after_job", rate="sickness_rate"
        )
    ]
    payable = None
    if illness is not None and episode and chronic and year:
        limit, payable = _payable_days(illness, episode, chronic, year)
        own.append(limit)
    wage = facts.wages.daily(day) if day is not None else None
    daily = wage.amount if wage else None
    # Null in a field with a default leaves every amount that hangs on it open (contract).
    untold = illness is not None and payable is None and illness.rest_days is not None
    daily_benefit = None if untold else times(daily, number(rate))
    return entitle(
        EntitlementCode.SICKNESS_CASH,
        grounds,
        own,
        figures=(
            ("daily_wage", daily),
            ("daily_benefit", daily_benefit),
            ("payable_days", payable),
            ("total", times(daily_benefit, payable)),
        ),
        terms=(rate, episode, chronic, year),
        wage=wage,
    )


def _payable_days(
    illness: Illness, episode: Term, chronic: Term, year: Term
) -> tuple[Condition, int | None]:
    """The days of rest that are paid. The year's limit does not bind a chronic illness."""
    code, terms = ConditionCode.LIMIT_NOT_USED_UP, (episode, chronic, year)
    already = illness.rest_days_already_paid_this_year
    if illness.rest_days is None:
        return unknown(code, _REST, terms=terms), None
    if illness.chronic is None:
        return unknown(code, _CHRONIC, terms=terms), None
    if illness.chronic:
        payable = min(illness.rest_days, chronic.number)
    elif already is None:
        return unknown(code, _PAID_DAYS, terms=terms), None
    else:
        payable = max(min(illness.rest_days, episode.number, year.number - already), 0)
    available = fact(code, payable > 0, reason=ReasonCode.LIMIT_USED_UP, field=_REST, terms=terms)
    return available, payable


def _documents(facts: Facts, illness: Illness | None, dental: Dental | None) -> tuple[str, ...]:
    found = list(papers(facts))
    if illness:
        found += ["claim_form_sso_2_01", "medical_certificate", "employer_leave_certificate"]
    if dental:
        found += ["dental_receipt"]
    return tuple(found)


def _steps(
    illness: Illness | None, dental: Dental | None, claim_by: date | None
) -> tuple[Step, ...]:
    steps = [
        Step(code="medical_go_to_designated_hospital"),
        Step(code="medical_emergency_nearest_hospital"),
    ]
    if illness:
        steps += [
            Step(code="sickness_ask_employer_first"),
            Step(code="sickness_file_claim", by=claim_by),
        ]
    if dental or not illness:
        steps.append(Step(code="dental_contracted_clinic"))
    return tuple(steps)
