"""The guides that are about no single benefit."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from eligibility.content import Content
from eligibility.pages.guide_law import Fact, Law, Line
from eligibility.pages.guide_page import Guide, Link, Section, Way, made
from eligibility.rules.codes import AdviceCode
from eligibility.rules.rulebook import Period
from eligibility.said import organisations
from eligibility.said.result_law import percent
from eligibility.wording import advice, complaint, employer, ways
from eligibility.wording import guide as wording
from eligibility.wording import result as result_wording
from eligibility.wording.sentence import Baht, Spoken

#: The wage of the example; no value of the law.
EXAMPLE_WAGE = Fraction(12_000)

_PAYERS = (
    "contribution_rate_employee",
    "contribution_rate_employer",
    "contribution_rate_government",
)
_PARTS = (
    "contribution_split_sickness_maternity_invalidity_death",
    "contribution_split_old_age_and_child",
    "contribution_split_unemployment",
)
_QUALIFYING = ".qualifying"

_LOOK = "check_record_online"

#: A citation of the proceedings themselves, whichever of their sentences it is for.
_PROCEEDINGS = "mmn-2025-same-benefits"
_MET_ON = date(2025, 7, 6)
ORGANISATIONS = (
    *(Link(one.to, one.text) for one in organisations.CONTACTS),
    *(Link("", name) for name in organisations.IN_MAE_SOT),
)


def topic_guide(slug: str, law: Law, content: Content) -> Guide:
    """A guide that is about no single benefit.

    Args:
        slug: a key of ``TOPICS``.
        law: the law of the day; what the page rests on is remembered there.
        content: the texts of the release.

    Raises:
        KeyError: no such guide.
    """
    sections = TOPICS[slug](law, content)
    title, about = (law.spoken.say(texts[slug]) for texts in (wording.TITLES, wording.ABOUT))
    return made(slug, title, about, sections, law)


def _contribution(law: Law, content: Content) -> tuple[Section, ...]:
    """What the contribution buys, worked on an example."""
    del content
    say = law.spoken.say
    periods = sorted(
        (key for key in law.rulebook.histories if key.endswith(_QUALIFYING)),
        key=lambda key: _months(key, law),
    )
    return (
        Section(
            say(wording.WHO_PAYS, {"wage": Baht(EXAMPLE_WAGE)}),
            (*(_of_wage(key, law) for key in _PAYERS), *law.facts(("contribution_employee_max",))),
            (
                law.line(wording.MOST_EMPLOYERS, "mmn-2025-employer-registers"),
                law.line(employer.ONLY_EMPLOYER, "mmn-2025-employer-registers"),
            ),
        ),
        Section(say(wording.PAYS_FOR), tuple(_of_wage(key, law) for key in _PARTS)),
        Section(
            say(wording.OPENS),
            law.facts((*periods, "old_age.pension", "cover_after_leaving_months")),
            (law.line(ways.ADDED_UP, "act-42"),),
        ),
        Section(
            say(wording.INSURANCE_TOO),
            lines=(
                law.line(
                    advice.GENERAL[AdviceCode.BUY_MIGRANT_HEALTH_INSURANCE],
                    "mmn-2025-health-insurance",
                ),
            ),
        ),
        Section(
            say(wording.DEDUCTED),
            lines=(law.line(employer.COUNTS_AS_PAID, "act-47-deemed-paid"),),
            links=(_risk_first(law), *_to(law, "check-record")),
        ),
    )


def _of_wage(key: str, law: Law) -> Fact:
    """A part of the contribution as a share of the example's wage, and as money."""
    fact, rate = law.fact(key), law.term(key)
    if rate is None:
        return fact
    told: dict[str, Spoken] = {
        "percent": percent(rate.exact),
        "wage": Baht(EXAMPLE_WAGE),
        "monthly": Baht(rate.exact * EXAMPLE_WAGE),
    }
    return Fact(fact.label, law.spoken.say(result_wording.MONTHLY_SHARE, told), fact.note)


def _months(key: str, law: Law) -> int:
    term = law.term(key)
    return term.required if term and isinstance(term.value, Period) else 0


def _record(law: Law, content: Content) -> tuple[Section, ...]:
    """How to look up one's own record."""
    say = law.spoken.say
    online = content.steps.get(_LOOK)
    law.cite("mmn-2025-online-status", "earlier-names", *(online.cites if online else ()))
    return (
        Section(
            say(wording.ONLINE),
            lines=(
                *((Line(content.step(_LOOK, law.spoken.language)),) if online else ()),
                law.line(wording.NOTE_MONTHS),
                law.line(wording.COMPARE),
                law.line(wording.COMPARE_NAME),
            ),
            steps=True,
            links=(Link(Way.CHECK, say(wording.HEADINGS["check"])),),
            warning=say(wording.NOT_SEEN),
        ),
        Section(
            say(wording.OTHER_WAYS),
            lines=(
                law.line(wording.CALL_OR_GO, "helplines"),
                law.line(wording.APPS, "helplines"),
            ),
        ),
        Section(
            say(wording.MISSING),
            lines=(
                law.line(wording.KEEP_SLIPS),
                law.line(employer.COUNTS_AS_PAID, "act-47-deemed-paid"),
            ),
            links=(_risk_first(law),),
        ),
    )


def _employers(law: Law, content: Content) -> tuple[Section, ...]:
    """What the law asks of an employer, and what happens without it."""
    del content
    duties = (
        law.line(wording.MOST_EMPLOYERS, "mmn-2025-employer-registers"),
        law.line(employer.REGISTER, days="employer_register_days"),
        law.line(employer.ONLY_EMPLOYER, "mmn-2025-employer-registers"),
        law.line(employer.SEND_IN, day="contribution_due_day"),
        law.line(employer.LATE_COSTS, percent="contribution_late_surcharge_per_month"),
        law.line(wording.LEAVER, day="leaver_report_day"),
        law.line(wording.LEAVER_DOE, days="foreign_leaver_report_days"),
        law.line(wording.INJURY_REPORT, days="injury_employer_report_days"),
    )
    without = (
        law.line(employer.PUNISHED, months="employer_prison_months_max", fine="employer_fine_max"),
        law.line(employer.PUNISHED_DAILY, fine="employer_fine_per_day_max"),
        law.line(employer.MAY_ENTER, "act-80"),
        law.line(advice.GENERAL[AdviceCode.COMPLAIN_TO_SSO], "mmn-2025-complaints"),
    )
    risk = (
        law.line(employer.NO_PERMIT),
        law.line(employer.MAY_LOSE_JOB),
        law.line(employer.MAY_GUESS),
        law.line(employer.SECRET, "act-100"),
        law.line(employer.YOU_DECIDE),
    )
    return (
        Section(
            facts=(_of_wage("contribution_rate_employer", law),),
            lines=duties,
            doubts=law.doubts(("injury_employer_report_days",)),
        ),
        Section(
            law.spoken.say(employer.RISK), lines=risk, links=(*_to(law, "help"), *ORGANISATIONS)
        ),
        Section(law.spoken.say(wording.WITHOUT), lines=without),
    )


def _help(law: Law, content: Content) -> tuple[Section, ...]:
    """Whom to ask."""
    del content
    say = law.spoken.say
    return (
        Section(say(wording.CALL), links=tuple(_hotline(one, law) for one in wording.HOTLINES)),
        Section(
            say(wording.OFFICE),
            lines=(
                law.line(wording.OFFICE_BUSY, "mmn-2025-payment"),
                law.line(wording.OFFICE_WHERE),
                law.line(wording.INTERPRETER, _PROCEEDINGS),
                law.line(wording.INTERPRETER_EMPLOYER, _PROCEEDINGS),
            ),
        ),
        Section(
            say(wording.ORGANISATIONS),
            lines=(
                Line(say(wording.ORGANISATIONS_MET, {"day": _MET_ON})),
                law.line(wording.ORGANISATIONS_ASK),
            ),
            links=ORGANISATIONS,
        ),
    )


def _hotline(number: str, law: Law) -> Link:
    cited = "helpline-labour-protection" if number == "1546" else "helplines"
    line = law.line(wording.HOTLINES[number], cited)
    return Link(f"tel:{number}", f"{number} · {line.text}", line.note)


def _risk_first(law: Law) -> Link:
    """To where what complaining may cost stands before how to complain."""
    return Link("employers", law.spoken.say(complaint.RISK_FIRST))


def _to(law: Law, *slugs: str) -> tuple[Link, ...]:
    return tuple(Link(slug, law.spoken.say(wording.TITLES[slug])) for slug in slugs)


#: By slug, what makes the sections.
TOPICS: dict[str, Callable[[Law, Content], tuple[Section, ...]]] = {
    "five-per-cent": _contribution,
    "check-record": _record,
    "employers": _employers,
    "help": _help,
}
