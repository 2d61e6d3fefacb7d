"""How often one network may ask: a whole dormitory shares one address."""

from collections.abc import Iterator
from threading import Thread
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.test import Client, RequestFactory, override_settings

from eligibility import limits
from eligibility.limits import Door, subscriber, wait_for
from tests.api.asking import ASSESSMENTS, DOCUMENT, codes

#: Some minute of the clock, as it begins.
MINUTE = 1_800_000_000.0


class Clock:
    """A clock that stands until it is set."""

    def __init__(self) -> None:
        self.now = MINUTE

    def time(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    made = Clock()
    caches["limits"].clear()
    monkeypatch.setattr(limits, "time", made)
    yield made
    caches["limits"].clear()


def asked_from(address: str, **more: Any) -> HttpRequest:
    return RequestFactory().get("/", REMOTE_ADDR=address, **more)


def waits(times: int, address: str = "192.0.2.1", door: Door = "api") -> list[int | None]:
    """What is said to so many requests from one address."""
    return [wait_for(asked_from(address), door) for _ in range(times)]


def test_sixty_questions_a_minute_over_the_api_and_six_hundred_forms() -> None:
    assert (settings.SSS_LIMITS["api"], settings.SSS_LIMITS["forms"]) == (60, 600)
    assert waits(61) == [None] * 60 + [60]
    assert waits(601, door="forms") == [None] * 600 + [60]


def test_the_wait_is_told_in_whole_seconds_until_the_next_minute(clock: Clock) -> None:
    waits(60)
    for passed, wait in ((0.0, 60), (0.5, 60), (59.0, 1), (59.999, 1)):
        clock.now = MINUTE + passed
        assert waits(1) == [wait]
    clock.now = MINUTE + 60
    assert waits(61) == [None] * 60 + [60]


def test_each_address_has_its_own_limit() -> None:
    waits(61)
    assert waits(60, "192.0.2.2") == [None] * 60


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2001:db8::1", "2001:db8::ffff:1:2:3"),
        ("2001:db8::1", "[2001:db8::2]"),
        ("2001:db8::1", "[2001:db8::2]:50123"),
        ("fe80::1%eth0", "fe80::2"),
        ("192.0.2.1", "::ffff:192.0.2.1"),
        ("", "unknown"),
        ("unknown", "_hidden"),
        ("unknown", "999.1.1.1"),
    ],
)
def test_one_subscriber_has_one_limit_whatever_address_he_gives_himself(
    one: str, other: str
) -> None:
    assert subscriber(asked_from(one)) == subscriber(asked_from(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("192.0.2.1", "192.0.2.2"),
        ("2001:db8::1", "2001:db8:0:1::1"),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2"),
        ("192.0.2.1", "unknown"),
    ],
)
def test_two_subscribers_have_two_limits(one: str, other: str) -> None:
    assert subscriber(asked_from(one)) != subscriber(asked_from(other))


def test_an_address_that_the_server_took_apart_is_put_together() -> None:
    apart = asked_from("::ffff", REMOTE_PORT="192.0.2.1")
    assert subscriber(apart) == subscriber(asked_from("192.0.2.1", REMOTE_PORT="50123"))


def test_a_header_of_the_visitor_s_own_changes_nothing() -> None:
    made_up = asked_from("192.0.2.1", HTTP_X_FORWARDED_FOR="198.51.100.7", HTTP_FORWARDED="for=x")
    assert subscriber(made_up) == subscriber(asked_from("192.0.2.1"))


def test_many_threads_at_once_get_exactly_what_one_would() -> None:
    told: list[int | None] = []
    threads = [Thread(target=lambda: told.extend(waits(25))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told) == 200
    assert told.count(None) == 60


def test_no_address_stands_in_the_cache() -> None:
    waits(1, "192.0.2.1")
    waits(1, "2001:db8::1")
    kept = str(vars(caches["limits"]))
    assert kept.count("'") > 0
    for address in ("192.0.2", "2001:db8"):
        assert address not in kept


def test_the_cache_does_not_grow_without_bound_and_drops_the_idle_first() -> None:
    caches_now: Any = settings.CACHES
    few = {**caches_now["limits"], "LOCATION": "few", "OPTIONS": {"MAX_ENTRIES": 30}}
    with override_settings(CACHES={**caches_now, "limits": few}):
        waits(60, "192.0.2.1")
        for number in range(200):  # as many strangers, while the first one goes on asking
            waits(1, f"198.51.100.{number}")
            assert waits(1, "192.0.2.1") == [60]
        kept: Any = vars(caches["limits"])["_cache"]
        assert len(kept) <= 30


def test_as_many_addresses_are_kept_as_a_busy_minute_has() -> None:
    caches_now: Any = settings.CACHES
    assert caches_now["limits"]["OPTIONS"]["MAX_ENTRIES"] >= 10_000


def test_over_the_limit_the_api_says_when_to_come_back(clock: Clock) -> None:
    clock.now = MINUTE + 20
    client = Client(REMOTE_ADDR="192.0.2.1")
    for _ in range(60):
        assert client.options(ASSESSMENTS).status_code == 204
    response = client.post(
        ASSESSMENTS, b"{}", content_type="application/json", HTTP_ACCEPT_LANGUAGE="th"
    )
    assert response.status_code == 429
    assert response.headers["Retry-After"] == "40"
    assert response.headers["Content-Language"] == "th"
    assert codes(response) == ["too_many_requests"]
    assert client.get(DOCUMENT).status_code == 429
    assert client.get("/api/nothing").status_code == 429


@override_settings(HTTPS=True)
def test_a_proxy_that_tells_no_address_is_noticed_once(caplog: pytest.LogCaptureFixture) -> None:
    limits._warn_of_proxy.cache_clear()
    waits(3, "127.0.0.1")
    assert [record.message for record in caplog.records] == [
        "The proxy sets no X-Forwarded-For: all visitors share one limit."
    ]
