"""Which values rest on a source that nobody has read again for too long."""

from collections.abc import Iterable
from datetime import date, timedelta

from eligibility.rules.rulebook import Citation, Rulebook, Term

#: Days after the last check, where a source does not say its own (``recheck_days``).
LIMIT = 365


def fresh_until(cited: Citation) -> date:
    """The last day on which a source need not be read again."""
    return cited.checked_on + timedelta(days=cited.recheck_days or LIMIT)


def is_stale(cited: Citation, day: date) -> bool:
    """Whether a source should have been read again before ``day``."""
    return fresh_until(cited) < day


def stale_since(rows: Iterable[Term], day: date) -> date | None:
    """When the stale source of a value's rows was last read, of several the oldest; else none."""
    cited = (row.citation for row in rows)
    return min((one.checked_on for one in cited if is_stale(one, day)), default=None)


def stale_keys(rulebook: Rulebook, day: date) -> tuple[str, ...]:
    """The values of which some row rests on a stale source, by their keys in alphabetic order."""
    histories = rulebook.histories
    return tuple(key for key in sorted(histories) if stale_since(histories[key], day))


def stale_sources(rulebook: Rulebook, day: date) -> tuple[str, ...]:
    """The codes of the stale sources, in alphabetic order."""
    return tuple(sorted(code for code, one in rulebook.citations.items() if is_stale(one, day)))
