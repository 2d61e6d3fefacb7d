"""Measures bytes and processor time and writes docs/speed.md. Run it as: -m audits.speed

The real server for the bytes; for the processor time the same process, as in ``benchmarks``.
"""

import os
import platform
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.db import connection  # noqa: E402

from audits.page_bytes import CODINGS, LANGUAGES, Size, sizes, table  # noqa: E402
from benchmarks.test_result_page import result_beside_hello  # noqa: E402
from tests.interview.journeys import JOURNEYS  # noqa: E402
from tests.public import public_site  # noqa: E402

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "speed.md"
COMMAND = ".venv/bin/python -m audits.speed"


def main() -> None:
    connection.creation.create_test_db(verbosity=0)  # in memory, with the shipped rulebook
    lines = [*_head(), *_bytes(), *_processor()]
    DOCUMENT.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _head() -> Iterator[str]:
    yield "# How small and how quick the pages are"
    yield ""
    today = date.today()  # noqa: DTZ011 - the day of the one who measures, for the reader
    yield f"Written by `{COMMAND}` on {today.day} {today:%B %Y}; do not edit."
    yield ""


def _bytes() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder, public_site(Path(folder)) as port:
        found: list[Size] = [
            size for code in LANGUAGES for coding in CODINGS for size in sizes(port, coding, code)
        ]
    pages = len(found) // len(CODINGS)
    small = sum(size.first_paint <= 10_000 for size in found)
    yield "## Bytes"
    yield ""
    yield "Bodies on the line, as the real server sends them, at most 14,600: the page with its"
    yield "style and all that it waits for before it is drawn. *First visit*: gzip, scripts and the"
    yield "Burmese font too, at most 60,000. `tests/test_public_bytes.py` holds both."
    yield ""
    yield f"{pages} pages and states in three languages; {small / len(found):.0%} are"
    yield "within the goal of 10,000. The largest of each language:"
    yield ""
    yield from table(found)
    yield ""


def _processor() -> Iterator[str]:
    yield "## Processor time of the result page"
    yield ""
    yield "Milliseconds a request, the whole way through WSGI, compressed with brotli. *Hello*: a"
    yield "page in the site's frame that says hello; *bare*: a heading without a template. All in"
    yield "one run. At most 6 times hello, goal 4 (`benchmarks/test_result_page.py`)."
    yield f"{platform.machine()}, Python {platform.python_version()}."
    yield ""
    yield "| journey | language | result | hello | times | bare |"
    yield "|---|---|---|---|---|---|"
    for journey in JOURNEYS:
        for language in LANGUAGES:
            taken = result_beside_hello(language, journey)
            result, hello = taken["result"], taken["hello"]
            yield (
                f"| {journey} | {language} | {result:.1f} | {hello:.2f} | {result / hello:.1f} "
                f"| {taken['bare']:.2f} |"
            )


if __name__ == "__main__":
    main()
