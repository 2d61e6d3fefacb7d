"""How long one assessment takes. Run: ./run test benchmarks --benchmark-only

Target: ``evaluate`` at most 400 microseconds median on one core for a record of 180 months,
texts made outside. Machines differ and are noisy, so each run also times a yardstick (the same
arithmetic-free Python work every time) to compare runs by.
"""

from typing import Any

from pytest_benchmark.fixture import BenchmarkFixture

from eligibility.rules import answer, question
from eligibility.rules.evaluate import evaluate
from tests.support import TODAY, Silent, shipped

#: 180 paid months, two wages, a child, an illness, a job that has just ended.
LONG_RECORD: dict[str, Any] = {
    "as_of": "2026-11-23",
    "person": {
        "nationality": "MM",
        "sex": "female",
        "birth_date": "1975-05-10",
        "sector": "factory",
        "documents": ["passport", "work_permit"],
        "employment": {
            "started_on": "2011-10-05",
            "ended_on": "2026-10-31",
            "end_reason": "laid_off",
        },
        "monthly_wage": 12000,
        "wages": [{"months": "2020-01..2021-12", "baht": 15000}],
        "contributions": {"paid": ["2011-11..2026-10"]},
    },
    "events": {
        "children": [{"born_on": "2023-05-01", "lives_in": "TH"}],
        "illness": {"date": "2026-11-20", "rest_days": 10},
    },
}


def yardstick() -> int:
    """A fixed piece of plain Python work."""
    return sum(number * number for number in range(1000))


def test_yardstick(benchmark: BenchmarkFixture) -> None:
    assert benchmark(yardstick) == 332833500


def test_read(benchmark: BenchmarkFixture) -> None:
    read = benchmark(question.read, LONG_RECORD, today=TODAY)
    assert (read.person.contributions.paid or 0).bit_count() == 180


def test_evaluate(benchmark: BenchmarkFixture) -> None:
    person, law = question.read(LONG_RECORD, today=TODAY).person, shipped()
    found = benchmark(evaluate, person, law)
    assert len(found.findings) == 7


def test_write(benchmark: BenchmarkFixture) -> None:
    person, law = question.read(LONG_RECORD, today=TODAY).person, shipped()
    written = benchmark(answer.write, evaluate(person, law), law, Silent())
    assert len(written["benefits"]) == 7
