"""Texts as files: what went out comes back the same, and a stranger's file does no harm."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from eligibility.texts import po, xlsx
from eligibility.texts.files import kind_of
from eligibility.texts.sheet import MOST, MOST_BYTES, FaultySheetError, Line, differences

LINES = [
    Line("maternity/name", "Maternity benefit", "မီးဖွားမှု အကျိုးခံစားခွင့်"),
    Line("maternity/steps/claim/text", "Go there.\nAsk for “form 2”.", "သွားပါ။\n၂ ကို တောင်းပါ။"),
    Line("maternity/steps/claim/then", "They act.", ""),
    Line("odd", '=HYPERLINK("x","y")', "=1+1"),
    Line("odder", "@SUM(1)", "+959-1 \\ \"quoted\" 'it' %(count)s"),
    Line("same", "They act.", "#N/A"),
]
KINDS = ["a.xlsx", "a.po", "A.PO"]


def table(change: Callable[[Any], None], lines: list[Line] | None = None) -> bytes:
    """What a spreadsheet program makes of the table."""
    book = load_workbook(io.BytesIO(xlsx.write(lines or LINES, "my")))
    change(book.active)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def faults(read: Callable[[bytes], Any], content: bytes) -> tuple[str, ...]:
    with pytest.raises(FaultySheetError) as refused:
        read(content)
    return refused.value.faults


# ------------------------------------------------------------------ there and back


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("language", ["my", "th"])
def test_what_went_out_comes_back_unchanged(name: str, language: str) -> None:
    kind = kind_of(name)
    came = kind.read(kind.write(LINES, language))
    assert came.language == language
    assert [(row.key, row.english, row.text, row.digest) for row in came.lines] == [
        (line.key, line.english, line.text, line.digest) for line in LINES
    ]
    assert differences(LINES, came) == []


@pytest.mark.parametrize("name", KINDS)
def test_the_same_texts_make_a_file_that_tells_of_nobody(name: str) -> None:
    content = kind_of(name).write(LINES, "my")
    if name.endswith("xlsx"):
        content = b"".join(zipfile.ZipFile(io.BytesIO(content)).read("docProps/core.xml").split())
    assert b"openpyxl" not in content
    assert b"Babel" not in content


@pytest.mark.parametrize("name", ["a", "a.xls", "a.xlsm", "a.csv", "xlsx", ".pox", "po.txt"])
def test_other_files_are_refused_by_their_names(name: str) -> None:
    if name == "xlsx":  # nothing but the ending
        assert kind_of(name)
        return
    with pytest.raises(FaultySheetError, match=r"\.xlsx or \.po"):
        kind_of(name)


# ------------------------------------------------------------------ XLSX


def test_no_text_is_a_formula_to_a_spreadsheet_program() -> None:
    book = load_workbook(io.BytesIO(xlsx.write(LINES, "my")))
    sheet: Any = book.active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)
    assert "=1+1" in {cell.value for cell in cells}


def test_the_digest_is_hidden_and_the_last_column() -> None:
    sheet: Any = load_workbook(io.BytesIO(xlsx.write(LINES, "my"))).active
    assert [cell.value for cell in sheet[1]] == ["key", "English", "my", "digest"]
    assert sheet.column_dimensions["D"].hidden


def test_a_formula_is_refused_and_never_reckoned() -> None:
    def change(sheet: Any) -> None:
        sheet["C2"].value = "=1+1"
        sheet["B4"].value = '=WEBSERVICE("https://example.org")'

    assert faults(xlsx.read, table(change)) == (
        "Row 2: In the column my there is a formula. Write it as text.",
        "Row 4: In the column English there is a formula. Write it as text.",
    )


@pytest.mark.parametrize("value", [1506, 1.5, True])
def test_what_is_no_text_is_refused_by_row(value: object) -> None:
    assert faults(xlsx.read, table(lambda sheet: sheet.cell(3, 3, value))) == (
        "Row 3: In the column my there is no text, but a number or a date.",
    )


def test_empty_rows_are_no_texts() -> None:
    came = xlsx.read(table(lambda sheet: sheet.insert_rows(3)))
    assert [row.key for row in came.lines] == [line.key for line in LINES]
    assert came.lines[1].place == "Row 4"


@pytest.mark.parametrize(
    ("cell", "value"),
    [("A1", "Key"), ("B1", ""), ("D1", None), ("D1", "Digest"), ("E1", "notes")],
)
def test_other_columns_are_refused(cell: str, value: object) -> None:
    def change(sheet: Any) -> None:
        sheet[cell].value = value

    (fault,) = faults(xlsx.read, table(change))
    assert fault.startswith("Row 1: The columns must be key, English, the language and digest")


def test_a_column_taken_out_is_refused() -> None:
    (fault,) = faults(xlsx.read, table(lambda sheet: sheet.delete_cols(4)))
    assert fault.startswith("Row 1:")


def test_a_second_table_is_refused() -> None:
    assert faults(xlsx.read, table(lambda sheet: sheet.parent.create_sheet("more"))) == (
        "There must be one table in the file, and no more.",
    )


@pytest.mark.parametrize("row", [MOST + 2, 1_048_576])
def test_a_row_far_below_costs_nothing(row: int) -> None:
    """A program that fills the rows between would count to a million."""
    assert faults(xlsx.read, table(lambda sheet: sheet.cell(row, 1, "far"))) == (
        f"There are more than {MOST} rows.",
    )


def test_a_cell_far_to_the_right_costs_nothing() -> None:
    came = xlsx.read(table(lambda sheet: sheet.cell(2, 16_000, "far")))
    assert len(came.lines) == len(LINES)


NO_TABLE = ("The file is not a table in the form XLSX, or is damaged.",)


def archive(**files: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return file.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    """The table with one of its parts replaced."""
    whole = zipfile.ZipFile(io.BytesIO(xlsx.write(LINES, "my")))
    parts = {each: whole.read(each) for each in whole.namelist()}
    assert name in parts
    return archive(**parts | {name: content})


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no archive",
        archive(),
        archive(any=b"thing"),
        xlsx.write(LINES, "my")[:-200],
        with_part("xl/worksheets/sheet1.xml", b"<worksheet"),
        with_part("xl/workbook.xml", b"<x"),
        with_part("[Content_Types].xml", b""),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(content: bytes) -> None:
    assert faults(xlsx.read, content) == NO_TABLE


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = with_part("xl/worksheets/sheet1.xml", bytes(41_000_000))
    assert len(bomb) < 100_000
    (fault,) = faults(xlsx.read, bomb)
    assert fault == "Unpacked, the file would be far larger than any table of texts."


def test_an_archive_of_very_many_files_is_refused() -> None:
    (fault,) = faults(xlsx.read, archive(**{f"{number}": b"" for number in range(101)}))
    assert fault.startswith("Unpacked")


def test_xml_that_defines_entities_is_refused() -> None:
    laughs = b'<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
    assert faults(xlsx.read, with_part("xl/worksheets/sheet1.xml", laughs)) == NO_TABLE


def test_a_table_without_rows_is_refused() -> None:
    file = io.BytesIO()
    Workbook().save(file)
    (fault,) = faults(xlsx.read, file.getvalue())
    assert fault.startswith("Row 1:")


# ------------------------------------------------------------------ PO


def catalogue(*changes: tuple[str, str]) -> bytes:
    text = po.write(LINES, "my").decode()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text.encode()


def test_the_key_is_the_context_and_the_digest_a_comment() -> None:
    text = po.write(LINES[:1], "my").decode()
    assert (
        f'#. digest: {LINES[0].digest}\nmsgctxt "maternity/name"\nmsgid "Maternity benefit"\n'
        in text
    )


def test_what_is_marked_fuzzy_counts_as_not_translated() -> None:
    came = po.read(catalogue(('msgctxt "maternity/name"', '#, fuzzy\nmsgctxt "maternity/name"')))
    assert came.lines[0].text == ""


def test_a_text_without_its_comment_has_no_digest() -> None:
    came = po.read(catalogue((f"#. digest: {LINES[0].digest}\n", "")))
    assert came.lines[0].digest == ""


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "The language must be one of"),
        (catalogue(("Language: my", "Language: fr")), "The language must be one of"),
        (catalogue(("Language: my", "Language: en")), "The language must be one of"),
        (catalogue(("msgstr", "msgst")), "Line 3: This is not of a message catalogue."),
        (catalogue(('"They act."', "They act.")), "Line 25: This is not of a message catalogue."),
        (catalogue(('"They act."', '"They "act"."')), "Line 25: This is not of a message cat"),
        (catalogue(('msgid "They act."\n', "")), "There are keys without an English text."),
        (catalogue(('msgstr "#N/A"', "")), "The file is not a message catalogue: "),
        (catalogue(('msgctxt "odder"', 'msgctxt "odd"')), "This line stands there twice: msgctxt"),
        ("မြန်မာ".encode("utf-16"), "The file is not UTF-8 text (byte 1)."),
        (
            po.write([], "my") + b'\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\n',
            "Line 10: There is a plural, and none went out.",
        ),
        (po.write([], "my") + b'\nmsgid "a"\nmsgstr "b"\n', "Line 10: The key is missing."),
    ],
)
def test_a_faulty_catalogue_is_refused(content: bytes, fault: str) -> None:
    assert faults(po.read, content)[0].startswith(fault)


def test_the_encoding_a_header_names_is_not_asked_for() -> None:
    came = po.read(catalogue(("charset=utf-8", "charset=utf-7")))
    assert came.lines[0].text == LINES[0].text


@pytest.mark.parametrize("read", [xlsx.read, po.read])
def test_a_file_that_is_too_large_is_refused(read: Callable[[bytes], Any]) -> None:
    assert faults(read, bytes(MOST_BYTES + 1)) == ("The file is larger than 5 MB.",)
