"""The file of keys: what the copies of the data leave out, and which cases were erased.

One JSON object a line. Keys are wrapped as they are in the tables: the file alone opens nothing,
and nothing is opened without it. That a case was erased says only its number, when and why.
"""

import base64
import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import CommandError

from accounts.models import Organisation, User
from cases import erasing
from cases.models import Case, CaseKey, Erasure, SearchSecret
from cases.querysets import of_everybody

FORM = 1
Json = dict[str, Any]


def made_new(file: Path) -> int:
    """A new file that only its owner can read; its descriptor.

    Raises:
        CommandError: there is one already, or it cannot be made.
    """
    try:
        return os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise CommandError(f"{file} is there already, and nothing is written over it.") from None
    except OSError as fault:
        raise CommandError(f"{file}: {fault.strerror}.") from None


def lines() -> Iterator[Json]:
    """What goes into a file of keys. Erasures last: what is erased meanwhile is among them."""
    yield {"keys_of_cases": FORM}
    for key in of_everybody(CaseKey).iterator():
        yield {"case": str(key.pk), "wrapped": _text(bytes(key.wrapped))}
    for secret in SearchSecret.objects.all():
        yield {"organisation": secret.pk, "wrapped": _text(bytes(secret.wrapped))}
    for each in Erasure.objects.all():
        yield {
            "erased": str(each.case),
            "organisation": each.organisation_id,
            "why": each.why,
            "by": each.by_id,
            "at": each.at.isoformat(),
        }


def read(file: Path) -> list[Json]:
    """The lines of such a file, without its first.

    Raises:
        CommandError: it is none, or was cut off.
    """
    try:
        first, *rest = (json.loads(line) for line in file.read_text(encoding="ascii").splitlines())
    except OSError as fault:
        raise CommandError(f"{file}: {fault.strerror}.") from None
    except ValueError:
        raise CommandError(f"{file} is no file of keys, or not the whole of it.") from None
    if first != {"keys_of_cases": FORM}:
        raise CommandError(f"{file} is no file of keys.")
    return rest


def restored(found: list[Json]) -> tuple[int, int]:
    """Put keys back that are missing; how many, and how many other ones stand in their place.

    Keys of cases that are not there, or were erased since, stay where they are.
    """
    gone = {UUID(each["erased"]) for each in found if "erased" in each}
    gone |= set(Erasure.objects.values_list("case", flat=True))
    cases = {UUID(each["case"]): _bytes(each) for each in found if "case" in each}
    living = set(of_everybody(Case).values_list("pk", flat=True)) - gone
    secrets = {
        each["organisation"]: _bytes(each)
        for each in found
        if "wrapped" in each and "organisation" in each
    }
    there = set(Organisation.objects.values_list("pk", flat=True))
    counts = (
        _put(CaseKey, {pk: wrapped for pk, wrapped in cases.items() if pk in living}),
        _put(SearchSecret, {pk: wrapped for pk, wrapped in secrets.items() if pk in there}),
    )
    put, others = (sum(each) for each in zip(*counts, strict=True))
    return put, others


def erased_again(found: list[Json]) -> int:
    """Erase what was erased before and came back with an older copy; how many cases that were."""
    people = set(User.objects.values_list("pk", flat=True))
    there = set(Organisation.objects.values_list("pk", flat=True))
    known = set(Erasure.objects.values_list("case", flat=True))
    count = 0
    for each in found:
        if "erased" not in each:
            continue
        case, at = UUID(each["erased"]), datetime.fromisoformat(each["at"])
        by = each["by"] if each["by"] in people else None
        if case not in known and each["organisation"] in there:
            Erasure(
                case=case,
                organisation_id=each["organisation"],
                why=each["why"],
                by_id=by,
                at=at,
            ).save(force_insert=True)
        count += erasing.erase(case, Erasure.Why(each["why"]), None, at)
    return count


def _put(model: Any, found: dict[Any, bytes]) -> tuple[int, int]:
    known = dict(of_everybody(model).values_list("pk", "wrapped"))
    new = [model(pk=pk, wrapped=wrapped) for pk, wrapped in found.items() if pk not in known]
    of_everybody(model).bulk_create(new, batch_size=500)
    others = sum(bytes(known.get(pk, wrapped)) != wrapped for pk, wrapped in found.items())
    return len(new), others


def _text(wrapped: bytes) -> str:
    return base64.b64encode(wrapped).decode("ascii")


def _bytes(line: Json) -> bytes:
    return base64.b64decode(line["wrapped"])
