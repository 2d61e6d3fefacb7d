"""Cases found by what somebody types, and cases that may be the same person's."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import IntEnum
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from accounts.acting import acting
from accounts.models import User
from cases import comparing, keeping, searching
from cases.models import Case, SearchMark
from cases.people import Person
from cases.vault import Vault, search_secret
from eligibility.matching import keys, names
from eligibility.matching.spelling import Likeness, Words

#: Cases that are shown, and that are opened to be compared.
MOST, OPENED = 50, 100
#: Rows that one digest may have until it counts as a common one.
_COMMON = 1000
#: Syllables and words of a name that are asked for.
_MOST_ASKED = 6


class Rank(IntEnum):
    """How well a case answers a search, the best first."""

    SAME = 0
    SPELLING = 1
    PART = 2


@dataclass(frozen=True, slots=True)
class Found:
    """A case with who it is about."""

    case: Case
    person: Person


@dataclass(frozen=True, slots=True)
class Finds:
    """What a search found, the best first; ``more``: whether there is more than is shown."""

    found: tuple[Found, ...]
    more: bool


def opened(cases: list[Case]) -> list[Found]:
    """Cases with who they are about: one query, however many there are."""
    vaults = Vault.of_many(cases)
    return [
        Found(case, keeping.person_of(case, vaults[case.pk])) for case in cases if case.pk in vaults
    ]


def search(user: User, typed: str) -> Finds:
    """The cases that somebody may see and that fit a name, a reference, a phone or a number."""
    secret = _secret(user)
    if secret is None:
        return Finds((), more=False)
    by_number = _by_numbers(secret, typed)
    candidates = _taken(
        _visible(user).filter(reference=searching.reference(typed)),
        _with_any(user, by_number),
        *_named(user, secret, typed),
    )
    shown = _ranked(opened(candidates), typed)
    return Finds(shown[:MOST], more=len(shown) > MOST or len(candidates) >= OPENED)


def possible_duplicates(user: User, person: Person, *, but: UUID | None = None) -> list[Found]:
    """Cases of the organisation that may be the same person's, the newest change first.

    They have the same phone, the same number of a paper, or a name that is spelled the same or
    sounds the same.

    Args:
        user: who would begin the case.
        person: who it would be about.
        but: the person's own case, where there is one already.
    """
    secret = _secret(user)
    if secret is None:
        return []
    spelled = searching.names_of(person)
    wanted = [_with_any(user, searching.digests(secret, searching.exact(person)))]
    for name in spelled:
        wanted += _named(user, secret, name)
    exact = searching.exact(person)
    others = [each for each in opened(_taken(*wanted)) if each.case.pk != but]
    same = _same(spelled, others)
    alike = [
        each
        for each in others
        if exact & searching.exact(each.person) or same & set(searching.names_of(each.person))
    ]
    return sorted(alike, key=lambda each: each.case.changed_at, reverse=True)[:MOST]


def _same(spelled: list[str], others: Iterable[Found]) -> set[str]:
    """The names of others that are one of these, however it is spelled."""
    theirs = {name for each in others for name in searching.names_of(each.person)}
    wanted = {names.words_of(name) for name in spelled} - {()}
    alike = {name for name in theirs if names.words_of(name) in wanted}
    compared = comparing.likenesses(spelled, theirs - alike)
    same = (Likeness.SAME, Likeness.SPELLING)
    return alike | {name for (_, name), likeness in compared.items() if likeness in same}


def _secret(user: User) -> bytes | None:
    who = acting(user)
    return search_secret(who.organisation.pk) if who and who.organisation else None


def _visible(user: User) -> QuerySet[Case]:
    return Case.objects.visible_to(user).select_related("made_by").order_by("-changed_at", "-pk")


def _by_numbers(secret: bytes, typed: str) -> list[bytes]:
    found = {
        (searching.PHONE, searching.phone(typed)),
        (searching.NUMBER, searching.number(typed)),
    }
    return searching.digests(secret, ((kind, part) for kind, part in found if part))


def _with_any(user: User, marks: Collection[bytes]) -> QuerySet[Case]:
    rows = SearchMark.objects.visible_to(user).filter(mark__in=marks).values("case")
    return _visible(user).filter(pk__in=rows) if marks else _visible(user).none()


def _named(user: User, secret: bytes, typed: str) -> list[QuerySet[Case]]:
    """The cases with all words of a name, and then those with all its sounds."""
    words = [[(searching.WORD, word)] for word in dict.fromkeys(names.words_of(typed))]
    heard = [[(searching.SOUND, key) for key in group] for group in keys.asked(typed)]
    asked = (
        [searching.digests(secret, group) for group in groups[:_MOST_ASKED]]
        for groups in (words, heard)
    )
    return [_with_all(user, groups) for groups in asked if groups]


def _with_all(user: User, groups: list[list[bytes]]) -> QuerySet[Case]:
    """The cases with a mark of each group.

    A rare mark says at once which cases are left. Where all are common, the newest cases are gone
    through, and enough are found soon: neither grows with the number of cases.
    """
    rows = SearchMark.objects.visible_to(user)
    rare: set[UUID] | None = None
    for group in groups:
        having = set(rows.filter(mark__in=group).values_list("case", flat=True)[: _COMMON + 1])
        if len(having) <= _COMMON:
            rare = having if rare is None else rare & having
    found = _visible(user)
    if rare is not None:
        return found.filter(pk__in=rare)
    for group in groups:
        found = found.filter(
            Exists(SearchMark.objects.visible_to(user).filter(mark__in=group, case=OuterRef("pk")))
        )
    return found


def _taken(*wanted: QuerySet[Case]) -> list[Case]:
    """The cases of several questions, each once, as many as are opened."""
    taken: dict[UUID, Case] = {}
    for each in wanted:
        if len(taken) < OPENED:
            taken |= {case.pk: case for case in each[:OPENED] if case.pk not in taken}
    return list(taken.values())[:OPENED]


def _ranked(candidates: list[Found], typed: str) -> tuple[Found, ...]:
    """The cases that fit what was typed, the best first, without those only digests were alike of.

    Names there was no time to compare count as a part: an extra case is better than a missing one.
    """
    by_name = _ranks(
        {name for each in candidates for name in searching.names_of(each.person)}, typed
    )
    ranks = [_rank(each, typed, by_name) for each in candidates]
    places = [place for place, rank in enumerate(ranks) if rank is not None]
    return tuple(candidates[place] for place in sorted(places, key=lambda place: ranks[place] or 0))


def _rank(found: Found, typed: str, by_name: dict[str, Rank]) -> Rank | None:
    person = found.person
    if found.case.reference == searching.reference(typed) or _has_number(person, typed):
        return Rank.SAME
    ranks = (by_name.get(name) for name in searching.names_of(person))
    return min((rank for rank in ranks if rank is not None), default=None)


def _has_number(person: Person, typed: str) -> bool:
    given = {(searching.PHONE, searching.phone(typed)), (searching.NUMBER, searching.number(typed))}
    return bool(given & searching.exact(person))


def _ranks(spelled: set[str], typed: str) -> dict[str, Rank]:
    """How well each name fits what was typed, without those that do not."""
    asked = names.words_of(typed)
    if not asked:
        return {}
    ranks = {name: rank for name in spelled if (rank := _by_words(asked, name)) is not None}
    others = spelled - ranks.keys()
    compared = comparing.likenesses([typed], others)
    for name in others:
        rank = _RANKS.get(compared.get((typed, name), Likeness.PART))
        if rank is not None:
            ranks[name] = rank
    return ranks


_RANKS = {
    Likeness.SAME: Rank.SPELLING,
    Likeness.SPELLING: Rank.SPELLING,
    Likeness.PART: Rank.PART,
}


def _by_words(asked: Words, name: str) -> Rank | None:
    """What is seen at once, without comparing sounds."""
    words = names.words_of(name)
    if asked == words:
        return Rank.SAME
    if not set(asked) <= set(words):
        return None
    return Rank.SPELLING if len(asked) == len(words) else Rank.PART
