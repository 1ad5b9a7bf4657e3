"""Make the TrueType files that the PDF templates need, from the web fonts in node_modules.

The packaged font comes as one woff2 file per script; the PDF engine reads only TrueType. Each style is unpacked,
its scripts are merged into one file, and the result goes to build/fonts. A second run finds them and does nothing.
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "@fontsource/source-sans-3"
SCRIPTS = ("latin", "latin-ext", "greek", "greek-ext", "cyrillic", "cyrillic-ext", "vietnamese")
# File name, weight and slant in the package, name of the style inside the font.
STYLES = (
    ("Regular", 400, "normal", "Regular"),
    ("Italic", 400, "italic", "Italic"),
    ("Semibold", 600, "normal", "Semibold"),
    ("Bold", 700, "normal", "Bold"),
    ("BoldItalic", 700, "italic", "Bold Italic"),
)


def target(folder: Path, style: str) -> Path:
    return folder / f"SourceSans3-{style}.ttf"


def is_current(font: Path, package: Path) -> bool:
    """Whether the font is there, and newer than what it is made from."""
    made_from = [path for path in (package / "package.json", Path(__file__)) if path.exists()]
    return font.exists() and all(font.stat().st_mtime >= path.stat().st_mtime for path in made_from)


def unpacked(source: Path, folder: Path) -> str:
    """The woff2 file `source` written as TrueType into `folder`."""
    font = TTFont(source, recalcTimestamp=False)
    font.flavor = None
    path = folder / f"{source.stem}.ttf"
    font.save(path)
    return str(path)


def name_style(font: TTFont, weight: int, style: str) -> None:
    """Give the merged font the family and style by which templates ask for it."""
    font["OS/2"].usWeightClass = weight
    names = font["name"]
    names.names = [record for record in names.names if record.nameID not in (16, 17, 21, 22)]
    for name_id, text in ((1, "Source Sans 3"), (2, style), (4, f"Source Sans 3 {style}")):
        names.setName(text, name_id, 3, 1, 0x409)
    names.setName(f"SourceSans3-{style.replace(' ', '')}", 6, 3, 1, 0x409)


def build_style(package: Path, destination: Path, weight: int, slant: str, style: str) -> None:
    sources = [package / "files" / f"source-sans-3-{script}-{weight}-{slant}.woff2" for script in SCRIPTS]
    with TemporaryDirectory() as folder:
        merged = Merger().merge([unpacked(source, Path(folder)) for source in sources])
    name_style(merged, weight, style)
    merged.recalcTimestamp = False
    part = destination.with_suffix(".part")  # so that an interrupted run leaves no half font behind
    merged.save(part)
    part.replace(destination)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--modules", type=Path, default=ROOT / "node_modules", help="folder npm installed into")
    parser.add_argument("--output", type=Path, default=ROOT / "build" / "fonts")
    options = parser.parse_args()
    package = options.modules / PACKAGE
    missing = [style for style in STYLES if not is_current(target(options.output, style[0]), package)]
    if missing and not package.is_dir():
        sys.stderr.write(f"{package} is not there. Run `npm ci` first.\n")
        return 1
    options.output.mkdir(parents=True, exist_ok=True)
    for count, (file_style, weight, slant, style) in enumerate(missing, start=1):
        if sys.stdout.isatty():
            sys.stdout.write(f"PDF fonts: {count} of {len(missing)}\r")
            sys.stdout.flush()
        build_style(package, target(options.output, file_style), weight, slant, style)
    if missing:
        sys.stdout.write(f"PDF fonts: {len(missing)} built\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
