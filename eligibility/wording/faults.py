"""What is wrong with a question, and what to type instead."""

from eligibility.rules.faults import Fault, FaultCode
from eligibility.wording.sentence import Saying, Sentence, Spoken, counted, sentence

GENERAL: dict[FaultCode, Sentence] = {
    FaultCode.UNKNOWN_FIELD: sentence("We do not know this field. Leave it out."),
    FaultCode.NOT_AN_OBJECT: sentence("Give an object with named fields here."),
    FaultCode.NOT_A_LIST: sentence("Give a list here, even for one item."),
    FaultCode.NOT_A_DATE: sentence(
        "Give a day of the calendar as year, month and day (such as 2026-11-23)."
    ),
    FaultCode.NOT_A_MONTH: sentence("Give a month as year and month (such as 2026-11)."),
    FaultCode.NOT_A_SPAN: sentence(
        "Give a month (such as 2026-11), or its first and last month (such as 2026-01..2026-11)."
    ),
    FaultCode.NOT_A_WHOLE_NUMBER: sentence("Give a whole number, in digits only."),
    FaultCode.NOT_A_NUMBER: sentence("Give a number, in digits only."),
    FaultCode.NOT_YES_OR_NO: sentence(
        "Give yes or no (true or false), or leave it open if you do not know (null)."
    ),
    FaultCode.NOT_A_COUNTRY: sentence(
        "Give a country by its two capital letters (such as MM for Myanmar)."
    ),
    FaultCode.NOT_IN_LIST: sentence("Choose one of these words (%(choices)s)."),
    FaultCode.MISSING: sentence("Fill in this field."),
    FaultCode.NEGATIVE: sentence("Give zero or more, not less than zero."),
    FaultCode.TOO_LARGE: sentence("Give %(most)s or less."),
    FaultCode.BUDDHIST_YEAR: sentence(
        "Is %(year)s a Buddhist year (พ.ศ.)? Then give the Christian year %(christian)s."
    ),
    FaultCode.YEAR_TOO_EARLY: sentence(
        "The year %(year)s is too early. Check the year and give it again."
    ),
    FaultCode.REVERSED_SPAN: sentence("Give the earlier month first and the later month second."),
    FaultCode.AFTER_AS_OF: sentence(
        "This lies after the day of the question. Give that day or an earlier one."
    ),
    FaultCode.MONTH_TWICE: sentence(
        "The same month stands in two of your lists. Leave it in one list only."
    ),
    FaultCode.ENDED_BEFORE_STARTED: sentence(
        "The job cannot end before it starts. Check both days."
    ),
    FaultCode.MORE_LISTED_THAN_TOTAL: sentence(
        "You list more months than the total. Give a larger total or fewer months."
    ),
    FaultCode.CLAIMANT_AGAINST_SEX: sentence(
        "A woman claims as the mother and a man as the father. Check both answers."
    ),
    FaultCode.NOT_DAY_AFTER_JOB: sentence(
        "Your first day without a job must be the day after your last day of work."
    ),
    FaultCode.REGISTERED_BEFORE_DATE: sentence(
        "You cannot register as unemployed before your first day without a job. Check both days."
    ),
    FaultCode.OVERLAPPING_WAGES: sentence(
        "Two wages are given for the same month. Give one wage for each month."
    ),
    FaultCode.TOO_MANY_CHILDREN: counted(
        "Give at most %(most)s child.", "Give at most %(most)s children.", by="most"
    ),
    FaultCode.TOO_MANY_MONTHS: counted(
        "Give at most %(most)s month.", "Give at most %(most)s months.", by="most"
    ),
    FaultCode.BODY_TOO_LARGE: sentence(
        "The question is too long. Send at most %(most)s kB (kilobytes)."
    ),
}

MISSPELT = sentence("We do not know this field. Did you mean another one (%(suggestion)s)?")


def of(fault: Fault) -> Saying:
    """What to type instead. Years are said as they are typed, without a separator."""
    params: dict[str, Spoken] = dict(fault.params)
    if fault.code is FaultCode.UNKNOWN_FIELD and params.get("suggestion"):
        return Saying(MISSPELT, params)
    for name in ("year", "christian"):
        if name in params:
            params[name] = str(params[name])
    return Saying(GENERAL[fault.code], params)
