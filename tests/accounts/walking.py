"""The steps of signing in, as a browser takes them."""

import re
from typing import Any

from django.test import Client

from accounts.models import User
from tests.accounts.people import PASSWORD, code_for

IN = "/en/account/sign-in/"
SECOND = "/en/account/second-factor/"
OWN = "/en/account/"
PEOPLE, ORGANISATIONS = "/en/account/people/", "/en/account/organisations/"


def password(client: Client, user: User | str, given: str = PASSWORD, **more: str) -> Any:
    """The answer to a first factor."""
    name = user if isinstance(user, str) else user.username
    return client.post(IN, {"username": name, "password": given, **more})


def enter(client: Client, user: User, path: str = "") -> None:
    """Both factors, as a person shows them."""
    assert password(client, user, next=path).status_code == 302
    assert client.post(SECOND, {"code": code_for(user), "next": path}).status_code == 302


def is_in(client: Client) -> bool:
    """Whether a page behind the door opens."""
    return client.get(OWN).status_code == 200


def link(client: Client, path: str, **asked: object) -> str:
    """The path of the link that a page has made."""
    sent = client.post(path, asked)
    assert sent.status_code == 302, sent.content.decode()
    page = client.get(sent["Location"]).content.decode()
    found = re.search(r">http://testserver([^<]+)</textarea>", page)
    assert found is not None
    return found[1]
