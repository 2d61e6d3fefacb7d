"""Two volunteers tick the papers of one case."""

import re

import pytest

from cases.models import Case
from tests.accounts.people import signed_in, somebody
from tests.casework.making import ANSWERED, case_of, ngo

pytestmark = pytest.mark.django_db


def _ticked(page: str) -> set[str]:
    boxes = re.findall(r"<input type=\"checkbox\"[^>]*>", page)
    return {
        found[1]
        for box in boxes
        if "checked" in box and (found := re.search(r'value="([^"]+)"', box))
    }


def test_the_second_who_ticks_sees_both_lists_and_chooses() -> None:
    here = ngo()
    paw, ploy = somebody("volunteer", here), somebody("volunteer", here)
    case: Case = case_of(paw, answers=ANSWERED)
    address = f"/case/{case.reference}/en/check/result/papers/"
    first, second = signed_in(paw), signed_in(ploy)
    seen = {"screen": "papers", "seen": str(case.version)}
    assert f'name="seen" value="{case.version}"' in first.get(address).content.decode()
    assert first.post(address, {**seen, "cases": ["bank"]}).status_code == 303

    page = second.post(address, {**seen, "cases": ["lost"]})
    assert page.status_code == 409
    said = page.content.decode()
    assert "I have no bank account." in said
    assert "My papers are lost" in said
    assert _ticked(first.get(address).content.decode()) == {"bank"}

    newer = re.search(r'name="seen" value="(\d+)"', said)
    assert newer
    chosen = {"screen": "papers", "seen": newer[1], "cases": ["lost"]}
    assert second.post(address, chosen).status_code == 303
    assert _ticked(first.get(address).content.decode()) == {"lost"}


def test_whoever_ticks_alone_is_never_stopped() -> None:
    paw = somebody("volunteer")
    case = case_of(paw, answers=ANSWERED)
    address = f"/case/{case.reference}/en/check/result/papers/"
    browser = signed_in(paw)
    for ticked in (["bank"], ["bank", "lost"], ["lost"], []):
        form = {"screen": "papers", "seen": "1", "keep": "1", "cases": ticked}
        assert browser.post(address, form).status_code == 204
        assert _ticked(browser.get(address).content.decode()) == set(ticked)
