"""Reading the ``events`` of a question: what has happened to the person or will."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TypeVar

from eligibility.rules.codes import Claimant, Degree, Sex
from eligibility.rules.faults import FaultCode
from eligibility.rules.fields import Fields
from eligibility.rules.person import (
    Assumption,
    Child,
    Childbirth,
    Dental,
    Disability,
    Events,
    Illness,
    Occurrence,
    Retirement,
    Unemployment,
)

_EVENTS = (
    "illness",
    "dental",
    "childbirth",
    "children",
    "unemployment",
    "disability",
    "death",
    "retirement",
    "work_injury",
    "claim_date",
)
_ILLNESS = ("date", "rest_days", "rest_days_already_paid_this_year", "chronic")
_DENTAL = ("date", "bill", "used_this_year")
_CHILDBIRTH = (
    "date",
    "claimant",
    "married",
    "births_with_leave_allowance",
    "other_parent_claims",
)
_CHILD = (
    "born_on",
    "lives_in",
    "nationality",
    "lawful",
    "allowance_paid_through",
    "other_parent_claims",
)
_MOST_CHILDREN = 20

Event = TypeVar("Event")


class _Reader:
    """The events object, with the defaults of absent fields written down as they are taken."""

    def __init__(
        self, top: Fields, as_of: dt.date, sex: Sex | None, assumed: list[Assumption]
    ) -> None:
        self.events = top.child("events", _EVENTS) or Fields({}, "events", _EVENTS, top.faults)
        self.as_of = as_of
        self.sex = sex
        self.assumed = assumed

    def one(
        self, name: str, allowed: Sequence[str], build: Callable[[Fields], Event]
    ) -> Event | None:
        given = self.events.child(name, allowed)
        return None if given is None else build(given)

    def assume(self, field: str, value: str | int | bool | None) -> None:
        self.assumed.append(Assumption(field=field, value=value))

    def count(self, given: Fields, name: str) -> int | None:
        """A number of days or births used so far: absent is none."""
        if given.has(name):
            return given.whole(name)
        self.assume(given.at(name), 0)
        return 0

    def no_unless_told(self, given: Fields, name: str) -> bool | None:
        if given.has(name):
            return given.flag(name)
        self.assume(given.at(name), False)
        return False

    def illness(self, given: Fields) -> Illness:
        return Illness(
            date=given.date("date"),
            rest_days=given.whole("rest_days"),
            rest_days_already_paid_this_year=self.count(given, "rest_days_already_paid_this_year"),
            chronic=self.no_unless_told(given, "chronic"),
        )

    def dental(self, given: Fields) -> Dental:
        used = given.baht("used_this_year")
        if not given.has("used_this_year"):
            used = 0
            self.assume(given.at("used_this_year"), 0)
        return Dental(date=given.date("date"), bill=given.baht("bill"), used_this_year=used)

    def childbirth(self, given: Fields) -> Childbirth:
        claimant = given.choice("claimant", Claimant)
        if not given.has("claimant") and self.sex is not None:
            claimant = Claimant.MOTHER if self.sex is Sex.FEMALE else Claimant.FATHER
            self.assume(given.at("claimant"), claimant.value)
        return Childbirth(
            date=given.date("date"),
            claimant=claimant,
            married=given.flag("married"),
            births_with_leave_allowance=self.count(given, "births_with_leave_allowance"),
            other_parent_claims=self.no_unless_told(given, "other_parent_claims"),
        )

    def child(self, given: Fields) -> Child:
        lawful = given.flag("lawful")
        if not given.has("lawful") and self.sex is Sex.FEMALE:
            lawful = True
            self.assume(given.at("lawful"), True)
        if not given.has("allowance_paid_through"):
            self.assume(given.at("allowance_paid_through"), None)
        return Child(
            born_on=given.date("born_on"),
            lives_in=given.country("lives_in"),
            nationality=given.country("nationality"),
            lawful=lawful,
            allowance_paid_through=given.month("allowance_paid_through"),
            arrears_known=not given.has("allowance_paid_through")
            or given.raw("allowance_paid_through") is not None,
            other_parent_claims=self.no_unless_told(given, "other_parent_claims"),
        )

    def children(self) -> tuple[Child, ...] | None:
        items = self.events.items("children")
        if items is None:
            return None
        if len(items) > _MOST_CHILDREN:
            self.events.fault("children", FaultCode.TOO_MANY_CHILDREN, most=_MOST_CHILDREN)
            return None
        return tuple(
            self.child(
                Fields(item, self.events.at(f"children.{index}"), _CHILD, self.events.faults)
            )
            for index, item in enumerate(items)
        )

    def unemployment(self, given: Fields) -> Unemployment:
        date, registered_on = given.date("date"), given.date("registered_on")
        if registered_on is not None:
            if date is not None and registered_on < date:
                given.fault("registered_on", FaultCode.REGISTERED_BEFORE_DATE)
            if registered_on > self.as_of:
                given.fault("registered_on", FaultCode.AFTER_AS_OF)
        return Unemployment(
            date=date,
            registered_on=registered_on,
            days_paid_this_year=self.count(given, "days_paid_this_year"),
        )

    def all(self) -> Events:
        return Events(
            illness=self.one("illness", _ILLNESS, self.illness),
            dental=self.one("dental", _DENTAL, self.dental),
            childbirth=self.one("childbirth", _CHILDBIRTH, self.childbirth),
            children=self.children(),
            unemployment=self.one(
                "unemployment",
                ("date", "registered_on", "days_paid_this_year"),
                self.unemployment,
            ),
            disability=self.one(
                "disability",
                ("date", "degree"),
                lambda given: Disability(
                    date=given.date("date"), degree=given.choice("degree", Degree)
                ),
            ),
            death=self.one("death", ("date",), _occurrence),
            retirement=self.one(
                "retirement",
                ("date", "leaving_thailand"),
                lambda given: Retirement(
                    date=given.date("date"), leaving_thailand=given.flag("leaving_thailand")
                ),
            ),
            work_injury=self.one("work_injury", ("date",), _occurrence),
            claim_date=self.events.date("claim_date"),
            claim_day_known=not self.events.has("claim_date")
            or self.events.raw("claim_date") is not None,
        )


def _occurrence(given: Fields) -> Occurrence:
    return Occurrence(date=given.date("date"))


def read(top: Fields, as_of: dt.date, sex: Sex | None, assumed: list[Assumption]) -> Events:
    """Read the events; defaults taken are appended to ``assumed``, faults to those of ``top``."""
    reader = _Reader(top, as_of, sex, assumed)
    events = reader.all()
    if events.disability is None:
        reader.assume("events.disability.degree", Degree.SEVERE.value)
    if events.childbirth is None:
        reader.childbirth(Fields({}, "events.childbirth", _CHILDBIRTH, top.faults))
    if events.unemployment is None:
        reader.assume("events.unemployment.days_paid_this_year", 0)
    if events.dental is None:
        reader.assume("events.dental.used_this_year", 0)
    return events
