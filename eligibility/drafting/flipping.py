"""Which worked cases two states of the law answer otherwise, and on what that turns."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from eligibility import loader, presentation, trial
from eligibility.comparing_answers import Changed, Flip, without_words
from eligibility.comparing_answers import flips as flipped
from eligibility.content import Content
from eligibility.drafting import drafts
from eligibility.drafting.worked import Worked
from eligibility.models import Draft, RulebookRelease
from eligibility.presentation import Spoken
from eligibility.reviewed import files, written
from eligibility.reviewed.source import RulebookSource
from eligibility.rules import question
from eligibility.rules.codes import BenefitCode, EntitlementCode, Status
from eligibility.rules.evaluate import evaluate
from eligibility.rules.faults import Refused
from eligibility.rules.rulebook import Rulebook
from eligibility.rules.truth import Verdict
from eligibility.said import result_law
from eligibility.wording import labels

Json = Mapping[str, Any]

#: Keepers read English.
_ENGLISH = "en"


class Law(NamedTuple):
    """One state of the law, with the texts that belong to it."""

    rulebook: Rulebook
    content: Content


@dataclass(frozen=True, slots=True)
class CaseFlip:
    """A benefit of a worked case that is answered otherwise; "" is whether she is insured.

    ``before`` and ``after`` are lines in English, the verdict first; ``reasons`` tell the
    conditions and the values of the law that changed.
    """

    case: Worked
    benefit: str
    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    reasons: tuple[str, ...]


def law_of_release(release: RulebookRelease) -> Law:
    """The law of a release.

    Raises:
        loader.UnusableRulebookError: this version cannot answer by it.
    """
    found = loader.of(release)
    return Law(found.rulebook, found.content)


def law_of_source(source: RulebookSource) -> Law:
    """The law of a rulebook that is no release yet."""
    return Law(source.rulebook(), source.content)


def law_of(draft: Draft) -> Law:
    """The law of a draft; while its texts are unfinished, with those of its base.

    A missing translation blocks publishing, and does not hide what the law would change.

    Raises:
        RulebookError: with the draft's faults, where the law itself is faulty or fails its trial.
    """
    law = _read(draft)
    trial.refuse_failing_law(law.rulebook, law.content)
    return law


def _read(draft: Draft) -> Law:
    try:
        return law_of_source(drafts.source(draft))
    except files.RulebookError as faulty:
        base = written.files_of(loader.read_back(draft.base))
        texts = {name: each for name, each in base.items() if name.startswith("words/")}
        own = drafts.documents(draft).items()
        law = {name: each for name, each in own if not name.startswith("words/")}
        try:
            return law_of_source(files.read_documents(law | texts))
        except files.RulebookError:
            raise faulty from None


def flips(before: Law, after: Law, cases: Iterable[Worked]) -> tuple[CaseFlip, ...]:
    """Every benefit of these cases that is answered otherwise, in the order of the cases.

    Args:
        before, after: the law as it is and as it would be.
        cases: worked cases; one whose question is refused has no answer that could flip.
    """
    return tuple(flip for case in cases for flip in _flips(before, after, case))


def _flips(before: Law, after: Law, case: Worked) -> Iterator[CaseFlip]:
    day = case.day
    try:
        answers = [without_words(case.question, law.rulebook, day) for law in (before, after)]
    except Refused:
        return
    if not flipped(*answers):  # words are looked up for the few that flip
        return
    told = [_in_english(case.question, law, day) for law in (before, after)]
    spoken = Spoken(_ENGLISH, after.content)
    for flip in flipped(*told):
        name = spoken.name(BenefitCode(flip.benefit)) if flip.benefit else spoken.label("enrolment")
        one, other = _said(flip.before, spoken), _said(flip.after, spoken)
        lines = [tuple(text for text in mine if text not in theirs or text == mine[0])
                 for mine, theirs in ((one, other), (other, one))]  # fmt: skip
        yield CaseFlip(case, flip.benefit, name, lines[0], lines[1], tuple(_why(flip, spoken)))


def _in_english(asked: Json, law: Law, day: date) -> dict[str, Any]:
    found = evaluate(question.read(asked, today=day).person, law.rulebook)
    return presentation.answer_in(found, law.rulebook, law.content, _ENGLISH)


def _said(found: Json, spoken: Spoken) -> list[str]:
    """The verdict, and each part with its verdict and figures, a line each."""
    if "verdict" not in found:
        return [spoken.name(Status(found["status"]))]
    lines = [spoken.name(Verdict(found["verdict"]))]
    for part in found["entitlements"]:
        name = spoken.name(EntitlementCode(part["code"]))
        lines.append(f"{name}: {spoken.name(Verdict(part['verdict']))}")
        lines += (
            f"{name}, {spoken.figure(field)}: {part[field]}"
            for field in part
            if field in labels.FIGURES and not isinstance(part[field], list | dict | None)
        )
    return lines


def _why(flip: Flip, spoken: Spoken) -> Iterator[str]:
    for one in flip.conditions:
        before, after = (each["text"] if each else "–" for each in (one.before, one.after))
        if before != after:
            yield f"{before} → {after}"
    for value in flip.values:
        key = (value.after or value.before or {})["key"]
        before, after = _values(value, spoken)
        yield f"{result_law.label(key, spoken)} ({key}): {before} → {after}"


def _values(changed: Changed, spoken: Spoken) -> list[str]:
    return [
        result_law.value(row["key"], row["value"], row["unit"], spoken) if row else "–"
        for row in (changed.before, changed.after)
    ]
