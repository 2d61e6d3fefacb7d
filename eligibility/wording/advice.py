"""What to do besides claiming."""

from eligibility.rules.codes import AdviceCode
from eligibility.rules.finding import Params
from eligibility.wording.sentence import Saying, Sentence, sentence

GENERAL: dict[AdviceCode, Sentence] = {
    AdviceCode.COMPLAIN_TO_SSO: sentence(
        "You can complain to the SSO (ร้องเรียน สำนักงานประกันสังคม), or call 1506. "
        "Bring pay slips or other proof of your work. "
        "The SSO looks into every complaint."
    ),
    AdviceCode.ASK_SSO: sentence(
        "Ask the Social Security Office (สำนักงานประกันสังคม) on 1506 about your own case."
    ),
    AdviceCode.BUY_MIGRANT_HEALTH_INSURANCE: sentence(
        "Ask the hospital about migrant health insurance (บัตรประกันสุขภาพคนต่างด้าว). "
        "It pays for treatment, but it does not replace social security."
    ),
    AdviceCode.M_FUND: sentence(
        "Ask about the M-Fund, a voluntary health insurance for people along the border."
    ),
    AdviceCode.KEEP_DOCUMENTS: sentence(
        "Keep the originals of all your papers, old ones too. "
        "Without them it may be impossible to claim later."
    ),
    AdviceCode.ASK_SSO_BEFORE_LEAVING: sentence(
        "Ask the SSO before you leave Thailand. "
        "Old-age money is normally paid only from the pension age, also to people who leave."
    ),
    AdviceCode.WORK_INJURY_ROUTE: sentence(
        "An injury at work is a case for the Workmen's Compensation Fund (กองทุนเงินทดแทน). "
        "As far as we know, it protects you from the first day of work. "
        "Without papers, first ask an organisation that helps workers: it can go with you. "
        "Tell your employer and the SSO at once."
    ),
    AdviceCode.REGISTER_WITH_DOE: sentence(
        "Register as unemployed with the Department of Employment (DOE, กรมการจัดหางาน) at once. "
        "If you register late, you may lose days of benefit. "
        "For help in Burmese, call 1694."
    ),
    AdviceCode.FIND_EMPLOYER_BY: sentence(
        "Find a new employer as soon as you can, to keep the right to stay. "
        "Ask the Department of Employment (DOE, กรมการจัดหางาน) on 1694 by which day."
    ),
    AdviceCode.SECTION_39: sentence(
        "Ask the SSO on 1506 whether you may go on by yourself under section 39 (มาตรา 39). "
        "The time to apply is limited, and migrant workers have met difficulties."
    ),
    AdviceCode.RENEW_WORK_PERMIT: sentence(
        "Renew your work permit (ใบอนุญาตทำงาน). Your recorded months stay yours all the same."
    ),
    AdviceCode.SETTLE_PAPERS_FIRST: sentence(
        "First have your name, birth date and numbers made the same on all papers. "
        "Bring every old and new paper to the SSO to show that you are one person."
    ),
}

OFFICER_AND_REPORTED = sentence(
    "To keep the right to stay, find a new employer by %(officer)s. "
    "That day is by the word of the SSO in Mae Sot. "
    "Another report says %(reported)s, but it is not confirmed."
)
ONE_DAY = sentence("To keep the right to stay, find a new employer by %(day)s.")


BOTH_PASSED = sentence(
    "The last day to find a new employer was %(officer)s, or %(reported)s by another report. "
    "Ask the Department of Employment (DOE, กรมการจัดหางาน) on 1694 what you can do now."
)


def of(code: AdviceCode, params: Params) -> Saying:
    """The text for an advice; the days to find an employer are shown as far as they are known."""
    if code is AdviceCode.FIND_EMPLOYER_BY:
        days = {name: day for name, day in params if day is not None}
        if len(days) > 1:
            return Saying(OFFICER_AND_REPORTED, days)
        if days:
            return Saying(ONE_DAY, {"day": next(iter(days.values()))})
    return Saying(GENERAL[code])
