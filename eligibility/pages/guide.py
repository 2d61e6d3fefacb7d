"""Public pages, readable without a check: they ask nothing, and set no cookie."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse, translate_url
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie

from eligibility import clock, kept, loader
from eligibility.loader import Released
from eligibility.pages.drawn import draw
from eligibility.pages.frame import uncached
from eligibility.pages.guide_benefits import benefit_guide
from eligibility.pages.guide_law import Law
from eligibility.pages.guide_page import BENEFITS, RULES, SLUGS, Guide, Index, Way, index_page
from eligibility.pages.guide_poster import Poster, drawn_code
from eligibility.pages.guide_poster import poster as poster_of
from eligibility.pages.guide_rules import AREA_SLUGS, AreaPage, area_page, rules_guide
from eligibility.pages.guide_topics import TOPICS, topic_guide
from eligibility.presentation import Spoken

#: Each has a title and tells what it is about.
Page = Guide | AreaPage | Index | Poster

_FRAME = "eligibility/guide/frame.html"
_LOCALES = {"my": "my_MM", "th": "th_TH", "en": "en_GB"}


@uncached
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All of them."""
    page = index_page(_law(loader.current()))
    return _framed(request, page, draw("guide_index.html", page=page, to=_addresses()))


@uncached
@require_safe
def guide(request: HttpRequest, slug: str) -> HttpResponse:
    """One of them.

    Raises:
        Http404: there is none of this name.
    """
    template, page = _made(slug, loader.current())
    return _framed(request, page, draw(template, page=page, to=_addresses()))


@uncached
@require_safe
def poster(request: HttpRequest) -> HttpResponse:
    """A sheet with a QR code of the first page in this language, to be printed."""
    address = request.build_absolute_uri(reverse("eligibility:start"))
    page = poster_of(address, _law(loader.current()).spoken)
    return _framed(request, page, draw("guide_poster.html", page=page, code=drawn_code(address)))


@vary_on_cookie
@require_safe
def short(request: HttpRequest, number: int) -> HttpResponse:
    """From a short address, which fits on paper, to the guide in the reader's language.

    Args:
        request: its language is the one chosen here before, else the workers' first.
        number: the place of the guide in ``SLUGS``, counted from one.

    Raises:
        Http404: no guide has that number.
    """
    if not 1 <= number <= len(SLUGS):
        raise Http404
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    with override(chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGES[0][0]):
        return HttpResponseRedirect(reverse("eligibility:guide", args=[SLUGS[number - 1]]))


def _made(slug: str, released: Released) -> tuple[str, Guide | AreaPage]:
    """The template of a guide, and what it shows."""
    law = _law(released)
    if slug in BENEFITS:
        return "guide.html", benefit_guide(slug, law, released.content)
    if slug in TOPICS:
        return "guide.html", topic_guide(slug, law, released.content)
    if slug == RULES:
        return "guide.html", rules_guide(law)
    if slug in AREA_SLUGS:
        return "guide_rules.html", area_page(slug, law)
    raise Http404


def _law(released: Released) -> Law:
    spoken = Spoken(get_language() or "en", released.content)
    return Law(released.rulebook, clock.today(), spoken)


def _framed(request: HttpRequest, page: Page, body: str) -> HttpResponse:
    """A page with what a shared link shows of it; the form that erases only where it has a use."""
    told = {
        "body": body,
        "answers": kept.COOKIE in request.COOKIES,
        "shared": {
            "title": page.title,
            "about": page.about,
            "here": request.build_absolute_uri(request.path),
            "alternates": _alternates(request),
            "locale": _LOCALES[get_language() or "en"],
            "other_locales": [_LOCALES[one] for one in _LOCALES if one != get_language()],
        },
    }
    return render(request, _FRAME, told)


def _alternates(request: HttpRequest) -> list[tuple[str, str]]:
    """This page in every language, and for a reader of none of them in the workers' own."""
    paths = [(code, translate_url(request.path, code)) for code, _ in settings.LANGUAGES]
    found = [(code, request.build_absolute_uri(path)) for code, path in paths]
    return [*found, ("x-default", found[0][1])]


def _addresses() -> dict[str, str]:
    """Where the links of the guides lead, in the language of the page."""
    guides = (*SLUGS, *AREA_SLUGS)
    return {
        Way.CHECK: reverse("eligibility:start"),
        Way.GUIDES: reverse("eligibility:guides"),
        Way.POSTER: reverse("eligibility:poster"),
        **{slug: reverse("eligibility:guide", args=[slug]) for slug in guides},
    }
