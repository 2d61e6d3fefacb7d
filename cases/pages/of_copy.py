"""What every page about one copy at an office begins with: the copy, its key, and the look."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.http import Http404, HttpRequest

from accounts.acting import Acting, acts_here
from cases import handing, reviewing
from cases.colleagues import named
from cases.looking import looked_at_each, vault_of
from cases.models import Handover
from cases.pages import answer_words
from cases.pages.answer_words import Said
from cases.reviewing import Given
from cases.snapshot import Snapshot
from cases.vault import Vault
from eligibility.pages.beside import voice


@dataclass(frozen=True)
class OpenedCopy:
    """A copy that the office of whoever asks has, with the key of its case."""

    who: Acting
    handover: Handover
    vault: Vault

    @cached_property
    def snapshot(self) -> Snapshot:
        """What the office sees of the case."""
        return handing.opened(self.handover, self.vault)

    @cached_property
    def given(self) -> list[Given]:
        """Every answer of the office to this case, the first one first."""
        return reviewing.history(self.who.user, self.handover, self.vault)

    @cached_property
    def standing(self) -> dict[str, Given]:
        """What stands of this copy, by benefit."""
        own = (each for each in self.given if each.row.handover_id == self.handover.pk)
        return reviewing.standing(own)

    @cached_property
    def told(self) -> list[Said]:
        """The answers in the reader's words, as ``given`` has them."""
        names = named(self.who.organisation, [(each.row.by, each.row.at) for each in self.given])
        return answer_words.said_by(self.given, names, voice())

    @property
    def standing_told(self) -> Mapping[str, Said]:
        """What stands of this copy in words, by benefit."""
        told = {each.row.pk: said for each, said in zip(self.given, self.told, strict=True)}
        return {code: told[each.row.pk] for code, each in self.standing.items()}


def open_copy(request: HttpRequest, number: UUID, page: str) -> OpenedCopy:
    """A copy of the office of whoever asks; that they look at it is logged under ``page``.

    Raises:
        Http404: the office has none of this number, or not any more.
    """
    who = acts_here(request)
    row = Handover.objects.visible_to(who.user).filter(pk=number).first()
    if row is None:
        raise Http404
    vault = vault_of(row.case_id)
    looked_at_each([row.case_id], who.user, page)
    return OpenedCopy(who, row, vault)
