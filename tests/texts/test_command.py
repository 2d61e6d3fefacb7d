"""The site's own words out to a translator and in again, from a folder of the test's own."""

from io import StringIO
from pathlib import Path

import pytest
from babel.messages import Catalog
from django.core.management import CommandError, call_command

from eligibility import catalogue
from eligibility.catalogue import Place
from eligibility.texts import catalogues
from eligibility.texts.files import kind_of
from eligibility.texts.sheet import Line
from tests.support import ROOT

NAMES = ["words.xlsx", "words.po"]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Some of the site's Burmese words: sixty, and the first with a plural."""
    made = Place(tmp_path)
    own = catalogue.read(Place(ROOT), "my")
    told = [each for each in catalogue.messages(own) if each.string and all(each.string)]
    several = next(each for each in told if each.pluralizable)
    few = Catalog(locale="my", fuzzy=False)
    for each in (*told[:60], several):
        few.add(each.id, context=each.context)
    catalogue.update(made, ("my",), wanted=lambda *_: few)
    said = {catalogue.key_of(each): "".join(each.string or ()) for each in (*told[:60], several)}
    catalogue.put(made, "my", said)
    return made


def texts(place: Place, direction: str, name: str, *more: str) -> str:
    out = StringIO()
    asked = (direction, str(place.root / name), *more)
    call_command("texts", *asked, root=place.root, stdout=out)
    return out.getvalue()


def files(place: Place) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in place.root.rglob("django.*")}


def came_back(place: Place, name: str, change: dict[str, str]) -> None:
    """What a translator sends: the file as it went out, with other texts for these keys."""
    kind, path = kind_of(name), place.root / name
    out = [
        (row.key, row.english, change.get(row.key, row.text), row.digest)
        for row in kind.read(path.read_bytes()).lines
    ]

    class Sent(Line):
        """A line with the digest it went out with."""

        @property
        def digest(self) -> str:
            return digests[self.key]

    digests = {key: digest for key, _, _, digest in out}
    sent = [Sent(key, english, text) for key, english, text, _ in out]
    path.write_bytes(kind.write(sent, "my"))


def plain_lines(place: Place) -> list[Line]:
    """Some without a placeholder."""
    return [line for line in catalogues.lines(place, "my") if "%" not in line.english]


@pytest.mark.parametrize("name", NAMES)
def test_what_went_out_changes_nothing_when_it_comes_back(place: Place, name: str) -> None:
    before = files(place)
    count = len(catalogues.lines(place, "my"))
    assert texts(place, "out", name, "--language", "my") == f"Texts written: {count}.\n"
    said = texts(place, "in", name, "--apply")
    assert said == "Texts that differ: 0. To be taken: 0.\n"
    assert files(place) == before


def test_every_message_has_a_short_name_of_its_own() -> None:
    lines = catalogues.lines(Place(ROOT), "my")
    assert len({line.key for line in lines}) == len(lines) > 1000


@pytest.mark.parametrize("name", NAMES)
def test_a_new_text_is_shown_and_written_only_when_asked(place: Place, name: str) -> None:
    before = files(place)
    line = plain_lines(place)[0]
    texts(place, "out", name, "--language", "my")
    came_back(place, name, {line.key: "အသစ်"})

    said = texts(place, "in", name)
    assert f"{line.key}: new\n  English: {line.english}\n  here: {line.text}\n  file: အသစ်\n" in said
    assert files(place) == before

    said = texts(place, "in", name, "--apply")
    assert "Texts that differ: 1. To be taken: 1." in said
    assert said.count("written: ") == 2
    assert {each.key: each.text for each in plain_lines(place)}[line.key] == "အသစ်"
    assert {path for path in before if path.read_bytes() == before[path]} == set()
    again = {each.key: each.text for each in catalogues.lines(place, "my")}
    assert again[line.key] == "အသစ်"
    assert texts(place, "in", name) == "Texts that differ: 0. To be taken: 0.\n"


@pytest.mark.parametrize("name", NAMES)
def test_what_was_changed_here_meanwhile_stays_unless_it_is_named(place: Place, name: str) -> None:
    ours, other = plain_lines(place)[:2]
    texts(place, "out", name, "--language", "my")
    catalogues.take(place, "my", {ours.key: "ကျွန်ုပ်တို့၏"})
    came_back(place, name, {ours.key: "သူတို့၏", other.key: "အသစ်"})

    said = texts(place, "in", name, "--apply")
    assert f"{ours.key}: changed here since it went out; taken only by --take {ours.key}" in said
    assert "Texts that differ: 2. To be taken: 1." in said
    now = {line.key: line.text for line in catalogues.lines(place, "my")}
    assert (now[ours.key], now[other.key]) == ("ကျွန်ုပ်တို့၏", "အသစ်")

    texts(place, "in", name, "--apply", "--take", ours.key)
    assert {line.key: line.text for line in catalogues.lines(place, "my")}[ours.key] == "သူတို့၏"


def test_only_the_texts_that_were_taken_are_changed(place: Place) -> None:
    before = {line.key: line.text for line in catalogues.lines(place, "my")}
    line = plain_lines(place)[3]
    catalogues.take(place, "my", {line.key: "အသစ်"})
    after = {line.key: line.text for line in catalogues.lines(place, "my")}
    assert after == before | {line.key: "အသစ်"}


def test_nothing_is_named_that_the_file_does_not_change(place: Place) -> None:
    texts(place, "out", "words.po", "--language", "my")
    with pytest.raises(CommandError, match="changes no text of this key: other"):
        texts(place, "in", "words.po", "--apply", "--take", "other")


def test_a_lost_placeholder_is_refused_by_its_place(place: Place) -> None:
    before = files(place)
    lines = catalogues.lines(place, "my")
    number, line = next((n, each) for n, each in enumerate(lines, 2) if "%(" in each.english)
    texts(place, "out", "words.xlsx", "--language", "my")
    came_back(place, "words.xlsx", {line.key: "အသစ်"})
    with pytest.raises(CommandError, match=rf"Row {number}: The text has other placeholders than"):
        texts(place, "in", "words.xlsx", "--apply")
    assert files(place) == before


def test_a_text_with_a_plural_comes_back(place: Place) -> None:
    own = catalogue.messages(catalogue.read(place, "my"))
    message = next(each for each in own if not isinstance(each.id, str))
    key = catalogues.key_of(message)
    line = next(each for each in catalogues.lines(place, "my") if each.key == key)
    assert line.english == message.id[-1]
    texts(place, "out", "words.xlsx", "--language", "my")
    came_back(place, "words.xlsx", {key: f"{line.text} အသစ်"})
    texts(place, "in", "words.xlsx", "--apply")
    assert next(
        each.text for each in catalogues.lines(place, "my") if each.key == key
    ) == f"{line.text} အသစ်"  # fmt: skip


def test_a_file_that_is_there_is_not_written_over(place: Place) -> None:
    texts(place, "out", "words.po", "--language", "my")
    with pytest.raises(CommandError, match="File exists"):
        texts(place, "out", "words.po", "--language", "my")


def test_faults_are_told_in_sentences(place: Place) -> None:
    (place.root / "broken.xlsx").write_bytes(b"no archive")
    with pytest.raises(CommandError, match="not a table in the form XLSX"):
        texts(place, "in", "broken.xlsx")
    with pytest.raises(CommandError, match="No such file"):
        texts(place, "in", "absent.po")
    with pytest.raises(CommandError, match=r"must end in \.xlsx or \.po"):
        texts(place, "out", "words.csv", "--language", "my")
    with pytest.raises(CommandError, match="Say which language"):
        texts(place, "out", "words.po")
