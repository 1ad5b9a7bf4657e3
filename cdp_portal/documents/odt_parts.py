"""The parts of an Open Document text that are always the same: how it looks, as the Word file does."""

from xml.sax.saxutils import escape

MIME = "application/vnd.oasis.opendocument.text"
NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
MANIFEST = (
    f'{HEAD}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
    'manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{MIME}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)
META = (
    f"{HEAD}<office:document-meta {NAMESPACES}><office:meta><dc:title>{{title}}</dc:title>"
    "<dc:language>{language}-{country}</dc:language></office:meta></office:document-meta>"
)
# Style, parent, size, space before and after in points, bold, anything more of the paragraph.
LOOKS = (
    ("Body", "Standard", 11, 0, 6, False, ""),
    ("Title", "Standard", 22, 0, 14, True, ""),
    ("Heading_20_1", "Standard", 16, 16, 6, True, ""),
    ("Heading_20_2", "Standard", 13, 12, 4, True, ""),
    ("Heading_20_3", "Standard", 11.5, 10, 4, True, ""),
    ("Heading_20_4", "Standard", 11, 8, 4, True, ""),
    ("Heading_20_5", "Standard", 11, 8, 4, True, ""),
    ("Heading_20_6", "Standard", 11, 8, 4, True, ""),
    ("Caption", "Standard", 10, 8, 3, True, ""),
    ("Table_20_head", "Standard", 11, 0, 2, True, ""),
    ("Table_20_text", "Standard", 11, 0, 2, False, ""),
    ("After", "Standard", 6, 0, 0, False, ""),
    ("Quote", "Standard", 11, 0, 6, False, 'fo:margin-left="1cm"'),
    ("Preformatted", "Standard", 10, 0, 6, False, 'fo:margin-left="0cm"'),
    ("Rule", "Standard", 4, 0, 6, False, 'fo:border-bottom="0.5pt solid #000000"'),
    ("Header", "Standard", 11, 0, 0, True, ""),
    ("Footer", "Standard", 9, 0, 0, False, ""),
)

BULLET = 'bullet text:level="{level}" text:bullet-char="{sign}"'
NUMBER = 'number text:level="{level}" style:num-format="{shape}" style:num-suffix="."'


def _look(name: str, parent: str, size: float, before: float, after: float, bold: bool, more: str) -> str:  # noqa: FBT001
    level = f' style:default-outline-level="{name[-1]}"' if name.startswith("Heading") else ""
    keep = ' fo:keep-with-next="always"' if bold and name != "Table_20_head" else ""
    font = "Courier New" if name == "Preformatted" else "Arial"
    return (
        f'<style:style style:name="{name}" style:display-name="{name.replace("_20_", " ")}" style:family="paragraph" '
        f'style:parent-style-name="{parent}"{level}>'
        f'<style:paragraph-properties fo:margin-top="{before}pt" fo:margin-bottom="{after}pt"{keep} {more}/>'
        f'<style:text-properties style:font-name="{font}" fo:font-size="{size}pt" '
        f'fo:font-weight="{"bold" if bold else "normal"}"/></style:style>'
    )


def _levels(tag: str) -> str:
    indents = (
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        '<style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.75cm" '
        'fo:margin-left="{left}cm"/></style:list-level-properties>'
    )
    return "".join(
        f"<text:list-level-style-{tag.format(level=level, sign='•–▪'[level % 3 - 1], shape='1ai'[level % 3 - 1])}>"
        f"{indents.format(left=0.75 * level)}</text:list-level-style-{tag.split()[0]}>"
        for level in range(1, 11)
    )


def _cell_look(name: str, line: str) -> str:
    return (
        f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties '
        f'fo:padding-left="0cm" fo:padding-right="0.3cm" fo:padding-top="0.1cm" fo:padding-bottom="0.05cm" '
        f'fo:border-top="{line}" fo:border-bottom="{line}"/></style:style>'
    )


def _text_look(name: str, properties: str) -> str:
    return f'<style:style style:name="{name}" style:family="text"><style:text-properties {properties}/></style:style>'


def _face(name: str) -> str:
    return f'<style:font-face style:name="{name}" svg:font-family="\'{name}\'"/>'


STYLES = (
    f"{HEAD}<office:document-styles {NAMESPACES}>"
    f"<office:font-face-decls>{_face('Arial')}{_face('Courier New')}</office:font-face-decls>"
    '<office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name="Arial" '
    'fo:font-size="11pt" fo:language="{language}" fo:country="{country}"/></style:default-style>'
    '<style:style style:name="Standard" style:family="paragraph" style:class="text"/>'
    + "".join(_look(*look) for look in LOOKS)
    + _text_look("Strong", 'fo:font-weight="bold"')
    + _text_look("Emphasis", 'fo:font-style="italic"')
    + _text_look("Deleted", 'style:text-line-through-style="solid"')
    + _text_look("Link", 'style:text-underline-style="solid"')
    + _text_look("Code", 'style:font-name="Courier New"')
    + f'<text:list-style style:name="Bullets">{_levels(BULLET)}</text:list-style>'
    + f'<text:list-style style:name="Numbers">{_levels(NUMBER)}</text:list-style>'
    + "</office:styles><office:automatic-styles>"
    '<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" '
    'fo:margin-top="1.5cm" fo:margin-bottom="1.5cm" fo:margin-left="2cm" fo:margin-right="2cm"/>'
    '<style:header-style><style:header-footer-properties fo:margin-bottom="0.4cm"/></style:header-style>'
    '<style:footer-style><style:header-footer-properties fo:margin-top="0.4cm"/></style:footer-style>'
    "</style:page-layout></office:automatic-styles><office:master-styles>"
    '<style:master-page style:name="Standard" style:page-layout-name="A4">'
    '<style:header><text:p text:style-name="Header">{marking}</text:p></style:header>'
    '<style:footer><text:p text:style-name="Footer">Page <text:page-number>1</text:page-number> of '
    "<text:page-count>1</text:page-count></text:p></style:footer></style:master-page></office:master-styles>"
    "</office:document-styles>"
)

CONTENT = (
    f"{HEAD}<office:document-content {NAMESPACES}><office:automatic-styles>"
    '<style:style style:name="Table" style:family="table"><style:table-properties style:width="17cm" '
    'table:align="left" table:border-model="collapsing"/></style:style>'
    '<style:style style:name="Row" style:family="table-row"><style:table-row-properties fo:keep-together="always"/>'
    "</style:style>"
    + _cell_look("Cell", "0.5pt solid #7f7f7f")
    + _cell_look("Fact", "none")
    + "{styles}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
    "</office:document-content>"
)


def escaped(text: str) -> str:
    """The text for a place in these parts, on one line."""
    return escape(" ".join(text.split()))
