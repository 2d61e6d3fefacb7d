"""``manage.py assess``: answers as JSON, refusals as sentences, worked cases compared."""

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.support import CASES, worker

pytestmark = pytest.mark.django_db


def _run(*arguments: str) -> str:
    out = io.StringIO()
    call_command("assess", *arguments, stdout=out)
    return out.getvalue()


def _file(directory: Path, document: Any, name: str = "question.json") -> str:
    path = directory / name
    path.write_text(json.dumps(document), encoding="utf-8")
    return str(path)


def test_one_question_has_one_answer_and_a_list_a_list(tmp_path: Path) -> None:
    alone = json.loads(_run(_file(tmp_path, worker())))
    listed = json.loads(_run(_file(tmp_path, [worker(), worker()])))
    assert alone["benefits"]["medical"]["verdict"] == "eligible"
    assert listed == [alone, alone]


def test_yaml_and_standard_input_are_read_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from_json = _run(_file(tmp_path, worker()))
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(worker())))
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
    with pytest.raises(CommandError, match=r"nowhere\.json: cannot be opened"):
        _run(str(tmp_path / "nowhere.json"))


def test_every_shared_case_passes() -> None:
    assert _run(str(CASES / "shared.yaml"), "--expect").strip().endswith(" 0 differences")


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
