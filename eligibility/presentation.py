"""An answer in words: the core's findings in Burmese, Thai or English.

No table is read and no clock is asked. The sentences are those of ``eligibility.wording`` by way
of the catalogues; papers and steps are the translated content of the rulebook release.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Any

from django.utils.translation import gettext, ngettext, override

from eligibility.content import LANGUAGES, Content, MissingTextError
from eligibility.rules import answer
from eligibility.rules.codes import AdviceCode, BenefitCode
from eligibility.rules.evaluate import Assessment
from eligibility.rules.faults import Fault
from eligibility.rules.finding import Condition, Params, Reason, Step
from eligibility.rules.person import Assumption
from eligibility.rules.rulebook import Rulebook
from eligibility.wording import (
    advice,
    assumptions,
    calendar,
    conditions,
    faults,
    instruments,
    labels,
    names,
    reasons,
    unknowns,
)
from eligibility.wording.sentence import Baht, Saying, Sentence
from eligibility.wording.sentence import Spoken as Value

_THAI = "th"
_BUDDHIST_OFFSET = 543
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")


class Spoken:
    """The voice of one language; it also says names, labels, dates and money for the pages."""

    def __init__(self, language: str, content: Content) -> None:
        """Speak ``language`` (``my``, ``th`` or ``en``) with the content of one release.

        Raises:
            MissingTextError: another language.
        """
        self._phrases = _Phrases(language)
        self.language = language
        self._content = content

    def reason(self, reason: Reason, benefit: BenefitCode | None) -> str:
        """Why a verdict is what it is."""
        return self._phrases.say(reasons.of(reason, benefit))

    def condition(self, condition: Condition, benefit: BenefitCode) -> str:
        """A condition of the law and how it stands."""
        return self._phrases.say(conditions.of(condition, benefit))

    def assumed(self, assumption: Assumption) -> str:
        """What was taken to be so because nothing was told."""
        return self._phrases.say(assumptions.of(assumption))

    def unknown(self, field: str) -> str:
        """The fact that would settle an open question."""
        return self._phrases.say(unknowns.of(field))

    def document(self, code: str) -> str:
        """A paper to bring."""
        return self._content.document(code, self.language)

    def step(self, step: Step) -> str:
        """Something to do."""
        return self._content.step(step.code, self.language)

    def advice(self, code: AdviceCode, params: Params) -> str:
        """What to do besides claiming."""
        return self._phrases.say(advice.of(code, params))

    def disclaimer(self) -> str:
        """Who decides."""
        return self._phrases.text(names.DISCLAIMER)

    def instrument(self, name: str) -> str:
        """The law or other source a value stands in; a name we have no words for as it stands."""
        known = instruments.BY_NAME.get(name)
        return self._phrases.text(known) if known else name

    def earliest(self, day: date, *, by_contributions: bool) -> str:
        """From which day a benefit can be had, and what that day rests on."""
        said = names.EARLIEST_BY_CONTRIBUTIONS if by_contributions else names.EARLIEST
        return self._phrases.text(said, {"day": day})

    def benefit(self, code: BenefitCode) -> str:
        """The name of a benefit."""
        return self._content.benefit_name(code.value, self.language)

    def benefits(self) -> list[str]:
        """The short names of the seven benefits, in the order of the answer."""
        return [self.name(code) for code in BenefitCode]

    def say(self, sentence: Sentence, values: Mapping[str, Value] | None = None) -> str:
        """A sentence of ours with its values put in, dates and money in words."""
        return self._phrases.text(sentence, values)

    def name(self, code: StrEnum) -> str:
        """The name of a verdict, group, status or entitlement; the short one of a benefit."""
        return self._phrases.text(names.of(code))

    def label(self, field: str) -> str:
        """The label of a field of the answer."""
        return self._phrases.text(labels.ANSWER[field])

    def figure(self, field: str) -> str:
        """The label of a figure of an entitlement."""
        return self._phrases.text(labels.FIGURES[field])

    def date(self, day: date) -> str:
        """A day in words, day first: "1 December 2026"."""
        return self._phrases.date(day)

    def month(self, month: str) -> str:
        """A month given as ``YYYY-MM`` in words: "December 2026"."""
        return self._phrases.value(month)

    def listed(self, texts: Sequence[str]) -> str:
        """Several things one after the other, parted as the language parts them; "" for none."""
        if not texts:
            return ""
        *before, last = texts
        for text in reversed(before):
            last = self._phrases.text(calendar.LISTED, {"first": text, "rest": last})
        return last

    def money(self, amount: Fraction | Decimal | int) -> str:
        """An amount: "12,000 baht"."""
        return self._phrases.value(Baht(amount))


class _Phrases:
    """Sentences, dates and numbers of one language."""

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise MissingTextError(f"There are no texts in the language “{language}”.")
        self.language = language

    def say(self, saying: Saying) -> str:
        return self.text(saying.sentence, saying.values)

    def text(self, sentence: Sentence, values: Mapping[str, Value] | None = None) -> str:
        """A sentence in this language with its values put in."""
        if not values:
            return _whole(sentence.text, self.language)
        one = not sentence.many or values[sentence.by] == 1
        said = _translated(sentence.text, sentence.many, self.language, one=one)
        return said % {name: self.value(value) for name, value in values.items()}

    def value(self, value: Value) -> str:
        """A value as it is spoken: dates and months in words, numbers with separators."""
        if value is None:
            return ""
        if isinstance(value, str):
            found = _MONTH.fullmatch(value)
            return self._month(int(found[1]), int(found[2])) if found else value
        if isinstance(value, Baht):
            return self.text(calendar.MONEY, {"amount": _number(value.amount)})
        return self.date(value) if isinstance(value, date) else _number(value)

    def date(self, day: date) -> str:
        return f"{day.day} {self._month(day.year, day.month)}"

    def _month(self, year: int, month: int) -> str:
        # A Thai officer reads the Buddhist year; the worker's papers may have either.
        said = f"{year + _BUDDHIST_OFFSET} ({year})" if self.language == _THAI else str(year)
        return f"{self.text(calendar.MONTHS[month - 1])} {said}"


@cache
def _translated(text: str, many: str, language: str, *, one: bool) -> str:
    """A sentence of the catalogues, looked up once: they do not change while the site runs.

    Of our languages English alone has a plural, and it asks for no more than whether it is one.
    """
    with override(language):
        return ngettext(text, many, 1 if one else 2) if many else gettext(text)


@cache
def _whole(text: str, language: str) -> str:
    """A sentence that has no values, and so tells nothing of anybody: said once for all."""
    return _translated(text, "", language, one=True) % {}


def _number(amount: Fraction | Decimal | int) -> str:
    """A number in Western digits, which stand on forms and notes: 12,000 or 583.33."""
    number = Fraction(amount) if isinstance(amount, Decimal) else amount
    if number.denominator == 1:
        return f"{number.numerator:,}"
    exact = answer.rounded(Fraction(number))
    return f"{exact:,}" if isinstance(exact, int) else f"{exact:,.2f}"


def answer_in(
    assessment: Assessment, rulebook: Rulebook, content: Content, language: str
) -> dict[str, Any]:
    """The contract's answer with its texts in ``language``.

    Raises:
        MissingTextError: there are no texts in that language, or for a paper or a step.
    """
    return answer.write(assessment, rulebook, Spoken(language, content))


def day_in(language: str, day: date) -> str:
    """A day in words, as ``Spoken.date`` says it; no release is asked for."""
    return _Phrases(language).date(day)


def refusal(found: Iterable[Fault], language: str) -> list[dict[str, str]]:
    """What is wrong with a question, for a form, the API and the command line alike."""
    phrases = _Phrases(language)
    return [
        {
            "field": fault.field,
            "code": fault.code.value,
            "text": phrases.say(faults.of(fault)),
        }
        for fault in found
    ]
