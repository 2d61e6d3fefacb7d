"""The site's own settings, as an operator has them, with the suite's key and day.

Unlike in ``tests.settings`` the files are collected, named by their content and compressed
beforehand. ``PUBLIC_SITE`` is the folder for all that is kept; ``PUBLIC_SITE_HTTPS`` is 1 behind a
proxy.
"""

import datetime
import os
from pathlib import Path

for name in [name for name in os.environ if name.startswith("SSS_") or name == "DATABASE_URL"]:
    del os.environ[name]
os.environ["SSS_SECRET_KEY"] = "for the tests only, and long enough for that"
os.environ["SSS_CASE_KEYS"] = "for the cases of the tests only - and long enough"
os.environ["SSS_HTTPS"] = os.environ.get("PUBLIC_SITE_HTTPS", "")

from sss_portal.settings import *  # noqa: E402, F403
from sss_portal.settings import DATABASES, SSS_LIMITS  # noqa: E402

VAR_DIR = Path(os.environ["PUBLIC_SITE"])
STATIC_ROOT = VAR_DIR / "static"
DATABASES["default"]["NAME"] = VAR_DIR / "db.sqlite3"
# A whole dormitory does not ask as much in a minute as these tests do from one address.
SSS_LIMITS |= dict.fromkeys(("forms", "search", "sign-in"), 60_000)
SSS_TODAY = datetime.date.fromisoformat(os.environ.get("SUITE_TODAY") or "2026-11-23")
