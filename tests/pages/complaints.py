"""People whose employer has left something undone, as their pages; what two test files share."""

from datetime import date
from typing import Any

from eligibility.action.complaint import ComplaintPage, complaint_page
from eligibility.action.employer import EmployerPage, employer_page
from eligibility.action.letter import LetterPage, letter_page
from eligibility.action.missing import Situation, situation
from eligibility.action.typed_sheet import Typed
from eligibility.assessing import Assessed
from eligibility.pages.drawn import draw
from eligibility.presentation import Spoken, answer_in
from eligibility.rules import question
from eligibility.rules.evaluate import evaluate
from eligibility.rules.rulebook import Rulebook
from tests.i18n.saying import CONTENT
from tests.support import Answer, shipped
from tests.support import worker as insured

#: A day whose law is known.
DAY = date(2026, 11, 23)
THAI = Spoken("th", CONTENT)


def started(day: str | None, **more: Any) -> dict[str, Any]:
    return {"employment": {"started_on": day, "ended_on": None, "earlier": []}, **more}


def worker(**person: Any) -> Answer:
    return insured(as_of=DAY.isoformat(), **person)


def unregistered(day: str | None, **more: Any) -> Answer:
    """Never registered, at work since ``day``."""
    return worker(**started(day, registered=False, contributions={"paid": []}, **more))


def deducted() -> Answer:
    """Five months were taken from her wage and not sent in, one was neither; two are paid."""
    months = {
        "paid": ["2026-03..2026-04"],
        "deducted_not_remitted": ["2026-06..2026-10"],
        "in_doubt": [],
    }
    return worker(**started("2026-03-02", registered=True, contributions=months))


def complete() -> Answer:
    """Registered, and every month is on the record."""
    months = {"paid": ["2026-01..2026-10"], "deducted_not_remitted": [], "in_doubt": []}
    return worker(**started("2026-01-05", registered=True, contributions=months))


def with_an_earlier_job(**months: list[str]) -> Answer:
    """In this job since 20 January 2026, in another from 2020 to 2024."""
    earlier = [{"started_on": "2020-01-01", "ended_on": "2024-12-31"}]
    job = {"started_on": "2026-01-20", "ended_on": None, "earlier": earlier}
    told = {"paid": ["2026-01..2026-10"], "deducted_not_remitted": [], "in_doubt": [], **months}
    return worker(registered=True, employment=job, contributions=told)


def left_within_the_days() -> Answer:
    job = {"started_on": "2026-10-01", "ended_on": "2026-10-20", "end_reason": "resigned"}
    return worker(registered=False, contributions={"paid": []}, employment=job)


def on_record_all_the_same() -> Answer:
    """Not registered, she says, with months of this job on her record."""
    months = {"paid": ["2026-01..2026-06"], "deducted_not_remitted": [], "in_doubt": []}
    return worker(**started("2026-01-05", registered=False, contributions=months))


def died(given: Answer) -> Answer:
    return {**given, "events": {"death": {"date": "2026-10-01"}}}


def asked(given: Answer, language: str = "en", law: Rulebook | None = None) -> Assessed:
    law = law or shipped()
    person = question.read(given, today=DAY).person
    found = evaluate(person, law)
    answer: Any = answer_in(found, law, CONTENT, language)
    return Assessed(person, found, answer)


def facts(given: Answer) -> Situation:
    return situation(asked(given), shipped())


def way_out(given: Answer, language: str = "en", law: Rulebook | None = None) -> EmployerPage:
    found = asked(given, language, law)
    return employer_page(found, law or shipped(), Spoken(language, CONTENT))


def sheet(given: Answer, typed: Typed, language: str = "en") -> ComplaintPage:
    own = Spoken(language, CONTENT)
    return complaint_page(facts(given), typed, shipped(), THAI, own, made=True)


def letter(given: Answer, language: str = "en") -> LetterPage:
    return letter_page(facts(given), shipped(), THAI, Spoken(language, CONTENT))


def drawn(page: EmployerPage | ComplaintPage | LetterPage) -> str:
    name = {EmployerPage: "employer", ComplaintPage: "complaint", LetterPage: "letter"}[type(page)]
    return draw(f"{name}.html", page=page, form_id="screen", token_field="", notice="")
