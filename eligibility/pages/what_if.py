"""What the result page shows of a supposition: the form, what it supposes, what changes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from eligibility.interview import what_if
from eligibility.interview.drawing import Showing
from eligibility.interview.shown import Block
from eligibility.interview.supposing import Kind
from eligibility.interview.told import Told
from eligibility.interview.what_if import Tried
from eligibility.pages.result_amounts import amount
from eligibility.presentation import Spoken
from eligibility.rules.codes import Asked, BenefitCode, EntitlementCode, Group, Status
from eligibility.rules.truth import Verdict
from eligibility.said.lapse import HAPPEN_ONCE, OPEN
from eligibility.wording import what_if as wording
from eligibility.wording.sentence import Spoken as Value

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The section "What if?"; ``notice`` is "" while the page shows her own answer.

    ``changes`` are whole sentences, one for each thing that is other than in her own answer.
    """

    words: Mapping[str, str]
    notice: str
    changes: tuple[str, ...]
    blocks: tuple[Block, ...]
    faults: tuple[Mapping[str, str], ...]
    unfolded: bool
    kept: bool


def section(
    told: Told,
    kinds: tuple[Kind, ...],
    tried: Tried,
    changed: tuple[str, ...],
    spoken: Spoken,
) -> WhatIf | None:
    """The form, its faults and what is supposed; ``None`` where nothing can be tried out.

    Args:
        told: the answers, with what stands in the form.
        kinds: what is offered.
        tried: what came of it.
        changed: the sentences of ``changes``; none where nothing is supposed.
        spoken: the voice of the page.
    """
    if not kinds:
        return None
    screen = what_if.screen(kinds)
    texts: dict[str, str] = {}
    for wrong in tried.wrong:
        saying = wording.of(wrong.about)
        texts[wrong.field] = spoken.say(saying.sentence, saying.values)
    labels = {question.name: spoken.say(question.text) for question in screen.questions}
    typed = bool(tried.wrong) or (what_if.typed(told.answers) and not tried.stale)
    return WhatIf(
        words={name: spoken.say(said) for name, said in wording.WORDS.items()},
        notice=notice(tried, spoken),
        changes=changed,
        blocks=tuple(Showing(told, spoken.say, texts).blocks(screen)),
        faults=tuple(
            {"href": f"#q-{name}", "label": labels[name], "text": text}
            for name, text in texts.items()
        ),
        unfolded=typed and tried.supposition is None,
        kept=typed,
    )


def notice(tried: Tried, spoken: Spoken) -> str:
    """What the page supposes; "" where it supposes nothing."""
    supposed = tried.supposition
    return spoken.say(wording.SUPPOSED[supposed.kind], {"day": supposed.day}) if supposed else ""


# ---------------------------------------------------------------- what changes
def changes(own: Json, supposed: Json, spoken: Spoken) -> tuple[str, ...]:
    """What is other in the supposed answer than in her own, in the order of the answer."""
    return tuple(_changes(own, supposed, spoken)) or (spoken.say(wording.NOTHING),)


def _changes(own: Json, supposed: Json, spoken: Spoken) -> Iterator[str]:
    status, before = (Status(each["enrolment"]["status"]) for each in (supposed, own))
    if status is not before:
        told = {"now": spoken.name(status), "before": spoken.name(before)}
        yield spoken.say(wording.ENROLMENT, told)
    ends: dict[str | None, list[str]] = {}
    for name, now in supposed["benefits"].items():
        code, was = BenefitCode(name), own["benefits"][name]
        yield from _change(code, now, was, spoken)
        if now["group"] == was["group"] and _cover(code, now) != _cover(code, was):
            ends.setdefault(_cover(code, now), []).append(spoken.name(code))
    for day, benefits in ends.items():
        told = {"benefits": spoken.listed(benefits)}
        if day:
            yield spoken.say(wording.UNTIL, {**told, "day": date.fromisoformat(day)})
        else:
            yield spoken.say(wording.UNTIL_GONE, told)


def _cover(code: BenefitCode, found: Json) -> str | None:
    """The last covered day, where something is covered that may still happen."""
    happened = found["asked"] == Asked.EVENT and found["group"] == Group.HAVE_NOW
    lapses = found["group"] in OPEN and not (happened and code in HAPPEN_ONCE)
    return found["covered_until"] if lapses else None


def _change(code: BenefitCode, now: Json, before: Json, spoken: Spoken) -> Iterator[str]:
    """A benefit that has another place; else those of its parts that are other, or its day."""
    what = spoken.name(code)
    if now["group"] != before["group"]:
        yield _standing(what, now, before, spoken)
        return
    parts = tuple(_parts(now, before, spoken))
    yield from parts
    day, was = (_earliest(one) for one in (now, before))
    counted = now["counted"], before["counted"]
    if day and was and day != was:
        yield spoken.say(wording.DAY_MOVED, {"what": what, "now": day, "before": was})
    elif not parts and now["window"] is None and None not in counted and len(set(counted)) > 1:
        told = {"what": what, "now": counted[0], "before": counted[1]}
        yield spoken.say(wording.MONTHS, told)


def _earliest(found: Json) -> date | None:
    return date.fromisoformat(found["earliest"]) if found["earliest"] else None


def _parts(now: Json, before: Json, spoken: Spoken) -> Iterator[str]:
    figures, figures_before = _figures(now, spoken), _figures(before, spoken)
    for part, verdict in _verdicts(now).items():
        was, told = _verdicts(before).get(part), {"what": spoken.name(part)}
        if was is not None and was is not verdict:
            told |= {"now": spoken.name(verdict), "before": spoken.name(was)}
            yield spoken.say(wording.STANDING, told)
            continue
        told |= {"now": figures.get(part, ""), "before": figures_before.get(part, "")}
        if told["now"] and told["now"] != told["before"]:
            yield spoken.say(wording.FIGURE if told["before"] else wording.FIGURE_NEW, told)


def _verdicts(found: Json) -> dict[EntitlementCode, Verdict]:
    return {EntitlementCode(e["code"]): Verdict(e["verdict"]) for e in found["entitlements"]}


def _standing(what: str, now: Json, before: Json, spoken: Spoken) -> str:
    told: dict[str, Value] = {
        "what": what,
        "now": _place(now, spoken),
        "before": _place(before, spoken),
    }
    if day := _earliest(now):
        told["day"] = day
        return spoken.say(wording.STANDING_FROM, told)
    due = (part for part, verdict in _verdicts(now).items() if verdict is not Verdict.NOT_ELIGIBLE)
    figure = _figures(now, spoken).get(next(due, EntitlementCode.TREATMENT))
    if figure:
        return spoken.say(wording.STANDING_WITH, {**told, "figure": figure})
    return spoken.say(wording.STANDING, told)


def _place(found: Json, spoken: Spoken) -> str:
    """The name of a card's place; a bare "no" or "not yet", for the cause stands on the card."""
    short = {Group.NOT_YET: Verdict.NOT_YET, Group.NOT_FOR_YOU: Verdict.NOT_ELIGIBLE}
    group = Group(found["group"])
    return spoken.name(short.get(group, group))


def _figures(found: Json, spoken: Spoken) -> dict[EntitlementCode, str]:
    """What each part of a benefit gives, where that is known and due."""
    cited = sorted(found["citations"], key=lambda row: row["effective_from"] or "")
    figures = {
        EntitlementCode(part["code"]): amount(part, cited, spoken).figure
        for part in found["entitlements"]
    }
    return {code: figure for code, figure in figures.items() if figure}
