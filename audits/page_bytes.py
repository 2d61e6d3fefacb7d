"""How many bytes every public page is on the line, asked of the real server as a phone does.

Every screen of the interview is seen empty, with faults and filled in, for each of the four
people of the journeys and for one who is asked everything; then all that can be reached by links,
the pages of what goes wrong, and the longest forms there are.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from html.parser import HTMLParser
from typing import cast
from urllib.parse import urldefrag

from django.test import Client

from tests.browser.tour import everything
from tests.interview.journeys import JOURNEYS, Form, day
from tests.interview.walking import here, send
from tests.public import Answered, Visitor
from tests.support import TODAY

LANGUAGES = ("my", "th", "en")
CODINGS = ("br", "gzip")
_PAGES_AT_MOST = 80  # of one person, by links: more are a circle


@dataclass(frozen=True)
class Size:
    """One page in one coding; all in bytes of bodies on the line.

    ``first_paint`` is the page with what must be there before anything is drawn, in so many
    further ``requests``; ``everything`` is a first visit that begins here, scripts and font too.
    """

    language: str
    coding: str
    name: str
    path: str
    page: int
    first_paint: int
    requests: int
    everything: int


class Files(HTMLParser):
    """The files a page asks for: those it waits for, and those it does not."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.blocking: list[str] = []
        self.later: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "link" and given.get("rel") == "stylesheet":
            self.blocking.append(given["href"] or "")
        elif tag == "link" and given.get("rel") in ("preload", "icon"):
            self._add(self.later, given.get("href"))
        elif tag == "script":
            waits = not given.keys() & {"async", "defer"} and given.get("type") != "module"
            self._add(self.blocking if waits else self.later, given.get("src"))
        elif tag in ("img", "iframe", "source", "audio", "video"):
            self._add(self.later, given.get("src"))

    @staticmethod
    def _add(to: list[str], file: str | None) -> None:
        if file and not file.startswith("data:"):
            to.append(file)


def sizes(port: int, coding: str, language: str) -> Iterator[Size]:
    """Every public page in one language and coding, as the server at this port sends it."""
    files: dict[str, Answered] = {}

    def file(path: str) -> Answered:
        if path not in files:
            files[path] = Visitor(port, coding).get(path)
            assert files[path].status_code == 200, path
        return files[path]

    for name, page in pages(port, coding, language):
        found = Files(page.text)
        waited_for = [file(path) for path in dict.fromkeys(found.blocking)]
        later = [file(path) for path in dict.fromkeys([*found.later, *fonts_for(page.text)])]
        first_paint = page.sent_bytes + sum(each.sent_bytes for each in waited_for)
        yield Size(
            language=language,
            coding=coding,
            name=name,
            path=page.where,
            page=page.sent_bytes,
            first_paint=first_paint,
            requests=len(waited_for),
            everything=first_paint + sum(each.sent_bytes for each in later),
        )


def fonts_for(page: str) -> Iterator[str]:
    """The fonts that the style has for letters of this page; only a Burmese page uses one."""
    if '<html lang="my"' not in page:
        return
    letters = {ord(letter) for letter in page}
    for face in re.findall(r"@font-face\{(.*?)\}", page):
        [file] = re.findall(r"url\(([^)]+)\)", face)
        for first, last in re.findall(r"U\+([0-9A-F]+)-([0-9A-F]+)", face):
            if letters & set(range(int(first, 16), int(last, 16) + 1)):
                yield file


def pages(port: int, coding: str, language: str) -> Iterator[tuple[str, Answered]]:
    """Every public page in each of its states, with a name for the person who sees it."""
    stranger = Visitor(port, coding)
    yield from by_links(stranger, f"/{language}/", "stranger")
    yield "lost", stranger.get(f"/{language}/?gone")
    yield "erase", stranger.get(f"/{language}/erase/")
    yield "erased", stranger.get(f"/{language}/erased/")
    yield "carried", stranger.get(f"/{language}/c/")
    yield "missing", stranger.get(f"/{language}/no-such-page/")
    yield "refused", stranger.get(f"/{language}/", Host="elsewhere.example")
    yield "again", Visitor(port, coding).post(f"/{language}/check/1/", {"sex": "female"})
    people: Mapping[str, Mapping[str, Form]] = {
        **{name: told(TODAY).forms for name, told in JOURNEYS.items()},
        "asked_everything": everything(TODAY),
        "alive_and_in_a_job": _in_a_job(everything(TODAY)),
    }
    for name, forms in people.items():
        visitor = Visitor(port, coding)
        yield from _journey(visitor, language, name, forms)
        if name == "alive_and_in_a_job":  # the longest answer there is, and a supposition on it
            result = f"/{language}/check/result/"
            tried = {"what_if": "resign", **day("what_if_on", TODAY + timedelta(days=30))}
            assert visitor.post(result, tried).status_code == 303
            yield from by_links(visitor, result, f"{name}, supposed")
    yield from _longest(Visitor(port, coding), language)


def _in_a_job(forms: Mapping[str, Form]) -> dict[str, Form]:
    """The same person, who lives and still has the job: nothing is left out of the answer."""
    happened = [each for each in forms["events"]["happened"] if each != "death"]
    changed = {
        **forms,
        "job": {**forms["job"], "job": "running"},
        "events": {**forms["events"], "happened": happened},
    }
    return {key: form for key, form in changed.items() if key not in ("no_job", "death")}


def _journey(
    visitor: Visitor, language: str, name: str, forms: Mapping[str, Form]
) -> Iterator[tuple[str, Answered]]:
    seen = {}
    for state, page in walked(visitor, language, forms):
        seen[page.where] = state.partition(" ")[0]
        yield f"{name}, {state}", page
    for where, key in seen.items():
        yield f"{name}, {key} filled in", visitor.get(where)
    for start in ("answers", "result"):
        yield from by_links(visitor, f"/{language}/check/{start}/", name)


def walked(
    visitor: Visitor, language: str, forms: Mapping[str, Form]
) -> Iterator[tuple[str, Answered]]:
    """Each screen of the interview, before it is filled in and sent, empty and with its faults."""
    where = f"/{language}/check/1/"
    for key, form in forms.items():
        yield key, visitor.get(where)
        # Sent as it is: what is missing is said. A form that may be empty goes on.
        if _location(visitor.post(where, {"screen": key})) == where:
            yield f"{key} with faults", visitor.get(where)
        where = _location(visitor.post(where, {**form, "screen": key}))
    assert not re.search(r"/check/\d", where), where


def _longest(visitor: Visitor, language: str) -> Iterator[tuple[str, Answered]]:
    """The months of fifteen years to correct, and ten children."""
    client = cast(Client, visitor)
    visitor.get(f"/{language}/check/1/")  # for the token of the forms
    months = {"since.m": "1", "since.y": str(TODAY.year - 15), "until.m": "12"}
    known = {"contributed": "known", "gaps": "some", "until.y": str(TODAY.year - 1)}
    send(client, "months", {**known, **months})
    yield "fifteen years of months", visitor.get(here(client, "grid", language))
    send(client, "events", {"happened": ["-"], "has_children": "yes"})
    yield "ten children", visitor.get(f"{here(client, 'children', language)}?n=10")


def by_links(visitor: Visitor, start: str, name: str) -> Iterator[tuple[str, Answered]]:
    """A page and all that can be reached from it by links in its language."""
    to_see, seen = [start], {start}
    while to_see and len(seen) < _PAGES_AT_MOST:
        page = visitor.get(to_see.pop(0))
        if page.status_code != 200:
            continue
        yield f"{name}, {page.where.split('/', 2)[2] or 'start'}", page
        for link in re.findall(r'<a\b[^>]*href="([^"]+)"', page.text):
            path = urldefrag(link.replace("&amp;", "&")).url
            if path.startswith(start[:4]) and path not in seen and _is_hers(path, start):
                seen.add(path)
                to_see.append(path)


def _is_hers(path: str, start: str) -> bool:
    """Whether a page is to be seen: no file, and the guides, the same for all, by one alone."""
    of_all = "/guide/" in path and "/check/" in start
    return not ("chosen" in path or path.endswith((".ics", ".pdf")) or of_all)


def _location(answered: Answered) -> str:
    return urldefrag(answered.headers.get("Location", "")).url


def table(measured: Iterable[Size], most: int = 6) -> list[str]:
    """The largest pages of each language, as lines of Markdown."""
    found = list(measured)
    lines = [
        "| language | page | brotli | gzip | first visit |",
        "|---|---|---|---|---|",
    ]
    for language in LANGUAGES:
        by_coding = {
            coding: {
                each.name: each
                for each in found
                if (each.language, each.coding) == (language, coding)
            }
            for coding in CODINGS
        }
        br, gzip = (by_coding[coding] for coding in CODINGS)
        largest = sorted(gzip.values(), key=lambda each: -each.first_paint)[:most]
        for each in largest:
            same = br[each.name]
            lines.append(
                f"| {language} | {each.name} | {same.first_paint:,} "
                f"| {each.first_paint:,} | {each.everything:,} |"
            )
    return lines
