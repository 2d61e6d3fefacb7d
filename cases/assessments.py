"""An answer kept as it was given: its question, its words in every language, its release.

What was told to somebody is never worked out anew: beside the contract's answer stand the names
and the figures as the pages drew them on that day.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Self
from uuid import UUID, uuid5

from django.db.models import F, QuerySet

from accounts.models import User
from cases import followups
from cases.models import Assessment, Case
from cases.opened import Opened
from cases.vault import Vault
from cases.writing import writing
from eligibility import clock, loader, presentation
from eligibility.assessing import Assessed, assessed
from eligibility.content import LANGUAGES
from eligibility.interview import faults
from eligibility.interview.question import question_of
from eligibility.interview.told import Told
from eligibility.loader import Released
from eligibility.pages.result_amounts import amount
from eligibility.presentation import Spoken
from eligibility.rules.codes import BenefitCode
from eligibility.rules.faults import Refused
from eligibility.rules.person import Person
from eligibility.rules.rulebook import Rulebook

Json = Mapping[str, Any]


class UnfinishedError(Exception):
    """The answers are not all there, or contradict each other: there is nothing to be found."""


@dataclass(frozen=True, slots=True)
class InWords:
    """An answer in one language.

    ``answer`` is the contract's; ``names`` are those of the benefits; ``amounts`` by the benefit
    of each entitlement in the answer's order its figure ("" for none) and the lines that led to it.
    """

    answer: Json
    names: Mapping[str, str]
    amounts: Mapping[str, list[tuple[str, list[str]]]]

    def plain(self) -> Json:
        """As JSON can say it."""
        return {"answer": self.answer, "names": self.names, "amounts": self.amounts}

    @classmethod
    def of(cls, plain: Json) -> Self:
        """Out of what ``plain`` has made."""
        return cls(plain["answer"], plain["names"], plain["amounts"])


@dataclass(frozen=True, slots=True)
class Stored:
    """What an assessment holds: the contract's question, and by language what was answered."""

    question: Json
    told: Mapping[str, InWords]


def keep(opened: Opened, user: User) -> Assessment:
    """Keep the answer to the facts of a case, and renew what falls due.

    With nothing changed since the last time (the same facts, release and day) it is that one.

    Args:
        opened: the case, of somebody who may see it.
        user: who asks for it.

    Raises:
        UnfinishedError: there is no answer yet.
        OvertakenError: the case has changed since it was read; nothing was written.
        GoneError: it is not theirs any more, or erased.
    """
    case, vault = opened.case, opened.vault
    told = Told(opened.held.answers, clock.today())
    if faults.first_open(told) is not None:
        raise UnfinishedError
    released = loader.current()
    question = question_of(told)
    found = assessed(question, released)
    row = _row(case, user, released, told.today)
    spoken = {language: in_words(found, released, language).plain() for language in LANGUAGES}
    row.content = vault.seal(_place(row), {"question": question, "told": spoken})
    with writing(user, case, version=case.version):
        before = Assessment.objects.visible_to(user).filter(pk=row.pk).first()
        if before is not None:  # pressed twice
            return before
        row.save()
        mine = Case.objects.visible_to(user).filter(pk=case.pk)
        mine.update(rules=row.release_id, answered_on=row.as_of)
        followups.renew(user, case, vault, found, released.rulebook)
    return row


def stored(assessment: Assessment, vault: Vault) -> Stored:
    """What an assessment holds, as it was sealed."""
    plain = vault.open(_place(assessment), assessment.content)
    told = {language: InWords.of(each) for language, each in plain["told"].items()}
    return Stored(plain["question"], told)


def latest(case: Case, user: User) -> Assessment | None:
    """The last assessment of a case."""
    return _listed(case, user).first()


def latest_of(cases: Iterable[Case], user: User) -> dict[UUID, Assessment]:
    """The last assessment of each of several cases that have one, with one query."""
    mine = Assessment.objects.visible_to(user).filter(case__in=list(cases))
    last = mine.filter(release=F("case__rules"), as_of=F("case__answered_on"))
    rows = last.select_related("release").order_by("at", "pk")
    return {row.case_id: row for row in rows}


def listed(case: Case, user: User) -> list[Assessment]:
    """Every assessment of a case, the last one first, with its release and who saved it."""
    return list(_listed(case, user))


def asked_anew(question: Json, released: Released, day: date, language: str) -> InWords | None:
    """What a question of old would be answered under a release, as of a day.

    ``None``: it is not taken any more, as when it contradicts what has come since.
    """
    try:
        found = assessed({**question, "as_of": day.isoformat()}, released, language=language)
    except Refused:
        return None
    return in_words(found, released, language)


def rules_changed(assessment: Assessment, released: Released, today: date) -> bool:
    """Whether an assessment stands on another release, or on law that was followed by another."""
    newest = newest_row(released.rulebook, today)
    return assessment.release_id != released.release_id or assessment.as_of < newest


def newest_row(rulebook: Rulebook, today: date) -> date:
    """The last day on which any value of the law changed, up to today."""
    days = (row.effective_from for rows in rulebook.histories.values() for row in rows)
    return max((day for day in days if day and day <= today), default=date.min)


def in_words(found: Assessed, released: Released, language: str) -> InWords:
    """An answer in a language, with the names and figures that its pages draw."""
    spoken = Spoken(language, released.content)
    answer = presentation.answer_in(found.found, released.rulebook, released.content, language)
    benefits = answer["benefits"]
    return InWords(
        answer,
        {code: spoken.benefit(BenefitCode(code)) for code in benefits},
        {code: _amounts(one, found.person, spoken) for code, one in benefits.items()},
    )


def _amounts(one: Json, person: Person, spoken: Spoken) -> list[tuple[str, list[str]]]:
    cited = sorted(one["citations"], key=lambda row: row["effective_from"] or "")
    dental = person.events.dental
    used, bill = (dental.used_this_year, dental.bill) if dental else (None, None)
    drawn = (
        amount(
            given,
            cited,
            spoken,
            used_dental=None if used is None else Fraction(used),
            bill=None if bill is None else Fraction(bill),
        )
        for given in one["entitlements"]
    )
    return [(each.figure, list(each.lines)) for each in drawn]


def _row(case: Case, user: User, released: Released, today: date) -> Assessment:
    """The row for these facts, this release and this day: its number is known before it is made."""
    number = uuid5(case.pk, f"{case.version}:{released.digest}:{today.isoformat()}")
    return Assessment(
        pk=number,
        case=case,
        release_id=released.release_id,
        version=case.version,
        as_of=today,
        by=user,
    )


def _listed(case: Case, user: User) -> QuerySet[Assessment]:
    mine = Assessment.objects.visible_to(user).filter(case=case)
    return mine.select_related("release", "by")


def _place(assessment: Assessment) -> str:
    return f"assessment:{assessment.pk}"
