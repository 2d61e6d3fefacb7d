"""One thing of a draft in a form of its kind: changed, taken out, put back; or a new one."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.contrib.admin import AdminSite
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from eligibility.admin_pages.difference import lines
from eligibility.admin_pages.editors import Editor, Opened
from eligibility.admin_pages.fields import CodeField
from eligibility.admin_pages.frame import (
    CONFLICT,
    UNPROCESSABLE,
    address,
    draft_of,
    keeper,
    meanwhile,
    open_draft_of,
    shown,
    to,
    version_in,
)
from eligibility.admin_pages.things import (
    ADDED,
    COMMON,
    DESCRIBED,
    Kind,
    called,
    home_of,
    sources_of,
    thing_of,
)
from eligibility.content import BENEFITS
from eligibility.drafting import drafts, obstacles
from eligibility.drafting.entries import Where
from eligibility.drafting.obstacles import Obstacle
from eligibility.models import Draft, DraftChange, DraftEntry


def thing(site: AdminSite, request: HttpRequest, draft_pk: int, entry_pk: int) -> HttpResponse:
    """The form of one thing; what is sent is kept whole, or comes back with what is wrong."""
    draft = draft_of(draft_pk)
    entries = list(draft.entries.all())
    entry = next((each for each in entries if each.pk == entry_pk), None)
    if entry is None:
        raise Http404
    if request.method == "POST":
        return _sent(site, request, draft, entry, entries)
    return _page(site, request, draft, entry, _editor(entry, entries))


def new(site: AdminSite, request: HttpRequest, draft_pk: int, section: str) -> HttpResponse:
    """A new thing of a kind: where it belongs, its name, and the form of its kind."""
    if section not in ADDED:
        raise Http404
    draft, kind = open_draft_of(draft_pk), Kind(section)
    entries = list(draft.entries.all())
    data = request.POST if request.method == "POST" else None
    head = _Head(data, kind=kind, entries=entries, initial={"home": request.GET.get("home", "")})
    opened = Opened("", None, data, sources_of(entries))
    editor = DESCRIBED[kind].editor(opened)
    status = 200
    if data is not None:
        status = UNPROCESSABLE
        if all([head.is_valid(), editor.is_valid()]):
            status = _added(request, draft, head.where, editor)
            if status == HttpResponse.status_code:
                made = get_object_or_404(draft.entries, **head.where._asdict())
                return to("thing", draft, made.pk)
            draft.refresh_from_db()
    changed = meanwhile(draft, version_in(request)) if status == CONFLICT else None
    return shown(
        site, request, editor.template, status=status, draft=draft, editor=editor, head=head,
        kind=DESCRIBED[kind], meanwhile=changed, new_source=_new_source(draft),
    )  # fmt: skip


class _Head(forms.Form):
    """Where a new thing belongs, and what it is called; of what was said, only of which value."""

    def __init__(
        self, *args: Any, kind: Kind, entries: Iterable[DraftEntry], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self._kind, there = kind, [entry for entry in entries if entry.content is not None]
        if kind is Kind.STATEMENTS:
            self._files = _said_of(there)
            choices = [(key, key) for key in sorted(self._files)]
            self.fields["key"] = forms.ChoiceField(label="Of which value", choices=choices)
            return
        homes = [(code, called(code)) for code in BENEFITS]
        if kind is not Kind.PERIOD:
            homes.append((COMMON, "Common to several"))
        self.fields["home"] = forms.ChoiceField(label="Belongs to", choices=homes)
        # A tier is named within its benefit; all others within the whole rulebook.
        self._taken = {(home_of(each.file), each.key) for each in there if each.section == kind}
        taken = {key for _, key in self._taken} if kind is not Kind.PERIOD else set()
        self.fields["key"] = CodeField(
            label="Name", taken=taken, help_text="Small letters, digits, _ and -; for ever."
        )

    def clean(self) -> dict[str, Any]:
        """A tier that its benefit does not have yet."""
        typed = self.cleaned_data
        if self._kind is Kind.PERIOD and (typed.get("home"), typed.get("key")) in self._taken:
            self.add_error("key", "There is something of this name already.")
        return typed

    @property
    def where(self) -> Where:
        """The place of the new thing."""
        typed = self.cleaned_data
        if self._kind is Kind.STATEMENTS:
            return Where(self._files[typed["key"]], self._kind, typed["key"])
        folder = DESCRIBED[self._kind].folder
        return Where(f"{folder}/{typed['home']}.yaml", self._kind, typed["key"])


def _said_of(entries: Sequence[DraftEntry]) -> dict[str, str]:
    """The file of every value and period of which nothing was said yet, by the key of its rows."""
    told = {entry.key for entry in entries if entry.section == Kind.STATEMENTS}
    found = {each.key: each.file for each in entries if each.section == Kind.VALUE}
    found |= {
        f"{home_of(entry.file)}.{entry.key}": entry.file
        for entry in entries
        if entry.section == Kind.PERIOD
    }
    return {key: file for key, file in found.items() if key not in told}


def _added(request: HttpRequest, draft: Draft, where: Where, editor: Editor) -> int:
    try:
        drafts.change(
            keeper(request), draft.pk, version_in(request), *where, editor.content(),
            editor.still_fits,
        )  # fmt: skip
    except drafts.StaleDraftError:
        return CONFLICT
    return HttpResponse.status_code


def _sent(
    site: AdminSite, request: HttpRequest, draft: Draft, entry: DraftEntry,
    entries: Sequence[DraftEntry],
) -> HttpResponse:  # fmt: skip
    """What a keeper sent of a thing that is there."""
    editor = _editor(entry, entries, request)
    content, fits = entry.before, tuple[str, ...]()
    if "take_out" in request.POST:
        content = None
    elif "put_back" not in request.POST:
        if not editor.is_valid():
            return _page(site, request, draft, entry, editor, status=UNPROCESSABLE)
        content, fits = editor.content(), editor.still_fits
    where = Where(entry.file, entry.section, entry.key)
    try:
        drafts.change(keeper(request), draft.pk, version_in(request), *where, content, fits)
    except (drafts.StaleDraftError, drafts.SettledDraftError):
        draft.refresh_from_db()
        return _page(site, request, draft, entry, editor, status=CONFLICT)
    if not draft.entries.filter(pk=entry.pk).exists():
        return to("change", draft)
    return to("thing", draft, entry.pk)


def _page(
    site: AdminSite, request: HttpRequest, draft: Draft, entry: DraftEntry, editor: Editor,
    *, status: int = HttpResponse.status_code,
) -> HttpResponse:  # fmt: skip
    """The form, what holds the thing up, and how it came to be as it is.

    After a conflict: what others have changed since, how this thing stands now, and the form as
    it was typed, which can be sent once more.
    """
    found = thing_of(entry)
    conflict = status == CONFLICT
    changes = DraftChange.objects.filter(draft=draft, what=str(entry)).select_related("by")
    return shown(
        site, request, editor.template, status=status, draft=draft, thing=found, editor=editor,
        kind=DESCRIBED[found.kind], changes=changes, difference=lines(entry.before, entry.content),
        meanwhile=meanwhile(draft, version_in(request)) if conflict else None,
        stands=lines(None, entry.content) if conflict else (),
        faults=_in_the_way(draft, entry), new_source=_new_source(draft, found.home),
    )  # fmt: skip


def _editor(
    entry: DraftEntry, entries: Sequence[DraftEntry], request: HttpRequest | None = None
) -> Editor:
    """The form of an entry, with what was sent where it was the form that was sent."""
    data = request.POST if request is not None else None
    if data is not None and not {"take_out", "put_back"}.isdisjoint(data):
        data = None
    content = entry.content if entry.content is not None else entry.before
    opened = Opened(entry.key, content, data, sources_of(entries), entry.still_fits)
    return DESCRIBED[Kind(entry.section)].editor(opened)


def _in_the_way(draft: Draft, entry: DraftEntry) -> list[Obstacle]:
    """What of this thing holds up publishing."""
    where = Where(entry.file, entry.section, entry.key)
    return [each for each in obstacles.obstacles(draft) if each.entry == where]


def _new_source(draft: Draft, home: str = "") -> str:
    there = address("new", draft, str(Kind.SOURCE))
    return f"{there}?home={home}" if home else there
