"""A polite letter to the employer: to register a worker, or to put the record right."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from eligibility.action.missing import Situation
from eligibility.action.paired import Line, Paired
from eligibility.action.ways import Law, Source
from eligibility.presentation import Spoken
from eligibility.rules.rulebook import Rulebook
from eligibility.wording import complaint as wording
from eligibility.wording import employer
from eligibility.wording.sentence import Sentence

_WORDS: Mapping[str, Sentence] = {
    "title": wording.LETTER,
    "no_threat": wording.NO_THREAT,
    "risk": wording.RISK_FIRST,
    "fill_in": wording.FILL_IN,
}


@dataclass(frozen=True, slots=True)
class LetterPage:
    """The letter in its parts, what is said before it, and the sources of what it says.

    ``none``: why there is no letter, or "".
    """

    language: str
    back: str
    words: Mapping[str, str]
    none: str
    head: tuple[Line, ...]
    body: tuple[Line, ...]
    foot: tuple[Line, ...]
    pages: str
    sources: tuple[Source, ...]


def letter_page(found: Situation, rulebook: Rulebook, thai: Spoken, own: Spoken) -> LetterPage:
    """The page of the letter.

    Args:
        found: what the employer has left undone.
        rulebook: the release of the answer, for the days and the section named.
        thai, own: the voices of the employer and of the reader.
    """
    said, law = Paired(thai, own), Law(rulebook, found.today, own)
    register, sent_in = law.row("employer_register_days"), law.row("contribution_due_day")
    # On days nobody vouches for the law of, no day of it stands in a letter.
    asks_to_register = (found.unregistered or found.in_time) and law.vouches(register)
    asks_to_correct = bool(found.deducted_here or (found.missing and not asks_to_register))
    body: list[Line] = []
    if asks_to_register:
        section = register.citation.section
        body += [said.section(wording.PLEASE_REGISTER, section, days=register.number)]
        body += _first_day(found, said)
    if asks_to_correct:
        body += _months(found, said, missing=not asks_to_register)
        body += [said.line(wording.SENT_BY, day=sent_in.number)] if law.vouches(sent_in) else []
    rows = ((register, asks_to_register), (sent_in, asks_to_correct))
    return LetterPage(
        language=own.language,
        back=own.say(employer.TITLE),
        words={name: own.say(sentence) for name, sentence in _WORDS.items()},
        none=own.say(wording.NO_LETTER) if found.died else "",
        head=(
            said.field(wording.DATE),
            said.line(wording.ABOUT),
            said.field(wording.TO_EMPLOYER),
        ),
        body=tuple(body) or (said.line(wording.PLEASE_TELL),),
        foot=(
            said.line(wording.PERHAPS_DONE),
            said.line(wording.PAPERS),
            said.line(wording.ASK_1506),
            said.line(wording.THANKS),
            said.field(wording.WORKER),
            said.field(wording.SIGNED),
        ),
        pages=own.label("citations"),
        sources=law.block(rests_on=[row for row, named in rows if named]).sources,
    )


def _first_day(found: Situation, said: Paired) -> Iterator[Line]:
    if found.started_on is not None:
        yield said.line(wording.MY_FIRST_DAY, day=found.started_on)
    if found.due is not None:
        yield said.line(wording.LAST_DAY, day=found.due)


def _months(found: Situation, said: Paired, *, missing: bool) -> Iterator[Line]:
    if found.deducted_here:
        yield said.months(wording.TAKEN, found.deducted_here)
    if found.missing and missing:
        yield said.months(wording.NOT_ON_RECORD, found.missing)
    yield said.line(wording.PLEASE_CORRECT)
