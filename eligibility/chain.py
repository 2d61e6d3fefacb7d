"""The chain of decisions: links are added in the order of what was decided, and verified.

A link holds a salted digest of what was decided, and each ``hash`` is taken over the one before.
The salt lies beside the decision itself: once both are erased, nobody finds out what the digest
was of, and the chain stands all the same (docs/decisions/0044-a-chain-of-salted-digests.md).

Who keeps decisions of a kind registers where they lie: ``eligibility.chained_releases`` those of
the rulebook. The chain itself knows nothing of them.
"""

import hashlib
import json
import secrets
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from itertools import islice
from typing import NamedTuple
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.transaction import TransactionManagementError
from django.utils import timezone

from eligibility.chain_models import ChainLock, Link

#: Of a link that says which subjects were erased: ``said["subjects"]`` lists them.
ERASURE = "erasure"
SALT_BYTES = 16
#: As PostgreSQL gives it, a ``memoryview``.
Salt = bytes | memoryview
_LOCK = 1  # the only row of the table
_BATCH = 1_000


class Kept(NamedTuple):
    """What is kept of a decision: what it says, and the salt of its digest."""

    said: Mapping[str, object]
    salt: Salt


#: What is still kept of these subjects. One that was erased is left out, and one that cannot be
#: opened any more: the chain says that it is gone.
Provider = Callable[[Collection[str]], Mapping[str, Kept]]
#: All subjects that must have a link.
Listing = Callable[[], Iterable[str]]


class _Keeper(NamedTuple):
    kept: Provider
    listed: Listing
    erasable: bool


_keepers: dict[str, _Keeper] = {}


def register(kind: str, kept: Provider, listed: Listing, *, erasable: bool = False) -> None:
    """Say where the decisions of a kind lie.

    Args:
        kind: as in ``add``.
        kept: gives what is still kept, by subject, in exactly the form that was added.
        listed: gives the subjects of all decisions that are kept.
        erasable: whether they may be gone once a link of the kind ``ERASURE`` names them.
    """
    _keepers[kind] = _Keeper(kept, listed, erasable)


def new_salt() -> bytes:
    """Sixteen random bytes, to be kept beside what is decided and erased with it."""
    return secrets.token_bytes(SALT_BYTES)


def digest(said: Mapping[str, object], salt: Salt) -> str:
    """The salted SHA-256 of a decision, in hexadecimal.

    Args:
        said: what JSON can say, and days, moments and UUIDs.
        salt: of ``new_salt``.

    Raises:
        ValueError: the salt has another length, or a number is none.
        TypeError: something in it cannot be written down in one form alone.
    """
    if len(salt) != SALT_BYTES:
        raise ValueError(f"A salt has {SALT_BYTES} bytes.")
    return hashlib.sha256(bytes(salt) + _written(said)).hexdigest()


def add(
    kind: str,
    subject: str,
    said: Mapping[str, object],
    salt: Salt,
    *,
    using: str = DEFAULT_DB_ALIAS,
) -> Link:
    """Put the next link to the chain, in the transaction in which the decision is written.

    From here to the end of the transaction all others who decide wait: it comes after every
    other lock that the transaction takes.

    Args:
        kind: what was decided, in a word: "release", "review", …
        subject: its random number, or a release's; nothing that tells of a person.
        said: as in ``digest``.
        salt: as in ``digest``.
        using: the database.

    Raises:
        TransactionManagementError: there is no transaction.
        IntegrityError: the subject has a link of this kind already.
    """
    if not connections[using].in_atomic_block:
        raise TransactionManagementError("A link is added together with what it is about.")
    _lock(using)
    last = head(using=using)
    link = Link(
        place=last.place + 1 if last else 1,
        kind=kind,
        subject=subject,
        digest=digest(said, salt),
        at=timezone.now(),
    )
    link.hash = _hash(link, last.hash if last else "")
    link.save(using=using)
    return link


def head(*, using: str = DEFAULT_DB_ALIAS) -> Link | None:
    """The last link; ``None``: nothing was decided yet."""
    return Link.objects.using(using).order_by("-place").first()


def unread_kinds() -> list[str]:
    """The kinds of which nobody has registered where they lie: parts that are switched off."""
    kinds = Link.objects.exclude(kind__in=_keepers).order_by("kind")
    return list(kinds.values_list("kind", flat=True).distinct())


def verify(written_down: str = "") -> list[str]:
    """Everything by which the history is not what was written; empty: it is.

    What is decided meanwhile does no harm: rows are read after their links, and links of rows
    after those.

    Args:
        written_down: the hash of a last link of an earlier day. Without it nobody sees that the
            end of the chain was cut off with its rows, or all of it made anew.

    Returns:
        a plain sentence for each fault, with kinds and numbers and nothing of a person.
    """
    faults: list[str] = []
    missing: list[Link] = []
    erased: dict[str, int] = {}
    before: Link | None = None
    while links := list(Link.objects.filter(place__gt=before.place if before else 0)[:_BATCH]):
        for link in links:
            faults += _faults_of_place(link, before)
            before = link
        for link, kept in _beside(links):
            if kept is None:
                missing.append(link)
            elif not _fits(link, kept):
                faults.append(f"{_named(link)} does not fit what is kept of it any more.")
            elif link.kind == ERASURE:
                erased.update(dict.fromkeys(_subjects(kept), link.place))
    for link in missing:
        excused = _keepers[link.kind].erasable and erased.get(link.subject, 0) > link.place
        if not excused:
            faults.append(f"{_named(link)}: what it is about is gone, and no link says why.")
    faults += _without_a_link()
    if written_down and not Link.objects.filter(hash=written_down).exists():
        faults.append("The head that was written down is not in the chain any more.")
    return faults


def _lock(using: str) -> None:
    rows = ChainLock.objects.using(using)
    # The first two at once: one makes the row, the other waits for that and makes none.
    if not rows.select_for_update().filter(pk=_LOCK):
        rows.bulk_create([ChainLock(pk=_LOCK)], ignore_conflicts=True)
        rows.select_for_update().get(pk=_LOCK)


def _faults_of_place(link: Link, before: Link | None) -> Iterator[str]:
    """Whether a link follows from the one before it; one that was changed is named once."""
    awaited = before.place + 1 if before else 1
    if link.place > awaited:
        last = link.place - 1
        gap = f"Link {last} is" if last == awaited else f"Links {awaited} to {last} are"
        yield f"{gap} missing."
    elif link.hash != _hash(link, before.hash if before else ""):
        yield f"{_named(link)} does not follow from the one before it."


def _beside(links: Iterable[Link]) -> Iterator[tuple[Link, Kept | None]]:
    """Links with what is kept of each; kinds that nobody has registered are left out."""
    of_kind: dict[str, list[Link]] = {}
    for link in links:
        of_kind.setdefault(link.kind, []).append(link)
    for kind in of_kind.keys() & _keepers.keys():
        kept = _keepers[kind].kept([link.subject for link in of_kind[kind]])
        for link in of_kind[kind]:
            yield link, kept.get(link.subject)


def _fits(link: Link, kept: Kept) -> bool:
    try:
        return digest(*kept) == link.digest
    except ValueError:  # the salt was taken away
        return False


def _subjects(kept: Kept) -> list[str]:
    named = kept.said.get("subjects")
    return [str(subject) for subject in named] if isinstance(named, list | tuple) else []


def _without_a_link() -> Iterator[str]:
    for kind, keeper in sorted(_keepers.items()):
        listed = iter(keeper.listed())
        while subjects := list(islice(listed, _BATCH)):
            linked = Link.objects.filter(kind=kind, subject__in=subjects)
            for subject in sorted({*subjects}.difference(linked.values_list("subject", flat=True))):
                yield f"The {kind} {subject} is in no link."


def _named(link: Link) -> str:
    return f"Link {link.place} ({link.kind} {link.subject})"


def _hash(link: Link, before: str) -> str:
    at = link.at.astimezone(UTC)
    said = [before, link.place, link.kind, link.subject, link.digest, at]
    return hashlib.sha256(_written(said)).hexdigest()


def _written(said: object) -> bytes:
    """The one form in which something is written down for a digest."""
    return json.dumps(
        said, sort_keys=True, separators=(",", ":"), allow_nan=False, default=_plain
    ).encode("ascii")


def _plain(value: object) -> object:
    """What JSON has no word for; a moment is the same in every time zone."""
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, UUID) or (isinstance(value, date) and not isinstance(value, datetime)):
        return str(value)
    raise TypeError(f"A {type(value).__name__} has no one form in which it is written.")
