"""Asking for the same papers in several cases: ticked in the queue, shown before it is done."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from accounts.acting import acts_here
from cases import asking, reviewing
from cases.asking import Asked, Pick, Ticked, Why
from cases.consenting import only_shown
from cases.pages import queue_page
from cases.pages.office import officers, opened
from eligibility import loader
from eligibility.content import Content
from eligibility.interview.shown import Option, Shown
from eligibility.interview.typed import Trouble
from eligibility.matching import names
from eligibility.pages.beside import voice
from eligibility.pages.frame import FORM_ID
from eligibility.presentation import Spoken
from eligibility.rules.codes import BenefitCode
from eligibility.wording.sentence import Sentence, counted, sentence
from eligibility.wording.typing import TROUBLES

#: More cases are not asked at once: four pages of the queue.
MOST = 4 * queue_page.PAGE
#: More letters of what an officer writes are never looked at.
_MOST_READ = 5_000
_BENEFIT, _PAPERS, _TEXT = "benefit", "paper", "text"
_WHICH = sentence("For which benefit?")
_WANTED = sentence("Which papers are needed?")
_ELSE = sentence("What else is needed")
_NO_PAPER = sentence("Tick a paper, or write down what is needed.")
_TICKED = counted("%(cases)s case is ticked.", "%(cases)s cases are ticked.", by="cases")
_NOW = counted("Ask in %(cases)s case now", "Ask in %(cases)s cases now", by="cases")
_NO_CASE = sentence("Tick at least one case, and at most %(most)s.")


class Step(StrEnum):
    """What the form that was sent had on it."""

    PICKED = ""
    BENEFIT = "benefit"
    PAPERS = "papers"
    SURE = "sure"


LEFT_OUT: Mapping[Why, Sentence] = {
    Why.GONE: sentence("This case is no longer at this office."),
    Why.CHANGED: sentence("This case has changed since you ticked it."),
    Why.FINISHED: sentence("This case is finished."),
    Why.OTHER: sentence("This case is not about this benefit."),
    Why.ANSWERED: sentence("In this case an officer has answered about this benefit already."),
}


@dataclass(frozen=True, slots=True)
class One:
    """One of the cases as a page names it: texts alone; ``why`` it is left out, or ""."""

    number: UUID
    reference: str
    name: str
    taken_by: str
    why: str


@sensitive_post_parameters()
@officers
@require_POST
def ask_several(request: HttpRequest) -> HttpResponse:
    """The benefit, then the papers, then exactly which cases get it; then it is done."""
    spoken, content = voice(), loader.current().content
    picks, asked = _picks(request.POST), _asked(request.POST, content)
    if not 0 < len(picks) <= MOST:
        fault = spoken.say(_NO_CASE, {"most": MOST})
        return _page(request, (), asked, [], fault=fault)
    step, sent = _step(request.POST), not only_shown(request.POST)
    if not asked.benefit:
        fault = spoken.say(TROUBLES[Trouble.NOT_A_CHOICE])
        wrong = sent and step is not Step.PICKED
        return _page(request, picks, asked, [_which(spoken, fault if wrong else "")])
    wrong = sent and step in (Step.PAPERS, Step.SURE)
    fault = _fault(asked, spoken) if wrong else ""
    if fault or step in (Step.PICKED, Step.BENEFIT) or (step is Step.PAPERS and not sent):
        return _page(request, picks, asked, _what(asked, content, spoken, fault))
    return _ask(request, picks, asked, sure=sent and step is Step.SURE)


def _ask(request: HttpRequest, picks: Sequence[Pick], asked: Asked, *, sure: bool) -> HttpResponse:
    """Which cases get it; once that is confirmed, each in a transaction of its own."""
    who, spoken, content = acts_here(request), voice(), loader.current().content
    rows = queue_page.copies_of(who, [pick.number for pick in picks])
    copies = opened(rows, who.user, "ask-several")
    ticked = asking.looked_over(
        who.user, picks, {row.pk: row for row in rows}, copies, asked.benefit
    )
    if sure:
        ticked = [replace(each, why=asking.ask(who.user, each, asked)) for each in ticked]
    get = [each for each in ticked if each.why is None]
    context = {
        "benefit": spoken.name(BenefitCode(asked.benefit)),
        "papers": [content.document_name(code, spoken.language) for code in asked.papers],
        "text": asked.text,
        "get": [_one(each, spoken) for each in get],
        "now": spoken.say(_NOW, {"cases": len(get)}),
        "left_out": [_one(each, spoken) for each in ticked if each.why is not None],
        "hidden": _hidden([each.pick for each in get], asked),
        "step": Step.SURE,
        **({} if sure else {"form_id": FORM_ID, "stateless_form": True}),
    }
    template = "cases/ask_several_done.html" if sure else "cases/ask_several_shown.html"
    return render(request, template, context)


def _one(ticked: Ticked, spoken: Spoken) -> One:
    row, copy = ticked.row, ticked.copy
    return One(
        number=ticked.pick.number,
        reference=copy.reference if copy else "",
        name=copy.person.shown_name() if copy else "",
        taken_by=str(row.taken_by or "") if row else "",
        why=spoken.say(LEFT_OUT[ticked.why]) if ticked.why else "",
    )


# ---------------------------------------------------------------- what was sent
def _picks(sent: QueryDict) -> list[Pick]:
    found = dict.fromkeys(Pick.of(text) for text in sent.getlist("pick")[: MOST + 1])
    return [pick for pick in found if pick is not None]


def _step(sent: QueryDict) -> Step:
    named = sent.get("step", "")
    return Step(named) if named in list(Step) else Step.PICKED


def _asked(sent: QueryDict, content: Content) -> Asked:
    """What is asked for, as far as it is known; papers of this benefit alone."""
    benefit, named = sent.get(_BENEFIT, ""), sent.getlist(_PAPERS)
    if benefit not in set(BenefitCode):
        return Asked("", (), "")
    papers = tuple(code for code in reviewing.papers_of(benefit, content) if code in named)
    return Asked(benefit, papers, names.clean(sent.get(_TEXT, ""), _MOST_READ))


def _fault(asked: Asked, spoken: Spoken) -> str:
    if len(asked.text) > reviewing.MOST:
        return spoken.say(TROUBLES[Trouble.TOO_LONG], {"number": reviewing.MOST})
    return "" if asked.papers or asked.text else spoken.say(_NO_PAPER)


# ---------------------------------------------------------------- the questions
def _which(spoken: Spoken, fault: str) -> Shown:
    return Shown(
        id=_BENEFIT,
        name=_BENEFIT,
        kind="one_of",
        text=spoken.say(_WHICH),
        fault=fault,
        options=tuple(
            Option(value=code, text=spoken.name(code), checked=False) for code in BenefitCode
        ),
    )


def _what(asked: Asked, content: Content, spoken: Spoken, fault: str) -> list[Shown]:
    papers = reviewing.papers_of(asked.benefit, content)
    long = len(asked.text) > reviewing.MOST
    some = Shown(
        id=_PAPERS,
        name=_PAPERS,
        kind="some_of",
        text=spoken.say(_WANTED),
        fault="" if long else fault,
        options=tuple(
            Option(
                value=code,
                text=content.document_name(code, spoken.language),
                checked=code in asked.papers,
            )
            for code in papers
        ),
    )
    text = Shown(
        id=_TEXT,
        name=_TEXT,
        kind="text",
        text=spoken.say(_ELSE),
        value=asked.text,
        fault=fault if long else "",
    )
    return [some, text]


def _page(
    request: HttpRequest,
    picks: Sequence[Pick],
    asked: Asked,
    questions: Sequence[Shown],
    fault: str = "",
) -> HttpResponse:
    """A question with what is known already; ``fault``: where no question would help."""
    wrong = [q for q in questions if q.fault]
    named = [q.name for q in questions]
    context = {
        "questions": questions,
        "count": voice().say(_TICKED, {"cases": len(picks)}),
        "hidden": [each for each in _hidden(picks, asked) if each[0] not in named],
        "step": Step.BENEFIT if _BENEFIT in named else Step.PAPERS,
        "fault": fault,
        "faults": [{"href": f"#{q.id}", "label": q.text, "text": q.fault} for q in wrong],
        "form_id": FORM_ID if questions else "",
        "stateless_form": bool(questions),
    }
    return render(request, "cases/ask_several.html", context, status=422 if wrong or fault else 200)


def _hidden(picks: Sequence[Pick], asked: Asked) -> list[tuple[str, Any]]:
    """The names and values of what is known, for the next form."""

    def each() -> Iterator[tuple[str, Any]]:
        yield from (("pick", pick) for pick in picks)
        yield from (((_BENEFIT, asked.benefit),) if asked.benefit else ())
        yield from ((_PAPERS, code) for code in asked.papers)
        yield from (((_TEXT, asked.text),) if asked.text else ())

    return list(each())
