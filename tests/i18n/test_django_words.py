"""Django's own words in Burmese and Thai: no reader is shown English, and every word fits.

Form errors, dates, sign-in forms and error pages speak with Django's words. What Django leaves in
English is ours to say, in ``sss_portal/locale``.
"""

import datetime
import re
import unicodedata

import pytest
from babel.messages import Message
from django import forms
from django.contrib.auth.forms import AuthenticationForm, SetPasswordForm
from django.contrib.auth.password_validation import (
    get_default_password_validators,
    password_validators_help_texts,
)
from django.core.exceptions import ValidationError
from django.test import RequestFactory
from django.utils.formats import date_format
from django.utils.timesince import timesince
from django.utils.translation import gettext, ngettext, override, pgettext
from django.views.csrf import csrf_failure

from accounts.models import User
from eligibility import catalogue, catalogue_django
from eligibility.wording.calendar import MONTHS
from tests.i18n.test_words_files import SYLLABLE
from tests.support import ROOT

LANGUAGES = ("my", "th")
OURS = catalogue_django.place(ROOT)
EVERY_MESSAGE = [
    message for part in catalogue_django.PARTS for message in catalogue_django._english(part)
]
#: Signs, and names of machines that have no other name in any language.
THE_SAME_EVERYWHERE = {"…", ":", ", ", ":?.!", "%(truncated_text)s…", "IPv4", "IPv6"}
#: What a person may meet in a form error beside words of her language: names of formats.
NAMES_IN_ERRORS = {"URL", "JSON", "UUID", "IPv4", "IPv6", "slug", "a", "z", "A", "Z"}

each_language = pytest.mark.parametrize("language", LANGUAGES)


def said(message: Message, count: int = 1) -> str:
    """What a reader of the active language is shown for a message of Django."""
    if isinstance(message.id, str):
        if message.context:
            return pgettext(message.context, message.id)
        return gettext(message.id)
    assert not message.context, "Django has no plural with a context; say it with npgettext"
    singular, plural = message.id
    return ngettext(singular, plural, count)


def in_latin(text: str) -> set[str]:
    """The Latin words of a text, without placeholders and markup."""
    plain = re.sub(r"%\(\w+\)[a-z]|%[a-z]|\{\w*\}|<[^>]*>|&\w+;", " ", text)
    return set(re.findall(r"[A-Za-z][A-Za-z0-9]*", plain))


def ours(language: str) -> list[Message]:
    return catalogue.messages(catalogue.read(OURS, language))


# ---------------------------------------------------------------- all of Django's words


def test_the_words_are_complete_and_compiled() -> None:
    assert len(EVERY_MESSAGE) > 400
    assert catalogue.stale(OURS, LANGUAGES, catalogue_django.wanted) == []


@each_language
def test_no_word_of_django_is_shown_in_english(language: str) -> None:
    with override(language):
        for message in EVERY_MESSAGE:
            english = catalogue._texts(message.id)
            for count in (0, 1, 2, 11):
                text = said(message, count)
                assert text.strip() or english[0] == ", ", english
                assert text not in english or english[0] in THE_SAME_EVERYWHERE, text


@each_language
def test_what_django_puts_in_has_its_place_in_the_translation(language: str) -> None:
    with override(language):
        for message in EVERY_MESSAGE:
            wanted = catalogue._placeholders(catalogue._texts(message.id)[-1])
            assert catalogue._placeholders(said(message)) == wanted, said(message)


@each_language
def test_our_words_are_in_the_readers_letters_and_clean(language: str) -> None:
    letters = {"my": r"[\u1000-\u103f\u104a-\u104f]", "th": r"[ก-๎]"}[language]
    for message in ours(language):
        (english, *_), (text,) = catalogue._texts(message.id), catalogue._forms(message)
        assert unicodedata.is_normalized("NFC", text), text
        assert re.sub(letters, "", text).translate(dict.fromkeys(map(ord, "“”…"))).isascii(), text
        assert english in THE_SAME_EVERYWHERE or re.search(letters, text), text
        if english != ", ":
            assert text == " ".join(text.split()), text


def test_burmese_is_stored_in_the_order_of_unicode() -> None:
    with override("my"):
        for message in EVERY_MESSAGE:
            text = said(message).replace("ကျွန်ုပ်", "")
            for run in re.findall(r"[\u1000-\u109f]+", text):
                assert SYLLABLE.sub("", run) == "", text


def test_burmese_sentences_are_polite() -> None:
    endings = ("ပါသည်", "ပါ", "ပါမည်", "ပါနှင့်", "ပါပြီ")
    for message in ours("my"):
        (text,) = catalogue._forms(message)
        english = catalogue._texts(message.id)[-1]
        if english.endswith(".") and len(english) > len("Sept."):
            assert text.endswith("။"), text
            for sentence in text.split("။")[:-1]:
                assert sentence.endswith(endings), text


@each_language
def test_a_plural_is_said_for_every_number_with_the_languages_one_form(language: str) -> None:
    with override(language):
        days = {ngettext("%(num)d day", "%(num)d days", count) for count in range(40)}
        children = {
            ngettext("Give at most %(most)s child.", "Give at most %(most)s children.", count)
            for count in range(40)
        }
    assert len(days) == len(children) == 1, "Django's plural rule, and the site's own"


# ---------------------------------------------------------------- where a reader meets them


@each_language
@pytest.mark.parametrize("form", ["j F Y", "D j M Y", "l j N Y", "j E Y", "j b Y", "H:i a", "P A"])
def test_a_date_has_no_english_in_it(language: str, form: str) -> None:
    with override(language):
        for day in range(0, 366, 5):
            moment = datetime.datetime(2026, 1, 1, 15, 20, tzinfo=datetime.UTC)
            text = date_format(moment + datetime.timedelta(days=day), form)
            assert in_latin(text) == set(), text


@each_language
def test_months_are_spelt_as_in_the_sites_own_sentences(language: str) -> None:
    with override(language):
        for number, month in enumerate(MONTHS, start=1):
            day = datetime.date(2026, number, 1)
            assert date_format(day, "F") == date_format(day, "E") == gettext(month.text)


def test_the_seven_days_of_the_week_differ() -> None:
    week = [datetime.date(2026, 11, day) for day in range(22, 29)]
    with override("my"):
        full, short = ([date_format(day, form) for day in week] for form in "lD")
    assert full == [f"{name}နေ့" for name in short]
    assert len(set(full)) == 7
    assert full[0] == "တနင်္ဂနွေနေ့"


@each_language
def test_how_long_ago_is_said_in_words_of_the_language(language: str) -> None:
    then = datetime.datetime(2025, 1, 1, tzinfo=datetime.UTC)
    with override(language):
        for days in (0.01, 0.3, 2, 9, 40, 500):
            text = timesince(then, then + datetime.timedelta(days=days))
            assert in_latin(text) == set(), text
            assert language != "my" or "," not in text, "the Burmese comma between two parts"


class Everything(forms.Form):
    """A field of each kind that a page may ask with."""

    day = forms.DateField()
    moment = forms.DateTimeField()
    hour = forms.TimeField()
    long = forms.DurationField()
    children = forms.IntegerField(min_value=0, max_value=20, step_size=2)
    wage = forms.DecimalField(max_digits=5, decimal_places=2)
    share = forms.FloatField(min_value=0)
    choice = forms.ChoiceField(choices=[("a", "A")])
    choices = forms.MultipleChoiceField(choices=[("a", "A")])
    name = forms.CharField(min_length=3, max_length=5)
    mail = forms.EmailField()
    link = forms.URLField(assume_scheme="https")
    short = forms.SlugField()
    number = forms.UUIDField()
    machine = forms.GenericIPAddressField()
    record = forms.JSONField()
    pattern = forms.RegexField("^x$")
    paper = forms.FileField()
    picture = forms.ImageField()


WRONG = [
    {},
    dict.fromkeys(Everything.base_fields, "?"),
    {"children": "-3", "wage": "123456.789", "name": "ab", "share": "-1", "record": "{"},
    {"children": "21", "wage": "9999999", "name": "abcdef", "machine": "1:2", "choice": "b"},
    {"children": "3", "wage": "1.234", "name": "a\0bc", "choices": ["b"], "day": "31/02/2026"},
]


@each_language
@pytest.mark.parametrize("typed", WRONG)
def test_a_form_names_what_is_wrong_in_the_readers_language(
    language: str, typed: dict[str, str]
) -> None:
    with override(language):
        errors = Everything(typed).errors
        said = [str(error) for field in errors.values() for error in field]
    assert len(said) >= 18
    for error in said:
        echoed = re.sub(r"\b(?:b|ab)\b", "", error)  # the choice that was typed
        assert in_latin(echoed) <= NAMES_IN_ERRORS, error


@each_language
def test_a_form_with_too_many_or_missing_rows_says_so(language: str) -> None:
    rows = forms.formset_factory(Everything, max_num=1, min_num=1, validate_max=True)
    with override(language):
        missing = rows({"x": "y"})
        many = rows({"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0"})
        for said in (*missing.non_form_errors(), *many.non_form_errors()):
            text = re.sub(r"form-[A-Z_]+", "", str(said))
            assert in_latin(text) == set(), text


@each_language
def test_a_password_that_is_too_weak_is_explained(language: str) -> None:
    person = User(username="aungkyaw", email="aungkyaw@example.org")
    with override(language):
        told = list(password_validators_help_texts())
        for validator in get_default_password_validators():
            for password in ("1234", "password", "aungkyaw1"):
                try:
                    validator.validate(password, person)
                except ValidationError as fault:
                    told += fault.messages
    assert len(told) > 8
    for text in told:
        assert in_latin(text) == set(), text


@each_language
@pytest.mark.django_db
def test_signing_in_and_changing_a_password_speak_the_readers_language(language: str) -> None:
    with override(language):
        entry = AuthenticationForm(
            RequestFactory().post("/"), data={"username": "nobody", "password": "wrong"}
        )
        change = SetPasswordForm(User(), data={"new_password1": "a", "new_password2": "b"})
        told = [str(field.label) for form in (entry, change) for field in form.fields.values()]
        for form in (entry, change):
            assert not form.is_valid()
            told += [str(error) for field in form.errors.values() for error in field]
    assert len(told) >= 6
    for text in told:
        assert in_latin(text) == set(), text


@each_language
def test_a_form_that_is_refused_for_safety_says_why(language: str) -> None:
    with override(language):
        page = csrf_failure(RequestFactory().post("/")).content.decode()
    page = page.partition("</title>")[2]  # Django's template has its title in English only
    assert re.search({"my": "[က-အ]", "th": "[ก-๎]"}[language], page)
    for english in ("Forbidden", "verification", "aborted", "information"):
        assert english not in page
