"""Going through the interview as a person does: choosing, typing, pressing."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from playwright.sync_api import Locator, Page, expect

from tests.interview.journeys import Form, Journey
from tests.interview.walking import USUAL

LANGUAGES = ("my", "th", "en")
CONTINUE = "main form .buttons button:not([name])"
BACK = "main form button[name=back]"

# What stands in the form: its fields by name, but for the token and what nobody has typed.
_TYPED = """form => {
  const typed = {};
  for (const [name, value] of new FormData(form))
    if (!form.querySelector(`[type=hidden][name="${name}"]`)) (typed[name] ??= []).push(value);
  return typed;
}"""


def address(key: str, language: str, among: Iterable[str] = USUAL) -> str:
    """The path of a screen: its place among those asked."""
    return f"/{language}/check/{list(among).index(key) + 1}/"


def fill(page: Page, form: Form) -> None:
    """Choose and type; what is named stands in a field of that name."""
    for name, values in form.items():
        fields = page.locator(f'main [name="{name}"]:not([type=hidden])')
        kind = fields.first.evaluate("field => field.type")
        if kind in ("radio", "checkbox"):
            for value in [values] if isinstance(values, str) else values:
                # "1" is what a box of its own sends, whatever the walk without a browser does.
                wanted = page.locator(f'main [name="{name}"][value="{value}"]')
                (wanted if wanted.count() else fields).check()
        elif kind == "select-one":
            _unfolded(fields).select_option(values)
        else:
            fields.fill(str(values))


def _unfolded(field: Locator) -> Locator:
    """A field of a folded year, with the year unfolded."""
    year = field.locator("xpath=ancestor::details[not(@open)]/summary")
    if year.count():
        year.click()
    return field


def press_continue(page: Page) -> None:
    with page.expect_navigation():
        page.locator(CONTINUE).click()


def typed(page: Page) -> Mapping[str, list[str]]:
    """What stands in the form now, by the names of its fields."""
    found: Mapping[str, list[str]] = page.locator("main form#screen").evaluate(_TYPED)
    return found


def start(page: Page, language: str) -> None:
    """From the link somebody has passed on to the first screen."""
    page.goto(f"/{language}/")
    page.locator(f'main a[href="{address("you", language)}"]').first.click()
    expect(page).to_have_url(address("you", language))


def walk_to(page: Page, journey: Journey, language: str, key: str | None = None) -> None:
    """Fill in and send every screen before one; all of them where none is named: the result."""
    start(page, language)
    for here, form in journey.forms.items():
        expect(page).to_have_url(address(here, language, journey.forms))
        if here == key:
            return
        fill(page, form)
        press_continue(page)
    expect(page).to_have_url(f"/{language}/check/result/")


def walk(page: Page, journey: Journey, language: str) -> None:
    """From the first page to the result."""
    walk_to(page, journey, language)


def groups_shown(page: Page) -> Mapping[str, str]:
    """The group in which the result page shows each benefit, by the benefit's code."""
    found: Mapping[str, str] = page.locator("main .group").evaluate_all(
        """groups => Object.fromEntries(groups.flatMap(group =>
             [...group.querySelectorAll("article")].map(
               card => [card.dataset.benefit, group.dataset.group])))"""
    )
    return found


def send_ahead(
    page: Page, forms: Mapping[str, Form], language: str, key: str | None = None
) -> None:
    """Have every screen before one sent without showing it, and open that one; else the answers."""
    page.goto(address("you", language))
    token = page.locator("main form [name=csrfmiddlewaretoken]").get_attribute("value")
    for here, form in forms.items():
        if here == key:
            break
        answer = page.request.post(
            address("you", language),
            data=urlencode({**form, "screen": here, "csrfmiddlewaretoken": token}, doseq=True),
            headers={"Content-Type": "application/x-www-form-urlencoded"},
            max_redirects=0,
        )
        assert answer.status == 303, here
    page.goto(address(key, language, forms) if key else f"/{language}/check/answers/")
