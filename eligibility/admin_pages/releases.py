"""The published releases as keepers see them: in use, waiting for their day, or earlier."""

import io
import zipfile
from collections.abc import Mapping

from django import forms
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from eligibility import clock, loader
from eligibility.admin_pages.difference import Line, lines
from eligibility.admin_pages.frame import shown
from eligibility.drafting import entries
from eligibility.models import RulebookRelease
from eligibility.reviewed import written


def in_use() -> RulebookRelease | None:
    """The release in use on the real day; ``None`` where there is none."""
    return loader.newest(on=clock.actual())


def waiting() -> list[RulebookRelease]:
    """The releases whose real day has not come, the nearest first."""
    to_come = RulebookRelease.objects.filter(takes_effect_on__gt=clock.actual())
    return list(to_come.order_by("takes_effect_on", "pk"))


def standing(release: RulebookRelease, in_use: int) -> str:
    """How a release stands: "in use", "waits for DAY" or "earlier".

    Args:
        release: a published one.
        in_use: the number of the one that answers today; 0 where none can.
    """
    if release.pk == in_use:
        return "in use"
    day = release.takes_effect_on
    return f"waits for {day.isoformat()}" if day and day > clock.actual() else "earlier"


def difference(site: AdminSite, request: HttpRequest) -> HttpResponse:
    """What two releases say otherwise, thing by thing."""
    form = _Two(request.GET or None)
    found: list[tuple[str, list[Line]]] | None = None
    if form.is_valid():
        try:
            found = _differing(form.cleaned_data["before"], form.cleaned_data["after"])
        except loader.UnusableRulebookError as fault:
            form.add_error(None, str(fault))
    return shown(
        site, request, "releases.html", form=form, differing=found,
        title="Difference of two releases",
    )  # fmt: skip


def export(release_pk: int) -> HttpResponse:
    """A release as the reviewed files."""
    release = get_object_or_404(RulebookRelease, pk=release_pk)
    return zipped(written.files_of(loader.read_back(release)), f"release-{release.pk}")


def zipped(documents: Mapping[str, object], name: str) -> HttpResponse:
    """Documents by file name as an archive of YAML files, to be saved."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for file, document in documents.items():
            archive.writestr(f"{name}/{file}", written.dump(document))
    saved = {"Content-Disposition": f'attachment; filename="{name}.zip"'}
    return HttpResponse(held.getvalue(), content_type="application/zip", headers=saved)


class _Two(forms.Form):
    before = forms.ModelChoiceField(RulebookRelease.objects.all(), label="Before")
    after = forms.ModelChoiceField(RulebookRelease.objects.all(), label="After")


def _differing(before: RulebookRelease, after: RulebookRelease) -> list[tuple[str, list[Line]]]:
    one, other = (
        {str(entry.where): entry.content for entry in _told(release)} for release in (before, after)
    )
    found = ((name, lines(one.get(name), other.get(name))) for name in {**one, **other})
    return [(name, differing) for name, differing in found if differing]


def _told(release: RulebookRelease) -> list[entries.Entry]:
    return entries.split(written.files_of(loader.read_back(release)))
