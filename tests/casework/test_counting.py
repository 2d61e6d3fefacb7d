"""How many saved results other rules would answer otherwise: of everybody, and numbers alone."""

from datetime import timedelta
from typing import Any

import pytest

from accounts.models import User
from cases import counting
from cases.apps import CasesConfig
from cases.models import CaseKey
from cases.querysets import of_everybody
from eligibility import clock, loader
from eligibility.drafting import drafts, saved
from eligibility.models import DraftEntry
from eligibility.rules.rulebook import Rulebook
from tests.casework.making import A_DAY as TODAY
from tests.casework.making import case_of, volunteer
from tests.casework.rules import published
from tests.casework.test_flips import FAR_MORE, kept_case
from tests.casework.test_flips import saved as keep

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _of_that_day(settings: Any) -> None:
    """Their facts are of the law of this day, whatever the suite's own is."""
    settings.SSS_TODAY = TODAY


def laws(**values: Any) -> tuple[Rulebook, Rulebook]:
    """The law in use, and one in which these values are others."""
    before = loader.current().rulebook
    return before, loader.of(published("later", **values)).rulebook


def test_every_organisations_cases_are_counted_by_the_benefit_that_flips() -> None:
    for user in (volunteer(), volunteer()):
        kept_case(user)
        case_of(user)  # nothing is saved with it
    found = counting.count(*laws(unemployment__qualifying=FAR_MORE), "", 60)
    assert (found.seen, found.through, found.place) == (2, True, "")
    assert found.flips == {"unemployment": 2}


def test_under_the_same_law_nothing_flips() -> None:
    kept_case(volunteer())
    law = loader.current().rulebook
    found = counting.count(law, law, "", 60)
    assert (found.seen, dict(found.flips)) == (1, {})


def test_a_count_broken_off_after_each_case_counts_each_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(counting, "_BATCH", 2)
    user = volunteer()
    for _ in range(5):
        kept_case(user)
    both, place, seen, flips, parts = laws(unemployment__qualifying=FAR_MORE), "", 0, 0, 0
    while True:
        found = counting.count(*both, place, 0)
        seen, flips, parts = seen + found.seen, flips + found.flips["unemployment"], parts + 1
        place = found.place
        if found.through:
            break
    assert (seen, flips, parts) == (5, 5, 6)  # the sixth finds that there are no more


def test_in_one_go_a_small_batch_loses_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counting, "_BATCH", 2)
    user = volunteer()
    for _ in range(5):
        kept_case(user)
    law = loader.current().rulebook
    assert counting.count(law, law, "", 60).seen == 5


def test_only_the_last_result_of_a_case_counts() -> None:
    user = volunteer()
    case = kept_case(user)
    before, after = laws(unemployment__qualifying=FAR_MORE)
    keep(case, user)
    assert counting.count(before, after, "", 60).seen == 1


def test_they_are_asked_as_of_today(settings: Any) -> None:
    """Half a year later her cover has ended under either law: nothing flips that did before."""
    kept_case(volunteer())
    both = laws(unemployment__qualifying=FAR_MORE)
    assert counting.count(*both, "", 60).flips
    settings.SSS_TODAY = TODAY - timedelta(days=4000)  # before the job that is told began
    found = counting.count(*both, "", 60)
    assert (found.seen, dict(found.flips)) == (1, {})


def test_the_day_a_keeper_pretends_changes_no_count() -> None:
    kept_case(volunteer())
    both = laws(unemployment__qualifying=FAR_MORE)
    with clock.pretending(TODAY - timedelta(days=4000)):
        assert counting.count(*both, "", 60).flips == {"unemployment": 1}


def test_a_case_whose_key_nobody_can_open_is_left_out_and_stops_nobody() -> None:
    user = volunteer()
    lost, case = kept_case(user), kept_case(user)
    key = of_everybody(CaseKey).get(pk=lost.pk)
    key.wrapped = b"nothing"
    key.save()
    found = counting.count(*laws(unemployment__qualifying=FAR_MORE), "", 60)
    assert (found.seen, found.flips) == (1, {"unemployment": 1}), case


def test_cases_have_registered_what_counts_them() -> None:
    assert saved._counters == [counting.count]
    assert CasesConfig.name == "cases"
    assert saved.kept_here()


def test_for_a_draft_the_numbers_are_kept_and_nothing_that_tells_of_whom() -> None:
    kept_case(volunteer(), "Ma Aye")
    user = User.objects.create_user("keeper")
    release = loader.newest()
    assert release is not None
    draft = drafts.begin(user, release, "Next")
    row = DraftEntry.objects.get(
        draft=draft, file="law/unemployment.yaml", section="qualifying_periods"
    )
    assert row.content is not None
    more = {"required_months": 60, "reference_months": 90}
    content = [{**each, **more} for each in row.content]
    draft = drafts.change(user, draft.pk, draft.version, row.file, row.section, row.key, content)
    count = saved.count_on(draft)
    assert (count.seen, count.flips, count.place, count.through) == (
        1,
        {"unemployment": 1},
        "",
        True,
    )
