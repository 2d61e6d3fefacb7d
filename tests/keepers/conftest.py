"""What the tests of the keepers' tool share: a keeper, and a clock that goes on."""

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import Role, User
from tests.accounts.moving import Clock
from tests.accounts.people import signed_in, somebody


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Time as Django's ``timezone.now`` tells it, standing still until it is moved on."""
    made = Clock(timezone.now())
    monkeypatch.setattr(timezone, "now", made.now)
    monkeypatch.setattr("axes.handlers.proxy.now", made.now)
    return made


@pytest.fixture
def user(db: None) -> User:
    """A keeper of the rules."""
    return somebody(Role.RULES_KEEPER)


@pytest.fixture
def keeper(user: User) -> Client:
    """Their browser, in which both factors were shown."""
    return signed_in(user)
