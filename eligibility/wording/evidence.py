"""What is doubtful about a value the finding rests on, in plain words.

By the key of the value (its note stands in the rulebook files), or by the name of a question of
law that has no value. A value nobody foresaw gets a sentence that is true of all of them.
"""

from eligibility.wording.sentence import Sentence, sentence

ABOUT: dict[str, Sentence] = {
    "child_amount": sentence(
        "The monthly amount of child support in earlier years is not confirmed by an official "
        "source. Ask the SSO on 1506."
    ),
    "child_support_after_leaving": sentence(
        "That child support stops as soon as the job ends is not confirmed by an official source. "
        "Ask the SSO on 1506."
    ),
    "cover_day_margin_days": sentence(
        "We do not know how the SSO counts the last days of cover after a job. Ask the SSO on 1506."
    ),
    "disability_rate_partial": sentence(
        "The amount for a disability that is not severe is not confirmed by an official source. "
        "It may follow your loss of earnings, so ask the SSO on 1506."
    ),
    "disability_partial_months": sentence(
        "How long money is paid for a disability that is not severe is not confirmed. "
        "Ask the SSO on 1506."
    ),
    "find_employer_days_reported": sentence(
        "Sources differ on how long you have to find a new employer. Do not wait for the later day."
    ),
    "injury_employer_report_days": sentence(
        "The last day for the employer's report is not confirmed by an official source. "
        "Ask the SSO on 1506."
    ),
    "migrant_unemployment_cap_days": sentence(
        "Sources differ on how many days migrant workers are paid. "
        "We use the number that the SSO in Mae Sot gave. "
        "Other reports give more time to find an employer, so ask the SSO on 1506."
    ),
    "old_age.any": sentence(
        "Whether a record of very few months is paid out is not confirmed by an official source."
    ),
    "old_age.employer_share": sentence(
        "From how many months the employer's part is paid out too is not confirmed. "
        "Ask the SSO on 1506."
    ),
    "old_age_share_employee": sentence(
        "This amount is a rough estimate (ประมาณการ). The SSO adds returns that we do not know."
    ),
    "old_age_share_employer": sentence(
        "The employer's part of this amount is a rough estimate (ประมาณการ)."
    ),
    "unemployment_after_misconduct": sentence(
        "Which faults at work shut out unemployment benefit is not confirmed by an official "
        "source. Ask the SSO on 1506."
    ),
    "wage_month_days": sentence(
        "How the SSO works out the monthly wage is not confirmed. "
        "The real amount may differ a little."
    ),
    "sickness_after_job": sentence(
        "Treatment goes on for a time after the job. "
        "Whether cash sickness benefit (เงินทดแทนการขาดรายได้) is paid then is not confirmed."
    ),
    "leave_allowance_after_job": sentence(
        "Whether the maternity leave allowance (เงินสงเคราะห์การหยุดงานเพื่อการคลอดบุตร) is paid "
        "after the job has ended is not confirmed."
    ),
    "antenatal_father": sentence(
        "Whether a father can claim antenatal care (ค่าตรวจและรับฝากครรภ์) is not confirmed."
    ),
    "force_majeure": sentence(
        "Your work stopped because of an event nobody could prevent (เหตุสุดวิสัย). "
        "What is paid then is not confirmed, so ask the SSO on 1506."
    ),
}

#: For a value that was marked as doubtful after these sentences were written.
ANY = sentence("One value used here is not confirmed by an official source. Ask the SSO on 1506.")


def about(key: str) -> Sentence:
    """What is doubtful about the value ``key``."""
    return ABOUT.get(key, ANY)
