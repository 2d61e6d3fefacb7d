"""DATABASE_URL chooses the database, never tells its password, and serves every thread."""

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection
from pytest_django import DjangoDbBlocker

from sss_portal import databases, prepare
from tests.postgresql import SERVER, on_postgresql, url_of, url_of_tests
from tests.public import Visitor
from tests.starting import ROOT, free_port, wait_for

FILE = Path("var/db.sqlite3")
#: What makes a program beside the tests the site, one that tries things out.
SITE = {"DJANGO_SETTINGS_MODULE": "sss_portal.settings", "SSS_DEBUG": "1"}


# ------------------------------------------------------------------ which one


def test_without_a_word_it_is_a_file_of_sqlite() -> None:
    assert databases.chosen({}, FILE) == databases.sqlite(FILE)
    assert databases.chosen({"DATABASE_URL": " "}, FILE) == databases.sqlite(FILE)
    assert databases.chosen({"SSS_DATABASE": "mine"}, FILE)["NAME"] == "mine"


def test_a_url_is_stronger_than_a_file() -> None:
    both = {"DATABASE_URL": "postgresql://db/sss", "SSS_DATABASE": "mine"}
    assert databases.chosen(both, FILE) == databases.postgresql("postgresql://db/sss")


@pytest.mark.parametrize("scheme", ["postgresql", "postgres"])
def test_every_part_of_a_url_is_read(scheme: str) -> None:
    url = f"{scheme}://some%40one:p%2Fw%23@db.example:6543/sss?sslmode=require"
    found = databases.postgresql(url)
    parts = ("ENGINE", "USER", "PASSWORD", "HOST", "PORT", "NAME")
    assert [found[part] for part in parts] == [
        *("django.db.backends.postgresql", "some@one", "p/w#", "db.example", 6543, "sss"),
    ]
    assert found["OPTIONS"] == {"connect_timeout": 10, "sslmode": "require"}
    assert (found["CONN_MAX_AGE"], found["CONN_HEALTH_CHECKS"]) == (600, True)


def test_a_socket_is_named_by_its_folder() -> None:
    assert databases.postgresql("postgresql://u@%2Frun%2Fpg/sss")["HOST"] == "/run/pg"


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("mysql://u:hunter2@db/sss", "names no PostgreSQL database"),
        ("postgis://u:hunter2@db/sss", "names no PostgreSQL database"),
        ("sqlite:///hunter2", "names no PostgreSQL database"),
        ("hunter2", "names no PostgreSQL database"),
        ("postgresql://u:hunter2@db", "does not say which database"),
        ("postgresql://u:hunter2@db/", "does not say which database"),
        ("postgresql://u:hunter2@db:port/sss", "cannot be read"),
        ("postgresql://u:hunter2@[db/sss", "cannot be read"),
        ("postgresql://u:hunter2#x@db/sss", "cannot be read"),
        ("postgresql://u:1#hunter2@db/sss", "does not say which database"),
        ("postgresql://u:1/hunter2@db/sss", "cannot be read"),
        ("postgresql://u:1?hunter2@db/sss", "does not say which database"),
    ],
)
def test_a_faulty_url_is_refused_and_never_repeated(url: str, fault: str) -> None:
    with pytest.raises(ImproperlyConfigured) as refused:
        databases.chosen({"DATABASE_URL": url}, FILE)
    assert str(refused.value).startswith(f"DATABASE_URL {fault}. It has the form postgresql://")
    seen = [refused.value, refused.value.__cause__]
    if not refused.value.__suppress_context__:
        seen.append(refused.value.__context__)
    assert "hunter2" not in "".join(map(str, seen))


def test_what_an_operator_chose_does_not_reach_the_suite() -> None:
    """And without SUITE_DATABASE_URL it runs on SQLite."""
    said = _python(
        "from django.conf import settings; print(settings.DATABASES['default']['ENGINE'])",
        DJANGO_SETTINGS_MODULE="tests.settings",
        DATABASE_URL="postgresql://u:hunter2@db/sss",
        SUITE_DATABASE_URL="",
    )
    assert said.stdout == "django.db.backends.sqlite3\n"


# ------------------------------------------------------------------ before it serves


def _python(code: str, **chosen: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | SITE | chosen,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def prepared(url: str) -> str:
    """What `./run` says before it serves on this database; nothing where all is well."""
    run = _python("from sss_portal.prepare import main; main()", DATABASE_URL=url)
    assert run.stdout == ""
    return run.stderr


def test_a_server_that_is_not_there_is_said_without_the_password() -> None:
    said = prepared(f"postgresql://u:hunter2@127.0.0.1:{free_port()}/sss")
    assert said.startswith(
        "The PostgreSQL database sss on 127.0.0.1 cannot be used: connection failed: "
    )
    assert said.endswith("and whether DATABASE_URL says what it should.\n")
    assert said.count("\n") == 2
    assert "hunter2" not in said


def test_a_faulty_url_is_said_in_the_sentence_alone() -> None:
    said = prepared("mysql://u:hunter2@db/sss")
    assert said.startswith("DATABASE_URL names no PostgreSQL database.")
    assert said.count("\n") == 1
    assert "hunter2" not in said


def test_whatever_the_driver_says_the_password_is_not_repeated(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(connection.settings_dict, "PASSWORD", "hunter2")
    fault = DatabaseError("invalid: u:hunter2@db\nDETAIL: Ma Hla Hla")
    assert prepare._said(fault) == "DatabaseError"
    fault = DatabaseError("no such server.\nDETAIL: Ma Hla Hla")
    assert prepare._said(fault) == "no such server"


@pytest.fixture
def empty_database(
    request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker
) -> Iterator[str]:
    """The URL of a database that has just been made; its encoding may be given."""
    name = f"empty_{os.getpid()}"
    encoding = getattr(request, "param", "UTF8")
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(
            f"CREATE DATABASE {name} TEMPLATE template0 LOCALE_PROVIDER libc LOCALE 'C' "
            f"ENCODING '{encoding}'".encode()
        )
        yield url_of(name)
        server.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@on_postgresql
@pytest.mark.slow
def test_an_empty_database_is_brought_up_to_date_in_silence(empty_database: str) -> None:
    assert prepared(empty_database) == ""
    assert prepared(empty_database) == ""
    with psycopg.connect(empty_database) as line:
        counted = line.execute("SELECT count(*) FROM eligibility_rulebookrelease").fetchone()
    assert counted == (1,)


@on_postgresql
@pytest.mark.parametrize("empty_database", ["LATIN1", "SQL_ASCII"], indirect=True)
def test_a_database_without_burmese_letters_is_said(empty_database: str) -> None:
    said = prepared(empty_database)
    assert "which has no Burmese letters.\nMake another one: createdb --encoding=UTF8" in said


@on_postgresql
@pytest.mark.parametrize(
    ("name", "options", "why"),
    [
        ("not_there", {}, 'database "not_there" does not exist'),
        ("postgres", {"sslmod": "require"}, 'invalid connection option "sslmod"'),
        ("postgres", {"options": "-crole=nobody_known"}, 'role "nobody_known" does not exist'),
    ],
)
def test_what_the_server_refuses_is_said(name: str, options: dict[str, str], why: str) -> None:
    said = prepared(url_of(name, **options))
    assert why in said
    assert said.count("\n") == 2


# ------------------------------------------------------------------ while it serves


@pytest.fixture
def site() -> Iterator[Visitor]:
    """The site as `./run` serves it, on the database of the tests, known there as `site`."""
    port = free_port()
    environment = os.environ | SITE | {"DATABASE_URL": url_of_tests(application_name="site")}
    served = subprocess.Popen(
        [sys.executable, "-m", "sss_portal.server", str(port)], cwd=ROOT, env=environment
    )
    try:
        wait_for(port)
        yield Visitor(port)
    finally:
        served.kill()
        served.wait(timeout=20)


def asked_at_once(site: Visitor) -> list[int]:
    """The answers to 24 questions, eight at a time, each of which looks into the database."""
    question = '{"language": "en", "person": {"sex": "female"}}'
    headers = {"Content-Type": "application/json"}
    with ThreadPoolExecutor(8) as many:
        asked = [
            many.submit(Visitor(site.port).ask, "POST", "/api/v1/assessments", question, headers)
            for _ in range(24)
        ]
        return [each.result().status_code for each in asked]


@on_postgresql
@pytest.mark.slow
@pytest.mark.django_db
def test_each_thread_keeps_one_connection_and_a_lost_one_is_made_again(site: Visitor) -> None:
    of_the_site = "FROM pg_stat_activity WHERE application_name = 'site'"
    assert asked_at_once(site) == [200] * 24
    with psycopg.connect(url_of_tests(), autocommit=True) as line:
        states = [row[0] for row in line.execute(f"SELECT state {of_the_site}")]
        assert set(states) == {"idle"}
        assert len(states) <= 5  # four threads of the server, and the timer
        line.execute(f"SELECT pg_terminate_backend(pid) {of_the_site}")
    assert asked_at_once(site) == [200] * 24
