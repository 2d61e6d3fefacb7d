"""What a case is found by: keyed digests of names, sounds, phone and numbers, of one organisation.

A digest tells nothing, and is another one in each organisation. What they find is opened and
compared once more (``cases.finding``): here an extra case is better than a missing one.
"""

import re
from collections.abc import Iterable, Iterator

from cases import sealing
from cases.models import Case, SearchMark
from cases.people import Person
from cases.querysets import of_everybody
from cases.vault import search_secret
from eligibility.interview.typed import digits
from eligibility.matching import keys, names, numbers

WORD, SOUND, PHONE, NUMBER = "word", "sound", "phone", "number"
Part = tuple[str, str]

#: A number with fewer digits is no telephone's, and one with fewer letters no document's.
_SHORTEST_PHONE, _SHORTEST_NUMBER = 6, 4
#: The codes of Thailand and Myanmar, before which a number at home has a 0.
_CODES = ("66", "95")
#: Digits of a number with its code.
_WITH_CODE = 10
#: On the telephone and on paper these are taken for one another; no reference has the letters.
_LOOKALIKES = str.maketrans("OIL", "011")
_REFERENCE = re.compile("[0-9A-HJKMNP-TV-Z]{8}")


def mark(case: Case, person: Person) -> None:
    """Write the marks of a case anew."""
    made = digests(search_secret(case.organisation_id), parts(person))
    of_everybody(SearchMark).filter(case=case).delete()
    SearchMark.objects.bulk_create([SearchMark(case=case, mark=each) for each in made])


def digests(secret: bytes, found: Iterable[Part]) -> list[bytes]:
    """The digests of parts, each once; ``secret``: of the organisation."""
    return sorted({sealing.mark(secret, kind, part) for kind, part in found})


def parts(person: Person) -> set[Part]:
    """What a person is found by, normalised, each with its kind."""
    return {
        *((WORD, word) for name in names_of(person) for word in names.words_of(name)),
        *((SOUND, key) for name in names_of(person) for key in keys.kept(name)),
        *_number_parts(person),
    }


def exact(person: Person) -> set[Part]:
    """Her telephone and the numbers of her papers: what nobody else has."""
    return set(_number_parts(person))


def names_of(person: Person) -> list[str]:
    """All her names, each spelling once."""
    return list(dict.fromkeys(name for name in (person.called, *person.names.values()) if name))


def _number_parts(person: Person) -> Iterator[Part]:
    phone_digits = phone(person.phone)
    if phone_digits:
        yield PHONE, phone_digits
    for each in map(number, person.numbers.values()):
        if each:
            yield NUMBER, each


def phone(text: str) -> str:
    """A telephone number as it is compared: without its code and zero; "" for anything else."""
    found = re.sub("[^0-9]", "", digits(text)).removeprefix("00")
    if found.startswith(_CODES) and len(found) >= _WITH_CODE:
        found = found[2:]
    found = found.lstrip("0")
    return found if len(found) >= _SHORTEST_PHONE else ""


def number(text: str) -> str:
    """The number of a paper as it is compared; "" for anything without a digit."""
    found = numbers.clean(text)
    long_enough = len(found) >= _SHORTEST_NUMBER
    return found if long_enough and re.search("[0-9]", found) else ""


def reference(text: str) -> str:
    """The reference of a case, however it was typed; "" for anything else."""
    found = re.sub("[^0-9A-Z]", "", digits(text).upper()).translate(_LOOKALIKES)
    return found if _REFERENCE.fullmatch(found) else ""
