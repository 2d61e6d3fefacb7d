"""Reading a question: the JSON object of the contract becomes a ``Person``, or is refused.

Absent fields take the contract's defaults, each named in ``Person.assumed``; a null is a fact
that was asked and is not known. All faults are reported together, none is repaired silently.
"""

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum

from eligibility.rules import months, question_events
from eligibility.rules.codes import Claimant, EndReason, Paper, Sector, Sex
from eligibility.rules.faults import Fault, FaultCode, Refused
from eligibility.rules.fields import MOST_MONTHS, Fields
from eligibility.rules.person import (
    THAI,
    Assumption,
    Contributions,
    Employment,
    Events,
    Job,
    Person,
    WageSpan,
)

_TOP = ("as_of", "language", "person", "events")
_PERSON = (
    "nationality",
    "sex",
    "birth_date",
    "sector",
    "documents",
    "papers_agree",
    "registered",
    "employment",
    "monthly_wage",
    "wages",
    "contributions",
)
_EMPLOYMENT = ("started_on", "ended_on", "end_reason", "earlier")
_CONTRIBUTIONS = ("paid", "deducted_not_remitted", "in_doubt", "total_months")


class Language(StrEnum):
    """The languages of the texts, in the order of the page."""

    BURMESE = "my"
    THAI = "th"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A person's facts and the language the answer's texts are wanted in."""

    person: Person
    language: Language


def read(given: object, *, today: dt.date) -> Question:
    """Read one question.

    Args:
        given: the decoded JSON (contract, "The question").
        today: the day that stands for an absent ``as_of``.

    Raises:
        Refused: with every fault found.
    """
    faults: list[Fault] = []
    top = Fields(given if given is not None else {}, "", _TOP, faults)
    as_of = top.date("as_of") or today
    assumed: list[Assumption] = []
    person = _person(top, as_of, assumed)
    events = question_events.read(top, as_of, person.sex, assumed)
    _check_claimant(person, events, faults)
    person = _settle_job_loss(replace(person, events=events), top, assumed)
    language = top.choice("language", Language) or Language.ENGLISH
    if faults:
        raise Refused(faults)
    return Question(person=replace(person, assumed=tuple(assumed)), language=language)


def _person(top: Fields, as_of: dt.date, assumed: list[Assumption]) -> Person:
    given = top.child("person", _PERSON) or Fields({}, "person", _PERSON, top.faults)
    contributions = _contributions(given, as_of, assumed)
    birth_date = given.date("birth_date")
    if birth_date is not None and birth_date > as_of:
        given.fault("birth_date", FaultCode.AFTER_AS_OF)
    nationality = given.country("nationality")
    foreign = None if nationality is None else nationality != THAI
    if not given.has("nationality"):
        foreign = True
        assumed.append(Assumption(field=given.at("nationality"), value=None))
    registered = given.flag("registered")
    if not given.has("registered") and _any_contribution(contributions):
        registered = True
        assumed.append(Assumption(field=given.at("registered"), value=True))
    return Person(
        as_of=as_of,
        nationality=nationality,
        foreign=foreign,
        sex=given.choice("sex", Sex),
        birth_date=birth_date,
        sector=given.choice("sector", Sector),
        documents=given.choices("documents", Paper),
        papers_agree=given.flag("papers_agree"),
        registered=registered,
        employment=_employment(given, assumed),
        monthly_wage=given.baht("monthly_wage"),
        wages=_wages(given, assumed),
        contributions=contributions,
    )


def _any_contribution(given: Contributions) -> bool:
    return bool(given.paid or given.deducted_not_remitted or given.total_months)


def _job(given: Fields) -> Job:
    started, ended = given.date("started_on"), given.date("ended_on")
    if started and ended and ended < started:
        given.fault("ended_on", FaultCode.ENDED_BEFORE_STARTED)
    start_known = not given.has("started_on") or given.raw("started_on") is not None
    return Job(started_on=started, start_known=start_known, ended_on=ended)


def _employment(person: Fields, assumed: list[Assumption]) -> Employment | None:
    if person.has("employment") and person.raw("employment") is None:
        return None
    given = person.child("employment", _EMPLOYMENT)
    if given is None or not given.has("ended_on"):
        assumed.append(Assumption(field="person.employment.ended_on", value=None))
    if given is None:
        assumed.append(Assumption(field="person.employment.earlier", value=()))
        return Employment(job=Job(running=True))
    job = _job(given)
    return Employment(
        job=replace(job, running=given.raw("ended_on") is None),
        end_reason=given.choice("end_reason", EndReason),
        earlier=_earlier(given, assumed),
    )


def _earlier(given: Fields, assumed: list[Assumption]) -> tuple[Job, ...] | None:
    if not given.has("earlier"):
        assumed.append(Assumption(field=given.at("earlier"), value=()))
        return ()
    items = given.items("earlier")
    if items is None:
        return None
    return tuple(
        _job(Fields(item, given.at(f"earlier.{index}"), ("started_on", "ended_on"), given.faults))
        for index, item in enumerate(items)
    )


def _wages(person: Fields, assumed: list[Assumption]) -> tuple[WageSpan, ...] | None:
    if not person.has("wages"):
        if person.raw("monthly_wage") is not None:
            assumed.append(Assumption(field=person.at("wages"), value=()))
        return ()
    items = person.items("wages")
    if items is None:
        return None
    found: list[WageSpan] = []
    covered = 0
    for index, item in enumerate(items):
        path = person.at(f"wages.{index}")
        given = Fields(item, path, ("months", "baht"), person.faults)
        held = given.span("months", given.raw("months"))
        baht = given.baht("baht")
        if not given.has("baht"):
            given.fault("baht", FaultCode.MISSING)
        if held & covered:
            given.fault("months", FaultCode.OVERLAPPING_WAGES)
        covered |= held
        found.append(WageSpan(months=held, baht=baht))
    if covered.bit_count() > MOST_MONTHS:
        person.fault("wages", FaultCode.TOO_MANY_MONTHS, most=MOST_MONTHS)
    return tuple(found)


def _contributions(person: Fields, as_of: dt.date, assumed: list[Assumption]) -> Contributions:
    given = person.child("contributions", _CONTRIBUTIONS)
    if given is None:
        return Contributions()
    lists = {name: given.month_set(name) for name in _CONTRIBUTIONS[:3]}
    for name in ("deducted_not_remitted", "in_doubt"):
        if not given.has(name):
            lists[name] = 0
            assumed.append(Assumption(field=given.at(name), value=()))
    seen = 0
    for name, listed in lists.items():
        if (listed or 0) & ~months.until(months.month_of(as_of)):
            given.fault(name, FaultCode.AFTER_AS_OF)
        if (listed or 0) & seen:
            given.fault(name, FaultCode.MONTH_TWICE)
        seen |= listed or 0
    if seen.bit_count() > MOST_MONTHS:
        given.fault("paid", FaultCode.TOO_MANY_MONTHS, most=MOST_MONTHS)
    total = given.whole("total_months")
    if total is not None and total > MOST_MONTHS:
        given.fault("total_months", FaultCode.TOO_MANY_MONTHS, most=MOST_MONTHS)
    paid = lists["paid"]
    if total is not None and (paid or 0).bit_count() > total:
        given.fault("total_months", FaultCode.MORE_LISTED_THAN_TOTAL)
    return Contributions(
        paid=paid,
        deducted_not_remitted=lists["deducted_not_remitted"],
        in_doubt=lists["in_doubt"],
        total_months=total,
    )


def _check_claimant(person: Person, events: Events, faults: list[Fault]) -> None:
    birth = events.childbirth
    if birth is None or birth.claimant is None or person.sex is None:
        return
    if (birth.claimant is Claimant.MOTHER) != (person.sex is Sex.FEMALE):
        faults.append(Fault("events.childbirth.claimant", FaultCode.CLAIMANT_AGAINST_SEX))


def _settle_job_loss(person: Person, top: Fields, assumed: list[Assumption]) -> Person:
    """Make the first jobless day and the last day of work agree (contract, "Unemployment")."""
    loss, employment = person.events.unemployment, person.employment
    if loss is None:
        return person
    job = employment.job if employment else Job(running=True)
    if loss.date is None:
        if loss.registered_on and job.ended_on and loss.registered_on <= job.ended_on:
            top.faults.append(
                Fault("events.unemployment.registered_on", FaultCode.REGISTERED_BEFORE_DATE)
            )
        return person
    eve = loss.date - dt.timedelta(days=1)
    ends = {job.ended_on, *(past.ended_on for past in (employment and employment.earlier) or ())}
    if eve in ends:
        return person
    if not job.running:
        if job.ended_on is not None:
            top.faults.append(Fault("events.unemployment.date", FaultCode.NOT_DAY_AFTER_JOB))
        return person
    if job.started_on and eve < job.started_on:
        top.faults.append(Fault("events.unemployment.date", FaultCode.ENDED_BEFORE_STARTED))
    still_employed = Assumption(field="person.employment.ended_on", value=None)
    if still_employed in assumed:
        assumed.remove(still_employed)
    assumed.append(Assumption(field="person.employment.ended_on", value=eve))
    ended = replace(job, ended_on=eve, running=False)
    return replace(
        person,
        employment=replace(employment, job=ended)
        if employment
        else Employment(job=ended, earlier=None),
    )
