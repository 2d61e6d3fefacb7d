"""About these rules: every value of the release, by area, with its history and its sources."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from eligibility.pages.guide_law import Fact, Law, Source, agrees, named, said, source
from eligibility.pages.guide_page import BENEFITS, RULES, Guide, Link, Section, made
from eligibility.rules.rulebook import Citation, Evidence, Statement, Term
from eligibility.said import stale
from eligibility.wording import evidence, guide_law, values
from eligibility.wording import guide as wording
from eligibility.wording import result as result_wording

#: By the section of the evidence that a source belongs to. A source named for several belongs to
#: the first of them; one of no section here stands with the claims, so that none is lost.
_AREA_OF = {
    "section 1": "insured",
    "section 2": "contributions",
    "section 3": "medical",
    "section 4": "maternity",
    "section 5": "child-support",
    "section 6.1": "death",
    "section 6.2": "disability",
    "section 7": "old-age",
    "section 8": "contributions",
    "section 9": "unemployment",
    "section 10": "injury",
}
_REST = "claims"
AREAS = (*dict.fromkeys(_AREA_OF.values()), _REST)
_PREFIX = f"{RULES}-"
AREA_SLUGS = tuple(f"{_PREFIX}{area}" for area in AREAS)


@dataclass(frozen=True, slots=True)
class Held:
    """One row of a value's history.

    ``support`` says how well it is supported, "" where a published source was seen; ``vouched`` is
    "" on a day for which the row is vouched for; ``source`` names its source on the page.
    """

    value: str
    since: str
    support: str
    vouched: str
    source: str


@dataclass(frozen=True, slots=True)
class Stated:
    """What an officer said of a value; ``differs`` says so where the row in force is another."""

    day: str
    value: str
    differs: str
    source: str


@dataclass(frozen=True, slots=True)
class History:
    """All rows of a value, its officers' words, and what is doubtful about it.

    ``stale`` says that nobody has read its source again in time, and "" where somebody has.
    """

    name: str
    rows: tuple[Held, ...]
    stated: tuple[Stated, ...]
    doubt: str
    stale: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """A source with its number, and the reviewers' own note on it, in English."""

    number: int
    source: Source
    note: str


@dataclass(frozen=True, slots=True)
class AreaPage:
    """All values of one area of the law.

    ``further`` are those that no answer and no guide rests on: their names are the rulebook's own,
    in English, as are the notes on the sources.
    """

    slug: str
    title: str
    about: str
    checked: str
    further_title: str
    notes: str
    sources_title: str
    values: tuple[History, ...]
    further: tuple[History, ...]
    sources: tuple[Numbered, ...]
    others_title: str
    others: tuple[Link, ...]


def rules_guide(law: Law) -> Guide:
    """The page that leads to every area, and names the release."""
    spoken = law.spoken
    overdue = len(stale.stale_keys(law.rulebook, law.day))
    names = Section(
        spoken.say(guide_law.RELEASE, {"name": law.rulebook.release}),
        facts=(Fact(spoken.say(guide_law.DIGEST), law.rulebook.digest, ""),),
        links=_areas(law),
        doubts=(spoken.say(guide_law.STALE_VALUES, {"number": overdue}),) if overdue else (),
    )
    law.cite(*law.rulebook.citations)
    guide = made(
        RULES,
        spoken.say(wording.TITLES[RULES]),
        spoken.say(wording.ABOUT[RULES]),
        (names,),
        law,
    )
    return replace(guide, sources=())  # every source stands on the page of its area


def area_page(slug: str, law: Law) -> AreaPage:
    """Every value of one area, and every source of it.

    Args:
        slug: ``rules-`` and one of ``AREAS``.
        law: the law of the day.

    Raises:
        KeyError: no such area.
    """
    if slug not in AREA_SLUGS:
        raise KeyError(slug)
    area = slug.removeprefix(_PREFIX)
    spoken, rulebook = law.spoken, law.rulebook
    cited = [one for one in rulebook.citations.values() if area_of(one) == area]
    histories = [rows for rows in rulebook.histories.values() if area_of(rows[0].citation) == area]
    said_of = {rows[0].key: _stated_of(rows[0].key, law) for rows in histories}
    histories.sort(key=lambda rows: not _has_name(rows[0].key))
    numbers = _numbers(cited, histories, said_of)
    told = {rows[0].key: _history(rows, numbers, said_of[rows[0].key], law) for rows in histories}
    law.cite(*numbers)
    return AreaPage(
        slug=slug,
        title=_title(area, law),
        about=spoken.say(wording.ABOUT[RULES]),
        checked=spoken.say(wording.LAST_CHECKED, {"day": law.checked_on()}),
        further_title=spoken.say(guide_law.FURTHER),
        notes=spoken.say(guide_law.NOTES),
        sources_title=spoken.label("citations"),
        values=tuple(one for key, one in told.items() if _has_name(key)),
        further=tuple(one for key, one in told.items() if not _has_name(key)),
        sources=tuple(
            Numbered(
                number, source(rulebook.citations[code], spoken), rulebook.citations[code].note
            )
            for code, number in numbers.items()
        ),
        others_title=spoken.say(wording.TITLES[RULES]),
        others=tuple(link for link in _areas(law) if link.to != slug),
    )


def area_of(cited: Citation) -> str:
    """The area of the law that a source belongs to."""
    return next((_AREA_OF[rule] for rule in cited.rules if rule in _AREA_OF), _REST)


def _has_name(key: str) -> bool:
    return key in guide_law.LABELS or key in values.LABELS


def _areas(law: Law) -> tuple[Link, ...]:
    return tuple(Link(f"{_PREFIX}{area}", _title(area, law)) for area in AREAS)


def _title(area: str, law: Law) -> str:
    if area in BENEFITS:
        return law.spoken.name(BENEFITS[area])
    own = guide_law.AREAS.get(area)
    return law.spoken.say(own) if own else law.spoken.label("work_injury")


def _stated_of(key: str, law: Law) -> list[Statement]:
    return [one for one in law.rulebook.statements if one.key == key]


def _numbers(
    cited: list[Citation], histories: list[tuple[Term, ...]], said_of: dict[str, list[Statement]]
) -> dict[str, int]:
    """The sources of a page in the order they are met, those of no value after the others."""

    def codes() -> Iterator[str]:
        for rows in histories:
            yield from (row.citation.code for row in rows)
            yield from (one.citation.code for one in said_of[rows[0].key])
        yield from (one.code for one in cited)

    return {code: number for number, code in enumerate(dict.fromkeys(codes()), start=1)}


def _history(
    rows: tuple[Term, ...], numbers: dict[str, int], stated: list[Statement], law: Law
) -> History:
    key, spoken = rows[0].key, law.spoken
    in_force = law.rulebook.in_force(key, law.day)
    doubtful = any(row.weak for row in rows) and key in evidence.ABOUT
    checked_on = stale.stale_since(rows, law.day)
    return History(
        name=named(key, spoken) if _has_name(key) else key.replace("_", " "),
        rows=tuple(_held(row, numbers, law) for row in rows),
        stated=tuple(
            Stated(
                day=spoken.say(guide_law.SAID_BY_OFFICER, {"day": one.stated_on}),
                value=said(key, one.value, rows[0].unit, spoken),
                differs="" if agrees(one, in_force) else spoken.name(Evidence.CONFLICT),
                source=spoken.say(guide_law.SOURCE, {"number": numbers[one.citation.code]}),
            )
            for one in stated
        ),
        doubt=spoken.say(evidence.about(key)) if doubtful else "",
        stale=spoken.say(guide_law.STALE, {"day": checked_on}) if checked_on else "",
    )


def _held(row: Term, numbers: dict[str, int], law: Law) -> Held:
    spoken, since, vouched = law.spoken, "", ""
    if row.effective_from:
        begun = row.effective_from <= law.day
        when = result_wording.EFFECTIVE if begun else guide_law.FROM
        since = spoken.say(when, {"day": row.effective_from})
    if not row.vouched_from <= law.day <= row.vouched_until:
        span = {"first": row.vouched_from, "last": row.vouched_until}
        vouched = spoken.say(guide_law.VOUCHED, span)
    found = row.citation.evidence
    return Held(
        value=said(row.key, row.value, row.unit, spoken),
        since=since,
        support="" if found is Evidence.SEEN else spoken.name(found),
        vouched=vouched,
        source=spoken.say(guide_law.SOURCE, {"number": numbers[row.citation.code]}),
    )
