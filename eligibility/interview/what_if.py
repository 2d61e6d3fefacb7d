"""What if: one supposition, tried out on somebody's own answers.

Pure: what was told and what is supposed become a question of the contract. What is supposed is kept
beside the answers under names of its own, as it was typed, and is never a part of them:
``question_of(told)`` knows nothing of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from eligibility.interview import supposing
from eligibility.interview.kinds import Choice, Day, OneOf, Posted
from eligibility.interview.screen import BOTH_CALENDARS, Screen
from eligibility.interview.supposing import Kind, Objection, Supposition
from eligibility.interview.told import Answers, Told
from eligibility.interview.typed import Problem, Trouble
from eligibility.rules import months, question
from eligibility.rules.codes import ReasonCode, Status
from eligibility.rules.faults import FaultCode, Refused
from eligibility.wording import what_if as wording

#: The name of the choice, and among the screens that were sent: "show it" was pressed.
KEY = "what_if"
#: Long enough for a pension from the first month on. Nobody's plans reach further.
_FARTHEST_YEARS = 20
#: A child that is known of is born before; a birth longer ago than that is nothing to try out.
_BIRTH_AHEAD_MONTHS = 10
_BIRTH_BACK_MONTHS = 36
#: The reasons of enrolment that no registration can do away with.
_SHUT = frozenset(
    {
        ReasonCode.SECTOR_EXCLUDED,
        ReasonCode.NO_WORK_PERMIT,
        ReasonCode.OVER_AGE_AT_FIRST_INSURANCE,
        ReasonCode.UNDER_AGE,
    }
)

_CHOICE = OneOf(
    name=KEY,
    text=wording.CHOOSE,
    choices=tuple(Choice(kind.value, said) for kind, said in wording.CHOICES.items()),
)
# Optional, so that no box "I don't know" stands beside it: a day to try out is made up.
_DAY = Day(name="what_if_on", text=wording.DAY, hint=BOTH_CALENDARS, optional=True)


@dataclass(frozen=True, slots=True)
class Wrong:
    """What has to be put right before it can be tried out, and in which field."""

    field: str
    about: Problem | Objection


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of it: a supposition and its question, or what is wrong, or neither.

    ``stale``: it was tried out, and after other answers it makes no sense any more.
    """

    supposition: Supposition | None = None
    question: Mapping[str, Any] | None = None
    wrong: tuple[Wrong, ...] = ()
    stale: bool = False


def offered(told: Told, enrolment: Mapping[str, Any]) -> tuple[Kind, ...]:
    """What makes sense to be tried out.

    Args:
        told: the answers; complete, as for a result.
        enrolment: the enrolment of the contract's answer to them.
    """
    happened = told.reading("happened")
    if isinstance(happened, tuple) and "death" in happened:
        return ()
    return (*_about_the_job(told, enrolment), Kind.BIRTH)


def _about_the_job(told: Told, enrolment: Mapping[str, Any]) -> tuple[Kind, ...]:
    last_day = told.value("last_day")
    ended = told.value("job") == "ended" and last_day is not None
    in_job = told.value("job") == "running" or (ended and last_day >= told.today)
    # Whoever cannot be insured is not told what months would bring that nobody can pay in.
    may_join = not any(reason["code"] in _SHUT for reason in enrolment["reasons"])
    registered = told.value("registered") != "no"
    if in_job and not registered:
        stop = () if told.value("contributed") == "never" else (Kind.RESIGN, Kind.LAID_OFF)
        return (*stop, Kind.REGISTERED) if may_join else stop
    if in_job:
        stays = may_join or enrolment["status"] == Status.INSURED
        return (Kind.RESIGN, Kind.LAID_OFF, *((Kind.GO_ON,) if stays else ()))
    return (Kind.AGAIN,) if ended and may_join else ()


def screen(kinds: tuple[Kind, ...]) -> Screen:
    """The two questions of the form, with the choices that are offered."""
    choices = tuple(choice for choice in _CHOICE.choices if choice.value in kinds)
    choice = OneOf(name=_CHOICE.name, text=_CHOICE.text, choices=choices)
    return Screen(key=KEY, title=wording.TITLE, questions=(choice, _DAY))


def taken(answers: Answers, sent: Posted, *, show: bool) -> Answers:
    """The answers with what the form has sent beside them; ``show``: it is to be tried out."""
    raw = {field.name: field.taken(sent) for field in (_CHOICE, _DAY)}
    given = {name: value for name, value in {**answers.given, **raw}.items() if value}
    if show:
        return Answers(given, answers.sent | {KEY})
    same = all(given.get(name) == answers.given.get(name) for name in raw)
    return Answers(given, answers.sent if same else answers.sent - {KEY})


def without(answers: Answers) -> Answers:
    """The answers alone."""
    given = {n: raw for n, raw in answers.given.items() if n not in (_CHOICE.name, _DAY.name)}
    return Answers(given, answers.sent - {KEY})


def typed(answers: Answers) -> bool:
    """Whether anything stands in the form."""
    return not answers.given.keys().isdisjoint((_CHOICE.name, _DAY.name))


def tried(told: Told, own: Mapping[str, Any], kinds: tuple[Kind, ...]) -> Tried:
    """What is tried out.

    Args:
        told: the answers, with what stands in the form.
        own: the question of the contract they add up to by themselves.
        kinds: what is offered now; anything else, once tried out, is ``stale``.
    """
    chosen = _CHOICE.read(told.answers.given.get(_CHOICE.name, ""))
    if KEY not in told.answers.sent:
        return Tried()
    if isinstance(chosen, str) and chosen not in kinds:
        return Tried(stale=True)
    return _checked(told, own)


def faulty(told: Told, own: Mapping[str, Any]) -> bool:
    """Whether something has to be put right in what is to be tried out."""
    return KEY in told.answers.sent and bool(_checked(told, own).wrong)


def _checked(told: Told, own: Mapping[str, Any]) -> Tried:
    found = _read(told)
    if not isinstance(found, Supposition):
        return Tried(wrong=found)
    if found.kind is not Kind.BIRTH and own["person"]["employment"] is None:
        return Tried(stale=True)  # of a form left open: the job is not known any more
    supposed = supposing.question(own, found, told.today)
    try:
        question.read(supposed, today=told.today)
    except Refused as refused:
        return Tried(wrong=(Wrong(_DAY.name, _objection(refused)),))
    return Tried(found, supposed)


def _read(told: Told) -> Supposition | tuple[Wrong, ...]:
    wrong = []
    chosen = _CHOICE.read(told.answers.given.get(_CHOICE.name, ""))
    if not isinstance(chosen, str):
        wrong.append(Wrong(_CHOICE.name, Objection.NOT_CHOSEN))
    day = _DAY.read(told.answers.given.get(_DAY.name, ""))
    if isinstance(day, Problem) and day.trouble is not Trouble.PART_MISSING:
        wrong.append(Wrong(_DAY.name, day))
    elif not isinstance(day, date):
        wrong.append(Wrong(_DAY.name, Objection.NO_DAY))
    elif isinstance(chosen, str) and (objection := _too_far(Kind(chosen), day, told.today)):
        wrong.append(Wrong(_DAY.name, objection))
    elif isinstance(chosen, str):
        return Supposition(Kind(chosen), day)
    return tuple(wrong)


def _too_far(kind: Kind, day: date, today: date) -> Objection | None:
    if kind is Kind.BIRTH:
        if day > months.add_months(today, _BIRTH_AHEAD_MONTHS):
            return Objection.BIRTH_TOO_FAR
        too_long_ago = day < months.add_months(today, -_BIRTH_BACK_MONTHS)
        return Objection.BIRTH_TOO_LONG_AGO if too_long_ago else None
    if day < today:
        return Objection.BEFORE_TODAY
    return Objection.TOO_FAR if day > months.add_years(today, _FARTHEST_YEARS) else None


def _objection(refused: Refused) -> Objection:
    """A fault of the core, in the words of this form: her own answers had none."""
    codes = {fault.code for fault in refused.faults}
    if codes == {FaultCode.ENDED_BEFORE_STARTED}:
        return Objection.BEFORE_THE_JOB
    return Objection.NO_ANSWER
