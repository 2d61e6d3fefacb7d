"""What is wrong with the page a browser shows: for eyes, thumbs and screen readers."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

#: Widths in CSS pixels: the cheap phone, and the narrowest one WCAG knows (1.4.10).
WIDTHS = (360, 320)
HEIGHT = 640
KINDS = ("overflow", "clipped", "lines", "targets", "axe", "large", "names", "dark")
Faults = Mapping[str, list[str]]

#: What a screen reader must be able to call by a name.
_NAMED = re.compile(
    r"^\s*- (button|link|radio|checkbox|textbox|combobox|progressbar|img|heading|radiogroup)"
    r"(?! \")(?=[ :]|$)",
    re.MULTILINE,
)
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
_CONTRAST = {
    "runOnly": {"type": "rule", "values": ["color-contrast"]},
    "resultTypes": ["violations"],
}
#: With text twice as large (WCAG 1.4.4) nothing may leave the screen of the cheap phone.
_LARGE = """() => {
  const root = document.documentElement, wide = root.clientWidth;
  root.style.fontSize = "200%";
  const out = [...document.body.querySelectorAll("*")].filter((e) => {
    if (!e.checkVisibility() || e.closest(".skip, .unseen, svg, option")) return false;
    const box = e.getBoundingClientRect();
    return box.width && (box.right > wide + 0.5 || box.left < -0.5);
  });
  const named = (e) => `${e.localName}.${e.className} “${e.textContent.trim().slice(0, 30)}”`;
  const found = out.map((e) => `with text of 200 %: ${named(e)}`);
  root.style.fontSize = "";
  return found;
}"""


@cache
def _axe() -> Axe:
    return Axe()


def audit(page: Page, *, axe: bool = True, dark: bool = False) -> Faults:
    """The faults of a page by their kind (``KINDS``), one sentence each; everything unfolded.

    Without ``axe``, which takes the longest, only what is measured; on a page whose scripts are
    off axe would never come to an end. ``dark``: the colours of the dark page too.
    """
    faults: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        for kind, found in page.evaluate(_SCRIPT).items():
            faults[kind] += [f"{width} px: {each}" for each in found]
    page.set_viewport_size({"width": WIDTHS[0], "height": HEIGHT})
    faults["large"] = page.evaluate(_LARGE)
    faults["names"] = [f"a {found[1]} without a name" for found in _NAMED.finditer(_spoken(page))]
    faults["axe"] = _axe_faults(page, _RULES) if axe else []
    if dark:
        page.emulate_media(color_scheme="dark")
        faults["dark"] = _axe_faults(page, _CONTRAST)
        page.emulate_media(color_scheme="light")
    return faults


def _spoken(page: Page) -> str:
    """The page as a screen reader is told of it: a role and a name a line."""
    return page.locator("body").aria_snapshot()


def _axe_faults(page: Page, options: Mapping[str, Any]) -> list[str]:
    found = _axe().run(page, options=options).response["violations"]
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"]
    ]
