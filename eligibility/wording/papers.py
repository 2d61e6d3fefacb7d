"""What the list of papers and steps says besides the release's own texts."""

from eligibility.wording.sentence import Sentence, sentence

WORDS: dict[str, Sentence] = {
    "cases": sentence("Is one of these true for you?"),
    "have": sentence("Tick what you have in hand"),
    "shared": sentence("For more than one benefit"),
    "later": sentence("If it happens later"),
    "about": sentence("About this paper"),
    "sources": sentence("Sources"),
    "none": sentence("For now, no benefit asks you for papers."),
    "show": sentence("Show the list for this"),
    "keep": sentence("Keep my ticks"),
    "kept": sentence("Your ticks stay on this phone with your answers, at most two hours."),
    "too_much": sentence("Your phone cannot keep more. Print this page to keep your ticks."),
}

#: What changes the list, by the code of the situation.
SITUATIONS: dict[str, Sentence] = {
    "bank": sentence("I have no bank account."),
    "lost": sentence("My papers are lost, or somebody else holds them."),
    "name": sentence("My name or a number was different before."),
}

TICKED = sentence("Papers in hand: %(have)s of %(all)s.")
NEEDED_FOR = sentence("For: %(benefits)s")
