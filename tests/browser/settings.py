"""The suite's settings for a site that runs beside the tests, in a process of its own."""

import os

from sss_portal import databases
from tests.settings import *  # noqa: F403
from tests.settings import SSS_LIMITS

DATABASES = {"default": databases.sqlite(os.environ["BROWSER_TESTS_DATABASE"])}
WHITENOISE_USE_FINDERS = True
# A whole dormitory does not ask as much in a minute as these tests do from one address.
SSS_LIMITS["forms"] = 60_000
