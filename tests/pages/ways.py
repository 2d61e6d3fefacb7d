"""What the tests of the three ways out share: people, and their pages."""

from collections.abc import Iterator
from datetime import date, timedelta

from eligibility.action.before import Before, before_page
from eligibility.action.cannot import cannot_page
from eligibility.action.injury import injury_page
from eligibility.action.ways import Block, WayPage
from eligibility.assessing import Assessed
from eligibility.interview.supposing import Kind
from eligibility.presentation import Spoken, answer_in
from eligibility.rules import question as contract
from eligibility.rules.evaluate import evaluate
from tests.i18n.saying import CONTENT, NO_DATES, NOTHING_KNOWN
from tests.interview.journeys import JOURNEYS, Journey, back, day, you
from tests.pages.insured import ended
from tests.pages.insured import worker as in_a_job
from tests.support import TODAY as SUITE_TODAY
from tests.support import Answer, shipped, worker

#: A day whose law is known: on other days it is another, or not known yet.
TODAY = date(2026, 11, 23)
WAYS = {"before": 4, "cannot": 5, "injury": 6}

OLD_ACCOUNT = worker(
    sex="female",
    birth_date="1970-01-01",
    papers_agree=False,
    registered=True,
    documents=["certificate_of_identity", "work_permit"],
    employment={
        "started_on": "2003-01-01",
        "ended_on": "2006-12-31",
        "end_reason": "resigned",
        "earlier": [],
    },
    contributions={"paid": None, "total_months": 40},
)
DOMESTIC = worker(
    sector="private_household",
    registered=False,
    contributions={"paid": []},
    employment={"started_on": "2025-01-01", "ended_on": None, "earlier": []},
)
FARM = worker(sector="seasonal_farm", documents=[], registered=False, contributions={"paid": []})
SIXTY_ONE = worker(
    birth_date="1965-01-01",
    registered=False,
    contributions={"paid": []},
    employment={"started_on": "2026-05-01", "ended_on": None, "earlier": []},
)
SIXTY = worker(
    birth_date="1966-01-01",
    registered=False,
    contributions={"paid": []},
    employment={"started_on": "2026-05-01", "ended_on": None, "earlier": []},
)
#: What stands before every officer for who has no permit.
ASK_FIRST = "first ask an organisation that helps workers"
HURT = worker(events={"work_injury": {"date": "2026-11-20"}})
PEOPLE: dict[str, Answer] = {
    **{name: journey(TODAY).question for name, journey in JOURNEYS.items()},
    "old account": OLD_ACCOUNT,
    "domestic": DOMESTIC,
    "farm": FARM,
    "sixty": SIXTY,
    "sixty-one": SIXTY_ONE,
    "hurt": HURT,
    "nothing known": NOTHING_KNOWN,
    "no dates": NO_DATES,
}


def page_of(question: Answer, way: str, language: str = "en", today: date = TODAY) -> WayPage:
    """The page as its view makes it, of a question with all its texts."""
    person = contract.read(question, today=today).person
    found = evaluate(person, shipped())
    asked = Assessed(person, found, answer_in(found, shipped(), CONTENT, language))
    spoken = Spoken(language, CONTENT)
    if way == "before":
        return before_page(Before(question, asked, shipped(), (Kind.AGAIN,), today), spoken)
    made = cannot_page if way == "cannot" else injury_page
    return made(asked, shipped(), spoken)


def blocks(page: WayPage) -> Iterator[Block]:
    for section in page.sections:
        yield from section.blocks


def said(page: WayPage) -> str:
    """Everything the page says but its sources."""
    parts = [page.verdict, page.lead]
    for block in blocks(page):
        parts += block.texts
        parts += [f"{label}: {value}" for label, value in block.facts]
        parts += [f"{made.label}: {made.value} {made.more}" for made in block.made]
    return "\n".join(parts)


def leads_to(page: WayPage) -> set[str]:
    return {f"{block.link.to}{block.link.place}" for block in blocks(page) if block.link}


def left(last: date, paid: str = "2024-01..2026-03") -> Answer:
    question = ended(in_a_job(paid), last)
    question["person"]["employment"]["started_on"] = "2023-12-01"
    return question


def old_account() -> Journey:
    """The woman whose account of twenty years ago bears another name."""
    forms = you("female", papers=["certificate_of_identity", "work_permit"])
    return Journey(
        forms={
            "you": {**forms["you"], **day("born", date(1970, 5, 10))},
            "papers": {**forms["papers"], "agree": "no"},
            "work": {"sector": "factory", "registered": "yes"},
            "job": {
                "job": "ended",
                **day("last_day", date(2006, 12, 31)),
                "why_ended": "resigned",
                **day("first_day", date(2003, 1, 5)),
                "other_jobs": "no",
            },
            "months": {"contributed": "total", "total": "40"},
            "wage": {"wage": "6000", "wage_changed": "no"},
            "events": {"happened": ["-"], "has_children": "no"},
            "no_job": {"doe": "no", "jobless_days_paid": "0"},
        },
        question={},
        verdicts={},
    )


def hurt_in_a_home() -> Journey:
    """She keeps house for a family, has no permit, and was hurt there three days ago."""
    return Journey(
        forms={
            **you("female", papers=["pink_card"]),
            "work": {"sector": "private_household", "registered": "no"},
            "job": {
                "job": "running",
                **day("first_day", back(SUITE_TODAY, 12)),
                "other_jobs": "no",
            },
            "months": {"contributed": "never"},
            "events": {"happened": ["injury"], "has_children": "no"},
            "injury": day("injured_on", SUITE_TODAY - timedelta(days=3)),
        },
        question={},
        verdicts={},
    )
