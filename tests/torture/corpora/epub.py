"""EPUB books of a few chapters, well formed or nearly so."""

import random
from collections.abc import Mapping
from xml.sax.saxutils import escape

from tests.torture.corpora.docx import packed
from tests.torture.prose import headline, paragraphs

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles>'
    "</container>"
)
BOOK = (
    '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" version="3.0">'
    "<metadata>%s</metadata><manifest>%s</manifest><spine>%s</spine></package>"
)
DETAILS = (
    "<dc:title>A Year of Talks</dc:title><dc:creator>A. Writer</dc:creator><dc:creator>B. Other</dc:creator>"
    "<dc:publisher>The House</dc:publisher><dc:date>2024-04-10</dc:date><dc:language>en-GB</dc:language>"
    "<dc:identifier>https://example.org/talks</dc:identifier>"
)


def book(
    chapters: Mapping[str, str], details: str = DETAILS, extra: Mapping[str, str | bytes] | None = None
) -> bytes:
    """A book whose chapters, by the names of their files, are read in the order given."""
    items = "".join(f'<item id="c{i}" href="{escape(name)}"/>' for i, name in enumerate(chapters))
    spine = "".join(f'<itemref idref="c{i}"/>' for i in range(len(chapters)))
    parts: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": BOOK % (details, items, spine),
    }
    parts.update({f"OEBPS/{name}": content for name, content in chapters.items()})
    return packed({**parts, **(extra or {})})


def chapter(title: str, *texts: str) -> str:
    body = "".join(f"<p>{text}</p>" for text in texts)
    return (
        '<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title>'
        f"{title}</title></head><body><h1>{title}</h1>{body}</body></html>"
    )


def make(chance: random.Random) -> bytes:
    chapters = {}
    for number in range(chance.randrange(1, 5)):
        texts = [escape(text) for text in paragraphs(chance)]
        texts += ["A line<br>and&nbsp;another <i>one"] if chance.random() < 0.3 else []
        chapters[f"part{number}.xhtml"] = chapter(escape(headline(chance)), *texts)
    return book(chapters)
