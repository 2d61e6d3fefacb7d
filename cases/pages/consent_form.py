"""A consent as it is shown: the worker's language first, that of the volunteer beside it.

Any page that asks for one includes ``cases/consent_form.html`` in its form, with ``consent`` from
``shown``, and gives ``summary`` as ``faults`` to the frame.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from cases import consent_text
from cases.consenting import AGES, HOW, UNDER_AGE, ConsentForm, Faults
from eligibility import loader
from eligibility.interview.shown import Option, Shown
from eligibility.pages.pair import Pair
from eligibility.presentation import Spoken
from eligibility.wording.sentence import Saying, Sentence, sentence

#: What stands beside the site's style where two languages are on one page.
STYLE = "beside"

#: What the worker ticks, and after her the guardian.
_TICKS = ("agrees", "health", "guardian_agrees")
_HOW = sentence("How was it given?")
_AGE = sentence("How old is the person?")
_WHY_AGE = sentence("Below that age a parent or guardian has to consent too.")
_GUARDIAN = sentence("Name of the parent or guardian")
_GUARDIAN_AGREES = sentence("I am the parent or guardian. I have been told this, and I agree.")


@dataclass(frozen=True, slots=True)
class ConsentShown:
    """What ``cases/consent_form.html`` draws. Texts for the worker are markup in two languages.

    ``labels``: by the name of such a text what the volunteer calls it.
    """

    language: str
    languages: tuple[tuple[str, str, bool], ...]
    version: int
    text: list[str]
    ticks: list[Shown]
    age: Shown | None
    guardian: Shown
    guardian_agrees: Shown
    how: Shown
    labels: Mapping[str, str]

    def named(self) -> dict[str, Shown]:
        """Every question by its name, in the order of the page, as the summary of faults has it."""
        age = [self.age, self.guardian, self.guardian_agrees] if self.age else []
        every = (*self.ticks, *age, self.how)
        return {
            each.name: replace(each, text=self.labels.get(each.name, each.text)) for each in every
        }


def shown(form: ConsentForm, faults: Faults, values: Mapping[str, Any]) -> ConsentShown:
    """A consent to be read, ticked and taken down, in the language of the page and the worker's.

    Args:
        form: what was ticked so far.
        faults: what is wrong with it; empty where nothing was sent yet.
        values: what the text names (``consent_text.values``).
    """
    page, worker = voices(form.language)
    both = Pair(worker, None if page.language == worker.language else page)
    make = partial(_shown, form, faults, page)
    version = consent_text.newest(form.purpose)
    agreed = consent_text.AGREED[form.purpose][version]
    return ConsentShown(
        language=form.language,
        languages=tuple((code, name, code == form.language) for code, name in settings.LANGUAGES),
        version=version,
        text=[both.say(each, values) for each in consent_text.VERSIONS[form.purpose][version]],
        ticks=[
            make(name, both.say(said, values), kind="tick")
            for name, said in zip(_TICKS, agreed, strict=False)
        ],
        age=make("of_age", page.say(_AGE), AGES, hint=page.say(_WHY_AGE))
        if form.asks_age
        else None,
        guardian=make("guardian", page.say(_GUARDIAN), kind="text"),
        guardian_agrees=make("guardian_agrees", both.say(_GUARDIAN_AGREES), kind="tick"),
        how=make("how", page.say(_HOW), HOW),
        labels={
            name: page.say(said, values)
            for name, said in zip(_TICKS, (*agreed, _GUARDIAN_AGREES), strict=True)
        },
    )


def voices(language: str) -> tuple[Spoken, Spoken]:
    """The voice of the page, and that of the worker's ``language``."""
    content = loader.current().content
    return Spoken(get_language() or "en", content), Spoken(language, content)


def summary(questions: Mapping[str, Shown], faults: Faults) -> list[dict[str, str]]:
    """What the summary of faults says above the form, with a way to each field.

    Args:
        questions: those of the page by their name, in its order.
        faults: by the same names.
    """
    page, _ = voices("en")
    return [
        {"href": f"#{shown.id}", "label": shown.text, "text": page.say(*_parts(faults[name]))}
        for name, shown in questions.items()
        if name in faults
    ]


def _shown(
    form: ConsentForm,
    faults: Faults,
    page: Spoken,
    name: str,
    text: str,
    options: Mapping[Any, Sentence] | None = None,
    *,
    kind: str = "one_of",
    hint: str = "",
) -> Shown:
    typed = getattr(form, name)
    return Shown(
        id=f"consent-{name}",
        name=name,
        kind=kind,
        text=text,
        hint=hint,
        fault=page.say(*_parts(faults[name])) if name in faults else "",
        value=("1" if typed else "") if kind == "tick" else typed,
        options=tuple(
            Option(
                value=str(value),
                text=page.say(said),
                checked=str(value) == typed,
                shows="1" if value == UNDER_AGE else "",
            )
            for value, said in (options or {}).items()
        ),
    )


def _parts(said: Saying) -> tuple[Sentence, Mapping[str, Any]]:
    return said.sentence, said.values
