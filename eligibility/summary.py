"""An answer in a few lines of plain text, for somebody who reads many of them."""

from collections.abc import Mapping
from typing import Any

from eligibility.presentation import Spoken
from eligibility.rules.codes import BenefitCode, Status
from eligibility.rules.truth import Verdict


def brief(labels: Mapping[str, Any], answer: Mapping[str, Any], spoken: Spoken) -> str:
    """Who, whether insured, and for each benefit the verdict with what settles or explains it.

    Args:
        labels: ``id``, ``name`` and ``note`` of the case, where there are any.
        answer: an answer of the contract, or the refusal in its place.
        spoken: the voice the answer was given in.
    """
    head = " · ".join(str(labels[name]) for name in ("id", "name", "note") if name in labels)
    if "errors" in answer:
        return "\n".join([head, *(f"  {e['field']}: {e['text']}" for e in answer["errors"]), ""])
    status = spoken.name(Status(answer["enrolment"]["status"]))
    return "\n".join(
        [
            head,
            f"  {spoken.label('enrolment')} {status}",
            *(
                f"  {spoken.benefit(BenefitCode(code))}: {_verdict(found, spoken)}"
                for code, found in answer["benefits"].items()
            ),
            "",
        ]
    )


def _verdict(found: Mapping[str, Any], spoken: Spoken) -> str:
    """The verdict and, where it is open, the one fact that settles most; else why not."""
    verdict = Verdict(found["verdict"])
    said = spoken.name(verdict)
    if verdict is Verdict.NOT_ELIGIBLE:
        return " — ".join([said, *(reason["text"] for reason in found["reasons"][:1])])
    if verdict is Verdict.NOT_YET and found["earliest"]:
        said = f"{said} — {spoken.label('earliest')}: {found['earliest']}"
    open_questions = [unknown["text"] for unknown in found["unknowns"][:1]]
    return " — ".join([said, *open_questions])
