"""What the result page promises a worker: everything the answer says, in order, and no more."""

import re

import pytest
from markupsafe import escape

from eligibility.presentation import Spoken
from eligibility.rules.codes import BenefitCode, EntitlementCode, Group, Status
from eligibility.rules.truth import Verdict
from eligibility.said import anchors
from tests.i18n.saying import CONTENT, EACH_LANGUAGE
from tests.pages.results import Read, everything, read, shows, words_of
from tests.support import worker

pytestmark = pytest.mark.slow

_LAID_OFF = worker(
    employment={"started_on": "2026-01-05", "ended_on": "2026-10-31", "end_reason": "laid_off"},
    events={"unemployment": {"registered_on": "2026-11-05"}},
)


def test_the_groups_stand_in_the_fixed_order_and_the_cards_in_that_of_the_statute() -> None:
    for one in everything():
        groups = re.findall(r'<section class="group" data-group="(\w+)"', one.html)
        of_the_family = ["bereavement"] if "death" in one.question.get("events", {}) else []
        held = {
            code: group.value
            for group in Group
            for code, found in one.answer["benefits"].items()
            if found["group"] == group and code not in of_the_family
        }
        # Within a group, what the person has asked about comes first.
        asked = {code: one.answer["benefits"][code]["asked"] == "event" for code in held}
        order = list(Group)
        held = dict(sorted(held.items(), key=lambda h: (order.index(Group(h[1])), not asked[h[0]])))
        first = [one.answer["benefits"][code]["group"] for code in of_the_family]
        shown = re.findall(r'<article class="card" id="p\d" data-benefit="(\w+)"', one.html)
        assert shown == [*of_the_family, *held]
        places = [anchors.of(BenefitCode(code)) for code in shown]
        assert re.findall(r'<dd><a href="#(\w+)"', one.html) == places
        assert groups == [*first, *dict.fromkeys(held.values())]
        assert re.findall(r'<div data-group="(\w+)"', one.html) == groups


def test_the_verdicts_shown_are_those_of_the_answer() -> None:
    for one in everything():
        speak = Spoken(one.language, CONTENT)
        for code, found in one.answer["benefits"].items():
            card = one.card(code)
            said = speak.name(Verdict(found["verdict"]))
            # Only a part can be had: the "no" is not said in the colour of what can be had.
            assert f'<p class="verdict">{said}</p>' in card or f"<p>{said}</p><p><strong>" in card
            lists = "".join(re.findall(r'<ul class="parts-of">.*?</ul>', card))
            parts = re.findall(r"<li>(.*?)</li>", lists)
            unsaid = speak.benefit(BenefitCode(code))  # a part of this name needs no line
            for given in found["entitlements"]:
                name = speak.name(EntitlementCode(given["code"]))
                begins = re.compile(rf" ?{re.escape(escape(name))}( |$)")
                if name == unsaid and not any(begins.match(text) for text in parts):
                    assert (given["verdict"], len(parts)) == (found["verdict"], 0)
                    continue
                (part,) = (text for text in parts if begins.match(text))
                # A part says its own verdict where it is not the card's.
                own = speak.name(Verdict(given["verdict"]))
                assert given["verdict"] == found["verdict"] or shows(part, own), (one.name, name)


def test_a_figure_stands_before_any_reason_and_nothing_is_unfolded_that_explains_it() -> None:
    figures = 0
    for one in everything():
        for section in one.page.sections:
            for card in section.cards:
                html = one.card(card.code)
                visible = html.partition("<details")[0]
                assert "<details open" not in html
                assert html.count("<details") <= 2
                for part in card.parts:
                    if not part.amount.figure:
                        continue
                    figures += 1
                    at = html.index(f">{part.amount.figure}<")
                    assert at < len(visible), (one.name, card.code)
                    reasons = (text for text in card.reasons if shows(html, text))
                    assert all(html.index(str(escape(text))) > at for text in reasons)
    assert figures > 500


def test_what_speaks_against_a_benefit_is_never_folded() -> None:
    for one in everything():
        for code, found in one.answer["benefits"].items():
            visible = one.card(code).partition("<details")[0]
            if found["verdict"] != "eligible":
                assert all(shows(visible, reason["text"]) for reason in found["reasons"])
            for unknown in found["unknowns"]:
                assert shows(visible, unknown["text"]), (one.name, code)


@EACH_LANGUAGE
def test_a_refused_benefit_of_which_a_part_can_be_had_names_that_part(language: str) -> None:
    one = _one("K08", language)
    found = one.answer["benefits"]["child_support"]
    assert (found["verdict"], found["group"]) == ("not_eligible", "have_now")
    name = Spoken(language, CONTENT).name(EntitlementCode.CHILD_ALLOWANCE_ARREARS)
    cards = {card.code: card for s in one.page.sections for card in s.cards}
    assert name in cards["child_support"].part_only
    assert shows(one.card("child_support"), cards["child_support"].part_only)
    assert [code for code, card in cards.items() if card.part_only] == ["child_support"]


@EACH_LANGUAGE
def test_what_is_not_known_is_never_shown_as_a_no(language: str) -> None:
    unknown = worker(contributions=None, registered=None, employment=None)
    one = read(unknown, language)
    no = Spoken(language, CONTENT).name(Verdict.NOT_ELIGIBLE)
    open_cards = [
        code for code, found in one.answer["benefits"].items() if found["verdict"] == "ask_sso"
    ]
    assert len(open_cards) > 3
    for code in open_cards:
        assert f'<p class="verdict">{no}</p>' not in one.card(code)
        assert "not_met" not in re.findall(r'<use href="#(\w+)"', one.rests_on(code))


@EACH_LANGUAGE
def test_enrolment_comes_before_everything_when_it_is_the_problem(language: str) -> None:
    refused = worker(
        registered=False,
        employment={"started_on": "2026-09-01"},
        contributions={"paid": []},
    )
    one = read(refused, language)
    speak = Spoken(language, CONTENT)
    status = speak.name(Status.NEVER_REGISTERED)
    head, _, rest = one.html.partition("<nav aria-label")
    assert f'<div class="notice notice-warning"><b>{status}</b>' in head
    assert 'href="#first"' in head  # the way out is one tap away
    before, _, rest = rest.partition('class="group"')
    assert rest
    assert speak.label("employer_should_have_registered_by") in before
    assert all(shows(before, reason["text"]) for reason in one.answer["enrolment"]["reasons"])
    insured = read(worker(), language)
    assert f"<p><b>{speak.name(Status.INSURED)}</b></p>" in insured.html


def test_the_last_days_are_on_the_card() -> None:
    one = read(_LAID_OFF, "en")
    found = one.answer["benefits"]["unemployment"]
    assert found["claim_by"] == "2028-11-01"
    assert "1 November 2028" in one.card("unemployment")
    assert "Last day: 30 November 2026." in one.asks_for("unemployment")
    assert "30 April 2027" in one.card("medical")


@EACH_LANGUAGE
def test_both_days_to_find_an_employer_come_before_the_benefits(language: str) -> None:
    one = read(_LAID_OFF, language)
    before = one.html.partition('class="group"')[0]
    speak = Spoken(language, CONTENT)
    (order,) = [item for item in one.answer["advice"] if item["code"] == "find_employer_by"]
    for day in order["params"].values():
        year, month, number = day.split("-")
        assert f"{int(number)} {speak.month(f'{year}-{month}')}" in before


@EACH_LANGUAGE
def test_the_officers_figure_and_the_newer_rule_stand_side_by_side_with_their_days(
    language: str,
) -> None:
    one = read(_LAID_OFF, language)
    cards = {card.code: card for s in one.page.sections for card in s.cards}
    (told,) = cards["unemployment"].differs
    assert shows(one.card("unemployment").partition("<details")[0], told)
    speak = Spoken(language, CONTENT)
    for part in ("50", "60", f"6 {speak.month('2025-07')}", f"28 {speak.month('2025-06')}"):
        assert part in told
    before = worker(
        employment={"started_on": "2024-01-05", "ended_on": "2025-06-26", "end_reason": "laid_off"},
        contributions={"paid": ["2024-07..2025-06"]},
    )
    cards = {card.code: card for s in read(before, language).page.sections for card in s.cards}
    assert cards["unemployment"].differs == ()
    resigned = worker(
        employment={"started_on": "2025-01-05", "ended_on": "2026-10-31", "end_reason": "resigned"},
        contributions={"paid": ["2025-01..2026-10"]},
    )
    cards = {card.code: card for s in read(resigned, language).page.sections for card in s.cards}
    assert cards["unemployment"].differs == ()  # the rate of a lay-off is no news to her


@EACH_LANGUAGE
def test_a_running_job_is_told_what_lapses_when_it_ends(language: str) -> None:
    paid = worker(
        employment={"started_on": "2024-01-05"},
        contributions={"paid": ["2024-01..2026-10"]},
        events={"children": [{"born_on": "2024-01-01", "lives_in": "TH", "nationality": "MM"}]},
    )
    cards = {card.code: card for s in read(paid, language).page.sections for card in s.cards}
    goes_on = {code for code, card in cards.items() if card.job_end == cards["medical"].job_end}
    assert goes_on == {"medical", "maternity", "bereavement", "disability"}
    assert "6" in cards["medical"].job_end
    assert cards["child_support"].job_end not in ("", cards["medical"].job_end)


def test_each_value_of_the_law_stands_with_its_source_on_the_page_of_the_law() -> None:
    for one in everything():
        for code, found in one.answer["benefits"].items():
            part = one.rests_on(code)
            for cited in (*found["citations"], *found["statements"]):
                assert shows(part, cited["instrument"])
                assert shows(part, cited["url"])
            shown = re.findall(r"<dt>", part)
            keys = {(c["key"], c["effective_from"]) for c in found["citations"]}
            assert len(shown) == len(keys) + len(found["statements"]), (one.name, code)


def test_nothing_of_another_host_is_loaded_and_no_address_is_told_where_one_came_from() -> None:
    for one in everything():
        for html in (one.html, one.law, one.papers):
            assert not re.search(r"<(script|img|iframe|link)[^>]+//", html)
            assert "style=" not in html
            outside = re.findall(r"<a [^>]*http[^>]*>", html)
            assert all('rel="noreferrer"' in link for link in outside)
            assert "<title>" in html
            title = html.partition("<title>")[2].partition("</title>")[0]
            assert not any(shows(title, card.name) for s in one.page.sections for card in s.cards)


def test_every_link_within_a_page_leads_somewhere_and_no_anchor_stands_twice() -> None:
    for one in everything():
        for html in (one.html, one.law, one.papers):
            anchors = re.findall(r' id="([^"]+)"', html)
            assert len(anchors) == len(set(anchors))
            assert set(re.findall(r'href="#([^"]+)"', html)) <= set(anchors)
            filled = set(re.findall(r'fill="url\(#([^)]+)\)"', html))
            assert filled <= set(anchors)


def test_no_address_within_a_page_says_which_benefit_was_read() -> None:
    for one in everything():
        for html in (one.html, one.law, one.papers):
            for place in re.findall(r'href="[^"]*#([^"]+)"', html):
                assert not any(code in place for code in (*BenefitCode, "injury")), place


def test_the_law_of_each_card_is_one_tap_away() -> None:
    one = read(_LAID_OFF, "en")
    linked = set(re.findall(r'href="/en/check/result/law/#(\w+)"', one.html))
    assert linked == {anchors.ENROLMENT, *map(anchors.of, BenefitCode)}
    assert linked <= set(re.findall(r'id="(\w+)"', one.law))


def test_no_placeholder_and_no_name_of_a_code_is_shown() -> None:
    for one in everything():
        for html in (one.html, one.law, one.papers):
            text = words_of(html.partition("<main")[2].partition("</main>")[0])
            text = re.sub(r"[\w.-]+\.(com|org|th|net)\b", "", text)
            assert "%" not in text, (one.name, one.language)
            assert "None" not in text
            assert not re.search(r"[a-z]_[a-z]", text), (one.name, one.language)


def _one(name: str, language: str) -> Read:
    return next(one for one in everything() if (one.name, one.language) == (name, language))


def test_an_injury_at_work_shows_the_other_fund_with_both_last_days() -> None:
    one = _one("W01", "en")
    before = one.html.partition('class="group"')[0]
    for day in (one.answer["work_injury"][n] for n in ("employer_report_by", "worker_claim_by")):
        year, month, number = day.split("-")
        assert f"{int(number)} {Spoken('en', CONTENT).month(f'{year}-{month}')}" in before
    assert "Compensation Fund" in before
