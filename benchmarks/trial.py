"""Mutants on trial: the tests of the core, each time in a process of its own, to the first failure.

Two ways lead there. *Warm*: the tests are collected once, and in a forked process the one
function that holds the fault is given other code; while tests are collected none asks the core
for an answer, so nothing of the right one is left over. *Cold*: a process imports everything
itself, the faulty module from memory: for faults outside of functions, and for the modules that
have done their work when the law has been read.
"""

import gc
import importlib.util
import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import NamedTuple

import pytest

from benchmarks.mutants import Mutant

CORE = "eligibility/rules/"
TESTS = "tests/rules"
FIRST = ("test_worked_cases", "test_audit", "test_survivors")
OPTIONS = ("-qq", "-s", "--no-header", "--disable-warnings", "-o", "addopts=")
AT_WORK_EARLY = ("eligibility.rules.rulebook", "eligibility.rules.months")
MOST_MEMORY = 4 << 30
MOST_LEFT_OUT = 40
SURVIVED, FAILED, TIMEOUT, AT_IMPORT = "survived", "failing test", "timeout", "import error"
UNCLEAR = "unclear"


class Outcome(NamedTuple):
    """How one mutant fared, and what killed it."""

    fate: str
    killer: str = ""


class _Import(MetaPathFinder, Loader):
    """Gives one module of the core from memory instead of from its file."""

    def __init__(self, module: str, code: CodeType) -> None:
        self.module, self.code = module, code

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != self.module:
            return None
        return importlib.util.spec_from_loader(fullname, self)

    def exec_module(self, module: ModuleType) -> None:
        exec(self.code, module.__dict__)  # noqa: S102 - the mutant is made of our own file


class Trials:
    """Runs trials, so many at a time as there are ``workers``; also pytest's plugin in each.

    Every outcome is told as it comes. ``seconds`` is the longest time one test may take.
    """

    def __init__(
        self,
        scratch: Path,
        tell: Callable[[Mutant, Outcome], None],
        *,
        workers: int,
        seconds: int,
    ) -> None:
        self.scratch, self.tell, self.workers, self.seconds = scratch, tell, workers, seconds
        self.left_out: frozenset[str] = frozenset()
        self._forks = 0
        self._notes = scratch / "0"
        self._running: dict[int, tuple[Mutant, Path]] = {}
        self._warm: Sequence[Mutant] | None = None
        self._in_child = False

    def without_mutant(self) -> frozenset[str]:
        """Leave out the tests that fail as it is: none, unless somebody is at work."""
        if (child := self._fork()) == 0:
            self._run_and_exit()
        _, status = os.waitpid(child, 0)
        if judge(status, self._notes, cold=True).fate not in (SURVIVED, FAILED):
            raise RuntimeError(f"the tests could not be run:\n{_said(self._notes)[-3000:]}")
        self.left_out = frozenset(_lines(self._notes))
        if len(self.left_out) > MOST_LEFT_OUT:
            raise RuntimeError(f"{len(self.left_out)} tests fail without any mutant: mend first")
        return self.left_out

    def cold(self, mutants: Sequence[Mutant]) -> None:
        """Run the trials of mutants that have to be imported."""
        for mutant in mutants:
            if self._begin(mutant):
                sys.meta_path.insert(0, _Import(mutant.module, mutant.code()))
                self._run_and_exit("-x")
        self._finish()

    def warm(self, mutants: Sequence[Mutant]) -> None:
        """Collect the tests here and run each trial from there."""
        self._warm = mutants
        code = pytest.main([*OPTIONS, TESTS], [self])
        if self._in_child:
            os._exit(code)

    def _begin(self, mutant: Mutant) -> bool:
        """Fork for a mutant as soon as a worker is free; true in the new process."""
        while len(self._running) >= self.workers:
            self._one_ends()
        child = self._fork()
        if child:
            self._running[child] = (mutant, self._notes)
        return not child

    def _finish(self) -> None:
        while self._running:
            self._one_ends()

    def _one_ends(self) -> None:
        child, status = os.wait()
        mutant, notes = self._running.pop(child)
        self.tell(mutant, judge(status, notes, cold=self._warm is None))

    def _fork(self) -> int:
        self._forks += 1
        self._notes = self.scratch / str(self._forks)
        sys.stdout.flush()
        child = os.fork()
        if child == 0:
            self._in_child = True
            out = os.open(self._notes.with_suffix(".out"), os.O_WRONLY | os.O_CREAT)
            os.dup2(out, 1)
            os.dup2(out, 2)
            resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
            signal.alarm(self.seconds)
        return child

    def _run_and_exit(self, *options: str) -> None:
        code = int(pytest.ExitCode.INTERNAL_ERROR)
        try:
            code = int(pytest.main([*OPTIONS, *options, TESTS], [self]))
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Facts before properties; nothing that needs the database."""
        items[:] = [
            item
            for item in items
            if item.nodeid not in self.left_out and not item.get_closest_marker("django_db")
        ]
        items.sort(
            key=lambda item: (
                item.get_closest_marker("hypothesis") is not None,
                not item.path.name.startswith(FIRST),
            )
        )

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool | None:
        """In a warm run fork for each mutant; ``None`` leaves it to pytest to run the tests."""
        if self._warm is None:
            return None
        gc.freeze()  # what is here is shared by all the processes
        for mutant in self._warm:
            if self._begin(mutant):
                session.config.option.maxfail = 1
                _function(mutant).__code__ = _code(mutant.code(), mutant.function)
                return None
        self._finish()
        return True

    def pytest_runtest_logstart(self) -> None:
        """The default of SIGALRM ends the process, whatever the test is busy with."""
        signal.alarm(self.seconds)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note the failures where they outlive the process."""
        if report.failed:
            with self._notes.open("a", encoding="utf-8") as notes:
                notes.write(f"{report.nodeid}\n")


def can_be_warm(mutant: Mutant) -> bool:
    """Whether giving one function other code is all there is to a mutant."""
    if not mutant.function or mutant.module in AT_WORK_EARLY:
        return False
    return not _code(mutant.original(), mutant.function).co_freevars  # as with super()


def _code(module: CodeType, function: str) -> CodeType:
    return next(code for code in _codes(module) if code.co_qualname == function)


def _codes(code: CodeType) -> Iterator[CodeType]:
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield inner
            yield from _codes(inner)


def _function(mutant: Mutant) -> FunctionType:
    found: object = sys.modules[mutant.module]
    for name in mutant.function.split("."):
        found = vars(found)[name]
    if isinstance(found, property):
        found = found.fget
    elif isinstance(found, classmethod | staticmethod):
        found = found.__func__
    if not isinstance(found, FunctionType):
        raise TypeError(f"{mutant.function} is no function")
    return found


def judge(status: int, notes: Path, *, cold: bool) -> Outcome:
    """What the end of a process says of its mutant; whatever is not plain is no kill."""
    if os.WIFSIGNALED(status):
        return Outcome(TIMEOUT if os.WTERMSIG(status) == signal.SIGALRM else UNCLEAR)
    code, failed = os.WEXITSTATUS(status), _lines(notes)
    if code == pytest.ExitCode.OK:
        return Outcome(SURVIVED)
    if code == pytest.ExitCode.TESTS_FAILED and failed:
        return Outcome(FAILED, failed[0])
    # While the core is imported or the law is read, an error ends the run before any test.
    said = _said(notes)
    errors = [line for line in said.splitlines() if line.startswith("ERROR tests/")]
    stopped = code in (pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.INTERRUPTED)
    if cold and stopped and errors:
        return Outcome(AT_IMPORT, errors[0])
    return Outcome(UNCLEAR, said[-500:])


def _lines(notes: Path) -> list[str]:
    return notes.read_text(encoding="utf-8").splitlines() if notes.exists() else []


def _said(notes: Path) -> str:
    """What the run printed."""
    return notes.with_suffix(".out").read_text(encoding="utf-8", errors="replace")
