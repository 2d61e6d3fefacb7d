"""Pages travel as brotli or gzip, whole, and in a length that tells nothing of them."""

import gzip
from collections.abc import Callable, Mapping

import brotli  # type: ignore[import-untyped]
import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.test import Client, RequestFactory

from sss_portal.compression import CODINGS, RANDOM_BYTES, SHORTEST, Compression, chosen

PAGE = "<p>လုပ်ငန်းခွင် ဘေးအန္တရာယ် เงื่อนไข Work</p>" * 40
DECODERS: Mapping[str, Callable[[bytes], bytes]] = {
    "br": brotli.decompress,
    "gzip": gzip.decompress,
    "": bytes,
}


def sent(response: HttpResponseBase, accepted: str = "br, gzip") -> HttpResponseBase:
    request = RequestFactory().get("/", headers={"accept-encoding": accepted})
    return Compression(lambda _: response)(request)


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("GZIP", "gzip"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("br;q=0, gzip;q=0.2", "gzip"),
        ("br;q=0.000,gzip;q=0", None),
        ("br ; q=1.0", "br"),
        ("*", "br"),
        ("*;q=0.5, br;q=0", "gzip"),
        ("*;q=0", None),
        ("identity", None),
        ("identity, gzip;q=0.5", None),
        ("identity;q=0.5, gzip", "gzip"),
        ("identity;q=0", None),
        ("br;q=much", None),
        ("sabre, gzippy", None),
        ("", None),
    ],
)
def test_a_browser_gets_the_coding_it_asks_for(accepted: str, coding: str | None) -> None:
    assert chosen(accepted) == coding
    response = sent(HttpResponse(PAGE), accepted)
    assert response.headers.get("Content-Encoding") == coding
    assert response.headers["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("coding", CODINGS)
def test_what_arrives_is_the_page_and_its_length_is_told(coding: str) -> None:
    for _ in range(300):  # each of the random lengths
        response = sent(HttpResponse(PAGE), coding)
        assert isinstance(response, HttpResponse)
        assert DECODERS[coding](response.content).decode() == PAGE
        assert response.headers["Content-Length"] == str(len(response.content))


@pytest.mark.parametrize("coding", CODINGS)
def test_the_length_of_the_same_page_is_another_each_time(coding: str) -> None:
    responses = [sent(HttpResponse(PAGE), coding) for _ in range(400)]
    lengths = {int(response.headers["Content-Length"]) for response in responses}
    assert len(lengths) > RANDOM_BYTES * 0.8
    assert max(lengths) - min(lengths) <= RANDOM_BYTES + 2


@pytest.mark.parametrize("coding", CODINGS)
def test_an_etag_says_that_the_bytes_are_not_the_same(coding: str) -> None:
    response = sent(HttpResponse(PAGE, headers={"ETag": '"abc"'}), coding)
    assert response.headers["ETag"] == 'W/"abc"'
    response = sent(HttpResponse(PAGE, headers={"ETag": 'W/"abc"'}), coding)
    assert response.headers["ETag"] == 'W/"abc"'


@pytest.mark.parametrize(
    "response",
    [
        HttpResponse("a" * (SHORTEST - 1)),
        HttpResponse(PAGE, headers={"Content-Encoding": "gzip"}),
        HttpResponse(PAGE, content_type="font/woff2"),
        HttpResponse(PAGE, status=206),
        HttpResponse(status=304),
        StreamingHttpResponse([PAGE]),
    ],
    ids=["tiny", "compressed already", "font", "a part", "not modified", "in pieces"],
)
def test_what_is_not_a_whole_text_of_some_length_is_left_as_it_is(
    response: HttpResponseBase,
) -> None:
    before = dict(response.headers)
    content = response.content if isinstance(response, HttpResponse) else None
    after = sent(response)
    assert dict(after.headers) == before
    assert content is None or (isinstance(after, HttpResponse) and after.content == content)


def test_what_would_become_longer_is_left_as_it_is() -> None:
    noise = bytes(range(256))
    response = sent(HttpResponse(noise))
    assert isinstance(response, HttpResponse)
    assert response.content == noise
    assert "Content-Encoding" not in response.headers


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/my/", "/my/check/1/", "/en/no-such/", "/api/v1/openapi.json"]
)
@pytest.mark.parametrize("coding", [*CODINGS, ""])
def test_pages_faults_and_the_api_arrive_in_each_coding(
    client: Client, address: str, coding: str
) -> None:
    response = client.get(address, headers={"accept-encoding": coding})
    assert response.headers.get("Content-Encoding", "") == coding
    assert "Accept-Encoding" in response.headers["Vary"]
    assert DECODERS[coding](response.content)[:1] in (b"<", b"{")


@pytest.mark.django_db
def test_a_head_is_answered_with_the_headers_of_the_page(client: Client) -> None:
    head = client.head("/my/", headers={"accept-encoding": "br"})
    assert head.headers["Content-Encoding"] == "br"
    assert int(head.headers["Content-Length"]) > SHORTEST
    assert head.content == b""
