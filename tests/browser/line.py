"""A bad line between the phone and the site: late, dead, or with somebody else at its end."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, Request, Route

ERASE = "footer form button[type=submit]"
_SENT = "**/check/*/"


def is_kept(request: Request) -> bool:
    """Whether this is what is kept while it is typed, without a press."""
    return "keep=1" in (request.post_data or "")


def alert(page: Page) -> Locator:
    """What the page itself says of a failure, not of a fault in an answer."""
    return page.locator("[role=alert]:not(#faults)")


def send_again(page: Page) -> None:
    with page.expect_navigation():
        alert(page).locator("button").click()


def posts(page: Page) -> list[str]:
    """What is sent from now on, but for what is kept while it is typed."""
    sent: list[str] = []

    def note(request: Request) -> None:
        if request.method == "POST" and not is_kept(request):
            sent.append(request.post_data or "")

    page.on("request", note)
    return sent


def meddling(page: Page, with_post: Callable[[Route], None]) -> None:
    """Have every form that a press sends go through somebody's hands."""

    def between(route: Route) -> None:
        if route.request.method == "POST" and not is_kept(route.request):
            with_post(route)
        else:
            route.continue_()

    page.route(_SENT, between)


def unanswered(_: Route) -> None:
    """Sent into a line that is dead."""
