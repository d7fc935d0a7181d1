"""HTML files and pages saved by a browser: the article on the page, its bytes kept as they are."""

from collections.abc import Iterator

from workbench.core.draft import Draft
from workbench.formats.importers.importer import Importer, Source

_LARGEST = 200_000_000  # a page may have all of its pictures written into it


def read(source: Source) -> Iterator[Draft]:
    """The draft of the article on one page."""
    from workbench.formats.pages.drafts import draft

    yield draft(source, source.data(_LARGEST), "html")


HTML = Importer(
    "html",
    "Web page",
    (".html", ".htm", ".xhtml", ".xht"),
    read,
    confined=True,
    signatures=(b"<!doctype html", b"<html", b"<head>", b"<body>"),
    library="trafilatura",
)
