"""Tables as files that office programs open, none of whose cells can become a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import TYPE_STRING

Cell = str | int
#: What a program takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
#: Not allowed in XML, nor of any use in a name.
_CONTROL = dict.fromkeys(range(32), " ")
#: Excel reads a CSV file as UTF-8 only with this before it.
_MARK = "\ufeff"
CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_csv(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Comma-separated values; an apostrophe stands before what would be a formula."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([_plain(cell) for cell in row] for row in rows)
    return (_MARK + out.getvalue()).encode()


def as_xlsx(rows: Iterable[Sequence[Cell]]) -> bytes:
    """A workbook of one sheet; a text is kept as a text, whatever it begins with."""
    book = Workbook()
    [sheet] = book.worksheets
    for place, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(place, column)
            if isinstance(value, int):
                cell.value = value
                continue
            cell.value = value.translate(_CONTROL)
            cell.data_type = TYPE_STRING
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _plain(cell: Cell) -> Cell:
    if isinstance(cell, int):
        return cell
    # A program may leave out blanks before it looks.
    begins = cell.lstrip(" \u00a0\u3000").startswith(_FORMULA) or cell.startswith(_FORMULA)
    text = cell.translate(_CONTROL)
    return f"'{text}" if begins else text
