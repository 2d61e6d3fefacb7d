"""What lapses when the job ends, and when: said on every result of somebody insured."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from eligibility.assessing import Assessed
from eligibility.interview import supposing
from eligibility.presentation import Spoken
from eligibility.rules import question as questions
from eligibility.rules.codes import Asked, BenefitCode, ConditionCode, Group, Status
from eligibility.rules.evaluate import Assessment, evaluate
from eligibility.rules.faults import Refused
from eligibility.rules.finding import Finding
from eligibility.rules.rulebook import Rulebook
from eligibility.rules.truth import Verdict
from eligibility.wording import what_if as wording
from eligibility.wording.sentence import Sentence

Json = Mapping[str, Any]
#: The places of what is there, or may come.
OPEN = frozenset({Group.HAVE_NOW, Group.COVERED_IF_IT_HAPPENS, Group.NOT_YET})
#: Whoever had the event in cover keeps the right to it; it is cover for the next one that lapses.
HAPPEN_ONCE = frozenset({BenefitCode.MATERNITY, BenefitCode.DISABILITY})
#: Recorded months never lapse, and money for the unemployed begins when a job ends.
_LASTING = frozenset({BenefitCode.OLD_AGE, BenefitCode.UNEMPLOYMENT})


@dataclass(frozen=True, slots=True)
class Lapse:
    """What lapses when the job ends, in whole sentences."""

    title: str
    lines: tuple[str, ...]


@dataclass(slots=True)
class _Lapsing:
    """The benefits by what becomes of them."""

    by_day: dict[date, list[BenefitCode]] = field(default_factory=dict)
    at_once: list[BenefitCode] = field(default_factory=list)
    never: list[BenefitCode] = field(default_factory=list)


def lapse(
    question: Json, asked: Assessed, rulebook: Rulebook, today: date, spoken: Spoken
) -> Lapse | None:
    """What lapses if the job ends on the day of the question; of an ended one, when cover ends.

    Asked of the core: the same question, with the job ending on its day. What it cannot tell is
    not said to lapse. ``None`` for whoever is not insured, and where nothing lapses.

    Args:
        question: the question the page answers.
        asked: what was found for it.
        rulebook: the release it is answered under.
        today: the day it is; of any other day, the sentence names it.
        spoken: the voice of the page.
    """
    person, now = asked.person, asked.found
    insured = now.enrolment.status in (Status.INSURED, Status.COVERED_AFTER_LEAVING)
    if not (insured and person.employment) or person.events.death is not None:
        return None
    if person.employment.job.running:
        try:
            ended = questions.read(supposing.stopped(question), today=today)
        except Refused:  # a job that has not begun cannot end
            return None
        found = _if_it_ends(now, evaluate(ended.person, rulebook))
        last, title = person.as_of, wording.IF_IT_ENDS
        on = wording.LAPSE if last == today else wording.LAPSE_THEN
    else:
        found, title, on = _has_ended(now), wording.HAS_ENDED, wording.COVER_ENDS
        last = person.as_of
    lines = tuple(_lines(found, on, last, spoken))
    if not lines:
        return None
    if any(each.benefit is BenefitCode.OLD_AGE and each.measure.counted for each in now.findings):
        lines += (spoken.say(wording.NEVER_LAPSES),)
    return Lapse(spoken.say(title), lines)


def _if_it_ends(now: Assessment, then: Assessment) -> _Lapsing:
    found = _Lapsing()
    for each, stopped in zip(now.findings, then.findings, strict=True):
        if not _can_lapse(each):
            continue
        if stops_with_the_job(each):
            on = found.at_once if each.verdict is Verdict.ELIGIBLE else found.never
            on.append(each.benefit)
        elif stopped.verdict is Verdict.NOT_ELIGIBLE:
            found.never.append(each.benefit)
        elif stopped.group in OPEN and stopped.covered_until:
            found.by_day.setdefault(stopped.covered_until, []).append(each.benefit)
    return found


def _has_ended(now: Assessment) -> _Lapsing:
    found = _Lapsing()
    for each in now.findings:
        if not _can_lapse(each):
            continue
        if each.covered_until:
            found.by_day.setdefault(each.covered_until, []).append(each.benefit)
        elif stops_with_the_job(each) and each.verdict is Verdict.ELIGIBLE:
            found.at_once.append(each.benefit)
    return found


def _can_lapse(found: Finding) -> bool:
    """Whether it is there to lapse."""
    happened = found.asked is Asked.EVENT and found.group is Group.HAVE_NOW
    kept = found.benefit in _LASTING or (happened and found.benefit in HAPPEN_ONCE)
    return found.group in OPEN and not kept


def stops_with_the_job(found: Finding) -> bool:
    """Whether it is for those alone who are insured on that very day."""
    return any(each.code is ConditionCode.INSURED_TODAY for each in found.conditions)


def _lines(found: _Lapsing, on: Sentence, last: date, spoken: Spoken) -> Iterator[str]:
    for day, benefits in sorted(found.by_day.items()):
        yield spoken.say(on, {"day": day, "last": last, "benefits": _listed(benefits, spoken)})
    for benefits, said in ((found.at_once, wording.AT_ONCE), (found.never, wording.NEVER_REACHED)):
        if benefits:
            yield spoken.say(said, {"benefits": _listed(benefits, spoken)})


def _listed(benefits: list[BenefitCode], spoken: Spoken) -> str:
    return spoken.listed([spoken.name(code) for code in benefits])
