"""Lighthouse over every public page, on a simulated slow line. Run: -m audits.lighthouse

Fetches Lighthouse itself, once, into ``.cache/``; needs npm, Node and Chromium (``CHROMIUM`` names
another one). ``-m audits.lighthouse my result`` audits the pages with "result" in their address, in
Burmese alone, and writes nothing unless ``--write`` is said. Writes docs/lighthouse.md; fails where
a page falls short.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from audits.page_bytes import LANGUAGES, by_links, walked  # noqa: E402
from tests.browser.tour import everything  # noqa: E402
from tests.public import Visitor, public_site  # noqa: E402
from tests.support import TODAY  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "lighthouse.md"
WORKSHOP = ROOT / ".cache" / "lighthouse"
VERSION = "12.8.2"
COMMAND = ".venv/bin/python -m audits.lighthouse"
#: The least score of each category.
LEAST = {"performance": 0.95, "accessibility": 1.0, "best-practices": 1.0}


@dataclass(frozen=True)
class Audited:
    """One page: scores from 0 to 1, the first and the largest paint in milliseconds."""

    path: str
    scores: dict[str, float | None]
    short: list[str]
    metrics: dict[str, float]
    fault: str

    def falls_short(self) -> bool:
        return bool(self.fault) or any(
            (self.scores[name] or 0) < least for name, least in LEAST.items()
        )


def main(chosen: list[str]) -> None:
    write = not chosen or "--write" in chosen
    chosen = [word for word in chosen if word != "--write"]
    languages = [code for code in LANGUAGES if code in chosen] or list(LANGUAGES)
    parts = [word for word in chosen if word not in LANGUAGES]
    found: list[Audited] = []
    with tempfile.TemporaryDirectory() as folder, public_site(Path(folder)) as port:
        for language in languages:
            pages = {
                path: cookie
                for path, cookie in to_audit(port, language).items()
                if not parts or any(part in path for part in parts)
            }
            for each in audited(port, pages):
                verdict = "short" if each.falls_short() else "good"
                print(verdict, _row(each), each.fault, *each.short, flush=True)
                found.append(each)
    if write:
        DOCUMENT.write_text("\n".join(_document(found)) + "\n", encoding="utf-8")
    if any(each.falls_short() for each in found):
        sys.exit("Not every page is as good as it has to be.")


def to_audit(port: int, language: str) -> dict[str, str]:
    """The addresses of one language, each with the cookies of the person who sees the page."""
    person = Visitor(port)
    for _ in walked(person, language, everything(TODAY)):
        pass
    cookies = "; ".join(f"{name}={morsel.value}" for name, morsel in person.cookies.items())
    seen = [page.where.partition("?")[0] for _, page in by_links(person, f"/{language}/", "")]
    others = [f"/{language}/{path}" for path in ("check/answers/", "erase/", "erased/", "no-such/")]
    return {f"/{language}/": "", **dict.fromkeys([*seen[1:], *others], cookies)}


def audited(port: int, pages: dict[str, str]) -> Iterator[Audited]:
    """What Lighthouse says of these pages."""
    chromium = shutil.which(os.environ.get("CHROMIUM") or "chromium") or "chromium"
    address = f"http://localhost:{port}"
    wanted = [{"url": address + path, "cookie": cookie} for path, cookie in pages.items()]
    command = [_node(), str(ROOT / "audits" / "lighthouse.mjs"), str(_modules()), chromium]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as auditor:
        assert auditor.stdin
        assert auditor.stdout
        auditor.stdin.write(json.dumps(wanted))
        auditor.stdin.close()
        for line in auditor.stdout:
            told = json.loads(line)
            yield Audited(path=told.pop("url").removeprefix(address), **told)
    if auditor.returncode:
        sys.exit("Lighthouse has failed; what it said stands above.")


def _node() -> str:
    return shutil.which("node") or "node"


def _modules() -> Path:
    """Lighthouse as npm installs it, without a browser of its own."""
    modules = WORKSHOP / "node_modules"
    if not (modules / "lighthouse").is_dir():
        WORKSHOP.mkdir(parents=True, exist_ok=True)
        (WORKSHOP / "package.json").write_text('{"private": true}')
        npm = shutil.which("npm") or "npm"
        install = [npm, "install", "--no-audit", "--no-fund", f"lighthouse@{VERSION}"]
        without_browser = os.environ | {"PUPPETEER_SKIP_DOWNLOAD": "1"}
        subprocess.run(install, cwd=WORKSHOP, env=without_browser, check=True)
    return modules


def _document(found: list[Audited]) -> Iterator[str]:
    today = date.today()  # noqa: DTZ011 - the day of the one who measures, for the reader
    yield "# Lighthouse"
    yield ""
    yield f"Written by `{COMMAND}` on {today.day} {today:%B %Y}, with"
    yield f"Lighthouse {VERSION}; do not edit."
    yield ""
    yield "Public pages in three languages, before a phone of 360 × 640 on a simulated slow 3G"
    yield "line (400 ms, 400 kbps, a processor four times slower), nothing kept from before. The"
    yield "interview and what follows it are those of somebody who is asked everything. At least:"
    yield "performance 0.95, accessibility 1.00, best practices 1.00."
    yield ""
    yield f"| page | {' | '.join(LEAST)} | first paint | largest paint | shift |"
    yield "|---|---|---|---|---|---|---|"
    yield from (_row(each) for each in found)
    short = [each for each in found if each.falls_short()]
    if short:
        yield ""
        yield "Short:"
        yield ""
        yield from (f"- {each.path}: {each.fault} {', '.join(each.short)}" for each in short)


def _row(each: Audited) -> str:
    scores = " | ".join(f"{each.scores[name] or 0:.2f}" for name in LEAST)
    paints = " | ".join(
        f"{each.metrics.get(name, 0) / 1000:.1f} s" for name in ("first_paint", "largest_paint")
    )
    return f"| {each.path} | {scores} | {paints} | {each.metrics.get('shift', 0):.2f} |"


if __name__ == "__main__":
    main(sys.argv[1:])
