"""One case: its overview, its notes, what was changed in it, and who has looked at it."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from cases import history as changes
from cases import keeping, links
from cases import notes as noting
from cases.colleagues import named
from cases.consenting import only_shown
from cases.models import Change, Look, Note
from cases.opened import Opened
from cases.pages import assessments, erase, followups, handing, look_words
from cases.pages.fact_words import KINDS, QUESTIONS, labels, raw
from cases.pages.of_case import of_case
from cases.pages.paging import counted_down
from eligibility import clock
from eligibility.interview.shown import Shown
from eligibility.matching import numbers, papers
from eligibility.pages.beside import voice
from eligibility.pages.frame import FORM_ID
from eligibility.presentation import Spoken
from eligibility.wording import papers_agree
from eligibility.wording.sentence import sentence

#: Notes on the overview, notes and changes on a page, looks on a page.
_NOTES_BESIDE, _ON_A_PAGE, _LOOKS = 3, 50, 100
_NOTE = sentence("A new note")
_NOTE_LENGTH = sentence("Write 1 to %(number)s characters.")


@require_safe
@of_case
def overview(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Who the case is about, what is to be done, and the ways to everything else."""
    case, spoken, language = opened.case, voice(), get_language() or "en"
    onward, finished = links.onward(case, opened.held.answers, language, clock.today())
    mine = Note.objects.visible_to(opened.who.user).filter(case=case)
    by = named(opened.who.organisation, [(case.made_by, case.made_at)])
    context: dict[str, Any] = {
        "case": case,
        "called": opened.person.shown_name(),
        "language_name": dict(settings.LANGUAGES)[case.language],
        "begun_by": by[0],
        "begun": case.made_at.astimezone(clock.BANGKOK).date(),
        "changed": case.changed_at.astimezone(clock.BANGKOK).date(),
        "onward": onward,
        "finished": finished,
        "result": links.below(case, "result", language),
        "sheet": links.below(case, "sheet", language),
        "facts": _facts(opened, spoken),
        "papers_say": _papers_say(opened, spoken),
        "notes": _noted(opened, list(mine.select_related("by")[:_NOTES_BESIDE])),
    }
    for each in (assessments, followups, handing, erase):
        context |= each.part(opened)
    return render(request, "cases/case.html", context)


def _facts(opened: Opened, spoken: Spoken) -> list[tuple[str, str]]:
    called = labels(spoken)
    return [(called[name], text) for name, text in keeping.flat(opened.person).items()]


def _papers_say(opened: Opened, spoken: Spoken) -> str:
    """Whether the papers spell one name and agree in their numbers; "" for fewer than two."""
    person = opened.person
    compared = papers.compare(
        [
            papers.Paper(kind, name, None, number)
            for paper, kind in KINDS.items()
            for name in [person.names.get(paper, "")]
            for number in [numbers.clean(person.numbers.get(paper, ""))]
            if name or number
        ]
    )
    if compared.seriousness is not None:
        return spoken.say(papers_agree.VERDICTS[compared.seriousness])
    return spoken.say(papers_agree.AGREE) if compared.aspects else ""


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@of_case
def notes(request: HttpRequest, opened: Opened) -> HttpResponse:
    """What colleagues have written down about a case, and room for one more."""
    spoken, typed, fault = voice(), request.POST.get("note", ""), ""
    if request.method == "POST" and not only_shown(request.POST):
        text = noting.cleaned(typed)
        if 0 < len(text) <= noting.MOST:
            noting.write_down(opened, opened.who.user, text)
            return HttpResponseRedirect(
                reverse("cases:notes", args=[opened.case.reference]), status=303
            )
        fault = spoken.say(_NOTE_LENGTH, {"number": noting.MOST})
    mine = Note.objects.visible_to(opened.who.user).filter(case=opened.case).select_related("by")
    page, following = counted_down(mine, request, "pk", _ON_A_PAGE)
    asked = Shown(
        id="q-note", name="note", kind="text", text=spoken.say(_NOTE), value=typed, fault=fault
    )
    context = {
        "case": opened.case,
        "q": asked,
        "faults": [{"href": "#q-note", "label": asked.text, "text": fault}] if fault else [],
        "notes": _noted(opened, page),
        "following": following,
        "form_id": FORM_ID,
        "stateless_form": True,
    }
    return render(request, "cases/notes.html", context, status=422 if fault else 200)


def _noted(opened: Opened, rows: Sequence[Note]) -> list[dict[str, Any]]:
    by = named(opened.who.organisation, [(row.by, row.at) for row in rows])
    return [
        {"at": row.at, "by": who, "text": text}
        for (row, text), who in zip(noting.read(opened, rows), by, strict=True)
    ]


@require_safe
@of_case
def history(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Every fact that was changed, when and by whom, the newest change first."""
    spoken = voice()
    mine = Change.objects.visible_to(opened.who.user).filter(case=opened.case).select_related("by")
    page, following = counted_down(mine, request, "version", _ON_A_PAGE)
    by = named(opened.who.organisation, [(row.by, row.at) for row in page])
    context = {
        "case": opened.case,
        "rows": [
            {"at": row.at, "by": who, "lines": _changed(opened, row, spoken)}
            for row, who in zip(page, by, strict=True)
        ],
        "following": following,
    }
    return render(request, "cases/history.html", context)


def _changed(opened: Opened, row: Change, spoken: Spoken) -> list[tuple[str, str, str]]:
    """Each fact by what it is called, with what it was and what it is."""
    called, languages = labels(spoken), dict(settings.LANGUAGES)
    lines = []
    for name, before, after in changes.of_person(opened, row):
        of_language = languages if name == "language" else {}
        lines.append(
            (
                called[name],
                of_language.get(before, before or ""),
                of_language.get(after, after or ""),
            )
        )
    for name, before, after in changes.of_answers(opened, row):
        question = QUESTIONS.get(name)
        text = spoken.say(question.text) if question else ""
        lines.append((text, raw(question, before, spoken), raw(question, after, spoken)))
    return lines


@require_safe
@of_case
def looks(request: HttpRequest, opened: Opened) -> HttpResponse:
    """Who has looked at the case lately, when, and at which page."""
    spoken = voice()
    mine = Look.objects.visible_to(opened.who.user).filter(case=opened.case).select_related("by")
    page = list(mine.order_by("-at", "-pk")[:_LOOKS])
    by = named(opened.who.organisation, [(row.by, row.at) for row in page])
    rows = [
        {"at": row.at, "by": who, "what": look_words.of(row.what, spoken)}
        for row, who in zip(page, by, strict=True)
    ]
    return render(request, "cases/looks.html", {"case": opened.case, "rows": rows, "most": _LOOKS})
