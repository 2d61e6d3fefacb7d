"""Where to go from the answer: the links of the result page, by the name of their address."""

from eligibility.wording.sentence import Sentence, sentence

TITLE = sentence("What you can do now")
OTHERS = sentence("Other questions")

#: In the order they are shown.
WAYS: dict[str, Sentence] = {
    "papers": sentence("What to bring, what to do"),
    "dates": sentence("Your dates"),
    "sheet": sentence("A sheet for the officer"),
    "employer": sentence("Not registered, or months missing"),
    "before": sentence("Insured before"),
    "cannot": sentence("Cannot be insured"),
    "injury": sentence("Hurt at work"),
    "names": sentence("Do my papers agree?"),
    "carry": sentence("Carry it to a volunteer"),
    "guides": sentence("Guides"),
}
