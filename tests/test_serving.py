"""The real site, started as an operator starts it."""

import http.client
import signal
import time
from pathlib import Path
from subprocess import Popen

import pytest

from tests.starting import free_port, started, wait_for, whole_site

pytestmark = pytest.mark.slow

NAME = "MaHlaHla"


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
