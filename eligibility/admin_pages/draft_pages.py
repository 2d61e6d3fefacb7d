"""A draft as a whole: begun, looked over, named, given up, taken away as files."""

from collections import Counter
from datetime import date
from typing import Any

from django import forms
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse

from eligibility import clock, loader
from eligibility.admin_pages import releases
from eligibility.admin_pages.difference import lines
from eligibility.admin_pages.fields import DayField, TextField
from eligibility.admin_pages.frame import (
    CONFLICT,
    UNPROCESSABLE,
    draft_of,
    keeper,
    meanwhile,
    open_draft_of,
    shown,
    to,
    version_in,
)
from eligibility.admin_pages.things import ADDED, DESCRIBED, homes
from eligibility.drafting import drafts
from eligibility.models import Draft, DraftChange, RulebookRelease
from eligibility.reviewed.fields import RulebookError
from eligibility.said.stale import stale_keys


def begin(site: AdminSite, request: HttpRequest) -> HttpResponse:
    """A new draft: from which release, and under which name."""
    sent = request.method == "POST"
    bases = _bases()
    first = {"base": bases[0][0] if bases else "", "name": ""}
    form = _Begin(request.POST if sent else None, initial=first, bases=bases)
    if sent and form.is_valid():
        base = RulebookRelease.objects.get(pk=form.cleaned_data["base"])
        try:
            return to("change", drafts.begin(keeper(request), base, form.cleaned_data["name"]))
        except loader.UnusableRulebookError as fault:
            form.add_error("base", str(fault))
    going_on = Draft.objects.filter(state=Draft.State.OPEN)
    return shown(
        site, request, "begin.html", status=UNPROCESSABLE if sent else 200, form=form,
        going_on=going_on, title="Begin a draft",
    )  # fmt: skip


def page(site: AdminSite, request: HttpRequest, draft_pk: int) -> HttpResponse:
    """All things of a draft, benefit by benefit; searched, or only what was changed."""
    draft = draft_of(draft_pk)
    search, changed = request.GET.get("q", "")[:100], "changed" in request.GET
    found = homes(draft.entries.all(), search, changed=changed)
    return shown(
        site, request, "things.html", draft=draft, homes=found, search=search, changed=changed,
        opened=bool(search) or changed, stale=_stale(draft),
        added=[(str(kind), DESCRIBED[kind].one) for kind in ADDED],
    )  # fmt: skip


def _stale(draft: Draft) -> tuple[str, ...]:
    """Its values whose source is to be read again; none of a faulty draft: the preview says why."""
    try:
        return stale_keys(drafts.source(draft).rulebook(), clock.actual())
    except RulebookError:
        return ()


def difference(site: AdminSite, request: HttpRequest, draft_pk: int) -> HttpResponse:
    """Everything that differs from the base, and who changed what when."""
    draft = draft_of(draft_pk)
    found = homes(draft.entries.all(), changed=True)
    differing = [
        (thing, lines(thing.entry.before, thing.entry.content))
        for home in found
        for group in home.groups
        for thing in group.things
    ]
    changes = DraftChange.objects.filter(draft=draft).select_related("by")
    told = [(change, lines(change.before, change.after)) for change in changes]
    counted = Counter(thing.change for thing, _ in differing)
    return shown(
        site, request, "difference.html", draft=draft, differing=differing, changes=told,
        counted=dict(counted),
    )  # fmt: skip


def settle(site: AdminSite, request: HttpRequest, draft_pk: int) -> HttpResponse:
    """The name of the release, and its first day; or the draft is given up."""
    draft = open_draft_of(draft_pk)
    sent = request.method == "POST"
    initial = {"name": draft.name, "takes_effect_on": draft.takes_effect_on}
    form = _Settle(
        request.POST if sent and "discard" not in request.POST else None, initial=initial
    )
    status = 200
    if sent:
        version = version_in(request)
        try:
            if "discard" in request.POST:
                return to("change", drafts.discard(keeper(request), draft.pk, version))
            if form.is_valid():
                name, day = form.cleaned_data["name"], form.cleaned_data["takes_effect_on"]
                first = date.fromisoformat(day) if day else None
                return to("preview", drafts.settle(keeper(request), draft.pk, version, name, first))
            status = UNPROCESSABLE
        except (drafts.StaleDraftError, drafts.SettledDraftError):
            status = CONFLICT
            draft.refresh_from_db()
    changed = meanwhile(draft, version_in(request)) if status == CONFLICT else None
    return shown(
        site, request, "settle.html", status=status, draft=draft, form=form, meanwhile=changed,
        today=clock.actual(),
    )  # fmt: skip


def export(site: AdminSite, request: HttpRequest, draft_pk: int) -> HttpResponse:
    """The draft as the reviewed files, faulty or not, in one archive."""
    del site, request  # the same for everybody
    draft = draft_of(draft_pk)
    return releases.zipped(drafts.documents(draft), f"draft-{draft.pk}")


class _Begin(forms.Form):
    base = forms.ChoiceField(label="From which release")
    name = TextField(
        label="Name of the new release", max_length=drafts.NAME_LENGTH,
        help_text="For instance the day from which it is used: 2027-01-01.",
    )  # fmt: skip

    def __init__(self, *args: Any, bases: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["base"] = forms.ChoiceField(label="From which release", choices=bases)


class _Settle(forms.Form):
    name = TextField(label="Name of the release", max_length=drafts.NAME_LENGTH)
    takes_effect_on = DayField(
        label="Used from", required=False,
        help_text="Empty: from the moment it is published. A later day: it waits until then.",
    )  # fmt: skip


def _bases() -> list[tuple[str, str]]:
    """The releases a draft can begin from, as number and name: the one in use, those that wait."""
    in_use, waiting = releases.in_use(), releases.waiting()
    found = [(in_use, "in use")] if in_use else []
    found += [(each, f"waits for {each.takes_effect_on}") for each in waiting]
    return [(str(release.pk), f"{release.name} ({said})") for release, said in found]
