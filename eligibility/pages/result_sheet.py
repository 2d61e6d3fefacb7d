"""What the lines of an amount are written on: figures, rates, and the wage they start from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from eligibility.presentation import Spoken
from eligibility.rules import months
from eligibility.rules.answer import rounded
from eligibility.rules.months import MonthSet
from eligibility.said.spans import spans
from eligibility.wording import result as wording
from eligibility.wording.sentence import Baht, Sentence
from eligibility.wording.sentence import Spoken as Value

Json = Mapping[str, Any]


@dataclass(slots=True)
class Sheet:
    """The lines as they are written, and what they are written from.

    ``given`` is an entitlement of the answer, ``cited`` the values its benefit cites, the newest
    row of each last.
    """

    given: Json
    cited: Sequence[Json]
    spoken: Spoken
    used_dental: Fraction | None = None
    bill: Fraction | None = None
    lines: list[str] = field(default_factory=list)
    off: bool = False

    def say(self, sentence: Sentence, **told: Value) -> None:
        """Write one line."""
        self.lines.append(self.spoken.say(sentence, told))

    def number(self, name: str) -> Fraction | None:
        """A figure of the entitlement; ``None`` where the answer leaves it open."""
        return exact(self.given.get(name))

    def rate(self, key: str) -> Fraction | None:
        """A value of the law that the answer cites; of several rows the newest."""
        rows = self.rows(key)
        return exact(rows[-1]["value"]) if rows else None

    def rows(self, key: str) -> list[Json]:
        """Every row of a value that the answer cites, oldest first."""
        return [cited for cited in self.cited if cited["key"] == key]

    def agree(self, reckoned: Fraction, shown: Fraction) -> None:
        """Remember when a line does not come out to the last satang: only the end is rounded."""
        self.off = self.off or cents(reckoned) != cents(shown)


def exact(value: Any) -> Fraction | None:
    """A number of the answer, exactly as it is written there."""
    if value is None or isinstance(value, dict | bool):
        return None
    return Fraction(value if isinstance(value, int) else str(value))


def cents(amount: Fraction) -> Fraction:
    """An amount as it is shown."""
    return Fraction(str(rounded(amount)))


def wage_untold(given: Json) -> bool:
    """Whether it is the wage that keeps the amount from being known."""
    wage = given["wage_basis"]
    asked = {unknown["field"] for unknown in given["unknowns"]}
    return bool(
        (wage and wage["months"] and wage["daily_wage"] is None)
        or asked & {"person.monthly_wage", "person.wages"}
    )


def daily_wage(sheet: Sheet) -> Fraction | None:
    """Write the counted months and the wage for one day; give it unrounded.

    ``None`` where a wage is not known.
    """
    wage = sheet.given["wage_basis"]
    if not wage or not wage["months"]:
        return None
    total = sum((_part(sheet, part) * part["count"] for part in wage["months"]), Fraction(0))
    if wage["daily_wage"] is None or not wage["divided_by"]:
        return None
    daily = total / Fraction(wage["divided_by"])
    sheet.say(wording.DAILY_WAGE, sum=Baht(total), days=wage["divided_by"], daily=Baht(daily))
    return daily


def _part(sheet: Sheet, part: Json) -> Fraction:
    """Months of one wage; what is counted for each of them."""
    held = _months(part["months"])
    said = spans(held, sheet.spoken)
    wage, base = exact(part["wage"]), exact(part["base"])
    if base is None:
        sheet.say(wording.WAGE_NOT_KNOWN, months=said)
        return Fraction(0)
    if wage is not None and wage > base:
        sheet.say(wording.ABOVE_CEILING, wage=Baht(wage), base=Baht(base))
    elif wage is not None and wage < base:
        sheet.say(wording.BELOW_FLOOR, wage=Baht(wage), base=Baht(base))
    if held:
        sheet.say(wording.WAGE_MONTHS, months=said, count=part["count"], base=Baht(base))
    else:
        sheet.say(wording.WAGE_UNLISTED, count=part["count"], base=Baht(base))
    return base


def monthly_wage(sheet: Sheet, daily: Fraction, days: Fraction) -> Fraction:
    """Write the wage for one month; give it unrounded."""
    monthly = daily * days
    sheet.agree(cents(daily) * days, monthly)
    sheet.say(wording.MONTHLY_WAGE, daily=Baht(daily), days=int(days), monthly=Baht(monthly))
    return monthly


def _months(spans: list[str]) -> MonthSet:
    """The months of spans as the answer writes them, ``YYYY-MM`` or ``YYYY-MM..YYYY-MM``."""
    held = 0
    for span in spans:
        first, _, last = span.partition("..")
        held |= months.span(_month(first), _month(last or first))
    return held


def _month(iso: str) -> months.Month:
    return months.month_of(date.fromisoformat(f"{iso}-01"))
