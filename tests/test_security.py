"""What every response tells the browser about its safety: each address, each fault, each file.

The addresses are those that Django knows, not a list of ours: a new one is asked for by itself.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from http.client import HTTPMessage
from typing import Any, cast

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern, RegexPattern, RoutePattern

from eligibility import kept
from tests.interview.journeys import laid_off
from tests.interview.walking import walk
from tests.public import Answered, Visitor, public_site
from tests.support import TODAY

pytestmark = pytest.mark.slow

LANGUAGES = [code for code, _ in settings.LANGUAGES]
#: Something to stand in an address for what a view takes out of it, by the kind of converter.
EXAMPLES = {
    "int": ("1", "9", "999999"),
    "str": ("a",),
    "slug": ("maternity", "a"),
    "uuid": ("00000000-0000-4000-8000-000000000007",),
    "path": ("1",),
}
REGEXES = {
    "": ("", "nothing-here"),
    "^(?P<app_label>eligibility)/$": ("eligibility/",),
    "(?P<url>.*)$": ("nothing-here/",),
}
#: What is the same for everybody, and so may be kept.
FOR_ALL = {"/api/v1/openapi.json"}
#: Attributes every cookie must have; behind TLS also Secure, and a name no other site can set.
COOKIE = {"HttpOnly", "Path=/", "SameSite=Lax"}


def addresses(of: URLResolver | None = None, prefix: str = "/") -> Iterator[str]:
    """Every address of the site, in each language, with examples for what is variable."""
    for each in (of or get_resolver()).url_patterns:
        for part in _written(each):
            if isinstance(each, URLResolver):
                yield from addresses(each, prefix + part)
            else:
                yield prefix + part


def _written(each: URLPattern | URLResolver) -> Iterator[str]:
    pattern = each.pattern
    if isinstance(pattern, LocalePrefixPattern):
        yield from (f"{language}/" for language in LANGUAGES)
    elif isinstance(pattern, RegexPattern):
        yield from REGEXES[str(pattern)]
    else:
        assert isinstance(pattern, RoutePattern)
        kinds = re.findall(r"<(?:(\w+):)?\w+>", str(pattern))
        for place in range(max([len(EXAMPLES[kind or "str"]) for kind in kinds], default=1)):

            def example(found: re.Match[str], place: int = place) -> str:
                of_kind = EXAMPLES[found[1] or "str"]
                return of_kind[min(place, len(of_kind) - 1)]

            yield re.sub(r"<(?:(\w+):)?\w+>", example, str(pattern))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of the site as anybody can start it."""
    with public_site(tmp_path_factory.mktemp("plain")) as port:
        yield port


@pytest.fixture(scope="module")
def secure(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of the site that a proxy with TLS stands before."""
    with public_site(tmp_path_factory.mktemp("secure"), https=True) as port:
        yield port


@pytest.fixture(params=["plain", "secure"])
def visitor(request: pytest.FixtureRequest) -> Visitor:
    port = request.getfixturevalue(request.param)
    return Visitor(port, https=request.param == "secure")


def policy(headers: HTTPMessage) -> dict[str, list[str]]:
    """The directives of the content security policy, each with its sources."""
    directives = [part.split() for part in headers["Content-Security-Policy"].split(";")]
    return {name: sources for name, *sources in directives}


def missing(answered: Answered, *, https: bool, file: bool = False) -> list[str]:
    """What a response does not say, though it should."""
    headers = answered.headers
    rules = policy(headers)
    everything = rules["default-src"]
    sources = {source for name in rules if name != "style-src" for source in rules[name]}
    names = [name.lower() for name in headers if name != "Set-Cookie"]
    shared = answered.where in FOR_ALL and answered.status_code == 200
    caching = "immutable" if file else "public" if shared else "no-store"
    promises = {
        "nothing is allowed that is not named": everything == ["'none'"],
        "scripts": rules.get("script-src", everything) in (["'self'"], ["'none'"]),
        "styles": re.fullmatch(r"'sha256-[\w+/]{43}='", " ".join(rules["style-src"])) is not None,
        "objects": rules.get("object-src", everything) == ["'none'"],
        "framing": rules.get("frame-ancestors") == ["'none'"],
        "base": rules.get("base-uri") == ["'none'"],
        "forms": rules.get("form-action") in (["'self'"], ["'none'"]),
        "other hosts and inline": sources <= {"'none'", "'self'", "data:"},
        "data only for pictures": [name for name in rules if "data:" in rules[name]]
        in ([], ["img-src"]),
        "nosniff": headers["X-Content-Type-Options"] == "nosniff",
        "referrer": headers["Referrer-Policy"] == "same-origin",
        "opener": headers["Cross-Origin-Opener-Policy"] == "same-origin",
        "resource": headers["Cross-Origin-Resource-Policy"] == "same-origin",
        "permissions": "geolocation=()" in headers.get("Permissions-Policy", ""),
        "hsts": ("max-age=31536000" in headers.get("Strict-Transport-Security", "")) == https,
        "caching": caching in headers["Cache-Control"],
        "one of each": len(names) == len(set(names)),
    }
    return [
        *(name for name, kept_promise in promises.items() if not kept_promise),
        *(cookie for cookie in headers.get_all("Set-Cookie", []) if not _safe(cookie, https=https)),
    ]


def _safe(cookie: str, *, https: bool) -> bool:
    first, *rest = (part.strip() for part in cookie.split(";"))
    attributes = set(rest)
    needed = {"Path=/", "SameSite=Lax"} if "Max-Age=0" in attributes else COOKIE  # empty: taken off
    private = attributes >= needed and not any(part.startswith("Domain") for part in attributes)
    return private and (not https or ("Secure" in attributes and first.startswith("__Host-")))


def pages(visitor: Visitor, of: Iterable[str]) -> Iterator[Answered]:
    """What the addresses answer, files left out."""
    for address in of:
        answered = visitor.get(address)
        if answered.headers.get_content_maintype() == "text":
            yield answered


def told(port: int, *, https: bool) -> Visitor:
    """Somebody who has answered everything."""
    visitor = Visitor(port, https=https)
    walk(cast(Client, visitor), laid_off(TODAY), "en")
    return visitor


def test_addresses_are_found_in_each_language() -> None:
    found = set(addresses())
    assert {"/", "/api/v1/assessments", "/api/nothing-here"} <= found
    for language in LANGUAGES:
        assert {f"/{language}/", f"/{language}/check/1/", f"/{language}/check/result/"} <= found


def test_every_address_says_it_to_a_stranger_and_to_somebody_who_has_answered(
    visitor: Visitor,
) -> None:
    known = told(visitor.port, https=visitor.https)
    statuses: set[int] = set()
    for address in addresses():
        for who in (visitor, known):
            for method in ("GET", "HEAD", "POST", "PUT"):
                body = "name=Hla" if method in ("POST", "PUT") else None
                answered = who.ask(method, address, body, {})
                assert missing(answered, https=visitor.https) == [], (method, address)
                statuses.add(answered.status_code)
    assert {200, 302, 403, 404, 405} <= statuses


def test_every_answer_to_a_form_that_is_taken_says_it_too(visitor: Visitor) -> None:
    known = told(visitor.port, https=visitor.https)
    name = "__Host-csrftoken" if visitor.https else "csrftoken"
    token = f"csrfmiddlewaretoken={known.cookies[name].value}"
    seen = set()
    for address, body, headers in (
        ("/en/check/1/", "screen=you&sex=female", {}),
        ("/en/check/1/", "screen=you&sex=female&keep=1", {}),
        ("/en/check/1/", "screen=you&sex=female", {"X-Next": "1"}),
        ("/en/check/1/", f"screen=you&sex={'x' * 90_000}", {}),
        ("/en/check/result/", "what_if=birth", {}),
        ("/en/erase/", "", {}),
    ):
        answered = known.ask("POST", address, f"{body}&{token}", headers)
        assert missing(answered, https=visitor.https) == [], (address, body[:40])
        seen.add(answered.status_code)
    assert {204, 303} <= seen, seen


@pytest.mark.parametrize(
    ("status", "where", "headers"),
    [
        (404, "/en/no-such-page/", {}),
        (404, "/static/no-such-file.css", {}),
        (404, "/en/check/9999/", {}),
        (400, "/en/", {"Host": "elsewhere.example"}),
        (404, "/en/%00", {}),
        (301, "/en/check/1", {}),
    ],
)
def test_what_is_refused_says_it_too(
    visitor: Visitor, status: int, where: str, headers: dict[str, str]
) -> None:
    answered = visitor.get(where, **headers)
    assert answered.status_code == status
    assert missing(answered, https=visitor.https) == []


def test_a_fault_of_ours_says_it_too(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(kept, "read", broken)
    client.raise_request_exception = False
    response = client.get("/en/check/1/")
    assert response.status_code == 500
    headers = HTTPMessage()
    for name, value in response.headers.items():
        headers[name] = value
    answered = Answered("", 500, headers, response.content, 0)
    assert missing(answered, https=False) == []


def test_every_file_says_it_and_is_kept_for_ever(visitor: Visitor) -> None:
    page = visitor.get("/my/check/1/").text
    files = re.findall(r'(?:(?:href|src)="|url\()(/static/[^")]+)', page)
    assert {file.rpartition(".")[2] for file in files} >= {"js", "woff2"}
    for file in files:
        answered = visitor.get(file)
        assert answered.status_code == 200, file
        assert missing(answered, https=visitor.https, file=True) == [], file
        again = visitor.get(file, **{"If-None-Match": answered.headers["ETag"]})
        assert again.status_code == 304
        assert again.content == b""


def test_every_cookie_is_for_this_site_alone_and_for_no_script(visitor: Visitor) -> None:
    known = told(visitor.port, https=visitor.https)
    known.get("/th/?chosen")
    known.post("/th/erase/")
    assert len({cookie.partition("=")[0] for cookie in known.set_cookies}) == 3
    unsafe = {cookie for cookie in known.set_cookies if not _safe(cookie, https=visitor.https)}
    assert unsafe == set()


def test_without_tls_everything_is_sent_there_and_nothing_is_shown(secure: int) -> None:
    for address in addresses():
        answered = Visitor(secure).get(address)
        assert answered.status_code == 301
        assert answered.headers["Location"].startswith("https://")
        assert "Set-Cookie" not in answered.headers


def test_nothing_of_another_host_and_nothing_inline_stands_in_a_page_but_our_style(
    plain: int,
) -> None:
    known = told(plain, https=False)
    for answered in pages(known, addresses()):
        *others, ours = ["", *re.findall(r"<style>(.*?)</style>", answered.text, re.DOTALL)]
        if "<html" in answered.text:
            digest = base64.b64encode(hashlib.sha256(ours.encode()).digest()).decode()
            assert policy(answered.headers)["style-src"] == [f"'sha256-{digest}'"]
        assert others in ([], [""])
        page = answered.text.replace(f"<style>{ours}</style>", "")
        page = re.sub(r'<link rel="(?:canonical|alternate)"[^>]*>', "", page)  # nobody fetches them
        assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|javascript:", page)
        assert not re.search(
            r'<(?:script|link|img|form|iframe)[^>]*(?:src|href|action)="\w+://', page
        )


def test_the_history_tells_nothing_every_page_has_the_same_title(plain: int) -> None:
    known = told(plain, https=False)
    for language in LANGUAGES:
        mine = [address for address in addresses() if address.startswith(f"/{language}/")]
        titles = {
            title
            for answered in pages(known, mine)
            if answered.status_code in (200, 404)
            for title in re.findall(r"<head>.*?<title>(.*?)</title>", answered.text, re.DOTALL)
        }
        assert len(titles) == 1, titles


def test_no_answer_stands_in_an_address(plain: int) -> None:
    known = told(plain, https=False)
    typed = {"laid_off", "passport", "female", "12000"}
    for language in LANGUAGES:
        mine = (address for address in addresses() if address.startswith(f"/{language}/check/"))
        for answered in pages(known, mine):
            for link in re.findall(r'(?:href|action)="([^"]*)"', answered.text):
                assert not any(word in link for word in typed), link
