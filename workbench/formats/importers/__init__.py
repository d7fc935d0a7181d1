"""Files to drafts: one importer for each format, listed here."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.formats.decoding import clean
from workbench.formats.files import shown
from workbench.formats.importers.importer import LARGEST, Importer, Options, Source, digest
from workbench.formats.importers.markdown import MARKDOWN
from workbench.formats.importers.text import TEXT
from workbench.formats.importers.titles import guess

IMPORTERS: tuple[Importer, ...] = (TEXT, MARKDOWN)

__all__ = [
    "IMPORTERS",
    "LARGEST",
    "Importer",
    "Options",
    "Source",
    "read_article",
    "read_articles",
    "read_pasted",
]


def read_articles(source: Source) -> Iterator[Draft | Problem]:
    """The drafts of the articles in one file, and a Problem for each that cannot be read.

    A file without a suffix is taken for plain text. Raises Problem for a file that cannot be read at all.
    """
    importer = importer_for(source)
    for each in importer.read(source):
        yield replace(each, version=importer.version) if isinstance(each, Draft) else each


def read_article(path: Path, options: Options | None = None) -> Draft:
    """The draft of the first article in one file."""
    for each in read_articles(Source(path, options or Options())):
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


def importer_for(source: Source) -> Importer:
    """The importer that reads a file, told by its suffix; Problem where there is none."""
    suffix = source.path.suffix.lower()
    if not suffix:
        return TEXT
    for importer in IMPORTERS:
        if suffix in importer.suffixes:
            return importer
    known = ", ".join(s for i in IMPORTERS for s in i.suffixes)
    named = shown(source.path)
    raise Problem(f"{named} was not read: only {known} files can be read; save it as plain text first.")
