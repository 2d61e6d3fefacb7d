"""The rulebook files are read exactly, and every change of content changes the digest."""

import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from eligibility.content import MissingTextError
from eligibility.reviewed.files import SHIPPED, read
from eligibility.rules.rulebook import Evidence, Period
from tests.eligibility import small_rulebook
from tests.eligibility.small_rulebook import CITED, NOTHING_REQUIRED, PERIOD, ROW, SAID

# ------------------------------------------------------------------ what is read


def test_the_shipped_rulebook_has_every_key_the_core_reads() -> None:
    source = read(SHIPPED)
    assert source.name
    assert len(source.content.benefits) == 7


def test_rows_carry_exactly_what_the_files_say(tmp_path: Path) -> None:
    source = read(small_rulebook.write(tmp_path), required=NOTHING_REQUIRED)
    book = source.rulebook()

    first, second, third = book.histories["wage_ceiling"]
    assert first.effective_from is None
    assert first.value == 15000
    assert (first.vouched_from, first.vouched_until) == (date(2021, 1, 1), date(2027, 12, 31))
    assert second.value == Decimal("17500.5")
    assert third.value is None
    assert (third.vouched_from, third.vouched_until) == (date(2029, 1, 1), date(2032, 12, 31))
    assert third.note == "Abolished."
    (rate,) = book.histories["wage_rate"]
    assert rate.value == Decimal("0.015")  # exact, not the nearest binary fraction
    assert [row.value for row in book.histories["wage_excluded"]] == [True, False]
    (period,) = book.histories["maternity.qualifying"]
    assert period.value == Period(5, 15)
    assert first.citation.evidence is Evidence.UNCONFIRMED
    assert period.citation.rules == ("section 4",)
    assert source.benefit_of == {"maternity_lump": "maternity"}
    assert [(said.key, said.value) for said in book.statements] == [
        ("maternity.qualifying", 5),
        ("wage_rate", Decimal("0.5")),
    ]
    assert (book.release, book.digest) == ("small", source.digest)


def test_content_is_found_by_code_and_language(tmp_path: Path) -> None:
    content = read(small_rulebook.write(tmp_path), required=NOTHING_REQUIRED).content

    assert content.benefit_name("maternity", "my") == "မြန်မာ maternity name"
    assert content.benefit_summary("maternity", "en") == "maternity summary"
    assert content.document("work_permit", "th") == "ไทย Work permit. ไทย An office issues it."
    assert content.step("maternity_step", "en") == "A step."
    assert content.documents["work_permit"].benefit is None
    assert content.steps["maternity_step"].benefit == "maternity"


@pytest.mark.parametrize(
    "ask", ["benefit_name", "benefit_summary", "document", "step"], ids=lambda name: name
)
def test_a_missing_text_is_an_error_and_never_another_text(tmp_path: Path, ask: str) -> None:
    content = read(small_rulebook.write(tmp_path), required=NOTHING_REQUIRED).content
    known = {"document": "work_permit", "step": "appeal"}.get(ask, "medical")

    with pytest.raises(MissingTextError, match="unheard_of"):
        getattr(content, ask)("unheard_of", "en")
    with pytest.raises(MissingTextError, match="zz"):
        getattr(content, ask)(known, "zz")


def test_the_content_of_a_release_cannot_be_changed(tmp_path: Path) -> None:
    content = read(small_rulebook.write(tmp_path), required=NOTHING_REQUIRED).content
    with pytest.raises(TypeError):
        content.documents["work_permit"] = content.documents["medical_paper"]  # type: ignore[index]


def test_dates_may_be_written_with_or_without_quotes(tmp_path: Path) -> None:
    documents = small_rulebook.files()
    plain = read(small_rulebook.write(tmp_path / "plain", documents), required=NOTHING_REQUIRED)
    documents["law/maternity.yaml"]["values"]["maternity_lump"]["rows"][0]["effective_from"] = (
        "2021-01-01"
    )
    quoted = read(small_rulebook.write(tmp_path / "quoted", documents), required=NOTHING_REQUIRED)
    assert quoted == plain


def test_a_number_is_the_same_however_many_zeros_it_is_written_with(tmp_path: Path) -> None:
    path = small_rulebook.write(tmp_path) / "law/maternity.yaml"
    before = read(tmp_path, required=NOTHING_REQUIRED)
    text = path.read_text("utf-8")
    path.write_text(text.replace("value: 15000", "value: 15000.00"), "utf-8")
    after = read(tmp_path, required=NOTHING_REQUIRED)
    assert after.digest == before.digest
    assert repr(after) == repr(before)


def test_a_period_may_fill_its_whole_window(tmp_path: Path) -> None:
    documents = small_rulebook.files()
    small_rulebook.set_field(documents, f"{PERIOD}|required_months", 15)
    book = read(small_rulebook.write(tmp_path, documents), required=NOTHING_REQUIRED).rulebook()
    assert book.histories["medical.qualifying"][0].value == Period(15, 15)


def test_hidden_files_of_an_editor_are_passed_over(tmp_path: Path) -> None:
    (small_rulebook.write(tmp_path) / "law" / ".medical.yaml.swp").write_bytes(b"\xff")
    assert read(tmp_path, required=NOTHING_REQUIRED).name == "small"


# ------------------------------------------------------------------ the digest


def test_the_order_of_keys_and_rows_does_not_change_the_digest(tmp_path: Path) -> None:
    documents = small_rulebook.files()
    wage = documents["law/wage.yaml"]
    wage["values"]["wage_ceiling"]["rows"].reverse()
    wage["statements"].reverse()
    for name, document in documents.items():
        path = tmp_path / "turned" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        turned = dict(reversed(document.items()))
        path.write_text(yaml.safe_dump(turned, sort_keys=False), encoding="utf-8")

    straight = read(small_rulebook.write(tmp_path / "straight"), required=NOTHING_REQUIRED)
    turned_source = read(tmp_path / "turned", required=NOTHING_REQUIRED)

    assert turned_source.digest == straight.digest
    assert turned_source == straight


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("release.yaml|name", "other"),
        ("release.yaml|vouched_from", date(2021, 1, 2)),
        (f"{ROW}|value", 15001),
        (f"{ROW}|effective_from", date(2020, 1, 1)),
        (f"{ROW}|note", "New."),
        (f"{ROW}|citation", "act-medical"),
        (f"{ROW}|vouched_until", date(2024, 12, 31)),
        ("law/wage.yaml|values|wage_ceiling|unit", "baht_per_month"),
        (f"{PERIOD}|required_months", 4),
        (f"{PERIOD}|reference_months", None),
        *((f"{CITED}|{field}", "new") for field in ("instrument", "section", "note")),
        (f"{CITED}|url", "https://example.org/new"),
        (f"{CITED}|evidence", "seen"),
        (f"{CITED}|checked_on", date(2026, 11, 24)),
        (f"{CITED}|rules", ["C-BASE"]),
        (f"{SAID}|value", 0.6),
        (f"{SAID}|stated_on", date(2025, 7, 7)),
        (f"{SAID}|note", "New."),
        ("words/medical.yaml|name|my", "အသစ်"),
        ("words/medical.yaml|summary|th", "ใหม่"),
        ("words/common.yaml|documents|work_permit|en", "new"),
        ("words/common.yaml|steps|appeal|en", "new"),
    ],
)
def test_every_change_of_content_changes_the_digest(
    tmp_path: Path, path: str, value: object
) -> None:
    documents = small_rulebook.files()
    small_rulebook.set_field(documents, path, value)
    before = read(small_rulebook.write(tmp_path / "before"), required=NOTHING_REQUIRED)
    after = read(small_rulebook.write(tmp_path / "after", documents), required=NOTHING_REQUIRED)
    assert before.digest.startswith("sha256:")
    assert after.digest != before.digest


def test_reading_needs_no_django() -> None:
    script = (
        "import sys; from eligibility.reviewed import files; "
        "sys.exit(any(name.split('.')[0] == 'django' for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
