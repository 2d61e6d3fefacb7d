"""Keepers at work: a draft is begun, changed, and published by a second keeper."""

from copy import deepcopy
from typing import Any

from django.utils.crypto import get_random_string

from accounts.models import Role, User
from eligibility import loader
from eligibility.drafting import drafts, obstacles, publishing, trials
from eligibility.drafting.obstacles import Kind, Obstacle
from eligibility.models import Draft, DraftEntry, RulebookRelease
from tests.accounts.people import somebody

#: Where maternity's qualifying period stands, and its summary.
PERIOD = ("law/maternity.yaml", "qualifying_periods", "qualifying")
SUMMARY = ("words/maternity.yaml", "summary", "")
LUMP = ("law/maternity.yaml", "values", "maternity_lump")
SIX_MONTHS = {
    "required_months": "6",
    "reference_months": "15",
    "effective_from": "2027-01-01",
    "citation": "act-65-2027",
}
SOURCE = {
    "instrument": "Amendment of the Social Security Act",
    "section": "65",
    "url": "https://example.org/amendment",
    "evidence": "seen",
    "checked_on": "2026-11-23",
}


def keeper(name: str = "") -> User:
    """A keeper of the rules."""
    return somebody(Role.RULES_KEEPER, username=name or f"keeper-{get_random_string(8)}")


def in_use() -> RulebookRelease:
    """The release in use today."""
    release = loader.newest()
    assert release is not None
    return release


def begun(user: User | None = None, name: str = "draft") -> Draft:
    """A draft from the release in use."""
    return drafts.begin(user or keeper(), in_use(), name)


def said(draft: Draft, where: tuple[str, str, str]) -> Any:
    """What the draft says of a thing, the caller's own to change."""
    file, section, key = where
    entry = DraftEntry.objects.get(draft=draft, file=file, section=section, key=key)
    return deepcopy(entry.content)


def change(
    draft: Draft, user: User, where: tuple[str, str, str], content: object, **more: Any
) -> Draft:
    """Say something else, as somebody who has just looked."""
    draft.refresh_from_db()
    return drafts.change(user, draft.pk, draft.version, *where, content, **more)


def raise_maternity(draft: Draft, user: User) -> Draft:
    """Six months instead of five from 2027-01-01 on, with the source of it."""
    change(draft, user, ("law/maternity.yaml", "citations", "act-65-2027"), SOURCE)
    return change(draft, user, PERIOD, [*said(draft, PERIOD), SIX_MONTHS])


def raise_lump(draft: Draft, user: User, since: str = "2040-01-01") -> Draft:
    """More for each birth from a day on, so late that it reaches no worked case."""
    content = said(draft, LUMP)
    row = {"value": "16000", "effective_from": since, "citation": "birth-2021"}
    return change(draft, user, LUMP, {**content, "rows": [*content["rows"], row]})


def accept_all(draft: Draft, user: User) -> None:
    """Accept every worked case that the draft answers otherwise, with a reason."""
    cases = {each.case for each in trials.failing(draft, drafts.source(draft))}
    for case in sorted(cases):
        draft.refresh_from_db()
        trials.accept(user, draft.pk, draft.version, case, "The law was changed.")
    draft.refresh_from_db()


def publish(draft: Draft, user: User | None = None) -> RulebookRelease:
    """Published by somebody who has just looked; default: a second keeper."""
    draft.refresh_from_db()
    return publishing.publish(user or keeper(), draft.pk, draft.version)


def in_the_way(draft: Draft, kind: Kind) -> list[Obstacle]:
    """The obstacles of a kind."""
    draft.refresh_from_db()
    return [each for each in obstacles.obstacles(draft) if each.kind == kind]
