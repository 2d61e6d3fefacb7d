"""``manage.py load_rulebook [DIR]``: take in the rulebook files of a directory, or write them.

Where no keeper has published yet they become the release in use, else a draft for the keepers.
"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DEFAULT_DB_ALIAS, connections

from eligibility import loader, seeding
from eligibility.drafting import drafts
from eligibility.models import Draft, RulebookRelease
from eligibility.reviewed import files, written
from eligibility.reviewed.files import RulebookError, RulebookSource


class Command(BaseCommand):
    """Reads the files, or refuses them with every fault named; the other way it writes them."""

    help = (
        "Publishes a directory of rulebook files as a new release (default: those shipped). "
        "Once a keeper has published, they become a draft instead."
    )
    # The check of the shipped files would keep a repaired directory from being loaded.
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("directory", nargs="?", type=Path, help="holds release.yaml")
        parser.add_argument(
            "--database", default=DEFAULT_DB_ALIAS, choices=tuple(connections), help="alias"
        )
        parser.add_argument(
            "--as-draft", action="store_true", help="a draft for the keepers, in any case"
        )
        parser.add_argument(
            "--export", type=Path, metavar="DIR", help="write the files to a new directory instead"
        )
        which = parser.add_mutually_exclusive_group()
        which.add_argument(
            "--release", help="with --export: a release's name or digest (default: that in use)"
        )
        which.add_argument("--draft", type=int, help="with --export: the number of a draft")

    def handle(self, *args: Any, **options: Any) -> None:
        using: str = options["database"]
        try:
            if options.get("export"):
                self._export(options, using)
            else:
                self._take_in(options, using)
        except loader.UnusableRulebookError as error:
            raise CommandError(str(error)) from None

    def _take_in(self, options: dict[str, Any], using: str) -> None:
        if options.get("release") or options.get("draft"):
            raise CommandError("--release and --draft say what --export writes.")
        before = loader.newest(using=using)
        try:
            source = files.read(options["directory"] or files.SHIPPED)
            take_in = seeding.as_draft if options.get("as_draft") else seeding.take_in
            taken, _ = take_in(source, using=using)
        except RulebookError as error:
            in_use = f"Release “{before.name}” stays in use." if before else "No release is in use."
            raise CommandError(
                f"The rulebook files are refused. {in_use}\n{error}", returncode=1
            ) from error
        if isinstance(taken, Draft):
            self.stdout.write(seeding.told_of_draft(taken))
        else:
            self._tell_of_release(taken, source, already=taken == before)
            return
        self._count(source)

    def _tell_of_release(
        self, release: RulebookRelease, source: RulebookSource, *, already: bool
    ) -> None:
        self.stdout.write(f"Release “{release.name}” ({release.digest})")
        self._count(source)
        older = seeding.older_than_in_use(release, using=release._state.db or DEFAULT_DB_ALIAS)
        if older:
            self.stderr.write(older)
            return
        loader.verified(release)
        self.stdout.write("Already in use." if already else "Now in use.")

    def _count(self, source: RulebookSource) -> None:
        counts = {
            "values": len({term.key for term in source.terms}),
            "rows": len(source.terms),
            "statements": len(source.statements),
            "citations": len(source.citations),
            "documents": len(source.content.documents),
            "steps": len(source.content.steps),
        }
        self.stdout.write(", ".join(f"{count} {what}" for what, count in counts.items()))

    def _export(self, options: dict[str, Any], using: str) -> None:
        if options["directory"] or options.get("as_draft"):
            raise CommandError("--export writes files and takes none in.")
        directory: Path = options["export"]
        if options.get("draft") is not None:
            texts = drafts.exported(_draft(options["draft"], using))
        else:
            release = _release(options.get("release"), using)
            texts = written.texts(written.files_of(loader.read_back(release)))
        if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
            raise CommandError("The directory holds something already; name a new one.")
        for file, text in texts.items():
            path = directory / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        self.stdout.write(f"{len(texts)} files are written.")


def _draft(number: int, using: str) -> Draft:
    draft = Draft.objects.using(using).filter(pk=number).first()
    if draft is None:
        raise CommandError(f"There is no draft {number}.")
    return draft


def _release(named: str | None, using: str) -> RulebookRelease:
    """The release of a name or digest, or the one in use."""
    if named is None:
        release = loader.newest(using=using)
        if release is None:
            raise CommandError("There is no release.")
        return release
    rows = RulebookRelease.objects.using(using)
    found = list(rows.filter(name=named) or rows.filter(digest=named))
    if len(found) == 1:
        return found[0]
    several = "".join(f"\n{release.digest}" for release in found)
    raise CommandError(
        f"Several releases have that name; name one by its digest:{several}"
        if found
        else "There is no release of that name or digest."
    )
