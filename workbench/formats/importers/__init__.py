"""Files to drafts: one importer for each format, listed here."""

from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path
from typing import cast

from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.core.ticket import Ticket
from workbench.formats.confinement import Confinement, Request
from workbench.formats.decoding import clean
from workbench.formats.files import shown
from workbench.formats.importers.csv_articles import CSV_ARTICLES
from workbench.formats.importers.docx import DOCX
from workbench.formats.importers.epub import EPUB
from workbench.formats.importers.feed import FEED
from workbench.formats.importers.html import HTML
from workbench.formats.importers.importer import LARGEST, Importer, Options, Source, digest
from workbench.formats.importers.json_articles import JSON_ARTICLES
from workbench.formats.importers.markdown import MARKDOWN
from workbench.formats.importers.mhtml import MHTML
from workbench.formats.importers.odt import ODT
from workbench.formats.importers.pdf import PDF
from workbench.formats.importers.text import TEXT
from workbench.formats.importers.titles import guess
from workbench.formats.importers.warc import WARC
from workbench.formats.telling import head_of, told

IMPORTERS: tuple[Importer, ...] = (
    TEXT,
    MARKDOWN,
    HTML,
    MHTML,
    WARC,
    FEED,
    PDF,
    DOCX,
    ODT,
    EPUB,
    JSON_ARTICLES,
    CSV_ARTICLES,
)

__all__ = [
    "IMPORTERS",
    "LARGEST",
    "Confinement",
    "Importer",
    "Options",
    "Source",
    "knows",
    "read_article",
    "read_articles",
    "read_pasted",
]


def read_articles(
    source: Source, confinement: Confinement | None = None, ticket: Ticket | None = None
) -> Iterator[Draft | Problem]:
    """The drafts of the articles in one file, and a Problem for each that cannot be read.

    A file without a suffix is taken for plain text. ``confinement`` is where risky formats are read, one for
    this file alone when there is none. Raises Problem for a file that cannot be read at all.
    """
    importer = importer_for(source)
    stamp = importer.stamp()
    for each in (
        _confined(importer, source, confinement, ticket) if importer.confined else importer.read(source)
    ):
        yield replace(each, version=stamp) if isinstance(each, Draft) else each


def read_article(path: Path, options: Options | None = None, confinement: Confinement | None = None) -> Draft:
    """The draft of the first article in one file."""
    found = read_articles(Source(path, options or Options()), confinement)
    with closing(cast(Generator[Draft | Problem], found)):
        for each in found:
            if isinstance(each, Problem):
                raise each
            return each
    raise Problem(f"{shown(path)} was not read: there is no article in it.")


def read_pasted(text: str) -> Draft:
    """The draft of text from the clipboard."""
    if len(text) > LARGEST:
        raise Problem("The pasted text is too long for one article: paste its articles one by one.")
    found = clean(text)
    if not found.text.strip():
        raise Problem("There is no text to paste: copy an article first.")
    original = text.encode("utf-8", "surrogatepass")
    title = guess(found.text)
    told = {"title": title, "notices": found.notices, "guessed": ("title",) if title else ()}
    return Draft(found.text, original, digest(original), **told)  # type: ignore[arg-type]


def knows(path: Path) -> bool:
    """Whether there is an importer for a file found in a folder: by what it is called."""
    return _named(path) is not None


def _confined(
    importer: Importer, source: Source, confinement: Confinement | None, ticket: Ticket | None
) -> Iterator[Draft | Problem]:
    reader = f"{importer.read.__module__}:{importer.read.__qualname__}"
    options = asdict(source.options)
    request = Request(reader, str(source.path), shown(source.path), options, source.content)
    if confinement is not None:
        yield from confinement.read(request, ticket)
        return
    with Confinement() as own:
        yield from own.read(request, ticket)


def importer_for(source: Source) -> Importer:
    """The importer that reads a file, told by its first bytes, else by its suffix; Problem for none.

    A file without a suffix and without a sign of another format is taken for plain text.
    """
    signatures = {importer.name: importer.signatures for importer in IMPORTERS}
    name = told(head_of(source.path, source.content), signatures)
    for importer in IMPORTERS:
        if importer.name == name:
            return importer
    found = _named(source.path)
    if found is None and source.path.suffix:
        endings = ", ".join(s for i in IMPORTERS for s in i.suffixes)
        named = shown(source.path)
        raise Problem(f"{named} was not read: only {endings} files can be read; save it as plain text first.")
    return found or TEXT


def _named(path: Path) -> Importer | None:
    """The importer for what a file is called, the longest ending first."""
    name = path.name.lower()
    endings = {suffix: importer for importer in IMPORTERS for suffix in importer.suffixes}
    fit = [suffix for suffix in endings if name.endswith(suffix)]
    return endings[max(fit, key=len)] if fit else None
