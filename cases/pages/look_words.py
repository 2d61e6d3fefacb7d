"""What somebody has looked at, in words, for each page that the log of looks names."""

from collections.abc import Mapping

from eligibility.presentation import Spoken
from eligibility.wording.sentence import Sentence, sentence

_CASES = sentence("The list of cases")
_CASE = sentence("The case")
_CHECK = sentence("The answers")
_RESULT = sentence("The result")
_PAPERS = sentence("Papers, sheets and letters")
_PERSON = sentence("Names, numbers and how to reach the person")
_NOTES, _DUE = sentence("Notes"), sentence("What falls due")
_CHANGES, _LOOKS = sentence("What was changed"), sentence("Who has looked at the case")
_RESULTS, _OFFICES = sentence("Saved results"), sentence("At SSO offices")
_MOVE, _CONSENT = sentence("Another organisation"), sentence("Consent")
_EXPORT = sentence("Everything kept about this person")
_ANSWERS, _MESSAGES = sentence("Answers of the SSO office"), sentence("Messages")
_SUGGEST = sentence("A worked case for the keepers of the law")
_NUMBERS = sentence("The phone and the numbers of papers, in full")

_PAGES: Mapping[Sentence, str] = {
    _CASES: "cases search keep",
    _CASE: "case",
    _CHECK: "screen answers before",
    _RESULT: "result law injury cannot",
    _PAPERS: "papers sheet sheet-pdf employer complaint letter names",
    _PERSON: "person",
    _NOTES: "notes",
    _DUE: "due due-calendar case-due due-settle dates calendar",
    _CHANGES: "history",
    _LOOKS: "looks",
    _RESULTS: "assess assessment changed changed-list",
    _OFFICES: "hand-over take-back office ask-several summary summary-pdf",
    _MOVE: "move moves move-settle",
    _CONSENT: "consent erase",
    _EXPORT: "export exported",
    _ANSWERS: "office-answers review",
    _MESSAGES: "office-messages",
    _SUGGEST: "suggest suggested",
    _NUMBERS: "numbers",
}
_OF_PAGE = {page: said for said, pages in _PAGES.items() for page in pages.split()}


def of(page: str, spoken: Spoken) -> str:
    """A page by its name in words; the case itself for one that has no words."""
    return spoken.say(_OF_PAGE.get(page, _CASE))
