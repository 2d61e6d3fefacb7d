"""The two addresses of the API, each with everything it may answer."""

from typing import Any

from eligibility.openapi.shapes import Schema, ref
from eligibility.question_files import MOST_BYTES
from eligibility.rules.question import Language

_LANGUAGE: Schema = {"type": "string", "enum": [language.value for language in Language]}
_RETRY_AFTER = {
    "description": "Seconds to wait.",
    "required": True,
    "schema": {"type": "integer", "minimum": 1, "maximum": 60},
}
_ALLOW = {"description": "What may be done here.", "required": True, "schema": {"type": "string"}}
_ACCEPT_LANGUAGE = {
    "name": "Accept-Language",
    "in": "header",
    "required": False,
    "description": "The language of the texts where the question names none: my, th or en.",
    "schema": {"type": "string"},
    "example": "my",
}


def paths(example: Schema, answer: Schema) -> dict[str, Any]:
    """The paths of the document, with one question and its answer as examples."""
    asked = {"schema": ref("Question"), "example": example}
    return {
        "/api/v1/assessments": {
            "post": {
                "operationId": "assess",
                "summary": "Which of the seven benefits one person can have, and why.",
                "description": "Nothing is kept. The Social Security Office decides, not this "
                "answer: show its disclaimer.",
                "security": [],
                "parameters": [_ACCEPT_LANGUAGE],
                "requestBody": {"required": True, "content": {"application/json": asked}},
                "responses": _responses(answer),
            }
        },
        "/api/v1/openapi.json": {
            "get": {
                "operationId": "describe",
                "summary": "This document.",
                "security": [],
                "responses": {
                    "200": _json("This document.", {"type": "object"}),
                    **_always(),
                },
            }
        },
    }


def _responses(answer: Schema) -> dict[str, Any]:
    answered = _json("The answer.", ref("Answer"))
    answered["content"]["application/json"]["example"] = answer
    kilobytes = MOST_BYTES // 1000
    return {
        "200": answered,
        "400": _json("The body is not JSON: see the one error.", ref("Fault")),
        "413": {
            "description": "Far too long. The server itself says so, before it reads the body.",
            "content": {"text/plain": {"schema": {"type": "string"}}},
        },
        "415": _json("The body is not declared as JSON.", ref("Fault")),
        "422": _json(
            "The question is refused: every field that is at fault, what is wrong with it, and "
            f"what to give instead. So is a body of more than {kilobytes} kB.",
            ref("Refusal"),
        ),
        **_always(),
    }


def _always() -> dict[str, Any]:
    return {
        "405": _json("Another method is wanted.", ref("Fault"), Allow=_ALLOW),
        "429": _json(
            "Too many requests from one network.", ref("Fault"), **{"Retry-After": _RETRY_AFTER}
        ),
        "500": _json("A fault of the site.", ref("Fault")),
    }


def _json(description: str, schema: Schema, **headers: Any) -> dict[str, Any]:
    spoken = {"description": "The language of the texts.", "required": True, "schema": _LANGUAGE}
    return {
        "description": description,
        "headers": {"Content-Language": spoken, **headers},
        "content": {"application/json": {"schema": schema}},
    }
