"""What is read first: the way out, what is still in time, what the family needs."""

from datetime import date

from markupsafe import escape

from eligibility.presentation import Spoken
from eligibility.rules.codes import Group, Status
from eligibility.wording import advice
from eligibility.wording import result as wording
from tests.i18n.saying import CONTENT, EACH_LANGUAGE
from tests.pages.results import Read, everything, of_days_gone_by, read, shows
from tests.support import codes, worker


def test_who_is_not_insured_reads_the_way_out_before_the_benefits() -> None:
    given = worker(registered=False, contributions={"paid": []})
    for language in ("my", "th", "en"):
        one = read(given, language)
        assert one.answer["enrolment"]["status"] == Status.NEVER_REGISTERED
        complain = next(a["text"] for a in one.answer["advice"] if a["code"] == "complain_to_sso")
        assert one.html.index(escape(complain)) < one.html.index('class="group"')
        assert one.html.count(escape(complain)) == 1


@EACH_LANGUAGE
def test_nobody_is_told_to_do_something_by_days_that_have_passed(language: str) -> None:
    job = {"started_on": "2023-01-05", "ended_on": "2026-03-23", "end_reason": "resigned"}
    given = worker(employment=job, contributions={"paid": ["2023-02..2026-03"]})
    one = read(given, language)
    (order,) = of_days_gone_by(one)
    assert not shows(one.html, order)
    (item,) = [item for item in one.answer["advice"] if item["code"] == "find_employer_by"]
    days = {name: date.fromisoformat(day) for name, day in item["params"].items()}
    passed = Spoken(language, CONTENT).say(advice.BOTH_PASSED, days)
    assert shows(one.html.partition('class="group"')[0], passed)


@EACH_LANGUAGE
def test_who_leaves_thailand_is_told_to_ask_first_and_not_to_find_an_employer(
    language: str,
) -> None:
    job = {"started_on": "2008-01-05", "ended_on": "2026-10-31", "end_reason": "resigned"}
    leaving = {"retirement": {"date": "2026-12-01", "leaving_thailand": True}}
    months = {"paid": ["2008-02..2026-10"]}
    given = worker(employment=job, birth_date="1970-02-01", contributions=months)
    one = read({**given, "events": leaving}, language)
    first = one.html.partition('class="group"')[0]
    texts = {item["code"]: item["text"] for item in one.answer["advice"]}
    assert shows(first, texts["ask_sso_before_leaving"])
    assert shows(first, texts["keep_documents"])
    assert not shows(first, texts["find_employer_by"])
    assert shows(one.html, texts["find_employer_by"])


def test_no_last_day_to_claim_stands_beside_a_no() -> None:
    for one in everything():
        label = Spoken(one.language, CONTENT).label("claim_by")
        for code, found in one.answer["benefits"].items():
            if found["claim_by"]:
                assert (label in one.card(code)) is (found["group"] != Group.NOT_FOR_YOU)


def test_after_a_death_the_page_speaks_to_the_family_and_of_no_job_that_goes_on() -> None:
    dead = [one for one in everything() if "death" in one.question.get("events", {})]
    assert dead
    for one in dead:
        speak = Spoken(one.language, CONTENT)
        assert escape(speak.say(wording.AFTER_A_DEATH)) in one.html
        assert speak.say(wording.STOPS_WITH_JOB) not in one.html


def _read_first(one: Read) -> str:
    return one.html.partition('id="first"')[2].partition("</section>")[0]


def test_nobody_is_sent_to_complain_before_the_risk_is_named() -> None:
    told = [one for one in everything() if "complain_to_sso" in codes(one.answer["advice"])]
    assert told
    for one in told:
        text = next(a["text"] for a in one.answer["advice"] if a["code"] == "complain_to_sso")
        before = one.html.partition(str(escape(text)))[0]
        assert '/check/next/1/#risk"' in before, (one.name, one.language)


def test_who_left_long_ago_reads_of_her_papers_first_and_not_of_days_long_past() -> None:
    job = {"started_on": "2004-11-23", "ended_on": "2007-11-23", "end_reason": "resigned"}
    paid = {"paid": ["2004-12..2007-11"]}
    one = read(worker(employment=job, contributions=paid, papers_agree=False), "en")
    texts = {item["code"]: str(escape(item["text"])) for item in one.answer["advice"]}
    first = _read_first(one)
    assert first.index(texts["settle_papers_first"]) == first.index("<p>") + len("<p>")
    assert texts["register_with_doe"] not in first
    assert shows(one.html, texts["register_with_doe"])  # it stands in the fold with the rest
