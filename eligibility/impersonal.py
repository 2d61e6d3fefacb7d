"""A question made so small that it tells of a case and of nobody: what decides, and no more.

Pure: a question of the contract goes in and another comes out, under one rulebook.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any, Protocol, TypeAlias

from eligibility.rules import months, question
from eligibility.rules.codes import BenefitCode
from eligibility.rules.evaluate import evaluate
from eligibility.rules.faults import Refused
from eligibility.rules.finding import Condition, Finding
from eligibility.rules.rulebook import Rulebook

Json: TypeAlias = dict[str, Any]
Path: TypeAlias = tuple[str | int, ...]
Holds: TypeAlias = Callable[[Json], bool]

#: Lists of months, and the one field that is a single span of them.
_MONTHS = frozenset({"paid", "deducted_not_remitted", "in_doubt"})
_SPAN = "months"
_LAST_DAY = "ended_on"
_BIRTHS = frozenset({"birth_date", "born_on"})
_BAHT = frozenset({"monthly_wage", "baht", "bill", "used_this_year"})
#: Baht to which wages and bills are rounded.
_STEP = 500
#: One fact may be needless only once another is gone; after so many rounds nothing more goes.
_ROUNDS = 4


class Lawful(Protocol):
    """Whatever holds a rulebook, such as a release."""

    @property
    def rulebook(self) -> Rulebook:
        """The law to answer by."""


def without_the_person(asked: Mapping[str, Any], benefit: BenefitCode, released: Lawful) -> Json:
    """The question with only those facts that decide one benefit, as coarse as they still do.

    The benefit's finding stays: its verdict, what was measured, the truth of every condition,
    each entitlement with its verdict and figures (of days in them, the month). A fact is left out
    when that holds without it. Days that stay become the first of January (of a birth, where that
    does), the first or the last of their month; a wage or bill becomes a whole 500 baht.

    What may still be in it: sex, nationality, kind of work, papers held, ages, months paid, days
    and amounts, each only where the finding would be another without it, and exact only where a
    coarser one would change it; and the month of the question. There is no field for a name, a
    number, a place or an employer. Rare facts together may still point at somebody who is known
    well: keepers alone see it. What an officer held to be decisive and the rules do not ask is
    not in it; the officer's sentence says it.

    Args:
        asked: the question of the contract with its ``as_of``.
        benefit: whose finding is to stay.
        released: the release that was answered by.

    Raises:
        Refused: the question is not answered.
        KeyError: it has no ``as_of``.
    """
    kept: Json = {"as_of": asked["as_of"]}
    kept |= {name: asked[name] for name in ("person", "events") if name in asked}
    wanted = _found(kept, benefit, released.rulebook)

    def holds(trial: Json) -> bool:
        try:
            return _found(trial, benefit, released.rulebook) == wanted
        except Refused:
            return False

    kept = _counted(kept, holds)
    for _ in range(_ROUNDS):
        before = kept
        kept = _coarser(_thinner(kept, (), holds), holds)
        if kept == before:
            break
    return {"as_of": kept["as_of"], "person": kept.get("person") or {}} | {
        "events": kept.get("events") or {}
    }


def _found(asked: Json, benefit: BenefitCode, rulebook: Rulebook) -> tuple[Any, ...]:
    person = question.read(asked, today=date.fromisoformat(asked["as_of"])).person
    findings: Iterator[Finding] = iter(evaluate(person, rulebook).findings)
    found = next(each for each in findings if each.benefit is benefit)
    parts = tuple(
        (part.code, part.verdict, _by_month(part.figures), _truths(part.conditions))
        for part in found.entitlements
    )
    return found.asked, found.verdict, found.measure, _truths(found.conditions), parts


def _truths(conditions: tuple[Condition, ...]) -> tuple[Any, ...]:
    return tuple((each.code, each.truth) for each in conditions)


def _by_month(figure: Any) -> Any:
    """Figures whose days are months: a day alone would keep a day of birth in the question."""
    if isinstance(figure, date):
        return figure.year, figure.month
    if isinstance(figure, tuple):
        return tuple(_by_month(each) for each in figure)
    return figure


# ------------------------------------------------------------------ leaving out


def _counted(kept: Json, holds: Holds) -> Json:
    """With the number of months paid beside them: where that alone decides, the months may go."""
    given = (kept.get("person") or {}).get("contributions")
    if not given or given.get("total_months") is not None or not given.get("paid"):
        return kept
    count = sum(1 for _ in _listed(given["paid"]))
    trial = _with(kept, ("person", "contributions", "total_months"), count)
    return trial if holds(trial) else kept


def _thinner(kept: Json, path: Path, holds: Holds) -> Json:
    """Without each fact below a path that is not needed: whole groups first, then their parts."""
    value = _at(kept, path)
    if path and path[-1] in _MONTHS and isinstance(value, list):
        return _fewer_months(kept, path, holds)
    if path and path[-1] == _SPAN:
        return _shorter_span(kept, path, holds)
    for place in _places(value):
        here = (*path, place)
        if here == ("as_of",):
            continue
        trial = _without(kept, here)
        kept = trial if holds(trial) else _thinner(kept, here, holds)
    return kept


def _places(value: object) -> list[str | int]:
    if isinstance(value, Mapping):
        return list(value)
    return list(reversed(range(len(value)))) if isinstance(value, list) else []


def _fewer_months(kept: Json, path: Path, holds: Holds) -> Json:
    """Only those months of a list that are needed: halves are tried before single ones."""
    waiting = [list(_listed(_at(kept, path)))]
    needed = {month for run in waiting for month in run}
    while waiting:
        run = waiting.pop()
        trial = _with(kept, path, _spans(needed.difference(run)))
        if holds(trial):
            kept, needed = trial, needed.difference(run)
        elif len(run) > 1:
            middle = len(run) // 2
            waiting += [run[:middle], run[middle:]]
    return kept


def _shorter_span(kept: Json, path: Path, holds: Holds) -> Json:
    """One span of months, cut at both ends as far as nothing changes."""
    run = list(_listed([_at(kept, path)]))
    step = len(run) // 2
    while step:
        for shorter in (run[step:], run[:-step]):
            trial = _with(kept, path, *_spans(shorter)) if shorter else kept
            if shorter and holds(trial):
                kept, run = trial, shorter
                break
        else:
            step //= 2
            continue
        step = min(step, len(run) - 1)
    return kept


def _listed(spans: list[str]) -> Iterator[months.Month]:
    for each in spans:
        first, _, last = each.partition("..")
        yield from range(_month(first), _month(last or first) + 1)


def _month(text: str) -> months.Month:
    return months.month_of(date.fromisoformat(f"{text}-01"))


def _spans(listed: Any) -> list[str]:
    held = 0
    for month in listed:
        held |= months.span(month, month)
    return [
        months.iso(first) if first == last else f"{months.iso(first)}..{months.iso(last)}"
        for first, last in months.spans(held)
    ]


# ------------------------------------------------------------------ coarsening


def _coarser(kept: Json, holds: Holds) -> Json:
    for path in list(_leaves(kept, ())):
        value = _at(kept, path)
        for coarse in _coarse(path, value):
            if coarse == value:
                break
            trial = _with(kept, path, coarse)
            if holds(trial):
                kept = trial
                break
    return kept


def _leaves(value: object, path: Path) -> Iterator[Path]:
    if isinstance(value, dict | list):
        for place in _places(value):
            inner: Any = value
            yield from _leaves(inner[place], (*path, place))
    elif path[-1] != _SPAN and value is not None:
        yield path


def _coarse(path: Path, value: Any) -> Iterator[Any]:
    """What may stand for a value, the coarsest first, and the value itself once it is reached."""
    name = path[-1]
    if name in _BAHT:
        yield _round(value)
        return
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError):
        return
    if name in _BIRTHS:
        yield day.replace(month=1, day=1).isoformat()
    yield day.replace(day=1).isoformat()
    if name == _LAST_DAY:
        yield months.last_day(months.month_of(day)).isoformat()


def _round(amount: float) -> int:
    steps = Fraction(str(amount)) / _STEP
    return int(steps + Fraction(1, 2)) * _STEP


# ------------------------------------------------------------------ one place of a question


def _at(value: Any, path: Path) -> Any:
    for place in path:
        value = value[place]
    return value


def _with(value: Any, path: Path, new: Any) -> Any:
    """A copy with another value at a path; what is not on the way is shared."""
    if not path:
        return new
    place, *rest = path
    copy = value.copy()
    copy[place] = _with(
        value.get(place) if isinstance(value, dict) else value[place], (*rest,), new
    )
    return copy


def _without(value: Any, path: Path) -> Any:
    place, *rest = path
    copy = value.copy()
    if rest:
        copy[place] = _without(value[place], (*rest,))
    else:
        del copy[place]
    return copy
