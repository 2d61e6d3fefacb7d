"""The one thing to know of a benefit, for the summary that fits on one screen."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from eligibility.presentation import Spoken
from eligibility.rules.codes import EntitlementCode, Group
from eligibility.rules.truth import Verdict
from eligibility.wording import result as wording

Json = Mapping[str, Any]
_FIGURES = (Group.HAVE_NOW, Group.COVERED_IF_IT_HAPPENS)


def glance(found: Json, figures: Sequence[str], spoken: Spoken) -> str:
    """A day for "not yet", a figure for what can be had or is covered; else "".

    Of several sums it is the first, with a sign that there are more: adding them up would be
    deciding. What the SSO has to be asked about promises nothing here.

    Args:
        found: a benefit of the answer.
        figures: the big figure of each of its entitlements, "" where there is none.
        spoken: the voice of the page.
    """
    group = Group(found["group"])
    if group is Group.NOT_YET and found["earliest"]:
        return spoken.date(date.fromisoformat(found["earliest"]))
    if group not in _FIGURES:
        return ""
    due = [
        figure
        for given, figure in zip(found["entitlements"], figures, strict=True)
        # Money for teeth beside "medical treatment" would be read as the limit of all of it.
        if figure
        and given["verdict"] == Verdict.ELIGIBLE
        and given["code"] != EntitlementCode.DENTAL
    ]
    if not due:
        return ""
    return due[0] if len(due) == 1 else spoken.say(wording.AND_MORE, {"figure": due[0]})
