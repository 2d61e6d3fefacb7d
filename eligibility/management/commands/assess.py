"""``manage.py assess FILE…``: questions in, answers out; with ``--expect``, cases checked."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from eligibility import loader, summary, worked_cases
from eligibility.assessing import assess, refusal
from eligibility.presentation import Spoken
from eligibility.question_files import UnreadableFile, read_json, read_yaml
from eligibility.rules.faults import Refused
from eligibility.rules.question import Language

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
        cases = [
            case
            for document in documents
            for case in (document if isinstance(document, list) else [document])
        ]
        released = loader.current()
        answers = [self._answer(case, released, options["language"]) for case in cases]
        if options["expect"]:
            self._compare(cases, answers)
            return
        if options["brief"]:
            spoken = Spoken(options["language"] or Language.ENGLISH, released.content)
            for case, answer in zip(cases, answers, strict=True):
                labels = worked_cases.split(case)[1] if isinstance(case, Mapping) else {}
                self.stdout.write(summary.brief(labels, answer, spoken))
        else:
            alone = len(documents) == 1 and not isinstance(documents[0], list)
            printed = answers[0] if alone else answers
            self.stdout.write(json.dumps(printed, ensure_ascii=False, indent=2))
        refused = sum("errors" in answer for answer in answers)
        if refused:
            raise CommandError(f"{refused} of {len(answers)} questions were refused.")

    def _answer(
        self, case: object, released: loader.Released, language: str | None
    ) -> dict[str, Any]:
        asked: object = case
        labels: Mapping[str, object] = {}
        if isinstance(case, Mapping):
            asked, labels = worked_cases.split(case)
        named = {"id": labels["id"]} if "id" in labels else {}
        try:
            return named | assess(asked, released, language=language)
        except Refused as refused:
            return named | refusal(refused, asked, language=language)

    def _compare(self, cases: list[Any], answers: list[dict[str, Any]]) -> None:
        found = [
            difference
            for number, (case, answer) in enumerate(zip(cases, answers, strict=True), start=1)
            for difference in _differences(case, number, answer)
        ]
        for difference in found:
            self.stdout.write(str(difference))
        summed = f"{len(cases)} cases, {len(found)} differences"
        if found:
            raise CommandError(summed)
        self.stdout.write(summed)


def _differences(
    case: object, number: int, answer: dict[str, Any]
) -> list[worked_cases.Difference]:
    """What is wrong with one case; one that expects nothing checks nothing, and that is wrong."""
    labels = worked_cases.split(case)[1] if isinstance(case, Mapping) else {}
    name = str(labels.get("id", f"case {number}"))
    expect = labels.get(worked_cases.EXPECT)
    if not expect:
        return [worked_cases.Difference(name, worked_cases.EXPECT, "something", expect)]
    if "errors" in answer and isinstance(expect, Mapping) and "errors" not in expect:
        return [worked_cases.Difference(name, "errors", "an answer", answer["errors"])]
    return worked_cases.differences(name, expect, answer)


def _read(name: str) -> object:
    """One file's document.

    Raises:
        CommandError: it cannot be read, in a plain sentence with the file's name.
    """
    try:
        if name == _STANDARD_INPUT:
            text = sys.stdin.read()
        else:
            text = Path(name).read_bytes().decode("utf-8")
        # YAML reads JSON too, but says less well what is wrong with it.
        like_json = name.endswith(".json") or (
            name == _STANDARD_INPUT and text.lstrip()[:1] in ("{", "[")
        )
        return read_json(text) if like_json else read_yaml(text)
    except OSError as error:
        raise CommandError(f"{name}: cannot be opened: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise CommandError(f"{name}: This is not UTF-8 text.") from None
    except UnreadableFile as error:
        raise CommandError(f"{name}: {error}") from None
