"""The queue of an office: most urgent first, filtered by digests, taken by one officer each."""

import itertools
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Organisation, Role, User
from cases import erasing, handing, moving, queue
from cases.deciding import deciding
from cases.models import NO_DAY, Case, CaseKey, Erasure, Handover, Message, Move, QueueMark
from cases.pages.queue_page import PAGE, Filter
from cases.people import Person
from cases.queue import TakenError
from cases.vault import Vault
from cases.writing import GoneError
from eligibility import clock, kept, loader
from eligibility.rules.codes import BenefitCode
from tests.casework import making, queued
from tests.casework.queued import handed
from tests.support import TODAY

pytestmark = pytest.mark.django_db

LIST = "cases:office"
BIRTH = {"maternity": "have"}
LACKS = {"maternity": ["birth_certificate", "bank_book"]}


@pytest.fixture
def volunteer() -> User:
    return making.volunteer()


@pytest.fixture
def office() -> Organisation:
    return making.office()


@pytest.fixture
def officer(office: Organisation) -> User:
    return queued.officer(office, "Wanida")


@pytest.fixture
def client(officer: User) -> Client:
    return making.signed_in(officer)


def names(client: Client, **asked: str) -> list[str]:
    """Who is in the queue, in its order."""
    return [row.name for row in client.get(reverse(LIST), asked).context["rows"]]


def marks(made: Handover) -> set[bytes]:
    return {bytes(row.mark) for row in QueueMark._base_manager.filter(handover=made)}


def asked_for(user: User, made: Handover, *papers: tuple[str, str]) -> None:
    """What a review that asks for papers does to the queue."""
    with deciding(user, made.pk) as locked:
        locked.state = Handover.State.ASKED
        locked.save(update_fields=["state"])
        queue.remark(locked, handing.opened(locked, Vault.of(locked.case_id)), papers)


# ---------------------------------------------------------------- the order
def test_what_falls_due_first_comes_first_then_what_has_waited_longest(
    volunteer: User, office: Organisation, client: Client
) -> None:
    soon, later = "2026-11-25", "2026-12-09"
    handed(volunteer, office, "Naw Later", days=9, due=later)
    handed(volunteer, office, "Naw Soon", days=1, due=soon)
    handed(volunteer, office, "Naw Never", days=30)
    handed(volunteer, office, "Naw Soon Too", days=5, due=soon)
    assert names(client) == ["Naw Soon Too", "Naw Soon", "Naw Later", "Naw Never"]


@pytest.mark.parametrize(
    ("days", "said"),
    [(-1, "This day has passed."), (0, "This is today."), (1, "In 1 day."), (40, "In 40 days.")],
)
def test_a_row_says_the_next_day_and_how_many_days_are_left(
    volunteer: User, office: Organisation, client: Client, days: int, said: str
) -> None:
    handed(volunteer, office, due=(TODAY + timedelta(days=days)).isoformat())
    (row,) = client.get("/en/cases/office/list/").context["rows"]
    assert row.left == said


def test_a_copy_in_which_nothing_falls_due_says_no_day(
    volunteer: User, office: Organisation, client: Client
) -> None:
    made = handed(volunteer, office)
    made.refresh_from_db()
    assert made.due == NO_DAY
    (row,) = client.get(reverse(LIST)).context["rows"]
    assert (row.due, row.left) == ("", "")
    assert "9999" not in client.get(reverse(LIST)).content.decode()


def test_a_row_says_what_is_in_question_who_waits_how_long_and_what_is_missing(
    volunteer: User, office: Organisation, client: Client
) -> None:
    made = handed(volunteer, office, "Naw Paw", days=12, benefits=BIRTH, lacking=LACKS)
    moment = timezone.now() - timedelta(days=12)
    today = (clock.today() - moment.astimezone(clock.BANGKOK).date()).days
    page = client.get("/en/cases/office/list/")
    (row,) = page.context["rows"]
    assert row.benefits == "Maternity"
    assert row.waiting == f"Waiting for {today} days."
    assert row.missing == "Bank book, Birth certificate of the child"
    text = page.content.decode()
    assert made.case.shown_reference in text
    assert "Naw Paw" in text


def test_what_has_not_happened_is_not_in_question_and_what_was_refused_is(
    volunteer: User, office: Organisation
) -> None:
    made = queued.handover(volunteer, office)
    benefits = {"maternity": "refused", "disability": "covered", "unemployment": "ask"}
    assert queue.in_question(queued.copy_of(made, benefits)) == ["maternity", "unemployment"]


def test_a_copy_of_before_its_groups_were_kept_is_in_question_but_for_a_no(
    volunteer: User, office: Organisation
) -> None:
    old = queued.copy_of(queued.handover(volunteer, office), {"maternity": "have"})
    for found in old.found["en"]["benefits"]:
        found.pop("group", None)
    assert queue.in_question(old) == ["maternity"]


# ---------------------------------------------------------------- filters
@pytest.mark.parametrize(
    ("asked", "who"),
    [
        ({}, ["Naw Birth", "Naw Lay-off", "Naw Both"]),
        ({"benefit": "maternity"}, ["Naw Birth", "Naw Both"]),
        ({"benefit": "unemployment"}, ["Naw Lay-off", "Naw Both"]),
        ({"benefit": "old_age"}, []),
        ({"paper": "bank_book"}, ["Naw Birth", "Naw Both"]),
        ({"paper": "birth_certificate"}, ["Naw Birth"]),
        ({"benefit": "unemployment", "paper": "bank_book"}, ["Naw Both"]),
        ({"benefit": "maternity", "paper": "birth_certificate"}, ["Naw Birth"]),
        # What nobody knows asks for nothing.
        ({"benefit": "x", "paper": "y", "state": "z"}, ["Naw Birth", "Naw Lay-off", "Naw Both"]),
        # A paper that is not of the benefit is dropped.
        ({"benefit": "unemployment", "paper": "birth_certificate"}, ["Naw Lay-off", "Naw Both"]),
    ],
)
def test_the_queue_is_filtered_by_benefit_and_by_missing_paper(
    volunteer: User, office: Organisation, client: Client, asked: Mapping[str, str], who: list[str]
) -> None:
    both = {"maternity": "have", "unemployment": "have"}
    handed(volunteer, office, "Naw Birth", days=3, benefits=BIRTH, lacking=LACKS)
    handed(volunteer, office, "Naw Lay-off", days=2, benefits={"unemployment": "have"})
    handed(
        volunteer,
        office,
        "Naw Both",
        days=1,
        benefits=both,
        lacking={"unemployment": ["bank_book"]},
    )
    assert names(client, **asked) == who
    assert names(client, **asked, mine="1") == []
    for made in Handover._base_manager.all():
        queue.take(client_user(client), made.pk, made.version)
    assert names(client, **asked, mine="1") == who


def client_user(client: Client) -> User:
    """Who is signed in."""
    user = client.get(reverse(LIST)).wsgi_request.user
    assert isinstance(user, User)
    return user


def test_papers_an_office_asks_for_are_missing_until_it_asks_no_more(
    volunteer: User, office: Organisation, officer: User, client: Client
) -> None:
    made = handed(volunteer, office, "Naw Asked", benefits=BIRTH)
    asked = {"state": "asked", "benefit": "maternity", "paper": "bank_book"}
    assert names(client, **asked) == []
    asked_for(officer, made, ("maternity", "bank_book"))
    assert names(client, **asked) == ["Naw Asked"]
    assert names(client) == []
    (row,) = client.get(reverse(LIST), {"state": "asked"}).context["rows"]
    assert row.missing
    asked_for(officer, made)
    assert names(client, **asked) == []
    assert names(client, state="asked") == ["Naw Asked"]


def test_a_case_that_moves_to_another_state_is_found_there_by_every_filter(
    volunteer: User, office: Organisation, officer: User, client: Client
) -> None:
    made = handed(volunteer, office, "Naw Done", benefits=BIRTH, lacking=LACKS)
    queue.take(officer, made.pk, 1)
    with deciding(officer, made.pk) as locked:
        locked.state, locked.finished_at = Handover.State.FINISHED, timezone.now()
        locked.save(update_fields=["state", "finished_at"])
        queue.moved(locked)
    for asked in ({}, {"benefit": "maternity"}, {"paper": "bank_book"}, {"mine": "1"}):
        assert names(client, **asked) == []
        assert names(client, state="finished", **asked) == ["Naw Done"]


def test_only_codes_stand_in_addresses_of_the_queue(
    volunteer: User, office: Organisation, client: Client
) -> None:
    handed(volunteer, office, "Naw Private", benefits=BIRTH, lacking=LACKS)
    page = client.get(reverse(LIST), {"benefit": "maternity", "after": "x"}).content.decode()
    addresses = [part.partition('"')[0] for part in page.split('href="')[1:]]
    assert not [each for each in addresses if "Naw" in each or "Private" in each]


# ---------------------------------------------------------------- what the tables tell
def test_a_mark_is_another_one_in_each_office_and_tells_nothing(
    volunteer: User, office: Organisation
) -> None:
    here = handed(volunteer, office, "Naw Here", benefits=BIRTH, lacking=LACKS)
    there = handed(volunteer, making.office(), "Naw There", benefits=BIRTH, lacking=LACKS)
    same = handed(volunteer, office, "Naw Same", benefits=BIRTH, lacking=LACKS)
    assert marks(here) == marks(same)
    assert not marks(here) & marks(there)
    assert not any(b"maternity" in mark or len(mark) != 16 for mark in marks(here))


def test_marks_are_of_the_benefits_all_verdicts_missing_papers_and_gaps(
    volunteer: User, office: Organisation
) -> None:
    made = queued.handover(volunteer, office)
    copy = queued.copy_of(
        made,
        BIRTH,
        lacking={"maternity": ["bank_book"]},
        person=Person(employer="  Shwe  Garment Co., Ltd. "),
        gaps=["2026-08", "2026-09"],
    )
    found = queue.marks_of(copy, [("unemployment", "termination_letter")])
    verdicts = {value for kind, value in found if kind == queue.VERDICT}
    assert len(verdicts) == 7
    assert "maternity:eligible" in verdicts
    assert {part for part in found if part[0] != queue.VERDICT} == {
        ("benefit", "maternity"),
        ("paper", "bank_book"),
        ("benefit-paper", "maternity:bank_book"),
        ("paper", "termination_letter"),
        ("benefit-paper", "unemployment:termination_letter"),
    }
    assert set(queue.gaps_of(copy)) == {
        ("gap", "shwe garment co ltd:2026-08"),
        ("gap", "shwe garment co ltd:2026-09"),
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shwe Garment Co., Ltd.", "SHWE GARMENT CO LTD"),
        ("โรงงาน  แม่สอด", "โรงงาน แม่สอด"),
        ("ရွှေ အထည်ချုပ်", " ရွှေ\u00a0အထည်ချုပ် "),
    ],
)
def test_one_employer_is_known_however_it_is_spaced(one: str, other: str) -> None:
    assert queue.employer_key(one) == queue.employer_key(other) != ""


def test_vowels_and_tones_make_another_employer() -> None:
    assert queue.employer_key("แม่สอด") != queue.employer_key("แมสอด")
    assert queue.employer_key("မင်း") != queue.employer_key("မင")
    assert queue.employer_key(" ...") == ""


def test_without_an_employer_no_gap_is_marked(volunteer: User, office: Organisation) -> None:
    copy = queued.copy_of(queued.handover(volunteer, office), gaps=["2026-08"])
    assert not queue.gaps_of(copy)


def test_no_filter_finds_a_copy_by_the_months_its_employer_has_not_paid(
    volunteer: User, office: Organisation, officer: User, client: Client
) -> None:
    employed = Person(called="Naw Gap", employer="Shwe")
    gaps = ["2026-08", "2026-09"]
    made = handed(volunteer, office, "Naw Gap", benefits=BIRTH, person=employed, gaps=gaps)
    rows = QueueMark._base_manager.filter(handover=made)
    counted = {bytes(row.mark) for row in rows.filter(gap=True)}
    assert len(counted) == len(gaps)
    before = rows.count()
    queue.take(officer, made.pk, 1)
    # Those of "mine" were added: one by itself, and one for each other mark, not for a gap.
    assert rows.count() == before + 1 + before - len(gaps)
    content = loader.current().content
    asked = [*BenefitCode, *content.documents, "gap", "shwe:2026-08", "gap:shwe:2026-08", ""]
    seen = set()
    for benefit, paper in itertools.product(asked, asked):
        sent = QueryDict(mutable=True)
        sent.update({"benefit": benefit, "paper": paper, "gap": "shwe:2026-08"})
        part = Filter.of(sent, content).part()
        seen |= {queue.mark_for(office.pk, user, part) for user in (None, officer.pk)}
    assert not seen & counted
    assert names(client, benefit="gap", paper="shwe:2026-08") == ["Naw Gap"]  # asks for nothing


def test_nothing_finds_what_was_taken_back_moved_or_erased(
    volunteer: User, office: Organisation
) -> None:
    back, moved, erased = (handed(volunteer, office, benefits=BIRTH) for _ in range(3))
    assert marks(back)
    handing.take_back(volunteer, back.case, back.pk)
    other = making.volunteer(role=Role.COORDINATOR)
    move = Move(
        case=moved.case,
        to=making.organisation_of(other),
        text_version=1,
        language="my",
        how="read",
        witness=volunteer,
        health=True,
    )
    moving.offer(volunteer, move)
    moving.accept(other, move.pk)
    erasing.erase(erased.case_id, Erasure.Why.ASKED, volunteer)
    assert not QueueMark._base_manager.exists()


def test_a_new_copy_takes_the_place_of_the_old_one_and_stays_with_its_officer(
    volunteer: User, office: Organisation, officer: User, client: Client
) -> None:
    made = handed(volunteer, office, "Naw Old", benefits=BIRTH)
    queue.take(officer, made.pk, 1)
    asked_for(officer, made)
    anew = queued.handover(volunteer, office)
    anew.case = Case.objects.visible_to(volunteer).get(pk=made.case_id)
    copy = queued.copy_of(anew, {"unemployment": "have"}, name="Naw New")
    handing.hand_over(volunteer, anew, Vault.of(anew.case), copy, made.pk)
    assert names(client) == names(client, mine="1") == ["Naw New"]
    assert names(client, benefit="unemployment", mine="1") == ["Naw New"]
    assert names(client, benefit="maternity") == names(client, state="asked") == []
    assert not marks(made)


# ---------------------------------------------------------------- messages
def test_a_message_nobody_has_read_is_told_and_one_of_the_offices_own_is_not(
    volunteer: User, office: Organisation, officer: User, client: Client
) -> None:
    made = handed(volunteer, office, "Naw Writes")

    def unread() -> bool:
        (row,) = client.get(reverse(LIST)).context["rows"]
        return bool(row.unread)

    def message(by: User, *, from_office: bool) -> Message:
        return Message.objects.create(
            case=made.case, handover=made, by=by, from_office=from_office, text=b""
        )

    message(officer, from_office=True)
    assert not unread()
    written = message(volunteer, from_office=False)
    assert unread()
    written.seen_at = timezone.now()
    written.save()
    assert not unread()


# ---------------------------------------------------------------- take and release
def send(client: Client, page: str, made: Handover, **form: object) -> tuple[int, str]:
    answer = client.post(reverse(f"cases:{page}", args=[made.pk]), {"version": 1, **form})
    return answer.status_code, answer.headers.get("Location", "")


def test_an_officer_takes_a_case_and_releases_it(
    volunteer: User, office: Organisation, officer: User, client: Client
) -> None:
    made = handed(volunteer, office, "Naw Taken")
    there = reverse("cases:summary", args=[made.pk])
    assert send(client, "take", made) == (303, there)
    made.refresh_from_db()
    assert (made.taken_by, made.version) == (officer, 2)
    assert names(client, mine="1") == ["Naw Taken"]
    back = f"{reverse(LIST)}?state=waiting&mine=1"
    assert send(client, "release", made, version=2, place="list", mine="1") == (303, back)
    made.refresh_from_db()
    assert (made.taken_by, made.taken_at) == (None, None)
    assert names(client, mine="1") == []
    assert len(marks(made)) == 7


def test_who_comes_second_sees_who_has_it(
    volunteer: User, office: Organisation, officer: User, client: Client
) -> None:
    made = handed(volunteer, office)
    colleague = queued.officer(office, "Ploy")
    queue.take(colleague, made.pk, 1)
    for version in (1, 2):  # the page of before, and one of now
        answer = client.post(reverse("cases:take", args=[made.pk]), {"version": version})
        assert answer.status_code == 409
        assert "Ploy" in answer.content.decode()
    made.refresh_from_db()
    assert made.taken_by == colleague
    assert names(making.signed_in(colleague), mine="1") == [""]


def test_what_is_done_twice_is_done_once(
    volunteer: User, office: Organisation, officer: User, client: Client
) -> None:
    made = handed(volunteer, office)
    for page in ("take", "take", "release", "release"):
        assert send(client, page, made, version=1 if page == "take" else 2)[0] == 303
    made.refresh_from_db()
    assert made.taken_by is None


def test_a_lead_releases_a_colleagues_case_and_an_officer_does_not(
    volunteer: User, office: Organisation, officer: User, client: Client
) -> None:
    made = handed(volunteer, office, "Naw Stuck")
    colleague = queued.officer(office)
    queue.take(colleague, made.pk, 1)
    with pytest.raises(TakenError):
        queue.release(officer, made.pk, 2)
    assert send(client, "release", made, version=2)[0] == 409
    lead = making.signed_in(queued.officer(office, role=Role.OFFICE_LEAD))
    assert send(lead, "release", made, version=2)[0] == 303
    made.refresh_from_db()
    assert made.taken_by is None
    assert names(making.signed_in(colleague), mine="1") == []


def test_a_case_that_has_changed_is_not_taken_unseen(
    volunteer: User, office: Organisation, officer: User, client: Client
) -> None:
    made = handed(volunteer, office)
    asked_for(queued.officer(office), made)
    with pytest.raises(kept.OvertakenError):
        queue.take(officer, made.pk, 1)
    answer = client.post(reverse("cases:take", args=[made.pk]), {"version": 1})
    assert answer.status_code == 409
    assert answer.context["version"] == 2
    assert send(client, "take", made, version=answer.context["version"])[0] == 303


def test_nobody_takes_what_their_office_does_not_have(
    volunteer: User, office: Organisation, officer: User, client: Client
) -> None:
    foreign, gone = handed(volunteer, making.office()), handed(volunteer, office)
    handing.take_back(volunteer, gone.case, gone.pk)
    for number in (foreign.pk, gone.pk, uuid4()):
        with pytest.raises(GoneError):
            queue.take(officer, number, 1)
        for page in ("take", "release"):
            there = reverse(f"cases:{page}", args=[number])
            for version in ("1", "2", "x", "9" * 40, ""):
                assert client.post(there, {"version": version}).status_code == 404
            assert making.signed_in(volunteer).post(there, {"version": 1}).status_code == 404
    for made in (foreign, gone):
        made.refresh_from_db()
        assert made.taken_by is None


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one in at a time")
def test_of_two_who_take_it_at_the_same_moment_one_has_it(
    volunteer: User, office: Organisation
) -> None:
    made = handed(volunteer, office, benefits=BIRTH)
    both, together = [queued.officer(office), queued.officer(office)], Barrier(2)

    def press(user: User) -> bool:
        try:
            together.wait(timeout=20)
            queue.take(user, made.pk, 1)
        except kept.OvertakenError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as pool:
        won = list(pool.map(press, both))
    assert sorted(won) == [False, True]
    made.refresh_from_db()
    assert made.taken_by == both[won.index(True)]
    found = [names(making.signed_in(user), mine="1", benefit="maternity") for user in both]
    assert sorted(map(len, found)) == [0, 1]


# ---------------------------------------------------------------- a long queue
FILTERS: Sequence[Mapping[str, str]] = (
    {},
    {"benefit": "maternity"},
    {"paper": "bank_book"},
    {"benefit": "maternity", "paper": "bank_book"},
    {"mine": "1"},
    {"mine": "1", "benefit": "maternity"},
    {"state": "asked"},
)


@pytest.mark.parametrize("asked", FILTERS, ids=str)
def test_sixty_copies_ask_the_database_as_often_as_three(
    volunteer: User, office: Organisation, officer: User, client: Client, asked: Mapping[str, str]
) -> None:
    counts = []
    for more in (3, 57):
        made = [
            handed(volunteer, office, f"Naw {each}", benefits=BIRTH, lacking=LACKS)
            for each in range(more)
        ]
        for each in made:
            queue.take(officer, each.pk, 1)
            if asked.get("state"):
                asked_for(officer, each)
        with CaptureQueriesContext(connection) as taken:
            found = names(client, **asked)
        counts.append((len(found), len(taken)))
    assert [rows for rows, _ in counts] == [3, PAGE]
    assert counts[0][1] == counts[1][1]


@pytest.mark.parametrize("asked", FILTERS[:6], ids=str)
def test_a_long_queue_comes_in_pages_each_row_once(
    volunteer: User, office: Organisation, officer: User, client: Client, asked: Mapping[str, str]
) -> None:
    moments = [timezone.now() - timedelta(hours=each) for each in (3, 2, 1)]
    due = [date(2026, 12, 1), date(2026, 12, 2), NO_DAY]
    for number in range(2 * PAGE + 1):
        made = handed(volunteer, office, f"Naw {number}", benefits=BIRTH, lacking=LACKS)
        queue.take(officer, made.pk, 1)
        same = {"due": due[number % 3], "given_at": moments[number // 3 % 3]}
        Handover._base_manager.filter(pk=made.pk).update(**same)
        QueueMark._base_manager.filter(handover=made).update(**same)
    seen: list[UUID] = []
    sizes, there = [], client.get(reverse(LIST), asked)
    while True:
        sizes.append(len(there.context["rows"]))
        seen += [row.number for row in there.context["rows"]]
        if not there.context["following"]:
            break
        there = client.get(reverse(LIST) + there.context["following"])
    assert sizes == [PAGE, PAGE, 1]
    rows = Handover._base_manager.order_by("due", "given_at", "pk")
    assert seen == list(rows.values_list("pk", flat=True))


def test_an_erased_case_leaves_the_queue_and_its_neighbours_stay(
    volunteer: User, office: Organisation, client: Client
) -> None:
    erased = handed(volunteer, office, "Naw Erased", days=2, benefits=BIRTH)
    handed(volunteer, office, "Naw Stays", days=1, benefits=BIRTH)
    CaseKey.objects.filter(pk=erased.case_id).delete()  # what a restored copy of the tables lacks
    assert names(client) == names(client, benefit="maternity") == ["Naw Stays"]


@pytest.mark.parametrize("language", ["th", "my", "en"])
def test_the_queue_speaks_the_language_of_its_reader(
    volunteer: User, office: Organisation, client: Client, language: str
) -> None:
    handed(volunteer, office, "Naw Paw", benefits=BIRTH, lacking=LACKS)
    page = client.get(f"/{language}/cases/office/list/")
    (row,) = page.context["rows"]
    words = {"th": "คลอดบุตร", "my": "မီးဖွား", "en": "Maternity"}
    assert words[language] in row.benefits
    assert words[language] in page.content.decode()
