"""The order in which the benefits of an answer are shown, on each of its pages."""

from collections.abc import Iterator, Mapping
from typing import Any

from eligibility.rules.codes import Asked, BenefitCode, Group
from eligibility.rules.person import Person

Json = Mapping[str, Any]


def in_order(answer: Json, person: Person) -> Iterator[tuple[Group, Mapping[str, Json]]]:
    """The groups in their fixed order; in each, what was asked about, then the other benefits.

    After a death the family asks: what is for them comes first, before the groups.
    """
    found = dict(answer["benefits"])
    if person.events.death is not None:
        theirs = found.pop(BenefitCode.BEREAVEMENT)
        yield Group(theirs["group"]), {BenefitCode.BEREAVEMENT: theirs}
    for group in Group:
        in_it = [(code, one) for code, one in found.items() if one["group"] == group]
        if in_it:
            in_it.sort(key=lambda held: held[1]["asked"] != Asked.EVENT)
            yield group, dict(in_it)
