"""The result page: from the contract's answer to what the worker reads.

Everything is a text when the template gets it, so that the template has only loops. Nothing is
decided here: verdicts, dates and figures are the answer's.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from eligibility.action.duty import duty
from eligibility.assessing import Assessed
from eligibility.pages import picture
from eligibility.pages.result_cards import Card, Cards, Json, Section, facts, texts
from eligibility.pages.result_onward import Onward, onward
from eligibility.presentation import Spoken
from eligibility.rules.codes import AdviceCode, BenefitCode, Status
from eligibility.wording import advice as advice_words
from eligibility.wording import complaint
from eligibility.wording import result as wording

#: What has a last day of its own comes before the benefits.
_FIRST = (
    AdviceCode.FIND_EMPLOYER_BY,
    AdviceCode.REGISTER_WITH_DOE,
    AdviceCode.COMPLAIN_TO_SSO,
)
_LEAVING = (AdviceCode.ASK_SSO_BEFORE_LEAVING, AdviceCode.KEEP_DOCUMENTS)
#: Of no use any more when the job is long past.
_AFTER_A_JOB = (
    AdviceCode.FIND_EMPLOYER_BY,
    AdviceCode.REGISTER_WITH_DOE,
    AdviceCode.SECTION_39,
)
_LABELS = ("enrolment", "documents", "steps", "citations", "advice", "assumed")


@dataclass(frozen=True, slots=True)
class Enrolment:
    """Whether the person is insured; ``problem``: it is said before everything else, and loudly."""

    status: str
    problem: bool
    reasons: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    unknowns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class First:
    """A thing to do first; ``risk`` is the link to what it may cost, which stands before it."""

    text: str
    risk: str


@dataclass(frozen=True, slots=True)
class Injury:
    """The way of an injury at work, which is another fund's."""

    title: str
    fund: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ResultPage:
    """The whole page; ``words`` are the headings and labels, ``signs`` those the pictures use."""

    words: Mapping[str, str]
    on: str
    family: str
    enrolment: Enrolment
    first: tuple[First, ...]
    injury: Injury | None
    onward: Onward
    sections: tuple[Section, ...]
    signs: tuple[tuple[str, str], ...]
    advice: tuple[str, ...]
    assumed: tuple[str, ...]
    disclaimer: str


def page(asked: Assessed, spoken: Spoken) -> ResultPage:
    """What the worker reads.

    Args:
        asked: the question and its answer, in the language of ``spoken``; it needs no conditions.
        spoken: the voice of the reader's language.
    """
    person, answer = asked.person, asked.answer
    today = person.as_of
    sections = tuple(Cards(asked, spoken).sections())
    drawn = {sign for section in sections for card in section.cards for sign in _signs(card)}
    enrolment = _enrolment(asked, spoken)
    advice = [(item["code"], _advice(item, today, spoken)) for item in answer["advice"]]
    at_once = _at_once({code for code, _ in advice}, all_of_it=enrolment.problem) - _over(asked)
    first = sorted(advice, key=lambda each: each[0] != AdviceCode.SETTLE_PAPERS_FIRST)
    words = {name: spoken.say(said) for name, said in wording.HEADINGS.items()}
    for name in _LABELS:
        words[name] = spoken.label(name)
    return ResultPage(
        words=words,
        on=spoken.date(today),
        family=spoken.say(wording.AFTER_A_DEATH) if person.events.death else "",
        enrolment=enrolment,
        first=tuple(_first(code, text, spoken) for code, text in first if code in at_once),
        injury=_injury(answer["work_injury"], spoken),
        onward=onward(answer, spoken),
        sections=sections,
        signs=tuple((sign, words[sign]) for sign in picture.State if sign in drawn),
        advice=tuple(text for code, text in advice if code not in at_once),
        assumed=texts(answer["assumed"]),
        disclaimer=answer["disclaimer"],
    )


def _at_once(given: set[str], *, all_of_it: bool) -> set[str]:
    """What is to be done before anything else.

    Who is not insured needs the way out before seven times no. Who leaves Thailand asks first, and
    needs no new employer.
    """
    if all_of_it:
        return given
    return given & set(_LEAVING if AdviceCode.ASK_SSO_BEFORE_LEAVING in given else _FIRST)


def _over(asked: Assessed) -> set[str]:
    """What follows the loss of a job, when even the time to claim for that has passed."""
    claim_by = asked.answer["benefits"][BenefitCode.UNEMPLOYMENT]["claim_by"]
    passed = claim_by and date.fromisoformat(claim_by) < asked.person.as_of
    return set(_AFTER_A_JOB) if passed else set()


def _first(code: str, text: str, spoken: Spoken) -> First:
    """A thing to do first; nobody is sent to complain who has not been told of the risk."""
    risky = code == AdviceCode.COMPLAIN_TO_SSO
    return First(text, spoken.say(complaint.RISK_FIRST) if risky else "")


def _advice(item: Json, today: date, spoken: Spoken) -> str:
    """The text of an advice; of days that have passed, that they have."""
    days = {name: date.fromisoformat(day) for name, day in item["params"].items() if day}
    if item["code"] == AdviceCode.FIND_EMPLOYER_BY and len(days) > 1 and max(days.values()) < today:
        return spoken.say(advice_words.BOTH_PASSED, days)
    text: str = item["text"]
    return text


def _signs(card: Card) -> tuple[str, ...]:
    return card.picture.states if card.picture and card.picture.rows else ()


def _enrolment(asked: Assessed, spoken: Spoken) -> Enrolment:
    found = asked.answer["enrolment"]
    status = Status(found["status"])
    # The day is reckoned from the first day of work alone; the duty may not have stood at all.
    stood = duty(asked.person, asked.found.enrolment)
    had_to = ("employer_should_have_registered_by",) if stood and stood.sure else ()
    return Enrolment(
        status=spoken.name(status),
        problem=status not in (Status.INSURED, Status.COVERED_AFTER_LEAVING),
        reasons=texts(found["reasons"]),
        facts=facts(found, (*had_to, "covered_until"), spoken),
        unknowns=texts(found["unknowns"]),
    )


def _injury(found: Json | None, spoken: Spoken) -> Injury | None:
    if found is None:
        return None
    return Injury(
        title=spoken.label("work_injury"),
        fund=spoken.label(found["fund"]),
        facts=facts(found, ("employer_report_by", "worker_claim_by"), spoken),
    )
