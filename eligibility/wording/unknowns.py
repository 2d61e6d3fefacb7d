"""The facts that would settle an open question: what to find out, and where it is written."""

import re

from eligibility.wording.sentence import Saying, Sentence, sentence

FIELDS: dict[str, Sentence] = {
    "person.nationality": sentence("Tell us your nationality."),
    "person.sex": sentence("Tell us whether you are a woman or a man."),
    "person.birth_date": sentence("Find out your birth date as it stands on your papers."),
    "person.sector": sentence(
        "Tell us more about your work: is it all year round, and does an employer pay a wage?"
    ),
    "person.documents": sentence(
        "Tell us which papers you have, and whether you have a work permit (ใบอนุญาตทำงาน)."
    ),
    "person.registered": sentence("Ask the SSO on 1506 whether your employer has registered you."),
    "person.employment": sentence(
        "Tell us whether you have a job, and the first and last day of your last job."
    ),
    "person.employment.started_on": sentence("Find out the first day of your job."),
    "person.employment.ended_on": sentence("Find out your last day of work, if the job has ended."),
    "person.employment.end_reason": sentence(
        "Find out which reason for the end of the job your employer reported."
    ),
    "person.employment.earlier": sentence("Find out the first and last days of your earlier jobs."),
    "person.monthly_wage": sentence("Find out your monthly wage, for example from a pay slip."),
    "person.wages": sentence("Find out your wage in each of the last months."),
    "person.contributions": sentence("Find out which months are on your SSO record."),
    "person.contributions.paid": sentence(
        "Find out which months of contribution (เงินสมทบ) are on your SSO record."
    ),
    "person.contributions.deducted_not_remitted": sentence(
        "Ask the SSO whether the months deducted from your wage count as paid."
    ),
    "person.contributions.in_doubt": sentence(
        "Check the months you are not sure about on your SSO record."
    ),
    "person.contributions.total_months": sentence(
        "Find out how many months of contribution (เงินสมทบ) you have in all."
    ),
    "events.illness.date": sentence("Find out the first day of the illness."),
    "events.illness.rest_days": sentence("Find out how many days of rest the doctor ordered."),
    "events.illness.rest_days_already_paid_this_year": sentence(
        "Find out how many days of rest the SSO has already paid you this year."
    ),
    "events.illness.chronic": sentence(
        "Ask the doctor whether your illness is on the list of chronic illnesses (โรคเรื้อรัง)."
    ),
    "events.dental.date": sentence("Find out the day of the dental treatment."),
    "events.dental.bill": sentence("Find out how much the dental treatment costs."),
    "events.dental.used_this_year": sentence(
        "Find out how much dental money you have already used this year."
    ),
    "events.childbirth.date": sentence("Tell us the day of the birth, or the expected day."),
    "events.childbirth.claimant": sentence("Tell us whether the mother or the father claims."),
    "events.childbirth.married": sentence("Tell us whether you are legally married."),
    "events.childbirth.births_with_leave_allowance": sentence(
        "Find out for how many births you have already had the maternity leave allowance."
    ),
    "events.childbirth.other_parent_claims": sentence(
        "Ask the other parent whether he or she claims for this birth."
    ),
    "events.children": sentence("Tell us about your children and when they were born."),
    "events.children.N.born_on": sentence("Find out the birth date of child %(number)s."),
    "events.children.N.lawful": sentence(
        "Find out whether child %(number)s is your lawful child (บุตรชอบด้วยกฎหมาย)."
    ),
    "events.children.N.lives_in": sentence("Tell us in which country child %(number)s lives."),
    "events.children.N.nationality": sentence("Tell us the nationality of child %(number)s."),
    "events.children.N.allowance_paid_through": sentence(
        "Find out the last month for which child support was paid for child %(number)s."
    ),
    "events.children.N.other_parent_claims": sentence(
        "Ask the other parent whether he or she claims child support for child %(number)s."
    ),
    "events.unemployment.date": sentence("Find out your first day without a job."),
    "events.unemployment.registered_on": sentence(
        "Find out the day you registered as unemployed (ขึ้นทะเบียนผู้ว่างงาน)."
    ),
    "events.unemployment.days_paid_this_year": sentence(
        "Find out how many days of unemployment benefit you have already had this year."
    ),
    "events.disability.date": sentence("Find out the day on which the disability began."),
    "events.disability.degree": sentence("Ask the doctor how severe the disability (ทุพพลภาพ) is."),
    "events.death.date": sentence("Find out the day of death from the death certificate."),
    "events.retirement.date": sentence("Tell us from which day you want the old-age money."),
    "events.retirement.leaving_thailand": sentence("Tell us whether you will leave Thailand."),
    "events.claim_date": sentence("Tell us on which day you claim."),
    "events.work_injury.date": sentence("Find out the day of the injury at work."),
}

_NUMBERED = re.compile(r"\.(\d+)(?=\.|$)")


def of(field: str) -> Saying:
    """What would settle the open ``field``; items of a list are counted from one.

    Raises:
        KeyError: a field that the core never names.
    """
    found = _NUMBERED.search(field)
    if found is None:
        return Saying(FIELDS[field])
    return Saying(FIELDS[_NUMBERED.sub(".N", field)], {"number": int(found[1]) + 1})
