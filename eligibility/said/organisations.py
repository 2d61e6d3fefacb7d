"""The organisations of the proceedings, in one place, with the addresses that are known."""

from typing import NamedTuple


class Contact(NamedTuple):
    """A way to reach an organisation: ``to`` is a link, "" where none is known."""

    to: str
    text: str


#: As their own proceedings name it; of the others no address is given there.
CONTACTS = (
    Contact("https://www.mekongmigration.org", "Mekong Migration Network (MMN)"),
    Contact("mailto:info@mekongmigration.org", "info@mekongmigration.org"),
    Contact("tel:+6653283259", "+66 (0)53 283259 (MMN, Chiang Mai)"),
)
#: ``wording.ways.ORGANISATIONS`` names the same; a test holds the two together.
IN_MAE_SOT = (
    "Foundation for Education and Development",
    "MAP Foundation",
    "Young Chi Oo Workers Association",
    "Arakan Workers Organization",
)
