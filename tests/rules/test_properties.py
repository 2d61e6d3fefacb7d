"""What holds of every question: nothing crashes, and months count for what they are."""

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from eligibility.rules import question
from eligibility.rules.codes import BenefitCode
from eligibility.rules.months import month_of
from tests.rules.near_limits import anybody, near_limits
from tests.rules.strategies import (
    DOCUMENTS,
    KINDS,
    SECTORS,
    WINDOWED,
    Question,
    day_of,
    listed,
    nullable,
    recorded_questions,
    written,
)
from tests.support import TODAY, ask, worker

pytestmark = pytest.mark.slow

#: "One more month" may turn the lump sum into a pension; the old-age benefit itself stays.
OLD_AGE_FORM = "old_age_lump_sum"


def record_of(asked: Question) -> Question:
    """The contributions of a question, where they are told."""
    found = asked["person"].get("contributions")
    return found if isinstance(found, dict) else {}


#: Somebody whose paid months are told, be it that there are none.
anybody_on_record = st.one_of(
    recorded_questions(),
    near_limits().filter(lambda asked: record_of(asked).get("paid") is not None),
)


def window_of(found: dict[str, Any]) -> set[int]:
    """The months of a benefit's reference period."""
    window = found["window"]
    return listed([f"{window['from']}..{window['to']}"]) if window else set()


@given(anybody)
def test_every_valid_question_is_answered_with_the_seven_benefits_in_their_order(
    asked: Question,
) -> None:
    found = ask(asked)
    assert list(found["benefits"]) == [benefit.value for benefit in BenefitCode]
    assert found["as_of"] == asked["as_of"]


@given(anybody)
def test_an_answer_is_json_that_reads_back_as_itself(asked: Question) -> None:
    found = ask(asked)
    assert json.loads(json.dumps(found, allow_nan=False)) == found


@given(anybody)
def test_a_question_sent_as_json_is_the_same_question(asked: Question) -> None:
    sent = json.loads(json.dumps(asked))
    assert question.read(sent, today=TODAY).person == question.read(asked, today=TODAY).person


@given(anybody, st.sampled_from(["my", "th", "en"]))
def test_only_the_texts_depend_on_the_language(asked: Question, language: str) -> None:
    assert ask(asked | {"language": language}) == ask(asked)


def verdicts(asked: Question) -> dict[str, str]:
    """The verdicts of the seven benefits and of their entitlements."""
    made = {}
    for name, found in ask(asked)["benefits"].items():
        made[name] = found["verdict"]
        made |= {f"{name}.{item['code']}": item["verdict"] for item in found["entitlements"]}
    return made


@given(anybody, st.sampled_from([True, False, None]))
def test_papers_that_differ_never_change_a_verdict(asked: Question, agree: bool | None) -> None:
    other = deepcopy(asked)
    other["person"]["papers_agree"] = agree
    assert verdicts(other) == verdicts(asked)


@given(anybody_on_record, nullable(SECTORS), nullable(DOCUMENTS))
def test_neither_sector_nor_papers_cancel_recorded_months(
    asked: Question, sector: str | None, documents: list[str] | None
) -> None:
    """With a month on record only months, dates and cover decide (contract, "Enrolment")."""
    assume(bool(record_of(asked)["paid"]))
    other = deepcopy(asked)
    other["person"] |= {"sector": sector, "documents": documents}
    assert verdicts(other) == verdicts(asked)


@given(anybody_on_record)
def test_being_off_the_roll_beside_recorded_months_stops_child_allowance_only(
    asked: Question,
) -> None:
    assume(bool(record_of(asked)["paid"]))
    on, off = deepcopy(asked), deepcopy(asked)
    on["person"]["registered"], off["person"]["registered"] = True, False
    before, after = verdicts(on), verdicts(off)
    stopped = ("child_support", "child_support.child_allowance")
    for name, verdict in before.items():
        assert after[name] == ("not_eligible" if name in stopped else verdict), name


@st.composite
def retold(draw: st.DrawFn, asked: Question) -> Question:
    """The same facts, their lists in another order, with repetitions and other spans."""
    told = deepcopy(asked)
    record = record_of(told)
    for name in KINDS:
        if record.get(name):
            singles = sorted(listed(record[name]))
            keep = draw(st.sets(st.sampled_from(singles), max_size=6))
            again = [text for month in keep for text in written([month])]
            parts = draw(
                st.sampled_from([record[name], [t for m in singles for t in written([m])]])
            )
            record[name] = draw(st.permutations([*parts, *again]))
    person = told["person"]
    if person.get("documents"):
        person["documents"] = draw(st.permutations(person["documents"] * 2))
    if person.get("wages"):
        person["wages"] = draw(st.permutations(person["wages"]))
    if isinstance(person.get("employment"), dict) and person["employment"].get("earlier"):
        earlier = person["employment"]["earlier"]
        person["employment"]["earlier"] = draw(st.permutations(earlier))
    return told


@given(st.data(), anybody)
def test_order_and_repetition_in_the_lists_do_not_matter(
    data: st.DataObject, asked: Question
) -> None:
    assert ask(data.draw(retold(asked))) == ask(asked)


@pytest.mark.parametrize(
    "earlier",
    [
        [{"ended_on": "2026-01-01"}, {"ended_on": "2026-09-30"}],
        [
            {"started_on": "2025-01-01", "ended_on": "2026-01-01"},
            {"started_on": "2025-01-01", "ended_on": "2026-09-30"},
        ],
    ],
    ids=["no first day told", "the same first day"],
)
def test_the_order_of_earlier_jobs_does_not_matter_where_they_tie(earlier: list[Question]) -> None:
    answers = [
        ask(
            worker(
                contributions={"paid": ["2025-10..2026-10"]},
                employment={"started_on": "2026-10-01", "ended_on": None, "earlier": jobs},
                events={"childbirth": {"date": "2026-08-20"}},
            )
        )
        for jobs in (earlier, earlier[::-1])
    ]
    assert answers[0] == answers[1]


@given(st.data(), anybody_on_record)
def test_months_outside_the_window_count_for_nothing_in_it(
    data: st.DataObject, asked: Question
) -> None:
    """``counted``, ``counted_if_deemed`` and ``short_by`` are of the reference period alone."""
    record = record_of(asked)
    record.pop("total_months", None)
    before = ask(asked)["benefits"]
    benefit = data.draw(st.sampled_from(WINDOWED))
    window = window_of(before[benefit])
    elsewhere = listed(record.get("deducted_not_remitted")) | listed(record.get("in_doubt"))
    last = month_of(day_of(asked["as_of"]))
    others = data.draw(st.sets(st.integers(last - 60, last), max_size=30))
    other = deepcopy(asked)
    kept = listed(record["paid"]) & window
    record_of(other)["paid"] = written(kept | (others - window - elsewhere))
    after = ask(other)["benefits"][benefit]
    for measure in ("window", "counted", "counted_if_deemed", "required", "short_by"):
        assert after[measure] == before[benefit][measure]


@st.composite
def one_more_month(draw: st.DrawFn, asked: Question) -> Question:
    """The same person with one more paid month, or a doubtful one now on the record.

    With ``total_months`` the new month comes on top of the total, and after the first listed
    month: an earlier one would say that the unlisted months are earlier still, which is another
    fact about them and may well move them out of a window.
    """
    more = deepcopy(asked)
    record = record_of(more)
    paid = listed(record["paid"])
    last = month_of(day_of(asked["as_of"]))
    total = record.get("total_months")
    if total is not None:
        assume(paid and min(paid) < last)
        first = min(paid) + 1
        record["total_months"] = total + 1
    else:
        first = last - 48
    added = draw(st.integers(max(first, last - 48), last) | st.integers(first, last))
    assume(added not in paid)
    record["paid"] = written(paid | {added})
    for name in KINDS[1:]:
        if record.get(name):
            record[name] = written(listed(record[name]) - {added})
    return more


@given(st.data(), anybody_on_record)
def test_one_more_paid_month_never_takes_anything_away(
    data: st.DataObject, asked: Question
) -> None:
    before = ask(asked)["benefits"]
    after = ask(data.draw(one_more_month(asked)))["benefits"]
    for name, found in before.items():
        worse = [(name, found["verdict"], after[name]["verdict"])]
        worse += [
            (old["code"], old["verdict"], new["verdict"])
            for old, new in zip(found["entitlements"], after[name]["entitlements"], strict=True)
            if old["code"] != OLD_AGE_FORM
        ]
        for code, old, new in worse:
            assert not (old == "eligible" and new != "eligible"), code
            assert not (old != "not_eligible" and new == "not_eligible"), code
