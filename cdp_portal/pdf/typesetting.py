"""Job `typeset`: a template and its data become a PDF. Runs in the limited process, without Django."""

import json
import re
import shutil
import sys
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import typst

from cdp_portal.pdf.errors import BuildFailed, FontsMissing

HERE = Path(__file__).resolve().parent
TEMPLATES = HERE / "templates"
FONTS = HERE.parents[1] / "build" / "fonts"
REPLACEMENT = "□"
MOST_PROBED = 3000  # different characters; beyond it every unfamiliar one is replaced
# Letters that the fonts of the templates hold for certain, so that only the rest has to be tried.
_KNOWN = re.compile(
    r"[\t\n\x20-\x7e\xa0-\u017f\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f"
    r"\u2010-\u2015\u2018-\u201e\u2020-\u2026€]+"
)
_ESCAPED = re.compile(r"\\[bfru]")  # control characters, as JSON writes them
_DROPPED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufe00-\ufe0f\ufeff]")
KEPT_DOCUMENTS = 10
_EMPTY = b"."
_PROBE = b"""#set document(title: "probe")
#set text(font: "Source Sans 3")
#for text in json(bytes(sys.inputs.texts)) { par(text) }"""


def work(folder: Path) -> dict:
    """The job: `request.json` (template, standards, issued_at as seconds) and `data.json` become `out.pdf`."""
    request = json.loads((folder / "request.json").read_text())
    data = json.loads((folder / "data.json").read_text())
    (folder / "out.pdf").write_bytes(typeset(folder, request, data))
    return {"pdf": "out.pdf"}


def typeset(folder: Path, request: dict, data: dict) -> bytes:
    """The PDF of `data` in the template that the request names. `folder` is the only one the template can read."""
    return Press(folder, request).printed(data)


def load_fonts() -> typst.Fonts:
    if not any(FONTS.glob("*.ttf")):
        raise FontsMissing("The fonts for PDFs are not built. Run `make assets`.")
    return typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])


class Press:
    """Prints one template, more than once if need be: what it read and found out is kept."""

    def __init__(self, folder: Path, request: dict) -> None:
        self.request = request
        self.fonts = load_fonts()
        self.root = folder / "typst"
        self.root.mkdir()
        for template in TEMPLATES.glob("*.typ"):
            shutil.copy(template, self.root)

    def printed(self, data: dict, meanwhile: Callable[[], None] = lambda: None) -> bytes:
        """The PDF of `data`. Raises BuildFailed. `meanwhile` is done while the engine, which is no Python, works."""
        for unprintable in (_unprintable, _unfamiliar):
            (self.root / "data.json").write_text(_written(data, unprintable, self.fonts))
            try:
                with ThreadPoolExecutor(max_workers=1) as engine:
                    compiled = engine.submit(self._compiled)
                    meanwhile()
                    return compiled.result()
            except typst.TypstError as error:
                sys.stderr.write(f"{self.request['template']}: {error}\n{error.diagnostic}\n")
                if "could not be displayed" not in str(error):
                    break
        raise BuildFailed("The PDF could not be typeset. The cause is in the server's log.")

    def forget(self) -> None:
        """Free what the engine remembers of documents: it keeps what the last ten compilations used."""
        for _time in range(KEPT_DOCUMENTS + 1):
            typst.compile({"main.typ": _EMPTY}, font_paths=self.fonts, format="pdf")

    def _compiled(self) -> bytes:
        return typst.compile(
            str(self.root / self.request["template"]),
            root=str(self.root),
            font_paths=self.fonts,
            format="pdf",
            pdf_standards=self.request["standards"],
            timestamp=self.request["issued_at"],
        )


def _written(data: dict, unprintable: Callable[[object, typst.Fonts], list[str]], fonts: typst.Fonts) -> str:
    """`data` as JSON without what is `unprintable`. Most packs have only familiar characters, which one look tells."""
    plain = json.dumps(data, ensure_ascii=False)
    if not _ESCAPED.search(plain) and _KNOWN.fullmatch(plain):
        return plain
    return json.dumps(_printable(data, unprintable(data, fonts)))


# -- characters that no font can show ---------------------------------------------------------------------------------
# PDF/UA refuses a document with a missing glyph, and one emoji must not stop a pack: symbols are spelled out
# (“[grinning face]”), other characters become □, control characters go.


def _printable(data: object, unprintable: list[str]) -> object:
    return _translated(data, {ord(character): _spelled(character) for character in unprintable})


def _unprintable(data: object, fonts: typst.Fonts) -> list[str]:
    unfamiliar = _unfamiliar(data, fonts)
    return _not_in(fonts, unfamiliar) if len(unfamiliar) <= MOST_PROBED else unfamiliar


def _unfamiliar(data: object, fonts: typst.Fonts) -> list[str]:
    """Every character that may be missing: alone it is shown, but perhaps not in its company."""
    return sorted(set(_KNOWN.sub("", _DROPPED.sub("", "".join(_strings(data))))))


def _strings(data: object) -> list[str]:
    if isinstance(data, str):
        return [data]
    values = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [text for value in values for text in _strings(value)]


def _translated(data: object, table: dict[int, str]) -> object:
    if isinstance(data, str):
        return _DROPPED.sub("", data).translate(table)
    if isinstance(data, dict):
        return {key: _translated(value, table) for key, value in data.items()}
    return [_translated(value, table) for value in data] if isinstance(data, list) else data


def _spelled(character: str) -> str:
    name = unicodedata.name(character, "")
    return f"[{name.lower()}]" if name and unicodedata.category(character) == "So" else REPLACEMENT


def _not_in(fonts: typst.Fonts, characters: list[str]) -> list[str]:
    """Those of the characters that no font can show. Only the engine knows, and it answers for a whole document."""
    if not characters or _shows(fonts, characters):
        return []
    if len(characters) == 1:
        return characters
    half = len(characters) // 2
    return _not_in(fonts, characters[:half]) + _not_in(fonts, characters[half:])


def _shows(fonts: typst.Fonts, texts: list[str]) -> bool:
    inputs = {"texts": json.dumps(texts)}
    try:
        typst.compile({"main.typ": _PROBE}, font_paths=fonts, format="pdf", pdf_standards=["ua-1"], sys_inputs=inputs)
    except typst.TypstError:
        return False
    return True
