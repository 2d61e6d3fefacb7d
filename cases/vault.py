"""A case opened and sealed: the only place that takes a data key into its hands."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from cases import sealing
from cases.models import Case, CaseKey, SearchSecret
from cases.querysets import of_everybody


class Vault:
    """The key of one case, unwrapped for as long as a request lasts."""

    def __init__(self, case: UUID, key: bytes) -> None:
        self._case = case
        self._key = key

    @classmethod
    def of(cls, case: Case | UUID) -> "Vault":
        """The vault of a case that whoever asks may see.

        Raises:
            CaseKey.DoesNotExist: the case is erased.
            SealedError: its key is wrapped under none of the operator's keys.
        """
        number = case if isinstance(case, UUID) else case.pk
        kept = of_everybody(CaseKey).get(pk=number)
        return cls(number, sealing.unwrapped(kept.wrapped))

    @classmethod
    def of_many(cls, cases: "Sequence[Case | UUID]") -> "dict[UUID, Vault]":
        """The vaults of several cases, with one query; an erased case has none."""
        numbers = [case if isinstance(case, UUID) else case.pk for case in cases]
        kept = of_everybody(CaseKey).filter(pk__in=numbers)
        return {each.pk: cls(each.pk, sealing.unwrapped(each.wrapped)) for each in kept}

    @classmethod
    def made_for(cls, case: Case) -> "Vault":
        """The vault of a new case, whose row is written by ``keep_key``."""
        return cls(case.pk, sealing.new_key())

    def keep_key(self, case: Case) -> None:
        """Write the key of a new case, once its row is there."""
        CaseKey(case=case, wrapped=sealing.wrapped(self._key)).save(force_insert=True)

    def seal(self, place: str, content: Any) -> bytes:
        """Anything JSON can say, for one place of this case."""
        return sealing.sealed(self._key, self._case, place, content)

    def open(self, place: str, content: bytes | memoryview) -> Any:
        """What was sealed for this place.

        Raises:
            SealedError: it was sealed for another place or case.
        """
        return sealing.opened(self._key, self._case, place, bytes(content))

    def mark(self, kind: str, part: str) -> bytes:
        """A digest that is equal within this case alone."""
        return sealing.mark(self._key, kind, part)


def search_secret(organisation: int) -> bytes:
    """What makes the search marks of an organisation; made when it is first asked for."""
    found = SearchSecret.objects.filter(pk=organisation).first()
    if found is None:
        made = SearchSecret(
            organisation_id=organisation, wrapped=sealing.wrapped(sealing.new_key())
        )
        # Of two that come at once, the row of one stands, and both take that.
        SearchSecret.objects.bulk_create([made], ignore_conflicts=True)
        found = SearchSecret.objects.get(pk=organisation)
    return sealing.unwrapped(bytes(found.wrapped))
