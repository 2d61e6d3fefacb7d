"""How the tests of the API ask: each request from an address of its own, past the limits."""

import json
from collections.abc import Iterator
from itertools import count
from typing import Any

from django.test import Client

from eligibility import worked_cases
from tests.support import cases

ASSESSMENTS = "/api/v1/assessments"
DOCUMENT = "/api/v1/openapi.json"
LANGUAGES = ("my", "th", "en")
FILES = ("shared.yaml", "audit_meanings.yaml", "audit_edges.yaml", "proceedings.yaml")

_numbers = count()


def new_address() -> str:
    """An address nobody has asked from yet."""
    number = next(_numbers)
    return f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"


def post(body: bytes | str, content_type: str = "application/json", **more: Any) -> Any:
    """The response to a body as it stands."""
    more["CONTENT_TYPE"] = content_type  # which the test client leaves out beside an empty body
    return Client(REMOTE_ADDR=new_address()).generic("POST", ASSESSMENTS, body, **more)


def ask(question: object, **more: Any) -> Any:
    """The response to a question."""
    return post(json.dumps(question, ensure_ascii=False), **more)


def codes(response: Any) -> list[str]:
    """What a response says is wrong."""
    return [error["code"] for error in response.json()["errors"]]


def questions() -> Iterator[dict[str, Any]]:
    """The question of every worked case."""
    for file in FILES:
        for case in cases(file):
            yield worked_cases.split(case)[0]
