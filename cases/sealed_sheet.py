"""What is printed of a copy: the officer's sheet in one language, as texts that never change.

It is made of the sheet that a worker prints herself, without the papers' names and with the value
of the law behind each number. What the worker did not pick is not in it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from cases.people import PAPERS, Person
from eligibility.assessing import Assessed
from eligibility.interview.summary import summary
from eligibility.interview.told import Told
from eligibility.loader import Released
from eligibility.matching import numbers, papers
from eligibility.matching.papers import PaperKind, Seriousness
from eligibility.pages import sheet_findings
from eligibility.pages.result import page
from eligibility.pages.sheet_page import Halves, Months, sheet_page
from eligibility.pages.sheet_voices import Pair, Voice, Voices
from eligibility.presentation import Spoken
from eligibility.rules.codes import BenefitCode
from eligibility.said import result_law
from eligibility.wording import papers_agree
from eligibility.wording.sentence import Sentence, sentence

Json = Mapping[str, Any]
_KINDS = dict(zip(PAPERS, PaperKind, strict=True))
_AGREE = sentence("The papers agree.")
#: What an officer is told, where the worker's own page tells her what to do.
_DIFFER: Mapping[Seriousness, Sentence] = {
    Seriousness.WRITING: papers_agree.VERDICTS[Seriousness.WRITING],
    Seriousness.ASK: sentence("The papers differ in details. Compare them."),
    Seriousness.SETTLE: sentence("The papers differ. This has to be settled first."),
}


def sheet(
    found: Assessed,
    told: Told,
    released: Released,
    person: Person,
    spoken: Spoken,
    *,
    answers: bool,
) -> dict[str, Any]:
    """The sheet of one case in one language.

    Args:
        found: the answer, in the language of ``spoken`` and with its conditions.
        told: what it stands on.
        released: the release it was made under.
        person: with what was picked of her.
        spoken: the voice of the language.
        answers: whether they were picked; without, nothing that was told is in it.

    Returns:
        as JSON can say it. Pairs are lists of a text and its value ("" for none); ``law`` is, for
        each value, what it is, how much, and where it stands since when and how sure that is;
        ``months`` is ``None`` or the picture (``pages.picture.Picture``), its ``states`` and
        ``words``; ``agree`` whether her papers do, with ``differences`` by papers.
    """
    voice = Voice(spoken, found.answer, page(found, spoken), tuple(summary(told, spoken)))
    made = sheet_page(found, told, released, Voices([voice]))
    answer = found.answer
    return {
        "made": _text(made.made),
        "disclaimer": _text(made.disclaimer),
        "seen": _text(made.seen),
        "facts": _half_pairs(made.facts) if answers else [],
        "assumed": [_text(pair) for pair in made.assumed],
        "months": _months(made.months) if answers and made.months.words else None,
        "enrolment": {
            "head": _text(made.enrolment),
            "lines": _pairs(made.enrolment_lines),
            "law": _law(answer["enrolment"]["citations"], spoken),
        },
        "findings": [
            {
                "code": one.code,
                "head": _pairs([one.head])[0],
                "figures": _pairs(one.figures),
                "lines": _pairs(one.lines),
                "law": _law(sheet_findings.rows_behind(BenefitCode(one.code), answer), spoken),
            }
            for one in made.findings
        ],
        "injury": _pairs(made.injury),
        "injury_law": _law((answer["work_injury"] or {"citations": ()})["citations"], spoken),
        "wage": _text(made.wage),
        "wage_law": _law(sheet_findings.wage_rows(answer), spoken),
        "in_hand": [pair[0] for pair in _half_pairs(made.in_hand)],
        "missing": [pair[0] for pair in _half_pairs(made.missing)],
        **_agree(person, spoken),
    }


def _agree(person: Person, spoken: Spoken) -> dict[str, Any]:
    compared = papers.compare(list(_papers(person)))
    serious = compared.seriousness
    said = _AGREE if serious is None else _DIFFER[serious]
    return {
        "agree": spoken.say(said) if compared.aspects or serious is not None else "",
        "differences": [
            [
                spoken.listed(
                    [spoken.say(papers_agree.PAPERS[kind]) for kind in (*one.papers, *one.others)]
                ),
                " ".join(spoken.say(papers_agree.FOUND[what]) for what in one.whats),
            ]
            for one in compared.differences
        ],
    }


def _papers(person: Person) -> Iterator[papers.Paper]:
    for paper, kind in _KINDS.items():
        name, number = person.names.get(paper, ""), numbers.clean(person.numbers.get(paper, ""))
        if name or number:
            yield papers.Paper(kind, name, None, number)


def _months(made: Months) -> dict[str, Any]:
    return {
        "drawn": {**asdict(made.drawn), "height": made.drawn.height, "width": made.drawn.width}
        if made.drawn
        else None,
        "states": list(made.states),
        "words": [_text(pair) for pair in made.words],
    }


def _law(rows: Iterable[Json], spoken: Spoken) -> list[list[str]]:
    """Each value once: what it is, how much, and where it stands."""
    said = (
        (
            result_law.label(row["key"], spoken),
            result_law.value(row["key"], row["value"], row["unit"], spoken),
            result_law.reference(row, spoken),
        )
        for row in rows
    )
    return [list(one) for one in dict.fromkeys(said)]


def _half_pairs(halves: Halves) -> list[list[str]]:
    return [pair for half in halves for pair in _pairs(half)]


def _pairs(pairs: Iterable[Pair]) -> list[list[str]]:
    return [[pair[0].text, pair[0].value] for pair in pairs if pair]


def _text(pair: Pair) -> str:
    return pair[0].text if pair else ""
