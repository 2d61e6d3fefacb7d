"""A case begun and changed: every fact with its history, and never over a newer one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from accounts.acting import acting
from accounts.models import User
from cases import searching
from cases.models import Case, Change, ConsentToKeep
from cases.people import Person
from cases.vault import Vault
from cases.writing import writing
from eligibility import kept
from eligibility.interview.told import Answers

PERSON, ANSWERS, CHANGE = "person", "answers", "change"


@dataclass(frozen=True, slots=True)
class Held:
    """The answers of a case, and who changed which of them at which version.

    ``touched``: by the name of an answer the version of its last change, and who made it.
    """

    answers: Answers
    touched: Mapping[str, tuple[int, int]]

    @property
    def newest(self) -> int:
        """The version at which an answer was last changed; 0 where there is none."""
        return max((at for at, _ in self.touched.values()), default=0)


class NotTheirsError(Exception):
    """Somebody without an organisation of their own tried to begin a case."""


def begin(
    user: User,
    consent: ConsentToKeep,
    person: Person,
    answers: Answers,
    number: UUID | None = None,
) -> Case:
    """Begin a case with the consent to keep it; without one the tables take none.

    Args:
        user: the volunteer who begins it, for their organisation.
        consent: not yet written.
        person: who it is about; may be empty.
        answers: what was told so far; may be empty.
        number: what the case is known by in the tables; a form that is sent twice brings it along.

    Raises:
        NotTheirsError: the user acts for no NGO.
        IntegrityError: the consent does not cover what is kept (the table's constraints), or there
            is a case of this number.
    """
    who = acting(user)
    if who is None or who.organisation is None:
        raise NotTheirsError
    with transaction.atomic():
        consent.save(force_insert=True)
        case = Case(
            id=number or uuid4(),
            organisation=who.organisation,
            consent=consent,
            language=consent.language,
            made_by=user,
        )
        vault = Vault.made_for(case)
        touched = dict.fromkeys(answers.given, (1, user.pk))
        case.person = vault.seal(PERSON, person.plain())
        case.answers = vault.seal(ANSWERS, _written(Held(answers, touched)))
        case.save(force_insert=True)
        vault.keep_key(case)
        searching.mark(case, person)
    return case


def person_of(case: Case, vault: Vault) -> Person:
    """Who a case is about."""
    return Person.of(vault.open(PERSON, case.person))


def held_in(case: Case, vault: Vault) -> Held:
    """The answers of a case."""
    written, touched = vault.open(ANSWERS, case.answers)
    answers = kept.understood(written.encode("utf-8", "surrogatepass"))
    return Held(answers, {name: (int(at), int(by)) for name, (at, by) in touched.items()})


def change_answers(case: Case, vault: Vault, user: User, held: Held, answers: Answers) -> None:
    """Take new answers, unless the case has changed since ``case`` was read.

    Raises:
        OvertakenError: it has; nothing was written.
        GoneError: it is not theirs any more, or erased.
        TooMuchError: the answers are longer than anything anybody tells.
    """
    changed = differences(held.answers.given, answers.given)
    if not changed and answers.sent == held.answers.sent:
        return
    version = case.version + 1
    names = [name for name, _, _ in changed]
    touched = {**held.touched, **dict.fromkeys(names, (version, user.pk))}
    if len(kept.written_down(answers)) > kept.MOST_UNPACKED:
        raise kept.TooMuchError
    new = vault.seal(ANSWERS, _written(Held(answers, touched)))
    _write(case, user, {"answers": new}, vault.seal(CHANGE, {"answers": changed}))


def change_person(case: Case, vault: Vault, user: User, person: Person) -> None:
    """Take other names, numbers or ways to reach her.

    Raises:
        OvertakenError, GoneError: as above.
    """
    before = person_of(case, vault)
    changed = differences(flat(before), flat(person))
    if not changed:
        return
    new = vault.seal(PERSON, person.plain())
    with transaction.atomic():
        _write(case, user, {"person": new}, vault.seal(CHANGE, {"person": changed}))
        searching.mark(case, person)


def change_language(case: Case, vault: Vault, user: User, language: str) -> None:
    """Speak another language with the worker.

    Raises:
        OvertakenError, GoneError: as above.
    """
    if language != case.language:
        what = vault.seal(CHANGE, {"person": [["language", case.language, language]]})
        _write(case, user, {"language": language}, what)


def still_needed(case: Case, vault: Vault, user: User) -> None:
    """Note that a case is still needed: its time until it is erased begins anew.

    Raises:
        OvertakenError, GoneError: as above.
    """
    _write(case, user, {}, vault.seal(CHANGE, {}))


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[list[Any]]:
    """What differs, as name, before and after; what is not there is ``None``."""
    names = sorted({*before, *after})
    found = [[name, before.get(name), after.get(name)] for name in names]
    return [each for each in found if each[1] != each[2]]


def _write(case: Case, user: User, columns: Mapping[str, Any], what: bytes) -> None:
    """Write columns and the history of it in one step, if nobody was quicker."""
    now, read = timezone.now(), case.version
    with writing(user, case, version=read):
        mine = Case.objects.visible_to(user).filter(pk=case.pk)
        mine.update(**columns, version=read + 1, changed_at=now)
        Change(case=case, version=read + 1, by=user, at=now, what=what).save(force_insert=True)
    case.version, case.changed_at = read + 1, now
    for name, value in columns.items():
        setattr(case, name, value)


def _written(held: Held) -> list[Any]:
    return [kept.written_down(held.answers).decode("utf-8", "surrogatepass"), held.touched]


def flat(person: Person) -> dict[str, str]:
    """Each fact under a name of its own, for the history."""
    plain = person.plain()
    flat = {name: value for name, value in plain.items() if isinstance(value, str) and value}
    for group in ("names", "numbers"):
        flat |= {f"{group}.{paper}": text for paper, text in plain[group].items() if text}
    return flat
