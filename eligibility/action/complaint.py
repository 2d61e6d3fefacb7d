"""The complaint sheet: what is asked for it, and its lines in Thai and the reader's language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from eligibility.action.missing import Situation
from eligibility.action.paired import Line, Paired
from eligibility.action.typed_sheet import LONGEST, Typed, Way
from eligibility.action.ways import Link
from eligibility.interview.kinds import OneOf
from eligibility.interview.screens import BY_KEY
from eligibility.presentation import Spoken
from eligibility.rules.codes import AdviceCode, Sector
from eligibility.rules.rulebook import Rulebook
from eligibility.wording import complaint as wording
from eligibility.wording import employer, result, ways
from eligibility.wording.sentence import Sentence

_SECRECY = "act-100"
_WAYS: Mapping[Way, Sentence] = {
    Way.UNNAMED: employer.UNNAMED,
    Way.NGO: employer.NGO,
    Way.NAMED: employer.NAMED,
}
#: Kinds of work that say nothing to an officer.
_SAYS_NOTHING = (None, Sector.OTHER, Sector.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: its value, its words, whether it is chosen."""

    value: str
    text: str
    checked: bool


@dataclass(frozen=True, slots=True)
class Field:
    """Something to type: the name of its field, its words, what was typed, its longest."""

    name: str
    text: str
    value: str
    longest: int


@dataclass(frozen=True, slots=True)
class Form:
    """What is asked for the sheet; ``last`` only where it is with her name."""

    words: Mapping[str, str]
    ways: tuple[Choice, ...]
    fields: tuple[Field, ...]
    proofs: tuple[Choice, ...]
    last: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """A kind of proof on the sheet, with a box that is ticked or to be ticked by hand."""

    line: Line
    ticked: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet from top to bottom."""

    heading: Line
    head: tuple[Line, ...]
    matter: Line
    facts: tuple[Line, ...]
    proof: Line
    proofs: tuple[Proof, ...]
    foot: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class ComplaintPage:
    """The form, and the sheet once it was asked for; ``language`` is the reader's.

    ``none``: why there is neither, and whom to ask; empty where there is. ``ways_on`` goes with it.
    """

    language: str
    back: str
    words: Mapping[str, str]
    none: tuple[str, ...]
    ways_on: tuple[Link, ...]
    form: Form
    sheet: Sheet | None


_WORDS: Mapping[str, Sentence] = {
    "title": wording.TITLE,
    "not_kept": wording.NOT_KEPT,
    "risk": wording.RISK_FIRST,
    "way": wording.WAY,
    "proof": wording.PROOF,
    "by_hand": wording.BY_HAND,
    "less": wording.LESS_WITHOUT_NAMES,
    "make": wording.MAKE,
    "made": wording.MADE,
    "stays": wording.COPY_STAYS,
    "change": wording.CHANGE,
}


def complaint_page(
    found: Situation, typed: Typed, rulebook: Rulebook, thai: Spoken, own: Spoken, *, made: bool
) -> ComplaintPage:
    """The page of the complaint sheet.

    Args:
        found: what the employer has left undone.
        typed: what the form says, or an empty one.
        rulebook: the release of the answer, for the section named on the sheet.
        thai, own: the voices of the officer and of the reader.
        made: whether the sheet was asked for.
    """
    words = {name: own.say(said) for name, said in _WORDS.items()}
    return ComplaintPage(
        language=own.language,
        back=own.say(employer.TITLE),
        words=words,
        none=() if found.complaint else tuple(_none(found, own)),
        ways_on=tuple(_ways_on(found, own)),
        form=_form(found, typed, words, own),
        sheet=(
            _sheet(found, typed, rulebook, Paired(thai, own)) if made and found.complaint else None
        ),
    )


def _none(found: Situation, own: Spoken) -> Iterator[str]:
    """Why no sheet is made, and whom to ask; who has no permit is sent to no officer first."""
    if found.in_time:
        said = employer.HAS_TIME_PERHAPS if found.unsure else employer.HAS_TIME
        yield own.say(said, {"day": found.due})
    elif _not_for_her(found):
        yield own.say(employer.NOT_FOR_YOU)
        return
    else:
        yield own.say(employer.ON_RECORD if found.on_record else wording.NOTHING_CERTAIN)
    yield own.advice(AdviceCode.ASK_SSO, ())
    yield own.say(ways.ORGANISATIONS)


def _ways_on(found: Situation, own: Spoken) -> Iterator[Link]:
    yield Link("guide/help", "", own.say(ways.WHO_CAN_HELP))
    if _not_for_her(found):
        yield Link("cannot", "", own.say(employer.NOT_FOR_YOU_LINK))


def _not_for_her(found: Situation) -> bool:
    return found.shut and not found.registered


def _form(found: Situation, typed: Typed, words: Mapping[str, str], own: Spoken) -> Form:
    def field(name: str, text: Sentence, value: str) -> Field:
        return Field(name, own.say(text), value, LONGEST[name])

    return Form(
        words=words,
        ways=tuple(Choice(way, own.say(said), way is typed.way) for way, said in _WAYS.items()),
        fields=(
            field("workplace", wording.WORKPLACE, typed.workplace),
            field("place", wording.PLACE, typed.place),
        ),
        proofs=tuple(
            Choice(code, own.say(said), code in typed.proofs)
            for code, said in employer.PROOFS.items()
        ),
        last=(
            field("name", wording.WORKER if found.died else wording.NAME, typed.name),
            field("phone", wording.PHONE, typed.phone),
        ),
    )


def _sheet(found: Situation, typed: Typed, rulebook: Rulebook, said: Paired) -> Sheet:
    secrecy = rulebook.citations[_SECRECY].section
    return Sheet(
        heading=said.line(wording.HEADING),
        head=tuple(_head(found, typed, said)),
        matter=said.line(wording.MATTER),
        facts=(*_facts(found, typed.way, said), said.line(wording.OTHER, blank=2)),
        proof=said.line(wording.PROOFS),
        proofs=tuple(
            Proof(said.line(text), code in typed.proofs)
            for code, text in employer.PROOFS.items()
            if code in typed.proofs or not typed.proofs
        ),
        foot=(
            said.line(wording.LOOK_INTO),
            said.section(wording.KEEP_SECRET, secrecy),
            *(() if typed.way is Way.UNNAMED else (said.field(wording.SIGNED),)),
            said.field(wording.RECEIVED),
            said.line(wording.NO_FORM),
        ),
    )


def _head(found: Situation, typed: Typed, said: Paired) -> Iterator[Line]:
    yield said.line(wording.TO)
    yield said.field(wording.DATE)
    yield said.line(wording.FOR_THE_DEAD if found.died else wording.FROM[typed.way])
    if typed.way is Way.NAMED:
        yield said.field(wording.WORKER, typed.name)
        yield said.field(wording.WORKER_PHONE, typed.phone)
    if typed.way is Way.NGO:
        yield said.field(wording.ORGANISATION)
    yield said.field(wording.WORKPLACE, typed.workplace)
    yield said.field(wording.PLACE, typed.place)


def _facts(found: Situation, way: Way, said: Paired) -> Iterator[Line]:
    """What the answers tell; without names nothing of it that fits one worker alone."""
    if found.sector not in _SAYS_NOTHING:
        yield said.made(
            lambda spoken: spoken.say(wording.SECTOR, {"sector": _sector(found, spoken)})
        )
    yield from _of_all(found, said) if way is Way.UNNAMED else _of_one(found, said)


def _of_all(found: Situation, said: Paired) -> Iterator[Line]:
    """No more than is known of one worker, without what tells who it is."""
    if found.unregistered:
        yield said.line(wording.ONE_NOT_REGISTERED)
    if found.registered is None:
        yield said.line(wording.NOT_KNOWN)
    if found.deducted_here:
        yield said.line(wording.MONEY_KEPT)
    if found.missing and not found.unregistered:
        yield said.line(wording.MONTHS_NOT_SENT)


def _of_one(found: Situation, said: Paired) -> Iterator[Line]:
    if found.started_on:
        yield said.line(wording.BEGAN, day=found.started_on)
    if found.left:
        yield said.line(wording.ENDED, day=found.ended_on)
    if found.unregistered:
        yield said.line(wording.NOT_REGISTERED)
    if found.registered is None:
        yield said.line(wording.NOT_KNOWN)
    if found.deducted_here:
        yield said.months(result.SHOWN["deducted"], found.deducted_here)
    if found.missing:
        yield said.months(employer.MISSING, found.missing)


def _sector(found: Situation, spoken: Spoken) -> str:
    """The kind of work in the words of the interview."""
    asked = next(q for q in BY_KEY["work"].questions if isinstance(q, OneOf) and q.name == "sector")
    return next(spoken.say(each.text) for each in asked.choices if each.value == found.sector)
