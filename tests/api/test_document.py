"""The document that describes the API says what is true of it."""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from itertools import cycle
from typing import Any

import jsonschema_rs
import pytest
from django.conf import settings
from django.test import Client

from eligibility import loader, openapi
from eligibility.rules import months, question, question_events
from eligibility.rules.faults import FaultCode
from tests.api.asking import (
    ASSESSMENTS,
    DOCUMENT,
    LANGUAGES,
    ask,
    codes,
    new_address,
    post,
    questions,
)
from tests.support import worker

pytestmark = pytest.mark.django_db

Schema = dict[str, Any]

#: What a schema cannot say, and the reader of questions says: how facts go together.
BEYOND_A_SCHEMA = {
    FaultCode.AFTER_AS_OF,
    FaultCode.CLAIMANT_AGAINST_SEX,
    FaultCode.ENDED_BEFORE_STARTED,
    FaultCode.MONTH_TWICE,
    FaultCode.MORE_LISTED_THAN_TOTAL,
    FaultCode.NOT_DAY_AFTER_JOB,
    FaultCode.OVERLAPPING_WAGES,
    FaultCode.REGISTERED_BEFORE_DATE,
    FaultCode.REVERSED_SPAN,
    FaultCode.TOO_MANY_MONTHS,
    FaultCode.BODY_TOO_LARGE,
}


@cache
def fetched() -> str:
    return Client(REMOTE_ADDR=new_address()).get(DOCUMENT).content.decode()


def document() -> Schema:
    """A copy of the document, as a program gets it."""
    made: Schema = json.loads(fetched())
    return made


def schema_of(name: str, *, closed: bool = False) -> jsonschema_rs.Validator:
    """A schema of the document; ``closed``: what it does not name is wrong."""
    components = document()["components"]
    if closed:
        for held in objects_in(components):
            held["additionalProperties"] = False
    whole = {"$ref": f"#/components/schemas/{name}", "components": components}
    return jsonschema_rs.Draft202012Validator(whole, validate_formats=True)


def objects_in(schema: object) -> Iterator[Schema]:
    """Every schema of an object with named fields, however deep."""
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            yield schema
        for inner in list(schema.values()):
            yield from objects_in(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from objects_in(inner)


def test_it_is_sent_as_json_and_may_be_kept_a_while() -> None:
    response = Client(REMOTE_ADDR=new_address()).get(DOCUMENT)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["Cache-Control"] == "public, max-age=300"
    assert not response.cookies
    head = Client(REMOTE_ADDR=new_address()).head(DOCUMENT)
    assert (head.status_code, head.content) == (200, b"")


def test_each_of_its_schemas_is_one() -> None:
    for schema in document()["components"]["schemas"].values():
        jsonschema_rs.meta.validate({**schema, "components": {}})


@pytest.mark.slow
def test_every_answer_to_a_worked_case_is_as_described_and_nothing_more() -> None:
    described = schema_of("Answer", closed=True)
    for asked, language in zip(questions(), cycle(LANGUAGES), strict=False):
        answer = ask({**asked, "language": language}).json()
        assert [error.message for error in described.iter_errors(answer)] == []


def test_every_question_of_a_worked_case_is_as_described() -> None:
    described = schema_of("Question")
    for asked in questions():
        assert [error.message for error in described.iter_errors(asked)] == []


def test_another_answer_or_question_is_not_as_described() -> None:
    answer = ask(worker()).json()
    for spoilt in ("disclaimer", "benefits", "enrolment"):
        assert not schema_of("Answer").is_valid({**answer, spoilt: None})
    answer["benefits"]["medical"]["extra"] = 1
    assert schema_of("Answer").is_valid(answer)
    assert not schema_of("Answer", closed=True).is_valid(answer)


def test_its_examples_are_a_real_question_and_the_answer_to_it() -> None:
    post_of = document()["paths"][ASSESSMENTS]["post"]
    asked = post_of["requestBody"]["content"]["application/json"]["example"]
    answer = post_of["responses"]["200"]["content"]["application/json"]["example"]
    assert asked == openapi.EXAMPLE
    assert schema_of("Question").is_valid(asked)
    assert ask(asked).json() == answer


def test_its_example_is_answered_under_the_release_in_force() -> None:
    released = loader.current()
    assert json.loads(openapi.written(released)) == openapi.document(released)
    assert released.digest in fetched()


def test_it_tells_the_limit_that_is_kept() -> None:
    assert f"{settings.SSS_LIMITS['api']} requests a minute" in document()["info"]["description"]


def test_it_names_the_fields_the_reader_knows_and_no_other() -> None:
    schemas = document()["components"]["schemas"]
    events = schemas["Events"]["properties"]
    named = {name: set(schemas[name]["properties"]) for name in schemas if name != "Entitlement"}
    assert named["Question"] == set(question._TOP)
    assert named["Person"] == set(question._PERSON)
    assert named["Employment"] == set(question._EMPLOYMENT)
    assert named["Contributions"] == set(question._CONTRIBUTIONS)
    assert named["Events"] == set(question_events._EVENTS)
    assert named["Child"] == set(question_events._CHILD)
    assert set(events["illness"]["properties"]) == set(question_events._ILLNESS)
    assert set(events["dental"]["properties"]) == set(question_events._DENTAL)
    assert set(events["childbirth"]["properties"]) == set(question_events._CHILDBIRTH)


def test_its_years_are_those_the_reader_takes() -> None:
    day = document()["components"]["schemas"]["Question"]["properties"]["as_of"]["pattern"]
    taken = {year for year in range(1, 10_000) if re.search(day, f"{year:04d}-01-01")}
    assert taken == set(range(months.FIRST_YEAR, months.LAST_YEAR + 1))


#: What stands at the limits of each kind of field, on both sides.
EDGES: dict[str, list[Any]] = {
    "baht": [0, 0.5, 1_000_000_000, 1_000_000_001, -1, "1", True, None],
    "count": [0, 100_000, 100_001, -1, 1.5, "1", False, None],
    "total": [10, 720, 721, -1, None],
    "country": ["MM", "mm", "MMR", "", 1, None],
    "day": [
        *("1900-01-01", "2400-12-31", "1899-12-31", "2401-01-01", "2026-13-01", "2026-1-1"),
        *("2026-02-30", "2026-02-29", "2024-02-29", "2026-01-01T00:00", "2026-01-01\n", 1, None),
    ],
    "span": ["2026-01", "2026-01..2026-02", "2026-01..", "..2026-01", "2026-00", "", 1, None],
    "wages": [[], [None], [{}], [{"months": "2026-01"}], [{"baht": 1}], None, {}],
    "children": [[], [None], [{}], [{}] * 20, [{}] * 21, [1], None, {}],
    "earlier": [[], [None], [{}], [{"end_reason": None}], [1], None],
    "papers": [[], ["passport"], ["passport"] * 2, [None], ["x"], "passport", None],
    "flag": [True, False, None, 0, 1, "true"],
    "sex": ["female", "Female", "", 1, None],
    "whole": [
        *({}, {"person": None}, {"person": {}}, {"events": None}, {"as_of": None}, None),
        *({"language": None}, {"language": "fr"}, {"persons": {}}, {"person": []}, [], "{}"),
    ],
}


def edge_questions() -> Iterator[Any]:
    """A question for each of them."""
    for baht in EDGES["baht"]:
        yield worker(monthly_wage=baht)
        yield worker(wages=[{"months": "2026-01", "baht": baht}])
        yield worker(events={"dental": {"bill": baht, "used_this_year": baht}})
    for number in EDGES["count"]:
        yield worker(events={"illness": {"rest_days": number}})
        yield worker(events={"unemployment": {"days_paid_this_year": number}})
    for span in EDGES["span"]:
        yield worker(contributions={"paid": [span]})
        yield worker(wages=[{"months": span, "baht": 1}])
    for flag in EDGES["flag"]:
        yield worker(registered=flag)
        yield worker(events={"retirement": {"leaving_thailand": flag}})
    yield from (worker(contributions={"total_months": total}) for total in EDGES["total"])
    yield from (worker(nationality=country) for country in EDGES["country"])
    yield from (worker(employment={"started_on": day}) for day in EDGES["day"])
    yield from (worker(wages=wages) for wages in EDGES["wages"])
    yield from (worker(events={"children": children}) for children in EDGES["children"])
    yield from (worker(employment={"earlier": earlier}) for earlier in EDGES["earlier"])
    yield from (worker(documents=papers) for papers in EDGES["papers"])
    yield from (worker(sex=sex) for sex in EDGES["sex"])
    yield from EDGES["whole"]


def test_at_every_limit_the_reader_takes_what_it_describes_and_refuses_the_rest() -> None:
    described = schema_of("Question")
    answered = refused = 0
    for asked in edge_questions():
        response = ask(asked)
        codes_of_it = set(codes(response)) if response.status_code == 422 else set()
        if described.is_valid(asked):
            assert codes_of_it <= BEYOND_A_SCHEMA, asked
        else:
            assert codes_of_it, asked
        answered += not codes_of_it
        refused += bool(codes_of_it)
    assert min(answered, refused) > 40


@pytest.mark.parametrize(
    ("body", "content_type", "status", "name"),
    [
        (b"not JSON", "application/json", "400", "Fault"),
        (b"{}", "text/plain", "415", "Fault"),
        (b"null", "application/json", "422", "Refusal"),
        (b" " * 64_001, "application/json", "422", "Refusal"),
        (b'{"x": 1, "as_of": "2569-01-01"}', "application/json", "422", "Refusal"),
    ],
)
def test_every_refusal_is_as_described(
    body: bytes, content_type: str, status: str, name: str
) -> None:
    response = post(body, content_type=content_type)
    told = document()["paths"][ASSESSMENTS]["post"]["responses"][status]
    assert str(response.status_code) == status
    assert told["content"]["application/json"]["schema"]["$ref"].endswith(f"/{name}")
    assert schema_of(name, closed=True).is_valid(response.json())


def test_what_it_says_of_too_many_requests_is_so() -> None:
    client, response = Client(REMOTE_ADDR=new_address()), None
    for _ in range(settings.SSS_LIMITS["api"] + 1):
        response = client.get(ASSESSMENTS)
    if response is None or response.status_code == 405:  # a new minute began meanwhile
        for _ in range(settings.SSS_LIMITS["api"] + 1):
            response = client.get(ASSESSMENTS)
    assert response is not None
    told = document()["paths"][ASSESSMENTS]["post"]["responses"]["429"]
    assert response.status_code == 429
    assert set(told["headers"]) <= set(response.headers)
    wait = deepcopy(told["headers"]["Retry-After"]["schema"])
    assert jsonschema_rs.is_valid(wait, int(response.headers["Retry-After"]))
    assert schema_of("Fault", closed=True).is_valid(response.json())
