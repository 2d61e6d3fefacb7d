"""“The rules have changed since”: what flips, why, and for whom; what was told stays as it was."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from accounts.acting import acting
from accounts.models import User
from cases import assessments
from cases.models import Assessment, Case, Look
from cases.opened import Opened
from cases.pages import assessments as pages
from cases.people import Person
from cases.vault import Vault
from eligibility import loader
from eligibility.comparing_answers import flips
from eligibility.rules.rulebook import Period
from tests.casework.making import A_DAY as TODAY
from tests.casework.making import ANSWERED_THEN as ANSWERED
from tests.casework.making import case_of, signed_in, volunteer
from tests.casework.rules import published, published_from

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _of_that_day(settings: Any) -> None:
    """Their facts are of the law of this day, whatever the suite's own is."""
    settings.SSS_TODAY = TODAY


#: More months than she has paid.
FAR_MORE = Period(60, 90)


def saved(case: Case, user: User) -> Assessment:
    who = acting(user)
    assert who is not None
    return assessments.keep(Opened(who, case, Vault.of(case)), user)


def kept_case(user: User, called: str = "") -> Case:
    case = case_of(user, person=Person(called=called), answers=ANSWERED)
    saved(case, user)
    return case


def address(name: str, *of: object) -> str:
    with override("en"):
        return reverse(f"cases:{name}", args=of)


def page(user: User, name: str, *of: object, query: str = "") -> str:
    answer = signed_in(user).get(address(name, *of) + query)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    return answer.content.decode()


def main_of(text: str) -> str:
    return text.partition("<main")[2].partition("</main>")[0]


def compared(case: Case, user: User) -> tuple[Any, Any]:
    """The answer that was saved, and the one of the rules in use for the same day."""
    row = assessments.latest(case, user)
    assert row is not None
    held = assessments.stored(row, Vault.of(case))
    now = assessments.asked_anew(held.question, loader.current(), row.as_of, "en")
    assert now is not None
    return held.told["en"].answer, now.answer


# ------------------------------------------------------------------ what flips


def test_under_the_same_rules_nothing_flips() -> None:
    user = volunteer()
    assert flips(*compared(kept_case(user), user)) == ()


def test_other_rules_flip_a_verdict_and_say_on_which_condition_and_value() -> None:
    user = volunteer()
    case = kept_case(user)
    published("later", unemployment__qualifying=FAR_MORE)
    (flip,) = flips(*compared(case, user))
    assert flip.benefit == "unemployment"
    assert (flip.before["verdict"], flip.after["verdict"]) == ("eligible", "not_eligible")
    stood = {
        (one.before and one.before["truth"], one.after and one.after["truth"])
        for one in flip.conditions
    }
    assert ("met", "not_met") in stood
    (value,) = flip.values
    assert value.before is not None
    assert value.after is not None
    assert value.before["value"] == {"required": 6, "reference": 15}
    assert value.after["value"] == {"required": 60, "reference": 90}


def test_another_amount_flips_without_another_verdict() -> None:
    user = volunteer()
    case = kept_case(user)
    published("later", unemployment_rate_terminated=Decimal("0.7"))
    found = flips(*compared(case, user))
    (flip,) = [one for one in found if one.benefit == "unemployment"]
    assert flip.before["verdict"] == flip.after["verdict"] == "eligible"
    assert [one.after and one.after["value"] for one in flip.values] == [0.7]


def test_other_words_for_the_same_are_no_change() -> None:
    user = volunteer()
    before, after = compared(kept_case(user), user)
    for found in after["benefits"].values():
        for one in (*found["conditions"], *found["reasons"]):
            one["text"] = "said otherwise"
    assert flips(before, after) == ()


def test_whether_somebody_is_insured_flips_too() -> None:
    user = volunteer()
    before, after = compared(kept_case(user), user)
    after = {**after, "enrolment": {**after["enrolment"], "status": "no_longer_insured"}}
    assert [one.benefit for one in flips(before, after)] == [""]


# ------------------------------------------------------------------ the page of one case


def test_the_page_shows_before_now_and_why_and_the_saved_result_stays_as_it_was() -> None:
    user = volunteer()
    case = kept_case(user)
    row = assessments.latest(case, user)
    assert row is not None
    before = main_of(page(user, "assessment", case.reference, row.pk))
    published("Later rules", unemployment__qualifying=FAR_MORE)
    text = page(user, "changed", case.reference)
    assert "Later rules" in text
    assert row.release.name in text
    assert "You cannot have this" in text
    assert "6 months within 15 months" in text
    assert "60 months within 90 months" in text
    assert main_of(page(user, "assessment", case.reference, row.pk)) == before
    assert assessments.latest(case, user) == row


def test_where_nothing_was_saved_or_nothing_changes_the_page_says_so() -> None:
    user = volunteer()
    assert "No result is saved yet." in page(user, "changed", case_of(user).reference)
    assert "Nothing changes." in page(user, "changed", kept_case(user).reference)


# ------------------------------------------------------------------ the list


def test_the_list_names_whose_result_would_be_another_and_nobody_else() -> None:
    user = volunteer()
    flipped, stays = kept_case(user, "Ma Aye"), case_of(user, person=Person(called="Ko Tun"))
    assert "No saved result of your organisation changes." in page(user, "changed-list")
    published("later", unemployment__qualifying=FAR_MORE)
    text = page(user, "changed-list")
    assert "Ma Aye" in text
    assert flipped.shown_reference in text
    assert stays.shown_reference not in text
    assert Look.objects.visible_to(user).filter(case=flipped, what="changed-list").exists()


def test_a_newer_release_that_changes_nothing_for_anybody_leaves_the_list_empty() -> None:
    user = volunteer()
    kept_case(user)
    published("later", disability_partial_months=Decimal(200))
    assert "No saved result of your organisation changes." in page(user, "changed-list")


def test_only_the_last_result_of_a_case_counts() -> None:
    user = volunteer()
    case = kept_case(user)
    published("later", unemployment__qualifying=FAR_MORE)
    saved(case, user)
    assert case.shown_reference not in page(user, "changed-list")


def test_a_case_of_another_organisation_is_not_in_the_list() -> None:
    user = volunteer()
    theirs = kept_case(volunteer(), "Somebody Else")
    published("later", unemployment__qualifying=FAR_MORE)
    text = page(user, "changed-list")
    assert theirs.shown_reference not in text
    assert "Somebody Else" not in text


def test_results_of_older_rules_come_first() -> None:
    user = volunteer()
    older = kept_case(user, "Ma Aye")
    published("middle", disability_partial_months=Decimal(200))
    newer = kept_case(user, "Ko Tun")
    again = kept_case(user, "Ma Htay")
    published("later", unemployment__qualifying=FAR_MORE)
    answer = signed_in(user).get(address("changed-list"))
    listed = [row["case"].pk for row in answer.context["rows"]]
    assert listed[0] == older.pk
    assert set(listed[1:]) == {newer.pk, again.pk}


def test_law_that_came_into_force_since_is_a_change_under_the_same_release(settings: Any) -> None:
    user = volunteer()
    begins = TODAY + timedelta(days=10)
    published_from("known ahead", begins, "dental_cap_year", Decimal(1234))
    case = kept_case(user)
    row = assessments.latest(case, user)
    assert row is not None
    assert not assessments.rules_changed(row, loader.current(), TODAY)
    assert case.shown_reference not in page(user, "changed-list")
    settings.SSS_TODAY = begins
    assert assessments.rules_changed(row, loader.current(), begins)
    assert case.shown_reference in page(user, "changed-list")
    assert "1,234 baht" in page(user, "changed", case.reference)


def test_time_that_goes_by_is_no_change_of_the_rules(settings: Any) -> None:
    """Her cover after the job ends in half a year, by the rules of today as well."""
    user = volunteer()
    case = kept_case(user)
    published("later", disability_partial_months=Decimal(200))
    settings.SSS_TODAY = TODAY + timedelta(days=240)
    assert case.shown_reference not in page(user, "changed-list")


def test_the_list_asks_as_many_queries_for_many_as_for_few_and_loses_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pages, "MOST", 2)
    one, many = volunteer(), volunteer()
    kept_case(one)
    cases = [kept_case(many) for _ in range(5)]
    published("later", unemployment__qualifying=FAR_MORE)
    where, counted = address("changed-list"), []
    for user in (one, many):
        client = signed_in(user)
        client.get(where)
        with CaptureQueriesContext(connection) as asked:
            client.get(where)
        counted.append(len(asked))
    assert counted[0] == counted[1]

    seen, query = [], ""
    for _ in range(3):
        answer = client.get(where + query)
        seen += [row["case"].pk for row in answer.context["rows"]]
        query = f"?after={answer.context['following']}"
    assert seen == sorted(case.pk for case in cases)
    assert answer.context["following"] == ""


def test_saving_the_last_result_of_a_page_loses_nobody_on_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pages, "MOST", 2)
    user = volunteer()
    cases = sorted((kept_case(user) for _ in range(3)), key=lambda case: case.pk)
    published("later", unemployment__qualifying=FAR_MORE)
    client, where = signed_in(user), address("changed-list")
    first = client.get(where)
    assert [row["case"] for row in first.context["rows"]] == cases[:2]
    saved(cases[1], user)
    second = client.get(f"{where}?after={first.context['following']}")
    assert [row["case"] for row in second.context["rows"]] == cases[2:]


@pytest.mark.parametrize("after", ["", "x", "' OR 1=1", "00000000-0000-0000-0000-000000000000"])
def test_a_broken_place_in_the_list_is_its_beginning(after: str) -> None:
    user = volunteer()
    kept_case(user, "Ma Aye")
    published("later", unemployment__qualifying=FAR_MORE)
    answer = signed_in(user).get(address("changed-list"), {"after": after})
    assert "Ma Aye" in answer.content.decode()
