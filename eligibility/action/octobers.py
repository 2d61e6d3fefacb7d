"""The Octobers in which a child without Thai nationality must be shown to be alive."""

from collections.abc import Iterable
from datetime import date

from eligibility.rules import months
from eligibility.rules.person import THAI, Child


def due(children: Iterable[Child], begins: date, *, month: int, age: int) -> tuple[date, ...]:
    """The first day of each month of proof, from the one ``begins`` lies in or the next.

    A child needs it in every such month of which at least one day lies between birth and the
    birthday that ends the allowance. Left out: a Thai child, one the other parent claims for,
    one that is not lawfully a child of the person, one whose birth date is not known. A child of
    unknown nationality is not left out: a paper too many does no harm.

    Args:
        children: as told.
        begins: the first day the allowance can be paid for.
        month: the month of proof, 1 to 12 (``child_proof_month``).
        age: the birthday that ends the allowance, in years (``child_age_limit``).
    """
    found: set[date] = set()
    for child in children:
        barred = child.nationality == THAI or child.other_parent_claims or child.lawful is False
        if child.born_on is None or barred:
            continue
        ends = months.add_years(child.born_on, age)
        first = max(child.born_on, begins)
        for year in range(first.year, ends.year + 1):
            opens = date(year, month, 1)
            closes = months.last_day(months.month_of(opens))
            if first <= closes and opens < ends:
                found.add(opens)
    return tuple(sorted(found))
