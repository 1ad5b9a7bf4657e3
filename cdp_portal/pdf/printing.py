"""One round of a pack: typeset, its pages counted by part, its fingerprints. Runs in the limited process."""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from hashlib import sha256
from io import BytesIO

import pikepdf
import typst
from pikepdf import Pdf

from cdp_portal.pdf.describing import AGENDA, CHANGES, CONTENTS, COVER
from cdp_portal.pdf.layout import TITLES, Change, Layout
from cdp_portal.pdf.sheet import change_sheet
from cdp_portal.pdf.typesetting import FONTS, TEMPLATES, Press
from cdp_portal.pdf.uploads import Upload
from cdp_portal.pdf.versions import Found

LISTINGS = (CONTENTS, AGENDA)  # parts that print the labels of others


class Round:
    """A pack as the press printed it, with blank pages where uploaded papers go."""

    def __init__(
        self,
        press: Press,
        data: dict,
        layout: Layout | None,
        changes: tuple[Change, ...] = (),
        meanwhile: Callable[[], None] = lambda: None,
    ) -> None:
        self.parts = parts_of(data)
        told = {"change_sheet": change_sheet(data, changes) if data["before"] else None}
        labels = {"labels": layout.labels, "notes": layout.notes, "total": layout.total} if layout else {}
        standard = data["standard"] or {}
        contents = {
            mark: {"number": number, "title": title, "standard": standard.get(key, "")}
            for key, mark, number, title, _kind in self.parts
        }
        self.content = press.printed({**data, "labels": None, **labels, **told, "contents": contents}, meanwhile)
        self.pdf = Pdf.open(BytesIO(self.content))
        self.start_of = self._starts()
        self.mark_of = {key: mark for key, mark, _number, _title, _kind in self.parts}

    def _starts(self) -> dict[str, int]:
        """The number (from 0) of each part's first page, by key."""
        number_of = {page.objgen: number for number, page in enumerate(self.pdf.pages)}
        targets = dict(pikepdf.NameTree(self.pdf.Root.Names.Dests).items())
        return {
            key: 0 if key == COVER else number_of[targets[mark][0].objgen]
            for key, mark, _number, _title, _kind in self.parts
        }

    @property
    def found(self) -> list[Found]:
        ends = [*list(self.start_of.values())[1:], len(self.pdf.pages)]
        return [
            Found(key, number, title, kind, end - self.start_of[key])
            for (key, _mark, number, title, kind), end in zip(self.parts, ends, strict=True)
        ]


def parts_of(data: dict) -> list[tuple[str, str, str, str, str]]:
    """Key, mark, number, title and kind of each part, in order."""
    own = [COVER, CHANGES, CONTENTS, AGENDA] if data["before"] else [COVER, CONTENTS, AGENDA]
    ours = [(kind, kind, "", TITLES[kind], kind) for kind in own]
    return ours + [
        (paper["key"], paper["mark"], paper["number"], paper["title"], paper["kind"]) for paper in data["papers"]
    ]


def fingerprinted(layout: Layout, data: dict, uploads: Iterable[Upload]) -> Layout:
    """`layout` with the fingerprint of every part: equal ones print equal pages."""
    cover = data["cover"]
    frame = [edition(), data["large"], cover["partnership"], cover["body"], cover["date_text"], cover["marking"]]
    made_from = {paper["key"]: paper for paper in data["papers"]}
    made_from |= {upload.key: [made_from[upload.key]["notice"], upload.sha256] for upload in uploads}
    begins = [(part.number, part.title, part.labels[0]) for part in layout.parts]
    made_from |= {COVER: cover, CHANGES: [data["version"], begins], CONTENTS: begins, AGENDA: [data["agenda"], begins]}
    standard = data["standard"] or {}
    parts = [
        replace(
            part, fingerprint=_digest([*frame, part.number, part.title, made_from[part.key], standard.get(part.key)])
        )
        for part in layout.parts
    ]
    return replace(layout, parts=tuple(parts))


@cache
def edition() -> str:
    """What the look of a pack depends on besides its data: engine, templates, fonts."""
    files = [*sorted(TEMPLATES.glob("*.typ")), *sorted(FONTS.glob("*.ttf"))]
    return typst.__version__ + sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def _digest(thing: object) -> str:
    return sha256(json.dumps(thing, sort_keys=True).encode()).hexdigest()
