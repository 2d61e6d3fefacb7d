"""What falls due, in words: the page of the dates, and what its calendar file holds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from eligibility.action.calendar_file import Event
from eligibility.action.deadlines import Code, Deadline, deadlines
from eligibility.action.urgency import (
    NEAR,
    Stage,
    by_urgency,
    day_is_past,
    is_past,
    stage,
    together,
)
from eligibility.assessing import Assessed
from eligibility.presentation import Spoken
from eligibility.rules.finding import Step
from eligibility.rules.rulebook import Evidence, Rulebook
from eligibility.said.source_line import source_lines
from eligibility.wording import deadlines as wording
from eligibility.wording import employer, result

#: Steps of the content that say what to do.
_STEPS = {
    Code.REPORT_DOE: "unemployment_report_monthly",
    Code.CERTIFICATE: "child_october_certificate",
    Code.CERTIFICATES: "child_october_certificate",
}
_OPENS = frozenset({Code.OPENS, Code.OPENS_IF_PAID})
_INJURY = frozenset({Code.INJURY_EMPLOYER, Code.INJURY_WORKER})


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that falls due; ``left`` says how near or past its day is, or is "".

    ``about`` names the benefits, ``lines`` what to do and what is at stake, ``sources`` the law;
    ``risk`` leads to what a complaint may cost, or is "".
    """

    day: str
    left: str
    about: str
    lines: tuple[str, ...]
    risk: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The entries of one stage."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class DatesPage:
    """The page; ``put_in`` is "" where no file is offered, and ``careful`` then says why."""

    back: str
    title: str
    disclaimer: str
    nothing: str
    parts: tuple[Part, ...]
    read_before: str
    careful: tuple[str, ...]
    put_in: str


def dates_page(
    asked: Assessed, rulebook: Rulebook, today: date, spoken: Spoken, *, supposed: bool
) -> DatesPage:
    """Everything that falls due, in its order.

    Args:
        asked: the question and its answer.
        rulebook: the release it was answered under.
        today: the day it is, which decides what is near or past.
        spoken: the voice of the page.
        supposed: whether the answer is to a supposition; its days go into no calendar.
    """
    listed = by_urgency(together(deadlines(asked.person, asked.found, rulebook)), today)
    filed = any(_can_be_filed(one, today) for one in listed)
    offered = filed and not supposed
    careful = wording.CAREFUL if offered else (wording.NOT_SUPPOSED,) if filed else ()
    return DatesPage(
        back=spoken.say(result.HEADINGS["back"]),
        title=spoken.say(wording.TITLE),
        disclaimer=spoken.disclaimer(),
        nothing="" if listed else spoken.say(wording.NOTHING),
        parts=_parts(listed, rulebook, today, spoken),
        read_before=spoken.say(wording.READ_BEFORE) if offered else "",
        careful=tuple(spoken.say(said) for said in careful),
        put_in=spoken.say(wording.PUT_IN) if offered else "",
    )


def events(asked: Assessed, rulebook: Rulebook, today: date, spoken: Spoken) -> tuple[Event, ...]:
    """What goes into the calendar: the days that are not past, with neutral titles.

    Args:
        asked, rulebook, today, spoken: as for ``dates_page``.
    """
    listed = by_urgency(deadlines(asked.person, asked.found, rulebook), today)
    return tuple(
        Event(
            known_by=_known_by(one),
            day=one.day,
            until=one.until,
            title=spoken.say(wording.EVENT),
            text="\n".join(_told(one, today, spoken)),
        )
        for one in listed
        if one.day is not None and _can_be_filed(one, today)
    )


def _known_by(one: Deadline) -> str:
    """What falls due, not when: with a correction its day moves, and the same event with it."""
    if one.code is Code.COVER_ENDS:  # the day that lapses with one job, whatever it covers
        return one.code
    code = Code.OPENS if one.code is Code.OPENS_IF_PAID else one.code
    return ":".join((code, *one.benefits))


def _told(one: Deadline, today: date, spoken: Spoken) -> Iterator[str]:
    """What stands inside an event: no sources, which may name who helps her; how sure, though."""
    if what := about(one, spoken):
        yield what
    yield from lines(one, today, spoken)
    doubts = (term.citation.evidence for term in one.terms)
    for doubt in dict.fromkeys(each for each in doubts if each is not Evidence.SEEN):
        yield spoken.name(doubt)
    yield spoken.disclaimer()


def _can_be_filed(deadline: Deadline, today: date) -> bool:
    return deadline.day is not None and not is_past(deadline, today)


def _parts(
    listed: Iterable[Deadline], rulebook: Rulebook, today: date, spoken: Spoken
) -> tuple[Part, ...]:
    by_stage: dict[Stage, list[Entry]] = {}
    for one in listed:
        entry = _entry(one, rulebook, today, spoken)
        by_stage.setdefault(stage(one, today), []).append(entry)
    return tuple(
        Part(spoken.say(wording.STAGES[each.name]), tuple(entries))
        for each, entries in by_stage.items()
    )


def _entry(one: Deadline, rulebook: Rulebook, today: date, spoken: Spoken) -> Entry:
    return Entry(
        day=_day(one, spoken),
        left=left(one.day, today, spoken),
        about=about(one, spoken),
        lines=lines(one, today, spoken),
        risk=spoken.say(employer.RISK) if _employer_missed(one, today) else "",
        sources=source_lines(one.citations, rulebook, spoken),
    )


def _day(one: Deadline, spoken: Spoken) -> str:
    if one.day is None:
        return spoken.say(wording.WHILE_PAID)
    if one.until is None:
        return spoken.date(one.day)
    first, last = (f"{day:%Y-%m}" for day in (one.day, one.until))
    said = wording.ONCE_MORE if first == last else wording.EVERY_YEAR
    return spoken.say(said, {"last": last} if first == last else {"first": first, "last": last})


def left(day: date | None, today: date, spoken: Spoken) -> str:
    """That a day has passed, is today or is near, in words; else ""."""
    if day is None or day > today + NEAR:
        return ""
    if day_is_past(day, today):
        return spoken.say(wording.PASSED)
    days = (day - today).days
    return spoken.say(wording.DAYS_LEFT, {"days": days}) if days else spoken.say(wording.TODAY)


def about(one: Deadline, spoken: Spoken) -> str:
    """The benefits it is about, or the injury; "" for all others."""
    if one.code in _INJURY:
        return spoken.label("work_injury")
    return spoken.listed([spoken.name(benefit) for benefit in one.benefits])


def _employer_missed(one: Deadline, today: date) -> bool:
    return one.code is Code.EMPLOYER_REGISTERS and is_past(one, today)


def lines(one: Deadline, today: date, spoken: Spoken) -> tuple[str, ...]:
    """What to do; then what is at stake, or what can still be done.

    Of a registration that was missed only that: what to do about it may cost her the job.
    """
    if one.day and _employer_missed(one, today):
        return (spoken.say(employer.HAD_TO, {"day": one.day}),)
    do, more = _do(one, spoken), wording.STAKE.get(one.code)
    if is_past(one, today):
        more = wording.TOO_LATE.get(one.code, more)
    if more and one.safe:
        return do, spoken.say(more), spoken.say(wording.SAFE, {"day": one.safe})
    return (do, spoken.say(more)) if more else (do,)


def _do(one: Deadline, spoken: Spoken) -> str:
    if one.code in _STEPS:
        return spoken.step(Step(_STEPS[one.code]))
    if one.code in _OPENS and one.day is not None:
        return spoken.earliest(one.day, by_contributions=one.code is Code.OPENS_IF_PAID)
    return spoken.say(wording.DO[one.code])
