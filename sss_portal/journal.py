"""What the log says: what happened, never to whom.

People are typed into addresses, queries, forms and headers, and Django and waitress write those
into their messages. So of a request only its outcome and the pattern it matched are logged, and of
an exception its kind and where it was raised, not its words: those often quote what was typed.
"""

import logging
import traceback
from http.client import responses

#: Messages of waitress that speak of the server alone; the others may quote a request.
_OF_THE_SERVER = ("Task queue depth is ", "total open connections reached ")

#: What the operator can do, where the status alone does not tell.
_ADVICE = {
    "django.security.DisallowedHost": "asked for under a name that is not in SSS_ALLOWED_HOSTS",
}


class Nameless(logging.Formatter):
    """One line a record, and below it where an exception of our own came from."""

    def format(self, record: logging.LogRecord) -> str:
        lines = [f"{record.levelname} {record.name}: {_said(record)}"]
        error = record.exc_info[1] if record.exc_info else None
        if error and _is_ours(record):
            lines += _whereabouts(error)
        return "\n".join(lines)


def _is_ours(record: logging.LogRecord) -> bool:
    """Whether the fault is the site's: a visitor's own mistake needs no traceback."""
    return _status(record) >= 500


def _said(record: logging.LogRecord) -> str:
    if hasattr(record, "request") or hasattr(record, "status_code"):
        return _outcome(record)
    if record.name.partition(".")[0] == "waitress":
        said = record.getMessage()
        place = f"{record.module}.{record.funcName}, line {record.lineno}"
        return said if said.startswith(_OF_THE_SERVER) else place
    return record.getMessage()


def _status(record: logging.LogRecord) -> int:
    status = getattr(record, "status_code", None)
    return status if isinstance(status, int) else 500


def _outcome(record: logging.LogRecord) -> str:
    status = _status(record)
    match = getattr(getattr(record, "request", None), "resolver_match", None)
    parts = [
        f"{status} {responses.get(status, '')}".rstrip(),
        f"at {match.route or '/'}" if match else "",
        _ADVICE.get(record.name, ""),
    ]
    return ", ".join(part for part in parts if part)


def _whereabouts(error: BaseException) -> list[str]:
    """The frames and kinds of an exception and of those it came from, oldest first."""
    lines: list[str] = []
    seen: set[int] = set()
    found: BaseException | None = error
    while found and id(found) not in seen:
        seen.add(id(found))
        frames = "".join(traceback.format_tb(found.__traceback__)).rstrip()
        lines = [frames, type(found).__qualname__, *lines]
        found = found.__cause__ or (None if found.__suppress_context__ else found.__context__)
    return [line for line in lines if line]
