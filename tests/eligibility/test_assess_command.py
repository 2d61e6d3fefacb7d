"""``manage.py assess``: answers as JSON, refusals as sentences, worked cases compared."""

import io
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from eligibility import loader
from tests.support import CASES, WORKED_CASES, worker

pytestmark = pytest.mark.django_db


def _run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("assess", *arguments, stdout=out)
    return out.getvalue()


def _file(directory: Path, document: Any, name: str = "question.json") -> str:
    path = directory / name
    path.write_text(json.dumps(document), encoding="utf-8")
    return str(path)


def _standard_input(monkeypatch: pytest.MonkeyPatch, given: bytes) -> None:
    """Standard input as the shell gives it, on a terminal that claims to know ASCII only."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given), encoding="ascii"))


def test_one_question_has_one_answer_and_a_list_a_list(tmp_path: Path) -> None:
    alone = json.loads(_run(_file(tmp_path, worker())))
    listed = json.loads(_run(_file(tmp_path, [worker(), worker()])))
    assert alone["benefits"]["medical"]["verdict"] == "eligible"
    assert listed == [alone, alone]


def test_yaml_and_standard_input_are_read_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from_json = _run(_file(tmp_path, worker()))
    _standard_input(monkeypatch, json.dumps(worker()).encode())
    assert _run("-") == from_json
    yaml = tmp_path / "question.yaml"
    yaml.write_text("as_of: 2026-11-23\nperson: {birth_date: 1995-05-10}\n", encoding="utf-8")
    assert json.loads(_run(str(yaml)))["as_of"] == "2026-11-23"


def test_an_absent_day_is_the_suites_today(tmp_path: Path, settings: Any) -> None:
    assert json.loads(_run(_file(tmp_path, {})))["as_of"] == settings.SSS_TODAY.isoformat()


@pytest.mark.parametrize(("language", "said"), [("my", "ဆုံးဖြတ်"), ("th", "ประกันสังคม")])
def test_the_language_decides_the_texts_alone(tmp_path: Path, language: str, said: str) -> None:
    english = json.loads(_run(_file(tmp_path, worker())))
    other = json.loads(_run(_file(tmp_path, worker() | {"language": language})))
    assert said in other["disclaimer"]
    assert {code: found["verdict"] for code, found in other["benefits"].items()} == {
        code: found["verdict"] for code, found in english["benefits"].items()
    }


def test_a_refused_question_names_field_and_reason_and_fails(tmp_path: Path) -> None:
    question = worker(birth_date="2538-05-10", sectr="factory")
    out = io.StringIO()
    with pytest.raises(CommandError, match="1 of 1 questions were refused"):
        call_command("assess", _file(tmp_path, question), stdout=out)
    faults = {fault["field"]: fault for fault in json.loads(out.getvalue())["errors"]}
    assert set(faults) == {"person.birth_date", "person.sectr"}
    assert "1995" in faults["person.birth_date"]["text"]
    assert "sector" in faults["person.sectr"]["text"]


def test_a_refused_question_in_a_list_leaves_the_others_answered(tmp_path: Path) -> None:
    out = io.StringIO()
    with pytest.raises(CommandError, match="1 of 2"):
        call_command("assess", _file(tmp_path, [{"persn": {}}, worker()]), stdout=out)
    refused, answered = json.loads(out.getvalue())
    assert refused["errors"][0]["field"] == "persn"
    assert answered["schema"] == 1


def test_more_than_64_kilobytes_are_refused(tmp_path: Path) -> None:
    big = worker(documents=["passport"] * 7000)
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command("assess", _file(tmp_path, big), stdout=out)
    assert [fault["code"] for fault in json.loads(out.getvalue())["errors"]] == ["body_too_large"]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("broken.json", "{", "not JSON"),
        ("twice.json", '{"as_of": null, "as_of": null}', "written twice"),
        ("broken.yaml", "a: [", "not YAML"),
        ("twice.yaml", "as_of: null\nas_of: null\n", "written twice"),
        ("key.yaml", "1: 2\n", "not text"),
        ("half.json", '{"\\ud800": 1}', "half a character"),
        ("deep.json", "[" * 200_000, "nested too deeply"),
        ("deep.yaml", "[" * 200_000, "nested too deeply"),
        ("tag.yaml", 'a: !!int ""', "tag"),
        ("large.yaml", "#" * 5_000_001, "larger than 5 MB"),
    ],
)
def test_an_unreadable_file_is_named_in_a_plain_sentence(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(CommandError, match=rf"{re.escape(name)}.*{said}"):
        _run(str(tmp_path / name))


@pytest.mark.parametrize("written", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_what_is_not_a_number_is_named_with_its_field(tmp_path: Path, written: str) -> None:
    path = tmp_path / "question.json"
    path.write_text(f'{{"person": {{"monthly_wage": {written}}}}}', encoding="utf-8")
    out = io.StringIO()
    with pytest.raises(CommandError, match="1 of 1"):
        call_command("assess", str(path), stdout=out)
    (fault,) = json.loads(out.getvalue())["errors"]
    assert (fault["field"], fault["code"]) == ("person.monthly_wage", "not_a_number")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"nowhere\.json: The file is missing\."):
        _run(str(tmp_path / "nowhere.json"))


def test_every_shared_case_passes() -> None:
    assert _run(str(WORKED_CASES / "shared.yaml"), "--expect").strip().endswith(" 0 differences")


def test_a_difference_is_printed_and_fails(tmp_path: Path) -> None:
    wrong = worker() | {"id": "X1", "expect": {"benefits": {"medical": {"counted": 11}}}}
    empty = worker() | {"id": "X2"}
    out = io.StringIO()
    with pytest.raises(CommandError, match="2 cases, 2 differences"):
        call_command("assess", _file(tmp_path, [wrong, empty]), "--expect", stdout=out)
    assert "X1: benefits.medical.counted: expected 11, got 10" in out.getvalue()
    assert "X2: expect" in out.getvalue()


def test_brief_says_the_verdict_and_what_would_settle_it() -> None:
    said = _run(str(CASES / "proceedings.yaml"), "--brief")
    assert said.count("arrived in Thailand in") == 32
    assert "You are insured." in said


@pytest.mark.parametrize("name", ["question.json", "question.yaml", "-"])
@pytest.mark.parametrize("text", ["", " \n", "null", "[]", "[null]"])
def test_where_nothing_is_asked_nothing_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str
) -> None:
    """An empty file is a slip: passing it for a question would hide that no case was checked."""
    _standard_input(monkeypatch, text.encode())
    file = name if name == "-" else str(tmp_path / name)
    (tmp_path / name).write_text(text, encoding="utf-8")
    for option in ([], ["--expect"], ["--brief"]):
        with pytest.raises(CommandError, match=f"{name}: There is nothing to answer"):
            _run(file, *option)


def test_a_file_with_the_mark_some_editors_put_first_is_read(tmp_path: Path) -> None:
    path = tmp_path / "question.json"
    path.write_text(json.dumps(worker()), encoding="utf-8-sig")
    assert _run(str(path)) == _run(_file(tmp_path, worker(), "plain.json"))


def test_a_closed_standard_input_is_said_to_be_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(CommandError, match="-: There is no standard input"):
        _run("-")


# ------------------------------------------------------------------ where the answer goes


@pytest.mark.parametrize("many", [False, True])
def test_a_terminal_without_burmese_is_given_the_same_answer(tmp_path: Path, many: bool) -> None:
    question = worker() | {"language": "my"}
    file = _file(tmp_path, [question, question] if many else question)
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    call_command("assess", file, stdout=out)
    out.seek(0)
    assert json.loads(out.read()) == json.loads(_run(file))


@pytest.mark.parametrize("option", ["--brief", "--expect"])
def test_a_terminal_without_burmese_is_shown_what_it_cannot_show(
    tmp_path: Path, option: str
) -> None:
    case = worker() | {"id": "မ", "expect": {"enrolment": {"status": "insured"}, "schema": 2}}
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    try:
        call_command("assess", _file(tmp_path, case), option, "--language=my", stdout=out)
    except CommandError as error:
        assert str(error) == "1 cases, 1 differences"  # noqa: PT017  # with --expect alone
    out.seek(0)
    assert "\\u1019" in out.read()


@pytest.mark.parametrize("option", [[], ["--brief"], ["--expect"]])
def test_a_reader_who_has_seen_enough_gets_no_traceback(option: list[str]) -> None:
    """As with "| head": the pipe is closed at the other end, and so it stays to the end."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as out:
        with pytest.raises(SystemExit) as left:
            call_command("assess", str(WORKED_CASES / "shared.yaml"), *option, stdout=out)
        print("still to be flushed", file=out)  # at the end of the process
    assert left.value.code == 1


def test_a_full_disk_is_a_sentence(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no device that is always full")
    with (
        full.open("w", encoding="utf-8") as out,
        pytest.raises(CommandError, match=r"The answers cannot be written: No space left"),
    ):
        call_command("assess", _file(tmp_path, worker()), stdout=out)


# ------------------------------------------------------------------ a database that cannot answer


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (loader.NoRulebookError, "no rulebook"),
        (loader.IncompleteRulebookError, "lacks what is needed"),
        (loader.AlteredRulebookError, "not those it was published with"),
        (loader.UnknownSchemaError, "another form"),
    ],
)
def test_a_rulebook_that_cannot_be_used_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[Exception], said: str
) -> None:
    def fails() -> None:
        raise error(said)

    monkeypatch.setattr(loader, "current", fails)
    with pytest.raises(CommandError, match=said):
        _run(_file(tmp_path, worker()))


@pytest.mark.parametrize("command", ["assess", "load_rulebook"])
def test_a_database_without_tables_is_a_sentence_that_says_what_to_do(
    tmp_path: Path, command: str
) -> None:
    arguments = [_file(tmp_path, worker())] if command == "assess" else []
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE eligibility_rulebookrelease RENAME TO gone")
    with pytest.raises(CommandError, match=r"cannot be read .*manage\.py migrate"):
        call_command(command, *arguments)


def test_a_case_whose_question_is_refused_is_a_difference(tmp_path: Path) -> None:
    case = worker(sector="moon") | {"id": "X3", "expect": {"enrolment": {"status": "insured"}}}
    out = io.StringIO()
    with pytest.raises(CommandError, match="1 cases, 1 differences"):
        call_command("assess", _file(tmp_path, case), "--expect", stdout=out)
    assert "X3: errors: expected 'an answer'" in out.getvalue()
