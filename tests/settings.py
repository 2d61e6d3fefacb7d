"""The site's settings, with a fixed day for today and nothing slow or secret."""

import datetime
import os

# Before the site's settings are read: what an operator has chosen must not reach the tests.
for name in [name for name in os.environ if name.startswith("SSS_") or name == "DATABASE_URL"]:
    del os.environ[name]
os.environ["SSS_SECRET_KEY"] = "for the tests only, and long enough for that"
os.environ["SSS_CASE_KEYS"] = "for the cases of the tests only - and long enough"

from sss_portal import databases  # noqa: E402
from sss_portal.settings import *  # noqa: E402, F403
from sss_portal.settings import SSS_LIMITS as OF_THE_SITE  # noqa: E402

DEBUG = False
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
WHITENOISE_AUTOREFRESH = True  # looks for a file when asked: nothing is collected for tests
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# All tests come from one address, and many of them sign in.
SSS_LIMITS = OF_THE_SITE | dict.fromkeys(("search", "sign-in"), 60_000)

# The suite must hold on any day, so it is also run at days on which other law is in force.
SSS_TODAY = datetime.date.fromisoformat(os.environ.get("SUITE_TODAY") or "2026-11-23")

# SQLite unless asked: ./.ci/postgresql starts a server of its own and says where it is.
if os.environ.get("SUITE_DATABASE_URL"):
    DATABASES = {"default": databases.postgresql(os.environ["SUITE_DATABASE_URL"])}
