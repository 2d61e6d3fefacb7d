"""The questions as the page shows them: what was typed, in the reader's words, with its faults.

Pure: a voice says the sentences, so that one page may speak two languages at once.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from eligibility.interview import grid
from eligibility.interview.kinds import (
    NONE_MARK,
    UNKNOWN_MARK,
    Baht,
    Choice,
    Count,
    Day,
    Grid,
    Group,
    Item,
    Month,
    OneOf,
    Question,
    Raw,
    SomeOf,
    Typed,
)
from eligibility.interview.screen import DONT_KNOW, Screen
from eligibility.interview.shown import (
    Block,
    ItemShown,
    MonthShown,
    Option,
    Part,
    Shown,
    Then,
    YearShown,
)
from eligibility.interview.told import Place, Told
from eligibility.rules import months
from eligibility.wording.calendar import MONTHS as _NAMES
from eligibility.wording.sentence import Sentence, Spoken, sentence

#: Says a sentence in the reader's language.
Say = Callable[..., str]

_DAY, _MONTH, _YEAR = sentence("Day"), sentence("Month"), sentence("Year")
_BAHT = sentence("baht")
_YEAR_OF_MONTHS = sentence("Year %(year)s")
STATES: dict[grid.State, Sentence] = {
    grid.State.PAID: sentence("✓ Paid"),
    grid.State.DEDUCTED: sentence("◐ Deducted"),
    grid.State.NOT_PAID: sentence("– Not paid"),
    grid.State.IN_DOUBT: sentence("? Not sure"),
}
_PARTS = {".d": (_DAY, 2), ".m": (_MONTH, 2), ".y": (_YEAR, 4)}
_KINDS: dict[type[Question], str] = {
    OneOf: "one_of",
    SomeOf: "some_of",
    Day: "day",
    Month: "month",
    Baht: "number",
    Count: "count",
    Group: "group",
    Grid: "grid",
}
_BUDDHIST_OFFSET = 543
#: Years are folded, newest first, once this many months stand open.
_LEAST_MONTHS_OPEN = 6


class Showing:
    """A screen's questions drawn from the answers so far."""

    def __init__(
        self,
        told: Told,
        say: Say,
        faults: Mapping[str, str],
        items: int = 0,
        *,
        plain: Say | None = None,
    ) -> None:
        """Draw ``told``; ``faults`` are texts by the name of the place, ``items`` how many
        items a repeated group is to show at least. ``plain`` says what can hold no markup, where
        ``say`` gives markup."""
        self.told = told
        self.say = say
        self.plain = plain or say
        self.faults = faults
        self.least_items = items

    def blocks(self, screen: Screen) -> list[Block]:
        """The questions asked on a screen, each with those that its choices reveal."""
        return self._blocks([Place(q) for q in screen.questions], self.told.answers.given)

    def _blocks(
        self, places: Sequence[Place], given: Mapping[str, Raw], item: "Item | None" = None
    ) -> list[Block]:
        """The same for any questions that stand together; ``item``: within a repeated group."""
        here = {place.question.name for place in places}
        return [
            self._block(place, [p for p in places if _waits_for(p, place)], given)
            for place in places
            if not (place.question.when and place.question.when.name in here)
            and self.told.asked(place.question, item)
        ]

    def _block(self, place: Place, waiting: Sequence[Place], given: Mapping[str, Raw]) -> Block:
        revealed: dict[frozenset[str], list[Place]] = {}
        for other in waiting:
            if other.question.when:
                revealed.setdefault(other.question.when.values, []).append(other)
        shows: dict[str, list[str]] = {}
        for number, values in enumerate(revealed, start=1):
            for value in values:
                shows.setdefault(value, []).append(str(number))

        def shown(one: Place, marks: Mapping[str, list[str]] | None = None) -> Shown:
            return self._shown(one, given.get(one.question.name, ""), marks)

        return Block(
            question=shown(place, shows),
            then=tuple(
                Then(key=str(number), questions=tuple(shown(each) for each in places))
                for number, places in enumerate(revealed.values(), start=1)
            ),
        )

    def _shown(self, place: Place, raw: Raw, shows: Mapping[str, list[str]] | None = None) -> Shown:
        question, name = place.question, place.name
        base = Shown(
            id=f"q-{name}",
            name=name,
            kind=_KINDS[type(question)],
            text=self.say(question.text),
            hint=self.say(question.hint) if question.hint else "",
            fault=self.faults.get(name, ""),
        )
        if isinstance(question, OneOf | SomeOf):
            return replace(base, options=self._options(question, raw, shows or {}))
        if isinstance(question, Typed):
            return self._typed(question, base, raw)
        if isinstance(question, Group):
            return self._group(question, base)
        return replace(base, years=self._years())

    def _options(
        self, question: OneOf | SomeOf, raw: Raw, shows: Mapping[str, list[str]]
    ) -> tuple[Option, ...]:
        choices = list(question.choices)
        if isinstance(question, SomeOf):
            choices.append(Choice(NONE_MARK, question.none))
            choices += [DONT_KNOW] if question.unknowable else []
        chosen = [raw] if isinstance(raw, str) else raw
        return tuple(
            Option(
                value=choice.value,
                text=self.say(choice.text),
                checked=choice.value in chosen,
                shows=" ".join(shows.get(choice.value, ())),
                unknown=choice.value == UNKNOWN_MARK,
            )
            for choice in choices
        )

    def _typed(self, question: Typed, base: Shown, raw: Raw) -> Shown:
        names = list(question.parts())
        given = [str(part) for part in raw]
        texts = [*given[: len(names)], *[""] * (len(names) - len(given))]
        unit = unit_of(question)
        return replace(
            base,
            unknown="" if question.optional else self.say(DONT_KNOW.text),
            unknown_ticked=given[len(names) :] == [UNKNOWN_MARK],
            parts=tuple(
                Part(
                    name=base.name + part,
                    label=self.say(_PARTS[part][0]),
                    value=text,
                    size=_PARTS[part][1],
                    longest=question.parts()[part],
                )
                for part, text in zip(names, texts, strict=True)
                if part
            ),
            value="" if names[0] else texts[0],
            keypad="decimal" if unit is _BAHT else "numeric",
            unit=self.say(unit) if unit else "",
        )

    def _group(self, group: Group, base: Shown) -> Shown:
        items: list[Item] = [*self.told.items(group)]
        items += [{}] * max(0, min(max(self.least_items, 1), group.most) - len(items))
        full = len(items) >= group.most
        return replace(
            base,
            items=tuple(
                self._item(group, index, item, several=len(items) > 1)
                for index, item in enumerate(items)
            ),
            count_name=group.count_name(),
            value=str(len(items)),
            add=None if full else {"value": str(len(items) + 1), "label": self.say(group.add)},
        )

    def _item(self, group: Group, index: int, item: Item, *, several: bool) -> ItemShown:
        values: dict[str, Spoken] = {"number": index + 1}
        drop = {"name": f"{group.prefix(index)}drop", "label": self.say(group.drop, values)}
        places = [Place(q, group, index) for q in group.questions]
        return ItemShown(
            title=self.say(group.title, values),
            blocks=tuple(self._blocks(places, item, item)),
            drop=drop if several else None,
        )

    def _years(self) -> tuple[YearShown, ...]:
        by_year: dict[int, list[MonthShown]] = {}
        for month, state in self.told.months().items():
            by_year.setdefault(months.first_day(month).year, []).append(self._month(month, state))
        shown, years = 0, []
        for year, held in sorted(by_year.items(), reverse=True):
            corrected = any(month.state != grid.State.PAID.name.lower() for month in held)
            years.append(
                YearShown(
                    label=f"{year} ({year + _BUDDHIST_OFFSET})",
                    open=shown < _LEAST_MONTHS_OPEN or corrected,
                    months=tuple(held),
                )
            )
            shown += len(held)
        return tuple(years)

    def _month(self, month: months.Month, state: grid.State) -> MonthShown:
        return MonthShown(
            name=grid.field_name(month),
            label=self.say(_NAMES[months.first_day(month).month - 1]),
            state=state.name.lower(),
            options=tuple(
                Option(value=each.value, text=self.plain(text), checked=each is state)
                for each, text in STATES.items()
            ),
        )


def _waits_for(place: Place, other: Place) -> bool:
    return place.question.when is not None and place.question.when.name == other.question.name


def unit_of(question: Question) -> Sentence | None:
    """What a typed number is a number of."""
    if isinstance(question, Count):
        return question.unit
    return _BAHT if isinstance(question, Baht) else None
