"""Texts as a message catalogue (PO), for the programs that translators use.

The key is the context of a message, its digest an extracted comment, which such programs keep.
"""

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from babel.messages import Catalog, Message
from babel.messages.pofile import read_po, write_po

from eligibility.texts.sheet import (
    MOST_BYTES,
    TRANSLATED,
    FaultySheetError,
    Line,
    Returned,
    Sheet,
    checked,
    plain,
)

CONTENT_TYPE = "text/x-gettext-translation; charset=utf-8"
_DIGEST = "digest: "
_CONTEXT = re.compile(r"^[ \t]*(msgctxt\b.*?)\s*$", re.MULTILINE)
_LANGUAGE = re.compile(r'^"Language: *([A-Za-z_]*)\\n"', re.MULTILINE)
#: A comment, a keyword with its text, or more of a text. Babel itself would cut the ends off a
#: text that lost its quotes.
_READABLE = re.compile(
    r'\s*(#.*|((msgctxt|msgid|msgid_plural|msgstr(\[\d\])?)\s+)?"([^"\\]|\\.)*"\s*)?'
)
_WIDTH = 100


class _Catalog(Catalog):
    """A catalogue whose header tells its language, and of no program, day or person."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", str(self.locale_identifier)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]


def write(lines: Iterable[Line], language: str) -> bytes:
    """The catalogue, with a message for each text."""
    catalog = _Catalog(locale=language, header_comment="", charset="utf-8", fuzzy=False)
    for line in lines:
        catalog.add(
            plain(line.english),
            plain(line.text),
            context=line.key,
            auto_comments=[f"{_DIGEST}{line.digest}"],
        )
    file = io.BytesIO()
    write_po(file, catalog, width=_WIDTH)
    return file.getvalue()


def read(content: bytes) -> Sheet:
    """A catalogue that came back. What is marked fuzzy counts as not translated.

    Raises:
        FaultySheetError: it is larger than it may be, no catalogue, or faulty.
    """
    if len(content) > MOST_BYTES:
        raise FaultySheetError(f"The file is larger than {MOST_BYTES // 1_000_000} MB.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FaultySheetError(f"The file is not UTF-8 text (byte {error.start + 1}).") from None
    named = _LANGUAGE.search(text)
    language = named[1] if named else ""
    if language not in TRANSLATED:
        raise FaultySheetError(f"The language must be one of: {', '.join(TRANSLATED)}.")
    odd = [n for n, line in enumerate(text.split("\n"), 1) if not _READABLE.fullmatch(line)]
    if odd:
        raise FaultySheetError(*(f"Line {n}: This is not of a message catalogue." for n in odd[:9]))
    contexts = Counter(_CONTEXT.findall(text))
    twice = [line for line, count in contexts.items() if count > 1]
    if twice:
        raise FaultySheetError(*(f"This line stands there twice: {line}" for line in twice))
    try:
        # Already decoded: what the header says of its encoding is not asked again.
        catalog = read_po(io.StringIO(text), locale=language, abort_invalid=True)
    except Exception as error:  # a broken file shows in Babel as whatever happens to go wrong
        raise FaultySheetError(f"The file is not a message catalogue: {error}") from None
    lines = [*_returned(catalog)]
    if len(lines) < len(contexts):
        raise FaultySheetError("There are keys without an English text.")
    return checked(language, lines)


def _returned(catalog: Catalog) -> Iterator[Returned]:
    for message in catalog:
        if not message.id:
            continue
        place = f"Line {message.lineno}"
        if not isinstance(message.id, str):
            raise FaultySheetError(f"{place}: There is a plural, and none went out.")
        text = "" if message.fuzzy else str(message.string or "")
        yield Returned(place, message.context or "", message.id, text, _digest_in(message))


def _digest_in(message: Message) -> str:
    told = (each for each in message.auto_comments if each.startswith(_DIGEST))
    return next(told, "").removeprefix(_DIGEST).strip()
