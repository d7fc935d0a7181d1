"""EPUB books: all that is read from the first page to the last, as one article."""

import posixpath
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from workbench.core.draft import Draft
from workbench.core.problem import Problem
from workbench.formats.decoding import clean
from workbench.formats.files import shown
from workbench.formats.importers.importer import Importer, Source, digest
from workbench.formats.importers.titles import guess
from workbench.formats.markup import Dialect, local, paragraphs
from workbench.formats.packages import LARGEST, Package, damaged, lenient, opened, protected
from workbench.formats.properties import Properties, date, language, one_line, text_of

_MOST_TEXT = 16_000_000
_MOST_CHAPTERS = 5_000
_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_UNKNOWN = re.compile(r"unknown(?: title| author)?|untitled|unbekannt|inconnu", re.IGNORECASE)
_BLOCKS = (
    "address article aside blockquote body caption dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 "
    "header hr html li main nav ol p pre section table tbody td th thead tr ul"
)
_UNSEEN = "head script style svg math template object iframe audio video rt rp"


def read(source: Source) -> Iterator[Draft]:
    """The draft of one book."""
    data, name = source.data(LARGEST), shown(source.path)
    with opened(data, name, "EPUB book") as package:
        place, book = _book(package)
        chapters = _chapters(package, book, place)
        texts, unreadable = _read(package, chapters)
    text = clean("\n\n".join(texts))
    if not text.text.strip():
        raise Problem(f"{name} was not read: there is no text in it.")
    said = _properties(book)
    said = said if said.title else said.with_title(guess(text.text), is_guessed=True)
    yield Draft(
        text=text.text,
        original=data,
        sha256=digest(data),
        media_type="application/epub+zip",
        file_name=source.path.name,
        encoding="",
        importer="epub",
        title=said.title,
        outlet=said.outlet,
        author=said.author,
        published=said.published,
        url=said.url,
        language=said.language,
        notices=(*_notices(len(texts), unreadable), *text.notices),
        guessed=said.guessed,
    )


def _book(package: Package) -> tuple[str, Any]:
    """The name and the root of the part that lists all others."""
    container = package.tree(_CONTAINER)
    files = container.iter("{*}rootfile") if container is not None else ()
    place = next((found for file in files if (found := file.get("full-path") or "") in package.names), "")
    if not place:
        raise Problem(f"{package.name} was not read: it is a ZIP archive, but no EPUB book.")
    return place, package.tree(place)


def _chapters(package: Package, book: Any, place: str) -> list[str]:
    """The names of the parts in the order of reading, each once."""
    items = {each.get("id"): each for each in book.iter("{*}item")}
    listed = (items.get(ref.get("idref")) for ref in book.iter("{*}itemref") if ref.get("linear") != "no")
    folder = posixpath.dirname(place)
    named = (
        posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
        for item in listed
        if item is not None
    )
    chapters = list(dict.fromkeys(each for each in named if each in package.names))
    if not chapters:
        raise damaged(package.name, "there is nothing in its spine")
    if len(chapters) > _MOST_CHAPTERS:
        raise Problem(f"{package.name} was not read: it has {len(chapters):,} parts, too many to read.")
    _refuse_locked(package, chapters)
    return chapters


def _refuse_locked(package: Package, chapters: list[str]) -> None:
    listed = package.tree(_ENCRYPTION)
    if listed is not None:
        locked = {unquote(each.get("URI") or "") for each in listed.iter("{*}CipherReference")}
        if locked.intersection(chapters):
            raise protected(package.name)


def _read(package: Package, chapters: list[str]) -> tuple[list[str], int]:
    """The texts of the chapters that have one, and how many could not be read."""
    dialect = Dialect(
        _BLOCKS.split(), _UNSEEN.split(), lambda element: "\n" if local(element) == "br" else ""
    )
    texts: list[str] = []
    left, unreadable = _MOST_TEXT, 0
    why: Problem | None = None
    for chapter in chapters:
        try:
            root = lenient(package.part(chapter), package.name)
        except Problem as problem:
            why = why or problem
            unreadable += 1
            continue
        text = "\n\n".join(each for each, _ in paragraphs(root, dialect))
        left -= len(text)
        if left < 0:
            raise Problem(f"{package.name} was not read: its text is too long for one article; split it.")
        if text:
            texts.append(text)
    if why and not texts:
        raise why
    return texts, unreadable


def _sign(element: Any) -> str:
    return "\n" if local(element) == "br" else ""


def _properties(book: Any) -> Properties:
    """What the book says of itself."""
    metadata = next(book.iter("{*}metadata"), book)
    authors = [one_line("".join(each.itertext())) for each in metadata.iter("{*}creator")]
    sources = (text_of(metadata, name) for name in ("source", "identifier"))
    return Properties(
        title=_known(text_of(metadata, "title")),
        author=one_line(", ".join(dict.fromkeys(each for each in authors if _known(each)))),
        outlet=text_of(metadata, "publisher"),
        published=date(text_of(metadata, "date")),
        language=language(text_of(metadata, "language")),
        url=next((each for each in sources if each.startswith(("http://", "https://"))), ""),
    )


def _known(said: str) -> str:
    """A detail, unless a program filled it in for want of one."""
    return "" if _UNKNOWN.fullmatch(said) else said


def _notices(chapters: int, unreadable: int) -> Iterator[str]:
    if chapters > 1:
        yield f"A book in {chapters:,} parts, read as one article."
    if unreadable:
        parts = "1 part" if unreadable == 1 else f"{unreadable:,} parts"
        yield f"{parts} of the book could not be read and {'is' if unreadable == 1 else 'are'} missing."


EPUB = Importer(
    "epub",
    "EPUB book",
    (".epub",),
    read,
    confined=True,
    library="lxml",
)
