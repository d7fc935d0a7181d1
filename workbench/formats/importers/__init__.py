"""Files to drafts: one importer for each format, listed here."""

from pathlib import Path

from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.formats.decoding import clean
from workbench.formats.files import read_bytes, shown
from workbench.formats.importers.importer import Importer, digest
from workbench.formats.importers.markdown import MARKDOWN
from workbench.formats.importers.text import TEXT
from workbench.formats.importers.titles import guess

IMPORTERS: tuple[Importer, ...] = (TEXT, MARKDOWN)

LARGEST = 16_000_000
"""The most bytes of one file, and the most characters of one pasted text, that are read."""

__all__ = ["IMPORTERS", "LARGEST", "Importer", "read_article", "read_pasted"]


def read_article(path: Path) -> Draft:
    """The draft of the article in one file; a file without a suffix is taken for plain text."""
    data = read_bytes(path, LARGEST)
    return _importer_for(path).read(path, data)


def read_pasted(text: str) -> Draft:
    """The draft of text from the clipboard."""
    if len(text) > LARGEST:
        raise Problem("The pasted text is too long for one article: paste its articles one by one.")
    found = clean(text)
    if not found.text.strip():
        raise Problem("There is no text to paste: copy an article first.")
    original = text.encode("utf-8", "surrogatepass")
    return Draft(found.text, original, digest(original), title=guess(found.text), notices=found.notices)


def _importer_for(path: Path) -> Importer:
    suffix = path.suffix.lower()
    if not suffix:
        return TEXT
    for importer in IMPORTERS:
        if suffix in importer.suffixes:
            return importer
    known = ", ".join(s for i in IMPORTERS for s in i.suffixes)
    raise Problem(f"{shown(path)} was not read: only {known} files can be read; save it as plain text first.")
