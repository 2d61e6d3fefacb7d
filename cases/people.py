"""Who a case is about: names as each paper spells them, and how she is reached."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

#: The papers that spell a name, in the order they are asked for.
PAPERS = ("passport", "identity", "pink_card", "work_permit", "sso_card", "bank_book")


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of somebody beside her answers. All of it may be empty.

    ``names`` and ``numbers``: by the paper they stand on (``PAPERS``), as it spells them.
    """

    called: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, str] = field(default_factory=dict)
    phone: str = ""
    employer: str = ""
    workplace: str = ""
    guardian: str = ""

    def shown_name(self) -> str:
        """What she is called, or the first name a paper has; "" where nothing is known."""
        return self.called or next((self.names[p] for p in PAPERS if self.names.get(p)), "")

    def plain(self) -> dict[str, Any]:
        """As JSON can say it."""
        return asdict(self)

    @classmethod
    def of(cls, plain: Mapping[str, Any]) -> "Person":
        """Out of what ``plain`` has made."""
        known = {name: plain[name] for name in cls.__dataclass_fields__ if name in plain}
        return replace(cls(), **known)
