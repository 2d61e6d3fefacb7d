"""The result page arrives with the first round trip on a bad line: HTML and style together."""

import gzip

import pytest

from tests.i18n.saying import EACH_LANGUAGE
from tests.pages.results import everything

pytestmark = pytest.mark.slow

#: What a server may send before it has to wait for the phone's answer.
_FIRST_ROUND_TRIP = 14_600


def _packed(text: bytes) -> int:
    return len(gzip.compress(text, compresslevel=9))


@EACH_LANGUAGE
def test_every_result_page_and_the_style_fit_the_first_round_trip(language: str) -> None:
    sizes = {
        f"{one.name} {kind}": _packed(html.encode())
        for one in everything()
        if one.language == language
        for kind, html in (("result", one.html), ("law", one.law), ("papers", one.papers))
    }
    assert len(sizes) > 120
    assert {name: size for name, size in sizes.items() if size > _FIRST_ROUND_TRIP} == {}
