"""What was taken to be so because the question did not say: the answer must name it."""

import re
from datetime import date

from eligibility.rules.person import Assumption
from eligibility.wording.sentence import Saying, Sentence, sentence

FIELDS: dict[str, Sentence] = {
    "person.nationality": sentence(
        "We took it that you are not a Thai national where days are limited for migrant workers."
    ),
    "person.registered": sentence(
        "We took it that you are registered, because you have months of contribution."
    ),
    "person.employment.ended_on": sentence("We took it that you are still in your job."),
    "person.employment.earlier": sentence("We took it that you had no earlier job in Thailand."),
    "person.wages": sentence("We took it that your wage was the same in all months."),
    "person.contributions.deducted_not_remitted": sentence(
        "We took it that no month was deducted from your wage without being on the record."
    ),
    "person.contributions.in_doubt": sentence(
        "We took it that you are sure of the months you named."
    ),
    "events.illness.rest_days_already_paid_this_year": sentence(
        "We took it that the SSO has paid you no days of rest this year."
    ),
    "events.illness.chronic": sentence(
        "We took it that the illness is not on the list of chronic illnesses (โรคเรื้อรัง)."
    ),
    "events.dental.used_this_year": sentence(
        "We took it that you have used no dental money this year."
    ),
    "events.childbirth.births_with_leave_allowance": sentence(
        "We took it that you have never had the maternity leave allowance."
    ),
    "events.childbirth.other_parent_claims": sentence(
        "We took it that the other parent does not claim for this birth."
    ),
    "events.children.N.lawful": sentence(
        "We took it that child %(number)s is your lawful child (บุตรชอบด้วยกฎหมาย)."
    ),
    "events.children.N.allowance_paid_through": sentence(
        "We took it that no child support was paid yet for child %(number)s."
    ),
    "events.children.N.other_parent_claims": sentence(
        "We took it that the other parent does not claim child support for child %(number)s."
    ),
    "events.unemployment.days_paid_this_year": sentence(
        "We took it that you have had no unemployment benefit this year."
    ),
    "events.disability.degree": sentence("We took it that the disability would be severe."),
}

#: Where the value that was taken makes the sentence another one.
OF_VALUE: dict[tuple[str, str], Sentence] = {
    ("events.childbirth.claimant", "mother"): sentence("We took it that the mother claims."),
    ("events.childbirth.claimant", "father"): sentence("We took it that the father claims."),
}
_LAST_DAY = "person.employment.ended_on"
LAST_DAY = sentence("We took it that your last day of work is %(date)s.")

_NUMBERED = re.compile(r"\.(\d+)(?=\.|$)")


def of(taken: Assumption) -> Saying:
    """The sentence for a default that was taken.

    Raises:
        KeyError: a field that has no default.
    """
    if taken.field == _LAST_DAY and isinstance(taken.value, date):
        return Saying(LAST_DAY, {"date": taken.value})
    found = _NUMBERED.search(taken.field)
    values = {"number": int(found[1]) + 1} if found else {}
    field = _NUMBERED.sub(".N", taken.field)
    special = OF_VALUE.get((field, str(taken.value)))
    return Saying(special or FIELDS[field], values)
