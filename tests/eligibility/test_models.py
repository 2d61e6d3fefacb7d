"""The database itself refuses rows that cannot be, whoever writes them."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core import checks
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from accounts.models import Role
from eligibility.models import (
    AcceptedAnswer,
    Benefit,
    CarryingKey,
    ChainLock,
    Citation,
    ClaimStep,
    Document,
    Draft,
    DraftChange,
    DraftEntry,
    Link,
    Parameter,
    QualifyingPeriod,
    RulebookRelease,
    SavedCount,
    Statement,
    SuggestedCase,
    WorkedCase,
)
from tests.accounts.people import somebody

pytestmark = pytest.mark.django_db

MODELS = list(apps.get_app_config("eligibility").get_models())
each_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)


MOMENT = timezone.now()


def none(field: str) -> dict[str, str]:
    """A text that is missing, as it is in all languages at once."""
    return {f"{field}_{language}": "" for language in ("en", "th", "my")}


@pytest.fixture
def rows() -> dict[type[models.Model], dict[str, Any]]:
    """For each model the fields of a row that fits into an otherwise empty release."""
    release = RulebookRelease.objects.create(name="own", digest="sha256:own", schema=1)
    citation = Citation.objects.create(
        release=release,
        code="act",
        instrument="Act",
        evidence="seen",
        checked_on=date(2026, 11, 23),
    )
    texts = {f"text_{language}": "text" for language in ("en", "th", "my")}
    names = {f"name_{language}": "name" for language in ("en", "th", "my")}
    summaries = {f"summary_{language}": "summary" for language in ("en", "th", "my")}
    benefit = Benefit.objects.create(
        release=release, code="medical", position=1, **names, **summaries
    )
    dated = {
        "release": release,
        "citation": citation,
        "effective_from": date(2021, 1, 1),
        "vouched_from": date(2021, 1, 1),
        "vouched_until": date(2027, 12, 31),
    }
    return {
        **_of_keepers(release),
        RulebookRelease: {"name": "new", "digest": "sha256:new", "schema": 1},
        Citation: {
            "release": release,
            "code": "law",
            "instrument": "Law",
            "evidence": "seen",
            "checked_on": date(2026, 11, 23),
        },
        Benefit: {
            "release": release,
            "code": "maternity",
            "position": 2,
            **names,
            **summaries,
        },
        QualifyingPeriod: {
            **dated,
            "benefit": benefit,
            "tier": "qualifying",
            "required_months": 3,
            "reference_months": 15,
        },
        Parameter: {**dated, "key": "rate", "unit": "ratio", "value": Decimal("0.5")},
        Statement: {
            "release": release,
            "citation": citation,
            "key": "rate",
            "value": Decimal("0.5"),
            "stated_on": date(2025, 7, 6),
        },
        Document: {"release": release, "code": "paper", **texts, **names, **none("issuer")},
        CarryingKey: {"window": 2_000_000, "half": bytes(32)},
        ClaimStep: {"release": release, "code": "step", **texts, **none("then")},
    }


def _of_keepers(release: RulebookRelease) -> dict[type[models.Model], dict[str, Any]]:
    """The same for what keepers make: drafts, worked cases, and the chain of what was decided."""
    user = somebody(Role.RULES_KEEPER)
    draft = Draft.objects.create(name="first", base=release)
    return {
        WorkedCase: {"release": release, "code": "case", "case": {"id": "case"}},
        Draft: {"name": "draft", "base": release, "started_by": user},
        DraftEntry: {"draft": draft, "file": "words/medical.yaml", "section": "name"},
        DraftChange: {"draft": draft, "by": user, "what": "begun"},
        AcceptedAnswer: {"draft": draft, "by": user, "case": "case", "expect": {}, "why": "Law."},
        SavedCount: {"draft": draft, "version": 1},
        SuggestedCase: {"code": "officer-1", "case": {}, "made_on": date(2026, 11, 23)},
        Link: {"place": 1, "kind": "release", "subject": "1", "digest": "d", "hash": "h"},
        ChainLock: {},
    }


@pytest.fixture
def make(rows: dict[type[models.Model], dict[str, Any]]) -> Any:
    """Make a row of a model, with changes to its fields."""

    def row(model: type[models.Model], **changes: Any) -> models.Model:
        with transaction.atomic():
            return model._default_manager.create(**{**rows[model], **changes})

    return row


# ------------------------------------------------------------------ constraints


@each_model
def test_a_proper_row_is_accepted(make: Any, model: type[models.Model]) -> None:
    assert make(model).pk


BROKEN = [
    ("release_name_given", RulebookRelease, {"name": ""}),
    ("release_digest_form", RulebookRelease, {"digest": "md5:new"}),
    ("citation_evidence_known", Citation, {"evidence": "rumour"}),
    ("citation_named", Citation, {"code": ""}),
    ("citation_named", Citation, {"instrument": ""}),
    ("citation_url_full", Citation, {"url": "example.org"}),
    ("citation_url_full", Citation, {"url": "javascript:alert()"}),
    ("benefit_one_of_seven", Benefit, {"code": "lottery"}),
    ("benefit_position_in_range", Benefit, {"position": 0}),
    ("benefit_position_in_range", Benefit, {"position": 8}),
    *(
        ("benefit_every_language", Benefit, {f"{field}_{language}": nothing})
        for field in ("name", "summary")
        for language in ("en", "th", "my")
        for nothing in ("", None)
    ),
    ("period_vouched_in_order", QualifyingPeriod, {"vouched_until": date(2020, 12, 31)}),
    ("period_requires_a_month", QualifyingPeriod, {"required_months": 0}),
    ("period_fits_its_window", QualifyingPeriod, {"required_months": 16}),
    ("period_tier_given", QualifyingPeriod, {"tier": ""}),
    ("parameter_vouched_in_order", Parameter, {"vouched_until": date(2020, 12, 31)}),
    ("parameter_key_given", Parameter, {"key": ""}),
    ("parameter_unit_known", Parameter, {"unit": "bath"}),
    ("parameter_value_fits_unit", Parameter, {"flag": True}),
    ("parameter_value_fits_unit", Parameter, {"unit": "flag"}),
    ("parameter_not_negative", Parameter, {"unit": "baht", "value": Decimal("-0.01")}),
    ("parameter_ratio_at_most_one", Parameter, {"value": Decimal("1.01")}),
    ("statement_key_given", Statement, {"key": ""}),
    ("statement_not_negative", Statement, {"value": Decimal(-1)}),
    *(
        (constraint, model, {f"{field}_{language}": nothing})
        for constraint, model, field in (
            ("document_every_language", Document, "text"),
            ("document_every_language", Document, "name"),
            ("step_every_language", ClaimStep, "text"),
        )
        for language in ("en", "th", "my")
        for nothing in ("", None)
    ),
    *(
        (constraint, model, {f"{field}_{language}": one_alone})
        for constraint, model, field in (
            ("document_issuer_every_language", Document, "issuer"),
            ("step_then_every_language", ClaimStep, "then"),
        )
        for language in ("en", "th", "my")
        for one_alone in ("The office", None)
    ),
    ("document_code_given", Document, {"code": ""}),
    ("step_code_given", ClaimStep, {"code": ""}),
    ("draft_name_given", Draft, {"name": ""}),
    ("draft_settled_once", Draft, {"state": "discarded"}),
    ("draft_settled_once", Draft, {"settled_at": MOMENT}),
    ("accepted_answer_has_a_reason", AcceptedAnswer, {"why": ""}),
    ("link_counted_from_one", Link, {"place": 0}),
]

TWICE = [
    ("release_digest_once", RulebookRelease, {}, {"name": "other"}),
    ("citation_code_once", Citation, {}, {"instrument": "Other"}),
    ("benefit_code_once", Benefit, {}, {"position": 3}),
    ("benefit_position_once", Benefit, {}, {"code": "disability"}),
    ("period_day_once", QualifyingPeriod, {}, {"required_months": 4}),
    (
        "period_unknown_start_once",
        QualifyingPeriod,
        {"effective_from": None},
        {"effective_from": None, "required_months": 4},
    ),
    ("parameter_day_once", Parameter, {}, {"value": Decimal("0.6")}),
    (
        "parameter_unknown_start_once",
        Parameter,
        {"effective_from": None},
        {"effective_from": None, "value": Decimal("0.6")},
    ),
    ("statement_once", Statement, {}, {"value": Decimal("0.6")}),
    ("document_code_once", Document, {}, {"text_en": "other"}),
    ("step_code_once", ClaimStep, {}, {"text_en": "other"}),
    ("carrying_key_window_once", CarryingKey, {}, {"half": b"other"}),
    ("worked_case_code_once", WorkedCase, {}, {"case": {}}),
    (
        "draft_once_for_the_same_files",
        Draft,
        {"files_digest": "sha256:new"},
        {"files_digest": "sha256:new", "name": "other"},
    ),
    ("draft_entry_once", DraftEntry, {}, {"content": {}}),
    ("accepted_answer_once", AcceptedAnswer, {}, {"why": "Practice."}),
    ("saved_count_once_a_version", SavedCount, {}, {"seen": 1}),
    ("link_once_a_subject", Link, {}, {"place": 2, "hash": "other"}),
]
#: Needs a row of its own: who has begun a draft, and who has settled it, must be one.
SECOND_PERSON = "draft_published_by_a_second_person"


def _blames(error: IntegrityError, constraint: models.BaseConstraint) -> bool:
    """Whether the database names the constraint, or the columns of one that must be unique."""
    if constraint.name in str(error):
        return True
    fields = getattr(constraint, "fields", ())
    columns = [part.split(".")[-1].removesuffix("_id") for part in str(error).split(", ")]
    return sorted(fields) == sorted(column.split(": ")[-1] for column in columns)


def _constraint(model: type[models.Model], name: str) -> models.BaseConstraint:
    (found,) = (one for one in model._meta.constraints if one.name == name)
    return found


@pytest.mark.parametrize(("name", "model", "changes"), BROKEN)
def test_a_row_that_cannot_be_is_refused_by_name(
    make: Any, name: str, model: type[models.Model], changes: dict[str, Any]
) -> None:
    with pytest.raises(IntegrityError) as refusal:
        make(model, **changes)
    assert _blames(refusal.value, _constraint(model, name))


@pytest.mark.parametrize(("name", "model", "first", "second"), TWICE)
def test_a_row_is_there_once(
    make: Any,
    name: str,
    model: type[models.Model],
    first: dict[str, Any],
    second: dict[str, Any],
) -> None:
    make(model, **first)
    with pytest.raises(IntegrityError) as refusal:
        make(model, **second)
    assert _blames(refusal.value, _constraint(model, name))


def test_every_constraint_has_a_row_that_breaks_it() -> None:
    named = {constraint.name for model in MODELS for constraint in model._meta.constraints}
    assert {case[0] for case in (*BROKEN, *TWICE)} | {SECOND_PERSON} == named


def test_whoever_has_begun_a_draft_does_not_publish_it(make: Any, rows: Any) -> None:
    release, user = rows[WorkedCase]["release"], rows[Draft]["started_by"]
    settled = {"state": "published", "release": release, "settled_at": MOMENT}
    with pytest.raises(IntegrityError) as refusal:
        make(Draft, settled_by=user, **settled)
    assert _blames(refusal.value, _constraint(Draft, SECOND_PERSON))
    assert make(Draft, settled_by=somebody(Role.RULES_KEEPER), **settled).pk


def test_the_same_row_may_be_in_another_release(make: Any, rows: Any) -> None:
    make(Document)
    other = RulebookRelease.objects.create(name="other", digest="sha256:other", schema=1)
    assert make(Document, release=other).pk


@pytest.mark.parametrize(
    ("model", "changes"),
    [
        (QualifyingPeriod, {"required_months": 15}),
        (QualifyingPeriod, {"required_months": 180, "reference_months": None}),
        (QualifyingPeriod, {"vouched_until": date(2021, 1, 1)}),
        (Parameter, {"value": None}),
        (Parameter, {"value": Decimal(1)}),
        (Parameter, {"value": Decimal(0)}),
        (Parameter, {"unit": "flag", "value": None, "flag": False}),
        (Parameter, {"unit": "baht", "value": Decimal("999999999.999999")}),
        (Benefit, {"position": 7}),
    ],
)
def test_a_row_at_the_edge_of_what_can_be_is_accepted(
    make: Any, model: type[models.Model], changes: dict[str, Any]
) -> None:
    row = make(model, **changes)
    kept = model._default_manager.get(pk=row.pk)
    assert {name: getattr(kept, name) for name in changes} == changes


def test_the_models_pass_djangos_own_checks() -> None:
    assert [str(message) for message in checks.run_checks(tags=[checks.Tags.models])] == []


def test_nothing_here_is_about_a_person_but_who_keeps_the_law() -> None:
    relations = [
        field
        for model in MODELS
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete
    ]
    targets = {field.related_model for field in relations}
    assert targets == {RulebookRelease, Citation, Benefit, Draft, get_user_model()}
    of_people = {field.name for field in relations if field.related_model is get_user_model()}
    assert of_people == {"published_by", "started_by", "settled_by", "by"}
