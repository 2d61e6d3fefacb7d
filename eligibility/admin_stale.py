"""Which rows of the release in use rest on a source that is to be read again."""

from typing import Any

from django.contrib import admin
from django.db.models import BooleanField, Case, Model, Q, QuerySet, Value, When
from django.http import HttpRequest

from eligibility import clock, loader
from eligibility.said.stale import stale_sources


class StaleFilter(admin.SimpleListFilter):
    """Rows whose source nobody has read again in time, or the others."""

    title = "stale"
    parameter_name = "stale"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Both kinds."""
        del request, model_admin
        return [("yes", "Stale"), ("no", "Not stale")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Those of the kind that was chosen; all where none was."""
        del request
        return queryset if self.value() is None else queryset.filter(stale=self.value() == "yes")


class ShowsStale(admin.ModelAdmin[Any]):
    """A list with a column and a filter for what is stale.

    Releases that are not in use are never stale: nobody reads their sources again.
    """

    #: From a row to its source, as a query says it.
    to_source = "citation__"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """The rows, each with whether it is stale today."""
        stale = Case(
            When(_stale(self.to_source), then=Value(value=True)),
            default=Value(value=False),
            output_field=BooleanField(),
        )
        rows: QuerySet[Any] = super().get_queryset(request).annotate(stale=stale)
        return rows

    @admin.display(description="stale", ordering="stale")
    def is_stale(self, row: Model) -> str:
        """A word for the list: a sign alone would have to be guessed."""
        return "stale" if getattr(row, "stale", False) else ""


def _stale(to_source: str) -> Q:
    try:
        released = loader.current()
    except loader.UnusableRulebookError:
        return Q(pk__isnull=True)  # said on the first page
    codes = stale_sources(released.rulebook, clock.today())
    return Q(release=released.release_id, **{f"{to_source}code__in": codes})
