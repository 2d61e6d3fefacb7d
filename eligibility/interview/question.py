"""The question of the contract that the answers add up to, and where its faults belong.

"I don't know" becomes null, what was not asked stays absent (contract, "Unknown and absent").
"""

from typing import Any

from eligibility.interview import grid, record
from eligibility.interview.kinds import UNKNOWN, Group
from eligibility.interview.screens import BY_KEY, SCREENS, group_on
from eligibility.interview.told import Place, Told
from eligibility.rules import months

_FLAGS = {"yes": True, "no": False}
_JOBS, _WAGES, _CHILDREN = (group_on(key) for key in ("jobs", "wages", "children"))
#: A record whose first month nobody knows may go back this many months: to be asked for, not paid.
_UNKNOWN_BEFORE = 240


def question_of(told: Told) -> dict[str, Any]:
    """The question as the contract writes it, from whatever has been answered so far."""
    return {
        "as_of": told.today.isoformat(),
        "person": _person(told),
        "events": _events(told),
    }


def _person(told: Told) -> dict[str, Any]:
    papers = told.reading("papers")
    return {
        "nationality": told.value("nationality"),
        "sex": told.value("sex"),
        "birth_date": _day(told, "born"),
        "sector": told.value("sector"),
        "documents": list(papers) if isinstance(papers, tuple) else None,
        "papers_agree": _flag(told, "agree"),
        "registered": _flag(told, "registered"),
        "employment": _employment(told),
        "contributions": _contributions(told),
        **_wages(told),
    }


def _employment(told: Told) -> dict[str, Any] | None:
    """The job; a job that ended on an unknown day is an unknown job (contract)."""
    state, last_day = told.value("job"), told.value("last_day")
    if state is None or (state == "ended" and last_day is None):
        return None
    earlier = told.value("other_jobs")
    job: dict[str, Any] = {
        "started_on": _day(told, "first_day"),
        "ended_on": last_day.isoformat() if state == "ended" else None,
        "earlier": _earlier(told) if earlier == "yes" else [] if earlier == "no" else None,
    }
    if state == "ended":
        job["end_reason"] = told.value("why_ended")
    return job


def _earlier(told: Told) -> list[dict[str, Any]] | None:
    """The earlier jobs; unknown as a whole where nobody knows the last day of one of them.

    The contract would read an absent last day as a job that goes on.
    """
    jobs = range(len(told.items(_JOBS)))
    if any(told.item_value(_JOBS, index, "to") is None for index in jobs):
        return None
    return [
        {
            "started_on": _iso(told.item_value(_JOBS, index, "from")),
            "ended_on": _iso(told.item_value(_JOBS, index, "to")),
        }
        for index in jobs
    ]


def _contributions(told: Told) -> dict[str, Any]:
    contributed = told.value("contributed")
    if contributed == "never":
        return {"paid": [], "deducted_not_remitted": [], "in_doubt": []}
    if contributed in ("every", "some", "known", "deducted"):
        return _recorded(told)
    if contributed == "total":  # of the rest nothing was asked, so nothing is said
        return {"paid": None, "total_months": told.value("total")}
    return {"paid": None, "deducted_not_remitted": None, "in_doubt": None}


def _recorded(told: Told) -> dict[str, Any]:
    found, span = told.months(), told.span()
    if span is None:
        return {"paid": None, "deducted_not_remitted": None, "in_doubt": None}
    in_doubt = grid.listed(found, grid.State.IN_DOUBT)
    if span.open_before:
        in_doubt = [*_before(told, span.first, grid.MOST_MONTHS - len(found)), *in_doubt]
    return {
        "paid": grid.listed(found, grid.State.PAID),
        "deducted_not_remitted": grid.listed(found, grid.State.DEDUCTED),
        "in_doubt": in_doubt,
    }


def _before(told: Told, first: months.Month, most: int) -> list[str]:
    """The months before those shown, of which nobody knows anything: from the first job told.

    ``most`` is how many of them a question may still list.
    """
    starts = [
        told.value("first_day"),
        *(told.item_value(_JOBS, i, "from") for i in range(len(told.items(_JOBS)))),
    ]
    told_starts = [months.month_of(start) for start in starts if start]
    all_known = None not in starts and told.reading("other_jobs") is not UNKNOWN
    oldest = min(told_starts) if all_known else first - _UNKNOWN_BEFORE
    oldest = max(oldest, first - most, record.EARLIEST)
    return [f"{months.iso(oldest)}..{months.iso(first - 1)}"] if oldest < first else []


def _wages(told: Told) -> dict[str, Any]:
    if not told.asks(BY_KEY["wage"]):
        return {"monthly_wage": None}
    changed = told.value("wage_changed")
    wages: dict[str, Any] = {"monthly_wage": told.value("wage")}
    if changed == "no":
        wages["wages"] = []
    elif changed == "yes":
        wages["wages"] = _spans(told)
    # Not sure whether it changed: absent, so that the amounts are worked out from the one wage that
    # was told, and the answer says that it was taken to be the same in all months.
    return wages


def _spans(told: Told) -> list[dict[str, Any]] | None:
    """The other wages; unknown as a whole where nobody knows the months of one of them."""
    spans = []
    for index in range(len(told.items(_WAGES))):
        first, last = (told.item_value(_WAGES, index, name) for name in ("from", "to"))
        if first is None or last is None:
            return None
        held = f"{months.iso(first)}..{months.iso(last)}"
        spans.append({"months": held, "baht": told.item_value(_WAGES, index, "baht")})
    return spans


def _events(told: Told) -> dict[str, Any]:
    happened = told.reading("happened")
    chosen = happened if isinstance(happened, tuple) else ()
    events: dict[str, Any] = {
        field: made(told) for choice, (field, made) in _BY_CHOICE.items() if choice in chosen
    }
    has_children = told.value("has_children")
    events["children"] = (
        _children(told) if has_children == "yes" else [] if has_children == "no" else None
    )
    if told.value("job") == "ended":
        events["unemployment"] = _unemployment(told)
    return events


def _unemployment(told: Told) -> dict[str, Any]:
    loss: dict[str, Any] = {"days_paid_this_year": told.value("jobless_days_paid")}
    if told.value("last_day") is None:  # asked, and not known: not the same as no job lost
        loss["date"] = None
    if told.value("doe") != "no":
        loss["registered_on"] = _day(told, "doe_on")
    return loss


def _birth(told: Told) -> dict[str, Any]:
    births = told.value("births_before")
    birth: dict[str, Any] = {
        "date": _day(told, "birth_day"),
        "married": _flag(told, "married"),
        "other_parent_claims": _flag(told, "birth_other_parent"),
    }
    if told.asked(_BIRTHS_BEFORE):
        birth["births_with_leave_allowance"] = None if births is None else int(births)
    return birth


_BIRTHS_BEFORE = next(q for q in BY_KEY["birth"].questions if q.name == "births_before")


def _illness(told: Told) -> dict[str, Any]:
    return {
        "date": _day(told, "ill_on"),
        "rest_days": told.value("rest_days"),
        "rest_days_already_paid_this_year": told.value("rest_paid"),
        "chronic": _flag(told, "chronic"),
    }


def _dental(told: Told) -> dict[str, Any]:
    return {
        "date": _day(told, "dental_on"),
        "bill": told.value("dental_bill"),
        "used_this_year": told.value("dental_used"),
    }


def _disability(told: Told) -> dict[str, Any]:
    return {"date": _day(told, "disabled_on"), "degree": told.value("degree")}


def _retirement(told: Told) -> dict[str, Any]:
    return {"date": _day(told, "retires_on"), "leaving_thailand": _flag(told, "leaving")}


_BY_CHOICE = {
    "birth": ("childbirth", _birth),
    "illness": ("illness", _illness),
    "dental": ("dental", _dental),
    "disability": ("disability", _disability),
    "retirement": ("retirement", _retirement),
    "death": ("death", lambda told: {"date": _day(told, "died_on")}),
    "injury": ("work_injury", lambda told: {"date": _day(told, "injured_on")}),
}


def _children(told: Told) -> list[dict[str, Any]]:
    return [_child(told, _CHILDREN, index) for index in range(len(told.items(_CHILDREN)))]


def _child(told: Told, group: Group, index: int) -> dict[str, Any]:
    def said(name: str) -> Any:
        return told.item_value(group, index, name)

    child: dict[str, Any] = {
        "born_on": _iso(said("born")),
        "lives_in": said("lives"),
        "nationality": said("citizen"),
        "other_parent_claims": _FLAGS.get(said("other") or ""),
    }
    if told.of_item(group, index, "lawful") is not None:
        child["lawful"] = _FLAGS.get(said("lawful") or "")
    if said("paid") != "no":  # never paid is what the contract takes an absent field for
        last = said("paid_to")
        child["allowance_paid_through"] = None if last is None else months.iso(last)
    return child


def _flag(told: Told, name: str) -> bool | None:
    return _FLAGS.get(told.value(name) or "")


def _day(told: Told, name: str) -> str | None:
    return _iso(told.value(name))


def _iso(day: Any) -> str | None:
    return None if day is None else str(day.isoformat())


def place_of(path: str, told: Told) -> tuple[str, Place] | None:
    """The screen and the question that a fault at a field of the contract belongs to.

    The longest path that a question names wins, and of equal ones the last: what a choice reveals
    says more than the choice. ``None`` where no question asks for the field.
    """
    best: tuple[int, str, Place] | None = None
    for full, key, place in _paths(told):
        within = path == full or path.startswith(f"{full}.")
        if within and (best is None or len(full) >= best[0]):
            best = (len(full), key, place)
    return None if best is None else best[1:]


def _paths(told: Told) -> list[tuple[str, str, Place]]:
    found = []
    for screen in SCREENS:
        for place, _ in told.places(screen) if told.asks(screen) else ():
            inner = place.question.path
            full = f"{place.group.path}.{place.index}.{inner}" if place.group else inner
            if full:
                found.append((full, screen.key, place))
    return found
