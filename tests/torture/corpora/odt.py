"""OpenDocument texts with tracked changes, comments, notes and tables, written as XML."""

import random
from xml.sax.saxutils import escape

from tests.torture.corpora.docx import packed
from tests.torture.prose import headline, paragraphs

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "meta", "manifest")
)
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
MIME = "application/vnd.oasis.opendocument.text"
CHANGES = (
    '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info/>'
    "<text:p>What was taken out.</text:p></text:deletion></text:changed-region>"
    '<text:changed-region text:id="c2"><text:insertion><office:change-info/></text:insertion>'
    "</text:changed-region></text:tracked-changes>"
)
NOTE = (
    '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
    "<text:note-body><text:p>What the note says.</text:p></text:note-body></text:note>"
)
COMMENT = "<office:annotation><dc:creator>B</dc:creator><text:p>Is this so?</text:p></office:annotation>"


def document(body: str, meta: str = "", manifest: str = "") -> bytes:
    return packed(
        {
            "mimetype": MIME,
            "META-INF/manifest.xml": f"<manifest:manifest {SPACES}>{manifest}</manifest:manifest>",
            "content.xml": f"<office:document-content {SPACES} {DC}><office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>",
            "meta.xml": f"<office:document-meta {SPACES} {DC}><office:meta>{meta}</office:meta>"
            "</office:document-meta>",
        }
    )


def make(chance: random.Random) -> bytes:
    body = [CHANGES] if chance.random() < 0.5 else []
    body.append(f'<text:h text:outline-level="1">{escape(headline(chance))}</text:h>')
    extras = ("", NOTE, COMMENT, '<text:s text:c="3"/>', "<text:line-break/>", "<text:tab/>")
    body += [f"<text:p>{escape(text)}{chance.choice(extras)}</text:p>" for text in paragraphs(chance)]
    meta = (
        f"<dc:title>{escape(headline(chance))}</dc:title>"
        "<meta:initial-creator>A. Writer</meta:initial-creator>"
        "<meta:creation-date>2024-04-10T12:00:00</meta:creation-date>"
    )
    return document("".join(body), meta)
