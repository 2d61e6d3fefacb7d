"""What falls due, as the pages of cases show it: texts alone, told in the reader's language."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

from cases import followups, keeping
from cases.models import FollowUp
from cases.pages import answer_words
from cases.reviewing import Answer
from cases.vault import Vault
from eligibility import clock
from eligibility.action.calendar_file import Event
from eligibility.action.urgency import NEAR
from eligibility.interview.shown import Part, Shown
from eligibility.pages import dates_page
from eligibility.presentation import Spoken
from eligibility.rules import months
from eligibility.wording.sentence import Sentence, sentence

#: How far ahead the list of an organisation reaches, in months.
AHEAD = 3
TEXT, LONGEST = "what", 200
_PARTS = (("d", sentence("Day"), 2), ("m", sentence("Month"), 2), ("y", sentence("Year"), 4))
_DO, _WHICH_DAY = sentence("What is to be done?"), sentence("By which day?")
NO_TEXT = sentence("Write down what is to be done, in at most %(most)s characters.")
NO_DAY = sentence("Type the day, the month and the year.")
#: In a calendar, which others may see: nothing but the reference.
_EVENT = sentence("Social security: case %(reference)s")
_OPEN_IT = sentence("Open the case to see what falls due.")


class Section(StrEnum):
    """Where a day stands on the day it is looked at."""

    OVERDUE = "overdue"
    WEEK = "week"
    MONTH = "month"
    LATER = "later"


TITLES: dict[Section, Sentence] = {
    Section.OVERDUE: sentence("Overdue"),
    Section.WEEK: sentence("In the next seven days"),
    Section.MONTH: sentence("Later this month"),
    Section.LATER: sentence("In the next three months"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that falls due. ``seen`` says how it stood; ``typed`` asks for another day."""

    id: int
    reference: str
    shown_reference: str
    #: The number of the hand-over that an office has answered to; "" for what falls due otherwise.
    copy: str
    called: str
    day: str
    left: str
    about: str
    lines: tuple[str, ...]
    postponed_from: str
    done_by: str
    done_on: str
    seen: str
    typed: Shown


def section_of(day: date, today: date) -> Section:
    """Where a day stands: the last of the next seven days and the last of the month are within."""
    if day < today:
        return Section.OVERDUE
    if day <= today + NEAR:
        return Section.WEEK
    same_month = months.month_of(day) == months.month_of(today)
    return Section.MONTH if same_month else Section.LATER


def begins(section: Section, today: date) -> date:
    """The first day of a section."""
    next_month = months.last_day(months.month_of(today)) + timedelta(days=1)
    week_after = today + NEAR + timedelta(days=1)
    return {
        Section.OVERDUE: date.min,
        Section.WEEK: today,
        Section.MONTH: week_after,
        Section.LATER: max(week_after, next_month),
    }[section]


def sections(
    rows: Iterable[tuple[date, Row]], today: date, spoken: Spoken
) -> list[dict[str, object]]:
    """Rows in the order of their days, under the titles of their sections."""
    grouped = groupby(rows, key=lambda row: section_of(row[0], today))
    return [
        {"title": spoken.say(TITLES[section]), "rows": [row for _, row in found]}
        for section, found in grouped
    ]


def row(
    each: FollowUp, vault: Vault, spoken: Spoken, typed: Shown | None = None, by: str = ""
) -> Row:
    """One of them; ``typed``: another day as it was sent; ``by``: the name of who has done it."""
    today, what = clock.today(), followups.what_of(each, vault)
    # What the law says of its own day holds, whatever day somebody has put it off to.
    one = what.deadline
    done = each.done_at.astimezone(clock.BANGKOK).date() if each.done_at else None
    return Row(
        id=each.pk,
        reference=each.case.reference,
        shown_reference=each.case.shown_reference,
        copy=what.copy,
        called=keeping.person_of(each.case, vault).shown_name(),
        day=spoken.date(each.due),
        left="" if done else dates_page.left(each.due, today, spoken),
        about=dates_page.about(one, spoken) if one else what.office,
        lines=dates_page.lines(one, today, spoken) if one else (_by_hand_or_office(what, spoken),),
        postponed_from=spoken.date(what.day) if what.day != each.due else "",
        done_by=by,
        done_on=spoken.date(done) if done else "",
        seen=followups.seen(each),
        typed=typed or day_field(f"day{each.pk}", spoken),
    )


def _by_hand_or_office(what: followups.What, spoken: Spoken) -> str:
    """What somebody has written down; or what an office asks for, or that it has answered."""
    if not what.office:
        return what.text
    asked = [Answer.of(plain) for plain in what.papers]
    return answer_words.asks(asked, spoken) if asked else spoken.say(answer_words.HAS_ANSWERED)


def day_field(
    name: str, spoken: Spoken, parts: Sequence[str] = ("", "", ""), fault: str = ""
) -> Shown:
    """The three fields of a day, with what was typed."""
    fields = tuple(
        Part(name=f"{name}.{end}", label=spoken.say(said), value=value, size=size, longest=12)
        for (end, said, size), value in zip(_PARTS, parts, strict=True)
    )
    text = spoken.say(_WHICH_DAY)
    return Shown(id=f"q-{name}", name=name, kind="day", text=text, fault=fault, parts=fields)


def text_field(spoken: Spoken, typed: str = "", fault: str = "") -> Shown:
    """The field for what is to be done, with what was typed."""
    text = spoken.say(_DO)
    return Shown(id=f"q-{TEXT}", name=TEXT, kind="text", text=text, fault=fault, value=typed)


def events(found: Iterable[FollowUp], spoken: Spoken) -> list[Event]:
    """What goes into a calendar: the days and the references of the cases, and nothing else.

    Args:
        found: with their cases.
        spoken: the voice of the file.
    """
    return [
        Event(
            known_by=str(each.pk),
            day=each.due,
            until=None,
            title=spoken.say(_EVENT, {"reference": each.case.shown_reference}),
            text=spoken.say(_OPEN_IT),
        )
        for each in found
    ]
