"""What handing over and moving ask alike: to which organisation, and the worker's consent."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest

from accounts.models import Organisation
from cases import consent_text, keeping
from cases.consent_text import Purpose
from cases.consenting import ConsentForm, Faults, asks_age
from cases.opened import Opened
from cases.pages import consent_form
from eligibility import clock
from eligibility.interview.shown import Option, Shown
from eligibility.pages.frame import FORM_ID


@dataclass(frozen=True, slots=True)
class Asked:
    """A consent as it was sent, and what is wrong with it."""

    form: ConsentForm
    faults: Faults

    @classmethod
    def of(cls, request: HttpRequest, opened: Opened, purpose: Purpose) -> "Asked":
        """The consent of a request for a case; on a page that is opened, an empty one."""
        age = asks_age(opened.held.answers, clock.today())
        if request.method != "POST":
            guardian = opened.person.guardian
            form = ConsentForm(purpose, opened.case.language, age, guardian=guardian)
            return cls(form, {})
        language = opened.case.language
        return cls(*ConsentForm.read(request.POST, purpose, language, asks_age=age))

    def unsent(self) -> "Asked":
        """The same before anything was asked of it."""
        return replace(self, faults={})

    def anew(self) -> "Asked":
        """The same where what was agreed to has become something else: it has to be asked again."""
        form = replace(self.form, agrees=False, health=False, guardian_agrees=False)
        return Asked(form, {})

    def context(self, organisation: Organisation, receiver: Organisation) -> dict[str, Any]:
        """What ``cases/consent_form.html`` and its page have to know."""
        values = consent_text.values(organisation, receiver)
        consent = consent_form.shown(self.form, self.faults, values)
        return {
            "consent": consent,
            "faults": consent_form.summary(consent.named(), self.faults),
            "style": consent_form.STYLE,
            # A change of language sends the form to the same page, which only shows it again.
            "form_id": FORM_ID,
            "stateless_form": True,
        }

    def keep_guardian(self, opened: Opened) -> None:
        """Write down who consents for somebody under age, where that is not known yet.

        Raises:
            OvertakenError: the case has changed meanwhile.
        """
        if self.form.minor and self.form.guardian != opened.person.guardian:
            person = replace(opened.person, guardian=self.form.guardian)
            keeping.change_person(opened.case, opened.vault, opened.who.user, person)


def one_of(
    name: str, text: str, organisations: Sequence[Organisation], fault: str, chosen: str = ""
) -> Shown:
    """The question to which organisation it goes."""
    return Shown(
        id=name,
        name=name,
        kind="one_of",
        text=text,
        fault=fault,
        options=tuple(
            Option(value=str(each.pk), text=each.name, checked=str(each.pk) == chosen)
            for each in organisations
        ),
    )
