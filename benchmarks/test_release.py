"""How long the trial of a release takes: it stands between "migrate" and a site that serves."""

from pytest_benchmark.fixture import BenchmarkFixture

from eligibility import trial
from eligibility.reviewed.files import SHIPPED, read


def test_trial_of_the_shipped_rulebook(benchmark: BenchmarkFixture) -> None:
    benchmark(trial.refuse_failing, read(SHIPPED))
