"""What old months are worth: counted, said never to lapse, and nothing made up."""

import re
from datetime import date

import pytest

from eligibility.action.again import Restart, restarts
from eligibility.action.section_39 import last_day_to_ask
from eligibility.presentation import Spoken
from eligibility.rules.codes import BenefitCode
from tests.i18n.saying import CONTENT
from tests.interview.journeys import laid_off
from tests.pages.insured import CHILD
from tests.pages.insured import worker as in_a_job
from tests.pages.ways import OLD_ACCOUNT, PEOPLE, TODAY, leads_to, left, page_of, said
from tests.support import Answer, shipped, worker


def test_old_months_are_counted_and_said_never_to_lapse() -> None:
    text = said(page_of(OLD_ACCOUNT, "before"))
    assert "never lapse" in text
    assert "180 months are needed in all. Counted: 40." in text


def test_who_has_reached_the_age_is_told_that_the_money_is_there_and_what_to_bring() -> None:
    page = page_of(OLD_ACCOUNT, "before")
    assert "You can have this" in said(page)
    assert "papers#p5" in leads_to(page)


def test_whose_papers_differ_reads_first_how_to_reach_the_old_account() -> None:
    page = page_of(OLD_ACCOUNT, "before")
    assert page.sections[0].title == "An account or record under another name"
    first = "\n".join(text for block in page.sections[0].blocks for text in block.texts)
    assert "every earlier name" in first
    assert "original pink card" in first
    assert "may be impossible" in first
    assert "names" in leads_to(page)
    other = page_of(laid_off(TODAY).question, "before")
    assert other.sections[0].title == "Your old months"


def test_who_has_no_month_is_told_where_an_older_record_may_lie_and_of_no_section_39() -> None:
    text = said(page_of(PEOPLE["never_registered"], "before"))
    assert "under an older name" in text
    assert "432" not in text


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (date(2026, 5, 22), "the last day to ask was 22 November 2026. That day has passed."),
        (date(2026, 5, 23), "today, 23 November 2026, is the last day to ask"),
        (date(2026, 5, 24), "the last day to ask is 24 November 2026."),
    ],
)
def test_section_39_is_asked_for_until_its_last_day(last: date, words: str) -> None:
    assert words in said(page_of(left(last), "before"))


def test_section_39_names_its_sum_its_months_and_what_migrants_have_met() -> None:
    text = said(page_of(left(date(2026, 8, 31)), "before"))
    assert "432 baht a month" in text
    assert "12 months of contribution are needed. Counted: 27." in text
    assert "3 unpaid months in a row" in text
    assert "proof of a home in Thailand" in text
    thai = left(date(2026, 8, 31))
    thai["person"]["nationality"] = "TH"
    assert "proof of a home" not in said(page_of(thai, "before"))


def test_without_a_last_day_of_work_no_day_is_made_up() -> None:
    text = said(page_of(worker(employment=None), "before"))
    assert "6 months after the last day of work" in text
    assert "By our count" not in text


def test_a_record_nobody_knows_is_not_called_empty_or_too_short() -> None:
    question = left(date(2026, 8, 31))
    question["person"]["contributions"] = {"paid": None, "in_doubt": None}
    text = said(page_of(question, "before"))
    assert "Counted: 0" not in text
    assert "12 months of contribution are needed. We cannot tell how many count." in text
    assert "No old month" not in text
    assert "sso.go.th" in text


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (date(2026, 5, 20), "The day in question, 23 November 2026, is later."),
        (date(2026, 5, 21), "is too close to tell"),
        (date(2026, 5, 25), "is too close to tell"),
        (date(2026, 5, 26), "Your cover ends on 26 November 2026"),
    ],
)
def test_the_last_day_of_cover_is_named_and_left_open_where_it_is_too_close(
    last: date, words: str
) -> None:
    text = said(page_of(left(last, "2024-01..2026-05"), "before"))
    assert words in text


def again(question: Answer) -> dict[BenefitCode, Restart]:
    return {each.benefit: each for each in restarts(question, shipped(), TODAY)}


def test_old_months_in_the_window_count_and_the_day_they_fall_out_is_named() -> None:
    found = again(left(date(2026, 3, 31)))  # paid up to March 2026
    treatment = found[BenefitCode.MEDICAL]
    assert treatment.day == TODAY
    assert treatment.counted == 8  # August 2025 to March 2026
    shown = treatment.told(Spoken("en", CONTENT))
    assert "the last one until June 2027" in shown.more  # of 15 months, March 2026 is the first
    assert again(left(date(2026, 3, 31)))[BenefitCode.BEREAVEMENT].day == date(2026, 12, 1)


def test_what_restarts_from_nothing_takes_the_whole_qualifying_period() -> None:
    found = again(left(date(2024, 12, 31), "2023-12..2024-12"))
    assert found[BenefitCode.MEDICAL].day == date(2027, 2, 1)
    assert found[BenefitCode.MATERNITY].day == date(2027, 4, 1)
    assert found[BenefitCode.UNEMPLOYMENT].day == date(2027, 5, 1)
    shown = found[BenefitCode.MEDICAL].told(Spoken("en", CONTENT))
    assert "No old month on your record counts here any more." in shown.more


def test_child_support_restarts_only_with_a_child() -> None:
    childless = left(date(2026, 3, 31))
    assert BenefitCode.CHILD_SUPPORT not in again(childless)
    mother = {**childless, "events": {"children": [CHILD]}}
    assert again(mother)[BenefitCode.CHILD_SUPPORT].counted == 27  # January 2024 to March 2026


def test_where_another_fact_is_open_than_the_months_no_day_is_made_up() -> None:
    question = left(date(2026, 3, 31))
    question["events"]["children"] = [{**CHILD, "born_on": None}]
    found = again(question)[BenefitCode.CHILD_SUPPORT]
    assert found.day is None
    assert found.told(Spoken("en", CONTENT)).value == "Ask the SSO"


def test_with_only_a_total_the_day_is_the_latest_and_no_old_month_is_denied() -> None:
    treatment = again(OLD_ACCOUNT)[BenefitCode.MEDICAL]
    shown = treatment.told(Spoken("en", CONTENT))
    assert shown.value == "1 February 2027 at the latest"
    assert "We cannot tell how many old months count here." in shown.more


def test_a_doubtful_or_deducted_month_is_not_called_none() -> None:
    for which in ("in_doubt", "deducted_not_remitted"):
        question = left(date(2026, 10, 31), "2024-01..2024-06")
        question["person"]["contributions"][which] = ["2026-09"]
        assert again(question)[BenefitCode.BEREAVEMENT].counted is None, which


def test_of_a_day_whose_law_we_do_not_know_no_restart_and_no_last_day_is_made_up() -> None:
    later = date(2029, 1, 2)
    question = {**left(date(2028, 8, 31)), "as_of": later.isoformat()}
    assert restarts(question, shipped(), later) == ()
    text = said(page_of(question, "before", today=later))
    assert "comes back" not in text
    assert "By our count" not in text


def test_past_the_pension_age_nothing_is_promised_for_unemployment() -> None:
    assert BenefitCode.UNEMPLOYMENT not in again(OLD_ACCOUNT)
    assert BenefitCode.UNEMPLOYMENT in again(left(date(2026, 3, 31)))


def test_a_job_that_goes_on_restarts_nothing() -> None:
    page = page_of(in_a_job(), "before")
    assert "If you work again" not in [section.title for section in page.sections]


def test_the_restart_leads_to_the_question_what_if_and_to_the_names() -> None:
    assert {"result#what-if", "names"} <= leads_to(page_of(left(date(2026, 3, 31)), "before"))


def test_a_lapsed_permit_hides_no_old_month_but_says_what_is_needed_first() -> None:
    question = left(date(2026, 3, 31))
    question["person"]["documents"] = ["certificate_of_identity"]
    page = page_of(question, "before")
    assert "8 old months still count" in said(page)
    assert "cannot" in leads_to(page)
    question = left(date(2026, 3, 31))
    question["person"]["registered"] = False  # off the roll, as everybody is after a job
    assert "cannot" not in leads_to(page_of(question, "before"))


def test_section_39_has_one_last_day_and_none_where_the_law_is_not_known() -> None:
    ended_on = date(2026, 8, 31)
    assert last_day_to_ask(ended_on, shipped(), TODAY) == date(2027, 2, 28)
    assert last_day_to_ask(None, shipped(), TODAY) is None
    assert last_day_to_ask(ended_on, shipped(), date(2029, 1, 2)) is None


@pytest.mark.parametrize("paid", [[], ["2010-01..2024-10"]])
def test_no_complaint_is_advised_without_what_it_may_cost(paid: list[str]) -> None:
    question = worker(
        birth_date="1970-01-01",
        employment={"started_on": "2008-01-01", "ended_on": "2026-08-31", "earlier": []},
        contributions={
            "paid": paid,
            "deducted_not_remitted": ["2024-11..2025-03"],
            "in_doubt": [],
        },
    )
    page = page_of(question, "before")
    assert "counts as paid" in said(page)
    assert "omplain to the SSO" not in said(page)
    assert "employer#risk" in leads_to(page)
    assert "employer#risk" not in leads_to(page_of(left(date(2026, 3, 31)), "before"))


def test_of_a_day_whose_law_we_do_not_know_no_sum_and_no_number_of_days_is_printed() -> None:
    later = date(2029, 1, 2)
    question = {**left(date(2028, 8, 31)), "as_of": later.isoformat()}
    text = said(page_of(question, "before", today=later))
    assert "We do not know the law well enough for that day. Ask the SSO on 1506." in text
    for words in ("432 baht", "30 days", "12 months of contribution", "3 unpaid months"):
        assert words not in text


# ---------------------------------------------------------------- after a death
def after_a_death(question: Answer) -> Answer:
    return {**question, "events": {**question["events"], "death": {"date": "2026-11-01"}}}


@pytest.mark.parametrize("way", ["before", "cannot"])
def test_after_a_death_the_heirs_are_told_what_the_months_were_worth_and_nothing_else(
    way: str,
) -> None:
    page = page_of(after_a_death(left(date(2026, 3, 31))), way)
    text = said(page)
    assert page.lead.startswith("This is for the family")
    assert page.verdict == ""
    assert "Counted: 27." in text
    assert "19,440 baht" in text
    assert "heirs" in text
    assert {"MAP Foundation", "1506"} <= set(re.findall(r"MAP Foundation|1506", text))
    for words in ("You ", "migrant health insurance", "work again", "section 39", "M-Fund"):
        assert words not in text
    assert [section.title for section in page.sections] == [
        "Old-age benefit (retirement)",
        "Whom to ask",
    ]
    heirs = next(block for block in page.sections[0].blocks if "heirs" in " ".join(block.texts))
    assert heirs.lines


def test_after_the_death_of_somebody_without_a_month_no_old_age_money_is_promised() -> None:
    text = said(page_of(after_a_death(PEOPLE["never_registered"]), "before"))
    assert "heirs" not in text
    assert "1506" in text
    deducted = after_a_death(left(date(2026, 3, 31)))
    deducted["person"]["contributions"] |= {"paid": [], "deducted_not_remitted": ["2026-01"]}
    assert "heirs" in said(page_of(deducted, "before"))


@pytest.mark.parametrize("wage", [10_000.5, 9_117.33])
def test_an_amount_with_satang_is_told_like_any_other(wage: float) -> None:
    told = left(date(2026, 3, 31))
    told = {**told, "person": {**told["person"], "monthly_wage": wage}}
    for question in (told, after_a_death(told)):
        assert re.search(r"\d\.\d\d baht", said(page_of(question, "before")))
