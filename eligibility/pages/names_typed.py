"""What is typed about up to six papers: read, cut to a length, never kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from eligibility.interview.kinds import Posted
from eligibility.interview.typed import Problem, Trouble
from eligibility.matching import dates, names, numbers, zawgyi
from eligibility.matching.dates import Birth
from eligibility.matching.papers import Paper, PaperKind

#: The longest text of each part of a date that is shown again.
LONGEST_PART = 12
DATE_PARTS = ("day", "month", "year")


class Font(StrEnum):
    """Which of two readings of a name is right."""

    TYPED = "typed"
    CONVERTED = "converted"


@dataclass(frozen=True, slots=True)
class OldFont:
    """A name that looks typed in Zawgyi.

    ``converted``: the name in Unicode, ``None`` where that cannot be done; ``chosen``: which is
    right, ``None`` while that is not said.
    """

    converted: str | None
    chosen: Font | None


@dataclass(frozen=True, slots=True)
class TypedPaper:
    """What stands in the fields of one paper, and what it comes to.

    ``parts``: day, month and year as typed; ``problems``: what cannot be taken as it is, by the
    name of the field without that of the paper.
    """

    kind: PaperKind
    name: str = ""
    parts: tuple[str, ...] = ("", "", "")
    number: str = ""
    birth: Birth | None = None
    old_font: OldFont | None = None
    problems: Mapping[str, Problem] = field(default_factory=dict)

    @property
    def filled(self) -> bool:
        """Whether anything was typed."""
        return bool(self.name or self.number or any(self.parts))

    def paper(self) -> Paper:
        """What is compared: of a name in the old font, its letters in Unicode."""
        name = self.name
        if self.old_font and self.old_font.chosen is not Font.TYPED:
            name = self.old_font.converted or name
        return Paper(self.kind, name, self.birth, numbers.clean(self.number))


def nothing() -> tuple[TypedPaper, ...]:
    """The papers of an empty form."""
    return tuple(TypedPaper(kind) for kind in PaperKind)


def read(sent: Posted, today: date) -> tuple[TypedPaper, ...]:
    """What a form says about each paper; whatever is sent, something can be shown.

    Args:
        sent: the fields of the form, each named for its paper ("bank_name").
        today: no birth is later.
    """
    return tuple(_paper(sent, kind, today) for kind in PaperKind)


def _paper(sent: Posted, kind: PaperKind, today: date) -> TypedPaper:
    problems: dict[str, Problem] = {}
    name = _cut(_last(sent, f"{kind}_name"), names.LONGEST, "name", problems)
    number = _cut(_last(sent, f"{kind}_number"), numbers.LONGEST, "number", problems)
    parts = tuple(
        _cut(_last(sent, f"{kind}_{part}"), LONGEST_PART, "birth", problems) for part in DATE_PARTS
    )
    birth = dates.read(parts, today)
    if isinstance(birth, Problem):
        problems.setdefault("birth", birth)
        birth = None
    old_font = _old_font(name, _last(sent, f"{kind}_font"))
    return TypedPaper(kind, name, parts, number, birth, old_font, problems)


def _last(sent: Posted, name: str) -> str:
    return (sent.getlist(name) or [""])[-1]


def _cut(text: str, most: int, where: str, problems: dict[str, Problem]) -> str:
    """One line of at most ``most`` letters; that it was longer is a problem of its field."""
    line = names.clean(text, most + 1)
    if len(line) <= most:
        return line
    problems[where] = Problem(Trouble.TOO_LONG, most)
    return line[:most].strip()


def _old_font(name: str, chosen: str) -> OldFont | None:
    if not zawgyi.is_zawgyi(name):
        return None
    return OldFont(zawgyi.converted(name), Font(chosen) if chosen in list(Font) else None)


def filled(papers: Sequence[TypedPaper]) -> list[TypedPaper]:
    """The papers about which something was typed."""
    return [paper for paper in papers if paper.filled]
