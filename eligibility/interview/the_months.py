"""The interview goes on: the record of contributions, and the wage they were paid from."""

from eligibility.interview.kinds import (
    UNKNOWN_MARK,
    Baht,
    Choice,
    Count,
    Grid,
    Group,
    Month,
    OneOf,
    when,
)
from eligibility.interview.screen import DONT_KNOW, NO, YES, Screen
from eligibility.wording.sentence import sentence

#: Baht: more than any wage of one day, less than any of a month.
_LEAST_WAGE = 1_000

MONTHS = Screen(
    key="months",
    part=5,
    title=sentence("Your contributions"),
    questions=(
        OneOf(
            name="contributed",
            path="person.contributions.paid",
            text=sentence("Was social security money (เงินสมทบ) taken from your wage?"),
            choices=(
                Choice("every", sentence("In every month of work")),
                Choice("some", sentence("Not in every month, or not sure")),
                Choice("known", sentence("From one month to another")),
                Choice("deducted", sentence("Yes, but the SSO got none")),
                Choice("total", sentence("I only know how many months")),
                Choice("never", sentence("Never")),
                DONT_KNOW,
            ),
        ),
        Month(
            name="since",
            path="person.contributions.paid.0",
            text=sentence("First month"),
            hint=sentence("For example 2 2025 or 2 2568."),
            when=when("contributed", "known", "deducted"),
        ),
        Month(
            name="until",
            path="person.contributions.paid",
            text=sentence("Last month"),
            hint=sentence("If it is still taken each month, give last month."),
            when=when("contributed", "known", "deducted"),
        ),
        OneOf(
            name="gaps",
            text=sentence("Every month in between?"),
            when=when("contributed", "known", "deducted"),
            choices=(
                Choice("none", YES.text),
                Choice("some", sentence("No, or not sure: I mark them next")),
                DONT_KNOW,
            ),
        ),
        Count(
            name="total",
            path="person.contributions.total_months",
            text=sentence("How many months does your SSO record show?"),
            hint=sentence("All your jobs in Thailand together."),
            when=when("contributed", "total"),
            unit=sentence("months"),
            most=720,
        ),
    ),
)

GRID = Screen(
    key="grid",
    part=5,
    title=sentence("Month by month"),
    when=(when("contributed", "some"), when("gaps", "some", UNKNOWN_MARK)),
    questions=(
        Grid(
            name="grid",
            path="person.contributions.in_doubt",
            text=sentence("Change what was different."),
            hint=sentence("Deducted: taken, but not on the SSO record"),
        ),
    ),
)

WAGE = Screen(
    key="wage",
    part=6,
    title=sentence("Your wage"),
    when=(when("contributed", "every", "some", "known", "deducted", "total", UNKNOWN_MARK),),
    questions=(
        Baht(
            name="wage",
            least=_LEAST_WAGE,
            path="person.monthly_wage",
            text=sentence("Your wage for one month"),
            hint=sentence("Before anything is taken off."),
        ),
        OneOf(
            name="wage_changed",
            path="person.wages",
            text=sentence("Very different in some months?"),
            choices=(
                NO,
                YES,
                DONT_KNOW,
            ),
        ),
    ),
)

WAGES = Screen(
    key="wages",
    part=6,
    title=sentence("Months with another wage"),
    when=(when("wage_changed", "yes"),),
    questions=(
        Group(
            name="wages",
            path="person.wages",
            text=sentence("Which months had another wage?"),
            title=sentence("Other wage %(number)s"),
            add=sentence("Add other months"),
            drop=sentence("Leave out wage %(number)s"),
            most=8,
            questions=(
                Month(name="from", path="months", text=sentence("First month with this wage")),
                Month(name="to", path="months", text=sentence("Last month with this wage")),
                Baht(
                    name="baht", least=_LEAST_WAGE, path="baht", text=sentence("Wage for one month")
                ),
            ),
        ),
    ),
)
