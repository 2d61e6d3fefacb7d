"""The conditions that count months: for each, met, not met and cannot be told."""

from eligibility.rules.codes import BenefitCode
from eligibility.wording.sentence import Sentence, counted, sentence

QUALIFYING: dict[BenefitCode, tuple[Sentence, Sentence, Sentence]] = {
    BenefitCode.MEDICAL: (
        sentence(
            "You have at least %(required)s months of contribution in the %(reference)s months "
            "before the month of treatment."
        ),
        sentence(
            "You have fewer than %(required)s months of contribution in the %(reference)s months "
            "before the month of treatment."
        ),
        sentence("We cannot tell whether enough months were paid before the month of treatment."),
    ),
    BenefitCode.MATERNITY: (
        sentence(
            "You have at least %(required)s months of contribution in the %(reference)s months "
            "before the month of birth."
        ),
        sentence(
            "You have fewer than %(required)s months of contribution in the %(reference)s months "
            "before the month of birth."
        ),
        sentence("We cannot tell whether enough months are paid before the month of birth."),
    ),
    BenefitCode.CHILD_SUPPORT: (
        sentence(
            "You have at least %(required)s months of contribution in the %(reference)s months "
            "before this month."
        ),
        sentence(
            "You have fewer than %(required)s months of contribution in the %(reference)s months "
            "before this month."
        ),
        sentence("We cannot tell whether enough months were paid before this month."),
    ),
    BenefitCode.BEREAVEMENT: (
        counted(
            "At least %(required)s month of contribution lies in the %(reference)s months before "
            "the month of death.",
            "At least %(required)s months of contribution lie in the %(reference)s months before "
            "the month of death.",
            by="required",
        ),
        counted(
            "Not even %(required)s month of contribution lies in the %(reference)s months before "
            "the month of death.",
            "Fewer than %(required)s months of contribution lie in the %(reference)s months before "
            "the month of death.",
            by="required",
        ),
        sentence("We cannot tell whether enough months were paid before the month of death."),
    ),
    BenefitCode.UNEMPLOYMENT: (
        sentence(
            "You have at least %(required)s months of contribution in the %(reference)s months "
            "before the first month without a job."
        ),
        sentence(
            "You have fewer than %(required)s months of contribution in the %(reference)s months "
            "before the first month without a job."
        ),
        sentence(
            "We cannot tell whether enough months were paid before the first month without a job."
        ),
    ),
    BenefitCode.DISABILITY: (
        sentence(
            "You have at least %(required)s months of contribution in the %(reference)s months "
            "before the month of disability."
        ),
        sentence(
            "You have fewer than %(required)s months of contribution in the %(reference)s months "
            "before the month of disability."
        ),
        sentence("We cannot tell whether enough months were paid before the month of disability."),
    ),
}

ON_RECORD = (
    sentence("You have months of contribution (เงินสมทบ) on record."),
    sentence("You have no month of contribution (เงินสมทบ) on record."),
    sentence("We cannot tell whether you have months of contribution (เงินสมทบ) on record."),
)

#: Of the pension and of the lump sum alike: "met" is that the total is right for this payment.
LIFETIME = (
    sentence("You have at least %(required)s months of contribution in all."),
    sentence("You have fewer than %(required)s months of contribution in all."),
    sentence("We cannot tell whether the total of your months is right for this payment."),
)
_ENOUGH = sentence(
    "You have %(required)s months of contribution or more, and a pension is paid instead."
)
FEWER_THAN_A_PENSION = (
    sentence("You have fewer than %(required)s months in all, and the money is paid once."),
    _ENOUGH,
    LIFETIME[2],
)

LIFETIME_OF_A_DEATH = (
    sentence("The insured person has at least %(required)s months of contribution in all."),
    sentence("The insured person has fewer than %(required)s months of contribution in all."),
    sentence("We cannot tell whether the insured person has enough months in all."),
)
