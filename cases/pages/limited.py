"""How often one address may have names compared: it costs more than any other page."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

from eligibility import limits
from eligibility.pages.frame import again

View = Callable[..., HttpResponse]


def limited(view: View) -> View:
    """A page whose form compares names; one that comes too soon is offered to be sent again."""

    @wraps(view)
    def counted(request: HttpRequest, *given: object, **captured: object) -> HttpResponse:
        seconds = limits.wait_for(request, "search") if request.method == "POST" else None
        return again(request, seconds) if seconds else view(request, *given, **captured)

    return counted
