"""Labels of the answer's fields and of the figures of its entitlements."""

from eligibility.wording.sentence import Sentence, sentence

#: Fields of the answer, by their names in the contract.
ANSWER: dict[str, Sentence] = {
    "enrolment": sentence("Are you insured?"),
    "employer_should_have_registered_by": sentence("Your employer had to register you by"),
    "benefits": sentence("Your benefits"),
    "work_injury": sentence("Injury at work"),
    "assumed": sentence("What we took to be so"),
    "advice": sentence("What you can do"),
    "reasons": sentence("Why"),
    "conditions": sentence("The conditions of the law"),
    "counted": sentence("Months counted"),
    "required": sentence("Months needed"),
    "counted_if_deemed": sentence("Months counted with the deducted ones"),
    "short_by": sentence("Months missing"),
    "window": sentence("Counted in these months"),
    "earliest": sentence("Earliest day by today's law"),
    "covered_until": sentence("Covered until"),
    "claim_by": sentence("Last day to claim"),
    "entitlements": sentence("What it gives"),
    "documents": sentence("What to bring"),
    "steps": sentence("What to do, step by step"),
    "unknowns": sentence("Open questions that would settle it"),
    "citations": sentence("The law and our sources"),
    "statements": sentence("What officers said"),
    "effective_from": sentence("In force since"),
    "checked_on": sentence("Checked on"),
    "wage_basis": sentence("The wage it is worked out from"),
    "employer_report_by": sentence("Your employer has to report the injury by"),
    "worker_claim_by": sentence("You have to report the injury yourself by"),
    "workmens_compensation_fund": sentence("Workmen's Compensation Fund"),
}

#: Figures of the entitlements, by their names in the contract.
FIGURES: dict[str, Sentence] = {
    "left_this_year": sentence("Left this year"),
    "paid_by_sso": sentence("The SSO pays"),
    "paid_by_worker": sentence("You pay"),
    "daily_wage": sentence("Wage for one day"),
    "daily_benefit": sentence("Money for one day"),
    "payable_days": sentence("Paid days"),
    "statutory_days": sentence("Most days by law"),
    "total": sentence("In all"),
    "baht": sentence("Amount"),
    "monthly": sentence("Every month"),
    "children_paid": sentence("Children paid for"),
    "until": sentence("First day no longer paid"),
    "first_month": sentence("First month"),
    "months": sentence("Number of months"),
    "rate": sentence("Share of the wage"),
    "estimate": sentence("Rough estimate"),
    "first_payable_on": sentence("First paid day"),
    "alternatives": sentence("It depends on why the job ended"),
    "duration": sentence("Paid for"),
    "life": sentence("Life"),
}
