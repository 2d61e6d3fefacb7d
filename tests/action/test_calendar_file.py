"""The calendar file is read back by two programs we have not written, and nothing is lost."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from hashlib import sha256
from typing import Any, NamedTuple

import ics  # type: ignore[import-untyped]
import pytest
import vobject  # type: ignore[import-untyped]
from dateutil.relativedelta import relativedelta
from hypothesis import given
from icalendar import Calendar

from eligibility.action.calendar_file import Event, calendar_file
from eligibility.assessing import Assessed
from eligibility.content import LANGUAGES
from eligibility.interview.question import question_of
from eligibility.pages.dates_page import events
from eligibility.presentation import Spoken
from eligibility.rules import question
from eligibility.rules.evaluate import evaluate
from eligibility.wording import deadlines as wording
from tests.browser.tour import everything
from tests.i18n.saying import CONTENT, EACH_LANGUAGE
from tests.interview.journeys import JOURNEYS
from tests.interview.supposed import told
from tests.pages.insured import CHILD, worker
from tests.rules.strategies import Question, day_of, questions
from tests.support import Answer, shipped

#: A day whose law is known, whatever day the suite runs on.
TODAY = date(2026, 11, 23)
MADE_AT = datetime(2026, 11, 23, 3, 4, 5, tzinfo=UTC)
MORNING = timedelta(hours=9)
_MOST_OCTETS = 75


class Read(NamedTuple):
    """One event as a reader understood it; ``alarms`` are the times before the day begins."""

    uid: str
    day: date
    title: str
    text: str
    repeats: tuple[str, date] | None
    alarms: tuple[timedelta, ...]


def digest(name: str) -> bytes:
    return sha256(name.encode()).digest()


def written(
    listed: tuple[Event, ...], language: str, today: date = TODAY, made_at: datetime = MADE_AT
) -> bytes:
    return calendar_file(listed, language, today, made_at, digest)


@cache
def people() -> dict[str, Answer]:
    """The four of the issue, somebody asked everything, the same alive, and a mother."""
    found: dict[str, Any] = {name: one(TODAY).question for name, one in JOURNEYS.items()}
    forms = everything(TODAY)
    found["everything"] = question_of(told(forms, TODAY))
    happened = [event for event in forms["events"]["happened"] if event != "death"]
    alive = {key: form for key, form in forms.items() if key != "death"}
    alive["events"] = {**forms["events"], "happened": happened}
    found["alive"] = question_of(told(alive, TODAY))
    found["mother"] = worker(children=[CHILD, {**CHILD, "born_on": "2024-02-29"}])
    return found


def of(asked: Answer, language: str) -> tuple[Event, ...]:
    person = question.read(asked, today=TODAY).person
    found = Assessed(person, evaluate(person, shipped()), {})
    return events(found, shipped(), TODAY, Spoken(language, CONTENT))


FILES = [
    (name, language)
    for name in (*JOURNEYS, "everything", "alive", "mother")
    for language in LANGUAGES
]


def meant(listed: tuple[Event, ...]) -> list[Read]:
    """What must come out of the file, from what was put in."""
    return [
        Read(
            "",
            one.day,
            one.title,
            one.text,
            ("YEARLY", one.until) if one.until and one.until > one.day else None,
            tuple(
                MORNING - timedelta(days=days)
                for days in (7, 1)  # the earlier alarm first
                if one.day - timedelta(days=days) >= TODAY
            ),
        )
        for one in listed
    ]


def without_uid(found: list[Read]) -> list[Read]:
    return sorted(one._replace(uid="") for one in found)


def by_vobject(file: bytes) -> list[Read]:
    found = vobject.readOne(file.decode())
    for one in found.contents.get("vevent", ()):
        alarms = one.contents.get("valarm", ())
        assert all(alarm.description.value == one.summary.value for alarm in alarms)
    return [
        Read(
            one.uid.value,
            one.dtstart.value,
            one.summary.value,
            one.description.value,
            rule(one.rrule.value) if "rrule" in one.contents else None,
            tuple(sorted(alarm.trigger.value for alarm in one.contents.get("valarm", ()))),
        )
        for one in found.contents.get("vevent", ())
    ]


def by_ics(file: bytes) -> list[Read]:
    """This reader keeps the repeat as a line it does not know, and an alarm without its text."""
    found = []
    for one in ics.Calendar(file.decode()).events:
        assert one.all_day
        rules = [line.value for line in one.extra if line.name == "RRULE"]
        found.append(
            Read(
                one.uid,
                one.begin.date(),
                one.name,
                one.description,
                rule(rules[0]) if rules else None,
                tuple(sorted(alarm.trigger for alarm in one.alarms)),
            )
        )
    return found


def rule(value: str) -> tuple[str, date]:
    parts = dict(part.split("=") for part in value.split(";"))
    assert set(parts) == {"FREQ", "UNTIL"}
    until = datetime.strptime(parts["UNTIL"], "%Y%m%d").replace(tzinfo=UTC)
    return parts["FREQ"], until.date()


# ---------------------------------------------------------------- nothing is lost
@pytest.mark.parametrize(("name", "language"), FILES)
def test_two_readers_find_every_day_title_text_repeat_and_alarm(name: str, language: str) -> None:
    listed = of(people()[name], language)
    file = written(listed, language)
    assert without_uid(by_vobject(file)) == sorted(meant(listed))
    assert without_uid(by_ics(file)) == sorted(meant(listed))


def test_the_readers_would_notice_a_lost_repeat_a_moved_day_and_a_cut_text() -> None:
    """The comparison itself must be able to fail."""
    listed = of(people()["mother"], "my")
    file = written(listed, "my").decode()
    repeated = next(line for line in file.split("\r\n") if line.startswith("RRULE"))
    for spoiled in (
        file.replace(f"{repeated}\r\n", ""),
        file.replace("DTSTART;VALUE=DATE:2027", "DTSTART;VALUE=DATE:2028"),
        file.replace("TRIGGER:-PT15H", "TRIGGER:-PT16H"),
        file.replace("\\n", " "),
    ):
        assert spoiled != file
        assert without_uid(by_vobject(spoiled.encode())) != sorted(meant(listed))
        assert without_uid(by_ics(spoiled.encode())) != sorted(meant(listed))


def test_who_never_was_registered_has_no_day_ahead_and_all_others_have() -> None:
    nothing = [name for name, told_of in people().items() if not of(told_of, "en")]
    assert nothing == ["never_registered"]


def test_the_mothers_certificate_comes_again_every_year_and_ends() -> None:
    repeated = [one for one in of(people()["mother"], "en") if one.until]
    assert [(one.day, one.until) for one in repeated] == [(date(2027, 10, 1), date(2029, 10, 1))]


# ---------------------------------------------------------------- the shape of the file
@EACH_LANGUAGE
def test_lines_end_as_the_format_asks_and_no_letter_is_broken_by_a_fold(language: str) -> None:
    file = written(of(people()["alive"], language), language)
    lines = file.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= _MOST_OCTETS
    for line in lines:
        line.decode()  # a fold within a letter would not be UTF-8 any more


BURMESE = "ကလေး အသက်ရှင်လျက်ရှိကြောင်း ထောက်ခံစာကို နှစ်စဉ် အောက်တိုဘာလတွင် တင်ပါ။" * 4
THAI = "โปรดยื่นหนังสือรับรองการมีชีวิตอยู่ของบุตรทุกปีในเดือนตุลาคม, ภายในวันที่กำหนด; " * 4


@pytest.mark.parametrize("text", [BURMESE, THAI], ids=["Burmese", "Thai"])
@pytest.mark.parametrize("shift", range(8))
def test_long_burmese_and_thai_come_back_letter_for_letter(text: str, shift: int) -> None:
    told_text = "x" * shift + text + "\n1506, 1694; \\ “”"
    one = Event("a", TODAY + timedelta(days=30), None, text, told_text)
    file = written((one,), "my")
    for line in file.split(b"\r\n"):
        line.decode()
        assert len(line) <= _MOST_OCTETS
    for found in (by_vobject(file), by_ics(file)):
        assert (found[0].title, found[0].text) == (text, told_text)


def test_the_file_names_language_and_day_and_nothing_of_who_made_it() -> None:
    file = written(of(people()["mother"], "my"), "my")
    read = Calendar.from_ical(file)
    assert str(read["PRODID"]) == "-//dates//EN"
    assert str(read["VERSION"]) == "2.0"
    for one in read.walk("VEVENT"):
        assert one["DTSTART"].params["VALUE"] == "DATE"
        assert one["SUMMARY"].params["LANGUAGE"] == "my"
        assert one["DESCRIPTION"].params["LANGUAGE"] == "my"
        assert one["DTSTAMP"].to_ical() == one["LAST-MODIFIED"].to_ical() == b"20261123T030405Z"
        assert str(one["CLASS"]) == "PRIVATE"
        for alarm in one.walk("VALARM"):
            assert str(alarm["ACTION"]) == "DISPLAY"
            assert str(alarm["DESCRIPTION"]) == str(one["SUMMARY"])
            assert alarm["DESCRIPTION"].params["LANGUAGE"] == "my"


@pytest.mark.parametrize(
    ("days", "alarms"), [(0, 0), (1, 1), (6, 1), (7, 2), (30, 2)], ids=lambda n: str(n)
)
def test_an_alarm_never_lies_before_the_day_the_file_is_made(days: int, alarms: int) -> None:
    one = Event("a", TODAY + timedelta(days=days), None, "Title", "Text")
    assert len(by_vobject(written((one,), "en"))[0].alarms) == alarms


def test_an_event_keeps_its_id_when_its_day_moves_and_no_two_share_one() -> None:
    listed = of(people()["alive"], "en")
    moved = tuple(
        Event(one.known_by, one.day + relativedelta(days=1), None, one.title, one.text)
        for one in listed
    )
    ids = {one.text: one.uid for one in by_vobject(written(listed, "en"))}
    assert len(set(ids.values())) == len(listed) > 5
    assert {one.text: one.uid for one in by_vobject(written(moved, "en"))} == ids


def test_a_correction_a_second_later_on_the_same_day_is_the_newer_event() -> None:
    listed = of(people()["mother"], "en")
    first, second = (
        vobject.readOne(written(listed, "en", made_at=MADE_AT + timedelta(seconds=later)).decode())
        for later in (0, 1)
    )
    for before, after in zip(first.vevent_list, second.vevent_list, strict=True):
        assert before.uid.value == after.uid.value
        assert int(before.sequence.value) < int(after.sequence.value) < 1 << 31
        assert before.dtstamp.value < after.dtstamp.value
        assert before.last_modified.value < after.last_modified.value


def test_a_corrected_illness_leaves_the_birth_of_the_same_day_where_it_is() -> None:
    birth = {"date": "2026-11-01", "births_with_leave_allowance": 0, "claimant": "mother"}
    asked = worker("2023-01..2026-10", childbirth=birth)
    asked["person"]["employment"]["started_on"] = "2022-12-01"

    def claims(ill_on: str) -> dict[str, date]:
        asked["events"]["illness"] = {"date": ill_on, "rest_days": 5}
        return {one.known_by: one.day for one in of(asked, "en") if one.day.year == 2028}

    together, apart = claims("2026-11-01"), claims("2026-11-03")
    assert set(together.values()) == {date(2028, 11, 1)}
    assert set(apart.values()) == {date(2028, 11, 1), date(2028, 11, 3)}
    assert together.keys() == apart.keys()


# ---------------------------------------------------------------- what a phone may show
@EACH_LANGUAGE
def test_every_title_says_only_what_was_promised_before_the_file_was_taken(language: str) -> None:
    spoken = Spoken(language, CONTENT)
    titles = {one.title for told_of in people().values() for one in of(told_of, language)}
    assert len(titles) == 1
    promised = [spoken.say(said) for said in wording.CAREFUL]
    assert any(f"“{title}”" in said for title in titles for said in promised)


@EACH_LANGUAGE
def test_no_day_of_the_file_is_past(language: str) -> None:
    listed = [one for told_of in people().values() for one in of(told_of, language)]
    assert min(one.day for one in listed) >= TODAY


# ---------------------------------------------------------------- whatever was told
@pytest.mark.slow
@given(asked=questions())
def test_whatever_was_told_each_event_is_ahead_and_known_by_a_name_of_its_own(
    asked: Question,
) -> None:
    today = day_of(asked["as_of"])
    person = question.read(asked, today=today).person
    found = Assessed(person, evaluate(person, shipped()), {})
    listed = events(found, shipped(), today, Spoken("my", CONTENT))
    assert all(today <= one.day <= (one.until or one.day) for one in listed)
    assert len({one.known_by for one in listed}) == len(listed)
    assert len(by_vobject(written(listed, "my", today))) == len(listed)
