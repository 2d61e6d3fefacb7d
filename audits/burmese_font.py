"""The fonts, cut to what is needed. Run: .venv/bin/python -m audits.burmese_font

Noto Sans Myanmar and Noto Sans Thai, under the Open Font License, from the packages that npm has
of them. For phones two files: the letters of Burmese, and the whole Myanmar block for Mon, Shan,
Karen and others, which a phone fetches only when such a letter stands in a page. For the PDF that
the server makes, Burmese, Thai and Latin in two weights. Every rule of a font for how letters join
and stack is kept; hints for old screens and names nobody reads are not. Needs npm.
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
PACKAGES = {"myanmar": "5.3.0", "thai": "5.3.0"}
LICENCE = "LICENSE"

#: Letters, marks, digits and signs of Burmese.
BURMESE = range(0x1000, 0x1050)
#: The block with the letters of the other languages, and its two extensions.
WHOLE_BLOCK = (*range(0x1000, 0x10A0), *range(0xA9E0, 0xA9FF), *range(0xAA60, 0xAA80))
THAI = range(0x0E00, 0x0E60)
#: Plain letters, digits and signs, and those our sentences use: · × ÷ – “ ” ‘ ’ … −
LATIN = (*range(0x20, 0x7F), 0xB7, 0xD7, 0xF7, *range(0x2013, 0x2027), 0x2212)
#: A space, and the circle that a mark without its letter stands on.
BESIDES = (0x20, 0xA0, 0x25CC)


def main() -> None:
    myanmar, thai = (fetched(name) for name in PACKAGES)
    cut(myanmar, "myanmar-400", "myanmar", WHOLE_BLOCK)
    for weight, suffix in (("400", ""), ("700", "-bold")):
        cut(myanmar, f"myanmar-{weight}", f"burmese{suffix}", BURMESE)
        cut(thai, f"thai-{weight}", f"thai{suffix}", THAI)
        cut(thai, f"latin-{weight}", f"latin{suffix}", LATIN)
    write_licence(myanmar, thai)


def fetched(name: str) -> Path:
    """The unpacked package of one script."""
    folder = WORKSHOP / name
    folder.mkdir(parents=True, exist_ok=True)
    npm = shutil.which("npm") or "npm"
    package = f"@fontsource/noto-sans-{name}@{PACKAGES[name]}"
    subprocess.run([npm, "pack", "--silent", package], cwd=folder, check=True)
    [packed] = folder.glob("fontsource-*.tgz")
    with tarfile.open(packed) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def write_licence(*packages: Path) -> None:
    """The licence, which is the same, after whose each font is."""
    owners, texts = zip(
        *((package / LICENCE).read_text(encoding="utf-8").split("\n", 1) for package in packages),
        strict=True,
    )
    (FONTS / "LICENSE.txt").write_text("\n".join((*owners, texts[0])), encoding="utf-8")


def cut(package: Path, name: str, target: str, letters: Iterable[int]) -> None:
    """Write the glyphs of these letters, and all they become beside others, as woff2.

    Args:
        package: the unpacked package.
        name: the end of the name of its file: script and weight.
        target: the name of our file.
        letters: code points.
    """
    [source] = (package / "files").glob(f"*-{name}-normal.woff2")
    written = FONTS / f"{target}.woff2"
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
    subset.save_font(font, str(written), options)


if __name__ == "__main__":
    main()
