"""The description of the API for programs: an OpenAPI 3.1 document.

Made from the closed lists of the core and tables of the fields; tests hold it to the reader of
questions and to every answer of the worked cases. The answer it shows is a real one, made under
the release in force.
"""

import json
from typing import Any

from django.conf import settings

from eligibility.assessing import assess
from eligibility.example import LAID_OFF
from eligibility.loader import Released
from eligibility.openapi import answer, question
from eligibility.openapi.paths import paths

VERSION = "3.1.0"
#: Of the API, as in its path; a field may be added within it, none renamed or taken away.
API_VERSION = "1"

EXAMPLE: dict[str, Any] = {"language": "en", **LAID_OFF}

_written: dict[str, str] = {}


def document(released: Released) -> dict[str, Any]:
    """The whole document, its example answered under ``released``."""
    a_minute = settings.SSS_LIMITS["api"]
    return {
        "openapi": VERSION,
        "info": {
            "title": "Which Social Security benefits can I have in Thailand?",
            "version": API_VERSION,
            "description": "For migrant workers from Myanmar, and whoever helps them. No account; "
            f"nothing is kept; {a_minute} requests a minute from one network.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "paths": paths(EXAMPLE, assess(EXAMPLE, released)),
        "components": {"schemas": {**question.schemas(), **answer.schemas()}},
    }


def written(released: Released) -> str:
    """The document as JSON, made once for each release."""
    if released.digest not in _written:
        _written.clear()
        _written[released.digest] = json.dumps(document(released), ensure_ascii=False)
    return _written[released.digest]
