"""Questions nobody would think of, made from the API's own document by schemathesis."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import pytest
import schemathesis
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import Status, events, from_schema

from eligibility import loader
from eligibility.rules.faults import FaultCode
from sss_portal.wsgi import application
from tests.api.asking import DOCUMENT, new_address
from tests.api.test_document import BEYOND_A_SCHEMA

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

#: All checks are kept. One is told more: a question that is well formed may still be refused,
#: for what no schema can say. The test below holds such refusals to a closed list.
CONFIG: dict[str, Any] = {
    "seed": 20261123,  # the same questions every day, so that a failure is a change of ours
    "continue-on-failure": True,
    "generation": {"max-examples": 600, "deterministic": True, "database": "none"},
    "checks": {"positive_data_acceptance": {"expected-statuses": [200, 422]}},
}
FEWEST = 1_000
#: For JSON Schema 5.0 is a whole number too; a number of days is written without a point.
BEYOND = BEYOND_A_SCHEMA | {FaultCode.NOT_A_WHOLE_NUMBER}


class Counted:
    """The site, each request from a new address: the limits are tested elsewhere."""

    def __init__(self) -> None:
        self.statuses: Counter[str] = Counter()

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        environ["REMOTE_ADDR"] = new_address()
        environ.pop("HTTP_ACCEPT_ENCODING", None)  # the checks read answers as they stand

        def begin(status: str, *rest: Any) -> Any:
            self.statuses[status[:3]] += 1
            return start(status, *rest)

        return application(environ, begin)


def failures(finished: events.ScenarioFinished) -> list[str]:
    """What is wrong with the answers of one scenario, with the question it was asked."""
    recorder = finished.recorder
    return [
        f"{check.name}: {check.failure_info and check.failure_info.failure}: "
        f"{recorder.cases[case].value.body!r}"
        for case, checks in recorder.checks.items()
        for check in checks
        if check.status is not Status.SUCCESS
    ]


def refused_though_as_described(finished: events.ScenarioFinished) -> set[FaultCode]:
    """Why questions that follow the document were refused all the same."""
    found: set[FaultCode] = set()
    for case, interaction in finished.recorder.interactions.items():
        meta, response = finished.recorder.cases[case].value.meta, interaction.response
        follows = meta is not None and meta.generation.mode.is_positive
        if follows and response is not None and response.status_code == 422:
            errors = json.loads(response.content)["errors"]
            found |= {FaultCode(error["code"]) for error in errors}
    return found


def test_over_a_thousand_questions_each_answered_as_the_document_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    released = loader.current()
    # Questions are sent from other threads, which would not see this test's database.
    monkeypatch.setattr(loader, "current", lambda: released)
    site = Counted()
    schema = schemathesis.openapi.from_wsgi(
        DOCUMENT, site, config=SchemathesisConfig.from_dict(CONFIG)
    )
    schema.validate()
    wrong: list[str] = []
    refused: set[FaultCode] = set()
    for event in from_schema(schema).execute():
        if isinstance(event, events.ScenarioFinished):
            wrong += failures(event)
            refused |= refused_though_as_described(event)
        elif isinstance(event, events.NonFatalError | events.FatalError):
            wrong.append(str(event))
    assert wrong == []
    assert refused <= BEYOND
    assert refused  # or nothing was looked at
    assert site.statuses.total() >= FEWEST
    assert min(site.statuses[status] for status in ("200", "400", "405", "415", "422")) > 0
