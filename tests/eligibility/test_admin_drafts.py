"""Keepers change the law in forms of their own: nothing is lost, nothing is overwritten unseen."""

from typing import Any

import pytest
from django.forms import CheckboxInput
from django.http import QueryDict
from django.test import Client

from accounts.models import User
from eligibility.admin_pages.editors import Editor, Opened
from eligibility.admin_pages.things import DESCRIBED, Kind, sources_of
from eligibility.content import LANGUAGES
from eligibility.drafting import drafts, entries
from eligibility.models import Draft, DraftChange, RulebookRelease
from eligibility.reviewed.fields import RulebookError
from tests.eligibility.drafting_pages import at, entry, fields, keeper, said, thing

pytestmark = pytest.mark.django_db

PERIOD = ("law/maternity.yaml", "qualifying_periods", "qualifying")
LUMP = ("law/maternity.yaml", "values", "maternity_lump")
SUMMARY = ("words/maternity.yaml", "summary")
STEP = ("words/maternity.yaml", "steps", "maternity_file_claim")
SOURCE = ("law/maternity.yaml", "citations", "act-65")
UNPROCESSABLE, CONFLICT, NOT_FOUND = 422, 409, 404
SIX_MONTHS = {
    "required_months": "6",
    "reference_months": "15",
    "effective_from": "2027-01-01",
    "citation": "act-65",
}


@pytest.fixture
def nwe() -> tuple[User, Client]:
    """A keeper."""
    return keeper("nwe")


@pytest.fixture
def client(nwe: tuple[User, Client]) -> Client:
    """Her browser."""
    return nwe[1]


@pytest.fixture
def draft(nwe: tuple[User, Client]) -> Draft:
    """A draft she has begun from the release that came with the site."""
    return drafts.begin(nwe[0], RulebookRelease.objects.latest(), "2027-01-01")


def new_row(typed: dict[str, str], page: Any) -> dict[str, str]:
    """A form as the page shows it, with the empty row below filled in."""
    form = fields(page)
    last = int(form["row-TOTAL_FORMS"]) - 1
    return form | {f"row-{last}-{name}": value for name, value in typed.items()}


def as_sent(editor: Editor) -> QueryDict:
    """What a browser would send of a form that shows a thing."""
    sent = QueryDict(mutable=True)
    rows = editor.rows
    for form in (editor.form, *((rows.management_form, *rows.forms) if rows else ())):
        for field in form:
            value = field.value()
            if field.field.widget.__class__ is not CheckboxInput:
                sent[field.html_name] = "" if value is None else str(value)
            elif value:
                sent[field.html_name] = "on"
    return sent


# ------------------------------------------------------------------ begun and looked over


def test_a_draft_is_begun_from_the_release_in_use_and_stands_in_the_list(client: Client) -> None:
    page = client.get(at("begin"))
    assert "(in use)" in said(page)
    answer = client.post(at("begin"), fields(page) | {"name": "Six months"})
    draft = Draft.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, at("change", draft))
    assert draft.base == RulebookRelease.objects.latest()
    listed = said(client.get(at("changelist")))
    assert "Begin a draft" in listed
    assert f"Six months {draft.base} Open Nwe" in listed


def test_a_draft_needs_a_name(client: Client) -> None:
    answer = client.post(at("begin"), fields(client.get(at("begin"))) | {"name": " "})
    assert answer.status_code == UNPROCESSABLE
    assert "This field is required." in said(answer)
    assert not Draft.objects.exists()


def test_the_page_of_a_draft_shows_every_thing_by_benefit(client: Client, draft: Draft) -> None:
    page = client.get(at("change", draft))
    text = said(page)
    for each in draft.entries.all():
        assert thing(draft, each.file, each.section, each.key) in page.content.decode()
    assert "qualifying 5 months within 15 from 2015-10-20" in text
    assert "maternity_lump 15000 baht from 2021-01-01" in text
    assert text.index("Maternity Qualifying periods") < text.index("Disability Qualifying")


def test_things_are_found_by_words_and_by_whether_they_changed(
    client: Client, draft: Draft, nwe: tuple[User, Client]
) -> None:
    grant = "funeral_grant 50000 baht"
    assert grant in said(client.get(at("change", draft)))
    found = said(client.get(at("change", draft), {"q": "Maternity_LUMP"}))
    assert "maternity_lump 15000 baht" in found
    assert grant not in found
    assert "Nothing of that kind" in said(client.get(at("change", draft), {"changed": "on"}))
    lump = entry(draft, *LUMP).content
    lump["rows"][0]["value"] = "16000"
    drafts.change(nwe[0], draft.pk, draft.version, *LUMP, lump)
    changed = client.get(at("change", draft), {"changed": "on"})
    assert "maternity_lump changed 16000 baht" in said(changed)
    assert changed.content.decode().count("<li>\n              <a") == 1


# ------------------------------------------------------------------ values by date


def test_every_thing_is_saved_as_it_was_when_nothing_is_typed(client: Client, draft: Draft) -> None:
    """A page of every kind gives back exactly what it was opened with."""
    told = list(draft.entries.all())
    for each in {each.section: each for each in told}.values():
        address = at("thing", draft, each.pk)
        answer = client.post(address, fields(client.get(address)))
        assert answer.status_code == 302, f"{each}: {said(answer)}"
        each.refresh_from_db()
        assert each.content == each.before, each
    draft.refresh_from_db()
    assert draft.version == 1


def test_the_form_of_every_thing_reads_back_what_it_shows(draft: Draft) -> None:
    told = list(draft.entries.all())
    sources = sources_of(told)
    for each in told:
        made = DESCRIBED[Kind(each.section)].editor
        shown = made(Opened(each.key, each.content, None, sources))
        again = made(Opened(each.key, each.content, as_sent(shown), sources))
        assert again.is_valid(), each
        assert again.content() == each.content, each


def test_a_row_from_a_later_day_is_added(client: Client, draft: Draft) -> None:
    address = thing(draft, *PERIOD)
    answer = client.post(address, new_row(SIX_MONTHS, client.get(address)))
    assert (answer.status_code, answer["Location"]) == (302, address)
    rows = entry(draft, *PERIOD).content
    assert [(row["required_months"], row["effective_from"]) for row in rows] == [
        ("5", "2015-10-20"),
        ("6", "2027-01-01"),
    ]
    after = said(client.get(address))
    assert "from 2027-01-01, months to be paid nothing 6" in after
    assert "A new row" in after
    period = drafts.source(Draft.objects.get()).rulebook().histories["maternity.qualifying"]
    assert [term.required for term in period] == [5, 6]


def test_a_row_is_taken_out_and_the_whole_is_put_back(client: Client, draft: Draft) -> None:
    address = thing(draft, *PERIOD)
    client.post(address, new_row(SIX_MONTHS, client.get(address)))
    client.post(address, fields(client.get(address)) | {"row-0-DELETE": "on"})
    assert [row["required_months"] for row in entry(draft, *PERIOD).content] == ["6"]
    client.post(address, fields(client.get(address)) | {"put_back": ""})
    found = entry(draft, *PERIOD)
    assert found.content == found.before


def test_a_value_is_taken_out_and_said_to_be_needed(client: Client, draft: Draft) -> None:
    address = thing(draft, *LUMP)
    client.post(address, fields(client.get(address)) | {"take_out": ""})
    assert entry(draft, *LUMP).content is None
    page = client.get(address)
    assert "taken out" in said(page)
    assert "As it was before" in said(page)
    with pytest.raises(RulebookError):
        drafts.source(Draft.objects.get())


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        (
            "effective_from",
            "2570-01-01",
            "The year 2570 cannot be right; is it a Buddhist-era year?",
        ),
        ("effective_from", "1.1.2027", "“1.1.2027” is not a day of the calendar, YYYY-MM-DD."),
        ("effective_from", "2027-02-29", "is not a day of the calendar"),
        ("effective_from", "", "Type the first day, or tick that it is not known."),
        ("required_months", "six", "This must be a whole number from 1, not “six”."),
        ("required_months", "၆", "This must be a whole number from 1"),
        ("required_months", "16", "They cannot be paid within 15 months."),
        ("reference_months", "", "Type the window, or tick that there is none."),
        ("citation", "act-999", "Select a valid choice."),
    ],
)
def test_what_is_typed_wrongly_is_told_at_its_field_and_nothing_typed_is_lost(
    client: Client, draft: Draft, field: str, typed: str, told: str
) -> None:
    address = thing(draft, *PERIOD)
    sent = new_row(SIX_MONTHS | {"note": "From the gazette.", field: typed}, client.get(address))
    answer = client.post(address, sent)
    assert answer.status_code == UNPROCESSABLE
    assert told in said(answer)
    again = fields(answer)
    assert {name: value for name, value in again.items() if name != "writer"} == {
        name: value if name != "row-1-citation" or typed != "act-999" else ""
        for name, value in sent.items()
        if name != "writer"
    } | {"csrfmiddlewaretoken": again["csrfmiddlewaretoken"]}
    assert entry(draft, *PERIOD).content == entry(draft, *PERIOD).before
    faulty = answer.content.decode().partition(f'id="id_row-1-{field}_error"')[2]
    assert told.split("“")[0].rstrip() in faulty[:400].replace("&quot;", '"')


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("15,000", "This must be a plain decimal number, not “15,000”."),
        ("-1", "The number may not be negative, as “-1” is."),
        ("10000001", "In baht the most that can be right is 10000000."),
        ("", "Type the value, or tick that there is none."),
    ],
)
def test_amounts_are_plain_numbers_within_their_bounds(
    client: Client, draft: Draft, typed: str, told: str
) -> None:
    address = thing(draft, *LUMP)
    answer = client.post(address, fields(client.get(address)) | {"row-0-value": typed})
    assert answer.status_code == UNPROCESSABLE
    assert told in said(answer)


def test_the_same_number_written_otherwise_is_no_change(client: Client, draft: Draft) -> None:
    address = thing(draft, *LUMP)
    client.post(address, fields(client.get(address)) | {"row-0-value": "15000.00"})
    assert not DraftChange.objects.exclude(what="begun").exists()


def test_a_value_without_a_source_is_kept_and_said_to_hold_up_publishing(
    client: Client, draft: Draft
) -> None:
    address = thing(draft, *LUMP)
    answer = client.post(address, fields(client.get(address)) | {"row-0-citation": ""})
    assert answer.status_code == 302
    text = said(client.get(address))
    assert "This holds up publishing:" in text
    assert "The field is missing." in text


# ------------------------------------------------------------------ sources and new things


def test_a_source_is_changed_and_its_address_must_be_whole(client: Client, draft: Draft) -> None:
    address = thing(draft, *SOURCE)
    sent = fields(client.get(address)) | {"recheck_days": "90", "checked_on": "2026-11-20"}
    answer = client.post(address, sent | {"url": "www.asinta.com"})
    assert answer.status_code == UNPROCESSABLE
    assert "This must be a full address" in said(answer)
    client.post(address, sent)
    content = entry(draft, *SOURCE).content
    assert (content["recheck_days"], content["checked_on"]) == ("90", "2026-11-20")
    cited = {each.code: each for each in drafts.source(Draft.objects.get()).citations}
    assert cited["act-65"].recheck_days == 90


def test_a_new_source_can_be_cited_at_once(client: Client, draft: Draft) -> None:
    address = at("new", draft, "citations")
    sent = fields(client.get(address, {"home": "maternity"})) | {
        "key": "gazette-2026",
        "instrument": "Royal Gazette 143",
        "evidence": "seen",
        "checked_on": "2026-11-23",
    }
    assert sent["home"] == "maternity"
    answer = client.post(address, sent)
    where = ("law/maternity.yaml", "citations", "gazette-2026")
    assert (answer.status_code, answer["Location"]) == (302, thing(draft, *where))
    shown = client.get(thing(draft, *PERIOD)).content.decode()
    assert "gazette-2026: Royal Gazette 143" in shown


@pytest.mark.parametrize(
    ("section", "typed", "told"),
    [
        ("citations", {"key": "act-65"}, "There is something of this name already."),
        ("citations", {"key": "Act 65"}, "is not a code"),
        ("qualifying_periods", {"home": "maternity", "key": "qualifying"}, "of this name already"),
        ("values", {"key": "wage_ceiling"}, "of this name already"),
        ("documents", {"key": ""}, "This field is required."),
    ],
)
def test_a_new_thing_has_a_name_of_its_own(
    client: Client, draft: Draft, section: str, typed: dict[str, str], told: str
) -> None:
    address = at("new", draft, section)
    count = draft.entries.count()
    answer = client.post(address, fields(client.get(address)) | typed)
    assert answer.status_code == UNPROCESSABLE
    assert told in said(answer)
    assert draft.entries.count() == count


def test_a_new_value_a_tier_a_paper_and_a_word_of_an_officer_are_added(
    client: Client, draft: Draft
) -> None:
    row = {"row-0-effective_from": "2027-01-01", "row-0-citation": "act-65"}
    added = {
        "values": {
            "home": "maternity",
            "key": "rice_money",
            "unit": "baht",
            "row-0-value": "5",
            **row,
        },
        "qualifying_periods": {
            "home": "medical",
            "key": "spa",
            "row-0-required_months": "3",
            "row-0-in_all": "on",
            **row,
        },
        "statements": {
            "key": "maternity_lump",
            "row-0-value": "15000",
            "row-0-stated_on": "2026-11-20",
            "row-0-citation": "act-65",
        },
        "documents": {
            "home": "common",
            "key": "photo",
            ".en": "Bring a photo.",
            "cites.1": "act-65",
        },
    }
    for section, typed in added.items():
        address = at("new", draft, section)
        answer = client.post(address, fields(client.get(address)) | typed)
        assert answer.status_code == 302, f"{section}: {said(answer)}"
    assert entry(draft, "law/maternity.yaml", "values", "rice_money").content["unit"] == "baht"
    assert entry(draft, "law/medical.yaml", "qualifying_periods", "spa").content == [
        {
            "required_months": "3",
            "reference_months": None,
            "effective_from": "2027-01-01",
            "citation": "act-65",
        }
    ]
    statement = entry(draft, "law/maternity.yaml", "statements", "maternity_lump")
    assert statement.content[0]["value"] == "15000"
    photo = entry(draft, "words/common.yaml", "documents", "photo")
    assert photo.content == {"en": "Bring a photo.", "cites": ["act-65"]}
    address = thing(draft, "law/maternity.yaml", "values", "rice_money")
    assert client.post(address, fields(client.get(address)) | {"put_back": ""}).status_code == 302
    assert not draft.entries.filter(key="rice_money").exists()


# ------------------------------------------------------------------ texts


def test_a_text_is_changed_in_one_language_and_said_to_fit_still_in_others(
    client: Client, draft: Draft
) -> None:
    address = thing(draft, *SUMMARY)
    sent = fields(client.get(address)) | {".en": "Six months\r\nare needed.", "fits.th": "on"}
    client.post(address, sent)
    found = entry(draft, *SUMMARY)
    assert found.content["en"] == "Six months\nare needed."
    assert {each: found.content[each] for each in LANGUAGES if each != "en"} == {
        each: found.before[each] for each in LANGUAGES if each != "en"
    }
    assert found.still_fits == ["th"]
    assert fields(client.get(address))["fits.th"] == "on"


def test_a_missing_language_is_kept_missing_and_told(client: Client, draft: Draft) -> None:
    address = thing(draft, *SUMMARY)
    client.post(address, fields(client.get(address)) | {".my": ""})
    assert "my" not in entry(draft, *SUMMARY).content
    assert "This holds up publishing:" in said(client.get(address))


def test_a_step_rests_on_its_sources_in_their_order(client: Client, draft: Draft) -> None:
    address = thing(draft, *STEP)
    form = fields(client.get(address))
    assert [form[f"cites.{number}"] for number in range(1, 7)] == [
        *entry(draft, *STEP).content["cites"],
        "",
        "",
    ]
    client.post(address, form | {"cites.1": "", "cites.5": "act-65"})
    assert entry(draft, *STEP).content["cites"] == [
        "birth-one-parent",
        "act-56",
        "mmn-2025-payment",
        "act-65",
    ]


# ------------------------------------------------------------------ two keepers


def test_two_keepers_of_one_thing_see_each_others_version_and_overwrite_nothing(
    client: Client, draft: Draft
) -> None:
    _, other = keeper("moe")
    address = thing(draft, *LUMP)
    mine = fields(client.get(address)) | {"row-0-value": "17000"}
    theirs = fields(other.get(address)) | {"row-0-value": "16000"}
    assert other.post(address, theirs).status_code == 302

    answer = client.post(address, mine)
    text = said(answer)
    assert answer.status_code == CONFLICT
    assert "Moe" in text
    assert "law/maternity.yaml values maternity_lump" in text
    assert "16000" in text
    assert fields(answer)["row-0-value"] == "17000"
    assert entry(draft, *LUMP).content["rows"][0]["value"] == "16000"

    assert client.post(address, fields(answer)).status_code == 302
    assert entry(draft, *LUMP).content["rows"][0]["value"] == "17000"


def test_a_new_thing_waits_where_the_draft_was_changed_meanwhile(
    client: Client, draft: Draft
) -> None:
    _, other = keeper("moe")
    address = at("new", draft, "steps")
    sent = fields(client.get(address)) | {"home": "common", "key": "wait", ".en": "Wait."}
    lump = thing(draft, *LUMP)
    other.post(lump, fields(other.get(lump)) | {"row-0-value": "16000"})
    answer = client.post(address, sent)
    assert answer.status_code == CONFLICT
    assert fields(answer)[".en"] == "Wait."
    assert client.post(address, fields(answer)).status_code == 302
    assert entry(draft, "words/common.yaml", "steps", "wait").content["en"] == "Wait."


def test_what_is_typed_of_a_draft_that_was_discarded_comes_back(
    client: Client, draft: Draft
) -> None:
    user, _ = keeper("moe")
    address = thing(draft, *LUMP)
    sent = fields(client.get(address)) | {"row-0-value": "17000"}
    drafts.discard(user, draft.pk, draft.version)
    answer = client.post(address, sent)
    assert answer.status_code == CONFLICT
    assert 'value="17000"' in answer.content.decode()
    assert "This draft was discarded meanwhile." in said(answer)


# ------------------------------------------------------------------ name, day, giving up


def test_name_and_day_are_changed(client: Client, draft: Draft) -> None:
    address = at("settle", draft)
    sent = fields(client.get(address), 0) | {"name": "New", "takes_effect_on": "2570-01-01"}
    assert "Buddhist-era" in said(client.post(address, sent))
    client.post(address, sent | {"takes_effect_on": "2027-01-01"})
    draft.refresh_from_db()
    assert (draft.name, str(draft.takes_effect_on)) == ("New", "2027-01-01")


def test_a_draft_that_is_given_up_is_read_and_changed_no_more(client: Client, draft: Draft) -> None:
    client.post(at("settle", draft), {"version": "1", "discard": ""})
    assert Draft.objects.get().state == Draft.State.DISCARDED
    for page in ("settle", "preview", "publish"):
        assert client.get(at(page, draft)).status_code == NOT_FOUND
    assert client.get(at("change", draft)).status_code == 200
    shown = client.get(thing(draft, *LUMP))
    assert "disabled" in shown.content.decode()
    assert "Save in the draft" not in said(shown)


def test_a_stale_form_gives_nothing_up(client: Client, draft: Draft) -> None:
    user, _ = keeper("moe")
    drafts.settle(user, draft.pk, draft.version, "Other", None)
    answer = client.post(at("settle", draft), {"version": "1", "discard": ""})
    assert answer.status_code == CONFLICT
    assert Draft.objects.get().state == Draft.State.OPEN


# ------------------------------------------------------------------ what differs, and files


def test_the_difference_shows_before_and_now_and_who_changed_it(
    client: Client, draft: Draft
) -> None:
    address = thing(draft, *LUMP)
    client.post(address, fields(client.get(address)) | {"row-0-value": "16000"})
    text = said(client.get(at("difference", draft)))
    assert "1 changed" in text
    assert "from 2021-01-01, value 15000 16000" in text
    assert "Nwe: law/maternity.yaml values maternity_lump" in text


def test_a_draft_is_taken_away_as_the_reviewed_files(client: Client, draft: Draft) -> None:
    answer = client.get(at("export", draft))
    assert answer["Content-Disposition"] == f'attachment; filename="draft-{draft.pk}.zip"'
    assert answer.content.startswith(b"PK")


def test_what_is_not_there_has_no_page(
    client: Client, draft: Draft, nwe: tuple[User, Client]
) -> None:
    other = drafts.begin(nwe[0], draft.base, "Other")
    foreign = other.entries.earliest("pk").pk
    for address in (
        at("thing", draft, foreign),
        at("new", draft, "release"),
        at("thing", draft, 0),
        f"{at('changelist')}0/change/",
        f"{at('changelist')}x/change/",
    ):
        assert client.get(address).status_code == NOT_FOUND, address


def test_every_kind_of_place_in_the_files_has_a_form(draft: Draft) -> None:
    sections = set(draft.entries.values_list("section", flat=True))
    assert {*entries.LAW, *entries.PIECES, *entries.SINGLE, ""} == sections == set(DESCRIBED)
