"""The message catalogues: what the sources say, what the translators said, and whether they agree.

For development: the running site reads what is compiled. The catalogues hold no dates,
no line numbers and no names of machines or programs, so that the same sources always give the
same files and a change in them is a change of words.
"""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.plurals import get_plural
from babel.messages.pofile import PoFileError, read_po, write_po
from django.utils.translation.template import templatize

#: Every function that marks a text, and which of its arguments are the text.
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
    "sentence": None,
    "counted": (1, 2),
}
PACKAGES = ("accounts", "cases", "eligibility", "sss_portal")
TEMPLATES = ("templates", *(f"{package}/templates" for package in PACKAGES))
SOURCE_LANGUAGE = "en"
DOMAIN = "django"

_PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]|%[a-z]|\{\w*\}")
_HEADER = "# The site's own words. Rewritten by manage.py catalogue; translate here."
#: Burmese has one form for all numbers (CLDR), which Babel's own table does not know.
_ONE_FORM = frozenset({"my", "th"})
Key = tuple[str, str]  # context and text, which together name a message
#: The messages that a catalogue must hold, from its language and from what it holds now.
Wanted = Callable[[str, Catalog], Catalog]


class _Catalog(Catalog):
    """A catalogue whose header says only what a program needs to read it."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", str(self.locale_identifier)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", f"nplurals={self.num_plurals}; plural={self.plural_expr};"),
        ]

    @property
    def num_plurals(self) -> int:
        return _plural_rule(str(self.locale_identifier))[0]

    @property
    def plural_expr(self) -> str:
        return _plural_rule(str(self.locale_identifier))[1]


def _plural_rule(language: str) -> tuple[int, str]:
    """How many forms a language has, and the rule for them."""
    if language in _ONE_FORM:
        return 1, "0"
    rule = get_plural(language)
    return rule.num_plurals, rule.plural_expr


@dataclass(frozen=True, slots=True)
class Place:
    """Where sources and catalogues are: the top of the project, and the catalogues' folder in it.

    ``header`` is the first line of each catalogue; ``unwanted`` is said of a message in it that
    has no business there.
    """

    root: Path
    folder: str = "locale"
    header: str = _HEADER
    unwanted: str = "no longer in the sources"

    def po(self, language: str) -> Path:
        """The translators' file of a language."""
        return self.root / self.folder / language / "LC_MESSAGES" / f"{DOMAIN}.po"

    def mo(self, language: str) -> Path:
        """The compiled file the site reads."""
        return self.po(language).with_suffix(".mo")


def extracted(place: Place) -> Catalog:
    """All marked texts of the sources, in the order of their files."""
    found = Catalog(fuzzy=False)
    for path in _sources(place):
        name = path.relative_to(place.root).as_posix()
        text = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            # What is left of a template is read as Python, to which its indentation is a mistake.
            text = "\n".join(line.lstrip() for line in templatize(text, origin=name).split("\n"))
        source = io.BytesIO(text.encode())
        for _, message, comments, context in extract(
            "python", source, KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
        ):
            found.add(
                message, locations=[(name, 0)], auto_comments=comments, context=context or None
            )
    return found


def _sources(place: Place) -> Iterator[Path]:
    for package in PACKAGES:
        yield from sorted((place.root / package).rglob("*.py"))
    for folder in TEMPLATES:
        found = (place.root / folder).rglob("*")
        yield from sorted(path for path in found if path.suffix in (".html", ".txt"))


def _of_the_sources(place: Place) -> Wanted:
    template = extracted(place)
    return lambda _language, _own: template


def update(place: Place, languages: tuple[str, ...], wanted: Wanted | None = None) -> list[Path]:
    """Bring every catalogue up to the sources; the files that were written.

    New texts are empty until they are translated. No translation is guessed from a similar text:
    a wrong sentence about the law is worse than a missing one, which ``stale`` reports.

    Args:
        place: Where the catalogues are.
        languages: Which of them.
        wanted: What they must hold; without it, the marked texts of the sources.
    """
    wanted, written = wanted or _of_the_sources(place), []
    for language in languages:
        own = read(place, language)
        written += _kept(place, _renewed(wanted(language, own), own, language, place.header))
    return written


def put(place: Place, language: str, said: Mapping[Key, str]) -> list[Path]:
    """Put translations into a catalogue where it has the message; the files that were written."""
    own = read(place, language)
    for message in messages(own):
        text = said.get(key_of(message))
        if text is not None:
            message.string = (text,) if message.pluralizable else text
            message.flags.discard("fuzzy")
    return _kept(place, _renewed(own, own, language, place.header))


def _kept(place: Place, catalog: Catalog) -> list[Path]:
    po, mo = (of(str(catalog.locale_identifier)) for of in (place.po, place.mo))
    written = []
    for path, content in ((po, _po_text(catalog)), (mo, _compiled(catalog))):
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            written.append(path)
    return written


def read(place: Place, language: str) -> Catalog:
    """The translations of a language; an empty catalogue where there is no file yet.

    Raises:
        PoFileError: the file is not a catalogue.
    """
    path = place.po(language)
    if not path.is_file():
        return Catalog(locale=language, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def _renewed(template: Catalog, old: Catalog, language: str, header: str) -> Catalog:
    new = _Catalog(locale=language, header_comment=header, charset="utf-8", fuzzy=False)
    for message in messages(template):
        said = old.get(message.id, context=message.context)
        string = message.id if language == SOURCE_LANGUAGE else said.string if said else None
        new.add(
            message.id,
            string,
            locations=message.locations,
            flags=(message.flags | (said.flags & {"fuzzy"})) if said else message.flags,
            auto_comments=message.auto_comments,
            user_comments=said.user_comments if said else (),
            context=message.context,
        )
    return new


def messages(catalog: Catalog) -> list[Message]:
    """The messages of a catalogue, without its header."""
    return [message for message in catalog if message.id]


def _written(write: Callable[[io.BytesIO], None]) -> bytes:
    file = io.BytesIO()
    write(file)
    return file.getvalue()


def _po_text(catalog: Catalog) -> bytes:
    return _written(lambda file: write_po(file, catalog, width=100, include_lineno=False))


def _compiled(catalog: Catalog) -> bytes:
    """The catalogue for the site: what is not translated is left out, and shown in English."""
    ready = _Catalog(locale=catalog.locale, charset="utf-8", fuzzy=False)
    for message in messages(catalog):
        if not message.fuzzy and all(_forms(message)):
            ready.add(message.id, message.string, context=message.context)
    return _written(lambda file: write_mo(file, ready))


def stale(place: Place, languages: tuple[str, ...], wanted: Wanted | None = None) -> list[str]:
    """What is out of date in the catalogues, one line each; nothing is changed."""
    wanted = wanted or _of_the_sources(place)
    return [line for language in languages for line in _stale(place, wanted, language)]


def _stale(place: Place, wanted: Wanted, language: str) -> Iterator[str]:
    po, mo = place.po(language), place.mo(language)
    name = po.relative_to(place.root).as_posix()
    if not po.is_file():
        yield f"{name}: there is no such file"
        return
    try:
        own = read(place, language)
    except PoFileError as error:
        yield f"{name}: cannot be read: {error}"
        return
    template = wanted(language, own)
    required = {key_of(message): message for message in messages(template)}
    present = {key_of(message): message for message in messages(own)}
    for key, message in required.items():
        if key not in present:
            yield f"{name}: missing: {_shown(message)}"
    for key, message in present.items():
        if key not in required:
            yield f"{name}: {place.unwanted}: {_shown(message)}"
        else:
            yield from (f"{name}: {fault}" for fault in faults(required[key], message))
    compiled = _compiled(_renewed(template, own, language, place.header))
    if not mo.is_file() or mo.read_bytes() != compiled:
        yield f"{mo.relative_to(place.root).as_posix()}: does not match {po.name}"


def faults(source: Message, own: Message) -> Iterator[str]:
    """What is wrong with a translation, held against its source."""
    forms = _forms(own)
    if isinstance(source.id, tuple | list) != isinstance(own.id, tuple | list):
        yield f"has not the plural of the sources: {_shown(own)}"
    if own.fuzzy:
        yield f"is marked fuzzy: {_shown(own)}"
    if not all(forms):
        yield f"not translated: {_shown(own)}"
        return
    # A language with one form for all numbers is held to the source's plural.
    sources = _texts(source.id) if len(forms) > 1 else _texts(source.id)[-1:]
    for form, text in zip(forms, sources, strict=False):
        wanted = _placeholders(text)
        if _placeholders(form) != wanted:
            named = ", ".join(sorted(wanted)) or "none"
            yield f"has other placeholders than {named}: {_shown(own)}"


def _forms(message: Message) -> tuple[str, ...]:
    """The translation, one text for each plural form of the language; empty where missing."""
    said = message.string
    return tuple(said) if isinstance(said, tuple | list) and said else (str(said or ""),)


def _texts(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def key_of(message: Message) -> Key:
    """What names a message; of one with a plural, the singular."""
    return (message.context or "", _texts(message.id)[0])


def _placeholders(text: str) -> set[str]:
    return {found[0] for found in _PLACEHOLDER.finditer(text)}


def _shown(message: Message) -> str:
    return f"“{key_of(message)[1]}”"
