"""A draft's texts out to a translator and in again: shown first, and nobody's work is lost."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import User
from eligibility.content import LANGUAGES
from eligibility.drafting import drafts, texts
from eligibility.models import Draft, DraftChange
from eligibility.texts.files import kind_of
from eligibility.texts.sheet import Line
from tests.drafting import keeping
from tests.drafting.keeping import SUMMARY
from tests.eligibility.drafting_pages import at, fields, keeper, said

pytestmark = pytest.mark.django_db

NAME = "maternity/name"
PAPER = "maternity/documents/birth_certificate"
NEW, OURS = "အသစ်", "ကျွန်ုပ်တို့၏"
OK, FOUND, UNPROCESSABLE, CONFLICT, NOT_FOUND = 200, 302, 422, 409, 404


@pytest.fixture
def nwe() -> tuple[User, Client]:
    return keeper("nwe")


@pytest.fixture
def client(nwe: tuple[User, Client]) -> Client:
    return nwe[1]


@pytest.fixture
def draft(nwe: tuple[User, Client]) -> Draft:
    return drafts.begin(nwe[0], keeping.in_use(), "2027-01-01")


def now(draft: Draft, language: str = "my") -> dict[str, str]:
    return {line.key: line.text for line in texts.lines(draft, language)}


def back(
    client: Client, draft: Draft, change: Mapping[str, str], name: str = "back.xlsx"
) -> SimpleUploadedFile:
    """A file that a translator took out, worked on, and sends back."""
    ending = name.rpartition(".")[2]
    kind = kind_of(name)
    out = kind.read(client.get(at("texts_out", draft, "my", ending)).content)
    digests = {row.key: row.digest for row in out.lines}

    class Sent(Line):
        @property
        def digest(self) -> str:
            return digests[self.key]

    lines = [Sent(row.key, row.english, change.get(row.key, row.text)) for row in out.lines]
    return SimpleUploadedFile(name, kind.write(lines, "my"))


def shown(client: Client, draft: Draft, file: SimpleUploadedFile) -> Any:
    return client.post(at("texts", draft), {"file": file})


def confirmed(client: Client, draft: Draft, page: Any, *take: str) -> Any:
    """The form of a page that shows differences, sent with these ticks."""
    form = fields(page)
    form.pop("take", None)
    return client.post(at("texts", draft), form | {"take": [*take]})


def ticked(page: Any) -> set[str]:
    return set(page.context["ticked"])


# ------------------------------------------------------------------ what is in a file


def test_every_text_of_a_draft_goes_out_in_both_languages(draft: Draft) -> None:
    content = drafts.source(draft).content
    papers, steps = content.documents.values(), content.steps.values()
    count = (
        2 * len(content.benefits)
        + sum(2 + bool(paper.issuer) for paper in papers)
        + sum(1 + bool(step.then) for step in steps)
    )
    for language in ("th", "my"):
        lines = texts.lines(draft, language)
        assert len(lines) == count
        assert all(line.text and line.english for line in lines)
    assert {NAME, "maternity/summary", f"{PAPER}/name", f"{PAPER}/text", f"{PAPER}/from"} <= {
        *now(draft)
    }


@pytest.mark.parametrize("ending", ["xlsx", "po"])
def test_a_file_goes_out_as_a_download_that_is_not_kept(
    client: Client, draft: Draft, ending: str
) -> None:
    page = client.get(at("texts_out", draft, "my", ending))
    assert page.status_code == OK
    assert page["Content-Disposition"] == f'attachment; filename="draft-{draft.pk}-my.{ending}"'
    came = kind_of(f".{ending}").read(page.content)
    assert {row.key: row.text for row in came.lines} == now(draft)


@pytest.mark.parametrize("what", [("en", "po"), ("fr", "po"), ("my", "csv")])
def test_other_files_are_not_there(client: Client, draft: Draft, what: tuple[str, str]) -> None:
    assert client.get(at("texts_out", draft, *what)).status_code == NOT_FOUND


def test_a_text_that_was_taken_out_does_not_go_out(nwe: tuple[User, Client], draft: Draft) -> None:
    where = ("words/maternity.yaml", "documents", "birth_certificate")
    draft = keeping.change(draft, nwe[0], where, None)
    assert not {key for key in now(draft) if key.startswith(PAPER)}


# ------------------------------------------------------------------ shown first


@pytest.mark.parametrize("name", ["back.xlsx", "back.po"])
def test_what_a_file_would_change_is_shown_and_nothing_is_taken_yet(
    client: Client, draft: Draft, name: str
) -> None:
    before = now(draft)
    page = shown(client, draft, back(client, draft, {NAME: NEW, f"{PAPER}/from": NEW}, name))
    assert page.status_code == OK
    assert "Texts that differ: 2." in said(page)
    assert f"Here {before[NAME]} File {NEW}" in said(page)
    assert ticked(page) == {NAME, f"{PAPER}/from"}
    draft.refresh_from_db()
    assert (now(draft), draft.version) == (before, 1)


def test_what_is_confirmed_is_taken_and_written_down_as_the_keepers_change(
    nwe: tuple[User, Client], draft: Draft
) -> None:
    user, client = nwe
    before = now(draft)
    page = shown(client, draft, back(client, draft, {NAME: NEW, f"{PAPER}/from": NEW}))
    assert confirmed(client, draft, page, NAME).status_code == FOUND
    assert now(draft) == before | {NAME: NEW}
    changes = DraftChange.objects.filter(draft=draft).exclude(what="begun")
    assert [(each.by, each.what) for each in changes] == [(user, "words/maternity.yaml name")]


def test_the_parts_of_one_paper_are_one_change(client: Client, draft: Draft) -> None:
    every = {f"{PAPER}/{part}": f"{NEW} {part}" for part in ("name", "text", "from")}
    page = shown(client, draft, back(client, draft, every))
    assert confirmed(client, draft, page, *every).status_code == FOUND
    assert now(draft).items() >= every.items()
    assert DraftChange.objects.filter(draft=draft).exclude(what="begun").count() == 1


def test_another_language_and_all_else_stays_as_it_is(client: Client, draft: Draft) -> None:
    before = {language: now(draft, language) for language in LANGUAGES}
    law = drafts.source(draft).terms
    page = shown(client, draft, back(client, draft, {f"{PAPER}/text": NEW}))
    confirmed(client, draft, page, f"{PAPER}/text")
    draft.refresh_from_db()
    before["my"][f"{PAPER}/text"] = NEW
    assert {language: now(draft, language) for language in LANGUAGES} == before
    assert drafts.source(draft).terms == law


def test_a_file_as_it_went_out_changes_nothing(client: Client, draft: Draft) -> None:
    page = shown(client, draft, back(client, draft, {}))
    assert "Burmese: the file says nothing else than the draft." in said(page)


def test_a_missing_translation_comes_in(nwe: tuple[User, Client], draft: Draft) -> None:
    user, client = nwe
    summary = {key: text for key, text in keeping.said(draft, SUMMARY).items() if key != "my"}
    draft = keeping.change(draft, user, SUMMARY, summary)
    assert now(draft)["maternity/summary"] == ""
    page = shown(client, draft, back(client, draft, {"maternity/summary": NEW}))
    confirmed(client, draft, page, *ticked(page))
    assert now(draft)["maternity/summary"] == NEW


# ------------------------------------------------------------------ nobody's work is lost


def test_what_a_keeper_wrote_since_it_went_out_is_kept_by_default(
    nwe: tuple[User, Client], draft: Draft
) -> None:
    user, client = nwe
    file = back(client, draft, {NAME: NEW, "medical/name": NEW})
    where = ("words/maternity.yaml", "name", "")
    draft = keeping.change(draft, user, where, {**keeping.said(draft, where), "my": OURS})
    page = shown(client, draft, file)
    assert "Changed here since it went out." in said(page)
    assert ticked(page) == {"medical/name"}
    confirmed(client, draft, page, *ticked(page))
    assert (now(draft)[NAME], now(draft)["medical/name"]) == (OURS, NEW)


def test_a_keeper_may_take_it_all_the_same(nwe: tuple[User, Client], draft: Draft) -> None:
    user, client = nwe
    file = back(client, draft, {NAME: NEW})
    where = ("words/maternity.yaml", "name", "")
    draft = keeping.change(draft, user, where, {**keeping.said(draft, where), "my": OURS})
    confirmed(client, draft, shown(client, draft, file), NAME)
    assert now(draft)[NAME] == NEW


def test_a_translation_of_an_older_english_is_not_ticked(
    nwe: tuple[User, Client], draft: Draft
) -> None:
    user, client = nwe
    file = back(client, draft, {NAME: NEW})
    where = ("words/maternity.yaml", "name", "")
    draft = keeping.change(draft, user, where, {**keeping.said(draft, where), "en": "Other"})
    page = shown(client, draft, file)
    assert "The translator had another English text before them." in said(page)
    assert ticked(page) == set()


def test_a_text_that_is_gone_cannot_be_ticked(nwe: tuple[User, Client], draft: Draft) -> None:
    user, client = nwe
    file = back(client, draft, {f"{PAPER}/name": NEW})
    where = ("words/maternity.yaml", "documents", "birth_certificate")
    draft = keeping.change(draft, user, where, None)
    page = shown(client, draft, file)
    assert "The draft has no such text any more." in said(page)
    assert 'name="take"' not in page.content.decode()
    assert confirmed(client, draft, page, f"{PAPER}/name").status_code == FOUND
    assert f"{PAPER}/name" not in now(draft)


def test_a_draft_changed_after_the_preview_is_shown_again_and_nothing_is_taken(
    nwe: tuple[User, Client], draft: Draft
) -> None:
    client = nwe[1]
    page = shown(client, draft, back(client, draft, {NAME: NEW, "medical/name": NEW}))
    other = keeper("other")[0]
    where = ("words/maternity.yaml", "name", "")
    keeping.change(draft, other, where, {**keeping.said(draft, where), "my": OURS})

    again = confirmed(client, draft, page, NAME, "medical/name")
    assert again.status_code == CONFLICT
    assert "Somebody changed this draft meanwhile." in said(again)
    assert now(draft)[NAME] == OURS
    assert ticked(again) == {"medical/name"}

    assert confirmed(client, draft, again, *ticked(again)).status_code == FOUND
    assert (now(draft)[NAME], now(draft)["medical/name"]) == (OURS, NEW)


def test_what_was_not_ticked_is_not_ticked_when_it_is_shown_again(
    nwe: tuple[User, Client], draft: Draft
) -> None:
    client = nwe[1]
    page = shown(client, draft, back(client, draft, {NAME: NEW, "medical/name": NEW}))
    draft = keeping.raise_lump(draft, keeper("other")[0])
    again = confirmed(client, draft, page, "medical/name")
    assert ticked(again) == {"medical/name"}


# ------------------------------------------------------------------ what is not taken


@pytest.mark.parametrize(
    ("file", "fault"),
    [
        (None, "Choose a file first."),
        (SimpleUploadedFile("a.csv", b"a,b"), "The name of the file must end in .xlsx or .po."),
        (SimpleUploadedFile("a.xlsx", b"no"), "The file is not a table in the form XLSX"),
        (SimpleUploadedFile("a.po", b"no"), "The language must be one of"),
        (SimpleUploadedFile("a.po", b"x" * 5_000_001), "The file is larger than 5 MB."),
    ],
)
def test_a_faulty_file_is_refused_with_what_is_wrong(
    client: Client, draft: Draft, file: SimpleUploadedFile | None, fault: str
) -> None:
    page = client.post(at("texts", draft), {"file": file} if file else {})
    assert page.status_code == UNPROCESSABLE
    assert f"Nothing was taken from the file. {fault}" in said(page)


@pytest.mark.parametrize(
    "sheet",
    ["", "no", "[]", '["my", 5]', '["my", [["Row 2", "a"]]]', '["my", [[1, 2, 3, 4, 5]]]',
     '[{}, []]', "[" * 100_000],
)  # fmt: skip
def test_what_a_page_carried_is_read_as_strictly_as_a_file(
    client: Client, draft: Draft, sheet: str
) -> None:
    page = client.post(at("texts", draft), {"sheet": sheet, "version": draft.version})
    assert page.status_code == UNPROCESSABLE
    draft.refresh_from_db()
    assert draft.version == 1


def test_a_settled_draft_lets_texts_out_and_none_in(nwe: tuple[User, Client], draft: Draft) -> None:
    user, client = nwe
    file = back(client, draft, {NAME: NEW})
    page = shown(client, draft, back(client, draft, {NAME: NEW}))
    drafts.discard(user, draft.pk, draft.version)
    assert client.get(at("texts", draft)).status_code == OK
    assert 'type="file"' not in client.get(at("texts", draft)).content.decode()
    assert client.get(at("texts_out", draft, "my", "po")).status_code == OK
    assert shown(client, draft, file).status_code == NOT_FOUND
    assert confirmed(client, draft, page, NAME).status_code == NOT_FOUND


def test_a_draft_that_is_not_there_has_no_texts(client: Client) -> None:
    for path in (
        "/admin/eligibility/draft/99/texts/",
        "/admin/eligibility/draft/99/texts/my.po",
    ):
        assert client.get(path).status_code == NOT_FOUND


def test_no_file_is_written_while_one_is_read(
    client: Client, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "django.core.files.uploadhandler.TemporaryUploadedFile",
        lambda *_, **__: pytest.fail("written to the disk"),
    )
    big = SimpleUploadedFile("a.po", b"#" * 3_000_000)
    assert shown(client, draft, big).status_code == UNPROCESSABLE
