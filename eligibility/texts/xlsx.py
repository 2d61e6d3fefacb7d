"""Texts as a table for Excel and its kin: key, English, the other language, and a hidden digest.

A file that comes back is a stranger's: an archive whose unpacked size is looked at first, XML that
is read without entities, and of its cells the text alone. No formula is ever reckoned.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font

from eligibility.texts.sheet import (
    MOST,
    MOST_BYTES,
    FaultySheetError,
    Line,
    Returned,
    Sheet,
    checked,
    plain,
)

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: The most an archive may hold: files, and bytes once they are unpacked.
_MOST_FILES, _MOST_UNPACKED = 100, 40_000_000
_ENCRYPTED = 1  # a bit of an archive's flags
_KEY, _ENGLISH, _DIGEST = "key", "English", "digest"
_WIDTHS = {"A": 30, "B": 60, "C": 60}
_NO_TABLE = "The file is not a table in the form XLSX, or is damaged."


def write(lines: Iterable[Line], language: str) -> bytes:
    """The table, with a row for each text."""
    book = Workbook()
    table: Any = book.active
    table.title = language
    wrapped, bold = Alignment(wrap_text=True, vertical="top"), Font(bold=True)
    for number, row in enumerate(_rows(lines, language), start=1):
        for column, text in enumerate(row, start=1):
            cell: Any = table.cell(number, column, plain(text))
            # Text, whatever it begins with, also after somebody has edited it: never a formula.
            cell.data_type, cell.quotePrefix = "s", True
            cell.alignment = wrapped
            if number == 1:
                cell.font = bold
    for letter, width in _WIDTHS.items():
        table.column_dimensions[letter].width = width
    table.column_dimensions["D"].hidden = True
    table.freeze_panes = "C2"
    book.properties.creator = ""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read(content: bytes) -> Sheet:
    """A table that came back.

    Raises:
        FaultySheetError: it is larger than it may be, no such table, or faulty; each fault by row.
    """
    _refuse_archive(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        rows = [*_cells(book)]
    except FaultySheetError:
        raise
    except Exception:  # a broken file shows in openpyxl as whatever happens to go wrong
        raise FaultySheetError(_NO_TABLE) from None
    return _sheet(rows)


def _rows(lines: Iterable[Line], language: str) -> Iterator[tuple[str, ...]]:
    yield _KEY, _ENGLISH, language, _DIGEST
    yield from ((line.key, line.english, line.text, line.digest) for line in lines)


def _refuse_archive(content: bytes) -> None:
    """Look at how large an archive would be before anything of it is unpacked."""
    if len(content) > MOST_BYTES:
        raise FaultySheetError(f"The file is larger than {MOST_BYTES // 1_000_000} MB.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            files = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        raise FaultySheetError(_NO_TABLE) from None
    if len(files) > _MOST_FILES or sum(file.file_size for file in files) > _MOST_UNPACKED:
        raise FaultySheetError("Unpacked, the file would be far larger than any table of texts.")
    if any(file.flag_bits & _ENCRYPTED for file in files):
        raise FaultySheetError("The file is locked with a password.")


def _cells(book: Any) -> Iterator[tuple[Any, ...]]:
    """The cells of the one table, five columns wide: more rows are not even counted."""
    if len(book.worksheets) != 1:
        raise FaultySheetError("There must be one table in the file, and no more.")
    for number, row in enumerate(book.worksheets[0].iter_rows(max_col=5), start=1):
        if number > MOST + 1:
            raise FaultySheetError(f"There are more than {MOST} rows.")
        yield tuple(row)


def _sheet(rows: list[tuple[Any, ...]]) -> Sheet:
    head = [str(cell.value or "").strip() for cell in rows[0]] if rows else []
    language = head[2] if len(head) > 2 else ""
    if head[:4] != [_KEY, _ENGLISH, language, _DIGEST] or any(head[4:]):
        raise FaultySheetError(
            f"Row 1: The columns must be {_KEY}, {_ENGLISH}, the language and {_DIGEST}, as they "
            "went out. The last one is hidden."
        )
    faults: list[str] = []
    lines = []
    for number, row in enumerate(rows[1:], start=2):
        cells = row[:4]
        place = f"Row {number}"
        faults += (f"{place}: {fault}" for fault in _faults(cells, head))
        if any(cell.value is not None for cell in cells):
            lines.append(Returned(place, *(_text(cell) for cell in cells)))
    if faults:
        raise FaultySheetError(*faults)
    return checked(language, lines)


def _faults(cells: Iterable[Any], head: list[str]) -> Iterator[str]:
    for name, cell in zip(head, cells, strict=False):
        if cell.data_type == "f":
            yield f"In the column {name} there is a formula. Write it as text."
        elif cell.value is not None and not isinstance(cell.value, str):
            yield f"In the column {name} there is no text, but a number or a date."
        elif cell.data_type == "e":
            yield f"In the column {name} there is an error."


def _text(cell: Any) -> str:
    return cell.value.strip() if isinstance(cell.value, str) else ""
