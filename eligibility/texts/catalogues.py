"""The site's own message catalogues out to translators and in again."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from babel.messages import Catalog, Message

from eligibility import catalogue
from eligibility.catalogue import Key, Place
from eligibility.texts.sheet import FaultySheetError, Line, Sheet


def lines(place: Place, language: str) -> list[Line]:
    """Every message of a catalogue. The English is its key in the sources, so it cannot change."""
    own = catalogue.read(place, language)
    return [
        Line(key_of(message), _english(message), _text(message))
        for message in catalogue.messages(own)
    ]


def key_of(message: Message) -> str:
    """A message's short name: sixteen hexadecimal digits of its context and its English."""
    return _short(catalogue.key_of(message))


def refuse_faulty(place: Place, sheet: Sheet) -> None:
    """Hold each text that came back against its source.

    Raises:
        FaultySheetError: a placeholder is missing or added, each by its place in the file.
    """
    own = {key_of(each): each for each in catalogue.messages(catalogue.read(place, sheet.language))}
    faults = [
        f"{row.place}: The text {fault}"
        for row in sheet.lines
        if row.text and row.key in own
        for fault in _faults(own[row.key], row.text, sheet.language)
    ]
    if faults:
        raise FaultySheetError(*faults)


def take(place: Place, language: str, texts: Mapping[str, str]) -> list[Path]:
    """Put texts into the catalogue by their short names; the files that were written."""
    own = catalogue.read(place, language)
    full = (catalogue.key_of(message) for message in catalogue.messages(own))
    said = {key: texts[_short(key)] for key in full if _short(key) in texts}
    return catalogue.put(place, language, said)


def _short(key: Key) -> str:
    return hashlib.sha256("\0".join(key).encode()).hexdigest()[:16]


def _english(message: Message) -> str:
    """Of a message with a plural that form: our languages have one form for all numbers."""
    return message.id if isinstance(message.id, str) else message.id[-1]


def _text(message: Message) -> str:
    said = message.string or ""
    return said if isinstance(said, str) else said[0]


def _faults(source: Message, text: str, language: str) -> Iterator[str]:
    made = Catalog(locale=language, fuzzy=False)
    told = text if isinstance(source.id, str) else (text,)
    own = made.add(source.id, told, context=source.context)
    yield from catalogue.faults(source, own)
