"""The fixed XML of an ODS file: names, styles, formats."""

from collections.abc import Iterable

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = (
    f'xmlns:office="{_OASIS}:office:1.0" xmlns:table="{_OASIS}:table:1.0" xmlns:text="{_OASIS}:text:1.0" '
    f'xmlns:style="{_OASIS}:style:1.0" xmlns:number="{_OASIS}:datastyle:1.0" '
    f'xmlns:fo="{_OASIS}:xsl-fo-compatible:1.0" office:version="1.3"'
)
MANIFEST = (
    f'{HEAD}<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0" manifest:version="1.3">'
    '<manifest:file-entry manifest:full-path="/" manifest:version="1.3" '
    'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{name}.xml" manifest:media-type="text/xml"/>'
        for name in ("content", "styles", "meta", "settings")
    )
    + "</manifest:manifest>"
)
META = (
    f'{HEAD}<office:document-meta xmlns:office="{_OASIS}:office:1.0" xmlns:meta="{_OASIS}:meta:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"><office:meta><dc:title>{title}</dc:title>'
    "<dc:language>en-GB</dc:language><meta:creation-date>{created}</meta:creation-date><dc:date>{created}</dc:date>"
    "{own}</office:meta></office:document-meta>"
)
SETTINGS = (
    f'{HEAD}<office:document-settings xmlns:office="{_OASIS}:office:1.0" xmlns:config="{_OASIS}:config:1.0" '
    'office:version="1.3"><office:settings><config:config-item-set config:name="ooo:view-settings">'
    '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
    '<config:config-item config:name="ViewId" config:type="string">view1</config:config-item>'
    '<config:config-item-map-named config:name="Tables">{frozen}</config:config-item-map-named>'
    "</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings>"
    "</office:document-settings>"
)
FROZEN = (
    "<config:config-item-map-entry config:name={name}>"
    '<config:config-item config:name="VerticalSplitMode" config:type="short">2</config:config-item>'
    '<config:config-item config:name="VerticalSplitPosition" config:type="int">1</config:config-item>'
    '<config:config-item config:name="ActiveSplitRange" config:type="short">2</config:config-item>'
    '<config:config-item config:name="PositionBottom" config:type="int">1</config:config-item>'
    "</config:config-item-map-entry>"
)
STYLES = (
    f'{HEAD}<office:document-styles {NAMES}><office:styles><style:default-style style:family="table-cell">'
    '<style:text-properties fo:font-family="Arial" fo:font-size="11pt" fo:language="en" fo:country="GB"/>'
    '</style:default-style></office:styles><office:automatic-styles><style:page-layout style:name="wide">'
    '<style:page-layout-properties fo:page-width="297mm" fo:page-height="210mm" style:print-orientation="landscape" '
    'style:scale-to-X="1" style:scale-to-Y="0"/></style:page-layout></office:automatic-styles><office:master-styles>'
    '<style:master-page style:name="Default" style:page-layout-name="wide"/></office:master-styles>'
    "</office:document-styles>"
)
CONTENT_END = "</office:spreadsheet></office:body></office:document-content>"

_DATE = (
    '<number:day/><number:text> </number:text><number:month number:textual="true"/><number:text> </number:text>'
    '<number:year number:style="long"/>'
)
_TIME = (
    '<number:text> </number:text><number:hours number:style="long"/><number:text>:</number:text>'
    '<number:minutes number:style="long"/>'
)
_NUMBER = '<number:number number:min-integer-digits="1" number:decimal-places="{places}" {more}/>'
_PENCE = _NUMBER.format(places=2, more='number:min-decimal-places="2" number:grouping="true"')
_WHOLE = _NUMBER.format(places=0, more='number:grouping="true"')
_POINTS = _NUMBER.format(places=3, more='number:min-decimal-places="1"')
_POUND = '<number:currency-symbol number:language="en" number:country="GB">£</number:currency-symbol>'
_NOT_NEGATIVE = '<style:map style:condition="value()&gt;=0" style:apply-style-name="Nmoneyplus"/>'
_BRITISH = 'number:language="en" number:country="GB"'
_DATA_STYLES = (
    f'<number:date-style style:name="Ndate" {_BRITISH}>{_DATE}</number:date-style>'
    f'<number:date-style style:name="Ndatetime" {_BRITISH}>{_DATE}{_TIME}</number:date-style>'
    f'<number:currency-style style:name="Nmoneyplus" style:volatile="true">{_POUND}{_PENCE}</number:currency-style>'
    f'<number:currency-style style:name="Nmoney"><number:text>-</number:text>{_POUND}{_PENCE}{_NOT_NEGATIVE}'
    "</number:currency-style>"
    f'<number:number-style style:name="Ninteger">{_WHOLE}</number:number-style>'
    f'<number:number-style style:name="Npercent">{_POINTS}<number:text>%</number:text></number:number-style>'
)


def _cell_style(name: str, *, data: str = "", text: str = "", wrap: bool = False, right: bool = False) -> str:
    data_style = f' style:data-style-name="{data}"' if data else ""
    wrapped = ' fo:wrap-option="wrap"' if wrap else ""
    aligned = '<style:paragraph-properties fo:text-align="end"/>' if right else ""
    return (
        f'<style:style style:name="{name}" style:family="table-cell"{data_style}>'
        f'<style:table-cell-properties style:vertical-align="top"{wrapped}/>{aligned}'
        f"<style:text-properties {text}/></style:style>"
    )


_BOLD = 'fo:font-weight="bold"'
_CELL_STYLES = "".join(
    [
        _cell_style("title", text=f'{_BOLD} fo:font-size="16pt"'),
        _cell_style("heading", text=_BOLD),
        _cell_style("header", text=_BOLD, wrap=True),
        _cell_style("figure_header", text=_BOLD, wrap=True, right=True),
        _cell_style("text", wrap=True),
        _cell_style("words", wrap=True, right=True),
        _cell_style("number"),
        *(_cell_style(kind, data=f"N{kind}") for kind in ("integer", "money", "percent", "date", "datetime")),
    ]
)


def content_start(widths: Iterable[int]) -> str:
    """The beginning of content.xml, with a column style for each width in characters (about 2 mm each)."""
    columns = "".join(
        f'<style:style style:name="w{width}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width * 2 + 4}mm"/></style:style>'
        for width in widths
    )
    pages = '<style:style style:name="pages" style:family="table" style:master-page-name="Default"/>'
    return (
        f"{HEAD}<office:document-content {NAMES}><office:automatic-styles>{_DATA_STYLES}{_CELL_STYLES}{pages}{columns}"
        "</office:automatic-styles><office:body><office:spreadsheet>"
    )
