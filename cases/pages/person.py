"""Names as each paper spells them, numbers, and how to reach the person: seen and corrected.

Two who correct one case at once never overwrite each other: what only one of them has touched is
taken, and where both have, the second sees the difference and chooses.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from cases import history, keeping
from cases.consenting import only_shown
from cases.finding import possible_duplicates
from cases.looking import looked_at_each
from cases.opened import Opened
from cases.pages.fact_words import labels
from cases.pages.limited import limited
from cases.pages.of_case import of_case, open_case
from cases.people import PAPERS, Person
from eligibility import kept
from eligibility.interview.shown import Option, Shown
from eligibility.interview.typed import Trouble
from eligibility.matching import names
from eligibility.pages.beside import voice
from eligibility.pages.frame import FORM_ID
from eligibility.presentation import Spoken
from eligibility.wording.sentence import sentence
from eligibility.wording.typing import TROUBLES

#: Letters of a name or place, and of a number.
LONGEST, LONGEST_NUMBER = 120, 40
#: More than this is never looked at.
_MOST_READ = 5_000
_LANGUAGE = "language"
_NAMES = tuple(f"names.{paper}" for paper in PAPERS)
_NUMBERS = tuple(f"numbers.{paper}" for paper in PAPERS)
#: Every fact in the order of the form.
FACTS = (
    *("called", "phone"),
    *(name for pair in zip(_NAMES, _NUMBERS, strict=True) for name in pair),
    *("employer", "workplace", "guardian"),
)
#: What another case could be known by.
_TELLING = ("called", "phone", *_NAMES, *_NUMBERS)
_SPOKEN = sentence("Which language does the person speak?")

Facts = Mapping[str, str]


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@of_case
@limited
def person(request: HttpRequest, opened: Opened) -> HttpResponse:
    """The form, and what was typed into it taken."""
    if request.method != "POST":
        return _page(request, opened, _stands(opened), opened.case.version)
    mine, seen = _typed(request, opened), _seen(request, opened)
    if only_shown(request.POST):
        return _page(request, opened, mine, seen)
    wrong = {name: most for name in FACTS if len(mine[name]) > (most := _longest(name))}
    if wrong:
        return _page(request, opened, mine, seen, wrong=wrong)
    return _take(request, opened, mine, seen)


def _take(request: HttpRequest, opened: Opened, mine: Facts, seen: int) -> HttpResponse:
    """Keep what was typed, unless it has to be looked at once more."""
    merged = _merged(opened, mine, seen)
    if merged.differing:
        return _difference(request, opened, merged)
    telling = _whom(merged.facts)
    if telling != _whom(_stands(opened)) and request.POST.get("anyway") != telling:
        alike = possible_duplicates(opened.who.user, _made(merged.facts), but=opened.case.pk)
        if alike:
            looked_at_each([each.case.pk for each in alike], opened.who.user, "person")
            return _page(request, opened, merged.facts, opened.case.version, alike=alike)
    try:
        _keep(opened, merged.facts)
    except kept.OvertakenError:  # in this very moment: both are looked at anew
        return _take(request, open_case(request, opened.case.reference), mine, seen)
    home = reverse("cases:case", args=[opened.case.reference])
    return HttpResponseRedirect(home, status=303)


@dataclass(frozen=True, slots=True)
class _Merged:
    """What is typed, put into what stands; ``differing``: what somebody else typed otherwise."""

    facts: Facts
    theirs: Facts
    differing: tuple[str, ...]


def _merged(opened: Opened, mine: Facts, seen: int) -> _Merged:
    stands = _stands(opened)
    before, others = history.since(opened, seen)
    # A fact nobody has typed anew since the page was opened is left as it stands now.
    facts = {
        name: stands[name] if name in before and text == (before[name] or "") else text
        for name, text in mine.items()
    }
    differing = tuple(name for name in facts if name in others and facts[name] != stands[name])
    return _Merged(facts, stands, differing)


def _keep(opened: Opened, facts: Facts) -> None:
    user = opened.who.user
    with transaction.atomic():
        keeping.change_person(opened.case, opened.vault, user, _made(facts))
        keeping.change_language(opened.case, opened.vault, user, facts[_LANGUAGE])


def _stands(opened: Opened) -> dict[str, str]:
    flat = keeping.flat(opened.person)
    return {**{name: flat.get(name, "") for name in FACTS}, _LANGUAGE: opened.case.language}


def _made(facts: Facts) -> Person:
    def of_papers(group: str) -> dict[str, str]:
        given = {paper: facts[f"{group}.{paper}"] for paper in PAPERS}
        return {paper: text for paper, text in given.items() if text}

    plain = {name: facts[name] for name in FACTS if "." not in name}
    return Person(**plain, names=of_papers("names"), numbers=of_papers("numbers"))


def _typed(request: HttpRequest, opened: Opened) -> dict[str, str]:
    """Each fact as it was typed, composed and without what cannot be seen; what is missing in the
    form stays as it stands."""
    stands = _stands(opened)
    typed = {name: names.clean(request.POST.get(name, stands[name]), _MOST_READ) for name in FACTS}
    # "language" is what the buttons of the page's own language send.
    language = request.POST.get("speaks", "")
    known = language in dict(settings.LANGUAGES)
    return typed | {_LANGUAGE: language if known else stands[_LANGUAGE]}


def _seen(request: HttpRequest, opened: Opened) -> int:
    """Which version the form was made from; what cannot be read is the oldest."""
    seen = request.POST.get("seen", "")
    readable = seen.isascii() and seen.isdigit() and len(seen) < len("1000000000")
    return min(int(seen), opened.case.version) if readable else 0


def _longest(name: str) -> int:
    return LONGEST_NUMBER if name == "phone" or name in _NUMBERS else LONGEST


def _whom(facts: Facts) -> str:
    return " / ".join(facts[name] for name in _TELLING)


def _page(
    request: HttpRequest,
    opened: Opened,
    facts: Facts,
    seen: int,
    *,
    wrong: Mapping[str, int] | None = None,
    alike: Any = (),
) -> HttpResponse:
    spoken, limits = voice(), wrong or {}
    called = labels(spoken)
    said = {
        name: spoken.say(TROUBLES[Trouble.TOO_LONG], {"number": most})
        for name, most in limits.items()
    }
    fields = {
        name: Shown(
            id=f"q-{name}",
            name=name,
            kind="text",
            text=called[name],
            value=facts[name],
            fault=said.get(name, ""),
        )
        for name in FACTS
    }
    context = {
        "case": opened.case,
        "seen": seen,
        "called": fields["called"],
        "phone": fields["phone"],
        "papers": [(fields[f"names.{each}"], fields[f"numbers.{each}"]) for each in PAPERS],
        "others": [fields[name] for name in ("employer", "workplace", "guardian")],
        "language": _language(facts[_LANGUAGE], spoken),
        "faults": [
            {"href": f"#q-{name}", "label": called[name], "text": text}
            for name, text in said.items()
        ],
        "alike": alike,
        "whom": _whom(facts),
        "form_id": FORM_ID,
        "stateless_form": True,
    }
    status = 422 if wrong else 409 if alike else 200
    return render(request, "cases/person.html", context, status=status)


def _language(chosen: str, spoken: Spoken) -> Shown:
    return Shown(
        id="q-speaks",
        name="speaks",
        kind="one_of",
        text=spoken.say(_SPOKEN),
        options=tuple(
            Option(value=code, text=name, checked=code == chosen)
            for code, name in settings.LANGUAGES
        ),
    )


def _difference(request: HttpRequest, opened: Opened, merged: _Merged) -> HttpResponse:
    """Both spellings, to be chosen from; nothing of what was typed is kept yet."""
    called = labels(voice())
    theirs = {name: merged.theirs[name] for name in merged.differing}
    context = {
        "case": opened.case,
        "seen": opened.case.version,
        "differing": [
            (called[name], merged.theirs[name], merged.facts[name]) for name in merged.differing
        ],
        "mine": _sent(merged.facts),
        "theirs": _sent({**merged.facts, **theirs}),
    }
    return render(request, "cases/person_overtaken.html", context, status=409)


def _sent(facts: Facts) -> list[tuple[str, str]]:
    return [("speaks" if name == _LANGUAGE else name, text) for name, text in facts.items()]
