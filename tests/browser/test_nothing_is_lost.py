"""Whatever a hand on a phone does, nothing typed is lost; and once erased, nothing is left."""

import pytest
from django.conf import settings
from playwright.sync_api import Page, Route, expect

from eligibility import kept
from tests.browser.conftest import NewPage
from tests.browser.walking import (
    BACK,
    CONTINUE,
    address,
    fill,
    press_continue,
    send_ahead,
    start,
    typed,
)
from tests.interview.journeys import Form, laid_off
from tests.support import TODAY

pytestmark = pytest.mark.slow

FORMS = laid_off(TODAY).forms
HALF: Form = {"sector": "factory"}  # one of the two questions of that screen
ERASE = "footer form button"


@pytest.fixture(params=[False, True], ids=["without scripts", "with scripts"])
def phone(request: pytest.FixtureRequest, new_page: NewPage) -> Page:
    """A page with JavaScript, and one without."""
    return new_page(scripts=request.param)


def fields(form: Form) -> dict[str, list[str]]:
    return {name: [each] if isinstance(each, str) else each for name, each in form.items()}


def switch_to(page: Page, language: str) -> None:
    with page.expect_navigation():
        page.locator(f"nav.languages button[value={language}]").click()


def stands(page: Page, form: Form) -> bool:
    """Whether the form shows what a person has chosen and typed in it."""
    shown = {name: values for name, values in typed(page).items() if values != [""]}
    return shown == fields(form)


def without_keeping(page: Page) -> None:
    """What is typed is sent by buttons alone: nothing is on its way while cookies are changed."""

    def unless_kept(route: Route) -> None:
        if "keep=1" in (route.request.post_data or ""):
            route.abort()
        else:
            route.continue_()

    page.route("**/check/*/", unless_kept)


def test_back_of_the_browser_shows_what_was_sent(phone: Page) -> None:
    start(phone, "my")
    fill(phone, FORMS["you"])
    press_continue(phone)
    expect(phone).to_have_url(address("papers", "my"))
    phone.go_back()
    expect(phone).to_have_url(address("you", "my"))
    assert stands(phone, FORMS["you"])


def test_back_of_the_page_keeps_the_half_filled_screen_and_shows_the_one_before(
    phone: Page,
) -> None:
    send_ahead(phone, FORMS, "th", "work")
    fill(phone, HALF)
    with phone.expect_navigation():
        phone.locator(BACK).click()
    expect(phone).to_have_url(address("papers", "th"))
    assert stands(phone, FORMS["papers"])
    press_continue(phone)
    expect(phone).to_have_url(address("work", "th"))
    assert stands(phone, HALF)


def test_reload_keeps_what_was_sent(phone: Page) -> None:
    start(phone, "en")
    fill(phone, FORMS["you"])
    press_continue(phone)
    phone.reload()
    expect(phone).to_have_url(address("papers", "en"))
    phone.goto(address("you", "en"))
    assert stands(phone, FORMS["you"])


def test_reload_keeps_what_was_typed_and_not_sent(page: Page) -> None:
    send_ahead(page, FORMS, "my", "job")
    *first, last = FORMS["job"].items()
    fill(page, dict(first))
    with page.expect_request_finished(lambda request: "other_jobs=no" in (request.post_data or "")):
        fill(page, dict([last]))
    page.reload()
    assert stands(page, FORMS["job"])
    assert page.locator("#faults").count() == 0  # nothing was sent: nothing is called wrong


def test_reload_keeps_a_text_in_the_middle_of_typing_it(page: Page) -> None:
    send_ahead(page, FORMS, "my", "wage")
    page.locator("main [name=wage]").focus()
    with page.expect_request_finished(lambda request: "wage=9500" in (request.post_data or "")):
        page.keyboard.type("9500")
    page.reload()
    assert page.locator("main [name=wage]").input_value() == "9500"


@pytest.mark.parametrize(("before", "after"), [("my", "th"), ("th", "en"), ("en", "my")])
def test_language_switch_on_a_half_filled_screen_keeps_what_is_typed(
    phone: Page, before: str, after: str
) -> None:
    send_ahead(phone, FORMS, before, "job")
    half = {name: FORMS["job"][name] for name in ("job", "last_day.d", "last_day.y", "first_day.m")}
    fill(phone, half)
    switch_to(phone, after)
    expect(phone).to_have_url(address("job", after))
    assert phone.locator("html").get_attribute("lang") == after
    assert stands(phone, half)
    assert phone.locator("#faults").count() == 0
    fill(phone, FORMS["job"])
    press_continue(phone)
    expect(phone).to_have_url(address("months", after))


def test_language_switch_on_a_faulty_screen_keeps_what_is_typed_and_says_it_again(
    phone: Page,
) -> None:
    wrong = {**FORMS["you"], "born.m": "၁၃"}
    start(phone, "my")
    fill(phone, wrong)
    press_continue(phone)
    in_burmese = phone.locator("#faults").inner_text()
    switch_to(phone, "th")
    assert stands(phone, wrong)
    assert phone.locator("#faults").inner_text() != in_burmese


def test_language_chosen_once_is_the_language_of_the_next_visit(phone: Page) -> None:
    start(phone, "my")
    switch_to(phone, "th")
    phone.goto("/")
    expect(phone).to_have_url("/th/")


def test_double_tap_on_continue_goes_on_by_one_screen_and_loses_nothing(phone: Page) -> None:
    start(phone, "my")
    fill(phone, FORMS["you"])
    phone.locator(CONTINUE).dblclick()
    expect(phone).to_have_url(address("papers", "my"))
    phone.wait_for_load_state("networkidle")
    expect(phone).to_have_url(address("papers", "my"))
    fill(phone, FORMS["papers"])
    press_continue(phone)
    expect(phone).to_have_url(address("work", "my"))
    phone.goto(address("you", "my"))
    assert stands(phone, FORMS["you"])


def test_second_tap_that_hits_the_next_screen_loses_nothing(phone: Page) -> None:
    start(phone, "my")
    fill(phone, FORMS["you"])
    press_continue(phone)
    press_continue(phone)  # the tap meant for the screen before
    expect(phone).to_have_url(address("papers", "my"))
    fill(phone, FORMS["papers"])
    press_continue(phone)
    expect(phone).to_have_url(address("work", "my"))


def test_going_back_and_sending_again_changes_nothing(phone: Page) -> None:
    send_ahead(phone, FORMS, "th", "job")
    fill(phone, FORMS["job"])
    press_continue(phone)
    fill(phone, FORMS["months"])
    press_continue(phone)
    phone.go_back()
    phone.go_back()
    expect(phone).to_have_url(address("job", "th"))
    press_continue(phone)
    expect(phone).to_have_url(address("months", "th"))
    assert stands(phone, FORMS["months"])


def test_reload_after_sending_sends_nothing_again(phone: Page) -> None:
    start(phone, "en")
    fill(phone, FORMS["you"])
    press_continue(phone)
    methods: list[str] = []
    phone.on("request", lambda request: methods.append(request.method))
    phone.reload()
    assert set(methods) == {"GET"}
    expect(phone).to_have_url(address("papers", "en"))
    assert phone.locator("#faults").count() == 0


def test_correction_at_the_end_keeps_everything_else(phone: Page) -> None:
    send_ahead(phone, FORMS, "my")
    phone.locator(f'main a[href^="{address("wage", "my", FORMS)}"]').click()
    assert phone.locator("main [name=wage]").input_value() == FORMS["wage"]["wage"]
    fill(phone, {"wage": "9,000"})
    press_continue(phone)
    expect(phone).to_have_url("/my/check/answers/")
    for key, form in FORMS.items():
        phone.goto(address(key, "my", FORMS))
        expected = {**form, "wage": "9,000"} if key == "wage" else form
        assert fields(expected).items() <= typed(phone).items(), key


def test_answers_that_have_gone_are_told_and_the_screen_being_filled_in_is_kept(
    phone: Page,
) -> None:
    send_ahead(phone, FORMS, "my", "work")
    without_keeping(phone)
    fill(phone, FORMS["work"])
    phone.context.clear_cookies(name=kept.COOKIE)
    press_continue(phone)
    phone.goto(address("work", "my"))
    assert stands(phone, FORMS["work"])
    phone.goto("/my/check/result/")  # what is missing is asked, not guessed
    expect(phone).to_have_url(address("you", "my"))


def test_page_open_longer_than_its_cookies_is_sent_by_one_more_press(phone: Page) -> None:
    send_ahead(phone, FORMS, "th", "work")
    without_keeping(phone)
    fill(phone, FORMS["work"])
    phone.context.clear_cookies()
    press_continue(phone)
    again = phone.locator("main form button")
    expect(again).to_have_count(1)
    with phone.expect_navigation():
        again.click()
    phone.goto(address("work", "th"))
    assert stands(phone, FORMS["work"])


def aged(token: str, seconds: int) -> str:
    """The same answers, last used so many seconds ago."""
    keys = kept._keys()
    written = keys.decrypt(token.encode())
    made = keys.extract_timestamp(token.encode())
    return keys.encrypt_at_time(written, made - seconds).decode()


@pytest.mark.parametrize("path", ["check/answers/", "check/result/"])
def test_after_two_idle_hours_the_answers_are_gone_and_it_is_said(
    plain_page: Page, path: str
) -> None:
    phone = plain_page
    send_ahead(phone, FORMS, "my")
    (cookie,) = [each for each in phone.context.cookies() if each["name"] == kept.COOKIE]
    late = aged(cookie["value"], kept.IDLE + 60)
    phone.context.add_cookies([{**cookie, "value": late}])  # type: ignore[typeddict-item]
    phone.goto(f"/my/{path}")
    expect(phone).to_have_url("/my/?gone")
    expect(phone.locator("main .notice-warning")).to_be_visible()
    phone.goto(address("you", "my"))
    assert stands(phone, {})


def test_after_erase_and_leave_neither_back_nor_any_address_shows_an_answer(phone: Page) -> None:
    start(phone, "my")
    send_ahead(phone, FORMS, "my")
    phone.goto("/my/check/result/")
    with phone.expect_navigation():
        phone.locator(ERASE).click()
    expect(phone).to_have_url("/my/erased/")
    assert phone.context.cookies() == []
    for _ in range(3):
        phone.go_back()
        assert phone.locator("main article, main .summary-list").count() == 0
        form = phone.locator("main form#screen")
        assert form.count() == 0 or stands(phone, {})
    phone.goto("/my/check/answers/")
    expect(phone).to_have_url("/my/?gone")


@pytest.mark.parametrize("key", ["you", "job"])
def test_erase_and_leave_on_a_half_filled_screen_leaves_nothing_of_it(
    phone: Page, key: str
) -> None:
    send_ahead(phone, FORMS, "th", key)
    fill(phone, FORMS[key])
    with phone.expect_navigation():
        phone.locator(ERASE).click()
    expect(phone).to_have_url("/th/erased/")
    phone.go_back()
    phone.wait_for_load_state("networkidle")
    form = phone.locator("main form#screen")
    assert form.count() == 0 or stands(phone, {})
    assert kept.COOKIE not in {cookie["name"] for cookie in phone.context.cookies()}


def test_answers_travel_in_one_cookie_that_no_script_and_no_other_site_gets(phone: Page) -> None:
    send_ahead(phone, FORMS, "my")
    cookies = {cookie["name"]: cookie for cookie in phone.context.cookies()}
    assert cookies.keys() == {kept.COOKIE, settings.CSRF_COOKIE_NAME}
    for cookie in cookies.values():
        assert cookie["httpOnly"]
        assert cookie["sameSite"] == "Lax"
    assert phone.evaluate("document.cookie") == ""
    storage = "[localStorage.length, sessionStorage.length]"
    assert phone.evaluate(storage) == [0, 0]
