"""The pages of the public checker."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from eligibility import example, loader
from eligibility.assessing import assess
from eligibility.presentation import Spoken
from eligibility.rules.codes import BenefitCode, EntitlementCode, Group, ReasonCode
from eligibility.rules.truth import Verdict

#: The figure that says most about an entitlement, the first one present is shown.
_TOLD_FIRST = ("total", "monthly", "baht", "estimate", "left_this_year")


class Card(NamedTuple):
    """One benefit as the page shows it."""

    name: str
    verdict: str
    amounts: list[tuple[str, str]]
    earliest: str
    texts: list[str]
    claim_by: str


class Section(NamedTuple):
    """The cards of one group, in the order of the answer."""

    code: str
    title: str
    cards: list[Card]


def first_page(request: HttpRequest) -> HttpResponse:
    """What the checker says, shown on one worked case in the reader's language."""
    language = get_language() or "en"
    released = loader.current()
    spoken = Spoken(language, released.content)
    answer = assess(example.LAID_OFF, released, language=language)
    return render(
        request,
        "eligibility/first_page.html",
        {
            "languages": settings.LANGUAGES,  # as they are written, never translated
            "sections": list(_sections(answer["benefits"], spoken)),
            "advice": [item["text"] for item in answer["advice"]],
            "disclaimer": answer["disclaimer"],
            "labels": {name: spoken.label(name) for name in ("advice", "claim_by")},
            "day": spoken.date(date.fromisoformat(answer["as_of"])),
        },
    )


def _sections(benefits: Mapping[str, Any], spoken: Spoken) -> Iterator[Section]:
    for group in Group:
        cards = [
            _card(BenefitCode(code), found, spoken)
            for code, found in benefits.items()
            if found["group"] == group
        ]
        if cards:
            yield Section(group.value, spoken.name(group), cards)


def _card(code: BenefitCode, found: Mapping[str, Any], spoken: Spoken) -> Card:
    return Card(
        name=spoken.benefit(code),
        verdict=spoken.name(Verdict(found["verdict"])),
        amounts=[
            (spoken.name(EntitlementCode(entitlement["code"])), spoken.money(amount))
            for entitlement in found["entitlements"]
            if entitlement["verdict"] == Verdict.ELIGIBLE
            and (amount := _amount(entitlement)) is not None
        ],
        earliest=_earliest(found, spoken),
        texts=[reason["text"] for reason in found["reasons"]],
        claim_by=spoken.date(date.fromisoformat(found["claim_by"])) if found["claim_by"] else "",
    )


def _amount(entitlement: Mapping[str, Any]) -> int | None:
    return next((entitlement[name] for name in _TOLD_FIRST if entitlement.get(name)), None)


def _earliest(found: Mapping[str, Any], spoken: Spoken) -> str:
    """From which day, and that it rests on today's law."""
    if found["earliest"] is None:
        return ""
    by_months = any(reason["code"] == ReasonCode.CONTRIBUTIONS_SHORT for reason in found["reasons"])
    return spoken.earliest(date.fromisoformat(found["earliest"]), by_contributions=by_months)
