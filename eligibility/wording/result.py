"""What the result page says besides the answer's own texts."""

from eligibility.wording.sentence import Sentence, counted, sentence

#: Headings and labels of the page, by the name its templates know them by.
HEADINGS: dict[str, Sentence] = {
    "title": sentence("Your answer"),
    "overview": sentence("All seven at a glance"),
    "first": sentence("Do this first"),
    "settle": sentence("Ask the SSO: this would settle it"),
    "why": sentence("Why, and how it is worked out"),
    "law": sentence("Conditions, law, sources"),
    "more": sentence("Papers, steps, months, law"),
    "bring": sentence("What to bring, what to do"),
    "change": sentence("Change an answer"),
    "back": sentence("Back to the answer"),
    "rests": sentence("What this answer rests on"),
    "picture": sentence("The signs in the pictures"),
    "paid": sentence("Paid"),
    "deducted": sentence("Deducted, not on the record"),
    "unpaid": sentence("Not paid"),
    "unknown": sentence("Not known"),
    "before": sentence("Perhaps paid: only the total is known"),
    "ahead": sentence("Still to come"),
}

AFTER_A_DEATH = sentence(
    "This is for the family of an insured person who died. The other benefits are shown as they "
    "stood on that day."
)
AS_OF = sentence("This answer is for %(day)s.")
#: In the summary, the first of several sums.
AND_MORE = sentence("%(figure)s and more")
GOES_ON_AFTER_JOB = counted(
    "If your job ends, this goes on for %(months)s month after the last day of work. Then it ends.",
    "If your job ends, this goes on for %(months)s months after the last day of work. "
    "Then it ends.",
    by="months",
)
STOPS_WITH_JOB = sentence("If your job ends, this stops at once.")
PART_ONLY = sentence("But one part is still open to you: %(parts)s.")
STEP_BY = sentence("Last day: %(day)s.")
STEP_WAS_BY = sentence("The last day was %(day)s. Ask at once what you can still do.")

# ---------------------------------------------------------------- the amount, worked out
WAGE_MONTHS = counted(
    "Counted wage: %(count)s month at %(base)s (%(months)s).",
    "Counted wage: %(count)s months at %(base)s each (%(months)s).",
    by="count",
)
WAGE_UNLISTED = counted(
    "Counted wage: %(count)s earlier month at %(base)s.",
    "Counted wage: %(count)s earlier months at %(base)s each.",
    by="count",
)
WAGE_NOT_KNOWN = sentence("We do not know the wage of %(months)s.")
ABOVE_CEILING = sentence(
    "The wage was %(wage)s. The law counts no more than %(base)s a month (เพดานค่าจ้าง)."
)
BELOW_FLOOR = sentence("The wage was %(wage)s. The law counts at least %(base)s a month.")
DAILY_WAGE = sentence("Wage for one day: %(sum)s ÷ %(days)s days = %(daily)s.")
DAILY_BENEFIT = sentence(
    "Money for one day: %(percent)s per cent of %(daily)s = %(benefit)s a day."
)
DAYS_TOTAL = counted(
    "%(days)s day × %(benefit)s = %(total)s.", "%(days)s days × %(benefit)s = %(total)s.", by="days"
)
DAYS_OPEN = sentence("How many days are paid is not known yet.")
DAYS_BY_LAW = counted(
    "The law gives at most %(days)s day.", "The law gives at most %(days)s days.", by="days"
)
MONTHLY_WAGE = sentence("Wage for one month: %(daily)s × %(days)s days = %(monthly)s.")
MONTHLY_SHARE = sentence("%(percent)s per cent of %(wage)s = %(monthly)s a month.")
MONTHS_OF_WAGE = counted(
    "%(months)s month of wage: %(months)s × %(wage)s = %(total)s.",
    "%(months)s months of wage: %(months)s × %(wage)s = %(total)s.",
    by="months",
)
ALTERNATIVE = counted(
    "%(reason)s: %(percent)s per cent, %(benefit)s a day. %(days)s day in all = %(total)s.",
    "%(reason)s: %(percent)s per cent, %(benefit)s a day. %(days)s days in all = %(total)s.",
    by="days",
)
ALTERNATIVE_WITHOUT_WAGE = sentence("%(reason)s: %(percent)s per cent of the wage for one day.")
FIRST_PAID_DAY = sentence("The first paid day is %(day)s.")
DENTAL_LEFT = sentence("%(cap)s a year − %(used)s already used = %(left)s left this year.")
DENTAL_BILL = sentence("Of the bill of %(bill)s the SSO pays %(sso)s, and you pay %(you)s.")
AT_MOST = sentence("Up to %(amount)s")
CHILDREN = counted(
    "%(children)s child × %(each)s = %(monthly)s a month.",
    "%(children)s children × %(each)s = %(monthly)s a month.",
    by="children",
)
PAID_UNTIL = sentence("%(day)s is the first day that is no longer paid.")
ARREARS = counted(
    "For %(months)s past month, the first is %(first)s: %(total)s in all.",
    "For %(months)s past months, the first is %(first)s: %(total)s in all.",
    by="months",
)
ARREARS_RATE = sentence("Since %(day)s it is %(amount)s a month for one child.")
PENSION_RATE = sentence(
    "%(base)s per cent, and %(step)s per cent more for every %(months)s further months: "
    "%(percent)s per cent."
)
PENSION = sentence(
    "%(percent)s per cent of %(wage)s, the mean counted wage of your last months = "
    "%(monthly)s a month."
)
LUMP_SUM = sentence(
    "A rough estimate: %(own)s per cent of every counted wage. "
    "With enough months, the employer's %(employer)s per cent is added."
)
FOR_LIFE = sentence("It is paid for life.")
FOR_MONTHS = counted(
    "It is paid for %(months)s month.", "It is paid for %(months)s months.", by="months"
)
ROUNDED = sentence("We round only at the end, so a line may seem a little off.")
NO_WAGE = sentence("We cannot work out the amount, because the wage is not known.")
NO_AMOUNT = sentence("We cannot work out the amount yet.")

# ---------------------------------------------------------------- the months
NEEDED_IN = counted(
    "%(required)s month is needed, from %(first)s to %(last)s. Counted: %(counted)s.",
    "%(required)s months are needed, from %(first)s to %(last)s. Counted: %(counted)s.",
    by="required",
)
NEEDED_FOR_PENSION = sentence(
    "For a pension, %(required)s months are needed in all. Counted: %(counted)s."
)
NOT_COUNTED_IN = counted(
    "%(required)s month is needed, from %(first)s to %(last)s. We cannot tell how many count.",
    "%(required)s months are needed, from %(first)s to %(last)s. We cannot tell how many count.",
    by="required",
)
NOT_COUNTED_FOR_PENSION = sentence(
    "For a pension, %(required)s months are needed in all. We cannot tell how many count."
)
IF_DEEMED = counted(
    "With the deducted ones it would be %(months)s month.",
    "With the deducted ones it would be %(months)s months.",
    by="months",
)
PICTURE = sentence("The months from %(first)s to %(last)s")
SPAN = sentence("%(first)s to %(last)s")

#: What the picture shows, in words, by the sign of the months.
SHOWN: dict[str, Sentence] = {
    "paid": sentence("Paid: %(months)s."),
    "deducted": sentence("Deducted from the wage, not on the record: %(months)s."),
    "unpaid": sentence("Not paid: %(months)s."),
    "unknown": sentence("Not known: %(months)s."),
    "before": sentence("Perhaps paid, because only the total is known: %(months)s."),
    "ahead": sentence("Still to come: %(months)s."),
}

# ---------------------------------------------------------------- the law and the sources
OFFICER_DIFFERS = sentence(
    "%(label)s: on %(stated)s an SSO officer said %(said)s. "
    "The rule in force since %(since)s says %(value)s."
)
OFFICER_DIFFERS_NO_DAY = sentence(
    "%(label)s: on %(stated)s an SSO officer said %(said)s. The rule in force says %(value)s."
)
STATED = sentence("Said on %(day)s.")
EFFECTIVE = sentence("In force since %(day)s.")
CHECKED = sentence("Checked on %(day)s.")
