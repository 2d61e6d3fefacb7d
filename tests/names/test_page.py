"""What somebody types about her papers is shown to her once, and is nowhere afterwards."""

import gzip
import logging
import re
import time
from html import unescape
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from eligibility import clock
from eligibility.matching import names
from tests.i18n.saying import CONTENT
from tests.interview.journeys import JOURNEYS
from tests.interview.walking import walk

pytestmark = pytest.mark.django_db

PAGE = "/en/check/names/"
MOST_SECONDS = 1.0
#: What no other page of the site has in it.
TYPED = {
    "passport_name": "Zzyx Khin Mar Qwin",
    "passport_day": "17",
    "passport_month": "11",
    "passport_year": "1987",
    "passport_number": "QX 7654321",
    "bank_name": "Qqfw Thandar",
    "bank_number": "QX 1122334",
}
SECRETS = ("Zzyx", "Qwin", "Qqfw", "7654321", "1122334")
#: Where these six papers stand on the page below, for one woman whose bank book bears another name.
SIX = {
    **{f"{kind}_name": "KHIN MAR WIN" for kind in ("passport", "ci", "work_permit")},
    "pink_card_name": "นางสาว ขิ่น มา วิน",
    "sso_name": "KHIN MA WIN",
    "bank_name": "ေအးေအးသန္း",
    **{f"{kind}_day": "5" for kind in ("passport", "ci", "pink_card", "work_permit", "sso")},
    **{f"{kind}_month": "3" for kind in ("passport", "ci", "pink_card", "work_permit", "sso")},
    **{f"{kind}_year": "1990" for kind in ("passport", "ci", "sso")},
    **{f"{kind}_year": "2533" for kind in ("pink_card", "work_permit")},
    "passport_number": "MF123456",
    "pink_card_number": "1234567890122",
    "sso_number": "MA654321",
    "bank_number": "MF123457",
}


def post(client: Client, typed: dict[str, str], where: str = PAGE) -> Any:
    response = client.post(where, typed)
    assert response.status_code == 200
    return response


def text_of(response: Any) -> str:
    main = re.search(r"<main.*?</main>", response.content.decode(), re.DOTALL)
    assert main
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", main[0])))


def values_of(response: Any) -> dict[str, str]:
    found = re.findall(
        r'<input type="text"[^>]*? name="(\w+)" value="([^"]*)"', response.content.decode()
    )
    return {name: unescape(value) for name, value in found if value}


# ---------------------------------------------------------------- nothing stays
def test_what_is_typed_is_in_no_cookie_header_log_or_cache(
    client: Client, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        response = post(client, TYPED)
        post(client, {**TYPED, "bank_name": "Qqfw ေအာင္ေဇာ္ေက်ာ္"})
    kept = [morsel.OutputString() for morsel in client.cookies.values()]
    headers = [f"{name}: {value}" for name, value in response.headers.items()]
    logged = [record.getMessage() for record in caplog.records]
    cached = [repr(item) for item in getattr(cache, "_cache", {}).items()]
    places = [*kept, *headers, *logged, *cached, *capfd.readouterr()]
    assert [each for each in places for secret in SECRETS if secret in each] == []
    assert set(client.cookies) == {"csrftoken"}


def test_no_cache_may_keep_the_answer(client: Client) -> None:
    for response in (client.get(PAGE), post(client, TYPED)):
        assert "no-store" in response.headers["Cache-Control"]


def test_asking_again_shows_an_empty_form(client: Client) -> None:
    post(client, TYPED)
    for response in (client.get(PAGE), client.get(PAGE, TYPED)):
        assert values_of(response) == {}
        assert not any(secret in response.content.decode() for secret in SECRETS)


def test_the_title_tells_nothing_of_a_person(client: Client) -> None:
    assert b"<title>Social security</title>" in post(client, TYPED).content


def test_without_its_token_nothing_is_compared() -> None:
    response = Client(enforce_csrf_checks=True, REMOTE_ADDR="203.0.113.81").post(PAGE, TYPED)
    assert response.status_code == 403
    assert "no-store" in response.headers["Cache-Control"]


def test_a_fault_of_ours_shows_and_logs_nothing_typed(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("eligibility.pages.names.names_page", broken)
    client = Client(raise_request_exception=False)
    with caplog.at_level(logging.DEBUG):
        response = client.post(PAGE, TYPED)
    assert response.status_code == 500
    told = response.content.decode() + "".join(
        f"{record.getMessage()}{record.exc_text or ''}" for record in caplog.records
    )
    assert not any(secret in told for secret in SECRETS)


# ---------------------------------------------------------------- what is typed stays typed
def test_what_was_typed_stands_in_the_form_again(client: Client) -> None:
    assert values_of(post(client, TYPED)) == TYPED


@pytest.mark.parametrize("language", ["my", "th", "en"])
def test_another_language_keeps_what_is_typed_and_its_result(client: Client, language: str) -> None:
    page = post(client, TYPED).content.decode()
    [button] = re.findall(rf'<button[^>]*value="{language}"[^>]*>', page)
    [address] = re.findall(r'formaction="([^"]*)"', button)
    assert address == f"/{language}/check/names/"
    response = post(client, {**TYPED, "language": language}, address)
    assert values_of(response) == TYPED
    assert f'<html lang="{language}">' in response.content.decode()
    assert 'class="card"' in response.content.decode()


def test_another_language_of_an_empty_form_asks_for_nothing(client: Client) -> None:
    assert "at least two papers" not in text_of(post(client, {"language": "en"}))
    assert "at least two papers" in text_of(post(client, {}))


def test_elsewhere_a_language_is_chosen_where_the_form_itself_goes(client: Client) -> None:
    assert "formaction" not in client.get("/en/check/1/").content.decode()


def test_the_form_is_not_one_whose_answers_the_script_keeps(client: Client) -> None:
    page = client.get(PAGE).content.decode()
    assert 'id="screen"' in page
    assert 'name="screen"' not in page


@pytest.mark.parametrize(
    "typed",
    [
        '"><script>alert(1)</script>',
        "' onfocus='x",
        "{{ page }} {% if %} %(name)s",
        "\u202eniW raM nihK",
        "a" * 10_000,
        "ေ" * 10_000,
        "\ufdfa" * 3_000,
        "\x00\x07\n\n",
    ],
)
def test_whatever_is_typed_is_text(client: Client, typed: str) -> None:
    fields = ("name", "day", "month", "year", "number", "font")
    response = post(
        client, {f"{kind}_{each}": typed for kind in ("passport", "bank", "sso") for each in fields}
    )
    page = response.content.decode()
    assert "<script>alert" not in page
    assert "\u202e" not in page
    assert all(len(value) <= names.LONGEST for value in values_of(response).values())


def test_half_a_letter_is_taken_out(client: Client) -> None:
    response = client.generic(
        "POST",
        PAGE,
        b"passport_name=Khin%ED%A0%80Mar&bank_name=%FF%FEKhin",
        content_type="application/x-www-form-urlencoded",
    )
    assert response.status_code == 200


def test_what_is_too_long_is_cut_off_and_that_is_said(client: Client) -> None:
    response = post(client, {"passport_name": "Khin " * 50, "bank_name": "Khin"})
    assert f"This is too long. Type at most {names.LONGEST} characters." in text_of(response)
    assert values_of(response)["passport_name"].startswith("Khin Khin")


def test_a_day_that_cannot_be_read_is_asked_for_again(client: Client) -> None:
    page = text_of(post(client, {"bank_day": "31", "bank_month": "2", "bank_year": "1990"}))
    assert "There is no such day in the calendar." in page


# ---------------------------------------------------------------- what is said
def test_papers_that_agree_are_said_to_agree(client: Client) -> None:
    page = text_of(post(client, {"passport_name": "KHIN MAR WIN", "bank_name": "Khin Mar Win"}))
    assert "What you typed agrees. Compared: name." in page
    assert "Before you go" not in page


def test_one_paper_alone_is_not_said_to_agree(client: Client) -> None:
    assert "Type what at least two papers say." in text_of(post(client, {"bank_name": "Khin"}))
    page = text_of(post(client, {"bank_name": "Khin", "passport_year": "1990"}))
    assert "nothing to compare yet" in page


def test_an_account_under_another_name_is_to_be_settled_first_with_its_sources(
    client: Client,
) -> None:
    """The woman of the proceedings: an account of twenty years ago, and a CI with another name."""
    page = text_of(post(client, {"ci_name": "Aye Aye Than", "bank_name": "Nwe Nwe Win"}))
    assert "Your papers differ. If there is time, settle this before you claim." in page
    assert CONTENT.step("name_changed_first", "en") in page
    assert "Practice of the Social Security Office · Said by an officer of the SSO" in page
    assert "Mekong Migration Network" in page
    assert "The Social Security Office decides. Call 1506." in page


def test_a_title_in_one_paper_asks_for_nothing(client: Client) -> None:
    page = text_of(post(client, {"passport_name": "Khin Mar Win", "bank_name": "Daw Khin Mar Win"}))
    assert "Only how it is written" in page
    assert "Before you go" not in page


def test_a_new_passport_number_is_said_to_be_normal(client: Client) -> None:
    page = text_of(post(client, {"passport_number": "MF123456", "sso_number": "MA654321"}))
    assert "that is normal" in page
    assert "Tell the SSO the old and the new number" in page


def test_a_bank_book_with_another_spelling_is_a_thing_for_the_bank(client: Client) -> None:
    page = text_of(post(client, {"passport_name": "Kyaw Zin Htun", "bank_name": "Kyaw Zin Tun"}))
    assert "Ask before you go" in page
    assert "Ask the bank to write your name as in your passport or CI." in page


def test_a_name_in_the_old_font_is_shown_both_ways_and_asked_about(client: Client) -> None:
    old, new = "ခင္မာဝင္းေအး", "ခင်မာဝင်းအေး"
    typed = {"passport_name": "Khin Mar Win Aye", "bank_name": old}
    first = post(client, typed)
    assert f"As typed: {old}" in text_of(first)
    assert f"In Unicode: {new}" in text_of(first)
    assert "Until you choose" in text_of(first)
    assert values_of(first)["bank_name"] == old
    assert "Only how it is written" in text_of(first)
    chosen = post(client, {**typed, "bank_font": "converted"})
    assert "Until you choose" not in text_of(chosen)
    assert values_of(chosen)["bank_name"] == old
    assert "look like different names" in text_of(post(client, {**typed, "bank_font": "typed"}))


@pytest.mark.parametrize("language", ["my", "th", "en"])
def test_the_fullest_page_fits_into_the_first_round_trip(client: Client, language: str) -> None:
    for typed in ({}, SIX):
        response = post(client, typed, f"/{language}/check/names/")
        assert len(gzip.compress(response.content)) <= 14_600


def test_somebody_with_an_answer_finds_the_way_back_to_it(client: Client) -> None:
    assert "/en/check/result/" not in client.get(PAGE).content.decode()
    walk(client, next(iter(JOURNEYS.values()))(clock.today()))
    assert "/en/check/result/" in client.get(PAGE).content.decode()
    assert "/en/check/result/" in post(client, TYPED).content.decode()


def test_six_hostile_papers_are_answered_at_once(client: Client) -> None:
    kinds = ("passport", "ci", "pink_card", "work_permit", "sso", "bank")
    typed = {
        f"{kind}_name": ("naingng waoo ngwah too aung ", "กวยเวีย ", "ေအာင္")[place % 3] * 40 + kind
        for place, kind in enumerate(kinds)
    }
    began = time.perf_counter()
    post(client, typed)
    assert time.perf_counter() - began < MOST_SECONDS


_PAPERS = ("passport", "ci", "pink_card", "work_permit", "sso", "bank")


# One sign that stands for eighteen letters, and others that grow when they are compared.
@pytest.mark.parametrize("sign", ["\ufdfa", "㎉", "㎮", "ﬃ", "ß", "İ"])
def test_signs_that_stand_for_many_letters_take_no_longer(client: Client, sign: str) -> None:
    form = {
        f"{paper}_name": sign * 59 + letter for paper, letter in zip(_PAPERS, "abcdef", strict=True)
    }
    client.get("/en/check/names/")
    before = time.process_time()
    assert client.post("/en/check/names/", form).status_code == 200
    assert time.process_time() - before < 2


def test_one_address_compares_no_more_often_than_the_machine_bears(
    client: Client, settings: Any
) -> None:
    settings.SSS_LIMITS = {**settings.SSS_LIMITS, "names": 0}
    response = client.post("/en/check/names/", {"passport_name": "Hnin Wai"})
    assert response.status_code == 429
