"""The settings of the browser tests, for a site that may be filled with the demo."""

from tests.browser.settings import *  # noqa: F403

SSS_DEMO = True
