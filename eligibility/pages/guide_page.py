"""What a public guide page is made of: texts, values of the law, and places to go."""

from dataclasses import dataclass, replace
from enum import StrEnum

from eligibility.pages.guide_law import Fact, Law, Line, Source
from eligibility.rules.codes import BenefitCode
from eligibility.wording import guide as wording

#: The guides about a benefit.
BENEFITS: dict[str, BenefitCode] = {
    "medical": BenefitCode.MEDICAL,
    "maternity": BenefitCode.MATERNITY,
    "child-support": BenefitCode.CHILD_SUPPORT,
    "death": BenefitCode.BEREAVEMENT,
    "old-age": BenefitCode.OLD_AGE,
    "unemployment": BenefitCode.UNEMPLOYMENT,
    "disability": BenefitCode.DISABILITY,
}
RULES = "rules"
#: All guides in the order of their list. Their places are short addresses that stand on paper: a
#: new one comes last, and none moves.
SLUGS: tuple[str, ...] = (*BENEFITS, "five-per-cent", "check-record", "employers", "help", RULES)


class Way(StrEnum):
    """Where a link of a guide leads, when it is no guide."""

    CHECK = "check"
    GUIDES = "guides"
    POSTER = "poster"


@dataclass(frozen=True, slots=True)
class Link:
    """A link: ``to`` is a slug, a ``Way``, or the number of a telephone (``tel:1506``)."""

    to: str
    text: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with values, then lines (a list; numbered if ``steps``), then links.

    ``title``: "" where the page's own heading is enough. ``doubts`` are about the values,
    ``warning`` is about the lines.
    """

    title: str = ""
    facts: tuple[Fact, ...] = ()
    lines: tuple[Line, ...] = ()
    steps: bool = False
    links: tuple[Link, ...] = ()
    doubts: tuple[str, ...] = ()
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Guide:
    """A public page. ``about`` is also what a shared link shows of it."""

    slug: str
    title: str
    about: str
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]
    sources_title: str
    disclaimer: str
    checked: str
    check: str
    others_title: str
    others: tuple[Link, ...]


def made(slug: str, title: str, about: str, sections: tuple[Section, ...], law: Law) -> Guide:
    """A guide with what all have: sources, the day of the check, the others.

    Args:
        slug: its address.
        title: its name.
        about: what it tells, in a sentence or a few.
        sections: what it says, made with ``law`` before.
        law: what was asked for it.
    """
    spoken = law.spoken
    return Guide(
        slug=slug,
        title=title,
        about=about,
        # Where no value is known for the day, the one sentence that says so is said once.
        sections=tuple(replace(one, lines=tuple(dict.fromkeys(one.lines))) for one in sections),
        sources=law.sources(),
        sources_title=spoken.label("citations"),
        disclaimer=spoken.disclaimer(),
        checked=spoken.say(wording.LAST_CHECKED, {"day": law.checked_on()}),
        check=spoken.say(wording.HEADINGS["check"]),
        others_title=spoken.say(wording.HEADINGS["others"]),
        others=tuple(link for link in links(law) if link.to != slug),
    )


def links(law: Law) -> tuple[Link, ...]:
    """All guides, in their order."""
    return tuple(Link(slug, title_of(slug, law)) for slug in SLUGS)


def title_of(slug: str, law: Law) -> str:
    """The short name of a guide."""
    if slug in BENEFITS:
        return law.spoken.name(BENEFITS[slug])
    return law.spoken.say(wording.TITLES[slug])


@dataclass(frozen=True, slots=True)
class Index:
    """The list of all guides."""

    title: str
    about: str
    checked: str
    disclaimer: str
    check: str
    links: tuple[Link, ...]


def index_page(law: Law) -> Index:
    """All guides, and the day before which no source of the rules was last checked."""
    say = law.spoken.say
    return Index(
        title=say(wording.HEADINGS["guides"]),
        about=say(wording.ABOUT["guides"]),
        checked=say(wording.LAST_CHECKED, {"day": law.checked_on()}),
        disclaimer=law.spoken.disclaimer(),
        check=say(wording.HEADINGS["check"]),
        links=(*links(law), Link(Way.POSTER, say(wording.HEADINGS["poster"]))),
    )
