"""What a draft makes of the worked cases: what flips and why, what fails, what is accepted."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from accounts.models import User
from eligibility import loader
from eligibility.comparing_answers import without_words
from eligibility.drafting import drafts, trials
from eligibility.drafting.drafts import SettledDraftError, StaleDraftError
from eligibility.models import AcceptedAnswer, Draft, DraftEntry, RulebookRelease, WorkedCase
from eligibility.reviewed import files
from eligibility.reviewed.files import RulebookError
from eligibility.reviewed.source import RulebookSource
from eligibility.rules.faults import Refused
from eligibility.rules.rulebook import Period, Rulebook, Term
from eligibility.worked_cases import EXPECT, answered, differences, split
from tests.support import RULEBOOK_FILES, TODAY, ask, cases, shipped

pytestmark = pytest.mark.django_db

#: The two of the worked cases that are about a birth in February 2027: five months are paid, and
#: two of them with three to come, which makes five.
FIVE_PAID, WOULD_REACH_FIVE = "S02", "S03"
#: A third, with one month paid, cannot have it either way: only the months it is short by change.
TOO_FEW = "S04"
GUARDS = {FIVE_PAID, WOULD_REACH_FIVE, TOO_FEW}


def keeper(name: str = "keeper") -> User:
    return User.objects.create_user(name)


def newest() -> RulebookRelease:
    release = loader.newest()
    assert release is not None
    return release


def begun(user: User | None = None) -> Draft:
    return drafts.begin(user or keeper(), newest(), "Next")


def periods(draft: Draft) -> tuple[tuple[str, str, str], list[Any]]:
    """Where the qualifying period of maternity stands, and its rows."""
    found = DraftEntry.objects.get(
        draft=draft, file="law/maternity.yaml", section="qualifying_periods"
    )
    assert found.content is not None
    return (found.file, found.section, found.key), found.content


def six_months(user: User, draft: Draft) -> Draft:
    """Six months instead of five from 2027 on, as a keeper writes it: one row more."""
    where, rows = periods(draft)
    row = {**rows[-1], "required_months": 6, "effective_from": "2027-01-01"}
    return drafts.change(user, draft.pk, draft.version, *where, [*rows, row])


def with_terms(source: RulebookSource, key: str, change: Callable[[Term], Term]) -> RulebookSource:
    terms = (change(term) if term.key == key else term for term in source.terms)
    return replace(source, terms=tuple(terms))


# ------------------------------------------------------------------ the worked cases


def test_the_site_comes_with_its_worked_cases_and_answers_each_as_it_says() -> None:
    found = trials.worked(None)
    assert [each.code for each in found] == [case["id"] for case in cases("shared.yaml")]
    for case in found:
        assert case.expect
        assert differences(case.code, case.expect, ask(case.question)) == []


def test_a_release_has_its_own_cases_in_place_of_shipped_ones_and_beside_them() -> None:
    release, (first, *_) = newest(), cases("shared.yaml")
    own = {**first, "why": "as of this release"}
    WorkedCase.objects.create(release=release, code=first["id"], case=own)
    WorkedCase.objects.create(release=release, code="new", case={**own, "id": "new"})
    found = {each.code: each for each in trials.worked(release)}
    assert found[first["id"]].why == "as of this release"
    assert "new" in found
    assert len(found) == len(trials.worked(None)) + 1


# ------------------------------------------------------------------ what flips


def test_a_draft_that_says_what_its_base_says_flips_nothing() -> None:
    draft = begun()
    assert trials.flips_of(draft) == ()
    assert trials.failing(draft, drafts.source(draft)) == []


def test_six_months_flip_the_birth_with_five_and_the_one_that_would_have_reached_five() -> None:
    user = keeper()
    found = trials.flips_of(six_months(user, begun(user)))
    assert [(flip.case.code, flip.benefit) for flip in found] == [
        (FIVE_PAID, "maternity"),
        (WOULD_REACH_FIVE, "maternity"),
    ]
    five, reaching = found
    assert (five.before[0], five.after[0]) == ("You can have this", "Not yet")
    assert (reaching.before[0], reaching.after[0]) == ("Not yet", "You cannot have this")
    for flip in found:
        assert "5 months within 15 months → 6 months within 15 months" in " ".join(flip.reasons)


def test_another_amount_flips_without_another_verdict_and_is_shown() -> None:
    before = trials.law_of_release(newest())
    source = loader.verified(newest())

    def dearer(term: Term) -> Term:
        return replace(term, value=Decimal(16000))

    after = trials.law_of_source(with_terms(source, "maternity_lump", dearer))
    found = trials.flips(before, after, trials.worked(None))
    assert found
    assert {flip.benefit for flip in found} == {"maternity"}
    assert {flip.before[0] for flip in found} == {flip.after[0] for flip in found}
    assert any("15000" in line for flip in found for line in flip.before)
    assert any("16000" in line for flip in found for line in flip.after)
    assert all("(maternity_lump): " in " ".join(flip.reasons) for flip in found)


def test_all_worked_cases_are_asked_under_two_rulebooks_within_two_seconds() -> None:
    user = keeper()
    draft = six_months(user, begun(user))
    before, after = trials.law_of_release(draft.base), trials.law_of(draft)
    start = time.perf_counter()
    trials.flips(before, after, trials.worked_of(draft))
    assert time.perf_counter() - start < 2


def test_a_text_not_yet_translated_does_not_hide_what_flips() -> None:
    user = keeper()
    draft = six_months(user, begun(user))
    text = DraftEntry.objects.get(draft=draft, file="words/maternity.yaml", section="summary")
    assert text.content is not None
    content = {name: each for name, each in text.content.items() if name != "my"}
    draft = drafts.change(user, draft.pk, draft.version, text.file, text.section, text.key, content)
    with pytest.raises(RulebookError):
        drafts.source(draft)
    assert [flip.case.code for flip in trials.flips_of(draft)] == [FIVE_PAID, WOULD_REACH_FIVE]


def test_of_a_faulty_law_the_faults_are_said_instead_of_flips() -> None:
    user = keeper()
    draft = begun(user)
    where, rows = periods(draft)
    row = {name: each for name, each in rows[-1].items() if name != "citation"}
    draft = drafts.change(user, draft.pk, draft.version, *where, [*rows[:-1], row])
    with pytest.raises(RulebookError):
        trials.flips_of(draft)


# ------------------------------------------------------------------ what fails, and is accepted


def failing(draft: Draft) -> set[str]:
    return {each.case for each in trials.failing(draft, drafts.source(draft))}


def test_what_is_answered_otherwise_than_expected_fails_until_it_is_accepted() -> None:
    user = keeper()
    draft = six_months(user, begun(user))
    assert failing(draft) == GUARDS
    for case in sorted(GUARDS):
        trials.accept(user, draft.pk, draft.version, case, "The new law asks for six.")
        draft.refresh_from_db()
    assert failing(draft) == set()
    kept = AcceptedAnswer.objects.get(draft=draft, case=FIVE_PAID)
    assert (kept.by, kept.why) == (user, "The new law asks for six.")
    assert kept.expect == {
        "benefits": {
            "maternity": {
                "verdict": "not_yet",
                "counted": 5,
                "window": {"from": "2025-11", "to": "2027-01"},
            }
        }
    }
    written = draft.changes.get(what=f"worked case {FIVE_PAID} accepted")
    assert written.by == user
    assert written.before is not None
    assert written.before["benefits"]["maternity"]["verdict"] == "eligible"
    assert written.after == kept.expect


def test_an_acceptance_holds_for_the_answer_that_was_accepted_alone() -> None:
    user = keeper()
    draft = begun(user)
    where, before = periods(draft)
    draft = six_months(user, draft)
    trials.accept(user, draft.pk, draft.version, FIVE_PAID, "Six are asked for.")
    draft.refresh_from_db()
    draft = drafts.change(user, draft.pk, draft.version, *where, before)
    assert failing(draft) == {FIVE_PAID}  # what was accepted is not what it answers any more
    trials.take_back_acceptance(user, draft.pk, draft.version, FIVE_PAID)
    assert failing(draft) == set()


def test_an_acceptance_taken_back_fails_again() -> None:
    user = keeper()
    draft = six_months(user, begun(user))
    trials.accept(user, draft.pk, draft.version, FIVE_PAID, "Six are asked for.")
    draft.refresh_from_db()
    trials.take_back_acceptance(user, draft.pk, draft.version, FIVE_PAID)
    assert failing(draft) == GUARDS
    draft.refresh_from_db()
    with pytest.raises(trials.NoSuchCaseError):
        trials.take_back_acceptance(user, draft.pk, draft.version, FIVE_PAID)


def test_who_has_seen_an_older_draft_accepts_nothing() -> None:
    user = keeper()
    draft = six_months(user, begun(user))
    with pytest.raises(StaleDraftError):
        trials.accept(user, draft.pk, draft.version - 1, FIVE_PAID, "Six are asked for.")
    assert not AcceptedAnswer.objects.exists()
    drafts.discard(user, draft.pk, draft.version)
    with pytest.raises(SettledDraftError):
        trials.accept(user, draft.pk, draft.version + 1, FIVE_PAID, "Six are asked for.")


def test_nothing_is_accepted_without_need_reason_or_case() -> None:
    user = keeper()
    draft = six_months(user, begun(user))
    for case, why, refused in (
        ("G01", "why not", trials.NothingToAcceptError),
        (FIVE_PAID, " ", ValueError),
        ("nobody", "why not", trials.NoSuchCaseError),
    ):
        with pytest.raises(refused):
            trials.accept(user, draft.pk, draft.version, case, why)
    assert Draft.objects.get(pk=draft.pk).version == draft.version


def test_a_rulebook_with_which_the_core_ends_fails_every_case_and_not_the_preview() -> None:
    draft = begun()
    source = loader.verified(newest())
    broken = replace(source, terms=tuple(t for t in source.terms if "maternity" not in t.key))
    found = trials.failing(draft, broken)
    assert {each.case for each in found} == {each.code for each in trials.worked_of(draft)}
    assert all("KeyError" in str(each.actual) for each in found)


# ------------------------------------------------------------------ what would have to be expected


def _other_laws() -> list[Rulebook]:
    source = files.read(RULEBOOK_FILES)

    def fewer(term: Term) -> Term:
        return replace(term, value=Period(1, 15)) if isinstance(term.value, Period) else term

    def double(term: Term) -> Term:
        if term.unit != "baht" or not isinstance(term.value, Decimal):
            return term
        return replace(term, value=term.value * 2)

    def ended(term: Term) -> Term:
        return replace(term, vouched_until=max(term.vouched_from, date(2021, 2, 1)))

    return [
        replace(source, terms=tuple(change(term) for term in source.terms)).rulebook()
        for change in (fewer, double, ended)
    ]


def test_what_a_case_would_have_to_expect_is_what_is_answered() -> None:
    changed = 0
    for law in _other_laws():
        for name in ("shared.yaml", "audit_meanings.yaml"):
            for case in cases(name):
                asked, expected = split(case)[0], case[EXPECT]
                try:
                    answer: Any = without_words(asked, law, TODAY)
                except Refused:
                    continue
                expect = answered(expected, answer)
                assert expect
                assert differences(case["id"], expect, answer) == [], case["id"]
                changed += bool(differences(case["id"], expected, answer))
    assert changed > 100


def test_expecting_anew_what_is_answered_already_changes_no_field() -> None:
    for case in cases("shared.yaml"):
        asked, expected = split(case)[0], case[EXPECT]
        expect = answered(expected, without_words(asked, shipped(), TODAY))
        assert differences(case["id"], expect, without_words(asked, shipped(), TODAY)) == []
        assert set(expect) == set(expected)


def test_a_part_that_is_not_given_any_more_must_not_be_given() -> None:
    answer = {"entitlements": [{"code": "dental", "verdict": "eligible"}], "reasons": []}
    expect = {"entitlements": {"treatment": {"verdict": "eligible"}}, "not_reasons": ["no_child"]}
    assert answered(expect, answer) == {
        "not_entitlements": ["treatment"],
        "not_reasons": ["no_child"],
    }
