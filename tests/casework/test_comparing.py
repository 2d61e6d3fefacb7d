"""What a search may cost: names made to be slow to compare are as soon done as others."""

from typing import Any

import pytest
from django.core.cache import caches

from accounts.models import User
from cases import comparing
from cases.comparing import MOST_EFFORT, likenesses
from cases.finding import possible_duplicates, search
from cases.people import Person
from eligibility import limits
from eligibility.matching import sounds
from eligibility.matching.spelling import Likeness
from tests.casework import making

#: Few letters that fall into syllables in very many ways.
SLOW = ("aung" * 30, "angaung" * 17, "aungaung " * 13, "u saw ko " + "angaung" * 16, "ลา" * 60)
#: Syllables laid side by side: about four tenths of a second's work.
MOST_COSTS = 250_000

PAGES = ("/en/cases/search/", "/en/cases/keep/")


@pytest.fixture
def costs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one with each two syllables that are compared."""
    counted: list[int] = []
    cost = sounds.cost

    def noted(one: sounds.Syllable, other: sounds.Syllable) -> float:
        counted.append(1)
        return cost(one, other)

    monkeypatch.setattr(sounds, "cost", noted)
    return counted


def many_slow(user: User) -> None:
    for number in range(40):
        slow = [name[number % 7 :] for name in SLOW]
        papers = dict(zip(("passport", "identity", "pink_card", "bank_book"), slow, strict=False))
        making.case_of(user, Person(called=slow[-1], names=papers))


@pytest.mark.django_db
@pytest.mark.parametrize("typed", SLOW)
def test_a_search_costs_no_more_for_names_made_to_be_slow(typed: str, costs: list[int]) -> None:
    user = making.volunteer()
    many_slow(user)
    costs.clear()
    assert search(user, typed[1:]) is not None
    assert len(costs) < MOST_COSTS


@pytest.mark.django_db
def test_neither_does_a_look_for_duplicates(costs: list[int]) -> None:
    user = making.volunteer()
    many_slow(user)
    slow = dict(zip(("passport", "identity", "pink_card", "bank_book"), SLOW, strict=False))
    costs.clear()
    assert possible_duplicates(user, Person(called="aungang" * 17, names=slow))
    assert costs
    assert len(costs) < MOST_COSTS


def test_of_very_many_names_the_most_alike_are_compared() -> None:
    others = {f"Hla Hla {'ab' * 10} {number:03}" for number in range(300)} | {"Hla Hla Wynn"}
    found = likenesses(["Hla Hla Win"], others)
    assert found["Hla Hla Win", "Hla Hla Wynn"] is Likeness.SPELLING
    assert 1 < len(found) < len(others)


def test_usual_names_are_all_compared() -> None:
    others = {f"{one} {other}" for one in ("Hla", "Mya", "Zaw") for other in ("Win", "Tun", "Oo")}
    assert len(likenesses(["Ma Hla Wynn"], others)) == len(others)
    spent = comparing.effort(("hla", "hla", "win"), ("hla", "hla", "wynn"))
    assert MOST_EFFORT // spent >= 30


def test_a_word_too_long_for_any_name_is_cut() -> None:
    one, other = "hlawin" * 6, "hlawin" * 5 + "zawmin"
    assert likenesses([one], [other])[one, other] is Likeness.SAME


@pytest.mark.django_db
def test_one_address_has_names_compared_so_often_a_minute_and_loses_nothing_typed(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Clock:
        def time(self) -> float:
            return 1_800_000_000.0

    monkeypatch.setattr(limits, "time", Clock())
    settings.SSS_LIMITS = {**settings.SSS_LIMITS, "search": 1}
    user = making.volunteer()
    case = making.case_of(user)
    client = making.signed_in(user)
    for page in (*PAGES, f"/en/cases/{case.reference}/person/"):
        caches["limits"].clear()
        assert client.post(page, {"wanted": "Hla", "called": "Hla"}).status_code != 429
        held = client.post(page, {"wanted": "Hla", "called": "Hla"})
        assert held.status_code == 429
        assert held["Retry-After"] == "60"
        assert 'name="called" value="Hla"' in held.content.decode()
        assert client.get(page).status_code == 200
    caches["limits"].clear()
