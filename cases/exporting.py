"""Everything kept about one person, gathered for her, and as data that programs read.

She has a right to it (Thailand's PDPA, section 30), the notes about her included. Of the staff it
says in which role and for whom somebody acted, and no names.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils import timezone

from accounts.models import Organisation
from cases import assessments, followups, handing, keeping, messages, reviewing
from cases.colleagues import Staff
from cases.consent_text import Purpose
from cases.models import Change, Consent, FollowUp, Handover, Look, Message, Move, Note, Review
from cases.opened import Opened

#: Where in the vault of its case a note is sealed.
NOTE = "note"


class Gathered:
    """All rows of a case that whoever opened it may see, read once; both forms are made of them."""

    def __init__(self, opened: Opened) -> None:
        """Read what is kept in an opened case."""
        user, case = opened.who.user, opened.case
        self.opened, self.case, self.vault = opened, case, opened.vault
        self.consent = case.consent
        self.results = assessments.listed(case, user)
        self.due = list(
            FollowUp.objects.visible_to(user).filter(case=case).select_related("case", "done_by")
        )
        self.handovers = list(
            Handover.objects.visible_to(user).filter(case=case).select_related("office")
        )
        self.moves = list(Move.objects.visible_to(user).filter(case=case).select_related("to"))
        self.reviews = list(
            Review.objects.visible_to(user)
            .filter(case=case)
            .select_related("handover__office")
            .order_by("at", "pk")
        )
        self.messages = list(
            Message.objects.visible_to(user).filter(case=case).select_related("handover__office")
        )
        self.notes = list(Note.objects.visible_to(user).filter(case=case))
        self.changes = list(Change.objects.visible_to(user).filter(case=case).order_by("version"))
        self.looks = list(Look.objects.visible_to(user).filter(case=case))
        self.staff = Staff(self._people())

    def _people(self) -> set[int]:
        given: list[Consent] = [self.consent, *self.handovers, *self.moves]
        acted: list[Any] = [*self.results, *self.notes, *self.changes, *self.looks]
        acted += [*self.reviews, *self.messages]
        return {each.witness_id for each in given} | {each.by_id for each in acted}

    def consents(self) -> Iterator[tuple[Purpose, Consent, Organisation | None]]:
        """Each consent, what it was for, and who got something by it."""
        yield Purpose.KEEP, self.consent, None
        yield from ((Purpose.SHARE, each, each.office) for each in self.handovers)
        yield from ((Purpose.MOVE, each, each.to) for each in self.moves)

    def answer(self, row: Review) -> reviewing.Answer:
        """What an office has answered."""
        return reviewing.opened(row, self.vault)

    def note(self, note: Note) -> str:
        """The words of a note."""
        return str(self.vault.open(NOTE, note.text))


def as_data(kept: Gathered) -> dict[str, Any]:
    """Everything as JSON can say it, as it is kept; days and moments as ISO 8601 writes them."""
    case, vault, staff = kept.case, kept.vault, kept.staff
    return {
        "made_at": timezone.now().isoformat(),
        "organisation": case.organisation.name,
        "reference": case.shown_reference,
        "language": case.language,
        "begun_at": case.made_at.isoformat(),
        "changed_at": case.changed_at.isoformat(),
        "person": kept.opened.person.plain(),
        "answers": kept.opened.held.answers.given,
        "results": [
            {
                **_by(row.by_id, row.at, staff),
                "as_of": row.as_of.isoformat(),
                "release": row.release.name,
                "question": held.question,
                "answer": held.told[case.language].answer,
            }
            for row in kept.results
            for held in [assessments.stored(row, vault)]
        ],
        "due": [
            {
                "due": row.due.isoformat(),
                "state": row.state,
                "by_hand": row.by_hand,
                "what": vault.open(followups.PLACE, row.what),
            }
            for row in kept.due
        ],
        "consents": [
            {
                **_by(each.witness_id, each.given_at, staff),
                "purpose": purpose.value,
                "text_version": each.text_version,
                "language": each.language,
                "how": each.how,
                "minor": each.minor,
                "by_guardian": each.by_guardian,
                "health": each.health,
                "receiver": receiver.name if receiver else None,
            }
            for purpose, each, receiver in kept.consents()
        ],
        "at_offices": [
            {
                "office": row.office.name,
                "ended_at": row.ended_at.isoformat() if row.ended_at else None,
                "content": None
                if row.ended_at
                else handing.opened(row, vault).without_staff().plain(),
            }
            for row in kept.handovers
        ],
        "reviews": [
            {
                **_by(row.by_id, row.at, staff),
                "office": row.handover.office.name,
                "answer": kept.answer(row).plain(),
            }
            for row in kept.reviews
        ],
        "messages": [
            {
                **_by(row.by_id, row.at, staff),
                "office": row.handover.office.name,
                "from_office": row.from_office,
                "text": messages.text_of(row, vault),
            }
            for row in kept.messages
        ],
        "notes": [{**_by(row.by_id, row.at, staff), "text": kept.note(row)} for row in kept.notes],
        "changes": [
            {**_by(row.by_id, row.at, staff), "what": vault.open(keeping.CHANGE, row.what)}
            for row in kept.changes
        ],
        "looks": [{**_by(row.by_id, row.at, staff), "page": row.what} for row in kept.looks],
    }


def _by(user: int, moment: datetime, staff: Staff) -> dict[str, Any]:
    found = staff.at(user, moment)
    return {
        "at": moment.isoformat(),
        "role": found.role,
        "of": found.organisation.name if found.organisation else None,
    }
