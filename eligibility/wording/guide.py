"""What the public guide pages say besides the texts of the answer and of the release."""

from eligibility.wording.sentence import Sentence, counted, sentence

#: Headings and links, by the name the pages know them by.
HEADINGS: dict[str, Sentence] = {
    "guides": sentence("Guides"),
    "others": sentence("Other guides"),
    "check": sentence("Check what you can have"),
    "who": sentence("Who can have it"),
    "left": sentence("After the job"),
    "days": sentence("Days and time limits"),
    "rules": sentence("Every value and its source"),
    "poster": sentence("A poster with a QR code, to print"),
}

#: The guides that are no benefit: their name, and what a link to them tells.
TITLES: dict[str, Sentence] = {
    "five-per-cent": sentence("What your contribution (เงินสมทบ) buys"),
    "check-record": sentence("Check your own record"),
    "employers": sentence("What the law asks of employers"),
    "help": sentence("Who can help you"),
    "rules": sentence("About these rules"),
}
ABOUT: dict[str, Sentence] = {
    "five-per-cent": sentence("Who pays how much, what it is for, and from when it helps you."),
    "check-record": sentence("How to see which months your employer paid."),
    "employers": sentence("Registration, payments, reports, and what happens without them."),
    "help": sentence("Telephone numbers, the office in Mae Sot, and organisations of workers."),
    "rules": sentence("Every value that this site uses, with its source and its day."),
    "guides": sentence("Thai social security in your language. No name, no account."),
}

LAST_CHECKED = sentence("Last checked against the law on %(day)s.")
NOT_ALL_CONFIRMED = sentence(
    "Not all of this is confirmed by an official source. Ask the SSO on 1506."
)

# ---------------------------------------------------------------- what the contribution buys
WHO_PAYS = sentence("Who pays what, with a wage of %(wage)s")
PAYS_FOR = sentence("What your part pays for")
OPENS = sentence("What the months open")
MOST_EMPLOYERS = sentence("Most employers must register their workers.")
INSURANCE_TOO = sentence("Is health insurance enough?")
DEDUCTED = sentence("Deducted, but not on the record?")

# ---------------------------------------------------------------- one's own record
ONLINE = sentence("On your phone")
NOTE_MONTHS = sentence("Note which months are paid, and from which wage.")
COMPARE = sentence("Compare them with your pay slips and with the months in our check.")
COMPARE_NAME = sentence("Is your name or number written differently there? Tell the SSO.")
MISSING = sentence("Is a month missing?")
KEEP_SLIPS = sentence("Keep every pay slip (สลิปเงินเดือน) that shows the deduction.")
NOT_SEEN = sentence("We have not seen these pages ourselves: their buttons may have other names.")
OTHER_WAYS = sentence("Other ways")
CALL_OR_GO = sentence("Call 1506, day or night, or go to the SSO with your papers.")
APPS = sentence("The SSO also has an app (SSO Plus) and answers on LINE (@ssothai).")

# ---------------------------------------------------------------- employers
LEAVER = sentence(
    "When a worker leaves, the employer reports it by day %(day)s of the next month, with form "
    "SSO 6-09 (สปส. 6-09)."
)
LEAVER_DOE = counted(
    "The employer tells the Department of Employment (กรมการจัดหางาน) within %(days)s day too.",
    "The employer tells the Department of Employment (กรมการจัดหางาน) within %(days)s days too.",
    by="days",
)
INJURY_REPORT = counted(
    "The employer reports an injury at work within %(days)s day, on form Kor Tor 16 (กท.16).",
    "The employer reports an injury at work within %(days)s days, on form Kor Tor 16 (กท.16).",
    by="days",
)
WITHOUT = sentence("If it is not done")

# ---------------------------------------------------------------- help
CALL = sentence("Call")
HOTLINES: dict[str, Sentence] = {
    "1506": sentence("Social Security Office (SSO), day and night"),
    "1694": sentence("Department of Employment, also in Burmese"),
    "1546": sentence("Labour protection"),
}
OFFICE = sentence("The SSO in Mae Sot")
OFFICE_BUSY = sentence("Few officers work there. Bring all your papers the first time.")
OFFICE_WHERE = sentence("Ask on 1506 where it is and when it is open.")
INTERPRETER = sentence(
    "The SSO holds meetings for workers with an interpreter (ล่าม). Ask for one with your "
    "co-workers."
)
INTERPRETER_EMPLOYER = sentence("At a factory it often depends on the employer.")
ORGANISATIONS = sentence("Organisations")
ORGANISATIONS_MET = sentence("On %(day)s they brought workers and the SSO in Mae Sot together.")
ORGANISATIONS_ASK = sentence("We have the address of the first one only. It knows the others.")
