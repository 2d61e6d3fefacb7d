"""What is typed on the pages of accounts, and what is said where something is wrong with it."""

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import Organisation, Role, User

#: Passwords as long as this are typed by nobody; hashing longer ones would only cost time.
LONGEST_PASSWORD = 200
#: Digits of a row's number: a database has no longer ones.
_LONGEST_NUMBER = 18


def row_number(sent: str) -> int | None:
    """The number of a row out of a hidden field; ``None``: of no row, as no page of ours sends."""
    return int(sent) if sent.isdecimal() and len(sent) <= _LONGEST_NUMBER else None


def _as_typed(autocomplete: str = "off", **more: str) -> dict[str, Any]:
    return {"autocomplete": autocomplete, "autocapitalize": "none", "spellcheck": "false", **more}


class Typed(forms.Form):
    """A form that lists its faults with the places where they are."""

    use_required_attribute = False  # the server says it in our words, in the page's language

    @property
    def faults(self) -> list[dict[str, str]]:
        """The faults for the summary at the head of a page."""
        first = next(iter(self.fields))
        return [
            {
                "href": f"#{self[name if name in self.fields else first].id_for_label}",
                "label": str(self.fields[name].label) if name in self.fields else "",
                "text": str(text),
            }
            for name, texts in self.errors.items()
            for text in texts
        ]


def _username() -> forms.CharField:
    return forms.CharField(
        label=_("User name"),
        max_length=40,
        widget=forms.TextInput(_as_typed("username")),
    )


def _password(label: object, autocomplete: str) -> forms.CharField:
    return forms.CharField(
        label=label,  # type: ignore[arg-type]  # lazy
        max_length=LONGEST_PASSWORD,
        strip=False,
        widget=forms.PasswordInput(_as_typed(autocomplete)),
    )


class SignIn(Typed):
    """The first factor."""

    username = _username()
    password = _password(_("Password"), "current-password")

    def clean_username(self) -> str:
        """User names are one in capital and small letters."""
        return str(self.cleaned_data["username"]).lower()


class Code(Typed):
    """The second factor: digits of the phone, or one of the codes on paper."""

    code = forms.CharField(
        label=_("Six digits"),
        required=False,
        max_length=20,
        widget=forms.TextInput(_as_typed("one-time-code", inputmode="numeric")),
    )
    paper = forms.CharField(
        label=_("Recovery code"),
        required=False,
        max_length=20,
        widget=forms.TextInput(_as_typed()),
    )

    @property
    def typed(self) -> str:
        """Whichever of the two was given."""
        return str(self.cleaned_data.get("code") or self.cleaned_data.get("paper") or "")


class NewPassword(Typed):
    """A password to come, by somebody who is known already."""

    #: Whose it will be: it must not be like their name.
    owner: User

    password = _password(_("New password"), "new-password")

    def __init__(self, owner: User, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.owner = owner

    def clean_password(self) -> str:
        """By the rules of the settings."""
        found = str(self.cleaned_data["password"])
        password_validation.validate_password(found, self.owner)
        return found


class ChangedPassword(NewPassword):
    """The same, by somebody who shows that they know the one they have."""

    old_password = _password(_("Password you have now"), "current-password")
    field_order = ("old_password", "password")

    def clean_old_password(self) -> str:
        """It must be theirs."""
        found = str(self.cleaned_data["old_password"])
        if not self.owner.check_password(found):
            raise ValidationError(_("This is not your password."))
        return found


class Newcomer(NewPassword):
    """Who follows a link: a name for colleagues, a name to sign in with, a password."""

    name = forms.CharField(
        label=_("Name"),
        help_text=_("Your colleagues see this name."),
        max_length=80,
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    username = _username()
    field_order = ("name", "username", "password")

    def clean_username(self) -> str:
        """In small letters, of signs that can be typed everywhere, and nobody else's."""
        found = str(self.cleaned_data["username"]).lower()
        UnicodeUsernameValidator(message=_("Use letters, digits and . - _ only."))(found)
        if User.objects.filter(username=found).exists():
            raise ValidationError(_("Somebody has this user name. Choose another one."))
        return found

    def clean_password(self) -> str:
        """Not like the names typed beside it."""
        self.owner.username = str(self.cleaned_data.get("username", ""))
        self.owner.shown_name = str(self.cleaned_data.get("name", ""))
        return super().clean_password()


class Invite(Typed):
    """A link to come: for which role, and for whom."""

    role = forms.ChoiceField(label=_("Role"))
    meant_for = forms.CharField(
        label=_("Who is it for?"),
        required=False,
        max_length=80,
        widget=forms.TextInput({"autocomplete": "off"}),
    )

    def __init__(self, roles: list[Role], *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.fields["role"].choices = [(role.value, role.label) for role in roles]  # type: ignore[attr-defined]


class NewOrganisation(Typed):
    """An organisation to come."""

    organisation_name = forms.CharField(
        label=_("Name of the organisation"),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "organization"}),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Organisation.Kind.choices)
    retention_days = forms.IntegerField(
        label=_("Days until a case is erased"),
        help_text=_("Counted from its last change: 30 to 3650 days."),
        min_value=30,
        max_value=3650,
        initial=730,
        widget=forms.NumberInput({"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_organisation_name(self) -> str:
        """No two have the same."""
        found = str(self.cleaned_data["organisation_name"]).strip()
        if Organisation.objects.filter(name__iexact=found).exists():
            raise ValidationError(_("There is an organisation of this name already."))
        return found
