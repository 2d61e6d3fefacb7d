"""YAML as the rulebook files mean it: exact decimals and days of the calendar."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

from eligibility.strict_files import is_number, load_yaml, read_text

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_yaml(path: Path) -> object:
    """The one document of a YAML file: mappings, lists, text, ``Decimal``, dates, booleans, None.

    Raises:
        UnreadableError: the file is missing, or is not YAML as ``strict_files`` reads it.
    """
    # The name of a law stands under many citations; a list or mapping is never repeated.
    return load_yaml(read_text(path), _plain, repeat_texts=True)


def _plain(written: str) -> Decimal | date | str:
    """An exact number, a day, or text. What is neither quite is refused where one belongs."""
    if is_number(written):
        return Decimal(written)
    if _DAY.fullmatch(written):
        try:
            return date.fromisoformat(written)
        except ValueError:  # text, so that its place can be named
            return written
    return written
