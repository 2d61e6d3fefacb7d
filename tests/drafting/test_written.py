"""A rulebook written as files and read again is the same rulebook."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eligibility.content import LANGUAGES, Content, StepText, Text
from eligibility.drafting import entries
from eligibility.drafting.entries import Entry, NoSuchPlaceError, Where
from eligibility.reviewed import written
from eligibility.reviewed.files import SHIPPED, RulebookError, RulebookSource, read, read_documents
from eligibility.reviewed.source import DECIMAL_PLACES, MAX_DIGITS
from eligibility.rules.rulebook import Period
from tests.eligibility import small_rulebook
from tests.eligibility.small_rulebook import NOTHING_REQUIRED

_LETTER = {"en": "a", "th": "ก", "my": "က"}
#: Anything that the reader lets through: no control character but a new line, no half character.
_texts = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n"), max_size=40
)
_days = st.dates(date(1900, 1, 1), date(2400, 12, 31))
_numbers = st.decimals(
    0, 10 ** (MAX_DIGITS - DECIMAL_PLACES) - 1, places=DECIMAL_PLACES, allow_nan=False
)


def through_files(source: RulebookSource, directory: Path) -> RulebookSource:
    for file, text in written.texts(written.files_of(source)).items():
        path = directory / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return read(directory, required=NOTHING_REQUIRED)


def through_json(source: RulebookSource) -> RulebookSource:
    told = entries.split(written.files_of(source))
    return read_documents(entries.join(source.name, told), required=NOTHING_REQUIRED)


def test_the_shipped_rulebook_is_the_same_after_export_and_reading(tmp_path: Path) -> None:
    source = read(SHIPPED)
    again = through_files(source, tmp_path)
    assert again == source
    assert again.digest == source.digest
    assert through_json(source) == source


def test_what_is_exported_twice_is_the_same_text(tmp_path: Path) -> None:
    once = written.texts(written.files_of(read(SHIPPED)))
    assert written.texts(written.files_of(through_files(read(SHIPPED), tmp_path))) == once


def test_rows_with_days_of_their_own_flags_and_missing_values_are_kept(tmp_path: Path) -> None:
    source = small_rulebook.source(tmp_path / "before")
    assert through_files(source, tmp_path / "after") == source
    assert through_json(source) == source


def test_a_row_that_ended_before_the_days_vouched_for_stays_readable(tmp_path: Path) -> None:
    """Naming the days of such a row would be a fault, however many others have their own."""
    documents = small_rulebook.files()
    rows = [
        {"effective_from": date(1990, 1, 1), "value": 1, "citation": "law-wage"},
        {"effective_from": date(1995, 1, 1), "value": 2, "citation": "law-wage"},
    ]
    documents["law/wage.yaml"]["values"]["old"] = {"unit": "baht", "rows": rows}
    own = {"vouched_from": date(2020, 1, 1), "vouched_until": date(2030, 1, 1)}
    for file in documents:
        for row in documents[file].get("qualifying_periods", ()) if "law" in file else ():
            row |= own
    small_rulebook.write(tmp_path / "before", documents)
    source = read(tmp_path / "before", required=NOTHING_REQUIRED)
    assert through_files(source, tmp_path / "after") == source


@pytest.mark.parametrize(
    "text",
    ["012000", "no", "1.5", "2027-01-01", "null", "~", "<<", "# x", "- x", "&a", "!x", "x: y"],
)
def test_a_text_that_looks_like_something_else_stays_text(tmp_path: Path, text: str) -> None:
    source = small_rulebook.source(tmp_path / "before")
    cited = [replace(source.citations[0], note=text), *source.citations[1:]]
    terms = [
        replace(term, citation=cited[0]) if term.citation.code == cited[0].code else term
        for term in source.terms
    ]
    source = replace(source, citations=tuple(cited), terms=tuple(terms))
    assert through_files(source, tmp_path / "after") == source


@pytest.mark.slow
@given(
    note=_texts.map(str.strip),
    said=st.fixed_dictionaries(dict.fromkeys(LANGUAGES, _texts)),
    value=_numbers,
    start=st.none() | _days,
    months=st.integers(1, 720),
    recheck=st.none() | st.integers(1, 3660),
)
def test_nothing_is_lost_whatever_it_says(
    tmp_path_factory: pytest.TempPathFactory,
    note: str,
    said: dict[str, str],
    value: Decimal,
    start: date | None,
    months: int,
    recheck: int | None,
) -> None:
    where = tmp_path_factory.mktemp("rulebook")
    source = small_rulebook.source(where / "before")
    text = Text(**{name: (_LETTER[name] + told).strip() for name, told in said.items()})
    step = StepText(benefit=None, text=text, cites=("officer",), then=text)
    content = Content(
        benefits=source.content.benefits,
        documents=source.content.documents,
        steps={**source.content.steps, "appeal": step},
    )
    cited = next(one for one in source.citations if one.code == "act-maternity")
    other = replace(cited, code="other", note=note, recheck_days=recheck)
    (lump,) = (term for term in source.terms if term.key == "maternity_lump")
    value = Decimal(f"{value.normalize():f}") if value < 10_000_000 else Decimal(0)
    more = replace(lump, key="more", value=value, effective_from=start, citation=other, note=note)
    period = replace(
        lump, key="maternity.second", unit="months", value=Period(months, None), citation=other
    )
    source = replace(
        source,
        content=content,
        citations=(*source.citations, other),
        terms=(*source.terms, more, period),
    )
    assert through_files(source, where / "after") == source
    assert through_json(source) == source


# ------------------------------------------------------------------ entries


def test_every_thing_of_the_shipped_rulebook_has_a_place_of_its_own() -> None:
    told = entries.split(written.files_of(read(SHIPPED)))
    places = [entry.where for entry in told]
    assert len(set(places)) == len(places)
    assert {entries.place(*where) for where in places} == set(places)
    assert Where("law/maternity.yaml", "citations", "act-65") in places
    assert Where("words/common.yaml", "documents", "identity_document") in places


@pytest.mark.parametrize(
    "place",
    [
        ("../settings.py", "citations", "act-65"),
        ("law/../release.yaml", "citations", "act-65"),
        ("law/maternity.yaml", "secrets", "act-65"),
        ("law/maternity.yaml", "citations", "Act 65"),
        ("law/maternity.yaml", "citations", ""),
        ("law/maternity.yaml", "summary", ""),
        ("words/common.yaml", "summary", ""),
        ("words/lottery.yaml", "documents", "ticket"),
        ("words/maternity.yaml", "summary", "en"),
        ("release.yaml", "name", ""),
    ],
)
def test_a_place_that_the_files_do_not_have_is_refused(place: tuple[str, str, str]) -> None:
    with pytest.raises(NoSuchPlaceError):
        entries.place(*place)


def test_a_source_cited_by_one_benefit_stands_in_its_file_and_others_together(
    tmp_path: Path,
) -> None:
    told = entries.split(written.files_of(small_rulebook.source(tmp_path)))
    homes = {each.where.key: each.where.file for each in told if each.where.section == "citations"}
    assert homes["act-maternity"] == "law/maternity.yaml"
    assert homes["act-medical"] == homes["officer"] == "law/common.yaml"


def test_a_source_keeps_the_place_it_had_before_others_cited_it() -> None:
    before = [Where("law/common.yaml", "citations", "act")]
    after = [Entry(Where("law/maternity.yaml", "citations", "act"), {"section": "65"})]
    assert entries.placed_as(after, before) == {before[0]: {"section": "65"}}


FAULTY = [
    (("law/maternity.yaml", "values", "maternity_lump"), {"unit": "bath", "rows": []}),
    (("law/maternity.yaml", "qualifying_periods", "qualifying"), [{"required_months": "0"}]),
    (("law/common.yaml", "statements", "wage_rate"), [{"value": "half"}]),
    (("law/common.yaml", "citations", "officer"), {"instrument": ""}),
    (("words/maternity.yaml", "summary", ""), {"en": 5, "th": [], "my": None}),
    (("words/maternity.yaml", "documents", "maternity_paper"), "nothing"),
    (("release.yaml", "", ""), {"vouched_from": "2570-01-01", "vouched_until": "2571-01-01"}),
]


@pytest.mark.parametrize(("where", "content"), FAULTY, ids=lambda it: str(it)[:40])
def test_every_fault_leads_to_the_entry_it_is_about(
    tmp_path: Path, where: tuple[str, str, str], content: object
) -> None:
    source = small_rulebook.source(tmp_path)
    told = [
        Entry(entry.where, content if entry.where == where else entry.content)
        for entry in entries.split(written.files_of(source))
    ]
    documents = entries.join(source.name, told)
    with pytest.raises(RulebookError) as refusal:
        read_documents(documents, required=NOTHING_REQUIRED)
    found = {entries.entry_at(fault.file, fault.key, told) for fault in refusal.value.faults}
    cited_there = {Where("law/common.yaml", "statements", "maternity.qualifying"), None}
    assert where in found
    assert found - cited_there == {where}


def test_the_second_row_of_the_second_key_is_found_by_its_number_in_the_file() -> None:
    told = [
        Entry(Where("law/old_age.yaml", "qualifying_periods", "gratuity"), [{}, {}]),
        Entry(Where("law/old_age.yaml", "qualifying_periods", "pension"), [{}, {}]),
    ]
    for number, key in (("1", "gratuity"), ("2", "gratuity"), ("3", "pension"), ("4", "pension")):
        where = entries.entry_at("law/old_age.yaml", f"qualifying_periods.{number}.note", told)
        assert where == ("law/old_age.yaml", "qualifying_periods", key)
    wanted = entries.entry_at("law/old_age.yaml", "old_age.pension", told)
    assert wanted == ("law/old_age.yaml", "qualifying_periods", "pension")
