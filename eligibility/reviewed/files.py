"""The reviewed rulebook files, read into one frozen source or refused with every fault named.

A directory holds ``release.yaml``, ``law/*.yaml`` (the law's values by date, each cited) and
``words/*.yaml`` (its translated content). No Django and no database here: what this module
reads can be checked anywhere.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from eligibility.content import BENEFITS
from eligibility.reviewed.fields import Fault, Place, RulebookError, Table
from eligibility.reviewed.law import Law, Vouched
from eligibility.reviewed.order import out_of_order
from eligibility.reviewed.source import SCHEMA, RulebookSource
from eligibility.reviewed.strict_yaml import read_yaml
from eligibility.reviewed.words import Words
from eligibility.rules.required import NEEDS, Needs
from eligibility.strict_files import UnreadableError

__all__ = ["SHIPPED", "Fault", "RulebookError", "RulebookSource", "read", "read_documents"]

#: The reviewed files this version of the site comes with.
SHIPPED = Path(__file__).resolve().parent.parent / "data" / "rulebook"

_NAME_LENGTH = 100
_COMMON = "common"


def read(directory: Path, *, required: Needs | None = None) -> RulebookSource:
    """Read the rulebook in ``directory``.

    Args:
        directory: holds ``release.yaml``, ``law/`` and ``words/``.
        required: what must be there, and of which kind; default: what the core needs.

    Raises:
        RulebookError: with every fault as file, key and reason.
    """
    faults: list[Fault] = []
    documents = {"release.yaml": _document(directory, "release.yaml", faults)}
    for folder in ("law", "words"):
        documents |= _folder(directory, folder, faults)
    if faults:  # what is inside a file that cannot be read is not missing
        raise RulebookError(faults)
    return read_documents(documents, required=required)


def read_documents(
    documents: Mapping[str, object], *, required: Needs | None = None
) -> RulebookSource:
    """Read a rulebook from its documents, the same as ``read`` does from its files.

    Args:
        documents: by the file's name below the directory (``law/maternity.yaml``); numbers are
            ``Decimal``, days are ``date`` or text.
        required: as ``read``.

    Raises:
        RulebookError: with every fault as file, key and reason.
    """
    faults: list[Fault] = []
    laws, texts = (_in_folder(documents, folder, faults) for folder in ("law", "words"))
    if faults:
        raise RulebookError(faults)
    release = documents.get("release.yaml")
    name, vouched = _release(Place("release.yaml", "", faults), release)
    law, words = Law(vouched), Words()
    law.add([(place, data, stem if stem in BENEFITS else None) for stem, place, data in laws])
    for stem, place, data in texts:
        if stem in BENEFITS or stem == _COMMON:
            words.add(place, data, stem if stem in BENEFITS else None)
        else:
            place.fault(f"A words file is named after a benefit or “{_COMMON}”.")
    faults += _unmet(NEEDS if required is None else required, law, words)
    faults += words.uncited(law.citations)
    faults += out_of_order(law)
    if faults:
        raise RulebookError(faults)
    return RulebookSource(
        name=name,
        terms=tuple(law.terms),
        statements=tuple(law.statements),
        citations=tuple(law.citations.values()),
        benefit_of=law.benefit_of,
        content=words.content(),
    )


def _unmet(needs: Needs, law: Law, words: Words) -> list[Fault]:
    """What the core needs and does not find, or not in the form it reckons with."""
    faults = [
        Fault("law", key, "The core needs this value, and no law file has it.")
        for key in needs.values.keys() - law.keyed_in.keys()
    ]
    for term in law.terms:
        need = needs.misfit(term)
        if need:
            file = law.keyed_in[term.key]
            faults.append(Fault(file, term.key, f"The core needs {need} here."))
    for codes, pieces in ((needs.documents, words.documents), (needs.steps, words.steps)):
        faults += (
            Fault("words", code, "The core names this, and no words file has it.")
            for code in codes - pieces.keys()
        )
    return faults


def _folder(directory: Path, folder: str, faults: list[Fault]) -> dict[str, object]:
    """The documents of a folder by file name; all seven benefits must be there."""
    try:
        names = {path.name for path in (directory / folder).iterdir()}
    except OSError:
        names = set()
    visible = {name for name in names if not name.startswith(".")}
    read_files: dict[str, object] = {}
    for name in sorted(visible | {f"{benefit}.yaml" for benefit in BENEFITS}):
        file = f"{folder}/{name}"
        if not name.endswith(".yaml"):
            faults.append(Fault(file, "", "Only files whose names end in .yaml belong here."))
            continue
        read_files[file] = _document(directory, file, faults)
    return read_files


def _in_folder(
    documents: Mapping[str, object], folder: str, faults: list[Fault]
) -> list[tuple[str, Place, object]]:
    """The documents of a folder as (file stem, place, data); all seven benefits must be there."""
    there = {file for file in documents if file.startswith(f"{folder}/")}
    found = []
    for file in sorted(there | {f"{folder}/{benefit}.yaml" for benefit in BENEFITS}):
        if file not in documents:
            faults.append(Fault(file, "", "The file is missing."))
            continue
        stem = file.removeprefix(f"{folder}/").removesuffix(".yaml")
        found.append((stem, Place(file, "", faults), documents[file]))
    return found


def _document(directory: Path, file: str, faults: list[Fault]) -> object:
    try:
        return read_yaml(directory / file)
    except UnreadableError as error:
        faults.append(Fault(file, "", str(error)))
        return None


def _release(place: Place, data: object) -> tuple[str, Vouched]:
    """The release's name and the days it vouches for."""
    fields = ("schema", "name", "vouched_from", "vouched_until")
    table = Table(place, data, required=fields, optional=())
    schema = table.raw("schema")
    if table.has("schema") and (schema != SCHEMA or isinstance(schema, bool)):
        place.at("schema").fault(f"This reader knows schema {SCHEMA} only.")
    name = table.text("name")
    if len(name) > _NAME_LENGTH:
        place.at("name").fault(f"The name is longer than {_NAME_LENGTH} characters.")
    first, last = table.day("vouched_from"), table.day("vouched_until")
    if not place.faults and first > last:
        place.at("vouched_from").fault(f"The days vouched for are reversed: {first} to {last}.")
    # Once the release's own days are at fault, the rows are not judged by them.
    return name, Vouched(date.min, date.max) if place.faults else Vouched(first, last)
