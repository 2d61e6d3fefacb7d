"""The real site, started as an operator starts it."""

import http.client
import signal
import time
from itertools import count
from pathlib import Path
from subprocess import Popen

import pytest

from tests.starting import free_port, started, wait_for, whole_site

pytestmark = pytest.mark.slow

NAME = "MaHlaHla"
ASSESSMENTS = "/api/v1/assessments"
HTTPS = {"X-Forwarded-Proto": "https"}
JSON = {"Content-Type": "application/json"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return whole_site(tmp_path)


def status(port: int, address: str, **headers: str) -> tuple[int, str]:
    """The status of one real request, and where it sends the browser."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    line.request("GET", address, headers={k.replace("_", "-"): v for k, v in headers.items()})
    answer = line.getresponse()
    line.close()
    return answer.status, answer.headers.get("Location", "")


def posted(port: int, body: object = b"{}", **headers: str) -> tuple[int, http.client.HTTPMessage]:
    """The status and the headers of the API's answer to one real request."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    line.request("POST", ASSESSMENTS, body, JSON | headers)  # type: ignore[arg-type]
    answer = line.getresponse()
    answer.read()
    line.close()
    return answer.status, answer.headers


def requests_until_refused(port: int, seen_by_the_proxy: str, most: int = 125) -> int:
    """How often one address may ask, which claims to be another each time.

    Two limits and some, for a minute may end meanwhile.
    """
    for number in count(1):
        chain = f"198.51.100.{number}, 10.0.0.{number}, {seen_by_the_proxy}"
        status, headers = posted(port, b"", **HTTPS, **{"X-Forwarded-For": chain})
        if status == 429:
            assert 1 <= int(headers["Retry-After"]) <= 60
            return number
        assert number < most, "It could ask for ever."
    raise AssertionError


def first_to_end(*sites: Popen[str]) -> Popen[str]:
    for _ in range(600):
        for site in sites:
            if site.poll() is not None:
                return site
        time.sleep(0.1)
    pytest.fail("Both are still running.")


def test_serves_the_site_until_interrupted(folder: Path) -> None:
    port = free_port()
    with started(folder, port) as site:
        wait_for(port)
        assert status(port, "/my/") == (200, "")
        # Without a proxy nobody is believed, and nothing is redirected.
        assert status(port, "/my/", X_Forwarded_Proto="https") == (200, "")
        site.send_signal(signal.SIGINT)
        said, _ = site.communicate(timeout=30)
    assert said == f"Starting the site at http://127.0.0.1:{port}/ (Ctrl-C ends it)\n"
    assert site.returncode == 0


def test_behind_a_proxy_what_came_over_https_is_answered_and_the_rest_sent_there(
    folder: Path,
) -> None:
    port = free_port()
    with started(folder, port, SSS_HTTPS="1", SSS_ALLOWED_HOSTS="benefits.example"):
        wait_for(port)
        proxied = {"Host": "benefits.example"}
        secure = "https://benefits.example/my/"
        assert status(port, "/my/", X_Forwarded_Proto="https", **proxied) == (200, "")
        assert status(port, "/my/", X_Forwarded_Proto="http", **proxied) == (301, secure)
        assert status(port, "/my/", **proxied) == (301, secure)


def test_a_name_typed_into_an_address_a_query_or_a_header_never_reaches_the_log(
    folder: Path,
) -> None:
    port = free_port()
    with started(folder, port, SSS_HTTPS="1") as site:
        wait_for(port)
        https = {"X_Forwarded_Proto": "https"}
        assert status(port, f"/en/{NAME}/?name={NAME}", **https)[0] == 404
        assert status(port, f"/{NAME}?name={NAME}", Host=f"{NAME}.example", **https)[0] == 400
        assert status(port, f"/en/{NAME}", X_Forwarded_Proto=NAME)[0] == 400
        site.send_signal(signal.SIGINT)
        said, _ = site.communicate(timeout=30)
    assert "django.request: 404 Not Found" in said
    assert "django.security.DisallowedHost: 400 Bad Request" in said
    assert "WARNING waitress: proxy_headers." in said
    assert NAME.lower() not in said.lower()
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("203.0.113.1", "203.0.113.2"),
        ("2001:db8:0:1::1", "2001:db8:0:2::1"),
        ("[2001:db8:0:1::1]:50123", "[2001:db8:0:2::1]:50123"),
        ("::ffff:203.0.113.1", "::ffff:203.0.113.2"),
        ("203.0.113.1:50123", "203.0.113.2:50124"),
    ],
)
def test_two_addresses_behind_a_proxy_have_a_limit_each_and_nobody_chooses_an_address(
    folder: Path, one: str, other: str
) -> None:
    port = free_port()
    with started(folder, port, SSS_HTTPS="1") as site:
        wait_for(port)
        assert requests_until_refused(port, one) > 60
        # The other one was never refused, whatever the first one has claimed to be.
        claimed = {"X-Forwarded-For": f"{one}, {other}", "Forwarded": f"for={one}"}
        assert posted(port, **HTTPS, **claimed)[0] == 200
        assert posted(port, **HTTPS, **{"X-Forwarded-For": f'"{one}'})[0] == 400
        site.send_signal(signal.SIGINT)
        log, _ = site.communicate(timeout=30)
    assert "WARNING waitress: proxy_headers." in log
    for address in ("203.0.113", "2001:db8", "198.51.100", "10.0.0"):
        assert address not in log


def test_without_a_proxy_the_header_of_a_visitor_is_no_address(folder: Path) -> None:
    port = free_port()
    with started(folder, port):
        wait_for(port)
        assert requests_until_refused(port, "203.0.113.1") > 60


def test_a_long_body_is_refused_in_words_and_a_far_too_long_one_before_it_is_read(
    folder: Path,
) -> None:
    port = free_port()
    with started(folder, port):
        wait_for(port)
        assert posted(port, b" " * 70_000 + b"{}")[0] == 422
        # Without a length, in pieces: waitress puts them together and tells their length.
        assert posted(port, iter([b" " * 60_000] * 2))[0] == 422
        assert posted(port, iter([b"{", b"}"]))[0] == 200
        assert posted(port, b"", **{"Content-Length": "900000000"})[0] == 413


def test_of_two_first_starts_at_once_one_serves_and_the_other_says_why_not(folder: Path) -> None:
    port = free_port()
    with started(folder, port) as one, started(folder, port) as other:
        wait_for(port)
        assert status(port, "/my/")[0] == 200
        loser = first_to_end(one, other)
        winner = one if loser is other else other
        why, _ = loser.communicate(timeout=30)
        winner.send_signal(signal.SIGINT)
        said, _ = winner.communicate(timeout=30)
    assert loser.returncode == 1
    assert winner.returncode == 0
    assert f"Port {port}" in why
    assert "taken by another program" in why
    assert "Traceback" not in why + said


def test_damaged_database_is_said_and_left_as_it_is(folder: Path) -> None:
    (folder / "var").mkdir()
    database = folder / "var" / "db.sqlite3"
    database.write_bytes(b"not a database at all " * 100)
    with started(folder, free_port()) as site:
        said, _ = site.communicate(timeout=60)
    assert site.returncode == 1
    assert f"The database {database} is damaged (file is not a database)." in said
    assert "Traceback" not in said
    assert database.read_bytes() == b"not a database at all " * 100
