"""What the tests of accounts share."""

import pytest
from django.utils import timezone

from tests.accounts.moving import Clock


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Time as Django's ``timezone.now`` tells it, standing still until it is moved on."""
    made = Clock(timezone.now())
    monkeypatch.setattr(timezone, "now", made.now)
    monkeypatch.setattr("axes.handlers.proxy.now", made.now)
    return made
