"""The interview from top to bottom: who the person is, and the work.

Whatever no longer matters is not asked: a screen or question with ``when`` appears only after the
answer it names. Every question can be answered with "I don't know". There is no field for a name,
a number of a paper, or free text.
"""

from eligibility.interview.kinds import Choice, Day, Group, OneOf, SomeOf, when
from eligibility.interview.screen import BOTH_CALENDARS, COUNTRIES, DONT_KNOW, Screen, yes_no
from eligibility.wording.sentence import sentence

YOU = Screen(
    key="you",
    part=1,
    title=sentence("You"),
    questions=(
        OneOf(
            name="nationality",
            path="person.nationality",
            text=sentence("Which country are you a citizen of?"),
            choices=COUNTRIES,
        ),
        OneOf(
            name="sex",
            path="person.sex",
            text=sentence("Are you a woman or a man?"),
            hint=sentence("The law gives a mother and a father different money for a birth."),
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
    part=1,
    title=sentence("Your papers"),
    questions=(
        SomeOf(
            name="papers",
            path="person.documents",
            text=sentence("Which of these papers do you have?"),
            hint=sentence("Choose all you have. We never ask for their numbers."),
            choices=(
                Choice("passport", sentence("Passport (หนังสือเดินทาง)")),
                Choice(
                    "certificate_of_identity",
                    sentence("CI, certificate of identity (เอกสารรับรองบุคคล)"),
                ),
                Choice("pink_card", sentence("Pink card (บัตรชมพู)")),
                Choice("work_permit", sentence("Work permit (ใบอนุญาตทำงาน)")),
                Choice("border_pass", sentence("Border pass (บัตรผ่านแดน)")),
                Choice("seven_day_pass", sentence("7-day border crossing pass")),
                Choice("thai_id", sentence("Thai identity card (บัตรประชาชน)")),
                Choice(
                    "household_registration", sentence("Thai household registration (ทะเบียนบ้าน)")
                ),
            ),
            none=sentence("None of these"),
        ),
        yes_no(
            "agree",
            sentence("Are your name and birth date written the same on all your papers?"),
            path="person.papers_agree",
        ),
    ),
)

WORK = Screen(
    key="work",
    part=2,
    title=sentence("Your work"),
    questions=(
        OneOf(
            name="sector",
            path="person.sector",
            text=sentence("What is your work, or what was your last work?"),
            choices=(
                Choice("factory", sentence("Factory")),
                Choice("construction", sentence("Building site")),
                Choice("services", sentence("Shop, restaurant, hotel, cleaning, other service")),
                Choice("year_round_farm", sentence("Farm or animals, all year round")),
                Choice("seasonal_farm", sentence("Farm, only in the season")),
                Choice("fishing", sentence("Fishing boat")),
                Choice("private_household", sentence("Domestic work in a family's home")),
                Choice("street_stall", sentence("Street stall or market seller")),
                Choice("volunteer", sentence("Volunteer, for example in a school or clinic")),
                Choice("other", sentence("Other work")),
                DONT_KNOW,
            ),
        ),
        yes_no(
            "registered",
            sentence("Has your employer registered you with social security?"),
            path="person.registered",
            hint=sentence("If the job has ended: were you registered on your last day of work?"),
        ),
    ),
)

JOB = Screen(
    key="job",
    part=2,
    title=sentence("Your job"),
    questions=(
        OneOf(
            name="job",
            path="person.employment",
            text=sentence("Are you still employed in this job?"),
            choices=(
                Choice("running", sentence("Yes, I am still employed")),
                Choice("ended", sentence("It has ended, or I know the day it will end")),
                DONT_KNOW,
            ),
        ),
        Day(
            name="last_day",
            path="person.employment.ended_on",
            text=sentence("What was, or will be, your last day of work?"),
            hint=BOTH_CALENDARS,
            when=when("job", "ended"),
        ),
        OneOf(
            name="why_ended",
            path="person.employment.end_reason",
            text=sentence("Why did the job end?"),
            hint=sentence("Choose the reason your employer reported to the SSO, if you know it."),
            when=when("job", "ended"),
            choices=(
                Choice("laid_off", sentence("Dismissed or laid off by the employer")),
                Choice("resigned", sentence("Resigned")),
                Choice("contract_expired", sentence("The contract ended")),
                Choice("serious_misconduct", sentence("Dismissed for serious misconduct")),
                Choice("force_majeure", sentence("Work stopped by an event nobody could prevent")),
                DONT_KNOW,
            ),
        ),
        Day(
            name="first_day",
            path="person.employment.started_on",
            text=sentence("What was your first day in this job?"),
            hint=BOTH_CALENDARS,
        ),
        yes_no(
            "other_jobs",
            sentence("Did you have another job in Thailand before, with social security?"),
            path="person.employment.earlier",
        ),
    ),
)

JOBS = Screen(
    key="jobs",
    part=2,
    title=sentence("Your earlier jobs"),
    when=when("other_jobs", "yes"),
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
