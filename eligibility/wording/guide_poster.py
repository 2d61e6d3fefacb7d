"""What the poster says: the words of the first page, which its code leads to."""

from eligibility.wording.sentence import sentence

TITLE = sentence("What can you have from Thai social security?")
ABOUT = sentence("A few questions: which benefits, how much, until when.")
PROMISE = sentence(
    "We ask no name and store nothing. Your answers stay on this phone, at most two hours."
)
DECIDES = sentence("The Social Security Office decides. Call 1506.")
