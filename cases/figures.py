"""How much an office has to do, and of what: numbers, and of nobody.

Counted where the copies are found (``cases.queue``), by what only the office's own secret can name:
no copy is opened for a number. The one exception is an employer's name, and that only where enough
workers miss the same month (docs/decisions/0047).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from django.db.models import Count, Expression, F, Min, Q, QuerySet, Value
from django.db.models.functions import TruncMonth
from django.utils import timezone

from accounts.acting import Acting
from cases import handing, queue, sealing
from cases.models import Handover, QueueMark
from cases.vault import Vault, search_secret
from eligibility import clock
from eligibility.rules.codes import BenefitCode
from eligibility.rules.truth import Verdict

#: So many workers of one employer before anything is said of it: fewer could be pointed at.
ENOUGH = 5
#: The first days of the spans that waiting is told in; the last one is open.
SPANS = (0, 3, 8, 15, 31)
#: The marks of missing months that are looked at, those of most workers first.
_MOST_GAPS = 500


@dataclass(frozen=True, slots=True)
class Employer:
    """An employer whose workers miss the same months.

    ``months``: ``YYYY-MM`` with the workers that miss it, counted within one organisation.
    """

    name: str
    months: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Figures:
    """The copies that an office has now.

    ``benefits`` and ``papers`` by code; ``verdicts`` by benefit and verdict; ``states`` by state;
    ``months`` by ``YYYY-MM`` of the hand-over; ``answered`` and ``waiting`` by the first day of the
    span (``SPANS``): days until the first answer, and days without one until now. What is nowhere
    is not in them, but for states, verdicts and spans, of which all are.
    """

    benefits: Mapping[str, int]
    verdicts: Mapping[tuple[str, str], int]
    states: Mapping[str, int]
    months: Mapping[str, int]
    answered: Mapping[int, int]
    waiting: Mapping[int, int]
    papers: Mapping[str, int]
    employers: tuple[Employer, ...]


def figures(who: Acting, papers: Iterable[str]) -> Figures:
    """Count the copies of an officer's office; the same few queries, however many there are.

    Args:
        who: an officer.
        papers: the codes of all papers there are.
    """
    copies = Handover.objects.visible_to(who.user)
    marks = QueueMark.objects.visible_to(who.user)
    secret = _secret(who)
    found = _found(marks, secret, papers)
    verdicts = [(code.value, verdict.value) for code in BenefitCode for verdict in Verdict]
    return Figures(
        benefits=_of(found, queue.BENEFIT, (code.value for code in BenefitCode)),
        verdicts={pair: found.get((queue.VERDICT, ":".join(pair)), 0) for pair in verdicts},
        states=_states(copies),
        months=_months(copies),
        answered=_spans(copies.filter(answered_at__isnull=False), F("answered_at")),
        waiting=_spans(copies.filter(answered_at__isnull=True), Value(timezone.now())),
        papers=_of(found, queue.PAPER, papers),
        employers=_employers(copies, marks, secret),
    )


def _secret(who: Acting) -> bytes:
    return search_secret(who.organisation.pk) if who.organisation else b""


def _found(
    marks: QuerySet[QueueMark], secret: bytes, papers: Iterable[str]
) -> dict[queue.Part, int]:
    """How many copies each known thing is true of."""
    parts = [
        *((queue.BENEFIT, code.value) for code in BenefitCode),
        *((queue.VERDICT, f"{code}:{verdict}") for code in BenefitCode for verdict in Verdict),
        *((queue.PAPER, paper) for paper in papers),
    ]
    known = {sealing.mark(secret, *part): part for part in parts}
    counted = marks.filter(mark__in=list(known)).values_list("mark").annotate(Count("pk"))
    return {known[bytes(mark)]: number for mark, number in counted.order_by("mark")}


def _of(found: Mapping[queue.Part, int], kind: str, codes: Iterable[str]) -> dict[str, int]:
    return {code: found[kind, code] for code in codes if (kind, code) in found}


def _states(copies: QuerySet[Handover]) -> dict[str, int]:
    counted: dict[str, int] = dict(
        copies.order_by("state").values_list("state").annotate(Count("pk"))
    )
    return {state.value: counted.get(state.value, 0) for state in Handover.State}


def _months(copies: QuerySet[Handover]) -> dict[str, int]:
    month = TruncMonth("given_at", tzinfo=clock.BANGKOK)
    counted = copies.annotate(month=month).order_by("month").values_list("month")
    return {f"{month:%Y-%m}": number for month, number in counted.annotate(Count("pk"))}


def _spans(copies: QuerySet[Handover], until: F | Expression) -> dict[int, int]:
    """How many copies are so many days old when something came, or by now."""
    bounds = [F("given_at") + timedelta(days=day) for day in SPANS]
    within = {
        f"span_{first}": Count("pk", filter=Q(at__gte=begins, at__lt=ends))
        for first, (begins, ends) in zip(SPANS, pairwise(bounds), strict=False)
    }
    last = {f"span_{SPANS[-1]}": Count("pk", filter=Q(at__gte=bounds[-1]))}
    found = copies.annotate(at=until).aggregate(**within, **last)
    return {day: found[f"span_{day}"] for day in SPANS}


# ---------------------------------------------------------------- employers
def _employers(
    copies: QuerySet[Handover], marks: QuerySet[QueueMark], secret: bytes
) -> tuple[Employer, ...]:
    """Those whose workers miss the same months, enough of them in one organisation.

    The same worker may be with two organisations, and nothing here says so: the workers of each
    are counted apart, and the larger number is told.
    """
    gaps = marks.filter(gap=True).values("mark", "case__organisation")
    counted = gaps.annotate(workers=Count("pk"), one=Min("pk")).filter(workers__gte=ENOUGH)
    rows = list(counted.order_by("-workers", "mark")[:_MOST_GAPS])
    workers = Counter[bytes]()
    for row in rows:
        mark = bytes(row["mark"])
        workers[mark] = max(workers[mark], row["workers"])
    ones = marks.filter(pk__in=[row["one"] for row in rows]).values("handover")
    found: dict[str, tuple[str, dict[str, int]]] = {}
    standing = list(copies.filter(pk__in=ones))
    vaults = Vault.of_many([row.case_id for row in standing])
    for each in standing:
        if each.case_id not in vaults:  # erased a moment ago
            continue
        copy = handing.opened(each, vaults[each.case_id])
        name = copy.person.employer
        _, months = found.setdefault(queue.employer_key(name), (name, {}))
        for part, month in queue.gaps_of(copy).items():
            number = workers[sealing.mark(secret, *part)]
            if number >= ENOUGH:
                months[month] = number
    told = (Employer(name, dict(sorted(months.items()))) for name, months in found.values())
    return tuple(sorted(told, key=lambda each: (-max(each.months.values()), each.name)))
