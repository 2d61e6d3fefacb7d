"""The names of closed codes, as a heading or a label shows them, and who decides."""

from enum import StrEnum

from eligibility.rules.codes import (
    Asked,
    BenefitCode,
    EndReason,
    EntitlementCode,
    Group,
    Status,
)
from eligibility.rules.rulebook import Evidence
from eligibility.rules.truth import Truth, Verdict
from eligibility.wording.sentence import Sentence, sentence

DISCLAIMER = sentence("This is not a decision. The Social Security Office decides. Call 1506.")

#: A projected day is no promise: the law may change until then.
EARLIEST = sentence("By today's law, you can have this from %(day)s.")
EARLIEST_BY_CONTRIBUTIONS = sentence(
    "By today's law, you can have this from %(day)s if contributions go on every month."
)

VERDICTS: dict[StrEnum, Sentence] = {
    Verdict.ELIGIBLE: sentence("You can have this"),
    Verdict.NOT_YET: sentence("Not yet"),
    Verdict.ASK_SSO: sentence("You may have this - ask the SSO"),
    Verdict.NOT_ELIGIBLE: sentence("You cannot have this"),
}

GROUPS: dict[StrEnum, Sentence] = {
    Group.HAVE_NOW: sentence("You can have this now"),
    Group.COVERED_IF_IT_HAPPENS: sentence("You are covered if it happens"),
    Group.NOT_YET: sentence("Not yet, but later"),
    Group.ASK_SSO: sentence("Ask the SSO"),
    Group.NOT_FOR_YOU: sentence("Not for you as things are"),
}

STATUSES: dict[StrEnum, Sentence] = {
    Status.INSURED: sentence("You are insured."),
    Status.COVERED_AFTER_LEAVING: sentence("Your job has ended, but some cover goes on."),
    Status.NO_LONGER_INSURED: sentence("You are no longer insured."),
    Status.NEVER_REGISTERED: sentence("You have not been registered with the SSO."),
    Status.CANNOT_BE_INSURED: sentence("You cannot be insured as things are."),
    Status.UNKNOWN: sentence("We cannot tell whether you are insured."),
}

#: So short that a line of a small screen has room for a figure too; the full names are content.
BENEFITS: dict[StrEnum, Sentence] = {
    BenefitCode.MEDICAL: sentence("Medical treatment"),
    BenefitCode.MATERNITY: sentence("Maternity"),
    BenefitCode.CHILD_SUPPORT: sentence("Child support"),
    BenefitCode.BEREAVEMENT: sentence("Bereavement"),
    BenefitCode.OLD_AGE: sentence("Old age"),
    BenefitCode.UNEMPLOYMENT: sentence("Unemployment"),
    BenefitCode.DISABILITY: sentence("Disability money"),
}

ENTITLEMENTS: dict[StrEnum, Sentence] = {
    EntitlementCode.TREATMENT: sentence("Medical treatment"),
    EntitlementCode.DENTAL: sentence("Dental care"),
    EntitlementCode.SICKNESS_CASH: sentence("Cash sickness benefit"),
    EntitlementCode.CHILDBIRTH_LUMP_SUM: sentence("Childbirth lump sum"),
    EntitlementCode.ANTENATAL_CARE: sentence("Antenatal care"),
    EntitlementCode.MATERNITY_LEAVE_ALLOWANCE: sentence("Maternity leave allowance"),
    EntitlementCode.CHILD_ALLOWANCE: sentence("Child support every month"),
    EntitlementCode.CHILD_ALLOWANCE_ARREARS: sentence("Child support for past months"),
    EntitlementCode.FUNERAL_GRANT: sentence("Funeral grant"),
    EntitlementCode.SURVIVORS_ALLOWANCE: sentence("Survivors' allowance"),
    EntitlementCode.OLD_AGE_PENSION: sentence("Pension"),
    EntitlementCode.OLD_AGE_LUMP_SUM: sentence("Old-age lump sum"),
    EntitlementCode.UNEMPLOYMENT_BENEFIT: sentence("Unemployment benefit"),
    EntitlementCode.DISABILITY_PENSION: sentence("Disability money every month"),
}

TRUTHS: dict[StrEnum, Sentence] = {
    Truth.MET: sentence("Met"),
    Truth.NOT_MET: sentence("Not met"),
    Truth.CANNOT_TELL: sentence("Cannot be told"),
}

ASKED: dict[StrEnum, Sentence] = {
    Asked.EVENT: sentence("For what you told us"),
    Asked.STANDING: sentence("If it happened on the day of this answer"),
}

EVIDENCE: dict[StrEnum, Sentence] = {
    Evidence.SEEN: sentence("Seen in a published source"),
    Evidence.PARTNER: sentence("Said by an officer of the SSO"),
    Evidence.UNCONFIRMED: sentence("Not confirmed"),
    Evidence.CONFLICT: sentence("Sources differ"),
}

END_REASONS: dict[StrEnum, Sentence] = {
    EndReason.LAID_OFF: sentence("Dismissed or laid off by the employer"),
    EndReason.RESIGNED: sentence("Resigned"),
    EndReason.CONTRACT_EXPIRED: sentence("The contract ended"),
    EndReason.SERIOUS_MISCONDUCT: sentence("Dismissed for serious misconduct"),
    EndReason.FORCE_MAJEURE: sentence("Work stopped by an event nobody could prevent"),
    EndReason.UNKNOWN: sentence("The reason is not known"),
}

#: Every name by its code. Two enumerations share the words "not_yet" and "ask_sso", so the kind
#: of the code decides, not its letters.
BY_KIND: dict[type[StrEnum], dict[StrEnum, Sentence]] = {
    Verdict: VERDICTS,
    Group: GROUPS,
    Status: STATUSES,
    BenefitCode: BENEFITS,
    EntitlementCode: ENTITLEMENTS,
    Truth: TRUTHS,
    Asked: ASKED,
    Evidence: EVIDENCE,
    EndReason: END_REASONS,
}


def of(code: StrEnum) -> Sentence:
    """The name of a code.

    Raises:
        KeyError: a code that no page shows by name.
    """
    return BY_KIND[type(code)][code]
