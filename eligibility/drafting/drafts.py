"""Drafts of a release: begun, changed, settled or discarded, and every change written down.

Whoever changes a draft says which version was seen; an older one is refused, so that two keepers
never overwrite each other. Nothing here judges what a draft says: see ``drafting.obstacles``.
"""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import DEFAULT_DB_ALIAS, IntegrityError, transaction
from django.utils import timezone

from eligibility import loader
from eligibility.content import LANGUAGES
from eligibility.drafting import entries
from eligibility.drafting.entries import Entry, Where
from eligibility.models import Draft, DraftChange, DraftEntry, RulebookRelease
from eligibility.reviewed import files, written
from eligibility.reviewed.fields import RulebookError
from eligibility.reviewed.source import RulebookSource

NAME_LENGTH = 100


class StaleDraftError(Exception):
    """Somebody has changed the draft since it was looked at; ``version`` is what it is now."""

    def __init__(self, version: int) -> None:
        super().__init__("The draft was changed meanwhile. Look at it again before you go on.")
        self.version = version


class SettledDraftError(Exception):
    """The draft is published or discarded, and is not changed any more."""

    def __init__(self) -> None:
        super().__init__("The draft is settled: it was published or discarded.")


def begin(user: AbstractBaseUser, base: RulebookRelease, name: str) -> Draft:
    """A draft that says what ``base`` says, under the name of the release it is to become.

    Raises:
        ValueError: the name is empty or longer than ``NAME_LENGTH``.
        loader.UnusableRulebookError: the base's rows are not what it was published with.
    """
    told = entries.split(written.files_of(loader.read_back(base)))
    with transaction.atomic():
        draft = Draft.objects.create(name=_name(name), base=base, started_by_id=user.pk)
        _write(draft, {entry.where: (entry.content, entry.content) for entry in told})
        _write_down(draft, user, "begun", None, {"base": base.name, "digest": base.digest})
    return draft


def from_files(source: RulebookSource, *, using: str = DEFAULT_DB_ALIAS) -> Draft | None:
    """The draft that files with the site become where people publish, compared with what is in use.

    Returns:
        ``None`` where these files (this digest) have become a draft before, whatever came of it.

    Raises:
        loader.UnusableRulebookError: the release in use cannot be read.
    """
    if Draft.objects.using(using).filter(files_digest=source.digest).exists():
        return None
    base = loader.newest(using=using)
    if base is None:
        raise loader.NoRulebookError("There is no release that a draft could be compared with.")
    before = {e.where: e.content for e in entries.split(written.files_of(loader.read_back(base)))}
    after = entries.placed_as(entries.split(written.files_of(source)), before.keys())
    told = {where: (before.get(where), after.get(where)) for where in before | after}
    try:
        with transaction.atomic(using=using):
            draft = Draft.objects.using(using).create(
                name=source.name, base=base, files_digest=source.digest
            )
            _write(draft, told, using=using)
    except IntegrityError:  # another process has been a moment quicker
        if Draft.objects.using(using).filter(files_digest=source.digest).exists():
            return None
        raise
    return draft


def take_on(user: AbstractBaseUser, draft_pk: int, version: int) -> Draft:
    """Answer for a draft that came as files with an update: that is to have begun it.

    Nothing is done where somebody answers for it already.

    Raises:
        Draft.DoesNotExist, SettledDraftError, StaleDraftError: as ``change``.
    """
    with transaction.atomic():
        draft = locked(draft_pk, version)
        if draft.started_by_id is not None:
            return draft
        return noted(draft, user, "taken on", None, {"digest": draft.files_digest})


def change(
    user: AbstractBaseUser,
    draft_pk: int,
    version: int,
    file: str,
    section: str,
    key: str,
    content: object,
    still_fits: Collection[str] = (),
) -> Draft:
    """Say something else of one thing, add it where it is new, or take it out (``content=None``).

    Args:
        user: the keeper who changes it.
        draft_pk: of the draft.
        version: of the draft as the keeper has seen it.
        file: with ``section`` and ``key`` the place, as in ``drafting.entries``.
        section: as there.
        key: as there.
        content: JSON as described there. It is not judged here.
        still_fits: languages whose text still fits the changed English one.

    Raises:
        Draft.DoesNotExist: there is no such draft.
        SettledDraftError: it is settled.
        StaleDraftError: it was changed since.
        NoSuchPlaceError: the files have no such place.
    """
    where = entries.place(file, section, key)
    fits = sorted(set(still_fits) & set(LANGUAGES))
    with transaction.atomic():
        draft = locked(draft_pk, version)
        row = draft.entries.filter(file=file, section=section, key=key).first()
        was, fitted = (row.content, row.still_fits) if row else (None, [])
        if was == content and fitted == fits:
            return draft
        if row is None:
            DraftEntry.objects.create(
                draft=draft, **where._asdict(), content=content, still_fits=fits
            )
        elif content is None and row.before is None:
            row.delete()
        else:
            row.content, row.still_fits = content, fits
            row.save(update_fields=["content", "still_fits"])
        return noted(draft, user, str(where), was, content)


def settle(
    user: AbstractBaseUser,
    draft_pk: int,
    version: int,
    name: str,
    takes_effect_on: date | None,
) -> Draft:
    """The name of the release it becomes, and the first day on which it is used (none: at once).

    Raises:
        ValueError: the name is empty or longer than ``NAME_LENGTH``.
        Draft.DoesNotExist, SettledDraftError, StaleDraftError: as ``change``.
    """
    with transaction.atomic():
        draft = locked(draft_pk, version)
        before = _settings(draft)
        draft.name, draft.takes_effect_on = _name(name), takes_effect_on
        if _settings(draft) == before:
            return draft
        draft.save(update_fields=["name", "takes_effect_on"])
        return noted(draft, user, "name and day", before, _settings(draft))


def discard(user: AbstractBaseUser, draft_pk: int, version: int) -> Draft:
    """Give the draft up; it stays to be read.

    Raises:
        Draft.DoesNotExist, SettledDraftError, StaleDraftError: as ``change``.
    """
    with transaction.atomic():
        draft = locked(draft_pk, version)
        draft.state = Draft.State.DISCARDED
        draft.settled_by_id, draft.settled_at = user.pk, timezone.now()
        draft.save(update_fields=["state", "settled_by", "settled_at"])
        return noted(draft, user, "discarded", None, None)


def noted(draft: Draft, user: AbstractBaseUser, what: str, before: object, after: object) -> Draft:
    """Write down what was done to a locked draft, which is one version further on.

    Whoever does anything first to a draft that came as files counts as having begun it.
    """
    _write_down(draft, user, what, before, after)
    draft.version += 1
    draft.started_by_id = draft.started_by_id or user.pk
    draft.save(update_fields=["version", "started_by"])
    return draft


def locked(draft_pk: int, version: int) -> Draft:
    """The open draft, its row locked until the transaction ends.

    Raises:
        Draft.DoesNotExist, SettledDraftError, StaleDraftError: as ``change``.
    """
    draft = Draft.objects.select_for_update().get(pk=draft_pk)
    if draft.state != Draft.State.OPEN:
        raise SettledDraftError
    if draft.version != version:
        raise StaleDraftError(draft.version)
    return draft


def told(draft: Draft) -> list[Entry]:
    """What the draft says, thing by thing, in the order in which it is put together."""
    rows = DraftEntry.objects.using(draft._state.db).filter(draft=draft)
    return [Entry(Where(row.file, row.section, row.key), row.content) for row in rows]


def documents(draft: Draft) -> dict[str, object]:
    """The draft as the documents of the reviewed files by file name, faulty or not."""
    return entries.join(draft.name, told(draft))


def source(draft: Draft) -> RulebookSource:
    """The draft as the strict reader reads it.

    Raises:
        RulebookError: with every fault as file, key and reason.
    """
    return files.read_documents(documents(draft))


def exported(draft: Draft) -> dict[str, str]:
    """The draft as the texts of YAML files by file name; a faulty one as it stands."""
    try:
        return written.texts(written.files_of(source(draft)))
    except RulebookError:
        return written.texts(documents(draft))


def _name(name: str) -> str:
    name = name.strip()
    if not 0 < len(name) <= NAME_LENGTH:
        raise ValueError(f"A release has a name of at most {NAME_LENGTH} characters.")
    return name


def _settings(draft: Draft) -> dict[str, str | None]:
    day = draft.takes_effect_on
    return {"name": draft.name, "takes_effect_on": day.isoformat() if day else None}


def _write(
    draft: Draft, told: dict[Where, tuple[Any, Any]], *, using: str = DEFAULT_DB_ALIAS
) -> None:
    """The entries of a new draft, each with what its base says and what it says itself."""
    DraftEntry.objects.using(using).bulk_create(
        DraftEntry(draft=draft, **where._asdict(), before=before, content=content)
        for where, (before, content) in told.items()
    )


def _write_down(
    draft: Draft, user: AbstractBaseUser, what: str, before: object, after: object
) -> None:
    DraftChange.objects.create(draft=draft, by_id=user.pk, what=what, before=before, after=after)
