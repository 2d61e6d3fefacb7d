"""Do the tests of the core notice when the core is wrong? A seeded sample of mutants tells.

    .venv/bin/python -m benchmarks.mutation --seed 20261123 --sample 240

Draws the sample by the seed over all mutants of all modules of ``eligibility/rules`` and runs
``tests/rules`` on each to the first failure: the worked cases first, then the other tests of
single facts, then the Hypothesis properties, which draw the same examples every time. A mutant is
killed by a failing test, by an error while it is imported, or by a test that does not end within
``--seconds``, many times what the slowest takes. Whoever survives is printed with what was
changed; docs/mutation.md explains each. ``--only NAME`` runs one mutant by its printed name (give
it more than once for several).

The tree is copied first and the mutants are made in memory: files may be edited meanwhile, and
are never touched. Tests that fail without any mutant are named and left out, so that they kill
nothing; so are tests that need the database, as they ask the core the same. A run that ends in
any other way is *unclear* and counts with the survivors.
"""

import argparse
import hashlib
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings

from benchmarks.mutants import Mutant, members, mutants
from benchmarks.trial import CORE, SURVIVED, UNCLEAR, Outcome, Trials, can_be_warm

ROOT = Path(__file__).resolve().parent.parent
NOT_COPIED = (".*", "var", "docs", "static", "locale", "node_modules", "__pycache__")
EXAMPLES = 40


class Tally:
    """Prints each outcome as it comes, and the numbers for docs/mutation.md at the end."""

    def __init__(self, *, everything: bool) -> None:
        self.everything = everything
        self.began = time.monotonic()
        self.fates = Counter[str]()

    def tell(self, mutant: Mutant, outcome: Outcome) -> None:
        """One mutant has been tried."""
        self.fates[outcome.fate] += 1
        line = f"{self.fates.total():4} {outcome.fate:12} {mutant.name}  {outcome.killer}"
        print(line, flush=True)
        if self.everything or outcome.fate in (SURVIVED, UNCLEAR):
            print(mutant.shown(), flush=True)

    def report(self, total: int, core: str) -> None:
        """All have been tried; ``core`` is a digest of what they were made of."""
        size, lived = self.fates.total(), self.fates[SURVIVED] + self.fates[UNCLEAR]
        minutes = (time.monotonic() - self.began) / 60
        print(f"\ncore {core}: {total} mutants in all, {size} tried in {minutes:.0f} minutes:")
        print(f"{size - lived} killed ({(size - lived) / max(size, 1):.1%}), {lived} not")
        print(", ".join(f"{fate}: {count}" for fate, count in self.fates.most_common()))


def all_mutants(root: Path) -> list[Mutant]:
    """Every mutant of every module of the core, in a fixed order."""
    files = {path: path.read_text(encoding="utf-8") for path in sorted((root / CORE).rglob("*.py"))}
    enums = {name: found for text in files.values() for name, found in members(text)}
    return [
        mutant
        for path, text in files.items()
        for mutant in mutants(_module(path.relative_to(root)), text, enums)
    ]


def digest(root: Path) -> str:
    """The first digits of a digest of the core: another core has another sample."""
    files = sorted((root / CORE).rglob("*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]


def _module(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def draw(every: Sequence[Mutant], args: argparse.Namespace) -> list[Mutant]:
    """The sample, or the mutants asked for by name."""
    if args.only:
        return [mutant for mutant in every if mutant.name in args.only]
    dice = random.Random(args.seed)  # noqa: S311 - a sample, not a secret
    return dice.sample(every, min(args.sample, len(every)))


def same_examples_every_time() -> None:
    """The Hypothesis profile of the run: derandomized, and no search for a smaller example."""
    settings.register_profile(
        "mutation",
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.explicit, Phase.generate),
        suppress_health_check=list(HealthCheck),
    )
    os.environ["HYPOTHESIS_PROFILE"] = "mutation"


def main() -> int:
    """Copy the tree, draw the sample, try it, print the survivors and the numbers."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seed", type=int, default=20261123)
    parser.add_argument("--sample", type=int, default=240)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seconds", type=int, default=60, help="longest time for one test")
    parser.add_argument("--only", action="append", help="the name of one mutant, as printed")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        scratch, tree = Path(name), Path(name) / "tree"
        shutil.copytree(ROOT, tree, ignore=shutil.ignore_patterns(*NOT_COPIED))
        os.chdir(tree)
        sys.path[:] = [str(tree), *(p for p in sys.path if p and Path(p).resolve() != ROOT)]
        same_examples_every_time()
        every, core = all_mutants(tree), digest(tree)
        sample = draw(every, args)
        tally = Tally(everything=bool(args.only))
        trials = Trials(scratch, tally.tell, workers=args.workers, seconds=args.seconds)
        for test in sorted(trials.without_mutant()):
            print(f"fails without any mutant, left out: {test}")
        trials.cold([mutant for mutant in sample if not can_be_warm(mutant)])
        trials.warm([mutant for mutant in sample if can_be_warm(mutant)])
    tally.report(len(every), core)
    return 0


if __name__ == "__main__":
    if os.environ.get("PYTHONHASHSEED") != "0":  # sets of words in the same order every time
        os.environ["PYTHONHASHSEED"] = "0"
        again = [sys.executable, "-m", "benchmarks.mutation", *sys.argv[1:]]
        os.execv(sys.executable, again)  # noqa: S606 - this same program
    sys.exit(main())
