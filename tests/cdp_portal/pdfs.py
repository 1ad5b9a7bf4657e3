"""Small PDFs made for the tests, and what can be read back from one."""

from io import BytesIO

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Encryption, Name, Pdf, String

A4, A4_LANDSCAPE, A3 = (595, 842), (842, 595), (842, 1191)


def written(pages: int = 1, *, size=A4, rotate: int = 0, text: str = "Uploaded page") -> Pdf:
    """An untagged PDF with a line of text on each page: "Uploaded page 1"."""
    pdf = Pdf.new()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for number in range(1, pages + 1):
        page = pdf.add_blank_page(page_size=size)
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
        page.obj.Contents = pdf.make_stream(f"BT /F1 24 Tf 72 300 Td ({text} {number}) Tj ET".encode())
        if rotate:
            page.obj.Rotate = rotate
    return pdf


def tag(pdf: Pdf) -> None:
    """Make the content of the first page a tagged paragraph."""
    page = pdf.pages[0]
    page.contents_add(pdf.make_stream(b"/P <</MCID 0>> BDC"), prepend=True)
    page.contents_add(pdf.make_stream(b"EMC"))
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.H1, P=root, Pg=page.obj, K=0))
    root.K = Array([element])
    root.ParentTree = Dictionary(Nums=Array([0, Array([element])]))
    page.obj.StructParents = 0
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)


def saved(pdf: Pdf, **options: object) -> bytes:
    buffer = BytesIO()
    pdf.save(buffer, **options)
    return buffer.getvalue()


def owner_locked(pdf: Pdf) -> bytes:
    """Opens without a password, but forbids changes."""
    return saved(pdf, encryption=Encryption(owner="secret", user=""))


def user_locked(pdf: Pdf) -> bytes:
    return saved(pdf, encryption=Encryption(owner="secret", user="secret"))


def scripted() -> Pdf:
    """Scripts, a launch action, an attachment, a note and four links, of which two lead to the web."""
    pdf = written(1, text="Scripted page")
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert('canary-script')"))
    launch = Dictionary(S=Name.Launch, F=String("canary-launch.exe"))
    pdf.Root.OpenAction = script
    pdf.Root.AA = Dictionary(WC=script)
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("canary"), script])))
    pdf.attachments["canary-attachment.txt"] = b"canary-attachment"
    page = pdf.pages[0].obj
    page.AA = Dictionary(O=script)
    actions = [
        Dictionary(S=Name.URI, URI=String("https://example.org/kept")),
        Dictionary(S=Name.URI, URI=String("mailto:board@example.org")),
        Dictionary(S=Name.URI, URI=String("javascript:canary-link")),
        launch,
    ]
    box = Array([72, 290, 300, 330])
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=box, Contents=String("canary-note"))
    links = [Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=box, A=action) for action in actions]
    page.Annots = pdf.make_indirect(Array([pdf.make_indirect(thing) for thing in (*links, note)]))
    return pdf


def filled_form() -> Pdf:
    """A form with one text field that says "Filled value"."""
    pdf = written(1, text="Form page")
    font = pdf.pages[0].obj.Resources.Font.F1
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Tx,
            T=String("name"),
            V=String("Filled value"),
            DA=String("/F1 14 Tf 0 g"),
            Rect=Array([72, 400, 400, 430]),
            F=4,
            P=pdf.pages[0].obj,
        )
    )
    pdf.pages[0].obj.Annots = Array([field])
    pdf.Root.AcroForm = Dictionary(
        Fields=Array([field]), DR=Dictionary(Font=Dictionary(F1=font)), DA=String("/F1 14 Tf 0 g"), NeedAppearances=True
    )
    return pdf


def layered() -> Pdf:
    """A page whose layer "Draft", off by default, holds the words "Hidden draft"."""
    pdf = written(1, text="Layered page")
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Draft")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    page = pdf.pages[0]
    page.obj.Resources.Properties = Dictionary(L1=layer)
    page.contents_add(pdf.make_stream(b"/OC /L1 BDC BT /F1 24 Tf 72 500 Td (Hidden draft) Tj ET EMC"))
    return pdf


def texts(pdf: bytes) -> list[str]:
    """The text of each page, on one line, read by a library that wrote none of it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_text(page) for page in document]
    finally:
        document.close()


def _text(page: pypdfium2.PdfPage) -> str:
    found = page.get_textpage().get_text_range()
    return " ".join(found.replace("\u2060", "").replace("\u200b", "").split())


def sizes(pdf: bytes) -> list[tuple[float, float]]:
    """The size of each page as a reader shows it, in whole points."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [tuple(round(side) for side in page.get_size()) for page in document]
    finally:
        document.close()


def bookmarks(pdf: bytes) -> list[tuple[str, int]]:
    """Title and page (from 1) of each bookmark."""
    with Pdf.open(BytesIO(pdf)) as opened:
        number_of = {page.objgen: number for number, page in enumerate(opened.pages, start=1)}
        with opened.open_outline() as outline:
            return [(item.title, number_of[item.destination[0].objgen]) for item in outline.root]


def elements(pdf: bytes) -> list[str]:
    """The kinds of all structure elements, in reading order: ["/Document", "/H1", …]."""
    found: list[str] = []
    with Pdf.open(BytesIO(pdf)) as opened:
        _collect(opened.Root.StructTreeRoot.K, found)
    return found


def _collect(kid: object, found: list[str]) -> None:
    if isinstance(kid, Array):
        for part in kid:
            _collect(part, found)
    elif isinstance(kid, Dictionary) and "/S" in kid:
        found.append(str(kid.S))
        _collect(kid.get("/K"), found)


def everything(pdf: bytes) -> bytes:
    """The file with nothing compressed, to search it for what must not be in it."""
    with Pdf.open(BytesIO(pdf)) as opened:
        return saved(
            opened,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.all,
            compress_streams=False,
        )


def is_sound(pdf: bytes) -> bool:
    """Whether the file is free of syntax errors, and every tagged content leads to its element and back."""
    with Pdf.open(BytesIO(pdf)) as opened:
        return opened.check_pdf_syntax() == [] and opened.get_warnings() == [] and _tags_agree(opened)


def _tags_agree(pdf: Pdf) -> bool:
    table = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    for page in pdf.pages:
        marked = {
            int(instruction.operands[1].MCID)
            for instruction in pikepdf.parse_content_stream(page, "BDC")
            if isinstance(instruction.operands[1], Dictionary) and "/MCID" in instruction.operands[1]
        }
        listed = list(table[int(page.StructParents)]) if marked else []
        if marked != set(range(len(listed))) or any(not isinstance(element, Dictionary) for element in listed):
            return False
    return True


def labels(pdf: bytes) -> list[str]:
    """The label of each page as a reader shows it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [document.get_page_label(number) for number in range(len(document))]
    finally:
        document.close()


def alternatives(pdf: bytes) -> list[str]:
    """The words that stand for pictures, in the order of the file's objects."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        found = [one for one in opened.objects if isinstance(one, Dictionary) and one.get("/S") == Name.Figure]
        return [str(one.Alt) for one in found]


def fonts(pdf: bytes) -> list[str]:
    """The names of the fonts in the file, without the mark of a subset."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        found = [
            one for one in opened.objects if isinstance(one, Dictionary) and one.get("/Type") == Name.FontDescriptor
        ]
        return [str(one.FontName).lstrip("/").split("+")[-1] for one in found]
