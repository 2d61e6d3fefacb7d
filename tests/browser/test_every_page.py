"""Every page, in every state and language, for a small screen, a thumb, a screen reader."""

import fcntl
import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from eligibility.interview.screens import SCREENS
from tests.browser.audit import audit
from tests.browser.conftest import NewPage
from tests.browser.tour import tour
from tests.browser.walking import LANGUAGES
from tests.browser.watching import Watch
from tests.interview.journeys import JOURNEYS

pytestmark = [pytest.mark.slow, pytest.mark.parametrize("language", LANGUAGES, scope="module")]

EMPTY = {screen.key for screen in SCREENS}
Seen = Mapping[str, Mapping[str, list[str]]]


def toured(new_page: NewPage, site: str, language: str) -> Seen:
    """The faults of every page, by the page's name and their kind."""
    page = new_page()
    watch = Watch(page, site)
    seen: dict[str, dict[str, list[str]]] = {}
    for stop in tour(page, language):
        readable = page.evaluate("document.cookie.split('; ').filter(Boolean)")
        # What axe sees on an empty screen it sees again on the same screen with its faults.
        found = audit(page, axe=stop not in EMPTY, dark=language == "en" and stop not in EMPTY)
        seen[stop] = {**found, **watch.taken(), "readable": readable}
    return seen


@pytest.fixture
def seen(language: str, new_page: NewPage, site: str, shared: Path) -> Seen:
    """What the tour found; while another process is on it, this one goes on another."""
    tour_file = shared / f"tour-{language}.json"
    for other in (language, *LANGUAGES):
        once(shared / f"tour-{other}.json", partial(toured, new_page, site, other), wait=False)
        if tour_file.exists():
            break
    once(tour_file, partial(toured, new_page, site, language), wait=True)
    found: Seen = json.loads(tour_file.read_text(encoding="utf-8"))
    return found


def once(file: Path, make: Callable[[], Any], *, wait: bool) -> None:
    """Have a file made by one process only; without ``wait`` it may still be in the making."""
    with file.with_suffix(".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return
        if not file.exists():
            made = json.dumps(make(), ensure_ascii=False)
            unfinished = file.with_suffix(".unfinished")
            unfinished.write_text(made, encoding="utf-8")
            unfinished.rename(file)


def faults(seen: Seen, kind: str) -> str:
    """Each fault of a kind in one line, with the pages that have it."""
    where: dict[str, list[str]] = {}
    for stop, found in seen.items():
        for fault in found[kind]:
            where.setdefault(fault, []).append(stop)
    return "\n".join(f"{fault} [{', '.join(stops)}]" for fault, stops in where.items())


def test_the_tour_stops_at_every_screen_with_and_without_faults(seen: Seen) -> None:
    assert seen.keys() >= EMPTY
    assert {f"{key}-faults" for key in EMPTY - {"grid"}} <= seen.keys()
    assert {f"{key}-filled" for key in EMPTY} <= seen.keys()
    assert {"start", "answers", "result", "erase", "missing", "again", "erased"} <= seen.keys()
    assert {f"result-{name}" for name in JOURNEYS} <= seen.keys()


def test_nothing_is_wider_than_the_screen(seen: Seen) -> None:
    found = faults(seen, "overflow")
    assert not found, found


def test_no_text_is_cut_off(seen: Seen) -> None:
    found = faults(seen, "clipped")
    assert not found, found


def test_burmese_letters_have_room_above_and_below(seen: Seen) -> None:
    found = faults(seen, "lines")
    assert not found, found


def test_whatever_is_pressed_is_large_enough_for_a_thumb(seen: Seen) -> None:
    found = faults(seen, "targets")
    assert not found, found


def test_axe_finds_nothing_to_put_right(seen: Seen) -> None:
    found = faults(seen, "axe")
    assert not found, found


def test_with_text_twice_as_large_nothing_leaves_the_screen(seen: Seen) -> None:
    found = faults(seen, "large")
    assert not found, found


def test_a_screen_reader_has_a_name_for_whatever_can_be_used(seen: Seen) -> None:
    found = faults(seen, "names")
    assert not found, found


def test_the_colours_of_the_dark_page_can_be_read_too(seen: Seen) -> None:
    found = faults(seen, "dark")  # looked for in one language: colours have none
    assert not found, found


def test_the_browser_complains_of_nothing(seen: Seen) -> None:
    found = faults(seen, "console")
    assert not found, found


def test_nothing_is_fetched_from_another_host(seen: Seen) -> None:
    found = faults(seen, "elsewhere")
    assert not found, found


def test_no_script_can_read_a_cookie(seen: Seen) -> None:
    found = faults(seen, "readable")
    assert not found, found
