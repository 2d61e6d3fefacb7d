"""The law files against the law: each value's history and evidence, typed a second time.

The files are read as plain YAML, so that a fault of the loader cannot hide one of theirs. The
parameter table is the evidence file's own; a number is changed in both places or not at all.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

FILES = Path(__file__).resolve().parents[2] / "eligibility" / "data" / "rulebook"
BENEFITS = """
medical | maternity | child_support | bereavement | old_age | unemployment | disability
"""
COMMON = "insured_persons | contributions | wage | claims | work_injury"
#: The unit a key's last word announces.
UNIT_OF = {"days": "days", "months": "months", "years": "years", "rate": "ratio"}
STRENGTH = ("seen", "partner", "unconfirmed", "conflict")

# key, first day ("-": not established), value or months/window, evidence | the next one
TABLE = """
wage_ceiling 1995-03-30 15000 seen | wage_ceiling 2026-01-01 17500 seen
wage_ceiling 2029-01-01 20000 seen | wage_ceiling 2032-01-01 23000 seen
wage_floor 1995-03-30 1650 seen | contribution_rate_employee - 0.05 seen
contribution_rate_employer - 0.05 seen | contribution_rate_government - 0.0275 seen
medical.qualifying - 3/15 seen | maternity.qualifying 2015-10-20 5/15 seen
child_support.qualifying - 12/36 seen | bereavement.qualifying - 1/6 seen
disability.qualifying - 3/15 seen | unemployment.qualifying - 6/15 seen
old_age.pension - 180/ seen | pension_age - 55 seen | cover_after_leaving_months - 6 seen
sickness_rate - 0.5 seen | sickness_days_per_episode - 90 seen | sickness_days_per_year - 180 seen
sickness_days_chronic - 365 seen | dental_cap_year 2016-01-01 900 seen
maternity_lump 2021-01-01 15000 seen | antenatal_cap 2021-01-01 1500 seen
maternity_leave_rate - 0.5 seen | maternity_leave_days - 90 seen
maternity_leave_max_births - 2 seen | child_amount 2018-01-01 600 unconfirmed
child_amount 2021-01-01 800 unconfirmed | child_amount 2025-01-01 1000 seen
child_max 2015-10-20 3 seen | child_age_limit 2015-10-20 6 seen | funeral_grant - 50000 seen
bereavement.survivors_lower 2015-10-20 36/ seen | bereavement.survivors_upper 2015-10-20 120/ seen
survivors_lower_months_of_wage 2015-10-20 2 seen | survivors_upper_months_of_wage 2015-10-20 6 seen
disability_rate_severe - 0.5 seen | disability_rate_partial - 0.3 unconfirmed
disability_partial_months - 180 unconfirmed | unemployment_rate_terminated - 0.5 seen
unemployment_rate_terminated 2025-06-28 0.6 seen | unemployment_rate_resigned_or_expired - 0.3 seen
unemployment_days_terminated - 180 seen | unemployment_days_resigned_or_expired - 90 seen
unemployment_paid_from_day - 8 seen | unemployment_register_within_days - 30 seen
migrant_unemployment_cap_days - 30 conflict | claim_deadline_years 2015-10-20 2 partner
appeal_days - 30 unconfirmed | employer_register_days - 30 seen
section39_required_months - 12 seen | section39_apply_within_months - 6 seen
section39_monthly - 432 seen | pension_base_rate - 0.2 seen | pension_step_rate - 0.015 seen
pension_step_months - 12 seen | pension_averaging_months - 60 seen
old_age_share_employee - 0.03 unconfirmed | old_age_share_employer - 0.03 unconfirmed
"""

# The other values the core reads; their evidence stands in the text, not in the table.
MORE = """
first_insurance_age_min - 15 seen | first_insurance_age_max - 60 seen
sector_excluded_seasonal_farm - true seen | sector_excluded_private_household - true seen
sector_excluded_street_stall - true seen | cover_day_margin_days - 2 unconfirmed
wage_best_months - 3 seen | wage_reference_months - 9 seen | wage_divisor_days - 90 seen
wage_month_days - 30 unconfirmed | old_age.employer_share - 12/ unconfirmed
old_age.any - 1/ unconfirmed | find_employer_days_officer - 30 partner
find_employer_days_reported 2024-09-24 60 conflict | injury_employer_report_days - 15 unconfirmed
injury_worker_claim_days - 180 seen
"""

# The days vouched for where they are not the release's own, by the start of the key.
VOUCHED = """
wage_ceiling 1995-03-30 2032-12-31 | wage_floor 1995-03-30 2032-12-31
contribution_employee_max - 2032-12-31 | pension_base_rate - 2027-01-09
pension_step_ - 2027-01-09 | pension_averaging_months - 2027-01-09
migrant_health_insurance_price 2025-02-01 2025-02-28
migrant_health_bridge 2014-01-01 2014-12-31 | migrant_health_checkup 2014-01-01 2014-12-31
"""

RULES = """
G-AGE | G-EMP | G-WP | G-64 | G-EXC | G-34 | G-OLD | C-RATE | C-SPLIT | C-BASE | C-MAX | C-DUE
C-LATE | C-DEEM | C-SUM | C-2EMP | A-38 | A-38d | A-38x | A-39 | A-39m | A-40 | A-609
D-56 | D-85 | D-96 | D-80 | D-100 | D-CALL | 2.1 | 6.1 | 6.2
""" + " | ".join(f"section {name}" for name in (*range(1, 11), 13, "2.1", "6.1", "6.2"))

# What has been announced and is not law: no row may hold it, whatever its date.
NOT_LAW = """
maternity_leave_days 98 | disability_rate_severe 0.7 | first_insurance_age_max 65
child_amount 3000 | child_age_limit 7 | migrant_health_insurance_price_max 3650
"""
NOT_LAW_KEYS = re.compile(r"(^|_)(care_formula|revalu|refund|loan|collateral|choose|early)(_|$)")

SAID = """
medical.qualifying 3 | dental_cap_year 900 | maternity.qualifying 5 | maternity_leave_rate 0.5
maternity_leave_days 90 | cohabitation_witnesses 2 | child_amount 1000 | child_max 3
child_age_limit 6 | child_proof_month 10 | claim_deadline_years 2 | old_age.pension 180
unemployment_rate_terminated 0.5 | unemployment_days_terminated 180
unemployment_rate_resigned_or_expired 0.3 | unemployment_days_resigned_or_expired 90
migrant_unemployment_cap_days 30 | find_employer_days_officer 30 | find_employer_days_reported 30
"""

Row = dict[str, Any]


def _read(path: Path) -> Row:
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(document, dict)
    return document


LAW = {path.stem: _read(path) for path in sorted((FILES / "law").glob("*.yaml"))}
CITATIONS: dict[str, Row] = {
    code: cited for document in LAW.values() for code, cited in document["citations"].items()
}
STATEMENTS: list[Row] = [said for document in LAW.values() for said in document["statements"]]


def _histories() -> Iterator[tuple[str, str, Row]]:
    """Every row as (key, unit, row), periods included; a period's value is ``months/window``."""
    for stem, document in LAW.items():
        for row in document.get("qualifying_periods", []):
            months = f"{row['required_months']}/{row['reference_months'] or ''}"
            yield f"{stem}.{row['tier']}", "months", {**row, "value": months}
        for key, entry in document["values"].items():
            for row in entry["rows"]:
                yield key, entry["unit"], row


ROWS = list(_histories())


def _items(table: str) -> list[str]:
    """The entries of a table written above."""
    return [item.strip() for line in table.strip().split("\n") for item in line.split("|")]


def _plain(value: object) -> str:
    """A value in one form: ``true``, ``3/15``, or a number without needless noughts."""
    if value is None or isinstance(value, bool | str):
        return str(value).lower()
    return f"{Decimal(str(value)).normalize():f}"


def _line(key: str, row: Row) -> str:
    start = row["effective_from"] or "-"
    return f"{key} {start} {_plain(row['value'])} {CITATIONS[row['citation']]['evidence']}"


def _value(key: str, day: str) -> Decimal:
    """The value in force on ``day``, for the sums the published amounts are checked with."""
    rows = [row for name, _, row in ROWS if name == key]
    began = [row for row in rows if str(row["effective_from"] or "") <= day]
    return Decimal(str(began[-1]["value"]))


def test_the_files_are_the_release_the_seven_benefits_and_the_common_ones() -> None:
    assert sorted(LAW) == sorted([*_items(BENEFITS), *_items(COMMON)])
    named = {stem: document["benefit"] for stem, document in LAW.items() if "benefit" in document}
    assert named == {stem: stem for stem in _items(BENEFITS)}
    release = _read(FILES / "release.yaml")
    assert [release["schema"], release["name"]] == [2, "2026-11-23"]
    assert release["vouched_from"] == date(2021, 1, 1)
    assert release["vouched_until"] == date(2027, 12, 31)


@pytest.mark.parametrize("table", [TABLE, MORE], ids=["parameter table", "other values"])
def test_history_and_evidence_of_every_value_the_core_reads(table: str) -> None:
    wanted = _items(table)
    keys = {line.split()[0] for line in wanted}
    assert sorted(_line(key, row) for key, _, row in ROWS if key in keys) == sorted(wanted)


def test_only_the_wage_the_formula_and_old_prices_are_vouched_for_otherwise() -> None:
    wanted = [item.split() for item in _items(VOUCHED)]
    for key, _, row in ROWS:
        own = [str(row.get(name, "-")) for name in ("vouched_from", "vouched_until")]
        days = next((days for start, *days in wanted if key.startswith(start)), ["-", "-"])
        assert own == days, key


def test_every_rule_of_the_evidence_file_is_carried_by_a_citation() -> None:
    assert set(_items(RULES)) <= {rule for cited in CITATIONS.values() for rule in cited["rules"]}


def test_codes_and_keys_are_written_once() -> None:
    codes = Counter(code for document in LAW.values() for code in document["citations"])
    keys = Counter(key for document in LAW.values() for key in document["values"])
    first_days = Counter((key, row["effective_from"]) for key, _, row in ROWS)
    assert {1} == {*codes.values(), *keys.values(), *first_days.values()}


def test_every_row_has_a_known_source_and_a_unit_that_fits() -> None:
    for key, unit, row in ROWS:
        assert row["citation"] in CITATIONS, key
        assert unit == UNIT_OF.get(key.rsplit("_", 1)[-1], unit), key
        assert isinstance(row["value"], bool) == (unit == "flag"), key
    assert {said["citation"] for said in STATEMENTS} <= set(CITATIONS)
    assert {said["key"] for said in STATEMENTS} <= {key for key, _, _ in ROWS}


def test_a_weak_value_says_in_a_note_what_is_doubtful() -> None:
    strong = {code for code, cited in CITATIONS.items() if cited["evidence"] in STRENGTH[:2]}
    weak = [(key, row) for key, _, row in ROWS if row["citation"] not in strong]
    assert [key for key, row in weak if not row.get("note")] == []


def test_citations_are_complete_and_spell_their_sources_out() -> None:
    fields = {"instrument", "section", "url", "evidence", "checked_on", "note", "rules"}
    bare_id = re.compile(r"\b(?:L\d\d?|N\d\d?|G[1-4]|P[1-4]|M[1-3]|PJ3)\b|\[[VSKC]\b")
    for code, cited in CITATIONS.items():
        assert set(cited) == fields, code
        assert cited["evidence"] in STRENGTH, code
        assert cited["checked_on"] == date(2026, 11, 23), code
        assert re.fullmatch(r"(https://[^\s/]+\.[^\s…]+)?", cited["url"]), code
        assert all(cited[name] for name in ("instrument", "note", "rules")), code
        assert not bare_id.search(cited["note"]), code
    assert not any(bare_id.search(row.get("note", "")) for _, _, row in ROWS)


def test_the_officers_words_are_kept_beside_the_values() -> None:
    assert sorted(f"{said['key']} {_plain(said['value'])}" for said in STATEMENTS) == sorted(
        _items(SAID)
    )
    assert {said["stated_on"] for said in STATEMENTS} == {date(2025, 7, 6)}
    assert all(said["note"] for said in STATEMENTS)
    assert all(said["citation"].startswith("mmn-2025-") for said in STATEMENTS)
    for code, cited in CITATIONS.items():
        if code.startswith("mmn-2025-"):
            assert cited["evidence"] == "partner", code
            assert "Mae Sot, 6 July 2025" in cited["instrument"], code


def test_where_the_officer_and_the_newer_rule_differ_the_note_names_both() -> None:
    notes = {said["key"]: said["note"] for said in STATEMENTS}
    assert "60 per cent since 28 June 2025" in notes["unemployment_rate_terminated"]
    for key in (key for key in notes if "migrant" in key or "find_employer" in key):
        assert "60 days" in notes[key], key
        assert "24 September 2024" in notes[key], key


def test_what_is_not_law_is_in_no_row() -> None:
    held = {f"{key} {_plain(row['value'])}" for key, _, row in ROWS}
    keys = {key for key, _, _ in ROWS}
    assert {item.split()[0] for item in _items(NOT_LAW)} <= keys
    assert set(_items(NOT_LAW)) & held == set()
    assert [key for key in keys if NOT_LAW_KEYS.search(key)] == []
    assert "dental_cap_year none" not in held


@pytest.mark.parametrize("since", ["2025 750", "2026 875", "2029 1000", "2032 1150"])
def test_the_published_contributions_follow_from_rate_and_base(since: str) -> None:
    day, most = f"{since.split()[0]}-01-01", Decimal(since.split()[1])
    rate = _value("contribution_rate_employee", day)
    assert rate * _value("wage_ceiling", day) == most == _value("contribution_employee_max", day)
    least = rate * _value("wage_floor", day)
    assert least == _value("contribution_employee_min", day) == Decimal("82.5")
    assert least.quantize(Decimal(1), ROUND_HALF_UP) == 83
    assert _value("contribution_employee_min_rounded", day) == 83
    parts = {key for key, _, _ in ROWS if key.startswith("contribution_split_")}
    assert sum(_value(part, day) for part in parts) == rate


def test_the_published_maxima_of_2026_follow_from_the_rows() -> None:
    """Kept out of the files, because a second owner of a number is a number that drifts."""
    day = "2026-11-23"
    best = _value("wage_ceiling", day) * _value("wage_best_months", day)
    daily = best / _value("wage_divisor_days", day)
    month = _value("wage_month_days", day)
    laid_off = _value("unemployment_rate_terminated", day)
    resigned = _value("unemployment_rate_resigned_or_expired", day)
    published = {
        "583.33": daily,
        "291.67": daily * _value("sickness_rate", day),
        "26250.00": daily
        * _value("maternity_leave_rate", day)
        * _value("maternity_leave_days", day),
        "350.00": daily * laid_off,
        "10500.00": daily * laid_off * month,
        "175.00": daily * resigned,
        "5250.00": daily * resigned * month,
        "8750.00": daily * month * _value("disability_rate_severe", day),
    }
    for amount, reckoned in published.items():
        assert str(reckoned.quantize(Decimal("0.01"), ROUND_HALF_UP)) == amount


def test_the_parts_of_a_value_add_up_to_it() -> None:
    day = "2026-11-23"
    visits = [_value(f"antenatal_visit_{number}_max", day) for number in range(1, 6)]
    assert visits == [500, 300, 300, 200, 200]
    assert sum(visits) == _value("antenatal_cap", day)
    assert len(visits) == _value("antenatal_visits", day)
    weeks = [_value(f"antenatal_visit_{number}_until_days", day) / 7 for number in range(1, 5)]
    assert weeks == [12, 20, 28, 32]
    for tier in ("lower", "upper"):
        times = _value(f"survivors_{tier}_times", day) * _value("survivors_rate", day)
        assert times == _value(f"survivors_{tier}_months_of_wage", day)
    section39 = _value("section39_base", day) * _value("section39_rate", day)
    assert section39 == _value("section39_monthly", day)
