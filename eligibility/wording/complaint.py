"""The complaint sheet and the letter to the employer.

Their lines are said twice, in Thai for the officer or the employer and in the reader's language,
so nobody is addressed by a word that one of the two would read wrongly.
"""

from eligibility.wording.sentence import Sentence, counted, sentence

# ---------------------------------------------------------------- the form
TITLE = sentence("Complaint sheet")
NOT_KEPT = sentence("We do not keep what you type here. It stands on this page until you leave it.")
RISK_FIRST = sentence("Read first what complaining may cost you")
WAY = sentence("How do you want to complain?")
WORKPLACE = sentence("Name of the employer or factory")
PLACE = sentence("Where it is: road, place, district")
PROOF = sentence("Which proof do you have?")
NAME = sentence("Your name, as on your papers")
PHONE = sentence("Your phone number")
BY_HAND = sentence("Leave empty what you will write by hand.")
LESS_WITHOUT_NAMES = sentence(
    "Without names, we leave out your dates and months: they could show who you are. "
    "Cover your name on copies."
)
NOTHING_CERTAIN = sentence("From what you told us, there is nothing certain to complain of.")
MAKE = sentence("Make the sheet")
MADE = sentence("Check the sheet, then print it from the menu of your browser.")
COPY_STAYS = sentence(
    "If you save or print the sheet, a copy stays on that phone or computer. Erase it there."
)
CHANGE = sentence("Change the sheet")

# ---------------------------------------------------------------- the sheet
HEADING = sentence("Complaint about social security")
TO = sentence("To the Social Security Office (สำนักงานประกันสังคม)")
DATE = sentence("Date")
FROM: dict[str, Sentence] = {
    "named": sentence("A worker or former worker of this employer complains."),
    "unnamed": sentence("Workers of this employer complain. They give no names."),
    "ngo": sentence("An organisation complains for workers of this employer."),
}
FOR_THE_DEAD = sentence("The family complains for a worker who has died.")
WORKER = sentence("Name of the worker")
WORKER_PHONE = sentence("Phone number")
ORGANISATION = sentence("Name and phone number of the organisation")
SECTOR = sentence("Kind of work: %(sector)s.")
BEGAN = sentence("First day of work: %(day)s.")
ENDED = sentence("Last day of work: %(day)s.")
MATTER = sentence("What it is about")
NOT_REGISTERED = sentence("The employer has not registered this worker with the SSO.")
ONE_NOT_REGISTERED = sentence("A worker of this employer is not registered with the SSO.")
NOT_KNOWN = sentence("It is not known whether the employer has registered this job.")
MONEY_KEPT = sentence("Money for social security was taken from wages. It is not on the record.")
MONTHS_NOT_SENT = sentence("Months of work are not on the social security record.")
OTHER = sentence("Other things")
LOOK_INTO = sentence(
    "Please look into this employer, and see that registration and months are put right."
)
KEEP_SECRET = sentence("Under %(section)s, please do not tell the employer who complains.")
PROOFS = sentence("Proof that can be shown")
SIGNED = sentence("Signature")
RECEIVED = sentence("Received by, date")
NO_FORM = sentence("This sheet was made on a website. It is not a form of the SSO.")

# ---------------------------------------------------------------- the letter
LETTER = sentence("Letter to the employer")
NO_THREAT = sentence(
    "This letter asks and does not threaten. But your employer will know that you ask."
)
NO_LETTER = sentence("After a death we make no letter. The complaint sheet is for the family.")
FILL_IN = sentence("Print it from the menu of your browser. Write names and date by hand.")
TO_EMPLOYER = sentence("To the employer")
ABOUT = sentence("About: social security of a worker")
PLEASE_REGISTER = counted(
    "Please register me with the SSO on form SSO 1-03 (สปส. 1-03). "
    "%(section)s gives %(days)s day from the first day of work.",
    "Please register me with the SSO on form SSO 1-03 (สปส. 1-03). "
    "%(section)s gives %(days)s days from the first day of work.",
    by="days",
)
MY_FIRST_DAY = sentence("My first day of work was %(day)s.")
LAST_DAY = sentence("By this count, the last day is %(day)s.")
TAKEN = sentence(
    "Money for social security was taken from my wage in these months, but they are not on the "
    "record: %(months)s."
)
NOT_ON_RECORD = sentence("These months of my work are not on the record: %(months)s.")
PLEASE_CORRECT = sentence("Please look at them, and have them put right (SSO 1-10, สปส. 1-10).")
SENT_BY = sentence("As far as I know, a month is sent in by day %(day)s of the next month.")
PLEASE_TELL = sentence(
    "Please tell me whether I am registered with the SSO, and which months were sent in."
)
PERHAPS_DONE = sentence("Perhaps it is done already. Then please show me the record.")
PAPERS = sentence("I will gladly bring copies of the papers you need from me.")
ASK_1506 = sentence("The SSO answers questions on 1506.")
THANKS = sentence("Thank you for your help.")
