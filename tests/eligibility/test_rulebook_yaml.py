"""Files that cannot be read at all, and YAML that means something else than it says."""

from pathlib import Path

import pytest

from eligibility.reviewed.files import Fault
from tests.eligibility import small_rulebook
from tests.eligibility.small_rulebook import faults_in


@pytest.mark.parametrize(
    ("file", "content", "reason"),
    [
        ("law/medical.yaml", b"\xff\xfe\x00", "not UTF-8"),
        ("law/medical.yaml", b"a: [1", "not YAML"),
        ("law/medical.yaml", b"a: 1\n---\nb: 2\n", "second document"),
        ("law/medical.yaml", b"a: !!python/name:os.system ''\n", "tag (!)"),
        ("law/medical.yaml", b"a: !!bool perhaps\n", "tag (!)"),
        ("law/medical.yaml", b"benefit: medical\nbenefit: medical\n", "written twice"),
        ("law/medical.yaml", b"values:\n  x: {unit: baht,\n      unit: days}\n", "(line 3)"),
        ("law/medical.yaml", b"{[benefit]: medical}\n", "not text"),
        ("law/medical.yaml", b"", "list of named fields"),
        ("law/medical.yaml", b"- benefit\n", "list of named fields"),
        ("law/medical.yaml", None, "missing"),
        ("words/medical.yaml", None, "missing"),
        ("release.yaml", None, "missing"),
        ("law/maternal.txt", b"x", ".yaml"),
        ("words/maternal.yaml", b"documents: {}\n", "named after a benefit"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(
    tmp_path: Path, file: str, content: bytes | None, reason: str
) -> None:
    path = small_rulebook.write(tmp_path) / file
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    assert [fault.file for fault in faults_in(tmp_path) if reason in fault.reason] == [file]


def test_a_day_the_calendar_does_not_have_is_named_where_it_stands(tmp_path: Path) -> None:
    path = small_rulebook.write(tmp_path) / "law/maternity.yaml"
    path.write_text(path.read_text("utf-8").replace("2021-01-01", "2021-02-30"), "utf-8")
    (fault,) = faults_in(tmp_path)
    assert fault == Fault(
        "law/maternity.yaml",
        "values.maternity_lump.rows.1.effective_from",
        "“2021-02-30” is not a day of the calendar, YYYY-MM-DD.",
    )


def test_a_directory_in_the_place_of_a_file_is_refused(tmp_path: Path) -> None:
    path = small_rulebook.write(tmp_path) / "law/medical.yaml"
    path.unlink()
    path.mkdir()
    (fault,) = faults_in(tmp_path)
    assert fault.file == "law/medical.yaml"
    assert "cannot be opened" in fault.reason


def test_a_directory_that_is_not_there_is_refused(tmp_path: Path) -> None:
    named = {fault.file for fault in faults_in(tmp_path / "nowhere")}
    assert {"release.yaml", "law/medical.yaml", "words/disability.yaml"} <= named


@pytest.mark.parametrize(
    "number", ["010", "0x10", "1:30", "1_000", "1e3", ".5", "+.inf", ".nan", "0.1234567"]
)
def test_numbers_that_yaml_reads_in_its_own_way_or_we_cannot_keep_are_refused(
    tmp_path: Path, number: str
) -> None:
    path = small_rulebook.write(tmp_path) / "law/maternity.yaml"
    path.write_text(path.read_text("utf-8").replace("value: 15000", f"value: {number}"), "utf-8")
    (fault,) = faults_in(tmp_path)
    assert fault.key == "values.maternity_lump.rows.1.value"
