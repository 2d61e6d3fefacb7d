"""The interview goes on: what happened or will happen, and what has to be known about each."""

from eligibility.interview.kinds import Baht, Choice, Count, Day, OneOf, SomeOf, when
from eligibility.interview.screen import (
    DONT_KNOW,
    NO,
    YES,
    Screen,
    yes_no,
)
from eligibility.wording.sentence import sentence

_DAYS = sentence("days")

EVENTS = Screen(
    key="events",
    part=7,
    title=sentence("What happened"),
    questions=(
        SomeOf(
            name="happened",
            text=sentence("What happened, or will happen?"),
            hint=sentence("Choose all."),
            choices=(
                Choice("job_loss", sentence("Losing or leaving a job")),
                Choice("birth", sentence("Birth, past or to come")),
                Choice("illness", sentence("Illness or accident")),
                Choice("dental", sentence("Dentist")),
                Choice("injury", sentence("Hurt at work")),
                Choice("disability", sentence("Disability")),
                Choice("retirement", sentence("Old age (ชราภาพ)")),
                Choice("death", sentence("The insured person has died")),
            ),
            none=sentence("Nothing like this"),
            unknowable=False,
        ),
        yes_no(
            "has_children",
            sentence("Do you have children under eight?"),
            path="events.children",
        ),
    ),
)

ILLNESS = Screen(
    key="illness",
    title=sentence("Your health"),
    when=(when("happened", "illness"),),
    questions=(
        Day(
            name="ill_on",
            path="events.illness.date",
            text=sentence("When did the illness begin, or the accident happen?"),
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
    title=sentence("The dentist"),
    when=(when("happened", "dental"),),
    questions=(
        Day(
            name="dental_on",
            path="events.dental.date",
            text=sentence("When was, or will be, the dentist's treatment?"),
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
    title=sentence("The injury or illness from work"),
    when=(when("happened", "injury"),),
    questions=(
        Day(
            name="injured_on",
            path="events.work_injury.date",
            text=sentence("When were you hurt at work, or fell ill from it?"),
        ),
    ),
)

DISABILITY = Screen(
    key="disability",
    title=sentence("The disability"),
    when=(when("happened", "disability"),),
    questions=(
        Day(
            name="disabled_on",
            path="events.disability.date",
            text=sentence("When did the disability begin?"),
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
    title=sentence("Old-age money"),
    when=(when("happened", "retirement"),),
    questions=(
        Day(
            name="retires_on",
            path="events.retirement.date",
            text=sentence("From which day would you like old-age money?"),
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
    title=sentence("The death"),
    lead=sentence("All other questions are about the insured person who died."),
    when=(when("happened", "death"),),
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
    title=sentence("After the job"),
    when=(when("job", "ended"),),
    questions=(
        OneOf(
            name="doe",
            path="events.unemployment.registered_on",
            text=sentence("Registered as unemployed (ขึ้นทะเบียนผู้ว่างงาน)?"),
            hint=sentence("With the employment office (สำนักงานจัดหางาน)"),
            choices=(YES, NO, DONT_KNOW),
        ),
        Day(
            name="doe_on",
            path="events.unemployment.registered_on",
            text=sentence("On which day did you register?"),
            when=when("doe", "yes"),
        ),
        Count(
            name="jobless_days_paid",
            path="events.unemployment.days_paid_this_year",
            text=sentence("Days of unemployment money this year"),
            hint=sentence("Write 0 if none."),
            unit=_DAYS,
            most=366,
        ),
    ),
)
