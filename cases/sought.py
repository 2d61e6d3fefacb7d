"""What a copy is found and reviewed by at an office: its next day, papers, gaps, conditions."""

from collections.abc import Mapping

from cases import followups
from cases.assessments import InWords
from eligibility.action import ticks
from eligibility.assessing import Assessed
from eligibility.interview.told import Told
from eligibility.pages import picture
from eligibility.pages.papers_list import wanted
from eligibility.pages.picture import State
from eligibility.rules import months
from eligibility.rules.codes import BenefitCode
from eligibility.rules.person import Person
from eligibility.rules.record import Record
from eligibility.rules.rulebook import Rulebook

#: Of a month that lies behind: it is not paid for sure.
_MISSING = frozenset({State.UNPAID, State.DEDUCTED, State.UNKNOWN})


def due(found: Assessed, rulebook: Rulebook) -> str:
    """The ISO day of the first thing that is still to come or can be mended; "" where none is.

    Args:
        found: the answer.
        rulebook: the release it was found under.
    """
    days = (one.day for one in followups.worth_following(found, rulebook) if one.day)
    return min((day.isoformat() for day in days), default="")


def lacking(found: Assessed, told: Told) -> dict[str, list[str]]:
    """The papers of each benefit that is claimed now, but for those that are ticked; no empty one.

    Args:
        found: the answer.
        told: what it stands on, with the ticks beside it.
    """
    now, have = wanted(found, told).now, ticks.in_hand(told)
    wants = {
        claim.benefit: [
            *(code for code, benefits in now.shared if claim.benefit in benefits),
            *claim.papers,
        ]
        for claim in now.claims
    }
    still = {
        benefit: [code for code in codes if code not in have] for benefit, codes in wants.items()
    }
    return {benefit: codes for benefit, codes in still.items() if codes}


def gaps(person: Person) -> list[str]:
    """The months of the current or last job that its record lacks or doubts, as ``YYYY-MM``.

    None where the months are not known at all: then nobody can say that one of them is missing.
    """
    today = months.month_of(person.as_of)
    record = Record(person.contributions, today)
    job = person.employment.job if person.employment else None
    if job is None or record.untold:
        return []
    named = picture.listed(record)
    first = months.month_of(job.started_on) if job.started_on else named and named[0]
    if first is None:
        return []
    last = min(today - 1, months.month_of(job.ended_on) if job.ended_on else today)
    return [
        months.iso(month)
        for month in range(first, last + 1)
        if picture.state_of(month, record, today) in _MISSING
    ]


def conditions(told: Mapping[str, InWords]) -> dict[str, dict[str, list[list[str]]]]:
    """Code and text of each condition of a benefit and its parts, by benefit and language."""
    return {
        code.value: {language: _conditions(words, code) for language, words in told.items()}
        for code in BenefitCode
    }


def _conditions(words: InWords, benefit: BenefitCode) -> list[list[str]]:
    found = words.answer["benefits"][benefit.value]
    texts_of = {
        one["code"]: one["text"]
        for held in (found, *found["entitlements"])
        for one in held["conditions"]
    }
    return [[code, text] for code, text in texts_of.items()]
