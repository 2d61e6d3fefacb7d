"""Why a verdict is what it is: one text for each reason code, other ones where a benefit differs.

The numbers come from the reason's own parameters, except that a code without any is worded
without numbers.
"""

from eligibility.rules.codes import BenefitCode, ReasonCode
from eligibility.rules.finding import Reason
from eligibility.wording import evidence
from eligibility.wording.sentence import Saying, Sentence, counted, sentence

GENERAL: dict[ReasonCode, Sentence] = {
    ReasonCode.CONTRIBUTIONS_SHORT: counted(
        "%(required)s month of contribution (เงินสมทบ) is needed. "
        "Counted: %(counted)s, missing: %(short_by)s.",
        "%(required)s months of contribution (เงินสมทบ) are needed. "
        "Counted: %(counted)s, missing: %(short_by)s.",
        by="required",
    ),
    ReasonCode.SECTOR_EXCLUDED: sentence(
        "Your kind of work is outside section 33 (มาตรา 33) of social security. "
        "Ask the SSO on 1506 whether this has changed."
    ),
    ReasonCode.NO_WORK_PERMIT: sentence(
        "You need a valid work permit (ใบอนุญาตทำงาน) to be insured, and you named none."
    ),
    ReasonCode.NOT_REGISTERED: sentence(
        "Your employer has not registered you with the SSO. "
        "Only an employer can register a worker under section 33 (มาตรา 33)."
    ),
    ReasonCode.OVER_AGE_AT_FIRST_INSURANCE: sentence(
        "You were over the age limit on the day your insurance would have started."
    ),
    ReasonCode.UNDER_AGE: sentence(
        "You were under the lowest age for insurance on the day it would have started."
    ),
    ReasonCode.COVER_AFTER_LEAVING_ENDED: sentence(
        "After the last day of work, %(ended_on)s, cover lasts until %(covered_until)s. "
        "The day in question, %(day)s, is later."
    ),
    ReasonCode.NO_LONGER_INSURED: sentence(
        "Your job has ended, and this benefit stops with the job."
    ),
    ReasonCode.CLAIM_DEADLINE_PASSED: sentence(
        "The last day to claim is %(claim_by)s, and the claim comes later."
    ),
    ReasonCode.DEDUCTED_NOT_REMITTED: counted(
        "%(months)s month was deducted from your wage but is not on the SSO record. "
        "It could decide this. "
        "Complain to the SSO, because you may keep the right as if it was paid.",
        "%(months)s months were deducted from your wage but are not on the SSO record. "
        "They could decide this. "
        "Complain to the SSO, because you may keep the right as if they were paid.",
        by="months",
    ),
    ReasonCode.EVENT_MONTH_WOULD_DECIDE: sentence(
        "The contribution of %(month)s was not counted, because the event falls in that month. "
        "With it there may be enough, so ask the SSO on 1506."
    ),
    ReasonCode.OUTSIDE_OUR_RECORDS: sentence(
        "We do not know the law well enough for that day. Ask the SSO on 1506."
    ),
    ReasonCode.FACT_MISSING: sentence(
        "We do not know every fact that decides this. The open questions show what would settle it."
    ),
    ReasonCode.NO_CHILD: sentence("No child you told us of counts for this benefit on that day."),
    ReasonCode.CHILD_AGED_SIX: sentence(
        "A child must be under the age limit, and none of yours is on the day that counts."
    ),
    ReasonCode.CHILD_LIMIT_REACHED: counted(
        "Child support is paid for %(most)s child at a time, the youngest.",
        "Child support is paid for at most %(most)s children at a time, the youngest ones.",
        by="most",
    ),
    ReasonCode.CLAIMED_BY_OTHER_PARENT: sentence(
        "The other parent claims this, and only one parent may claim it."
    ),
    ReasonCode.LEAVE_ALLOWANCE_BIRTHS_USED: sentence(
        "You have already had the maternity leave allowance for as many births as it is paid for."
    ),
    ReasonCode.LEAVE_ALLOWANCE_MOTHER_ONLY: sentence(
        "Only an insured mother gets the maternity leave allowance "
        "(เงินสงเคราะห์การหยุดงานเพื่อการคลอดบุตร)."
    ),
    ReasonCode.DISMISSED_FOR_SERIOUS_MISCONDUCT: sentence(
        "There is no unemployment benefit after dismissal for serious misconduct "
        "(เลิกจ้างเพราะกระทำความผิดร้ายแรง). "
        "If you do not agree with this reason, tell the SSO."
    ),
    ReasonCode.ENTITLED_TO_OLD_AGE: sentence(
        "From the pension age on, the old-age benefit (กรณีชราภาพ) takes the place of this one."
    ),
    ReasonCode.REGISTERED_LATE: sentence(
        "You registered late as unemployed (ขึ้นทะเบียนผู้ว่างงาน). "
        "So you are paid only from the day you registered, %(paid_from)s."
    ),
    ReasonCode.WAITING_DAYS: sentence(
        "The first days without a job are not paid. By today's law, payment starts on "
        "%(first_day)s if you have registered as unemployed."
    ),
    ReasonCode.MIGRANT_DAY_CAP: counted(
        "Migrant workers are paid for at most %(days)s day, says the SSO in Mae Sot.",
        "Migrant workers are paid for at most %(days)s days, says the SSO in Mae Sot.",
        by="days",
    ),
    ReasonCode.UNDER_PENSION_AGE: sentence(
        "By today's law, this money is paid from the age of %(age)s. You turn %(age)s on "
        "%(birthday)s."
    ),
    ReasonCode.STILL_INSURED: sentence(
        "Your job goes on. This money is paid only when you are not insured any more."
    ),
    ReasonCode.CLOSE_TO_LIMIT: sentence(
        "After the last day of work, %(ended_on)s, cover lasts until about %(covered_until)s. "
        "The day in question, %(day)s, is too close to tell. "
        "Ask the SSO on 1506 how it counts the days."
    ),
    ReasonCode.PAPERS_DIFFER: sentence(
        "Your name, birth date or numbers are not the same on all papers. "
        "Settle this with the SSO before you claim."
    ),
    ReasonCode.LIMIT_USED_UP: sentence(
        "Nothing is left of the amount or the days that can be paid."
    ),
    ReasonCode.NO_ARREARS: sentence("No past month of child support is owed to you."),
    ReasonCode.PAID_AS_PENSION: sentence(
        "You have enough months for a pension (บำนาญชราภาพ), so there is no lump sum."
    ),
}

#: Where one benefit needs other words. A death is asked about by those left behind.
OF_BENEFIT: dict[tuple[ReasonCode, BenefitCode], Sentence] = {
    (ReasonCode.NOT_REGISTERED, BenefitCode.CHILD_SUPPORT): sentence(
        "You are not registered with the SSO today, so child support is not paid."
    ),
    (ReasonCode.NO_LONGER_INSURED, BenefitCode.CHILD_SUPPORT): sentence(
        "Your job has ended, and child support stops with the job."
    ),
    (ReasonCode.LIMIT_USED_UP, BenefitCode.UNEMPLOYMENT): sentence(
        "No paid day is left for you in this calendar year."
    ),
}


def of(reason: Reason, benefit: BenefitCode | None) -> Saying:
    """The text for a reason; ``benefit`` is ``None`` for a reason about enrolment."""
    if reason.code is ReasonCode.EVIDENCE_WEAK:
        return Saying(evidence.about(str(dict(reason.params).get("about", ""))))
    special = OF_BENEFIT.get((reason.code, benefit)) if benefit else None
    return Saying(special or GENERAL[reason.code], dict(reason.params))
