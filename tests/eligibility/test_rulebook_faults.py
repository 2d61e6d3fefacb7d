"""A faulty rulebook is refused whole, every fault with its file, key and reason."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from eligibility.reviewed.files import Fault, read
from eligibility.rules.required import Kind, Need, Needs
from tests.eligibility import small_rulebook
from tests.eligibility.small_rulebook import (
    CITED,
    NOTHING_REQUIRED,
    PERIOD,
    ROW,
    SAID,
    faults_in,
)

MISSING = object()


@pytest.mark.parametrize(
    ("path", "value", "reason"),
    [
        # release.yaml
        ("release.yaml|schema", 1, "schema 2 only"),
        ("release.yaml|name", "", "empty"),
        ("release.yaml|name", "x" * 101, "longer than 100"),
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
        ("words/common.yaml|documents|work_permit|name", MISSING, "missing"),
        ("words/common.yaml|documents|work_permit|from|th", MISSING, "missing"),
        ("words/common.yaml|documents|work_permit|then", {}, "no such field"),
        ("words/common.yaml|steps|appeal|then|my", "", "empty"),
        # what rests on no source is told to nobody
        ("words/common.yaml|documents|work_permit|cites", MISSING, "missing"),
        ("words/common.yaml|steps|appeal|cites", [], "no source"),
        ("words/common.yaml|steps|appeal|cites", "officer", "must be a list"),
        ("words/common.yaml|steps|appeal|cites|1", 65, "code of a citation"),
        ("words/common.yaml|steps|appeal|cites", ["offcier"], "no citation “offcier”"),
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
        (
            "law/wage.yaml|values|wage_rate|rows|1|value",
            50,
            "is 1 (50 % is 0.5)",
        ),
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
        small_rulebook.remove_field(documents, path)
    else:
        small_rulebook.set_field(documents, path, value)

    faults = faults_in(small_rulebook.write(tmp_path, documents))

    file, _, key = path.partition("|")
    here = [fault for fault in faults if fault.file == file and reason in fault.reason]
    assert here, [str(fault) for fault in faults]
    expected = key.replace("|", ".")
    if reason in ("same first day", "reversed"):  # a fault of two fields is told at one of them
        assert here[0].key.split(".rows.")[0] == expected.split(".rows.")[0]
    else:
        assert here[0].key in (expected, f"{expected}.1")
    assert str(here[0]) == f"{file}: {here[0].key}: {here[0].reason}"


def test_a_span_wholly_after_the_row_has_ended_is_refused(tmp_path: Path) -> None:
    documents = small_rulebook.files()
    row = documents["law/wage.yaml"]["values"]["wage_ceiling"]["rows"][1]
    row |= {"vouched_from": date(2029, 1, 1), "vouched_until": date(2030, 1, 1)}
    (fault,) = faults_in(small_rulebook.write(tmp_path / "day after", documents))
    assert fault.key == "values.wage_ceiling.rows.2.vouched_from"

    row["vouched_from"] = date(2028, 12, 31)  # one day of its force is vouched for
    read(small_rulebook.write(tmp_path / "last day", documents), required=NOTHING_REQUIRED)


def test_a_span_may_be_the_first_day_of_the_row_alone(tmp_path: Path) -> None:
    documents = small_rulebook.files()
    row = documents["law/wage.yaml"]["values"]["wage_ceiling"]["rows"][1]
    row["vouched_until"] = row["effective_from"]
    read(small_rulebook.write(tmp_path / "first day", documents), required=NOTHING_REQUIRED)

    row["vouched_until"] -= timedelta(days=1)
    (fault,) = faults_in(small_rulebook.write(tmp_path / "day before", documents))
    assert "wholly outside" in fault.reason


@pytest.mark.parametrize("unit", ["days", "months", "years", "age", "day_number", "count"])
def test_what_is_counted_is_a_whole_number(tmp_path: Path, unit: str) -> None:
    documents = small_rulebook.files()
    small_rulebook.set_field(documents, "law/wage.yaml|values|wage_rate|unit", unit)
    small_rulebook.set_field(documents, "law/wage.yaml|values|wage_rate|rows|1|value", 1.5)
    (fault,) = faults_in(small_rulebook.write(tmp_path, documents))
    assert fault.key == "values.wage_rate.rows.1.value"
    assert "must be a whole number, not 1.5" in fault.reason


def test_the_releases_own_span_may_miss_a_row_of_the_past(tmp_path: Path) -> None:
    documents = small_rulebook.files()
    rows = documents["law/maternity.yaml"]["values"]["maternity_lump"]["rows"]
    rows.append({"effective_from": date(2015, 1, 1), "value": 13000, "citation": "act-maternity"})
    book = read(small_rulebook.write(tmp_path, documents), required=NOTHING_REQUIRED).rulebook()
    assert book.term("maternity_lump", date(2020, 12, 31)) is None


@pytest.mark.parametrize(
    ("section", "code"), [("documents", "work_permit"), ("steps", "appeal")], ids=["paper", "step"]
)
def test_a_code_is_written_once_over_all_words_files(
    tmp_path: Path, section: str, code: str
) -> None:
    documents = small_rulebook.files()
    texts = documents["words/common.yaml"][section][code]
    documents["words/medical.yaml"][section][code] = texts
    (fault,) = faults_in(small_rulebook.write(tmp_path, documents))
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
    faults = faults_in(small_rulebook.write(tmp_path, documents))
    assert {(fault.key, fault.reason) for fault in faults} == {
        ("values.wage_rate", "“wage_rate” is already written in law/medical.yaml."),
        ("citations.law-wage", "“law-wage” is already written in law/medical.yaml."),
    }


def test_one_source_states_a_value_once_a_day(tmp_path: Path) -> None:
    documents = small_rulebook.files()
    said = documents["law/wage.yaml"]["statements"]
    said.append({**said[0], "value": 0.6})
    (fault,) = faults_in(small_rulebook.write(tmp_path, documents))
    assert fault.key == "statements.3"


def test_two_rows_of_one_tier_on_one_day_are_refused(tmp_path: Path) -> None:
    documents = small_rulebook.files()
    periods = documents["law/medical.yaml"]["qualifying_periods"]
    periods.append({**periods[0], "required_months": 3})
    (fault,) = faults_in(small_rulebook.write(tmp_path, documents))
    assert fault.key == "qualifying_periods.2.effective_from"
    assert "same first day" in fault.reason


def test_a_key_the_core_needs_must_have_a_row(tmp_path: Path) -> None:
    small_rulebook.write(tmp_path)
    needed = Needs(
        {
            "wage_ceiling": Need(Kind.NUMBER, "baht"),
            "pension_age": Need(Kind.COUNT, "age"),
            "medical.survivors": Need(Kind.TOTAL, "months"),
        }
    )
    faults = faults_in(tmp_path, needed)
    assert [fault.key for fault in faults] == ["medical.survivors", "pension_age"]
    assert all("core needs" in fault.reason for fault in faults)


def test_all_faults_are_named_at_once(tmp_path: Path) -> None:
    documents = small_rulebook.files()
    small_rulebook.set_field(documents, f"{ROW}|value", "x")
    small_rulebook.set_field(documents, f"{ROW}|citation", "x")
    small_rulebook.set_field(documents, "words/medical.yaml|name|my", "")
    faults = faults_in(small_rulebook.write(tmp_path, documents))
    assert [fault.key for fault in faults] == [
        "values.wage_ceiling.rows.1.citation",
        "values.wage_ceiling.rows.1.value",
        "name.my",
    ]
