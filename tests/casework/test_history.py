"""History: every fact that was changed, before and after, in words."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from cases import keeping
from cases.models import Case
from cases.people import Person
from cases.vault import Vault
from eligibility.interview.told import Answers
from tests.casework import making

pytestmark = pytest.mark.django_db


def path(case: Case) -> str:
    return f"/en/cases/{case.reference}/history/"


def rename(user: User, case: Case, *names: str) -> None:
    for name in names:
        keeping.change_person(case, Vault.of(case), user, Person(called=name))


def test_a_changed_name_is_shown_before_and_after_with_who_did_it() -> None:
    user = making.volunteer(name="Ko Tun")
    case = making.case_of(user, Person(called="Ma Hla"))
    rename(user, case, "Ma Hla Win")
    page = making.signed_in(user).get(path(case)).content.decode()
    for text in ("Ko Tun", "<del>Ma Hla</del>", "<ins>Ma Hla Win</ins>"):
        assert text in page


def test_a_changed_answer_is_told_with_its_question_in_words() -> None:
    user = making.volunteer()
    case = making.case_of(user, answers=making.ANSWERED)
    vault = Vault.of(case)
    held = keeping.held_in(case, vault)
    given = {**held.answers.given, "sector": "home", "wage": "15000"}
    keeping.change_answers(case, vault, user, held, Answers(given, held.answers.sent))
    rows = making.signed_in(user).get(path(case)).context["rows"]
    lines = {label: (before, after) for label, before, after in rows[0]["lines"]}
    assert ("၁၂,၀၀၀", "15000") in lines.values()
    assert all(lines)  # each with its question
    assert ("factory", "home") not in lines.values()  # in words, not in codes


def test_a_changed_language_is_told_by_its_name() -> None:
    user = making.volunteer()
    case = making.case_of(user)
    keeping.change_language(case, Vault.of(case), user, "th")
    line = making.signed_in(user).get(path(case)).context["rows"][0]["lines"][0]
    assert line[2] == "ไทย"


def test_the_newest_change_stands_first_and_each_on_one_page() -> None:
    user = making.volunteer()
    case = making.case_of(user, Person(called="0"))
    rename(user, case, *(str(number) for number in range(1, 56)))
    client = making.signed_in(user)
    first = client.get(path(case))
    second = client.get(f"{path(case)}?below={first.context['following']}")
    after = [row["lines"][0][2] for page in (first, second) for row in page.context["rows"]]
    assert after == [str(number) for number in range(55, 0, -1)]


def test_the_history_takes_the_same_queries_for_one_change_and_for_forty() -> None:
    user = making.volunteer()
    case = making.case_of(user)
    client = making.signed_in(user)
    counts = []
    for names in (["a"], [f"b{number}" for number in range(40)]):
        rename(user, case, *names)
        client.get(path(case))
        with CaptureQueriesContext(connection) as taken:
            client.get(path(case))
        counts.append(len(taken))
    assert counts[0] == counts[1]
