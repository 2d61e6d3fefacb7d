"""The catalogues follow the sources, and the check names everything in them that does not."""

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from eligibility import catalogue
from eligibility.catalogue import Place
from tests.support import ROOT

LANGUAGES = ("en", "th")

SOURCE = """
from eligibility.wording.sentence import counted, sentence

HELLO = sentence("Hello %(name)s.")
DAYS = counted("%(days)s day", "%(days)s days", by="days")
"""
TEMPLATE = """{% load i18n %}{% translate "Welcome" %}
{% blocktranslate count n=n %}one child{% plural %}{{ n }} children{% endblocktranslate %}"""

TRANSLATED = {
    'msgid "Hello %(name)s."\nmsgstr ""': 'msgid "Hello %(name)s."\nmsgstr "สวัสดี %(name)s"',
    'msgid_plural "%(days)s days"\nmsgstr[0] ""': 'msgid_plural "%(days)s days"\n'
    'msgstr[0] "%(days)s วัน"',
    'msgid "Welcome"\nmsgstr ""': 'msgid "Welcome"\nmsgstr "ยินดีต้อนรับ"',
    'msgid_plural "%(n)s children"\nmsgstr[0] ""': 'msgid_plural "%(n)s children"\n'
    'msgstr[0] "บุตร %(n)s คน"',
}


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A small project whose catalogues are complete."""
    (tmp_path / "eligibility").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "eligibility" / "words.py").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "templates" / "page.html").write_text(TEMPLATE, encoding="utf-8")
    place = Place(tmp_path)
    catalogue.update(place, LANGUAGES)
    for before, after in TRANSLATED.items():
        change(place.po("th"), before, after)
    catalogue.update(place, LANGUAGES)
    assert catalogue.stale(place, LANGUAGES) == []
    return place


def change(path: Path, before: str, after: str) -> None:
    """Put ``after`` in place of ``before``, which must be there."""
    text = path.read_text(encoding="utf-8")
    assert before in text, text
    path.write_text(text.replace(before, after), encoding="utf-8")


def only_fault(place: Place) -> str:
    """The one fault of a translation; that the compiled file does not match is another."""
    found = [line for line in catalogue.stale(place, LANGUAGES) if ".mo:" not in line]
    assert len(found) == 1, found
    return found[0]


def test_the_catalogues_of_the_project_are_complete() -> None:
    out = StringIO()
    call_command("catalogue", check=True, stdout=out, stderr=out)
    assert "Complete" in out.getvalue()


def test_python_and_templates_are_both_read_and_english_is_itself(place: Place) -> None:
    english = place.po("en").read_text(encoding="utf-8")
    assert 'msgid "Hello %(name)s."\nmsgstr "Hello %(name)s."' in english
    assert 'msgid "Welcome"\nmsgstr "Welcome"' in english
    assert 'msgstr[1] "%(n)s children"' in english


def test_a_message_that_the_catalogue_lacks_is_named(place: Place) -> None:
    page = place.root / "templates" / "page.html"
    change(page, "Welcome", "Welcome back")
    found = catalogue.stale(place, ("th",))
    assert any("missing: “Welcome back”" in line for line in found)
    assert any("no longer in the sources: “Welcome”" in line for line in found)


def test_a_translation_that_is_empty_is_named(place: Place) -> None:
    change(place.po("th"), '"ยินดีต้อนรับ"', '""')
    assert "not translated: “Welcome”" in only_fault(place)


def test_a_plural_that_is_empty_is_named(place: Place) -> None:
    change(place.po("th"), '"%(days)s วัน"', '""')
    assert "not translated: “%(days)s day”" in only_fault(place)


def test_a_fuzzy_translation_is_named_and_not_compiled(place: Place) -> None:
    change(place.po("th"), 'msgid "Welcome"', '#, fuzzy\nmsgid "Welcome"')
    assert "marked fuzzy: “Welcome”" in only_fault(place)
    catalogue.update(place, LANGUAGES)
    assert "ยินดีต้อนรับ".encode() not in place.mo("th").read_bytes()
    assert "#, fuzzy" in place.po("th").read_text(encoding="utf-8")


@pytest.mark.parametrize("wrong", ["สวัสดี", "สวัสดี %(nam)s", "สวัสดี %(name)s %(day)s"])
def test_a_placeholder_that_differs_is_named(place: Place, wrong: str) -> None:
    change(place.po("th"), '"สวัสดี %(name)s"', f'"{wrong}"')
    assert "other placeholders than %(name)s: “Hello" in only_fault(place)


def test_a_compiled_file_that_does_not_match_is_named(place: Place) -> None:
    change(place.po("th"), "ยินดีต้อนรับ", "ยินดีต้อนรับค่ะ")
    (line,) = catalogue.stale(place, LANGUAGES)
    assert "locale/th/LC_MESSAGES/django.mo: does not match" in line
    place.mo("th").unlink()
    assert "does not match" in catalogue.stale(place, LANGUAGES)[0]


def test_a_file_that_is_missing_or_broken_is_named(place: Place) -> None:
    place.po("th").write_text('msgid "Hello\n', encoding="utf-8")
    assert any("cannot be read" in line for line in catalogue.stale(place, LANGUAGES))
    place.po("th").unlink()
    assert any("there is no such file" in line for line in catalogue.stale(place, LANGUAGES))


def test_no_translation_is_guessed_and_what_is_gone_is_dropped(place: Place) -> None:
    change(place.root / "templates" / "page.html", "Welcome", "Welcome!")
    catalogue.update(place, LANGUAGES)
    text = place.po("th").read_text(encoding="utf-8")
    assert 'msgid "Welcome!"\nmsgstr ""' in text
    assert "ยินดีต้อนรับ" not in text
    assert "#~" not in text


def test_a_translators_doubt_stays_beside_the_message(place: Place) -> None:
    change(place.po("th"), 'msgid "Welcome"', '# review\nmsgid "Welcome"')
    catalogue.update(place, LANGUAGES)
    text = place.po("th").read_text(encoding="utf-8")
    assert "# review" in text[: text.index('msgid "Welcome"')]


def test_the_same_sources_give_the_same_files(place: Place) -> None:
    files = {path: path.read_bytes() for path in place.root.rglob("django.*")}
    assert len(files) == 4
    assert catalogue.update(place, LANGUAGES) == []
    change(place.root / "eligibility" / "words.py", "HELLO =", "\n\n\nHELLO =")
    assert catalogue.update(place, LANGUAGES) == [], "a line that moves is no change of words"
    text = place.po("th").read_text(encoding="utf-8")
    assert "Date" not in text
    assert "Babel" not in text
    assert str(place.root) not in text


def test_the_check_changes_nothing_and_fails_with_one(place: Place) -> None:
    change(place.root / "templates" / "page.html", "Welcome", "Come in")
    before = {path: path.read_bytes() for path in place.root.rglob("*") if path.is_file()}
    errors = StringIO()
    with pytest.raises(CommandError) as failed:
        call_command("catalogue", check=True, root=place.root, stderr=errors, stdout=StringIO())
    assert failed.value.returncode == 1
    assert "missing: “Come in”" in errors.getvalue()
    after = {path: path.read_bytes() for path in place.root.rglob("*") if path.is_file()}
    assert after == before


def test_the_site_speaks_without_babel() -> None:
    code = (
        "import sys, django; django.setup(); import eligibility.presentation, sss_portal.urls;"
        "sys.exit(any(name.split('.')[0] == 'babel' for name in sys.modules))"
    )
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=env, check=False)
    assert done.returncode == 0


def test_every_catalogue_says_how_its_language_counts() -> None:
    for language, forms in (("en", "nplurals=2"), ("th", "nplurals=1"), ("my", "nplurals=1")):
        assert forms in Place(ROOT).po(language).read_text(encoding="utf-8")
