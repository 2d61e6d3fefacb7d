"""A disagreement becomes a worked case without a person, waits for a keeper, and is settled."""

import re
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from eligibility import loader, question_files, suggestions
from eligibility.drafting import drafts, trials
from eligibility.models import RulebookRelease, SuggestedCase, WorkedCase
from eligibility.rules.codes import BenefitCode, ConditionCode
from eligibility.rules.truth import Truth, Verdict
from eligibility.suggestions import Held, made_of
from eligibility.worked_cases import LABELS
from tests.support import Answer, worker

pytestmark = pytest.mark.django_db

WHY = "The Office counts the month of the birth as well."


def asked(**person: Any) -> Answer:
    """A birth with four months paid: a no, which an officer holds wrong."""
    told: Answer = {"birth_date": "1995-05-10", "contributions": {"paid": ["2026-07..2026-10"]}}
    born = {"childbirth": {"date": "2026-11-20", "married": True}}
    return worker(events=born, **{**told, **person})


def suggested(**changes: Any) -> SuggestedCase:
    held = Held(**{"verdict": Verdict.ELIGIBLE, "why": WHY, **changes})
    return suggestions.suggest(made_of(asked(), BenefitCode.MATERNITY, held, loader.current()))


def newest() -> RulebookRelease:
    release = loader.newest()
    assert release is not None
    return release


def keeper(name: str = "keeper") -> User:
    return User.objects.create_user(name)


def test_it_has_the_form_of_the_worked_cases_and_says_what_the_officer_holds_right() -> None:
    row = suggested(condition=ConditionCode.QUALIFYING_PERIOD, truth=Truth.MET)
    assert set(row.case) <= {*LABELS, "as_of", "person", "events", "expect"}
    assert row.case["id"] == row.code
    assert row.case["why"] == WHY
    assert row.case["expect"] == {
        "benefits": {
            "maternity": {
                "verdict": "eligible",
                "conditions": {"qualifying_period": {"truth": "met"}},
            }
        }
    }
    assert "not_eligible" in row.case["name"]
    assert trials.Worked.of(row.case).code == row.code


def test_what_does_not_decide_is_not_in_it() -> None:
    row = suggested()
    assert row.case["as_of"] == "2026-11-01"
    assert "birth_date" not in row.case["person"]
    assert row.case["events"]["childbirth"]["date"] == "2026-11-01"


def test_a_condition_of_one_part_is_expected_there() -> None:
    row = suggested(condition=ConditionCode.BIRTHS_LEFT, truth=Truth.NOT_MET)
    (expected,) = row.case["expect"]["benefits"].values()
    assert expected["entitlements"] == {
        "maternity_leave_allowance": {"conditions": {"births_left": {"truth": "not_met"}}}
    }


def test_only_the_day_is_kept_and_the_code_is_random() -> None:
    one, other = suggested(), suggested()
    assert one.code != other.code
    assert re.fullmatch(r"officer-[0-9A-Z]{8}", one.code)
    assert type(one.made_on) is date
    fields = {field.name for field in SuggestedCase._meta.get_fields()}
    assert fields == {"id", "code", "case", "state", "made_on", "settled_by"}


@pytest.mark.parametrize(
    "changes", [{"why": " "}, {"condition": ConditionCode.IN_COVER}, {"truth": Truth.MET}]
)
def test_a_suggestion_without_a_reason_or_with_half_a_condition_is_refused(
    changes: dict[str, Any],
) -> None:
    with pytest.raises(ValueError, match="reason"):
        suggested(**changes)


def test_a_condition_the_benefit_does_not_have_is_refused() -> None:
    with pytest.raises(LookupError, match="maternity"):
        suggested(condition=ConditionCode.EMPLOYER_SHARE, truth=Truth.MET)


def test_what_is_printed_is_read_by_assess_which_shows_where_the_rules_differ(
    tmp_path: Path,
) -> None:
    rows = [suggested(), suggested(condition=ConditionCode.IN_COVER, truth=Truth.MET)]
    suggestions.put_away(keeper(), suggested().code)
    out = StringIO()
    call_command("suggested_cases", "--state", "waiting", stdout=out)
    read = question_files.read_yaml(out.getvalue())
    assert isinstance(read, list)
    assert sorted(read, key=lambda case: case["id"]) == sorted(
        (row.case for row in rows), key=lambda case: case["id"]
    )
    file = tmp_path / "suggested.yaml"
    file.write_text(out.getvalue(), encoding="utf-8")
    differing = StringIO()
    with pytest.raises(CommandError, match="2 cases, "):
        call_command("assess", str(file), "--expect", stdout=differing)
    for row in rows:
        assert f"{row.code}: benefits.maternity.verdict: expected 'eligible'" in (
            differing.getvalue()
        )


def test_without_a_state_all_are_printed_and_without_any_an_empty_list() -> None:
    out = StringIO()
    call_command("suggested_cases", stdout=out)
    assert question_files.read_yaml(out.getvalue()) == []
    suggestions.put_away(keeper(), suggested().code)
    suggested()
    call_command("suggested_cases", stdout=(both := StringIO()))
    found = question_files.read_yaml(both.getvalue())
    assert isinstance(found, list)
    assert len(found) == 2


def test_what_is_taken_up_guards_every_draft_and_what_is_put_away_none() -> None:
    user, row = keeper(), suggested()
    draft = drafts.begin(user, newest(), "Next")
    source = drafts.source(draft)
    assert trials.failing(draft, source) == []
    taken = suggestions.take_up(user, row.code)
    assert (taken.state, taken.settled_by) == (SuggestedCase.State.TAKEN_UP, user)
    assert {each.case for each in trials.failing(draft, source)} == {row.code}
    assert row.code in {each.code for each in trials.worked_of(draft)}
    suggestions.put_away(user, row.code)
    assert trials.failing(draft, source) == []


def test_what_a_release_holds_is_not_put_away() -> None:
    user, row = keeper(), suggested()
    suggestions.take_up(user, row.code)
    WorkedCase.objects.create(release=newest(), code=row.code, case=row.case)
    with pytest.raises(suggestions.GuardingError):
        suggestions.put_away(user, row.code)
    assert suggestions.take_up(user, row.code).state == SuggestedCase.State.TAKEN_UP


def test_an_unknown_code_is_no_suggestion() -> None:
    with pytest.raises(SuggestedCase.DoesNotExist):
        suggestions.take_up(keeper(), "officer-00000000")
