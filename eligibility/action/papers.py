"""Which papers are to be brought for which benefit, and what is to be done for it.

The papers of an answer are those of the law; what is ticked beside it (no bank account, papers
lost, another name before) changes them. Every code is one of the release's content, which says
what it rests on.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from eligibility.action.ticks import Situation
from eligibility.rules.codes import Asked, Group

Json = Mapping[str, Any]

_BANK_BOOK = "bank_book"
_IDENTITY = ("identity_document", "claimant_identity_document", "thai_id_card")
_INSTEAD_OF_BANK = "thailand_post_payment"
_ADDED = {
    Situation.LOST: ("original_pink_card", "loss_report", "replacement_identity_document"),
    Situation.RENAMED: (
        "proof_of_same_person",
        "earlier_names_and_numbers",
        "old_identity_documents",
    ),
}
_FIRST_STEPS = {
    Situation.LOST: "lost_papers_first",
    Situation.RENAMED: "name_changed_first",
}

#: All that the situations may name: the release must have them.
PAPERS = frozenset({_INSTEAD_OF_BANK, *(code for added in _ADDED.values() for code in added)})
STEPS = frozenset(_FIRST_STEPS.values())


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do; ``by`` is its last day, where it has one."""

    code: str
    by: date | None


@dataclass(frozen=True, slots=True)
class Claim:
    """What one benefit asks for that is not listed before it, and its steps."""

    benefit: str
    papers: tuple[str, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Claims:
    """Some claims together; ``shared`` are the papers of more than one, each with those claims."""

    shared: tuple[tuple[str, tuple[str, ...]], ...]
    claims: tuple[Claim, ...]

    def papers(self) -> tuple[str, ...]:
        """The codes of all their papers, each once."""
        own = (code for claim in self.claims for code in claim.papers)
        return (*(code for code, _ in self.shared), *own)


@dataclass(frozen=True, slots=True)
class ToBring:
    """Everything to bring and to do.

    ``first`` are the steps that come before all claims; ``now`` the claims that can be made, or
    were asked about; ``later`` those for something that has not happened, with what they ask for
    beyond the others.
    """

    first: tuple[str, ...]
    now: Claims
    later: Claims


def to_bring(found: Iterable[tuple[str, Json]], situations: Collection[Situation]) -> ToBring:
    """What to bring and to do.

    Args:
        found: benefits of an answer with their codes, in the order they are to be shown.
        situations: what is ticked beside the answers.
    """
    asked = [(benefit, one) for benefit, one in found if one["documents"] or one["steps"]]
    at_once = [each for each in asked if _is_now(each[1])] or asked
    now = _claims(at_once, situations, without=())
    return ToBring(
        first=tuple(step for each, step in _FIRST_STEPS.items() if each in situations),
        now=now,
        later=_claims(
            [each for each in asked if each not in at_once], situations, without=now.papers()
        ),
    )


def _claims(
    asked: Sequence[tuple[str, Json]],
    situations: Collection[Situation],
    *,
    without: Collection[str],
) -> Claims:
    wanted = {
        benefit: [code for code in _papers(one, situations) if code not in without]
        for benefit, one in asked
    }
    by: dict[str, list[str]] = {}
    for benefit, codes in wanted.items():
        for code in codes:
            by.setdefault(code, []).append(benefit)
    shared = {code: tuple(benefits) for code, benefits in by.items() if len(benefits) > 1}
    return Claims(
        shared=tuple(shared.items()),
        claims=tuple(
            Claim(
                benefit,
                tuple(code for code in wanted[benefit] if code not in shared),
                tuple(map(_step, one["steps"])),
            )
            for benefit, one in asked
        ),
    )


def _is_now(found: Json) -> bool:
    return bool(found["group"] == Group.HAVE_NOW or found["asked"] == Asked.EVENT)


def _papers(found: Json, situations: Collection[Situation]) -> Iterator[str]:
    """The papers of one benefit, each once."""
    codes: dict[str, None] = {}
    for paper in found["documents"]:
        code = paper["code"]
        if code == _BANK_BOOK and Situation.NO_BANK in situations:
            code = _INSTEAD_OF_BANK
        codes[code] = None
        if code in _IDENTITY:
            for situation in (each for each in _ADDED if each in situations):
                codes |= dict.fromkeys(_ADDED[situation])
    yield from codes


def _step(step: Json) -> Step:
    return Step(step["code"], date.fromisoformat(step["by"]) if step["by"] else None)
