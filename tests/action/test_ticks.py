"""What is ticked on the list of papers stays with the answers, and changes nothing else."""

from django.http import QueryDict

from eligibility.action import ticks
from eligibility.action.ticks import Situation
from eligibility.interview.told import Answers, Told
from tests.support import TODAY

SHOWN = ("bank_book", "work_permit", "birth_certificate")


def _taken(given: dict[str, object], sent: str, shown: tuple[str, ...] = SHOWN) -> Told:
    before = Answers(given, frozenset({"you"}))  # type: ignore[arg-type]
    return Told(ticks.taken(Told(before, TODAY), QueryDict(sent), shown), TODAY)


def test_what_is_ticked_is_found_again_and_the_answers_stay() -> None:
    told = _taken({"wage": "12000"}, "have=bank_book&have=work_permit&cases=bank")
    assert ticks.in_hand(told) == {"bank_book", "work_permit"}
    assert ticks.situations(told) == {Situation.NO_BANK}
    assert told.answers.given["wage"] == "12000"
    assert told.answers.sent == {"you"}


def test_a_tick_that_was_taken_away_is_gone() -> None:
    before = _taken({}, "have=bank_book&have=work_permit")
    after = Told(ticks.taken(before, QueryDict("have=work_permit"), SHOWN), TODAY)
    assert ticks.in_hand(after) == {"work_permit"}


def test_a_paper_the_form_did_not_show_keeps_its_tick() -> None:
    """Another situation shows another list: going back finds the ticks of before."""
    before = _taken({}, "have=bank_book")
    after = Told(ticks.taken(before, QueryDict("have="), ("work_permit",)), TODAY)
    assert ticks.in_hand(after) == {"bank_book"}


def test_what_is_no_paper_of_the_list_is_not_kept() -> None:
    told = _taken({}, "have=<script>&have=passport_of_a_friend&cases=rich")
    assert ticks.in_hand(told) == frozenset()
    assert ticks.situations(told) == frozenset()
    assert "script" not in str(told.answers.given)


def test_who_said_that_the_papers_differ_begins_with_the_papers_for_that() -> None:
    said = Told(Answers({"papers": ["passport", "pink_card"], "agree": "no"}), TODAY)
    assert ticks.situations(said) == {Situation.RENAMED}


def test_and_may_take_that_away_again() -> None:
    told = _taken({"papers": ["passport", "pink_card"], "agree": "no"}, "")
    assert ticks.situations(told) == frozenset()


def test_papers_that_are_said_to_differ_only_later_still_count() -> None:
    """The script keeps every tick: the first one must not settle what has not been answered."""
    before = _taken({"papers": ["passport", "pink_card"], "agree": "yes"}, "have=bank_book")
    after = Told(Answers({**before.answers.given, "agree": "no"}), TODAY)
    assert ticks.situations(after) == {Situation.RENAMED}


def test_a_cookie_with_another_shape_is_no_tick() -> None:
    for raw in ("bank_book", [{"a": "b"}], []):
        told = Told(Answers({"have": raw, "cases": raw}), TODAY)  # type: ignore[dict-item]
        assert ticks.in_hand(told) == frozenset()
        assert ticks.situations(told) == frozenset()
