"""Months and money, as our own catalogue entries: Django's Burmese leaves the months English."""

from eligibility.wording.sentence import Sentence, sentence

MONTHS: tuple[Sentence, ...] = (
    sentence("January"),
    sentence("February"),
    sentence("March"),
    sentence("April"),
    sentence("May"),
    sentence("June"),
    sentence("July"),
    sentence("August"),
    sentence("September"),
    sentence("October"),
    sentence("November"),
    sentence("December"),
)

#: Two things of a list, or one and all the others.
LISTED = sentence("%(first)s, %(rest)s")

MONEY = sentence("%(amount)s baht")
