"""The question of the contract as it would be, if something supposed were so."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from eligibility.rules import months
from eligibility.rules.codes import EndReason


class Kind(StrEnum):
    """What can be tried out."""

    RESIGN = "resign"
    LAID_OFF = "laid_off"
    GO_ON = "go_on"
    AGAIN = "again"
    REGISTERED = "registered"
    BIRTH = "birth"


class Objection(StrEnum):
    """Why it cannot be tried out."""

    NOT_CHOSEN = "not_chosen"
    NO_DAY = "no_day"
    BEFORE_TODAY = "before_today"
    TOO_FAR = "too_far"
    BIRTH_TOO_FAR = "birth_too_far"
    BIRTH_TOO_LONG_AGO = "birth_too_long_ago"
    BEFORE_THE_JOB = "before_the_job"
    NO_ANSWER = "no_answer"


@dataclass(frozen=True, slots=True)
class Supposition:
    """One thing that is supposed, and its day."""

    kind: Kind
    day: date


def question(own: Mapping[str, Any], supposition: Supposition, today: date) -> dict[str, Any]:
    """The supposed question; ``own`` is the question that was told, and stays as it is.

    A job that stops leaves the day of the question as it is. Work that goes on is asked as of its
    last day, with every month before that one's paid.
    """
    made: dict[str, Any] = deepcopy(dict(own))
    kind, day = supposition.kind, supposition.day
    if kind is Kind.BIRTH:
        told = made["events"].get("childbirth") or {}
        made["events"]["childbirth"] = {**told, "date": day.isoformat()}
    elif kind in (Kind.RESIGN, Kind.LAID_OFF):
        reason = EndReason.RESIGNED if kind is Kind.RESIGN else EndReason.LAID_OFF
        _stop(made, day, today, reason)
    else:
        _work_on(made, kind, day, today)
    return made


def stopped(own: Mapping[str, Any]) -> dict[str, Any]:
    """The question if the job ended on the very day of the question, nobody says why."""
    made: dict[str, Any] = deepcopy(dict(own))
    today = date.fromisoformat(made["as_of"])
    _stop(made, today, today, None)
    return made


def _stop(made: dict[str, Any], day: date, today: date, reason: EndReason | None) -> None:
    job = made["person"]["employment"]
    job |= {"ended_on": day.isoformat(), "end_reason": reason and reason.value}
    loss = made["events"].pop("unemployment", None)
    # A registration told was for another last day. Days paid are those of one calendar year.
    if loss and (day + timedelta(days=1)).year == today.year:
        made["events"]["unemployment"] = {"days_paid_this_year": loss.get("days_paid_this_year")}


def _work_on(made: dict[str, Any], kind: Kind, day: date, today: date) -> None:
    person, job = made["person"], made["person"]["employment"]
    if kind is Kind.AGAIN:
        old = {name: job.get(name) for name in ("started_on", "ended_on")}
        # Where nobody knows the jobs before, the old one alone would look like all of them.
        earlier = None if job["earlier"] is None else [old, *job["earlier"]]
        job = {"started_on": today.isoformat(), "earlier": earlier}
    person["employment"] = {
        "started_on": job["started_on"],
        "ended_on": None,
        "earlier": job["earlier"],
    }
    person["registered"] = True  # only for the registered is anything paid in
    made["as_of"] = day.isoformat()
    made["events"].pop("unemployment", None)
    this_month, last = months.month_of(today), months.month_of(day) - 1
    if last >= this_month:
        _pay(person["contributions"], this_month, last)
        _leave_open(made["events"].get("children") or ())


def _pay(record: dict[str, Any], first: months.Month, last: months.Month) -> None:
    """Put the months from ``first`` to ``last`` on the record; a month told of stays as told.

    Where nobody knows the months before, they stay unknown: the new ones alone do not make the
    record complete.
    """
    lists = ("paid", "deducted_not_remitted", "in_doubt")
    told = 0
    for name in lists:
        told |= _held(record.get(name) or ())
    new = months.span(first, last) & ~told
    if record["paid"] is None and record.get("total_months") is None:
        record["in_doubt"] = None
    if record.get("total_months") is not None:
        record["total_months"] += new.bit_count()
    record["paid"] = [
        *(record["paid"] or ()),
        *(f"{months.iso(since)}..{months.iso(until)}" for since, until in months.spans(new)),
    ]


def _leave_open(children: Iterable[dict[str, Any]]) -> None:
    """Child support that is being paid: up to which month, nobody knows of a day to come."""
    for child in children:
        if child.get("allowance_paid_through") is not None:
            child["allowance_paid_through"] = None


def _held(spans: Iterable[str]) -> months.MonthSet:
    held = 0
    for each in spans:
        first, _, last = each.partition("..")
        held |= months.span(_month(first), _month(last or first))
    return held


def _month(iso: str) -> months.Month:
    return months.month_of(date.fromisoformat(f"{iso}-01"))
