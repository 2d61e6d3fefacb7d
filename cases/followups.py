"""What falls due in a case: made from its answer, or written down by hand.

A row says only its day. What it is about is sealed: a deadline by its code, so that it is told in
the language of whoever reads it, or the words somebody typed.
"""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from cases.models import Case, FollowUp
from cases.vault import Vault
from cases.writing import writing
from eligibility import kept
from eligibility.action.deadlines import Code, Deadline, deadlines
from eligibility.action.urgency import Stage, stage
from eligibility.assessing import Assessed
from eligibility.rules import months
from eligibility.rules.codes import BenefitCode
from eligibility.rules.rulebook import Rulebook

PLACE = "followup"
#: The days of one October are one thing, whether the month has begun or not.
_OF_A_YEAR = frozenset({Code.CERTIFICATE, Code.CERTIFICATES})
_OPENS = frozenset({Code.OPENS, Code.OPENS_IF_PAID})
_MARK_BYTES, _MOST_MONTHS = 16, 24
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class What:
    """What a follow-up is about: a deadline, words written down by hand, or an office's answer.

    ``day`` is the day it first fell due: of the answer, or as it was written down. ``office`` is
    the name of one that has answered to the hand-over ``copy``, and ``papers`` are the answers
    that ask for some, as ``cases.reviewing.Answer.plain`` has made them.
    """

    day: date
    text: str = ""
    deadline: Deadline | None = None
    office: str = ""
    copy: str = ""
    papers: tuple[Mapping[str, Any], ...] = ()


def renew(user: User, case: Case, vault: Vault, found: Assessed, rulebook: Rulebook) -> None:
    """Make what falls due by an answer anew.

    New days are added. Days that are found no longer go, unless they are done, were written down
    by hand, or have passed: what was missed stays until somebody closes it. What is done stays
    done, and what was put off stays put off, while the answer's day is the same.

    Args:
        user: who has the answer made, and may see the case.
        case: whose answer it is.
        vault: its key.
        found: the answer.
        rulebook: the release it was found under.

    Raises:
        GoneError: the case is not theirs any more, or erased.
    """
    due = {_mark(vault, one): one for one in worth_following(found, rulebook)}
    with writing(user, case) as locked:
        mine = FollowUp.objects.visible_to(user)
        made = mine.filter(case=locked, by_hand=False, from_office=False)
        rows = {bytes(row.mark): row for row in made}
        for mark, row in rows.items():
            if row.state != FollowUp.State.OPEN:
                continue
            if mark in due:
                _moved(row, due[mark], vault)
            elif what_of(row, vault).day >= found.found.as_of:
                row.delete()
        new = [_made(locked, vault, one, mark) for mark, one in due.items() if mark not in rows]
        mine.bulk_create(new)


def write_down(user: User, case: Case, vault: Vault, text: str, day: date) -> FollowUp:
    """Add something that falls due, in somebody's own words.

    Raises:
        GoneError: the case is not theirs any more, or erased.
    """
    with writing(user, case) as locked:
        row = FollowUp(
            case=locked,
            organisation_id=locked.organisation_id,
            due=day,
            by_hand=True,
            mark=secrets.token_bytes(_MARK_BYTES),
            what=vault.seal(PLACE, {"day": day.isoformat(), "text": text}),
        )
        row.save(force_insert=True)
    return row


def what_of(row: FollowUp, vault: Vault) -> What:
    """What a follow-up is about."""
    plain = vault.open(PLACE, row.what)
    day = date.fromisoformat(plain["day"])
    return What(
        day,
        text=plain.get("text", ""),
        deadline=_deadline(plain, day) if "code" in plain else None,
        office=plain.get("office", ""),
        copy=plain.get("copy", ""),
        papers=tuple(plain.get("papers", ())),
    )


def seen(row: FollowUp) -> str:
    """How a row stands: sent with what is done about it, to see whether it still does."""
    return f"{row.state}.{row.due.isoformat()}"


def done(user: User, number: int, as_seen: str) -> None:
    """Settle it.

    Args:
        user: who has done it.
        number: of the follow-up.
        as_seen: ``seen`` of what stood on the page.

    Raises:
        OvertakenError: it does not stand so any more; nothing was written.
        GoneError: its case is not theirs any more, or erased.
    """
    state = FollowUp.State.DONE
    _settle(user, number, as_seen, state=state, done_by=user, done_at=timezone.now())


def opened_again(user: User, number: int, as_seen: str) -> None:
    """Take it up again. Arguments and errors as for ``done``."""
    _settle(user, number, as_seen, state=FollowUp.State.OPEN, done_by=None, done_at=None)


def put_off(user: User, number: int, as_seen: str, day: date) -> None:
    """Let it fall due on another day; the first one stays within. As for ``done``."""
    _settle(user, number, as_seen, due=day)


def week_later(row: FollowUp, today: date) -> date:
    """One week after its day, or after today where that has passed."""
    return max(row.due, today) + _WEEK


def _settle(user: User, number: int, as_seen: str, **columns: Any) -> None:
    mine = FollowUp.objects.visible_to(user).filter(pk=number)
    read = mine.first()
    if read is None:  # a newer answer has taken it away
        raise kept.OvertakenError
    with writing(user, read.case_id):
        row = mine.first()
        if row is None or seen(row) != as_seen:
            raise kept.OvertakenError
        for name, value in columns.items():
            setattr(row, name, value)
        row.save(update_fields=list(columns))


def worth_following(found: Assessed, rulebook: Rulebook) -> Iterator[Deadline]:
    """What has a day that is still to come, or has passed and can be mended.

    What opens in the distant future (a pension) is no work for this case yet.
    """
    today = found.found.as_of
    until = months.add_months(today, _MOST_MONTHS)
    for one in deadlines(found.person, found.found, rulebook):
        far = one.code in _OPENS and one.day is not None and one.day > until
        if one.day is not None and not far and stage(one, today) is not Stage.PAST:
            yield one


def _mark(vault: Vault, one: Deadline) -> bytes:
    """What is the same thing: its day counts, so that what is done never hides a later day."""
    day = f"{one.day:%Y}" if one.code in _OF_A_YEAR else f"{one.day}"
    code = Code.CERTIFICATE if one.code in _OF_A_YEAR else one.code
    # The cover after one job ends on one day, whatever it covers.
    benefits = () if code is Code.COVER_ENDS else one.benefits
    return vault.mark(PLACE, ":".join((code, *benefits, day)))


def _made(case: Case, vault: Vault, one: Deadline, mark: bytes) -> FollowUp:
    plain = _plain(one)
    return FollowUp(
        case=case,
        organisation_id=case.organisation_id,
        due=plain["day"],
        mark=mark,
        what=vault.seal(PLACE, plain),
    )


def _moved(row: FollowUp, one: Deadline, vault: Vault) -> None:
    """Tell it as the new answer does; its day stays where somebody has put it off."""
    before = what_of(row, vault)
    if one.day is not None and before.day != one.day:
        row.due = one.day
    row.what = vault.seal(PLACE, _plain(one))
    row.save(update_fields=["due", "what"])


def _plain(one: Deadline) -> dict[str, Any]:
    plain: dict[str, Any] = {"code": one.code, "benefits": one.benefits}
    days = {"day": one.day, "until": one.until, "safe": one.safe}
    return plain | {name: day.isoformat() for name, day in days.items() if day}


def _deadline(plain: Mapping[str, Any], day: date) -> Deadline:
    until, safe = (
        date.fromisoformat(plain[name]) if name in plain else None for name in ("until", "safe")
    )
    benefits = tuple(BenefitCode(code) for code in plain["benefits"])
    return Deadline(Code(plain["code"]), day, benefits, until, safe=safe)
