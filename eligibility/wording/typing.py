"""What to type instead, where an answer of the interview is missing or cannot be read."""

from eligibility.interview.typed import Problem, Trouble
from eligibility.wording.sentence import Saying, Sentence, sentence

TROUBLES: dict[Trouble, Sentence] = {
    Trouble.BLANK: sentence("Fill this in, or choose “Don't know”."),
    Trouble.NOT_CHOSEN: sentence("Choose one answer. “Don't know” is an answer too."),
    Trouble.NOT_A_CHOICE: sentence("Choose one of the answers on the page."),
    Trouble.NONE_AND_SOME: sentence(
        "You chose “none” or “Don't know” together with other answers. Choose one or the other."
    ),
    Trouble.TYPED_AND_UNKNOWN: sentence(
        "You typed an answer and chose “Don't know”. Keep one of the two."
    ),
    Trouble.PART_MISSING: sentence("Type the day, the month and the year, or choose “Don't know”."),
    Trouble.MONTH_PART_MISSING: sentence("Type the month and the year, or choose “Don't know”."),
    Trouble.NOT_DIGITS: sentence("Type digits only. The month is a number from 1 to 12."),
    Trouble.NO_SUCH_MONTH: sentence("Type the month as a number from 1 to 12."),
    Trouble.NO_SUCH_DAY: sentence(
        "There is no such day in the calendar. Check the day and the month."
    ),
    Trouble.YEAR_TOO_SHORT: sentence("Type the year with four digits, such as 2026 or 2569."),
    Trouble.YEAR_TOO_EARLY: sentence("The year %(number)s is too early. Check the year."),
    Trouble.YEAR_TOO_LATE: sentence("The year %(number)s is too late. Check the year."),
    Trouble.MYANMAR_YEAR: sentence(
        "The year %(number)s looks like a Myanmar year. Type the year as on Thai papers, such as "
        "2569, or 2026."
    ),
    Trouble.NOT_AN_AMOUNT: sentence("Type the amount in baht, in digits only, such as 12000."),
    Trouble.NOT_A_COUNT: sentence("Type a whole number, in digits only, such as 5."),
    Trouble.TOO_LARGE: sentence("Type %(number)s or less."),
    Trouble.TOO_LONG: sentence("This is too long. Type at most %(number)s characters."),
    Trouble.MONTH_TO_COME: sentence("This month is still to come. Give a month up to now."),
    Trouble.LAST_BEFORE_FIRST: sentence(
        "The last month comes before the first month. Check both months."
    ),
    Trouble.RECORD_TOO_LONG: sentence(
        "This is more than %(number)s months ago. Check the month and the year."
    ),
    Trouble.NO_GAP_MARKED: sentence(
        "You said that there were months without it. Mark them here, or change that answer."
    ),
    Trouble.WAGE_OF_A_DAY: sentence(
        "This is too little for one month. If it is for one day, add up one month."
    ),
    Trouble.DAY_TO_COME: sentence("This day is still to come. Check the day and the year."),
    Trouble.NOT_EARLIER: sentence(
        "This job began after the one you told us of first. Tell the latest job first."
    ),
    Trouble.NO_ITEM: sentence("Fill in at least one, or change your answer before this page."),
    Trouble.TOO_MANY_ITEMS: sentence("Give at most %(number)s of them."),
}

_YEARS = frozenset({Trouble.YEAR_TOO_EARLY, Trouble.YEAR_TOO_LATE, Trouble.MYANMAR_YEAR})


def of(problem: Problem) -> Saying:
    """What to type instead. Years are said as they were typed, without a separator."""
    number = str(problem.number) if problem.trouble in _YEARS else problem.number
    return Saying(TROUBLES[problem.trouble], {"number": number})
