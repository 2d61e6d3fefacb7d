"""The way through the interview: from a screen to the next, back, and to the result.

The number in the address of a screen is its place among those asked of this person. It tells
nobody who finds it in the history of a shared phone what the screen was about.
"""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.urls import reverse

from eligibility.interview import faults
from eligibility.interview.screen import PARTS, Screen
from eligibility.interview.screens import SCREENS
from eligibility.interview.told import Told


def place_of(screen: Screen, told: Told) -> int:
    """The place of a screen among those asked, counted from one."""
    return told.screens().index(screen) + 1


def screen_at(place: int, told: Told) -> Screen | None:
    """The screen at a place; ``None`` where the way is shorter."""
    asked = told.screens()
    return asked[place - 1] if 1 <= place <= len(asked) else None


def address(screen: Screen, told: Told, query: Mapping[str, str | int] | None = None) -> str:
    """The address of a screen; of what is open, if it is not asked any more."""
    if not told.asks(screen):
        return after_all(told)
    here = reverse("eligibility:screen", args=[place_of(screen, told)])
    return f"{here}?{urlencode(query)}" if query else here


def following(screen: Screen, told: Told) -> str:
    """The next screen that matters; after the last one, whatever is still open."""
    later = SCREENS[SCREENS.index(screen) + 1 :]
    ahead = next((each for each in later if told.asks(each)), None)
    return address(ahead, told) if ahead else after_all(told)


def progress(screen: Screen, told: Told) -> float:
    """How far a screen is on the way, of ``PARTS``.

    Half of a part is left for a screen that may follow in it, so that no answer moves it back.
    """
    within = [each for each in told.screens() if each.part == screen.part]
    place = within.index(screen) + 1
    if screen.part == PARTS:
        return PARTS - 1 + place / len(within)
    return screen.part - (0.5 if place == 1 and screen.key in _MAY_GO_ON else 0)


#: After these another screen of the same part may follow.
_MAY_GO_ON = {"job", "months", "wage"}


def back(screen: Screen, told: Told) -> str:
    """The page before: the screen before it that matters, or the first page."""
    before = SCREENS[: SCREENS.index(screen)]
    behind = next((each for each in reversed(before) if told.asks(each)), None)
    return address(behind, told) if behind else reverse("eligibility:start")


def after_all(told: Told, query: Mapping[str, str | int] | None = None) -> str:
    """The first screen with something open; else the result, or where ``query`` says: back to
    the answers that were being looked over."""
    open_screen = faults.first_open(told)
    if open_screen is None:
        return reverse("eligibility:answers" if query else "eligibility:result")
    return address(open_screen, told, query)
