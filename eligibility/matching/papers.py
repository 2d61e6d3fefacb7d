"""Up to six papers side by side: in what they differ, between which, and how serious it is."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TypeVar

from eligibility.matching import dates, names, numbers
from eligibility.matching.dates import Birth, DateLikeness
from eligibility.matching.numbers import NumberLikeness
from eligibility.matching.spelling import Likeness, Trait


class PaperKind(StrEnum):
    """The papers that are compared; the first one somebody has is what the others should say."""

    PASSPORT = "passport"
    CI = "ci"
    PINK_CARD = "pink_card"
    WORK_PERMIT = "work_permit"
    SSO_RECORD = "sso"
    BANK_BOOK = "bank"


class Aspect(StrEnum):
    """What of the papers is compared."""

    NAME = "name"
    BIRTH = "birth"
    NUMBER = "number"


class Seriousness(IntEnum):
    """What a difference asks for; a greater one asks for more."""

    WRITING = 1
    ASK = 2
    SETTLE = 3


class What(StrEnum):
    """In what papers differ. Those of one name come first, the least important first."""

    TITLE = "title"
    SPACING = "spacing"
    SCRIPT = "script"
    LETTERS = "letters"
    ORDER = "order"
    SLIP = "slip"
    PART = "part"
    OTHER_NAME = "other_name"
    CALENDAR = "calendar"
    YEAR_ONLY = "year_only"
    SWAPPED = "swapped"
    OTHER_BIRTH = "other_birth"
    ONE_OFF = "one_off"
    OTHER_NUMBER = "other_number"
    CHECK_DIGIT = "check_digit"
    NOT_THIRTEEN = "not_thirteen"


_SERIOUS = {
    What.TITLE: Seriousness.WRITING,
    What.SPACING: Seriousness.WRITING,
    What.SCRIPT: Seriousness.WRITING,
    What.LETTERS: Seriousness.ASK,
    What.ORDER: Seriousness.ASK,
    What.SLIP: Seriousness.ASK,
    What.PART: Seriousness.ASK,
    What.OTHER_NAME: Seriousness.SETTLE,
    What.CALENDAR: Seriousness.WRITING,
    What.YEAR_ONLY: Seriousness.ASK,
    What.SWAPPED: Seriousness.ASK,
    What.OTHER_BIRTH: Seriousness.SETTLE,
    What.ONE_OFF: Seriousness.ASK,
    What.OTHER_NUMBER: Seriousness.ASK,
    What.CHECK_DIGIT: Seriousness.ASK,
    What.NOT_THIRTEEN: Seriousness.ASK,
}
#: Which font a name was typed in has been settled before.
_OF_TRAIT: dict[Trait, What] = {
    trait: What(trait.value) for trait in Trait if trait is not Trait.FONT
}
_OF_DATE = {
    DateLikeness.CALENDAR: What.CALENDAR,
    DateLikeness.YEAR_ONLY: What.YEAR_ONLY,
    DateLikeness.SWAPPED: What.SWAPPED,
    DateLikeness.DIFFERENT: What.OTHER_BIRTH,
}
#: Papers with a number of their own. The others name the paper they were made out for.
_OWN_NUMBER = (PaperKind.PASSPORT, PaperKind.CI, PaperKind.PINK_CARD)


@dataclass(frozen=True, slots=True)
class Paper:
    """What one paper says: a cleaned name and number, "" where it was left out."""

    kind: PaperKind
    name: str = ""
    birth: Birth | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """Something in which papers differ.

    ``papers``: those that say one thing; ``others``: those that say another, none where a number
    is doubtful by itself.
    """

    aspect: Aspect
    whats: tuple[What, ...]
    papers: tuple[PaperKind, ...]
    others: tuple[PaperKind, ...]

    @property
    def seriousness(self) -> Seriousness:
        """The most that it asks for."""
        return max(_SERIOUS[what] for what in self.whats)


@dataclass(frozen=True, slots=True)
class Compared:
    """All differences, the most serious first, and what could be compared at all."""

    differences: tuple[Difference, ...]
    aspects: frozenset[Aspect]

    @property
    def seriousness(self) -> Seriousness | None:
        """The most that the differences ask for; ``None`` without any."""
        return max((found.seriousness for found in self.differences), default=None)


_Value = TypeVar("_Value")


def compare(papers: Sequence[Paper]) -> Compared:
    """Compare papers with the first of them, in the order of ``PaperKind``.

    Args:
        papers: at most one of each kind, their texts cleaned by ``names`` and ``numbers``.
    """
    order = list(PaperKind)
    papers = sorted(papers, key=lambda paper: order.index(paper.kind))
    named = [(paper.kind, paper.name) for paper in papers if paper.name]
    born = [(paper.kind, paper.birth) for paper in papers if paper.birth]
    numbered = [(paper.kind, paper.number) for paper in papers if paper.number]
    found = [
        *_against_first(Aspect.NAME, named, _of_names),
        *_against_first(Aspect.BIRTH, _whole_day_first(born), _of_births),
        *_of_numbers(numbered),
    ]
    found.sort(key=lambda difference: -difference.seriousness)
    several = {
        aspect for aspect, held in ((Aspect.NAME, named), (Aspect.BIRTH, born)) if len(held) > 1
    }
    if _comparable(numbered):
        several.add(Aspect.NUMBER)
    return Compared(tuple(found), frozenset(several))


def _against_first(
    aspect: Aspect,
    held: Sequence[tuple[PaperKind, _Value]],
    judged: Callable[[_Value, _Value], tuple[What, ...]],
) -> Iterator[Difference]:
    """Each other way of saying it, compared with the first; those that differ alike together."""
    groups: dict[_Value, list[PaperKind]] = {}
    for kind, value in held:
        groups.setdefault(value, []).append(kind)
    if not groups:
        return
    (first, own), *rest = groups.items()
    alike: dict[tuple[What, ...], list[PaperKind]] = {}
    for value, kinds in rest:
        whats = judged(first, value)
        if whats:
            alike.setdefault(whats, []).extend(kinds)
        else:
            own.extend(kinds)
    for whats, kinds in alike.items():
        yield Difference(aspect, whats, tuple(own), tuple(kinds))


def _of_names(one: str, other: str) -> tuple[What, ...]:
    judged = names.judge(one, other, old_font=False)
    if judged.likeness is Likeness.PART:
        return (What.PART,)
    if judged.likeness is Likeness.DIFFERENT:
        return (What.OTHER_NAME,)
    whats = {_OF_TRAIT[trait] for trait in judged.traits}
    return tuple(what for what in What if what in whats)


def _whole_day_first(held: Iterable[tuple[PaperKind, Birth]]) -> list[tuple[PaperKind, Birth]]:
    """A paper that shows only a year is no measure for the others."""
    return sorted(held, key=lambda each: each[1].month is None)


def _of_births(one: Birth, other: Birth) -> tuple[What, ...]:
    likeness = dates.judge(one, other)
    return () if likeness is DateLikeness.SAME else (_OF_DATE[likeness],)


def _comparable(held: Sequence[tuple[PaperKind, str]]) -> bool:
    return any(
        kind not in _OWN_NUMBER
        and any(numbers.judge(number, known) is not NumberLikeness.OTHER_KIND for known in earlier)
        for place, (kind, number) in enumerate(held)
        if (earlier := [known for _, known in held[:place]])
    )


def _of_numbers(held: Sequence[tuple[PaperKind, str]]) -> Iterator[Difference]:
    for place, (kind, number) in enumerate(held):
        if kind is PaperKind.PINK_CARD:
            yield from _doubtful(kind, number)
        if kind not in _OWN_NUMBER:
            yield from _unlike(kind, number, held[:place])


def _doubtful(kind: PaperKind, number: str) -> Iterator[Difference]:
    if not numbers.is_identity_number(number):
        yield Difference(Aspect.NUMBER, (What.NOT_THIRTEEN,), (kind,), ())
    elif not numbers.has_right_check_digit(number):
        yield Difference(Aspect.NUMBER, (What.CHECK_DIGIT,), (kind,), ())


def _unlike(
    kind: PaperKind, number: str, earlier: Sequence[tuple[PaperKind, str]]
) -> Iterator[Difference]:
    """A number that is none of those on the papers before it."""
    judged = [(numbers.judge(number, known), other) for other, known in earlier]
    if any(likeness is NumberLikeness.SAME for likeness, _ in judged):
        return
    for likeness, what in (
        (NumberLikeness.ONE_OFF, What.ONE_OFF),
        (NumberLikeness.OTHER, What.OTHER_NUMBER),
    ):
        kinds = tuple(other for found, other in judged if found is likeness)
        if kinds:
            yield Difference(Aspect.NUMBER, (what,), kinds, (kind,))
            return
