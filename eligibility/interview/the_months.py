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
from eligibility.interview.screen import DONT_KNOW, Screen
from eligibility.wording.sentence import sentence

MONTHS = Screen(
    key="months",
    part=3,
    title=sentence("Your contributions"),
    lead=sentence("Social security money (เงินสมทบ) is taken from your wage each month."),
    questions=(
        OneOf(
            name="contributed",
            path="person.contributions.paid",
            text=sentence("Was this money ever taken from your wage in Thailand?"),
            choices=(
                Choice("known", sentence("Yes, and I know from when to when")),
                Choice("deducted", sentence("Yes, but the SSO says that none of it was paid in")),
                Choice("total", sentence("Yes, but I only know how many months in all")),
                Choice("never", sentence("No, never")),
                DONT_KNOW,
            ),
        ),
        Month(
            name="since",
            path="person.contributions.paid.0",
            text=sentence("What was the first month?"),
            hint=sentence("Month and year, for example 2 2025 or 2 2568."),
            when=when("contributed", "known", "deducted"),
        ),
        Month(
            name="until",
            path="person.contributions.paid",
            text=sentence("What was the last month?"),
            hint=sentence("If it is still taken each month, give last month."),
            when=when("contributed", "known", "deducted"),
        ),
        OneOf(
            name="gaps",
            text=sentence("Were there months without it in between?"),
            when=when("contributed", "known", "deducted"),
            choices=(
                Choice("none", sentence("No, every month")),
                Choice(
                    "some",
                    sentence("Yes, or I am not sure of some: I will mark them on the next screen"),
                ),
                DONT_KNOW,
            ),
        ),
        Count(
            name="total",
            path="person.contributions.total_months",
            text=sentence("How many months paid in does your SSO record show in all?"),
            hint=sentence("Count the months of all your jobs in Thailand."),
            when=when("contributed", "total"),
            unit=sentence("months"),
            most=720,
        ),
    ),
)

GRID = Screen(
    key="grid",
    part=3,
    title=sentence("Month by month"),
    lead=sentence(
        "We filled this in from your answers. Change the months that were different, then go on."
    ),
    when=when("contributed", "known", "deducted"),
    questions=(
        Grid(
            name="grid",
            path="person.contributions.in_doubt",
            text=sentence("How was it in each month?"),
            hint=sentence(
                "“Deducted” means: taken from your wage, but the SSO record does not show it."
            ),
        ),
    ),
)

WAGE = Screen(
    key="wage",
    part=3,
    title=sentence("Your wage"),
    when=when("contributed", "known", "deducted", "total", UNKNOWN_MARK),
    questions=(
        Baht(
            name="wage",
            path="person.monthly_wage",
            text=sentence("What is, or was, your wage for one month?"),
            hint=sentence("Before anything is taken off. With day wages: all the days of a month."),
        ),
        OneOf(
            name="wage_changed",
            path="person.wages",
            text=sentence("Was it much higher or lower in some months?"),
            choices=(
                Choice("no", sentence("No, about the same")),
                Choice("yes", sentence("Yes")),
                DONT_KNOW,
            ),
        ),
    ),
)

WAGES = Screen(
    key="wages",
    part=3,
    title=sentence("Months with another wage"),
    when=when("wage_changed", "yes"),
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
                Baht(name="baht", path="baht", text=sentence("Wage for one month")),
            ),
        ),
    ),
)
