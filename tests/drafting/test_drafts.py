"""What a keeper changes in a draft, and that two keepers never overwrite each other."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from eligibility import loader
from eligibility.drafting import drafts
from eligibility.drafting.drafts import SettledDraftError, StaleDraftError
from eligibility.drafting.entries import NoSuchPlaceError
from eligibility.models import Draft, DraftEntry
from eligibility.reviewed.fields import RulebookError
from tests.drafting.keeping import (
    LUMP,
    PERIOD,
    SUMMARY,
    begun,
    change,
    in_use,
    keeper,
    raise_lump,
    raise_maternity,
    said,
)

pytestmark = pytest.mark.django_db


def test_a_draft_says_what_its_base_says_until_it_is_changed() -> None:
    base = loader.read_back(in_use())
    draft = begun(name=base.name)
    assert drafts.source(draft) == base
    assert {(row.content == row.before) for row in draft.entries.all()} == {True}


def test_a_changed_thing_is_all_that_differs() -> None:
    user = keeper()
    draft = raise_lump(begun(user), user)
    before, after = loader.read_back(in_use()), drafts.source(draft)
    assert {term.key for term in {*after.terms} - {*before.terms}} == {"maternity_lump"}
    assert not {*before.terms} - {*after.terms}
    assert after.content == before.content
    changed = [row for row in draft.entries.all() if row.content != row.before]
    assert [(row.file, row.section, row.key) for row in changed] == [LUMP]


def test_every_change_is_written_down_with_who_made_it() -> None:
    one, other = keeper("moe"), keeper("nan")
    draft = begun(one)
    before = said(draft, SUMMARY)
    change(draft, other, SUMMARY, {**before, "en": "It was changed."})
    change(draft, one, SUMMARY, before)
    drafts.settle(one, draft.pk, 3, "2027-01-01", date(2027, 1, 1))
    told = [(row.by.username, row.what) for row in draft.changes.order_by("pk")]
    place = "words/maternity.yaml summary"
    assert told == [("moe", "begun"), ("nan", place), ("moe", place), ("moe", "name and day")]
    second = draft.changes.get(by=other)
    assert (second.before, second.after) == (before, {**before, "en": "It was changed."})


def test_a_thing_is_added_and_taken_out_and_put_back() -> None:
    user, place = keeper(), ("law/maternity.yaml", "citations", "new-law")
    draft = begun(user)
    count = draft.entries.count()
    change(draft, user, place, {"instrument": "New law"})
    change(draft, user, place, None)
    assert draft.entries.count() == count

    lump = said(draft, LUMP)
    change(draft, user, LUMP, None)
    with pytest.raises(RulebookError, match="The core needs this value"):
        drafts.source(draft)
    change(draft, user, LUMP, lump)
    assert drafts.source(draft).terms == loader.read_back(in_use()).terms


def test_saying_the_same_again_changes_nothing() -> None:
    user = keeper()
    draft = begun(user)
    change(draft, user, SUMMARY, said(draft, SUMMARY))
    assert drafts.settle(user, draft.pk, 1, " draft ", None).version == 1
    assert draft.changes.count() == 1


def test_of_two_who_change_a_draft_at_once_the_second_sees_that_it_was_changed() -> None:
    one, other = keeper(), keeper()
    draft = begun(one)
    seen = draft.version
    drafts.change(one, draft.pk, seen, *PERIOD, [])
    with pytest.raises(StaleDraftError) as stale:
        drafts.change(other, draft.pk, seen, *SUMMARY, {"en": "Overwritten."})
    assert stale.value.version == seen + 1
    attempts: list[Callable[[], Draft]] = [
        lambda: drafts.change(other, draft.pk, seen, *PERIOD, None),
        lambda: drafts.settle(other, draft.pk, seen, "other", None),
        lambda: drafts.discard(other, draft.pk, seen),
    ]
    for attempt in attempts:
        with pytest.raises(StaleDraftError):
            attempt()
    assert said(draft, PERIOD) == []
    assert said(draft, SUMMARY)["en"] != "Overwritten."


def test_a_discarded_draft_is_not_changed_any_more() -> None:
    user = keeper()
    draft = drafts.discard(user, begun(user).pk, 1)
    assert (draft.state, draft.settled_by_id) == (Draft.State.DISCARDED, user.pk)
    attempts: list[Callable[[], Draft]] = [
        lambda: drafts.change(user, draft.pk, draft.version, *LUMP, None),
        lambda: drafts.settle(user, draft.pk, draft.version, "other", None),
        lambda: drafts.discard(user, draft.pk, draft.version),
    ]
    for attempt in attempts:
        with pytest.raises(SettledDraftError):
            attempt()


@pytest.mark.parametrize("name", ["", "   ", "x" * 101])
def test_a_release_has_a_name_that_fits(name: str) -> None:
    user = keeper()
    with pytest.raises(ValueError, match="a name of at most 100 characters"):
        drafts.begin(user, in_use(), name)
    draft = begun(user)
    with pytest.raises(ValueError, match="a name of at most 100 characters"):
        drafts.settle(user, draft.pk, 1, name, None)


def test_what_the_files_have_no_place_for_is_not_taken_in() -> None:
    user = keeper()
    draft = begun(user)
    with pytest.raises(NoSuchPlaceError):
        change(draft, user, ("law/maternity.yaml", "values", "../x"), {})
    with pytest.raises(Draft.DoesNotExist):
        drafts.change(user, draft.pk + 1, 1, *LUMP, None)
    draft.refresh_from_db()
    assert draft.version == 1


def test_a_draft_says_one_thing_of_a_place() -> None:
    draft = begun()
    with pytest.raises(IntegrityError), transaction.atomic():
        DraftEntry.objects.create(
            draft=draft, file=LUMP[0], section=LUMP[1], key=LUMP[2], content={}
        )


def test_of_languages_only_those_of_the_site_can_still_fit() -> None:
    user = keeper()
    draft = begun(user)
    content = {**said(draft, SUMMARY), "en": "It was changed."}
    change(draft, user, SUMMARY, content, still_fits=["th", "xx", "th"])
    entry = draft.entries.get(file=SUMMARY[0], section=SUMMARY[1])
    assert entry.still_fits == ["th"]


def test_a_faulty_draft_can_still_be_exported_as_it_stands() -> None:
    user = keeper()
    draft = begun(user)
    change(draft, user, LUMP, {"unit": "bath", "rows": []})
    assert "unit: bath" in drafts.exported(draft)["law/maternity.yaml"]


def test_an_exported_draft_says_what_the_draft_says() -> None:
    user = keeper()
    draft = begun(user)
    raise_maternity(draft, user)
    text = drafts.exported(draft)["law/maternity.yaml"]
    assert "effective_from: 2027-01-01" in text
    assert "required_months: 6" in text
