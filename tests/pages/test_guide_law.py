"""The guides and the law: every number stands in a row, with its source and its day."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from eligibility.action.ways import Law as OfWays
from eligibility.pages.drawn import draw
from eligibility.pages.guide_law import named, said
from eligibility.pages.guide_page import BENEFITS
from eligibility.pages.guide_rules import AREA_SLUGS, area_page, rules_guide
from eligibility.pages.guide_topics import EXAMPLE_WAGE
from eligibility.rules.rulebook import Citation, Term
from eligibility.wording import evidence, guide_law, values, ways
from tests.i18n.saying import CONTENT
from tests.pages.guides import KNOWN, TOLD, areas, law, made, otherwise, rebuilt, texts, told
from tests.support import ask, cases, shipped

LONG_AFTER = date(2040, 1, 1)
#: Telephones, forms, sections: they are names, and no values of the law.
NAMES = re.compile(
    r"\b(?:1506|1694|1546)\b|สปส\. [\d/-]+|SSO \d-\d\d(?:/\d)?|Kor Tor \d+|กท\. ?\d+"
    r"|38/1|7-day|7 วัน|\(มาตรา \d+\)|section \d+"
)

#: For Thai nationals; told by the guides of the contribution and of one's own record.
ELSEWHERE = ("thai_id_card", "pay_slips", "check_record_online")


def numbers(text: str) -> set[str]:
    return set(re.findall(r"\d[\d,.]*\d|\d", NAMES.sub("", text)))


@pytest.mark.parametrize("slug", TOLD)
def test_every_value_a_guide_shows_changes_with_its_row(slug: str) -> None:
    as_it_is = [fact for part in told(slug).sections for fact in part.facts]
    changed = [fact for part in told(slug, rebuilt(otherwise)).sections for fact in part.facts]
    assert [fact.label for fact in as_it_is] == [fact.label for fact in changed]
    for old, new in zip(as_it_is, changed, strict=True):
        assert old.value != new.value, old.label


@pytest.mark.parametrize("slug", TOLD)
def test_no_number_in_a_sentence_of_a_guide_outlives_its_row(slug: str) -> None:
    texts_now = [line.text for part in told(slug).sections for line in part.lines]
    changed = [line.text for part in told(slug, rebuilt(otherwise)).sections for line in part.lines]
    for old, new in zip(texts_now, changed, strict=True):
        day = {"6", "2025"} if "brought workers and the SSO" in old else set()
        assert numbers(old) & numbers(new) <= day, old


def test_the_employers_duties_are_those_of_the_rows() -> None:
    said_now = " ".join(texts(told("employers")))

    def row(key: str) -> Term:
        found = shipped().term(key, KNOWN)
        assert found
        return found

    next_month = "of the next month"
    for text in (
        f"within {row('employer_register_days').number} days, with form SSO 1-03",
        f"by day {row('contribution_due_day').number} {next_month}. That is done with form SSO",
        f"{row('contribution_late_surcharge_per_month').exact * 100} per cent of that sum more",
        f"by day {row('leaver_report_day').number} {next_month}, with form SSO 6-09",
        f"within {row('foreign_leaver_report_days').number} days too",
        f"an injury at work within {row('injury_employer_report_days').number} days",
        f"up to {row('employer_prison_months_max').number} months in prison",
        f"a fine of up to {row('employer_fine_max').number:,} baht",
        f"{row('employer_fine_per_day_max').number:,} baht at most",
        f"{row('contribution_rate_employer').exact * 100} per cent",
    ):
        assert text in said_now, text


def test_what_complaining_may_cost_is_said_before_how_to_complain() -> None:
    said_now = texts(told("employers"))
    risk = next(at for at, text in enumerate(said_now) if text.startswith("You may lose your job"))
    way = next(at for at, text in enumerate(said_now) if text.startswith("You can complain"))
    assert risk < way
    permit = next(at for at, text in enumerate(said_now) if "without a permit" in text)
    assert permit < risk
    assert permit < next(at for at, text in enumerate(said_now) if "Officers may enter" in text)


@pytest.mark.parametrize("slug", ["five-per-cent", "check-record"])
def test_other_guides_lead_to_what_complaining_may_cost_and_do_not_advise_it(slug: str) -> None:
    guide = told(slug)
    assert not any("omplain" in text for text in texts(guide))
    found = [(link.to, link.text) for part in guide.sections for link in part.links]
    assert ("employers", "Read first what complaining may cost you") in found


@pytest.mark.parametrize(("day", "known"), [(KNOWN, True), (LONG_AFTER, False)])
def test_guides_and_ways_out_print_a_value_on_the_same_days(day: date, known: bool) -> None:
    beside = OfWays(shipped(), day, law().spoken)
    row = beside.row("injury_appeal_days")
    block = beside.block("within 30 days", facts=[("Time to appeal", "30 days")], rests_on=(row,))
    fact = law(day=day).fact("injury_appeal_days")
    assert (fact.value, block.facts[0][1]) == (("30 days",) * 2 if known else ("Ask the SSO",) * 2)
    line = law(day=day).line(ways.APPEAL, days="injury_appeal_days").text
    assert (line == block.texts[0]) == (not known)


def test_the_example_of_the_contribution_adds_up() -> None:
    parts = told("five-per-cent").sections
    monthly = [
        [int(found[1]) for fact in part.facts if (found := re.search(r"= (\d+) baht", fact.value))]
        for part in parts[:2]
    ]
    rates = ("employee", "employer", "government")
    rows = [shipped().in_force(f"contribution_rate_{who}", KNOWN) for who in rates]
    assert monthly[0] == [row.exact * EXAMPLE_WAGE for row in rows]
    assert sum(monthly[1]) == monthly[0][0]


@pytest.mark.parametrize("slug", TOLD)
def test_on_a_day_nobody_vouches_for_no_old_number_is_shown(slug: str) -> None:
    guide = told(slug, day=LONG_AFTER)
    for part in guide.sections:
        for fact in part.facts:
            assert fact.value == "Ask the SSO", fact.label
    sentences = [line.text for part in guide.sections for line in part.lines]
    left = {number for text in sentences for number in numbers(text)}
    assert left <= {"6", "2025"}  # the day of the proceedings


def test_that_a_day_is_not_known_is_said_once_in_a_list() -> None:
    lines = [line.text for line in told("employers", day=LONG_AFTER).sections[0].lines]
    assert len(lines) == len(set(lines))
    assert "We do not know the law well enough for that day. Ask the SSO on 1506." in lines


def test_a_value_that_is_not_confirmed_says_so_beside_it() -> None:
    shown = {fact.label: fact.note for part in told("disability").sections for fact in part.facts}
    law_of_today = shipped().on(KNOWN)
    for key in ("disability_rate_severe", "disability_rate_partial", "disability_partial_months"):
        row = law_of_today[key]
        assert row
        assert bool(shown[named(key, law().spoken)]) == row.weak, key


def test_the_officers_older_word_stands_beside_the_newer_rule() -> None:
    doubts = [text for part in told("unemployment").sections for text in part.doubts]
    assert any("50 per cent" in text and "60 per cent" in text for text in doubts)
    assert not any(" said 90 days" in text for text in doubts)  # the officer and the rule agree


@pytest.mark.parametrize("slug", TOLD)
def test_what_is_doubtful_about_a_value_is_said_under_it(slug: str) -> None:
    spoken = law().spoken
    doubted = {
        named(key, spoken): spoken.say(evidence.about(key))
        for key in evidence.ABOUT.keys() & shipped().histories.keys()
        if shipped().in_force(key, KNOWN).weak
    }
    for part in told(slug).sections:
        for fact in part.facts:
            if fact.label in doubted:
                assert doubted[fact.label] in part.doubts


def checked_in_2024(codes: set[str]) -> Callable[[Citation], Citation]:
    day = date(2024, 2, 29)
    return lambda one: replace(one, checked_on=day) if one.code in codes else one


@pytest.mark.parametrize("slug", TOLD)
def test_the_day_of_the_check_is_the_oldest_of_what_the_page_rests_on(slug: str) -> None:
    asked = law()
    made(slug, asked)
    used, unused = set(asked.used), set(shipped().citations) - set(asked.used)
    assert used
    assert unused
    for codes, shown in (({min(used)}, True), (unused, False)):
        older = rebuilt(cited=checked_in_2024(codes))
        assert ("29 February 2024" in told(slug, older).checked) == shown


@pytest.mark.parametrize("language", ["my", "th", "en"])
def test_a_guide_has_what_an_answer_asks_for_and_in_its_order(language: str) -> None:
    guides = {code.value: told(slug, language=language) for slug, code in BENEFITS.items()}
    for case in cases("shared.yaml"):
        given = {"as_of": case["as_of"], "person": case["person"], "events": case["events"]}
        for benefit, found in ask(given)["benefits"].items():
            lines = [line.text for part in guides[benefit].sections for line in part.lines]
            steps = [step["code"] for step in found["steps"] if step["code"] not in ELSEWHERE]
            places = [lines.index(CONTENT.step(code, language)) for code in steps]
            assert places == sorted(places), (case["id"], benefit)
            for paper in found["documents"]:
                if paper["code"] not in ELSEWHERE:
                    assert CONTENT.document(paper["code"], language) in lines, paper["code"]


def test_after_a_death_nobody_is_asked_for_the_papers_of_the_dead() -> None:
    lines = [line.text for part in told("death").sections for line in part.lines]
    for code in ("work_permit", "identity_document"):
        assert CONTENT.document(code, "en") not in lines


# The page of the rules


def test_every_row_of_the_release_stands_under_the_rules_exactly_once() -> None:
    spoken = law().spoken
    shown: Counter[tuple[str, str]] = Counter()
    for page in areas().values():
        for history in (*page.values, *page.further):
            shown.update((history.name, row.value) for row in history.rows)
    wanted: Counter[tuple[str, str]] = Counter()
    for key, rows in shipped().histories.items():
        own = key in values.LABELS or key in guide_law.LABELS
        name = named(key, spoken) if own else key.replace("_", " ")
        wanted.update((name, said(key, row.value, row.unit, spoken)) for row in rows)
    assert shown == wanted
    assert wanted.total() == sum(len(rows) for rows in shipped().histories.values())


def test_every_officers_word_and_every_source_stands_there_too() -> None:
    stated, notes = 0, set()
    for page in areas().values():
        stated += sum(len(one.stated) for one in (*page.values, *page.further))
        notes |= {one.note for one in page.sources}
    assert stated == len(shipped().statements)
    assert notes == {one.note for one in shipped().citations.values()}


def test_a_source_of_no_known_area_is_not_lost() -> None:
    nowhere = rebuilt(cited=lambda one: replace(one, rules=()))
    rows = [row for page in areas(nowhere).values() for one in page.values for row in one.rows]
    further = [row for page in areas(nowhere).values() for one in page.further for row in one.rows]
    assert len(rows) + len(further) == sum(len(rows) for rows in shipped().histories.values())


def test_every_row_names_its_source_and_how_sure_we_are() -> None:
    for page in areas().values():
        for history in (*page.values, *page.further):
            for shown in history.rows:
                number = int(shown.source.removeprefix("Source "))
                source = page.sources[number - 1]
                assert source.number == number
                assert (shown.support or "Seen in a published source") in source.source.text


def test_an_officers_word_that_differs_is_marked() -> None:
    page = areas()["rules-unemployment"]
    marked = {one.name for one in page.values for stated in one.stated if stated.differs}
    assert "Share of the wage after a lay-off" in marked
    assert "Most paid days after a lay-off" not in marked


def test_a_row_to_come_is_not_said_to_be_in_force() -> None:
    page = areas()["rules-contributions"]
    ceiling = next(one for one in page.values if one.name == "Highest wage that counts")
    assert [row.since for row in ceiling.rows] == [
        "In force since 30 March 1995.",
        "In force since 1 January 2026.",
        "In force from 1 January 2029 on.",
        "In force from 1 January 2032 on.",
    ]


def test_a_price_of_an_earlier_time_says_for_which_days_it_is_known() -> None:
    page = areas()["rules-claims"]
    price = next(one for one in page.further if one.name == "migrant health insurance price min")
    assert price.rows[0].vouched == "Known only from 1 February 2025 to 28 February 2025."


def test_every_value_that_a_guide_shows_has_a_name() -> None:
    for slug in TOLD:
        for part in told(slug).sections:
            for fact in part.facts:
                assert "_" not in fact.label
    assert guide_law.LABELS.keys() <= shipped().histories.keys()
    assert not guide_law.LABELS.keys() & values.LABELS.keys()


def test_the_release_is_named_with_its_fingerprint() -> None:
    guide = rules_guide(law())
    shown = [guide.sections[0].title, *(fact.value for fact in guide.sections[0].facts)]
    assert shipped().release in shown[0]
    assert shipped().digest in shown
    assert [link.to for link in guide.sections[0].links] == list(AREA_SLUGS)


def test_what_reviewers_wrote_is_shown_as_text_and_never_as_a_tag() -> None:
    wicked = "<script>alert(1)</script>"
    changed = rebuilt(cited=lambda one: replace(one, note=wicked, instrument=wicked))
    to = dict.fromkeys((*AREA_SLUGS, "rules"), "/")
    html = draw("guide_rules.html", page=area_page("rules-medical", law(changed)), to=to)
    assert "<script" not in html
    assert "&lt;script&gt;" in html
