"""A person under a rulebook on a day: what every benefit module asks again and again."""

from datetime import date

from eligibility.rules import months
from eligibility.rules.enrolment import Gate, gates_of, insurable
from eligibility.rules.jobs import Work
from eligibility.rules.person import Person
from eligibility.rules.record import Record
from eligibility.rules.rulebook import Rulebook, Term
from eligibility.rules.wages import Wages


class Facts:
    """One person, one rulebook, one day; built once for an assessment.

    ``today`` is the day of the question. After a death it is the day of death for the six other
    benefits, and ``only_standing`` says that none of their own events is answered.
    """

    __slots__ = (
        "gates",
        "insurable",
        "law",
        "month",
        "only_standing",
        "person",
        "record",
        "rulebook",
        "today",
        "wages",
        "work",
    )

    def __init__(self, person: Person, rulebook: Rulebook) -> None:
        """Prepare the record, the jobs, the wages and the enrolment gates."""
        self.person = person
        self.rulebook = rulebook
        self.today = person.as_of
        self.law = rulebook.on(person.as_of)
        self.month = months.month_of(person.as_of)
        self.only_standing = False
        self.record = Record(person.contributions, self.month)
        self.work = Work(person)
        self.wages = Wages(person, self.record, rulebook)
        self.gates: tuple[Gate, ...] = gates_of(person, rulebook, self.record)
        self.insurable = insurable(self.gates, self.record)

    def standing_on(self, day: date) -> "Facts":
        """The same facts for the benefits that are answered as standing on the day of death."""
        other = object.__new__(Facts)
        for name in self.__slots__:
            setattr(other, name, getattr(self, name))
        other.today, other.month, other.only_standing = day, months.month_of(day), True
        other.law = self.rulebook.on(day)
        return other

    def term(self, key: str, day: date | None) -> Term | None:
        """The value in force on ``day``; ``None`` when the day is unknown or not vouched for."""
        if day == self.today:
            return self.law[key]
        return None if day is None else self.rulebook.on(day)[key]

    def source(self, key: str) -> Term:
        """The row of ``key`` to be named as a source today, vouched for or not."""
        return self.law[key] or self.rulebook.in_force(key, self.today)
