"""Before a draft is published it is seen what it changes; and a second keeper publishes it."""

import re
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from eligibility import loader
from eligibility.drafting import drafts, saved, worked
from eligibility.models import Draft, RulebookRelease, SavedCount
from tests.eligibility.drafting_pages import at, entry, fields, keeper, said, thing

pytestmark = pytest.mark.django_db

PERIOD = ("law/maternity.yaml", "qualifying_periods", "qualifying")
SUMMARY = ("words/maternity.yaml", "summary", "")
UNPROCESSABLE, CONFLICT, NOT_FOUND, NOT_ALLOWED = 422, 409, 404, 405


@pytest.fixture
def nwe() -> tuple[User, Client]:
    """The keeper who drafts."""
    return keeper("nwe")


@pytest.fixture
def moe() -> tuple[User, Client]:
    """The keeper who publishes."""
    return keeper("moe")


@pytest.fixture
def draft(nwe: tuple[User, Client]) -> Draft:
    """Six months before a birth from 2027 on, in a release of its own."""
    user, _ = nwe
    made = drafts.begin(user, RulebookRelease.objects.latest(), "six months")
    row = {
        "required_months": "6",
        "reference_months": "15",
        "effective_from": "2027-01-01",
        "citation": "act-65",
    }
    rows = [*entry(made, *PERIOD).content, row]
    return drafts.change(user, made.pk, made.version, *PERIOD, rows)


def flipped(page: Any) -> set[str]:
    """The codes of the worked cases that flip, as a preview tells of them."""
    flips, _, _ = page.content.decode().partition("No verdict and no amount flips")
    return set(re.findall(r'id="case-([^"]+)"', flips))


def accept_all(client: Client, draft: Draft, why: str = "The law says six months.") -> None:
    """Every answer that is not what was expected."""
    address = at("preview", draft)
    while accept := re.search(
        r'action="([^"]*/accept/[^"]*)" novalidate', said_html(client, address)
    ):
        draft.refresh_from_db()
        answer = client.post(accept[1], {"version": draft.version, "why": why})
        assert answer.status_code == 302, said(answer)


def said_html(client: Client, address: str) -> str:
    """A page as it is sent."""
    return client.get(address).content.decode()


# ------------------------------------------------------------------ the preview


def test_the_preview_shows_exactly_the_worked_cases_that_flip_and_why(
    nwe: tuple[User, Client], draft: Draft
) -> None:
    page = nwe[1].get(at("preview", draft))
    text = said(page)
    assert re.search(r"\b2 answers flip\.", text)
    assert {worked.shipped()[code].name for code in flipped(page)} == {
        "Birth in three months, five months already in its window",
        "Birth in three months, two months paid: enough only if contributions go on",
    }
    assert "(maternity.qualifying): 5" in text
    assert "Before" in text
    assert "Now" in text


def test_a_draft_that_changes_nothing_flips_nothing(nwe: tuple[User, Client]) -> None:
    user, client = nwe
    made = drafts.begin(user, RulebookRelease.objects.latest(), "nothing")
    text = said(client.get(at("preview", made)))
    assert "0 answers flip." in text
    assert "Every worked case is answered as before." in text
    assert "The draft changes nothing." in text


def test_every_obstacle_leads_to_its_thing(nwe: tuple[User, Client], draft: Draft) -> None:
    user, client = nwe
    summary = entry(draft, *SUMMARY).content
    draft = drafts.change(
        user, draft.pk, draft.version, *SUMMARY, summary | {"en": "Six months.", "th": "หกเดือน"}
    )
    drafts.settle(user, draft.pk, draft.version, str(draft.base), None)
    page = client.get(at("preview", draft))
    text = said(page)
    assert "The English text was changed, and the Burmese one was not." in text
    assert f'href="{thing(draft, *SUMMARY)}"' in page.content.decode()
    assert "There is a release “" in text
    assert f'href="{at("settle", draft)}">Name and day' in page.content.decode()
    assert "is expected, and" in text
    on_its_own_page = said(client.get(thing(draft, *SUMMARY)))
    assert "the Burmese one was not" in on_its_own_page


def test_a_new_answer_is_accepted_with_a_reason_and_that_is_taken_back(
    nwe: tuple[User, Client], draft: Draft
) -> None:
    _, client = nwe
    page = client.get(at("preview", draft))
    code = sorted(flipped(page))[0]
    accept = at("accept", draft, code)
    without = client.post(accept, {"version": draft.version, "why": " "})
    assert without.status_code == UNPROCESSABLE
    assert "Give a reason." in said(without)
    answer = client.post(accept, {"version": draft.version, "why": "Six months now."})
    assert (answer.status_code, answer["Location"]) == (302, f"{at('preview', draft)}#case-{code}")
    text = said(client.get(at("preview", draft)))
    assert "Nwe accepted another answer" in text
    assert "Six months now." in text
    draft.refresh_from_db()
    client.post(accept, {"version": draft.version, "take_back": ""})
    assert not draft.accepted.exists()
    draft.refresh_from_db()
    assert (
        client.post(
            at("accept", draft, "no-such"), {"version": draft.version, "why": "x"}
        ).status_code
        == NOT_FOUND
    )


def test_a_reason_typed_for_an_older_version_is_shown_again(
    nwe: tuple[User, Client], moe: tuple[User, Client], draft: Draft
) -> None:
    page = nwe[1].get(at("preview", draft))
    code = sorted(flipped(page))[0]
    drafts.settle(moe[0], draft.pk, draft.version, "other name", None)
    answer = nwe[1].post(at("accept", draft, code), {"version": draft.version, "why": "My reason."})
    assert answer.status_code == CONFLICT
    assert "My reason." in said(answer)
    assert "Moe" in said(answer)
    assert not draft.accepted.exists()


def test_while_texts_are_missing_the_worked_cases_are_shown_all_the_same(
    nwe: tuple[User, Client], draft: Draft
) -> None:
    user, client = nwe
    summary = {**entry(draft, *SUMMARY).content}
    del summary["my"]
    drafts.change(user, draft.pk, draft.version, *SUMMARY, summary)
    page = client.get(at("preview", draft))
    assert "The Burmese text is missing." in said(page)
    assert len(flipped(page)) == 2
    accept_all(client, draft)
    assert {each.case for each in draft.accepted.all()} == flipped(page)
    assert "Take that back" in said(client.get(at("preview", draft)))


def test_a_reason_typed_for_a_draft_that_is_settled_meanwhile_is_not_lost(
    nwe: tuple[User, Client], draft: Draft
) -> None:
    user, client = nwe
    form = re.search(
        r'action="([^"]*/accept/[^"]*)" novalidate', said_html(client, at("preview", draft))
    )
    assert form
    drafts.discard(user, draft.pk, draft.version)
    answer = client.post(form[1], {"version": draft.version, "why": "Typed for an hour."})
    assert answer.status_code == CONFLICT
    assert "Typed for an hour." in answer.content.decode()
    assert not draft.accepted.exists()


def test_faulty_law_is_told_in_place_of_worked_cases(
    nwe: tuple[User, Client], draft: Draft
) -> None:
    user, client = nwe
    drafts.change(user, draft.pk, draft.version, *PERIOD, None)
    page = client.get(at("preview", draft))
    assert page.status_code == 200
    assert "The worked cases cannot be answered with this draft yet:" in said(page)
    assert "maternity.qualifying" in said(page)


# ------------------------------------------------------------------ saved cases


def test_saved_cases_are_counted_by_a_button_and_only_as_numbers(
    nwe: tuple[User, Client], draft: Draft
) -> None:
    client = nwe[1]
    assert "It was not counted yet" in said(client.get(at("preview", draft)))
    answer = client.post(at("count", draft))
    assert answer["Location"] == f"{at('preview', draft)}#saved"
    assert SavedCount.objects.get().through
    assert "0 saved cases looked at: all of them." in said(client.get(at("preview", draft)))


def test_how_far_the_counting_has_come_is_said_with_what_would_flip(
    nwe: tuple[User, Client], draft: Draft
) -> None:
    flips = {"maternity": 3, "": 1}
    SavedCount.objects.create(draft=draft, version=draft.version, seen=40, flips=flips, place="x")
    text = said(nwe[1].get(at("preview", draft)))
    assert "40 saved cases looked at so far." in text
    assert "Whether insured 1 Maternity 3" in text
    assert "Go on counting" in text


def test_where_no_cases_are_kept_none_are_counted(
    nwe: tuple[User, Client], draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saved, "_counters", [])
    assert "No cases are kept on this site." in said(nwe[1].get(at("preview", draft)))
    assert nwe[1].post(at("count", draft)).status_code == NOT_FOUND


@pytest.mark.parametrize("page", ["count", "accept"])
def test_what_changes_something_is_only_posted(
    nwe: tuple[User, Client], draft: Draft, page: str
) -> None:
    more = ("x",) if page == "accept" else ()
    assert nwe[1].get(at(page, draft, *more)).status_code == NOT_ALLOWED


# ------------------------------------------------------------------ publishing


def test_obstacles_block_and_whoever_worked_on_a_draft_does_not_publish_it(
    nwe: tuple[User, Client], moe: tuple[User, Client], draft: Draft
) -> None:
    releases = RulebookRelease.objects.count()
    theirs = said(moe[1].get(at("publish", draft)))
    assert "before this draft can be published" in theirs
    assert "Publish this release" not in theirs
    blocked = moe[1].post(at("publish", draft), {"version": draft.version})
    assert blocked.status_code == UNPROCESSABLE
    accept_all(nwe[1], draft)
    draft.refresh_from_db()
    own = nwe[1].get(at("publish", draft))
    assert (
        "You have worked on this draft, or have taken it on. Another keeper publishes it."
        in said(own)
    )
    assert "Publish this release" not in said(own)
    refused = nwe[1].post(at("publish", draft), {"version": draft.version})
    assert refused.status_code == UNPROCESSABLE
    assert (
        "A draft is published by a keeper who has not worked on it, after another one has."
        in said(refused)
    )
    assert RulebookRelease.objects.count() == releases


def test_a_second_keeper_publishes_what_the_page_shows(
    nwe: tuple[User, Client], moe: tuple[User, Client], draft: Draft
) -> None:
    accept_all(nwe[1], draft)
    page = moe[1].get(at("publish", draft))
    text = said(page)
    assert "Drafted by Nwe" in text
    digest = drafts.source(draft).digest
    assert digest in text
    answer = moe[1].post(at("publish", draft), fields(page))
    assert (answer.status_code, answer["Location"]) == (302, at("change", draft))
    release = RulebookRelease.objects.latest()
    assert (release.digest, release.published_by) == (digest, moe[0])
    assert loader.current().release_id == release.pk
    after = said(moe[1].get(at("change", draft)))
    assert "Published by Moe" in after
    assert "Add a new" not in after
    assert moe[1].get(at("publish", draft)).status_code == NOT_FOUND


def test_a_version_that_was_not_looked_at_is_not_published(
    nwe: tuple[User, Client], moe: tuple[User, Client], draft: Draft
) -> None:
    accept_all(nwe[1], draft)
    page = fields(moe[1].get(at("publish", draft)))
    draft.refresh_from_db()
    drafts.settle(nwe[0], draft.pk, draft.version, "another name", None)
    answer = moe[1].post(at("publish", draft), page)
    assert answer.status_code == CONFLICT
    assert "name and day" in said(answer)
    assert Draft.objects.get().state == Draft.State.OPEN


def test_two_who_publish_at_once_make_one_release(
    nwe: tuple[User, Client], moe: tuple[User, Client], draft: Draft
) -> None:
    accept_all(nwe[1], draft)
    page = fields(moe[1].get(at("publish", draft)))
    assert moe[1].post(at("publish", draft), page).status_code == 302
    again = moe[1].post(at("publish", draft), page)
    assert again.status_code == CONFLICT
    assert "This draft was published meanwhile." in said(again)


def test_one_keeper_takes_on_what_came_as_files_and_another_publishes_it(
    nwe: tuple[User, Client], moe: tuple[User, Client], draft: Draft
) -> None:
    accept_all(nwe[1], draft)
    came = drafts.from_files(replace(drafts.source(draft), name="files"))
    assert came is not None
    page = nwe[1].get(at("publish", came))
    assert "Nobody answers for this draft yet." in said(page)
    assert "Publish this release" not in said(page)
    there = at("take_on", came)
    assert nwe[1].get(there).status_code == NOT_ALLOWED
    assert nwe[1].post(there, {"version": came.version + 1}).status_code == CONFLICT
    taken = nwe[1].post(there, fields(page))
    assert (taken.status_code, taken["Location"]) == (302, at("publish", came))
    assert "or have taken it on. Another keeper" in said(nwe[1].get(at("publish", came)))
    assert "Drafted by Nwe" in said(moe[1].get(at("publish", came)))
