"""The two kinds of file in which texts travel, by the end of their names."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from eligibility.texts.sheet import FaultySheetError, Line, Sheet

#: By the end of a file's name.
XLSX, PO = "xlsx", "po"


class Kind(NamedTuple):
    """How a kind of file is written and read."""

    write: Callable[[Iterable[Line], str], bytes]
    read: Callable[[bytes], Sheet]
    content_type: str


def kind_of(name: str) -> Kind:
    """The kind of a file by its name. What reads it is loaded here: no other page needs that.

    Raises:
        FaultySheetError: it is neither of the two.
    """
    ending = name.lower().rpartition(".")[2]
    if ending == XLSX:
        from eligibility.texts import xlsx

        return Kind(xlsx.write, xlsx.read, xlsx.CONTENT_TYPE)
    if ending == PO:
        from eligibility.texts import po

        return Kind(po.write, po.read, po.CONTENT_TYPE)
    raise FaultySheetError(f"The name of the file must end in .{XLSX} or .{PO}.")
