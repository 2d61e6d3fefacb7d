"""The chain of salted digests: whatever is changed behind its back is named, an erasure is not."""

from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta, timezone
from io import StringIO
from threading import Barrier
from typing import Any
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.db.transaction import TransactionManagementError

from eligibility import chain
from eligibility.chain import Kept
from eligibility.chain_models import ChainLock, Link
from eligibility.frozen import FrozenReleaseError

pytestmark = pytest.mark.django_db

TABLE = Link._meta.db_table
KIND = "opinion"
_SALT = bytes(range(16))


class Opinions:
    """Decisions of a kind of the tests' own, in a place that the chain does not look into."""

    def __init__(self) -> None:
        self.rows: dict[str, Kept] = {}

    def kept(self, subjects: Collection[str]) -> dict[str, Kept]:
        return {subject: self.rows[subject] for subject in subjects if subject in self.rows}

    def listed(self) -> list[str]:
        return list(self.rows)

    def decide(self, subject: str, kind: str = KIND, **said: object) -> Link:
        """What a writer does: the row and its link in one transaction."""
        self.rows[subject] = Kept(said, chain.new_salt())
        with transaction.atomic():
            return chain.add(kind, subject, *self.rows[subject])


@pytest.fixture
def opinions(monkeypatch: pytest.MonkeyPatch) -> Opinions:
    made = Opinions()
    monkeypatch.setattr(chain, "_keepers", {})
    chain.register(KIND, made.kept, made.listed, erasable=True)
    return made


@pytest.fixture
def erasures(opinions: Opinions) -> Opinions:
    made = Opinions()
    chain.register(chain.ERASURE, made.kept, made.listed)
    return made


@pytest.fixture
def three(opinions: Opinions) -> list[Link]:
    """Three decisions, one after the other."""
    return [opinions.decide(name, verdict="agree") for name in ("a", "b", "c")]


def sql(text: str, *values: str | int | bytes) -> None:
    """What somebody with the database's own tools does."""
    with connection.cursor() as cursor:
        cursor.execute(text.format(TABLE), values)


def named(*places: int) -> list[str]:
    subjects = "abcdef"
    return [
        f"Link {place} ({KIND} {subjects[place - 1]}) does not follow from the one before it."
        for place in places
    ]


# ------------------------------------------------------------------ what was written stands


def test_an_empty_chain_is_in_order_and_has_no_head(opinions: Opinions) -> None:
    assert chain.verify() == []
    assert chain.head() is None


def test_links_follow_from_each_other(three: list[Link]) -> None:
    assert [link.place for link in three] == [1, 2, 3]
    assert chain.head() == three[-1]
    assert chain.verify() == []
    assert all(chain.verify(link.hash) == [] for link in three)


def test_it_is_verified_a_part_at_a_time(
    opinions: Opinions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chain, "_BATCH", 2)
    for number in range(5):
        opinions.decide(f"{number}", verdict="agree")
    assert chain.verify() == []
    opinions.rows["4"] = Kept({"verdict": "disagree"}, opinions.rows["4"].salt)
    assert chain.verify() == [f"Link 5 ({KIND} 4) does not fit what is kept of it any more."]


def test_a_link_is_added_in_the_transaction_of_what_it_is_about(opinions: Opinions) -> None:
    with transaction.atomic():
        chain.add(KIND, "a", {}, _SALT)
        transaction.set_rollback(True)
    assert not Link.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_without_a_transaction_no_link_is_added(opinions: Opinions) -> None:
    with pytest.raises(TransactionManagementError):
        chain.add(KIND, "a", {}, _SALT)
    assert not Link.objects.exists()


def test_a_decision_has_one_link(opinions: Opinions, three: list[Link]) -> None:
    with pytest.raises(IntegrityError):
        opinions.decide("a", verdict="agree")


def test_links_are_frozen(three: list[Link]) -> None:
    three[0].digest = "0" * 64
    with pytest.raises(FrozenReleaseError):
        three[0].save()
    with pytest.raises(FrozenReleaseError):
        Link.objects.all().delete()


# ------------------------------------------------------------------ digests


def test_the_same_words_have_another_digest_under_another_salt() -> None:
    """So that nobody finds out what an erased decision was by trying all there are."""
    said = {"verdict": "agree"}
    assert chain.digest(said, _SALT) == chain.digest(dict(said), memoryview(_SALT))
    assert len({chain.digest(said, chain.new_salt()) for _ in range(10)}) == 10


def test_the_order_of_keys_and_the_time_zone_change_no_digest() -> None:
    noon = datetime(2026, 11, 23, 12, tzinfo=UTC)
    there = noon.astimezone(timezone(timedelta(hours=7)))
    one = {"on": date(2026, 11, 23), "at": noon, "of": UUID(int=5)}
    other = {"of": str(UUID(int=5)), "at": there, "on": "2026-11-23"}
    assert chain.digest(one, _SALT) == chain.digest(other, _SALT)


@pytest.mark.parametrize(
    ("one", "other"),
    [({"a": 1}, {"a": "1"}), ({"a": None}, {}), ({"a": ["b", "c"]}, {"a": ["c", "b"]})],
)
def test_what_differs_has_another_digest(one: dict[str, object], other: dict[str, object]) -> None:
    assert chain.digest(one, _SALT) != chain.digest(other, _SALT)


@pytest.mark.parametrize("salt", [b"", b"short", bytes(17)])
def test_a_salt_is_whole(salt: bytes) -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        chain.digest({}, salt)


@pytest.mark.parametrize("odd", [{1, 2}, b"bytes", datetime(2026, 1, 1), object()])  # noqa: DTZ001
def test_what_has_no_one_form_is_refused(odd: object) -> None:
    with pytest.raises(TypeError, match="no one form"):
        chain.digest({"odd": odd}, _SALT)


def test_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        chain.digest({"odd": float("nan")}, _SALT)


# ------------------------------------------------------------------ tampering


def _changes() -> list[Any]:
    other = {
        "place": "place + 10",
        "kind": "'release'",
        "subject": "'z'",
        "digest": f"'{'0' * 64}'",
        "at": "'2020-01-01 00:00:00+00:00'",
        "hash": f"'{'0' * 64}'",
    }
    own = {field.column for field in Link._meta.concrete_fields} - {"id"}
    assert other.keys() == own
    return [
        pytest.param(column, value, place, id=f"{column}-{place}")
        for column, value in other.items()
        for place in (1, 2, 3)
    ]


@pytest.mark.parametrize(("column", "value", "place"), _changes())
def test_no_column_of_no_link_can_be_changed_unseen(
    opinions: Opinions, three: list[Link], column: str, value: str, place: int
) -> None:
    head = three[-1].hash
    change = f"UPDATE {TABLE} SET {column} = {value} WHERE place = %s"  # noqa: S608
    sql(change, place)
    assert chain.verify(head)


@pytest.mark.parametrize("place", [1, 2])
def test_a_link_that_was_changed_is_named_and_those_after_it_are_not(
    three: list[Link], place: int
) -> None:
    sql("UPDATE {} SET at = '2020-01-01 00:00:00+00:00' WHERE place = %s", place)
    assert chain.verify() == named(place)


def test_two_links_cannot_be_swapped(three: list[Link]) -> None:
    sql("UPDATE {} SET place = 9 WHERE place = 1")
    sql("UPDATE {} SET place = 1 WHERE place = 2")
    sql("UPDATE {} SET place = 2 WHERE place = 9")
    assert chain.verify() == [
        f"Link 1 ({KIND} b) does not follow from the one before it.",
        f"Link 2 ({KIND} a) does not follow from the one before it.",
        f"Link 3 ({KIND} c) does not follow from the one before it.",
    ]


def test_the_decisions_of_two_links_cannot_be_swapped(
    opinions: Opinions, three: list[Link]
) -> None:
    opinions.rows["a"], opinions.rows["b"] = opinions.rows["b"], opinions.rows["a"]
    assert chain.verify() == [
        f"Link 1 ({KIND} a) does not fit what is kept of it any more.",
        f"Link 2 ({KIND} b) does not fit what is kept of it any more.",
    ]


@pytest.mark.parametrize(
    ("taken", "said"),
    [((1,), "Link 1 is missing."), ((1, 2), "Links 1 to 2 are missing.")],
)
def test_a_gap_is_named(
    opinions: Opinions, three: list[Link], taken: tuple[int, ...], said: str
) -> None:
    for place in taken:
        sql("DELETE FROM {} WHERE place = %s", place)
    assert chain.verify()[0] == said


def test_a_gap_that_was_closed_is_seen(opinions: Opinions, three: list[Link]) -> None:
    sql("DELETE FROM {} WHERE place = 2")
    sql("UPDATE {} SET place = 2 WHERE place = 3")
    del opinions.rows["b"]
    assert chain.verify() == [f"Link 2 ({KIND} c) does not follow from the one before it."]


def test_an_end_cut_off_is_seen_by_the_rows_it_leaves(three: list[Link]) -> None:
    sql("DELETE FROM {} WHERE place = 3")
    assert chain.verify() == [f"The {KIND} c is in no link."]


def test_an_end_cut_off_with_its_rows_is_seen_by_a_head_written_down(
    opinions: Opinions, three: list[Link]
) -> None:
    sql("DELETE FROM {} WHERE place = 3")
    del opinions.rows["c"]
    assert chain.verify() == []
    assert chain.verify(three[1].hash) == []
    assert chain.verify(three[2].hash) == [
        "The head that was written down is not in the chain any more."
    ]


def test_a_chain_made_anew_is_seen_by_a_head_written_down(
    opinions: Opinions, three: list[Link]
) -> None:
    sql("DELETE FROM {}")
    opinions.rows.clear()
    for name in ("a", "b", "c"):
        opinions.decide(name, verdict="disagree")
    assert chain.verify() == []
    assert all(chain.verify(link.hash) for link in three)


@pytest.mark.parametrize("change", [{"verdict": "disagree"}, {}, {"verdict": "agree", "why": ""}])
def test_a_decision_cannot_be_changed_unseen(
    opinions: Opinions, three: list[Link], change: dict[str, object]
) -> None:
    opinions.rows["b"] = Kept(change, opinions.rows["b"].salt)
    assert chain.verify() == [f"Link 2 ({KIND} b) does not fit what is kept of it any more."]


@pytest.mark.parametrize("salt", [b"", _SALT])
def test_a_salt_cannot_be_changed_unseen(
    opinions: Opinions, three: list[Link], salt: bytes
) -> None:
    opinions.rows["b"] = Kept(opinions.rows["b"].said, salt)
    assert chain.verify() == [f"Link 2 ({KIND} b) does not fit what is kept of it any more."]


def test_a_decision_put_in_without_a_link_is_named(opinions: Opinions, three: list[Link]) -> None:
    opinions.rows["forged"] = Kept({"verdict": "agree"}, chain.new_salt())
    assert chain.verify() == [f"The {KIND} forged is in no link."]


# ------------------------------------------------------------------ erasing

_GONE = f"Link 2 ({KIND} b): what it is about is gone, and no link says why."


def test_a_decision_taken_out_is_named(opinions: Opinions, three: list[Link]) -> None:
    del opinions.rows["b"]
    assert chain.verify() == [_GONE]


def test_an_erasure_that_names_what_went_does_not_break_the_chain(
    opinions: Opinions, erasures: Opinions, three: list[Link]
) -> None:
    del opinions.rows["b"], opinions.rows["c"]
    erasures.decide("e", chain.ERASURE, subjects=["b", "c"])
    opinions.decide("d", verdict="agree")
    assert chain.verify(three[-1].hash) == []


def test_an_erasure_names_what_went_and_nothing_else(
    opinions: Opinions, erasures: Opinions, three: list[Link]
) -> None:
    del opinions.rows["a"], opinions.rows["b"]
    erasures.decide("e", chain.ERASURE, subjects=["a"])
    assert chain.verify() == [_GONE]


def test_an_erasure_that_was_forged_excuses_nothing(
    opinions: Opinions, erasures: Opinions, three: list[Link]
) -> None:
    del opinions.rows["b"]
    erasures.decide("e", chain.ERASURE, subjects=[])
    erasures.rows["e"] = Kept({"subjects": ["b"]}, erasures.rows["e"].salt)
    assert chain.verify() == [
        "Link 4 (erasure e) does not fit what is kept of it any more.",
        _GONE,
    ]


def test_an_erasure_from_before_a_decision_does_not_excuse_it(
    opinions: Opinions, erasures: Opinions
) -> None:
    erasures.decide("e", chain.ERASURE, subjects=["a"])
    opinions.decide("a", verdict="agree")
    del opinions.rows["a"]
    assert len(chain.verify()) == 1


def test_what_nobody_may_erase_is_not_excused(opinions: Opinions, erasures: Opinions) -> None:
    lasting = Opinions()
    chain.register("lasting", lasting.kept, lasting.listed)
    lasting.decide("a", "lasting")
    erasures.decide("e", chain.ERASURE, subjects=["a", "e"])
    del lasting.rows["a"]
    assert chain.verify() == ["Link 1 (lasting a): what it is about is gone, and no link says why."]
    erasures.rows.clear()
    assert len(chain.verify()) == 2


def test_what_is_decided_while_it_is_verified_does_no_harm(
    opinions: Opinions, erasures: Opinions, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A case is erased between the reading of its links and that of its rows."""
    opinions.decide("a", verdict="agree")
    kept = opinions.kept

    def erased_just_now(subjects: Collection[str]) -> dict[str, Kept]:
        if opinions.rows.pop("a", None):
            erasures.decide("e", chain.ERASURE, subjects=["a"])
        return kept(subjects)

    chain.register(KIND, erased_just_now, opinions.listed, erasable=True)
    assert chain.verify() == []


# ------------------------------------------------------------------ at once


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one in at a time")
def test_of_many_who_decide_at_once_each_has_a_place_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The first of all included, who find no row to be locked."""
    monkeypatch.setattr(chain, "_keepers", {})
    ChainLock.objects.all().delete()
    many, each = 4, 5
    start = Barrier(many)

    def decide(who: int) -> None:
        try:
            start.wait(timeout=20)
            for number in range(each):
                with transaction.atomic():
                    chain.add(KIND, f"{who}-{number}", {"who": who}, chain.new_salt())
        finally:
            connection.close()

    with ThreadPoolExecutor(many) as pool:
        list(pool.map(decide, range(many)))
    assert list(Link.objects.values_list("place", flat=True)) == list(range(1, many * each + 1))
    assert chain.verify() == []
    assert ChainLock.objects.count() == 1


# ------------------------------------------------------------------ the command


def told(*arguments: str) -> str:
    out = StringIO()
    call_command("verify_history", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_tells_how_many_links_there_are_and_the_head(three: list[Link]) -> None:
    said = told()
    assert "Links in the chain: 3\n" in said
    assert f"The head of the chain, to be written down: {three[-1].hash}\n" in said
    assert told("--head", f" {three[0].hash.upper()}\n")


def test_the_command_fails_and_says_each_fault(opinions: Opinions, three: list[Link]) -> None:
    opinions.rows["forged"] = Kept({}, chain.new_salt())
    del opinions.rows["b"]
    out = StringIO()
    with pytest.raises(CommandError, match="Faults: 2") as ended:
        call_command("verify_history", stdout=out)
    assert ended.value.returncode == 1
    assert f"{_GONE}\nThe {KIND} forged is in no link.\n" in out.getvalue()
    assert "to be written down" not in out.getvalue()


def test_the_command_fails_where_a_head_written_down_is_gone(three: list[Link]) -> None:
    with pytest.raises(CommandError, match="Faults: 1"):
        told("--head", "0" * 64)


def test_what_is_no_head_is_refused(three: list[Link]) -> None:
    with pytest.raises(CommandError, match="64 signs"):
        told("--head", "abc")


def test_parts_that_are_switched_off_are_told_and_their_places_still_verified(
    opinions: Opinions, three: list[Link], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chain, "_keepers", {})
    assert f"Not compared with what they are about: links of the kind {KIND}." in told()
    sql("UPDATE {} SET at = '2020-01-01 00:00:00+00:00' WHERE place = 2")
    assert chain.verify() == named(2)
