"""Consent: what is said before it, what is recorded of it, and that nothing is kept without it."""

import hashlib
import json
import re
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.http import QueryDict
from django.utils.translation import override

from accounts.models import User
from cases import consent_text, keeping
from cases.consent_text import AGREED, VERSIONS, Purpose
from cases.consenting import ConsentForm, asks_age
from cases.models import Case, CaseKey, ConsentToKeep
from cases.pages import consent_form
from cases.people import Person
from cases.vault import Vault
from eligibility.interview.told import Answers
from eligibility.wording.sentence import Sentence
from tests.casework import making
from tests.support import TODAY

#: What a form sends of somebody of age who has agreed.
GIVEN = {"text_version": "1", "agrees": "1", "health": "1", "of_age": "yes", "how": "read_aloud"}
#: The same below that age, with her mother beside her.
YOUNG = {**GIVEN, "of_age": "no", "guardian": "Daw Mya", "guardian_agrees": "1"}

each_purpose = pytest.mark.parametrize("purpose", Purpose)


def read(sent: dict[str, str], purpose: Purpose = Purpose.KEEP, **more: Any) -> Any:
    post = QueryDict(mutable=True)
    post.update(sent)
    return ConsentForm.read(post, purpose, "my", **more)


# ------------------------------------------------------------------ the text

#: Of every text that somebody may have agreed to. A line is added, and none is ever changed.
DIGESTS = {
    "keep 1": "6e210777753ad450",
    "share 1": "fc87e2d5ab8ec504",
    "move 1": "123f979193ec3145",
}


def _digest(purpose: Purpose, version: int) -> str:
    text = [each.text for each in consent_text.said_in(purpose, version)]
    return hashlib.sha256(json.dumps(text).encode()).hexdigest()[:16]


def test_a_text_that_was_agreed_to_is_never_changed() -> None:
    """Other words are a new version, and the old one stays to be read."""
    found = {
        f"{which} {number}": _digest(which, number)
        for which in VERSIONS
        for number in VERSIONS[which]
    }
    assert found == DIGESTS


@each_purpose
def test_a_text_is_short_and_its_sentences_are(purpose: Purpose) -> None:
    for version, text in VERSIONS[purpose].items():
        assert len(text) <= 12
        for each in (*text, *AGREED[purpose][version]):
            for said in re.split(r"(?<=\.) ", each.text):
                assert len(said.split()) <= 20, said


@pytest.mark.parametrize(
    "told",
    [
        "Kept are your answers, name, phone, work, numbers of papers, and notes",
        "Some of it is about health",
        "to help you with social security",
        "Only people of Hope can read it",
        "Your employer, the police and immigration do not get it.",
        "The Social Security Office or others get it only if you agree to that separately.",
        "It is erased 90 days after the last change",
        "You can see it, have it corrected, and get a copy.",
        "You can take your consent back at any time.",
        "If you say no, nothing is kept, and you get the same help.",
        "ask Hope.",
    ],
)
@pytest.mark.django_db
def test_whoever_is_asked_is_told(told: str) -> None:
    values = consent_text.values(making.ngo("Hope", retention_days=90))
    form, _ = read({})
    said = consent_form.shown(ConsentForm(form.purpose, "en"), {}, values).text
    assert any(told in line for line in said)


@pytest.mark.django_db
def test_each_sentence_stands_in_the_workers_language_and_then_in_the_volunteers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(VERSIONS, Purpose.KEEP, {1: (Sentence("Continue"),)})
    values = consent_text.values(making.ngo())
    with override("en"):
        [line] = consent_form.shown(ConsentForm(Purpose.KEEP, "my"), {}, values).text
        [alone] = consent_form.shown(ConsentForm(Purpose.KEEP, "en"), {}, values).text
    assert re.fullmatch(r'[\u1000-\u109f]+ <span class="beside" lang="en">Continue</span>', line)
    assert alone == "Continue"


# ------------------------------------------------------------------ the form


@each_purpose
@pytest.mark.parametrize("sent", [GIVEN, YOUNG])
def test_a_whole_consent_has_no_fault(purpose: Purpose, sent: dict[str, str]) -> None:
    form, faults = read(sent, purpose)
    assert not faults
    assert form.minor is (sent is YOUNG)


@each_purpose
@pytest.mark.parametrize("name", ["agrees", "health", "of_age", "how"])
def test_what_is_missing_is_said_at_its_field(purpose: Purpose, name: str) -> None:
    _, faults = read({key: value for key, value in GIVEN.items() if key != name}, purpose)
    assert set(faults) == {name}


@pytest.mark.parametrize("name", ["guardian", "guardian_agrees"])
def test_under_age_a_guardian_has_to_be_named_and_to_agree(name: str) -> None:
    _, faults = read({**YOUNG, name: " "} if name == "guardian" else _without(YOUNG, name))
    assert set(faults) == {name}


def _without(sent: dict[str, str], name: str) -> dict[str, str]:
    return {key: value for key, value in sent.items() if key != name}


def test_somebody_of_age_needs_no_guardian_whatever_was_typed() -> None:
    form, faults = read({**YOUNG, "of_age": "yes"})
    assert not faults
    assert not form.minor
    assert not form.fields(User())["by_guardian"]


def test_the_age_is_not_asked_where_the_answers_tell_it() -> None:
    form, faults = read(_without(GIVEN, "of_age"), asks_age=False)
    assert not faults
    assert not form.minor


@pytest.mark.parametrize("number", ["", "0", "2"])
def test_what_was_ticked_below_another_text_does_not_count(number: str) -> None:
    form, faults = read({**YOUNG, "text_version": number})
    assert set(faults) == {"agrees", "health", "guardian_agrees"}
    assert form.guardian == "Daw Mya"


@pytest.mark.parametrize(("name", "value"), [("how", "by_post"), ("of_age", "perhaps")])
def test_what_no_choice_of_ours_sends_is_not_taken(name: str, value: str) -> None:
    _, faults = read({**GIVEN, name: value})
    assert set(faults) == {name}


def test_a_name_longer_than_any_is_refused_and_stays_typed() -> None:
    form, faults = read({**YOUNG, "guardian": "M" * 121})
    assert set(faults) == {"guardian"}
    assert len(form.guardian) == 121


def test_the_language_on_the_form_is_recorded_and_no_other_than_ours() -> None:
    assert read({**GIVEN, "speaks": "th"})[0].language == "th"
    assert read({**GIVEN, "speaks": "th", "speak": "en"})[0].language == "en"
    assert read({**GIVEN, "speaks": "xx"})[0].language == "my"


# ------------------------------------------------------------------ the age


def born(day: int, month: int, year: int, **more: Any) -> Answers:
    return Answers({"born": [str(day), str(month), str(year)], **more}, frozenset({"you"}))


def test_nobody_is_asked_for_an_age_that_their_day_of_birth_tells() -> None:
    on, before = TODAY, TODAY.year - 20
    assert not asks_age(born(on.day, on.month, before), on)
    assert not asks_age(born(on.day, on.month, before + 543), on)
    assert asks_age(born(1, on.month % 12 + 1, before + 1), on)
    assert asks_age(Answers(), on)
    assert asks_age(Answers({"born": "?"}), on)


def test_who_has_died_is_not_who_consents() -> None:
    assert asks_age(born(1, 1, 1980, happened=["death"]), TODAY)
    assert not asks_age(born(1, 1, 1980, happened=["illness"]), TODAY)


# ------------------------------------------------------------------ what the tables refuse


@pytest.mark.django_db
def test_there_is_no_case_without_a_consent() -> None:
    user = making.volunteer()
    case = Case(organisation=making.ngo(), language="my", made_by=user, person=b"", answers=b"")
    with pytest.raises(IntegrityError), transaction.atomic():
        case.save(force_insert=True)


@pytest.mark.django_db
def test_one_consent_makes_one_case() -> None:
    user = making.volunteer()
    first = making.case_of(user)
    again = Case(
        organisation=first.organisation,
        consent=first.consent,
        language="my",
        made_by=user,
        person=b"",
        answers=b"",
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save(force_insert=True)


WRONG: dict[str, dict[str, Any]] = {
    "not to the facts about health": {"health": False},
    "under age and without a guardian": {"minor": True, "by_guardian": False},
    "in a language we do not speak": {"language": "fr"},
    "in a way nobody consents": {"how": "by_post"},
    "to no text": {"text_version": 0},
    "without a witness": {"witness": None},
}


@pytest.mark.parametrize("changes", WRONG.values(), ids=WRONG)
@pytest.mark.django_db
def test_the_tables_take_no_consent(changes: dict[str, Any]) -> None:
    row = making.consent(making.volunteer(), **{k: v for k, v in changes.items() if k != "witness"})
    if "witness" in changes:
        row.witness = None  # type: ignore[assignment]
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.parametrize("changes", list(WRONG.values())[:2], ids=list(WRONG)[:2])
@pytest.mark.django_db
def test_nor_can_a_consent_that_stands_be_made_less(changes: dict[str, Any]) -> None:
    case = making.case_of(making.volunteer())
    with pytest.raises(IntegrityError), transaction.atomic():
        ConsentToKeep.objects.filter(pk=case.consent.pk).update(**changes)


@pytest.mark.django_db
def test_where_the_consent_is_refused_no_part_of_a_case_is_left() -> None:
    user = making.volunteer()
    with pytest.raises(IntegrityError), transaction.atomic():
        keeping.begin(user, making.consent(user, health=False), Person(called="Aye"), Answers())
    for model in (Case, CaseKey, ConsentToKeep):
        assert not model._base_manager.exists()


@pytest.mark.django_db
def test_a_minor_with_a_guardian_is_kept_with_the_name_sealed() -> None:
    user = making.volunteer()
    person = Person(called="Aye", guardian="Daw Mya")
    case = making.case_of(user, person, minor=True, by_guardian=True)
    assert keeping.person_of(case, Vault.of(case)).guardian == "Daw Mya"
    assert b"Mya" not in bytes(Case.objects.visible_to(user).get().person)
