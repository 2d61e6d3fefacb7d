"""``manage.py assess FILE…``: questions in, answers out; with ``--expect``, cases checked."""

import codecs
import json
import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

from django.core.management.base import BaseCommand, CommandError

from eligibility import loader, summary, worked_cases
from eligibility.assessing import assess, refusal
from eligibility.presentation import Spoken
from eligibility.question_files import read_json, read_yaml
from eligibility.rules.faults import Refused
from eligibility.rules.question import Language
from eligibility.strict_files import UnreadableError, read_text, text_of

Answered: TypeAlias = Iterator[tuple[object, dict[str, Any]]]

_STANDARD_INPUT = "-"


class Command(BaseCommand):
    """Assess questions from files, or compare worked cases with what they expect."""

    help = "Answers questions from .json or .yaml files ('-' is standard input)."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The files, and what to print."""
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--language", choices=list(Language), help="overrides the question's")
        output = parser.add_mutually_exclusive_group()
        output.add_argument(
            "--expect", action="store_true", help="compare worked cases with their 'expect'"
        )
        output.add_argument(
            "--brief", action="store_true", help="a few lines for each question, to be read"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print answers as JSON, a summary of each, or the differences; fail when any is wrong."""
        documents = [_read(name) for name in options["files"]]
        cases = [case for document in documents for case in _listed(document)]
        try:
            released = loader.current()
        except loader.UnusableRulebookError as error:
            raise CommandError(str(error)) from None
        answered = ((case, self._answer(case, released, options["language"])) for case in cases)
        alone = len(documents) == 1 and not isinstance(documents[0], list)
        try:
            if options["expect"]:
                self._compare(answered)
            elif options["brief"]:
                self._tell(answered, Spoken(options["language"] or "en", released.content))
            else:
                self._list(answered, alone=alone)
        except OSError as error:
            # What is still to be flushed goes nowhere, or Python would complain of it at its end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.stdout.fileno())
            if isinstance(error, BrokenPipeError):  # whoever reads has seen enough ("| head")
                raise SystemExit(1) from None
            raise CommandError(f"The answers cannot be written: {error.strerror}.") from None

    def _answer(
        self, case: object, released: loader.Released, language: str | None
    ) -> dict[str, Any]:
        asked, labels = _split(case)
        named = {"id": labels["id"]} if "id" in labels else {}
        try:
            return named | assess(asked, released, language=language)
        except Refused as refused:
            return named | refusal(refused, asked, language=language)

    def _list(self, answered: Answered, *, alone: bool) -> None:
        """The answers as JSON, each when it is there: a list of many fits in any memory."""
        ascii_only = self._encoding() != "utf-8"
        refused = count = 0
        for _, answer in answered:
            written = json.dumps(answer, ensure_ascii=ascii_only, indent=2)
            if not alone:
                self._print("," if count else "[", ending="\n")
                written = "  " + written.replace("\n", "\n  ")
            self._print(written, ending="")
            refused += "errors" in answer
            count += 1
        self._print("" if alone else "\n]")
        _fail_if_refused(refused, count)

    def _tell(self, answered: Answered, spoken: Spoken) -> None:
        refused = count = 0
        for case, answer in answered:
            self._print(summary.brief(_split(case)[1], answer, spoken))
            refused += "errors" in answer
            count += 1
        _fail_if_refused(refused, count)

    def _compare(self, answered: Answered) -> None:
        found = count = 0
        for count, (case, answer) in enumerate(answered, start=1):
            for difference in _differences(case, count, answer):
                self._print(str(difference))
                found += 1
        summed = f"{count} cases, {found} differences"
        if found:
            raise CommandError(summed)
        self._print(summed)

    def _encoding(self) -> str:
        """How the output is encoded; a stream of text alone has no encoding and takes all."""
        named = getattr(self.stdout, "encoding", None)
        return codecs.lookup(named or "utf-8").name

    def _print(self, text: str, ending: str = "\n") -> None:
        """Print; what the terminal cannot show is escaped. Flushed, so that a broken pipe shows."""
        encoding = self._encoding()
        shown = text.encode(encoding, "backslashreplace").decode(encoding)
        self.stdout.write(shown, ending=ending)
        self.stdout.flush()


def _fail_if_refused(refused: int, count: int) -> None:
    if refused:
        raise CommandError(f"{refused} of {count} questions were refused.")


def _split(case: object) -> tuple[object, Mapping[str, object]]:
    """The question of a case and what else it says; what is no case is left as it is."""
    return worked_cases.split(case) if isinstance(case, Mapping) else (case, {})


def _listed(document: object) -> list[object]:
    return document if isinstance(document, list) else [document]


def _differences(
    case: object, number: int, answer: dict[str, Any]
) -> list[worked_cases.Difference]:
    """What is wrong with one case; one that expects nothing checks nothing, and that is wrong."""
    labels = _split(case)[1]
    name = str(labels.get("id", f"case {number}"))
    expect = labels.get(worked_cases.EXPECT)
    if not expect:
        return [worked_cases.Difference(name, worked_cases.EXPECT, "something", expect)]
    if "errors" in answer and isinstance(expect, Mapping) and "errors" not in expect:
        return [worked_cases.Difference(name, "errors", "an answer", answer["errors"])]
    return worked_cases.differences(name, expect, answer)


def _read(name: str) -> object:
    """One file's document: a question, or a list of at least one.

    Raises:
        CommandError: it cannot be read or asks nothing, in a plain sentence with the file's name.
    """
    try:
        text = text_of(_standard_input()) if name == _STANDARD_INPUT else read_text(Path(name))
        # YAML reads JSON too, but says less well what is wrong with it.
        like_json = name.endswith(".json") or (
            name == _STANDARD_INPUT and text.lstrip()[:1] in ("{", "[")
        )
        document = read_json(text) if like_json and text.strip() else read_yaml(text)
    except UnreadableError as error:
        raise CommandError(f"{name}: {error}") from None
    cases = _listed(document)
    if not cases or None in cases:
        raise CommandError(f"{name}: There is nothing to answer: a question is missing.")
    return document


def _standard_input() -> BinaryIO:
    """The bytes of standard input, whatever encoding the terminal claims to have."""
    if sys.stdin is None:  # the caller has closed it
        raise UnreadableError("There is no standard input.")
    return sys.stdin.buffer
