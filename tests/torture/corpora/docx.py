"""Word documents with tracked changes, comments, notes, tables and headings, written as XML."""

import io
import random
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from tests.torture.prose import headline, paragraphs

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">%s'
    "</cp:coreProperties>"
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
)
STYLES = (
    f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    "</w:styles>"
)
BY = 'w:id="1" w:author="A" w:date="2024-04-10T09:00:00Z"'


MAIN = f'<Relationship Id="r1" Type="{R}/officeDocument" Target="word/document.xml"/>'


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def inserted(text: str) -> str:
    return f"<w:ins {BY}>{run(text)}</w:ins>"


def deleted(text: str) -> str:
    return f"<w:del {BY}><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del>"


def note_mark(number: int = 2) -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def paragraph(*runs: str, style: str = "") -> str:
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}{''.join(runs)}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    made = ("".join(f"<w:tc>{paragraph(run(cell))}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{cells}</w:tr>' for cells in made)}</w:tbl>"


def document(body: str, core: str = "", notes: str = "", comments: str = "") -> bytes:
    """A document with what stands in its body; ``notes`` and ``comments`` are paragraphs of one each."""
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS % MAIN,
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": STYLES,
        "docProps/core.xml": CORE % core,
    }
    if notes:
        note = f'<w:footnote w:id="2">{notes}</w:footnote>'
        parts["word/footnotes.xml"] = f"<w:footnotes {W}>{note}</w:footnotes>"
    if comments:
        comment = f'<w:comment w:id="0">{comments}</w:comment>'
        parts["word/comments.xml"] = f"<w:comments {W}>{comment}</w:comments>"
    return packed(parts)


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def make(chance: random.Random) -> bytes:
    body = [paragraph(run(headline(chance)), style="Heading1")]
    for text in paragraphs(chance):
        runs = [run(text), inserted(" So it was added."), deleted(" So it was taken out."), note_mark()]
        body.append(paragraph(*runs[: chance.randrange(1, 5)]))
    if chance.random() < 0.4:
        body.append(table(("Country", "Share"), ("Japan", "12 %")))
    return document(
        "".join(body),
        f"<dc:title>{escape(headline(chance))}</dc:title><dc:creator>A. Writer</dc:creator>"
        "<dcterms:created>2024-04-10T12:00:00Z</dcterms:created>",
        paragraph(run(paragraphs(chance, 2)[0])),
        paragraph(run("Is this so?")) if chance.random() < 0.5 else "",
    )
