"""The catalogue of Django's own words: which word wins, and what the check names in it."""

import shutil
from pathlib import Path

import pytest
from babel.messages import Catalog
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.utils.translation.trans_real import DjangoTranslation

from eligibility import catalogue, catalogue_django
from eligibility.catalogue import Place, key_of
from tests.support import ROOT

LANGUAGES = ("my", "th")
OURS = catalogue_django.place(ROOT)

each_language = pytest.mark.parametrize("language", LANGUAGES)


def _compiled(folder: Path, language: str, words: dict[str, str]) -> Path:
    place = Place(folder, folder=".")
    po = place.po(language)
    po.parent.mkdir(parents=True)
    lines = [f'msgid "{english}"\nmsgstr "{own}"\n' for english, own in words.items()]
    po.write_text("\n".join(lines), encoding="utf-8")
    own = catalogue.read(place, language)
    catalogue.update(place, (language,), lambda _language, _own: own)
    return folder


@each_language
def test_the_sites_own_word_comes_before_both(tmp_path: Path, language: str) -> None:
    site = _compiled(tmp_path / "site", language, {"Yes": "1", "Please wait": "2"})
    between = _compiled(tmp_path / "django", language, {"Yes": "3", "No": "4"})
    with override_settings(LOCALE_PATHS=[site, between]):
        words = DjangoTranslation(language)
    assert [words.gettext(word) for word in ("Yes", "No", "Please wait")] == ["1", "4", "2"]
    assert words.gettext("and") not in "and", "and Django's own where neither has a word"


def test_the_site_looks_in_its_own_words_first() -> None:
    assert [ROOT / "locale", ROOT / OURS.folder] == settings.LOCALE_PATHS


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A copy of the catalogues, to be changed."""
    shutil.copytree(ROOT / OURS.folder, tmp_path / OURS.folder)
    return catalogue_django.place(tmp_path)


def change(place: Place, before: str, after: str) -> None:
    """Put ``after`` in place of ``before`` in the Burmese catalogue, where it must be."""
    text = place.po("my").read_text(encoding="utf-8")
    assert before in text
    place.po("my").write_text(text.replace(before, after, 1), encoding="utf-8")


def faults(place: Place) -> list[str]:
    return catalogue.stale(place, LANGUAGES, catalogue_django.wanted)


def test_a_word_that_is_missing_or_empty_is_named(place: Place) -> None:
    change(place, 'msgid "Enter a valid date."', 'msgid "Enter a date."')
    change(place, 'msgstr "မှန်ကန်သော အချိန်ကို ထည့်ပါ။"', 'msgstr ""')
    found = faults(place)
    assert any("my/LC_MESSAGES/django.po: missing: “Enter a valid date.”" in it for it in found)
    assert any(f"{place.unwanted}: “Enter a date.”" in it for it in found)
    assert any("not translated: “Enter a valid time.”" in it for it in found)
    assert any("django.mo: does not match" in it for it in found)


def test_a_lost_placeholder_is_named(place: Place) -> None:
    change(place, "“%(value)s” သည် ကိန်းပြည့်", "သည် ကိန်းပြည့်")
    assert any("has other placeholders than %(value)s" in fault for fault in faults(place))


def test_what_django_says_itself_is_ours_only_where_it_is_marked(place: Place) -> None:
    marked = f'# {catalogue_django.INSTEAD}\n#: django.conf\nmsgid "Yes"'
    change(place, marked, 'msgid "Yes"')
    assert any(f"{place.unwanted}: “Yes”" in fault for fault in faults(place))
    catalogue.update(place, ("my",), catalogue_django.wanted)
    assert 'msgid "Yes"' not in place.po("my").read_text(encoding="utf-8")
    assert faults(place) == []


def test_a_new_word_of_a_new_django_is_asked_for(
    place: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    theirs = tmp_path / "django"
    for part in catalogue_django.PARTS:
        source = catalogue_django._DJANGO.joinpath(*part.split("."), "locale")
        for language in ("en", *LANGUAGES):
            if (source / language).is_dir():
                shutil.copytree(
                    source / language, theirs.joinpath(*part.split("."), "locale", language)
                )
    monkeypatch.setattr(catalogue_django, "_DJANGO", theirs)
    assert faults(place) == []
    english = theirs / "conf" / "locale" / "en" / "LC_MESSAGES" / "django.po"
    with english.open("a", encoding="utf-8") as file:
        file.write('\nmsgid "Please breathe."\nmsgstr ""\n')
    found = faults(place)
    assert [line.split(": ", 1)[1] for line in found] == ["missing: “Please breathe.”"] * 2


@pytest.mark.parametrize(
    "theirs",
    ['msgstr ""', '#, fuzzy\nmsgstr "ဟုတ်"', 'msgstr "Sure, %(name)s"', 'msgstr "ဟုတ်"', None],
)
def test_only_a_whole_translation_of_django_counts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, theirs: str | None
) -> None:
    for language, text in (("en", 'msgstr ""'), ("my", theirs)):
        po = tmp_path / "conf" / "locale" / language / "LC_MESSAGES" / "django.po"
        po.parent.mkdir(parents=True)
        flag, _, own = (text or "").rpartition("\n")
        if text is not None:
            po.write_text(f'{flag}\nmsgid "Sure, %(name)s"\n{own}\n', encoding="utf-8")
    monkeypatch.setattr(catalogue_django, "_DJANGO", tmp_path)
    left = catalogue_django.wanted("my", Catalog(locale="my"))
    assert [key_of(message)[1] for message in left if message.id] == ["Sure, %(name)s"]


def test_the_command_checks_django_s_words_too(
    place: Place, capsys: pytest.CaptureFixture[str]
) -> None:
    change(place, 'msgid "Enter a valid date."', 'msgid "Enter a date."')
    with pytest.raises(CommandError):
        call_command("catalogue", check=True, root=place.root)
    assert "missing: “Enter a valid date.”" in capsys.readouterr().err
