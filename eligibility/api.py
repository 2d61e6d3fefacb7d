"""The API: one question in, one answer out, both JSON; nothing is kept.

Plain views on the one road of ``assessing``: the reader of questions is strict and is the
contract, a second set of models would be a second truth (docs/decisions/0015).
"""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.request import UnreadablePostError
from django.utils.log import log_response
from django.utils.translation import gettext, override
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.csrf import csrf_exempt

from eligibility import limits, loader, openapi, question_files
from eligibility.assessing import assess, refusal
from eligibility.rules.faults import Fault, FaultCode, Refused
from eligibility.rules.question import Language
from eligibility.strict_files import UnreadableError
from eligibility.wording import api as wording
from eligibility.wording.api import RequestFault

View = Callable[[HttpRequest], HttpResponse]

_JSON = "application/json"
_NEVER_KEPT = "no-store"
_KEPT_A_WHILE = "public, max-age=300"


def accepted_language(request: HttpRequest) -> str:
    """The first language of ``Accept-Language`` that has texts here, else English."""
    header = request.headers.get("Accept-Language", "")
    for tag, priority in parse_accept_lang_header(header):
        language = tag.partition("-")[0]
        if priority and language in list(Language):
            return language
    return Language.ENGLISH.value


def door(*methods: str) -> Callable[[View], View]:
    """A view of the API: limited, open to these methods, and every fault of it JSON too."""

    def wrapped(view: View) -> View:
        @csrf_exempt  # no cookie is read, so none can be abused
        @wraps(view)
        def answered(request: HttpRequest) -> HttpResponse:
            try:
                response = _limited(request, view, methods)
            except Exception as error:
                response = _fault(request, 500, RequestFault.OUT_OF_ORDER)
                log_response("Fault", response=response, request=request, exception=error)
            # What a program did wrong it is told; a line of log for each would fill the disk.
            log_response("Answered", response=response, request=request, level="debug")
            return response

        return answered

    return wrapped


def _limited(request: HttpRequest, view: View, methods: tuple[str, ...]) -> HttpResponse:
    wait = limits.wait_for(request, "api")
    if wait is not None:
        return _fault(request, 429, RequestFault.TOO_MANY_REQUESTS, {"Retry-After": wait})
    allow = {"Allow": ", ".join((*methods, "OPTIONS"))}
    if request.method == "OPTIONS":
        return HttpResponse(status=204, headers=allow)
    if request.method not in methods:
        return _fault(request, 405, RequestFault.METHOD_NOT_ALLOWED, allow)
    return view(request)


@door("POST")
def assessments(request: HttpRequest) -> HttpResponse:
    """``POST /api/v1/assessments``: the answer to one question (contract, schema 1)."""
    if not _is_json(request):
        return _fault(request, 415, RequestFault.NOT_DECLARED_AS_JSON)
    given: object = None
    try:
        given = question_files.read_json(_body(request).decode("utf-8-sig"))
        if given is None:  # the reader takes it for a question with no fact told
            raise Refused([Fault("", FaultCode.NOT_AN_OBJECT)])
        language = _asked_in(request, given)
        return _json(assess(given, loader.current(), language=language), 200, language)
    except (UnreadableError, UnicodeDecodeError, UnreadablePostError):
        return _fault(request, 400, RequestFault.NOT_JSON)
    except Refused as refused:
        language = _asked_in(request, given)
        return _json(refusal(refused, given, language=language), 422, language)


@door("GET", "HEAD")
def description(_request: HttpRequest) -> HttpResponse:
    """``GET /api/v1/openapi.json``: what this API takes and gives, for programs."""
    return HttpResponse(
        openapi.written(loader.current()),
        content_type=_JSON,
        headers={"Cache-Control": _KEPT_A_WHILE, "Content-Language": "en"},
    )


@door("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE")
def nothing_here(request: HttpRequest) -> HttpResponse:
    """Any other address of the API: a program must not be answered with a page."""
    return _fault(request, 404, RequestFault.NO_SUCH_ADDRESS)


def _is_json(request: HttpRequest) -> bool:
    charset = (request.content_params or {}).get("charset", "utf-8").lower()
    return (request.content_type or "").lower() == _JSON and charset in ("utf-8", "utf8")


def _body(request: HttpRequest) -> bytes:
    """The body, of which no more is read than may be.

    Raises:
        Refused: it is too large (the contract refuses that as a fault of the question: 422).
    """
    most = question_files.MOST_BYTES
    if _told_length(request) <= most:
        body = request.read(most + 1)
        if len(body) <= most:
            return body
    raise Refused([Fault("", FaultCode.BODY_TOO_LARGE, (("most", most // 1000),))])


def _told_length(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:  # Django reads nothing of such a body
        return 0


def _asked_in(request: HttpRequest, given: object) -> str:
    """The question's own language, else the one the request accepts."""
    wanted = given.get("language") if isinstance(given, Mapping) else None
    return str(wanted) if wanted in list(Language) else accepted_language(request)


def _fault(
    request: HttpRequest,
    status: int,
    code: RequestFault,
    headers: Mapping[str, Any] | None = None,
) -> HttpResponse:
    language = accepted_language(request)
    with override(language):
        text = gettext(wording.SENTENCES[code].text)
    said = {"errors": [{"field": "", "code": code.value, "text": text}]}
    response = _json(said, status, language)
    for name, value in (headers or {}).items():
        response.headers[name] = str(value)
    return response


def _json(said: Mapping[str, Any], status: int, language: str) -> HttpResponse:
    return JsonResponse(
        said,
        status=status,
        json_dumps_params={"ensure_ascii": False, "allow_nan": False},
        headers={"Cache-Control": _NEVER_KEPT, "Content-Language": language},
    )
