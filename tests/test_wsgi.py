"""What a hostile request meets before any page of ours: read as UTF-8, answered in one piece."""

import io
import time
from typing import Any

import pytest

from eligibility.interview.typed import digits
from sss_portal.wsgi import application

pytestmark = pytest.mark.django_db


def ask(method: str, path: str, query: str = "", **more: Any) -> tuple[str, dict[str, str], bytes]:
    body = more.pop("body", b"")
    environment = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "HTTP_HOST": "localhost",
        "REMOTE_ADDR": "127.0.0.1",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": io.StringIO(),
        **more,
    }
    begun: list[tuple[str, dict[str, str]]] = []

    def begin(status: str, headers: list[tuple[str, str]], *_: object) -> Any:
        begun.append((status, dict(headers)))

    response: Any = application(environment, begin)
    content = b"".join(response)
    response.close()
    return (*begun[0], content)


@pytest.mark.parametrize("charset", ["iso-8859-1", "zlib", "idna", "undefined", "unicode_escape"])
def test_no_charset_of_a_request_is_obeyed(charset: str) -> None:
    form = f"application/x-www-form-urlencoded; charset={charset}"
    for method, kind, body in (("GET", "text/plain", b""), ("POST", form, b"born.y=%5Cud800")):
        status, headers, _ = ask(
            method, "/en/check/1/", "n=%80a", CONTENT_TYPE=f"{kind}; charset={charset}", body=body
        )
        assert status.split()[0] in ("200", "403"), (method, status)
        assert "Content-Security-Policy" in headers


@pytest.mark.parametrize("path", ["/en/", "/en/erased/", "/en/no-such-page/"])
def test_an_answer_to_head_has_the_length_of_the_page_and_no_body(path: str) -> None:
    _, headers, content = ask("HEAD", path)
    assert content == b""
    assert int(headers["Content-Length"]) > 1_000


def test_marks_that_combine_cost_no_more_than_other_letters() -> None:
    began = time.process_time()
    digits("a" + "\u0301" * 55_000 + "\u0327" * 55_000)
    # Seconds of one core. Looked at whole, this text takes fifteen.
    assert time.process_time() - began < 1
