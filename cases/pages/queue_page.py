"""The queue of an office as its page shows it: what is asked of it, its rows, and their words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, F, Func, QuerySet, Value
from django.http import Http404, HttpRequest, QueryDict
from django.utils.timezone import localdate

from accounts.acting import Acting
from cases import queue, reviewing
from cases.models import NO_DAY, Handover, Message, QueueMark
from cases.pages.paging import Places
from cases.snapshot import Snapshot
from eligibility import clock
from eligibility.content import Content
from eligibility.presentation import Spoken
from eligibility.rules.codes import BenefitCode
from eligibility.wording import deadlines
from eligibility.wording.sentence import Sentence, counted, sentence

State = Handover.State
#: Rows of one page.
PAGE = 25
#: How the rows of both tables are ordered: most urgent first, then the longest waiting.
_ORDER, _ORDER_OF_MARKS = ("due", "given_at", "pk"), ("due", "given_at", "handover_id")
_PLACES = Places("queue", date.fromisoformat, datetime.fromisoformat, UUID)

STATES: dict[str, Sentence] = {
    State.WAITING: sentence("Waiting for an officer"),
    State.ASKED: sentence("Waiting for papers"),
    State.FINISHED: sentence("Finished"),
}
_WAITED = counted("Waiting for %(days)s day.", "Waiting for %(days)s days.", by="days")


@dataclass(frozen=True, slots=True)
class Filter:
    """What somebody wants to see of the queue. All are codes of ours: none tells of a person."""

    state: str = State.WAITING
    benefit: str = ""
    paper: str = ""
    mine: bool = False

    @classmethod
    def of(cls, sent: QueryDict, content: Content) -> "Filter":
        """As an address or a form says it; what nobody knows is left out."""
        state, benefit, paper = (sent.get(name, "") for name in ("state", "benefit", "paper"))
        return cls(
            state if state in State.values else State.WAITING,
            benefit if benefit in set(BenefitCode) else "",
            paper if paper in papers_of(benefit, content) else "",
            mine="mine" in sent,
        )

    def fields(self, **changes: str) -> list[tuple[str, str]]:
        """The names and values that say it, for an address or hidden in a form."""
        said = {"state": str(self.state), "benefit": self.benefit, "paper": self.paper}
        said |= {"mine": "1" if self.mine else ""} | changes
        return [(name, value) for name, value in said.items() if value]

    def address(self, **changes: str) -> str:
        """The query of its page."""
        sent = QueryDict(mutable=True)
        sent.update(dict(self.fields(**changes)))
        return f"?{sent.urlencode()}"

    def part(self) -> queue.Part | None:
        """What of a copy it asks for; ``None``: for nothing."""
        if self.benefit and self.paper:
            return queue.BENEFIT_PAPER, f"{self.benefit}:{self.paper}"
        if self.paper:
            return queue.PAPER, self.paper
        return (queue.BENEFIT, self.benefit) if self.benefit else None


def papers_of(benefit: str, content: Content) -> list[str]:
    """The codes of the papers a benefit may need; "": of all."""
    return reviewing.papers_of(benefit, content) if benefit else list(content.documents)


# ---------------------------------------------------------------- the walk
def page(request: HttpRequest, who: Acting, wanted: Filter) -> tuple[list[Handover], str]:
    """The copies of one page in their order, and what the next page begins after, or "".

    Filtered or not it is one walk along one index, however long the queue is.
    """
    part, mine = wanted.part(), who.user.pk if wanted.mine else None
    if part is None and mine is None:
        copies = Handover.objects.visible_to(who.user).filter(state=wanted.state)
        places = _walk(copies, _ORDER, request)
    else:
        mark = queue.mark_for(office_of(who), mine, part)
        marks = QueueMark.objects.visible_to(who.user).filter(mark=mark, state=wanted.state)
        places = _walk(marks, _ORDER_OF_MARKS, request)
    following = _PLACES.after(*places[PAGE - 1]) if len(places) > PAGE else ""
    return copies_of(who, [number for _, _, number in places[:PAGE]]), following


def copies_of(who: Acting, numbers: Iterable[UUID]) -> list[Handover]:
    """The copies of these numbers that the office has, in this order, each once."""
    wanted = list(dict.fromkeys(numbers))
    rows = Handover.objects.visible_to(who.user).filter(pk__in=wanted)
    found = {row.pk: row for row in rows.select_related("taken_by")}
    return [found[number] for number in wanted if number in found]


def office_of(who: Acting) -> int:
    """The number of the office somebody works for."""
    if who.organisation is None:  # no role that the pages of an office let in
        raise Http404
    return who.organisation.pk


def _walk(rows: QuerySet[Any], order: Sequence[str], request: HttpRequest) -> list[Any]:
    """Where each row of a page stands, and the one behind it."""
    last = _PLACES.read(request)
    if last is not None:
        rows = rows.filter(_behind(order, last))
    return list(rows.order_by(*order).values_list(*order)[: PAGE + 1])


def _behind(order: Sequence[str], last: Sequence[Any]) -> Func:
    """That a row comes after a place, as one comparison of rows.

    Of many copies that fall due on one day, an index is then entered at the place itself.
    """
    columns = Func(*map(F, order), template="(%(expressions)s)")
    place = Func(*map(Value, last), template="(%(expressions)s)")
    behind: Any = {"template": "%(expressions)s", "arg_joiner": " > "}
    return Func(columns, place, output_field=BooleanField(), **behind)


# ---------------------------------------------------------------- the rows
@dataclass(frozen=True, slots=True)
class Row:
    """One copy in the queue: texts alone. ``version`` goes with whatever is done about it."""

    number: UUID
    version: int
    reference: str
    name: str
    organisation: str
    handed: str
    benefits: str
    due: str
    left: str
    waiting: str
    state: str
    taken_by: str
    taken_on: str
    mine: bool
    missing: str
    unread: bool


def rows(
    who: Acting,
    found: Sequence[Handover],
    copies: Mapping[UUID, Snapshot],
    spoken: Spoken,
    content: Content,
) -> list[Row]:
    """What the queue shows of each copy that can be read; three queries, however many there are.

    Args:
        who: the officer.
        found: their rows in the database.
        copies: what they hold, by their numbers; none of an erased case, whose key is gone.
        spoken: the voice of the reader's language.
        content: of the release in use, which names the papers.
    """
    there = [each for each in found if each.pk in copies]
    unread, missing = _unread(who, there), _missing(who, there, content)
    return [
        _row(
            each,
            copies[each.pk],
            spoken,
            mine=each.taken_by == who.user,
            unread=each.case_id in unread,
            missing=[content.document_name(code, spoken.language) for code in missing[each.pk]],
        )
        for each in there
    ]


def _row(
    each: Handover,
    copy: Snapshot,
    spoken: Spoken,
    *,
    mine: bool,
    unread: bool,
    missing: Sequence[str],
) -> Row:
    today, handed = clock.today(), localdate(each.given_at)
    benefits = [spoken.name(BenefitCode(code)) for code in queue.in_question(copy)]
    finished = each.state == State.FINISHED
    return Row(
        number=each.pk,
        version=each.version,
        reference=copy.reference,
        name=copy.person.shown_name(),
        organisation=copy.organisation,
        handed=spoken.date(handed),
        benefits=spoken.listed(benefits),
        due="" if each.due == NO_DAY else spoken.date(each.due),
        left="" if finished else left(each.due, today, spoken),
        waiting="" if finished else spoken.say(_WAITED, {"days": (today - handed).days}),
        state=spoken.say(STATES[each.state]),
        taken_by=str(each.taken_by or ""),
        taken_on=spoken.date(localdate(each.taken_at)) if each.taken_at else "",
        mine=mine,
        missing=spoken.listed(missing),
        unread=unread,
    )


def left(due: date, today: date, spoken: Spoken) -> str:
    """How many days are left until a day; "" for a copy in which nothing falls due."""
    days = (due - today).days
    if due == NO_DAY or days == 0:
        return "" if days else spoken.say(deadlines.TODAY)
    return spoken.say(deadlines.PASSED if days < 0 else deadlines.DAYS_LEFT, {"days": days})


def _unread(who: Acting, found: Sequence[Handover]) -> set[UUID]:
    """The cases from whose organisation there is a message that nobody here has had on a page."""
    messages = Message.objects.visible_to(who.user).filter(
        case__in=[each.case_id for each in found], from_office=False, seen_at__isnull=True
    )
    return set(messages.values_list("case_id", flat=True))


def _missing(
    who: Acting, found: Sequence[Handover], content: Content
) -> Mapping[UUID, Sequence[str]]:
    """The codes of the missing papers of each copy, in the order of the release."""
    papers = queue.paper_marks(office_of(who), content.documents)
    marks = QueueMark.objects.visible_to(who.user).filter(
        handover__in=[each.pk for each in found], mark__in=list(papers)
    )
    codes: dict[UUID, set[str]] = {each.pk: set() for each in found}
    for number, mark in marks.values_list("handover_id", "mark"):
        codes[number].add(papers[bytes(mark)])
    return {
        number: [code for code in content.documents if code in lacks]
        for number, lacks in codes.items()
    }
