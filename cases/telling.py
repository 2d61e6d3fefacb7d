"""What an office has answered falls due at the organisation that handed the case over.

An officer sees none of its follow-ups, and still each answer makes one: it is written here, for
the case of a copy that the officer has locked, and for no other.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from cases import followups
from cases.models import FollowUp, Handover
from cases.querysets import of_everybody
from cases.snapshot import Snapshot
from cases.vault import Vault
from eligibility import clock

if TYPE_CHECKING:
    from cases.reviewing import Answer

_PAPERS, _ANSWERED = "papers", "answered"
#: Papers are brought by the next day of the copy where it comes soon, and else within a week.
_SOON, _WEEK = timedelta(days=30), timedelta(days=7)


def reviewed(
    handover: Handover,
    vault: Vault,
    snapshot: Snapshot,
    new: "Sequence[Answer]",
    standing: "Sequence[Answer]",
) -> None:
    """Let the organisation see what was answered.

    Args:
        handover: locked.
        vault: of its case.
        snapshot: its copy.
        new: the answers that were written just now.
        standing: all that stand by now.
    """
    asked = [answer for answer in standing if answer.kind == "documents"]
    if any(answer.kind == "documents" for answer in new):
        wanted = [answer.plain() for answer in asked]
        _opened(handover, vault, _PAPERS, _day_for_papers(snapshot), {"papers": wanted})
    elif not asked:  # what was asked for is asked for no longer
        _of(handover, vault, _PAPERS).filter(state=FollowUp.State.OPEN).delete()
    if any(answer.kind != "documents" for answer in new):
        answered(handover, vault)


def answered(handover: Handover, vault: Vault) -> None:
    """Let the organisation see that the office has decided or written something."""
    _opened(handover, vault, _ANSWERED, clock.today(), {})


def _day_for_papers(snapshot: Snapshot) -> date:
    today = clock.today()
    due = date.fromisoformat(snapshot.due) if snapshot.due else today
    return due if today < due <= today + _SOON else today + _WEEK


def _opened(handover: Handover, vault: Vault, kind: str, day: date, about: dict[str, Any]) -> None:
    """One open follow-up for each copy and kind: the next answer opens it again."""
    about |= {"day": day.isoformat(), "office": handover.office.name, "copy": str(handover.pk)}
    of_everybody(FollowUp).update_or_create(
        case_id=handover.case_id,
        mark=_mark(handover, vault, kind),
        defaults={
            "organisation_id": handover.case.organisation_id,
            "due": day,
            "from_office": True,
            "what": vault.seal(followups.PLACE, about),
            "state": FollowUp.State.OPEN,
            "done_by": None,
            "done_at": None,
        },
    )


def _of(handover: Handover, vault: Vault, kind: str) -> Any:
    rows = of_everybody(FollowUp).filter(case=handover.case_id)
    return rows.filter(mark=_mark(handover, vault, kind))


def _mark(handover: Handover, vault: Vault, kind: str) -> bytes:
    return vault.mark(followups.PLACE, f"office:{handover.pk}:{kind}")
