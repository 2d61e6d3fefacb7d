"""Who told which facts of a case, and on which day: for the copy that an office gets."""

from collections.abc import Iterator
from typing import Any

from cases import history, keeping
from cases.colleagues import named
from cases.models import Change
from cases.opened import Opened
from cases.pages import fact_words
from cases.people import Person
from eligibility import clock
from eligibility.content import LANGUAGES, Content
from eligibility.interview.screens import SCREENS
from eligibility.interview.told import Told
from eligibility.presentation import Spoken

_PAPERS = "papers of hers"
_SCREEN_OF = {question.name: screen for screen in SCREENS for question in screen.questions}


def entered(
    opened: Opened, told: Told, person: Person, content: Content, *, answers: bool
) -> dict[str, list[list[Any]]]:
    """Who it was, the day and what they entered, the first first; by language.

    Of each fact that is in the copy whoever entered or last changed it. Answers are told by their
    screens. People of the case's organisation are named, those of an earlier one by its name.

    Args:
        opened: the case.
        told: its answers.
        person: with what was picked of her.
        content: of the release, for the language.
        answers: whether they were picked.

    Returns:
        by language rows of a name, the day in words and a list of labels.
    """
    case, user = opened.case, opened.who.user
    rows = list(
        Change.objects.visible_to(user).filter(case=case).select_related("by").order_by("version")
    )
    acts = [(case.made_by, case.made_at), *((row.by, row.at) for row in rows)]
    place = {1: 0} | {row.version: at for at, row in enumerate(rows, 1)}
    last = dict.fromkeys(map(_fact, keeping.flat(person)), 0)
    for row in rows:
        for name, _, _ in history.of_person(opened, row):
            if _fact(name) in last:
                last[_fact(name)] = place[row.version]
    facts = list(last.items())
    if answers:
        facts += [
            (screen.key, place.get(version, 0))
            for screen in told.screens()
            for version in _versions(opened, screen.key)
        ]
    names = named(opened.who.organisation, acts)
    days = [moment.astimezone(clock.BANGKOK).date() for _, moment in acts]
    by_act: dict[tuple[Any, str], dict[str, None]] = {}
    for name, act in sorted(facts, key=lambda fact: fact[1]):
        by_act.setdefault((days[act], names[act]), {})[name] = None
    found = {}
    for language in LANGUAGES:
        spoken = Spoken(language, content)
        labels = fact_words.labels(spoken) | {_PAPERS: spoken.say(fact_words.PAPERS_TOGETHER)}
        labels |= {screen.key: spoken.say(screen.title) for screen in SCREENS}
        found[language] = [
            [who, spoken.date(day), [labels[name] for name in of_act]]
            for (day, who), of_act in by_act.items()
        ]
    return found


def _fact(name: str) -> str:
    """What a fact is told as: names and numbers of papers are told together."""
    return _PAPERS if "." in name else name


def _versions(opened: Opened, screen: str) -> Iterator[int]:
    """The versions at which the answers of a screen were last changed, each once."""
    touched = opened.held.touched
    mine = {
        version
        for name, (version, _) in touched.items()
        if name in _SCREEN_OF and _SCREEN_OF[name].key == screen
    }
    yield from sorted(mine)
