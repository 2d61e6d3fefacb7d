"""The figures of an office: pictures with a table under each, and the same as a file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.acting import acts_here
from cases import spreadsheets
from cases.figures import ENOUGH, SPANS, Figures
from cases.figures import figures as counted_now
from cases.pages.bars import Bars, bars
from cases.pages.office import officers
from cases.pages.queue_page import STATES
from eligibility import clock, loader
from eligibility.content import Content
from eligibility.pages.beside import voice
from eligibility.presentation import Spoken
from eligibility.rules.codes import BenefitCode
from eligibility.rules.truth import Verdict
from eligibility.wording.sentence import sentence

_BENEFITS = sentence("Cases by benefit")
_VERDICTS = sentence("Findings by benefit")
_STATES = sentence("How the cases stand")
_MONTHS = sentence("Cases by the month they were handed over")
_ANSWERED = sentence("Days until the first answer")
_WAITING = sentence("Days without an answer until today")
_PAPERS = sentence("Papers that are most often missing")
_EMPLOYERS = sentence("Employers with the same missing months")
_SPAN = sentence("%(first)s to %(last)s days")
_LONGER = sentence("%(first)s days or more")
_FEW = sentence("Fewer than %(number)s")
_COLUMNS = (
    sentence("Figure"), sentence("Of what"), sentence("Which"), sentence("Cases")
)  # fmt: skip
#: As many papers as a picture holds that is read at a glance.
_MOST_PAPERS = 12

#: Words and a number.
Row = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one thing; ``name``: "" where they need none."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A figure: its numbers in groups, and their picture (``None`` where nothing is counted)."""

    id: str
    title: str
    groups: tuple[Group, ...]
    drawn: Bars | None


@officers
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """The figures as pictures and tables."""
    context = {"charts": _charts(request), "enough": ENOUGH}
    return render(request, "cases/figures.html", context)


@officers
@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """The figures as comma-separated values."""
    return _file(spreadsheets.as_csv(_rows(request)), spreadsheets.CSV, "csv")


@officers
@require_safe
def as_xlsx(request: HttpRequest) -> HttpResponse:
    """The figures as a workbook."""
    return _file(spreadsheets.as_xlsx(_rows(request)), spreadsheets.XLSX, "xlsx")


def _file(content: bytes, kind: str, ending: str) -> HttpResponse:
    name = f"figures-{clock.today().isoformat()}.{ending}"
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": disposition})


def _rows(request: HttpRequest) -> Iterator[Sequence[spreadsheets.Cell]]:
    """Of a file, which travels further than a page: small numbers are not told in it."""
    spoken = voice()
    yield [spoken.say(each) for each in _COLUMNS]
    few = spoken.say(_FEW, {"number": ENOUGH})
    for chart in _charts(request):
        for group in chart.groups:
            for label, number in group.rows:
                yield [chart.title, group.name, label, few if 0 < number < ENOUGH else number]


# ---------------------------------------------------------------- what they are called
def _charts(request: HttpRequest) -> list[Chart]:
    spoken, content = voice(), loader.current().content
    found = counted_now(acts_here(request), content.documents)
    return [
        _chart("benefits", spoken.say(_BENEFITS), _benefits(found, spoken)),
        _stacked("verdicts", spoken.say(_VERDICTS), _verdicts(found, spoken)),
        _chart("states", spoken.say(_STATES), _states(found, spoken)),
        _chart("months", spoken.say(_MONTHS), _months(found, spoken)),
        _chart("answered", spoken.say(_ANSWERED), _spans(found.answered, spoken)),
        _chart("waiting", spoken.say(_WAITING), _spans(found.waiting, spoken)),
        _chart("papers", spoken.say(_PAPERS), _papers(found, content, spoken)),
        _employers(found, spoken),
    ]


def _chart(name: str, title: str, rows: Sequence[Row]) -> Chart:
    drawn = bars([(label, (number,)) for label, number in rows])
    return Chart(name, title, (Group("", tuple(rows)),) if drawn else (), drawn)


def _stacked(name: str, title: str, groups: Sequence[Group]) -> Chart:
    """A bar for each group, made of its rows."""
    drawn = bars([(group.name, [number for _, number in group.rows]) for group in groups])
    return Chart(name, title, tuple(groups) if drawn else (), drawn)


def _benefits(found: Figures, spoken: Spoken) -> list[Row]:
    return [
        (spoken.name(code), found.benefits[code]) for code in BenefitCode if code in found.benefits
    ]


def _verdicts(found: Figures, spoken: Spoken) -> list[Group]:
    return [
        Group(
            spoken.name(code),
            tuple((spoken.name(each), found.verdicts[code.value, each.value]) for each in Verdict),
        )
        for code in BenefitCode
    ]


def _states(found: Figures, spoken: Spoken) -> list[Row]:
    return [(spoken.say(text), found.states[state]) for state, text in STATES.items()]


def _months(found: Figures, spoken: Spoken) -> list[Row]:
    return [(spoken.month(month), number) for month, number in found.months.items()]


def _spans(found: Mapping[int, int], spoken: Spoken) -> list[Row]:
    lasts = [day - 1 for day in SPANS[1:]]
    spans = [
        spoken.say(_SPAN, {"first": first, "last": last})
        for first, last in zip(SPANS, lasts, strict=False)
    ]
    names = [*spans, spoken.say(_LONGER, {"first": SPANS[-1]})]
    return [(name, found[day]) for day, name in zip(SPANS, names, strict=True)]


def _papers(found: Figures, content: Content, spoken: Spoken) -> list[Row]:
    most = sorted(found.papers.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_PAPERS]
    names = content.documents
    return [(names[code].name.in_language(spoken.language), number) for code, number in most]


def _employers(found: Figures, spoken: Spoken) -> Chart:
    """In the picture an employer's bar is as long as the month most of its workers miss."""
    groups = tuple(
        Group(
            each.name, tuple((spoken.month(month), number) for month, number in each.months.items())
        )
        for each in found.employers
    )
    drawn = bars([(each.name, (max(each.months.values()),)) for each in found.employers])
    return Chart("employers", spoken.say(_EMPLOYERS), groups, drawn)
