"""What all tests share: how hard Hypothesis tries, and a clean count of requests.

A little in the daily run, a lot with ``HYPOTHESIS_PROFILE=deep``.
"""

import os

import pytest
from django.core.cache import caches
from hypothesis import HealthCheck, settings

# The daily run draws the same examples each time, so that it fails for a change and not by chance;
# the deep run draws new ones. No deadline: a slow machine is no fault of the law. A whole question
# is a large thing to draw, so the data may be large too. A failure prints what reproduces it.
settings.register_profile(
    "daily",
    max_examples=60,
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.register_profile(
    "deep", settings.get_profile("daily"), max_examples=1000, derandomize=False
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or "daily")


@pytest.fixture(autouse=True)
def limits_begin_anew() -> None:
    """Every test has an address from which nobody has asked yet."""
    caches["limits"].clear()
