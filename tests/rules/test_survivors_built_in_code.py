"""A question built in code takes the same defaults as one that is read."""

from datetime import date

from eligibility.rules import question
from eligibility.rules.person import (
    Child,
    Childbirth,
    Contributions,
    Dental,
    Disability,
    Employment,
    Events,
    Illness,
    Job,
    Occurrence,
    Person,
    Retirement,
    Unemployment,
)

DAY = date(2026, 11, 23)


def test_who_tells_only_days_is_the_same_person_in_code_and_in_a_question() -> None:
    """Days, baht and births used: none; chronic, claimed by the other: no; else not known."""
    named = ("illness", "dental", "childbirth", "disability", "death", "retirement", "work_injury")
    events: dict[str, object] = {name: {"date": DAY.isoformat()} for name in named}
    events["unemployment"] = {"date": None}
    events["children"] = [{"born_on": DAY.isoformat()}]
    given = {"person": {"contributions": {}}, "events": events}
    person = question.read(given, today=DAY).person
    assert person == Person(
        as_of=DAY,
        foreign=True,
        employment=Employment(job=Job(running=True)),
        contributions=Contributions(),
        events=Events(
            illness=Illness(date=DAY),
            dental=Dental(date=DAY),
            childbirth=Childbirth(date=DAY),
            children=(Child(born_on=DAY),),
            unemployment=Unemployment(date=None),
            disability=Disability(date=DAY),
            death=Occurrence(date=DAY),
            retirement=Retirement(date=DAY),
            work_injury=Occurrence(date=DAY),
        ),
        assumed=person.assumed,
    )
    assert person.claim_day == DAY


def test_nothing_told_is_nothing_known() -> None:
    person = question.read({}, today=DAY).person
    assert person == Person(
        as_of=DAY,
        foreign=True,
        employment=Employment(job=Job(running=True)),
        assumed=person.assumed,
    )
