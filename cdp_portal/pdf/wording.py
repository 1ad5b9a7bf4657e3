"""What the portal says of an uploaded PDF: why it is refused, what to look at, how accessible it is."""

from cdp_portal.pdf.papers import MOST_PAGES

SENTENCES = {
    "too_large": "This file is larger than {limit} MB. Save it with smaller pictures, or split it into several papers.",
    "word": "This is a Word document. Open it in Word, choose Save as, choose PDF, and upload that file.",
    "office": "This is an Office document. Open it, choose Save as or Export, choose PDF, and upload that file.",
    "locked_office": (
        "This document is protected by a password. Save it as PDF without the password, and upload that file."
    ),
    "image": "This is a picture. Print it to PDF, and upload that file.",
    "not_pdf": "This file is not a PDF. Open it in the program that made it, save it as PDF, and upload that file.",
    "encrypted": "This PDF is protected by a password. Remove the password, or print it to a new PDF, and upload that.",
    "broken": "This PDF is broken and cannot be read. Save or print it to PDF again from the program that made it.",
    "empty": "This PDF has no pages. Save it again from the program that made it.",
    "portfolio": "This PDF is a folder of files. Open it, save each file as a PDF of its own, and upload those.",
    "too_many_pages": f"This PDF has more than {MOST_PAGES} pages. Split it, or write a paper that links to it.",
    "explodes": "This PDF holds far more drawing than it can show. Print it to a new PDF, and upload that file.",
    "slow": "This PDF takes too long to read. Print it to a new PDF, and upload that file.",
}
WARNINGS = {
    "repaired": "This PDF was damaged and has been repaired. Check each page of this paper in the pack.",
    "xfa_form": "This PDF is a form that many readers cannot show. Print it to a new PDF, and upload that instead.",
    "no_text": "This PDF holds pictures of text: a screen reader cannot read it. Upload the original if you can.",
    "some_scans": "Some pages of this PDF are pictures of text: a screen reader cannot read them. Upload the original.",
    "scripts": "This PDF holds scripts. They are left out of the pack.",
    "attachments": "This PDF has files attached. They are left out of the pack: upload those needed as own papers.",
    "fields": "This PDF is a form. The pack prints what is filled in, and nobody can fill in the rest.",
    "layers": "This PDF has hidden layers. What they hide stays out of the pack: check that nothing is missing.",
    "huge": "This PDF has pages larger than A3, which few can print. The pack keeps their size.",
}

# How accessible a paper is, in the words of the officer who uploads it and of who reads the pack.
FOR_OFFICER = {
    "accessible": "This PDF is accessible: it passed our checks for PDF/UA, the standard for screen readers.",
    "tagged": "This PDF has headings and reading order for screen readers, but did not pass every check:",
    "untagged": (
        "A screen reader has to guess the headings and reading order of this PDF. Save the original from Word with "
        "Save as, PDF, Options, “Document structure tags for accessibility”, and upload that file."
    ),
    "scan": (
        "This PDF is a scan: a screen reader cannot read it. Ask the author for the original, save it from Word as "
        "PDF, and upload that file."
    ),
}
FOR_READER = {
    "accessible": "",
    "tagged": "",
    "untagged": (
        "This paper has no structure that a screen reader can follow. Ask the board’s officer for it in another format."
    ),
    "scan": "This paper is a scan. A screen reader cannot read it. Ask the board’s officer for it in another format.",
}
FAULTS = {
    "untagged": "it has no tags",
    "broken": "its tags are broken",
    "unclaimed": "its author does not say that it keeps to PDF/UA",
    "language": "it does not name its language",
    "title": "it has no title that a reader shows",
    "form": "it has fields to fill in",
    "locked": "its protection keeps screen readers out",
    "roles": "it has tags that no reader knows",
    "too_deep": "its tags are too many or too deep",
    "figures": "a picture has no alternative text",
    "tables": "a table has no header cells, or they do not say what they head",
    "headings": "a level of headings is skipped",
    "notes": "a footnote has no name",
    "annotations": "a link or note is outside the tags or has no words",
    "font_missing": "a font is not in the file",
    "letters_unknown": "a font does not tell its letters",
    "content": "some of what a page shows is outside the tags",
}


def for_officer(accessibility: str, faults: list[str]) -> str:
    """What the person who uploads a PDF is told about it; `faults` are codes of FAULTS."""
    told = FOR_OFFICER[accessibility]
    if accessibility != "tagged":
        return told
    return f"{told} {'; '.join(FAULTS[code] for code in faults)}."
