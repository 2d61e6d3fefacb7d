"""Who acts in the demo, and whose cases there are. Nobody of them exists."""

from typing import NamedTuple

from accounts.models import Organisation, Role
from cases.people import Person
from cases.snapshot import Part

#: Of everybody in the demo; it opens nothing anywhere else.
PASSWORD = "longan under the banyan"  # noqa: S105

NGO, OFFICE = Organisation.Kind.NGO, Organisation.Kind.OFFICE
WORKERS_HOUSE, BORDER_HEALTH = "Demo: Workers' House Mae Sot", "Demo: Border Health Mae Ramat"
SSO = "Demo: SSO Mae Sot"

ORGANISATIONS = {WORKERS_HOUSE: NGO, BORDER_HEALTH: NGO, SSO: OFFICE}


class Member(NamedTuple):
    """Somebody who signs in."""

    username: str
    name: str
    role: Role
    organisation: str | None


MEMBERS = (
    Member("paw", "Naw Paw Wah", Role.VOLUNTEER, WORKERS_HOUSE),
    Member("ploy", "Ploy Srisuk", Role.VOLUNTEER, WORKERS_HOUSE),
    Member("thida", "Thida Aung", Role.COORDINATOR, WORKERS_HOUSE),
    Member("nan", "Nan Mo Kham", Role.VOLUNTEER, BORDER_HEALTH),
    Member("john", "John Miller", Role.COORDINATOR, BORDER_HEALTH),
    Member("wanida", "Wanida Jaidee", Role.OFFICER, SSO),
    Member("somchai", "Somchai Kaewmanee", Role.OFFICE_LEAD, SSO),
    Member("keeper", "Keeper of the rules", Role.RULES_KEEPER, None),
    Member("kanya", "Kanya Suwan", Role.RULES_KEEPER, None),
    Member("admin", "Administrator", Role.ADMINISTRATOR, None),
)


class Sample(NamedTuple):
    """A case: who keeps it, in which language, of whom, with which answers (``answers.TOLD``).

    ``shared``: what the worker lets the SSO office have; nothing is handed over where it is empty.
    """

    by: str
    language: str
    person: Person
    told: str
    note: str = ""
    shared: tuple[Part, ...] = ()


def _person(called: str, passport: str, phone: str = "", employer: str = "") -> Person:
    return Person(
        called=called,
        names={"passport": passport},
        phone=phone,
        employer=employer,
        workplace="Mae Sot",
    )


_SEWING = {"employer": "Golden Thread (demo)"}
_WITHOUT_ANSWERS = (Part.NAMES, Part.PHONE, Part.WORK, Part.FINDINGS)

SAMPLES = (
    Sample(
        "paw",
        "my",
        _person("မလှလှဝင်း", "HLA HLA WIN", phone="0800000001", **_SEWING),
        "laid_off",
        "She comes again on Friday with her pay slips.",
    ),
    Sample(
        "paw",
        "my",
        _person("မသီတာဦး", "THI DAR OO", phone="0800000002", **_SEWING),
        "birth_to_come",
    ),
    Sample("paw", "my", _person("ကိုအောင်မျိုး", "AUNG MYO", phone="0800000003"), "never_registered"),
    Sample("paw", "en", _person("Saw Eh Doh", "EH DOH", phone="0800000004"), "resigned"),
    Sample(
        "ploy",
        "my",
        _person("မစုစုလှိုင်", "SU SU HLAING", **_SEWING),
        "laid_off",
        shared=_WITHOUT_ANSWERS,
    ),
    Sample(
        "ploy",
        "th",
        _person("น.ส. คำหล้า", "KHAM LAR", phone="0800000005"),
        "birth_to_come",
        shared=_WITHOUT_ANSWERS,
    ),
    Sample("ploy", "my", _person("ဦးကျော်ဝင်း", "KYAW WIN"), "only_begun"),
    Sample("thida", "en", _person("Naw Mu Mu", "MU MU"), "never_registered"),
    Sample(
        "paw",
        "my",
        Person(
            called="မအေးအေးမွန်",
            names={"identity": "AYE AYE MON", "pink_card": "AYE AYE MOON", "bank_book": "AYE MON"},
            numbers={"identity": "MC000007", "pink_card": "0000000000000"},
            phone="0800000007",
            employer="Golden Thread (demo)",
            workplace="Mae Sot",
        ),
        "ill",
        shared=tuple(Part),
    ),
    Sample(
        "thida",
        "en",
        Person(
            called="Naw Paw Htoo",
            names={"passport": "PAW HTOO", "sso_card": "PAW HTOO"},
            numbers={"passport": "MC000008", "sso_card": "MC000008"},
            phone="0800000008",
            employer="River Garment (demo)",
            workplace="Mae Sot",
        ),
        "with_a_child",
        shared=tuple(Part),
    ),
    Sample("nan", "th", _person("นายจาย แสง", "SAI SENG", phone="0800000006"), "never_registered"),
    Sample("nan", "my", _person("ဒေါ်ခင်မာ", "KHIN MAR"), "resigned"),
    Sample("john", "en", _person("Hser Paw", "HSER PAW"), "laid_off"),
    Sample("john", "my", _person("မနီလာ", "NI LAR"), "only_begun"),
)
