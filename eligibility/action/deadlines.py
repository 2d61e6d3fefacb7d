"""What falls due, from an answer: pure, for the page, the calendar file and a helper's list.

Every day is one the answer holds already, or follows from a row of the rulebook; each carries the
rows it rests on. How urgent a day is depends on the day it is looked at: ``urgency``.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from eligibility.action import octobers
from eligibility.action.duty import duty
from eligibility.action.section_39 import last_day_to_ask
from eligibility.rules import months
from eligibility.rules.codes import (
    AdviceCode,
    Asked,
    BenefitCode,
    EntitlementCode,
    Group,
    ReasonCode,
    Status,
)
from eligibility.rules.evaluate import Assessment
from eligibility.rules.finding import Finding
from eligibility.rules.person import Person
from eligibility.rules.rulebook import Rulebook, Term
from eligibility.rules.truth import Truth, Verdict

#: Whoever had the event in cover keeps the right to it; only cover for the next one lapses.
_HAPPEN_ONCE = frozenset({BenefitCode.MATERNITY, BenefitCode.DISABILITY, BenefitCode.BEREAVEMENT})
_MONTHS_IN_YEAR = 12


class Code(StrEnum):
    """What falls due, the most consequential first."""

    FIND_EMPLOYER = "find_employer"
    FIND_EMPLOYER_REPORTED = "find_employer_reported"
    REGISTER_DOE = "register_doe"
    REPORT_DOE = "report_doe"
    PAID_FROM = "paid_from"
    INJURY_EMPLOYER = "injury_employer"
    INJURY_WORKER = "injury_worker"
    EMPLOYER_REGISTERS = "employer_registers"
    CLAIM = "claim"
    ARREARS = "arrears"
    CERTIFICATE = "certificate"
    CERTIFICATES = "certificates"
    COVER_ENDS = "cover_ends"
    SECTION_39 = "section_39"
    OPENS = "opens"
    OPENS_IF_PAID = "opens_if_paid"


#: The place of each in that order.
RANK = {code: rank for rank, code in enumerate(Code)}


class Deadline(NamedTuple):
    """One thing that falls due.

    ``day``: its last day, or the first day of something that opens; ``None`` where it has none.
    ``until``: it comes again every year, for the last time on this day. ``terms``: the rows of
    the law it rests on. ``safe``: the earlier day of a stricter source.
    """

    code: Code
    day: date | None
    benefits: tuple[BenefitCode, ...] = ()
    until: date | None = None
    terms: tuple[Term, ...] = ()
    safe: date | None = None

    @property
    def citations(self) -> tuple[str, ...]:
        """The codes of its sources in the rulebook, each once."""
        return tuple(dict.fromkeys(term.citation.code for term in self.terms))


def deadlines(person: Person, found: Assessment, rulebook: Rulebook) -> tuple[Deadline, ...]:
    """Everything that falls due, past days too, the most consequential first.

    After a death only what the family can do: its claim, and the days of an injury at work.
    Each thing that can move alone is one: each claim, each benefit to come. Cover after one job
    lapses together.

    Args:
        person: the facts the answer was found for.
        found: the answer.
        rulebook: the release it was found under.
    """
    law = _Law(rulebook, found.as_of)
    if person.events.death is not None:
        theirs = [one for one in found.findings if one.benefit is BenefitCode.BEREAVEMENT]
        listed = chain(_injury(found, law), _claims(person, theirs, law))
    else:
        listed = chain(
            _lost_work(person, found, law),
            _injury(found, law),
            _employer(person, found, law),
            _claims(person, found.findings, law),
            _arrears(person, found, law),
            _certificates(person, found, law),
            _cover(found, law),
            _section_39(person, found, law),
            _opens(found),
        )
    return tuple(sorted(listed, key=lambda one: RANK[one.code]))


class _Law(NamedTuple):
    rulebook: Rulebook
    today: date

    def terms(self, *keys: str) -> tuple[Term, ...]:
        return tuple(self.rulebook.in_force(key, self.today) for key in keys)


def _finding(found: Assessment, benefit: BenefitCode) -> Finding:
    return next(one for one in found.findings if one.benefit is benefit)


def _lost_work(person: Person, found: Assessment, law: _Law) -> Iterator[Deadline]:
    """A new employer, the registration as unemployed, the reports, the first paid day."""
    for code, params in found.advice:
        if code is AdviceCode.FIND_EMPLOYER_BY:
            yield from _find_employer(dict(params), law)
    one = _finding(found, BenefitCode.UNEMPLOYMENT)
    if one.asked is not Asked.EVENT or one.group is Group.NOT_FOR_YOU:
        return
    what = (one.benefit,)
    told = person.events.unemployment
    by = next((step.by for step in one.steps if step.code == "unemployment_register_doe"), None)
    if by and (told is None or told.registered_on is None):
        terms = law.terms("unemployment_register_within_days")
        yield Deadline(Code.REGISTER_DOE, by, what, terms=terms)
    waiting = one.verdict is Verdict.NOT_YET and one.earliest is not None
    registered = told is not None and told.registered_on is not None
    if registered or waiting or one.verdict is Verdict.ELIGIBLE:
        terms = law.terms("unemployment_report_every_months")
        yield Deadline(Code.REPORT_DOE, None, what, terms=terms)
    if waiting:
        terms = law.terms("unemployment_paid_from_day")
        yield Deadline(Code.PAID_FROM, one.earliest, what, terms=terms)


def _find_employer(days: dict[str, object], law: _Law) -> Iterator[Deadline]:
    safe: date | None = None
    for name, code in (
        ("officer", Code.FIND_EMPLOYER),
        ("reported", Code.FIND_EMPLOYER_REPORTED),
    ):
        day = days[name]
        if isinstance(day, date):
            yield Deadline(code, day, safe=safe, terms=law.terms(f"find_employer_days_{name}"))
            safe = day


def _injury(found: Assessment, law: _Law) -> Iterator[Deadline]:
    injury = found.work_injury
    if injury is None:
        return
    if injury.employer_report_by:
        terms = law.terms("injury_employer_report_days")
        yield Deadline(Code.INJURY_EMPLOYER, injury.employer_report_by, terms=terms)
    if injury.worker_claim_by:
        terms = law.terms("injury_worker_claim_days")
        yield Deadline(Code.INJURY_WORKER, injury.worker_claim_by, terms=terms)


def _employer(person: Person, found: Assessment, law: _Law) -> Iterator[Deadline]:
    """Only where it is certain: the page for it has room to say on which condition."""
    owed = duty(person, found.enrolment)
    if owed and owed.sure:
        terms = law.terms("employer_register_days")
        yield Deadline(Code.EMPLOYER_REGISTERS, owed.until, terms=terms)


def _claims(person: Person, findings: Iterable[Finding], law: _Law) -> Iterator[Deadline]:
    """The last day of each claim that can be made: not of one made, of no use, or yet to come."""
    made = person.events.claim_date
    terms = law.terms("claim_deadline_years")
    for one in findings:
        late = any(why.code is ReasonCode.CLAIM_DEADLINE_PASSED for why in one.reasons)
        open_still = one.group is not Group.NOT_FOR_YOU and (made is None or made > law.today)
        if one.claim_by and (late or open_still) and not _to_come(one, terms[0], law.today):
            yield Deadline(Code.CLAIM, one.claim_by, (one.benefit,), terms=terms)


def _to_come(one: Finding, years: Term, today: date) -> bool:
    """Whether what is claimed cannot be had today, or lies ahead itself."""
    begins = months.add_months(one.claim_by or today, -years.number * _MONTHS_IN_YEAR)
    return one.verdict is Verdict.NOT_YET or begins > today


def _arrears(person: Person, found: Assessment, law: _Law) -> Iterator[Deadline]:
    """Child support of past months not claimed yet: the day after which the first is lost."""
    made = person.events.claim_date
    if made is not None and made <= law.today:
        return
    one = _finding(found, BenefitCode.CHILD_SUPPORT)
    for part in one.entitlements:
        first = dict(part.figures).get("first_month")
        due = part.code is EntitlementCode.CHILD_ALLOWANCE_ARREARS and (
            part.verdict is Verdict.ELIGIBLE
        )
        if due and isinstance(first, str):
            terms = law.terms("claim_deadline_years")
            back = terms[0].number * _MONTHS_IN_YEAR
            month = months.month_of(date.fromisoformat(f"{first}-01")) + back
            yield Deadline(Code.ARREARS, months.last_day(month), (one.benefit,), terms=terms)


def _certificates(person: Person, found: Assessment, law: _Law) -> Iterator[Deadline]:
    """The certificate of every October: this year's while it is October, then the yearly one."""
    one = _finding(found, BenefitCode.CHILD_SUPPORT)
    if all(step.code != "child_october_certificate" for step in one.steps):
        return
    terms = law.terms("child_proof_month", "child_age_limit")
    begins = max(law.today, one.earliest or law.today)
    due, limit = (term.number for term in terms)
    days = octobers.due(person.events.children or (), begins, month=due, age=limit)
    if days and days[0] <= law.today:
        last = months.last_day(months.month_of(days[0]))
        yield Deadline(Code.CERTIFICATE, last, (one.benefit,), terms=terms)
        days = days[1:]
    if days:
        yield Deadline(Code.CERTIFICATES, days[0], (one.benefit,), days[-1], terms)


def _cover(found: Assessment, law: _Law) -> Iterator[Deadline]:
    """The last covered day after a job, the benefits of one day together."""
    by_day: dict[date, list[BenefitCode]] = {}
    for one in found.findings:
        happened = one.benefit in _HAPPEN_ONCE and one.asked is Asked.EVENT
        ended = any(why.code is ReasonCode.COVER_AFTER_LEAVING_ENDED for why in one.reasons)
        if one.covered_until and not happened and (ended or one.group is not Group.NOT_FOR_YOU):
            by_day.setdefault(one.covered_until, []).append(one.benefit)
    terms = law.terms("cover_after_leaving_months")
    for day, benefits in by_day.items():
        yield Deadline(Code.COVER_ENDS, day, tuple(benefits), terms=terms)


def _section_39(person: Person, found: Assessment, law: _Law) -> Iterator[Deadline]:
    """The last day to ask to go on by oneself, while cover after the job still runs."""
    advised = any(code is AdviceCode.SECTION_39 for code, _ in found.advice)
    job = person.employment.job if person.employment else None
    if not advised or job is None or job.ended_on is None:
        return
    if found.enrolment.status is not Status.COVERED_AFTER_LEAVING:
        return
    within, needed = law.terms("section39_apply_within_months", "section39_required_months")
    in_all = _finding(found, BenefitCode.OLD_AGE).measure.counted_if_deemed
    doubtful = person.contributions.in_doubt
    if in_all is not None and doubtful == 0 and in_all < needed.number:
        return
    day = last_day_to_ask(job.ended_on, law.rulebook, law.today)
    if day is not None:
        yield Deadline(Code.SECTION_39, day, terms=(within, needed))


def _opens(found: Assessment) -> Iterator[Deadline]:
    """The day from which something can be had."""
    for one in found.findings:
        if one.earliest is None or one.earliest <= found.as_of:
            continue
        if one.benefit is BenefitCode.UNEMPLOYMENT and one.asked is Asked.EVENT:
            continue  # told as the first paid day
        short = any(why.code is ReasonCode.CONTRIBUTIONS_SHORT for why in one.reasons)
        code = Code.OPENS_IF_PAID if short else Code.OPENS
        yield Deadline(code, one.earliest, (one.benefit,), terms=_awaited(one))


def _awaited(one: Finding) -> tuple[Term, ...]:
    """The rows of the conditions that are not met yet, each once."""
    return tuple(
        dict.fromkeys(
            term
            for condition in one.conditions
            if condition.truth is Truth.NOT_MET
            for term in condition.terms
        )
    )
