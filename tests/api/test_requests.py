"""Whatever is sent to the API, a program can read what is wrong with it, in its language."""

import json
import logging
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import gettext, override

from eligibility import loader
from eligibility.question_files import MOST_BYTES
from eligibility.wording.api import SENTENCES, RequestFault
from tests.api.asking import ASSESSMENTS, DOCUMENT, LANGUAGES, ask, codes, new_address, post
from tests.support import worker

pytestmark = pytest.mark.django_db

NAME = "MaHlaHla"


class Counted(BytesIO):
    """A body that notices how much of it is read."""

    def __init__(self, body: bytes) -> None:
        super().__init__(body)
        self.taken = 0

    def read(self, size: int | None = -1) -> bytes:
        read = super().read(size)
        self.taken += len(read)
        return read


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not JSON",
        b'{"person": {}',
        b'{"person": {}, "person": {}}',
        b'{"person": {"sex": "female", "sex": "male"}}',
        b'{"language": "\\ud800"}',
        b"\xff\xfe",
        '{"language": "en"}'.encode("utf-16"),
        b"[" * 30_000,
        b'{"person":' * 60 + b"1" + b"}" * 60,
        b'{"person": {}} {"person": {}}',
        f'{{"{NAME}": 1, "{NAME}": 2}}'.encode(),
    ],
)
def test_what_is_not_json_is_said_to_be_so(body: bytes) -> None:
    response = post(body)
    assert response.status_code == 400
    assert codes(response) == ["not_json"]
    assert NAME not in response.content.decode()


def test_a_mark_before_the_first_character_does_no_harm() -> None:
    assert post(b"\xef\xbb\xbf{}").status_code == 200


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 5000])
def test_a_number_that_is_none_is_refused_at_its_field(number: str) -> None:
    response = post(f'{{"person": {{"monthly_wage": {number}}}}}')
    assert response.status_code == 422
    assert [error["field"] for error in response.json()["errors"]] == ["person.monthly_wage"]


@pytest.mark.parametrize(
    "content_type",
    [
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-16",
        "application/jsonx",
        f"text/{NAME}",
    ],
)
def test_a_question_must_be_declared_as_json(content_type: str) -> None:
    response = post(json.dumps(worker()), content_type=content_type)
    assert response.status_code == 415
    assert codes(response) == ["not_declared_as_json"]
    assert NAME not in response.content.decode()


@pytest.mark.parametrize(
    "content_type",
    ["application/json; charset=utf-8", "Application/JSON", 'application/json; charset="UTF-8"'],
)
def test_json_may_be_declared_in_any_spelling(content_type: str) -> None:
    assert post(json.dumps(worker()), content_type=content_type).status_code == 200


def of_weight(weight: int) -> bytes:
    """A question that weighs so much, most of it blank."""
    question = json.dumps(worker()).encode()
    return question + b" " * (weight - len(question))


def test_a_body_over_the_contract_s_weight_is_refused_as_a_fault_of_the_question() -> None:
    assert post(of_weight(MOST_BYTES)).status_code == 200
    response = post(of_weight(MOST_BYTES + 1))
    assert response.status_code == 422
    assert codes(response) == ["body_too_large"]


@pytest.mark.parametrize("told", [str(MOST_BYTES + 1), str(10**9), "9" * 400, "9" * 5000])
def test_nothing_is_read_of_a_body_that_is_told_to_be_too_large(told: str) -> None:
    body = Counted(of_weight(MOST_BYTES * 2))
    more: dict[str, Any] = {
        "wsgi.input": body,
        "CONTENT_LENGTH": told,
        "CONTENT_TYPE": "application/json",
    }
    response = Client(REMOTE_ADDR=new_address()).generic("POST", ASSESSMENTS, **more)
    # Python makes no number of thousands of digits: that is the length of nothing.
    assert response.status_code == (422 if len(told) < 4000 else 400)
    assert body.taken == 0


@pytest.mark.parametrize("told", ["-1", "x", "", "²"])
def test_an_odd_length_is_a_body_of_nothing(told: str) -> None:
    more: dict[str, Any] = {"CONTENT_LENGTH": told}
    response = Client(REMOTE_ADDR=new_address()).post(
        ASSESSMENTS, "{}", content_type="application/json", **more
    )
    assert response.status_code == 400


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "PATCH", "DELETE", "TRACE"])
def test_another_method_is_told_which_one_is_wanted(method: str) -> None:
    response = Client(REMOTE_ADDR=new_address()).generic(method, ASSESSMENTS)
    assert response.status_code == 405
    assert response.headers["Allow"] == "POST, OPTIONS"
    if method != "HEAD":
        assert codes(response) == ["method_not_allowed"]


@pytest.mark.parametrize(
    ("address", "allow"), [(ASSESSMENTS, "POST, OPTIONS"), (DOCUMENT, "GET, HEAD, OPTIONS")]
)
def test_whoever_asks_what_may_be_done_is_told(address: str, allow: str) -> None:
    response = Client(REMOTE_ADDR=new_address()).options(address)
    assert (response.status_code, response.content) == (204, b"")
    assert response.headers["Allow"] == allow
    assert not [name for name in response.headers if name.startswith("Access-Control")]


@pytest.mark.parametrize("address", ["/api/", "/api/v1/", "/api/v2/assessments", "/api/v1/x/"])
def test_another_address_is_no_page(address: str) -> None:
    response = Client(REMOTE_ADDR=new_address()).get(address)
    assert response.status_code == 404
    assert codes(response) == ["no_such_address"]


def test_what_stands_behind_the_address_changes_nothing() -> None:
    client = Client(REMOTE_ADDR=new_address())
    address = f"{ASSESSMENTS}?name={NAME}&language=my"
    response = client.post(address, json.dumps(worker()), content_type="application/json")
    assert response.json() == ask(worker()).json()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_wrong_is_said_in_the_language_the_request_accepts(language: str) -> None:
    response = post(b"not JSON", HTTP_ACCEPT_LANGUAGE=language)
    assert response.headers["Content-Language"] == language
    with override(language):
        said = gettext(SENTENCES[RequestFault.NOT_JSON].text)
    assert response.json()["errors"] == [{"field": "", "code": "not_json", "text": said}]


def test_a_fault_of_ours_is_told_without_its_words_and_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> None:
        raise loader.NoRulebookError(f"{NAME} has no rulebook")

    monkeypatch.setattr(loader, "current", broken)
    response = ask(worker())
    assert response.status_code == 500
    assert codes(response) == ["out_of_order"]
    assert NAME not in response.content.decode()
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert caplog.records[0].exc_info


def test_what_a_program_does_wrong_fills_no_log(caplog: pytest.LogCaptureFixture) -> None:
    assert post(b"not JSON").status_code == 400
    assert ask(worker(monthly_wage=-1)).status_code == 422
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]
