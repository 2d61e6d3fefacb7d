"""What the chain holds of releases: that this law was published, by whom, from which draft.

Releases that came as files with the site have no salt and no link: their digest stands in the
files. Once a keeper has published, no file becomes a release any more, and each has its link.
"""

import hashlib
import json
import re
from collections.abc import Collection, Iterator, Mapping

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Q

from eligibility import chain, loader
from eligibility.chain import Kept
from eligibility.chain_models import Link
from eligibility.models import Draft, RulebookRelease, WorkedCase

KIND = "release"
_NUMBER = re.compile("[0-9]{1,18}")


def add(release: RulebookRelease, *, using: str = DEFAULT_DB_ALIAS) -> Link:
    """The link of a release that a keeper has just published, in the same transaction.

    Args:
        release: with its salt; its worked cases and its draft, settled, are written already.
        using: the database.
    """
    return chain.add(KIND, str(release.pk), said_of(release), release.salt, using=using)


def said_of(release: RulebookRelease) -> dict[str, object]:
    """What a release says of itself, made anew from its rows. People are numbers here."""
    using = release._state.db
    cases = WorkedCase.objects.using(using).filter(release=release).order_by("code")
    written = json.dumps(list(cases.values_list("code", "case")), sort_keys=True)
    draft = Draft.objects.using(using).filter(release=release).first()
    return {
        "name": release.name,
        "digest": release.digest,
        "schema": release.schema,
        "created_at": release.created_at,
        "takes_effect_on": release.takes_effect_on,
        "published_by": release.published_by_id,
        "worked_cases": hashlib.sha256(written.encode()).hexdigest(),
        "drafted_by": _drafted_by(draft) if draft else [],
    }


def register() -> None:
    """Tell the chain; called once, when the app is ready."""
    chain.register(KIND, _kept, _listed)


def altered() -> Iterator[str]:
    """A sentence for each release whose rows are not those its digest was taken over."""
    for release in RulebookRelease.objects.order_by("pk"):
        try:
            loader.verified(release)
        except loader.AlteredRulebookError as error:
            yield str(error)
        except loader.UnusableRulebookError:
            pass  # of an older form, or lacking what the core now needs: nobody has altered it


def _drafted_by(draft: Draft) -> list[int]:
    """Who has begun a draft and who has changed anything in it."""
    begun = [draft.started_by_id] if draft.started_by_id else []
    return sorted({*begun, *draft.changes.values_list("by", flat=True)})


def _kept(subjects: Collection[str]) -> Mapping[str, Kept]:
    numbers = [int(subject) for subject in subjects if _NUMBER.fullmatch(subject)]
    rows = RulebookRelease.objects.filter(pk__in=numbers)
    return {str(row.pk): Kept(said_of(row), row.salt) for row in rows}


def _listed() -> Iterator[str]:
    """Releases that must have a link: what people have published, and all that came after."""
    published = RulebookRelease.objects.filter(~Q(salt=b"") | Q(published_by__isnull=False))
    first = published.order_by("pk").first()
    if first:
        later = RulebookRelease.objects.filter(pk__gte=first.pk).order_by("pk")
        yield from (str(number) for number in later.values_list("pk", flat=True))
