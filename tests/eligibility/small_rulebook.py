"""A rulebook small enough to read, written to a directory of a test's own to be broken there."""

from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from eligibility import loader, trial
from eligibility.reviewed import files as reviewed_files
from eligibility.reviewed.files import Fault, RulebookError, RulebookSource, read
from eligibility.rules.required import Needs

BENEFITS = (
    "medical",
    "maternity",
    "child_support",
    "bereavement",
    "old_age",
    "unemployment",
    "disability",
)
Files = dict[str, Any]

#: For rulebooks too small for the core.
NOTHING_REQUIRED = Needs()

# Places in the small rulebook: file|key|key|…, rows counted from 1 as in the faults.
ROW = "law/wage.yaml|values|wage_ceiling|rows|1"
PERIOD = "law/medical.yaml|qualifying_periods|1"
CITED = "law/wage.yaml|citations|law-wage"
SAID = "law/wage.yaml|statements|1"


def _text(english: str) -> dict[str, str]:
    return {"en": english, "th": f"ไทย {english}", "my": f"မြန်မာ {english}"}


def paper(english: str, cited: str) -> dict[str, Any]:
    """A paper that somebody issues."""
    told = {"name": _text("Its name"), "from": _text("An office issues it.")}
    return {**told, "cites": [cited], **_text(english)}


def step(english: str, cited: str) -> dict[str, Any]:
    """A step after which somebody else acts."""
    return {"then": _text("The office acts."), "cites": [cited], **_text(english)}


def _law(benefit: str) -> dict[str, Any]:
    return {
        "benefit": benefit,
        "citations": {
            f"act-{benefit}": {
                "instrument": "Social Security Act",
                "section": "65",
                "url": "https://example.org/act",
                "evidence": "seen",
                "checked_on": date(2026, 11, 23),
                "rules": ["section 4"],
            }
        },
        "qualifying_periods": [
            {
                "tier": "qualifying",
                "required_months": 5,
                "reference_months": 15,
                "effective_from": None,
                "citation": f"act-{benefit}",
            }
        ],
    }


def _words(benefit: str) -> dict[str, Any]:
    return {
        "benefit": benefit,
        "name": _text(f"{benefit} name"),
        "summary": _text(f"{benefit} summary"),
        "documents": {f"{benefit}_paper": paper("A paper.", f"act-{benefit}")},
        "steps": {f"{benefit}_step": step("A step.", f"act-{benefit}")},
    }


_FILES: Files = {
    "release.yaml": {
        "schema": 2,
        "name": "small",
        "vouched_from": date(2021, 1, 1),
        "vouched_until": date(2027, 12, 31),
    },
    **{f"law/{benefit}.yaml": _law(benefit) for benefit in BENEFITS},
    **{f"words/{benefit}.yaml": _words(benefit) for benefit in BENEFITS},
    "words/common.yaml": {
        "documents": {"work_permit": paper("Work permit.", "officer")},
        "steps": {"appeal": step("Appeal.", "officer")},
    },
}
_FILES["law/wage.yaml"] = {
    "citations": {
        "law-wage": {
            "instrument": "Ministerial Regulation",
            "section": "",
            "url": "",
            "evidence": "unconfirmed",
            "checked_on": date(2026, 11, 23),
            "note": "A note.",
        },
        "officer": {
            "instrument": "Proceedings",
            "section": "",
            "url": "",
            "evidence": "partner",
            "checked_on": date(2026, 11, 23),
        },
    },
    "values": {
        "wage_ceiling": {
            "unit": "baht",
            "rows": [
                {"effective_from": None, "value": 15000, "citation": "law-wage"},
                {"effective_from": date(2026, 1, 1), "value": 17500.5, "citation": "law-wage"},
                {
                    "effective_from": date(2029, 1, 1),
                    "value": None,
                    "citation": "law-wage",
                    "vouched_from": date(2029, 1, 1),
                    "vouched_until": date(2032, 12, 31),
                    "note": "Abolished.",
                },
            ],
        },
        "wage_rate": {
            "unit": "ratio",
            "rows": [{"effective_from": None, "value": 0.015, "citation": "law-wage"}],
        },
        "wage_excluded": {
            "unit": "flag",
            "rows": [
                {"effective_from": None, "value": True, "citation": "law-wage"},
                {"effective_from": date(2027, 1, 1), "value": False, "citation": "act-medical"},
            ],
        },
    },
    "statements": [
        {"key": "wage_rate", "value": 0.5, "stated_on": date(2025, 7, 6), "citation": "officer"},
        {
            "key": "maternity.qualifying",
            "value": 5,
            "stated_on": date(2025, 7, 6),
            "citation": "officer",
            "note": "Agrees.",
        },
    ],
}
_FILES["law/maternity.yaml"]["values"] = {
    "maternity_lump": {
        "unit": "baht",
        "rows": [{"effective_from": date(2021, 1, 1), "value": 15000, "citation": "act-maternity"}],
    }
}


def files() -> Files:
    """The documents of the small rulebook by file name, the caller's own to change."""
    return deepcopy(_FILES)


def write(directory: Path, documents: Files | None = None) -> Path:
    """Write the documents (default: the small rulebook as it is) and give the directory."""
    for name, document in (documents or _FILES).items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(document, allow_unicode=True), encoding="utf-8")
    return directory


def let_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let rulebooks too small for the core through every gate but the reader's own."""
    monkeypatch.setattr(reviewed_files, "NEEDS", NOTHING_REQUIRED)
    monkeypatch.setattr(loader, "NEEDS", NOTHING_REQUIRED)
    monkeypatch.setattr(trial, "questions", list)


def source(directory: Path, name: str = "small") -> RulebookSource:
    """The small rulebook as it is read, under a name of the caller's."""
    documents = files()
    documents["release.yaml"]["name"] = name
    return read(write(directory, documents), required=NOTHING_REQUIRED)


def faults_in(directory: Path, required: Needs = NOTHING_REQUIRED) -> tuple[Fault, ...]:
    """The faults for which the rulebook in the directory is refused."""
    with pytest.raises(RulebookError) as refusal:
        read(directory, required=required)
    return refusal.value.faults


def set_field(documents: Files, path: str, value: object) -> None:
    """Set the field at a place ``file|key|key|…``."""
    holder, last = _holder(documents, path)
    holder[last] = value


def remove_field(documents: Files, path: str) -> None:
    """Remove the field at a place ``file|key|key|…``."""
    holder, last = _holder(documents, path)
    del holder[last]


def _holder(documents: Files, path: str) -> tuple[Any, Any]:
    place: Any = documents
    *keys, last = path.split("|")
    for key in keys:
        place = place[int(key) - 1] if isinstance(place, list) else place[key]
    return place, int(last) - 1 if isinstance(place, list) else last
