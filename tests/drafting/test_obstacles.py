"""Each thing that keeps a draft from being published, named with its place."""

from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import LazySettings

from eligibility import clock
from eligibility.drafting import drafts, obstacles
from eligibility.drafting.obstacles import Kind
from eligibility.reviewed import files
from tests.drafting.keeping import (
    LUMP,
    PERIOD,
    SUMMARY,
    accept_all,
    begun,
    change,
    in_the_way,
    in_use,
    keeper,
    publish,
    raise_lump,
    raise_maternity,
    said,
)
from tests.eligibility.small_rulebook import NOTHING_REQUIRED

pytestmark = pytest.mark.django_db

MY_FROM = ("words/maternity.yaml", "documents", "birth_certificate")


def test_nothing_is_in_the_way_of_a_change_that_reaches_nobody() -> None:
    user = keeper()
    assert obstacles.obstacles(raise_lump(begun(user), user)) == []


def _lump(**changes: Any) -> dict[str, Any]:
    row = {"value": "16000", "effective_from": "2040-01-01", "citation": "birth-2021", **changes}
    return {name: value for name, value in row.items() if value is not ...}


#: A new row of a value, and what is said of it.
ROWS = [
    ({"citation": ...}, "rows.2.citation", "The field is missing."),
    ({"citation": "gazette"}, "rows.2.citation", "There is no citation “gazette”"),
    ({"effective_from": "2021-01-01"}, "rows.2.effective_from", "have the same first day"),
    ({"effective_from": "2570-01-01"}, "rows.2.effective_from", "Buddhist-era"),
    ({"value": "16,000"}, "rows.2.value", "plain decimal number"),
    ({"value": "-1"}, "rows.2.value", "may not be negative"),
    ({"valeu": "1"}, "rows.2.valeu", "Did you mean “value”?"),
    (
        {"vouched_from": "2030-01-01", "vouched_until": "2031-01-01"},
        "rows.2.vouched_from",
        "lie wholly outside",
    ),
]


@pytest.mark.parametrize(("changes", "key", "reason"), ROWS)
def test_a_row_that_cannot_be_is_in_the_way(changes: dict[str, Any], key: str, reason: str) -> None:
    user = keeper()
    draft = begun(user)
    content = said(draft, LUMP)
    change(draft, user, LUMP, {**content, "rows": [*content["rows"], _lump(**changes)]})
    (found,) = in_the_way(draft, Kind.FAULT)
    assert found.where == f"law/maternity.yaml: values.maternity_lump.{key}"
    assert reason in found.text
    assert found.entry == LUMP


def test_an_unknown_unit_is_in_the_way() -> None:
    user = keeper()
    draft = begun(user)
    change(draft, user, LUMP, {**said(draft, LUMP), "unit": "bath"})
    assert "is not one of: baht" in in_the_way(draft, Kind.FAULT)[0].text


def test_a_value_that_the_core_needs_cannot_be_taken_out() -> None:
    user = keeper()
    draft = begun(user)
    change(draft, user, LUMP, None)
    (found,) = in_the_way(draft, Kind.NEEDED)
    assert found.where == "law: maternity_lump"


@pytest.mark.parametrize("language", ["en", "th", "my"])
@pytest.mark.parametrize("blank", ["", "  ", None])
def test_a_missing_translation_is_in_the_way_and_is_named_once(
    language: str, blank: str | None
) -> None:
    user = keeper()
    draft = begun(user)
    names = {"en": "English", "th": "Thai", "my": "Burmese"}
    content = {**said(draft, SUMMARY), language: blank}
    change(draft, user, SUMMARY, content)
    (found,) = (each for each in obstacles.obstacles(draft) if each.entry == SUMMARY)
    assert found.kind == Kind.MISSING_TRANSLATION
    assert str(found) == (
        f"words/maternity.yaml: summary.{language}: The {names[language]} text is missing."
    )


def test_a_missing_part_of_a_paper_is_named_with_its_part() -> None:
    user = keeper()
    draft = begun(user)
    content = said(draft, MY_FROM)
    content["from"]["my"] = ""
    del content["name"]["th"]
    change(draft, user, MY_FROM, content)
    paper = "words/maternity.yaml: documents.birth_certificate"
    found = in_the_way(draft, Kind.MISSING_TRANSLATION)
    assert {each.where for each in found} == {f"{paper}.from.my", f"{paper}.name.th"}
    assert in_the_way(draft, Kind.FAULT) == []


def test_a_changed_english_text_asks_for_each_translation_to_be_looked_at() -> None:
    user = keeper()
    draft = begun(user)
    content = {**said(draft, SUMMARY), "en": "With six months, one parent gets a lump sum."}
    change(draft, user, SUMMARY, content)
    found = in_the_way(draft, Kind.OUTDATED_TRANSLATION)
    assert [each.where.rpartition(".")[2] for each in found] == ["th", "my"]

    change(draft, user, SUMMARY, content, still_fits=["th"])
    (burmese,) = in_the_way(draft, Kind.OUTDATED_TRANSLATION)
    assert "the Burmese one was not" in burmese.text

    change(draft, user, SUMMARY, {**content, "my": f"{content['my']}။"}, still_fits=["th"])
    assert in_the_way(draft, Kind.OUTDATED_TRANSLATION) == []


def test_a_translation_alone_may_be_made_better() -> None:
    user = keeper()
    draft = begun(user)
    content = said(draft, SUMMARY)
    change(draft, user, SUMMARY, {**content, "my": f"{content['my']}။"})
    assert obstacles.obstacles(draft) == []


def test_a_worked_case_that_is_answered_otherwise_is_in_the_way_until_it_is_accepted() -> None:
    user = keeper()
    draft = raise_maternity(begun(user), user)
    found = in_the_way(draft, Kind.WORKED_CASE)
    assert any(
        "benefits.maternity.verdict: 'eligible' is expected, and 'not_yet' is answered" in each.text
        for each in found
    )
    accept_all(draft, user)
    assert obstacles.obstacles(draft) == []


def test_a_draft_with_which_the_core_cannot_answer_is_in_the_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The strict reader asks for what the core needs; this holds for what it forgets to ask."""
    user = keeper()
    draft = begun(user)
    change(draft, user, LUMP, None)
    monkeypatch.setattr(files, "NEEDS", NOTHING_REQUIRED)
    (found,) = in_the_way(draft, Kind.TRIAL)
    assert found.where == "maternity_lump"


def test_a_draft_that_changes_nothing_is_in_its_own_way() -> None:
    (found,) = obstacles.obstacles(begun())
    assert found.kind == Kind.NOTHING_CHANGED


def test_a_name_is_given_once() -> None:
    user = keeper()
    draft = raise_lump(begun(user, in_use().name), user)
    assert in_the_way(draft, Kind.NAME_TAKEN)
    drafts.settle(user, draft.pk, draft.version, "another", None)
    assert not in_the_way(draft, Kind.NAME_TAKEN)


@pytest.mark.parametrize(("days", "past"), [(-1, True), (0, False), (1, False)])
def test_a_day_in_the_past_is_in_the_way(days: int, past: bool) -> None:
    user = keeper()
    draft = raise_lump(begun(user), user)
    day = clock.today() + timedelta(days=days)
    drafts.settle(user, draft.pk, draft.version, "draft", day)
    assert bool(in_the_way(draft, Kind.PAST)) == past


def test_the_day_somebody_pretends_is_not_the_day_of_publishing() -> None:
    user = keeper()
    draft = raise_lump(begun(user), user)
    with clock.pretending(date(2039, 5, 5)):
        assert obstacles.first_day(draft) == clock.actual()
        assert obstacles.obstacles(draft) == []


# ------------------------------------------------------------------ other releases meanwhile


def test_another_release_published_meanwhile_is_in_the_way() -> None:
    one = keeper()
    early, late = begun(one, "early"), begun(one, "late")
    publish(raise_lump(early, one))
    raise_lump(late, one, "2041-01-01")
    (found,) = in_the_way(late, Kind.OVERTAKEN)
    assert "the release “early” is in use" in found.text


def test_a_draft_takes_the_place_of_its_base_and_of_no_other(settings: LazySettings) -> None:
    """Two changes, one of them scheduled: each day has the release that holds both."""
    one, today = keeper(), clock.today()
    later = today + timedelta(days=30)
    scheduled = raise_lump(begun(one, "scheduled"), one)
    drafts.settle(one, scheduled.pk, scheduled.version, "scheduled", later)
    waiting = publish(scheduled)

    urgent = raise_lump(begun(one, "urgent"), one, "2041-01-01")
    assert in_the_way(urgent, Kind.OVERTAKEN) == []
    assert obstacles.overtaking(urgent) == [waiting]
    urgent.takes_effect_on = later + timedelta(days=1)
    assert any(each.kind == Kind.OVERTAKEN for each in obstacles.obstacles(urgent))

    both = drafts.begin(one, waiting, "both")
    raise_lump(both, one, "2041-01-01")
    assert in_the_way(both, Kind.OVERTAKEN)  # the one that waits would replace it on its day
    drafts.settle(one, both.pk, both.version, "both", later)
    assert in_the_way(both, Kind.OVERTAKEN) == []
    assert obstacles.overtaking(both) == []


def test_a_qualifying_period_is_named_with_its_entry() -> None:
    user = keeper()
    draft = begun(user)
    rows = deepcopy(said(draft, PERIOD))
    rows[0]["required_months"] = "16"
    change(draft, user, PERIOD, rows)
    (found,) = in_the_way(draft, Kind.FAULT)
    assert found.entry == PERIOD
    assert "16 months cannot be paid within 15 months" in found.text
