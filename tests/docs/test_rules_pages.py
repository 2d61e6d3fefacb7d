"""The pages of docs/rules say what the code asks and what the rulebook holds, nothing else."""

import re
from decimal import Decimal

from eligibility.rules.codes import (
    AdviceCode,
    BenefitCode,
    ConditionCode,
    EntitlementCode,
    Group,
    ReasonCode,
)
from eligibility.rules.rulebook import Period, Term
from eligibility.rules.truth import Truth, Verdict
from tests.docs.found import WHOLE, answer_words, emitted, not_evaluated
from tests.docs.rules_pages import (
    ALSO,
    COMMON,
    NOT_DATED,
    NUMBERS,
    benefits,
    keys_on,
    newest,
    owner,
    page,
    pages,
    shown,
)
from tests.support import shipped


def as_row(term: Term) -> tuple[str, ...]:
    since = term.effective_from.isoformat() if term.effective_from else NOT_DATED
    cited = term.citation
    return term.key, shown(term.value), term.unit, since, cited.code, cited.evidence.value


def rows_of(keys: set[str]) -> list[tuple[str, ...]]:
    return [as_row(term) for key in sorted(keys) for term in shipped().histories[key]]


def written(name: str, section: str) -> list[tuple[str, ...]]:
    columns = ("key", "value", "unit", "since", "citation", "evidence")
    return [tuple(row[column] for column in columns) for row in page(name).rows(section)]


# ------------------------------------------------------------------------- conditions


@benefits
def test_a_page_has_every_condition_the_code_emits_in_its_order(benefit: str) -> None:
    for section, orders in emitted()[benefit].orders.items():
        listed = tuple(item.code for item in page(benefit).conditions(section))
        assert listed == max(orders, key=len), section
        for order in orders:
            rest = iter(listed)
            assert all(code in rest for code in order), f"{section}: {order} is another order"


@benefits
def test_a_page_has_the_entitlements_of_its_benefit_and_no_others(benefit: str) -> None:
    known = {code.value for code in EntitlementCode}
    on_page = {section for section in page(benefit).sections if section in known}
    assert on_page == emitted()[benefit].orders.keys() - {WHOLE}


@benefits
def test_a_condition_names_every_reason_given_and_every_citation_it_rests_on(benefit: str) -> None:
    for (section, code), needed in emitted()[benefit].words.items():
        items = [item for item in page(benefit).conditions(section) if item.code == code]
        named = frozenset().union(*(item.words for item in items))
        assert needed <= named, f"{section}, {code}: {needed - named} missing"


@pages
def test_a_page_names_no_code_that_does_not_exist(name: str) -> None:
    vocabularies = (
        AdviceCode,
        BenefitCode,
        ConditionCode,
        EntitlementCode,
        Group,
        ReasonCode,
        Truth,
        Verdict,
    )
    known = {code.value for vocabulary in vocabularies for code in vocabulary}
    known |= shipped().histories.keys() | shipped().citations.keys() | answer_words()
    assert page(name).words - known == frozenset()


@benefits
def test_a_page_says_what_its_module_does_not_evaluate(benefit: str) -> None:
    assert page(benefit).bullets("Not evaluated") == not_evaluated(benefit)


# ---------------------------------------------------------------------- the law's numbers


@benefits
def test_a_page_has_every_row_its_answers_rest_on(benefit: str) -> None:
    used = {key for key in emitted()[benefit].keys if owner(key) is not None}
    assert written(benefit, NUMBERS) == rows_of(used)


@benefits
def test_a_page_has_every_other_row_of_its_law_file_apart(benefit: str) -> None:
    used = emitted()[benefit].keys
    rest = {key for key in shipped().histories if owner(key) == benefit} - used
    on_page = written(benefit, ALSO) if ALSO in page(benefit).sections else []
    assert on_page == rows_of(rest)


def test_the_common_page_has_every_row_that_belongs_to_no_single_benefit() -> None:
    used = {key for found in emitted().values() for key in found.keys if owner(key) is None}
    assert written(COMMON, NUMBERS) == rows_of(used)


@pages
def test_a_page_names_its_sources_as_the_rulebook_does(name: str) -> None:
    named = {word for word in page(name).words if word in shipped().citations}
    assert page(name).rows("Sources") == [
        {
            "code": code,
            "instrument": shipped().citations[code].instrument,
            "section": shipped().citations[code].section or NOT_DATED,
            "evidence": shipped().citations[code].evidence.value,
        }
        for code in sorted(named)
    ]


WORDS = {
    word: Decimal(number)
    for number, names in {
        "0.5": "half",
        "2": "two",
        "3": "three third",
        "4": "four fourth",
        "5": "five fifth",
        "6": "six sixth",
        "7": "seven seventh",
        "8": "eight eighth",
        "9": "nine ninth",
        "10": "ten tenth",
        "11": "eleven",
        "12": "twelve twelfth",
        "15": "fifteen",
        "30": "thirty",
        "36": "thirty-six",
        "55": "fifty-five",
        "60": "sixty",
        "90": "ninety",
        "180": "hundred",
    }.items()
    for word in names.split()
}


def numbers_in(prose: str) -> set[Decimal]:
    """Every number a text says, in digits or in words; "60 %" is 0.6."""
    found = set()
    for digits, percent in re.findall(r"([0-9]+(?:[.,][0-9]+)*)( ?%)?", prose):
        number = Decimal(digits.replace(",", ""))
        found.add(number / 100 if percent else number)
    return found | {WORDS[word] for word in re.findall(r"[a-z-]+", prose.lower()) if word in WORDS}


def held_in(name: str) -> set[Decimal]:
    """The numbers a page may say: those of the newest rows on it, or on the common page."""
    found: set[Decimal] = set()
    for key in keys_on(name) | keys_on(COMMON):
        value = newest(key).value
        if isinstance(value, Period):
            found |= {Decimal(value.required), Decimal(value.reference or value.required)}
        elif isinstance(value, Decimal):
            found.add(value)
    return found


@pages
def test_the_prose_says_no_number_that_is_not_the_newest_row_of_a_table(name: str) -> None:
    assert numbers_in(page(name).prose) - held_in(name) == set()


@benefits
def test_the_prose_says_the_qualifying_period_as_it_is(benefit: str) -> None:
    """Both numbers stand in the first paragraph, so that a reader need not look further."""
    key = "old_age.pension" if benefit == "old_age" else f"{benefit}.qualifying"
    period = newest(key)
    opening = page(benefit).prose.strip().split("\n\n")[0]
    assert {Decimal(n) for n in (period.required, period.reference) if n} <= numbers_in(opening)


# ------------------------------------------------------------------- what the officer said


@pages
def test_what_the_officer_said_stands_beside_the_rule(name: str) -> None:
    """Word for word the statements of the rulebook about the values on the page."""
    said = [said for said in shipped().statements if said.key in keys_on(name)]
    rows = page(name).rows("What the officer said")
    columns = ("key", "said", "on", "citation")
    assert [tuple(row[column] for column in columns) for row in rows] == [
        (each.key, shown(each.value), each.stated_on.isoformat(), each.citation.code)
        for each in said
    ]
    for row, each in zip(rows, said, strict=True):
        rule = shipped().in_force(each.key, each.stated_on)
        value = rule.required if isinstance(rule.value, Period) else rule.plain
        word = "agrees" if each.value == value else "differs"
        assert row["beside the rule"].split()[0].strip(";:,") == word, each.key
