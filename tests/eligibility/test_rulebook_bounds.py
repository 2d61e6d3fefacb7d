"""What no law can say is a slip of the pen, and is refused before it can reach an answer."""

from datetime import date
from pathlib import Path

import pytest

from eligibility.reviewed.files import Fault, read
from eligibility.reviewed.source import FLAG, MOST, UNITS
from eligibility.rules.required import NEEDS, Kind, Need, Needs
from tests.eligibility import small_rulebook
from tests.eligibility.small_rulebook import CITED, NOTHING_REQUIRED, PERIOD, faults_in

RATE = "law/wage.yaml|values|wage_rate"
CEILING = "law/wage.yaml|values|wage_ceiling|rows"


def _written(directory: Path, changes: dict[str, object]) -> Path:
    """The small rulebook with some fields changed."""
    documents = small_rulebook.files()
    for path, value in changes.items():
        small_rulebook.set_field(documents, path, value)
    return small_rulebook.write(directory, documents)


def _faults(directory: Path, changes: dict[str, object]) -> list[tuple[str, str]]:
    found = faults_in(_written(directory, changes))
    return [(fault.key, fault.reason) for fault in found]


# ------------------------------------------------------------------ the most a value may be


def test_every_unit_of_a_number_has_a_most() -> None:
    assert set(MOST) == set(UNITS) - {FLAG}
    assert {need.unit for need in NEEDS.values.values()} <= set(UNITS)


@pytest.mark.parametrize(
    ("unit", "most"),
    [
        ("age", 150),
        ("years", 50),
        ("days", 3660),
        ("day_number", 3660),
        ("months", 720),
        ("count", 1000),
        ("baht", 10_000_000),
        ("baht_per_month", 10_000_000),
        ("ratio", 1),
    ],
)
def test_the_most_of_a_unit_is_read_and_more_is_refused(
    tmp_path: Path, unit: str, most: int
) -> None:
    """Nine thousand years after a birth there is no calendar, and a worker gets an error page."""
    right = {f"{RATE}|unit": unit, f"{RATE}|rows|1|value": most}
    read(_written(tmp_path / "most", right), required=NOTHING_REQUIRED)
    ((key, reason),) = _faults(tmp_path / "more", {**right, f"{RATE}|rows|1|value": most + 1})
    assert key == "values.wage_rate.rows.1.value"
    assert f"In {unit} the most that can be right is {most}" in reason


def test_a_qualifying_period_is_sixty_years_at_most(tmp_path: Path) -> None:
    fields = ("reference_months", "required_months")
    most: dict[str, object] = {f"{PERIOD}|{field}": 720 for field in fields}
    read(_written(tmp_path / "most", most), required=NOTHING_REQUIRED)
    assert _faults(tmp_path / "more", {f"{PERIOD}|{field}": 721 for field in fields}) == [
        (f"qualifying_periods.1.{field}", "“721” months cannot be right; at most 720 can.")
        for field in fields
    ]


@pytest.mark.parametrize("number", ["9" * 60, "-" + "9" * 60, "0." + "1" * 60, "9" * 60 + ".5"])
@pytest.mark.parametrize("field", ["value: 15000", "required_months: 5", "reference_months: 15"])
def test_a_number_of_any_length_is_a_fault_and_no_traceback(
    tmp_path: Path, field: str, number: str
) -> None:
    path = small_rulebook.write(tmp_path) / "law/maternity.yaml"
    name = field.split(":")[0]
    path.write_text(path.read_text("utf-8").replace(field, f"{name}: {number}"), "utf-8")
    assert {fault.key.rsplit(".", 1)[-1] for fault in faults_in(tmp_path)} == {name}


# ------------------------------------------------------------------ the unit the core reckons in


@pytest.mark.parametrize(
    ("unit", "value"), [("count", 1), ("baht", 0.5), ("ratio", 0)], ids=["count", "baht", "zero"]
)
def test_a_value_in_another_unit_than_the_core_reckons_in_is_refused(
    tmp_path: Path, unit: str, value: float
) -> None:
    path = _written(tmp_path, {f"{RATE}|unit": unit, f"{RATE}|rows|1|value": value})
    faults = faults_in(path, Needs({"wage_rate": Need(Kind.NUMBER, "ratio")}))
    reason = "The core needs a number above zero, in the unit “ratio” here."
    assert faults == (Fault("law/wage.yaml", "wage_rate", reason),)


def test_a_value_that_is_abolished_fits_whatever_the_core_needs(tmp_path: Path) -> None:
    needed = Needs({"wage_ceiling": Need(Kind.NUMBER, "baht")})  # its last row is null
    assert read(small_rulebook.write(tmp_path), required=needed).name == "small"


# ------------------------------------------------------------------ values that belong together


def _with_floor(
    tmp_path: Path, *rows: tuple[date | None, int | None], ceiling_of_2026: float = 17500.5
) -> Path:
    floor = [
        {"effective_from": start, "value": value, "citation": "law-wage"} for start, value in rows
    ]
    return _written(
        tmp_path,
        {
            f"{CEILING}|2|value": ceiling_of_2026,
            "law/wage.yaml|values|wage_floor": {"unit": "baht", "rows": floor},
        },
    )


@pytest.mark.parametrize(
    "rows",
    [
        [(None, 15000), (date(2026, 1, 1), 17500)],  # the ceiling is 15000, then 17500.5
        [(None, 1650), (date(2029, 1, 1), 90000)],  # the ceiling is abolished on that day
        [(None, None), (date(2026, 1, 1), 1650)],
    ],
)
def test_a_wage_floor_may_reach_the_ceiling_of_its_days(
    tmp_path: Path, rows: list[tuple[date | None, int | None]]
) -> None:
    assert read(_with_floor(tmp_path, *rows), required=NOTHING_REQUIRED).name == "small"


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([(None, 15001)], "15001 is more than 15000, which is “wage_ceiling”."),
        (
            [(None, 1650), (date(2025, 12, 31), 17500)],
            "17500 is more than 15000, which is “wage_ceiling” from 2025-12-31 on.",
        ),
        (
            [(None, 1650), (date(2026, 6, 1), 17501)],
            "17501 is more than 17500.5, which is “wage_ceiling” from 2026-06-01 on.",
        ),
    ],
)
def test_a_wage_floor_above_the_ceiling_of_the_same_days_is_refused(
    tmp_path: Path, rows: list[tuple[date | None, int | None]], reason: str
) -> None:
    (fault,) = faults_in(_with_floor(tmp_path, *rows))
    assert fault == Fault("law/wage.yaml", "wage_floor", reason)


def test_a_ceiling_that_falls_below_the_floor_is_refused(tmp_path: Path) -> None:
    (fault,) = faults_in(_with_floor(tmp_path, (None, 1650), ceiling_of_2026=1000))
    assert fault.reason == "1650 is more than 1000, which is “wage_ceiling” from 2026-01-01 on."


# ------------------------------------------------------------------ texts that say something


@pytest.mark.parametrize("blank", ["\u200b", "\u200b\u2060\ufeff", "\u00ad", "\u0301"])
@pytest.mark.parametrize("path", [f"{CITED}|instrument", f"{CITED}|note", "release.yaml|name"])
def test_a_text_without_a_visible_character_is_refused(
    tmp_path: Path, path: str, blank: str
) -> None:
    ((_, reason),) = _faults(tmp_path, {path: blank})
    assert reason == "The text has no visible character."


@pytest.mark.parametrize(
    ("language", "text", "script"),
    [
        ("my", "Work permit", "Burmese"),
        ("my", "ใบอนุญาตทำงาน", "Burmese"),
        ("my", "၁၂၃ ။", "Burmese"),
        ("my", "\u200b...", "Burmese"),
        ("th", "အလုပ်လုပ်ခွင့်", "Thai"),
        ("th", "Work permit", "Thai"),
        ("th", "๑๒ ฿", "Thai"),
        ("en", "အလုပ်လုပ်ခွင့်", "Latin"),
        ("en", "12", "Latin"),
    ],
)
@pytest.mark.parametrize("place", ["documents|work_permit", "steps|appeal"])
def test_a_text_without_a_letter_of_its_language_is_refused(
    tmp_path: Path, place: str, language: str, text: str, script: str
) -> None:
    """A worker who reads Burmese alone is not helped by English in a Burmese field."""
    ((key, reason),) = _faults(tmp_path, {f"words/common.yaml|{place}|{language}": text})
    assert key == f"{place}|{language}".replace("|", ".")
    assert reason == f"The text has no {script} letter: is it another language's?"


@pytest.mark.parametrize("field", ["name", "summary"])
def test_the_name_and_summary_of_a_benefit_are_in_their_language_too(
    tmp_path: Path, field: str
) -> None:
    ((key, reason),) = _faults(tmp_path, {f"words/medical.yaml|{field}|my": "Treatment"})
    assert key == f"{field}.my"
    assert "no Burmese letter" in reason


# ------------------------------------------------------------------ YAML that says too much


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("benefit: !!str medical", "A tag (!) is not allowed (line 1)."),
        ("values: !!map [a]", "A tag (!) is not allowed (line 1)."),
        ("values: &v {a: 1}", "An anchor (&) is not allowed (line 1)."),
        ("values: &v [*v]", "An anchor (&) is not allowed (line 1)."),
        ("values: *v", "An alias (*) is not allowed (line 1)."),
        (f"a: &long {'x' * 1001}", "An anchor (&) is not allowed (line 1)."),
        ("<<: {a: 1}", "A merge key (<<) is not allowed (line 1)."),
        ("[" * 200_000, "The file is nested too deeply: more than 50 levels."),
        ("#" * 5_000_001, "The file is larger than 5 MB."),
    ],
    ids=["tag", "map", "mapping", "itself", "unknown", "long", "merge", "deep", "large"],
)
def test_what_could_exhaust_or_mislead_the_reader_is_refused(
    tmp_path: Path, text: str, reason: str
) -> None:
    (small_rulebook.write(tmp_path) / "law/medical.yaml").write_text(text, encoding="utf-8")
    assert faults_in(tmp_path) == (Fault("law/medical.yaml", "", reason),)


def test_the_name_of_a_law_may_be_written_once_and_repeated(tmp_path: Path) -> None:
    path = small_rulebook.write(tmp_path) / "law/wage.yaml"
    plain = read(tmp_path, required=NOTHING_REQUIRED)
    text = path.read_text("utf-8")
    once = text.replace("instrument: Ministerial", "instrument: &name Ministerial", 1)
    path.write_text(once.replace("section: ''", "section: *name", 1), "utf-8")
    cited = read(tmp_path, required=NOTHING_REQUIRED).rulebook().citations["law-wage"]
    assert plain.rulebook().citations["law-wage"].section == ""
    assert cited.section == cited.instrument == "Ministerial Regulation"
