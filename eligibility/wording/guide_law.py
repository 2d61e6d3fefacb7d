"""The page of the rules, and names for values that no answer rests on but a guide shows."""

from eligibility.wording.sentence import Sentence, counted, sentence

#: By the key of the rulebook. Those that answers rest on stand in ``eligibility.wording.values``.
LABELS: dict[str, Sentence] = {
    "contribution_rate_employee": sentence("You pay"),
    "contribution_rate_employer": sentence("Your employer pays"),
    "contribution_rate_government": sentence("The government pays"),
    "contribution_split_sickness_maternity_invalidity_death": sentence(
        "Treatment, birth, disability, death"
    ),
    "contribution_split_old_age_and_child": sentence("Old age and child support"),
    "contribution_split_unemployment": sentence("Loss of work"),
    "contribution_employee_max": sentence("The most that you pay"),
    "emergency_covered_days": sentence("Time paid at another hospital in an emergency"),
    "employer_sick_leave_days": sentence("Sick leave a year that the employer pays"),
    "denture_partial_max": sentence("The most for partial dentures"),
    "denture_full_max": sentence("The most for full dentures"),
    "labour_leave_days": sentence("Leave from work for a birth"),
    "labour_leave_employer_paid_days": sentence("Of that leave, paid by the employer"),
    "appeal_days": sentence("Time to appeal"),
    "contribution_due_day": sentence("Day of the next month for sending contributions"),
    "contribution_late_surcharge_per_month": sentence("What the employer owes for a month's delay"),
    "leaver_report_day": sentence("Day of the next month for reporting who left"),
    "foreign_leaver_report_days": sentence("Time to tell the Department of Employment who left"),
    "employer_prison_months_max": sentence("Longest prison for an employer"),
    "employer_fine_max": sentence("Highest fine for an employer"),
    "employer_fine_per_day_max": sentence("Highest fine for each further day"),
}

AREAS: dict[str, Sentence] = {
    "insured": sentence("Who can be insured"),
    "contributions": sentence("Contributions and wage"),
    "claims": sentence("Claims and everything else"),
}
RELEASE = sentence("Release of the rules: %(name)s")
DIGEST = sentence("Its fingerprint, which changes with every change")
FROM = sentence("In force from %(day)s on.")
VOUCHED = sentence("Known only from %(first)s to %(last)s.")
SOURCE = sentence("Source %(number)s")
STALE = sentence("Last checked on %(day)s. It is time to check it again.")
STALE_VALUES = counted(
    "It is time to check %(number)s value again.",
    "It is time to check %(number)s values again.",
    by="number",
)
SAID_BY_OFFICER = sentence("An SSO officer said on %(day)s")
FURTHER = sentence("More values, in English; no answer rests on them")
NOTES = sentence("Notes on the sources, in English")
