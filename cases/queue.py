"""The queue of an office: what a copy is found by in it, and who works on which.

Nothing readable says what a copy is about. A filter is a keyed digest (``marks_of``), another one
in each office, and its row repeats how the copy stands: a page of the queue, filtered or not, is
one walk along one index (docs/decisions/0045).
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from accounts.acting import acting
from accounts.models import User
from cases import sealing
from cases.deciding import deciding
from cases.models import NO_DAY, Handover, QueueMark
from cases.querysets import of_everybody
from cases.snapshot import Snapshot
from cases.vault import search_secret
from eligibility.matching import names
from eligibility.rules.codes import Asked, Group
from eligibility.rules.truth import Verdict

BENEFIT, VERDICT, GAP = "benefit", "verdict", "gap"
PAPER, BENEFIT_PAPER = "paper", "benefit-paper"
#: Who has taken it: marks of marks, so that "mine" goes with each filter.
_TAKEN = "taken"
#: What is not in question: it would be had if something happened, or nothing has.
_QUIET = {Group.NOT_FOR_YOU, Group.COVERED_IF_IT_HAPPENS}
_LONGEST_EMPLOYER = 120
#: A kind, and a value of it.
Part = tuple[str, str]
#: The code of a benefit, and that of a paper which the office asks for.
Wanted = tuple[str, str]


class TakenError(Exception):
    """A colleague works on it."""


# ---------------------------------------------------------------- what a copy is found by
def in_question(snapshot: Snapshot) -> list[str]:
    """The codes of the benefits that are to be looked at, in the order of the statute.

    Those of something that has happened or is about to, whatever the answer, and those that can be
    had without that, now or later; of a copy of before the groups were kept, all but a "no".
    """
    return [str(found["code"]) for found in _findings(snapshot) if _looked_at(found)]


def missing(snapshot: Snapshot, asked: Iterable[Wanted] = ()) -> dict[str, list[str]]:
    """The papers that are missing, by the benefits that are claimed or asked about, each once.

    Args:
        snapshot: the copy: what its papers were when it was handed over.
        asked: what the office asks for.
    """
    found = {benefit: list(papers) for benefit, papers in snapshot.lacking.items()}
    for benefit, paper in asked:
        found.setdefault(benefit, []).append(paper)
    return {benefit: list(dict.fromkeys(papers)) for benefit, papers in found.items()}


def marks_of(snapshot: Snapshot, asked: Iterable[Wanted] = ()) -> set[Part]:
    """What a copy is filtered and counted by, each with its kind.

    ``benefit``: a code, of those in question. ``verdict``: ``code:verdict`` of all seven.
    ``paper``: the code of a missing paper; ``benefit-paper``: ``code:paper``.

    Args:
        snapshot: the copy.
        asked: the papers the office asks for.
    """
    return {
        *((BENEFIT, code) for code in in_question(snapshot)),
        *((VERDICT, f"{found['code']}:{found['verdict']}") for found in _findings(snapshot)),
        *_papers(missing(snapshot, asked)),
    }


def gaps_of(snapshot: Snapshot) -> dict[Part, str]:
    """The months an employer has not paid, each with the month (``YYYY-MM``) it is about.

    ``gap``: ``employer:YYYY-MM``, the employer as ``employer_key`` has it. They are counted over
    the cases of an office (``cases.figures``), and no filter.
    """
    employer = employer_key(snapshot.person.employer)
    months = snapshot.gaps if employer else ()
    return {(GAP, f"{employer}:{month}"): month for month in months}


def employer_key(name: str) -> str:
    """An employer's name as it is compared: letters with their signs and digits; "" for none."""
    plain = names.clean(name, _LONGEST_EMPLOYER).casefold()
    kept = (each if unicodedata.category(each)[0] in "LMN" else " " for each in plain)
    return " ".join("".join(kept).split())


def _findings(snapshot: Snapshot) -> Sequence[Mapping[str, Any]]:
    """Of each benefit; the codes are the same in every language."""
    return next((found["benefits"] for found in snapshot.found.values()), ())


def _looked_at(found: Mapping[str, Any]) -> bool:
    if "group" not in found:
        return bool(found["verdict"] != Verdict.NOT_ELIGIBLE)
    return bool(found["asked"] == Asked.EVENT or found["group"] not in _QUIET)


def _papers(missed: Mapping[str, Sequence[str]]) -> Iterator[Part]:
    for benefit, papers in missed.items():
        for paper in papers:
            yield PAPER, paper
            yield BENEFIT_PAPER, f"{benefit}:{paper}"


# ---------------------------------------------------------------- in the queue
def enter(handover: Handover, snapshot: Snapshot) -> None:
    """Put a copy into the queue of its office; its row is written already.

    Called in the transaction that hands it over.
    """
    handover.due = date.fromisoformat(snapshot.due) if snapshot.due else NO_DAY
    handover.save(update_fields=["due"])
    remark(handover, snapshot, ())


def remark(handover: Handover, snapshot: Snapshot, asked: Iterable[Wanted]) -> None:
    """Write what a copy is found by anew, once it is decided which papers the office asks for.

    Args:
        handover: locked (``cases.deciding``), as it stands by now.
        snapshot: its copy.
        asked: the papers of all answers that stand, by their benefits.
    """
    secret = search_secret(handover.office_id)
    marks = {sealing.mark(secret, kind, value) for kind, value in marks_of(snapshot, asked)}
    if handover.taken_by_id is not None:
        marks |= _taken(secret, handover.taken_by_id, marks)
    of_everybody(QueueMark).filter(handover=handover).delete()
    _write(handover, marks)
    _write(handover, {sealing.mark(secret, *each) for each in gaps_of(snapshot)}, gap=True)


def moved(handover: Handover) -> None:
    """Let the filters know how a copy stands now: its state, and the day it falls due."""
    rows = of_everybody(QueueMark).filter(handover=handover)
    rows.update(state=handover.state, due=handover.due)


def leave(handovers: Iterable[UUID]) -> None:
    """Take copies out of the queue, by their numbers: nothing finds them any more."""
    of_everybody(QueueMark).filter(handover__in=list(handovers)).delete()


def mark_for(office: int, user: int | None, part: Part | None) -> bytes:
    """What the queue is filtered by.

    Args:
        office: the number of the organisation.
        user: only what this officer has taken; ``None``: what anybody has, or nobody.
        part: only what is found by this; ``None``: everything.
    """
    secret = search_secret(office)
    mark = sealing.mark(secret, *part) if part else b""
    return mark if user is None else _mine(secret, user, mark)


def paper_marks(office: int, papers: Iterable[str]) -> dict[bytes, str]:
    """The papers of these codes by what a copy that lacks one is found by."""
    secret = search_secret(office)
    return {sealing.mark(secret, PAPER, paper): paper for paper in papers}


# ---------------------------------------------------------------- who works on it
def take(user: User, number: UUID, version: int) -> None:
    """Say that an officer works on a copy. Done twice, it is done once.

    Raises:
        GoneError: their office does not have it, or not any more.
        TakenError: a colleague works on it.
        OvertakenError: it has changed since that version; the colleague's answer may say how.
    """
    with deciding(user, number, version=version) as handover:
        if handover.taken_by_id not in (None, user.pk):
            raise TakenError
        if handover.taken_by_id is None:
            _taken_by(handover, user)


def release(user: User, number: UUID, version: int) -> None:
    """Say that nobody works on it any more: the officer who did, or the lead for them.

    Raises:
        GoneError, OvertakenError: as ``take``.
        TakenError: it is a colleague's, and the user does not lead the office.
    """
    with deciding(user, number, version=version) as handover:
        who = acting(user)
        leads = who is not None and who.leads
        if handover.taken_by_id not in (None, user.pk) and not leads:
            raise TakenError
        if handover.taken_by_id is not None:
            _taken_by(handover, None)


def _taken_by(handover: Handover, user: User | None) -> None:
    """Change who works on it; the marks of "mine" follow."""
    rows = of_everybody(QueueMark).filter(handover=handover, gap=False)
    secret, marks = search_secret(handover.office_id), {bytes(row.mark) for row in rows}
    if handover.taken_by_id is not None:
        theirs = _taken(secret, handover.taken_by_id, marks)
        rows.filter(mark__in=theirs).delete()
        marks -= theirs
    handover.taken_by, handover.taken_at = user, timezone.now() if user else None
    handover.save(update_fields=["taken_by", "taken_at"])
    if user is not None:
        _write(handover, _taken(secret, user.pk, marks))


def _taken(secret: bytes, user: int, marks: Iterable[bytes]) -> set[bytes]:
    """What it is found by among what somebody has taken: without a filter, and with each."""
    return {_mine(secret, user, mark) for mark in (b"", *marks)}


def _mine(secret: bytes, user: int, mark: bytes) -> bytes:
    return sealing.mark(secret, _TAKEN, f"{user}:{mark.hex()}")


def _write(handover: Handover, marks: Iterable[bytes], *, gap: bool = False) -> None:
    QueueMark.objects.bulk_create(
        QueueMark(
            case_id=handover.case_id,
            handover=handover,
            office_id=handover.office_id,
            mark=mark,
            gap=gap,
            state=handover.state,
            due=handover.due,
            given_at=handover.given_at,
        )
        for mark in sorted(marks)
    )
