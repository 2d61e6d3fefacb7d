"""The Burmese font, cut to what is needed. Run: .venv/bin/python -m audits.burmese_font

Noto Sans Myanmar, under the Open Font License, from the package that npm has of it. Two files:
the letters of Burmese, and the whole Myanmar block for Mon, Shan, Karen and others, which a phone
fetches only when such a letter stands in a page. Every rule of the font for how letters join and
stack is kept; hints for old screens and names nobody reads are not. Needs npm.
"""

import shutil
import subprocess
import tarfile
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset  # type: ignore[import-untyped]

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "static" / "fonts"
WORKSHOP = ROOT / ".cache" / "font"
PACKAGE = "@fontsource/noto-sans-myanmar@5.3.0"
SOURCE = "package/files/noto-sans-myanmar-myanmar-400-normal.woff2"
LICENCE = "package/LICENSE"

#: Letters, marks, digits and signs of Burmese.
BURMESE = range(0x1000, 0x1050)
#: The block with the letters of the other languages, and its two extensions.
WHOLE_BLOCK = (*range(0x1000, 0x10A0), *range(0xA9E0, 0xA9FF), *range(0xAA60, 0xAA80))
#: A space, and the circle that a mark without its letter stands on.
BESIDES = (0x20, 0xA0, 0x25CC)


def main() -> None:
    source = fetched()
    cut(source / SOURCE, FONTS / "burmese.woff2", BURMESE)
    cut(source / SOURCE, FONTS / "myanmar.woff2", WHOLE_BLOCK)
    shutil.copyfile(source / LICENCE, FONTS / "LICENSE.txt")


def fetched() -> Path:
    """The folder with the unpacked package."""
    WORKSHOP.mkdir(parents=True, exist_ok=True)
    npm = shutil.which("npm") or "npm"
    subprocess.run([npm, "pack", "--silent", PACKAGE], cwd=WORKSHOP, check=True)
    [packed] = WORKSHOP.glob("fontsource-*.tgz")
    with tarfile.open(packed) as archive:
        archive.extractall(WORKSHOP, filter="data")
    return WORKSHOP


def cut(source: Path, target: Path, letters: Iterable[int]) -> None:
    """Write the glyphs of these letters, and all they become beside others, as woff2."""
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["*"]
    options.layout_scripts = ["*"]
    options.hinting = False
    options.notdef_outline = True  # a letter that is missing is seen as a box
    options.name_IDs = [0, 1, 2, 13, 14]  # whose it is and under which licence
    font = subset.load_font(str(source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[*letters, *BESIDES])
    cutter.subset(font)
    subset.save_font(font, str(target), options)


if __name__ == "__main__":
    main()
