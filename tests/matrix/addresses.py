"""Every address of the site by its name, those of the checker below a case too."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from cases.mount import OF_ANSWERS, OF_THE_PHONE

#: Before the name of a page of the checker: the same page below a case.
BELOW = "below a case: "


def named(of: URLResolver | None = None, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every pattern that has an address, with its name; those without one by their route."""
    for each in (of or get_resolver()).url_patterns:
        if isinstance(each, URLResolver):
            inner = f"{each.namespace}:" if each.namespace else ""
            yield from named(each, space + inner)
        else:
            yield space + (each.name or str(each.pattern)), each


def names() -> list[str]:
    """The names of all addresses, each once."""
    found = dict.fromkeys(name for name, _ in named())
    checker = [name for name in found if name.startswith("eligibility:")]
    return [*found, *(BELOW + name for name in checker)]


def of_answers(name: str) -> bool:
    """Whether a page of the checker stands on somebody's answers."""
    return name.rpartition(":")[2] in OF_ANSWERS


def of_the_phone(name: str) -> bool:
    """Whether a page of the checker begins or ends the answers of a phone."""
    return name.rpartition(":")[2] in OF_THE_PHONE
