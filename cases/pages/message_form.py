"""The field for a message, and what is wrong with what was typed into it."""

from collections.abc import Sequence
from typing import Any

from accounts.models import Organisation
from cases import messages
from cases.colleagues import named
from cases.models import Message
from cases.pages import answer_words
from cases.pages.answer_words import Written
from cases.vault import Vault
from eligibility.interview.shown import Shown
from eligibility.pages.frame import FORM_ID
from eligibility.presentation import Spoken
from eligibility.wording.sentence import sentence

NAME = "message"
_NEW = sentence("A new message")
_LENGTH = sentence("Write 1 to %(number)s characters.")


def fits(text: str) -> bool:
    """Whether a cleaned text is a message."""
    return 0 < len(text) <= messages.MOST


def context(spoken: Spoken, typed: str = "", *, faulty: bool = False) -> dict[str, Any]:
    """What the form of a page has to know; ``typed``: what was sent, as it was."""
    fault = spoken.say(_LENGTH, {"number": messages.MOST}) if faulty else ""
    field = Shown(
        id="q-message", name=NAME, kind="text", text=spoken.say(_NEW), value=typed, fault=fault
    )
    found = [{"href": f"#{field.id}", "label": field.text, "text": fault}] if fault else []
    return {"q": field, "faults": found, "form_id": FORM_ID, "stateless_form": True}


def read(
    rows: Sequence[Message], vault: Vault, organisation: Organisation | None, *, of_office: bool
) -> list[Written]:
    """Messages in words, the last one first, as one side reads them."""
    names = named(organisation, [(row.by, row.at) for row in rows])
    return answer_words.written(rows, names, vault, of_office=of_office)[::-1]
