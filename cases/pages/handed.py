"""What an office is handed, in the language of who reads it: before it goes, and at the office."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from cases.people import PAPERS
from cases.snapshot import Part, Snapshot
from eligibility.matching.papers import PaperKind
from eligibility.presentation import Spoken
from eligibility.wording import labels, papers_agree
from eligibility.wording import sheet as sheet_words
from eligibility.wording.sentence import Sentence, sentence

PARTS: Mapping[Part, Sentence] = {
    Part.NAMES: sentence("Names and numbers of papers"),
    Part.PHONE: sentence("Phone"),
    Part.WORK: sentence("Employer and workplace"),
    Part.ANSWERS: sheet_words.HEADINGS["facts"],
    Part.FINDINGS: sheet_words.HEADINGS["findings"],
}
_EMPLOYER, _WORKPLACE = sentence("Employer"), sentence("Workplace")
_NUMBER_OF = sentence("%(paper)s: number")
_LANGUAGE = sentence("Language")
_KINDS = dict(zip(PAPERS, PaperKind, strict=True))


@dataclass(frozen=True, slots=True)
class Shown:
    """A copy as a page shows it; every field is a text, or is made of texts.

    ``facts`` are labelled; ``told`` are the screens of the interview, none if not picked;
    ``found`` is what ``snapshot.findings`` has made in the reader's language.
    """

    reference: str
    organisation: str
    name: str
    facts: tuple[tuple[str, str], ...]
    told: tuple[Mapping[str, Any], ...]
    found: Mapping[str, Any]
    on: str
    release: str
    left_out: str
    words: Mapping[str, str]


def shown(snapshot: Snapshot, spoken: Spoken) -> Shown:
    """A copy in the language of whoever reads it."""
    return Shown(
        reference=snapshot.reference,
        organisation=snapshot.organisation,
        name=snapshot.person.shown_name(),
        facts=_facts(snapshot, spoken),
        told=tuple(snapshot.told.get(spoken.language, ())),
        found=snapshot.found[spoken.language],
        on=spoken.date(snapshot.day),
        release=snapshot.release,
        left_out=names_of(snapshot.left_out, spoken),
        words={
            "told": spoken.say(PARTS[Part.ANSWERS]),
            "findings": spoken.say(PARTS[Part.FINDINGS]),
            "enrolment": spoken.say(labels.ANSWER["enrolment"]),
        },
    )


def names_of(parts: tuple[str, ...], spoken: Spoken) -> str:
    """The names of parts, one after the other; "" for none."""
    return spoken.listed([spoken.say(PARTS[Part(part)]) for part in parts])


def _facts(snapshot: Snapshot, spoken: Spoken) -> tuple[tuple[str, str], ...]:
    """Who she is and how she is reached, as far as it was picked; what is empty is left out."""
    person = snapshot.person
    pairs = [(spoken.say(papers_agree.NAME), person.called)]
    for paper in PAPERS:
        label = spoken.say(papers_agree.PAPERS[_KINDS[paper]])
        pairs.append((label, person.names.get(paper, "")))
        number = spoken.say(_NUMBER_OF, {"paper": label})
        pairs.append((number, person.numbers.get(paper, "")))
    pairs += [
        (spoken.say(PARTS[Part.PHONE]), person.phone),
        (spoken.say(_EMPLOYER), person.employer),
        (spoken.say(_WORKPLACE), person.workplace),
        (spoken.say(_LANGUAGE), dict(settings.LANGUAGES)[snapshot.language]),
    ]
    return tuple((label, text) for label, text in pairs if text)
