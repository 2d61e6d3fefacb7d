"""A consent as a volunteer takes it down: what the form has sent, and what is missing in it.

The same for keeping a case, for giving some of it to an office and for moving it. No request, no
table: a page shows it (``cases.pages.consent_form``) and writes what ``fields`` gives into a row.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import QueryDict

from accounts.models import User
from cases import consent_text
from cases.consent_text import Purpose
from cases.models import Consent
from eligibility.interview.told import Answers, Told
from eligibility.interview.typed import Trouble
from eligibility.wording.sentence import Saying, Sentence, sentence
from eligibility.wording.typing import TROUBLES

#: Full years from which somebody decides alone in Thailand (Civil and Commercial Code, section
#: 19); a legal marriage does the same before (section 20). docs/decisions/0037.
OF_AGE = 20
#: Characters of a name.
MOST = 120

HOW: dict[Consent.How, Sentence] = {
    Consent.How.READ: sentence("The person read it here"),
    Consent.How.READ_ALOUD: sentence("It was read aloud to the person"),
    Consent.How.OWN_PHONE: sentence("The person read it on their own phone"),
}
GROWN_UP, UNDER_AGE = "yes", "no"
AGES: dict[str, Sentence] = {
    GROWN_UP: sentence("20 or older, or legally married"),
    UNDER_AGE: sentence("Under 20 and not legally married"),
}
_NEEDED = sentence("Without this consent it is not done. Tick this only if it was given.")
_GUARDIAN_NEEDED = sentence("Type the name of the parent or guardian who consents.")

Faults = Mapping[str, Saying]


@dataclass(frozen=True, slots=True)
class ConsentForm:
    """What was ticked and typed so far; ``language`` is the worker's, the text is shown in it."""

    purpose: Purpose
    language: str
    asks_age: bool = True
    agrees: bool = False
    health: bool = False
    how: str = ""
    of_age: str = ""
    guardian: str = ""
    guardian_agrees: bool = False

    @classmethod
    def read(
        cls, post: QueryDict, purpose: Purpose, language: str, *, asks_age: bool = True
    ) -> tuple["ConsentForm", Faults]:
        """What a form has sent, and by the name of a field what is wrong with it.

        Args:
            post: the form.
            purpose: what is consented to.
            language: the worker's, unless the form names another one.
            asks_age: false for somebody whose answers say that they are of age (``asks_age``).
        """
        # A text that was changed since the page was shown was not agreed to.
        same_text = _typed(post, "text_version") == str(consent_text.newest(purpose))
        form = cls(
            purpose,
            language_in(post) or language,
            asks_age,
            agrees=same_text and "agrees" in post,
            health=same_text and "health" in post,
            how=_typed(post, "how"),
            of_age=_typed(post, "of_age"),
            guardian=_typed(post, "guardian"),
            guardian_agrees=same_text and "guardian_agrees" in post,
        )
        return form, form.faults()

    @property
    def minor(self) -> bool:
        """Whether a parent or guardian has to consent."""
        return self.asks_age and self.of_age == UNDER_AGE

    def faults(self) -> Faults:
        """What is missing, in the order of the page; empty: this consent can be recorded."""
        needed, choose = Saying(_NEEDED), Saying(TROUBLES[Trouble.NOT_A_CHOICE])
        wrong: dict[str, tuple[bool, Saying]] = {
            "agrees": (not self.agrees, needed),
            "health": (not self.health, needed),
            "of_age": (self.asks_age and self.of_age not in AGES, choose),
            "guardian": (self.minor and not self.guardian, Saying(_GUARDIAN_NEEDED)),
            "guardian_agrees": (self.minor and not self.guardian_agrees, needed),
            "how": (self.how not in Consent.How, choose),
        }
        if len(self.guardian) > MOST:
            wrong["guardian"] = (True, too_long())
        return {name: said for name, (is_wrong, said) in wrong.items() if is_wrong}

    def fields(self, witness: User) -> dict[str, Any]:
        """The columns of ``cases.models.Consent``."""
        return {
            "text_version": consent_text.newest(self.purpose),
            "language": self.language,
            "how": self.how,
            "witness": witness,
            "minor": self.minor,
            "by_guardian": self.minor and self.guardian_agrees,
            "health": self.health,
        }


def language_in(post: QueryDict) -> str:
    """The worker's language that a form was sent with, or that its button asks for; or ""."""
    chosen = _typed(post, "speak") or _typed(post, "speaks")
    return chosen if chosen in dict(settings.LANGUAGES) else ""


def _typed(post: QueryDict, name: str) -> str:
    return " ".join(str(post.get(name, "")).split())


def only_shown(post: QueryDict) -> bool:
    """Whether a form was sent to be shown in another language, and nothing more."""
    return "speak" in post or "language" in post


def too_long() -> Saying:
    """What is said of a name that no paper has."""
    return Saying(TROUBLES[Trouble.TOO_LONG], {"number": MOST})


def asks_age(answers: Answers, today: dt.date) -> bool:
    """Whether it has to be asked if somebody is of age: false only where the answers say so.

    The answers of heirs are about somebody who has died, and not about who consents.
    """
    told = Told(answers, today)
    born = told.value("born")
    if not isinstance(born, dt.date) or "death" in (told.value("happened") or ()):
        return True
    return (today.year - born.year) - ((today.month, today.day) < (born.month, born.day)) < OF_AGE
