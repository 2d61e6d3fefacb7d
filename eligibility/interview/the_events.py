"""The interview goes on: what happened or will happen, and what has to be known about each."""

from eligibility.interview.kinds import Baht, Choice, Count, Day, OneOf, SomeOf, when
from eligibility.interview.screen import (
    BOTH_CALENDARS,
    DONT_KNOW,
    YES,
    Screen,
    yes_no,
)
from eligibility.wording.sentence import sentence

_DAYS = sentence("days")

EVENTS = Screen(
    key="events",
    part=4,
    title=sentence("What happened, or will happen"),
    questions=(
        SomeOf(
            name="happened",
            text=sentence("What would you like to ask about?"),
            hint=sentence("Choose all that fit. We always check all seven benefits (สิทธิประโยชน์)."),
            choices=(
                Choice("job_loss", sentence("Losing a job, or leaving it")),
                Choice("birth", sentence("A birth: one to come, or one in the past")),
                Choice("illness", sentence("An illness or an accident outside work")),
                Choice("dental", sentence("A dentist's treatment")),
                Choice("injury", sentence("An injury or illness from work")),
                Choice("disability", sentence("A lasting disability")),
                Choice("retirement", sentence("Old-age money (เงินชราภาพ)")),
                Choice("death", sentence("The insured person has died")),
            ),
            none=sentence("None of these. I only want to know my rights"),
            unknowable=False,
        ),
        yes_no(
            "has_children",
            sentence("Do you have children under eight years?"),
            path="events.children",
            hint=sentence(
                "Child support (เงินสงเคราะห์บุตร) is for small children. Some past months can "
                "still be claimed."
            ),
        ),
    ),
)

ILLNESS = Screen(
    key="illness",
    part=4,
    title=sentence("Your health"),
    when=when("happened", "illness"),
    questions=(
        Day(
            name="ill_on",
            path="events.illness.date",
            text=sentence("When did it begin?"),
            hint=BOTH_CALENDARS,
        ),
        Count(
            name="rest_days",
            path="events.illness.rest_days",
            text=sentence("How many days of rest did the doctor write down?"),
            hint=sentence("Leave out the days for which the employer paid your wage."),
            unit=_DAYS,
            most=1000,
        ),
        Count(
            name="rest_paid",
            path="events.illness.rest_days_already_paid_this_year",
            text=sentence("How many days of rest has the SSO paid you this year?"),
            hint=sentence("Write 0 if none."),
            unit=_DAYS,
            most=366,
        ),
        yes_no(
            "chronic",
            sentence("Did the doctor say that it is a chronic illness (โรคเรื้อรัง)?"),
            path="events.illness.chronic",
        ),
    ),
)

DENTAL = Screen(
    key="dental",
    part=4,
    title=sentence("The dentist"),
    when=when("happened", "dental"),
    questions=(
        Day(
            name="dental_on",
            path="events.dental.date",
            text=sentence("When was, or will be, the treatment?"),
            hint=BOTH_CALENDARS,
        ),
        Baht(
            name="dental_bill",
            path="events.dental.bill",
            text=sentence("How much does it cost?"),
        ),
        Baht(
            name="dental_used",
            path="events.dental.used_this_year",
            text=sentence("How much has the SSO already paid for your teeth this year?"),
            hint=sentence("Write 0 if nothing."),
        ),
    ),
)

INJURY = Screen(
    key="injury",
    part=4,
    title=sentence("The injury or illness from work"),
    when=when("happened", "injury"),
    questions=(
        Day(
            name="injured_on",
            path="events.work_injury.date",
            text=sentence("When did it happen?"),
            hint=BOTH_CALENDARS,
        ),
    ),
)

DISABILITY = Screen(
    key="disability",
    part=4,
    title=sentence("The disability"),
    when=when("happened", "disability"),
    questions=(
        Day(
            name="disabled_on",
            path="events.disability.date",
            text=sentence("When did it begin?"),
            hint=BOTH_CALENDARS,
        ),
        OneOf(
            name="degree",
            path="events.disability.degree",
            text=sentence("How severe is it, by the doctor's certificate?"),
            choices=(
                Choice("severe", sentence("Severe (ร้ายแรง)")),
                Choice("partial", sentence("Not severe (ไม่ร้ายแรง)")),
                DONT_KNOW,
            ),
        ),
    ),
)

RETIREMENT = Screen(
    key="retirement",
    part=4,
    title=sentence("Old-age money"),
    when=when("happened", "retirement"),
    questions=(
        Day(
            name="retires_on",
            path="events.retirement.date",
            text=sentence("From which day would you like it?"),
            hint=BOTH_CALENDARS,
        ),
        yes_no(
            "leaving",
            sentence("Will you leave Thailand for good?"),
            path="events.retirement.leaving_thailand",
        ),
    ),
)

DEATH = Screen(
    key="death",
    part=4,
    title=sentence("The death"),
    lead=sentence("All other questions are about the insured person who died."),
    when=when("happened", "death"),
    questions=(
        Day(
            name="died_on",
            path="events.death.date",
            text=sentence("On which day did the insured person die?"),
            hint=sentence("As it stands on the death certificate (มรณบัตร)."),
        ),
    ),
)

NO_JOB = Screen(
    key="no_job",
    part=4,
    title=sentence("After the job"),
    when=when("job", "ended"),
    questions=(
        OneOf(
            name="doe",
            path="events.unemployment.registered_on",
            text=sentence("Did you register as unemployed (ขึ้นทะเบียนผู้ว่างงาน)?"),
            hint=sentence("At the employment office (สำนักงานจัดหางาน) or on its web site."),
            choices=(YES, Choice("no", sentence("No, not yet")), DONT_KNOW),
        ),
        Day(
            name="doe_on",
            path="events.unemployment.registered_on",
            text=sentence("On which day did you register?"),
            hint=BOTH_CALENDARS,
            when=when("doe", "yes"),
        ),
        Count(
            name="jobless_days_paid",
            path="events.unemployment.days_paid_this_year",
            text=sentence("For how many days have you had unemployment money this year?"),
            hint=sentence("Write 0 if none."),
            unit=_DAYS,
            most=366,
        ),
    ),
)
