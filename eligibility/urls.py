"""The addresses of the public checker, below the language.

Those of somebody's own answers tell nothing of a person: a phone may be searched, and its history
with it. Hence the numbers.
"""

from django.urls import path

from eligibility.pages import (
    carry,
    dates,
    employer,
    entrance,
    guide,
    interview,
    names,
    outcome,
    papers,
    sheet,
    ways,
)

app_name = "eligibility"
urlpatterns = [
    path("", entrance.start, name="start"),
    path("check/<int:number>/", interview.screen, name="screen"),
    path("check/answers/", outcome.answers, name="answers"),
    path("check/result/", outcome.result, name="result"),
    path("check/result/law/", outcome.law, name="law"),
    path("check/result/papers/", papers.papers, name="papers"),
    path("check/result/dates/", dates.dates, name="dates"),
    path("check/result/dates.ics", dates.calendar, name="calendar"),
    path("check/result/sheet/", sheet.sheet, name="sheet"),
    path("check/result/sheet.pdf", sheet.sheet_pdf, name="sheet-pdf"),
    path("check/next/1/", employer.employer, name="employer"),
    path("check/next/2/", employer.complaint, name="complaint"),
    path("check/next/3/", employer.letter, name="letter"),
    path("check/next/4/", ways.before, name="before"),
    path("check/next/5/", ways.cannot, name="cannot"),
    path("check/next/6/", ways.injury, name="injury"),
    path("check/names/", names.names, name="names"),
    path("check/carry/", carry.carry, name="carry"),
    path("c/", carry.carried, name="carried"),
    path("guide/", guide.index, name="guides"),
    path("guide/poster/", guide.poster, name="poster"),
    path("guide/<slug:slug>/", guide.guide, name="guide"),
    path("erase/", entrance.erase, name="erase"),
    path("erased/", entrance.erased, name="erased"),
]
