"""What the page of the dates and the calendar file say, by the codes of ``action.deadlines``."""

from eligibility.rules.codes import AdviceCode
from eligibility.wording import advice, evidence, result
from eligibility.wording.sentence import Sentence, counted, sentence

TITLE = sentence("Your dates")
NOTHING = sentence("From what you told us, no day falls due.")
#: Headings of the stages, by the names of ``action.deadlines.Stage``.
STAGES: dict[str, Sentence] = {
    "FIRST": result.HEADINGS["first"],
    "AHEAD": sentence("Days ahead"),
    "PAST": sentence("Days that have passed"),
}

# ---------------------------------------------------------------- when
TODAY = sentence("This is today.")
DAYS_LEFT = counted("In %(days)s day.", "In %(days)s days.", by="days")
PASSED = sentence("This day has passed.")
EVERY_YEAR = sentence("Every year, from %(first)s to %(last)s")
ONCE_MORE = sentence("For the last time: %(last)s")
WHILE_PAID = sentence("While you are paid")

# ---------------------------------------------------------------- what to do
#: What a step of the content says, and from when a benefit can be had, is said elsewhere.
DO: dict[str, Sentence] = {
    "find_employer": sentence("Find a new employer by this day, to keep the right to stay."),
    "find_employer_reported": sentence(
        "Another report gives you until this day to find a new employer."
    ),
    "register_doe": sentence(
        "Register as unemployed with the Department of Employment (DOE, กรมการจัดหางาน)."
    ),
    "paid_from": sentence("You can be paid from this day, if you have registered as unemployed."),
    "injury_employer": sentence(
        "Your employer has to report the injury by this day on form Kor Tor 16 (กท.16)."
    ),
    "injury_worker": sentence(
        "This is the last day to report the injury to the SSO on form Kor Tor 16 (กท.16)."
    ),
    "employer_registers": sentence(
        "Your employer has to register you with the SSO by this day (ขึ้นทะเบียนผู้ประกันตน)."
    ),
    "claim": sentence("This is the last day to claim."),
    "arrears": sentence("Claim child support for all unpaid past months by this day."),
    "cover_ends": sentence("This is the last covered day after your job."),
    "section_39": advice.GENERAL[AdviceCode.SECTION_39],
}
#: What is at stake, or how sure the day is.
STAKE: dict[str, Sentence] = {
    "find_employer": sentence("This day is by the word of the SSO in Mae Sot."),
    "find_employer_reported": evidence.ABOUT["find_employer_days_reported"],
    "register_doe": sentence("Who registers later is paid only from the day of registration."),
    "injury_employer": sentence("If the employer does not, report it to the SSO yourself."),
    "claim": sentence("After that day the money is lost."),
    "arrears": sentence("After that day the first month is lost, and then one more every month."),
    "certificate": sentence("The month is open until this day."),
    "certificates": sentence("It is needed only as long as child support is paid."),
    "cover_ends": evidence.ABOUT["cover_day_margin_days"],
}
#: Beside the later day of another report.
SAFE = sentence("The safe day is %(day)s.")
#: What can still be done when the day has passed, instead of what is at stake.
TOO_LATE: dict[str, Sentence] = {
    "find_employer": sentence(
        "Ask the Department of Employment (DOE, กรมการจัดหางาน) on 1694 what you can do now."
    ),
    "register_doe": sentence("Register now all the same: every day you wait may cost money."),
    "injury_employer": sentence("Report it to the SSO yourself now, or call 1506."),
    "injury_worker": sentence("Ask the SSO on 1506 whether you can still report it."),
    "claim": sentence("Ask the SSO on 1506 before you give it up."),
}

# ---------------------------------------------------------------- the calendar file
PUT_IN = sentence("Put these dates into my calendar")
READ_BEFORE = sentence("Before you take the calendar file")
CAREFUL: tuple[Sentence, ...] = (
    sentence("The file and the dates stay on the phone, also after “Erase and leave”."),
    sentence("The titles say only “Social security”; what to do stands inside each date."),
    sentence("Whoever looks through this phone can read it."),
    sentence("If that is a danger to you, write the days on paper instead."),
)
NOT_SUPPOSED = sentence("Days of a supposed answer are not put into a calendar.")
#: The title of every event, as the list above promises: it shows on a locked screen.
EVENT = sentence("Social security")
