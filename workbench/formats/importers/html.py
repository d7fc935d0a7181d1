"""HTML files and pages saved by a browser: the article on the page, its bytes kept as they are."""

import zlib
from collections.abc import Iterator

from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.formats.files import shown
from workbench.formats.importers.importer import Importer, Source

_LARGEST = 200_000_000  # a page may have all of its pictures written into it


def read(source: Source) -> Iterator[Draft]:
    """The draft of the article on one page."""
    from workbench.formats.pages.drafts import draft

    data = source.data(_LARGEST)
    yield draft(source, _unpacked(source, data), "html", original=data)


def _unpacked(source: Source, data: bytes) -> bytes:
    """The page itself, also of a file that was compressed with gzip."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        page = zlib.decompressobj(31).decompress(data, _LARGEST)
    except zlib.error as error:
        raise Problem(f"{shown(source.path)} was not read: it is damaged.", repr(error)) from error
    if len(page) == _LARGEST:
        raise Problem(f"{shown(source.path)} was not read: unpacked it is too large for one article.")
    return page


HTML = Importer(
    "html",
    "Web page",
    (".html", ".htm", ".xhtml", ".xht"),
    read,
    confined=True,
    signatures=(b"<!doctype html", b"<html", b"<head>", b"<body>"),
    library="trafilatura",
)
