"""What was told, for the sheet: as few lines as say all of it."""

from collections.abc import Iterator, Set

from eligibility.interview.screens import BY_KEY, SCREENS
from eligibility.interview.told import Told
from eligibility.pages.sheet_voices import Pair, Voice, Voices
from eligibility.rules.person import Person
from eligibility.wording.sentence import Sentence

#: What was told of the months, which are drawn, with what they mean beside them.
_MONTHS = ("months", "grid")


def facts(told: Told, voices: Voices, person: Person) -> tuple[Pair, ...]:
    """The questions with their answers, in the order of the interview.

    Left out is a question that only led to others, whose answers say the same; and how the months
    were told, but for a total, which no drawing shows.
    """
    drawn = () if person.contributions.total_months is not None else _MONTHS
    left_out = set(_led_on(told))
    return voices.labels(lambda voice: _facts(voice, {*drawn, "grid"}, left_out))


def _facts(voice: Voice, screens: Set[str], questions: Set[Sentence]) -> Iterator[tuple[str, str]]:
    unsaid = {voice.spoken.say(each) for each in questions}
    for section in voice.told:
        if section.screen.key in screens:
            continue
        for line in section.lines:
            if line.question not in unsaid:
                yield line.question, voice.spoken.listed(line.answers)


def _led_on(told: Told) -> Iterator[Sentence]:
    """The questions because of whose answers a screen of their own was asked."""
    asked = {question.name: question for screen in SCREENS for question in screen.questions}
    for screen in told.screens():
        if screen is BY_KEY["grid"]:
            continue
        for condition in screen.when:
            given = told.answers.given.get(condition.name, "")
            if set([given] if isinstance(given, str) else given) & condition.values:
                yield asked[condition.name].text


def assumed(voice: Voice, person: Person) -> Iterator[str]:
    """What was taken to be so, but for events that nobody told of."""
    for taken in voice.answer["assumed"]:
        where, name, *_ = taken["field"].split(".")
        if where != "events" or getattr(person.events, name, None) is not None:
            yield taken["text"]
