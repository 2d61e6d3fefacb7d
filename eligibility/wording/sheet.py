"""What the sheet for the officer says besides the answer's own texts."""

from eligibility.wording.sentence import Sentence, sentence

#: Headings and labels, by the name the template knows them by.
HEADINGS: dict[str, Sentence] = {
    "title": sentence("For the Social Security officer"),
    "name": sentence("Name"),
    "number": sentence("Social security number"),
    "facts": sentence("What the worker told"),
    "months": sentence("Months of contribution"),
    "findings": sentence("The seven benefits"),
    "papers": sentence("Papers"),
    "in_hand": sentence("In hand"),
    "missing": sentence("Not in hand, or not ticked yet"),
    "law": sentence("Law"),
    "agree": sentence("Agree"),
    "bring": sentence("Bring"),
    "come_back": sentence("Come back on"),
    "officer": sentence("Officer's name"),
    "date": sentence("Date"),
}

#: On the screen alone.
BY_HAND = sentence("Your name is not on this sheet. Write it by hand when you hand it in.")
PDF = sentence("The sheet as a file to print (PDF)")
PDF_STAYS = sentence(
    "The file shows your wage, job and children. "
    "It stays on the phone, also after “Erase and leave”."
)
SUPPOSED_LEFT_OUT = sentence("What you tried under “What if?” is not on this sheet.")

MADE = sentence("Told by the worker on %(day)s. Rules: %(release)s (%(digest)s).")
#: Of a law beside which nothing stands.
SEEN = sentence("Laws without a remark were seen in a published source.")
#: A source, since when its value holds, and what is doubtful about which value.
SECTION = sentence("Section %(section)s")
LAW_SINCE = sentence("%(law)s (since %(day)s)")
IN_DOUBT = sentence("%(value)s: %(evidence)s")
LAW_IN_DOUBT = sentence("%(value)s: %(law)s, %(evidence)s")
