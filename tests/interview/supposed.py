"""Somebody who has told everything, and what she would be asked if something else were so."""

from collections.abc import Mapping
from datetime import date

from dateutil.relativedelta import relativedelta
from django.utils.datastructures import MultiValueDict

from eligibility.interview import supposing
from eligibility.interview.question import question_of
from eligibility.interview.screens import BY_KEY
from eligibility.interview.supposing import Kind, Supposition
from eligibility.interview.told import Answers, Told, with_screen
from tests.interview.journeys import Form, birth_to_come
from tests.support import Answer

#: A day whose law is known: on other days it is another, or not known yet.
TODAY = date(2026, 11, 23)
IN_THREE_MONTHS = TODAY + relativedelta(months=3)


def posted(form: Form) -> MultiValueDict[str, str]:
    return MultiValueDict({k: [v] if isinstance(v, str) else v for k, v in form.items()})


def told(forms: Mapping[str, Form], today: date = TODAY) -> Told:
    """Somebody who has sent all of these screens."""
    answers = Answers()
    for key, form in forms.items():
        taken = with_screen(answers, BY_KEY[key], posted(form), Told(answers, today))
        answers = Answers(taken.given, taken.sent | {key})
    return Told(answers, today)


def supposed(person: Told, kind: Kind, when: date) -> Answer:
    return supposing.question(question_of(person), Supposition(kind, when), person.today)


RUNNING = birth_to_come(TODAY).forms
