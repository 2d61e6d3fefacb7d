"""What came back from a translator beside what stands here: nobody's work is lost unseen."""

import pytest

from eligibility.texts import sheet
from eligibility.texts.sheet import FaultySheetError, Line, Returned, Sheet, State, differences

OLD, NEW, OURS = "ဟောင်း", "အသစ်", "ကျွန်ုပ်တို့၏"
OUT = Line("key", "English", OLD)


def back(text: str, *, english: str = "English", digest: str = OUT.digest) -> Sheet:
    """The line as it went out, with another text."""
    return Sheet("my", (Returned("Row 2", "key", english, text, digest),))


def states(here: Line, came: Sheet) -> list[State]:
    return [each.state for each in differences([here], came)]


def test_a_text_that_only_the_translator_changed_is_new() -> None:
    (found,) = differences([OUT], back(NEW))
    assert (found.state, found.text, found.offered) == (State.NEW, OLD, NEW)
    assert found.taken_unasked
    assert found.can_be_taken


def test_a_text_that_was_missing_is_new() -> None:
    missing = Line("key", "English", "")
    assert states(missing, back(NEW, digest=missing.digest)) == [State.NEW]


def test_what_somebody_wrote_here_meanwhile_is_not_taken_unasked() -> None:
    (found,) = differences([Line("key", "English", OURS)], back(NEW))
    assert (found.state, found.text, found.offered) == (State.CONFLICT, OURS, NEW)
    assert not found.taken_unasked


def test_what_somebody_wrote_here_stays_where_the_translator_changed_nothing() -> None:
    assert states(Line("key", "English", OURS), back(OLD)) == []


def test_both_wrote_the_same() -> None:
    assert states(Line("key", "English", NEW), back(NEW)) == []


def test_a_translation_of_another_english_is_not_taken_unasked() -> None:
    (found,) = differences([Line("key", "English now", OLD)], back(NEW))
    assert (found.state, found.taken_unasked) == (State.OUTDATED, False)


def test_a_text_that_is_gone_cannot_be_taken() -> None:
    (found,) = differences([], back(NEW))
    assert (found.state, found.can_be_taken) == (State.GONE, False)


@pytest.mark.parametrize("empty", ["", "  ", "\n"])
def test_an_empty_text_takes_nothing_away(empty: str) -> None:
    assert states(OUT, back(empty)) == []


@pytest.mark.parametrize("digest", ["", "0" * 16])
def test_without_its_digest_a_text_is_not_taken_unasked(digest: str) -> None:
    assert states(OUT, back(NEW, digest=digest)) == [State.CONFLICT]


def test_rows_whose_keys_were_sorted_away_from_their_texts_are_not_taken_unasked() -> None:
    one, other = Line("a", "One", "တစ်"), Line("b", "Two", "နှစ်")
    came = Sheet("my", tuple(
        Returned(f"Row {number}", key, line.english, line.text, line.digest)
        for number, key, line in ((2, "a", other), (3, "b", one))
    ))  # fmt: skip
    found = differences([one, other], came)
    assert [each.taken_unasked for each in found] == [False, False]


@pytest.mark.parametrize("came", ["a\r\nb", "a\rb", " a\nb\n", "a_x000D_\nb"])
def test_line_ends_and_edges_are_no_change(came: str) -> None:
    line = Line("key", "English", "a\nb")
    assert states(line, back(came, digest=line.digest)) == []


def row(key: str, text: str = "", place: str = "Row 2") -> Returned:
    return Returned(place, key, "English", text, "")


@pytest.mark.parametrize(
    ("language", "lines", "fault"),
    [
        ("my", [row("")], "Row 2: The key is missing."),
        ("my", [row("a"), row("a", place="Row 3")], "Row 3: The key stands in row 2 already."),
        ("my", [row("a", "x" * (sheet.LONGEST + 1))], "Row 2: The text has more than 10000"),
        ("en", [], "The language must be one of: "),
        ("fr", [], "The language must be one of: "),
        ("my", [row(f"{n}") for n in range(sheet.MOST + 1)], "There are more than 10000 texts."),
    ],
)
def test_a_faulty_sheet_is_refused_by_place(
    language: str, lines: list[Returned], fault: str
) -> None:
    with pytest.raises(FaultySheetError) as refused:
        sheet.checked(language, lines)
    assert refused.value.faults[0].startswith(fault)


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(FaultySheetError) as refused:
        sheet.checked("fr", [row(""), row("")])
    assert len(refused.value.faults) == 3
