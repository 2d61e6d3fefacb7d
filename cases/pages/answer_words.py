"""What an office has answered, in words: for its officers, the volunteers and the worker alike."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from cases import messages
from cases.models import Message
from cases.reviewing import Answer, Given, Kind
from cases.vault import Vault
from eligibility import clock
from eligibility.presentation import Spoken
from eligibility.rules.codes import BenefitCode
from eligibility.rules.truth import Truth, Verdict
from eligibility.wording.sentence import Sentence, sentence

ANSWERS = sentence("Answers of the SSO office")
SAID: Mapping[Kind, Sentence] = {
    Kind.AGREE: sentence("The office agrees."),
    Kind.DISAGREE: sentence("The office does not agree."),
    Kind.DOCUMENTS: sentence("The office asks for papers."),
}
ASKS = sentence("The SSO office asks for papers: %(papers)s")
HAS_ANSWERED = sentence("The SSO office has answered.")
_WHY, _CONDITION = sentence("Why"), sentence("It is about this condition")
_HOLDS, _PAPERS = sentence("What the office holds right"), sentence("Papers")
#: The field beside the papers that can be ticked, and what was written into it.
OTHERS = sentence("Other papers, or what is unclear")
_WRITTEN_IN = sentence("Written in %(language)s.")
#: The letters that tell in which language something is written.
_THAI, _BURMESE = ("\u0e00", "\u0e7f"), ("\u1000", "\u109f")


@dataclass(frozen=True, slots=True)
class Line:
    """One text under its label; ``language`` and ``written_in``: of what was written freely."""

    label: str
    text: str
    language: str = ""
    written_in: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """An answer to one benefit. ``by`` and ``on``: who gave it and which day, "" where untold."""

    benefit: str
    name: str
    kind: str
    head: str
    lines: tuple[Line, ...]
    by: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A message. ``new``: whoever reads it has not had it on a page before."""

    by: str
    at: datetime
    text: str
    language: str
    from_office: bool
    new: bool


def said(answer: Answer, spoken: Spoken, by: str = "", at: datetime | None = None) -> Said:
    """An answer in the language of a voice; what was written freely as it is."""
    return Said(
        benefit=answer.benefit,
        name=spoken.name(BenefitCode(answer.benefit)),
        kind=answer.kind,
        head=spoken.say(SAID[answer.kind]),
        lines=tuple(line for line in _lines(answer, spoken) if line.text),
        by=by,
        on=spoken.date(at.astimezone(clock.BANGKOK).date()) if at else "",
    )


def said_by(given: Sequence[Given], names: Iterable[str], spoken: Spoken) -> list[Said]:
    """Answers with who gave them and when; ``names``: of each, as the reader may know them."""
    return [
        said(each.answer, spoken, by, each.row.at) for each, by in zip(given, names, strict=True)
    ]


def papers(answer: Answer, spoken: Spoken) -> list[str]:
    """What is asked for: each paper by its name, then what was written down."""
    named = (answer.words.get(code, {}).get(spoken.language, "") for code in answer.documents)
    return [text for text in (*named, answer.text) if text]


def asks(answers: Iterable[Answer], spoken: Spoken) -> str:
    """In one sentence, what an office asks for; each thing once."""
    wanted = dict.fromkeys(text for answer in answers for text in papers(answer, spoken))
    return spoken.say(ASKS, {"papers": spoken.listed(list(wanted))})


def holds(verdict: str) -> Callable[[Spoken], str]:
    """What an officer holds right, as its option and its answer say it alike."""
    if verdict == Verdict.ASK_SSO:  # nobody is sent to the office by the office
        return lambda spoken: spoken.name(Truth.CANNOT_TELL)
    return lambda spoken: spoken.name(Verdict(verdict))


def written(
    rows: Iterable[Message], names: Iterable[str], vault: Vault, *, of_office: bool
) -> list[Written]:
    """Messages as one side reads them; ``names``: who wrote each, as that side may know them."""
    found = []
    for row, by in zip(rows, names, strict=True):
        text = messages.text_of(row, vault)
        new = row.from_office is not of_office and row.seen_at is None
        found.append(Written(by, row.at, text, language_of(text), row.from_office, new))
    return found


def language_of(text: str) -> str:
    """In which of our languages something is written, by most of its letters."""
    thai, burmese = (
        sum(first <= mark <= last for mark in text) for first, last in (_THAI, _BURMESE)
    )
    western = sum(mark.isalpha() and mark.isascii() for mark in text)
    return max(("en", western), ("th", thai), ("my", burmese), key=lambda each: each[1])[0]


def _lines(answer: Answer, spoken: Spoken) -> Iterable[Line]:
    if answer.kind is Kind.DISAGREE:
        yield _free(_WHY, answer.why, spoken)
        condition = answer.words.get(answer.condition, {}).get(spoken.language, "")
        yield Line(spoken.say(_CONDITION), condition)
        yield Line(spoken.say(_HOLDS), holds(answer.holds)(spoken))
    if answer.kind is Kind.DOCUMENTS:
        named = papers(
            Answer(answer.benefit, answer.kind, documents=answer.documents, words=answer.words),
            spoken,
        )
        yield Line(spoken.say(_PAPERS), spoken.listed(named))
        yield _free(OTHERS, answer.text, spoken)


def _free(label: Sentence, text: str, spoken: Spoken) -> Line:
    language = language_of(text)
    named = dict(settings.LANGUAGES)[language]
    other = spoken.say(_WRITTEN_IN, {"language": named}) if language != spoken.language else ""
    return Line(spoken.say(label), text, language, other)
