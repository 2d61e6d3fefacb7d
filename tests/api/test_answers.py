"""The same question has the same answer at every door."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from eligibility import loader
from eligibility.assessing import assess, refusal
from eligibility.rules.faults import Refused
from tests.api.asking import ASSESSMENTS, LANGUAGES, ask, codes, new_address, questions
from tests.support import worker

pytestmark = pytest.mark.django_db

#: One fault of each kind that a question can have.
REFUSED: list[dict[str, Any]] = [
    worker(monthly_wages=12000),
    worker(sector="facctory"),
    worker(as_of="2569-11-23"),
    worker(as_of="1899-11-23"),
    worker(contributions={"paid": ["2026-10..2026-01"]}),
    worker(contributions={"paid": ["2026-12"]}),
    worker(contributions={"paid": ["2026-10"], "in_doubt": ["2026-10"]}),
    worker(contributions={"paid": ["2026-01..2026-10"], "total_months": 9}),
    worker(employment={"started_on": "2026-05-01", "ended_on": "2026-04-30"}),
    worker(events={"childbirth": {"claimant": "father"}}),
    worker(employment={"ended_on": "2026-10-31"}, events={"unemployment": {"date": "2026-11-02"}}),
    worker(events={"unemployment": {"date": "2026-11-01", "registered_on": "2026-10-01"}}),
    worker(wages=[{"months": "2026-01..2026-03", "baht": 1}, {"months": "2026-03", "baht": 2}]),
    worker(monthly_wage=-1),
    worker(monthly_wage=float("nan")),
    worker(monthly_wage=float("inf")),
    worker(events={"children": [{}] * 21}),
    worker(contributions={"paid": [], "total_months": 721}),
    worker(language="fr"),
    {"person": [], "events": 3},
]


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_worked_case_is_answered_as_on_the_command_line(
    language: str, tmp_path: Path
) -> None:
    asked = [{**question, "language": language} for question in questions()]
    file = tmp_path / "questions.json"
    file.write_text(json.dumps(asked), encoding="utf-8")
    out = io.StringIO()
    call_command("assess", str(file), stdout=out)
    told = json.loads(out.getvalue())
    assert len(told) == len(asked) > 400
    for question, answer in zip(asked, told, strict=True):
        response = ask(question)
        assert response.status_code == 200
        assert response.headers["Content-Language"] == language
        assert response.json() == answer


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", REFUSED)
def test_refused_question_names_the_same_fields_as_on_the_command_line(
    question: dict[str, Any], language: str
) -> None:
    asked = {"language": language, **question}
    response = ask(asked)
    with pytest.raises(Refused) as refused:
        assess(asked, loader.current())
    assert response.status_code == 422
    assert response.json() == refusal(refused.value, asked)


def test_refusal_reads_as_on_the_command_line(tmp_path: Path) -> None:
    question = worker(monthly_wage=-1)
    file = tmp_path / "question.json"
    file.write_text(json.dumps(question), encoding="utf-8")
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command("assess", str(file), stdout=out)
    assert ask(question).json() == json.loads(out.getvalue())


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("my", "my"),
        ("th-TH,en;q=0.5", "th"),
        ("de-DE,de;q=0.9,my;q=0.8,en;q=0.7", "my"),
        ("my;q=0,th;q=0.1", "th"),
        ("de,*;q=0.5", "en"),
        ("", "en"),
        ("my" * 5000, "en"),
    ],
)
def test_where_the_question_names_no_language_the_one_the_request_accepts_is_spoken(
    accepted: str, language: str
) -> None:
    silent, refused = worker(), worker(monthly_wage=-1)
    response = ask(silent, HTTP_ACCEPT_LANGUAGE=accepted)
    assert response.headers["Content-Language"] == language
    assert response.json() == ask({**silent, "language": language}).json()
    response = ask(refused, HTTP_ACCEPT_LANGUAGE=accepted)
    assert response.json() == ask({**refused, "language": language}).json()


def test_the_question_s_own_language_is_stronger_and_a_cookie_says_nothing() -> None:
    client = Client(REMOTE_ADDR=new_address())
    client.cookies["django_language"] = "th"
    question = json.dumps({**worker(), "language": "my"})
    response = client.post(
        ASSESSMENTS, question, content_type="application/json", HTTP_ACCEPT_LANGUAGE="en"
    )
    assert response.headers["Content-Language"] == "my"
    response = client.post(ASSESSMENTS, json.dumps(worker()), content_type="application/json")
    assert response.headers["Content-Language"] == "en"


def test_nothing_is_asked_of_the_database_but_which_release_is_newest(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    ask(worker())  # the release is built once in a process
    with django_assert_num_queries(1):
        assert ask(worker()).status_code == 200
    with django_assert_num_queries(1):
        assert ask(worker(monthly_wage=-1)).status_code == 422


@pytest.mark.parametrize("question", [worker(), worker(monthly_wage=-1), None])
def test_no_cookie_is_set_and_nothing_may_be_kept_on_the_way(question: object) -> None:
    response = ask(question)
    assert not response.cookies
    assert "Set-Cookie" not in response.headers
    assert response.headers["Cache-Control"] == "no-store"
    assert not [name for name in response.headers if name.startswith("Access-Control")]
    assert response.headers["Content-Type"] == "application/json"


def test_no_token_against_forgery_is_asked_for_as_no_cookie_is_read() -> None:
    client = Client(REMOTE_ADDR=new_address(), enforce_csrf_checks=True)
    question = json.dumps(worker())
    response = client.post(ASSESSMENTS, question, content_type="application/json")
    assert response.status_code == 200


def test_nothing_typed_is_said_again() -> None:
    name = "MaHlaHla"
    for question in ({name: 1}, worker(sex=name), worker(birth_date=name)):
        response = ask(question)
        assert response.status_code == 422
        assert name not in response.content.decode()


def test_null_is_no_question() -> None:
    assert codes(ask(None)) == ["not_an_object"]
    assert ask({}).status_code == 200
