"""Questions are read as they are written, or refused in a plain sentence: nothing in between."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest
import yaml

from eligibility.question_files import MOST_BYTES, read_json, read_yaml, too_large
from eligibility.strict_files import (
    DEEPEST,
    UnreadableError,
    read_text,
    text_of,
)
from eligibility.strict_files import (
    MOST_BYTES as MOST_FILE_BYTES,
)
from tests.support import WORKED_CASES

Reader = Callable[[str], object]


def refusal(read: Reader, text: str) -> str:
    """The sentence with which a text is refused."""
    with pytest.raises(UnreadableError) as refused:
        read(text)
    return str(refused.value)


# ------------------------------------------------------------------ what is written is read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("12000", 12000),
        ("583.50", 583.5),
        ("0", 0),
        ("-5", -5),
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("'12000'", "12000"),
        ("'true'", "true"),
        ("2026-11-23", "2026-11-23"),
        ("2026-11", "2026-11"),
        ("2025-05..2025-12", "2025-05..2025-12"),
    ],
)
def test_yaml_says_what_json_could_say(written: str, read: object) -> None:
    document = read_yaml(f"a: {written}")
    assert document == {"a": read}
    assert json.loads(json.dumps(document)) == document


@pytest.mark.parametrize(
    "written",
    ["012000", "0100", "12:30", "0x10", "0b11", "0o17", "1_000", "1e3", ".5", "5.", ".inf", ".nan"],
)
def test_only_the_plain_decimal_notation_is_a_number(written: str) -> None:
    """A wage of 012000 would else be 5120 baht and nobody would know; as text it is refused."""
    assert read_yaml(f"monthly_wage: {written}") == {"monthly_wage": written}


@pytest.mark.parametrize("written", ["NO", "no", "yes", "on", "off", "Y"])
def test_no_country_and_no_word_becomes_a_yes_or_a_no(written: str) -> None:
    """NO is Norway."""
    assert read_yaml(f"nationality: {written}") == {"nationality": written}


@pytest.mark.parametrize("read", [read_yaml, read_json])
def test_a_number_of_thousands_of_digits_is_left_to_the_reader_of_questions(read: Reader) -> None:
    """Python will not make an int of it; infinity is refused with the name of the field."""
    assert read(f'{{"monthly_wage": {"9" * 5000}}}') == {"monthly_wage": float("inf")}
    assert read(f'{{"monthly_wage": {"9" * 300}}}') == {"monthly_wage": int("9" * 300)}


# ------------------------------------------------------------------ what YAML could do behind us


@pytest.mark.parametrize(
    "text",
    [
        'a: !!int ""',
        "a: !!map [a]",
        "a: !!timestamp abc",
        "a: !!bool x",
        "a: !!float abc",
        "a: !!str 5",
        "a: ! 5",
        "!!set {a}",
        "!!python/object/apply:os.getcwd []",
    ],
)
def test_a_tag_is_refused(text: str) -> None:
    assert refusal(read_yaml, text) == "A tag (!) is not allowed (line 1)."


LAUGHS = "\n".join(
    ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (LAUGHS, "An anchor (&) is not allowed (line 1)."),
        ("a: &x 5", "An anchor (&) is not allowed (line 1)."),
        ("&x a: 5", "An anchor (&) is not allowed (line 1)."),
        ("a: 1\nb: *x", "An alias (*) is not allowed (line 2)."),
        ("<<: {a: 1}", "A merge key (<<) is not allowed (line 1)."),
        ("{<<: [{a: 1}], a: 2}", "A merge key (<<) is not allowed (line 1)."),
        ("a: 1\n---\nb: 2", "There is a second document (line 2)."),
        ("1: 2", "A key is not text (line 1)."),
        ("a:\n  null: 2", "A key is not text (line 2)."),
        ("{[a]: 1}", "A key is not text (line 1)."),
        ("? {a: 1}\n: 1", "A key is not text (line 1)."),
    ],
)
def test_what_json_could_not_say_is_refused_with_its_line(text: str, said: str) -> None:
    assert refusal(read_yaml, text) == said


@pytest.mark.parametrize("text", ["a: [1,\n\n", "a: }", "'a", "a: \x07", "%YAML 3.0\n---\na: 1"])
def test_what_is_not_yaml_is_said_to_be_none(text: str) -> None:
    assert refusal(read_yaml, text).startswith("The file is not YAML: ")


# ------------------------------------------------------------------ too deep, too large, too many


@pytest.mark.parametrize("opening", ["[", "- ", "{a: ", '{"a":', "[{a: "])
def test_deep_nesting_is_refused_before_it_can_exhaust_the_stack(opening: str) -> None:
    """200,000 brackets ended the whole process with a segmentation fault."""
    assert refusal(read_yaml, opening * 200_000).startswith("The file is nested too deeply")


@pytest.mark.parametrize("opening", ["[", '{"a":', '[{"a":'])
def test_deep_json_is_refused_in_the_same_words(opening: str) -> None:
    closing = {"[": "]", '{"a":': "}", '[{"a":': "}]"}[opening]
    for many in (100, 200_000):
        text = f"{opening * many}1{closing * many}"
        assert refusal(read_json, text).startswith("The file is nested too deeply")


@pytest.mark.parametrize("read", [read_yaml, read_json])
def test_fifty_levels_are_read_and_one_more_is_not(read: Reader) -> None:
    assert read("[" * DEEPEST + "]" * DEEPEST)
    deeper = "[" * (DEEPEST + 1) + "]" * (DEEPEST + 1)
    assert refusal(read, deeper) == "The file is nested too deeply: more than 50 levels."


def test_a_file_of_five_megabytes_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "cases.yaml"
    path.write_bytes(b"#" * MOST_FILE_BYTES)
    assert len(read_text(path)) == MOST_FILE_BYTES
    path.write_bytes(b"#" * (MOST_FILE_BYTES + 1))
    with pytest.raises(UnreadableError, match="larger than 5 MB"):
        read_text(path)


def test_no_more_is_read_of_an_endless_stream_than_may_be() -> None:
    class Endless(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            assert size >= 0, "all of it was asked for"
            return b"a" * size

    with pytest.raises(UnreadableError, match="larger than 5 MB"):
        text_of(Endless())  # type: ignore[arg-type]  # the one method that is used


def test_forty_thousand_keys_are_read_in_a_moment() -> None:
    """They were compared each with each, which took 17 seconds."""
    text = ",".join(f'"k{number}": 1' for number in range(40_000))
    began = monotonic()
    assert read_json(f"{{{text}}}") == read_yaml(f"{{{text}}}")
    assert monotonic() - began < 5


def test_one_question_may_weigh_64_kilobytes() -> None:
    weight = len(json.dumps({"a": ""}))
    assert not too_large({"a": "x" * (MOST_BYTES - weight)})
    assert too_large({"a": "x" * (MOST_BYTES - weight + 1)})
    assert too_large({"a": "ကလေး" * 6_000})  # twelve bytes each
    assert too_large({"a": "\ud800" * 22_000})


# ------------------------------------------------------------------ what is said of a repeated key


@pytest.mark.parametrize(
    ("read", "text", "said"),
    [
        (read_yaml, "as_of: 1\nas_of: 2", "The key “as_of” is written twice (line 2)."),
        (read_json, '{"as_of": 1, "as_of": 2}', "The key “as_of” is written twice."),
        (read_json, '{"a": [{"b": 1, "b": 1}]}', "The key “b” is written twice."),
    ],
)
def test_a_field_written_twice_is_named(read: Reader, text: str, said: str) -> None:
    assert refusal(read, text) == said


@pytest.mark.parametrize("typed", ["Aung Aung", "မအေး", "0812345678", "MA123456", "a" * 41])
def test_a_name_or_number_of_a_person_in_the_wrong_place_is_not_repeated(typed: str) -> None:
    """Messages end up in logs and on other people's screens."""
    text = f'{{"{typed}": 1, "{typed}": 2}}'
    assert refusal(read_json, text) == "A key is written twice."
    assert refusal(read_yaml, text) == "A key is written twice (line 1)."


# ------------------------------------------------------------------ characters


@pytest.mark.parametrize("text", ['{"\\ud800": 1}', '["\\udc00"]', '{"a": {"b": ["x\\udfff"]}}'])
def test_half_a_character_is_refused(text: str) -> None:
    assert refusal(read_json, text) == "The file holds half a character (a lone surrogate)."
    assert refusal(read_yaml, text)


def test_a_whole_character_outside_the_basic_plane_is_read() -> None:
    assert read_json('"\\ud83d\\ude00"') == "😀"


def test_the_mark_that_some_editors_put_first_is_passed_over() -> None:
    text = text_of(io.BytesIO(b'\xef\xbb\xbf{"as_of": null}'))
    assert read_json(text) == read_yaml(text) == {"as_of": None}


def test_the_worked_cases_are_read_as_a_lenient_reader_reads_them() -> None:
    """Strictness refuses; it never changes what an honest file says."""
    text = (WORKED_CASES / "shared.yaml").read_text(encoding="utf-8")
    assert read_yaml(text) == yaml.safe_load(text)


def test_what_is_no_json_at_all_is_left_to_the_reader_of_questions() -> None:
    """It names the field; a weight says nothing about it."""
    assert not too_large({"as_of": object()})
