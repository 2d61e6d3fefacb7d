"""How long a source may stay unread: read strictly, kept with the release; old digests stay."""

from pathlib import Path

import pytest

from eligibility import loader, seeding
from eligibility.models import Citation
from eligibility.reviewed.files import SHIPPED, RulebookSource, read
from eligibility.reviewed.written import dump, files_of
from tests.eligibility import small_rulebook as small

FIELD = f"{small.CITED}|recheck_days"


def changed(folder: Path, days: object) -> RulebookSource:
    """The small rulebook, one source of which says how long it may stay unread."""
    documents = small.files()
    small.set_field(documents, FIELD, days)
    return read(small.write(folder, documents), required=small.NOTHING_REQUIRED)


def test_a_source_may_say_how_long_it_holds(tmp_path: Path) -> None:
    source = changed(tmp_path, 90)
    found = {cited.code: cited.recheck_days for cited in source.citations}
    assert found["law-wage"] == 90
    assert {days for code, days in found.items() if code != "law-wage"} == {None}


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "This must be a whole number from 1, not “0”."),
        (-1, "This must be a whole number from 1, not “-1”."),
        (1.5, "This must be a whole number from 1, not “1.5”."),
        ("90", "This must be a whole number from 1, not “90”."),
        (True, "This must be a whole number from 1, not “True”."),
        (3661, "“3661” days cannot be right; at most 3660 can."),
    ],
)
def test_a_slip_of_the_pen_is_refused(tmp_path: Path, days: object, said: str) -> None:
    documents = small.files()
    small.set_field(documents, FIELD, days)
    [fault] = small.faults_in(small.write(tmp_path, documents))
    assert fault.key.endswith("law-wage.recheck_days")
    assert fault.reason == said


def test_nothing_and_null_say_the_same(tmp_path: Path) -> None:
    assert changed(tmp_path, None).digest == small.source(tmp_path).digest


def test_it_counts_for_the_digest(tmp_path: Path) -> None:
    plain = small.source(tmp_path).digest
    assert len({plain, changed(tmp_path, 90).digest, changed(tmp_path, 91).digest}) == 3


def test_a_source_that_says_nothing_leaves_the_digest_as_it_always_was(tmp_path: Path) -> None:
    canonical = small.source(tmp_path)._canonical()
    cited = canonical["citations"]
    assert isinstance(cited, list)
    assert {tuple(one) for one in cited} == {
        ("code", "instrument", "section", "url", "evidence", "checked_on", "note", "rules")
    }


@pytest.mark.django_db
def test_it_is_kept_with_the_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small.let_pass(monkeypatch)
    source = changed(tmp_path, 90)
    release = seeding.seed(source)
    row = Citation.objects.get(release=release, code="law-wage")
    assert row.recheck_days == 90
    again = loader.verified(release)
    assert (again, again.digest) == (source, source.digest)


def test_it_is_written_out_and_read_again(tmp_path: Path) -> None:
    source = changed(tmp_path / "one", 90)
    folder = tmp_path / "two"
    for name, document in files_of(source).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dump(document), encoding="utf-8")
    assert read(folder, required=small.NOTHING_REQUIRED) == source


def test_every_shipped_source_keeps_to_the_limit() -> None:
    days = {cited.recheck_days for cited in read(SHIPPED).citations}
    assert days <= {None, *range(1, 366)}
