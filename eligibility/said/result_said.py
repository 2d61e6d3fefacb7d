"""What a card says in sentences of its own: what is still open, from when, how many months."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from eligibility.presentation import Spoken
from eligibility.rules.codes import EntitlementCode, Group, ReasonCode
from eligibility.rules.truth import Verdict
from eligibility.wording import result as wording

Json = Mapping[str, Any]
#: Which of them is paid depends on why the job ended.
_RATES = "unemployment_rate_"


def idle(found: Json) -> frozenset[str]:
    """Rates this answer does not rest on: that of a lay-off is no news to who resigned."""
    used = {given.get("rate") for given in found["entitlements"]}
    for given in found["entitlements"]:
        used |= {each["rate"] for each in given.get("alternatives") or ()}
    if found["group"] != Group.NOT_FOR_YOU and used <= {None}:
        return frozenset()
    return frozenset(
        cited["key"]
        for cited in found["citations"]
        if cited["key"].startswith(_RATES) and cited["value"] not in used
    )


def part_only(found: Json, spoken: Spoken) -> str:
    """A benefit that is refused stands in a better group when a part of it is not: say which."""
    if found["verdict"] != Verdict.NOT_ELIGIBLE or found["group"] == Group.NOT_FOR_YOU:
        return ""
    names = [
        spoken.name(EntitlementCode(given["code"]))
        for given in found["entitlements"]
        if given["verdict"] != Verdict.NOT_ELIGIBLE
    ]
    return spoken.say(wording.PART_ONLY, {"parts": spoken.listed(names)})


def earliest(found: Json, spoken: Spoken) -> str:
    """From which day, and that it rests on today's law."""
    if found["earliest"] is None:
        return ""
    by_months = any(reason["code"] == ReasonCode.CONTRIBUTIONS_SHORT for reason in found["reasons"])
    return spoken.earliest(date.fromisoformat(found["earliest"]), by_contributions=by_months)


def measure(found: Json, spoken: Spoken) -> str:
    """How many months are needed and how many count, each in a sentence of its own."""
    required, counted, window = found["required"], found["counted"], found["window"]
    if required is None:
        return ""
    told = {"required": required, "counted": counted}
    if window:
        told |= {"first": window["from"], "last": window["to"]}
        needed = wording.NOT_COUNTED_IN if counted is None else wording.NEEDED_IN
    else:
        needed = wording.NOT_COUNTED_FOR_PENSION if counted is None else wording.NEEDED_FOR_PENSION
    said = [spoken.say(needed, told)]
    deemed = found["counted_if_deemed"]
    if deemed is not None and deemed != counted:
        said.append(spoken.say(wording.IF_DEEMED, {"months": deemed}))
    return " ".join(said)
