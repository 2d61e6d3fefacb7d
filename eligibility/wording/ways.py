"""What three ways out say: insured before, not insurable, hurt at work."""

from eligibility.rules.codes import ReasonCode, Sector
from eligibility.wording.sentence import Sentence, counted, sentence

# ---------------------------------------------------------------- of all three
WHOM_TO_ASK = sentence("Whom to ask")
ORGANISATIONS = sentence(
    "Also in Mae Sot: MAP Foundation, Young Chi Oo Workers Association, "
    "Foundation for Education and Development, Arakan Workers Organization."
)
WHO_CAN_HELP = sentence("Who can help you")
WITHOUT_PAPERS = sentence(
    "Without papers, first ask an organisation that helps workers. "
    "It can go with you to an officer."
)
FIRST_DAY_NOT_KNOWN = sentence("First day in force not known")

# ---------------------------------------------------------------- insured before
BEFORE = sentence("Insured before")
OLD_MONTHS = sentence("Your old months")
NO_MONTH = sentence(
    "By what you told us, no month is on your record. "
    "If you were insured long ago, it may stand under an older name."
)
ADDED_UP = sentence("The months of all your jobs are added together, also with gaps between them.")
ONE_OR_OTHER = sentence(
    "With fewer months than a pension (บำนาญชราภาพ) needs, it is money paid once (บำเหน็จชราภาพ)."
)
HEIRS = sentence("The heirs (ทายาท) may ask the SSO for this money.")
COVER = sentence("Cover after your last job")
AGAIN = sentence("If you work again")
AGAIN_FROM = sentence(
    "If you work again from today and every month is paid in, by today's law this comes back:"
)
STILL_COUNTS = counted(
    "%(months)s old month still counts here, until %(until)s.",
    "%(months)s old months still count here, the last one until %(until)s.",
    by="months",
)
NONE_COUNTS = sentence("No old month on your record counts here any more.")
COUNT_NOT_KNOWN = sentence("We cannot tell how many old months count here.")
AT_THE_LATEST = sentence("%(day)s at the latest")
NEW_EMPLOYER = sentence(
    "A new employer must register you again, within %(days)s days of your first day of work."
)
SAME_NUMBER = sentence(
    "Give your new employer the old social security number (เลขประกันสังคม) and every earlier "
    "name. "
    "Then old and new months can come together."
)
TRY_OTHER_DAYS = sentence("Try another day on the answer page")
SHUT_TODAY = sentence("What keeps you out today")

SECTION_39 = sentence("Going on by yourself: section 39 (มาตรา 39)")
BY_YOURSELF = sentence(
    "After a job you can ask the SSO to stay insured by yourself. "
    "You then pay %(monthly)s a month, for everything except unemployment benefit."
)
NEEDS_MONTHS = counted(
    "At least %(required)s month of contribution is needed. Counted: %(counted)s.",
    "At least %(required)s months of contribution are needed. Counted: %(counted)s.",
    by="required",
)
NEEDS_MONTHS_UNCOUNTED = counted(
    "At least %(required)s month of contribution is needed. We cannot tell how many count.",
    "At least %(required)s months of contribution are needed. We cannot tell how many count.",
    by="required",
)
ASK_WITHIN = counted(
    "The time to ask is %(months)s month after the last day of work.",
    "The time to ask is %(months)s months after the last day of work.",
    by="months",
)
ASK_BY = sentence("By our count, the last day to ask is %(day)s.")
ASK_TODAY = sentence(
    "By our count, today, %(day)s, is the last day to ask. Call 1506 now, and ask today."
)
ASK_PASSED = sentence(
    "By our count, the last day to ask was %(day)s. That day has passed. "
    "Ask the SSO on 1506 what is still possible."
)
LOST_AGAIN = sentence(
    "To ask for it, use form SSO 1-20 (สปส. 1-20). "
    "It ends after %(unpaid)s unpaid months in a row. "
    "It also ends with fewer than %(paid)s paid months within %(within)s."
)
PROOF_OF_HOME = sentence(
    "Offices have asked migrant workers for proof of a home in Thailand, such as a lease. "
    "Your right to stay needs an employer too, so ask the SSO on 1506 first."
)

OTHER_NAME = sentence("An account or record under another name")
WRITE_NAMES = sentence(
    "Write down every earlier name, birth date and number, each as the old paper spells it."
)
COMPARE_NAMES = sentence("Compare your papers")
ASK_TO_JOIN = sentence(
    "Show all this at the SSO, and ask it to put the old and new records together. "
    "For an old bank account, ask the bank too."
)

# ---------------------------------------------------------------- cannot be insured
CANNOT = sentence("If you cannot be insured")
CAN = sentence("Nothing you told us keeps you out of social security.")
MONTHS_STAY = sentence(
    "The months on your record stay yours. "
    "For a new registration, the reason below stands in the way."
)
IF_NO_MONTH = sentence("If no month is on your record, the reason below keeps you out.")
EMPLOYER_WAY = sentence("What to do when the employer has not registered you")
MORE_ON_OLD_MONTHS = sentence("What old months are worth")
AGES = sentence(
    "Insurance can begin from the age of %(youngest)s, "
    "until the last day on which you are %(oldest)s."
)
PLANNED: dict[ReasonCode, Sentence] = {
    ReasonCode.SECTOR_EXCLUDED: sentence(
        "A plan to let this work in was discussed in public. We found no law that does it."
    ),
    ReasonCode.OVER_AGE_AT_FIRST_INSURANCE: sentence(
        "A higher age is planned, but it is only a bill and not law."
    ),
}
CHANGE = sentence("What would change it")
OTHER_WORK = sentence(
    "Work for an employer inside the system, such as a factory, a building site or a shop."
)
CHANGE_SECTOR: dict[Sector, Sentence] = {
    Sector.SEASONAL_FARM: sentence("Farm work all the year round is inside too."),
    Sector.PRIVATE_HOUSEHOLD: sentence(
        "If your work there is also for a business, ask the SSO: it may be inside."
    ),
}
GET_PERMIT = sentence(
    "With a valid work permit and an identity paper, your employer can register you. "
    "Ask the Department of Employment (DOE, กรมการจัดหางาน) on 1694."
)
BORDER_PASS = sentence(
    "Since %(day)s a border pass (บัตรผ่านแดน) counts as an identity paper "
    "for registration with the SSO."
)
TURNING = sentence("You reach the lowest age on %(day)s. Ask the SSO again then.")
OLD_ENOUGH = sentence("You are old enough today, so ask the SSO on 1506 what your employer can do.")
INSURED_BEFORE = sentence(
    "If you were ever insured before, under any name, tell the SSO. "
    "Then the age may be no obstacle."
)
WHAT_ELSE = sentence("What else there is")
AT_HOSPITAL = sentence("In Mae Sot, it is sold at Mae Sot Hospital (โรงพยาบาลแม่สอด).")
PRICE = sentence(
    "In %(month)s it cost %(least)s to %(most)s for a person. We do not know today's price."
)
EMERGENCY = sentence(
    "If a life is in danger, go to the nearest hospital at once. Ask afterwards who pays."
)
INJURY_STEPS = sentence("Hurt at work: step by step")

# ---------------------------------------------------------------- hurt at work
FREE = sentence("The employer alone pays into this fund. You need no months of contribution.")
TELL_EMPLOYER = sentence(
    "Tell your employer at once, and ask for the hospital form Kor Tor 44 (กท.44)."
)
GO_TO_HOSPITAL = sentence(
    "Go to a hospital and say that it happened because of your work. "
    "Keep every paper, and write down who saw it."
)
EMPLOYER_BY = sentence(
    "Your employer must report it to the SSO by %(day)s, on form Kor Tor 16 (กท.16). "
    "The doctor fills in form Kor Tor 16/1 (กท.16/1)."
)
EMPLOYER_OF_THE_DEAD = sentence(
    "The employer's last day to report it to the SSO is %(day)s, on form Kor Tor 16 (กท.16)."
)
EMPLOYER_WAS = sentence(
    "Your employer had to report it by %(day)s, on form Kor Tor 16 (กท.16). "
    "Ask the SSO on 1506 whether that was done."
)
EMPLOYER_WITHIN = sentence(
    "Your employer must report it to the SSO within %(days)s days, on form Kor Tor 16 (กท.16). "
    "The doctor fills in form Kor Tor 16/1 (กท.16/1)."
)
YOURSELF_BY = sentence("You can report it yourself until %(day)s. Do not wait for your employer.")
YOURSELF_WAS = sentence(
    "Your own last day to report it was %(day)s. Ask the SSO on 1506 what is still possible."
)
YOURSELF_WITHIN = sentence(
    "You can report it yourself within %(days)s days of the injury. Do not wait for your employer."
)
REPORT_ANYWAY = sentence(
    "Report it also without papers, or if your employer never joined the fund. "
    "The SSO then orders the employer to pay you."
)
NOT_AT_ONCE = sentence("The money does not come at once. Stay in touch with employer and SSO.")
APPEAL = sentence(
    "If you disagree with a decision, appeal (อุทธรณ์) in writing within %(days)s days. "
    "The decision itself should name the days."
)
PAYS = sentence("What the fund pays")
WAGE = sentence("While you cannot work")
WAGE_PAID = sentence("%(percent)s per cent of the wage, from day %(day)s")
WAGE_LONGEST = sentence("Longest time for the wage")
TREATMENT = sentence("Cost of treatment")
UNTIL_ITS_END = sentence("Until the treatment ends")
TREATMENT_LIMITS = sentence("First limits for treatment, not confirmed")
LIMITS = sentence("%(first)s, then %(second)s")
ORGAN = sentence("Loss of a part of the body")
UP_TO_YEARS = sentence("Up to %(years)s years")
DISABLED = sentence("Disability")
AT_LEAST_YEARS = sentence("At least %(years)s years")
DEATH = sentence("Death, for the family")
FUNERAL = sentence("Funeral")
