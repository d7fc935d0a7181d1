"""PDF documents written by hand: columns, running heads, divided words, compressed or not."""

import random
import zlib
from collections.abc import Mapping, Sequence
from textwrap import wrap

from tests.torture.prose import headline, paragraphs

Item = tuple[float, float, float, str]
"""Left, baseline (up from the foot of the page), size in points, text."""
HEAD = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Resources << /Font << /F1 3 0 R >> >>"


def document(
    pages: Sequence[Sequence[Item]],
    info: Mapping[str, str] | None = None,
    size: tuple[int, int] = (595, 842),
    extra: bytes = b"",
    is_packed: bool = False,
    drawn: bytes = b"",
    trailer: bytes = b"",
) -> bytes:
    """A PDF document with text at places.

    ``extra`` goes into the dictionary of each page, ``drawn`` into its content, ``trailer`` at the end.
    """
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>"
        % (b" ".join(b"%d 0 R" % (5 + 2 * i) for i in range(len(pages))), len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< %s >>" % b" ".join(b"/%s %s" % (k.encode(), text_string(v)) for k, v in (info or {}).items()),
    ]
    for number, items in enumerate(pages):
        objects.append(HEAD % size + b" %s /Contents %d 0 R >>" % (extra, 6 + 2 * number))
        content = b"".join(shown(*item) for item in items) + drawn
        packed = zlib.compress(content) if is_packed else content
        objects.append(
            b"<< /Length %d %s>>\nstream\n" % (len(packed), b"/Filter /FlateDecode " if is_packed else b"")
            + packed
            + b"\nendstream"
        )
    return assembled(objects, trailer)


def assembled(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Objects, of which the first is the catalogue and the fourth the information, as a file."""
    made = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, each in enumerate(objects, 1):
        offsets.append(len(made))
        made += b"%d 0 obj\n" % number + each + b"\nendobj\n"
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    made += b"trailer << /Size %d /Root 1 0 R /Info 4 0 R %s >>\n" % (len(objects) + 1, trailer)
    return bytes(made + b"startxref\n%d\n%%%%EOF\n" % start)


def text_string(text: str) -> bytes:
    return b"<" + (b"\xfe\xff" + text.encode("utf-16-be", "surrogatepass")).hex().encode() + b">"


def shown(left: float, baseline: float, size: float, text: str) -> bytes:
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return b"BT /F1 %g Tf %g %g Td (%s) Tj ET\n" % (size, left, baseline, escaped.encode("cp1252", "replace"))


def column(text: str, left: float, top: float, width: int = 46, size: float = 10.0) -> list[Item]:
    """Paragraphs (parted by line ends) set in lines of a width in characters, the first of each indented."""
    made: list[Item] = []
    for paragraph in text.split("\n"):
        for number, line in enumerate(wrap(paragraph, width)):
            made.append((left + (0 if number else 12), top - 13 * len(made), size, line))
    return made


def make(chance: random.Random) -> bytes:
    pages = []
    for number in range(chance.randrange(1, 5)):
        items: list[Item] = [(50, 815, 8, "The Daily Paper"), (300, 20, 8, f"Page {number + 1}")]
        items += [(50, 770, 22, headline(chance))] if not number else []
        items += column("\n".join(paragraphs(chance)), 50, 740)
        items += column("\n".join(paragraphs(chance)), 310, 740) if chance.random() < 0.5 else []
        pages.append(items)
    info = {"Title": headline(chance), "Author": "A. Writer", "CreationDate": "D:20240410120000Z"}
    turned = b"/Rotate %d" % chance.choice((0, 90, 180, 270))
    return document(pages, info, extra=turned, is_packed=chance.random() < 0.5)
