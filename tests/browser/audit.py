"""What is wrong with the page a browser shows: for eyes, thumbs and screen readers."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

#: Widths in CSS pixels: the cheap phone, and the narrowest one WCAG knows (1.4.10).
WIDTHS = (360, 320)
HEIGHT = 640
KINDS = ("overflow", "clipped", "lines", "targets", "axe")
Faults = Mapping[str, list[str]]

_SCRIPT = (Path(__file__).parent / "audit.js").read_text(encoding="utf-8")
_RULES = {
    "runOnly": {
        "type": "tag",
        "values": [
            *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"),
            "best-practice",
        ],
    },
    # In WCAG 2.2, but off unless asked for.
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}


@cache
def _axe() -> Axe:
    return Axe()


def audit(page: Page, *, axe: bool = True) -> Faults:
    """The faults of a page by their kind (``KINDS``), one sentence each; everything unfolded.

    Without ``axe``, which takes the longest, only what is measured; on a page whose scripts are
    off axe would never come to an end.
    """
    faults: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        for kind, found in page.evaluate(_SCRIPT).items():
            faults[kind] += [f"{width} px: {each}" for each in found]
    page.set_viewport_size({"width": WIDTHS[0], "height": HEIGHT})
    faults["axe"] = _axe_faults(page) if axe else []
    return faults


def _axe_faults(page: Page) -> list[str]:
    found = _axe().run(page, options=_RULES).response["violations"]
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]
