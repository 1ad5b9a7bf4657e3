"""A later version of a pack: printed in rounds until its labels and its change sheet agree with its pages.

A first round guesses how long each part is and which pages changed; the next has what the first one found. Runs in
the limited process.
"""

from io import BytesIO
from pathlib import Path

from pikepdf import Pdf

from cdp_portal.pdf import versions
from cdp_portal.pdf.comparing import Drawn, differing
from cdp_portal.pdf.errors import BuildFailed
from cdp_portal.pdf.layout import CHANGES, Change, Layout, Part
from cdp_portal.pdf.printing import LISTINGS, Round, fingerprinted, parts_of
from cdp_portal.pdf.typesetting import Press
from cdp_portal.pdf.uploads import Bands, Upload, lay_in

MOST_ROUNDS = 6


class Revision:
    """Makes the version that follows `data["before"]`."""

    def __init__(self, press: Press, data: dict, uploads: dict[str, Upload], folder: Path) -> None:
        self.press, self.data, self.uploads = press, data, uploads
        self.before = Layout.from_data(data["before"]["layout"])
        self.bands = Bands.of(large=data["large"])
        self.old = Drawn(folder / data["before"]["file"], self.bands)
        self.compared: dict[tuple, set[int]] = {}
        if len(self.old.document) != len(self.before.labels):
            raise BuildFailed("The version before this one is not the file that was issued.")

    def made(self) -> tuple[Round, Layout, tuple[Change, ...]]:
        """The last round, its layout and what it changes."""
        layout = self._layout(self._guessed())
        told = self._told(layout, {})
        for _number in range(MOST_ROUNDS):
            layout = versions.noted(self.before, layout, told, self.data["version"])
            printed = Round(self.press, self.data, layout, told)
            found = self._layout(printed.found)
            news = self._told(found, self._replaced(printed, found))
            if (found.labels, news) == (layout.labels, told):
                self.old.close()
                return printed, layout, told
            layout, told = found, news
            del printed
            self.press.forget()
        raise BuildFailed("The pages of this version could not be numbered. Issue it as a new pack.")

    def _layout(self, found: list[versions.Found]) -> Layout:
        return fingerprinted(versions.following(self.before, found), self.data, self.uploads.values())

    def _guessed(self) -> list[versions.Found]:
        """Every part as long as it was, an upload as long as it is, anything new one page."""
        was = {part.key: len(part.labels) for part in self.before.parts}
        long = {key: len(upload.sheets) + upload.divided for key, upload in self.uploads.items()}
        return [
            versions.Found(key, number, title, kind, long.get(key, was.get(key, 1)))
            for key, _mark, number, title, kind in parts_of(self.data)
        ]

    def _told(self, layout: Layout, replaced: dict[str, set[int]]) -> tuple[Change, ...]:
        return versions.changes(self.before, layout, replaced)

    def _replaced(self, printed: Round, layout: Layout) -> dict[str, set[int]]:
        """The numbers of the pages that look different, of each part that stays and is made from something else."""
        kept = versions.kept_parts(self.before, printed.found)
        changed = [part for part in layout.parts if part.key in kept and part.fingerprint != kept[part.key].fingerprint]
        missing = [part for part in changed if self._known_as(part, layout) not in self.compared]
        if missing:
            self._compare(printed, layout, missing)
        return {part.key: self.compared[self._known_as(part, layout)] for part in changed}

    def _known_as(self, part: Part, layout: Layout) -> tuple:
        """Under what a comparison is kept: contents and agenda have to be compared again when labels moved."""
        return (part.key, *layout.labels) if part.key in LISTINGS else (part.key, len(part.labels))

    def _compare(self, printed: Round, layout: Layout, parts: list[Part]) -> None:
        new = Drawn(self._with_uploads(printed, {part.key for part in parts}), self.bands)
        for part in parts:
            pages = self._pairs(part, printed)
            same_kind = part.key != CHANGES and part.kind == self.before.part(part.key).kind
            places = differing(self.old, new, pages) if same_kind else set(range(len(pages)))
            self.compared[self._known_as(part, layout)] = places
        new.close()

    def _pairs(self, part: Part, printed: Round) -> list[tuple[int, int, bool]]:
        """Page in the version before, page in this one, and whether it is an uploaded page."""
        old, new = self.before.start_of[part.key], printed.start_of[part.key]
        common = min(len(self.before.part(part.key).labels), len(part.labels))
        upload = self.uploads.get(part.key)
        return [(old + page, new + page, upload is not None and page >= upload.divided) for page in range(common)]

    def _with_uploads(self, printed: Round, keys: set[str]) -> bytes:
        """The round with the uploaded papers of these keys laid in."""
        uploads = [self.uploads[key] for key in keys & set(self.uploads)]
        if not uploads:
            return printed.content
        with Pdf.open(BytesIO(printed.content)) as pdf:
            lay_in(pdf, uploads, printed.start_of, self.bands)
            buffer = BytesIO()
            pdf.save(buffer)
        return buffer.getvalue()
