"""The interview from top to bottom: who the person is, and the work.

Whatever no longer matters is not asked: a screen or question with ``when`` appears only after the
answer it names. Every question can be answered with "I don't know". There is no field for a name,
a number of a paper, or free text.
"""

from eligibility.interview.kinds import Choice, Day, Group, OneOf, SomeOf, when
from eligibility.interview.screen import (
    BOTH_CALENDARS,
    COUNTRIES,
    DONT_KNOW,
    YES,
    Screen,
    yes_no,
)
from eligibility.wording.sentence import sentence

YOU = Screen(
    key="you",
    part=1,
    title=sentence("You"),
    questions=(
        OneOf(
            name="nationality",
            path="person.nationality",
            text=sentence("Your nationality"),
            choices=COUNTRIES,
        ),
        OneOf(
            name="sex",
            path="person.sex",
            text=sentence("Woman or man?"),
            choices=(
                Choice("female", sentence("Woman")),
                Choice("male", sentence("Man")),
                DONT_KNOW,
            ),
        ),
        Day(
            name="born",
            path="person.birth_date",
            text=sentence("When were you born?"),
            hint=BOTH_CALENDARS,
        ),
    ),
)

PAPERS = Screen(
    key="papers",
    part=2,
    title=sentence("Your papers"),
    questions=(
        SomeOf(
            name="papers",
            path="person.documents",
            text=sentence("Which papers do you have?"),
            hint=sentence("Choose all."),
            choices=(
                Choice("passport", sentence("Passport (หนังสือเดินทาง)")),
                Choice(
                    "certificate_of_identity",
                    sentence("CI (เอกสารรับรองบุคคล)"),
                ),
                Choice("pink_card", sentence("Pink card (บัตรชมพู)")),
                Choice("work_permit", sentence("Work permit (ใบอนุญาตทำงาน)")),
                Choice("border_pass", sentence("Border pass (บัตรผ่านแดน)")),
                Choice("seven_day_pass", sentence("7-day border pass")),
                Choice("thai_id", sentence("Thai identity card (บัตรประชาชน)")),
                Choice(
                    "household_registration", sentence("Thai household registration (ทะเบียนบ้าน)")
                ),
            ),
            none=sentence("None of these"),
        ),
        yes_no(
            "agree",
            sentence("Same name and birth date on all?"),
            path="person.papers_agree",
        ),
    ),
)

WORK = Screen(
    key="work",
    part=3,
    title=sentence("Your work"),
    questions=(
        OneOf(
            name="sector",
            path="person.sector",
            text=sentence("What is, or was, your work?"),
            choices=(
                Choice("factory", sentence("Factory")),
                Choice("construction", sentence("Building site")),
                Choice("services", sentence("Shop, hotel, cleaning")),
                Choice("year_round_farm", sentence("Farm, all year")),
                Choice("seasonal_farm", sentence("Farm, in season only")),
                Choice("fishing", sentence("Fishing boat")),
                Choice("private_household", sentence("A family's home")),
                Choice("street_stall", sentence("Street stall")),
                Choice("volunteer", sentence("Volunteer")),
                Choice("other", sentence("Other")),
                DONT_KNOW,
            ),
        ),
        yes_no(
            "registered",
            sentence("Are you, or were you, registered with social security?"),
            path="person.registered",
        ),
    ),
)

JOB = Screen(
    key="job",
    part=4,
    title=sentence("Your job"),
    questions=(
        OneOf(
            name="job",
            path="person.employment",
            text=sentence("Do you still have this job?"),
            choices=(
                Choice("running", YES.text),
                Choice("ended", sentence("No, or it will end")),
                DONT_KNOW,
            ),
        ),
        Day(
            name="last_day",
            path="person.employment.ended_on",
            text=sentence("Last day of work"),
            when=when("job", "ended"),
        ),
        OneOf(
            name="why_ended",
            path="person.employment.end_reason",
            text=sentence("Why did it end?"),
            when=when("job", "ended"),
            choices=(
                Choice("laid_off", sentence("Dismissed or laid off")),
                Choice("resigned", sentence("Resigned")),
                Choice("contract_expired", sentence("The contract ended")),
                Choice("serious_misconduct", sentence("Serious misconduct")),
                Choice("force_majeure", sentence("Event nobody could prevent")),
                DONT_KNOW,
            ),
        ),
        Day(
            name="first_day",
            path="person.employment.started_on",
            text=sentence("First day of this job"),
        ),
        yes_no(
            "other_jobs",
            sentence("An insured job in Thailand before?"),
            path="person.employment.earlier",
        ),
    ),
)

JOBS = Screen(
    key="jobs",
    part=4,
    title=sentence("Your earlier jobs"),
    when=(when("other_jobs", "yes"),),
    questions=(
        Group(
            name="jobs",
            path="person.employment.earlier",
            text=sentence("When did you work there?"),
            title=sentence("Earlier job %(number)s"),
            add=sentence("Add another job"),
            drop=sentence("Leave out job %(number)s"),
            most=8,
            questions=(
                Day(name="from", path="started_on", text=sentence("First day of that job")),
                Day(name="to", path="ended_on", text=sentence("Last day of that job")),
            ),
        ),
    ),
)
