"""The amount of an entitlement worked out in the open: wage, limits, rate, days, total.

The figures are the answer's own, and the rates and limits are those of its citations. What stands
between them is derived for the reader alone; nothing is decided here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from eligibility.pages.result_sheet import (
    Json,
    Sheet,
    cents,
    daily_wage,
    exact,
    monthly_wage,
    wage_untold,
)
from eligibility.presentation import Spoken
from eligibility.rules.codes import EndReason, EntitlementCode
from eligibility.rules.truth import Verdict
from eligibility.said.result_law import percent
from eligibility.wording import result as wording
from eligibility.wording import values
from eligibility.wording.sentence import Baht


@dataclass(frozen=True, slots=True)
class Amount:
    """What an entitlement gives: the big figure ("" where there is none), and how it came about."""

    figure: str = ""
    lines: tuple[str, ...] = ()


def amount(
    given: Json,
    cited: Sequence[Json],
    spoken: Spoken,
    *,
    used_dental: Fraction | None = None,
    bill: Fraction | None = None,
) -> Amount:
    """The figure of one entitlement and the lines that lead to it.

    Args:
        given: an entitlement of the answer.
        cited: the citations of its benefit, the newest row of each value last.
        spoken: the voice of the page.
        used_dental: dental money used before this year, in baht; ``None``: not known.
        bill: the dentist's bill in baht.
    """
    code, verdict = EntitlementCode(given["code"]), Verdict(given["verdict"])
    if code not in _WRITERS or verdict is Verdict.NOT_ELIGIBLE:
        return Amount()  # a figure beside a no would be read as a promise
    sheet = Sheet(given, cited, spoken, used_dental, bill)
    figure = _WRITERS[code](sheet)
    if sheet.off:
        sheet.say(wording.ROUNDED)
    if not figure:
        if wage_untold(given):
            sheet.say(wording.NO_WAGE)
        elif not sheet.lines:
            sheet.say(wording.NO_AMOUNT)
    return Amount(figure, tuple(sheet.lines))


# ---------------------------------------------------------------- one writer for each entitlement
def _by_day(rate_key: str) -> Callable[[Sheet], str]:
    """A share of the daily wage for a number of days."""

    def write(sheet: Sheet) -> str:
        return _days(sheet, sheet.rate(rate_key))

    return write


def _days(sheet: Sheet, rate: Fraction | None, by_law: int | None = None) -> str:
    """A share of the daily wage for the paid days; ``by_law`` are the most days for anybody."""
    daily, benefit = daily_wage(sheet), sheet.number("daily_benefit")
    if daily is None or rate is None or benefit is None:
        return ""
    sheet.agree(cents(daily) * rate, benefit)
    sheet.say(
        wording.DAILY_BENEFIT,
        percent=percent(rate),
        daily=Baht(daily),
        benefit=Baht(benefit),
    )
    days, total = sheet.given["payable_days"], sheet.number("total")
    if days is None or total is None:
        sheet.say(wording.DAYS_OPEN)
        return ""
    if by_law is not None and by_law != days:
        sheet.say(wording.DAYS_BY_LAW, days=by_law)
    sheet.agree(benefit * days, total)
    sheet.say(wording.DAYS_TOTAL, days=days, benefit=Baht(benefit), total=Baht(total))
    return sheet.spoken.money(total)


def _unemployment(sheet: Sheet) -> str:
    given = sheet.given
    if given["alternatives"]:
        daily_wage(sheet)
        for choice in given["alternatives"]:
            _alternative(sheet, choice)
        return ""
    figure = _days(sheet, sheet.number("rate"), given["statutory_days"])
    if given["first_payable_on"]:
        sheet.say(wording.FIRST_PAID_DAY, day=date.fromisoformat(given["first_payable_on"]))
    return figure


def _alternative(sheet: Sheet, choice: Json) -> None:
    """What one reason for the end of the job would give."""
    reason = sheet.spoken.name(EndReason(choice["end_reason"]))
    share = percent(choice["rate"])
    if choice["total"] is None:
        sheet.say(wording.ALTERNATIVE_WITHOUT_WAGE, reason=reason, percent=share)
        return
    benefit, total = Fraction(str(choice["daily_benefit"])), Fraction(str(choice["total"]))
    sheet.agree(benefit * choice["payable_days"], total)
    sheet.say(
        wording.ALTERNATIVE,
        reason=reason,
        percent=share,
        benefit=Baht(benefit),
        days=choice["payable_days"],
        total=Baht(total),
    )


def _dental(sheet: Sheet) -> str:
    left, cap = sheet.number("left_this_year"), sheet.rate("dental_cap_year")
    if left is None or cap is None:
        return ""
    if sheet.used_dental:
        sheet.say(wording.DENTAL_LEFT, cap=Baht(cap), used=Baht(sheet.used_dental), left=Baht(left))
    by_sso, by_worker = sheet.number("paid_by_sso"), sheet.number("paid_by_worker")
    if by_sso is not None and by_worker is not None and sheet.bill is not None:
        sheet.say(wording.DENTAL_BILL, bill=Baht(sheet.bill), sso=Baht(by_sso), you=Baht(by_worker))
    return sheet.spoken.say(wording.AT_MOST, {"amount": Baht(left)})


def _sum(sheet: Sheet) -> str:
    due = sheet.number("baht")
    return "" if due is None else sheet.spoken.money(due)


def _ceiling(sheet: Sheet) -> str:
    due = sheet.number("baht")
    return "" if due is None else sheet.spoken.say(wording.AT_MOST, {"amount": Baht(due)})


def _children(sheet: Sheet) -> str:
    monthly, each = sheet.number("monthly"), sheet.rate("child_amount")
    if monthly is None or each is None:
        return ""
    sheet.say(
        wording.CHILDREN,
        children=sheet.given["children_paid"],
        each=Baht(each),
        monthly=Baht(monthly),
    )
    if sheet.given["until"]:
        sheet.say(wording.PAID_UNTIL, day=date.fromisoformat(sheet.given["until"]))
    return _a_month(sheet, monthly)


def _arrears(sheet: Sheet) -> str:
    total = sheet.number("total")
    if not total:
        return ""
    sheet.say(
        wording.ARREARS,
        months=sheet.given["months"],
        first=sheet.given["first_month"],
        total=Baht(total),
    )
    for row in sheet.rows("child_amount"):
        since, each = row["effective_from"], exact(row["value"])
        if since and each is not None:
            sheet.say(wording.ARREARS_RATE, day=date.fromisoformat(since), amount=Baht(each))
    return sheet.spoken.money(total)


def _survivors(sheet: Sheet) -> str:
    total, days = sheet.number("total"), sheet.rate("wage_month_days")
    keys = ("survivors_upper_months_of_wage", "survivors_lower_months_of_wage")
    count = next((found for key in keys if (found := sheet.rate(key)) is not None), None)
    daily = daily_wage(sheet)
    if total is None or days is None or count is None or daily is None:
        return ""
    monthly = monthly_wage(sheet, daily, days)
    sheet.agree(cents(monthly) * count, total)
    sheet.say(wording.MONTHS_OF_WAGE, months=int(count), wage=Baht(monthly), total=Baht(total))
    return sheet.spoken.money(total)


def _disability(sheet: Sheet) -> str:
    monthly, days = sheet.number("monthly"), sheet.rate("wage_month_days")
    keys = ("disability_rate_partial", "disability_rate_severe")
    lasts = sheet.given["months"]
    rate = sheet.rate(keys[0] if lasts is not None else keys[1])
    daily = daily_wage(sheet)
    if monthly is None or days is None or rate is None or daily is None:
        return ""
    wage = monthly_wage(sheet, daily, days)
    sheet.agree(cents(wage) * rate, monthly)
    sheet.say(wording.MONTHLY_SHARE, percent=percent(rate), wage=Baht(wage), monthly=Baht(monthly))
    if lasts is not None:
        sheet.say(wording.FOR_MONTHS, months=lasts)
    elif sheet.given["duration"]:
        sheet.say(wording.FOR_LIFE)
    return _a_month(sheet, monthly)


def _pension(sheet: Sheet) -> str:
    monthly, rate = sheet.number("monthly"), sheet.number("rate")
    base, step = sheet.rate("pension_base_rate"), sheet.rate("pension_step_rate")
    every = sheet.rate("pension_step_months")
    if rate is not None and base is not None and step is not None and every is not None:
        sheet.say(
            wording.PENSION_RATE,
            base=percent(base),
            step=percent(step),
            months=int(every),
            percent=percent(rate),
        )
    if monthly is None or not rate:
        return ""
    sheet.say(
        wording.PENSION,
        percent=percent(rate),
        wage=Baht(cents(monthly / rate)),
        monthly=Baht(monthly),
    )
    return _a_month(sheet, monthly)


def _lump_sum(sheet: Sheet) -> str:
    estimate = sheet.number("estimate")
    own, employer = sheet.rate("old_age_share_employee"), sheet.rate("old_age_share_employer")
    if estimate is None or own is None or employer is None:
        return ""
    sheet.say(wording.LUMP_SUM, own=percent(own), employer=percent(employer))
    return sheet.spoken.money(estimate)


def _a_month(sheet: Sheet, monthly: Fraction) -> str:
    return sheet.spoken.say(values.A_MONTH, {"amount": Baht(monthly)})


_CODE = EntitlementCode
_WRITERS: dict[EntitlementCode, Callable[[Sheet], str]] = {
    _CODE.DENTAL: _dental,
    _CODE.SICKNESS_CASH: _by_day("sickness_rate"),
    _CODE.CHILDBIRTH_LUMP_SUM: _sum,
    _CODE.ANTENATAL_CARE: _ceiling,
    _CODE.MATERNITY_LEAVE_ALLOWANCE: _by_day("maternity_leave_rate"),
    _CODE.CHILD_ALLOWANCE: _children,
    _CODE.CHILD_ALLOWANCE_ARREARS: _arrears,
    _CODE.FUNERAL_GRANT: _sum,
    _CODE.SURVIVORS_ALLOWANCE: _survivors,
    _CODE.OLD_AGE_PENSION: _pension,
    _CODE.OLD_AGE_LUMP_SUM: _lump_sum,
    _CODE.UNEMPLOYMENT_BENEFIT: _unemployment,
    _CODE.DISABILITY_PENSION: _disability,
}
