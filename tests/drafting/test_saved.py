"""How many saved cases a draft would answer otherwise: counted a part at a time, once each."""

from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import call_command

from accounts.models import User
from eligibility import loader
from eligibility.drafting import drafts, saved
from eligibility.drafting.drafts import SettledDraftError
from eligibility.drafting.saved import Counted
from eligibility.models import Draft, DraftEntry, SavedCount
from eligibility.reviewed.files import RulebookError
from eligibility.rules.rulebook import Period, Rulebook

pytestmark = pytest.mark.django_db


class Parts:
    """Counts three parts of two cases each, one flip a part, whatever the time."""

    def __init__(self) -> None:
        self.asked = list[tuple[Rulebook, Rulebook, str]]()

    def __call__(self, before: Rulebook, after: Rulebook, place: str, seconds: float) -> Counted:
        self.asked.append((before, after, place))
        through = place == "two"
        following = {"": "one", "one": "two", "two": ""}[place]
        return Counted(2, {"maternity": 1}, following, through=through)


@pytest.fixture
def counter() -> Iterator[Parts]:
    before, made = list(saved._counters), Parts()
    saved.register(made)
    yield made
    saved._counters[:] = before


def begun() -> tuple[User, Draft]:
    user = User.objects.create_user("keeper")
    release = loader.newest()
    assert release is not None
    return user, drafts.begin(user, release, "Next")


def periods(draft: Draft) -> DraftEntry:
    return DraftEntry.objects.get(
        draft=draft, file="law/maternity.yaml", section="qualifying_periods"
    )


def changed(user: User, draft: Draft, **fields: object) -> Draft:
    """The draft with one row more of the qualifying period."""
    found = periods(draft)
    assert found.content is not None
    row = {**found.content[-1], "required_months": 6, "effective_from": "2027-01-01", **fields}
    where = (found.file, found.section, found.key)
    return drafts.change(user, draft.pk, draft.version, *where, [*found.content, row])


def test_a_count_goes_on_where_it_was_left_until_it_is_through(counter: Parts) -> None:
    _, draft = begun()
    assert saved.latest(draft) is None
    seen = [saved.count_on(draft) for _ in range(3)]
    assert [(count.seen, count.flips, count.through) for count in seen] == [
        (2, {"maternity": 1}, False),
        (4, {"maternity": 2}, False),
        (6, {"maternity": 3}, True),
    ]
    assert [place for _, _, place in counter.asked] == ["", "one", "two"]
    saved.count_on(draft)
    assert len(counter.asked) == 3  # it was through
    assert saved.latest(draft) == seen[-1]


def test_it_counts_under_the_law_of_the_base_and_that_of_the_draft(counter: Parts) -> None:
    user, draft = begun()
    draft = changed(user, draft)
    saved.count_on(draft)
    ((before, after, _),) = counter.asked
    required = [
        [row.value for row in law.histories["maternity.qualifying"]] for law in (before, after)
    ]
    assert required[1] == [*required[0], Period(6, 15)]


def test_a_draft_changed_since_is_counted_anew_and_the_old_numbers_stay_apart(
    counter: Parts,
) -> None:
    user, draft = begun()
    saved.count_on(draft)
    draft = changed(user, draft)
    assert saved.latest(draft) is None
    count = saved.count_on(draft)
    assert (count.version, count.seen) == (draft.version, 2)
    assert SavedCount.objects.filter(draft=draft).count() == 2


def test_of_two_that_count_from_one_place_the_numbers_of_one_are_kept(counter: Parts) -> None:
    _, draft = begun()
    first = saved.count_on(draft)
    late = SavedCount(pk=first.pk, draft=draft, version=draft.version)  # as it was seen before
    saved._keep(late, Counted(2, {"maternity": 1}, "one", through=False))
    first.refresh_from_db()
    assert (first.seen, first.flips, first.place) == (2, {"maternity": 1}, "one")


def test_a_faulty_law_and_a_settled_draft_are_not_counted(counter: Parts) -> None:
    user, draft = begun()
    faulty = changed(user, draft, citation="nobody")
    with pytest.raises(RulebookError):
        saved.count_on(faulty)
    drafts.discard(user, faulty.pk, faulty.version)
    with pytest.raises(SettledDraftError):
        saved.count_on(faulty)
    assert counter.asked == []


def test_where_no_cases_are_kept_that_is_said(
    counter: Parts, settings: pytest.FixtureRequest
) -> None:
    _, draft = begun()
    settings.SSS_CASES = False  # type: ignore[attr-defined]
    assert not saved.kept_here()
    with pytest.raises(saved.NoCasesKeptError):
        saved.count_on(draft)
    call_command("count_flips", stdout=(out := StringIO()))
    assert out.getvalue() == "No cases are kept here.\n"


# ------------------------------------------------------------------ the command


def test_the_command_goes_on_with_what_was_begun_and_with_nothing_else(counter: Parts) -> None:
    user, draft = begun()
    release = loader.newest()
    assert release is not None
    untouched = drafts.begin(user, release, "Another")
    saved.count_on(draft)
    call_command("count_flips", stdout=(out := StringIO()))
    assert out.getvalue() == f"Draft {draft.pk}: 4 cases seen, not yet all of them.\n"
    call_command("count_flips", stdout=(out := StringIO()))
    assert out.getvalue() == f"Draft {draft.pk}: 6 cases seen, all of them.\n"
    call_command("count_flips", stdout=(out := StringIO()))
    assert out.getvalue() == ""
    assert saved.latest(untouched) is None


def test_the_command_leaves_counts_of_older_versions_and_settled_drafts(counter: Parts) -> None:
    user, draft = begun()
    saved.count_on(draft)
    draft = changed(user, draft)
    assert saved.open_counts() == []
    saved.count_on(draft)
    assert saved.open_counts() == [draft]
    drafts.discard(user, draft.pk, draft.version)
    assert saved.open_counts() == []


def test_the_command_says_nothing_to_a_timer(
    counter: Parts, capsys: pytest.CaptureFixture[str]
) -> None:
    _, draft = begun()
    saved.count_on(draft)
    call_command("count_flips", verbosity=0)
    assert capsys.readouterr() == ("", "")


def test_a_run_without_time_counts_nothing(counter: Parts) -> None:
    _, draft = begun()
    saved.count_on(draft)
    call_command("count_flips", "--seconds", "0", stdout=StringIO())
    assert len(counter.asked) == 1
