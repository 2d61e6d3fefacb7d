"""What is said to somebody whose employer has not registered her, or has not sent in her months."""

from eligibility.wording.sentence import Sentence, counted, sentence

TITLE = sentence("Not registered, or months missing")

# ---------------------------------------------------------------- what the law asks
LAW = sentence("What the law asks of your employer")
REGISTER = counted(
    "An employer must register a new worker within %(days)s day, with form SSO 1-03 (สปส. 1-03).",
    "An employer must register a new worker within %(days)s days, with form SSO 1-03 (สปส. 1-03).",
    by="days",
)
HAD_TO = sentence("Your employer had to register you by %(day)s.")
HAD_TO_PERHAPS = sentence(
    "If social security covers your work, your employer had to register you by %(day)s."
)
HAS_TIME = sentence("Your employer has time until %(day)s. It is late only after that day.")
HAS_TIME_PERHAPS = sentence(
    "If social security covers your work, your employer has time until %(day)s to register you."
)
START_NOT_KNOWN = sentence(
    "We do not know your first day of work. The days are counted from that day."
)
ON_RECORD = sentence("You are not registered, you say, but months of this job are on your record.")
NOT_FOR_YOU = sentence("As things are, your employer may not be able to register you.")
NOT_FOR_YOU_LINK = sentence("What else there is for you")
ONLY_EMPLOYER = sentence("You cannot register yourself: only an employer can do it.")
SEND_IN = sentence(
    "Each month the employer takes your part from the wage. "
    "The employer must send it in, with its own part, by day %(day)s of the next month. "
    "That is done with form SSO 1-10 (สปส. 1-10)."
)
LATE_COSTS = sentence(
    "If it is late, the employer owes %(percent)s per cent of that sum more for every month."
)
COUNTS_AS_PAID = sentence(
    "As far as we know, money taken from your wage counts as paid, even if the employer kept it. "
    "If nothing was taken, the employer owes all of it."
)

# ---------------------------------------------------------------- her months
MONTHS = sentence("Your months")
MISSING = sentence("Months of work that are not on the record: %(months)s.")
EARLIER = sentence(
    "From an earlier job, not on your list: %(months)s. "
    "We do not know whether they had to be paid in."
)
NONE_MISSING = sentence("From what you told us, no month is missing.")
NOT_TOLD = sentence("We do not know which months are on your record.")
CHANGES = sentence("Months you would have with these on your record:")
CHANGE = sentence("%(then)s of %(required)s, now %(now)s")
MORE_THAN_MONTHS = sentence("A benefit needs more than months. Your answer shows the rest.")
CANNOT_TELL = sentence("We cannot tell what these months would change.")

# ---------------------------------------------------------------- proof
PROOF = sentence("Proof to gather")
PROOFS: dict[str, Sentence] = {
    "pay_slips": sentence("Pay slips (สลิปเงินเดือน) that show the deduction"),
    "contract": sentence("Work contract (สัญญาจ้าง)"),
    "work_permit": sentence("Work permit (ใบอนุญาตทำงาน) that names the employer"),
    "bank": sentence("Bank book (สมุดบัญชีธนาคาร) that shows your wage"),
    "photos": sentence("Photos of you at work, or a staff card (บัตรพนักงาน)"),
    "co_workers": sentence("Co-workers who will speak for you (พยาน)"),
}
OUR_ADVICE = sentence(
    "This list is our advice, not a rule of the law. "
    "Keep copies away from the workplace, and never give away an original."
)

# ---------------------------------------------------------------- the risk
RISK = sentence("First: what complaining may cost you")
NO_PERMIT = sentence(
    "A complaint may bring to light who works or stays without a permit, also among co-workers. "
    "You decide: before any officer, ask one of the organisations on this page."
)
MAY_LOSE_JOB = sentence("You may lose your job. Nobody can promise that you will not.")
JOB_IS_OVER = sentence("You have left this job, but a new employer may hear of your complaint.")
MAY_GUESS = sentence("An employer may guess who complained, even without a name.")
STAY = counted(
    "Your right to stay needs an employer. After a job you have %(days)s day to find a new one, "
    "says the SSO in Mae Sot.",
    "Your right to stay needs an employer. After a job you have %(days)s days to find a new one, "
    "says the SSO in Mae Sot.",
    by="days",
)
STAY_REPORTED = counted(
    "Another report says %(days)s day. Do not wait for the later day.",
    "Another report says %(days)s days. Do not wait for the later day.",
    by="days",
)
SECRET = sentence(
    "An SSO officer who tells secrets can be punished. "
    "It is no promise that your employer never hears of it."
)
YOU_DECIDE = sentence(
    "You decide, and you need not decide today. Ask an organisation or the SSO on 1506 first."
)

# ---------------------------------------------------------------- three ways
WAYS = sentence("Three ways to complain")
NAMED = sentence("With your name")
NAMED_TEXT = sentence(
    "The SSO can look up your record and tell you what comes of it. "
    "Your employer may learn your name."
)
UNNAMED = sentence("Without names")
UNNAMED_TEXT = sentence(
    "The sheet says: a worker of this employer. "
    "The SSO can look at the workplace, but it cannot tell you what comes of it."
)
UNNAMED_NO_RULE = sentence(
    "We found no rule for complaints without names. Ask on 1506 whether it is enough."
)
NGO = sentence("Through an organisation")
NGO_TEXT = sentence("It speaks for you, and your name can stay out. Ask it first.")
TO_SHEET = sentence("Make a complaint sheet in Thai")
TO_LETTER = sentence("A polite letter to the employer, in Thai")

# ---------------------------------------------------------------- what happens next
NEXT = sentence("What happens next")
LOOKED_INTO = sentence("On %(day)s an SSO officer said: every complaint is looked into.")
MAY_ENTER = sentence("Officers may enter the workplace and look at its papers.")
PUNISHED = counted(
    "An employer who does not register workers can be punished. "
    "It is up to %(months)s month in prison, "
    "a fine of up to %(fine)s, or both.",
    "An employer who does not register workers can be punished. "
    "It is up to %(months)s months in prison, "
    "a fine of up to %(fine)s, or both.",
    by="months",
)
PUNISHED_DAILY = sentence(
    "Each further day can cost the employer %(fine)s at most. "
    "In practice the employer is warned first."
)
HOW_LONG = sentence("How long it takes, we do not know. Ask on 1506.")

# ---------------------------------------------------------------- meanwhile
MEANWHILE = sentence("If you fall ill or are hurt meanwhile")
INJURY_LINK = sentence("Hurt at work: step by step")
