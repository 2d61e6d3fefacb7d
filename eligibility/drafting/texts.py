"""The texts of a draft out to translators and in again.

A key names benefit, section, code and part: ``maternity/documents/birth_certificate/from``.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from eligibility.drafting import drafts
from eligibility.drafting.entries import SINGLE
from eligibility.models import Draft, DraftEntry
from eligibility.texts.sheet import ENGLISH, Line

#: The parts of a paper and of a step, as the files name them; "": the text itself.
_PARTS = {"documents": ("name", "", "from"), "steps": ("", "then")}
_ITSELF = "text"  # as which a key names the latter


def lines(draft: Draft, language: str) -> list[Line]:
    """Every text of a draft that has an English one, in the order of its files."""
    return [
        Line(key, texts[ENGLISH], texts.get(language) or "")
        for entry in _entries(draft)
        for key, texts in _texts_of(entry, entry.content)
        if texts.get(ENGLISH)
    ]


def take(
    user: AbstractBaseUser,
    draft_pk: int,
    version: int,
    language: str,
    texts: Mapping[str, str],
) -> Draft:
    """Put texts into a draft, all of them or none.

    Args:
        user: the keeper who has confirmed them.
        draft_pk: of the draft.
        version: of the draft as the keeper has seen it.
        language: of the texts.
        texts: by key; one that the draft does not have is left out.

    Raises:
        Draft.DoesNotExist, SettledDraftError, StaleDraftError: as ``drafts.change``.
    """
    with transaction.atomic():
        draft = drafts.locked(draft_pk, version)
        for entry in _entries(draft):
            content = deepcopy(entry.content)
            for key, told in _texts_of(entry, content):
                if key in texts:
                    told[language] = texts[key]
            place = (entry.file, entry.section, entry.key)
            draft = drafts.change(user, draft_pk, draft.version, *place, content, entry.still_fits)
    return draft


def _entries(draft: Draft) -> list[DraftEntry]:
    held = draft.entries.filter(section__in=(*SINGLE, *_PARTS), content__isnull=False)
    return list(held.order_by("file", "section", "key"))


def _texts_of(entry: DraftEntry, content: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each text of an entry's content by its key: a mapping from languages, the content's own."""
    stem = entry.file.removeprefix("words/").removesuffix(".yaml")
    named = "/".join(part for part in (stem, entry.section, entry.key) if part)
    for part in _PARTS.get(entry.section, ("",)):
        texts = content.get(part) if part else content
        if isinstance(texts, dict):
            key = named if entry.section in SINGLE else f"{named}/{part or _ITSELF}"
            yield key, texts
