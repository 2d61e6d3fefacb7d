"""What a page does behind the reader's back: complaints of the browser, calls to other hosts."""

from playwright.sync_api import ConsoleMessage, Page, Request, Response

# The browser says of a page that was refused on purpose that it was refused.
_REFUSED = "Failed to load resource"
_OUR_FAULT = 500


class Watch:
    """Listens to a page from now on."""

    def __init__(self, page: Page, site: str) -> None:
        self.complaints: list[str] = []
        self.elsewhere: list[str] = []
        self._page, self._site = page, site
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self._asked)
        page.on("response", self._answered)

    def taken(self) -> dict[str, list[str]]:
        """What was noted since the last time."""
        noted = {"console": self.complaints, "elsewhere": self.elsewhere}
        self.complaints, self.elsewhere = [], []
        return noted

    def _said(self, message: ConsoleMessage) -> None:
        of_the_page = message.location["url"] == self._page.url and _REFUSED in message.text
        if message.type in ("error", "warning") and not of_the_page:
            self.complaints.append(f"{message.type}: {message.text}")

    def _answered(self, response: Response) -> None:
        if response.status >= _OUR_FAULT:
            self.complaints.append(f"{response.status}: {response.url}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((f"{self._site}/", "data:")):
            self.elsewhere.append(request.url)
