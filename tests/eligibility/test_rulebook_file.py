"""The rulebook files are read exactly or refused whole, every fault with file, key and reason."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from eligibility.content import MissingTextError
from eligibility.rulebook_file import SHIPPED, Fault, RulebookError, read
from eligibility.rules.rulebook import Evidence, Period
from tests.eligibility import small_rulebook
from tests.eligibility.small_rulebook import Files

NOTHING_REQUIRED: frozenset[str] = frozenset()
Edit = Callable[[Files], object]


def _faults(directory: Path, required: frozenset[str] = NOTHING_REQUIRED) -> tuple[Fault, ...]:
    with pytest.raises(RulebookError) as refusal:
        read(directory, required=required)
    return refusal.value.faults


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
    assert content.document("work_permit", "th") == "ไทย Work permit."
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


def _set(documents: Files, path: str, value: object) -> None:
    """Set the field at ``file|key|key|…``; rows are counted from 1, as in the faults."""
    name, *keys = path.split("|")
    place = documents[name]
    for key in keys[:-1]:
        place = place[int(key) - 1] if isinstance(place, list) else place[key]
    last = keys[-1]
    if isinstance(place, list):
        place[int(last) - 1] = value
    else:
        place[last] = value


ROW = "law/wage.yaml|values|wage_ceiling|rows|1"
PERIOD = "law/medical.yaml|qualifying_periods|1"
CITED = "law/wage.yaml|citations|law-wage"
SAID = "law/wage.yaml|statements|1"


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
        ("words/medical.yaml|name|my", "new"),
        ("words/medical.yaml|summary|th", "new"),
        ("words/common.yaml|documents|work_permit|en", "new"),
        ("words/common.yaml|steps|appeal|en", "new"),
    ],
)
def test_every_change_of_content_changes_the_digest(
    tmp_path: Path, path: str, value: object
) -> None:
    documents = small_rulebook.files()
    _set(documents, path, value)
    before = read(small_rulebook.write(tmp_path / "before"), required=NOTHING_REQUIRED)
    after = read(small_rulebook.write(tmp_path / "after", documents), required=NOTHING_REQUIRED)
    assert before.digest.startswith("sha256:")
    assert after.digest != before.digest


# ------------------------------------------------------------------ what is refused

MISSING = object()


@pytest.mark.parametrize(
    ("path", "value", "reason"),
    [
        # release.yaml
        ("release.yaml|schema", 2, "schema 1 only"),
        ("release.yaml|name", "", "empty"),
        ("release.yaml|name", date(2026, 11, 23), "in quotes"),
        ("release.yaml|vouched_from", date(2028, 1, 1), "reversed"),
        ("release.yaml|vouched_untill", date(2027, 1, 1), "Did you mean “vouched_until”?"),
        ("release.yaml|vouched_until", MISSING, "missing"),
        # unknown and misspelt fields, everywhere
        ("law/maternity.yaml|value", {}, "Did you mean “values”?"),
        ("law/wage.yaml|benefit", "wage", "no such field"),
        ("law/wage.yaml|values|wage_ceiling|units", "baht", "Did you mean “unit”?"),
        (f"{ROW}|valeu", 1, "Did you mean “value”?"),
        (f"{PERIOD}|months", 5, "no such field"),
        (f"{CITED}|link", "", "no such field"),
        (f"{SAID}|said_on", date(2025, 7, 6), "no such field"),
        ("words/medical.yaml|document", {}, "Did you mean “documents”?"),
        ("words/common.yaml|name", {}, "no such field"),
        ("words/medical.yaml|name|mm", "x", "no such field"),
        # missing fields
        ("law/medical.yaml|benefit", MISSING, "missing"),
        ("law/wage.yaml|values|wage_ceiling|unit", MISSING, "missing"),
        ("law/wage.yaml|values|wage_ceiling|rows", MISSING, "missing"),
        *((f"{ROW}|{field}", MISSING, "missing") for field in ("value", "effective_from")),
        (f"{ROW}|citation", MISSING, "missing"),
        *((f"{PERIOD}|{field}", MISSING, "missing") for field in ("tier", "required_months")),
        (f"{PERIOD}|reference_months", MISSING, "missing"),
        *(
            (f"{CITED}|{field}", MISSING, "missing")
            for field in ("instrument", "section", "url", "evidence", "checked_on")
        ),
        *((f"{SAID}|{field}", MISSING, "missing") for field in ("key", "value", "stated_on")),
        (f"{SAID}|citation", MISSING, "missing"),
        ("words/medical.yaml|summary", MISSING, "missing"),
        # a text missing in one language
        ("words/medical.yaml|name|my", MISSING, "missing"),
        ("words/medical.yaml|summary|th", "  ", "empty"),
        ("words/medical.yaml|name", None, "named fields"),
        ("words/common.yaml|documents|work_permit|en", None, "must be text"),
        ("words/common.yaml|steps|appeal", None, "named fields"),
        ("words/common.yaml|steps|appeal|en", "a\x07b", "control character"),
        # wrong types
        ("law/wage.yaml|values", [], "list of named entries"),
        ("law/wage.yaml|values|wage_ceiling", 15000, "list of named fields"),
        ("law/wage.yaml|values|wage_ceiling|rows", {"value": 1}, "must be a list"),
        ("law/wage.yaml|values|wage_ceiling|rows", [], "at least one row"),
        ("law/wage.yaml|values|wage_ceiling|rows|1", 15000, "list of named fields"),
        ("law/wage.yaml|values|Wage Ceiling", {"unit": "baht"}, "small letters"),
        ("law/wage.yaml|values|wage.ceiling", {"unit": "baht", "rows": []}, "no point"),
        (f"{ROW}|value", "15000", "plain decimal number"),
        (f"{ROW}|value", "15,000", "plain decimal number"),
        (f"{ROW}|value", float("nan"), "plain decimal number"),
        (f"{ROW}|value", float("inf"), "plain decimal number"),
        (f"{ROW}|value", True, "plain decimal number"),
        (f"{ROW}|value", -1, "negative"),
        (f"{ROW}|value", 10**9, "too many digits"),
        (f"{ROW}|value", 0.0000001, "plain decimal number"),  # written 1.0e-07
        ("law/wage.yaml|values|wage_rate|rows|1|value", 50, "between 0 and 1"),
        ("law/wage.yaml|values|wage_excluded|rows|1|value", 1, "true or false"),
        ("law/wage.yaml|values|wage_excluded|rows|1|value", "yes", "true or false"),
        ("law/wage.yaml|values|wage_ceiling|unit", "bath", "not one of"),
        (f"{ROW}|effective_from", datetime(2021, 1, 1, 8, 0), "not a day"),  # noqa: DTZ001
        (f"{ROW}|effective_from", "1/1/2021", "not a day"),
        (f"{ROW}|effective_from", "2021-02-30", "not a day"),
        (f"{ROW}|effective_from", 2021, "not a day"),
        (f"{ROW}|effective_from", date(2568, 6, 28), "Buddhist"),
        (f"{ROW}|vouched_from", None, "not a day"),
        (f"{ROW}|note", 5, "must be text"),
        (f"{PERIOD}|required_months", 2.5, "whole number from 1"),
        (f"{PERIOD}|required_months", 0, "whole number from 1"),
        (f"{PERIOD}|required_months", None, "whole number from 1"),
        (f"{PERIOD}|required_months", True, "whole number from 1"),
        (f"{PERIOD}|reference_months", 0, "whole number from 1"),
        (f"{PERIOD}|reference_months", 100000, "cannot be right"),
        (f"{PERIOD}|required_months", 16, "cannot be paid within 15"),
        (f"{PERIOD}|tier", 5, "must be text"),
        ("law/wage.yaml|qualifying_periods", [{"tier": "x"}], "Only the file of a benefit"),
        (f"{CITED}|evidence", "rumour", "not one of: seen, partner, unconfirmed, conflict"),
        (f"{CITED}|checked_on", "soon", "not a day"),
        (f"{CITED}|section", 65, "in quotes"),
        (f"{CITED}|url", "example.org", "full address"),
        (f"{CITED}|rules", "section 4", "must be a list"),
        (f"{CITED}|rules", [2.1], "in quotes"),
        (f"{SAID}|value", None, "plain decimal number"),
        ("law/medical.yaml|benefit", "maternity", "must be “medical”"),
        ("words/medical.yaml|benefit", "maternity", "must be “medical”"),
        # what does not fit together
        (f"{ROW}|citation", "act-66", "no citation “act-66”"),
        (f"{PERIOD}|citation", "act-66", "no citation “act-66”"),
        (f"{SAID}|citation", "act-66", "no citation “act-66”"),
        (f"{SAID}|key", "wage_celing", "no value “wage_celing”"),
        (f"{SAID}|key", "Wage rate", "not a code"),
        (f"{ROW}|effective_from", date(2026, 1, 1), "same first day"),
        ("law/wage.yaml|values|wage_ceiling|rows|2|effective_from", None, "same first day"),
        (f"{ROW}|vouched_from", date(2028, 1, 1), "reversed"),
        (f"{ROW}|vouched_from", date(2026, 1, 1), "wholly outside"),
        ("law/wage.yaml|values|wage_ceiling|rows|3|vouched_until", date(2028, 12, 31), "reversed"),
    ],
)
def test_a_fault_is_named_by_file_key_and_reason(
    tmp_path: Path, path: str, value: object, reason: str
) -> None:
    documents = small_rulebook.files()
    if value is MISSING:
        _remove(documents, path)
    else:
        _set(documents, path, value)

    faults = _faults(small_rulebook.write(tmp_path, documents))

    file, _, key = path.partition("|")
    here = [fault for fault in faults if fault.file == file and reason in fault.reason]
    assert here, [str(fault) for fault in faults]
    # A fault of two rows is told at the later one.
    assert key.replace("|", ".").split(".rows.")[0] in here[0].key
    assert str(here[0]) == f"{file}: {here[0].key}: {here[0].reason}"


def _remove(documents: Files, path: str) -> None:
    name, *keys = path.split("|")
    place = documents[name]
    for key in keys[:-1]:
        place = place[int(key) - 1] if isinstance(place, list) else place[key]
    del place[keys[-1]]


def test_a_span_wholly_after_the_row_has_ended_is_refused(tmp_path: Path) -> None:
    documents = small_rulebook.files()
    row = documents["law/wage.yaml"]["values"]["wage_ceiling"]["rows"][1]
    row |= {"vouched_from": date(2029, 1, 1), "vouched_until": date(2030, 1, 1)}
    (fault,) = _faults(small_rulebook.write(tmp_path / "day after", documents))
    assert fault.key == "values.wage_ceiling.rows.2.vouched_from"

    row["vouched_from"] = date(2028, 12, 31)  # one day of its force is vouched for
    read(small_rulebook.write(tmp_path / "last day", documents), required=NOTHING_REQUIRED)


def test_the_releases_own_span_may_miss_a_row_of_the_past(tmp_path: Path) -> None:
    documents = small_rulebook.files()
    rows = documents["law/maternity.yaml"]["values"]["maternity_lump"]["rows"]
    rows.append({"effective_from": date(2015, 1, 1), "value": 13000, "citation": "act-maternity"})
    book = read(small_rulebook.write(tmp_path, documents), required=NOTHING_REQUIRED).rulebook()
    assert book.term("maternity_lump", date(2020, 12, 31)) is None


@pytest.mark.parametrize(
    ("file", "content", "reason"),
    [
        ("law/medical.yaml", b"\xff\xfe\x00", "not UTF-8"),
        ("law/medical.yaml", b"a: [1", "not YAML"),
        ("law/medical.yaml", b"a: 1\n---\nb: 2\n", "not YAML"),
        ("law/medical.yaml", b"a: !!python/name:os.system ''\n", "not YAML"),
        ("law/medical.yaml", b"a: !!bool perhaps\n", "not YAML"),
        ("law/medical.yaml", b"benefit: medical\nbenefit: medical\n", "written twice"),
        ("law/medical.yaml", b"values:\n  x: {unit: baht,\n      unit: days}\n", "(line 3)"),
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
    assert [fault.file for fault in _faults(tmp_path) if reason in fault.reason] == [file]


def test_a_directory_that_is_not_there_is_refused(tmp_path: Path) -> None:
    named = {fault.file for fault in _faults(tmp_path / "nowhere")}
    assert {"release.yaml", "law/medical.yaml", "words/disability.yaml"} <= named


@pytest.mark.parametrize("number", ["010", "0x10", "1:30", "1_000", "1e3", ".5", "+.inf", ".nan"])
def test_notations_that_yaml_reads_in_its_own_way_are_no_numbers(
    tmp_path: Path, number: str
) -> None:
    path = small_rulebook.write(tmp_path) / "law/maternity.yaml"
    path.write_text(path.read_text("utf-8").replace("value: 15000", f"value: {number}"), "utf-8")
    (fault,) = _faults(tmp_path)
    assert fault.key == "values.maternity_lump.rows.1.value"


@pytest.mark.parametrize(
    ("section", "code"), [("documents", "work_permit"), ("steps", "appeal")], ids=["paper", "step"]
)
def test_a_code_is_written_once_over_all_words_files(
    tmp_path: Path, section: str, code: str
) -> None:
    documents = small_rulebook.files()
    texts = documents["words/common.yaml"][section][code]
    documents["words/medical.yaml"][section][code] = texts
    (fault,) = _faults(small_rulebook.write(tmp_path, documents))
    assert fault == Fault(
        "words/medical.yaml",
        f"{section}.{code}",
        f"“{code}” is already written in words/common.yaml.",
    )


def test_a_key_and_a_citation_are_written_once_over_all_law_files(tmp_path: Path) -> None:
    documents = small_rulebook.files()
    medical = documents["law/medical.yaml"]
    medical["values"] = {"wage_rate": documents["law/wage.yaml"]["values"]["wage_rate"]}
    medical["citations"]["law-wage"] = documents["law/wage.yaml"]["citations"]["law-wage"]
    faults = _faults(small_rulebook.write(tmp_path, documents))
    assert {(fault.key, fault.reason) for fault in faults} == {
        ("values.wage_rate", "“wage_rate” is already written in law/medical.yaml."),
        ("citations.law-wage", "“law-wage” is already written in law/medical.yaml."),
    }


def test_one_source_states_a_value_once_a_day(tmp_path: Path) -> None:
    documents = small_rulebook.files()
    said = documents["law/wage.yaml"]["statements"]
    said.append({**said[0], "value": 0.6})
    (fault,) = _faults(small_rulebook.write(tmp_path, documents))
    assert fault.key == "statements.3"


def test_two_rows_of_one_tier_on_one_day_are_refused(tmp_path: Path) -> None:
    documents = small_rulebook.files()
    periods = documents["law/medical.yaml"]["qualifying_periods"]
    periods.append({**periods[0], "required_months": 3})
    (fault,) = _faults(small_rulebook.write(tmp_path, documents))
    assert fault.key == "qualifying_periods.2.effective_from"
    assert "same first day" in fault.reason


def test_a_key_the_core_needs_must_have_a_row(tmp_path: Path) -> None:
    small_rulebook.write(tmp_path)
    needed = frozenset({"wage_ceiling", "pension_age", "medical.survivors"})
    faults = _faults(tmp_path, needed)
    assert [fault.key for fault in faults] == ["medical.survivors", "pension_age"]
    assert all("core needs" in fault.reason for fault in faults)


def test_all_faults_are_named_at_once(tmp_path: Path) -> None:
    documents = small_rulebook.files()
    _set(documents, f"{ROW}|value", "x")
    _set(documents, f"{ROW}|citation", "x")
    _set(documents, "words/medical.yaml|name|my", "")
    faults = _faults(small_rulebook.write(tmp_path, documents))
    assert [fault.key for fault in faults] == [
        "values.wage_ceiling.rows.1.citation",
        "values.wage_ceiling.rows.1.value",
        "name.my",
    ]


def test_reading_needs_no_django() -> None:
    script = (
        "import sys; from eligibility import rulebook_file; "
        "sys.exit(any(name.split('.')[0] == 'django' for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
