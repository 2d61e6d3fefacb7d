"""The demo: people and cases that do not exist, on a database of its own."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from accounts.models import Membership, Organisation, Role, SignIn, User
from cases import handing, queue
from cases.demo.people import MEMBERS, PASSWORD, SAMPLES
from cases.models import Case, Handover
from cases.pages.handed import shown
from cases.pages.summary import on_paper
from cases.snapshot import Snapshot
from cases.vault import Vault
from eligibility import loader, pdf
from eligibility.presentation import Spoken
from tests.casework import making
from tests.casework.making import signed_in
from tests.starting import ROOT

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture(autouse=True)
def language_is_given_back() -> Iterator[None]:
    """The language of the last page asked for is not that of the next test."""
    with override("en"):
        yield


@pytest.fixture
def demo(settings: Any, capsys: pytest.CaptureFixture[str]) -> str:
    """The demo, seeded; what was printed."""
    settings.SSS_DEMO = True
    call_command("demo")
    return capsys.readouterr().out


def test_it_has_two_ngos_one_office_and_fourteen_cases_in_three_languages(demo: str) -> None:
    kinds = Counter(each.kind for each in Organisation.objects.all())
    assert kinds == {"ngo": 2, "office": 1}
    seen = [
        case
        for user in User.objects.filter(username__in=["paw", "nan"])
        for case in Case.objects.visible_to(user)
    ]
    assert len(seen) == len(SAMPLES) == 14
    assert {case.language for case in seen} == {"my", "th", "en"}
    assert {each.role for each in Membership.objects.all()} == set(Role)


def copies() -> list[Snapshot]:
    """What the office of the demo has been handed."""
    officer = User.objects.get(username="wanida")
    rows = Handover.objects.visible_to(officer)
    return [handing.opened(row, Vault.of(row.case_id)) for row in rows]


def test_the_office_has_cases_of_several_kinds_to_try(demo: str) -> None:
    had = copies()
    assert len(had) == sum(bool(each.shared) for each in SAMPLES) == 4
    in_question = {code for each in had for code in queue.in_question(each)}
    assert in_question >= {"unemployment", "maternity", "medical", "child_support"}
    whole = [each for each in had if not each.left_out]
    assert {"my", "en"} <= {each.language for each in whole}
    assert [each.gaps for each in whole if each.language == "my"] != [[]]
    waiting = making.signed_in(User.objects.get(username="wanida")).get("/th/cases/office/list/")
    assert len(waiting.context["rows"]) == 4


@pytest.mark.skipif(not pdf.available(), reason="WeasyPrint or Pango is not here.")
@pytest.mark.parametrize("language", ["th", "my"])
def test_each_copy_of_the_office_is_one_sheet_of_paper(demo: str, language: str) -> None:
    spoken = Spoken(language, loader.current().content)
    sizes = []
    for copy in copies():
        told = {"handover": True, "day": spoken.date(copy.day), "answers": []}
        told["copy"] = shown(copy, spoken, masked=True)
        with override(language):
            sizes.append(len(on_paper(told).pages))
    assert sizes == [1] * 4


def test_a_change_of_law_has_two_keepers(demo: str) -> None:
    keepers = Membership.objects.filter(role=Role.RULES_KEEPER)
    assert {each.user.username for each in keepers} == {"keeper", "kanya"}


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
