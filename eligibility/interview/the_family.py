"""The interview ends with the family: a birth, and the children there are."""

from eligibility.interview.kinds import Choice, Day, Group, Month, OneOf, when
from eligibility.interview.screen import COUNTRIES, DONT_KNOW, Screen, yes_no
from eligibility.wording.sentence import sentence

BIRTH = Screen(
    key="birth",
    title=sentence("The birth"),
    when=(when("happened", "birth"),),
    questions=(
        Day(
            name="birth_day",
            path="events.childbirth.date",
            text=sentence("Day of the birth, or expected day"),
        ),
        yes_no(
            "married",
            sentence("Are you legally married (จดทะเบียนสมรส) to the other parent?"),
            path="events.childbirth.married",
        ),
        OneOf(
            name="births_before",
            path="events.childbirth.births_with_leave_allowance",
            text=sentence("For how many births did you get leave money before?"),
            hint=sentence("Maternity leave allowance (เงินสงเคราะห์การหยุดงานเพื่อการคลอดบุตร)."),
            when=when("sex", "female", "?"),
            choices=(
                Choice("0", sentence("For none")),
                Choice("1", sentence("For one")),
                Choice("2", sentence("For two or more")),
                DONT_KNOW,
            ),
        ),
        yes_no(
            "birth_other_parent",
            sentence("Will the other parent claim for this birth?"),
            path="events.childbirth.other_parent_claims",
        ),
    ),
)

CHILDREN = Screen(
    key="children",
    title=sentence("Your children"),
    when=(when("has_children", "yes"),),
    questions=(
        Group(
            name="kids",
            path="events.children",
            text=sentence("Your children under eight years"),
            title=sentence("Child %(number)s"),
            add=sentence("Add another child"),
            drop=sentence("Leave out child %(number)s"),
            most=20,
            questions=(
                Day(
                    name="born",
                    path="born_on",
                    text=sentence("When was this child born?"),
                ),
                OneOf(
                    name="lives",
                    path="lives_in",
                    text=sentence("Where does this child live?"),
                    choices=COUNTRIES,
                ),
                OneOf(
                    name="citizen",
                    path="nationality",
                    text=sentence("Which country is this child a citizen of?"),
                    choices=COUNTRIES,
                ),
                yes_no(
                    "lawful",
                    sentence("Is this child lawfully yours (บุตรชอบด้วยกฎหมาย)?"),
                    path="lawful",
                    hint=sentence(
                        "It is, if you are legally married to the mother, or have registered the "
                        "child as yours (จดทะเบียนรับรองบุตร)."
                    ),
                    when=when("sex", "male", "?"),
                ),
                OneOf(
                    name="paid",
                    path="allowance_paid_through",
                    text=sentence("Has child support been paid for this child?"),
                    choices=(
                        Choice("no", sentence("No, never")),
                        Choice("yes", sentence("Yes, up to a month I know")),
                        DONT_KNOW,
                    ),
                ),
                Month(
                    name="paid_to",
                    path="allowance_paid_through",
                    text=sentence("What was the last month paid?"),
                    when=when("paid", "yes"),
                ),
                yes_no(
                    "other",
                    sentence("Does the other parent claim child support for this child?"),
                    path="other_parent_claims",
                ),
            ),
        ),
    ),
)
