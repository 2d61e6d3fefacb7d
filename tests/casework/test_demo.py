"""The demo: people and cases that do not exist, on a database of its own."""

import os
import subprocess
import sys
from collections import Counter
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Membership, Organisation, Role, SignIn, User
from cases.demo.people import MEMBERS, PASSWORD, SAMPLES
from cases.models import Case, Handover
from cases.vault import Vault
from tests.casework.making import signed_in
from tests.starting import ROOT

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def demo(settings: Any, capsys: pytest.CaptureFixture[str]) -> str:
    """The demo, seeded; what was printed."""
    settings.SSS_DEMO = True
    call_command("demo")
    return capsys.readouterr().out


def test_it_has_two_ngos_one_office_and_a_dozen_cases_in_three_languages(demo: str) -> None:
    kinds = Counter(each.kind for each in Organisation.objects.all())
    assert kinds == {"ngo": 2, "office": 1}
    seen = [
        case
        for user in User.objects.filter(username__in=["paw", "nan"])
        for case in Case.objects.visible_to(user)
    ]
    assert len(seen) == len(SAMPLES) == 12
    assert {case.language for case in seen} == {"my", "th", "en"}
    officer = User.objects.get(username="wanida")
    assert Handover.objects.visible_to(officer).count() == 1
    assert {each.role for each in Membership.objects.all()} == set(Role)


def test_everybody_can_sign_in_with_what_is_printed(demo: str) -> None:
    assert PASSWORD in demo
    for member in MEMBERS:
        user = User.objects.get(username=member.username)
        assert member.username in demo
        assert user.check_password(PASSWORD)
        assert signed_in(user).get("/my/account/").status_code == 200
    assert not SignIn.objects.filter(ended_at__isnull=False).exists()


def test_its_names_lie_sealed_as_all_others(demo: str) -> None:
    paw = User.objects.get(username="paw")
    case = Case.objects.visible_to(paw).latest("made_at")
    name = Vault.of(case).open("person", case.person)["called"]
    assert name
    assert name.encode() not in bytes(case.person)


def test_it_is_refused_on_a_site_of_real_people(settings: Any) -> None:
    assert not settings.SSS_DEMO
    with pytest.raises(CommandError, match=r"only by \./run --demo"):
        call_command("demo")
    settings.SSS_DEMO = True
    User.objects.create_user("somebody")
    with pytest.raises(CommandError, match="not empty"):
        call_command("demo")
    assert not Organisation.objects.exists()


@pytest.mark.parametrize("name", ["SSS_HTTPS", "DATABASE_URL", "SSS_DATABASE"])
def test_the_start_script_refuses_it_where_a_site_serves_others(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "run", "--demo", "--port", "18999"],
        cwd=ROOT,
        env={**os.environ, name: "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert f"does not run where {name} is set" in done.stderr
