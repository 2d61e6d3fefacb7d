"""``manage.py texts``: the site's own words out to a translator, and in again."""

from pathlib import Path
from typing import Any

from babel.messages.pofile import PoFileError
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from eligibility.catalogue import Place
from eligibility.texts import catalogues
from eligibility.texts.files import kind_of
from eligibility.texts.sheet import (
    MOST_BYTES,
    TRANSLATED,
    Difference,
    FaultySheetError,
    State,
    differences,
)

_SAID = {
    State.NEW: "new",
    State.CONFLICT: "changed here since it went out; taken only by --take {}",
    State.OUTDATED: "its English was changed since it went out; taken only by --take {}",
    State.GONE: "the site says this no more",
}


class Command(BaseCommand):
    """Writes a file for a translator, or shows what one would change and, if asked, does so."""

    help = (
        "texts out FILE --language my: writes FILE.xlsx or FILE.po with all words of a language. "
        "texts in FILE: shows what the file would change; --apply changes it."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("direction", choices=("out", "in"))
        parser.add_argument("file", type=Path, help="its name ends in .xlsx or .po")
        parser.add_argument("--language", choices=TRANSLATED, help="needed for “out”")
        parser.add_argument("--apply", action="store_true", help="take what is new")
        parser.add_argument(
            "--take", nargs="+", default=[], metavar="KEY", help="and these, whatever became of it"
        )
        parser.add_argument(
            "--root", type=Path, default=settings.BASE_DIR, help="the top of the project"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        place, file = Place(options["root"]), options["file"]
        try:
            if options["direction"] == "out":
                self._out(place, file, options["language"])
            else:
                self._in(place, file, apply=options["apply"], named=set(options["take"]))
        except (FaultySheetError, PoFileError) as error:
            raise CommandError(f"{file}:\n{error}") from None
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}.") from None

    def _out(self, place: Place, file: Path, language: str | None) -> None:
        if language is None:
            raise CommandError("Say which language: --language my or --language th.")
        lines = catalogues.lines(place, language)
        content = kind_of(file.name).write(lines, language)
        with file.open("xb") as stream:  # one that a translator has worked on stays
            stream.write(content)
        self.stdout.write(f"Texts written: {len(lines)}.")

    def _in(self, place: Place, file: Path, *, apply: bool, named: set[str]) -> None:
        with file.open("rb") as stream:
            sheet = kind_of(file.name).read(stream.read(MOST_BYTES + 1))
        catalogues.refuse_faulty(place, sheet)
        found = differences(catalogues.lines(place, sheet.language), sheet)
        unknown = named - {each.key for each in found if each.can_be_taken}
        if unknown:
            raise CommandError(
                f"The file changes no text of this key: {', '.join(sorted(unknown))}."
            )
        for each in found:
            self._show(each)
        taken = [each for each in found if each.taken_unasked or each.key in named]
        self.stdout.write(f"Texts that differ: {len(found)}. To be taken: {len(taken)}.")
        if apply:
            texts = {each.key: each.offered for each in taken}
            for path in catalogues.take(place, sheet.language, texts):
                self.stdout.write(f"written: {path.relative_to(place.root)}")

    def _show(self, difference: Difference) -> None:
        key = difference.key
        self.stdout.write(f"{key}: {_SAID[difference.state].format(key)}")
        told = (
            ("English", difference.english),
            ("here", difference.text),
            ("file", difference.offered),
        )
        for name, text in told:
            self.stdout.write(f"  {name}: {text}")
