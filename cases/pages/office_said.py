"""What offices have said, below the result of a case: on the screen and on the worker's paper.

In the language of the page and, beside it, in the worker's own. The checker's page knows nothing
of it: it shows whatever is named as ``below`` on its request (``cases.mount``).
"""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from accounts.models import User
from cases import reviewing
from cases.models import Case, Review
from cases.pages import answer_words
from cases.pages.answer_words import Line, Said
from cases.reviewing import Given
from cases.vault import Vault
from eligibility import loader
from eligibility.pages.beside import voice
from eligibility.presentation import Spoken
from eligibility.templatetags.pair import beside
from eligibility.wording.sentence import sentence

#: Where on the result it stands.
PLACE = "office-said"
TITLE = sentence("What the SSO office has said")


@dataclass(frozen=True, slots=True)
class Office:
    """One office by its name, and what of it stands."""

    name: str
    said: tuple[Said, ...]


def given(user: User, case: Case, vault: Vault) -> list[Given]:
    """Every answer of every office to a case, for its organisation; the first one first."""
    rows = Review.objects.visible_to(user).filter(case=case)
    rows = rows.select_related("by", "handover__office").order_by("at", "pk")
    return [Given(row, reviewing.opened(row, vault)) for row in rows]


def below(user: User, case: Case, vault: Vault) -> dict[str, Any] | None:
    """What stands below the result of a case; ``None``: no office has answered.

    Of each office the answers to the last copy it has answered to.
    """
    found = given(user, case, vault)
    if not found:
        return None
    first = voice()
    second = Spoken(case.language, loader.current().content)
    both = second if second.language != first.language else None
    ordered = sorted(found, key=lambda each: each.row.handover.office_id)
    offices = []
    for _, group in groupby(ordered, key=lambda each: each.row.handover.office_id):
        of_office = list(group)
        last = of_office[-1].row.handover
        stands = reviewing.standing(each for each in of_office if each.row.handover_id == last.pk)
        said = tuple(_both(each, first, both) for each in stands.values())
        offices.append(Office(last.office.name, said))
    title = _pair(first.say(TITLE), second.say(TITLE) if both else "", second.language)
    return {"place": PLACE, "title": title, "offices": offices}


def _both(each: Given, first: Spoken, second: Spoken | None) -> Said:
    said = answer_words.said(each.answer, first, at=each.row.at)
    if second is None:
        return said
    again = answer_words.said(each.answer, second, at=each.row.at)
    language = second.language
    lines = tuple(
        Line(
            _pair(one.label, other.label, language),
            one.text if one.language else _pair(one.text, other.text, language),
            one.language,
            _pair(one.written_in or other.written_in, other.written_in, language),
        )
        for one, other in zip(said.lines, again.lines, strict=True)
    )
    return Said(
        benefit=said.benefit,
        name=_pair(said.name, again.name, language),
        kind=said.kind,
        head=_pair(said.head, again.head, language),
        lines=lines,
        on=_pair(said.on, again.on, language),
    )


def _pair(one: str, other: str, language: str) -> str:
    """Both; where one of them says nothing, the other alone."""
    return beside(one, other, language) if one and other else one or other
