"""In which role somebody acts now; asked by everything that shows more than the public pages."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from accounts import ways_in
from accounts.models import LEADS, Membership, Organisation, Role, User

View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Acting:
    """Somebody in the one role they have now; ``organisation``: ``None`` for roles of the site."""

    user: User
    role: Role
    organisation: Organisation | None

    @property
    def leads(self) -> bool:
        """Whether they invite and remove the people of their organisation."""
        return self.role in LEADS


def acting(user: User | AnonymousUser) -> Acting | None:
    """The role of somebody who is signed in; ``None`` for strangers and for those removed.

    One query for a user, however often it is asked: the answer stays with the object, which lives
    as long as its request.
    """
    if not isinstance(user, User) or not user.is_active:
        return None
    if not hasattr(user, "_acting"):
        found = (
            Membership.objects.filter(user=user, ended_at__isnull=True)
            .select_related("organisation")
            .first()
        )
        user._acting = found and Acting(user, Role(found.role), found.organisation)  # type: ignore[attr-defined]
    known: Acting | None = user._acting  # type: ignore[attr-defined]
    return known


def acts_here(request: HttpRequest) -> Acting:
    """Who asks, in a view that ``for_roles`` lets nobody else into."""
    found = acting(request.user)
    if found is None:
        raise Http404
    return found


def for_roles(*roles: Role) -> Callable[[View], View]:
    """A page for these roles alone, kept in no cache.

    A stranger is led to the sign-in page, somebody without their second factor to that; to all
    others the page does not exist.
    """

    def door(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **captured: object) -> HttpResponse:
            elsewhere = ways_in.elsewhere(request)
            if elsewhere is not None:
                return elsewhere
            found = acting(request.user)
            if found is None or found.role not in roles:
                raise Http404
            response = view(request, *args, **captured)
            patch_cache_control(response, no_store=True, private=True)
            return response

        guarded.roles = frozenset(roles)  # type: ignore[attr-defined]  # for the matrix of tests
        return guarded

    return door
