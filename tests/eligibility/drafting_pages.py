"""A keeper before the pages of a draft, without a browser: forms read, filled in and sent."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

from django.test import Client
from django.urls import reverse

from accounts.models import Role, User
from eligibility.models import Draft
from tests.accounts.people import signed_in, somebody

#: Of a new row: what is typed into it.
Typed = Mapping[str, str]


def keeper(name: str) -> tuple[User, Client]:
    """A keeper of the rules, signed in with both factors."""
    user = somebody(Role.RULES_KEEPER, username=name)
    return user, signed_in(user)


def at(page: str, draft: Draft | None = None, *more: object) -> str:
    """The address of a page of drafts."""
    return reverse(f"admin:eligibility_draft_{page}", args=(draft.pk, *more) if draft else more)


def entry(draft: Draft, file: str, section: str, key: str = "") -> Any:
    """One thing of a draft, as its row."""
    return draft.entries.get(file=file, section=section, key=key)


def thing(draft: Draft, *where: str) -> str:
    """The address of one thing of a draft."""
    return at("thing", draft, entry(draft, *where).pk)


def fields(page: Any, form: int = -1) -> dict[str, str]:
    """What a form of a page (the last one) would send as it stands, but for its buttons."""
    reader = _Forms()
    reader.feed(page.content.decode())
    own = [found for found in reader.forms if "version" in found or "base" in found]
    return own[form]


def said(page: Any) -> str:
    """The text of a page, each run of white space one blank."""
    html = re.sub(r"<(script|style).*?</\1>", " ", page.content.decode(), flags=re.DOTALL)
    reader = _Text()
    reader.feed(html)
    return " ".join("".join(reader.parts).split())


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("strong", "code", "b", "a", "span", "del", "ins"):
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


class _Forms(HTMLParser):
    """Every form with its fields, as a browser would send them."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, str]] = []
        self._select = self._area = ""
        self._first = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        name = found.get("name", "")
        if tag == "form":
            self.forms.append({})
        elif tag == "input" and name and self.forms:
            ticks = found.get("type") in ("checkbox", "radio")
            if not ticks or "checked" in found:
                self.forms[-1][name] = found.get("value", "on" if ticks else "")
        elif tag == "select":
            self._select, self._first = name, True
        elif tag == "option" and self._select and ("selected" in found or self._first):
            self.forms[-1][self._select] = found.get("value", "")
            self._first = False
        elif tag == "textarea":
            self._area = name
            self.forms[-1][name] = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.forms[-1][self._area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            typed = self.forms[-1][self._area]
            self.forms[-1][self._area] = typed.removeprefix("\n")
            self._area = ""
        elif tag == "select":
            self._select = ""
