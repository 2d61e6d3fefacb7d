"""The same interview in two languages at once: the worker can follow and point.

What a page must say in both is not a list of ours: it is what the page says in each language alone.
"""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.urls import ResolverMatch
from django.utils.translation import override

from eligibility import clock
from eligibility.pages import pair
from sss_portal import style
from tests.interview.journeys import JOURNEYS
from tests.interview.walking import address, here, send, walk
from tests.support import ROOT

pytestmark = pytest.mark.django_db

#: The language of the page, and the worker's beside it.
PAIRS = [("en", "my"), ("my", "th"), ("th", "en")]
COOKIE = "beside-for-the-test"
TYPED = "<script>x</script>\"'"
#: What ends of itself.
VOID = {"input", "use", "path"}

Text = tuple[str, str]


class Beside:
    """Stands for the app that knows which worker sits there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if COOKIE in request.COOKIES:
            request.beside_language = request.COOKIES[COOKIE]  # type: ignore[attr-defined]
        return self.get_response(request)


@pytest.fixture(autouse=True)
def volunteer(settings: Any) -> None:
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"{__name__}.Beside"]


class Read(HTMLParser):
    """The texts of the page's main part, in order: tag and text, without what stands beside.

    ``other`` has what stands beside each of them, with its language; ``controls`` whatever is sent.
    """

    def __init__(self, page: str, within: str = "main") -> None:
        super().__init__()
        self.texts: list[Text] = []
        self.other: dict[int, Text] = {}
        self.controls: list[tuple[str, dict[str, str | None]]] = []
        self.labels: list[str] = []
        self._within = within
        self._open: list[str] = []
        self._languages = [""]  # of what stands beside, for each open element
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        inside = bool(self._open) or told.get("id") == self._within
        if not inside or tag in VOID:
            if inside:
                self.controls.append((tag, told))
            return
        if tag in ("button", "select", "option"):
            self.controls.append((tag, told))
        if told.get("aria-label"):
            self.labels.append(str(told["aria-label"]))
        self._open.append(tag)
        self._languages.append(
            str(told["lang"]) if told.get("class") == "beside" else self._languages[-1]
        )

    def handle_endtag(self, tag: str) -> None:
        if self._open and tag not in VOID:
            assert self._open.pop() == tag
            self._languages.pop()

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        if not self._open or not text:
            return
        if language := self._languages[-1]:
            place = len(self.texts) - 1
            before = self.other.get(place, ("", ""))[1]
            self.other[place] = (language, f"{before} {text}".strip())
        else:
            self.texts.append((self._open[-1], text))


def read(client: Client, where: str, beside: str = "", within: str = "main") -> Read:
    client.cookies.pop(COOKIE, None)
    if beside:
        client.cookies[COOKIE] = beside
    response = client.get(where)
    assert response.status_code == 200, where
    return Read(response.content.decode(), within)


def assert_both(client: Client, path: str, one: str, other: str, within: str = "main") -> None:
    """Whatever the page says in either language alone stands in both on the page of both."""
    first, second = (read(client, f"/{code}{path}", within=within) for code in (one, other))
    both = read(client, f"/{one}{path}", other, within)
    assert [tag for tag, _ in first.texts] == [tag for tag, _ in second.texts]
    options = {place for place, (tag, _) in enumerate(first.texts) if tag == "option"}
    expected = [
        f"{text} · {second.texts[place][1]}" if place in options else text
        for place, (_, text) in enumerate(first.texts)
    ]
    assert [text for _, text in both.texts] == expected
    for place, (tag, text) in enumerate(first.texts):
        again = second.texts[place][1]
        if place in options or text == again or _is_bold_of_a_line(first, place):
            assert place not in both.other, (tag, text)
            continue
        language, said = both.other[place]
        bold = second.texts[place - 1][1] if _is_bold_of_a_line(first, place - 1) else ""
        assert (language, said) == (other, f"{bold} {again}".strip())
    # What is sent, and what reveals further questions, is the same as on the page of one language.
    assert [_without_token(*each) for each in both.controls] == [
        _without_token(*each) for each in first.controls
    ]


def _is_bold_of_a_line(page: Read, place: int) -> bool:
    """The question in a line of the summary of faults: there the languages follow each other as
    wholes."""
    after = page.texts[place + 1 : place + 2]
    return place >= 0 and page.texts[place][0] == "b" and bool(after) and after[0][0] == "a"


def _without_token(tag: str, told: dict[str, str | None]) -> tuple[str, dict[str, str | None]]:
    return tag, {} if told.get("name") == "csrfmiddlewaretoken" else told


@pytest.mark.parametrize(("one", "other"), PAIRS)
@pytest.mark.parametrize("name", JOURNEYS)
def test_every_screen_says_everything_in_both_languages(
    client: Client, name: str, one: str, other: str
) -> None:
    journey = JOURNEYS[name](clock.today())
    walk(client, journey, one)
    for key in journey.forms:
        assert_both(client, address(key, one, journey.forms)[3:], one, other)
    assert_both(client, "/check/answers/", one, other)


@pytest.mark.parametrize(("one", "other"), PAIRS)
@pytest.mark.parametrize("name", JOURNEYS)
def test_the_summary_of_the_result_is_in_both_languages(
    client: Client, name: str, one: str, other: str
) -> None:
    walk(client, JOURNEYS[name](clock.today()), one)
    where = f"/{one}/check/result/"
    first, second = (
        read(client, f"/{code}/check/result/", within="summary") for code in (one, other)
    )
    both = read(client, where, other, "summary")
    assert len(first.texts) > 10
    assert both.texts == first.texts
    for place, (text, again) in enumerate(zip(first.texts, second.texts, strict=True)):
        if text != again:
            assert both.other[place] == (other, again[1]), text
    page = client.get(where).content.decode()
    link = f'<a href="/{other}/check/result/" hreflang="{other}">'
    assert page.index(link) < page.index('id="summary"')
    assert "set-cookie" not in client.get(f"/{other}/check/result/").headers


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_what_has_to_be_put_right_is_said_in_both_languages(
    client: Client, one: str, other: str
) -> None:
    send(client, "you", {"born.d": "31", "born.m": "2", "born.y": "1995"}, language=one)
    assert_both(client, "/check/1/", one, other)
    send(client, "job", {"job": "ended", "other_jobs": "yes"}, language=one)
    send(client, "jobs", {"jobs-n": "2", "jobs-0-from.d": "3"}, language=one)
    for key in ("job", "jobs"):
        assert_both(client, here(client, key, one)[3:] + "?n=2", one, other)
    assert_both(client, "/check/answers/", one, other)


def test_answers_that_contradict_each_other_are_named_in_both_languages(client: Client) -> None:
    walk(client, JOURNEYS["laid_off"](clock.today()))
    send(client, "job", {**JOURNEYS["laid_off"](clock.today()).forms["job"], "first_day.y": "2030"})
    where = here(client, "job")
    assert read(client, where, "my").texts[0][0] == "h2"
    assert_both(client, where[3:], "en", "my")


def test_what_was_typed_is_escaped_and_said_once(client: Client) -> None:
    client.cookies[COOKIE] = "my"
    send(client, "you", {"born.d": TYPED, "born.m": TYPED, "born.y": TYPED[:6]})
    page = client.get("/en/check/1/").content.decode()
    assert "<script>x" not in page
    assert page.count("&lt;script&gt;x&lt;/script&gt;") == 2  # the values of two fields


@pytest.mark.parametrize("given", ["", "en", "fr", "my-MM", "<b>"])
def test_a_page_without_another_language_is_the_same_to_the_byte(
    client: Client, given: str
) -> None:
    walk(client, JOURNEYS["laid_off"](clock.today()))
    send(client, "you", {"born.d": TYPED})
    wheres = [address("you"), address("grid"), "/en/check/answers/", "/en/check/result/"]
    alone = [bare(client, where) for where in wheres]
    client.cookies[COOKIE] = given
    assert [bare(client, where) for where in wheres] == alone
    assert not any("beside" in page for _, page in alone)


def bare(client: Client, where: str) -> tuple[str, str]:
    """The policy and the page, without the token that is new each time."""
    response = client.get(where)
    token = r'name="csrfmiddlewaretoken" value="\w+"'
    page = re.sub(token, "", response.content.decode())
    return response.headers["Content-Security-Policy"], page


def test_attributes_hold_both_languages_as_plain_text(client: Client) -> None:
    walk(client, JOURNEYS["laid_off"](clock.today()))
    one, other, both = (
        read(client, f"/{code}/check/1/", beside).labels[0]
        for code, beside in [("en", ""), ("my", ""), ("en", "my")]
    )
    assert both == f"{one} · {other}"


def test_the_style_of_two_languages_is_carried_and_let_through(client: Client) -> None:
    walk(client, JOURNEYS["laid_off"](clock.today()))
    client.cookies[COOKIE] = "my"
    for where in [address("grid"), "/en/check/answers/", "/en/check/result/"]:
        policy, page = bare(client, where)
        assert f"<style>{style.sheet('beside')}</style>" in page
        assert style.source("beside") in policy
        assert style.source() not in policy


def test_a_page_that_breaks_leaves_a_fault_page_whose_style_applies(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    walk(client, JOURNEYS["laid_off"](clock.today()))
    client.cookies[COOKIE] = "my"
    monkeypatch.setattr("eligibility.pages.outcome.kept_alive", broken)  # the page is drawn by then
    client.raise_request_exception = False
    policy, page = bare(client, "/en/check/answers/")
    [carried] = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    assert carried == style.sheet()
    assert style.source() in policy


@pytest.mark.parametrize(
    ("app", "named", "carried"),
    [
        ("cases", "", ("staff",)),
        ("accounts", "", ("staff",)),
        ("cases", "beside", ("staff", "beside")),
        ("eligibility", "paper", ("paper",)),
        ("eligibility", "", ()),
    ],
)
def test_pages_of_the_staff_carry_their_style_by_their_app(
    rf: RequestFactory, app: str, named: str, carried: tuple[str, ...]
) -> None:
    request = rf.get("/")
    request.resolver_match = ResolverMatch(lambda: None, (), {}, app_names=[app, "further"])
    said = Context({"request": request, "style": named})
    page = Template("{% load style %}{% site_style %}").render(said)
    assert style.carried(request) == carried
    assert page == f"<style>{style.sheet(*carried)}</style>"


def test_a_page_under_the_bar_of_the_staff_carries_its_style_too(rf: RequestFactory) -> None:
    request = rf.get("/")
    request.bar = "any.html"  # type: ignore[attr-defined]
    Template("{% load style %}{% site_style %}").render(Context({"request": request}))
    assert style.carried(request) == ("staff",)


def test_a_language_that_is_unknown_or_the_page_s_own_stands_beside_nothing() -> None:
    with override("th"):
        for given, said in [("my", "my"), ("en", "en"), ("th", ""), ("", ""), (None, "")]:
            assert pair.second(SimpleNamespace(beside_language=given)) == said  # type: ignore[arg-type]
        assert pair.second(HttpRequest()) == ""


def test_an_answer_is_kept_as_it_is_typed(client: Client) -> None:
    client.cookies[COOKIE] = "my"
    assert send(client, "you", {"sex": "female"}, keep="1").status_code == 204
    page = client.get("/en/check/1/").content.decode()
    assert re.search(r'value="female"[^>]*checked', page)


def test_the_style_has_no_colour_of_its_own_and_cuts_nothing_off() -> None:
    css, site = ((ROOT / "static" / f"{name}.css").read_text() for name in ("beside", "site"))
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b[;,)]|(?:rgb|hsl|oklch)a?\(", css)
    assert {*re.findall(r"var\((--[\w-]+)", css)} <= {*re.findall(r"(--[\w-]+):", site)}
    assert not re.search(r"overflow(-[xy])?: ?(hidden|clip)|text-overflow|line-clamp", css)
    assert min(float(each) for each in re.findall(r"line-height: ([\d.]+)", css)) >= 1.6
