"""Django's own words in our languages: a catalogue for what Django leaves in English.

Form errors, dates, the sign-in forms and the error pages speak with Django's words, of which
Django's Burmese holds one in eight. The catalogue in ``sss_portal/locale`` holds the others. Its
source is the installed Django, so that a new Django with new words fails the check instead of
showing them in English. Development only, as ``catalogue`` is.
"""

from collections.abc import Iterator
from pathlib import Path

import django
from babel.messages import Catalog, Message
from babel.messages.pofile import read_po

from eligibility.catalogue import DOMAIN, SOURCE_LANGUAGE, Key, Place, faults, key_of, messages

#: The parts of Django whose words a reader may meet. Not the admin's, which we do not translate.
PARTS = ("conf", "contrib.auth", "contrib.contenttypes", "contrib.sessions", "contrib.messages")
#: The translator's comment on a message that Django does translate, but not well enough.
INSTEAD = "instead of Django's"

_DJANGO = Path(django.__file__).parent
_HEADER = (
    "# Django's own words, where Django has none in this language. Rewritten by\n"
    f"# manage.py catalogue; translate here. “{INSTEAD}”: ours although Django has one."
)


def place(root: Path) -> Place:
    """Where these catalogues are, below the top of the project."""
    return Place(
        root,
        folder="sss_portal/locale",
        header=_HEADER,
        unwanted=f"not in Django, or translated by Django and not marked “{INSTEAD}”",
    )


def wanted(language: str, own: Catalog) -> Catalog:
    """The messages that we must translate: all of Django's that Django does not.

    Args:
        language: The language of the catalogue.
        own: The catalogue as it is now; what is marked in it as ours *instead of Django's* stays.

    Returns:
        Django's messages, untranslated, each with the part of Django that says it.
    """
    theirs = {key for part in PARTS for key in _translated(part, language)}
    kept = {key_of(message) for message in messages(own) if INSTEAD in message.user_comments}
    left = Catalog(fuzzy=False)
    for part in PARTS:
        for message in _english(part):
            if key_of(message) not in theirs - kept:
                left.add(
                    message.id,
                    locations=[(f"django.{part}", 0)],
                    flags=message.flags,
                    context=message.context,
                )
    return left


def _translated(part: str, language: str) -> Iterator[Key]:
    """What a reader of the language would see in it: not empty, fuzzy, faulty or still English."""
    said = {key_of(message): message for message in messages(_read(part, language))}
    for source in _english(part):
        own = said.get(key_of(source))
        if own and own.string != source.id and not any(faults(source, own)):
            yield key_of(source)


def _english(part: str) -> list[Message]:
    return messages(_read(part, SOURCE_LANGUAGE))


def _read(part: str, language: str) -> Catalog:
    path = _DJANGO.joinpath(*part.split("."), "locale", language, "LC_MESSAGES", f"{DOMAIN}.po")
    if not path.is_file():  # contrib.messages has no words of its own, as long as that lasts
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)
