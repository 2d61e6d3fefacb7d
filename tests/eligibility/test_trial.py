"""The last gate: a rulebook with which an answer fails never becomes a release."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from eligibility import trial
from eligibility.reviewed.files import SHIPPED, RulebookError, RulebookSource, read
from eligibility.reviewed.source import MOST
from eligibility.rules import question
from eligibility.rules.required import NEEDS
from eligibility.rules.rulebook import Period, Term, Value
from tests.support import ask


@pytest.fixture(scope="module")
def shipped() -> RulebookSource:
    return read(SHIPPED)


def test_the_shipped_rulebook_passes(shipped: RulebookSource) -> None:
    trial.refuse_failing(shipped)


def test_the_questions_are_answered_and_about_every_benefit() -> None:
    """A question that is refused, or is about nothing, would try nothing."""
    events: set[str] = set()
    for asked in trial.questions():
        question.read(asked, today=date(2026, 11, 23))
        events |= {
            name for name, found in ask(asked)["benefits"].items() if found["asked"] == "event"
        }
    assert events == {
        "medical", "maternity", "child_support", "bereavement", "old_age", "unemployment",
        "disability",
    }  # fmt: skip


def test_a_missing_value_is_named(shipped: RulebookSource) -> None:
    terms = tuple(term for term in shipped.terms if term.key != "pension_age")
    with pytest.raises(RulebookError) as refused:
        trial.refuse_failing(replace(shipped, terms=terms))
    (fault,) = refused.value.faults
    assert (fault.file, fault.key) == ("law", "pension_age")
    assert "A trial answer fails with this rulebook: a question as of" in fault.reason


def test_a_missing_paper_is_named(shipped: RulebookSource) -> None:
    content = shipped.content
    papers = {code: piece for code, piece in content.documents.items() if code != "bank_book"}
    with pytest.raises(RulebookError, match=r"MissingTextError: .*“bank_book”"):
        trial.refuse_failing(replace(shipped, content=replace(content, documents=papers)))


def test_a_value_that_leaves_the_calendar_is_refused(shipped: RulebookSource) -> None:
    """What the reader's bounds keep out; were they gone, this gate would still hold."""
    terms = tuple(
        replace(term, value=Decimal(9999)) if term.key == "claim_deadline_years" else term
        for term in shipped.terms
    )
    with pytest.raises(RulebookError, match="A trial answer fails"):
        trial.refuse_failing(replace(shipped, terms=terms))


def _extreme(term: Term, *, most: bool) -> Value | None:
    if isinstance(term.value, Period):
        within = 720 if most else 1
        return Period(within, within if term.value.reference else None)
    if isinstance(term.value, bool) or term.value is None:
        return term.value
    if term.unit == "ratio":
        return Decimal(1) if most else Decimal("0.000001")
    return Decimal(MOST[term.unit] if most else 1)


@pytest.mark.slow
@pytest.mark.parametrize("most", [False, True], ids=["least", "most"])
def test_no_value_within_its_bounds_ends_an_answer_in_an_exception(
    shipped: RulebookSource, most: bool
) -> None:
    """Each value at its limit, one after the other and all at once, vouched for without end."""
    endless = tuple(
        replace(term, vouched_from=date(1900, 1, 1), vouched_until=date(2400, 12, 31))
        for term in shipped.terms
    )
    limits = {term.key: _extreme(term, most=most) for term in endless}
    limits["child_proof_month"] = Decimal(12 if most else 1)
    for key in [*sorted(NEEDS.values), ""]:
        changed = tuple(
            replace(term, value=limits[term.key]) if key in (term.key, "") else term
            for term in endless
        )
        trial.refuse_failing(replace(shipped, terms=changed))
