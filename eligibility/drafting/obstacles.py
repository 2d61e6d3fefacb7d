"""What keeps a draft from being published, each named with the thing it is about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from eligibility import clock, loader, trial
from eligibility.content import LANGUAGES
from eligibility.drafting import drafts, entries, trials
from eligibility.drafting.entries import Entry, Where
from eligibility.models import Draft, DraftEntry, RulebookRelease
from eligibility.reviewed.fields import Fault, RulebookError
from eligibility.reviewed.source import RulebookSource

_NAMES = {"en": "English", "th": "Thai", "my": "Burmese"}
#: The texts of a paper and of a step beside their main one.
_PARTS = {"documents": ("name", "from"), "steps": ("then",)}


class Kind(StrEnum):
    """What has to be done first."""

    FAULT = "fault"
    NEEDED = "needed"
    MISSING_TRANSLATION = "missing_translation"
    OUTDATED_TRANSLATION = "outdated_translation"
    TRIAL = "trial"
    WORKED_CASE = "worked_case"
    NAME_TAKEN = "name_taken"
    NOTHING_CHANGED = "nothing_changed"
    OVERTAKEN = "overtaken"
    PAST = "past"


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One thing in the way of publishing, as an English sentence.

    ``where`` is the place as the reviewed files name it (file and key), or the code of a worked
    case, or empty; ``entry`` the thing of the draft that it is about, where it is about one.
    """

    kind: Kind
    where: str
    text: str
    entry: Where | None = None

    def __str__(self) -> str:
        """Place and sentence."""
        return f"{self.where}: {self.text}" if self.where else self.text


def obstacles(draft: Draft) -> list[Obstacle]:
    """Everything that keeps the draft from being published; empty: nothing does.

    The worked cases are only tried with a draft that is read without a fault.
    """
    rows = list(DraftEntry.objects.using(draft._state.db).filter(draft=draft))
    missing = {(each.where, each.text): each for row in rows for each in _missing(row)}
    blank = {each.where for each in missing.values()}
    found = [*missing.values(), *(each for row in rows for each in _outdated(row))]
    try:
        source = drafts.source(draft)
    except RulebookError as error:
        told = [Entry(Where(row.file, row.section, row.key), row.content) for row in rows]
        faults = (_of_fault(fault, told) for fault in error.faults)
        found = [*(each for each in faults if each.where not in blank), *found]
    else:
        found += _of_trials(draft, source)
    if all(row.content == row.before for row in rows):
        found.append(Obstacle(Kind.NOTHING_CHANGED, "", "The draft changes nothing."))
    return [*found, *_of_the_release(draft)]


def first_day(draft: Draft) -> date:
    """The day from which its release is used when it is published today."""
    return draft.takes_effect_on or clock.actual()


def overtaking(draft: Draft) -> list[RulebookRelease]:
    """Releases that wait and will take the place of the draft's one without what it changes.

    They do not keep it from being published: what must not wait is published now, and once more
    in a draft that begins from the release that waits.
    """
    waiting = RulebookRelease.objects.filter(takes_effect_on__gt=first_day(draft))
    return list(waiting.exclude(pk=draft.base_id).order_by("takes_effect_on", "pk"))


def _missing(row: DraftEntry) -> Iterator[Obstacle]:
    """Texts that are not there in a language."""
    for path, text in _texts(row, row.content):
        for language in LANGUAGES:
            said = text.get(language)
            if not isinstance(said, str) or not said.strip():
                yield _of_text(
                    Kind.MISSING_TRANSLATION, row, path, language,
                    f"The {_NAMES[language]} text is missing.",
                )  # fmt: skip


def _outdated(row: DraftEntry) -> Iterator[Obstacle]:
    """Texts whose English was changed and whose translation was neither changed nor looked at."""
    before = dict(_texts(row, row.before))
    for path, text in _texts(row, row.content):
        was = before.get(path)
        english = text.get("en")
        written = isinstance(english, str) and english.strip()
        if was is None or not written or english == was.get("en"):
            continue
        for language in LANGUAGES:
            told = text.get(language)
            looked_at = language == "en" or language in row.still_fits
            if told and told == was.get(language) and not looked_at:
                yield _of_text(
                    Kind.OUTDATED_TRANSLATION, row, path, language,
                    f"The English text was changed, and the {_NAMES[language]} one was not. "
                    f"Change it, or say that it still fits.",
                )  # fmt: skip


def _texts(row: DraftEntry, content: object) -> Iterator[tuple[str, dict[str, object]]]:
    """The translated texts of an entry, each with the name of its part ("": the main one)."""
    if not row.file.startswith("words/") or not isinstance(content, dict):
        return
    yield "", content
    for part in _PARTS.get(row.section, ()):
        text = content.get(part)
        if isinstance(text, dict):
            yield part, text


def _of_text(kind: Kind, row: DraftEntry, path: str, language: str, said: str) -> Obstacle:
    key = ".".join(part for part in (row.section, row.key, path, language) if part)
    return Obstacle(kind, f"{row.file}: {key}", said, Where(row.file, row.section, row.key))


def _of_fault(fault: Fault, told: Sequence[Entry]) -> Obstacle:
    """What the strict reader says; what is missing altogether stands in no file."""
    kind = Kind.NEEDED if fault.file in ("law", "words") else Kind.FAULT
    where = f"{fault.file}: {fault.key}" if fault.key else fault.file
    return Obstacle(kind, where, fault.reason, entries.entry_at(fault.file, fault.key, told))


def _of_trials(draft: Draft, source: RulebookSource) -> Iterator[Obstacle]:
    """Answers: that there are some at all, and that the worked cases are answered as they must."""
    try:
        trial.refuse_failing(source)
    except RulebookError as error:
        yield from (Obstacle(Kind.TRIAL, fault.key, fault.reason) for fault in error.faults)
        return
    for each in trials.failing(draft, source):
        said = f"{each.field}: {each.expected!r} is expected, and {each.actual!r} is answered."
        yield Obstacle(Kind.WORKED_CASE, each.case, said)


def _of_the_release(draft: Draft) -> Iterator[Obstacle]:
    """Its name, its first day, and the release whose place it takes."""
    if RulebookRelease.objects.filter(name=draft.name).exists():
        yield Obstacle(
            Kind.NAME_TAKEN, "", f"There is a release “{draft.name}” already; give it another name."
        )
    day = first_day(draft)
    if day < clock.actual():
        yield Obstacle(Kind.PAST, "", f"The day from which it is to be used, {day}, is past.")
        return
    replaced = loader.newest(on=day)
    if replaced is not None and replaced.pk != draft.base_id:
        yield Obstacle(
            Kind.OVERTAKEN,
            "",
            f"On {day} the release “{replaced.name}” is in use, and the draft does not begin from "
            f"it. Begin a new draft from that release.",
        )
