"""The guide of each benefit: what it gives, who can have it, what to bring, what to do."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from eligibility.content import Content, Piece
from eligibility.pages.guide_law import Law, Line
from eligibility.pages.guide_page import BENEFITS, Guide, Section, made
from eligibility.rules.codes import AdviceCode
from eligibility.wording import advice
from eligibility.wording import guide as wording
from eligibility.wording.sentence import Sentence

#: The papers of every claim of a migrant worker, and the form that most are made on.
_OWN = ("identity_document", "work_permit", "proof_of_same_person", "bank_book")
_COMMON = (*_OWN, "claim_form_sso_2_01")
#: What is left to do about every benefit, once the SSO has decided.
_AFTER = ("appeal_in_writing",)
_COVER = "cover_after_leaving_months"
_CLAIM = ("claim_deadline_years", "appeal_days")
_CEILING = "wage_ceiling"


@dataclass(frozen=True, slots=True)
class _Told:
    """Keys of the rulebook by what they tell, and a sentence of advice with its citations."""

    gives: tuple[str, ...]
    who: tuple[str, ...]
    left: tuple[str, ...] = (_COVER,)
    days: tuple[str, ...] = _CLAIM
    papers: tuple[str, ...] = _COMMON  # then follow those of the benefit alone
    advice: Sentence | None = None
    cites: tuple[str, ...] = ()
    advised: str = "gives"  # beside which values the advice stands: gives, who or days
    steps: tuple[str, ...] = ()  # in their order; the release knows none
    days_first: bool = False  # where a day missed costs more than any paper


_TOLD: dict[str, _Told] = {
    "medical": _Told(
        gives=(
            "emergency_covered_days",
            "dental_cap_year",
            "denture_partial_max",
            "denture_full_max",
            "employer_sick_leave_days",
            "sickness_rate",
            "sickness_days_per_episode",
            "sickness_days_per_year",
            "sickness_days_chronic",
            _CEILING,
        ),
        who=("medical.qualifying",),
        advice=advice.GENERAL[AdviceCode.BUY_MIGRANT_HEALTH_INSURANCE],
        cites=("mmn-2025-waiting-period", "mmn-2025-health-insurance"),
        advised="who",
        steps=(
            "medical_go_to_designated_hospital",
            "medical_emergency_nearest_hospital",
            "sickness_ask_employer_first",
            "sickness_file_claim",
            "dental_contracted_clinic",
        ),
    ),
    "maternity": _Told(
        gives=(
            "maternity_lump",
            "antenatal_cap",
            "maternity_leave_rate",
            "maternity_leave_days",
            "maternity_leave_max_births",
            _CEILING,
            "labour_leave_days",
            "labour_leave_employer_paid_days",
        ),
        who=("maternity.qualifying",),
        steps=("maternity_keep_receipts", "maternity_file_claim"),
    ),
    "child-support": _Told(
        gives=("child_amount", "child_max", "child_age_limit"),
        who=("child_support.qualifying",),
        left=("child_support_after_leaving",),
        days=("child_proof_month", *_CLAIM),
        papers=(*_COMMON, "birth_certificate"),
        steps=("child_file_claim", "child_october_certificate"),
    ),
    "death": _Told(
        gives=(
            "funeral_grant",
            "survivors_lower_months_of_wage",
            "survivors_upper_months_of_wage",
            _CEILING,
        ),
        who=(
            "bereavement.qualifying",
            "bereavement.survivors_lower",
            "bereavement.survivors_upper",
        ),
        # Of whoever claims: the insured person no longer needs a work permit.
        papers=(
            "claim_form_sso_2_01",
            "death_certificate",
            "funeral_arranger_proof",
            "claimant_identity_document",
            "heirs_papers",
            "bank_book",
        ),
        steps=("bereavement_get_papers", "bereavement_file_claim"),
    ),
    "old-age": _Told(
        gives=(
            "pension_base_rate",
            "pension_step_months",
            "pension_step_rate",
            "pension_averaging_months",
            _CEILING,
            "old_age_share_employee",
            "old_age_share_employer",
        ),
        who=("pension_age", "old_age.pension", "old_age.employer_share", "old_age.any"),
        left=(),
        advice=advice.GENERAL[AdviceCode.ASK_SSO_BEFORE_LEAVING],
        cites=("old-age-leaving-thailand",),
        steps=("old_age_keep_originals", "old_age_file_claim"),
    ),
    "unemployment": _Told(
        gives=(
            "unemployment_rate_terminated",
            "unemployment_days_terminated",
            "unemployment_rate_resigned_or_expired",
            "unemployment_days_resigned_or_expired",
            "migrant_unemployment_cap_days",
            "unemployment_paid_from_day",
            _CEILING,
        ),
        who=("unemployment.qualifying", "unemployment_after_misconduct"),
        left=(),
        days=(
            "find_employer_days_officer",
            "find_employer_days_reported",
            "unemployment_register_within_days",
            *_CLAIM,
        ),
        papers=_OWN,
        advice=advice.GENERAL[AdviceCode.FIND_EMPLOYER_BY],
        cites=("find-employer-2024", "mmn-2025-migrant-30-days"),
        advised="days",
        steps=(
            "unemployment_register_doe",
            "unemployment_file_claim",
            "unemployment_report_monthly",
        ),
        days_first=True,
    ),
    "disability": _Told(
        gives=(
            "disability_rate_severe",
            "disability_rate_partial",
            "disability_partial_months",
            _CEILING,
        ),
        who=("disability.qualifying",),
        steps=("disability_get_certificate", "disability_file_claim"),
    ),
}


def benefit_guide(slug: str, law: Law, content: Content) -> Guide:
    """The guide of a benefit.

    Args:
        slug: one of ``guide_page.BENEFITS``.
        law: the law of the day; what the page rests on is remembered there.
        content: the release's names, papers and steps.

    Raises:
        KeyError: no such guide.
    """
    told, code, say = _TOLD[slug], BENEFITS[slug], law.spoken.say
    found = {
        "gives": _values(law.spoken.label("entitlements"), told.gives, law),
        "who": _values(say(wording.HEADINGS["who"]), told.who, law),
        "left": _values(say(wording.HEADINGS["left"]), told.left, law),
        "days": _values(say(wording.HEADINGS["days"]), told.days, law),
    }
    if told.advice:
        line = law.line(told.advice, *told.cites)
        found[told.advised] = replace(found[told.advised], lines=(line,))
    first = ("days",) if told.days_first else ()
    sections = (
        *(found[name] for name in dict.fromkeys((*first, *found))),
        _papers(told, code.value, law, content),
        _steps(told, code.value, law, content),
    )
    return made(
        slug,
        law.spoken.benefit(code),
        content.benefit_summary(code.value, law.spoken.language),
        tuple(part for part in sections if part.facts or part.lines),
        law,
    )


def _values(title: str, keys: tuple[str, ...], law: Law) -> Section:
    return Section(title, law.facts(keys), doubts=law.doubts(keys))


def _papers(told: _Told, benefit: str, law: Law, content: Content) -> Section:
    found = _in_order(told.papers, benefit, content.documents)
    texts = [(content.document(code, law.spoken.language), piece) for code, piece in found]
    return _told_by_the_release(law.spoken.label("documents"), texts, law)


def _steps(told: _Told, benefit: str, law: Law, content: Content) -> Section:
    after = ((code, content.steps[code]) for code in _AFTER if code in content.steps)
    found = (*_in_order(told.steps, benefit, content.steps), *after)
    texts = [(content.step(code, law.spoken.language), piece) for code, piece in found]
    return _told_by_the_release(law.spoken.label("steps"), texts, law, steps=True)


def _in_order(
    first: tuple[str, ...], benefit: str, known: Mapping[str, Piece]
) -> Iterator[tuple[str, Piece]]:
    """Those named first, then all others of the benefit."""
    yield from ((code, known[code]) for code in first if code in known)
    for code, piece in known.items():
        if piece.benefit == benefit and code not in first:
            yield code, piece


def _told_by_the_release(
    title: str, told: list[tuple[str, Piece]], law: Law, *, steps: bool = False
) -> Section:
    """Papers or steps, and once for all of them whether some are not confirmed."""
    cited = law.cite(*(code for _, piece in told for code in piece.cites))
    weak = any(one.evidence.weak for one in cited)
    return Section(
        title,
        lines=tuple(Line(text) for text, _ in told),
        steps=steps,
        warning=law.spoken.say(wording.NOT_ALL_CONFIRMED) if weak else "",
    )
