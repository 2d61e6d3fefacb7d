"""From reviewed files to a release in the database: whole or not at all, and only when new.

Once a keeper has published, files make no release any more: they become a draft for the keepers.
"""

from pathlib import Path
from typing import Any

from django.apps import apps as installed_apps
from django.core.management.base import CommandError
from django.db import DEFAULT_DB_ALIAS, IntegrityError, router, transaction

from eligibility import clock, loader, rows_written, trial
from eligibility.drafting import drafts
from eligibility.models import Draft, RulebookRelease
from eligibility.reviewed import files
from eligibility.reviewed.files import RulebookError, RulebookSource


def seed(source: RulebookSource, *, using: str = DEFAULT_DB_ALIAS) -> RulebookRelease:
    """The release that holds ``source``; made in one transaction when its digest is new.

    A known digest gives back the release of old and makes nothing, even when a newer release
    is in use by now: to return to an old rulebook, publish it under a new name. Two releases may
    bear one name, as two editions of one day do: the digest tells them apart, and an upgrade
    never stops at a name.
    """
    release = _known(source, using)
    if release:
        return release
    try:
        with transaction.atomic(using=using):
            return rows_written.write(source, using=using)
    except IntegrityError:
        release = _known(source, using)  # another process may have been a moment quicker
        if release is None:
            raise
        return release


def publish(source: RulebookSource, *, using: str = DEFAULT_DB_ALIAS) -> RulebookRelease:
    """``seed``, and before a new release is made, its trial.

    Raises:
        RulebookError: it fails its trial.
    """
    if _known(source, using) is None:
        trial.refuse_failing(source)
    return seed(source, using=using)


def take_in(
    source: RulebookSource, *, using: str = DEFAULT_DB_ALIAS
) -> tuple[RulebookRelease | Draft, bool]:
    """What files with the site, or given to a command, become.

    Returns:
        the release that holds them or, where keepers publish, their draft; and whether it was
        made now.

    Raises:
        RulebookError: they fail their trial.
        loader.UnusableRulebookError: the release that a draft is compared with cannot be read.
    """
    release = _known(source, using)
    if release:
        return release, False
    if people_publish(using=using):
        return as_draft(source, using=using)
    return publish(source, using=using), True


def as_draft(source: RulebookSource, *, using: str = DEFAULT_DB_ALIAS) -> tuple[Draft, bool]:
    """The one draft that files become, and whether it was made now.

    Raises:
        loader.UnusableRulebookError: the release that it is compared with cannot be read.
    """
    draft = drafts.from_files(source, using=using)
    if draft:
        return draft, True
    return Draft.objects.using(using).get(files_digest=source.digest), False


def people_publish(*, using: str = DEFAULT_DB_ALIAS) -> bool:
    """Whether a keeper has ever published a release here."""
    return RulebookRelease.objects.using(using).exclude(published_by=None).exists()


def told_of_draft(draft: Draft) -> str:
    """A sentence on what became of files that are a draft."""
    came = {
        Draft.State.OPEN.value: "It waits for a keeper to publish it",
        Draft.State.PUBLISHED.value: "It was published",
        Draft.State.DISCARDED.value: "It was discarded",
    }[draft.state]
    return (
        f"These files are draft {draft.pk}, “{draft.name}”, and no release: keepers publish here. "
        f"{came}."
    )


def older_than_in_use(release: RulebookRelease, *, using: str = DEFAULT_DB_ALIAS) -> str:
    """Which release is in use where that is not ``release``, and what to do; else nothing."""
    newest = loader.newest(using=using)
    if newest is None or newest == release:
        return ""
    if release.takes_effect_on and release.takes_effect_on > clock.actual():
        return (
            f"The files hold release “{release.name}”, which is used from "
            f"{release.takes_effect_on} on. Until then “{newest.name}” ({newest.digest}) is in use."
        )
    return (
        f"The files hold release “{release.name}”, which was published before. "
        f"In use is the newer “{newest.name}” ({newest.digest}), and it stays in use. "
        f"To return to the older one, give it a new name in release.yaml."
    )


def _known(source: RulebookSource, using: str) -> RulebookRelease | None:
    return RulebookRelease.objects.using(using).filter(digest=source.digest).first()


def seed_from(
    directory: Path, *, using: str = DEFAULT_DB_ALIAS
) -> tuple[RulebookRelease | Draft, bool]:
    """Read a directory of rulebook files and take it in: see ``take_in``.

    Raises:
        RulebookError: the files are refused; the database is as it was.
        loader.UnusableRulebookError: as ``take_in``.
    """
    return take_in(files.read(directory), using=using)


def seed_after_migrate(using: str = DEFAULT_DB_ALIAS, apps: Any = None, **kwargs: Any) -> None:
    """Handler of ``post_migrate``: after a bare ``migrate`` the site has its rulebook.

    ``flush`` sends the signal without ``apps``; a migration back in time sends a state whose
    tables are not (or not yet) those of the models, and then there is nothing to seed into.
    """
    if not router.allow_migrate_model(using, RulebookRelease):
        return
    if not _tables_match(apps or installed_apps):
        return
    try:
        taken, new = seed_from(files.SHIPPED, using=using)
    except RulebookError as error:
        raise CommandError(f"The rulebook files are refused:\n{error}") from error
    except loader.UnusableRulebookError as error:
        raise CommandError(str(error)) from error
    out = kwargs.get("stdout")
    if not out or not kwargs.get("verbosity", 1):
        return
    if isinstance(taken, Draft):
        if new or taken.state == Draft.State.OPEN:
            out.write(f"  {told_of_draft(taken)}")
        return
    older = older_than_in_use(taken, using=using)
    if older:
        out.write(f"  {older}")
    elif new:
        out.write(f"  Rulebook release {taken.name} ({taken.digest})")


def _tables_match(state: Any) -> bool:
    """Whether the migrated tables are those of today's models, column by column."""
    for model in installed_apps.get_app_config("eligibility").get_models():
        try:
            migrated = state.get_model(model._meta.app_label, model._meta.model_name)
        except LookupError:
            return False
        columns = {field.column for field in model._meta.local_concrete_fields}
        if columns != {field.column for field in migrated._meta.local_concrete_fields}:
            return False
    return True
