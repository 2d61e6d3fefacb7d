"""The addresses of the public checker's pages below a case."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import override

from cases.models import Case
from eligibility.interview import faults
from eligibility.interview.told import Answers, Told
from eligibility.pages import way


def below(case: Case, page: str, language: str, **captured: int) -> str:
    """The path of a page of the checker with the answers of a case (``cases.mount``).

    Args:
        case: whose answers it shows.
        page: the name of its view in ``eligibility.urls``.
        language: in which it is shown.
        captured: what its path needs besides.
    """
    with override(language):
        return f"/case/{case.reference}{reverse(f'eligibility:{page}', kwargs=captured or None)}"


def onward(case: Case, answers: Answers, language: str, today: dt.date) -> tuple[str, bool]:
    """Where the check of a case goes on, and whether there is a result."""
    told = Told(answers, today)
    open_one = faults.first_open(told)
    if open_one is None:
        return below(case, "answers", language), True
    return below(case, "screen", language, number=way.place_of(open_one, told)), False
