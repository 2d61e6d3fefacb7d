"""What the chain of decisions holds of reviews: that they were given, and by whom; not of whom.

The salt of a review's digest is made of the one beside it and of the key of its case. So it is
gone with that key, also where an older copy of the tables still has the row.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from uuid import UUID

from cases.models import Case, Erasure, Review
from cases.querysets import of_everybody
from cases.sealing import SealedError
from cases.vault import Vault
from eligibility import chain
from eligibility.chain import ERASURE, Kept

REVIEW = "review"


def place(number: UUID) -> str:
    """Where in the vault of its case a review is sealed."""
    return f"review:{number}"


def add(row: Review, vault: Vault) -> None:
    """The link of a review that was just written, in the same transaction."""
    kept = _kept_of(row, vault)
    chain.add(REVIEW, str(row.pk), kept.said, kept.salt)


def reviews_of(cases: Sequence[Case]) -> dict[UUID, list[str]]:
    """The numbers of the reviews of each case that has any."""
    rows = of_everybody(Review).filter(case__in=cases).order_by("at", "pk")
    found: dict[UUID, list[str]] = {}
    for case, number in rows.values_list("case_id", "pk"):
        found.setdefault(case, []).append(str(number))
    return found


def add_erasures(reviews: Mapping[UUID, list[str]]) -> None:
    """The links that say which reviews went with their cases; these are erased already.

    Args:
        reviews: their numbers, by the number of the case, of which an ``Erasure`` is there.
    """
    # One that was erased once before has its link, unless the log of it alone came back.
    for row in Erasure.objects.filter(case__in=reviews, salt=b"").order_by("pk"):
        row.reviews, row.salt = reviews[row.case], chain.new_salt()
        row.save(update_fields=["reviews", "salt"])
        chain.add(ERASURE, str(row.case), {"subjects": row.reviews}, row.salt)


def register() -> None:
    """Tell the chain; called once, when the app is ready."""
    chain.register(REVIEW, _reviews, _all_reviews, erasable=True)
    chain.register(ERASURE, _erasures, _all_erasures)


def _kept_of(row: Review, vault: Vault) -> Kept:
    said = {
        "handover": row.handover_id,
        "by": row.by_id,
        "at": row.at,
        "answer": vault.open(place(row.pk), row.content),
    }
    return Kept(said, vault.mark(REVIEW, bytes(row.salt).hex()))


def _reviews(subjects: Collection[str]) -> Mapping[str, Kept]:
    rows = list(of_everybody(Review).filter(pk__in=_numbers(subjects)))
    vaults = Vault.of_many([row.case_id for row in rows])
    found = {}
    for row in rows:
        try:
            found[str(row.pk)] = _kept_of(row, vaults[row.case_id])
        except (KeyError, SealedError):
            continue  # its key is gone, or what was sealed is not what was: the chain says so
    return found


def _all_reviews() -> Iterator[str]:
    rows = of_everybody(Review).order_by("pk").values_list("pk", flat=True)
    return (str(number) for number in rows.iterator())


def _erasures(subjects: Collection[str]) -> Mapping[str, Kept]:
    rows = Erasure.objects.filter(case__in=_numbers(subjects)).exclude(salt=b"")
    return {str(row.case): Kept({"subjects": row.reviews}, row.salt) for row in rows}


def _all_erasures() -> Iterator[str]:
    rows = Erasure.objects.exclude(salt=b"").order_by("pk").values_list("case", flat=True)
    return (str(number) for number in rows.iterator())


def _numbers(subjects: Collection[str]) -> list[UUID]:
    """Those that are numbers: a subject somebody has tampered with may be anything."""
    found = []
    for subject in subjects:
        try:
            found.append(UUID(subject))
        except ValueError:
            continue
    return found
