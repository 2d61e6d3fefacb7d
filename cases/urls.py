"""The addresses of cases, below the language. A reference tells nothing: it is made at random."""

from django.urls import path

from cases.pages import (
    assessments,
    begin,
    case,
    erase,
    export,
    followups,
    handing,
    keep,
    listing,
    moving,
    office,
    person,
)

app_name = "cases"
urlpatterns = [
    # The organisation's cases
    path("", listing.cases, name="cases"),
    path("search/", listing.search, name="search"),
    path("new/", begin.new, name="new"),
    path("opened/", begin.opened, name="opened"),
    path("keep/", keep.keep, name="keep"),
    path("due/", followups.due, name="due"),
    path("due.ics", followups.calendar, name="due-calendar"),
    path("changed-rules/", assessments.changed_list, name="changed-list"),
    path("moves/", moving.offered, name="moves"),
    path("moves/<int:number>/", moving.settle, name="move-settle"),
    # One case
    path("<str:reference>/", case.overview, name="case"),
    path("<str:reference>/person/", person.person, name="person"),
    path("<str:reference>/notes/", case.notes, name="notes"),
    path("<str:reference>/history/", case.history, name="history"),
    path("<str:reference>/looks/", case.looks, name="looks"),
    path("<str:reference>/assess/", assessments.assess, name="assess"),
    path("<str:reference>/assessments/<uuid:number>/", assessments.one, name="assessment"),
    path("<str:reference>/changed-rules/", assessments.changed, name="changed"),
    path("<str:reference>/due/", followups.case_due, name="case-due"),
    path("<str:reference>/due/<int:number>/", followups.settle, name="due-settle"),
    path("<str:reference>/hand-over/", handing.hand_over, name="hand-over"),
    path("<str:reference>/hand-over/<uuid:number>/", handing.take_back, name="take-back"),
    path("<str:reference>/move/", moving.move, name="move"),
    path("<str:reference>/consent/", erase.consent, name="consent"),
    path("<str:reference>/erase/", erase.erase, name="erase"),
    path("<str:reference>/export/", export.export, name="export"),
    # The SSO office
    path("office/list/", office.office, name="office"),
    path("office/<uuid:number>/", office.summary, name="summary"),
]
