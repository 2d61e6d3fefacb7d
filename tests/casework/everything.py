"""A case of which every table of cases holds something, marked so that it can be looked for."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.utils import load_backend
from pytest_django import DjangoDbBlocker

from accounts.acting import acting
from accounts.models import Role, User
from cases import assessments, followups, handing, keeping, messages, reviewing
from cases.models import Case, Handover, Look, Move, Note
from cases.opened import Opened
from cases.people import Person
from cases.reviewing import Answer, Kind
from cases.snapshot import Part, Snapshot, findings, told_in_words
from cases.vault import Vault
from eligibility import loader
from eligibility.interview.told import Told
from sss_portal import databases
from tests.casework import making
from tests.support import TODAY

MARKED = Person(
    called="Naw Marked",
    names={"passport": "NAW MARKED PAW"},
    numbers={"passport": "MD-MARKED-1"},
    phone="0899999901",
    employer="Marked Garments",
    workplace="Marked Lane",
)
NOTE, BY_HAND = "A marked note", "Marked errand"
WHY, ASKED_FOR, MESSAGE = "A marked reason", "Marked paper", "A marked message"
#: What was typed about her, each in a place of its own.
MARKS = (
    *("Naw Marked", "NAW MARKED PAW", "MD-MARKED-1", "0899999901", "Marked Garments"),
    *("Marked Lane", NOTE, BY_HAND, WHY, ASKED_FOR, MESSAGE),
)


def whole_case(user: User) -> Case:
    """A case with answers, a result, days, a note, an offer, history and looks; and handed over,
    answered by the office, with a message.
    """
    case = making.case_of(user, person=MARKED, answers=making.ANSWERED)
    vault = Vault.of(case)
    keeping.change_person(case, vault, user, Person(**{**MARKED.plain(), "workplace": "Marked St"}))
    keeping.change_person(case, vault, user, MARKED)
    Note(case=case, by=user, text=vault.seal("note", NOTE)).save()
    followups.write_down(user, case, vault, BY_HAND, TODAY)
    opened = opened_by(user, case)
    row = assessments.keep(opened, user)
    consent = {"text_version": 1, "language": "my", "how": "read", "witness": user, "health": True}
    content = loader.current().content
    snapshot = Snapshot(
        reference=case.reference,
        organisation=case.organisation.name,
        language=case.language,
        as_of=row.as_of.isoformat(),
        release="release",
        parts=tuple(Part),
        person=MARKED,
        told=told_in_words(Told(opened.held.answers, TODAY), content),
        found=findings(assessments.stored(row, vault).told, content),
    )
    handover = Handover(case=case, office=making.office(), **consent)
    handing.hand_over(user, handover, vault, snapshot, None)
    officer = making.volunteer(handover.office, role=Role.OFFICER)
    answers = [
        Answer("medical", Kind.DISAGREE, why=WHY, holds="not_yet"),
        Answer("maternity", Kind.DOCUMENTS, text=ASKED_FOR),
    ]
    reviewing.review(officer, handover.pk, handover.version, answers)
    messages.from_office(officer, handover.pk, MESSAGE)
    Move(case=case, to=making.ngo(), **consent).save()
    Look(case=case, by=user, what="case").save()
    return case


def opened_by(user: User, case: Case) -> Opened:
    """A case as its pages have it, for somebody who may see it."""
    who = acting(user)
    assert who is not None
    return Opened(who, case, Vault.of(case))


def of_a_case() -> Iterator[tuple[type[models.Model], str]]:
    """Every table of the site from which a way leads to a case, and that way."""
    ways: dict[type[models.Model], str] = {Case: "pk"}
    found = True
    while found:
        found = False
        for model in apps.get_models(include_auto_created=True):
            for field in model._meta.get_fields():
                if model in ways or not isinstance(field, models.ForeignKey):
                    continue
                target = field.remote_field.model
                if target in ways:
                    way = ways[target]
                    ways[model] = field.name if target is Case else f"{field.name}__{way}"
                    found = True
    return iter(ways.items())


def database_on_disk(
    tmp_path: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Path]:
    """The whole database of the tests in a file, as the site has it, in place of the usual one."""
    file = tmp_path / "cases.sqlite3"
    with django_db_blocker.unblock():
        usual = connections[DEFAULT_DB_ALIAS]
        if usual.vendor != "sqlite":
            pytest.skip("is about SQLite's files")
        usual.ensure_connection()
        with closing(sqlite3.connect(file)) as copy:
            usual.connection.backup(copy)
        settings = {**usual.settings_dict, **databases.sqlite(file)}
        backend = load_backend(settings["ENGINE"])
        connections[DEFAULT_DB_ALIAS] = backend.DatabaseWrapper(settings, DEFAULT_DB_ALIAS)
        try:
            yield file
        finally:
            connections[DEFAULT_DB_ALIAS].close()
            connections[DEFAULT_DB_ALIAS] = usual


def bytes_in(file: Path) -> bytes:
    """The database and its journal, byte by byte."""
    return b"".join(part.read_bytes() for part in sorted(file.parent.glob(f"{file.name}*")))
