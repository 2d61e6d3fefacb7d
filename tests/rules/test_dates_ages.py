"""Birthdays that open or shut something: the 15th, 61st, 55th and a child's 6th, −1, 0, +1.

"An age or anniversary of 29 February falls on 28 February in a common year" (contract, "Claim").
"""

from datetime import date
from typing import Any

import pytest
from dateutil.relativedelta import relativedelta

from tests.rules.test_dates_rows import DAY, newest, number_of, settled_days, shifted
from tests.support import Answer, ask, codes, entitlement, worker

YOUNGEST, OLDEST = "first_insurance_age_min", "first_insurance_age_max"


def birthdays(key: str, *, plus: int = 0) -> list[Any]:
    """A birth date for each row of an age, whose birthday lies inside the row's reign."""
    return [
        (day - relativedelta(years=number_of(row) + plus), day) for row, day in settled_days(key)
    ]


def leap(birth: int, birthday: int) -> tuple[date, date]:
    """Somebody born on 29 February, and the day of that birthday in a common year."""
    return date(birth, 2, 29), date(birthday, 2, 28)


def starter(born: date, started: date, **person: Any) -> Answer:
    """Somebody with no month on record, who started the job some time before the question."""
    facts: Answer = {"contributions": {"paid": []}, "registered": True, **person}
    return ask(
        worker(
            as_of=shifted(started, 40),
            birth_date=born.isoformat(),
            employment={"started_on": started.isoformat()},
            **facts,
        )
    )


@pytest.mark.parametrize(("born", "birthday"), [*birthdays(YOUNGEST), leap(2008, 2023)])
@pytest.mark.parametrize("shift", [-1, 0, 1])
def test_insurance_can_begin_on_the_fifteenth_birthday(
    shift: int, born: date, birthday: date
) -> None:
    answer = starter(born, birthday + shift * DAY)
    early = shift < 0
    assert answer["enrolment"]["status"] == ("cannot_be_insured" if early else "insured")
    assert codes(answer["enrolment"]["reasons"]) == (["under_age"] if early else [])
    assert answer["benefits"]["medical"]["verdict"] == ("not_eligible" if early else "not_yet")


@pytest.mark.parametrize(("born", "birthday"), [*birthdays(OLDEST, plus=1), leap(1964, 2025)])
@pytest.mark.parametrize("shift", [-1, 0, 1])
def test_insurance_can_begin_until_the_day_before_the_sixty_first_birthday(
    shift: int, born: date, birthday: date
) -> None:
    answer = starter(born, birthday + shift * DAY)
    late = shift >= 0
    reasons = ["over_age_at_first_insurance"] if late else []
    assert answer["enrolment"]["status"] == ("cannot_be_insured" if late else "insured")
    assert codes(answer["enrolment"]["reasons"]) == reasons
    assert answer["benefits"]["medical"]["verdict"] == ("not_eligible" if late else "not_yet")


@pytest.mark.parametrize(("born", "birthday"), birthdays(OLDEST, plus=1))
def test_recorded_months_are_not_cancelled_by_the_age(born: date, birthday: date) -> None:
    """Enrolment never cancels recorded months; who passes sixty in work stays insured."""
    months = {"paid": newest(birthday, 12)}
    answer = starter(born, birthday + DAY, contributions=months)
    assert answer["enrolment"]["status"] == "insured"
    assert answer["benefits"]["medical"]["verdict"] == "eligible"


@pytest.mark.parametrize(("born", "birthday"), birthdays(YOUNGEST))
def test_without_a_first_day_of_work_the_day_of_the_question_decides(
    born: date, birthday: date
) -> None:
    """Insurable age on ``started_on`` (else ``as_of``)."""
    for shift, status in ((-1, "cannot_be_insured"), (0, "insured")):
        question = worker(
            as_of=shifted(birthday, shift),
            birth_date=born.isoformat(),
            registered=True,
            contributions={"paid": []},
        )
        assert ask(question)["enrolment"]["status"] == status


pension_age = pytest.mark.parametrize(
    ("born", "birthday"), [*birthdays("pension_age"), leap(1968, 2023), leap(1972, 2027)]
)


@pension_age
@pytest.mark.parametrize("shift", [-1, 0, 1])
def test_old_age_begins_on_the_fifty_fifth_birthday(shift: int, born: date, birthday: date) -> None:
    day = birthday + shift * DAY
    question = worker(
        as_of=day.isoformat(),
        birth_date=born.isoformat(),
        employment={"ended_on": shifted(birthday, -30)},
        events={"retirement": {"date": day.isoformat()}},
        contributions={"paid": newest(birthday, 24)},
    )
    found = ask(question)["benefits"]["old_age"]
    early = shift < 0
    assert found["verdict"] == ("not_yet" if early else "eligible")
    assert found["earliest"] == (birthday.isoformat() if early else None)
    assert ("under_pension_age" in codes(found["reasons"])) == early


@pension_age
def test_under_fifty_five_and_still_insured_no_day_is_named(born: date, birthday: date) -> None:
    """With ``still_insured`` among the reasons (also under 55) ``earliest`` is null."""
    question = worker(
        as_of=shifted(birthday, -1),
        birth_date=born.isoformat(),
        contributions={"paid": newest(birthday, 24)},
    )
    found = ask(question)["benefits"]["old_age"]
    assert (found["verdict"], found["earliest"]) == ("not_yet", None)
    assert {"under_pension_age", "still_insured"} <= set(codes(found["reasons"]))


@pension_age
@pytest.mark.parametrize("shift", [-1, 0, 1])
def test_from_fifty_five_on_a_lost_job_leads_to_old_age_instead(
    shift: int, born: date, birthday: date
) -> None:
    """Age 55 is judged on the first jobless day, not on the day of the question."""
    first = birthday + shift * DAY
    question = worker(
        as_of=shifted(first, 20),
        birth_date=born.isoformat(),
        employment={"ended_on": shifted(first, -1), "end_reason": "laid_off"},
        contributions={"paid": newest(birthday, 24)},
    )
    found = ask(question)["benefits"]["unemployment"]
    assert found["verdict"] == ("eligible" if shift < 0 else "not_eligible")
    assert ("entitled_to_old_age" in codes(found["reasons"])) == (shift >= 0)


@pension_age
def test_a_standing_question_on_job_loss_ignores_the_age(born: date, birthday: date) -> None:
    question = worker(
        as_of=shifted(birthday, 1),
        birth_date=born.isoformat(),
        contributions={"paid": newest(birthday, 24)},
    )
    found = ask(question)["benefits"]["unemployment"]
    assert (found["asked"], found["verdict"]) == ("standing", "eligible")
    assert "entitled_to_old_age" not in codes(found["reasons"])


@pytest.mark.parametrize(
    ("born", "birthday"), [*birthdays("child_age_limit"), leap(2016, 2022), leap(2020, 2026)]
)
@pytest.mark.parametrize("shift", [-1, 0, 1])
def test_the_child_allowance_ends_the_day_before_the_sixth_birthday(
    shift: int, born: date, birthday: date
) -> None:
    day = birthday + shift * DAY
    question = worker(
        as_of=day.isoformat(),
        events={"children": [{"born_on": born.isoformat()}]},
        contributions={"paid": newest(birthday.replace(day=1), 24)},
    )
    found = ask(question)["benefits"]["child_support"]
    allowance = entitlement(found, "child_allowance")
    ended = shift >= 0
    assert found["verdict"] == ("not_eligible" if ended else "eligible")
    assert allowance["until"] == (None if ended else birthday.isoformat())
    assert ("child_aged_six" in codes(found["reasons"])) == ended


def test_the_allowance_runs_to_the_sixth_birthday_of_the_last_paid_child() -> None:
    """The youngest three of four are paid; the youngest was born on 29 February 2024."""
    births = ["2021-01-10", "2022-01-10", "2023-01-10", "2024-02-29"]
    events = {"children": [{"born_on": born} for born in births]}
    question = worker(events=events, contributions={"paid": newest(date(2026, 11, 23), 12)})
    found = ask(question)["benefits"]["child_support"]
    allowance = entitlement(found, "child_allowance")
    assert (allowance["children_paid"], allowance["monthly"]) == (3, 3000)
    assert allowance["until"] == "2030-02-28"
    assert "child_limit_reached" in codes(found["reasons"])
