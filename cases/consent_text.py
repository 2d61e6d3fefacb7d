"""What a worker is told before she consents: whole sentences, by purpose and by version.

A version that somebody has agreed to is never changed: a change of words is a new version, and the
old one stays here, so that what she was told can be read again. ``tests/casework`` holds it.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from eligibility.wording.sentence import Sentence, sentence


class Purpose(StrEnum):
    """What is consented to; each of them is asked on its own."""

    KEEP = "keep"
    SHARE = "share"
    MOVE = "move"


# Thailand's PDPA asks what is collected, why, for how long, who gets it, who answers for it and
# which rights there are (section 23), said apart from other matters and in plain words, with a
# free choice and a way back as easy as the way in (section 19), explicitly for health (section 26).
_KEEP = (
    sentence(
        "%(organisation)s would like to keep what you told, to help you with social security."
    ),
    sentence(
        "Kept are your answers, name, phone, work, numbers of papers, and notes about the help."
    ),
    sentence("Some of it is about health, such as illness, injury, disability or a birth."),
    sentence("Only people of %(organisation)s can read it, each under their own name."),
    sentence("Your employer, the police and immigration do not get it."),
    sentence("The Social Security Office or others get it only if you agree to that separately."),
    sentence("It is erased %(days)s days after the last change, or earlier if you ask."),
    sentence("You can see it, have it corrected, and get a copy."),
    sentence("You can take your consent back at any time. Then everything is erased for good."),
    sentence("If you say no, nothing is kept, and you get the same help."),
    sentence("If you have questions, now or later, ask %(organisation)s."),
)
_SHARE = (
    sentence(
        "%(organisation)s would give %(receiver)s what this page shows, to help with a claim."
    ),
    sentence("Some of it may be about health, such as illness, injury, disability or a birth."),
    sentence("The office sees nothing else of your case."),
    sentence("You can take this back at any time. Then the office cannot open it here any more."),
    sentence("What the office has written down by then stays with the office."),
    sentence("If you say no, nothing is given, and you get the same help."),
    sentence("If you have questions, now or later, ask %(organisation)s."),
)
_MOVE = (
    sentence(
        "%(organisation)s would give your case to %(receiver)s, which will help you from then."
    ),
    sentence(
        "Everything that is kept goes there, also about health, but not the volunteers' notes."
    ),
    sentence("%(organisation)s cannot read it any more then."),
    sentence("What an office was given is taken back then."),
    sentence("It is erased there %(days)s days after the last change, or earlier if you ask."),
    sentence(
        "You can take your consent back there at any time. Then everything is erased for good."
    ),
    sentence("If you say no, your case stays where it is."),
    sentence("If you have questions, now or later, ask %(organisation)s."),
)

#: Every text that anybody was ever shown, by its purpose and version.
VERSIONS: Mapping[Purpose, Mapping[int, tuple[Sentence, ...]]] = {
    Purpose.KEEP: {1: _KEEP},
    Purpose.SHARE: {1: _SHARE},
    Purpose.MOVE: {1: _MOVE},
}

#: What she ticks herself, part of the text of its version: the purpose, and the facts on health.
AGREED: Mapping[Purpose, Mapping[int, tuple[Sentence, Sentence]]] = {
    Purpose.KEEP: {
        1: (
            sentence("I agree that %(organisation)s keeps this."),
            sentence("I agree that facts about my health are kept too."),
        )
    },
    Purpose.SHARE: {
        1: (
            sentence("I agree that %(receiver)s gets this."),
            sentence("I agree that facts about my health are given too."),
        )
    },
    Purpose.MOVE: {
        1: (
            sentence("I agree that %(receiver)s gets my case."),
            sentence("I agree that facts about my health are given too."),
        )
    },
}


def newest(purpose: Purpose) -> int:
    """The version that is shown now."""
    return max(VERSIONS[purpose])


def said_in(purpose: Purpose, version: int) -> tuple[Sentence, ...]:
    """A text and what was ticked below it.

    Raises:
        KeyError: there was no such version.
    """
    return VERSIONS[purpose][version] + AGREED[purpose][version]


def values(organisation: Any, receiver: Any = None) -> dict[str, str]:
    """What the sentences have to name.

    Args:
        organisation: the ``Organisation`` that keeps the case.
        receiver: the one that gets something; whoever keeps it then says for how long.
    """
    keeps = receiver or organisation
    return {
        "organisation": organisation.name,
        "receiver": keeps.name,
        "days": str(keeps.retention_days),
    }
