"""What volunteers write down for their colleagues; it never leaves the organisation."""

import unicodedata
from collections.abc import Iterable

from accounts.models import User
from cases.exporting import NOTE
from cases.models import Note
from cases.opened import Opened
from cases.writing import writing

#: Letters of a note.
MOST = 2000
_LINE_ENDS = {"\n", "\t"}


def cleaned(text: str) -> str:
    """A note as it is kept: composed (NFC), lines as typed, no character that cannot be seen."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    seen = (
        mark
        for mark in text
        if mark in _LINE_ENDS or unicodedata.category(mark) not in ("Cc", "Cs")
    )
    return unicodedata.normalize("NFC", "".join(seen)).strip()


def write_down(opened: Opened, by: User, text: str) -> None:
    """Add a note to a case; ``text``: cleaned, 1 to ``MOST`` letters.

    Raises:
        GoneError: the case is not theirs any more, or erased.
    """
    with writing(by, opened.case) as case:
        Note(case=case, by=by, text=opened.vault.seal(NOTE, text)).save(force_insert=True)


def read(opened: Opened, rows: Iterable[Note]) -> list[tuple[Note, str]]:
    """Notes of a case with their words."""
    return [(row, str(opened.vault.open(NOTE, row.text))) for row in rows]
