"""Everything kept about a person in words, in her language: the file that she is given."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.conf import settings
from django.utils.translation import override

from accounts.models import Role
from cases import assessments, consent_text, handing, keeping, messages
from cases.colleagues import Staff
from cases.consent_text import Purpose
from cases.consenting import HOW
from cases.exporting import Gathered
from cases.models import Assessment, Change, Consent
from cases.pages import answer_words, assessment_page, due_page, handed
from cases.pages.fact_words import LANGUAGE, QUESTIONS, raw
from cases.pages.fact_words import labels as labels_of
from eligibility import clock, loader
from eligibility.interview.summary import summary
from eligibility.interview.told import Told
from eligibility.presentation import Spoken
from eligibility.wording import sheet
from eligibility.wording.sentence import Sentence, sentence

TITLE = sentence("Everything kept about this person")
_HEAD = sentence("Kept by %(organisation)s as case %(reference)s. This copy was made on %(day)s.")
_PERSON = sentence("Names, numbers and how to reach the person")
_ANSWERS = sheet.HEADINGS["facts"]
_RESULTS = sentence("Saved results")
_DUE = sentence("What falls due")
_CONSENTS = sentence("What the person has agreed to")
_OFFICES = sentence("At SSO offices")
_ANSWERED, _MESSAGES = sentence("Answers of the SSO office"), sentence("Messages")
_NOTES = sentence("Notes")
_CHANGES = sentence("What was changed")
_STILL_NEEDED = sentence("The case is still needed")
_LOOKS = sentence("Who has looked at the case")
_RESULT_OF = sentence("Result of %(day)s")
_DONE_ON = sentence("Done on %(day)s.")
_ENDED = sentence("Ended on %(day)s.")
_GIVEN_HOW, _WITNESS = sentence("How was it given?"), sentence("Who was there")
_DAY, _GUARDIAN = sentence("Day"), sentence("Parent or guardian")

Line = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of a section: its title, "" for none, and labelled texts."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of what is kept."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """Everything in words; ``language`` is the person's."""

    language: str
    title: str
    head: str
    sections: tuple[Section, ...]


def sizes(kept: Gathered, spoken: Spoken) -> list[tuple[str, int]]:
    """How many there are of what can be counted, under their titles."""
    found: dict[Sentence, int] = {
        _RESULTS: len(kept.results),
        _DUE: len(kept.due),
        _OFFICES: len(kept.handovers),
        _ANSWERED: len(kept.reviews),
        _MESSAGES: len(kept.messages),
        _NOTES: len(kept.notes),
        _CHANGES: len(kept.changes),
    }
    return [(spoken.say(title), size) for title, size in found.items()]


def in_words(kept: Gathered) -> Copy:
    """Everything, in the language of the person."""
    language, case = kept.case.language, kept.case
    spoken = Spoken(language, loader.current().content)
    named = {"organisation": case.organisation.name, "reference": case.shown_reference}
    with override(language):  # the names of roles are Django's to translate
        return Copy(
            language=language,
            title=spoken.say(TITLE),
            head=spoken.say(_HEAD, {**named, "day": clock.today()}),
            sections=tuple(
                Section(spoken.say(title), tuple(entries))
                for title, entries in _Words(kept, spoken).sections().items()
            ),
        )


def consent_lines(given: Consent, guardian: str, witness: str, spoken: Spoken) -> list[Line]:
    """How a consent was given, when, and who was there; the guardian only of somebody under age."""
    pairs = {
        _GIVEN_HOW: spoken.say(HOW[Consent.How(given.how)]),
        LANGUAGE: dict(settings.LANGUAGES)[given.language],
        _GUARDIAN: guardian if given.by_guardian else "",
        _WITNESS: witness,
        _DAY: _on(given.given_at, spoken),
    }
    return [(spoken.say(label), (text,)) for label, text in pairs.items() if text]


def consent_text_of(
    purpose: Purpose, given: Consent, staff: Staff, receiver: Any = None
) -> list[str]:
    """The text that was agreed to, in the language it was shown in.

    It names the organisation of whoever was there: the case may have moved since.
    """
    keeps = staff.at(given.witness_id, given.given_at).organisation
    spoken = Spoken(given.language, loader.current().content)
    values = consent_text.values(keeps, receiver)
    return [spoken.say(each, values) for each in consent_text.said_in(purpose, given.text_version)]


class _Words:
    """The sections, each out of its rows."""

    def __init__(self, kept: Gathered, spoken: Spoken) -> None:
        self._kept = kept
        self._spoken = spoken

    def sections(self) -> Mapping[Sentence, Iterator[Entry]]:
        return {
            _PERSON: self._person(),
            _ANSWERS: self._answers(),
            _RESULTS: map(self._result, self._kept.results),
            _DUE: self._due(),
            _CONSENTS: self._consents(),
            _OFFICES: self._offices(),
            _ANSWERED: self._answered(),
            _MESSAGES: self._messages(),
            _NOTES: self._notes(),
            _CHANGES: map(self._change, self._kept.changes),
            _LOOKS: self._looks(),
        }

    def _person(self) -> Iterator[Entry]:
        known = keeping.flat(self._kept.opened.person)
        labels = labels_of(self._spoken)
        lines = [(labels[name], (text,)) for name, text in known.items()]
        if lines:
            yield Entry("", tuple(lines))

    def _answers(self) -> Iterator[Entry]:
        told = Told(self._kept.opened.held.answers, clock.today())
        for section in summary(told, self._spoken):
            lines = ((line.question, line.answers) for line in section.lines)
            yield Entry(section.title, tuple(lines))

    def _result(self, row: Assessment) -> Entry:
        held = assessments.stored(row, self._kept.vault)
        page = assessment_page.result_page(row, held, "", self._spoken)
        cards = (
            (
                card.name,
                (
                    card.verdict,
                    *(f"{part.name}: {part.figure}" for part in card.parts if part.figure),
                    *(f"{label}: {day}" for label, day in card.days),
                    *card.reasons,
                ),
            )
            for card in page.cards
        )
        lines = ((page.enrolment, (page.status, *page.why)), *cards, ("", (page.disclaimer,)))
        return Entry(self._spoken.say(_RESULT_OF, {"day": row.as_of}), lines)

    def _due(self) -> Iterator[Entry]:
        for row in self._kept.due:
            shown = due_page.row(row, self._kept.vault, self._spoken)
            done = self._spoken.say(_DONE_ON, {"day": shown.done_on}) if shown.done_on else ""
            texts = tuple(text for text in (shown.about, *shown.lines, done) if text)
            yield Entry("", ((shown.day, texts),))

    def _consents(self) -> Iterator[Entry]:
        kept = self._kept
        guardian = kept.opened.person.guardian
        for purpose, given, receiver in kept.consents():
            text = consent_text_of(purpose, given, kept.staff, receiver)
            who = self._who(given.witness_id, given.given_at)
            lines = consent_lines(given, guardian, who, self._spoken)
            yield Entry("", (("", tuple(text)), *lines))

    def _offices(self) -> Iterator[Entry]:
        for row in self._kept.handovers:
            if row.ended_at:
                ended = self._spoken.say(_ENDED, {"day": _day(row.ended_at)})
                yield Entry(row.office.name, (("", (ended,)),))
                continue
            copy = handed.shown(handing.opened(row, self._kept.vault), self._spoken)
            facts = [(label, (text,)) for label, text in copy.facts]
            told = [
                (question, tuple(answers))
                for screen in copy.told
                for question, answers in screen["lines"]
            ]
            found = [
                (one["head"][0], (*one["head"][1:], *one["lines"]))
                for one in copy.found["benefits"]
            ]
            yield Entry(row.office.name, (*facts, *told, *found))

    def _answered(self) -> Iterator[Entry]:
        for row in self._kept.reviews:
            said = answer_words.said(self._kept.answer(row), self._spoken)
            lines = ((line.label, (line.text, line.written_in)) for line in said.lines)
            shown = ((label, tuple(filter(None, texts))) for label, texts in lines)
            when = f"{_on(row.at, self._spoken)}, {row.handover.office.name}"
            yield Entry(said.name, ((when, (said.head,)), *shown))

    def _messages(self) -> Iterator[Entry]:
        for row in self._kept.messages:
            who = self._who(row.by_id, row.at)
            when = f"{_on(row.at, self._spoken)}, {who}"
            yield Entry("", ((when, (messages.text_of(row, self._kept.vault),)),))

    def _notes(self) -> Iterator[Entry]:
        for row in self._kept.notes:
            who = self._who(row.by_id, row.at)
            yield Entry("", ((f"{_on(row.at, self._spoken)}, {who}", (self._kept.note(row),)),))

    def _change(self, row: Change) -> Entry:
        what = self._kept.vault.open(keeping.CHANGE, row.what)
        labels = labels_of(self._spoken)
        lines: list[Line] = []
        for name, before, after in what.get("person", ()):
            lines.append((labels[name], (f"{before or ''} → {after or ''}",)))
        for name, before, after in what.get("answers", ()):
            question = QUESTIONS.get(name)
            label = self._spoken.say(question.text) if question else ""
            said = (raw(question, each, self._spoken) for each in (before, after))
            lines.append((label, (" → ".join(said),)))
        if not lines:
            lines.append(("", (self._spoken.say(_STILL_NEEDED),)))
        when = f"{_on(row.at, self._spoken)}, {self._who(row.by_id, row.at)}"
        return Entry(when, tuple(lines))

    def _looks(self) -> Iterator[Entry]:
        looks = ((_day(row.at), self._who(row.by_id, row.at)) for row in self._kept.looks)
        for day, of_day in groupby(looks, key=lambda look: look[0]):
            who = dict.fromkeys(text for _, text in of_day)
            yield Entry("", ((self._spoken.date(day), tuple(who)),))

    def _who(self, user: int, moment: datetime) -> str:
        found = self._kept.staff.at(user, moment)
        role = str(Role(found.role).label)
        return f"{role}, {found.organisation.name}" if found.organisation else role


def _day(moment: datetime) -> date:
    return moment.astimezone(clock.BANGKOK).date()


def _on(moment: datetime, spoken: Spoken) -> str:
    return spoken.date(_day(moment))
